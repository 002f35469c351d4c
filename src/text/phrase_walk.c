#include "text/phrase_walk.h"

#include "base/memory.h"
#include <stdlib.h>

void walk_prepare(PhraseScratch *scratch, const PhraseSet *set) {
    free(scratch->place_stamps);
    scratch->place_stamps = memory_array(set->network.place_count, sizeof *scratch->place_stamps);
    scratch->stamp = 0;
}

void walk_begin(PhraseScratch *scratch, uint32_t place) {
    scratch->active.count = 0;
    numbers_push(&scratch->active, place);
}

/* A step on its way. */
typedef struct Step {
    PhraseScratch *scratch;
    const Place *places;
    const uint32_t *row; /* of the symbol */
    uint32_t flags;      /* of the places satisfied */
} Step;

/* Several ways may lead to one place. */
static void enter(PhraseScratch *scratch, uint32_t place) {
    if (scratch->place_stamps[place] == scratch->stamp)
        return;
    scratch->place_stamps[place] = scratch->stamp;
    numbers_push(&scratch->entered, place);
}

static void enter_satisfied(Step *step, const Ways *ways, uint32_t row) {
    const WayGroup *end = ways->groups + ways->from[row + 1];
    for (const WayGroup *group = ways->groups + ways->from[row]; group < end; group++) {
        if (!(step->row[group->word] & group->bits))
            continue;
        for (uint32_t i = group->first; i < group->end; i++) {
            const Place *place = &step->places[ways->places[i]];
            if (!symbol_satisfies(step->row, place->set))
                continue;
            step->flags |= place->flags;
            enter(step->scratch, ways->places[i]);
        }
    }
}

uint32_t walk_step(PhraseScratch *scratch, const PhraseSet *set, Direction direction, uint32_t symbol) {
    Step step = {scratch, set->network.places, symbol_row(scratch, symbol), 0};
    scratch->stamp++;
    scratch->entered.count = 0;
    for (size_t i = 0; i < scratch->active.count; i++) {
        uint32_t place = scratch->active.items[i];
        if (direction == DIRECTION_ON)
            enter_satisfied(&step, &set->on, step.places[place].follow);
        else
            enter_satisfied(&step, &set->back, step.places[place].lead);
        if (scratch->symbols[symbol].passed_over)
            enter(scratch, place);
    }
    Numbers left = scratch->active;
    scratch->active = scratch->entered;
    scratch->entered = left;
    return step.flags;
}
