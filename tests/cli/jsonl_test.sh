#!/bin/sh
# check --jsonl: one JSON object a line in, one a line out, in order; a bad line is told in its place and loses no other.
. "$(dirname -- "$0")/lib.sh"
need_tool jq

text='I planned the room for 30 people but never confirmed it. We started two hours late. I now confirm every booking in writing.'
object() {
    jq -cn --arg text "$text" "{text: \$text} + $1"
}

test_that "every line gets its report, in order, with its own id"
for i in 1 2 3 4 5 6 7 8 9 10; do object "{id: $i}"; done >ten.jsonl
run_with ten.jsonl check --jsonl
expect_status 0
expect_no_err
expect_line_count 10
expect_lines_json '[.[].id] == [range(1; 11)]'
expect_lines_json 'all(.question == "failure" and .shape == "failure")'

test_that "a report has the keys of the contract, and its findings those alone"
expect_lines_json '.[0] | ["id", "question", "shape", "score", "words", "seconds", "seconds_low", "seconds_high", "learning_share", "pace",
    "today", "sections", "sentences", "criteria", "findings"] - keys == []'
expect_lines_json '.[0] | keys_unsorted[0] == "id" and (has("file") | not) and (has("line") | not)'
expect_lines_json '.[0].findings | length > 0 and all(keys_unsorted == ["rule", "criterion", "cost", "severity", "section", "start", "end",
    "message", "why", "fix"])'
expect_lines_json '.[0].sections | all(keys_unsorted == ["id", "role", "words", "seconds", "share", "spans"])'
expect_lines_json '.[0].sections | map(.id) == ["situation", "task", "action", "result", "cause", "lessons", "applied", "close"]'
expect_lines_json '.[0].sentences | length == 3 and all(keys_unsorted == ["start", "end", "section", "role", "sure"])'
expect_lines_json '.[0].criteria | all(keys_unsorted == ["id", "about", "points", "of"])'

test_that "an id of any JSON type comes back as it was, null where there is none"
cat >ids.jsonl <<'END'
{"id":"a \"quoted\" é \u00e9 😀","text":"I failed."}
{"id":null,"text":"I failed."}
{"text":"I failed."}
{"id":true,"text":"I failed."}
{"id":[1,{"a":[]},"x"],"text":"I failed."}
{"id":{"b":1,"a":{}},"text":"I failed."}
{"id":0.1,"text":"I failed."}
{"id":3.141592653589793,"text":"I failed."}
{"id":-9007199254740991,"text":"I failed."}
{"id":9223372036854775807,"text":"I failed."}
{"id":"","text":"I failed."}
{"id":1e3,"text":"I failed."}
END
run_with ids.jsonl check --jsonl
expect_status 0
jq -c '.id' ids.jsonl >"$box/wanted"
jq -c '.id' "$out" >"$box/got"
expect_same_files "$box/wanted" "$box/got"
expect_line '^\{"id":9223372036854775807,'
expect_line '^\{"id":true,'
expect_line '^\{"id":0\.1,'
expect_line '^\{"id":1e3,'
sed 's/"text":"I failed."/"text":5/' ids.jsonl >bad-ids.jsonl
run_with bad-ids.jsonl check --jsonl
expect_status 1
jq -c '.id' "$out" >"$box/got"
expect_same_files "$box/wanted" "$box/got"
expect_lines_json '[.[].line] == [range(1; 13)] and all(.error != "")'

test_that "an id keeps every digit, wherever it stands in the line, and more than an integer holds"
cat >digits.jsonl <<'END'
{"text":"I \"failed\": {\"id\":1}, [2].","id":1.10}
{ "sections" : {"task":"]}"} , "when":null, "id" : 18446744073709551615 , "role":null }
{"question":"failure","text":"\\","id":{"a":[1.10,"]}\"",{}]}}
{"\u0069d":2.50,"text":"x"}
{"id":-0,"text":"x"}
{"id":[],"text":"x"}
{"id":340282366920938463463374607431768211456,"text":5}
END
printf '{"id":[1,\r2],"text":"x"}\n' >>digits.jsonl
run_with digits.jsonl check --jsonl
expect_status 1
cut -c 1-60 "$out" >"$box/begins"
while read -r begins; do
    holds "a line that begins $begins" "$box/begins" grep -qF -e "$begins" "$box/begins"
done <<'END'
{"id":1.10,
{"id":18446744073709551615,
{"id":{"a":[1.10,"]}\"",{}]},
{"id":2.5,
{"id":-0,
{"id":[],
{"id":340282366920938463463374607431768211456,
{"id":[1,2],
END
expect_lines_json '[.[] | select(.error != null)] | length == 1 and .[0].line == 7'

test_that "null stands for a member that is left out"
cat >null.jsonl <<'END'
{"id":1,"text":"I failed.","sections":null}
{"id":2,"text":null,"sections":{"task":"I failed.","close":null}}
{"id":3,"text":null,"sections":null}
{"id":4,"text":null}
END
run_with null.jsonl check --jsonl
expect_status 1
expect_lines_json '[.[] | .words] == [2, 2, null, null]'
expect_lines_json '.[2].error == .[3].error and (.[2].error | contains("give text or sections"))'

test_that "text may come by section, with the same report as a file of these sections"
jq -cn '{id: 1, when: "2025-03", sections: {situation: "In March 2025 I led a team of four.", task: "My goal was 10 rooms by June.",
    action: "I never confirmed the room.", lessons: "I now confirm every room in writing."}}' >sections.jsonl
printf -- '---\nwhen: 2025-03\n---\n## Situation\nIn March 2025 I led a team of four.\n## Task\nMy goal was 10 rooms by June.\n## Action\nI never confirmed the room.\n## Lessons\nI now confirm every room in writing.\n' >sections.md
run_with sections.jsonl check --jsonl --today 2026-01-15
expect_status 0
jq -S '{score, words, seconds, learning_share, criteria, f: [.findings[] | {rule, cost, severity, section}]}' "$out" >"$box/line"
run check sections.md --as json --today 2026-01-15
jq -S '.[0] | {score, words, seconds, learning_share, criteria, f: [.findings[] | {rule, cost, severity, section}]}' "$out" >"$box/file"
expect_same_files "$box/file" "$box/line"

test_that "question, shape, when and role are read"
{
    object '{id: 1, question: "teamwork"}'
    object '{id: 2, shape: "star"}'
    object '{id: 3, shape: "failure"}'
    object '{id: 4, when: "2011-05"}'
    object '{id: 5, when: "2025"}'
    object '{id: 6, role: "manager"}'
    object '{id: 7, question: null, shape: null, when: null, role: null}'
    object '{id: 8, anything: {else: [1]}}'
} >facts.jsonl
run_with facts.jsonl check --jsonl --today 2026-01-15
expect_status 0
expect_lines_json '[.[] | [.question, .shape]] == [["teamwork", "star"], [null, "star"], [null, "failure"], ["failure", "failure"],
    ["failure", "failure"], ["failure", "failure"], ["failure", "failure"], ["failure", "failure"]]'
expect_lines_json '.[0].learning_share == null and .[1].learning_share == null and .[2].learning_share != null'
expect_lines_json '.[3].findings | any(.rule == "story.old" and .severity == "warning")'
expect_lines_json '.[4].findings | any(.rule == "story.undated" or (.rule == "story.old" and .severity == "warning")) | not'
expect_lines_json '.[2].findings | any(.rule == "story.undated")'

test_that "the options choose for lines that do not"
run_with facts.jsonl check --jsonl --question conflict --pace 1.5 --today 2020-02-29
expect_lines_json '.[0].question == "teamwork" and .[1].question == null and .[3].question == "conflict"'
expect_lines_json 'all(.pace == 1.5 and .today == "2020-02-29")'

test_that "a section that is given by its id and by its label is told, and neither lost in silence"
echo '{"id":1,"sections":{"task":"My goal was noon.","Task":"Another."}}' >same.jsonl
run_with same.jsonl check --jsonl
expect_status 1
expect_json '.error | contains("\"task\" is given twice")'

test_that "a bad line is told in its place, with its number and its id, and no other is lost"
cat >mixed.jsonl <<'END'
{"id":"fine 1","text":"I failed to check the list."}
not json
{"id":"both","question":"failure","shape":"star","text":"x"}
{"id":"question","question":"teamwrok","text":"x"}
{"id":"shape","shape":"nothing","text":"x"}
{"id":"none"}
{"id":"two","text":"x","sections":{"task":"x"}}
{"id":"number","text":5}
{"id":"section","sections":{"tusk":"x"}}
{"id":"texts","sections":{"task":5}}
{"id":"list","sections":["x"]}
{"id":"when","when":"soon","text":"x"}
{"id":"role","role":"managr","text":"x"}
{"id":"kind","question":7,"text":"x"}
[1,2]
"text"
null

{"id":"cut","text":"x"
{"id":"heading","text":"## Nothing of the kind\nx\n## Task\nx"}
{"id":"twice","id":"twice","text":"x"}
{"id":"fine 2","text":"I failed to check the list."}
END
printf '{"id":"latin","text":"\377"}\n' >>mixed.jsonl
printf '{"id":"nul","text":"a\\u0000b"}\n' >>mixed.jsonl
printf '{"id":"raw nul","text":"a\0b"}\n' >>mixed.jsonl
printf '{"id":"fine 3","text":"I failed to check the list."}\n' >>mixed.jsonl
run_with mixed.jsonl check --jsonl
expect_status 1
expect_no_err
expect_line_count "$(wc -l <mixed.jsonl)"
expect_lines_json '[.[] | select(.error == null) | .id] == ["fine 1", "fine 2", "fine 3"]'
expect_lines_json '[.[] | select(.error != null) | .line] == [range(2; 22)] + [23, 24, 25]'
expect_lines_json 'map(select(.error != null)) | all(keys_unsorted == ["id", "line", "error"] and (.error | length) > 0)'
expect_lines_json '[.[2:14][].id] == ["both", "question", "shape", "none", "two", "number", "section", "texts", "list", "when", "role", "kind"]'
expect_lines_json '.[2].error | contains("not both")'
expect_lines_json '.[3].error | contains("did you mean \"teamwork\"?")'
expect_lines_json '[.[14:17][].error] | all(. == "the line is not a JSON object")'
expect_lines_json '.[1].id == null and .[14].id == null and .[17].id == null'
expect_lines_json '.[0].score == .[21].score'

test_that "findings that are errors do not fail the stream, a score under --fail-under does"
printf '{"id":1,"text":"I led the team of XX and failed."}\n' >blank.jsonl
run_with blank.jsonl check --jsonl
expect_status 0
expect_lines_json '.[0].findings | any(.severity == "error")'
run_with blank.jsonl check --jsonl --fail-under 95
expect_status 1
run_with blank.jsonl check --jsonl --fail-under 0
expect_status 0

test_that "CRLF, blanks around and a missing last newline change nothing"
run_with ten.jsonl check --jsonl
cp "$out" "$box/plain"
sed 's/$/\r/' ten.jsonl >crlf.jsonl
run_with crlf.jsonl check --jsonl
expect_status 0
expect_same_files "$box/plain" "$out"
sed 's/^/  /; s/$/ \t/' ten.jsonl >blanks.jsonl
run_with blanks.jsonl check --jsonl
expect_same_files "$box/plain" "$out"
head -c -1 ten.jsonl >unended.jsonl
run_with unended.jsonl check --jsonl
expect_status 0
expect_same_files "$box/plain" "$out"

test_that "a byte order mark before the first line is passed over"
{ printf '\357\273\277'; cat ten.jsonl; } >mark.jsonl
run_with mark.jsonl check --jsonl
expect_status 0
expect_same_files "$box/plain" "$out"

cp ten.jsonl plain.jsonl
run check --jsonl plain.jsonl mark.jsonl
expect_status 0
expect_line_count 20

test_that "no line in, no line out"
run check --jsonl
expect_status 0
expect_no_out
expect_no_err

test_that "files are read one after another, - is standard input, a missing one loses no line"
head -n 4 ten.jsonl >first.jsonl
tail -n +5 ten.jsonl >second.jsonl
run check --jsonl first.jsonl second.jsonl
expect_same_files "$box/plain" "$out"
run_with second.jsonl check --jsonl first.jsonl -
expect_same_files "$box/plain" "$out"
run check --jsonl first.jsonl missing.jsonl second.jsonl
expect_status 2
expect_err "missing.jsonl"
expect_same_files "$box/plain" "$out"
run check --jsonl .
expect_status 2
expect_no_out

test_that "each line's report holds in its parts and its sums"
for file in ten ids sections facts blank mixed; do
    run_with "$file.jsonl" check --jsonl --today 2026-01-15
    jq -L "$here" -r 'include "invariants"; select(.error == null) | "\(.id): \(broken(1000)[])"' "$out" >"$box/broken" 2>&1
    holds "nothing broken in the reports of $file.jsonl" "$box/broken" test ! -s "$box/broken"
done

test_that "what came before does not change a line's report"
cat ten.jsonl facts.jsonl blank.jsonl sections.jsonl ten.jsonl >all.jsonl
run_with all.jsonl check --jsonl
tail -n 10 "$out" >"$box/tail"
expect_same_files "$box/plain" "$box/tail"

test_that "--explain adds the rules tried"
run_with blank.jsonl check --jsonl --explain
expect_lines_json '.[0] | ([.tried[].taken] | add) == ([.findings[].cost] | add)'

finish
