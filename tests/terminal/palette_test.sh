#!/bin/sh
# Alt-X in a real terminal: a few letters find what can be done here, Enter does it, Esc does not.
. "$(dirname "$0")/lib.sh"

start 80x24
begin_walk
text "We had promised the brochures."
wait_for "We had promised the brochures."
keys M-x
wait_for "What do you want to do?"
text "whole answer said"
wait_for "▸ Ctrl-R"
keys Enter
wait_for "as it will be said"
text ":"
wait_for "What do you want to do?"
keys Escape
wait_gone "What do you want to do?"
keys Escape
wait_for "▸ Situation"
keys M-x
text "keep everything leave"
wait_for "▸ Ctrl-Q"
keys Enter
wait_end 0
