#!/bin/sh
# What the report tells first, once, and shortly.
. "$(dirname -- "$0")/lib.sh"

cat >blame.txt <<'END'
Two years ago we lost a big client at the hotel. My boss gave me the wrong room list and the reception team never told me that
the group came a day early. The housekeepers were lazy, so the rooms were not clean. The client left. I learned that you can't
trust people and that you have to check everything they do. It was really the fault of the management.
END

# The number of the first line with these words, for comparing.
row_of() {
    grep -n "$1" "$out" | head -n 1 | cut -d: -f1
}

# In characters, not bytes.
no_line_over_80() {
    [ "$(sed 's/…/./g; s/→/./g; s/[░█]/./g' "$1" | awk '{ if (length($0) > most) most = length($0) } END { print most }')" -le 80 ]
}

test_that "a text without headings is shown part by part, with what the cut was not sure of"
run check blame.txt
expect_line '^  Situation +1 sentence(, not sure)? +Two years ago we lost a big'
expect_line '^  Task +nothing$'
expect_line '^  Lessons +1 sentence +I learned that'
expect_line '^  Applied since +1 sentence, not sure +It was really'
holds "no line over 80 columns" "$out" no_line_over_80 "$out"
run check blame.txt --as line
expect_not_out "not sure"

test_that "in the table of the cut no label runs into its count, and what was told beside is no nothing"
cat >weak.txt <<'END'
My weakness is that I say yes too quickly, before I have looked at the calendar. In May a customer waited nine days for a repair
because I had said yes to four jobs. I now write each job on the sheet at the wall before I say yes. Since then two jobs were late.
END
run check --shape strength-weakness weak.txt
expect_line '^  How far it has come   (nothing|[0-9]+ sentence)'
expect_out "Say more in"

test_that "what is asked for in more than it has is not praised for its share"
cat >share.txt <<'END'
# A failure and what it taught you

## Situation

Last May I worked in a small garage with three others, and the van of the baker came in.

## Task

I had to have it ready by Friday noon.

## Action

I ordered the brake discs by the old list and never looked at the number on the axle, as I was sure of it.

## Result

The discs did not fit, the van stood until Monday, and the baker lost two markets. I rang him at once and lent him my own van.

## Root cause

I trusted my memory, since I had done four such vans that month and wanted to be quick.

## Lessons

I learned to read the number on the axle before I order, and to have the second man read it back.

## Applied since

In June I read it back on nine vans, and none of them waited a day longer for a disc.

## Close

Today I would do the same here.
END
run check share.txt
expect_out "it should be at least half"
expect_not_out "crowded out"

test_that "of tips the first thing said is that they are no story, and what waits for one is told with it"
cat >tips.txt <<'END'
Always communicate early with your team. Never skip testing before a release. It is important to document your work. Good teams
learn from their mistakes and share what they learned. You should always set clear goals. Make sure that everybody knows the plan.
Ask for feedback often and listen to it. Trust is built by keeping promises. Plan your week on Monday and keep some time free.
END
run check tips.txt
expect_line '^Next +This is no story yet'
holds "the same first" "$out" test "$(row_of 'This is no story yet, only tips or general words: no event is' )" -lt "$(row_of 'Root cause: not begun')"
expect_out "wait for it)"

test_that "of an answer without full stops the first thing said is that it has none, and all else waits for them"
grep -v '^#' share.txt | tr '\n' ' ' | tr -d '.,' | tr 'A-Z' 'a-z' >stops.txt
run check stops.txt
expect_line '^Next +1[0-9][0-9] words go by without a full stop'
expect_out "points wait for it)"
expect_not_out "This is no story yet"
run check share.txt
expect_not_out "without a full stop"

test_that "a part not begun says which of its points are not its own"
cat >part.md <<'END'
## Situation
Last spring I was the evening manager of a small bakery cafe. I call it a failure because sixty customers went home with nothing.
## Task
I had to order enough flour for the Easter weekend by Thursday.
## Action
I guessed the amount from memory instead of looking at last year's sales.
## Result
On Saturday at eleven we ran out of bread, and about sixty customers went home with nothing. I called them back one by one.
## Root cause
The cause was me: I was tired and did not want to open the books.
## Lessons
I learned to look at the numbers before I order.
END
run check part.md
expect_line '^  Applied since: not begun yet\. \(13 points, 1 of them for Completeness\)$'
expect_out "1 more waits"

test_that "office words are told once, with all of them"
echo "Last May I leveraged our ecosystem to streamline the deliverables, and we lost a client." >office.txt
run check office.txt --as line
holds "once" "$out" test "$(grep -c buzzwords "$out")" -eq 1
expect_out "streamline"
expect_out "deliverables"

test_that "what is next comes first, then errors, then what costs most"
run check blame.txt
holds "the error, which is next, first" "$out" test "$(row_of ' error: ')" -lt "$(row_of '^  Task: not begun')"
holds "the error before points" "$out" test "$(row_of ' error: ')" -lt "$(row_of '^  Action: not begun yet. (1[0-9] points')"
holds "the dearest first" "$out" test "$(row_of '^  Action: not begun')" -lt "$(row_of 'Task: not begun')"
holds "what costs nothing behind" "$out" test "$(row_of '(2 points')" -lt "$(row_of 'is a lesson of distrust')"

test_that "what waits for something else is told once, in one place"
holds "one sentence" "$out" test "$(grep -c 'These points wait until' "$out")" -eq 1
holds "one reason" "$out" test "$(grep -c 'First the story, then what it shows' "$out")" -eq 1
expect_not_out "Some points count only once"

test_that "an editor is not told what waits for another remark"
run check blame.txt --as line
expect_out "[blame.stated]"
expect_not_out "count only once"

test_that "of a text in another language an editor gets one line"
echo "Ich habe die Menge geschätzt, statt in die Zahlen zu schauen, und am Samstag um elf hatten wir kein Brot mehr." >other.txt
run check other.txt --as line
expect_line_count 1
expect_out "not in English"

test_that "a line or two gets the next thing and a few lines; --explain tells all"
echo "I once missed a deadline but I learned to communicate better and now I am fine." >short.txt
run check short.txt
expect_out "Next "
expect_out "from 0:12 on"
expect_not_out "What to mend"
holds "a few lines" "$out" test "$(wc -l <"$out")" -lt 20
run check short.txt --explain
expect_out "What to mend"

test_that "an error in a line or two is told all the same"
echo "It was really the fault of the management." >short.txt
run check short.txt
expect_status 1
expect_out " error: "

test_that "praise quotes whole clauses, and no words twice"
cat >good.txt <<'END'
Last March I was a planner at a print shop in Leeds. My goal was to send the wedding cards by Friday noon. I did the packing on
Thursday and never checked the address, because I was sure of it. The cards came two days late. It happened because I trusted my
memory instead of the order. I learned to hold each box against the order before I close it. Since then I have done that for forty
orders, and none has gone wrong. Today it is the first thing I do.
END
run check good.txt
sed -n '/^Good/,/^Next/p' "$out" | tr -s '\n ' '  ' >top
holds "the whole clause" top grep -qF '"I did the packing on Thursday and never checked the address' top
holds "three quotations" top test "$(grep -o '"[^"]*"' top | wc -l)" -eq 3
holds "no words twice" top test "$(grep -o '"[^"]*"' top | sort | uniq -d | wc -l)" -eq 0

test_that "no remark quotes words that break off"
printf '## Situation\n\nI was late. My biggest failure is that I care too much.\n' >broken.md
run check --as line broken.md
expect_not_out '"failure is"'
expect_out '"failure is that I care too much" fits any story.'

test_that "of very many places of which the same is said some are told, and how many more there are"
{
    printf '## Action\n\n'
    for number in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        printf 'On day %s I sort of checked the list.\n\n' "$number"
    done
} >many.md
run check --as line many.md
holds "one line a place" "$out" test "$(grep -c "sort of" "$out")" -eq 20
run check many.md
told=$(grep -c 'suggestion: "sort of' "$out")
expect_line "^  … and $((20 - told)) more places like these: --as line lists them all[.]\$"
holds "some of them" "$out" test "$told" -ge 12 -a "$told" -le 14
run check --explain many.md
expect_not_out "more places like these"

finish
