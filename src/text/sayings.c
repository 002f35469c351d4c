#include "text/sayings.h"

#include "base/memory.h"
#include "text/vocabulary.h"
#include <starcoach/text.h>
#include <stdlib.h>

enum { FORM_BITS = 24 /* a mark's are 21 */, FLAG_BITS = 5 };

void sayings_free(Sayings *sayings) {
    pool_free(&sayings->tokens);
    free(sayings->trails);
    *sayings = (Sayings){0};
}

static bool is_full(const Sayings *sayings) {
    return sayings->tokens.count >= SAYINGS_MOST || sayings->tokens.used >= SAYINGS_TOKENS * sizeof(uint32_t);
}

void sayings_prepare(Sayings *sayings) {
    if (is_full(sayings))
        sayings_free(sayings);
}

/* All that is asked of a token beside its form: kind, flags, and whether it is longer than a byte. */
static uint32_t token_key(const Token *token) {
    const uint32_t is_long = token->end - token->start > 1;
    return ((token->form << 2 | token->kind) << 1 | is_long) << FLAG_BITS | token->flags;
}

typedef struct Key {
    uint32_t items[SAYING_MOST_TOKENS];
    size_t count;
    uint64_t hash;
} Key;

/* False where the sentence is none to be told apart: it is too long. */
static bool read_key(const Text *text, const Sentence *sentence, Key *key) {
    const size_t count = sentence->end_token - sentence->first_token;
    if (count > SAYING_MOST_TOKENS)
        return false;
    const Token *tokens = text->tokens + sentence->first_token;
    uint64_t hash = count;
    for (size_t i = 0; i < count; i++) {
        key->items[i] = token_key(&tokens[i]);
        hash = eight_hash_add(hash, key->items[i]);
    }
    key->count = count;
    key->hash = hash;
    return true;
}

static uint64_t trail_of(const Vocabulary *vocabulary, uint64_t before, const Key *key) {
    return eight_hash_add(before ^ vocabulary_trail(vocabulary, vocabulary_form_count(vocabulary)), key->hash) | 1;
}

static uint32_t saying_of(Vocabulary *vocabulary, const Key *key) {
    Sayings *sayings = &vocabulary->sayings;
    const uint32_t hash = eight_hash_end(key->hash);
    const Slice string = {(const char *)key->items, key->count * sizeof *key->items};
    if (is_full(sayings)) {
        const uint32_t known = pool_find(&sayings->tokens, hash, string);
        return known == POOL_NONE ? 0 : known + 1;
    }
    const size_t count = sayings->tokens.count;
    const uint32_t number = pool_add(&sayings->tokens, hash, string);
    if (number == count) {
        sayings->trails = memory_grow(sayings->trails, &sayings->trail_capacity, count + 1, sizeof *sayings->trails);
        sayings->trails[number] = trail_of(vocabulary, count ? sayings->trails[count - 1] : 0, key);
    }
    return number + 1;
}

void text_know_sentences(Text *text, size_t first) {
    Key key;
    const bool few = text->vocabulary && vocabulary_form_count(text->vocabulary) >> FORM_BITS == 0;
    for (size_t i = first; i < text->sentence_count; i++) {
        Sentence *sentence = &text->sentences[i];
        sentence->saying = few && read_key(text, sentence, &key) ? saying_of(text->vocabulary, &key) : 0;
    }
}

uint64_t text_sayings_trail(const Text *text, size_t count) {
    const Sayings *sayings = text->vocabulary ? &text->vocabulary->sayings : NULL;
    return sayings && count > 0 && count <= sayings->tokens.count ? sayings->trails[count - 1] : 0;
}
