#!/bin/sh
# A rehearsal in a real terminal: the clock ticks by itself, stands while the program is stopped, and what was spoken is
# kept when it is made to leave.
. "$(dirname "$0")/lib.sh"
command -v bash >/dev/null || exit 77

start_command 80x24 env HISTFILE= PS1='ready> ' bash --norc --noprofile -i
wait_for "ready>"
text "'$STARCOACH'"
keys Enter
begin_walk
text "In March 2025 I ran the spring campaign for two stores with six designers."
keys C-r
wait_for "The whole answer"
text r
wait_for "Say it aloud"
text " "
wait_for "breathe"
wait_for "Situation · 1 of 1"
wait_for "0:01 in all"
keys C-z
wait_for "Stopped"
text "fg"
keys Enter
wait_for "Paused."
text " "
wait_for "0:02 in all"
keys C-z
wait_for "Stopped"
text "kill -TERM %1; fg; echo left with \$?"
keys Enter
wait_for "left with 0"
grep -q "id: situation" "$drafts"/takes/*.yaml || fail "what was spoken was not kept"
text "'$STARCOACH'"
keys Enter
wait_for "Drafts"
keys M-r
wait_for "Last time you took 0:0"
keys C-q
wait_for "ready>"
