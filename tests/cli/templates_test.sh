#!/bin/sh
# questions --template: a commented start for each kind of own content, which is clean as it stands and shows every key.
. "$(dirname -- "$0")/lib.sh"
: "${STARCOACH_BUILD:?name the build folder}"
own=$HOME/.config/starcoach/content/en
mkdir -p "$own/questions" "$own/guides" "$own/shapes" "$own/rubrics" "$own/rules" "$own/roles"

# saved KIND PLACE: the template saved where its first lines say that it belongs.
saved() {
    run questions --template "$1"
    expect_status 0
    expect_no_err
    expect_out "~/.config/starcoach/content/en/${2%/*}"
    cp "$out" "$own/$2"
}

test_that "without a kind it is the card of a question"
run questions --template
expect_status 0
expect_line '^questions:$'
expect_line '^  - id: my-question '

test_that "every kind has one, and all of them together are clean"
saved question questions/mine.yaml
saved guide guides/my-question.yaml
saved shape shapes/my-shape.yaml
saved rubric rubrics/my-shape.yaml
saved rule rules/mine.yaml
saved role roles/my-role.yaml
saved competency competencies.yaml
saved idea ideas.yaml
for file in questions/mine.yaml guides/my-question.yaml shapes/my-shape.yaml rubrics/my-shape.yaml rules/mine.yaml roles/my-role.yaml \
    competencies.yaml ideas.yaml; do
    run lint "$own/$file"
    expect_status 0
    expect_out "no problem found."
done
run lint
expect_status 0

test_that "what they hold is at work"
run questions --competency ownership
expect_line '^my-question +A promise I broke$'
printf '## Situation\nI kept the desk.\n## Action\nI asked.\n## Lesson\nI learned to ask.\n' >answer.md
run check answer.md --shape my-shape
expect_status 0
printf '## Root cause\nIt was late because the printer failed.\n' >answer.md
run check answer.md --as line
expect_line '\[own\.machine\]$'

test_that "every key of a card, a guide, a shape, a rubric, a role, a competency and an idea is shown, and of a rule those that all kinds have"
command="content_keys"
if [ -x "$STARCOACH_BUILD/scripts/manual/content_keys" ]; then
    cat "$own"/*.yaml "$own"/*/*.yaml >"$box/templates"
    "$STARCOACH_BUILD/scripts/manual/content_keys" |
        sed -e '/^\.Ss language/,/^\.Ss competencies/d' -e '/^Keys of a pair of lists/,$!b' |
        awk '/^Keys of a rule:/ || /^Keys of an example:/ { rule = 1 } /^\.Ss/ { rule = 0 } /^\.It Ic/ && !rule { print $3 }' | sort -u >"$box/keys"
    while read -r key; do
        holds "the key $key in a template" "$box/templates" grep -qE -e "(^|[ {,])$key:" "$box/templates"
    done <"$box/keys"
    checks=$((checks + 1))
    [ "$(wc -l <"$box/keys")" -gt 30 ] || fail "more than thirty keys" "$box/keys"
fi

test_that "an unknown kind is refused and the known ones are named"
run questions --template poem
expect_status 2
expect_no_out
expect_err "question, guide, shape, rubric, rule, role, competency, idea"

test_that "a word without --template is refused"
run questions failure
expect_status 2

test_that "two questions that ask nearly the same are warned of, and nothing fails"
cat >"$own/questions/mine.yaml" <<'END'
version: 1
questions:
  - {id: one, title: One, ask: "Tell me about a promise you could not keep to a customer.", competencies: [planning], shape: star}
  - {id: two, title: Two, ask: "Tell me about a promise you could not keep to your customer.", competencies: [planning], shape: star}
END
rm "$own/guides/my-question.yaml"
run lint
expect_status 0
expect_line 'questions/mine\.yaml:4:5: warning: "two" asks nearly the same as "one" \(.*mine\.yaml:3\); ask for something else'

test_that "the way to one's own first question is that of docs/content.md, word by word"
rm -r "$HOME/.config"
mkdir "$box/bin"
ln -s "$STARCOACH" "$box/bin/starcoach"
awk '/^```/ { if (inside) exit; inside = 1; next } inside' "$source_root/docs/content.md" >"$box/recipe"
sed 's/ practise my-question/ practise my-question --plain/' "$box/recipe" >"$box/plain"
command=$(cat "$box/recipe")
status=0
(PATH=$box/bin:$PATH && export PATH && sh -e "$box/plain") </dev/null >"$out" 2>"$err" || status=$?
expect_status 0
expect_no_err
expect_out "mine.yaml: no problem found."
expect_out "A promise I broke."

test_that "a template says nothing of what is wrong in the content that it goes to"
printf 'version: 1\nquestions:\n  - id: broken\n' >"$own/questions/mine.yaml"
run questions --template
expect_status 0
expect_no_err
run questions
expect_err "mine.yaml:3:5:"

finish
