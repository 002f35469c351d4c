#!/bin/sh
# Line mode loses nothing that it took in, however it ends.
. "$(dirname -- "$0")/lib.sh"
. "$here/plain.sh"

test_that "the end of input in the middle of a part keeps it"
practise failure <<'END'
:next
Written before the end of input.
END
expect_status 0
expect_out "Everything is kept."
expect_kept failure "Written before the end of input."

test_that "a program killed after the prompt has lost nothing"
begin failure
tell "A line that was taken in."
end_with KILL
expect_kept failure "A line that was taken in."

test_that "and says so when it goes on, undo included"
practise failure <<'END'
:undo
:redo
END
expect_status 0
expect_out "Nothing of what you wrote is lost."
expect_out "Undone, in Situation."
expect_kept failure "A line that was taken in."

for signal in HUP TERM INT; do
    test_that "SIG$signal keeps everything and ends with 0"
    begin failure
    tell "Whole before $signal."
    end_with "$signal"
    expect_equal "the status" 0 "$status"
    expect_kept failure "Whole before $signal."
done

test_that "who stops reading loses nothing of what was taken in"
{
    echo ":next"
    echo "Written before the reader left."
    while echo ":help"; do :; done
} 2>/dev/null | "$STARCOACH" practise --plain mistake 2>"$err" | head -n 30 >"$out"
expect_no_err
run drafts list
expect_out "mistake"
expect_kept mistake "Written before the reader left."

test_that "where the file was changed elsewhere both are told, stories noted too, and one is taken"
begin failure
tell "An old line."
tell ":save"
tell "A line of mine."
tell ":note The order that came late"
end_with KILL
for file in "$drafts"/failure-*.yaml; do
    sed 's/An old line/A new line/' "$file" >"$box/changed" && cp "$box/changed" "$file"
done
practise failure <<'END'
3
2
:text
:stories
END
expect_out "This answer was changed elsewhere"
expect_out "A new line."
expect_out "A story noted, in the first:"
expect_out "A story noted, in the second:"
expect_line '^The order that came late$'
expect_out "Please give 1 or 2."
expect_out "A line of mine."
expect_line '^ +1 The order that came late'

test_that "a second one reads only, says why, and changes nothing"
begin failure
command="starcoach practise --plain failure (beside another)"
printf ':next\nNot to be kept.\n:text\n' >"$box/lines"
status=0
"$STARCOACH" practise --plain failure <"$box/lines" >"$box/second" 2>"$err" || status=$?
end_with TERM
expect_status 0
holds "the reason" "$box/second" grep -q "This answer can only be read here: it is open in another" "$box/second"
holds "the refusal" "$box/second" grep -q "That was not taken in: " "$box/second"
holds "the text" "$box/second" grep -q "A line that was taken in." "$box/second"
run export failure- --as markdown
expect_not_out "Not to be kept."

test_that "a text changed elsewhere meanwhile is shown with the one written here, and either can be taken"
for choice in 1 2; do
    rm -rf "$HOME/.local"
    practise failure <<'END'
:next
The first words.
END
    begin failure
    tell "Words in the journal."
    end_with KILL
    for file in "$drafts"/failure-*.yaml; do
        sed 's/The first words/The words of an editor/' "$file" >"$box/edited"
        cat "$box/edited" >"$file"
    done
    printf 'neither\n:next\n%s\n:text\n:history\n' "$choice" >"$box/made"
    practise failure <"$box/made"
    expect_status 0
    expect_out "changed elsewhere"
    expect_out "Situation, in the first:"
    expect_out "Please give 1 or 2."
    expect_out "Please choose an answer first."
    expect_out "not taken when two texts differed"
    if [ "$choice" = 1 ]; then
        expect_kept failure "The words of an editor."
        expect_not_out "Words in the journal."
    else
        expect_kept failure "Words in the journal."
        expect_not_out "The words of an editor."
    fi
done

test_that "a draft that can't be read is offered with its reason, and left as it is"
rm -rf "$HOME/.local"
mkdir -p "$drafts"
echo "version: [" >"$drafts/failure-2025-01-01.yaml"
cp "$drafts/failure-2025-01-01.yaml" "$box/broken"
practise <<'END'
1
2
failure
:next
A new one beside it.
END
expect_status 0
expect_out "which can't be read"
expect_same_files "$box/broken" "$drafts/failure-2025-01-01.yaml"
holds "two drafts" "$drafts" test "$(find "$drafts" -name 'failure-*.yaml' | wc -l)" -eq 2

test_that "what can't be kept is told, and ends with 2"
export XDG_DATA_HOME=/dev/null/data XDG_STATE_HOME=/dev/null/state
printf ':next\nNowhere to go.\n' >"$box/made"
practise failure <"$box/made"
expect_status 2
expect_out "Not kept: "
expect_not_out "Everything is kept."
expect_err "starcoach: "
unset XDG_DATA_HOME XDG_STATE_HOME

test_that "input that can't be read, or output that can't be written, is an error that loses nothing"
rm -rf "$HOME/.local"
run_with "$box" practise --plain failure
expect_status 2
expect_err "standard input"
if [ -c /dev/full ]; then
    command="starcoach practise --plain failure >/dev/full"
    status=0
    printf ':next\nWritten to a full disk.\n' | "$STARCOACH" practise --plain failure >/dev/full 2>"$err" || status=$?
    expect_status 2
    expect_err "standard output"
fi

finish
