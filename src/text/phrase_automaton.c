#include "text/phrase_automaton.h"

#include "base/memory.h"
#include <stdlib.h>
#include <string.h>

enum { FIRST_STEPS = 1024 };

enum {
    CLASS_UNKNOWN, /* not looked at yet */
    CLASS_NOTHING, /* satisfies no place of the phrase, and is not passed over */
    CLASS_PLAIN,   /* satisfies only what any word does */
};

static void empty_steps(PhraseScratch *scratch) {
    for (size_t i = 0; i < scratch->step_slots; i++)
        scratch->steps[i].key = 0;
    scratch->step_count = 0;
}

void automaton_forget(PhraseScratch *scratch, const PhraseSet *set) {
    const Network *network = &set->network;
    pool_clear(&scratch->classes);
    if (scratch->symbol_classes)
        memset(scratch->symbol_classes, 0,
               scratch->symbol_sets.count * network->phrase_count * sizeof *scratch->symbol_classes);
    pool_clear(&scratch->states);
    pool_add_numbers(&scratch->states, NULL, 0); /* STATE_DEAD */
    for (size_t direction = 0; direction < 2; direction++)
        memset(scratch->start_states[direction], 0, network->place_count * sizeof *scratch->start_states[direction]);
    empty_steps(scratch);
}

static bool is_full(const PhraseScratch *scratch) {
    return scratch->classes.count > scratch->limits.classes || scratch->states.count > scratch->limits.states ||
           scratch->step_count > scratch->limits.steps;
}

/* ---- Classes ---- */

static uint16_t class_make(PhraseScratch *scratch, const PhraseSet *set, uint32_t number, uint32_t symbol) {
    const Phrase *phrase = &set->network.phrases[number];
    const uint64_t *row = symbol_row(scratch, symbol);
    bool passed_over = scratch->symbols[symbol].passed_over;
    uint64_t all = passed_over, special = passed_over;
    Numbers *work = &scratch->work;
    work->count = 0;
    numbers_push(work, number);
    numbers_push(work, passed_over);
    for (uint32_t word = phrase->first_place / 64; word <= (phrase->end_place - 1) / 64; word++) {
        uint64_t mask = UINT64_MAX;
        if (word == phrase->first_place / 64)
            mask &= UINT64_MAX << phrase->first_place % 64;
        if (word == phrase->end_place / 64)
            mask &= (UINT64_C(1) << phrase->end_place % 64) - 1;
        uint64_t bits = row[word] & mask;
        numbers_push(work, (uint32_t)bits);
        numbers_push(work, (uint32_t)(bits >> 32));
        all |= bits;
        special |= bits ^ (set->any_places[word] & mask); /* of (<any>|";") a mark may satisfy one and no other */
    }
    if (!all)
        return CLASS_NOTHING;
    if (!special)
        return CLASS_PLAIN;
    return (uint16_t)(CLASS_PLAIN + 1 + pool_add_numbers(&scratch->classes, work->items, work->count));
}

static uint16_t symbol_class(PhraseScratch *scratch, const PhraseSet *set, uint32_t phrase, uint32_t symbol) {
    uint16_t *class = &scratch->symbol_classes[symbol * set->network.phrase_count + phrase];
    if (*class == CLASS_UNKNOWN)
        *class = class_make(scratch, set, phrase, symbol);
    return *class;
}

/* ---- States: their direction and their ordered places ---- */

static uint32_t state_keep(PhraseScratch *scratch, const PhraseSet *set) {
    const Numbers *work = &scratch->work;
    uint32_t state = pool_add_numbers(&scratch->states, work->items, work->count);
    for (size_t i = 1; i < work->count; i++)
        if (set->network.places[work->items[i]].flags &
            (work->items[0] == DIRECTION_BACK ? PLACE_AFTER_ANY : PLACE_BEFORE_ANY))
            return state | STATE_TAKES_ANY;
    return state;
}

uint32_t automaton_start(PhraseScratch *scratch, const PhraseSet *set, Direction direction, uint32_t place) {
    if (is_full(scratch))
        automaton_forget(scratch, set);
    uint32_t *known = &scratch->start_states[direction][place];
    if (*known == STATE_DEAD) {
        scratch->work.count = 0;
        numbers_push(&scratch->work, direction);
        numbers_push(&scratch->work, place);
        *known = state_keep(scratch, set);
    }
    return *known;
}

/* ---- Steps, by the places themselves ---- */

/* The step in the making: scratch->work receives the places, each once; `flags` those of all that are satisfied. */
typedef struct Making {
    PhraseScratch *scratch;
    const Network *network;
    const uint64_t *row;
    uint32_t flags;
} Making;

static void make_enter(Making *making, uint32_t place) {
    PhraseScratch *scratch = making->scratch;
    if (scratch->place_stamps[place] == scratch->stamp)
        return;
    scratch->place_stamps[place] = scratch->stamp;
    numbers_push(&scratch->work, place);
}

static void make_enter_satisfied(Making *making, const uint32_t *places, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (!(making->row[places[i] / 64] >> places[i] % 64 & 1))
            continue;
        making->flags |= making->network->places[places[i]].flags;
        make_enter(making, places[i]);
    }
}

static void make_enter_before(Making *making, const PhraseSet *set, uint32_t place) {
    for (uint32_t i = set->leads.from[place]; i < set->leads.from[place + 1]; i++) {
        uint32_t from = set->holders.from[set->leads.items[i]];
        make_enter_satisfied(making, set->holders.items + from, set->holders.from[set->leads.items[i] + 1] - from);
    }
}

static void make_enter_after(Making *making, uint32_t place) {
    Follow follow = making->network->follows[making->network->places[place].follow];
    make_enter_satisfied(making, making->network->successors.items + follow.first, follow.count);
}

static uint32_t step_make(PhraseScratch *scratch, const PhraseSet *set, uint32_t state, uint32_t symbol) {
    size_t count;
    const uint32_t *numbers = pool_numbers(&scratch->states, state, &count);
    Direction direction = (Direction)numbers[0];
    Making making = {scratch, &set->network, symbol_row(scratch, symbol), 0};
    scratch->stamp++;
    scratch->work.count = 0;
    numbers_push(&scratch->work, direction);
    for (size_t i = 1; i < count; i++) {
        if (direction == DIRECTION_BACK)
            make_enter_before(&making, set, numbers[i]);
        else
            make_enter_after(&making, numbers[i]);
        if (scratch->symbols[symbol].passed_over)
            make_enter(&making, numbers[i]);
    }
    if (scratch->work.count == 1)
        return STATE_DEAD;
    numbers_sort(&scratch->work, 1);
    uint32_t next = state_keep(scratch, set);
    if (making.flags & (direction == DIRECTION_BACK ? PLACE_OPENS : PLACE_ENDS))
        next |= STATE_EDGE;
    if (making.flags & (direction == DIRECTION_BACK ? PLACE_OPENS_SENTENCE : PLACE_ENDS_SENTENCE))
        next |= STATE_SENTENCE_EDGE;
    return next;
}

/* ---- Steps, remembered ---- */

static Step *step_slot(const PhraseScratch *scratch, uint32_t key) {
    size_t mask = scratch->step_slots - 1;
    uint32_t hash = key * 0x9e3779b1u;
    for (size_t slot = (hash ^ hash >> 15) & mask;; slot = (slot + 1) & mask) {
        Step *step = &scratch->steps[slot];
        if (step->key == key || step->key == 0)
            return step;
    }
}

static void steps_make_room(PhraseScratch *scratch) {
    if (scratch->step_count < scratch->step_slots / 2)
        return;
    Step *old = scratch->steps;
    size_t count = scratch->step_slots;
    scratch->step_slots = count ? count * 2 : FIRST_STEPS;
    scratch->steps = memory_array(scratch->step_slots, sizeof *scratch->steps);
    empty_steps(scratch);
    for (size_t i = 0; i < count; i++)
        if (old[i].key) {
            *step_slot(scratch, old[i].key) = old[i];
            scratch->step_count++;
        }
    free(old);
}

uint32_t automaton_step(PhraseScratch *scratch, const PhraseSet *set, uint32_t state, uint32_t phrase,
                        uint32_t symbol) {
    uint32_t class = symbol_class(scratch, set, phrase, symbol);
    if (class == CLASS_NOTHING || (class == CLASS_PLAIN && !(state & STATE_TAKES_ANY)))
        return STATE_DEAD;
    uint32_t key = (state & STATE_NUMBER) << 16 | class;
    if (scratch->step_slots) {
        const Step *known = step_slot(scratch, key);
        if (known->key)
            return known->next;
    }
    uint32_t next = step_make(scratch, set, state & STATE_NUMBER, symbol);
    steps_make_room(scratch);
    *step_slot(scratch, key) = (Step){key, next};
    scratch->step_count++;
    return next;
}
