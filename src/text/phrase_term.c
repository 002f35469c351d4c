#include "text/phrase_term.h"

#include "base/memory.h"
#include "text/phrase_class.h"
#include <starcoach/text.h>
#include <stdlib.h>

enum { LONG_STEM = 63 };

void terms_free(Terms *terms) {
    pool_free(&terms->words);
    pool_free(&terms->stems);
    pool_free(&terms->sets);
    free(terms->uses);
    *terms = (Terms){0};
}

Term terms_word(Terms *terms, Slice form, TermKind kind) {
    if (kind == TERM_STEM)
        terms->stem_sizes |= UINT64_C(1) << (form.size < LONG_STEM ? form.size : LONG_STEM);
    return term_of(kind, pool_add(kind == TERM_STEM ? &terms->stems : &terms->words, text_hash(form), form));
}

uint32_t terms_set(Terms *terms, Numbers *items, size_t from) {
    numbers_sort(items, from);
    return pool_add_numbers(&terms->sets, items->items + from, items->count - from);
}

/* ---- Which sets a term stands in ---- */

static int use_order(const void *a, const void *b) {
    const TermUse *left = a, *right = b;
    if (left->term != right->term)
        return left->term < right->term ? -1 : 1;
    return (left->set > right->set) - (left->set < right->set);
}

static unsigned term_looks(Term term) {
    if (term % 8 == TERM_NAME)
        return LOOK_CAPITAL;
    if (term == term_of(TERM_CLASS, CLASS_CAPITAL))
        return LOOK_NAME;
    return term == term_of(TERM_CLASS, CLASS_ACRONYM) ? LOOK_ACRONYM : 0;
}

void terms_finish(Terms *terms) {
    size_t capacity = 0;
    terms->needed_looks = LOOK_NUMBER | LOOK_MARK;
    for (uint32_t set = 0; set < terms->sets.count; set++) {
        size_t count;
        const uint32_t *items = pool_numbers(&terms->sets, set, &count);
        for (size_t i = 0; i < count; i++) {
            terms->uses = memory_grow(terms->uses, &capacity, terms->use_count + 1, sizeof *terms->uses);
            terms->uses[terms->use_count++] = (TermUse){items[i], set};
            terms->needed_looks |= term_looks(items[i]);
        }
    }
    if (terms->use_count)
        qsort(terms->uses, terms->use_count, sizeof *terms->uses, use_order);
}

static void push_uses(const Terms *terms, Term term, Numbers *out) {
    size_t low = 0, high = terms->use_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (terms->uses[middle].term < term)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < terms->use_count && terms->uses[low].term == term; low++)
        numbers_push(out, terms->uses[low].set);
}

/* ---- What a token satisfies ---- */

static void push_stems(const Terms *terms, Slice form, Numbers *out) {
    for (size_t size = 1; size <= form.size; size++) {
        if (!(terms->stem_sizes >> (size < LONG_STEM ? size : LONG_STEM) & 1))
            continue;
        Slice prefix = {form.data, size};
        uint32_t stem = pool_find(&terms->stems, text_hash(prefix), prefix);
        if (stem != POOL_NONE)
            push_uses(terms, term_of(TERM_STEM, stem), out);
    }
}

void terms_of_token(const Terms *terms, Slice form, unsigned looks, Numbers *out) {
    size_t from = out->count;
    uint32_t word = pool_find(&terms->words, text_hash(form), form);
    if (word != POOL_NONE) {
        push_uses(terms, term_of(TERM_WORD, word), out);
        if (looks & LOOK_CAPITAL)
            push_uses(terms, term_of(TERM_NAME, word), out);
    }
    push_stems(terms, form, out);
    unsigned classes = classes_of_token(form, looks);
    for (uint32_t class = 0; class < CLASS_COUNT; class ++)
        if (classes >> class & 1)
            push_uses(terms, term_of(TERM_CLASS, class), out);
    numbers_sort(out, from);
}

void terms_of_mark(const Terms *terms, uint32_t character, Numbers *out) {
    push_uses(terms, term_of(TERM_MARK, character), out);
}
