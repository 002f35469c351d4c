#!/bin/sh
# Ctrl-S freezes nothing, Ctrl-Q leaves; Esc acts at once; what was written stays.
. "$(dirname "$0")/lib.sh"

start 80x24
begin_walk
text "before "
keys C-s
wait_for "All kept."
text "after"
wait_for "before after"
keys C-t
wait_for "A good one"
keys Escape
wait_gone "A good one"
keys Escape
wait_for "▸ The campaign that went out late"
keys C-q
wait_end 0
grep -qF "before after" "$drafts"/*.yaml || fail "the text is not on disk"
