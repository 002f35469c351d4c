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
}

/* ---- All together ---- */

/* Tells one that was chosen, for each group of the bundle. */
static void tell(PhraseScratch *scratch, const NumberRows *bundles, uint32_t bundle, Candidate chosen) {
    for (uint32_t at = bundles->from[bundle]; at < bundles->from[bundle + 1]; at++) {
        chosen.id = bundles->items[at];
        candidates_push(&scratch->told, chosen);
    }
}

static void choose_in_bundle(PhraseScratch *scratch, const NumberRows *bundles, uint32_t bundle) {
    Candidate newest = scratch->found.items[scratch->bundle_newest[bundle]];
    if (newest.next == CANDIDATE_NONE) { /* as mostly */
        tell(scratch, bundles, bundle, newest);
        return;
    }
    keep_longest(scratch, bundle);
    drop_overlapped(scratch);
    for (size_t i = 0; i < scratch->chosen.count; i++)
        tell(scratch, bundles, bundle, scratch->chosen.items[i]);
}

/* The order of the text; of what begins with the same token, that of the groups. */
static int in_order(const void *a, const void *b) {
    const Candidate *left = a, *right = b;
    if (left->first != right->first)
        return left->first < right->first ? -1 : 1;
    return (left->id > right->id) - (left->id < right->id);
}

static void push_matches(const Candidates *told, const Sentence *sentence, uint32_t number, PhraseMatches *out) {
    out->items = memory_grow(out->items, &out->capacity, out->count + told->count, sizeof *out->items);
    for (const Candidate *one = told->items; one < told->items + told->count; one++)
        out->items[out->count++] =
            (PhraseMatch){one->id, number, sentence->first_token + one->first, sentence->first_token + one->end};
}

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

void candidates_choose(PhraseScratch *scratch, const NumberRows *groups, const Text *text, size_t sentence,
                       PhraseMatches *out) {
    if (scratch->found.count == 0)
        return;
    const Sentence *at = &text->sentences[sentence];
    prepare_tokens(scratch, at->end_token - at->first_token);
    for (uint32_t i = 0; i < scratch->bundles.count; i++) {
        uint32_t bundle = scratch->bundles.items[i];
        choose_in_bundle(scratch, groups, bundle);
        scratch->bundle_newest[bundle] = CANDIDATE_NONE;
    }
    sort_candidates(&scratch->told, in_order);
    push_matches(&scratch->told, at, (uint32_t)sentence, out);
    scratch->bundles.count = 0;
    scratch->found.count = 0;
    scratch->told.count = 0;
}
