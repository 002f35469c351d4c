#!/bin/sh
# doctor: what is wrong here, and how to mend it.
. "$(dirname -- "$0")/lib.sh"
. "$here/drafts.sh"

test_that "in a healthy place nothing stands in the way, and nothing is written"
run doctor
expect_status 0
expect_no_err
expect_out "Nothing stands in the way."
expect_out "UTF-8"
expect_out "questions"
expect_line '^ok .*drafts'
expect_not_out "look  "
holds "nothing made on disk" "$out" test -z "$(ls -A "$HOME")"

test_that "a locale that is not UTF-8 is found"
export LC_ALL=C
run doctor
expect_status 1
expect_line '^look .*UTF-8.*LANG='
expect_out "1 thing to look at."
export LC_ALL=C.UTF-8

test_that "folders that cannot be made or written are found"
export XDG_DATA_HOME=/dev/null/data
run doctor
expect_status 1
expect_line '^look .*/dev/null/data'
unset XDG_DATA_HOME
mkdir -p "$HOME/.config"
echo "in the way" >"$HOME/.config/starcoach"
run doctor
expect_status 1
expect_line '^look .*\.config/starcoach'
rm "$HOME/.config/starcoach"
if [ "$(id -u)" != 0 ]; then
    mkdir -p "$HOME/.local/state/starcoach"
    chmod 500 "$HOME/.local/state/starcoach"
    run doctor
    expect_status 1
    expect_line '^look .*\.local/state/starcoach.*mode'
    chmod 700 "$HOME/.local/state/starcoach"
fi

test_that "drafts are counted, and those that cannot be read are found"
write_draft one
run doctor
expect_status 0
printf 'version: 1\nsections: [\n' >"$drafts/broken.yaml"
run doctor
expect_status 1
expect_line '^look .*1 of 2 drafts'
rm "$drafts/broken.yaml"

test_that "settings that cannot be used are found, with their place and what to write"
mkdir -p "$HOME/.config/starcoach"
printf 'version: 1\ntheme: pink\n' >"$HOME/.config/starcoach/config.yaml"
run doctor
expect_status 1
expect_line '^look .*config\.yaml:2:8: .*; choose one of auto, light'
printf 'version: 1\nrules: {off: [no.such]}\n' >"$HOME/.config/starcoach/config.yaml"
run doctor
expect_status 1
expect_line '^look .*config\.yaml:2:[0-9]+: .*no\.such'
printf 'version: 1\ntheme: dark\n' >"$HOME/.config/starcoach/config.yaml"
run doctor
expect_status 0
expect_line '^ok .*config\.yaml can be used'
rm "$HOME/.config/starcoach/config.yaml"

test_that "content that is wrong is found, and lint named for the rest"
own=$HOME/.config/starcoach/content/en/questions
mkdir -p "$own"
printf 'version: 1\nquestions:\n  - id: mine\n    titel: x\n' >"$own/mine.yaml"
run doctor
expect_status 1
expect_line '^look .*starcoach lint'
rm "$own/mine.yaml"
export STARCOACH_CONTENT="$box/nowhere"
run doctor
expect_status 1
expect_line '^look .*'
unset STARCOACH_CONTENT

test_that "without a home that is what is wrong"
saved=$HOME
unset HOME
run doctor
expect_status 1
expect_line '^look .*HOME.*; set HOME to your home folder'
export HOME="$saved"

if command -v script >/dev/null 2>&1 && script -qec true "$box/typescript" </dev/null >/dev/null 2>&1; then
    test_that "a terminal that cannot move the cursor is found"
    command="starcoach doctor (on a dumb terminal)"
    export TERM=dumb
    script -qec "\"$STARCOACH\" doctor" "$box/typescript" </dev/null >"$out" 2>"$err"
    status=$?
    expect_status 1
    expect_line '^look .*dumb'
fi

finish
