/* The words that most of a text is made of, taken without a look at each of their letters: at most sixteen of ASCII,
 * met before, neither contractions nor with capitals but the first, each behind the blank of the one before. */
#include "text/scan.h"

enum {
    BYTES_SEEN = 2 * EIGHT + 2, /* of a word and what is behind it */
    FIRST_CAPITAL = 0x20,       /* in EightLetters.capitals */
};

/* A word's size is counted rather than asked of its slot: the next word is looked at while this one's slot is still on
 * its way from memory. */
typedef struct ShortWord {
    const Slot *slot; /* an empty one where it is nothing or no such word */
    uint64_t capitals;
    uint32_t size;
} ShortWord;

static inline ShortWord word_at(const Vocabulary *vocabulary, const char *data) {
    const EightLetters letters = eight_letters(eight_load(data));
    const uint64_t hash = eight_hash_add(0, letters.lower);
    if (letters.count < EIGHT)
        return (ShortWord){vocabulary_eight(vocabulary, letters.lower, eight_hash_end(hash)), letters.capitals,
                           letters.count};
    const EightLetters more = eight_letters(eight_load(data + EIGHT));
    const uint32_t whole = eight_hash_end(more.count > 0 ? eight_hash_add(hash, more.lower) : hash);
    return (ShortWord){vocabulary_sixteen(vocabulary, letters.lower, more.lower, whole),
                       letters.capitals | more.capitals << 1, /* none of them the first */
                       EIGHT + more.count};
}

bool short_words(Scan *scan) {
    if (scan->in_word || scan->after_number || scan->end - scan->at < BYTES_SEEN)
        return false;
    const Vocabulary vocabulary = *scan->vocabulary; /* a copy: for all the compiler knows tokens may lie in that one */
    Text *const text = scan->text;
    Token *const first = text->tokens + text->token_count, *token = first;
    const size_t left = text->token_capacity - text->token_count;
    const Token *const room = first + (left < COUNTS_MOST ? left : COUNTS_MOST);
    const char *const data = scan->data;
    const size_t last = scan->end - BYTES_SEEN;
    uint64_t counts = 0;
    size_t at = scan->at;
    bool blank = true; /* before `at` */
    while (blank && at <= last && token < room) {
        const ShortWord word = word_at(&vocabulary, data + at);
        if (!word.slot->next || word.capitals & ~(uint64_t)FIRST_CAPITAL)
            break;
        const Form *form = vocabulary_form(&vocabulary, word.slot->next - 1);
        const size_t end = at + word.size;
        blank = data[end] == ' ';
        if (form->tail != FORM_NONE ||
            !(blank || bytes_end_word((unsigned char)data[end], (unsigned char)data[end + 1])))
            break;
        const unsigned flags =
            TOKEN_STARTS_WORD | form->flags | (unsigned)(word.capitals / FIRST_CAPITAL * TOKEN_CAPITAL);
        *token++ = (Token){(uint32_t)at, (uint32_t)end, word.slot->next - 1, (uint8_t)TOKEN_WORD, (uint8_t)flags};
        counts += form->counts;
        at = end + blank;
    }
    if (token == first)
        return false;
    if (scan->starts_clause)
        first->flags |= TOKEN_STARTS_CLAUSE;
    scan_touch(scan, first->start, token[-1].end);
    text->token_count += (size_t)(token - first);
    scan->tally.words += (uint32_t)(token - first);
    scan->tally.syllables += (uint32_t)counts;
    sentence_add_signs(&scan->tally, counts);
    scan->starts_clause = false;
    scan->in_word = token[-1].end == at;
    scan->at = at;
    return true;
}
