#!/bin/sh
# Line mode: questions that bring a story back, and the stories noted, compared and chosen.
. "$(dirname -- "$0")/lib.sh"
. "$here/plain.sh"

test_that "the story step says where ideas are, and they are asked one at a time"
practise failure <<'END'
:ideas

:kind check
:place shop
The price list nobody checked
:place nowhere
:back
END
expect_status 0
expect_out ":ideas asks questions that"
expect_line '^1 of [0-9]*\. A plan that did not hold, anywhere\.'
expect_line '^2 of [0-9]*\. A date that went by, anywhere\.'
expect_line '^1 of [0-9]*\. A check skipped, A shop, '
expect_out "Noted. :stories compares"
expect_out " 1 An office"
expect_line '^1 of 7\. What happened'
holds "the line in the draft" "$out" grep -q "candidate.1.title: The price list" "$drafts"/failure-*.yaml

test_that "what was noted is there another day, and can be told"
practise failure <<'END'
:stories
:about 1
2024-05
6
my team
yes
none
:tell 1
END
expect_out " 1 The price list nobody checked"
expect_out "When was it? Without that the coach can't say more."
expect_out "Noted: 2024-05,"
expect_out "Noted: a fault in the work."
expect_out "A good one to tell: from the last"
expect_out "Chosen: The price list nobody checked."
holds "the date of the story told" "$out" grep -q "^  when: .*2024-05" "$drafts"/failure-*.yaml

test_that "the best comes first, each with what stands against it and why"
practise failure <<'END'
:note The exam
:about 2
2012
:next
:note The late campaign
:stories
:tell 3
:stories
:forget 1
:forget 2
:undo
:forget 9
:tell x
END
expect_out " 1 The price list nobody checked (the one you tell now)"
expect_out " 2 The late campaign"
expect_out " 3 The exam"
expect_out "This story is more than five years old."
expect_out "Chosen: The exam. The others stay noted"
expect_out " 3 The exam (the one you tell now)"
expect_out "Dropped: The price list nobody checked. :undo brings it back."
expect_out "That is the one you tell"
expect_out "Undone, in the facts of the story."
expect_out "Which one? A number from 1 to"

test_that "a choice that leaves written words behind says so, and undo brings the story back"
rm -rf "$HOME/.local"
practise failure <<'END'
The campaign
2025-03
:next
We sent it late.

:note The stock count
:tell 2
:undo
:facts
:quit
END
expect_out "What you have written still tells the other one."
expect_out "Undone, in the facts of the story."
expect_line '^In one line: The campaign\.$'
run drafts show failure-
expect_line '^title: "The campaign"$'

test_that "a line is noted once, and a blank one not at all"
practise failure <<'END'
:note The stock count
:note The campaign
:note
END
expect_out "Nothing new to note"
expect_out "Write it behind the command"

test_that "words for the ideas are told where they belong"
practise failure <<'END'
:kind plan
:ideas
:review
:quit
END
expect_out ":kind is for looking for a story; :ideas begins that."
expect_out "That is for later. :back ends the looking."

test_that "a date in the text is offered as the story's, and taken only with yes"
rm -rf "$HOME/.local"
practise failure <<'END'
The order
:next
Two years ago I ran the order of a shop, and it came late.

y
:facts
:clear
y
In 1999 I began there.
:quit
END
expect_line '^You wrote "Two years ago"\. Was the story then: 20[0-9]*[?] y or n\.$'
expect_line '^Noted: 20[0-9]*\.$'
expect_line '^When: 20[0-9]*, '

test_that "what was not asked at first is asked once the outcome is told, and can be passed over"
rm -rf "$HOME/.local"
practise failure <<'END'
The order
2025-03
:next
:next
:next
:next
It came two days late.
:next
2
:next
:quit
END
expect_out "Now that it is told"
expect_line '^3 of 7\. What kind of slip'
expect_out "Noted: a planning slip."
expect_out "Root cause, 5 of 8."

test_that "a question without a story has none to look for"
practise conflict <<'END'
:ideas
:stories
:note One
END
expect_out "This question has no facts to fill in"
finish
