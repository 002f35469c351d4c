#!/bin/sh
# The same text gets the same judgement in every locale: in Turkish, to the C library, I is no capital i.
. "$(dirname -- "$0")/lib.sh"
need_tool localedef
need_tool jq
for name in tr_TR.UTF-8 tr_TR.ISO-8859-9; do
    localedef -i tr_TR -f "${name#*.}" "$box/$name" 2>/dev/null
    [ -d "$box/$name" ] || skip "localedef can't make $name here"
done
export LOCPATH="$box"

cat >answer.md <<'END'
---
when: 2025-03
---
## SITUATION
In March 2025 I planned the stock count of a bicycle shop.
## ACTION
I asked nobody how many scanners there were.
END

test_that "headings in capitals are found, and the points are the same"
run check answer.md --as json
expect_status 0
cp "$out" "$box/usual"
for LC_ALL in tr_TR.UTF-8 tr_TR.ISO-8859-9; do
    export LC_ALL
    run check answer.md --as json
    expect_status 0
    expect_same_files "$box/usual" "$out"
done

test_that "so are commands"
printf ':WHERE\n:QUIT\n' >lines
run_with lines practise --plain failure
expect_status 0
expect_out "Your story:"
finish
