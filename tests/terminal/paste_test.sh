#!/bin/sh
# Pasted text is text: its new lines and tabs press no keys.
. "$(dirname "$0")/lib.sh"

start 80x24
begin_walk
printf 'first line\n\tsecond line\n\nthird line\n' | in_tmux load-buffer -
in_tmux paste-buffer -p
wait_for "third line"
wait_for "▸ Situation"
wait_for "first line"
text "typed on"
wait_for "typed on"
keys C-q
wait_end 0
