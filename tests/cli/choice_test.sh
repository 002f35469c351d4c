#!/bin/sh
# check: which question is answered, and in which shape: option, front matter, title, else failure.
. "$(dirname -- "$0")/lib.sh"
need_tool jq

chosen() {
    expect_status "$1"
    expect_json '[.[0].question, .[0].shape] == [$question, $shape]' --arg question "$2" --arg shape "$3"
}

grep -v '^#' "$answers/plain.txt" >plain.md

test_that "without a word about it the question is failure"
run check plain.md --as json
chosen 0 failure failure

test_that "an option chooses the question, or a shape alone"
run check plain.md --as json --question teamwork
chosen 0 teamwork star
run check plain.md --as json -q failure
chosen 0 failure failure
run check plain.md --as json --shape star
expect_json '.[0].question == null and .[0].shape == "star"'
run check plain.md --as json -s failure
expect_json '.[0].question == null and .[0].shape == "failure"'

test_that "front matter chooses the question, or a shape alone"
{ printf -- '---\nquestion: teamwork\n---\n'; cat plain.md; } >question.md
run check question.md --as json
chosen 0 teamwork star
{ printf -- '---\nshape: star\n---\n'; cat plain.md; } >shape.md
run check shape.md --as json
expect_json '.[0].question == null and .[0].shape == "star"'

test_that "a title that is a question's title, or what it asks, chooses it, in any case of letters"
run questions --as json
title=$(jq -r '.[] | select(.id == "conflict") | .title' "$out")
ask=$(jq -r '.[] | select(.id == "conflict") | .ask' "$out")
{ printf '# %s\n\n' "$title"; cat plain.md; } >titled.md
run check titled.md --as json
chosen 0 conflict conflict
{ printf '# %s\n\n' "$title" | tr '[:lower:]' '[:upper:]'; cat plain.md; } >loud.md
run check loud.md --as json
chosen 0 conflict conflict
{ printf '# %s\n\n' "$ask"; cat plain.md; } >asked.md
run check asked.md --as json
chosen 0 conflict conflict
{ printf '# A title of my own\n\n'; cat plain.md; } >own.md
run check own.md --as json
chosen 0 failure failure

test_that "the option wins over front matter, and front matter over the title"
{ printf -- '---\nquestion: teamwork\n---\n# %s\n\n' "$title"; cat plain.md; } >all.md
run check all.md --as json
chosen 0 teamwork star
run check all.md --as json --question failure
chosen 0 failure failure
run check all.md --as json --shape failure
expect_json '.[0].question == null and .[0].shape == "failure"'

test_that "a question and a shape together are refused, on the command line and in a file"
run check plain.md --question failure --shape star
expect_refusal "--question and --shape"
{ printf -- '---\nquestion: failure\nshape: star\n---\n'; cat plain.md; } >both.md
run check both.md
expect_refusal "both.md:"
run check both.md --as json
expect_status 2
expect_json '. == []'

test_that "an unknown question or shape is refused, with the nearest one named"
run check plain.md --question teamwrok
expect_refusal "teamwrok" 'did you mean "teamwork"?'
run check plain.md --shape stra
expect_refusal "stra" 'did you mean "star"?'
run check plain.md --question nothing-of-the-kind
expect_refusal "nothing-of-the-kind" "starcoach questions"
run check plain.md --shape nothing-of-the-kind
expect_refusal "nothing-of-the-kind" "write one of: " "failure"
{ printf -- '---\nrole: nothing-of-the-kind\n---\n'; cat plain.md; } >role.md
run check role.md
expect_refusal "role.md:2:7:" "write one of: " "manager"
run check missing.md --question teamwrok
expect_refusal 'did you mean "teamwork"?'
run check --jsonl --question teamwrok
expect_refusal 'did you mean "teamwork"?'
{ printf -- '---\nquestion: teamwrok\n---\n'; cat plain.md; } >typo.md
run check typo.md
expect_refusal "typo.md:2:11:" 'did you mean "teamwork"?'
{ printf -- '---\nwhen: 2025-03\nshape: stra\n---\n'; cat plain.md; } >stra.md
run check stra.md
expect_refusal "stra.md:3:8:" 'did you mean "star"?'

test_that "front matter takes the story's facts and the role, and says where one is off"
{ printf -- '---\nwhen: 2015-03\nkind: planning\nreach: team\nrepaired: yes\ndoubts: none\nrole: manager\ntitle: A room\n---\n'; cat plain.md; } >facts.md
run check facts.md --as json --today 2026-01-15
expect_status 0
expect_json '.[0].findings | any(.rule == "story.old" and .severity == "warning")'
for line in 'when: soon' 'kind: bad-luck' 'reach: moon' 'repaired: perhaps' 'doubts: many' 'role: managr' 'colour: red' \
    'competencies: [planing]' 'when: 2025-13'; do
    { printf -- '---\n%s\n---\n' "$line"; cat plain.md; } >off.md
    run check off.md
    expect_refusal "off.md:2:"
done
{ printf -- '---\nrole: managr\n---\n'; cat plain.md; } >off.md
run check off.md
expect_refusal "manager"
{ printf -- '---\nwhen: 2025-03\n'; cat plain.md; } >open.md
run check open.md
expect_refusal "open.md:1:1:"

test_that "sections go by label or id, in any order, and an unknown heading is refused with the known ones"
printf '## lessons\nI learned to confirm bookings.\n\n## TASK\nMy goal was a room by June.\n\n## Root cause\nI kept no list.\n' >ids.md
run check ids.md --as json
expect_json '[.[0].sections[] | select(.words > 0) | .id] == ["task", "cause", "lessons"]'
printf '## Situation\nText.\n\n## Lesons\nText.\n' >lesons.md
run check lesons.md
expect_refusal "lesons.md:4:4:" "Lesons" 'did you mean "Lessons"?'
printf '## What I learned\nI ask first.\n' >learned.md
run check learned.md --as json
expect_json '.[0].sections[] | select(.id == "lessons") | .words == 3'
printf '## Task\nText.\n## Nothing like it at all\nText.\n' >unknown.md
run check unknown.md
expect_refusal "unknown.md:3:4:" "Situation"
printf '## My week\nI lost the list.\n## Later\nI learned to keep a copy.\n' >week.md
run check week.md --as json
expect_status 0
expect_json '[.[0].sentences[] | .sure < 1] == [true, true]'
printf '## Root cause\nText.\n' >cause.md
run check cause.md --question teamwork
expect_refusal "cause.md:1:4:" "star"

finish
