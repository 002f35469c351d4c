#!/bin/sh
# drafts: the drafts, from scripts.
. "$(dirname -- "$0")/lib.sh"
. "$here/drafts.sh"
need_tool jq

test_that "no drafts yet: nothing on standard output, a word beside it, an empty list in JSON"
for words in drafts "drafts list"; do
    run $words
    expect_status 0
    expect_no_out
    expect_err "No drafts yet"
done
run drafts --as json
expect_status 0
expect_json '. == []'
holds "nothing made on disk" "$err" test ! -e "$drafts"

test_that "drafts are listed, newest first, with what they are about"
write_draft failure-2025-11-02
write_draft failure-2025-11-03
sed 's/2025-11-02T/2025-11-03T/; s/stock count that/fair that/' "$drafts/failure-2025-11-03.yaml" >new
mv new "$drafts/failure-2025-11-03.yaml"
run drafts list
expect_status 0
expect_no_err
expect_line_count 2
expect_line '^failure-2025-11-02 .*2025-11-02 10:00 .*The stock count that ran late$'
expect_equal "the first" "failure-2025-11-03" "$(head -n 1 "$out" | cut -d' ' -f1)"
run drafts list --as json
expect_status 0
expect_json 'length == 2 and all(keys_unsorted == ["id", "title", "question", "shape", "problem", "words", "saved"])'
expect_json '.[1] == {id: "failure-2025-11-02", title: "The stock count that ran late", question: "failure", shape: "failure",
    problem: null, words: 23, saved: "2025-11-02T10:00:00Z"}'

test_that "a title of two lines, written by hand, stays on the draft's line"
sed 's/^  title: .*/  title: "The count\\nthat ran late"/' "$drafts/failure-2025-11-03.yaml" >"$drafts/two-lines.yaml"
run drafts list
expect_line_count 3
expect_line '^two-lines .*The count that ran late$'
rm "$drafts/two-lines.yaml"

test_that "a draft that cannot be read is listed with its error, and left as it is"
printf 'version: 1\nsections: [\n' >"$drafts/broken.yaml"
cp "$drafts/broken.yaml" broken.yaml
run drafts list
expect_status 0
expect_line '^broken .*broken\.yaml'
run drafts list --as json
expect_json '[.[] | select(.problem != null) | .id] == ["broken"]'
run drafts show broken
expect_refusal "broken.yaml:"
run drafts remove broken
expect_refusal "broken"
expect_same_files broken.yaml "$drafts/broken.yaml"
rm "$drafts/broken.yaml"

test_that "a draft of a newer version is listed and shown, and left as it is"
sed 's/^version: 1/version: 99/' "$drafts/failure-2025-11-02.yaml" >"$drafts/newer.yaml"
cp "$drafts/newer.yaml" newer.yaml
run drafts list
expect_status 0
expect_line '^newer '
run drafts show newer
expect_status 0
expect_out "scanners"
expect_same_files newer.yaml "$drafts/newer.yaml"
rm "$drafts/newer.yaml"

test_that "a draft is shown as an answer file that check reads again"
run drafts show failure-2025-11-02
expect_status 0
expect_no_err
expect_out "## Situation"
expect_out "when: 2025-03"
expect_out "I never asked how many scanners each branch had."
cp "$out" shown.md
run check shown.md --as json
expect_json '.[0].question == "failure" and .[0].words == 23'
run drafts show failure-2025-11-02 --as json
expect_status 0
expect_json '.question == "failure" and .story.when == "2025-03"'
expect_json '[.sections[] | select(.id == "action") | .text] == ["I never asked how many scanners each branch had."]'

test_that "a unique beginning of the id is enough to show; of several all are named"
run drafts show failure-2025-11-03
expect_status 0
run drafts show failure-2025-11-0
expect_refusal "failure-2025-11-02" "failure-2025-11-03"
rm "$drafts/failure-2025-11-03.yaml"
run drafts show fail
expect_status 0
expect_out "scanners"

test_that "showing changes nothing on disk"
cp "$drafts/failure-2025-11-02.yaml" before.yaml
run drafts show failure-2025-11-02
expect_same_files before.yaml "$drafts/failure-2025-11-02.yaml"

test_that "a section the shape no longer has is not lost"
sed 's/id: action/id: twist/; s/label: Action/label: Twist/' "$drafts/failure-2025-11-02.yaml" >"$drafts/twist.yaml"
run drafts show twist
expect_status 0
expect_out "Kept from an earlier form of this question, and not part of the answer: Twist"
expect_out "I never asked how many scanners each branch had."
cp "$out" shown.md
run check shown.md --as json
expect_json '.[0].words == 14'
run check twist --as json
expect_json '.[0].words == 14'
run drafts show twist --as json
expect_json '.unplaced == [{label: "Twist", text: "I never asked how many scanners each branch had."}]'
run drafts list
expect_line '^twist '
rm "$drafts/twist.yaml"

test_that "a draft is removed, by its whole id only"
run drafts remove failure
expect_refusal "failure"
holds "the draft still there" "$err" test -f "$drafts/failure-2025-11-02.yaml"
run drafts remove failure-2025-11-02
expect_status 0
expect_out "failure-2025-11-02"
holds "the draft gone" "$out" test ! -e "$drafts/failure-2025-11-02.yaml"
find "$drafts/trash" -name '*.yaml' >"$box/trash"
expect_equal "files in the trash" 1 "$(wc -l <"$box/trash" | tr -d ' ')"
expect_same_files before.yaml "$(cat "$box/trash")"
run drafts list --as json
expect_json '. == []'

test_that "what is not there, or is no name, is refused"
write_draft one
for verb in show remove; do
    run drafts $verb missing
    expect_refusal "missing"
    run drafts $verb ../one
    expect_refusal "../one"
    run drafts $verb
    expect_refusal "the draft's id is missing"
    run drafts $verb one two
    expect_status 2
    expect_err '"two"'
done
run drafts shwo
expect_refusal '"shwo"' "list, show"
run drafts list extra
expect_refusal '"extra"'

test_that "the folder named by XDG_DATA_HOME is used; an empty name counts as unset"
export XDG_DATA_HOME="$box/data"
run drafts list --as json
expect_json '. == []'
export XDG_DATA_HOME=
run drafts list --as json
expect_json 'length == 1'
unset XDG_DATA_HOME

test_that "without a home there are no drafts, and a word why"
saved=$HOME
unset HOME
run drafts list
expect_refusal "HOME"
export HOME="$saved"

test_that "control characters of a draft never reach the terminal"
sed 's/title: .*/title: "a \\e[31mred title"/' "$drafts/one.yaml" >"$drafts/red.yaml"
run drafts list
expect_out "red title"
expect_not_out "$(printf '\033')"
run drafts show red
expect_not_out "$(printf '\033')"

finish
