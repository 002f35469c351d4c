#!/bin/sh
# The window changes while someone types: nothing is lost, and a window too small says so calmly.
. "$(dirname "$0")/lib.sh"

start 80x24
begin_walk
text "one two three "
resize 120x40
text "four five "
wait_for "one two three four five"
resize 60x20
text "six "
wait_for "Ctrl-G help"
wait_for "five six"
resize 40x10
wait_for "This window is 40×10."
text "seven"
resize 100x30
wait_for "one two three four five six seven"
keys C-q
wait_end 0
