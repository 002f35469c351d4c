#!/bin/sh
# export: the answer as it will be said, in every form.
. "$(dirname -- "$0")/lib.sh"
. "$here/drafts.sh"
need_tool jq
cp "$answers"/*.md "$answers"/*.txt .

test_that "text is the answer in paragraphs, with its time"
run export good.md
expect_status 0
expect_no_err
expect_out "Your last failure, and what you learned"
expect_out "In March 2025 I planned"
expect_not_out "## "
expect_not_out "when: 2025-03"
expect_line '[0-9]:[0-9][0-9]'
expect_all_lines '^.{0,72}$'

test_that "every word of the answer is in the text, in order"
sed -n '/^## Situation/,$p' good.md | grep -v '^## ' | tr -s ' \n' '\n\n' | grep . >"$box/words"
grep -v '[0-9]:[0-9][0-9]' "$out" | tail -n +2 | tr -s ' \n' '\n\n' | grep . >"$box/got"
expect_same_files "$box/words" "$box/got"

test_that "the width asked for is kept"
for width in 50 100; do
    run export good.md --width "$width"
    expect_status 0
    expect_all_lines "^.{0,$width}\$"
done

test_that "Markdown is an answer file: judged the same, and exported the same again"
run export good.md --as markdown
expect_status 0
cp "$out" again.md
run export again.md --as markdown
expect_same_files again.md "$out"
# same_report ANSWER AGAIN: the same points, parts, remarks, sentences and times, but for their places in the file.
same_report() {
    for file in "$1" "$2"; do
        run check "$file" --as json --today 2026-01-15
        jq '.[0] | walk(if type == "object" then del(.file, .spans, .start, .end) else . end)' "$out" >"$file.report"
        holds "a report of $file" "$out" jq -e '.words > 0 and (.criteria | length) > 0' "$file.report"
    done
    expect_same_files "$1.report" "$2.report"
}
same_report good.md again.md
for file in blank.md star.md; do
    run export "$file" --as markdown
    cp "$out" again.md
    same_report "$file" again.md
done

test_that "a draft comes back from Markdown as it was judged; the story's own line stays with the person"
write_draft exported "I never asked them, and the list was wrong."
run export exported --as markdown
cp "$out" draft.md
expect_not_out "The stock count that ran late"
run drafts show exported
expect_line '^title: "The stock count that ran late"$'
sed /^title:/d "$out" >shown.md
expect_same_files draft.md shown.md
run export draft.md --as markdown
cp "$out" again.md
same_report draft.md again.md

test_that "text without headings gets them in Markdown"
run export plain.txt --as markdown
expect_status 0
expect_out "## Situation"
expect_out "## Lessons"

test_that "text without headings is said in the order it was written in, whatever it was cut into"
cat >backwards.txt <<'END'
The campaign went out two days late, and the client noticed. I learned to ask each designer what else is on before I promise a date.

In March I planned the spring campaign of a garden centre. I never asked the two designers what they had to do. My goal was to have it out by the first of April. Since then I ask on the first day.
END
run export backwards.txt --width 1000
expect_status 0
sed '1,2d;/ aloud (/d' "$out" | grep . >"$box/got"
grep . backwards.txt >"$box/words"
expect_same_files "$box/words" "$box/got"
run export backwards.txt --width 1000 --polish
expect_out "client noticed. I learned to ask"
run check backwards.txt --as json
expect_json '[.[0].sentences[].section] | . != (. | sort_by({situation:0,task:1,action:2,result:3,cause:4,lessons:5,applied:6,close:7}[.]))'

test_that "cards hold words to remember, never whole sentences"
run export good.md --as cards
expect_status 0
for label in Situation Task Action Result "Root cause" Lessons "Applied since" Close; do
    expect_out "$label"
done
expect_not_out "I led a team of four people, and"
expect_all_lines '^.{0,72}$'

test_that "JSON holds question, story and sections"
run export good.md --as json
expect_status 0
expect_json '.question == "failure" and .shape == "failure" and .story.when == "2025-03"'
expect_json '.sections | map(.id) == ["situation", "task", "action", "result", "cause", "lessons", "applied", "close"]'
expect_json '.sections | all(.text != "" and .label != "")'

test_that "standard input, a question and a shape are taken"
run_with plain.txt export -
expect_status 0
expect_out "training day"
run_with plain.txt export - --as markdown --question teamwork
expect_out "question: teamwork"
run_with plain.txt export - --as markdown --shape star
expect_out "shape: star"
run export plain.txt --question teamwrok
expect_refusal 'did you mean "teamwork"?'

test_that "--polish takes out fillers and doubled words, and mends spacing and capitals, and nothing else"
printf '## Action\nWell, um, i drew up  the the plan and I sent it .\n' >rough.md
run export rough.md --as markdown
expect_out "um, i drew up"
run export rough.md --as markdown --polish
expect_status 0
expect_not_out "um,"
expect_not_out "the the"
expect_out "drew up the plan and I sent it."
run export good.md --polish
cp "$out" "$box/polished"
run export good.md
expect_same_files "$out" "$box/polished"

test_that "-o writes the file and says so, and that something stood there; but not onto the answer itself"
run export good.md
cp "$out" "$box/text"
run export good.md -o answer.txt
expect_status 0
expect_out "Written to answer.txt."
expect_same_files "$box/text" answer.txt
run export star.md --output=answer.txt
expect_status 0
expect_out "in place of what stood there"
holds "the new text alone" answer.txt lacks "stock count" answer.txt
cp good.md "$box/good"
ln -s good.md other-name.md
for itself in good.md ./good.md other-name.md; do
    run export good.md -o "$itself"
    expect_refusal "is the answer itself" "another file"
done
expect_same_files "$box/good" good.md
run export good.md -o -
expect_same_files "$box/text" "$out"

test_that "an output that cannot be written ends with 2, and leaves what was there"
run export good.md -o missing/folder/answer.txt
expect_refusal "missing/folder/answer.txt"
run export good.md -o .
expect_refusal "cannot"
if [ -c /dev/full ]; then
    run export good.md -o /dev/full
    expect_refusal "/dev/full"
fi
holds "no temporary file left" "$err" test -z "$(find . -name '.answer*' -o -name '.*.tmp')"

test_that "a draft is exported by its id, or a unique beginning of it"
write_draft failure-2025-11-02
run export failure-2025-11-02
expect_status 0
expect_out "how many scanners"
run export failure-2025 --as json
expect_json '.story.title == "The stock count that ran late"'

test_that "what is neither file nor draft is refused"
run export missing
expect_refusal '"missing"' "starcoach drafts list"
run export missing.md
expect_refusal "missing.md"

test_that "a folder that is not there is named"
printf '## Situation\nI was late.\n' >late.md
run export late.md -o nowhere/late.txt
expect_refusal "there is no folder nowhere" "make the folder first"

test_that "an answer without words cannot be exported"
printf '## Situation\n\n## Task\n' >bare.md
for file in bare.md /dev/null; do
    run export "$file"
    expect_refusal "no text yet"
done
run_with /dev/null export -
expect_refusal "standard input has no text yet"

test_that "an answer exported as text is judged without the lines around it"
run export "$answers/good.md" --as text -o told.txt
expect_status 0
run check --as json told.txt
expect_json "[.[0].sections[].spans[]] | (map(.[0]) | min) > $(head -n 1 told.txt | wc -c) and
    (map(.[1]) | max) < $(sed '$d' told.txt | wc -c)"

test_that "what is no answer is told by what it is"
mkdir -p folder
run export folder
expect_refusal "folder is a folder" "one answer file"
for name in ./Missing.md Missing.md folder/missing.md ""; do
    run export "$name"
    expect_refusal "there is no file and no draft \"$name\""
done
run export bare.md -o ""
expect_refusal '"" is no value for --output'

test_that "a file that cannot be read as text is told with its place"
printf '## Situation\n\377\n' >latin.md
run export latin.md
expect_refusal "latin.md:2:1:"

test_that "control characters of the answer never reach the terminal"
printf '## Situation\nA \033[31mred \007 word.\n' >red.md
for form in text markdown cards json; do
    run export red.md --as $form
    expect_status 0
    expect_not_out "$(printf '\033')"
    expect_not_out "$(printf '\007')"
done

finish
