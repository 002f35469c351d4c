/* language.yaml. */
#include "content/schemas.h"

static const YamlField rates_fields[] = {
    FIELD(SpeechRates, per_syllable, "per_syllable", YAML_NUMBER, .flags = YAML_REQUIRED, .least = 0.01, .most = 2, .help = "Seconds a syllable."),
    FIELD(SpeechRates, per_comma, "per_comma", YAML_NUMBER, .flags = YAML_REQUIRED, .least = 0, .most = 5, .help = "Seconds a comma."),
    FIELD(SpeechRates, per_end, "per_end", YAML_NUMBER, .flags = YAML_REQUIRED, .least = 0, .most = 5, .help = "Seconds a sentence's end."),
    FIELD(SpeechRates, per_word, "per_word", YAML_NUMBER, .flags = YAML_REQUIRED, .least = 0.01, .most = 10, .help = "Seconds a word, where no more than their number is known."),
    FIELD(SpeechRates, low, "low", YAML_NUMBER, .flags = YAML_REQUIRED, .least = 0.1, .most = 1, .help = "Four of five speakers take at least so much of the estimate."),
    FIELD(SpeechRates, high, "high", YAML_NUMBER, .flags = YAML_REQUIRED, .least = 1, .most = 10, .help = "And at most so much."),
    FIELD(SpeechRates, low_after_take, "low_after_take", YAML_NUMBER, .flags = YAML_REQUIRED, .least = 0.1, .most = 1, .help = "The same after a take."),
    FIELD(SpeechRates, high_after_take, "high_after_take", YAML_NUMBER, .flags = YAML_REQUIRED, .least = 1, .most = 10, .help = "The same after a take."),
};
static const YamlSchema rates_schema = {SCHEMA("set of rates", SpeechRates, rates_fields)};

#define WORDS_FIELD(member, ...)                                                                                                 \
    {.key = #member,                                                                                                             \
     .type = YAML_STRINGS,                                                                                                       \
     .offset = offsetof(LanguageFile, data.member.items),                                                                        \
     .count_offset = offsetof(LanguageFile, data.member.count),                                                                  \
     __VA_ARGS__}
#define MAP_FIELD(member, counter, kind, ...)                                                                                    \
    {.key = #member,                                                                                                             \
     .type = kind,                                                                                                               \
     .offset = offsetof(LanguageFile, data.member),                                                                              \
     .count_offset = offsetof(LanguageFile, data.counter),                                                                       \
     __VA_ARGS__}

static const YamlField language_fields[] = {
    VERSION_FIELD(LanguageFile),
    FIELD(LanguageFile, data.code, "code", YAML_ID, .flags = YAML_REQUIRED, .help = "The language's code, as its folder is called: \"en\"."),
    FIELD(LanguageFile, data.name, "name", YAML_STRING, .flags = YAML_REQUIRED, .help = "What it is called."),
    FIELD(LanguageFile, data.rates, "rates", YAML_STRUCT, .flags = YAML_REQUIRED, .schema = &rates_schema, .help = "How fast people speak."),
    WORDS_FIELD(abbreviations, .help = "Written with a full stop that ends no sentence."),
    WORDS_FIELD(negators, .help = "Words that negate what follows in their clause."),
    WORDS_FIELD(clause_breakers, .help = "Words that begin a clause."),
    WORDS_FIELD(fillers, .help = "What a polish takes out."),
    WORDS_FIELD(spoken_as_words, .help = "Acronyms read as a word."),
    WORDS_FIELD(common_words, .help = "The most frequent words."),
    WORDS_FIELD(shared_words, .help = "Common words that other languages have too."),
    WORDS_FIELD(general_words, .help = "Words that say little by themselves: no cue is made of them."),
    WORDS_FIELD(opening_words, .help = "Words after which more must come: no quotation ends on one."),
    WORDS_FIELD(joining_words, .help = "Words that join a clause to the one before: no quotation begins with one."),
    WORDS_FIELD(doubled_words, .help = "Words that may rightly stand twice."),
    MAP_FIELD(contractions, contraction_count, YAML_WORD_PAIRS, .help = "What contractions stand for."),
    MAP_FIELD(number_words, number_word_count, YAML_WORD_COUNTS, .help = "The values of number words."),
    WORDS_FIELD(ordinals, .help = "Endings that make an ordinal of digits."),
    MAP_FIELD(units, unit_count, YAML_WORD_PAIRS, .help = "Units and symbols as they are said."),
    MAP_FIELD(syllables, syllable_count, YAML_WORD_COUNTS, .least = 1, .most = 100, .help = "Words the counting rule gets wrong."),
    WORDS_FIELD(durations, .help = "Words of time."),
    WORDS_FIELD(months, .help = "Names of months."),
    MAP_FIELD(past, past_count, YAML_WORD_COUNTS, .least = 0, .most = 1200, .help = "How a time is told from today on, # for a number, and how many months one is."),
    MAP_FIELD(seasons, season_count, YAML_WORD_COUNTS, .least = 1, .most = 12, .help = "Seasons and the number of their middle month."),
    WORDS_FIELD(last_words, .help = "Words that say last, as in last spring."),
    WORDS_FIELD(date_words, .help = "Words before a date that say nothing."),
    WORDS_FIELD(capitals, .help = "Words that are always written with a capital."),
    MAP_FIELD(classes, class_count, YAML_WORD_PAIRS, .help = "Phrases for the classes number, percent, money and date."),
};
const YamlSchema language_file_schema = {SCHEMA("language", LanguageFile, language_fields)};
