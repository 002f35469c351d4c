#include "judge/word_set.h"
#include "base/memory.h"
#include "text/lexicon.h"
#include "text/sayings.h"
#include "text/vocabulary.h"
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 256, LEAST_BYTES = 4 };

/* Where the word is, or would be. */
static uint32_t *find_slot(const WordSet *set, uint32_t word) {
    size_t at = word & (set->room - 1);
    while (set->slots[at] != 0 && set->slots[at] != word)
        at = (at + 1) & (set->room - 1);
    return &set->slots[at];
}

static void make_room(WordSet *set, Arena *arena) {
    if (2 * (set->count + 1) <= set->room)
        return;
    const WordSet old = *set;
    set->room = old.room > 0 ? 2 * old.room : FIRST_ROOM;
    set->slots = arena_array(arena, set->room, sizeof *set->slots);
    for (size_t i = 0; i < old.room; i++)
        if (old.slots[i] != 0)
            *find_slot(set, old.slots[i]) = old.slots[i];
}

static void add_word(WordSet *set, uint32_t hash, Arena *arena) {
    make_room(set, arena);
    uint32_t *slot = find_slot(set, hash ? hash : 1);
    set->count += *slot == 0;
    *slot = hash ? hash : 1;
}

typedef struct Met { /* by form, so that no form is looked at again; by saying the same */
    bool *forms;
    size_t count, capacity;
    bool *sayings;
} Met;

static void know_forms(Met *met, const Text *text) {
    const size_t forms = (text->vocabulary ? vocabulary_form_count(text->vocabulary) : 0) + 1; /* marks ask for one */
    if (forms <= met->count)
        return;
    met->forms = memory_grow(met->forms, &met->capacity, forms, sizeof *met->forms);
    memset(met->forms + met->count, 0, met->capacity - met->count);
    met->count = met->capacity;
}

static bool is_said_first(const Met *met, const Sentence *sentence) {
    const bool first = !met->sayings[sentence->saying];
    met->sayings[sentence->saying] = sentence->saying != 0;
    return first;
}

static void add_sentence(WordSet *set, Met *met, const Text *text, const Sentence *sentence, Arena *arena) {
    for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
        const Token *token = &text->tokens[i];
        const uint32_t is_long = (token->kind != TOKEN_MARK) & (token->end - token->start >= LEAST_BYTES);
        bool *known = &met->forms[token->form * is_long]; /* no branches, which could not be foreseen */
        const bool is_new = is_long & !*known;
        *known |= is_long;
        if (is_new && !(text_traits(text, token) & WORD_COMMON))
            add_word(set, text_form_hash(text, token), arena);
    }
}

void word_set_add(WordSet *set, const Text *const *texts, size_t count, Arena *arena) {
    Met met = {.sayings = memory_array(SAYINGS_MOST + 1, sizeof *met.sayings)};
    for (size_t i = 0; i < count; i++) {
        know_forms(&met, texts[i]);
        for (size_t k = 0; k < texts[i]->sentence_count; k++)
            if (is_said_first(&met, &texts[i]->sentences[k]))
                add_sentence(set, &met, texts[i], &texts[i]->sentences[k], arena);
    }
    free(met.sayings);
    free(met.forms);
}

WordHashes word_set_hashes(const WordSet *set, Arena *arena) {
    WordHashes list = {.items = arena_array(arena, set->count + 1, sizeof *list.items)};
    for (size_t i = 0; i < set->room; i++)
        if (set->slots[i] != 0)
            list.items[list.count++] = set->slots[i];
    return list;
}

WordHashes word_hashes_of(const Language *language, const Text *known, Slice string, Arena *arena) {
    WordSet set = {0};
    Text text = {0};
    text_borrow(&text, known);
    text_scan(&text, language, string);
    word_set_add(&set, &(const Text *){&text}, 1, arena);
    text_free(&text);
    return word_set_hashes(&set, arena);
}

size_t word_set_common(const WordSet *set, const WordHashes *list) {
    size_t common = 0;
    for (size_t i = 0; set->room > 0 && i < list->count; i++)
        common += *find_slot(set, list->items[i]) != 0;
    return common;
}
