#include "text/phrase_automaton.h"

#include <string.h>

enum {
    CLASS_NOTHING, /* satisfies no place of the phrase, and is not passed over */
    CLASS_PLAIN,   /* satisfies only what any word does */
    CLASS_FIRST,   /* of those in scratch->classes */
};

void automaton_forget(PhraseScratch *scratch, const PhraseSet *set) {
    pool_clear(&scratch->classes);
    memo_clear(&scratch->symbol_classes);
    pool_clear(&scratch->states);
    pool_add_numbers(&scratch->states, NULL, 0); /* STATE_DEAD */
    for (size_t direction = 0; direction < 2; direction++)
        memset(scratch->start_states[direction], 0,
               set->network.place_count * sizeof *scratch->start_states[direction]);
    memo_clear(&scratch->steps);
}

static bool is_full(const PhraseScratch *scratch) {
    const ScratchLimits *limits = &scratch->limits;
    return scratch->classes.count > limits->classes || scratch->states.count > limits->states ||
           scratch->steps.count > limits->steps || scratch->symbol_classes.count > limits->steps;
}

/* ---- Classes ---- */

/* Adds those sets of the phrase that the row satisfies to scratch->work. */
static void class_push(PhraseScratch *scratch, const uint32_t *row, const NumberRows *sets, uint32_t phrase) {
    const uint32_t *end = sets->items + sets->from[phrase + 1];
    for (const uint32_t *asked = sets->items + sets->from[phrase]; asked < end; asked++)
        if (symbol_satisfies(row, *asked))
            numbers_push(&scratch->work, *asked);
}

static uint32_t class_make(PhraseScratch *scratch, const PhraseSet *set, uint32_t phrase, uint32_t symbol) {
    enum { HEAD = 2 /* the phrase and what of the symbol is no set */ };
    const Symbol *known = &scratch->symbols[symbol];
    const uint32_t *row = symbol_row(scratch, symbol);
    Numbers *work = &scratch->work;
    work->count = 0;
    numbers_push(work, phrase);
    numbers_push(work, 2u * known->any + known->passed_over);
    class_push(scratch, row, &set->phrase_sets, phrase);
    bool has_any = set->phrase_any.from[phrase] < set->phrase_any.from[phrase + 1];
    if (work->count == HEAD && known->any)
        return has_any ? CLASS_PLAIN : CLASS_NOTHING;
    if (!known->any) /* of (<any>|";") a mark may satisfy one and no other */
        class_push(scratch, row, &set->phrase_any, phrase);
    if (work->count == HEAD && !known->passed_over)
        return CLASS_NOTHING;
    return CLASS_FIRST + pool_add_numbers(&scratch->classes, work->items, work->count);
}

static uint32_t symbol_class(PhraseScratch *scratch, const PhraseSet *set, uint32_t phrase, uint32_t symbol) {
    uint64_t key = memo_key(symbol + 1, phrase);
    uint32_t class;
    if (!memo_find(&scratch->symbol_classes, key, &class)) {
        class = class_make(scratch, set, phrase, symbol);
        if (symbol < MEMO_MOST_PART && phrase <= MEMO_MOST_PART)
            memo_add(&scratch->symbol_classes, key, class);
    }
    return class;
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
    const uint32_t *row; /* of the symbol */
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
        const Place *place = &making->network->places[places[i]];
        if (!symbol_satisfies(making->row, place->set))
            continue;
        making->flags |= place->flags;
        make_enter(making, places[i]);
    }
}

static void make_enter_before(Making *making, const PhraseSet *set, uint32_t place) {
    for (uint32_t i = set->leads.from[place]; i < set->leads.from[place + 1]; i++) {
        uint32_t from = set->holders.from[set->leads.items[i]];
        make_enter_satisfied(making, set->holders.items + from, set->holders.from[set->leads.items[i] + 1] - from);
    }
}

static void make_enter_after(Making *making, const PhraseSet *set, uint32_t place) {
    uint32_t follow = set->network.places[place].follow, from = set->nexts.from[follow];
    make_enter_satisfied(making, set->nexts.items + from, set->nexts.from[follow + 1] - from);
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
            make_enter_after(&making, set, numbers[i]);
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

uint32_t automaton_step(PhraseScratch *scratch, const PhraseSet *set, uint32_t state, uint32_t phrase,
                        uint32_t symbol) {
    uint32_t class = symbol_class(scratch, set, phrase, symbol);
    if (class == CLASS_NOTHING || (class == CLASS_PLAIN && !(state & STATE_TAKES_ANY)))
        return STATE_DEAD;
    uint64_t key = memo_key(state & STATE_NUMBER, class);
    uint32_t next;
    if (!memo_find(&scratch->steps, key, &next)) {
        next = step_make(scratch, set, state & STATE_NUMBER, symbol);
        memo_add(&scratch->steps, key, next);
    }
    return next;
}
