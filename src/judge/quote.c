/* The words that a rule found, as they are shown to a person. */
#include "text/quote.h"

#include "judge/parts.h"

/* The sentence that holds the words, or, where they run over its end, the words themselves. */
static Span sentence_of(const Trial *trial, const Hit *hit) {
    const Text *text = trial->sections[hit->section].text;
    size_t low = 0, high = text->sentence_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text->sentences[middle].end < hit->end)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < text->sentence_count && text->sentences[low].start <= hit->start && hit->end <= text->sentences[low].end)
        return (Span){text->sentences[low].start, text->sentences[low].end};
    return (Span){hit->start, hit->end};
}

typedef enum Widening { TO_CLAUSE, TO_ROUND } Widening;

static const char *quote(const Trial *trial, const Hit *hit, Widening widening) {
    if (hit->section == WHOLE || hit->start >= hit->end)
        return "";
    Slice source = trial->sections[hit->section].view->source;
    Span words = {hit->start, hit->end}, sentence = sentence_of(trial, hit);
    Span quoted = widening == TO_CLAUSE ? quote_clause(trial->language, source, sentence, words)
                                        : quote_rounded(trial->language, source, sentence, words);
    Buffer out = {0};
    quote_append(source, quoted, words, QUOTE_COLUMNS, &out);
    const char *kept = arena_copy(trial->arena, buffer_slice(&out));
    buffer_free(&out);
    return kept;
}

const char *hit_words(const Trial *trial, const Hit *hit) {
    return quote(trial, hit, TO_ROUND);
}

const char *hit_clause(const Trial *trial, const Hit *hit) {
    return quote(trial, hit, TO_CLAUSE);
}
