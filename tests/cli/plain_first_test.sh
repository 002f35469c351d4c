#!/bin/sh
# A first answer in line mode, from the welcome to the file, and another day with it.
. "$(dirname -- "$0")/lib.sh"
. "$here/plain.sh"

test_that "without --plain and without a terminal the old word and status stay"
run practise failure
expect_refusal "starcoach check answer.md"

test_that "settings that cannot be used are told, and the standard ones do"
mkdir -p "$HOME/.config/starcoach"
printf 'version: 1\ntheme: pink\n' >"$HOME/.config/starcoach/config.yaml"
practise failure </dev/null
expect_status 0
expect_line '^Not all settings could be used: '
expect_out "choose one of"
holds "the file as it was" "$HOME/.config/starcoach/config.yaml" grep -q pink "$HOME/.config/starcoach/config.yaml"
rm "$HOME/.config/starcoach/config.yaml"

test_that "a first answer goes from the welcome to a file"
practise <<'END'
The stock count that opened two branches late
March 2025
2
my team
yes
none
manager
In March 2025 I planned the yearly stock count of a bicycle shop with five branches.
I led a team of four people.
I call it a failure because the plan was mine and two branches opened late.


My goal was to have all five branches counted by six in the morning.


I drew up a plan and sent it to the branch heads a week ahead. I never asked how many scanners each of them had.


Two branches opened three hours late, with 41 open differences. I called the manager at once.


The cause was my own way of planning: I listed the work but not the tools.


I now write a list of people, hours and tools for every plan. Second, I hold a checkpoint two days before.


In September I planned the move of our store with that list, and it was done a day early.


Today I pay attention to what I take for granted.

:export answer.txt
:export answer.md
:quit
END
expect_status 0
expect_no_err
expect_out "Starcoach, line by line."
expect_out '"Please talk about your last failure and what you learned from it."'
expect_out "2 to 3 minutes"
expect_out ":help names"
expect_out "1 of 7. What happened, in one line?"
expect_out "Noted: 2025-03,"
expect_out "Noted: a planning slip."
expect_out "Noted: Manager or team leader."
expect_out "So far that is a good one to tell."
expect_out "Situation, 1 of 8. Where were you"
expect_out "Tip: "
expect_out "Task, 2 of 8."
expect_out 'You said under Root cause: "The cause was my own way of planning'
expect_out "Learning is "
expect_out "Close, 8 of 8."
expect_out "Written to answer.txt."
expect_out "Everything is kept."
expect_line '^Good: .*'
holds "the words in the file" answer.txt grep -q "I now write a list of people" answer.txt
holds "the parts in the Markdown" answer.md grep -q "^## Root cause" answer.md
holds "the story in the Markdown" answer.md grep -q "^kind: planning" answer.md
holds "the date in its plain form" answer.md grep -q "^when: 2025-03" answer.md

test_that "what it writes is judged like any other answer"
run check answer.md
expect_status 0
expect_not_out "not begun"

test_that "another day it offers to go on, and Enter does, where one was"
practise <<'END'

It was mine to ask.
:quit
END
expect_status 0
expect_out "Where shall we go on?"
expect_line '^ 1 "The stock count that opened two branches late", [0-9]+ words, today at'
expect_line '^ 2 a new answer'
expect_out 'Going on with "The stock count that opened two branches late"'
expect_out "Close, 8 of 8."
expect_out 'So far: "Today I pay attention to what I take for granted."'
expect_not_out "2 to 3 minutes, one small step"
expect_kept failure "It was mine to ask."

test_that "a question named goes on with its newest draft"
practise failure <<'END'
:quit
END
expect_out "Going on with"
expect_not_out "Where shall we go on?"

test_that "a new answer to another question is two numbers away"
practise <<'END'
2
zebra
decision
99
conflict

We disagreed about the rota.
END
expect_status 0
expect_out "Which question? There are "
expect_out 'Enter alone takes "Your last failure, and what you learned".'
expect_out "No question has these words."
expect_line '^ [0-9] A hard decision$'
expect_out "Please give a number from 1 to"
expect_out "A conflict with somebody at work."
expect_line ', 1 of [0-9]+\.'
expect_line ', 2 of [0-9]+\.'
expect_kept conflict "We disagreed about the rota."

test_that "a number that is none is asked for again"
practise <<'END'
seven
99

END
expect_out "Please give a number from 1 to 3, or Enter alone for 1."
expect_out "Going on with"

test_that "an unknown question is refused as elsewhere"
run practise --plain falure
expect_refusal 'there is no question "falure"' 'did you mean "failure"?'

test_that "who writes nothing leaves nothing behind"
rm -rf "$HOME/.local" "$HOME/.config"
practise failure </dev/null
expect_status 0
expect_out "Nothing was written, so nothing was kept."
holds "no draft" "$out" test ! -e "$drafts"

test_that "a narrow line, as of a braille display, is kept to"
for columns in 20 40; do
    printf ':next\nA few words of text.\n\n:help\n:example\n:review all\n' >"$box/lines"
    run_with "$box/lines" practise --plain failure --width "$columns"
    expect_status 0
    expect_all_lines "^.{0,$columns}\$"
done

finish
