#!/bin/sh
# questions: what the bank holds.
. "$(dirname -- "$0")/lib.sh"
need_tool jq

test_that "every question is a line with its id and its title"
run questions
expect_status 0
expect_no_err
expect_line '^failure +Your last failure'
expect_all_lines '^[a-z0-9-]+ +.+$'
lines=$(wc -l <"$out")

test_that "questions stand by shape, the one a person begins with first"
run questions --as json
jq -r '.[] | "\(.id) \(.shape)"' "$out" | sort >"$box/shapes"
run questions
expect_equal "the first question" failure "$(sed -n '1s/ .*//p' "$out")"
cut -d ' ' -f 1 "$out" | while read -r id; do grep "^$id " "$box/shapes"; done | cut -d ' ' -f 2 | uniq >"$box/runs"
expect_equal "runs of one shape" "$(sort -u "$box/runs" | wc -l)" "$(wc -l <"$box/runs")"
cp "$out" "$box/lines"

# script lends a terminal
if script -qec true "$box/typescript" </dev/null >/dev/null 2>&1; then
    test_that "on a terminal shapes stand above their questions, and what is asked for above those of a long list"
    PAGER=cat NO_COLOR=1 script -qec "\"$STARCOACH\" questions" "$box/typescript" </dev/null 2>"$err" | tr -d '\r' >"$out"
    expect_line '^A failure and what it taught you \(failure\)$'
    expect_line '^  failure +Your last failure'
    expect_line '^  Teamwork$'
    expect_line '^    teamwork +A piece of work'
    sed -n 's/^  *\([a-z][a-z0-9-]* .*\)/\1/p' "$out" >"$box/got"
    expect_same_files "$box/lines" "$box/got"
fi

test_that "JSON is a list of id, title, ask, competencies, shape and source"
run questions --as json
expect_status 0
expect_no_err
expect_json 'type == "array" and length == $lines' --argjson lines "$lines"
expect_json 'all(keys_unsorted == ["id", "title", "ask", "competencies", "shape", "source"])'
expect_json 'all((.id | test("^[a-z0-9-]+$")) and .title != "" and .ask != "" and (.competencies | length) > 0 and .shape != "")'
expect_json '([.[].id] | unique | length) == length'
expect_json 'any(.id == "failure" and .shape == "failure")'
expect_json 'all(.source | test("^/.*/questions/.*\\.yaml:[0-9]+$"))'
source=$(jq -r '.[0].source' "$out")
holds "the source to be there: $source" "$out" test -f "${source%:*}"
sed -n "${source##*:}p" "${source%:*}" >"$box/line"
holds "the question at its line" "$box/line" grep -q 'id:' "$box/line"

test_that "a competency chooses the questions that ask for it"
competency=$(jq -r '.[0].competencies[0]' "$out")
jq --arg wanted "$competency" '[.[] | select(.competencies | index($wanted)) | .id]' "$out" >"$box/wanted"
run questions --as json --competency "$competency"
expect_status 0
jq '[.[].id]' "$out" >"$box/got"
expect_same_files "$box/wanted" "$box/got"
run questions -c "$competency"
expect_line_count "$(jq length "$box/wanted")"

test_that "a competency is known by its label too, in any case"
run questions --as json --competency planning
cp "$out" "$box/by-id"
for name in Planning PLANNING; do
    run questions --as json --competency "$name"
    expect_status 0
    expect_same_files "$box/by-id" "$out"
done

test_that "a question named behind it is refused with the way to practise it"
run questions failure
expect_refusal '"failure"' "starcoach practise failure" "check and export take a file with --question failure"
run questions extra
expect_refusal '"extra"' "starcoach questions --help"

test_that "an unknown competency is refused, and the known ones are named"
run questions --competency no-such-thing
expect_refusal "no-such-thing" "$competency"

test_that "own questions lie over the shipped ones"
own=$HOME/.config/starcoach/content/en/questions
mkdir -p "$own"
cat >"$own/mine.yaml" <<END
version: 1
questions:
  - id: mine
    title: A question of my own
    ask: What did you build?
    competencies: [$competency]
    shape: star
  - id: failure
    title: The failure question, told anew
    ask: What went wrong?
    competencies: [$competency]
    shape: failure
END
run questions --as json
expect_status 0
expect_no_err
expect_json 'length == $count' --argjson count $((lines + 1))
expect_json 'any(.id == "mine" and .source == $source)' --arg source "$own/mine.yaml:3"
expect_json '[.[] | select(.id == "failure") | .title] == ["The failure question, told anew"]'
printf '## Situation\nText.\n' >answer.md
run check answer.md --question mine --as json
expect_json '.[0].question == "mine" and .[0].shape == "star"'

test_that "a broken own file is told with its line and skipped, the others are there"
cat >"$own/broken.yaml" <<'END'
version: 1
questions:
  - id: other
    titel: Misspelt
    ask: What?
    competencies: []
    shape: star
END
run questions --as json
expect_status 0
expect_err "broken.yaml:4:5:"
expect_err "title"
expect_json 'any(.id == "mine") and (any(.id == "other") | not)'
run check answer.md
expect_status 0
expect_err "broken.yaml:4:5:"
rm -r "$HOME/.config"

test_that "STARCOACH_CONTENT names another bank; empty, it counts as unset"
cp -R "$source_root/content" bank
sed 's/^    title: .*/    title: Changed/' bank/en/questions/failure.yaml >changed
mv changed bank/en/questions/failure.yaml
export STARCOACH_CONTENT="$PWD/bank"
run questions
expect_out "Changed"
export STARCOACH_CONTENT=
run questions
expect_status 0
expect_line '^failure +Your last failure'
export STARCOACH_CONTENT="$PWD/nowhere"
run questions
expect_refusal "nowhere"
unset STARCOACH_CONTENT

test_that "without a home the bank is there all the same"
saved=$HOME
unset HOME
run questions
expect_status 0
expect_no_err
export HOME="$saved"

finish
