#!/bin/sh
# check --as json: the keys of a report, and the arithmetic that holds for any text.
. "$(dirname -- "$0")/lib.sh"
need_tool jq
cp "$answers"/*.md "$answers"/*.txt .

# Texts of all sorts: each must be judged, and every report must hold.
: >empty.txt
printf '\n\n  \n' >white.txt
printf '😀😀 🎉 👍🏽 👩‍👩‍👧' >emoji.txt
printf 'I have never failed.\n' >never.txt
printf 'My weakness is that I work too hard.\n' >strength.txt
printf '## Situation\n\n## Task\n\n' >headings.txt
printf '# A title alone\n' >title.txt
printf 'Word' >word.txt
printf 'e\314\201 \342\200\213 \357\273\277 \302\255 naïve\n' >marks.txt
repeat 'I failed, and I learned from it. ' 300 >repeated.txt
repeat 'word ' 3000 >words.txt
repeat '1,234.56 % ' 500 >numbers.txt
head -c 100000 /dev/zero | tr '\0' a >long-word.txt
head -c 20000 /dev/zero | tr '\0' . >full-stops.txt
head -c 20000 /dev/zero | tr '\0' '\n' >newlines.txt
sed 's/$/\r/' good.md >crlf.md
tr '\n' ' ' <plain.txt >one-line.txt
cat good.md plain.txt plain.txt >joined.md
printf 'Eine Woche lang habe ich den Plan nicht geprüft, und das war mein Fehler. Wir kamen zwei Tage zu spät.\n' >german.txt
printf '我去年负责一个项目，没有确认时间，结果晚了两天。我学到了要先确认。\n' >chinese.txt

test_that "every report of every text holds in its parts and its sums"
for option in "" --question=teamwork --shape=failure; do
    files=*.txt
    [ "$option" ] || files="*.md *.txt"
    for file in $files; do
        run check "$file" --as json --today 2026-01-15 $option
        holds "exit status 0 or 1, not $status" "$err" test "$status" -le 1
        jq -L "$here" -r --argjson size "$(wc -c <"$file")" 'include "invariants"; .[0] | broken($size)[]' "$out" >"$box/broken" 2>&1
        holds "nothing broken in the report of $file" "$box/broken" test ! -s "$box/broken"
    done
done

test_that "the same text gets the same report, byte for byte"
run check good.md plain.txt blank.md --as json --today 2026-01-15
cp "$out" "$box/first"
run check good.md plain.txt blank.md --as json --today 2026-01-15
expect_same_files "$box/first" "$out"

test_that "what is judged before does not change a report"
run check blank.md --as json --today 2026-01-15
jq -c '.[0]' "$out" >"$box/alone"
run check plain.txt good.md star.md blank.md --as json --today 2026-01-15
jq -c '.[3]' "$out" >"$box/last"
expect_same_files "$box/alone" "$box/last"

test_that "an empty answer earns nothing, and loses everything with reasons"
run check empty.txt --as json
expect_status 0
expect_json '.[0] | .score == 0 and .words == 0 and .seconds == 0 and ([.findings[].cost] | add) == 100'

test_that "a good answer is ready, and padding buys no points"
run check good.md --as json --today 2026-01-15
expect_json '.[0] | .score >= 90 and .learning_share > 0.5'
run check repeated.txt --as json --today 2026-01-15
expect_json '.[0].score < 40'
run check words.txt --as json --today 2026-01-15
expect_json '.[0].score < 10'

test_that "findings point at the words that fired them"
run check blank.md --as json
start=$(jq '.[0].findings[] | select(.rule == "placeholder.left") | .start' "$out")
end=$(jq '.[0].findings[] | select(.rule == "placeholder.left") | .end' "$out")
expect_equal "the words" "XX" "$(bytes_of blank.md "$start" "$end")"

test_that "sections are spans of the file, between their headings"
run check good.md --as json
span=$(jq -r '.[0].sections[] | select(.id == "cause") | .spans[0] | "\(.[0]) \(.[1])"' "$out")
expect_equal "the root cause" "$(sed -n '/^## Root cause/,/^## Lessons/p' good.md | sed '1d;$d' | sed '$d')" "$(bytes_of good.md $span)"

test_that "sentences cover the words of text that was cut, each in one section"
run check plain.txt --as json
expect_json '.[0].sentences | length >= 8'
expect_json '.[0].sentences | sort_by(.start) | . as $all | all(range(1; length); $all[. - 1].end <= $all[.].start)'
covered=$(jq -r '.[0].sentences[] | "\(.start) \(.end)"' "$out" | while read -r start end; do bytes_of plain.txt "$start" "$end"; echo; done | wc -w)
expect_equal "words in sentences" "$(wc -w <plain.txt)" "$covered"

test_that "the explanation in JSON lists every rule tried with what it took"
run check plain.txt --as json --explain
expect_json '.[0].tried | length > 40'
expect_json '.[0] | ([.tried[].taken] | add) == ([.findings[].cost] | add)'
expect_json '.[0].tried | all(.rule != "" and (.kind == "requirement" or .kind == "flag") and .measured != null)'
run check plain.txt --as json
expect_json '.[0] | has("tried") | not'

test_that "the explanation in text does the sum"
run check plain.txt --explain --today 2026-01-15 --width 1000
score=$(sed -n 's/^Score: \([0-9]*\) = 100 - \([0-9]*\) .*/\1/p' "$out")
taken=$(sed -n 's/^Score: \([0-9]*\) = 100 - \([0-9]*\) .*/\2/p' "$out")
expect_equal "the sum" 100 "$((${score:-0} + ${taken:-0}))"
expect_out "$score of 100"
costs=$(grep -oE '\(([0-9]+) points?\)' "$out" | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum }')
expect_equal "the findings' points" "$taken" "$costs"

finish
