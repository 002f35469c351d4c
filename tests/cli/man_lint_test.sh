#!/bin/sh
# The man page is clean mdoc.
. "$(dirname -- "$0")/lib.sh"
need_tool mandoc

test_that "mandoc finds nothing to say of the page"
command="mandoc -T lint"
mandoc -T lint "$source_root/docs/starcoach.1" >"$out" 2>&1
expect_no_out

test_that "the page fits a terminal of 80 columns"
command="mandoc -T ascii"
mandoc -T ascii -O width=78 "$source_root/docs/starcoach.1" | sed 's/.\x08//g' >"$out"
expect_all_lines '^.{0,80}$'
expect_out "EXIT STATUS"

finish
