#!/bin/sh
# Lines as people, pipes and keyboards give them: text that looks like a command, bytes that are no text, and lengths.
. "$(dirname -- "$0")/lib.sh"
. "$here/plain.sh"

test_that "text that begins with a colon or a slash is written with two"
practise failure <<'END'
:next
::one colon
//one slash
Words, then a colon: that is text.
:text
END
expect_status 0
expect_kept failure ":one colon"
expect_not_out "::one colon"
expect_out "/one slash"
expect_not_out "//one slash"
expect_out "a colon: that is text."

test_that "a dot alone ends a part as an empty line does"
practise failure <<'END'
.
.
END
expect_out "Task, 2 of 8."
expect_out "Action, 3 of 8."

test_that "a command's name alone is not taken for text"
practise failure <<'END'
quit
exit
Help
:show
END
expect_out "Did you mean the command :quit?"
expect_out "Did you mean the command :help?"
expect_out "Nothing is written under Action yet."

test_that "lines are added to what is there, which is read out first"
practise failure <<'END'
First line.
Second line.
:back
:next
END
expect_out 'So far: "First line. Second line."'
{
    echo ":go task"
    repeat "There are many words here. " 20
    echo
    echo ":back"
    echo ":next"
} >"$box/made"
practise failure <"$box/made"
expect_line '^So far [0-9]+ words, ending: "\.\.\. '
expect_out ":show reads it all."

test_that "a line that is no UTF-8 is left out with a clear word, and what was there stays"
printf ':go action\nKept before.\nbad \377\376 bytes\nKept after.\n' >"$box/made"
practise failure <"$box/made"
expect_status 0
expect_out "That line was left out: it holds bytes that are no UTF-8 text."
expect_kept failure "Kept before."
expect_kept failure "Kept after."
expect_not_out "bad "

test_that "keys and control characters are no text"
printf ':go result\nAn arrow \033[A\033OB and a bell\007 and a NUL\000.\r\nA\ttab.\r\n:text\n' >"$box/made"
practise failure <"$box/made"
expect_status 0
expect_out "Some keys in that line were no text and were left out."
expect_line '^An arrow +and a bell and a NUL\. A tab\.'

test_that "control characters that came with a file never reach the terminal"
cat >"$drafts/mistake-2025-11-02.yaml" <<'END'
version: 1
id: mistake-2025-11-02
question: mistake
shape: failure
shape_revision: 1
saved: "2025-11-02T10:00:00Z"
story:
  title: "A \e]0;loud\a story"
sections:
  - id: situation
    label: Situation
    text: "It was \e[31mred\e[0m all over."
END
practise mistake <<'END'
:go situation
:show
:text
:facts
:open
END
expect_out "red"
expect_out "loud"

test_that "a line of a megabyte is taken, one that is longer than anyone says is not"
{
    echo ":go close"
    repeat "word " 200000
    echo
    echo ":where"
} >"$box/made"
practise failure <"$box/made"
expect_status 0
expect_line '^Close: (ready|begun)\. You are here\.$'
run export failure- --as markdown -o big.md
holds "the million bytes" big.md test "$(wc -c <big.md)" -gt 1000000
{
    repeat "word " 300000
    echo
    repeat x 3000000
    echo
    echo "A short one."
} >"$box/made"
practise failure <"$box/made"
expect_status 0
expect_out "with it the answer would be longer than 2 MB"
expect_out "it is longer than 2 MB"
expect_kept failure "A short one."

test_that "a long word is broken, and wide characters count for two"
{
    echo ":go lessons"
    repeat x 300
    echo
    repeat "漢字" 100
    echo
    echo ":show"
} >"$box/made"
practise failure <"$box/made"
expect_plain
holds "no row of wide characters over 40" "$out" sh -c "! grep -qE '漢.{39}' '$out'"

test_that "a last line without its end counts"
printf ':go cause\nThe last line' >"$box/made"
practise failure <"$box/made"
expect_status 0
expect_kept failure "The last line"

test_that "a last command without its end is obeyed"
printf ':export last.txt' >"$box/made"
practise failure <"$box/made"
expect_status 0
holds "the file" last.txt test -s last.txt

test_that "one empty line ends a part, so that a whole answer finds its places"
rm -rf "$HOME/.local"
practise failure <<'END'
:next
In June 2025 I kept a shop.

My goal was to count the flour.


I guessed the number.

n
:text
END
expect_out 'You wrote "June 2025"'
run export failure- --as markdown
holds "the date's question swallowed nothing" "$out" grep -q "My goal was" "$out"
tr '\n' ' ' <"$out" >"$box/flat"
holds "each under its own heading" "$box/flat" grep -q '## Situation *In June 2025 I kept a shop. *## Task *My goal was to count the flour. *## Action *I guessed the number.' "$box/flat"

test_that "a story's line that looks like a number stands in quotation marks where one chooses"
rm -rf "$HOME/.local"
printf '1\n' >"$box/lines"
run_with "$box/lines" practise --plain failure
printf '' >"$box/lines"
run_with "$box/lines" --plain
expect_line '^ 1 "1", 0 words, '

finish
