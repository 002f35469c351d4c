#!/bin/sh
# Own content that extends shipped objects: the examples of docs/content.md, as they stand there.
. "$(dirname -- "$0")/lib.sh"
own=$HOME/.config/starcoach/content/en

# The block of YAML behind a mark in the docs.
example() {
    awk -v mark="<!-- example: $1 -->" '$0 == mark { wanted = 1; next } wanted && /^```/ { if (inside) exit; inside = 1; next } inside' \
        "$source_root/docs/content.md"
}

run check "$answers/good.md" --as json --today 2026-01-15
cp "$out" before

test_that "the examples of the docs lint clean, one by one and together"
for name in rules shapes rubrics questions; do
    mkdir -p "$own/$name"
    example "$name/mine.yaml" >"$own/$name/mine.yaml"
    holds "an example of $name in the docs" "$own/$name/mine.yaml" grep -q '^ *-* *extends: ' "$own/$name/mine.yaml"
    run lint
    expect_status 0
    expect_no_err
done

test_that "what is extended is what is judged by"
run questions --as json
expect_json '[.[] | select(.id == "failure-at-sea")][0] | .shape == "failure" and (.competencies | index("planning") != null and index("resilience") == null)'
printf '## Backdrop\n\nI led the stock count of a shop.\n' >backdrop.md
run check backdrop.md --as json
expect_json '.[0].sections[0].words == 8'
run check "$answers/good.md" --as json --today 2026-01-15 --explain
expect_json '[.[0].tried[] | select(.rule == "result.size")][0].weight == 4'
expect_json '.[0].criteria | map(.of) | add == 100'

test_that "a fault is told with its place and what to do, and the shipped object stays"
printf 'version: 1\nextends: failure\nsections: {change: [{id: situaton, tip: No.}]}\n' >"$own/shapes/mine.yaml"
run lint
expect_status 1
expect_out 'mine.yaml:3:26: "sections" has no item "situaton"'
expect_out 'did you mean "situation"?'
run check "$answers/good.md"
expect_err 'mine.yaml:3:26: '
expect_out "of 100"

finish
