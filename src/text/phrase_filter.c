#include "text/phrase_filter.h"

#include "base/memory.h"
#include <stdlib.h>
#include <string.h>

enum { PASSED_MOST = 1000 }; /* anchors met in vain are worth the trouble of leaving them out */

/* ---- What is looked for ---- */

static PhraseFilter *filter_new(const PhraseSet *set) {
    PhraseFilter *filter = memory_alloc(sizeof *filter);
    filter->bundles = memory_array(set->bundle_count + 1, sizeof *filter->bundles);
    filter->phrases = memory_array(set->network.phrase_count + 1, sizeof *filter->phrases);
    return filter;
}

PhraseFilter *filter_of_all(const PhraseSet *set) {
    PhraseFilter *filter = filter_new(set);
    memset(filter->bundles, SOUGHT, set->bundle_count);
    memset(filter->phrases, SOUGHT, set->network.phrase_count);
    filter->all = true;
    return filter;
}

/* The bundle is looked for, and so are its phrases. */
static void seek_bundle(PhraseFilter *filter, const PhraseSet *set, uint32_t bundle) {
    if (filter->bundles[bundle] == SOUGHT)
        return;
    filter->bundles[bundle] = SOUGHT;
    for (uint32_t i = set->phrases_of.from[bundle]; i < set->phrases_of.from[bundle + 1]; i++)
        filter->phrases[set->phrases_of.items[i]] = SOUGHT;
}

PhraseFilter *phrase_filter_new(const PhraseSet *set, const uint32_t *ids, size_t count) {
    PhraseFilter *filter = filter_new(set);
    for (size_t i = 0; i < count; i++)
        filter->group_end = ids[i] >= filter->group_end ? ids[i] + 1 : filter->group_end;
    filter->groups = memory_array(filter->group_end, sizeof *filter->groups);
    for (size_t i = 0; i < count; i++) {
        filter->group_count += filter->groups[ids[i]] != SOUGHT;
        filter->groups[ids[i]] = SOUGHT;
    }
    for (size_t i = 0; i < set->group_count; i++)
        if (filter_tells_group(filter, set->groups[i]))
            seek_bundle(filter, set, set->bundle_of[i]);
    return filter;
}

static uint8_t bundle_sought(const PhraseFilter *filter, const PhraseSet *set, uint32_t bundle) {
    uint8_t sought = SOUGHT_NOT;
    for (uint32_t i = set->bundles.from[bundle]; i < set->bundles.from[bundle + 1]; i++) {
        const uint32_t group = set->bundles.items[i];
        if (group < filter->group_end && filter->groups[group] > sought)
            sought = filter->groups[group];
    }
    return sought;
}

static uint8_t phrase_sought(const PhraseFilter *filter, const PhraseSet *set, uint32_t phrase) {
    uint8_t sought = SOUGHT_NOT;
    for (uint32_t i = set->bundles_of.from[phrase]; i < set->bundles_of.from[phrase + 1]; i++) {
        const uint32_t bundle = set->bundles_of.items[i];
        sought = filter->bundles[bundle] > sought ? filter->bundles[bundle] : sought;
    }
    return sought;
}

void phrase_filter_within(PhraseFilter *filter, PhraseFilter *whole) {
    filter->whole = whole;
}

void phrase_filter_remember(PhraseFilter *filter) {
    filter->remembers = true;
}

void phrase_filter_free(PhraseFilter *filter) {
    if (!filter)
        return;
    free(filter->groups);
    free(filter->paused.items);
    free(filter->bundles);
    free(filter->phrases);
    free(filter->symbols);
    free(filter->anchors.items);
    recall_free(&filter->recall);
    free(filter);
}

/* ---- Pauses ---- */

/* NULL: no phrase is of the group. */
static const uint32_t *find_bundle_of(const PhraseSet *set, uint32_t id) {
    const uint32_t *group =
        set->group_count > 0 ? bsearch(&id, set->groups, set->group_count, sizeof id, number_order) : NULL;
    return group ? &set->bundle_of[group - set->groups] : NULL;
}

/* Tells sets of groups apart. */
static uint64_t group_trait(uint32_t group) {
    uint64_t bits = (group + UINT64_C(1)) * UINT64_C(0x9e3779b97f4a7c15);
    bits = (bits ^ bits >> 31) * UINT64_C(0xbf58476d1ce4e5b9);
    return bits ^ bits >> 29;
}

void phrase_filter_pause(PhraseFilter *filter, const PhraseSet *set, uint32_t id) {
    if (id >= filter->group_end || filter->groups[id] != SOUGHT)
        return;
    filter->groups[id] = SOUGHT_LATER;
    filter->paused_trait += group_trait(id);
    numbers_push(&filter->paused, id);
    const uint32_t *bundle = find_bundle_of(set, id);
    if (!bundle)
        return;
    filter->bundles[*bundle] = bundle_sought(filter, set, *bundle);
    if (filter_tells_bundle(filter, *bundle))
        return;
    for (uint32_t i = set->phrases_of.from[*bundle]; i < set->phrases_of.from[*bundle + 1]; i++) {
        const uint32_t phrase = set->phrases_of.items[i];
        filter->phrases[phrase] = phrase_sought(filter, set, phrase);
    }
}

/* Of a symbol's anchors those that are still looked for. */
static void trim_symbol(const PhraseFilter *filter, const PhraseSet *set, uint32_t *anchors) {
    uint32_t kept = 0;
    for (uint32_t i = 1; i <= anchors[0]; i++)
        if (filter->phrases[set->anchors[anchors[i]].phrase] == SOUGHT)
            anchors[++kept] = anchors[i];
    anchors[0] = kept;
}

/* In a long run the anchors of what is paused are worth leaving out, though they must be found anew afterwards. */
static void trim(PhraseFilter *filter, const PhraseSet *set) {
    for (size_t i = 0; i < filter->symbol_count; i++)
        if (filter->symbols[i] != SYMBOL_NOT_MET)
            trim_symbol(filter, set, filter->anchors.items + filter->symbols[i]);
    filter->passed = 0;
    filter->trimmed = true;
}

static void forget_symbols(PhraseFilter *filter) {
    filter->symbol_count = filter->anchors.count = 0;
    numbers_push(&filter->anchors, 0); /* where SYMBOL_NOT_MET points */
}

static void resume_group(PhraseFilter *filter, const PhraseSet *set, uint32_t id) {
    filter->groups[id] = SOUGHT;
    const uint32_t *bundle = find_bundle_of(set, id);
    if (bundle)
        seek_bundle(filter, set, *bundle);
}

void phrase_filter_resume(PhraseFilter *filter, const PhraseSet *set) {
    for (size_t i = 0; i < filter->paused.count; i++)
        resume_group(filter, set, filter->paused.items[i]);
    filter->paused.count = filter->passed = 0;
    filter->paused_trait = 0;
    if (filter->trimmed)
        forget_symbols(filter);
    filter->trimmed = false;
}

bool phrase_filter_rests(const PhraseFilter *filter) {
    return filter->paused.count == filter->group_count;
}

/* ---- Symbols ---- */

void filter_prepare(PhraseFilter *filter, const PhraseSet *set, const PhraseScratch *scratch) {
    if (filter->numbering != scratch->numbering)
        forget_symbols(filter);
    else if (filter->passed > PASSED_MOST)
        trim(filter, set);
    filter->numbering = scratch->numbering;
    if (filter->whole)
        filter_prepare(filter->whole, set, scratch);
}

/* How many of its anchors are worth asking for, and where they are. */
static const uint32_t *anchors_of_symbol(const PhraseFilter *filter, const PhraseSet *set, const PhraseScratch *scratch,
                                         uint32_t number, uint32_t *count) {
    if (filter->whole) {
        const uint32_t *known = filter_anchors(filter->whole, set, scratch, number);
        *count = *known;
        return known + 1;
    }
    *count = scratch->symbols[number].anchor_count;
    return scratch->symbol_anchors.items + scratch->symbols[number].anchors;
}

void filter_meet(PhraseFilter *filter, const PhraseSet *set, const PhraseScratch *scratch, uint32_t number) {
    size_t count = scratch->symbol_keys.count;
    if (number >= filter->symbol_count) {
        filter->symbols = memory_grow(filter->symbols, &filter->symbol_capacity, count, sizeof *filter->symbols);
        memset(filter->symbols + filter->symbol_count, 0, (count - filter->symbol_count) * sizeof *filter->symbols);
        filter->symbol_count = count;
    }
    const Sought least = filter->trimmed ? SOUGHT : SOUGHT_LATER;
    uint32_t anchor_count, kept = 0;
    const uint32_t *anchors = anchors_of_symbol(filter, set, scratch, number, &anchor_count);
    Numbers *known = &filter->anchors;
    known->items = memory_grow(known->items, &known->capacity, known->count + 1 + anchor_count, sizeof *known->items);
    uint32_t *head = known->items + known->count;
    for (uint32_t i = 0; i < anchor_count; i++) { /* kept or not: no branch, which could not be foreseen */
        head[1 + kept] = anchors[i];
        kept += filter->phrases[set->anchors[anchors[i]].phrase] >= least;
    }
    *head = kept;
    filter->symbols[number] = (uint32_t)known->count;
    known->count += 1 + kept;
}
