#!/bin/sh
# What README and docs say is there: links, pictures, commands with their options, keys.
. "$(dirname -- "$0")/lib.sh"
pages="README.md CONTRIBUTING.md CHANGELOG.md SECURITY.md $(cd "$source_root" && echo docs/*.md)"

test_that "every link and picture leads to a file of the tree"
for page in $pages; do
    folder=$source_root/$(dirname "$page")
    { grep -oE '\]\([^)#:]+' "$source_root/$page" | cut -c3- | grep -v '^http'; grep -oE '(src|srcset)="[^":]+' "$source_root/$page" | cut -d'"' -f2; } >links
    while read -r link; do
        command="$page: $link"
        holds "the file $link" links test -e "$folder/$link"
    done <links
done

test_that "a dark picture stands beside every light one"
for light in "$source_root"/docs/pictures/*-light.svg; do
    holds "the dark one of $light" links test -s "${light%-light.svg}-dark.svg"
done
holds "pictures in README" links grep -q 'walk-light.svg' "$source_root/README.md"

test_that "commands in README have the options that it names"
sed -n '/^```/,/^```/p' "$source_root/README.md" | sed -n 's/ *#.*//; s/^starcoach //p' >commands
while read -r words; do
    name=${words%% *}
    [ "${name#-}" = "$name" ] || name=
    run $name --help
    expect_status 0
    for option in $(echo " $words" | grep -oE ' --[a-z-]+'); do
        expect_line "(^|[ ,])$option( |\$)"
    done
done <commands
holds "commands in README" commands test "$(wc -l <commands)" -gt 5

test_that "keys in README are keys of the front end"
sed -n '/^\.Sh KEYS/,/^\.Sh COMPLETION/p' "$source_root/docs/starcoach.1" >keys
for key in $(grep -oE '(Ctrl|Alt|Shift)-[A-Z][a-z]*' "$source_root/README.md" | sort -u); do
    holds "the key $key in the man page" keys grep -qE "[&, ]$key[,:]" keys
done

finish
