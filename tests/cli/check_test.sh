#!/bin/sh
# check: where answers come from, in which form the judgement comes out, and the exit status.
. "$(dirname -- "$0")/lib.sh"
. "$here/drafts.sh"
need_tool jq
cp "$answers"/*.md "$answers"/*.txt .

test_that "a file is judged"
run check good.md --today 2026-01-15
expect_status 0
expect_no_err
expect_out "good.md"
expect_out "of 100"
expect_out "Judged at pace 1 on 2026-01-15."

test_that "standard input is judged where no file is named, and for -"
run_with good.md check --today 2026-01-15 --as json
expect_status 0
expect_json 'length == 1 and .[0].file == "<stdin>"'
cp "$out" "$box/nameless"
run_with good.md check - --today 2026-01-15 --as json
expect_same_files "$box/nameless" "$out"

test_that "the same answer is judged the same from a file and from standard input"
run check good.md --today 2026-01-15 --as json
jq '.[0] | del(.file)' "$out" >"$box/file"
jq '.[0] | del(.file)' "$box/nameless" >"$box/stdin"
expect_same_files "$box/file" "$box/stdin"

test_that "several files are judged in the order given"
run check star.md good.md star.md --as json
expect_status 0
expect_json '[.[].file] == ["star.md", "good.md", "star.md"]'
expect_json '.[0] == .[2]'
run check good.md star.md
expect_out "good.md"
expect_out "star.md"

test_that "a folder gives one line for each answer in it, with its strongest and weakest part"
mkdir folder folder/sub.md
cp good.md star.md blank.md plain.txt folder
cp good.md folder/other.markdown
echo "no answer" >folder/notes.html
echo "hidden" >folder/.hidden.md
run check folder
expect_status 1
expect_line_count 5
expect_all_lines '^folder/[a-z]+\.(md|markdown|txt): .+'
expect_line '^folder/blank\.md: .*strongest: .*weakest: .*next: .*'
expect_all_lines 'strongest: .+; weakest: .+; next: .+'
holds "no points in it" "$out" lacks " of 100" "$out"
cp "$out" listing
run check folder
holds "the same listing every time" "$out" cmp -s "$out" listing
holds "in the order of the names" "$out" sh -c "LC_ALL=C sort -c '$out'"

test_that "an answer that can't be read is told, and the others are judged"
printf 'I never \377 asked.\n' >folder/bytes.md
run check folder
expect_status 2
expect_line_count 5
expect_err "folder/bytes.md"
rm folder/bytes.md
run check folder
run check folder/
expect_line_count 5

test_that "a folder is judged in the other forms too"
run check folder --as json
expect_status 1
expect_json '[.[].file] == ["folder/blank.md", "folder/good.md", "folder/other.markdown", "folder/plain.txt", "folder/star.md"]'
run check folder --as line
expect_status 1
expect_line '^folder/blank\.md:[0-9]+:[0-9]+: error: '

test_that "a folder and a file go together"
run check folder star.md --as json
expect_json 'length == 6'

test_that "a folder without answers is unreadable input"
mkdir empty
run check empty
expect_refusal "empty"

test_that "JSON is always an array, whatever the number of reports"
run check good.md --as json
expect_json 'type == "array" and length == 1'
run check missing.md --as json
expect_status 2
expect_json '. == []'
run check missing.md good.md --as json
expect_status 2
expect_json '[.[].file] == ["good.md"]'

test_that "what cannot be read is told by name, ends with 2, and does not keep others from being judged"
run check missing.md good.md
expect_status 2
expect_err "missing.md"
expect_out "good.md"
if [ "$(id -u)" != 0 ]; then
    cp good.md unreadable.md
    chmod 000 unreadable.md
    run check unreadable.md
    expect_refusal "unreadable.md"
fi
run check good.md/below
expect_refusal "good.md/below"

test_that "a finding that is an error ends with 1, any other with 0"
run check blank.md
expect_status 1
expect_no_err
run check plain.txt
expect_status 0
run check good.md blank.md
expect_status 1
run check blank.md missing.md
expect_status 2

test_that "a score under --fail-under ends with 1, one at it with 0"
run check plain.txt --as json --today 2026-01-15
score=$(jq '.[0].score' "$out")
expect_json '.[0].score > 10 and .[0].score < 100'
run check plain.txt --today 2026-01-15 --fail-under "$score"
expect_status 0
run check plain.txt --today 2026-01-15 --fail-under $((score + 1))
expect_status 1
expect_no_err
run check plain.txt --fail-under 0
expect_status 0
run check good.md plain.txt --today 2026-01-15 --fail-under $((score + 1))
expect_status 1

test_that "of several answers, those under --fail-under are named on standard error"
mkdir -p some && cp good.md some/a.md && cp plain.txt some/b.txt
run check some --today 2026-01-15 --fail-under $((score + 1))
expect_status 1
expect_err "1 of 2 under $((score + 1)): some/b.txt"
run check some --today 2026-01-15 --fail-under $((score + 1)) --quiet
expect_status 1
expect_no_err
run check some --today 2026-01-15 --fail-under 0
expect_no_err

test_that "a draft is judged by its id as its export is, and its own file is refused"
write_draft stocks
run check stocks --as json --today 2026-01-15
expect_json '.[0].file == "stocks" and .[0].question == "failure"'
mine=$(jq -c '.[0] | [.score, [.findings[].rule]]' "$out")
run export stocks --as markdown
cp "$out" exported.md
run check exported.md --as json --today 2026-01-15
expect_equal "score and findings" "$(jq -c '.[0] | [.score, [.findings[].rule]]' "$out")" "$mine"
run drafts show stocks
cp "$out" shown.md
run check shown.md --as line --today 2026-01-15
sed 's/^shown\.md:/stocks:/' "$out" >lines
holds "findings with a place" lines grep -q '^stocks:[0-9]' lines
run check stocks --as line --today 2026-01-15
expect_same_files lines "$out"
run check "$drafts/stocks.yaml"
expect_refusal "is a draft's file" "starcoach check stocks"
run check no-such-draft
expect_refusal "no-such-draft"

test_that "the pace and the date asked for are used and reported, pace 1 and the real date otherwise"
run check good.md --as json --pace 1.25 --today 2024-02-29
expect_json '.[0].pace == 1.25 and .[0].today == "2024-02-29"'
slow=$(jq '.[0].seconds' "$out")
run check good.md --as json
expect_json '.[0].pace == 1'
expect_json '.[0].today == $today' --arg today "$(date -u +%Y-%m-%d)"
usual=$(jq '.[0].seconds' "$out")
expect_equal "seconds grow with the pace" "true" "$(jq -n "($slow / $usual - 1.25) | fabs < 0.01")"
expect_json '.[0] | .seconds_low < .seconds and .seconds < .seconds_high'
run check good.md --pace 1.25 --today 2024-02-29
expect_out "1.25"
expect_out "2024-02-29"

test_that "the pace kept with starcoach pace is not check's"
run pace 2
expect_status 0
run check good.md --as json
expect_json '.[0].pace == 1'

test_that "the date asked for makes a story old"
run check good.md --as json --today 2033-01-01
expect_json '.[0].findings | any(.rule == "story.old" and .severity == "warning")'

test_that "a number is read and written with a full stop in any locale"
need_comma=$(locale -a 2>/dev/null | grep -iE '^(de_DE|fr_FR|ru_RU|pl_PL)\.utf-?8$' | head -n 1)
if [ -n "$need_comma" ]; then
    LC_ALL=$need_comma run check good.md --pace 1.25
    expect_status 0
    expect_out "pace 1.25"
    LC_ALL=$need_comma run check good.md --pace 1.25 --as json
    expect_json '.[0].pace == 1.25'
fi

finish
