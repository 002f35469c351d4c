#!/bin/sh
# `check` of a megabyte beside `wc -w` of the same, seconds of processor time, the best of a number of rounds each: of prose (the guides'
# examples), and of sentences made of few words. Of these also two and four megabytes, for the time to grow no faster than the text;
# and one answer of usual length, which is mostly the start.
#   tests/bench/cli_check.sh [PROGRAM [ROUNDS]]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
program=${1:-$root/build/release/src/starcoach}
rounds=${2:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# text MEGABYTES: paragraphs of different sentences.
text() {
    awk -v bytes=$(($1 * 1000000)) 'BEGIN {
        split("planned checked moved called wrote asked lost found missed confirmed", verbs, " ")
        split("list plan room order price date report van sheet call", nouns, " ")
        while (size < bytes) {
            line = sprintf("In March I %s the %s with %d people, but I never %s the %s, so we were %d days late. ",
                verbs[n % 10 + 1], nouns[int(n / 10) % 10 + 1], n % 31 + 2, verbs[(n + 3) % 10 + 1], nouns[n % 7 + 1], n % 9 + 2)
            if (++n % 6 == 0) line = line "\n\n"
            printf "%s", line
            size += length(line)
        }
    }'
}

# prose BYTES: what the guides give as good and poor answers, over and over.
prose() {
    awk '/^ *(text|- text): >-$/ { on = 1; match($0, /^ */); indent = RLENGTH; next }
        on { match($0, /^ */); if (RLENGTH > indent) { sub(/^ */, ""); print; next } on = 0; print "" }' \
        "$root"/content/en/guides/*.yaml >"$work/examples"
    : >"$work/prose"
    while [ "$(wc -c <"$work/prose")" -lt "$1" ]; do
        cat "$work/examples" >>"$work/prose"
    done
    head -c "$1" "$work/prose"
}

# seconds COMMAND...: user and system time of the fastest round.
seconds() {
    for round in $(seq "$rounds"); do
        { LC_ALL=C.UTF-8 bash -c 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>"$0"' "$work/messages" "$@" || true; } 2>&1
    done | awk '{ s = $1 + $2; if (NR == 1 || s < best) best = s } END { printf "%.3f", best }'
}

# starts COMMAND...: milliseconds of one start, of twenty in a row.
starts() {
    # shellcheck disable=SC2016
    seconds sh -c 'for start in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do "$@"; done' sh "$@" |
        awk '{ printf "%.1f", $1 * 1000 / 20 }'
}

for size in 1 2 4; do
    text $size >"$work/$size.txt"
done
prose 1000000 >"$work/prose.txt"
head -c 2600 "$work/prose.txt" >"$work/answer.txt"
words=$(seconds wc -w "$work/1.txt")
printf 'wc -w, 1 MB     %s s\n' "$words"
printf 'check, empty    %s ms   (wc -w, empty: %s ms)\n' "$(starts "$program" check /dev/null)" "$(starts wc -w /dev/null)"
printf 'check, 450 words %s s\n' "$(seconds "$program" check "$work/answer.txt")"
prose_words=$(seconds wc -w "$work/prose.txt")
judged=$(seconds "$program" check "$work/prose.txt")
awk -v judged="$judged" -v words="$prose_words" 'BEGIN {
    printf "check, 1 MB of prose %s s   x%.1f of wc -w (%s s)\n", judged, (words > 0 ? judged / words : 0), words }'
for size in 1 2 4; do
    judged=$(seconds "$program" check --as line "$work/$size.txt")
    awk -v size=$size -v judged="$judged" -v words="$words" 'BEGIN {
        printf "check, %d MB     %s s   x%.1f of wc -w of as much\n", size, judged, (words > 0 ? judged / (size * words) : 0) }'
done
