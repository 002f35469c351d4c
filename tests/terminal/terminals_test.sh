#!/bin/sh
# Terminals of other kinds: plain ASCII where the locale has no more, no colour where none is wanted, and line by line where
# nothing can be drawn.
. "$(dirname "$0")/lib.sh"

start_command 80x24 env LC_ALL=C LANG=C "$STARCOACH"
wait_for "Press Enter to begin."
keys Enter
wait_for "> In one line"
keys Tab
wait_for "> Situation"
hides "▸" || fail "UTF-8 in a locale without it"
keys C-q
wait_end 0

restart_command env NO_COLOR=1 "$STARCOACH"
wait_for "Questions"
in_tmux capture-pane -p -e | grep -q '\[3[0-8]' && fail "colour, although NO_COLOR is set"
keys C-q
wait_end 0

restart_command env TERM=dumb "$STARCOACH"
wait_for "line by line"
keys :quit Enter
wait_end 0

restart_command env TERM=no-such-terminal "$STARCOACH"
wait_for "does not know the terminal"
wait_for ":help names the commands"
keys :quit Enter
wait_end 0

status=0
"$STARCOACH" </dev/null >"$box/out" 2>"$box/err" || status=$?
[ "$status" = 2 ] || fail "without a terminal the status is $status, not 2"
[ -s "$box/err" ] || fail "without a terminal nothing is said"
[ ! -s "$box/out" ] || fail "without a terminal something is written to standard output"
