#!/bin/sh
# From the very first start to a file in the person's own folder, and the terminal as it was.
. "$(dirname "$0")/lib.sh"

start 80x24
begin_walk
text "In March 2025 I ran the spring campaign of a garden centre with two designers. It was my failure, because we were late."
keys Tab
wait_for "▸ Task"
text "The posters had to hang by the first of April."
keys Tab
wait_for "▸ Action"
text "I made a plan and shared it. I never asked the two designers what else was on their desks."
wait_for "✓ Good: you name the point where it went wrong"
keys C-r
wait_for "The whole answer, as it will be said"
wait_for "Would help most"
keys a
wait_for "Balance"
keys n
wait_for "Remark 2 of"
keys Enter
wait_for "Why it matters"
keys Escape
wait_gone "Why it matters"
keys x
wait_for "Format"
keys C-a C-k
text "~/answer.txt"
keys Enter
wait_for "Written; Esc goes back"
grep -q "I never asked the two designers" "$HOME/answer.txt" || fail "the answer is not in the file"
keys C-q
wait_end 0
