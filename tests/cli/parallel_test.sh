#!/bin/sh
# The recipe of docs/scale.md: lines dealt out to processes by GNU parallel come back as one process writes them.
. "$(dirname -- "$0")/lib.sh"
command -v parallel >/dev/null || exit 77

cat "$answers"/*.md "$answers"/*.txt | jq -cR 'select(length > 0 and (startswith("---") | not)) | {id: input_line_number, text: .}' >once
for i in 1 2 3 4 5 6; do cat once; done >answers.jsonl

test_that "the recipe stands in the docs as it is run here"
awk '/^<!-- recipe: local -->/ { wanted = 1; next } wanted && /^```/ { if (inside) exit; inside = 1; next } inside' \
    "$source_root/docs/scale.md" >recipe
holds "one line with parallel" recipe grep -q '^parallel --pipe .*starcoach check --jsonl' recipe

test_that "what parallel puts together is what one process writes, byte for byte"
mkdir bin
ln -s "$STARCOACH" bin/starcoach
PATH=$PWD/bin:$PATH
export PATH
mkdir -p "$HOME/.parallel"
: >"$HOME/.parallel/will-cite"
sed 's/--block 1M/--block 4K/' recipe >small
command="$(cat small)"
status=0
sh small <answers.jsonl >"$out" 2>"$err" || status=$?
expect_status 0
holds "more than one block" answers.jsonl test "$(wc -c <answers.jsonl)" -gt 8192
mv reports.jsonl dealt.jsonl
run_with answers.jsonl check --jsonl --today 2026-01-15
expect_same_files dealt.jsonl "$out"
expect_equal "as many reports as answers" "$(wc -l <answers.jsonl)" "$(wc -l <dealt.jsonl)"

finish
