#include "text/phrase_filter.h"

#include "base/memory.h"
#include <stdlib.h>
#include <string.h>

/* ---- What is looked for ---- */

/* Of each bundle those groups that are wanted; `wanted` NULL: all. */
static NumberRows choose_groups(const PhraseSet *set, const Numbers *wanted) {
    const NumberRows *bundles = &set->bundles;
    NumberRows told = {memory_array(set->bundle_count + 1, sizeof(uint32_t)),
                       memory_array(bundles->from[set->bundle_count] + 1, sizeof(uint32_t))};
    uint32_t count = 0;
    for (uint32_t bundle = 0; bundle < set->bundle_count; bundle++) {
        for (uint32_t i = bundles->from[bundle]; i < bundles->from[bundle + 1]; i++) {
            const uint32_t *id = &bundles->items[i];
            if (!wanted || (wanted->count && bsearch(id, wanted->items, wanted->count, sizeof *id, number_order)))
                told.items[count++] = *id;
        }
        told.from[bundle + 1] = count;
    }
    return told;
}

static bool is_told(const PhraseFilter *filter, uint32_t bundle) {
    return filter->told.from[bundle] < filter->told.from[bundle + 1];
}

static PhraseFilter *filter_new(const PhraseSet *set, const Numbers *wanted) {
    const Network *network = &set->network;
    PhraseFilter *filter = memory_alloc(sizeof *filter);
    filter->told = choose_groups(set, wanted);
    filter->phrases = memory_array(network->phrase_count + 1, sizeof *filter->phrases);
    for (uint32_t phrase = 0; phrase < network->phrase_count; phrase++)
        for (uint32_t i = set->bundles_of.from[phrase]; i < set->bundles_of.from[phrase + 1]; i++)
            filter->phrases[phrase] |= is_told(filter, set->bundles_of.items[i]);
    return filter;
}

PhraseFilter *filter_of_all(const PhraseSet *set) {
    return filter_new(set, NULL);
}

PhraseFilter *phrase_filter_new(const PhraseSet *set, const uint32_t *ids, size_t count) {
    Numbers wanted = {0};
    for (size_t i = 0; i < count; i++)
        numbers_push(&wanted, ids[i]);
    numbers_sort(&wanted, 0);
    PhraseFilter *filter = filter_new(set, &wanted);
    free(wanted.items);
    return filter;
}

void phrase_filter_remember(PhraseFilter *filter) {
    filter->remembers = true;
}

void phrase_filter_free(PhraseFilter *filter) {
    if (!filter)
        return;
    free(filter->told.from);
    free(filter->told.items);
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
        if (filter->phrases[set->anchors[anchor].phrase])
            numbers_push(&filter->anchors, anchor);
    }
    filter->anchors.items[head] = (uint32_t)(filter->anchors.count - head - 1);
}
