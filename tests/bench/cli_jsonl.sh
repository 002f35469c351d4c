#!/bin/sh
# `check --jsonl` beside jansson alone, which reads the same lines and writes the same results: seconds of processor time, the best of a
# number of rounds; and the most memory taken for a thousand, four thousand and sixteen thousand lines, which should stay the same.
#   tests/bench/cli_jsonl.sh [PROGRAM [ROUNDS]]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
program=${1:-$root/build/release/src/starcoach}
rounds=${2:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What jansson alone needs: every line of the input is read, every line of the results is made anew from its values.
cat >"$work/floor.c" <<'END'
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
    FILE *input = fopen(argv[1], "r"), *results = fopen(argv[2], "r");
    char *line = NULL;
    size_t room = 0;
    double spent = 0;
    (void)argc;
    for (ssize_t size; (size = getline(&line, &room, input)) > 0;) {
        double start = now();
        json_t *in = json_loadb(line, (size_t)size, 0, NULL);
        spent += now() - start;
        if (getline(&line, &room, results) <= 0)
            return 1;
        json_t *stored = json_loads(line, 0, NULL);
        start = now();
        json_t *made = json_deep_copy(stored);
        char *text = json_dumps(made, JSON_COMPACT | JSON_REAL_PRECISION(10));
        fputs(text, stdout);
        putchar('\n');
        free(text);
        json_decref(made);
        json_decref(in);
        spent += now() - start;
        json_decref(stored);
    }
    fprintf(stderr, "%f\n", spent);
    return 0;
}
END
# shellcheck disable=SC2046
${CC:-cc} -O2 -D_POSIX_C_SOURCE=200809L -o "$work/floor" "$work/floor.c" $(pkg-config --cflags --libs jansson)

# lines COUNT: answers of about 140 words, no two alike.
lines() {
    awk -v count="$1" 'BEGIN {
        split("planned checked moved called wrote asked lost found missed confirmed", verbs, " ")
        split("list plan room order price date report van sheet call", nouns, " ")
        for (id = 0; id < count; id++) {
            printf "{\"id\":%d,\"when\":\"2025-03\",\"text\":\"", id
            for (i = 0; i < 7; i++)
                printf "In March I %s the %s with %d people, but I never %s the %s, so we were %d days late.%s", verbs[(id + i) % 10 + 1],
                    nouns[int(id / 10 + i) % 10 + 1], (id + i) % 31 + 2, verbs[(id + 3) % 10 + 1], nouns[(id * i) % 10 + 1], id % 9 + 2,
                    i % 3 == 2 ? "\\n\\n" : " "
            print "\"}"
        }
    }'
}

best() {
    awk '{ s = $1 + $2; if (NR == 1 || s < best) best = s } END { printf "%.3f", best }'
}

lines 4000 >"$work/in"
"$program" check --jsonl <"$work/in" >"$work/results" || true
floor=$(for round in $(seq "$rounds"); do "$work/floor" "$work/in" "$work/results" 2>&1 >/dev/null; done | best)
start=$(for round in $(seq "$rounds"); do bash -c 'TIMEFORMAT="%U %S"; time "$0" check --jsonl </dev/null' "$program" 2>&1; done | best)
judged=$(for round in $(seq "$rounds"); do bash -c 'TIMEFORMAT="%U %S"; time "$0" check --jsonl <"$1" >/dev/null' "$program" "$work/in" 2>&1; done | best)
printf 'jansson alone, 4000 lines       %s s\n' "$floor"
printf 'check --jsonl, no line          %s s\n' "$start"
awk -v floor="$floor" -v judged="$judged" 'BEGIN { printf "check --jsonl, 4000 lines       %s s   x%.1f\n", judged, judged / floor }'

for count in 1000 4000 16000; do
    lines $count >"$work/in"
    "$program" check --jsonl <"$work/in" >/dev/null &
    child=$!
    most=0
    while seen=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$child/status" 2>/dev/null) && [ -n "$seen" ]; do
        most=$seen
    done
    wait "$child" || true
    printf 'check --jsonl, %5d lines      %s KB at most\n' "$count" "$most"
done
