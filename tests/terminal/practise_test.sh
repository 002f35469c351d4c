#!/bin/sh
# `starcoach practise QUESTION` goes straight there, goes on with its draft, and names what is near an unknown one.
. "$(dirname "$0")/lib.sh"

start 80x24 practise conflict
wait_for "▸ Situation"
text "We disagreed about the rota."
keys C-q
wait_end 0
restart practise conflict
wait_for "We disagreed about the rota."
keys Escape
wait_for "Drafts"
keys C-q
wait_end 0
restart practise conflct
wait_for "conflict"
wait_end 2
