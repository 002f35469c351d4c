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
    if (!text->vocabulary || !forms_prepare(scratch, text) || scratch->symbols)
        return;
    size_t forms = scratch->form_symbols.forms; /* most have the symbol of many others, and more of them need no more */
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

static uint32_t *row_of_sets(PhraseScratch *scratch, uint32_t symbol) {
    return scratch->set_rows + symbol * scratch->set_words;
}

static uint64_t *row_of_cuts(PhraseScratch *scratch, uint32_t symbol) {
    return scratch->cut_rows + symbol * scratch->cut_words;
}

/* Adds the sets from `from` on in scratch->work to a symbol that satisfies none of them but by its classes. */
static void symbol_add_sets(PhraseScratch *scratch, const PhraseSet *set, uint32_t number, size_t from) {
    uint32_t *row = row_of_sets(scratch, number);
    for (size_t i = from; i < scratch->work.count; i++) {
        const uint32_t asked = scratch->work.items[i];
        if (symbol_satisfies(row, asked))
            continue;
        row[asked / 32] |= UINT32_C(1) << asked % 32;
        symbol_add_set(scratch, set, &scratch->symbols[number], row_of_cuts(scratch, number), asked);
    }
}

/* A symbol not met before of what has these classes and no more. */
static void classes_fill(PhraseScratch *scratch, const PhraseSet *set, uint32_t number, uint32_t kind,
                         uint32_t classes) {
    symbols_reserve(scratch, number + (size_t)1);
    memset(row_of_sets(scratch, number), 0, scratch->set_words * sizeof *scratch->set_rows);
    memset(row_of_cuts(scratch, number), 0, scratch->cut_words * sizeof *scratch->cut_rows);
    const uint32_t first = (uint32_t)scratch->symbol_anchors.count;
    scratch->symbols[number] = (Symbol){.anchors = first, .passed_over = kind == SYMBOL_PASSED_OVER};
    const size_t before = scratch->work.count;
    terms_of_classes(&set->network.terms, classes, &scratch->work);
    symbol_add_sets(scratch, set, number, before);
    scratch->work.count = before;
    scratch->symbols[number].anchor_count = (uint32_t)scratch->symbol_anchors.count - first;
}

static uint32_t symbol_of_classes(PhraseScratch *scratch, const PhraseSet *set, uint32_t kind, uint32_t classes) {
    const size_t known = scratch->symbol_keys.count;
    const uint32_t number = pool_add_numbers(&scratch->symbol_keys, (const uint32_t[]){kind, classes}, KEY_SETS);
    if (number == known)
        classes_fill(scratch, set, number, kind, classes);
    return number;
}

/* A symbol not met before, whose key is in scratch->work: as the one of its classes, which is most of what it
 * satisfies. Its own anchors stand first. */
static void symbol_fill(PhraseScratch *scratch, const PhraseSet *set, uint32_t number, uint32_t classes) {
    symbols_reserve(scratch, number + (size_t)1);
    memcpy(row_of_sets(scratch, number), row_of_sets(scratch, classes), scratch->set_words * sizeof(uint32_t));
    memcpy(row_of_cuts(scratch, number), row_of_cuts(scratch, classes), scratch->cut_words * sizeof(uint64_t));
    const Symbol of_classes = scratch->symbols[classes];
    const uint32_t first = (uint32_t)scratch->symbol_anchors.count;
    scratch->symbols[number] = of_classes;
    symbol_add_sets(scratch, set, number, KEY_SETS);
    for (uint32_t i = 0; i < of_classes.anchor_count; i++)
        numbers_push(&scratch->symbol_anchors, scratch->symbol_anchors.items[of_classes.anchors + i]);
    scratch->symbols[number].anchors = first;
    scratch->symbols[number].anchor_count = (uint32_t)scratch->symbol_anchors.count - first;
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
    const size_t known = scratch->symbol_keys.count;
    const uint32_t number = pool_add_numbers(&scratch->symbol_keys, key->items, key->count);
    if (number < known)
        return number;
    if (key->count == KEY_SETS)
        classes_fill(scratch, set, number, key->items[KEY_KIND], classes);
    else
        symbol_fill(scratch, set, number, symbol_of_classes(scratch, set, key->items[KEY_KIND], classes));
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
