#!/bin/sh
# The person's own editor gets a terminal as programs expect it, and gives it back; whatever ends it, nothing is lost.
. "$(dirname "$0")/lib.sh"

cat >"$box/home/editor" <<'SCRIPT'
#!/bin/sh
echo "the editor has $#: $1"
read -r line # lines, echoed: the terminal is as before the program
printf '%s\n' "$line" >>"$2"
SCRIPT
chmod +x "$box/home/editor"
EDITOR="$box/home/editor --wait"
export EDITOR
unset VISUAL

start 80x24
begin_walk
text "Written here."
keys M-e
wait_for "the editor has 2: --wait"
text "Written there."
wait_for "Written there."
keys Enter
wait_for "Taken from your editor."
wait_for "Written here."
wait_for "Written there."
text " And here again."
wait_for "And here again."
keys Up C-a
text "Keys work. "
wait_for "Keys work. Written here."

# A paste is one still, not keys.
printf 'pasted\n\tline\n' | in_tmux load-buffer -
in_tmux paste-buffer -p
wait_for "pasted"
wait_for "▸ Situation"
keys C-q
wait_end 0

# The terminal goes while the editor runs: what that had saved is in the draft, whether it ends then or not.
cat >"$box/home/editor" <<'SCRIPT'
#!/bin/sh
echo "Saved before the end." >"$2"
echo $$ >"$HOME/editor.pid"
echo "the editor has saved"
read -r line
SCRIPT
restart practise failure
wait_for "▸ Situation"
keys M-e
wait_for "the editor has saved"
kill -HUP "$(program_id)" "$(cat "$box/home/editor.pid")"
wait_end 0
restart practise failure
wait_for "▸ Situation"
wait_for "Saved before the end."
sed -i 's/Saved before/Saved once more before/' "$box/home/editor"
keys M-e
wait_for "the editor has saved"
kill -TERM "$(program_id)"
wait_end 0
kill "$(cat "$box/home/editor.pid")"
restart practise failure
wait_for "▸ Situation"
wait_for "Saved once more before the end."
keys C-q
wait_end 0
