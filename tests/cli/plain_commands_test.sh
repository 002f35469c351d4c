#!/bin/sh
# The commands of line mode: every one of the table, what each does, and what is told where one is not meant so.
. "$(dirname -- "$0")/lib.sh"
. "$here/plain.sh"

forget() {
    rm -rf "$HOME/.local"
}

test_that "help names every command, and each is known by its name, its short name and a beginning"
practise failure <<'END'
:help
END
expect_status 0
sed -n 's/^:\([a-z]*\)\(, :\([a-z]*\)\)\{0,1\}  .*/\1 \3/p' "$out" >"$box/commands"
expect_equal "the number of commands" 41 "$(wc -l <"$box/commands" | tr -d ' ')"
while read -r name brief; do
    for called in $name $brief $(echo "$name" | tr a-z A-Z); do
        printf ':help %s\n:next\nA line.\n:%s\n' "$called" "$called" >"$box/lines"
        run_with "$box/lines" practise --plain failure
        expect_status 0
        expect_line "^:$name(,| ) *"
        expect_not_out "There is no command"
        expect_plain
    done
done <"$box/commands"
practise failure <<'END'
:rev
/review
:exa
END
expect_not_out "There is no command"

test_that "an unknown command is told, with the one that was meant"
forget
practise failure <<'END'
:next
:rview
:frobnicate
/nxt
:re
:
:help rview
END
expect_out 'There is no command "rview". Did you mean :review?'
expect_out 'There is no command "frobnicate"; :help names them.'
expect_out 'There is no command "nxt". Did you mean :next?'
expect_out 'begin it with two'
expect_out "Nothing was written"

test_that "next and back go through story and parts"
practise failure <<'END'
:back
:next
:next
:back
:back
END
expect_out "This is the first question."
expect_out "Situation, 1 of 8."
expect_out "Task, 2 of 8."
expect_equal "times at the story" 2 "$(grep -c 'Which failure will you tell' "$out")"
practise conflict <<'END'
:back
END
expect_out "This is the first part."

test_that "go finds a part by number, name and beginning, and tells what there is"
practise failure <<'END'
:go lessons
:go Root cause
:go 2
:go app
:go story
:go
:go lesons
:go 9
END
expect_out "Lessons, 6 of 8."
expect_out "Root cause, 5 of 8."
expect_out "Task, 2 of 8."
expect_out "Applied since, 7 of 8."
expect_out "Which part? One of these: situation, task,"
expect_out 'There is no part "lesons". Did you mean lessons?'
expect_out 'There is no part "9". There are: situation,'
practise conflict <<'END'
:go story
:facts
END
expect_out "This question has no facts to fill in"

test_that "where tells how far each part is"
forget
practise failure <<'END'
:where
A late count
2025-03
:next
In March 2025 I planned the stock count of a shop. I led four people. I call it a failure because the plan was mine and it was late.
:where
END
expect_line '^Your story: not yet. You are here.$'
expect_line '^Your story: told.$'
expect_line '^Situation: ready. You are here.$'
expect_line '^Close: not yet.$'

test_that "the facts take numbers, words and dates as people write them, and can be left open again"
forget
practise failure <<'END'
A late count
14 March 2025
gap
everyone
my
:back
:clear
:facts
:go story

tomorrow
3/2025
:facts
END
expect_out "Noted: 2025-03,"
expect_out "Noted: a gap in skill."
expect_out "Give a number from 1 to 5, or the words"
expect_out "Noted: my team."
expect_out "So far: my team. Enter alone leaves it so"
expect_out "How far it reached is open again."
expect_line '^How far it reached: left open.$'
expect_out "That date can't be read."
expect_out "Put right? left open."

test_that "a story that is off is told why, and nothing is forbidden"
forget
practise failure <<'END'
The accident
2012



safety

END
expect_out "One thing about it: "
expect_out "Noted: about safety."
expect_out "Situation, 1 of 8."

test_that "show numbers the sentences; change and drop work on one, undo and redo on all"
forget
practise failure <<'END'
:next
The first one. The second one. The third one.
:show
:change 2 Another one.
:drop 1
:show
:undo
:undo
:redo
:text
:change
:change 9 No such.
:drop x
END
expect_line '^2\. The second one\.$'
expect_out 'Sentence 2 now reads: "Another one."'
expect_out 'Taken out: "The first one."'
expect_line '^1\. Another one\.$'
expect_line '^The first one\. Another one\. The third one\.$'
expect_out "Undone, in Situation."
expect_out "Done again, in Situation."
expect_out "Which sentence? :show numbers them; then, for the second, :change 2 and the"
expect_out "Which sentence? :show numbers them; then, for the second, :drop 2."
expect_out "There is no sentence 9 here; Situation has 3."

test_that "clear asks, and undo brings all back"
practise failure <<'END'
:clear
n
:clear
Nobody said yes to that.
:clear
y
:show
:undo
:show
END
expect_out "Empty Situation ("
expect_out "It stays as it is."
expect_out "Situation is empty now. :undo brings it back."
expect_out "Nothing is written under Situation yet."
expect_line '^4\. Nobody said yes to that\.$'
practise failure <<'END'
:redo
END
expect_out "There is nothing to do again."

test_that "example tells a good and a poor one, for the story too"
practise failure <<'END'
:example
:go story
:example
END
expect_out 'A good one: "'
expect_out 'A poor one: "'
expect_out "The difference: "
expect_out "Worth telling:"
expect_out "What they never want to hear:"

test_that "why explains the remark made last"
forget
practise failure <<'END'
:next
:why
Things went wrong and it was not a nice time.

:why
END
expect_out "There is no remark to explain here."
expect_line '^Next: '
expect_out "Situation: "
expect_out "Why it matters: "
expect_out "What to do: "
expect_out 'An example: "'
expect_line '^Where this comes from\. (Measured|From reading|Our own)[:,] '

test_that "review tells readiness, the strongest part and one next thing, and no points"
run practise --plain failure
practise failure <<'END'
:go task
:review
:why
END
expect_out "Not yet ready to say aloud."
expect_out "It takes about 0:0"
expect_out "What would help most"
expect_line '^:go [a-z]+ goes there\.$'
expect_out ":review all tells every remark."
expect_not_out "100"

test_that "review all tells every remark in its place, the rubric and the shares"
practise failure <<'END'
:review all
END
expect_line '^Remark 1 of [0-9]+, in Situation, a (warning|suggestion): '
expect_line '^Root cause: [0-9]+ of [0-9]+\.$'
expect_out "Shares of the time: Set-up"
expect_out "Result: not begun yet."

test_that "silence switches a remark off, by its number or the one told last, and hear tells it again"
practise failure <<'END'
:silence
:review
:silence
:hear
:hear
:review
:silence
:review all
:silence 1
:silence 99
:hear nothing.such
:hear
END
expect_out "No remark was told just now."
expect_line '^Switched off, in every answer: situation\.failure\. Its points are given;'
expect_out "Told again: situation.failure."
expect_out "No remark is switched off."
expect_out ":silence 2 switches remark 2 off, here and elsewhere."
expect_line '^Switched off, in every answer: situation\.[a-z]+\.'
expect_out "Which one? A number from 1 to"
expect_line '^"nothing.such" is not switched off. These are: situation\.failure'
holds "what is off in the settings" "$HOME/.config/starcoach/config.yaml" grep -q '^    - situation\.failure$' "$HOME/.config/starcoach/config.yaml"
practise failure <<'END'
:review all
END
empty=$(sed -n 's/^Remark \([0-9]*\) of [0-9]*: Action: not begun.*/\1/p' "$out")
practise failure <<END
:silence $empty
END
expect_out "That part is not begun;"
practise failure <<'END'
:hear
:review
:hear situation.failure
:review
END
expect_out "Switched off: situation.failure. :hear and its name tells one again."
expect_equal "times the remark is told" 1 "$(grep -c 'It is not clear yet what failed' "$out")"

test_that "points tells the number, which is that of check"
practise failure <<'END'
:points
:export answer.md
END
points=$(sed -n 's/^\([0-9]*\) of 100 points.*/\1/p' "$out")
run check answer.md --as json
expect_json ".[0].score == $points"

test_that "text reads the answer as it will be said"
practise failure <<'END'
:text
END
expect_line '^Things went wrong and it was not a nice time\.$'
expect_line '^about 0:0[0-9] aloud'

test_that "export takes the form from the ending, asks before it replaces, and says what stands in the way"
practise failure <<'END'
:export
:export a.txt
:export a.md
:export a.json
:export a-cards.txt
:export a.txt
n
:export a.txt
y
:export .
:export no/such/folder/a.txt
:export ~/at-home.txt
END
expect_out "To which file? Like :export failure.txt"
expect_out "The file a.txt is there already. Replace it? y or n."
expect_out "It stays as it is."
expect_out ". is a folder."
expect_out "Not written: "
holds "plain text" a.txt grep -q "^Things went wrong" a.txt
holds "Markdown" a.md grep -q "^## Situation" a.md
holds "JSON" a.json jq -e . a.json
holds "cards" a-cards.txt grep -q "^Situation: about" a-cards.txt
holds "a file at home" "$HOME" test -s "$HOME/at-home.txt"

test_that "polish mends the file and leaves the text"
practise failure <<'END'
I um really thought that that was fine.
:polish p.txt
:show
END
expect_line '^([0-9]+ small slips are|One small slip is) mended in the file'
expect_out "I um really thought"
holds "the filler taken out" p.txt lacks " um " p.txt

test_that "save marks, history lists, restore brings back, and undo takes that back"
forget
practise failure <<'END'
:next
The first words.
:history
:save
:clear
y
Other words.
:history
:restore 1
:text
:undo
:restore 7
END
expect_out "Nothing was marked yet"
expect_out "Marked."
expect_line '^ 1 today at [0-9:]+, marked, 3 words, not yet$'
expect_out "It is back: 3 words."
expect_line '^The first words\.$'
expect_out 'So far: "Other words."'
expect_out "Which one? A number from 1 to"

test_that "a rehearsal counts in, gives cue words, takes the time and is kept"
forget
practise failure <<'END'
:rehearse
:next
In March 2025 I planned the stock count of a shop with five branches.
:next
My goal was to have all five branches counted by six in the morning.
:pause
:rehearse

:pause
:show



5
3
END
expect_out "There is nothing to say aloud yet."
expect_out ":pause belongs to a rehearsal"
expect_line '^3$'
expect_line '^Go\.$'
expect_line '^Situation: .*; .*\.$'
expect_out "The clock stands. Enter goes on."
expect_out "That is for later, the clock runs."
expect_line '^Task: .*; .*\.$'
expect_line '^Done: 0:[0-9]+ in all\. The estimate was 0:[0-9]+; aim for 2 to 3 minutes\.$'
expect_line '^Situation: 0:[0-9]+; estimated 0:[0-9]+, aim 0:18\.$'
expect_out "A number from 1 to 4, please"
expect_out "This take is kept."
cat "$drafts"/takes/*.yaml >"$box/takes"
holds "how it felt" "$box/takes" grep -q "felt: 3" "$box/takes"
holds "that it was whole" "$box/takes" grep -q "complete: true" "$box/takes"

test_that "a rehearsal stopped early is kept as such, one not begun is not"
rm -rf "$drafts/takes"
practise failure <<'END'
:rehearse
:stop
:rehearse

:stop
:review
END
expect_out "so nothing was timed"
expect_line '^Stopped after 0:[0-9]+\.$'
expect_out "This take is kept."
expect_out "Not yet ready to say aloud."
cat "$drafts"/takes/*.yaml >"$box/takes"
expect_equal "the number of takes" 1 "$(grep -c 'at:' "$box/takes")"
holds "that it stopped early" "$box/takes" lacks "complete: true" "$box/takes"

test_that "open keeps this answer and offers all"
practise failure <<'END'
:open
2
leadership

Somebody had to lead.
:open
:show
1
:quit
END
expect_out "Where shall we go on?"
expect_out "Please choose an answer first."
expect_out "Going on with your answer: "
expect_kept leadership "Somebody had to lead."

finish
