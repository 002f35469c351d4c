#include "text/phrase_automaton.h"

#include "base/memory.h"
#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_FORM = 64, /* longer ones are looked at anew each time */
    FIRST_SLOTS = 256,
};

static const ScratchLimits USUAL_LIMITS = {.forms = 32 * 1024, .classes = 60000, .states = 60000, .steps = 128 * 1024};

PhraseScratch *phrase_scratch_new(void) {
    PhraseScratch *scratch = memory_alloc(sizeof *scratch);
    scratch->limits = USUAL_LIMITS;
    return scratch;
}

void phrase_scratch_limit(PhraseScratch *scratch, ScratchLimits limits) {
    scratch->limits = limits;
    scratch->fingerprint = 0;
}

static void free_by_set(PhraseScratch *scratch) {
    free(scratch->start_states[0]);
    free(scratch->start_states[1]);
    free(scratch->place_stamps);
    free(scratch->near_cuts);
    free(scratch->bundle_newest);
}

void phrase_scratch_free(PhraseScratch *scratch) {
    if (!scratch)
        return;
    free_by_set(scratch);
    free(scratch->forms);
    buffer_free(&scratch->form_bytes);
    pool_free(&scratch->symbol_sets);
    free(scratch->symbols);
    free(scratch->place_bits);
    free(scratch->symbol_classes);
    pool_free(&scratch->classes);
    pool_free(&scratch->states);
    free(scratch->steps);
    free(scratch->symbol_anchors.items);
    free(scratch->symbol_cuts.items);
    free(scratch->positions.items);
    free(scratch->work.items);
    free(scratch->sentence_symbols.items);
    free(scratch->negated);
    free(scratch->found.items);
    free(scratch->chosen.items);
    free(scratch->told.items);
    free(scratch->bundles.items);
    free(scratch->by_token.items);
    free(scratch->taken);
    free(scratch);
}

/* ---- What is remembered, and forgotten ---- */

static void forget_forms(PhraseScratch *scratch) {
    if (scratch->forms)
        memset(scratch->forms, 0, scratch->form_slots * sizeof *scratch->forms);
    scratch->form_count = 0;
    buffer_clear(&scratch->form_bytes);
}

void symbols_prepare(PhraseScratch *scratch, const PhraseSet *set) {
    if (scratch->fingerprint == set->fingerprint)
        return;
    forget_forms(scratch);
    pool_clear(&scratch->symbol_sets);
    scratch->symbol_anchors.count = 0;
    scratch->symbol_cuts.count = 0;
    scratch->row_words = set->network.place_count / 64 + 1;
    free_by_set(scratch);
    for (size_t direction = 0; direction < 2; direction++)
        scratch->start_states[direction] =
            memory_array(set->network.place_count, sizeof *scratch->start_states[direction]);
    scratch->place_stamps = memory_array(set->network.place_count, sizeof *scratch->place_stamps);
    scratch->stamp = 0;
    scratch->near_cuts = memory_array(CUT_FIRST + set->network.cuts.count, sizeof *scratch->near_cuts);
    scratch->sentence = 0;
    scratch->bundle_newest = memory_array(set->bundle_count, sizeof *scratch->bundle_newest);
    for (size_t i = 0; i < set->bundle_count; i++)
        scratch->bundle_newest[i] = CANDIDATE_NONE;
    scratch->fingerprint = set->fingerprint;
    automaton_forget(scratch, set);
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

/* A symbol not met before: scratch->work holds whether it is passed over, and the sets it satisfies. */
static void symbol_fill(PhraseScratch *scratch, const PhraseSet *set, uint32_t number) {
    const Numbers *work = &scratch->work;
    size_t from = number * scratch->row_words;
    scratch->symbols =
        memory_grow(scratch->symbols, &scratch->symbol_capacity, number + (size_t)1, sizeof *scratch->symbols);
    scratch->place_bits = memory_grow(scratch->place_bits, &scratch->bits_capacity, from + scratch->row_words,
                                      sizeof *scratch->place_bits);
    uint64_t *row = scratch->place_bits + from;
    memset(row, 0, scratch->row_words * sizeof *row);
    size_t phrases = set->network.phrase_count, classes = number * phrases;
    scratch->symbol_classes = memory_grow(scratch->symbol_classes, &scratch->class_capacity, classes + phrases + 1,
                                          sizeof *scratch->symbol_classes);
    memset(scratch->symbol_classes + classes, 0, phrases * sizeof *scratch->symbol_classes);
    size_t first_anchor = scratch->symbol_anchors.count;
    for (size_t i = 1; i < work->count; i++) {
        const NumberRows *places = &set->set_places;
        for (uint32_t at = places->from[work->items[i]]; at < places->from[work->items[i] + 1]; at++) {
            uint32_t place = places->items[at];
            row[place / 64] |= UINT64_C(1) << place % 64;
            if (set->network.places[place].flags & PLACE_ANCHORS)
                numbers_push(&scratch->symbol_anchors, place);
        }
    }
    size_t first_cut = scratch->symbol_cuts.count;
    for (size_t i = 1; i < work->count; i++)
        for (uint32_t at = set->set_cuts.from[work->items[i]]; at < set->set_cuts.from[work->items[i] + 1]; at++)
            numbers_push(&scratch->symbol_cuts, set->set_cuts.items[at]);
    numbers_sort(&scratch->symbol_cuts, first_cut);
    scratch->symbols[number] = (Symbol){
        .anchors = (uint32_t)first_anchor,
        .anchor_count = (uint32_t)(scratch->symbol_anchors.count - first_anchor),
        .cuts = (uint32_t)first_cut,
        .cut_count = (uint32_t)(scratch->symbol_cuts.count - first_cut),
        .passed_over = work->items[0],
    };
}

static uint32_t symbol_make(PhraseScratch *scratch, const PhraseSet *set, const Text *text, const Token *token,
                            unsigned looks) {
    Numbers *work = &scratch->work;
    work->count = 0;
    bool mark = looks & LOOK_MARK;
    numbers_push(work, mark && is_passed_over(token->form));
    if (mark)
        terms_of_mark(&set->network.terms, token->form, work);
    else
        terms_of_token(&set->network.terms, text_form(text, token), looks, work);
    size_t known = scratch->symbol_sets.count;
    uint32_t number = pool_add_numbers(&scratch->symbol_sets, work->items, work->count);
    if (number == known)
        symbol_fill(scratch, set, number);
    return number;
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

uint32_t symbol_of_token(PhraseScratch *scratch, const PhraseSet *set, const Text *text, const Token *token,
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
