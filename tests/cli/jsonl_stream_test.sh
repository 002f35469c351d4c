#!/bin/sh
# check --jsonl as a stream: answers come when the input pauses, lines may be large, and one too large is refused alone.
. "$(dirname -- "$0")/lib.sh"
need_tool jq
patience=60 # seconds until a read that should succeed is given up

# Starts the program between two pipes: write to 3, read from 4.
start() {
    command="starcoach check --jsonl $* (between two pipes)"
    rm -f to from
    mkfifo to from
    "$STARCOACH" check --jsonl "$@" <to >from 2>"$err" &
    child=$!
    exec 3>to 4<from
}

read_line() {
    timeout "$patience" head -n 1 <&4 >"$out"
}

stop() {
    exec 3>&-
    timeout "$patience" cat <&4 >"$out"
    exec 4<&-
    status=0
    wait "$child" || status=$?
}

test_that "a line is answered while the input stays open"
start
printf '{"id":1,"text":"I failed."}\n' >&3
read_line
expect_json '.id == 1'

test_that "half a line waits for its other half, whole lines before it do not"
printf '{"id":2,"text":"I failed."}\n{"id":3,"te' >&3
read_line
expect_json '.id == 2'
printf 'xt":"I failed."}\n' >&3
read_line
expect_json '.id == 3'

test_that "a bad line is answered too"
printf 'oh no\n' >&3
read_line
expect_json '.id == null and .line == 4 and .error != null'

test_that "the last line needs no newline"
printf '{"id":5,"text":"I failed."}' >&3
stop
expect_json '.id == 5'
expect_status 1

limit=8388608 # 8 MiB

# filled BYTES START: a JSON line of so many bytes without its newline, that begins with START and a filler's open string.
filled() {
    printf '%s' "$2"
    head -c $(($1 - ${#2} - 2)) /dev/zero | tr '\0' x
    printf '"}'
}

test_that "a line of 8 MiB is read, one byte more is refused; the lines around are judged"
{
    printf '{"id":1,"text":"I failed."}\n'
    filled "$limit" '{"id":2,"text":"I failed.","filler":"'
    printf '\n{"id":3,"text":"I failed."}\n'
    filled $((limit + 1)) '{"id":4,"text":"I failed.","filler":"'
    printf '\n{"id":5,"text":"I failed."}\n'
    filled $((3 * limit)) '{"id":6,"text":"I failed.","filler":"'
    printf '\n\n{"id":8,"text":"I failed."}\n'
    filled $((limit + 9)) '{"id":9,"text":"I failed.","filler":"'
} >large.jsonl
run_with large.jsonl check --jsonl
expect_status 1
expect_line_count 9
expect_lines_json '[.[].id] == [1, 2, 3, null, 5, null, null, 8, null]'
expect_lines_json '[.[] | select(.error != null) | .line] == [4, 6, 7, 9]'
expect_lines_json '[.[3, 5, 8].error | contains("8 MiB")] == [true, true, true]'

test_that "a text of a megabyte is judged as one line"
repeat 'I failed to check the list, and we lost 2 days. ' 20000 | jq -Rsc '{id: 1, text: .}' >megabyte.jsonl
run_with megabyte.jsonl check --jsonl
expect_status 0
expect_lines_json '.[0].words == 220000'

test_that "lines that come in small pieces are the same lines"
for i in 1 2 3 4 5 6 7 8; do printf '{"id":%d,"text":"I failed to check the list. I now check it."}\n' $i; done >eight.jsonl
run_with eight.jsonl check --jsonl
cp "$out" "$box/whole"
command="starcoach check --jsonl, from pieces of 7 bytes"
dd if=eight.jsonl obs=7 2>/dev/null | "$STARCOACH" check --jsonl >"$out" 2>"$err"
expect_same_files "$box/whole" "$out"

finish
