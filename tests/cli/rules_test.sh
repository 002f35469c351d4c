#!/bin/sh
# Rules in people's hands: switched off or reweighed in the settings; and a text that is in no English.
. "$(dirname -- "$0")/lib.sh"
settings=$HOME/.config/starcoach/config.yaml
mkdir -p "${settings%/*}"
cp "$answers/good.md" answer.md
printf '\n\nI learned a lot from it. I worked hard and went the extra mile.\n' >>answer.md

sums='.[0] | .score == ([.criteria[].points] | add) and .score == 100 - ([.findings[].cost] | add // 0) and
    100 == ([.criteria[].of] | add)'

test_that "without settings no rule is off"
run check answer.md --as json
expect_json '.[0] | has("off") | not'
expect_json "$sums"
rule=$(jq -r '[.[0].findings[] | select(.cost > 0)][0].rule' "$out")
cost=$(jq --arg rule "$rule" '[.[0].findings[] | select(.rule == $rule) | .cost] | add' "$out")
before=$(jq '.[0].score' "$out")

test_that "a rule that is off is not told, its points are given, and the sums hold"
printf 'version: 1\nrules:\n  off: [%s]\n' "$rule" >"$settings"
run check answer.md --as json
expect_no_err
expect_json '.[0].off == [$rule]' --arg rule "$rule"
expect_json '[.[0].findings[] | select(.rule == $rule)] == []' --arg rule "$rule"
expect_json '.[0].score == $before + $cost' --argjson before "$before" --argjson cost "$cost"
expect_json "$sums"
run check answer.md --explain
expect_out "off in your settings"
expect_out "Off in your settings"
run check answer.md --explain --as json
expect_json '[.[0].tried[] | select(.off)] | length > 0 and all(.rule == $rule)' --arg rule "$rule"

test_that "the stream of JSON lines follows the settings too"
jq -cRs '{id: 1, text: .}' <answer.md >lines
run_with lines check --jsonl
expect_lines_json '.[0].off == [$rule]' --arg rule "$rule"

test_that "the start of an id switches off a family"
printf 'version: 1\nrules:\n  off: [%s]\n' "${rule%%.*}" >"$settings"
run check answer.md --as json
expect_json '.[0].off | index($rule) != null' --arg rule "$rule"
expect_json "$sums"

test_that "a weight of one's own counts, and the sums hold"
printf 'version: 1\nrules:\n  weight:\n    %s: 0\n    lesson: 50\n' "$rule" >"$settings"
run check answer.md --as json
expect_json '[.[0].findings[] | select(.rule == $rule) | .cost] | add == 0' --arg rule "$rule"
expect_json "$sums"

test_that "an id that names no rule is told with its place and the nearest, and judging goes on"
printf 'version: 1\nrules:\n  off: [tone.biter]\n  weight:\n    resul.size: 1\n' >"$settings"
run check answer.md --as json
expect_err 'config.yaml:3:9: no rule is called "tone.biter"; did you mean "tone.bitter"?'
expect_err 'config.yaml:5:5: no rule is called "resul.size"; did you mean "result.size"?'
expect_json '.[0] | has("off") | not'

test_that "settings that can't be read are told and judge nothing differently"
printf 'version: 1\nrules: {of: [tone]}\n' >"$settings"
run check answer.md --as json
expect_err 'config.yaml:2:9: '
expect_err 'did you mean "off"?'
expect_json '.[0].score == $before' --argjson before "$before"
rm "$settings"

test_that "takes narrow the range of likely times, and only when told"
run check answer.md --as json
wide=$(jq '.[0] | .seconds_high - .seconds_low' "$out")
expect_json '.[0] | has("takes") | not'
for takes in 1 3 8; do
    run check answer.md --as json --takes "$takes"
    expect_json '.[0].takes == $takes and (.[0] | .seconds_high - .seconds_low) < $wide' --argjson takes "$takes" --argjson wide "$wide"
    wide=$(jq '.[0] | .seconds_high - .seconds_low' "$out")
done
run check answer.md --takes 3 --pace 1.1
expect_out "Judged at pace 1.1, from timed takes (3), on "
run check answer.md --takes x
expect_refusal '"x" is no value for --takes' "whole number" 

test_that "a text in another language is told to be so, and no words of it are held against it"
cat >german.txt <<'END'
Im letzten Jahr war ich in einem Team von sechs Leuten für die Kampagne zuständig. Ich hatte den Plan an einem Montag gemacht
und am selben Tag verschickt. So kam die Kampagne zwei Tage zu spät, weil ich nie gefragt hatte, was die anderen zu tun hatten.
END
run check german.txt
expect_status 0
expect_out "This coach judges English"
expect_not_out "of 100"
run check german.txt --as json
expect_json '.[0].foreign == true'
expect_json '.[0].findings | all(.start == .end and .severity != "error")'
expect_json "$sums"

finish
