# shellcheck shell=sh
# Sourced by every test of the command line. Runs the program named by $STARCOACH in a box of its own (home, folders,
# locale, time zone, terminal) and checks what came out; what does not hold is told with what was wanted and what came.
#
#   test_that "an unknown command is refused"      names what the checks after it prove
#   run check answer.md                            runs the program: $status, $out and $err (files)
#   run_with FILE check                            the same, with FILE as its standard input
#   finish                                         the last line of every test
set -u
: "${STARCOACH:?name the program to test}"
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
answers=$here/answers
source_root=$(CDPATH= cd -- "$here/../.." && pwd)

box=$(mktemp -d) || exit 1
trap 'chmod -R u+rwX "$box"; rm -rf "$box"' EXIT
trap 'exit 130' INT TERM
mkdir "$box/home" "$box/work"
out=$box/out err=$box/err
unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME STARCOACH_CONTENT NO_COLOR LC_MESSAGES LC_NUMERIC LANGUAGE COLUMNS LINES
export HOME="$box/home" TZ=UTC LANG=C.UTF-8 LC_ALL=C.UTF-8 TERM=xterm-256color
cd "$box/work" || exit 1

claim="(no claim)"
failures=0
checks=0

test_that() {
    claim=$1
}

# ---- Running ----

run_with() {
    given=$1
    shift
    command="starcoach $*"
    status=0
    "$STARCOACH" "$@" <"$given" >"$out" 2>"$err" || status=$?
}

run() {
    run_with /dev/null "$@"
}

# ---- Checking ----

# fail WANTED [FILE]: the claim, the command, what was wanted, and what came.
fail() {
    failures=$((failures + 1))
    {
        echo "FAILED: $claim"
        echo "  command: $command"
        echo "  wanted:  $1"
        if [ $# -gt 1 ]; then
            echo "  got:"
            head -c 2000 "$2" | sed 's/^/    /'
            echo
        fi
    } >&2
}

# holds WANTED FILE COMMAND...: the command must succeed.
holds() {
    wanted=$1 seen=$2
    shift 2
    checks=$((checks + 1))
    "$@" >/dev/null 2>&1 || fail "$wanted" "$seen"
}

expect_status() {
    checks=$((checks + 1))
    [ "$status" = "$1" ] || fail "exit status $1, not $status; on standard error:" "$err"
}

expect_out() {
    holds "standard output with \"$1\"" "$out" grep -qF -e "$1" "$out"
}

expect_not_out() {
    holds "standard output without \"$1\"" "$out" lacks "$1" "$out"
}

expect_err() {
    holds "standard error with \"$1\"" "$err" grep -qF -e "$1" "$err"
}

expect_not_err() {
    holds "standard error without \"$1\"" "$err" lacks "$1" "$err"
}

expect_no_out() {
    holds "nothing on standard output" "$out" test ! -s "$out"
}

expect_no_err() {
    holds "nothing on standard error" "$err" test ! -s "$err"
}

# A line of standard output that the extended regular expression matches.
expect_line() {
    holds "a line of standard output like $1" "$out" grep -qE -e "$1" "$out"
}

# Every line of standard output, and there is one.
expect_all_lines() {
    holds "only lines like $1" "$out" all_lines "$1" "$out"
}

expect_line_count() {
    checks=$((checks + 1))
    [ "$(wc -l <"$out")" -eq "$1" ] || fail "$1 lines of standard output" "$out"
}

# expect_equal WHAT WANTED GOT
expect_equal() {
    checks=$((checks + 1))
    [ "$2" = "$3" ] || fail "$1: \"$2\", not \"$3\""
}

expect_same_files() {
    holds "$1 the same as $2: $(diff "$1" "$2" 2>&1 | head -n 5)" "$2" cmp -s "$1" "$2"
}

# expect_json FILTER [jq options]: standard output is JSON of which the jq filter is true.
expect_json() {
    filter=$1
    shift
    holds "JSON of which this is true: $filter" "$out" jq -e "$@" "$filter" "$out"
}

# The same of all JSON lines together, as one array.
expect_lines_json() {
    lines_filter=$1
    shift
    expect_json "$lines_filter" -s "$@"
}

# A refusal of the command line: exit 2, nothing on standard output, one message with these words.
expect_refusal() {
    expect_status 2
    expect_no_out
    expect_err "starcoach: "
    for words in "$@"; do
        expect_err "$words"
    done
}

lacks() {
    ! grep -qF -e "$1" "$2"
}

all_lines() {
    [ -s "$2" ] && ! grep -qvE -e "$1" "$2"
}

# ---- What tests need ----

skip() {
    echo "Skipped: $1"
    exit 77
}

need_tool() {
    command -v "$1" >/dev/null 2>&1 || skip "$1 is missing"
}

# repeat TEXT COUNT
repeat() {
    awk -v text="$1" -v count="$2" 'BEGIN { for (i = 0; i < count; i++) printf "%s", text }'
}

# bytes_of FILE START END: the bytes [START, END).
bytes_of() {
    head -c "$3" "$1" | tail -c +$(($2 + 1))
}

finish() {
    if [ "$failures" -gt 0 ]; then
        echo "$failures of $checks checks failed." >&2
        exit 1
    fi
    [ "$checks" -gt 0 ] || {
        echo "Nothing was checked." >&2
        exit 1
    }
    echo "$checks checks hold."
    exit 0
}
