#!/bin/sh
# check --as line: what an editor's quickfix list reads.
. "$(dirname -- "$0")/lib.sh"
need_tool jq
cp "$answers"/*.md "$answers"/*.txt .
form='^[^:]+:[0-9]+:[0-9]+: (error|warning|suggestion): .+ \[[a-z0-9.-]+\]$'

test_that "each finding is a line of file, line, column, severity, message and rule"
run check blank.md plain.txt --as line
expect_status 1
expect_no_err
expect_all_lines "$form"
expect_line '^blank\.md:2:57: error: .*XX.* \[placeholder\.left\]$'

test_that "there are as many lines as findings, of the same rules"
run check blank.md --as json
jq -r '.[0].findings[].rule' "$out" | sort >"$box/rules"
run check blank.md --as line
sed 's/.*\[\(.*\)\]$/\1/' "$out" | sort >"$box/lines"
expect_same_files "$box/rules" "$box/lines"

test_that "lines go by their place in the file, and every place is one"
cut -d: -f2 "$out" >"$box/order"
sort -n "$box/order" | cmp -s - "$box/order" || fail "lines in order" "$out"
last=$(wc -l <blank.md)
holds "no line after the file's last, $last" "$out" awk -F: -v last="$last" '$2 < 1 || $3 < 1 || $2 > last { bad = 1 } END { exit bad }' "$out"

test_that "a column counts bytes from 1"
printf '## Situation\nIn May 2025 I led the café team of XX, a customer.\n' >accent.md
run check accent.md --as line
expect_line '^accent\.md:2:37: error: .*\[placeholder\.left\]$'

test_that "line and column hold with CRLF and a byte order mark"
printf '\357\273\277## Situation\r\nIn May 2025 I led the team.\r\nIt worked for XX then.\r\n' >crlf.md
run check crlf.md --as line
expect_line '^crlf\.md:3:15: error: .*\[placeholder\.left\]$'

test_that "standard input is called <stdin>"
run_with blank.md check --as line
expect_line '^<stdin>:2:57: error: '

test_that "an answer without findings gives no line"
run check good.md --as line --today 2026-01-15
expect_status 0
expect_no_out

test_that "a path with a colon or a space stays as it is"
mkdir "a folder"
cp blank.md "a folder/b c.md"
run check "a folder/b c.md" --as line
expect_line '^a folder/b c\.md:2:57: error: '

finish
