/* The words that most of a text is made of, taken without a look at each of their letters: less than sixteen of ASCII,
 * met before, neither contractions nor acronyms, each behind the blank of the one before. */
#include "text/scan.h"

enum { BYTES_SEEN = 2 * EIGHT + 1 }; /* of a word and what is behind it */

typedef struct ShortWord {
    uint64_t first, second; /* its letters, in lower case */
    uint64_t capitals;      /* those of them in either */
    uint32_t hash, size;
} ShortWord;

static inline ShortWord word_of(EightLetters letters) {
    const uint64_t hash = eight_hash_add(0, letters.lower);
    return (ShortWord){letters.lower, 0, letters.capitals, eight_hash_end(hash), letters.count};
}

static inline ShortWord word_of_two(EightLetters letters, EightLetters more) {
    uint64_t hash = eight_hash_add(0, letters.lower);
    if (more.count > 0)
        hash = eight_hash_add(hash, more.lower);
    const uint64_t capitals = letters.capitals | more.capitals << 1; /* in other bits */
    return (ShortWord){letters.lower, more.lower, capitals, eight_hash_end(hash), EIGHT + more.count};
}

static inline ShortWord word_at(const char *data) {
    const EightLetters letters = eight_letters(eight_load(data));
    return letters.count < EIGHT ? word_of(letters) : word_of_two(letters, eight_letters(eight_load(data + EIGHT)));
}

/* What is known of it; NULL where it is no such word. `data`: where it begins. */
static inline const Slot *word_slot(const Vocabulary *vocabulary, const char *data, const ShortWord *word) {
    const unsigned char *behind = (const unsigned char *)data + word->size;
    const bool one_capital = !(word->capitals & (word->capitals - 1)); /* at most */
    if (word->size == 0 || word->size == 2 * EIGHT || !one_capital || !bytes_end_word(behind[0], behind[1]))
        return NULL;
    const Slot *slot = vocabulary_short(vocabulary, word->first, word->second, word->size, word->hash);
    return slot->next && vocabulary_form(vocabulary, slot->next - 1)->tail == FORM_NONE ? slot : NULL;
}

bool short_words(Scan *scan) {
    if (scan->in_word || scan->after_number)
        return false;
    Text *const text = scan->text;
    Token *const first = text->tokens + text->token_count, *const room = text->tokens + text->token_capacity;
    Token *token = first;
    unsigned flags = TOKEN_STARTS_WORD | (scan->starts_clause ? TOKEN_STARTS_CLAUSE : 0);
    size_t at = scan->at;
    bool blank = true; /* before `at` */
    while (blank && token < room && scan->end - at >= BYTES_SEEN) {
        const ShortWord word = word_at(scan->data + at);
        const Slot *slot = word_slot(scan->vocabulary, scan->data + at, &word);
        if (!slot)
            break;
        const Form *form = vocabulary_form(scan->vocabulary, slot->next - 1);
        const size_t end = at + word.size;
        flags |= form->flags | (word.capitals & 0x20 ? TOKEN_CAPITAL : 0);
        *token++ = (Token){(uint32_t)at, (uint32_t)end, slot->next - 1, (uint8_t)TOKEN_WORD, (uint8_t)flags};
        scan->tally.syllables += form->syllables;
        scan->tally.could_tell += form->could_tell;
        scan->tally.telling += form->telling;
        flags = TOKEN_STARTS_WORD;
        blank = scan->data[end] == ' ';
        at = end + blank;
    }
    if (token == first)
        return false;
    scan_touch(scan, first->start, token[-1].end);
    text->token_count += (size_t)(token - first);
    scan->tally.words += (uint32_t)(token - first);
    scan->starts_clause = false;
    scan->in_word = !blank;
    scan->at = at;
    return true;
}
