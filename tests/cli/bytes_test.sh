#!/bin/sh
# check: bytes that are no plain text, and texts at the edge.
. "$(dirname -- "$0")/lib.sh"
need_tool jq

test_that "a byte that is not UTF-8 is told with its line and column"
printf 'First line.\nSecond \377 line.\n' >latin.md
run check latin.md
expect_refusal "latin.md:2:8:" "UTF-8"
printf '\355\240\200' >surrogate.md
run check surrogate.md
expect_refusal "surrogate.md:1:1:"
printf 'cut off: \342\202' >cut.md
run check cut.md
expect_refusal "cut.md:1:10:"
printf 'overlong \300\257' >overlong.md
run check overlong.md
expect_refusal "overlong.md:1:10:"
run_with latin.md check
expect_refusal "<stdin>:2:8:"

test_that "a NUL byte is told with its line and column"
printf 'one\ntwo\0three\n' >nul.md
run check nul.md
expect_refusal "nul.md:2:4:" "NUL"

test_that "a file that cannot be read does not keep the others from being judged"
printf 'I failed to check the list.\n' >fine.md
run check latin.md fine.md nul.md --as json
expect_status 2
expect_json '[.[].file] == ["fine.md"]'
expect_err "latin.md:2:8:"
expect_err "nul.md:2:4:"

test_that "line ends of all systems give the same judgement"
run check "$answers/good.md" --as json --today 2026-01-15
jq '.[0] | {score, words, seconds, learning_share, criteria}' "$out" >"$box/unix"
sed 's/$/\r/' "$answers/good.md" >dos.md
run check dos.md --as json --today 2026-01-15
jq '.[0] | {score, words, seconds, learning_share, criteria}' "$out" >"$box/dos"
expect_same_files "$box/unix" "$box/dos"

test_that "a byte order mark is passed over, front matter and heading behind it are read"
{ printf '\357\273\277'; cat "$answers/good.md"; } >mark.md
run check mark.md --as json --today 2026-01-15
jq '.[0] | {score, words, seconds, learning_share, criteria}' "$out" >"$box/mark"
expect_same_files "$box/unix" "$box/mark"

test_that "an empty file, white space and emoji alone are judged"
: >empty.md
printf ' \n\t\n' >white.md
printf '😀 👩‍👩‍👧 🎉\n' >emoji.md
for file in empty.md white.md emoji.md /dev/null; do
    run check "$file"
    expect_status 0
    expect_no_err
    expect_out "0 of 100"
done

test_that "a huge line and a huge word are judged"
repeat 'I failed to check the list, and we lost 2 days. ' 10000 >line.md
run check line.md --as json
expect_status 0
expect_json '.[0].words == 110000'
head -c 100000 /dev/zero | tr '\0' a >word.md
run check word.md --as json
expect_status 0
expect_json '.[0].words == 1'
run check word.md
expect_status 0

test_that "a file that nobody could say in a month is refused in a word"
yes 'I failed to check the list. ' | tr -d '\n' | head -c 34000000 >endless.md
run check endless.md
expect_refusal "endless.md is larger than 33554432 bytes"
rm endless.md

test_that "control characters of the file never reach the terminal"
escape=$(printf '\033')
printf '# \033[31mRed title\n\n## Situation\nIn May 2025 I led \033]0;title\007 a team of XX \033[2J and failed.\n' >control.md
for form in "" "--as=line" "--as=json" "--explain" "--color=never"; do
    run check control.md $form
    expect_not_out "$escape"
    expect_not_out "$(printf '\007')"
done
printf '## \033[31mRed\nText.\n## Task\nText.\n' >heading.md
run check heading.md
expect_status 2
expect_not_err "$escape"
printf -- '---\nquestion: "\\e[31mred"\n---\nText.\n' >quoted.md
run check quoted.md
expect_status 2
expect_not_err "$escape"
run check --question "${escape}[31m" empty.md
expect_status 2
expect_not_err "$escape"
cp empty.md "${escape}[31m.md"
run check "${escape}[31m.md"
expect_not_out "$escape"
run check "${escape}[31m.nothing"
expect_status 2
expect_not_err "$escape"
run "${escape}[31m"
expect_status 2
expect_not_err "$escape"

test_that "a file's name that is not UTF-8 is still under file"
cp empty.md "$(printf 'caf\351.md')"
run check "$(printf 'caf\351.md')" --as json
expect_status 0
expect_json '.[0].file == "caf\ufffd.md"'

test_that "an editor gets such a name as it is, without what steers a terminal"
run check "$(printf 'caf\351.md')" --as line
holds "the name's own bytes" "$out" grep -qaF "$(printf 'caf\351.md:1:')" "$out"
cp empty.md "$(printf 'caf\351\233\033.md')"
run check "$(printf 'caf\351\233\033.md')" --as line
holds "no byte that steers" "$out" grep -qaF "$(printf 'caf\351??.md:1:')" "$out"

test_that "a file's name comes back in JSON as it is"
odd=$(printf 'a\033[31m\nb.md')
cp empty.md "$odd"
run check "$odd" --as json
expect_json '.[0].file == $name' --arg name "$odd"

test_that "a file's name steers no terminal and makes no line of its own"
mkdir named
cp fine.md "named/$(printf 'a\033[31m\nb.md')"
for form in text line; do
    run check named --as $form
    expect_out "named/a$(printf '\357\277\275')[31m b.md:"
    expect_not_out "$escape"
done
escaped="a$(printf '\357\277\275')[31m b"
run check "named/$odd" fine.md --as line --fail-under 100
expect_err "$escaped.md, fine.md"
run check "no/$odd"
expect_err "cannot read no/$escaped.md: "
run export fine.md -o "$odd"
expect_out "Written to $escaped.md"

finish
