#include "text/phrase_term.h"

#include "base/memory.h"
#include "text/eight.h"
#include "text/phrase_class.h"
#include <starcoach/text.h>
#include <stdlib.h>
#include <string.h>

enum { LONG_STEM = 63 };

void terms_free(Terms *terms) {
    pool_free(&terms->words);
    pool_free(&terms->stems);
    pool_free(&terms->sets);
    pool_free(&terms->ordinals);
    free(terms->rare.items);
    number_rows_free(&terms->uses);
    free(terms->word_rates.items);
    free(terms->stem_rates.items);
    free(terms->set_rates.items);
    *terms = (Terms){0};
}

/* ---- How common terms are ---- */

/* In a million tokens. Words follow Zipf's law: the second most frequent occurs half as often as the first, and so on.
 */
enum {
    RATE_FIRST_WORD = 60000,
    RATE_WORD = 20,
    RATE_STEM = 60,
    RATE_MARK = 20000,
};

static const uint32_t CLASS_RATES[CLASS_COUNT] = {
    [CLASS_ANY] = 880000,    [CLASS_WORD] = 860000,      [CLASS_DIGITS] = 20000,    [CLASS_YEAR] = 2000,
    [CLASS_CAPITAL] = 40000, [CLASS_ACRONYM] = 8000,     [CLASS_QUANTITY] = 18000,  [CLASS_PERCENT_TOKEN] = 4000,
    [CLASS_DAY] = 6000,      [CLASS_MONEY_TOKEN] = 2000, [CLASS_DATE_TOKEN] = 1000,
};

static uint32_t stem_rate(const Terms *terms, Slice stem) {
    uint32_t rate = RATE_STEM;
    for (uint32_t i = 0; i < terms->word_rates.count; i++) {
        Slice word = pool_string(&terms->words, i);
        if (word.size >= stem.size && memcmp(word.data, stem.data, stem.size) == 0)
            rate += terms->word_rates.items[i];
    }
    return rate;
}

static uint32_t term_rate(const Terms *terms, Term term) {
    uint32_t number = term / 8;
    switch ((TermKind)(term % 8)) {
    case TERM_WORD:
    case TERM_NAME:
        return number < terms->word_rates.count ? terms->word_rates.items[number] : RATE_WORD;
    case TERM_STEM:
        return terms->stem_rates.items[number];
    case TERM_MARK:
        return RATE_MARK;
    case TERM_CLASS:
        return CLASS_RATES[number];
    }
    return RATE_WORD;
}

/* ---- Terms and sets ---- */

static Term terms_stem(Terms *terms, Slice form) {
    terms->stem_sizes |= UINT64_C(1) << (form.size < LONG_STEM ? form.size : LONG_STEM);
    const uint32_t hash = text_hash(form);
    terms->stem_signs[hash / 64 % STEM_SIGNS] |= UINT64_C(1) << hash % 64;
    uint32_t stem = pool_add(&terms->stems, hash, form);
    if (stem == terms->stem_rates.count)
        numbers_push(&terms->stem_rates, stem_rate(terms, form));
    return term_of(TERM_STEM, stem);
}

Term terms_word(Terms *terms, Slice form, TermKind kind) {
    return kind == TERM_STEM ? terms_stem(terms, form) : term_of(kind, pool_add(&terms->words, text_hash(form), form));
}

uint32_t terms_set(Terms *terms, Numbers *items, size_t from) {
    numbers_sort(items, from);
    uint32_t set = pool_add_numbers(&terms->sets, items->items + from, items->count - from);
    if (set == terms->set_rates.count) {
        uint32_t rate = 0;
        for (size_t i = from; i < items->count; i++)
            rate += term_rate(terms, items->items[i]);
        numbers_push(&terms->set_rates, rate);
    }
    return set;
}

void terms_common(Terms *terms, WordList words) {
    for (size_t i = 0; i < words.count; i++) {
        size_t known = terms->words.count;
        terms_word(terms, slice_of(words.items[i]), TERM_WORD);
        if (terms->words.count > known)
            numbers_push(&terms->word_rates, RATE_FIRST_WORD / (uint32_t)(i + 1) + RATE_WORD);
    }
}

void terms_ordinals(Terms *terms, WordList endings) {
    for (size_t i = 0; i < endings.count; i++)
        pool_add(&terms->ordinals, text_hash(slice_of(endings.items[i])), slice_of(endings.items[i]));
}

/* ---- Which sets a term stands in ---- */

static unsigned term_looks(Term term) {
    if (term % 8 == TERM_NAME)
        return LOOK_CAPITAL;
    if (term == term_of(TERM_CLASS, CLASS_CAPITAL))
        return LOOK_NAME;
    return term == term_of(TERM_CLASS, CLASS_ACRONYM) ? LOOK_ACRONYM : 0;
}

static bool is_rare(Term term) {
    return term % 8 == TERM_NAME || term % 8 == TERM_MARK;
}

/* The rare terms that stand in a set, in order; what looks matter to any. */
static void list_used(Terms *terms) {
    for (uint32_t set = 0; set < terms->sets.count; set++) {
        size_t count;
        const uint32_t *items = pool_numbers(&terms->sets, set, &count);
        for (size_t i = 0; i < count; i++) {
            terms->needed_looks |= term_looks(items[i]);
            if (is_rare(items[i]))
                numbers_push(&terms->rare, items[i]);
        }
    }
    numbers_sort(&terms->rare, 0);
}

/* Where it stands in `rare`, or would. */
static size_t rare_at(const Terms *terms, Term term) {
    size_t low = 0, high = terms->rare.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (terms->rare.items[middle] < term)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first row of `uses` of this kind; NAME: of those that are rare. */
static size_t first_row(const Terms *terms, TermKind kind) {
    switch (kind) {
    case TERM_WORD:
        return 0;
    case TERM_STEM:
        return terms->words.count;
    case TERM_CLASS:
        return terms->words.count + terms->stems.count;
    default:
        return terms->words.count + terms->stems.count + CLASS_COUNT;
    }
}

size_t terms_use_count(const Terms *terms) {
    return first_row(terms, TERM_NAME) + terms->rare.count;
}

void terms_finish(Terms *terms) {
    terms->needed_looks = LOOK_NUMBER | LOOK_MARK;
    list_used(terms);
    Pairs uses = {0};
    for (uint32_t set = 0; set < terms->sets.count; set++) {
        size_t count;
        const uint32_t *items = pool_numbers(&terms->sets, set, &count);
        for (size_t i = 0; i < count; i++) {
            const size_t place = is_rare(items[i]) ? rare_at(terms, items[i]) : items[i] / 8;
            pairs_push(&uses, (uint32_t)(first_row(terms, (TermKind)(items[i] % 8)) + place), set);
        }
    }
    terms->uses = number_rows_of(&uses, terms_use_count(terms));
}

static void push_row(const Terms *terms, size_t row, Numbers *out) {
    for (uint32_t i = terms->uses.from[row]; i < terms->uses.from[row + 1]; i++)
        numbers_push(out, terms->uses.items[i]);
}

/* The sets of a word, a stem or a class. */
static void push_uses(const Terms *terms, TermKind kind, uint32_t number, Numbers *out) {
    push_row(terms, first_row(terms, kind) + number, out);
}

static void push_rare(const Terms *terms, Term term, Numbers *out) {
    const size_t at = rare_at(terms, term);
    if (at < terms->rare.count && terms->rare.items[at] == term)
        push_row(terms, first_row(terms, (TermKind)(term % 8)) + at, out);
}

/* ---- What a token satisfies ---- */

static void push_stem(const Terms *terms, Slice stem, uint32_t hash, Numbers *out) {
    if (!(terms->stem_signs[hash / 64 % STEM_SIGNS] >> hash % 64 & 1))
        return;
    const uint32_t number = pool_find(&terms->stems, hash, stem);
    if (number != POOL_NONE)
        push_uses(terms, TERM_STEM, number, out);
}

/* What text_hash would give for each beginning of the form, without looking at its bytes anew. */
static void push_stems(const Terms *terms, Slice form, Numbers *out) {
    uint64_t state = 0;
    for (size_t at = 0; at < form.size; at += EIGHT) {
        const size_t left = form.size - at;
        const uint64_t eight = eight_first(form.data + at, left);
        for (size_t i = 1; i <= EIGHT && i <= left; i++) {
            const size_t size = at + i, idle = 8 * (EIGHT - i);
            if (terms->stem_sizes >> (size < LONG_STEM ? size : LONG_STEM) & 1)
                push_stem(terms, (Slice){form.data, size}, eight_hash_end(eight_hash_add(state, eight << idle >> idle)),
                          out);
        }
        state = eight_hash_add(state, eight);
    }
}

unsigned terms_of_token(const Terms *terms, Slice form, uint32_t hash, unsigned looks, Numbers *out) {
    uint32_t word = pool_find(&terms->words, hash, form);
    if (word != POOL_NONE) {
        push_uses(terms, TERM_WORD, word, out);
        if (looks & LOOK_CAPITAL)
            push_rare(terms, term_of(TERM_NAME, word), out);
    }
    push_stems(terms, form, out);
    return classes_of_token(form, looks, &terms->ordinals);
}

void terms_of_classes(const Terms *terms, unsigned classes, Numbers *out) {
    for (uint32_t class = 0; class < CLASS_COUNT; class ++)
        if (classes >> class & 1)
            push_uses(terms, TERM_CLASS, class, out);
}

void terms_of_mark(const Terms *terms, uint32_t character, Numbers *out) {
    push_rare(terms, term_of(TERM_MARK, character), out);
}
