#!/bin/sh
# check: colour, widths and plain characters.
. "$(dirname -- "$0")/lib.sh"
escape=$(printf '\033')
file=$answers/plain.txt

test_that "no colour goes to what is no terminal"
run check "$file"
expect_not_out "$escape"

test_that "--color always colours, even where NO_COLOR or TERM say otherwise; never and auto do not"
run check "$file" --color always
expect_out "${escape}["
export NO_COLOR=1
run check "$file" --color=always
expect_out "${escape}["
unset NO_COLOR
TERM=dumb
run check "$file" --color always
expect_out "${escape}["
TERM=xterm-256color
run check "$file" --color never
expect_not_out "$escape"
run check "$file" --color auto
expect_not_out "$escape"

test_that "colour carries nothing: without it the text is the same"
run check "$file" --color always --explain
sed "s/$escape\[[0-9;]*m//g" "$out" >"$box/bare"
run check "$file" --color never --explain
expect_same_files "$box/bare" "$out"

# On a terminal (script lends one): colour unless NO_COLOR is set or TERM is dumb.
on_terminal() {
    command="starcoach $* (on a terminal)"
    status=0
    script -qec "\"$STARCOACH\" $*" "$box/typescript" </dev/null >"$out" 2>"$err" || status=$?
}
if command -v script >/dev/null 2>&1 && script -qec true "$box/typescript" </dev/null >/dev/null 2>&1; then
    test_that "a terminal gets colour"
    on_terminal check "$file"
    expect_out "${escape}["
    test_that "NO_COLOR takes it away, unless it is empty"
    export NO_COLOR=1
    on_terminal check "$file"
    expect_out "of 100"
    expect_not_out "${escape}["
    export NO_COLOR=
    on_terminal check "$file"
    expect_out "${escape}["
    unset NO_COLOR
    test_that "TERM=dumb takes it away"
    TERM=dumb
    on_terminal check "$file"
    expect_out "of 100"
    expect_not_out "${escape}["
    TERM=xterm-256color
fi

test_that "text keeps to the width asked for"
for width in 40 60 100; do
    run check "$file" --width "$width" --ascii
    expect_status 0
    expect_all_lines "^.{0,$width}\$"
done
run check "$file" --explain --width 80
expect_all_lines '^.{0,80}$'
run check "$file" --width 20
expect_status 0

test_that "plain characters are drawn on request and where the locale has no others"
run check "$file"
holds "a character beyond ASCII" "$out" grep -q '[^ -~]' "$out"
run check "$file" --ascii --explain
expect_all_lines '^[ -~]*$'
export LC_ALL=C
run check "$file" --explain
expect_status 0
expect_all_lines '^[ -~]*$'
export LC_ALL=C.UTF-8

finish
