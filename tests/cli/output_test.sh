#!/bin/sh
# Where results go may be full, closed, or stop being read.
. "$(dirname -- "$0")/lib.sh"
cp "$answers"/*.md .
jq_line='{"id":1,"text":"I failed to check the list."}'
for i in 1 2 3 4 5 6 7 8; do echo "$jq_line"; done >lines.jsonl

# run_into TARGET ARGS...: standard output goes to TARGET.
run_into() {
    target=$1
    shift
    command="starcoach $* > $target"
    status=0
    : >"$out"
    "$STARCOACH" "$@" </dev/null >"$target" 2>"$err" || status=$?
}

if [ -c /dev/full ] && ! { echo x >/dev/full; } 2>/dev/null; then
    test_that "a full disk ends every command with 2 and a message"
    for words in --help --version "check --help" "check good.md" "check good.md --as json" "check blank.md --as line" \
        "check --jsonl lines.jsonl" questions "questions --as json" lint doctor pace "export good.md" "drafts list --as json"; do
        run_into /dev/full $words
        expect_status 2
        expect_err "starcoach: "
        expect_err "standard output"
    done
    test_that "a message is given once, not for every file"
    run_into /dev/full check good.md star.md good.md
    expect_equal "lines on standard error" 1 "$(wc -l <"$err" | tr -d ' ')"
    run_into /dev/full check --jsonl lines.jsonl lines.jsonl
    expect_equal "lines on standard error" 1 "$(wc -l <"$err" | tr -d ' ')"
fi

test_that "a closed standard output is an error, and is not mistaken for another file"
for words in "check good.md" "check --jsonl lines.jsonl" questions doctor "export good.md"; do
    command="starcoach $words >&-"
    status=0
    "$STARCOACH" $words </dev/null >&- 2>"$err" || status=$?
    expect_status 2
    expect_err "standard output"
done

test_that "a closed standard input is an error where it is read"
command="starcoach check <&-"
status=0
"$STARCOACH" check <&- >"$out" 2>"$err" || status=$?
expect_status 2
expect_err "standard input"
command="starcoach check --jsonl <&-"
status=0
"$STARCOACH" check --jsonl <&- >"$out" 2>"$err" || status=$?
expect_status 2

test_that "a reader that stops ends the program without a word"
repeat "$jq_line
" 3000 >many.jsonl
for words in "check --jsonl many.jsonl" "questions --as json" "check good.md --explain"; do
    command="starcoach $words | head -n 1"
    { "$STARCOACH" $words 2>"$err" || true; } | head -n 1 >"$out"
    expect_line_count 1
    expect_no_err
done
command="starcoach check --jsonl many.jsonl | true, where a broken pipe is ignored"
(
    trap '' PIPE
    "$STARCOACH" check --jsonl many.jsonl 2>"$err"
) | true
expect_no_err

finish
