/* Questions that ask nearly the same. They are compared by the words of their `ask`: a word weighs the more, the fewer questions use
 * it (the logarithm of all questions ÷ those with the word), so that "tell me about a time" counts for little. Two are alike where the
 * words they share weigh at least ALIKE of the words of both. */
#include "base/memory.h"
#include "base/messages.h"
#include "content/bank_parts.h"

#include <math.h>
#include <starcoach/text.h>
#include <stdlib.h>

/* Of the shipped bank's hundred questions the two nearest share 0.35 of their weight (tests/content/content_twins_test.c). */
static const double ALIKE = 0.6;

typedef struct Word {
    uint32_t hash;
    uint32_t question;
} Word;

typedef struct Words { /* of all questions, by question and then hash, each once a question */
    Word *items;
    size_t count, capacity;
    size_t *begins; /* of each question's; one more at the end */
} Words;

static int compare_words(const void *a, const void *b) {
    const Word *x = a, *y = b;
    if (x->question != y->question)
        return x->question < y->question ? -1 : 1;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

static int compare_hashes(const void *a, const void *b) {
    uint32_t x = ((const Word *)a)->hash, y = ((const Word *)b)->hash;
    return (x > y) - (x < y);
}

static void words_add(Words *words, const Bank *bank, Text *text, uint32_t index) {
    const Question *question = bank->questions.items[index];
    text_scan(text, bank->language, slice_of(question->ask));
    for (size_t i = 0; i < text->token_count; i++) {
        if (text->tokens[i].kind == TOKEN_MARK)
            continue;
        words->items = memory_grow(words->items, &words->capacity, words->count + 1, sizeof *words->items);
        words->items[words->count++] = (Word){text_form_hash(text, &text->tokens[i]), index};
    }
}

static Words words_of(const Bank *bank) {
    Words words = {.begins = memory_array(bank->questions.count + 1, sizeof *words.begins)};
    Text text = {0};
    for (size_t i = 0; i < bank->questions.count; i++)
        words_add(&words, bank, &text, (uint32_t)i);
    text_free(&text);
    if (words.count == 0)
        return words;
    qsort(words.items, words.count, sizeof *words.items, compare_words);
    size_t kept = 0;
    for (size_t i = 0, question = 0; i < words.count; i++) {
        if (i > 0 && compare_words(&words.items[i], &words.items[i - 1]) == 0)
            continue;
        for (; question <= words.items[i].question; question++)
            words.begins[question] = kept;
        words.items[kept++] = words.items[i];
    }
    words.count = kept;
    for (size_t i = words.items[kept - 1].question + 1; i <= bank->questions.count; i++)
        words.begins[i] = kept;
    return words;
}

/* The weight of each of words->items. */
static double *weights_of(const Words *words, size_t questions) {
    Word *sorted = memory_array(words->count + 1, sizeof *sorted);
    for (size_t i = 0; i < words->count; i++)
        sorted[i] = (Word){words->items[i].hash, (uint32_t)i};
    qsort(sorted, words->count, sizeof *sorted, compare_hashes);
    double *weights = memory_array(words->count + 1, sizeof *weights);
    for (size_t i = 0, end; i < words->count; i = end) {
        for (end = i; end < words->count && sorted[end].hash == sorted[i].hash; end++)
            ;
        for (size_t j = i; j < end; j++)
            weights[sorted[j].question] = log(((double)questions + 1) / (double)(end - i));
    }
    free(sorted);
    return weights;
}

static double likeness(const Words *words, const double *weights, size_t a, size_t b) {
    double shared = 0, all = 0;
    size_t i = words->begins[a], j = words->begins[b];
    while (i < words->begins[a + 1] || j < words->begins[b + 1]) {
        bool left = i < words->begins[a + 1], right = j < words->begins[b + 1];
        bool same = left && right && words->items[i].hash == words->items[j].hash;
        bool first = left && (!right || words->items[i].hash <= words->items[j].hash);
        double weight = first ? weights[i] : weights[j];
        all += weight;
        shared += same ? weight : 0;
        i += first;
        j += same || !first;
    }
    return all > 0 ? shared / all : 0;
}

static void tell(const Bank *bank, size_t index, size_t other, ErrorList *warnings) {
    const Question *question = bank->questions.items[index], *twin = bank->questions.items[other];
    Error warning = {0};
    error_at(&warning, ERROR_INVALID, question->source.file, question->source.line, question->source.column,
             MSG_CONTENT_ALIKE, question->id, twin->id, twin->source.file, twin->source.line);
    error_remedy(&warning, MSG_CONTENT_ALIKE_FIX);
    error_list_take(warnings, &warning);
}

double bank_nearest_twins(const Bank *bank, ErrorList *warnings) {
    Words words = words_of(bank);
    double *weights = weights_of(&words, bank->questions.count), nearest = 0;
    for (size_t i = 1; i < bank->questions.count; i++) {
        for (size_t j = 0; j < i; j++) {
            double like = likeness(&words, weights, i, j);
            nearest = like > nearest ? like : nearest;
            if (like >= ALIKE)
                tell(bank, i, j, warnings);
        }
    }
    free(weights);
    free(words.items);
    free(words.begins);
    return nearest;
}
