#include "text/phrase_recall.h"

#include "base/memory.h"
#include <stdlib.h>
#include <string.h>

enum { FOUND_MOST = 1 << 18, HEAD_NUMBERS = 3, MATCH_NUMBERS = 3 }; /* numbers in `found`; of one match */

void recall_free(Recall *recall) {
    free(recall->places.items);
    free(recall->found.items);
    *recall = (Recall){0};
}

void recall_prepare(Recall *recall, const Text *text) {
    if (recall->sayings == 0)
        return;
    if (recall->found.count >= FOUND_MOST || text_sayings_trail(text, recall->sayings) != recall->trail)
        recall->sayings = recall->places.count = recall->found.count = 0;
}

bool recall_matches(const Recall *recall, uint64_t paused, const Text *text, size_t number, PhraseMatches *out) {
    const Sentence *sentence = &text->sentences[number];
    if (sentence->saying >= recall->places.count || recall->places.items[sentence->saying] == 0)
        return false;
    const uint32_t *found = recall->found.items + recall->places.items[sentence->saying] - 1;
    const uint64_t left_out = *found | (uint64_t)found[1] << 32;
    const uint32_t count = found[2];
    if (left_out != 0 && left_out != paused)
        return false;
    found += HEAD_NUMBERS;
    out->items = memory_grow(out->items, &out->capacity, out->count + count, sizeof *out->items);
    for (uint32_t i = 0; i < count; i++, found += MATCH_NUMBERS)
        out->items[out->count++] = (PhraseMatch){found[0], (uint32_t)number, sentence->first_token + found[1],
                                                 sentence->first_token + found[2]};
    return true;
}

static void places_reach(Numbers *places, size_t count) {
    if (count <= places->count)
        return;
    places->items = memory_grow(places->items, &places->capacity, count, sizeof *places->items);
    memset(places->items + places->count, 0, (count - places->count) * sizeof *places->items);
    places->count = count;
}

void recall_keep(Recall *recall, uint64_t paused, const Text *text, size_t number, const PhraseMatches *matches,
                 size_t first) {
    const Sentence *sentence = &text->sentences[number];
    if (sentence->saying == 0 || recall->found.count >= FOUND_MOST)
        return;
    places_reach(&recall->places, sentence->saying + (size_t)1);
    if (sentence->saying > recall->sayings) {
        recall->sayings = sentence->saying;
        recall->trail = text_sayings_trail(text, sentence->saying);
    }
    const size_t count = matches->count - first;
    recall->places.items[sentence->saying] = (uint32_t)recall->found.count + 1;
    recall->found.items = memory_grow(recall->found.items, &recall->found.capacity,
                                      recall->found.count + HEAD_NUMBERS + count * MATCH_NUMBERS, sizeof(uint32_t));
    uint32_t *next = recall->found.items + recall->found.count;
    recall->found.count += HEAD_NUMBERS + count * MATCH_NUMBERS;
    *next++ = (uint32_t)paused;
    *next++ = (uint32_t)(paused >> 32);
    *next++ = (uint32_t)count;
    for (const PhraseMatch *match = matches->items + first; match < matches->items + matches->count; match++) {
        *next++ = match->id;
        *next++ = match->first - sentence->first_token;
        *next++ = match->end - sentence->first_token;
    }
}
