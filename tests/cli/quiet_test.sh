#!/bin/sh
# --quiet: the exit status tells, and only errors are said.
. "$(dirname -- "$0")/lib.sh"
. "$here/drafts.sh"
cp "$answers"/*.md "$answers"/*.txt .
echo '{"id":1,"text":"I failed."}' >lines.jsonl

# silent STATUS WORDS...
silent() {
    wanted_status=$1
    shift
    run "$@"
    expect_status "$wanted_status"
    expect_no_out
    expect_no_err
}

test_that "check tells by its status alone, in every form"
silent 0 check --quiet good.md
silent 1 check --quiet blank.md
silent 1 check --quiet plain.txt --fail-under 100
for form in text json line; do
    silent 1 check --quiet good.md blank.md --as "$form"
done
silent 1 check --quiet --explain blank.md
silent 0 check --quiet --jsonl lines.jsonl
silent 1 check --quiet --jsonl lines.jsonl --fail-under 100

test_that "lint tells by its status alone"
cat >broken.yaml <<'END'
version: 1
questions:
  - {id: mine, title: Mine}
END
silent 0 lint --quiet
silent 1 lint --quiet broken.yaml

test_that "no word of success: a file written, a draft removed, a pace set"
silent 0 export --quiet good.md -o answer.txt
holds "the answer in the file" answer.txt test -s answer.txt
silent 0 pace --quiet 1.1
write_draft one
silent 0 drafts --quiet remove one

test_that "what was asked for is printed all the same"
run export --quiet good.md
expect_status 0
expect_out "failure"
run pace --quiet
expect_out "1.1"

test_that "errors are said"
run check --quiet nowhere.md
expect_refusal "nowhere.md"

finish
