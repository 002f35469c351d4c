/* Rules on repetition: does the answer recite the bank's examples, copy the question, or repeat itself? All by sets of content words,
 * so that the order of words and small changes do not hide it. */
#include "base/memory.h"
#include "judge/parts.h"
#include "judge/word_set.h"
#include "text/sayings.h"
#include <stdlib.h>
#include <string.h>

enum { MIN_WORDS = 8, MIN_REPEATED = 3 }; /* fewer content words, or a shorter sentence, say nothing */

/* ---- What the bank says of a question: it does not change, so what is remembered of it changes no judgement ---- */

struct QuestionWords {
    const Question *question;
    WordHashes ask;
    WordHashes *examples; /* read on demand; NULL: not yet */
    size_t example_count;
    QuestionWords *next;
};

static WordHashes hashes_of(const Trial *trial, const char *string) {
    return word_hashes_of(trial->language, trial->sections[0].text, slice_of(string), trial->judge->arena);
}

static QuestionWords *question_words(const Trial *trial) {
    const Judge *judge = trial->judge;
    const Question *question = trial->answer->question;
    for (QuestionWords *words = judge->questions; words; words = words->next)
        if (words->question == question)
            return words;
    QuestionWords *words = arena_alloc(judge->arena, sizeof *words);
    *words = (QuestionWords){.question = question, .ask = hashes_of(trial, question->ask), .next = judge->questions};
    return ((Judge *)judge)->questions = words;
}

static void read_examples(const Trial *trial, QuestionWords *words) {
    Strings texts = {0};
    bank_examples(trial->judge->bank, words->question->id, &texts, NULL);
    words->examples = arena_array(trial->judge->arena, texts.count + 1, sizeof *words->examples);
    for (; words->example_count < texts.count; words->example_count++)
        words->examples[words->example_count] = hashes_of(trial, texts.items[words->example_count]);
}

/* ---- What the answer says ---- */

struct AnswerWords { /* content words of the sections of some roles */
    unsigned roles;  /* RuleRoles.own */
    WordSet set;
    bool compared;     /* with the question's examples … */
    double of_example; /* … of which one has this share of them, the largest, in percent */
    AnswerWords *next;
};

static AnswerWords *words_said(const Trial *trial, size_t rule) {
    const unsigned roles = trial->judge->roles[rule].own;
    for (AnswerWords *words = trial->echoes->words; words; words = words->next)
        if (words->roles == roles)
            return words;
    AnswerWords *words = arena_alloc(trial->arena, sizeof *words);
    *words = (AnswerWords){.roles = roles, .next = trial->echoes->words};
    const Text **texts = arena_array(trial->arena, trial->section_count + 1, sizeof *texts);
    size_t count = 0;
    for (size_t i = 0; i < trial->section_count; i++)
        if (rule_looks_into(trial, rule, i))
            texts[count++] = trial->sections[i].text;
    word_set_add(&words->set, texts, count, trial->arena);
    return trial->echoes->words = words;
}

/* ---- Shares, in percent ---- */

static double share_of(const WordHashes *words, const WordSet *said) {
    return 100.0 * (double)word_set_common(said, words) / (double)said->count;
}

/* The largest that one of the examples has of the answer's words. Two rules ask for it. */
static double examples_share(const Trial *trial, AnswerWords *said) {
    if (said->compared)
        return said->of_example;
    QuestionWords *words = question_words(trial);
    if (!words->examples)
        read_examples(trial, words);
    for (size_t i = 0; i < words->example_count; i++) {
        const double share = share_of(&words->examples[i], &said->set);
        said->of_example = share > said->of_example ? share : said->of_example;
    }
    said->compared = true;
    return said->of_example;
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
    bool *sayings = memory_array(SAYINGS_MOST + 1, sizeof *sayings); /* those whose key is in it */
    for (size_t i = 0; i < trial->section_count; i++) {
        const Text *text = trial->sections[i].text;
        for (size_t k = 0; k < text->sentence_count; k++) {
            const Sentence *sentence = &text->sentences[k];
            if (sentence->words < MIN_REPEATED)
                continue;
            if (sayings[sentence->saying] || key_meet(said, room, sentence_key(text, sentence)))
                repeated += sentence->words;
            sayings[sentence->saying] = sentence->saying != 0;
        }
    }
    free(sayings);
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
        AnswerWords *said = words_said(trial, rule);
        out->count = said->set.count;
        bool question = strcmp(data->of, "question") == 0;
        if (trial->answer->question && out->count >= (question ? 1 : MIN_WORDS))
            out->share = question ? share_of(&question_words(trial)->ask, &said->set) : examples_share(trial, said);
    }
    size_t end = trial_end(trial, WHOLE);
    if (out->share > out->limit)
        outcome_hit(trial, out, (Hit){WHOLE, end, end});
    else
        out->pending = trial->options->mode == JUDGE_DRAFTING && trial->words == 0;
}
