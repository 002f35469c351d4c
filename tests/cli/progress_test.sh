#!/bin/sh
# How far long work has come: told on a terminal, and nowhere else.
. "$(dirname -- "$0")/lib.sh"
command -v script >/dev/null || exit 77

# Enough for some seconds on any machine: the line appears from the second second on.
jq -cRs '{id: 1, text: .}' <"$answers/good.md" >line
i=0
while [ "$i" -lt 13 ]; do
    cat line line >lines
    mv lines line
    i=$((i + 1))
done

# On a terminal of script's making; what it shows goes to $out.
on_terminal() {
    command="script: $*"
    status=0
    script -qec "$*" /dev/null </dev/null >"$out" 2>"$err" || status=$?
}

test_that "on a terminal the rate and the time left are told while a file is judged, and taken away at the end"
on_terminal "timeout 4 '$STARCOACH' check --jsonl line >/dev/null"
expect_line '[0-9]+ judged, [0-9.]+ a second, about [0-9]+:[0-9][0-9] left'

test_that "--quiet silences it"
on_terminal "timeout 3 '$STARCOACH' check --jsonl --quiet line >/dev/null"
expect_not_out "judged"

test_that "where standard error is no terminal nothing is told"
command="check --jsonl line"
timeout 3 "$STARCOACH" check --jsonl line >/dev/null 2>"$err"
expect_no_err

test_that "short work is not worth a word"
on_terminal "'$STARCOACH' check '$answers/good.md' >/dev/null"
expect_not_out "judged"

finish
