/* Rules on repetition: does the answer recite the bank's examples, copy the question, or repeat itself? All by sets of content words,
 * so that the order of words and small changes do not hide it. */
#include "base/memory.h"
#include "judge/parts.h"
#include "text/lexicon.h"
#include <stdlib.h>
#include <string.h>

enum { MIN_WORDS = 8, MIN_REPEATED = 3 }; /* fewer content words, or a shorter sentence, say nothing */

typedef struct WordSet { /* sorted, no two alike */
    uint32_t *items;
    size_t count, capacity;
    bool *met; /* by form, while texts of one vocabulary are added: it need not be looked at again */
    size_t met_count, met_capacity;
} WordSet;

static int compare_hashes(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Whether the token's form is met for the first time. */
static bool set_meet(WordSet *set, const Token *token) {
    if (token->form >= set->met_count) {
        set->met = memory_grow(set->met, &set->met_capacity, token->form + (size_t)1, sizeof *set->met);
        memset(set->met + set->met_count, 0, set->met_capacity - set->met_count);
        set->met_count = set->met_capacity;
    }
    bool first = !set->met[token->form];
    set->met[token->form] = true;
    return first;
}

/* Short words and the most frequent ones are the language's, not the answer's. */
static void set_add_sentence(WordSet *set, const Text *text, const Sentence *sentence) {
    for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
        const Token *token = &text->tokens[i];
        if (token->kind == TOKEN_MARK || token->end - token->start < 4 || !set_meet(set, token) ||
            text_traits(text, token) & WORD_COMMON)
            continue;
        set->items = memory_grow(set->items, &set->capacity, set->count + 1, sizeof *set->items);
        set->items[set->count++] = text_form_hash(text, token);
    }
}

static void set_add_text(WordSet *set, const Text *text) {
    for (size_t i = 0; i < text->sentence_count; i++)
        set_add_sentence(set, text, &text->sentences[i]);
}

static void set_finish(WordSet *set) {
    free(set->met);
    set->met = NULL;
    if (set->count == 0)
        return;
    qsort(set->items, set->count, sizeof *set->items, compare_hashes);
    size_t kept = 1;
    for (size_t i = 1; i < set->count; i++) {
        if (set->items[i] != set->items[kept - 1])
            set->items[kept++] = set->items[i];
    }
    set->count = kept;
}

static size_t common_count(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count) {
    size_t common = 0;
    for (size_t i = 0, j = 0; i < a_count && j < b_count;) {
        uint32_t x = a[i], y = b[j];
        common += x == y;
        i += x <= y;
        j += y <= x;
    }
    return common;
}

static WordSet set_of_string(const Judge *judge, const char *string) {
    WordSet set = {0};
    Text text = {0};
    text_scan(&text, bank_language(judge->bank), slice_of(string));
    set_add_text(&set, &text);
    set_finish(&set);
    text_free(&text);
    return set;
}

static void read_examples(Judge *judge, const char *question, ExampleWords *out) {
    Strings texts = {0};
    *out = (ExampleWords){.question = arena_string(judge->arena, question)};
    if (!bank_examples(judge->bank, question, &texts, NULL))
        return;
    out->sets = arena_array(judge->arena, texts.count + 1, sizeof *out->sets);
    out->sizes = arena_array(judge->arena, texts.count + 1, sizeof *out->sizes);
    for (size_t i = 0; i < texts.count; i++) {
        WordSet set = set_of_string(judge, texts.items[i]);
        out->sets[i] = arena_array(judge->arena, set.count + 1, sizeof **out->sets);
        if (set.count > 0)
            memcpy(out->sets[i], set.items, set.count * sizeof *set.items);
        out->sizes[i] = set.count;
        free(set.items);
    }
    out->count = texts.count;
}

/* The bank's content does not change, so what is remembered of it changes no judgement. */
const ExampleWords *judge_examples(const Judge *judge, const char *question) {
    for (size_t i = 0; i < judge->example_count; i++) {
        if (strcmp(judge->examples[i].question, question) == 0)
            return &judge->examples[i];
    }
    Judge *memory = (Judge *)judge;
    memory->examples = memory_grow(memory->examples, &memory->example_capacity, memory->example_count + 1, sizeof *memory->examples);
    read_examples(memory, question, &memory->examples[memory->example_count]);
    return &memory->examples[memory->example_count++];
}

static const AnswerWords *answer_words_of(const Trial *trial, size_t rule) {
    unsigned roles = trial->judge->roles[rule];
    for (const AnswerWords *words = trial->echoes->words; words; words = words->next)
        if (words->roles == roles)
            return words;
    WordSet set = {0};
    for (size_t i = 0; i < trial->section_count; i++) {
        if (rule_looks_into(trial, rule, i))
            set_add_text(&set, trial->sections[i].text);
    }
    set_finish(&set);
    AnswerWords *words = arena_alloc(trial->arena, sizeof *words);
    *words = (AnswerWords){roles, arena_array(trial->arena, set.count + 1, sizeof *words->items), set.count,
                           trial->echoes->words};
    if (set.count > 0)
        memcpy(words->items, set.items, set.count * sizeof *set.items);
    free(set.items);
    return trial->echoes->words = words;
}

/* The largest share of the answer's words that one of the examples has, in percent. */
static double examples_share(const Trial *trial, const AnswerWords *words) {
    if (!trial->answer->question)
        return 0;
    const ExampleWords *examples = judge_examples(trial->judge, trial->answer->question->id);
    size_t most = 0;
    for (size_t i = 0; i < examples->count; i++) {
        size_t common = common_count(words->items, words->count, examples->sets[i], examples->sizes[i]);
        most = common > most ? common : most;
    }
    return 100.0 * (double)most / (double)words->count;
}

static double question_share(const Trial *trial, const AnswerWords *words) {
    if (!trial->answer->question)
        return 0;
    WordSet ask = set_of_string(trial->judge, trial->answer->question->ask);
    size_t common = common_count(words->items, words->count, ask.items, ask.count);
    free(ask.items);
    return 100.0 * (double)common / (double)words->count;
}

/* What a sentence says. The texts of an answer share their vocabulary, so that the same form has the same id. 0 is none. */
static uint64_t sentence_key(const Text *text, const Sentence *sentence) {
    uint64_t key = 1469598103934665603u;
    for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
        if (text->tokens[i].kind != TOKEN_MARK)
            key = (key ^ text->tokens[i].form) * 1099511628211u;
    }
    return key ? key : 1;
}

/* Whether the key is in the table, where it is put. */
static bool key_meet(uint64_t *table, size_t room, uint64_t key) {
    size_t at = (size_t)(key ^ key >> 32) & (room - 1);
    while (table[at] && table[at] != key)
        at = (at + 1) & (room - 1);
    bool met = table[at] != 0;
    table[at] = key;
    return met;
}

/* Words in sentences said before. */
static size_t repeated_words(const Trial *trial) {
    size_t count = 0, room = 16, repeated = 0;
    for (size_t i = 0; i < trial->section_count; i++)
        count += trial->sections[i].text->sentence_count;
    while (room < 2 * count)
        room *= 2;
    uint64_t *said = memory_array(room, sizeof *said);
    for (size_t i = 0; i < trial->section_count; i++) {
        const Text *text = trial->sections[i].text;
        for (size_t k = 0; k < text->sentence_count; k++) {
            const Sentence *sentence = &text->sentences[k];
            if (sentence->words >= MIN_REPEATED && key_meet(said, room, sentence_key(text, sentence)))
                repeated += sentence->words;
        }
    }
    free(said);
    return repeated;
}

static double repeated_share(const Trial *trial) {
    Echoes *echoes = trial->echoes;
    if (!echoes->counted)
        echoes->repeated = trial->words > 0 ? 100.0 * (double)repeated_words(trial) / (double)trial->words : 0;
    echoes->counted = true;
    return echoes->repeated;
}

void try_echo(const Trial *trial, size_t rule, Outcome *out) {
    const Rule *data = bank_rule_at(trial->judge->bank, rule);
    out->limit = data->most * 100;
    if (strcmp(data->of, "itself") == 0)
        out->share = repeated_share(trial);
    else {
        const AnswerWords *words = answer_words_of(trial, rule);
        out->count = words->count;
        bool question = strcmp(data->of, "question") == 0;
        if (words->count >= (question ? 1 : MIN_WORDS))
            out->share = question ? question_share(trial, words) : examples_share(trial, words);
    }
    size_t end = trial_end(trial, WHOLE);
    if (out->share > out->limit)
        outcome_hit(trial, out, (Hit){WHOLE, end, end});
    else
        out->pending = trial->options->mode == JUDGE_DRAFTING && trial->words == 0;
}
