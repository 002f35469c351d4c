#include "text/phrase_automaton.h"

#include "base/memory.h"
#include "text/phrase_filter.h"
#include "text/vocabulary.h"
#include <stdlib.h>
#include <string.h>

enum {
    LOOKS = 8, /* of one form: whether it has a capital, is a name, an acronym */
    FIRST_SET = 2,
};

static const ScratchLimits USUAL_LIMITS = {.forms = 64 * 1024, .classes = 60000, .states = 60000, .steps = 128 * 1024};

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
    phrase_filter_free(scratch->all);
    free(scratch->form_symbols.items);
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
    free(scratch->anchored.items);
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
    FormSymbols *known = &scratch->form_symbols;
    if (known->items)
        memset(known->items, 0, known->forms * LOOKS * sizeof *known->items);
    known->forms = 0;
    memset(scratch->mark_symbols, 0, sizeof scratch->mark_symbols);
}

/* What is known of forms is forgotten where the text's are others. */
static void forms_prepare(PhraseScratch *scratch, const Text *text) {
    FormSymbols *known = &scratch->form_symbols;
    if (known->forms > 0 && vocabulary_trail(text->vocabulary, known->forms) != known->trail)
        forget_forms(scratch);
    size_t forms = vocabulary_form_count(text->vocabulary);
    forms = forms < scratch->limits.forms ? forms : scratch->limits.forms;
    if (forms <= known->forms)
        return;
    known->items = memory_grow(known->items, &known->capacity, forms * LOOKS, sizeof *known->items);
    memset(known->items + known->forms * LOOKS, 0, (forms - known->forms) * LOOKS * sizeof *known->items);
    known->forms = forms;
    known->trail = vocabulary_trail(text->vocabulary, forms);
}

static void symbols_forget(PhraseScratch *scratch, const PhraseSet *set) {
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
    phrase_filter_free(scratch->all);
    scratch->all = filter_of_all(set);
    scratch->numbering++;
    scratch->fingerprint = set->fingerprint;
    automaton_forget(scratch, set);
}

void symbols_prepare(PhraseScratch *scratch, const PhraseSet *set, const Text *text) {
    if (scratch->fingerprint != set->fingerprint)
        symbols_forget(scratch, set);
    if (text->vocabulary)
        forms_prepare(scratch, text);
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

/* A symbol not met before: scratch->work holds whether it is passed over, whether it is any word, and from FIRST_SET
 * on the sets it satisfies. */
static void symbol_fill(PhraseScratch *scratch, const PhraseSet *set, uint32_t number) {
    const Numbers *work = &scratch->work;
    size_t from = number * scratch->row_words;
    scratch->symbols =
        memory_grow(scratch->symbols, &scratch->symbol_capacity, number + (size_t)1, sizeof *scratch->symbols);
    scratch->place_bits = memory_grow(scratch->place_bits, &scratch->bits_capacity, from + scratch->row_words,
                                      sizeof *scratch->place_bits);
    uint64_t *row = scratch->place_bits + from;
    size_t phrases = set->network.phrase_count, classes = number * phrases;
    scratch->symbol_classes = memory_grow(scratch->symbol_classes, &scratch->class_capacity, classes + phrases + 1,
                                          sizeof *scratch->symbol_classes);
    memset(scratch->symbol_classes + classes, 0, phrases * sizeof *scratch->symbol_classes);
    size_t first_anchor = scratch->symbol_anchors.count;
    bool any = work->items[1];
    if (any) { /* what all words satisfy is much, and the same */
        memcpy(row, set->any_places, scratch->row_words * sizeof *row);
        for (size_t i = 0; i < set->any_anchors.count; i++)
            numbers_push(&scratch->symbol_anchors, set->any_anchors.items[i]);
    } else {
        memset(row, 0, scratch->row_words * sizeof *row);
    }
    for (size_t i = FIRST_SET; i < work->count; i++) {
        const NumberRows *places = &set->set_places;
        uint32_t asked = work->items[i];
        if (any && set->any_sets[asked / 64] >> asked % 64 & 1)
            continue;
        for (uint32_t at = places->from[asked]; at < places->from[asked + 1]; at++) {
            uint32_t place = places->items[at];
            row[place / 64] |= UINT64_C(1) << place % 64;
            if (set->network.places[place].flags & PLACE_ANCHORS)
                numbers_push(&scratch->symbol_anchors, place);
        }
    }
    size_t first_cut = scratch->symbol_cuts.count;
    for (size_t i = FIRST_SET; i < work->count; i++)
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
    numbers_push(work, !mark);
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

/* Where the token's symbol is remembered; NULL: nowhere. */
static uint32_t *symbol_place(PhraseScratch *scratch, const Token *token, unsigned looks) {
    if (looks & LOOK_MARK)
        return token->form < ASCII_MARKS ? &scratch->mark_symbols[token->form] : NULL;
    size_t look = looks / LOOK_CAPITAL % LOOKS;
    return token->form < scratch->form_symbols.forms ? &scratch->form_symbols.items[token->form * LOOKS + look] : NULL;
}

uint32_t symbol_of_token(PhraseScratch *scratch, const PhraseSet *set, const Text *text, const Token *token,
                         bool begins) {
    unsigned looks = token_looks(token, begins) & set->network.terms.needed_looks;
    uint32_t *known = symbol_place(scratch, token, looks);
    if (known && *known)
        return *known - 1;
    uint32_t symbol = symbol_make(scratch, set, text, token, looks);
    if (known)
        *known = symbol + 1;
    return symbol;
}
