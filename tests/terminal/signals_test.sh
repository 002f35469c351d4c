#!/bin/sh
# SIGTERM and SIGHUP keep what was written a moment ago and give the terminal back.
. "$(dirname "$0")/lib.sh"

start 80x24
begin_walk
for signal in TERM HUP; do
    text "written before $signal "
    wait_for "written before $signal"
    kill -"$signal" "$(program_id)"
    wait_end 0
    grep -qF "written before $signal" "$drafts"/*.yaml || fail "SIG$signal lost the text"
    restart
    wait_for "▸ The campaign that went out late"
    keys Enter
    wait_for "written before $signal"
done
keys C-q
wait_end 0
