# Sourced by every test in a real terminal: the program named by $STARCOACH in a tmux of its own (socket, home, locale,
# time zone). Nothing waits a fixed time: each step polls for the screen it wants and fails with the screen that it sees.
#
#   start 80x24 [WORD…]     begins the program in a window of that size
#   keys Enter C-s …        tmux's names of keys
#   text "words"            typed as they are
#   wait_for "words"        until they are on the screen
#   wait_gone "words"
#   wait_end STATUS         until the program has ended, with that status
set -u
: "${STARCOACH:?name the program to test}"
command -v tmux >/dev/null || {
    echo "tmux is missing" >&2
    exit 77
}

box=$(mktemp -d) || exit 1
socket=starcoach-test-$$
trap 'tmux -L "$socket" kill-server 2>/dev/null; rm -rf "$box" "${TMUX_TMPDIR:-/tmp}/tmux-$(id -u)/$socket"' EXIT
trap 'exit 130' INT TERM
mkdir "$box/home"
drafts=$box/home/.local/share/starcoach/drafts
unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME STARCOACH_CONTENT NO_COLOR COLORFGBG LC_MESSAGES COLUMNS LINES TMUX
export HOME="$box/home" TZ=UTC LANG=C.UTF-8 LC_ALL=C.UTF-8

patience=400 # polls before a test gives up
pause=0.05   # seconds between two looks

in_tmux() {
    tmux -L "$socket" -f /dev/null "$@"
}

screen() {
    in_tmux capture-pane -p
}

fail() {
    echo "FAILED: $1" >&2
    screen >&2
    exit 1
}

# poll COMMAND…: until it succeeds.
poll() {
    polls=0
    until "$@"; do
        polls=$((polls + 1))
        [ "$polls" -lt "$patience" ] || return 1
        sleep "$pause"
    done
}

# Runs the command in the pane: its process is told in $box/pid, its status on the screen.
cat >"$box/run" <<'RUN'
cd "$HOME" || exit
sh -c 'echo $$ >"$0"; exec "$@"' "$HOME/../pid" "$@"
echo "ended with status $?"
exec cat
RUN

start_command() {
    size=$1
    shift
    in_tmux new-session -d -x "${size%x*}" -y "${size#*x}" cat || fail "tmux does not start"
    in_tmux set -g status off
    in_tmux set -s escape-time 5
    restart_command "$@"
}

restart_command() {
    in_tmux respawn-pane -k sh "$box/run" "$@"
}

start() {
    size=$1
    shift
    start_command "$size" "$STARCOACH" "$@"
}

# Begins the program anew in the same window, after it ended.
restart() {
    restart_command "$STARCOACH" "$@"
}

keys() {
    in_tmux send-keys "$@"
}

text() {
    in_tmux send-keys -l "$1"
}

resize() {
    in_tmux resize-window -x "${1%x*}" -y "${1#*x}"
}

shows() {
    screen | grep -qF -- "$1"
}

hides() {
    ! shows "$1"
}

wait_for() {
    poll shows "$1" || fail "not on the screen: $1"
}

wait_gone() {
    poll hides "$1" || fail "still on the screen: $1"
}

wait_end() {
    poll shows "ended with status" || fail "the program goes on"
    shows "ended with status $1" || fail "the program did not end with status $1"
}

program_id() {
    cat "$box/pid"
}

# From the first start to the first section of the walk.
begin_walk() {
    wait_for "Press Enter to begin."
    keys Enter
    wait_for "Which failure will you tell?"
    text "The campaign that went out late"
    keys Enter
    text "2025-03"
    keys Tab
    wait_for "▸ Situation"
}
