/* Scanning an answer: its sections, their passages, and the time they take; and what rules ask of sentences. */
#include "base/memory.h"
#include "judge/parts.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The end of the paragraph that begins at `at`: the newline before a blank line, or the end. */
static size_t paragraph_end(Slice text, size_t at) {
    while (at < text.size) {
        const char *newline = memchr(text.data + at, '\n', text.size - at);
        if (!newline)
            return text.size;
        size_t next = (size_t)(newline - text.data) + 1;
        while (next < text.size && (text.data[next] == ' ' || text.data[next] == '\t' || text.data[next] == '\r'))
            next++;
        if (next < text.size && text.data[next] == '\n')
            return (size_t)(newline - text.data);
        at = next;
    }
    return text.size;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* ---- Passages ---- */

static size_t skip_blank(Slice text, size_t at) {
    while (at < text.size && is_blank(text.data[at]))
        at++;
    return at;
}

/* Of the spans from `first` on. */
static size_t count_paragraphs(const SectionView *view, size_t first) {
    size_t count = 0;
    for (size_t i = first; i < view->span_count; i++) {
        const Slice upto = {view->source.data, view->spans[i].end};
        for (size_t at = skip_blank(upto, view->spans[i].start); at < upto.size;
             at = skip_blank(upto, paragraph_end(upto, at)))
            count++;
    }
    return count;
}

/* The sentence of the cut text that the span is; SIZE_MAX where it is none. `from`: where to look from, moved on. */
static size_t find_sentence(const Text *text, SureSpan span, size_t *from) {
    while (*from < text->sentence_count && text->sentences[*from].start < span.start)
        ++*from;
    bool found = *from < text->sentence_count && text->sentences[*from].start == span.start &&
                 text->sentences[*from].end == span.end;
    return found ? *from : SIZE_MAX;
}

/* Takes over those first spans that were scanned as sentences when the text was cut; their number. */
static size_t take_sentences(const SectionView *view, Text *text) {
    size_t from = 0, taken = 0;
    if (view->scanned)
        text_reserve(text, view->span_count);
    for (; view->scanned && taken < view->span_count; taken++) {
        size_t sentence = find_sentence(view->scanned, view->spans[taken], &from);
        if (sentence == SIZE_MAX)
            break;
        text_add_sentence(text, view->scanned, sentence);
    }
    return taken;
}

static void add_passage(SectionScan *scan, size_t first, size_t end, float sure) {
    scan->passages[scan->passage_count++] = (Passage){(uint32_t)first, (uint32_t)end, sure};
}

/* Each paragraph of a span is scanned by itself, whatever stands around it. */
static void scan_passages(const Trial *trial, SectionScan *scan, Text *text) {
    const SectionView *view = scan->view;
    text_begin(text, view->source);
    size_t taken = take_sentences(view, text);
    scan->passages = arena_array(trial->arena, taken + count_paragraphs(view, taken) + 1, sizeof *scan->passages);
    for (size_t i = 0; i < taken; i++)
        add_passage(scan, i, i + 1, view->spans[i].sure);
    for (size_t i = taken; i < view->span_count; i++) {
        const Slice upto = {view->source.data, view->spans[i].end};
        for (size_t at = skip_blank(upto, view->spans[i].start), end; at < upto.size; at = skip_blank(upto, end)) {
            size_t first = text->sentence_count;
            end = paragraph_end(upto, at);
            text_add(text, trial->language, (Span){at, end});
            add_passage(scan, first, text->sentence_count, view->spans[i].sure);
        }
    }
    text_know_sentences(text, taken);
    scan->text = text;
}

const Passage *sentence_passage(const SectionScan *scan, uint32_t sentence) {
    size_t low = 0, high = scan->passage_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (scan->passages[middle].first_sentence <= sentence)
            low = middle;
        else
            high = middle;
    }
    return &scan->passages[low];
}

static bool is_sure(const Passage *passage) {
    return passage->sure * 100 >= SURE_PERCENT;
}

static void section_measure(const Trial *trial, SectionScan *scan) {
    Speech all = {0}, unsure = {0};
    for (size_t i = 0; i < scan->passage_count; i++) {
        const Passage *passage = &scan->passages[i];
        bool sure = is_sure(passage);
        for (uint32_t sentence = passage->first_sentence; sentence < passage->end_sentence; sentence++) {
            speech_add(&all, &scan->text->sentences[sentence]);
            if (!sure)
                speech_add(&unsure, &scan->text->sentences[sentence]);
        }
    }
    scan->words = scan->text->words;
    if (scan->words == 0)
        return;
    scan->seconds = speech_seconds(trial->language, all, trial->options->pace);
    scan->unsure_seconds = speech_seconds(trial->language, unsure, trial->options->pace);
}

void trial_scan(Trial *trial) {
    const Shape *shape = trial->answer->shape;
    trial->section_count = shape->section_count;
    trial->echoes = arena_alloc(trial->arena, sizeof *trial->echoes);
    trial->told_time = arena_alloc(trial->arena, sizeof *trial->told_time);
    trial->sections = arena_array(trial->arena, shape->section_count, sizeof *trial->sections);
    trial->held = arena_array(trial->arena, trial->judge->group_count, sizeof *trial->held);
    cache_make_texts(trial->cache, shape->section_count, trial->answer->sections[0].scanned);
    for (size_t i = 0; i < shape->section_count; i++) {
        SectionScan *scan = &trial->sections[i];
        scan->section = &shape->sections[i];
        scan->view = &trial->answer->sections[i];
        scan_passages(trial, scan, cache_text(trial->cache, i));
        section_measure(trial, scan);
        scan->sentences_before = trial->sentence_count;
        trial->sentence_count += scan->text->sentence_count;
        trial->words += scan->words;
        trial->seconds += scan->seconds;
    }
    trial_search(trial);
    double low, high;
    speech_range(trial->language, trial->options->takes, &low, &high);
    trial->seconds_low = trial->seconds * low;
    trial->seconds_high = trial->seconds * high;
}

Matches section_matches(const SectionScan *scan, uint32_t group) {
    size_t first = 0, end = scan->match_count;
    while (first < end) {
        const size_t middle = first + (end - first) / 2;
        if (scan->matches[middle].id < group)
            first = middle + 1;
        else
            end = middle;
    }
    while (end < scan->match_count && scan->matches[end].id == group)
        end++;
    return (Matches){scan->matches + first, end - first};
}

Span match_span(const SectionScan *scan, const PhraseMatch *match) {
    return phrase_match_span(scan->text, match);
}

/* ---- On demand ---- */

enum { NOT_ASKED, HOLDS_NONE, HOLDS_SOME };

/* By sentence of the section, from its first one. */
static uint8_t *held_in(const Trial *trial, const SectionScan *scan, uint32_t group) {
    if (!trial->held[group])
        trial->held[group] = arena_array(trial->arena, trial->sentence_count, sizeof **trial->held);
    return trial->held[group] + scan->sentences_before;
}

/* Asked of many sentences again and again. */
bool sentence_holds(const Trial *trial, const SectionScan *scan, uint32_t sentence, uint32_t group) {
    group = cache_alike(trial->cache, group);
    uint8_t *held = held_in(trial, scan, group) + sentence;
    if (*held == NOT_ASKED) {
        const bool some = cache_find(trial->cache, group, scan->text, sentence, sentence + (size_t)1)->count > 0;
        *held = some ? HOLDS_SOME : HOLDS_NONE;
    }
    return *held == HOLDS_SOME;
}

void sentences_searched(const Trial *trial, const SectionScan *scan, uint32_t group, size_t first, size_t end,
                        Matches found) {
    uint8_t *held = held_in(trial, scan, group);
    memset(held + first, HOLDS_NONE, end - first);
    for (size_t i = 0; i < found.count; i++)
        if (found.items[i].id == group)
            held[found.items[i].sentence] = HOLDS_SOME;
}

bool section_find(const Trial *trial, const SectionScan *scan, uint32_t group, PhraseMatch *out) {
    for (uint32_t sentence = 0; sentence < scan->text->sentence_count; sentence++) {
        const PhraseMatches *found = cache_find(trial->cache, group, scan->text, sentence, sentence + (size_t)1);
        if (found->count > 0) {
            *out = found->items[0];
            return true;
        }
    }
    return false;
}

/* What the program put into a section, or left beside it, is no evidence by its place alone. */
bool sentence_belongs(const Trial *trial, const SectionScan *scan, size_t rule, uint32_t sentence) {
    if (!trial->answer->cut || bank_rule_at(trial->judge->bank, rule)->signs.count == 0)
        return true;
    bool placed = judge_looks_into(trial->judge, rule, (SectionRole)scan->section->role) &&
                  is_sure(sentence_passage(scan, sentence));
    return placed || sentence_holds(trial, scan, sentence, rule_group(rule, USE_SIGNS));
}

bool sentence_counts(const Trial *trial, const SectionScan *scan, size_t rule, uint32_t sentence) {
    const Rule *data = bank_rule_at(trial->judge->bank, rule);
    return sentence_belongs(trial, scan, rule, sentence) &&
           (data->unless.count == 0 || !sentence_holds(trial, scan, sentence, rule_group(rule, USE_UNLESS))) &&
           (data->with.count == 0 || sentence_holds(trial, scan, sentence, rule_group(rule, USE_WITH)));
}

size_t trial_end(const Trial *trial, int section) {
    if (section != WHOLE) {
        const SectionView *view = trial->sections[section].view;
        return view->span_count > 0 ? view->spans[view->span_count - 1].end : view->source.size;
    }
    return trial->section_count > 0 ? trial->sections[trial->section_count - 1].view->source.size : 0;
}

bool trial_begun(const Trial *trial, size_t section) {
    return trial->sections[section].words > 0;
}
