#!/bin/sh
# Every letter that was on the screen is there again after kill -9, at the place where the person was.
. "$(dirname "$0")/lib.sh"

start 80x24
begin_walk
keys Tab Tab
wait_for "▸ Action"
text "I never asked them."
wait_for "I never asked them."
kill -9 "$(program_id)"
wait_end 137
restart
wait_for "The campaign that went out late"
keys Enter
wait_for "▸ Action"
wait_for "I never asked them."
keys C-q
wait_end 0
