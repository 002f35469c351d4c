#include "text/phrase_image.h"

#include "base/memory.h"
#include "text/phrase_set.h"
#include <stdlib.h>
#include <string.h>

/* One walk over a set writes it and reads it: each number and array in turn, a count before what it counts. */
typedef struct Walk {
    Buffer *out;          /* where it is written; NULL: it is read */
    const uint64_t *next; /* what is to be read */
} Walk;

enum { WORD = sizeof(uint64_t) };

static void write_words(Buffer *out, const void *items, size_t size) {
    static const char idle[WORD] = {0};
    buffer_append(out, (Slice){items, size});
    buffer_append(out, (Slice){idle, (WORD - size % WORD) % WORD});
}

static void walk_number(Walk *walk, void *number, size_t size) {
    if (walk->out) {
        write_words(walk->out, number, size);
        return;
    }
    memcpy(number, walk->next, size);
    walk->next += (size + WORD - 1) / WORD;
}

/* Gives where the items are: those read lie in the image, and nobody writes to a finished set. */
static void *walk_items(Walk *walk, void *items, size_t size) {
    if (walk->out) {
        write_words(walk->out, items, size);
        return items;
    }
    const uint64_t *here = walk->next;
    walk->next += (size + WORD - 1) / WORD;
    return size > 0 ? (void *)here : NULL;
}

#define NUMBER(field)       walk_number(walk, &(field), sizeof(field))
#define ITEMS(field, count) ((field) = walk_items(walk, (field), (count) * sizeof *(field)))

static void walk_pool(Walk *walk, Pool *pool) {
    NUMBER(pool->used);
    NUMBER(pool->count);
    NUMBER(pool->slot_count);
    ITEMS(pool->bytes, pool->used);
    ITEMS(pool->items, pool->count);
    ITEMS(pool->slots, pool->slot_count);
}

static void walk_numbers(Walk *walk, Numbers *numbers) {
    NUMBER(numbers->count);
    ITEMS(numbers->items, numbers->count);
}

static void walk_rows(Walk *walk, NumberRows *rows, size_t count) {
    ITEMS(rows->from, count + 1);
    ITEMS(rows->items, rows->from[count]);
}

static void walk_ways(Walk *walk, Ways *ways, size_t row_count) {
    ITEMS(ways->from, row_count + 1);
    ITEMS(ways->groups, ways->from[row_count]);
    NUMBER(ways->place_count);
    ITEMS(ways->places, ways->place_count);
}

static void walk_terms(Walk *walk, Terms *terms) {
    walk_pool(walk, &terms->words);
    walk_pool(walk, &terms->stems);
    walk_pool(walk, &terms->ordinals);
    NUMBER(terms->sets.count);
    walk_numbers(walk, &terms->rare);
    walk_rows(walk, &terms->uses, terms_use_count(terms));
    NUMBER(terms->stem_sizes);
    NUMBER(terms->stem_signs);
    NUMBER(terms->needed_looks);
}

static void walk_network(Walk *walk, Network *network) {
    NUMBER(network->place_count);
    ITEMS(network->places, network->place_count);
    NUMBER(network->follow_count);
    NUMBER(network->phrase_count);
    ITEMS(network->phrases, network->phrase_count);
}

/* What is needed to scan; what only compiling needs is left out. */
static void walk_set(Walk *walk, PhraseSet *set) {
    Network *network = &set->network;
    walk_terms(walk, &network->terms);
    walk_network(walk, network);
    walk_rows(walk, &set->set_anchors, network->terms.sets.count);
    walk_ways(walk, &set->on, network->follow_count);
    NUMBER(set->lead_count);
    walk_ways(walk, &set->back, set->lead_count);
    walk_rows(walk, &set->set_cuts, network->terms.sets.count);
    NUMBER(set->cut_count);
    NUMBER(set->sign_shift);
    NUMBER(set->anchor_count);
    ITEMS(set->anchors, set->anchor_count);
    NUMBER(set->requirement_count);
    ITEMS(set->requirements, set->requirement_count);
    walk_rows(walk, &set->bundles_of, network->phrase_count);
    NUMBER(set->bundle_count);
    walk_rows(walk, &set->phrases_of, set->bundle_count);
    walk_rows(walk, &set->bundles, set->bundle_count);
    NUMBER(set->group_count);
    ITEMS(set->groups, set->group_count);
    ITEMS(set->bundle_of, set->group_count);
    NUMBER(set->fingerprint);
}

void phrase_image_write(const PhraseSet *set, Buffer *out) {
    PhraseSet walked = *set;
    walk_set(&(Walk){.out = out}, &walked);
}

PhraseSet *phrase_image_open(const PhraseImage *image) {
    PhraseSet *set = memory_alloc(sizeof *set);
    walk_set(&(Walk){.next = image->words}, set);
    set->ready = true;
    return set;
}

uint64_t phrase_set_fingerprint(const PhraseSet *set) {
    return set->fingerprint;
}

bool phrase_set_is_ready(const PhraseSet *set) {
    return set->ready;
}

PhraseSet *phrase_set_make(const PhraseImage *image, const Language *language, PhraseFeed feed, void *host,
                           bool *fine) {
    if (image->words && phrase_builder_foresee(language, feed, host) == image->fingerprint) {
        *fine = true;
        return phrase_image_open(image);
    }
    PhraseBuilder *builder = phrase_builder_new(language);
    *fine = feed(host, builder);
    PhraseSet *set = phrase_builder_finish(builder);
    phrase_builder_free(builder);
    return set;
}
