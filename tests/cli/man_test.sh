#!/bin/sh
# The man page and --help name the same commands, options and forms; its keys are those of the front end.
. "$(dirname -- "$0")/lib.sh"
page=$source_root/docs/starcoach.1
holds "the page at $page" "$page" test -s "$page"

# part_of HEADING: the page's lines from this .Sh or .Ss to the next.
part_of() {
    awk -v heading="$1" '/^\.S[hs] / { inside = ($0 == heading) } inside' "$page"
}

# Options that a part documents: "--name" and, where it has one, "-n --name".
options_of_page() {
    part_of "$1" | sed -n 's/^\.It \(Fl .*\)/\1/p' | sed 's/Ar .*//; s/Fl -\([a-z]\)/--\1/g; s/Fl \([a-zA-Z]\)/-\1/g; s/ , / /; s/ *$//'
}

options_of_help() {
    sed -n 's/^  *\(\(-[a-zA-Z], \)\{0,1\}--[a-z-]*\).*/\1/p' "$out" | tr -d ,
}

shared='--help$|--version$'

test_that "the options of the program itself are those of the page"
run --help
options_of_help | sort >"$box/help"
options_of_page ".Sh OPTIONS" | sort >"$box/page"
expect_same_files "$box/help" "$box/page"

test_that "the commands are those of the page"
sed -n '/^Commands/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p' "$out" >"$box/help"
awk '/^\.Sh / { inside = ($0 == ".Sh COMMANDS") } inside && /^\.Ss / { print $2 }' "$page" >"$box/page"
expect_same_files "$box/help" "$box/page"
commands=$(cat "$box/help")
expect_equal "the number of commands" 9 "$(echo "$commands" | wc -l | tr -d ' ')"

for name in $commands; do
    test_that "the options of $name are those of the page"
    run "$name" --help
    options_of_help | grep -vE -e "$shared" | sort >"$box/help"
    options_of_page ".Ss $name" | sort >"$box/page"
    expect_same_files "$box/help" "$box/page"

    test_that "the forms of $name are named in the page"
    for form in $(sed -n 's/^FORM one of: //p' "$out" | tr -d ,); do
        part_of ".Ss $name" >"$box/part"
        holds "the form $form under $name" "$box/part" grep -qE "Cm $form\$|Cm $form " "$box/part"
    done
done

if [ "${STARCOACH_TUI:-ON}" = ON ]; then
    test_that "the keys of the page are those of the front end"
    command="scripts/manual/update --check"
    status=0
    "$source_root/scripts/manual/update" "${STARCOACH_BUILD:?name the build folder}" --check starcoach.1 >"$out" 2>"$err" || status=$?
    expect_status 0
    expect_no_out
fi

test_that "the page names every variable that the program reads"
for variable in $(grep -rhoE 'getenv\("[A-Z_]+"\)' "$source_root/src" | sed 's/.*"\(.*\)".*/\1/' | sort -u); do
    [ "$variable" = HOME ] && continue
    holds "$variable in the page" "$page" grep -qw "$variable" "$page"
done

finish
