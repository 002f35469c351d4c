/* What the language knows of one word: the lists of its data turned inside out, one look-up for all of them. */
#ifndef TEXT_LEXICON_H
#define TEXT_LEXICON_H

#include <starcoach/text.h>

typedef enum WordTrait {
    WORD_NEGATOR = 1,
    WORD_BREAKER = 2, /* begins a clause */
    WORD_ABBREVIATION =
        4,            /* its full stop ends no sentence; kept without that stop, unless it has inner ones ("e.g.") */
    WORD_AS_WORD = 8, /* an acronym read as a word */
    WORD_COMMON = 16,
    WORD_DOUBLED = 32, /* may rightly stand twice */
    WORD_DURATION = 64,
    WORD_MONTH = 128,
    WORD_NUMBER = 256,
    WORD_SHARED = 512, /* other languages have it too */
    WORD_CAPITAL = 1024, /* always written with a capital */
    WORD_GENERAL = 2048, /* says little by itself */
} WordTrait;

typedef struct LexiconWord {
    Slice word;
    uint32_t hash;     /* text_hash(word) */
    uint32_t traits;   /* WordTrait, or-ed */
    int number;        /* with WORD_NUMBER: its value, 0 = none */
    int syllables;     /* of an exception to the counting rule; 0 = none */
    const char *means; /* of a contraction: what it is opened to; NULL = none */
    const char *said;  /* of a unit or symbol: how it is said; NULL = none */
} LexiconWord;

/* Whole words, lower case; suffixes of contractions with their "-". NULL when nothing is known. */
const LexiconWord *language_word(const Language *language, Slice word, uint32_t hash);
/* The traits of a word or number of a scanned text, without looking it up again. */
uint32_t text_traits(const Text *text, const Token *token);

/* What is code rather than data in a language. */
typedef struct Voice {
    const char *code;
    size_t (*word_syllables)(Slice word);                               /* by rule; lower case, at least 1 */
    size_t (*number_syllables)(const Language *language, Slice number); /* a number token's lower-case form */
    size_t (*letter_syllables)(char letter); /* one that is spelt out; lower case */
} Voice;

const Voice *language_voice(const Language *language);
/* Tells languages apart that were made from different data, wherever they lie in memory. */
uint64_t language_stamp(const Language *language);

#endif
