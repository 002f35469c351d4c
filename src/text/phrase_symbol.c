#include "text/phrase_symbol.h"

#include "base/memory.h"
#include "text/phrase_filter.h"
#include "text/phrase_walk.h"
#include "text/vocabulary.h"
#include <stdlib.h>
#include <string.h>

enum {
    FORMS_MOST = 64 * 1024,
    SYMBOLS_RESERVED = 4096, /* at most, before they are met */
};

PhraseScratch *phrase_scratch_new(void) {
    PhraseScratch *scratch = memory_alloc(sizeof *scratch);
    scratch->forms_most = FORMS_MOST;
    return scratch;
}

void phrase_scratch_limit(PhraseScratch *scratch, size_t forms) {
    scratch->forms_most = forms;
    scratch->fingerprint = 0;
}

void phrase_scratch_free(PhraseScratch *scratch) {
    if (!scratch)
        return;
    phrase_filter_free(scratch->all);
    free(scratch->form_symbols.plain);
    free(scratch->form_symbols.items);
    pool_free(&scratch->symbol_keys);
    free(scratch->set_rows);
    free(scratch->symbols);
    free(scratch->cut_rows);
    free(scratch->symbol_anchors.items);
    free(scratch->work.items);
    free(scratch->active.items);
    free(scratch->entered.items);
    free(scratch->place_stamps);
    free(scratch->bundle_newest);
    free(scratch->seen);
    free(scratch->negated);
    free(scratch->anchored.items);
    free(scratch->hopeful);
    free(scratch->found.items);
    free(scratch->chosen.items);
    free(scratch->bundles.items);
    free(scratch->by_token.items);
    free(scratch->taken);
    free(scratch);
}

/* ---- What is remembered, and forgotten ---- */

static void forget_forms(PhraseScratch *scratch) {
    FormSymbols *known = &scratch->form_symbols;
    if (known->items) {
        memset(known->plain, 0, known->forms * sizeof *known->plain);
        memset(known->items, 0, known->forms * LOOKS * sizeof *known->items);
    }
    known->forms = 0;
    memset(scratch->mark_symbols, 0, sizeof scratch->mark_symbols);
}

/* What is known of forms is forgotten where the text's are others. True where there is room for more of them now. */
static bool forms_prepare(PhraseScratch *scratch, const Text *text) {
    FormSymbols *known = &scratch->form_symbols;
    if (known->forms > 0 && vocabulary_trail(text->vocabulary, known->forms) != known->trail)
        forget_forms(scratch);
    size_t forms = vocabulary_form_count(text->vocabulary);
    forms = forms < scratch->forms_most ? forms : scratch->forms_most;
    if (forms <= known->forms)
        return false;
    known->plain = memory_grow(known->plain, &known->plain_capacity, forms, sizeof *known->plain);
    memset(known->plain + known->forms, 0, (forms - known->forms) * sizeof *known->plain);
    known->items = memory_grow(known->items, &known->capacity, forms * LOOKS, sizeof *known->items);
    memset(known->items + known->forms * LOOKS, 0, (forms - known->forms) * LOOKS * sizeof *known->items);
    known->forms = forms;
    known->trail = vocabulary_trail(text->vocabulary, forms);
    return true;
}

static void symbols_forget(PhraseScratch *scratch, const PhraseSet *set) {
    forget_forms(scratch);
    pool_clear(&scratch->symbol_keys);
    scratch->set_words = set->network.terms.sets.count / 32 + 1;
    scratch->symbol_anchors.count = 0;
    scratch->cut_words = (CUT_FIRST + set->cut_count) / 64 + 1;
    free(scratch->bundle_newest);
    scratch->bundle_newest = memory_array(set->bundle_count, sizeof *scratch->bundle_newest);
    for (size_t i = 0; i < set->bundle_count; i++)
        scratch->bundle_newest[i] = CANDIDATE_NONE;
    phrase_filter_free(scratch->all);
    scratch->all = filter_of_all(set);
    scratch->numbering++;
    scratch->fingerprint = set->fingerprint;
    walk_prepare(scratch, set);
}

/* Room for so many symbols. */
static void symbols_reserve(PhraseScratch *scratch, size_t count) {
    scratch->symbols = memory_grow(scratch->symbols, &scratch->symbol_capacity, count, sizeof *scratch->symbols);
    scratch->set_rows =
        memory_grow(scratch->set_rows, &scratch->set_capacity, count * scratch->set_words, sizeof *scratch->set_rows);
    scratch->cut_rows =
        memory_grow(scratch->cut_rows, &scratch->cut_capacity, count * scratch->cut_words, sizeof *scratch->cut_rows);
}

void symbols_prepare(PhraseScratch *scratch, const PhraseSet *set, const Text *text) {
    if (scratch->fingerprint != set->fingerprint)
        symbols_forget(scratch, set);
    if (!text->vocabulary || !forms_prepare(scratch, text))
        return;
    size_t forms = scratch->form_symbols.forms; /* most have the symbol of many others */
    symbols_reserve(scratch, forms < SYMBOLS_RESERVED ? forms : SYMBOLS_RESERVED);
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

enum { KEY_KIND, KEY_CLASSES, KEY_SETS };

static void symbol_add_set(PhraseScratch *scratch, const PhraseSet *set, Symbol *symbol, uint64_t *cuts,
                           uint32_t asked) {
    for (uint32_t at = set->set_anchors.from[asked]; at < set->set_anchors.from[asked + 1]; at++)
        numbers_push(&scratch->symbol_anchors, set->set_anchors.items[at]);
    for (uint32_t at = set->set_cuts.from[asked]; at < set->set_cuts.from[asked + 1]; at++) {
        uint32_t cut = set->set_cuts.items[at];
        cuts[cut / 64] |= UINT64_C(1) << cut % 64;
        const uint32_t sign = cut_sign(set, cut);
        symbol->cuts.bits[sign / SIGN_BITS] |= UINT64_C(1) << sign % SIGN_BITS;
    }
}

/* A symbol not met before; its key is in scratch->work, to which the sets of its classes are added. */
static void symbol_fill(PhraseScratch *scratch, const PhraseSet *set, uint32_t number) {
    Numbers *key = &scratch->work;
    size_t first_set = number * scratch->set_words, first_cut = number * scratch->cut_words;
    symbols_reserve(scratch, number + (size_t)1);
    uint32_t *row = scratch->set_rows + first_set;
    uint64_t *cuts = scratch->cut_rows + first_cut;
    memset(row, 0, scratch->set_words * sizeof *row);
    memset(cuts, 0, scratch->cut_words * sizeof *cuts);
    Symbol symbol = {
        .anchors = (uint32_t)scratch->symbol_anchors.count,
        .passed_over = key->items[KEY_KIND] == SYMBOL_PASSED_OVER,
    };
    terms_of_classes(&set->network.terms, key->items[KEY_CLASSES], key);
    for (size_t i = KEY_SETS; i < key->count; i++) {
        uint32_t asked = key->items[i];
        if (symbol_satisfies(row, asked))
            continue;
        row[asked / 32] |= UINT32_C(1) << asked % 32;
        symbol_add_set(scratch, set, &symbol, cuts, asked);
    }
    symbol.anchor_count = (uint32_t)scratch->symbol_anchors.count - symbol.anchors;
    scratch->symbols[number] = symbol;
}

static uint32_t symbol_make(PhraseScratch *scratch, const PhraseSet *set, const Text *text, const Token *token,
                            unsigned looks) {
    const Terms *terms = &set->network.terms;
    Numbers *key = &scratch->work;
    key->count = 0;
    bool mark = looks & LOOK_MARK;
    numbers_push(key, !mark ? SYMBOL_WORD : is_passed_over(token->form) ? SYMBOL_PASSED_OVER : SYMBOL_MARK);
    numbers_push(key, 0);
    unsigned classes = 0;
    if (mark)
        terms_of_mark(terms, token->form, key);
    else
        classes = terms_of_token(terms, text_form(text, token), text_form_hash(text, token), looks, key);
    key->items[KEY_CLASSES] = classes;
    numbers_sort(key, KEY_SETS);
    size_t known = scratch->symbol_keys.count;
    uint32_t number = pool_add_numbers(&scratch->symbol_keys, key->items, key->count);
    if (number == known)
        symbol_fill(scratch, set, number);
    return number;
}

/* Where the token's symbol is remembered; NULL: nowhere. */
static uint32_t *symbol_place(PhraseScratch *scratch, const Token *token, unsigned looks) {
    if (looks & LOOK_MARK)
        return token->form < ASCII_MARKS ? &scratch->mark_symbols[token->form] : NULL;
    const FormSymbols *known = &scratch->form_symbols;
    return token->form < known->forms ? form_symbol(known, token->form, looks) : NULL;
}

uint32_t symbol_learn(PhraseScratch *scratch, const PhraseSet *set, const Text *text, const Token *token,
                      unsigned looks) {
    const uint32_t symbol = symbol_make(scratch, set, text, token, looks);
    uint32_t *place = symbol_place(scratch, token, looks);
    if (place)
        *place = symbol + 1;
    return symbol;
}
