#include "text/lexicon.h"

#include "base/digest.h"
#include "base/memory.h"
#include "text/english.h"
#include "text/plain_voice.h"
#include <starcoach/text.h>
#include <stdlib.h>
#include <string.h>

struct Language {
    Arena *arena;
    LanguageData data;
    const Voice *voice;
    Digest digest; /* of the data */
    uint64_t stamp;
    LexiconWord *slots; /* open addressing; a word of no bytes is an empty slot */
    size_t slot_count;  /* a power of two, at most half full */
};

static const Voice *const voices[] = {&english_voice};

/* ---- The copy ---- */

static const char *copy_string(Language *language, const char *string) {
    const Slice text = slice_of(string ? string : "");
    digest_text(&language->digest, text);
    return arena_copy(language->arena, text);
}

static WordList copy_list(Language *language, WordList list) {
    const char **items = arena_array(language->arena, list.count + 1, sizeof *items);
    digest_number(&language->digest, list.count);
    for (size_t i = 0; i < list.count; i++)
        items[i] = copy_string(language, list.items[i]);
    return (WordList){items, list.count};
}

static const WordPair *copy_pairs(Language *language, const WordPair *pairs, size_t count) {
    WordPair *items = arena_array(language->arena, count + 1, sizeof *items);
    digest_number(&language->digest, count);
    for (size_t i = 0; i < count; i++) {
        items[i].word = copy_string(language, pairs[i].word);
        items[i].means = copy_string(language, pairs[i].means);
    }
    return items;
}

static const WordCount *copy_counts(Language *language, const WordCount *counts, size_t count) {
    WordCount *items = arena_array(language->arena, count + 1, sizeof *items);
    digest_number(&language->digest, count);
    for (size_t i = 0; i < count; i++) {
        items[i] = (WordCount){copy_string(language, counts[i].word), counts[i].count};
        digest_number(&language->digest, (uint64_t)counts[i].count);
    }
    return items;
}

static void copy_data(Language *language, const LanguageData *data) {
    LanguageData *copy = &language->data;
    copy->code = copy_string(language, data->code);
    copy->name = copy_string(language, data->name);
    copy->rates = data->rates;
    copy->abbreviations = copy_list(language, data->abbreviations);
    copy->negators = copy_list(language, data->negators);
    copy->clause_breakers = copy_list(language, data->clause_breakers);
    copy->fillers = copy_list(language, data->fillers);
    copy->spoken_as_words = copy_list(language, data->spoken_as_words);
    copy->common_words = copy_list(language, data->common_words);
    copy->shared_words = copy_list(language, data->shared_words);
    copy->general_words = copy_list(language, data->general_words);
    copy->opening_words = copy_list(language, data->opening_words);
    copy->joining_words = copy_list(language, data->joining_words);
    copy->doubled_words = copy_list(language, data->doubled_words);
    copy->ordinals = copy_list(language, data->ordinals);
    copy->durations = copy_list(language, data->durations);
    copy->months = copy_list(language, data->months);
    copy->contractions = copy_pairs(language, data->contractions, data->contraction_count);
    copy->contraction_count = data->contraction_count;
    copy->units = copy_pairs(language, data->units, data->unit_count);
    copy->unit_count = data->unit_count;
    copy->number_words = copy_counts(language, data->number_words, data->number_word_count);
    copy->number_word_count = data->number_word_count;
    copy->syllables = copy_counts(language, data->syllables, data->syllable_count);
    copy->syllable_count = data->syllable_count;
    copy->past = copy_counts(language, data->past, data->past_count);
    copy->past_count = data->past_count;
    copy->seasons = copy_counts(language, data->seasons, data->season_count);
    copy->season_count = data->season_count;
    copy->last_words = copy_list(language, data->last_words);
    copy->date_words = copy_list(language, data->date_words);
    copy->capitals = copy_list(language, data->capitals);
    copy->classes = copy_pairs(language, data->classes, data->class_count);
    copy->class_count = data->class_count;
}

/* ---- The table ---- */

static LexiconWord *word_slot(const Language *language, Slice word, uint32_t hash) {
    size_t mask = language->slot_count - 1;
    size_t at = hash & mask;
    while (language->slots[at].word.size &&
           !(language->slots[at].hash == hash && slice_equal(language->slots[at].word, word)))
        at = (at + 1) & mask;
    return &language->slots[at];
}

/* The word's record, made when it is new. Words of no bytes are nobody's: they get a record to be forgotten. */
static LexiconWord *word_record(Language *language, Slice word, LexiconWord *nobody) {
    if (!word.size)
        return nobody;
    uint32_t hash = text_hash(word);
    LexiconWord *record = word_slot(language, word, hash);
    record->word = word;
    record->hash = hash;
    return record;
}

static void table_list(Language *language, WordList list, WordTrait trait) {
    LexiconWord nobody = {0};
    for (size_t i = 0; i < list.count; i++) {
        Slice word = slice_of(list.items[i]);
        if (trait == WORD_ABBREVIATION && word.size && memchr(word.data, '.', word.size - 1) == NULL &&
            word.data[word.size - 1] == '.')
            word.size--;
        word_record(language, word, &nobody)->traits |= trait;
    }
}

static void table_fill(Language *language) {
    const LanguageData *data = &language->data;
    LexiconWord nobody = {0};
    table_list(language, data->abbreviations, WORD_ABBREVIATION);
    table_list(language, data->negators, WORD_NEGATOR);
    table_list(language, data->clause_breakers, WORD_BREAKER);
    table_list(language, data->spoken_as_words, WORD_AS_WORD);
    table_list(language, data->common_words, WORD_COMMON);
    table_list(language, data->shared_words, WORD_SHARED);
    table_list(language, data->general_words, WORD_GENERAL);
    table_list(language, data->doubled_words, WORD_DOUBLED);
    table_list(language, data->durations, WORD_DURATION);
    table_list(language, data->months, WORD_MONTH);
    table_list(language, data->capitals, WORD_CAPITAL);
    for (size_t i = 0; i < data->contraction_count; i++)
        word_record(language, slice_of(data->contractions[i].word), &nobody)->means = data->contractions[i].means;
    for (size_t i = 0; i < data->unit_count; i++)
        word_record(language, slice_of(data->units[i].word), &nobody)->said = data->units[i].means;
    for (size_t i = 0; i < data->syllable_count; i++)
        word_record(language, slice_of(data->syllables[i].word), &nobody)->syllables = data->syllables[i].count;
    for (size_t i = 0; i < data->number_word_count; i++) {
        LexiconWord *record = word_record(language, slice_of(data->number_words[i].word), &nobody);
        record->traits |= WORD_NUMBER;
        record->number = data->number_words[i].count;
    }
}

static size_t data_words(const LanguageData *data) {
    return data->abbreviations.count + data->negators.count + data->clause_breakers.count +
           data->spoken_as_words.count + data->common_words.count + data->shared_words.count +
           data->general_words.count + data->doubled_words.count + data->durations.count + data->months.count +
           data->capitals.count + data->contraction_count + data->unit_count + data->syllable_count +
           data->number_word_count;
}

/* ---- The face ---- */

Language *language_new(const LanguageData *data) {
    Language *language = memory_alloc(sizeof *language);
    language->arena = arena_new();
    copy_data(language, data);
    language->stamp = digest_end(&language->digest);
    language->voice = &plain_voice;
    for (size_t i = 0; i < sizeof voices / sizeof *voices; i++)
        if (strcmp(voices[i]->code, language->data.code) == 0)
            language->voice = voices[i];
    language->slot_count = 16;
    while (language->slot_count < 2 * data_words(data))
        language->slot_count *= 2;
    language->slots = arena_array(language->arena, language->slot_count, sizeof *language->slots);
    table_fill(language);
    return language;
}

void language_free(Language *language) {
    if (!language)
        return;
    arena_free(language->arena);
    free(language);
}

const LanguageData *language_data(const Language *language) {
    return &language->data;
}

const LexiconWord *language_word(const Language *language, Slice word, uint32_t hash) {
    const LexiconWord *record = word_slot(language, word, hash);
    return record->word.size ? record : NULL;
}

const Voice *language_voice(const Language *language) {
    return language->voice;
}

uint64_t language_stamp(const Language *language) {
    return language->stamp;
}
