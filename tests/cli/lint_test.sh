#!/bin/sh
# lint: content is checked, and its rules' examples are run.
. "$(dirname -- "$0")/lib.sh"

test_that "the shipped bank is clean"
run lint
expect_status 0
expect_no_err
expect_all_lines '^[0-9]+ questions, [0-9]+ shapes, [0-9]+ rules: no problem found\.$'

test_that "shipped files are clean one by one, of every kind"
content=$source_root/content/en
for file in language.yaml competencies.yaml shapes/failure.yaml questions/failure.yaml guides/failure.yaml rules/blame.yaml \
    rubrics/failure.yaml roles/manager.yaml ideas.yaml; do
    run lint "$content/$file"
    expect_status 0
    expect_out "$content/$file: no problem found."
done

own=$HOME/.config/starcoach/content/en
mkdir -p "$own/questions" "$own/rules" "$own/shapes" "$own/roles"

test_that "an own file that is right is clean"
cat >"$own/rules/mine.yaml" <<'END'
version: 1
rules:
  - id: mine.synergy
    kind: phrase
    severity: suggestion
    label: no synergy
    phrases: ["synerg*"]
    message: "{quote} says little."
    why: Interviewers hear it often.
    fix: Say what you did.
    criterion: authenticity
    cost: 1
    examples:
      fires: [{text: "We used synergies."}]
      silent: [{text: "We worked together."}]
END
run lint "$own/rules/mine.yaml"
expect_status 0
expect_out "no problem found."
run lint
expect_status 0
printf '## Action\nWe used synergies.\n' >answer.md
run check answer.md --as line
expect_line '^answer\.md:2:9: suggestion: .*synergies.* \[mine\.synergy\]$'

test_that "a misspelt key is told with its place and the right one"
cat >"$own/questions/mine.yaml" <<'END'
version: 1
questions:
  - id: mine
    titel: A question of my own
    ask: What?
    competencies: [planning]
    shape: star
END
run lint "$own/questions/mine.yaml"
expect_status 1
expect_out "$own/questions/mine.yaml:4:5:"
expect_out "title"
expect_out "problem"
run lint
expect_status 1
expect_out "$own/questions/mine.yaml:4:5:"

test_that "all problems of a file are told at once, each in its place"
cat >"$own/questions/mine.yaml" <<'END'
version: 1
questions:
  - id: mine
    titel: A question of my own
    ask: What?
    competencies: [planing]
    shape: sart
  - id: mine too
    title: [a, list]
    ask: What?
    competencies: [planning]
    shape: star
END
run lint "$own/questions/mine.yaml"
expect_status 1
expect_line 'mine\.yaml:4:5: '
expect_line 'mine\.yaml:8:9: '
expect_line 'mine\.yaml:9:12: '
expect_line '^[0-9]+ problems found\.$'
expect_all_lines '^(/.*/mine\.yaml:[0-9]+:[0-9]+: .+|[0-9]+ problems found\.)$'

test_that "names of what is not there are told"
cat >"$own/questions/mine.yaml" <<'END'
version: 1
questions:
  - id: mine
    title: A question of my own
    ask: What?
    competencies: [planing]
    shape: stra
END
run lint "$own/questions/mine.yaml"
expect_status 1
expect_line 'mine\.yaml:6:20: .*planing.*planning'
expect_line 'mine\.yaml:[0-9]+:[0-9]+: .*stra.*star'
rm "$own/questions/mine.yaml"

test_that "a rule whose own example does not hold is told at the example"
sed 's/We used synergies/We used nothing/' "$own/rules/mine.yaml" >"$own/rules/other.yaml"
rm "$own/rules/mine.yaml"
run lint "$own/rules/other.yaml"
expect_status 1
expect_line 'other\.yaml:14:[0-9]+: .*mine\.synergy'
expect_out "1 problem found."
run lint
expect_status 1
expect_line 'other\.yaml:14:[0-9]+: .*mine\.synergy'

test_that "a rule without examples is refused"
sed '/examples:/,$d' "$own/rules/other.yaml" >"$own/rules/bare.yaml"
rm "$own/rules/other.yaml"
run lint "$own/rules/bare.yaml"
expect_status 1
expect_line 'bare\.yaml:[0-9]+:[0-9]+: .*example'
rm "$own/rules/bare.yaml"

test_that "what is no YAML is told with its place"
printf 'version: 1\nquestions:\n  - {id: mine, title: "open\n' >"$own/questions/mine.yaml"
run lint "$own/questions/mine.yaml"
expect_status 1
expect_line 'mine\.yaml:[0-9]+:[0-9]+: '
printf 'version: 1\nquestions:\n\t- id: x\n' >"$own/questions/mine.yaml"
run lint "$own/questions/mine.yaml"
expect_status 1
expect_line 'mine\.yaml:3:[0-9]+: '
printf 'version: 99\nquestions: []\n' >"$own/questions/mine.yaml"
run lint "$own/questions/mine.yaml"
expect_status 1
expect_line 'mine\.yaml:1:[0-9]+: .*version'
: >"$own/questions/mine.yaml"
run lint "$own/questions/mine.yaml"
expect_status 1
rm "$own/questions/mine.yaml"

test_that "a file outside any folder of content is told so"
echo "version: 1" >loose.yaml
run lint loose.yaml
expect_status 1
expect_out "loose.yaml"
expect_out "shapes"

test_that "several files are checked in one run; one that is wrong ends with 1"
run lint "$content/shapes/star.yaml" loose.yaml
expect_status 1
expect_out "star.yaml: no problem found."
expect_out "loose.yaml"

test_that "a file that cannot be read ends with 2"
run lint "$own/questions/missing.yaml"
expect_refusal "missing.yaml"
run lint "$own/questions"
expect_refusal "questions"
run lint "$content/shapes/star.yaml" missing.yaml
expect_status 2
expect_out "star.yaml: no problem found."

test_that "a bank without content is told"
mkdir empty
export STARCOACH_CONTENT="$PWD/empty"
run lint
expect_status 1
expect_out "no question bank lies in $PWD/empty/en"
expect_out "check STARCOACH_CONTENT"
run questions
expect_refusal "no question bank lies in $PWD/empty/en"
unset STARCOACH_CONTENT

finish
