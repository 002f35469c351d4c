#include "text/phrase_choose.h"

#include "base/memory.h"
#include <stdlib.h>
#include <string.h>

void candidate_add(PhraseScratch *scratch, uint32_t group, uint32_t first, uint32_t end) {
    uint32_t previous = scratch->group_candidates[group];
    if (previous == CANDIDATE_NONE)
        numbers_push(&scratch->groups, group);
    scratch->candidates = memory_grow(scratch->candidates, &scratch->candidate_capacity, scratch->candidate_count + 1,
                                      sizeof *scratch->candidates);
    scratch->group_candidates[group] = (uint32_t)scratch->candidate_count;
    scratch->candidates[scratch->candidate_count++] = (Candidate){first, end, previous};
}

static int longest_first(const void *a, const void *b) {
    const PhraseMatch *left = a, *right = b;
    uint32_t left_length = left->end - left->first, right_length = right->end - right->first;
    if (left_length != right_length)
        return left_length > right_length ? -1 : 1;
    return (left->first > right->first) - (left->first < right->first);
}

static int by_place(const void *a, const void *b) {
    const PhraseMatch *left = a, *right = b;
    if (left->first != right->first)
        return left->first < right->first ? -1 : 1;
    return (left->id > right->id) - (left->id < right->id);
}

static PhraseMatch *match_push(PhraseMatches *out, PhraseMatch match) {
    out->items = memory_grow(out->items, &out->capacity, out->count + 1, sizeof *out->items);
    out->items[out->count] = match;
    return &out->items[out->count++];
}

/* Appends the group's candidates, of those that end with the same token only the longest. `match` is the pattern. */
static void push_longest(PhraseScratch *scratch, uint32_t group, PhraseMatch match, PhraseMatches *out) {
    uint32_t *best = scratch->first_of_end.items;
    uint32_t newest = scratch->group_candidates[group];
    for (uint32_t i = newest; i != CANDIDATE_NONE; i = scratch->candidates[i].next) {
        const Candidate *candidate = &scratch->candidates[i];
        if (candidate->first < best[candidate->end - 1])
            best[candidate->end - 1] = candidate->first;
    }
    for (uint32_t i = newest; i != CANDIDATE_NONE; i = scratch->candidates[i].next) {
        const Candidate *candidate = &scratch->candidates[i];
        if (best[candidate->end - 1] != candidate->first)
            continue;
        best[candidate->end - 1] = CANDIDATE_NONE; /* once; and as it was for the next group */
        match.first = candidate->first;
        match.end = candidate->end;
        match_push(out, match);
    }
}

/* Marks the tokens as taken in this round; false when one of them is. */
static bool take(uint32_t *taken, const PhraseMatch *match, uint32_t round) {
    for (uint32_t i = match->first; i < match->end; i++)
        if (taken[i] == round)
            return false;
    for (uint32_t i = match->first; i < match->end; i++)
        taken[i] = round;
    return true;
}

/* Of one group's matches, which are all from `from` on, leaves those that no longer one overlaps. */
static void drop_overlapped(PhraseMatches *out, size_t from, uint32_t *taken, uint32_t round) {
    if (out->count - from < 2)
        return;
    qsort(out->items + from, out->count - from, sizeof *out->items, longest_first);
    size_t kept = from;
    for (size_t i = from; i < out->count; i++)
        if (take(taken, &out->items[i], round))
            out->items[kept++] = out->items[i];
    out->count = kept;
}

static void prepare_tokens(PhraseScratch *scratch, uint32_t count) {
    while (scratch->first_of_end.count < count)
        numbers_push(&scratch->first_of_end, CANDIDATE_NONE);
    scratch->taken = memory_grow(scratch->taken, &scratch->taken_capacity, count, sizeof *scratch->taken);
    memset(scratch->taken, 0, count * sizeof *scratch->taken);
}

void candidates_choose(PhraseScratch *scratch, const PhraseSet *set, const Text *text, size_t sentence,
                       PhraseMatches *out) {
    if (scratch->candidate_count == 0)
        return;
    const Sentence *at = &text->sentences[sentence];
    prepare_tokens(scratch, at->end_token - at->first_token);
    size_t from = out->count;
    for (uint32_t i = 0; i < scratch->groups.count; i++) {
        uint32_t group = scratch->groups.items[i];
        size_t group_from = out->count;
        push_longest(scratch, group, (PhraseMatch){.id = set->groups[group], .sentence = (uint32_t)sentence}, out);
        drop_overlapped(out, group_from, scratch->taken, i + 1);
        scratch->group_candidates[group] = CANDIDATE_NONE;
    }
    for (size_t i = from; i < out->count; i++) {
        out->items[i].first += at->first_token;
        out->items[i].end += at->first_token;
    }
    if (out->count - from > 1)
        qsort(out->items + from, out->count - from, sizeof *out->items, by_place);
    scratch->groups.count = 0;
    scratch->candidate_count = 0;
}
