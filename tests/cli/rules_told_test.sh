#!/bin/sh
# rules: what the judge looks for.
. "$(dirname -- "$0")/lib.sh"
need_tool jq

test_that "every rule is a line of id, severity and message"
run rules
expect_status 0
expect_no_err
expect_all_lines '^[a-z0-9.-]+ +(error|warning|suggestion) +[^ ].*$'
expect_line '^placeholder\.left +error +'
expect_not_out "{"
cut -d' ' -f1 "$out" | sort >"$box/listed"

test_that "they are the rules that --explain tries"
for file in good.md star.md; do
    run check "$answers/$file" --explain --as json
    jq -r '.[0].tried[].rule' "$out"
done | sort -u >"$box/tried"
holds "rules tried" "$box/tried" test -s "$box/tried"
expect_equal "rules tried that are not listed" "" "$(comm -13 "$box/listed" "$box/tried")"

test_that "JSON holds them with their reasons and places"
run rules --as json
expect_json 'length == ($lines | tonumber)' --arg lines "$(wc -l <"$box/listed" | tr -d ' ')"
expect_json 'all(.id != "" and .kind != "" and .why != "" and .fix != "" and (.source | test("\\.yaml:[0-9]+$")))'

test_that "a rule is told with its reason, its mend and examples of both kinds"
run rules placeholder.left
expect_status 0
expect_line '^placeholder\.left \(error\)$'
for label in Says Why Mend "Fires on" "Not on" "Stands in"; do
    expect_line "^$label +[^ ]"
done
expect_out "“The campaign for the XX project was late.”"

test_that "what ids begin with, up to a full stop, stands for all of them"
run rules tone --as json
expect_json 'length > 1 and all(.id | startswith("tone."))'
run rules ton
expect_refusal 'unknown rule "ton"'

test_that "an unknown rule is refused, with the nearest one named"
run rules plceholder.left
expect_refusal 'unknown rule "plceholder.left"' 'did you mean "placeholder.left"?'
run rules xyzzy
expect_refusal '"starcoach rules" names them'

test_that "text keeps to the width, and to plain characters where the locale has no others"
run rules tone --width 50
expect_all_lines '^.{0,50}$|^Stands in'
export LC_ALL=C
run rules tone
expect_all_lines '^[ -~]*$'

finish
