#!/bin/sh
# A sibling of content/en is a language of its own: nothing in the program but the data of that folder speaks it.
. "$(dirname -- "$0")/lib.sh"
need_tool jq
export STARCOACH_CONTENT=$source_root/tests/content/esperanto
mkdir -p "$HOME/.config/starcoach"
printf 'version: 1\nlanguage: eo\n' >"$HOME/.config/starcoach/config.yaml"

test_that "the bank is the one of the language in the settings, and clean"
run questions
expect_status 0
expect_line '^failure +Via lasta fiasko$'
expect_line_count 1
run lint
expect_status 0
expect_out "1 questions, 1 shapes, 4 rules: no problem found."

test_that "its rules find numbers, dates and blame in its words"
cat >answer.md <<'END'
## Situacio
Mi estis en la oficejo, ĉar ni planis feston.
## Ago
Mia ĉefo forgesis la liston, do mi sendis ĝin du tagojn tro malfrue, la 3 de marto 2025.
## Leciono
Mi lernis demandi frue kaj skribi liston.
END
run check answer.md --as json
expect_status 1
expect_json '.[0].question == "failure" and .[0].shape == "fiasko"'
expect_json '[.[0].findings[] | select(.cost > 0) | .rule] == ["kulpigo"]'
expect_json '.[0].foreign | not'
expect_json '.[0].score == 60'

test_that "negation and full stops of abbreviations are its own"
printf '## Ago\nNeniam mia ĉefo forgesis, ekz. la 3 de majo, kaj ne dum tri semajnoj.\n' >answer.md
run check answer.md --as json
expect_json '[.[0].findings[].rule] | index("kulpigo") == null and index("ago.kiam") == null and index("ago.kiom") == null'
expect_json '.[0].sentences | length == 1'

test_that "the time goes by its rates and its vowels"
printf '## Ago\nLa du kafoj.\n' >answer.md
run check answer.md --as json
expect_json '.[0].seconds > 1.29 and .[0].seconds < 1.31'
printf '## Ago\nĈiu ĝojas.\n' >answer.md
run check answer.md --as json
expect_json '.[0].seconds > 1.29 and .[0].seconds < 1.31'

test_that "text without headings is cut by its cues"
printf 'Mi estis en la oficejo. Mi forgesis la liston. Mi lernis demandi frue.\n' >answer.txt
run check answer.txt --as json
expect_json '[.[0].sentences[].section] == ["situacio", "ago", "leciono"]'

test_that "an answer in another language is told from it"
printf '## Ago\nI forgot the list and sent it two days late because my boss had it and we were all out of the office.\n' >answer.md
run check answer.md --as json
expect_json '.[0].foreign'

test_that "polish takes out its fillers and knows its capitals"
printf '## Ago\nNu, mi vizitis esperantujo tre tre ofte\n' >answer.md
run export answer.md --polish --as markdown
expect_out "Mi vizitis Esperantujo tre tre ofte."

test_that "a class that is no phrase is told by lint"
mkdir -p "$box/broken"
cp -R "$STARCOACH_CONTENT/eo" "$box/broken/eo"
sed -i 's/number: .*/number: "(<.quantity>|"/' "$box/broken/eo/language.yaml"
STARCOACH_CONTENT=$box/broken
run lint
expect_status 1
expect_line 'language\.yaml: a class is no phrase: '
run lint "$box/broken/eo/language.yaml"
expect_status 1
expect_line 'language\.yaml: a class is no phrase: '
run check answer.md
expect_refusal "language.yaml: a class is no phrase: " "can't be used"

test_that "one's own whose classes are no phrases is told, and left out"
unset STARCOACH_CONTENT
rm "$HOME/.config/starcoach/config.yaml"
own=$HOME/.config/starcoach/content/en
mkdir -p "$own"
sed 's/^  number: .*/  number: "(<.quantity>|"/' "$source_root/content/en/language.yaml" >"$own/language.yaml"
printf '## Action\nWe lost 12 days because I forgot the list.\n' >answer.md
run check answer.md --as line
expect_status 0
expect_err "content/en/language.yaml: a class is no phrase: "
cp "$out" "$box/with"
rm -r "$HOME/.config/starcoach/content"
run check answer.md --as line
expect_no_err
expect_same_files "$out" "$box/with"

test_that "without the setting it is English"
run questions
expect_line '^failure +Your last failure'

test_that "months beyond a year, and more of them than a life has, are refused"
cp -R "$source_root/content/en" "$box/broken/en"
sed -i -e 's/^  spring: .*/  spring: 40/' -e 's/"# years ago": .*/"# years ago": 2000000000/' "$box/broken/en/language.yaml"
run lint "$box/broken/en/language.yaml"
expect_status 1
expect_line 'language\.yaml:[0-9]+:[0-9]+: "spring" must be '
expect_line 'language\.yaml:[0-9]+:[0-9]+: "# years ago" must be '

finish
