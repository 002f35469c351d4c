#include "text/phrase_automaton.h"

#include "base/memory.h"
#include <stdlib.h>
#include <string.h>

enum {
    MOST_FORMS = 32 * 1024,
    MOST_STATES = 16 * 1024,
    MOST_STEPS = 64 * 1024,
    LONGEST_FORM = 64, /* longer ones are looked at anew each time */
    FIRST_SLOTS = 256,
};

PhraseScratch *phrase_scratch_new(void) {
    PhraseScratch *scratch = memory_alloc(sizeof *scratch);
    scratch->limits = (AutomatonLimits){MOST_FORMS, MOST_STATES, MOST_STEPS};
    return scratch;
}

void phrase_scratch_limit(PhraseScratch *scratch, AutomatonLimits limits) {
    scratch->limits = limits;
    scratch->fingerprint = 0;
}

static void free_stamps(PhraseScratch *scratch) {
    free(scratch->set_stamps);
    free(scratch->place_stamps);
    free(scratch->follow_stamps);
    free(scratch->follow_leads);
}

void phrase_scratch_free(PhraseScratch *scratch) {
    if (!scratch)
        return;
    free(scratch->forms);
    buffer_free(&scratch->form_bytes);
    pool_free(&scratch->symbols);
    pool_free(&scratch->states);
    free(scratch->steps);
    free(scratch->work.items);
    free_stamps(scratch);
    free(scratch->sentence_symbols.items);
    free(scratch->negated);
    free(scratch->active.items);
    free(scratch->fresh.items);
    free(scratch->covered.items);
    free(scratch);
}

/* ---- What is remembered, and forgotten ---- */

static void forget_forms(PhraseScratch *scratch) {
    if (scratch->forms)
        memset(scratch->forms, 0, scratch->form_slots * sizeof *scratch->forms);
    scratch->form_count = 0;
    buffer_clear(&scratch->form_bytes);
}

static void empty_steps(PhraseScratch *scratch) {
    for (size_t i = 0; i < scratch->step_slots; i++)
        scratch->steps[i].state = POOL_NONE;
    scratch->step_count = 0;
}

static void forget_states(PhraseScratch *scratch) {
    pool_clear(&scratch->states);
    empty_steps(scratch);
    scratch->forgotten++;
}

void automaton_prepare(PhraseScratch *scratch, const PhraseSet *set) {
    if (scratch->fingerprint == set->fingerprint)
        return;
    forget_forms(scratch);
    forget_states(scratch);
    pool_clear(&scratch->symbols);
    free_stamps(scratch);
    scratch->stamp = 0;
    scratch->set_stamps = memory_array(set->network.terms.sets.count, sizeof *scratch->set_stamps);
    scratch->place_stamps = memory_array(set->network.place_count, sizeof *scratch->place_stamps);
    scratch->follow_stamps = memory_array(set->network.follow_count, sizeof *scratch->follow_stamps);
    scratch->follow_leads = memory_array(set->network.follow_count, sizeof *scratch->follow_leads);
    scratch->fingerprint = set->fingerprint;
}

/* ---- Symbols ---- */

/* Commas, quotes and brackets, as the scanner gives them; a phrase need not name them. */
static bool is_passed_over(uint32_t mark) {
    switch (mark) {
    case ',':
    case '"':
    case '\'':
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case 0x3001: /* the ideographic comma */
        return true;
    default:
        return mark >= 0x3008 && mark <= 0x3011; /* CJK brackets */
    }
}

static uint32_t symbol_make(PhraseScratch *scratch, const PhraseSet *set, const Text *text, const Token *token,
                            unsigned looks) {
    Numbers *work = &scratch->work;
    work->count = 0;
    if (looks & LOOK_MARK) {
        numbers_push(work, is_passed_over(token->form) ? SYMBOL_PASSED : SYMBOL_MARK);
        terms_of_mark(&set->network.terms, token->form, work);
    } else {
        numbers_push(work, SYMBOL_WORD);
        terms_of_token(&set->network.terms, text_form(text, token), looks, work);
    }
    return pool_add_numbers(&scratch->symbols, work->items, work->count);
}

static unsigned token_looks(const Token *token, bool begins) {
    if (token->kind == TOKEN_MARK)
        return LOOK_MARK;
    unsigned looks = token->kind == TOKEN_NUMBER ? LOOK_NUMBER : 0;
    if (token->flags & TOKEN_CAPITAL)
        looks |= LOOK_CAPITAL;
    if (token->flags & TOKEN_CAPITAL && !begins && token->end - token->start > 1) /* "I" is no name */
        looks |= LOOK_NAME;
    if (token->flags & TOKEN_ALL_CAPITALS)
        looks |= LOOK_ACRONYM;
    return looks;
}

static KnownForm *form_slot(const PhraseScratch *scratch, uint32_t hash, uint32_t size_and_looks, const char *form) {
    size_t mask = scratch->form_slots - 1;
    for (size_t slot = (hash ^ size_and_looks % 32 * 0x9e3779b1u) & mask;; slot = (slot + 1) & mask) {
        KnownForm *known = &scratch->forms[slot];
        if (known->size_and_looks == 0)
            return known;
        if (known->hash == hash && known->size_and_looks == size_and_looks &&
            (size_and_looks < 32 || memcmp(scratch->form_bytes.data + known->offset, form, size_and_looks / 32) == 0))
            return known;
    }
}

/* Room for one form more; true when the slots have moved. */
static bool forms_make_room(PhraseScratch *scratch) {
    if (scratch->form_count >= scratch->limits.forms) {
        forget_forms(scratch);
        return true;
    }
    if (scratch->form_count < scratch->form_slots / 2)
        return false;
    KnownForm *old = scratch->forms;
    size_t count = scratch->form_slots;
    scratch->form_slots = count ? count * 2 : FIRST_SLOTS;
    scratch->forms = memory_array(scratch->form_slots, sizeof *scratch->forms);
    for (size_t i = 0; i < count; i++)
        if (old[i].size_and_looks)
            *form_slot(scratch, old[i].hash, old[i].size_and_looks, scratch->form_bytes.data + old[i].offset) = old[i];
    free(old);
    return true;
}

uint32_t automaton_symbol(PhraseScratch *scratch, const PhraseSet *set, const Text *text, const Token *token,
                          bool begins) {
    unsigned looks = token_looks(token, begins) & set->network.terms.needed_looks;
    bool mark = looks & LOOK_MARK;
    Slice form = mark ? (Slice){NULL, 0} : text_form(text, token);
    if (form.size > LONGEST_FORM || (form.size == 0 && !mark))
        return symbol_make(scratch, set, text, token, looks);
    uint32_t hash = mark ? token->form : token->hash;
    uint32_t size_and_looks = (uint32_t)form.size * 32 + looks;
    if (scratch->form_slots == 0)
        forms_make_room(scratch);
    KnownForm *known = form_slot(scratch, hash, size_and_looks, form.data);
    if (known->size_and_looks)
        return known->symbol;
    uint32_t symbol = symbol_make(scratch, set, text, token, looks);
    if (forms_make_room(scratch))
        known = form_slot(scratch, hash, size_and_looks, form.data);
    *known = (KnownForm){hash, (uint32_t)scratch->form_bytes.size, size_and_looks, symbol};
    buffer_append(&scratch->form_bytes, form);
    scratch->form_count++;
    return symbol;
}

SymbolKind symbol_kind(const PhraseScratch *scratch, uint32_t symbol) {
    size_t count;
    return (SymbolKind)pool_numbers(&scratch->symbols, symbol, &count)[0];
}

void symbol_stamp(PhraseScratch *scratch, uint32_t symbol) {
    size_t count;
    const uint32_t *items = pool_numbers(&scratch->symbols, symbol, &count);
    scratch->stamp++;
    for (size_t i = 1; i < count; i++)
        scratch->set_stamps[items[i]] = scratch->stamp;
}

/* ---- States ---- */

/* Keeps the entries that lie in scratch->work as a state. */
static uint32_t state_make(PhraseScratch *scratch) {
    Numbers *work = &scratch->work;
    numbers_sort(work, 0);
    bool ends = false;
    for (size_t i = work->count; i > 0 && !ends; i--)
        ends = work->items[i - 1] >= ENTRY_ENDS && work->items[i - 1] < ENTRY_START;
    if (scratch->states.count >= scratch->limits.states &&
        pool_find_numbers(&scratch->states, work->items, work->count) == POOL_NONE)
        forget_states(scratch);
    return pool_add_numbers(&scratch->states, work->items, work->count) | (ends ? STATE_ENDS : 0);
}

uint32_t automaton_start(PhraseScratch *scratch) {
    scratch->work.count = 0;
    numbers_push(&scratch->work, ENTRY_START);
    return state_make(scratch);
}

static void enter(PhraseScratch *scratch, const Place *place) {
    if (place->follow != FOLLOW_NOTHING)
        numbers_push(&scratch->work, ENTRY_FOLLOW | place->follow);
    if (place->flags & PLACE_ENDS)
        numbers_push(&scratch->work, ENTRY_ENDS | place->phrase);
    if (place->flags & PLACE_ENDS_SENTENCE)
        numbers_push(&scratch->work, ENTRY_ENDS_SENTENCE | place->phrase);
}

static void enter_openers(PhraseScratch *scratch, const PhraseSet *set, const Openers *openers, uint32_t symbol) {
    size_t count;
    const uint32_t *sets = pool_numbers(&scratch->symbols, symbol, &count);
    for (size_t i = 1; i < count; i++)
        for (uint32_t at = openers->from[sets[i]]; at < openers->from[sets[i] + 1]; at++)
            enter(scratch, &set->network.places[openers->items[at]]);
}

static void enter_follow(PhraseScratch *scratch, const Network *network, uint32_t number) {
    Follow follow = network->follows[number];
    for (uint32_t i = 0; i < follow.count; i++) {
        const Place *place = &network->places[network->successors.items[follow.first + i]];
        if (scratch->set_stamps[place->set] == scratch->stamp)
            enter(scratch, place);
    }
}

static uint32_t next_make(PhraseScratch *scratch, const PhraseSet *set, uint32_t state, uint32_t symbol) {
    size_t count;
    const uint32_t *entries = automaton_entries(scratch, state, &count);
    SymbolKind kind = symbol_kind(scratch, symbol);
    symbol_stamp(scratch, symbol);
    scratch->work.count = 0;
    enter_openers(scratch, set, &set->openers, symbol);
    for (size_t i = 0; i < count; i++) {
        if (entries[i] < ENTRY_ENDS) {
            enter_follow(scratch, &set->network, entries[i]);
            if (kind == SYMBOL_PASSED)
                numbers_push(&scratch->work, entries[i]);
        } else if (entries[i] == ENTRY_START) {
            enter_openers(scratch, set, &set->sentence_openers, symbol);
            if (kind != SYMBOL_WORD)
                numbers_push(&scratch->work, ENTRY_START);
        }
    }
    return state_make(scratch);
}

/* ---- Steps ---- */

static Step *step_slot(const PhraseScratch *scratch, uint32_t state, uint32_t symbol) {
    size_t mask = scratch->step_slots - 1;
    uint32_t hash = (state * 0x9e3779b1u) ^ (symbol * 0x85ebca6bu);
    for (size_t slot = (hash ^ hash >> 15) & mask;; slot = (slot + 1) & mask) {
        Step *step = &scratch->steps[slot];
        if (step->state == POOL_NONE || (step->state == state && step->symbol == symbol))
            return step;
    }
}

static void steps_make_room(PhraseScratch *scratch) {
    if (scratch->step_count >= scratch->limits.steps)
        empty_steps(scratch);
    if (scratch->step_count < scratch->step_slots / 2)
        return;
    Step *old = scratch->steps;
    size_t count = scratch->step_slots;
    scratch->step_slots = count ? count * 2 : FIRST_SLOTS;
    scratch->steps = memory_array(scratch->step_slots, sizeof *scratch->steps);
    empty_steps(scratch);
    for (size_t i = 0; i < count; i++)
        if (old[i].state != POOL_NONE) {
            *step_slot(scratch, old[i].state, old[i].symbol) = old[i];
            scratch->step_count++;
        }
    free(old);
}

uint32_t automaton_next(PhraseScratch *scratch, const PhraseSet *set, uint32_t state, uint32_t symbol) {
    if (scratch->step_slots) {
        const Step *known = step_slot(scratch, state, symbol);
        if (known->state != POOL_NONE)
            return known->next;
    }
    uint64_t forgotten = scratch->forgotten;
    uint32_t next = next_make(scratch, set, state, symbol);
    if (scratch->forgotten != forgotten)
        return next; /* `state` is the number of nothing now */
    steps_make_room(scratch);
    *step_slot(scratch, state, symbol) = (Step){state, symbol, next};
    scratch->step_count++;
    return next;
}

const uint32_t *automaton_entries(const PhraseScratch *scratch, uint32_t state, size_t *count) {
    return pool_numbers(&scratch->states, state & ~STATE_ENDS, count);
}
