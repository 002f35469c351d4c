/* A language: everything that text needs to know of English (or another), as plain data.
 *
 * The data come from content/LANG/language.yaml (the content room reads it; this room knows no files). What cannot be
 * data (counting syllables, saying a number or a letter) are functions chosen by `code`; a language without its own
 * counts groups of vowels. */
#ifndef STARCOACH_LANGUAGE_H
#define STARCOACH_LANGUAGE_H

#include <starcoach/arena.h>

typedef struct WordCount { /* a word and a whole number: "area" has 3 syllables */
    const char *word;
    int count;
} WordCount;

typedef struct WordPair { /* a written form and what it stands for: "won't" is "will not" */
    const char *word;
    const char *means;
} WordPair;

typedef struct WordList {
    const char *const *items;
    size_t count;
} WordList;

/* seconds = pace · (per_syllable · syllables + per_comma · commas + per_end · sentence ends) */
typedef struct SpeechRates {
    double per_syllable;
    double per_comma; /* a comma stands for , ; : and dashes */
    double per_end;   /* an end for . ! ? and the end of a paragraph */
    double per_word;  /* where no more than the number of words is known */
    double low, high; /* 80% of speakers fall within [low, high] × the estimate, before any take */
    double low_after_take, high_after_take; /* the same after a take of this speaker */
} SpeechRates;

/* What content gives to language_new; copied, all words lower case. */
typedef struct LanguageData {
    const char *code; /* "en" */
    const char *name; /* "English" */
    SpeechRates rates;
    WordList abbreviations;       /* written with a full stop that ends no sentence: "e.g.", "Dr.", "approx." */
    WordList negators;            /* "not", "never", "without" …, after contractions are opened */
    WordList clause_breakers;     /* words that begin a new clause: "but", "because", "although" … */
    WordList fillers;             /* phrases a polish takes out: "um", "you know" (each one or more words) */
    WordList spoken_as_words;     /* acronyms that are read as a word: "NASA", "RAM", "JSON" */
    WordList common_words;        /* the language's most frequent words: to tell it from other languages */
    WordList shared_words;        /* common words that other languages have too ("in", "was"): they tell nothing of which it is */
    WordList general_words;       /* words that say little by themselves: "simple", "happened"; no cue is made of them */
    WordList opening_words;       /* words after which more must come: "the", "is"; no quotation ends on one */
    WordList joining_words;       /* words that only join a clause to the one before: "and", "but"; no quotation begins with one */
    WordList doubled_words;       /* words that may rightly stand twice: "had", "that" */
    const WordPair *contractions; /* "won't": "will not", two words at most, the first of which may be a contraction
                                     itself; suffixes are written with a leading "-": "-n't": "not" */
    size_t contraction_count;
    const WordCount *number_words; /* "two": 2, "dozen": 12, "half": 0 when it has no value */
    size_t number_word_count;
    WordList ordinals;     /* what makes an ordinal of digits: "st", "nd", "rd", "th" */
    const WordPair *units; /* a symbol or unit and how it is said: "%": "percent", "km": "kilometres", "k" … */
    size_t unit_count;
    const WordCount *syllables; /* exceptions to the counting rule */
    size_t syllable_count;
    WordList durations; /* words of time for the class <duration>: "day", "days", "hour" … */
    WordList months;    /* names of months, short and long: for <date> and for saying dates */
    const WordCount *past; /* how a time is told from today on: "# years ago" and the months that one is; "#": a number */
    size_t past_count;
    const WordCount *seasons; /* in answer to "when?": "spring" and its middle month */
    size_t season_count;
    WordList last_words; /* "last", as in "last spring" */
    WordList date_words; /* words before a date that say nothing: "in" */
    WordList capitals;  /* words that are always written with a capital: "i"; a polish mends them */
    const WordPair *classes; /* how amounts and dates are put into words: "money" and the phrase that is one */
    size_t class_count;
} LanguageData;

typedef struct Language Language;

/* Copies the data and builds the look-up tables; free with language_free. Never fails: content has validated the data.
 */
Language *language_new(const LanguageData *data);
void language_free(Language *language);
const LanguageData *language_data(const Language *language);

#endif
