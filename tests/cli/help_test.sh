#!/bin/sh
# Help, version and the reading of words: every command, every exit status of it.
. "$(dirname -- "$0")/lib.sh"

commands="practise check drafts export questions rules lint pace doctor"

test_that "help names every command and how to get more"
run --help
expect_status 0
expect_no_err
for name in $commands; do
    expect_line "^  $name "
done
expect_out "--version"
expect_out "Exit status: 0"
run -h
expect_status 0
expect_out "Usage: starcoach [COMMAND] [OPTIONS]"

test_that "every command tells its own help and the version, by long and short option"
for name in $commands; do
    for option in --help -h; do
        run "$name" "$option"
        expect_status 0
        expect_no_err
        expect_out "Usage: starcoach $name"
        expect_out "--help"
        expect_out "--version"
    done
    for option in --version -V; do
        run "$name" "$option"
        expect_status 0
        expect_no_err
        expect_all_lines '^starcoach [0-9]+\.[0-9]+\.[0-9]+$'
    done
done
run --version
expect_status 0
expect_all_lines '^starcoach [0-9]+\.[0-9]+\.[0-9]+$'

test_that "help wins over what is missing or too much"
run export --help
expect_status 0
run pace 1 2 3 --help
expect_status 0

test_that "lines of help fit a terminal of 80 columns"
for name in "" $commands; do
    run $name --help
    holds "lines of at most 80 columns" "$out" all_lines '^.{0,80}$' "$out"
done

test_that "without a terminal the front end says how to use check"
run
expect_refusal "starcoach check"
run practise
expect_refusal "starcoach check"
run practise failure
expect_refusal "starcoach check"
run --ascii
expect_refusal "starcoach check"
TERM=dumb run
expect_refusal "starcoach check"

test_that "an unknown command is refused, with the nearest one named"
run chekc
expect_refusal 'unknown command "chekc"' 'did you mean "check"?'
run 'xyzzy-nothing-near'
expect_refusal 'unknown command' 'starcoach --help'
run ''
expect_refusal 'unknown command'

test_that "a word too few or too many is refused, with where to look"
run export
expect_refusal 'a draft or a file is missing' 'starcoach export --help'
run drafts show
expect_refusal "the draft's id is missing" 'starcoach drafts list'
run drafts remove one two
expect_refusal '"two"' 'starcoach drafts --help'
run check no/such
expect_refusal "cannot read no/such"
run check My-Answer.md
expect_refusal "cannot read My-Answer.md"
run check ""
expect_refusal 'cannot read ""'

test_that "an unknown option is refused by name"
run check --no-such-option
expect_refusal '"--no-such-option"' 'starcoach check --help'
run check -z
expect_refusal '"-z"'
run --no-such-option
expect_refusal '"--no-such-option"'
run check -ez
expect_refusal '"-z"'

run check -é
expect_refusal '"-é"'
run check good.md -eé
expect_refusal '"-eé"'
run check ---
expect_refusal '"---"'

test_that "a slip in an option's name is met with the name that is nearest"
run check --expalin
expect_refusal '"--expalin"' "did you mean --explain?"
run questions --competancy planning
expect_refusal '"--competancy"' "did you mean --competency?"

test_that "an abbreviation means an option of this command; one that may mean several is refused with their names"
printf 'I failed.\n' >answer.md
run check --wid 60 answer.md
expect_status 0
run check --p 1.5 answer.md
expect_status 0
expect_out "at pace 1.5"
run check --t 1 answer.md
expect_refusal '"--t" may be --takes or --today'

test_that "a form of the output taken for an option is shown the way, and --json is never read as --jsonl"
run check --json answer.md
expect_refusal "no option --json" '"--as json"' "--jsonl reads and writes JSON lines"
run check --line answer.md
expect_refusal "no option --line" '"--as line"'
run export --markdown answer.md
expect_refusal "no option --markdown" '"--as markdown"'
run questions --json
expect_refusal "no option --json" '"--as json"'
expect_not_err "--jsonl"

test_that "JSON lines have one form"
run check --jsonl --as line
expect_refusal "--jsonl and --as line do not go together"
run check --as text --jsonl
expect_refusal "--jsonl and --as text do not go together"
run check --as json --jsonl
expect_status 0

test_that "an option of another command is told from an unknown one"
run questions --fail-under 3
expect_refusal "--fail-under" 'does not go with "questions"'
run check --polish
expect_refusal "--polish" 'does not go with "check"'
run lint --as json
expect_refusal "--as" 'does not go with "lint"'
run doctor -e
expect_refusal "--explain" 'does not go with "doctor"'
run pace --width 30
expect_refusal "--width" 'does not go with "pace"'
run --jsonl
expect_refusal "--jsonl" 'does not go with "starcoach"'

test_that "an option without its value is refused"
for option in question shape as fail-under pace today width color; do
    run check "--$option"
    expect_refusal "--$option" "needs a value"
done
run check -q
expect_refusal "--question" "needs a value"
run export answer.md -o
expect_refusal "--output" "needs a value"

test_that "a value where none is taken is refused"
run check --jsonl=yes
expect_refusal "--jsonl" "takes no value"

test_that "values outside their range are refused, with the range"
run check --fail-under 101
expect_refusal '"101"' "0 to 100"
for value in -1 x 5x '' 99999999999999999999; do
    run check --fail-under "$value"
    expect_refusal "is no value for --fail-under" "0 to 100"
done
for value in 0 -1 5 x nan inf '' 1,2; do
    run check --pace "$value"
    expect_refusal "is no value for --pace" "0.25 to 4"
done
for value in 2025 2025-02 2025-02-29 2025-13-01 x '' 25-01-01 2025-1-1x; do
    run check --today "$value"
    expect_refusal "is no value for --today" "YYYY-MM-DD"
done
for value in 19 1001 x; do
    run check --width "$value"
    expect_refusal "is no value for --width" "20 to 1000"
done
run check --as yaml
expect_refusal '"yaml"' "text, json, line"
run export x --as line
expect_refusal '"line"' "text, markdown, cards, json"
run questions --as line
expect_refusal '"line"' "text, json"
run check --color sometimes
expect_refusal '"sometimes"' "auto, always, never"

test_that "words too many and too few are refused by name"
run questions extra
expect_refusal '"extra"'
run doctor extra
expect_refusal '"extra"'
run pace 1 2
expect_refusal '"2"'
run export
expect_refusal "a draft or a file is missing"
run export a b
expect_refusal '"b"'
run practise a b
expect_refusal '"b"'

test_that "short options may stand together, and with their value"
run check -eqfailure "$answers/good.md"
expect_status 0
expect_out "Every rule tried"
run check -ea text "$answers/good.md"
expect_status 0
expect_out "Every rule tried"

test_that "options may follow the files, and -- ends them"
run check "$answers/good.md" --as line
expect_status 0
cp "$answers/good.md" ./--explain
run check -- --explain
expect_status 0
expect_out "ready"
expect_not_out "Every rule tried"

finish
