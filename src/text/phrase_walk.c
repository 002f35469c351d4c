#include "text/phrase_walk.h"

#include "base/memory.h"
#include <stdlib.h>

void walk_prepare(PhraseScratch *scratch, const PhraseSet *set) {
    enum { MOST_ENTERED = PHRASE_MOST_PLACES + 1 }; /* each place once; the next one is written before it is counted */
    Numbers *const lists[] = {&scratch->active, &scratch->entered};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        lists[i]->items = memory_grow(lists[i]->items, &lists[i]->capacity, MOST_ENTERED, sizeof(uint32_t));
    free(scratch->place_stamps);
    scratch->place_stamps = memory_array(set->network.place_count, sizeof *scratch->place_stamps);
    scratch->stamp = 0;
}

void walk_begin(PhraseScratch *scratch, uint32_t place) {
    *scratch->active.items = place;
    scratch->active.count = 1;
}

/* Where a step leads. Several ways may lead to one place: whether it is a new one is no branch, which could not be
 * foreseen. */
typedef struct Entered {
    uint32_t *places;
    size_t count;
    uint64_t *stamps; /* by place: `stamp` where it is among them */
    uint64_t stamp;
} Entered;

static inline void enter(Entered *entered, uint32_t place) {
    entered->places[entered->count] = place;
    entered->count += entered->stamps[place] != entered->stamp;
    entered->stamps[place] = entered->stamp;
}

/* Enters those places of a row that the symbol, whose bits these are, satisfies; gives their flags. */
static inline uint32_t enter_satisfied(Entered *entered, const Ways *ways, uint32_t row, const Place *places,
                                       const uint32_t *bits) {
    uint32_t flags = 0;
    const WayGroup *end = ways->groups + ways->from[row + 1];
    for (const WayGroup *group = ways->groups + ways->from[row]; group < end; group++) {
        if (!(bits[group->word] & group->bits))
            continue;
        for (uint32_t i = group->first; i < group->end; i++) {
            uint32_t place = ways->places[i];
            if (!symbol_satisfies(bits, places[place].set))
                continue;
            flags |= places[place].flags;
            enter(entered, place);
        }
    }
    return flags;
}

uint32_t walk_step(PhraseScratch *scratch, const PhraseSet *set, Direction direction, uint32_t symbol) {
    const Place *places = set->network.places;
    const uint32_t *bits = symbol_row(scratch, symbol);
    const bool stay = scratch->symbols[symbol].passed_over;
    Entered entered = {scratch->entered.items, 0, scratch->place_stamps, ++scratch->stamp};
    uint32_t flags = 0;
    for (size_t i = 0; i < scratch->active.count; i++) {
        uint32_t place = scratch->active.items[i];
        flags |= direction == DIRECTION_ON ? enter_satisfied(&entered, &set->on, places[place].follow, places, bits)
                                           : enter_satisfied(&entered, &set->back, places[place].lead, places, bits);
        if (direction == DIRECTION_BACK && places[place].flags & PLACE_MORE_BEFORE &&
            symbol_satisfies(bits, places[place + 1].set)) {
            flags |= places[place + 1].flags;
            enter(&entered, place + 1);
        }
        if (stay)
            enter(&entered, place);
    }
    Numbers left = scratch->active;
    scratch->active = scratch->entered;
    scratch->active.count = entered.count;
    scratch->entered = left;
    return flags;
}
