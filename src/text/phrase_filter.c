#include "text/phrase_filter.h"

#include "base/memory.h"
#include <stdlib.h>
#include <string.h>

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
    filter->all = true;
    return filter;
}

PhraseFilter *phrase_filter_new(const PhraseSet *set, const uint32_t *ids, size_t count) {
    PhraseFilter *filter = filter_new(set);
    for (size_t i = 0; i < count; i++)
        filter->group_end = ids[i] >= filter->group_end ? ids[i] + 1 : filter->group_end;
    filter->groups = memory_array(filter->group_end, sizeof *filter->groups);
    for (size_t i = 0; i < count; i++)
        filter->groups[ids[i]] = true;
    return filter;
}

bool filter_find_bundle(PhraseFilter *filter, const PhraseSet *set, uint32_t bundle) {
    bool told = false;
    for (uint32_t i = set->bundles.from[bundle]; i < set->bundles.from[bundle + 1] && !told; i++)
        told = filter_tells_group(filter, set->bundles.items[i]);
    filter->bundles[bundle] = told ? SOUGHT : SOUGHT_NOT;
    return told;
}

static Sought find_phrase(PhraseFilter *filter, const PhraseSet *set, uint32_t phrase) {
    bool told = false;
    for (uint32_t i = set->bundles_of.from[phrase]; i < set->bundles_of.from[phrase + 1] && !told; i++)
        told = filter_tells_bundle(filter, set, set->bundles_of.items[i]);
    return told ? SOUGHT : SOUGHT_NOT;
}

void phrase_filter_remember(PhraseFilter *filter) {
    filter->remembers = true;
}

void phrase_filter_free(PhraseFilter *filter) {
    if (!filter)
        return;
    free(filter->groups);
    free(filter->bundles);
    free(filter->phrases);
    free(filter->symbols);
    free(filter->anchors.items);
    recall_free(&filter->recall);
    free(filter);
}

/* ---- Symbols ---- */

void filter_prepare(PhraseFilter *filter, const PhraseScratch *scratch) {
    if (filter->numbering == scratch->numbering)
        return;
    filter->numbering = scratch->numbering;
    filter->symbol_count = filter->anchors.count = 0;
    numbers_push(&filter->anchors, 0); /* where SYMBOL_NOT_MET points */
}

void filter_meet(PhraseFilter *filter, const PhraseSet *set, const PhraseScratch *scratch, uint32_t number) {
    size_t count = scratch->symbol_keys.count;
    if (number >= filter->symbol_count) {
        filter->symbols = memory_grow(filter->symbols, &filter->symbol_capacity, count, sizeof *filter->symbols);
        memset(filter->symbols + filter->symbol_count, 0, (count - filter->symbol_count) * sizeof *filter->symbols);
        filter->symbol_count = count;
    }
    const Symbol *symbol = &scratch->symbols[number];
    size_t head = filter->anchors.count;
    filter->symbols[number] = (uint32_t)head;
    numbers_push(&filter->anchors, 0);
    for (uint32_t i = 0; i < symbol->anchor_count; i++) {
        uint32_t anchor = scratch->symbol_anchors.items[symbol->anchors + i];
        uint8_t *phrase = &filter->phrases[set->anchors[anchor].phrase];
        if (*phrase == SOUGHT_NOT_ASKED)
            *phrase = (uint8_t)find_phrase(filter, set, set->anchors[anchor].phrase);
        if (*phrase == SOUGHT)
            numbers_push(&filter->anchors, anchor);
    }
    filter->anchors.items[head] = (uint32_t)(filter->anchors.count - head - 1);
}
