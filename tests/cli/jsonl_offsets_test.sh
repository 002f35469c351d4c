#!/bin/sh
# check --jsonl: offsets are bytes of the text as given, half-open; the words they name are the words that are meant.
. "$(dirname -- "$0")/lib.sh"
need_tool jq

# judge_text FILE [JSON members]: judges the file's text as one line.
judge_text() {
    more='{}'
    [ $# -gt 1 ] && more=$2
    jq -Rsc "{id: 1, text: .} + $more" "$1" >line.jsonl
    run_with line.jsonl check --jsonl --today 2026-01-15
    expect_status 0
}

# words_at FILTER FILE: the bytes of FILE between .start and .end of what the filter picks.
words_at() {
    bytes_of "$2" "$(jq "$1 | .start" "$out")" "$(jq "$1 | .end" "$out")"
}

test_that "a finding's words are found again behind letters of several bytes, CRLF and headings"
printf '# Café\r\n\r\n## Situation\r\nÜber „naïve“ 😀 pläne: the team of XX — «ça va» — failed.\r\n\r\n## Task\r\nBy Friday.\r\n' >text.md
judge_text text.md
expect_equal "the words" "XX" "$(words_at '.findings[] | select(.rule == "placeholder.left")' text.md)"
expect_lines_json '.[0].findings | any(.rule == "placeholder.left" and .section == "situation")'

test_that "the sentences of a text that was cut are its sentences, byte for byte"
printf 'Last year I ran a café 😀 with naïve plans.  My goal was 30 “guests” by June!\n\nI never asked anybody – that was wrong. Why? I relied on my memory…\nI learned to write a list.' >cut.md
judge_text cut.md
jq -r '.sentences | sort_by(.start)[] | "\(.start) \(.end)"' "$out" >"$box/places"
while read -r start end; do
    bytes_of cut.md "$start" "$end" | tr '\n' ' '
    echo
done <"$box/places" >"$box/sentences"
cat >"$box/wanted" <<'END'
Last year I ran a café 😀 with naïve plans.
My goal was 30 “guests” by June!
I never asked anybody – that was wrong.
Why?
I relied on my memory…
I learned to write a list.
END
sed 's/ *$//' "$box/sentences" >"$box/trimmed"
expect_same_files "$box/wanted" "$box/trimmed"

test_that "a section's spans hold its sentences"
expect_lines_json '.[0] | .sections as $sections | .sentences | all(. as $one | $sections[] | select(.id == $one.section) | .spans |
    any(.[0] <= $one.start and $one.end <= .[1]))'

test_that "where sections are given, offsets count in the section's own text"
jq -cn '{id: 1, sections: {situation: "Ünser team met in May.", task: "Für XX by Friday.", action: "Ich — I never asked. Then I did."}}' >line.jsonl
run_with line.jsonl check --jsonl
printf 'Für XX by Friday.' >task
expect_lines_json '.[0].findings | any(.rule == "placeholder.left" and .section == "task")'
expect_equal "the words" "XX" "$(words_at '.findings[] | select(.rule == "placeholder.left")' task)"
printf 'Ich — I never asked. Then I did.' >action
expect_equal "the first sentence of Action" "Ich — I never asked." "$(words_at '[.sentences[] | select(.section == "action")][0]' action)"
expect_equal "the second" "Then I did." "$(words_at '[.sentences[] | select(.section == "action")][1]' action)"
expect_lines_json '.[0].sections[] | select(.id == "action") | .spans == [[0, 34]]'

test_that "offsets are of the decoded text: escapes in JSON count as what they stand for"
printf '{"id":1,"sections":{"situation":"\\u00dc\\n\\t\\"x\\" \\ud83d\\ude00 for XX."}}\n' >line.jsonl
run_with line.jsonl check --jsonl
printf 'Ü\n\t"x" 😀 for XX.' >situation
expect_equal "the words" "XX" "$(words_at '.findings[] | select(.rule == "placeholder.left")' situation)"

test_that "a finding without words stands at the end of its section, or of the whole, with start = end"
cp "$answers/good.md" good.md
sed '/^## Lessons/,/^## Applied/{/^## /!d}' good.md >short.md
size=$(wc -c <short.md)
judge_text short.md
expect_lines_json '.[0].findings | length > 0'
expect_lines_json '.[0].findings | all(.start == .end or .section != null)'
expect_lines_json '.[0].findings | map(select(.section == null)) | all(.start == $size and .end == $size)' --argjson size "$size"
expect_lines_json '.[0] as $r | $r.findings | map(select(.section != null and .start == .end)) | all(. as $one |
    $r.sections[] | select(.id == $one.section) | .spans | if length == 0 then true else .[-1][1] == $one.start end)'

test_that "sections told back and forth are lists of spans, in order and apart"
printf '## Situation\nIn May I led a team.\n\n## Task\nBy Friday.\n\n## Situation\nThere were four of us.\n' >twice.md
judge_text twice.md
expect_lines_json '.[0].sections[0].spans | length == 2 and .[0][1] <= .[1][0]'
expect_equal "the second span" "There were four of us." "$(bytes_of twice.md $(jq -r '.sections[0].spans[1] | "\(.[0]) \(.[1])"' "$out"))"

finish
