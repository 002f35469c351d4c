#include "text/phrase_choose.h"

#include "base/memory.h"
#include <stdlib.h>

enum { FEW = 16 /* are sorted by hand */ };

static inline uint32_t candidates_push(Candidates *candidates, Candidate candidate) {
    if (candidates->count == candidates->capacity)
        candidates->items =
            memory_grow(candidates->items, &candidates->capacity, candidates->count + 1, sizeof *candidates->items);
    candidates->items[candidates->count] = candidate;
    return (uint32_t)candidates->count++;
}

void candidate_add(PhraseScratch *scratch, uint32_t bundle, uint32_t first, uint32_t end) {
    uint32_t *newest = &scratch->bundle_newest[bundle];
    if (*newest == CANDIDATE_NONE)
        numbers_push(&scratch->bundles, bundle);
    *newest = candidates_push(&scratch->found, (Candidate){.first = first, .end = end, .next = *newest});
}

/* Mostly there are a few. */
static inline void sort_candidates(Candidates *candidates, int (*order)(const void *, const void *)) {
    if (candidates->count > FEW) {
        qsort(candidates->items, candidates->count, sizeof *candidates->items, order);
        return;
    }
    for (size_t i = 1; i < candidates->count; i++) {
        Candidate moved = candidates->items[i];
        size_t at = i;
        for (; at > 0 && order(&candidates->items[at - 1], &moved) > 0; at--)
            candidates->items[at] = candidates->items[at - 1];
        candidates->items[at] = moved;
    }
}

/* ---- In one bundle ---- */

/* Copies the bundle's candidates to `chosen`, of those that end with the same token only the longest. */
static void keep_longest(PhraseScratch *scratch, uint32_t bundle) {
    uint32_t *best = scratch->by_token.items; /* by last token: the first */
    uint32_t newest = scratch->bundle_newest[bundle];
    for (uint32_t i = newest; i != CANDIDATE_NONE; i = scratch->found.items[i].next) {
        const Candidate *candidate = &scratch->found.items[i];
        if (candidate->first < best[candidate->end - 1])
            best[candidate->end - 1] = candidate->first;
    }
    scratch->chosen.count = 0;
    for (uint32_t i = newest; i != CANDIDATE_NONE; i = scratch->found.items[i].next) {
        const Candidate *candidate = &scratch->found.items[i];
        if (best[candidate->end - 1] != candidate->first)
            continue;
        best[candidate->end - 1] = CANDIDATE_NONE; /* once; and as it was for the next bundle */
        candidates_push(&scratch->chosen, *candidate);
    }
}

static int longest_first(const void *a, const void *b) {
    const Candidate *left = a, *right = b;
    uint32_t left_length = left->end - left->first, right_length = right->end - right->first;
    if (left_length != right_length)
        return left_length > right_length ? -1 : 1;
    return (left->first > right->first) - (left->first < right->first);
}

/* Marks the tokens as taken in this round; false when one of them is. */
static bool take(uint64_t *taken, const Candidate *candidate, uint64_t round) {
    for (uint32_t i = candidate->first; i < candidate->end; i++)
        if (taken[i] == round)
            return false;
    for (uint32_t i = candidate->first; i < candidate->end; i++)
        taken[i] = round;
    return true;
}

static int in_order(const void *a, const void *b) {
    const Candidate *left = a, *right = b;
    return (left->first > right->first) - (left->first < right->first);
}

static void drop_overlapped(PhraseScratch *scratch) {
    Candidates *chosen = &scratch->chosen;
    if (chosen->count < 2)
        return;
    sort_candidates(chosen, longest_first);
    uint64_t round = ++scratch->taken_round;
    size_t kept = 0;
    for (size_t i = 0; i < chosen->count; i++)
        if (take(scratch->taken, &chosen->items[i], round))
            chosen->items[kept++] = chosen->items[i];
    chosen->count = kept;
    sort_candidates(chosen, in_order);
}

/* Copies the bundle's candidates to `chosen` in the order of the text, where they were found in it and none overlaps
 * another, as mostly. */
static bool keep_all(PhraseScratch *scratch, uint32_t bundle) {
    uint32_t at = 0, later = UINT32_MAX; /* where the one found after it begins */
    for (uint32_t i = scratch->bundle_newest[bundle]; i != CANDIDATE_NONE; i = scratch->found.items[i].next) {
        const Candidate *candidate = &scratch->found.items[i];
        if (candidate->end > later)
            return false;
        later = candidate->first;
        at++;
    }
    Candidates *chosen = &scratch->chosen;
    chosen->items = memory_grow(chosen->items, &chosen->capacity, at, sizeof *chosen->items);
    chosen->count = at;
    for (uint32_t i = scratch->bundle_newest[bundle]; i != CANDIDATE_NONE; i = scratch->found.items[i].next)
        chosen->items[--at] = scratch->found.items[i];
    return true;
}

/* ---- All together ---- */

static void prepare_tokens(PhraseScratch *scratch, uint32_t count) {
    while (scratch->by_token.count < count)
        numbers_push(&scratch->by_token, CANDIDATE_NONE);
    if (count <= scratch->taken_capacity)
        return;
    free(scratch->taken);
    scratch->taken_capacity = count * (size_t)2;
    scratch->taken = memory_array(scratch->taken_capacity, sizeof *scratch->taken);
    scratch->taken_round = 0;
}

/* Chooses from a bundle's candidates. */
static void choose(PhraseScratch *scratch, uint32_t bundle, uint32_t tokens) {
    if (keep_all(scratch, bundle))
        return;
    prepare_tokens(scratch, tokens);
    keep_longest(scratch, bundle);
    drop_overlapped(scratch);
}

/* Tells what was chosen of a bundle, for each of its groups that the filter lets pass. */
static inline void tell(const Candidate *chosen, size_t count, const NumberRows *bundles, const PhraseFilter *filter,
                        uint32_t bundle, const Sentence *sentence, uint32_t number, PhraseMatches *out) {
    const uint32_t *group = bundles->items + bundles->from[bundle], *end = bundles->items + bundles->from[bundle + 1];
    const uint32_t offset = sentence->first_token;
    out->items =
        memory_grow(out->items, &out->capacity, out->count + (size_t)(end - group) * count, sizeof *out->items);
    PhraseMatch *next = out->items + out->count;
    for (; group < end; group++)
        for (size_t i = 0; i < count && filter_tells_group(filter, *group); i++)
            *next++ = (PhraseMatch){*group, number, offset + chosen[i].first, offset + chosen[i].end};
    out->count = (size_t)(next - out->items);
}

void candidates_choose(PhraseScratch *scratch, const PhraseSet *set, const PhraseFilter *filter, const Text *text,
                       size_t sentence, PhraseMatches *out) {
    const Sentence *at = &text->sentences[sentence];
    for (uint32_t i = 0; i < scratch->bundles.count; i++) {
        uint32_t bundle = scratch->bundles.items[i];
        const Candidate *chosen = &scratch->found.items[scratch->bundle_newest[bundle]];
        size_t count = 1;
        if (chosen->next != CANDIDATE_NONE) { /* mostly it is the only one */
            choose(scratch, bundle, at->end_token - at->first_token);
            chosen = scratch->chosen.items;
            count = scratch->chosen.count;
        }
        tell(chosen, count, &set->bundles, filter, bundle, at, (uint32_t)sentence, out);
        scratch->bundle_newest[bundle] = CANDIDATE_NONE;
    }
    scratch->bundles.count = 0;
    scratch->found.count = 0;
}
