#!/bin/sh
# Long text on a terminal goes through the person's pager, and only there. (script lends a terminal, of 24 rows.)
. "$(dirname -- "$0")/lib.sh"
need_tool script
script -qec true "$box/typescript" </dev/null >/dev/null 2>&1 || skip "script lends no terminal"
cp "$answers"/*.md .
unset PAGER LESS

on_terminal() {
    command="starcoach $* (on a terminal, PAGER=${PAGER-unset})"
    status=0
    script -qec "\"$STARCOACH\" $*" "$box/typescript" </dev/null >"$out" 2>"$err" || status=$?
    tr -d '\r' <"$out" >"$box/plain" && mv "$box/plain" "$out"
}

# A pager that tells what it was given, and how.
cat >"$box/pager" <<END
#!/bin/sh
cat >"$box/paged"
echo "LESS=\$LESS" >"$box/less"
END
chmod +x "$box/pager"
export PAGER="$box/pager"

test_that "help, the rules and explained reports are handed to the pager whole"
for words in --help rules "check --explain good.md"; do
    rm -f "$box/paged"
    on_terminal $words
    expect_status 0
    expect_no_out
    run $words --color=always 2>/dev/null
    [ "$words" = "check --explain good.md" ] || run $words
    expect_same_files "$out" "$box/paged"
done
rm -f "$box/paged"
on_terminal questions
expect_no_out
run questions
expect_equal "the last question in the pager" "$(tail -n 1 "$out")" "$(tail -n 1 "$box/paged" | sed 's/^ *//')"

test_that "less is told to leave short text alone and to keep colours, unless its options are the person's own"
expect_equal "LESS" "LESS=FRX" "$(cat "$box/less")"
LESS=i
export LESS
on_terminal questions
expect_equal "LESS" "LESS=i" "$(cat "$box/less")"
unset LESS

# unpaged WORDS...: the text itself is on the terminal.
unpaged() {
    rm -f "$box/paged"
    on_terminal "$@"
    expect_out "failure"
    holds "no pager started" "$out" test ! -e "$box/paged"
}

test_that "what fits the terminal, JSON, a dumb terminal, an empty PAGER and one that is cat want no pager"
unpaged questions --competency customer-focus
unpaged questions --as json
TERM=dumb unpaged questions
PAGER= unpaged questions
PAGER=cat unpaged questions

test_that "a pipe gets the text itself"
rm -f "$box/paged"
run questions
expect_out "failure"
holds "no pager started" "$out" test ! -e "$box/paged"

test_that "where the pager is missing the text is shown all the same"
PAGER=/nowhere/pager
unpaged questions

test_that "without PAGER less shows it, where there is one"
unset PAGER
mkdir "$box/bin"
cp "$box/pager" "$box/bin/less"
(
    PATH=$box/bin:$PATH
    on_terminal questions
)
holds "less started" "$out" test -s "$box/paged"

test_that "the exit status is that of the command, even where the pager is left at once"
export PAGER=true
on_terminal check --explain blank.md
expect_status 1
on_terminal check --explain nowhere.md good.md
expect_status 2
PAGER="exit 3"
on_terminal questions
expect_status 0

finish
