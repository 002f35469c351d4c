#!/bin/sh
# starcoach-content(5): its lists of keys are those of the tables that load content files.
. "$(dirname -- "$0")/lib.sh"
: "${STARCOACH_BUILD:?name the build folder}"
page=$source_root/docs/starcoach-content.5

test_that "the page has the keys that the program reads, neither more nor fewer"
command="scripts/manual/update --check"
status=0
"$source_root/scripts/manual/update" "$STARCOACH_BUILD" --check starcoach-content.5 >"$out" 2>"$err" || status=$?
expect_status 0
expect_no_out

test_that "every kind of file is on it"
for kind in language.yaml competencies.yaml shapes questions guides rules rubrics roles ideas.yaml; do
    holds "a part on $kind" "$page" grep -q "^\.Ss $kind" "$page"
done

test_that "the guide for authors names every key"
grep '^\.It Ic' "$page" | cut -d' ' -f3 | sort -u >"$box/keys"
while read -r key; do
    holds "the key $key in docs/content.md" "$box/keys" grep -qw -e "$key" "$source_root/docs/content.md"
done <"$box/keys"
finish
