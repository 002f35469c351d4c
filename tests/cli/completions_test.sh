#!/bin/sh
# Completion: what the program offers for a place on the command line, and what bash, zsh and fish make of it.
. "$(dirname -- "$0")/lib.sh"
. "$here/drafts.sh"
scripts=$source_root/scripts/completions
mkdir "$box/bin" folder
ln -s "$STARCOACH" "$box/bin/starcoach"
PATH=$box/bin:$PATH
touch answer.md "my answer.md"
write_draft failure-2025-11-03
tab=$(printf '\t')

test_that "the commands are offered, with what they do, but not the one that answers here"
run complete -- ""
expect_status 0
expect_no_err
expect_line "^check${tab}judge answers"
expect_line "^doctor${tab}"
expect_not_out "complete"

test_that "what is offered is what --help names: every option of every command, and no other"
for name in practise check drafts export questions rules lint pace doctor; do
    run "$name" --help
    grep -oE '^ .{5}--[a-z-]+' "$out" | sed 's/.* //' | sort >"$box/help"
    run complete -- "$name" -
    cut -f1 "$out" | sort >"$box/offered"
    expect_same_files "$box/help" "$box/offered"
done
run complete -- -
expect_line "^--plain${tab}"

test_that "an option is offered once, and of question and shape one"
run complete -- check -e --as json --question failure --
expect_not_out "--explain"
expect_not_out "--as	"
expect_not_out "--shape"
expect_line "^--pace${tab}"

test_that "values are those of the option, as a word of their own or behind an equals sign"
run complete -- check --as ""
expect_equal "the forms of check" "text json line" "$(tr '\n' ' ' <"$out" | sed 's/ $//')"
run complete -- export -pa ""
expect_equal "the forms of export" "text markdown cards json" "$(tr '\n' ' ' <"$out" | sed 's/ $//')"
run complete -- check --color=
expect_equal "the colours" "--color=auto --color=always --color=never" "$(tr '\n' ' ' <"$out" | sed 's/ $//')"
run complete -- check --width ""
expect_no_out

test_that "questions, shapes, competencies and drafts are offered by id, with their names"
run complete -- check -q ""
expect_line "^failure${tab}Your last failure"
run complete -- practise ""
expect_line "^failure${tab}"
run complete -- check --shape ""
expect_line "^star${tab}"
run complete -- questions -c ""
expect_line "^planning${tab}Planning$"
run complete -- rules ""
expect_line "^placeholder.left${tab}"
run complete -- drafts ""
expect_line "^diff${tab}"
run complete -- drafts show ""
expect_line "^failure-2025-11-03${tab}The stock count"
run complete -- export ""
expect_line "^failure-2025-11-03${tab}"
expect_line "^:files$"

test_that "kinds of templates are offered where one is asked for"
run complete -- questions --template ""
expect_line "^question$"
expect_line "^rule$"
run complete -- questions ""
expect_no_out

test_that "one's own questions are offered too"
mkdir -p "$HOME/.config/starcoach/content/en/questions"
cat >"$HOME/.config/starcoach/content/en/questions/mine.yaml" <<'END'
version: 1
questions:
  - {id: mine, title: "Mine:	with a tab", ask: "What?", competencies: [planning], shape: star}
END
run complete -- practise ""
expect_line "^mine${tab}Mine: with a tab$"

test_that "behind -- there are words only, behind enough words nothing, and an unknown command offers nothing"
run complete -- check -- -
expect_equal "what is offered" ":files" "$(cat "$out")"
run complete -- practise failure ""
expect_status 0
expect_no_out
run complete -- drafts list ""
expect_no_out
run complete -- nothing-such ""
expect_status 0
expect_no_out

test_that "a broken bank says nothing while somebody types"
STARCOACH_CONTENT=$box/nowhere run complete -- check -q ""
expect_no_err
expect_no_out

# ---- In the shells ----

# offers LINE CANDIDATES...: the shell under test offers exactly these at the end of the line.
offers() {
    line=$1
    shift
    printf '%s\n' "$@" | sort >"$box/wanted"
    command="$shell, with Tab behind: $line"
    offer "$line" 2>"$err" | sort -u >"$out"
    expect_same_files "$box/wanted" "$out"
}

in_shell() {
    test_that "$shell completes commands"
    offers "starcoach ch" check
    offers "starcoach d" doctor drafts
    test_that "$shell completes options and their values"
    offers "starcoach check --ex" --explain
    offers "starcoach check --as " json line text
    offers "starcoach check -a t" text
    test_that "$shell completes ids"
    offers "starcoach check -q failu" failure
    offers "starcoach drafts show fail" failure-2025-11-03
    test_that "$shell completes files where files are wanted"
    offers "starcoach check an" answer.md
    offers "starcoach export -o an" answer.md
}

if command -v bash >/dev/null 2>&1; then
    shell=bash
    offer() {
        bash --norc "$here/completion.bash" "$scripts/starcoach.bash" "$1"
    }
    in_shell
    test_that "bash completes what stands behind an equals sign"
    offers "starcoach check --as=" json line text
    offers "starcoach check --as=j" json
    offers "starcoach export --output=an" answer.md
else
    echo "bash is missing: its completion was not tried."
fi

if command -v zsh >/dev/null 2>&1; then
    shell=zsh
    offer() {
        zsh -f "$here/completion.zsh" "$scripts" "$1"
    }
    in_shell
    test_that "zsh completes what stands behind an equals sign"
    offers "starcoach check --as=" --as=json --as=line --as=text
    offers "starcoach export --output=an" --output=answer.md
else
    echo "zsh is missing: its completion was not tried."
fi

if command -v fish >/dev/null 2>&1; then
    shell=fish
    offer() {
        fish -N -c 'source $argv[1]; complete -C $argv[2]' "$scripts/starcoach.fish" "$1" | cut -f1
    }
    in_shell
    test_that "fish completes what stands behind an equals sign"
    offers "starcoach check --as=" --as=json --as=line --as=text
    offers "starcoach export --output=an" --output=answer.md
else
    echo "fish is missing: its completion was not tried."
fi

finish
