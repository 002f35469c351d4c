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

static void look_for(PhraseFilter *filter, const uint32_t *ids, size_t count) {
    for (size_t i = 0; i < count; i++)
        filter->groups[ids[i]] = true;
}

PhraseFilter *phrase_filter_new(const PhraseSet *set, const uint32_t *ids, size_t count) {
    PhraseFilter *filter = filter_new(set);
    for (size_t i = 0; i < count; i++)
        filter->group_end = ids[i] >= filter->group_end ? ids[i] + 1 : filter->group_end;
    filter->groups = memory_array(filter->group_end, sizeof *filter->groups);
    look_for(filter, ids, count);
    return filter;
}

bool filter_find_bundle(PhraseFilter *filter, const PhraseSet *set, uint32_t bundle) {
    bool told = false;
    for (uint32_t i = set->bundles.from[bundle]; i < set->bundles.from[bundle + 1] && !told; i++)
        told = filter_tells_group(filter, set->bundles.items[i]);
    filter->bundles[bundle] = told ? SOUGHT : SOUGHT_NOT;
    return told;
}

static bool looks_for_phrase(PhraseFilter *filter, const PhraseSet *set, uint32_t phrase) {
    uint8_t *known = &filter->phrases[phrase];
    if (*known != SOUGHT_NOT_ASKED)
        return *known == SOUGHT;
    bool told = false;
    for (uint32_t i = set->bundles_of.from[phrase]; i < set->bundles_of.from[phrase + 1] && !told; i++)
        told = filter_tells_bundle(filter, set, set->bundles_of.items[i]);
    *known = told ? SOUGHT : SOUGHT_NOT;
    return told;
}

/* Of a symbol's anchors those that are still looked for. */
static void narrow_symbol(PhraseFilter *filter, const PhraseSet *set, uint32_t *anchors) {
    uint32_t kept = 0;
    for (uint32_t i = 1; i <= anchors[0]; i++)
        if (looks_for_phrase(filter, set, set->anchors[anchors[i]].phrase))
            anchors[++kept] = anchors[i];
    anchors[0] = kept;
}

static void ask_again(uint8_t *known, size_t count) {
    for (size_t i = 0; i < count; i++)
        known[i] = known[i] == SOUGHT ? SOUGHT_NOT_ASKED : known[i];
}

void phrase_filter_narrow(PhraseFilter *filter, const PhraseSet *set, const uint32_t *ids, size_t count) {
    memset(filter->groups, 0, filter->group_end * sizeof *filter->groups);
    look_for(filter, ids, count);
    ask_again(filter->bundles, set->bundle_count);
    ask_again(filter->phrases, set->network.phrase_count);
    recall_narrow(&filter->recall, filter->groups);
    for (size_t i = 0; i < filter->symbol_count; i++)
        if (filter->symbols[i] != SYMBOL_NOT_MET)
            narrow_symbol(filter, set, filter->anchors.items + filter->symbols[i]);
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
        if (looks_for_phrase(filter, set, set->anchors[anchor].phrase))
            numbers_push(&filter->anchors, anchor);
    }
    filter->anchors.items[head] = (uint32_t)(filter->anchors.count - head - 1);
}
