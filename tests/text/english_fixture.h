/* A small English, made by hand: the room `text` stands below the one that reads content/en/language.yaml. */
#ifndef TEST_ENGLISH_FIXTURE_H
#define TEST_ENGLISH_FIXTURE_H

#include <starcoach/language.h>

#define WORDS(...)                                                                                                     \
    (WordList) {                                                                                                       \
        .items = (const char *const[]){__VA_ARGS__},                                                                   \
        .count = sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *)                                     \
    }
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static inline Language *english_fixture(void) {
    static const WordPair contractions[] = {
        {"can't", "can not"},    {"cannot", "can not"}, {"won't", "will not"}, {"let's", "let us"},
        {"dunno", "don't know"}, {"-n't", "not"},       {"-'re", "are"},       {"-'ll", "will"},
        {"-'ve", "have"},        {"-'m", "am"},
    };
    static const WordCount number_words[] = {
        {"one", 1},  {"two", 2},       {"three", 3},  {"ten", 10},        {"twenty", 20},       {"half", 0},
        {"both", 2}, {"hundred", 100}, {"dozen", 12}, {"thousand", 1000}, {"million", 1000000}, {"billion", 1000000000},
    };
    static const WordPair units[] = {
        {"%", "percent"},    {"$", "dollars"},   {"£", "pounds"},    {"€", "euros"},    {"km", "kilometres"},
        {"k", "thousand"},   {"m", "metres"},    {"b", "billion"},   {"bn", "billion"}, {"x", "times"},
        {"&", "and"},        {"+", "plus"},      {"=", "equals"},    {"#", "number"},   {"@", "at"},
        {"~", "about"},      {"<", "less than"}, {"am", "a m"},      {"pm", "p m"},     {"ms", "milliseconds"},
        {"gb", "gigabytes"}, {"h", "hours"},     {"min", "minutes"}, {"°", "degrees"},
    };
    static const WordCount syllables[] = {
        {"kilometres", 4}, {"area", 3}, {"business", 2}, {"every", 2}, {"dr", 2},
        {"mr", 2},         {"hmm", 1},  {"etc", 4},      {"json", 2},
    };
    static const WordPair classes[] = {
        {"number", "(<.quantity>|<.amount>) [<.amount> [<.amount> [<.amount>]]] [and <.amount> [<.amount>]]"},
        {"percent", "(<.percent>|<number> (\"%\"|percent|per cent|pct))"},
        {"money", "(<.money> [k|m|bn|thousand|million|billion]|<number> (cent|cents|dollar|dollars|euro|euros|pound|pounds|rupees|yen|usd|eur|gbp|\"€\"|\"£\")"
                  "|(usd|eur|gbp) <number>)"},
        {"date", "(<.date>|<year>|<.Month> [<.day>] [<year>]|<.month> (<.day> [<year>]|<year>)"
                 "|<.day> [of] <.month> [<year>])"},
    };
    LanguageData data = {
        .code = "en",
        .name = "English",
        .rates = {0.22, 0.17, 0.55, 0.37, 0.85, 1.24, 0.89, 1.13},
        .abbreviations = WORDS("e.g.", "i.e.", "dr.", "mr.", "vs.", "etc.", "approx.", "a.m.", "p.m.", "jan.", "inc."),
        .negators = WORDS("not", "never", "no", "without", "nobody", "nothing"),
        .clause_breakers = WORDS("but", "because", "although", "while", "so"),
        .fillers = WORDS("um", "you know"),
        .spoken_as_words = WORDS("nasa", "ram", "json"),
        .common_words = WORDS("the", "of", "and", "to", "a", "in", "that", "it", "is", "was", "i", "for", "on", "you",
                              "he", "be", "with", "as", "by", "at", "have", "are", "this", "not", "but", "had", "we",
                              "then", "my", "they", "so", "do", "did", "when", "what", "our"),
        .doubled_words = WORDS("had", "that"),
        .contractions = contractions,
        .contraction_count = COUNT_OF(contractions),
        .number_words = number_words,
        .number_word_count = COUNT_OF(number_words),
        .ordinals = WORDS("st", "nd", "rd", "th"),
        .units = units,
        .unit_count = COUNT_OF(units),
        .syllables = syllables,
        .syllable_count = COUNT_OF(syllables),
        .durations = WORDS("second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks",
                           "month", "months", "year", "years"),
        .months = WORDS("january", "february", "march", "april", "may", "june", "july", "august", "september",
                        "october", "november", "december", "jan", "feb", "mar"),
        .capitals = WORDS("i"),
        .classes = classes,
        .class_count = COUNT_OF(classes),
    };
    return language_new(&data);
}

/* For a group of tests, whose state it is. */
static inline int english_set_up(void **state) {
    *state = english_fixture();
    return 0;
}

static inline int english_tear_down(void **state) {
    language_free(*state);
    return 0;
}

#endif
