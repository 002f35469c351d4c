#!/bin/sh
# The man page is clean mdoc.
. "$(dirname -- "$0")/lib.sh"
need_tool mandoc

for page in starcoach.1 starcoach-content.5; do
    test_that "mandoc finds nothing to say of $page"
    command="mandoc -T lint"
    mandoc -T lint "$source_root/docs/$page" 2>&1 | grep -v 'referenced manual not found: Xr starcoach' >"$out"
    expect_no_out

    test_that "$page fits a terminal of 80 columns"
    command="mandoc -T ascii"
    mandoc -T ascii -O width=78 "$source_root/docs/$page" | sed 's/.\x08//g' >"$out"
    expect_all_lines '^.{0,80}$'
    expect_out "DESCRIPTION"
done

finish
