#!/bin/sh
# drafts history and drafts diff: the states that were marked, and what changed between them.
. "$(dirname -- "$0")/lib.sh"
. "$here/drafts.sh"
need_tool jq

write_draft one

test_that "a draft without marked states has an empty history, and nothing to compare with"
run drafts history one
expect_status 0
expect_no_out
expect_err "No earlier state of one"
run drafts history one --as json
expect_json '. == []'
run drafts diff one
expect_status 0
expect_no_out
expect_err "No earlier state of one"
run drafts diff one --as json
expect_status 0
expect_json '. == []'

# In line mode: mark the state, change a sentence, mark again, change once more.
printf '%s\n' 1 ':go action' ':save' ':change 1 I asked two branches how many scanners they had.' ':save' \
    ':change 1 I asked nobody.' ':quit' >"$box/typed"
run_with "$box/typed" practise --plain
expect_status 0

test_that "marked states are listed, newest first"
run drafts history one
expect_status 0
expect_line_count 2
expect_line '^  1  [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}  marked +[0-9]+ words'
run drafts history one --as json
expect_json 'length == 2 and all(.[]; .why == "marked" and .problem == null and (.at | endswith("Z")))'

test_that "the difference is told word by word, from the newest state or between two"
run drafts diff one
expect_status 0
expect_out "## Action"
expect_out "I asked [-two branches"
expect_out "{+nobody.+}"
expect_not_out "## Situation"
run drafts diff one 2 1
expect_out "[-never asked-]"
run drafts diff one 1 1
expect_out "The texts are the same."
run drafts diff one --as json
expect_json 'map(keys_unsorted) == [["part", "before", "after"]] and .[0].part == "Action"'
expect_json '.[0].before != .[0].after and (.[0].after | contains("I asked nobody."))'
run drafts diff one 1 1 --as json
expect_json '. == []'

test_that "facts and stories noted are compared as well"
printf '%s\n' 1 ':note The order that came late' ':go story' ':clear' y 'A line that was changed' ':quit' >"$box/typed"
run_with "$box/typed" practise --plain
run drafts diff one 2
expect_out "## A story noted"
expect_out "{+The order that came late+}"
expect_out "## In one line"

test_that "without OLD it is the newest state marked, not what was kept when another was brought back"
printf '%s\n' 1 ':restore 2' ':quit' >"$box/typed"
run_with "$box/typed" practise --plain
expect_status 0
run drafts history one --as json
expect_json '.[0].why == "before-restore" and .[1].why == "marked"'
run drafts diff one
expect_out "[-asked two branches"
expect_not_out "nobody"

test_that "what is not there is refused with the way to what is"
run drafts diff one 9
expect_refusal '"9"' "drafts history one"
run drafts history
expect_refusal "the draft's id"
run drafts diff one 1 2 3
expect_refusal '"3"'

finish
