#!/bin/sh
# Line mode: all in one box, cut into its parts; what went where is told, and a sentence is moved.
. "$(dirname -- "$0")/lib.sh"
. "$here/plain.sh"

forget() {
    rm -rf "$HOME/.local"
}

whole() {
    cat <<'END'
:rough
In March 2025 I ran the front desk of a clinic, and forty people came on the wrong evening. My goal was that everyone knew the new day.

I sent one message and never asked whether anybody had read it. In the end nineteen people came for nothing.
The root cause was that I measured my work by what I had sent. I learned that a change has only arrived when somebody answers. That was that.
Since then I keep a sheet with a line for each person. Today I pay attention to silence much earlier.
END
}

test_that "a text in one box is cut, and each sentence told with its part"
{
    whole
    echo ":cut"
} >"$box/all"
practise failure <"$box/all"
expect_status 0
expect_out "All in one box:"
expect_line "^Task:$"
expect_line "^1\. My goal was that everyone knew the new day\.$"
expect_line "^1\. The root cause was that"
expect_line "\(not sure\)"
expect_out "What happened. Situation, 1 of 8."
expect_kept failure "root cause was that"

test_that "an empty line in the box ends a paragraph, not the part"
forget
whole >"$box/all"
practise failure <"$box/all"
expect_not_out "Task, 2 of 8"
expect_status 0

test_that "what stands in the box is kept without cutting"
practise failure </dev/null
expect_out "So far 96 words"

test_that "a sentence goes to another part, from here or from elsewhere, and comes back"
forget
practise failure <<'END'
:next
One. Two.
:next
Three.
:move situation 2 task
:parts
:move 1 lessons
:undo
:undo
:parts
END
expect_status 0
expect_out 'Moved to Task: "Two."'
expect_out 'Moved to Lessons: "Two."'
expect_equal "the end" "1. One. 2. Two. 1. Three." \
    "$(sed -n '/^[12]\. [OT]/p' "$out" | tail -3 | tr '\n' ' ' | sed 's/ $//')"

test_that "what does not fit is told and changes nothing"
forget
practise failure <<'END'
:cut
:next
:cut
One.
:move 1
:move 2 task
:move 1 tsak
:move nowhere 1 task
:move 1 situation
:next
Two.
:cut
:rough
:parts
END
expect_out "That is for the writing."
expect_out "Write or paste something first."
expect_out "Which sentence?"
expect_out "There is no sentence 2 here"
expect_out "tsak"
expect_out "nowhere"
expect_out "It stands in Situation already."
expect_out "so there is nothing to cut."
expect_line '^1\. One\.$'
expect_line '^1\. Two\.$'
finish
