#!/bin/sh
# Ctrl-Z gives the terminal back to the shell, fg comes back to the same place.
. "$(dirname "$0")/lib.sh"
command -v bash >/dev/null || exit 77

start_command 80x24 env HISTFILE= PS1='ready> ' bash --norc --noprofile -i
wait_for "ready>"
text "'$STARCOACH'"
keys Enter
begin_walk
text "before the pause"
wait_for "before the pause"
keys C-z
wait_for "Stopped"
wait_gone "▸ Situation"
text "echo in the shell"
keys Enter
wait_for "in the shell"
text "fg"
keys Enter
wait_for "▸ Situation"
text " and after"
wait_for "before the pause and after"
keys C-q
wait_for "ready>"
text "stty -a | grep -c -- -echo\ "
keys Enter
wait_for "0"
