# shellcheck shell=sh
# Line mode, driven through pipes. Sourced behind lib.sh.
#
#   practise failure <<END       runs line mode with these lines; all that it must always hold is checked
#   begin failure; tell "words"; wait_for_prompt; kill_now
#                                the same with somebody who waits for answers
drafts=$HOME/.local/share/starcoach/drafts
escape=$(printf '\033')

# What every run must hold: no line is wider than 80 columns, and nothing would move a cursor or ring a bell.
expect_plain() {
    holds "no line over 80 columns" "$out" no_line_over_80 "$out"
    holds "no escape" "$out" lacks "$escape" "$out"
    holds "no control character" "$out" no_control_character "$out"
}

no_line_over_80() {
    ! grep -qE '^.{81}' "$1"
}

no_control_character() {
    [ "$(tr -d '\001-\010\013-\037\177' <"$1" | wc -c)" -eq "$(wc -c <"$1")" ]
}

practise() {
    cat >"$box/lines"
    run_with "$box/lines" practise --plain "$@"
    expect_plain
}

# ---- Somebody who waits ----

patience=600 # looks before a test gives up

begin() {
    rm -f "$box/ear"
    mkfifo "$box/ear"
    : >"$out"
    command="starcoach practise --plain $* (through a pipe that stays open)"
    "$STARCOACH" practise --plain "$@" <"$box/ear" >"$out" 2>"$err" &
    coach=$!
    exec 3>"$box/ear"
    prompts=0
    wait_for_prompt
}

prompt_count() {
    grep -c '^> ' "$out" || true
}

# Until the coach has said all it has to say to what it was told.
wait_for_prompt() {
    prompts=$((prompts + 1))
    looks=0
    until [ "$(prompt_count)" -ge "$prompts" ]; do
        looks=$((looks + 1))
        if [ "$looks" -gt "$patience" ] || ! kill -0 "$coach" 2>/dev/null; then
            fail "prompt number $prompts" "$out"
            finish
        fi
        sleep 0.05
    done
}

tell() {
    printf '%s\n' "$1" >&3
    wait_for_prompt
}

# end_with SIGNAL: and waits for it.
end_with() {
    kill -"$1" "$coach"
    status=0
    wait "$coach" 2>/dev/null || status=$?
    exec 3>&-
}

# expect_kept QUESTION WORDS: its draft holds them.
expect_kept() {
    run export "$1-" --as markdown
    expect_status 0
    expect_out "$2"
}
