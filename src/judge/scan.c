/* Scanning an answer: passages, sections, time, and each section's matches in the order of their groups. */
#include "judge/parts.h"
#include <string.h>

enum { MAX_UNSURE = 75 }; /* percent: below this a sentence's place is in doubt */

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

/* Paragraphs of one span: how many there are, and with `out`, which. */
static size_t span_passages(const Trial *trial, JudgeCache *cache, const SectionView *view, SureSpan span, PassageUseAt *out) {
    size_t count = 0, at = span.start;
    const Slice upto = {view->source.data, span.end};
    while (at < span.end) {
        while (at < span.end && is_blank(upto.data[at]))
            at++;
        if (at == span.end)
            break;
        size_t end = paragraph_end(upto, at);
        if (out) {
            const Slice bytes = {upto.data + at, end - at};
            out[count] = (PassageUseAt){.passage = cache_passage(cache, trial->judge, bytes), .base = at, .sure = span.sure};
        }
        count++;
        at = end;
    }
    return count;
}

static void section_passages(const Trial *trial, JudgeCache *cache, SectionScan *scan) {
    const SectionView *view = scan->view;
    size_t count = 0;
    for (size_t i = 0; i < view->span_count; i++)
        count += span_passages(trial, NULL, view, view->spans[i], NULL);
    scan->passages = arena_array(trial->arena, count + 1, sizeof *scan->passages);
    for (size_t i = 0; i < view->span_count; i++)
        scan->passage_count += span_passages(trial, cache, view, view->spans[i], scan->passages + scan->passage_count);
}

static void section_measure(const Trial *trial, SectionScan *scan) {
    Speech all = {0}, unsure = {0};
    for (size_t i = 0; i < scan->passage_count; i++) {
        const Text *text = &scan->passages[i].passage->text;
        Speech speech = text_speech(text);
        Speech *totals[] = {&all, scan->passages[i].sure * 100 < MAX_UNSURE ? &unsure : NULL};
        for (size_t j = 0; j < 2 && totals[j]; j++) {
            totals[j]->syllables += speech.syllables;
            totals[j]->commas += speech.commas;
            totals[j]->ends += speech.ends;
        }
        scan->words += text->words;
    }
    if (scan->words == 0)
        return;
    scan->seconds = speech_seconds(trial->language, all, trial->options->pace);
    scan->unsure_seconds = speech_seconds(trial->language, unsure, trial->options->pace);
}

/* A counting sort by group; within a group the order of the text stays. */
static void section_sort_matches(const Trial *trial, SectionScan *scan) {
    size_t groups = trial->judge->group_count;
    uint32_t *first = arena_array(trial->arena, groups + 1, sizeof *first);
    uint32_t total = 0;
    for (size_t i = 0; i < scan->passage_count; i++) {
        const PhraseMatches *matches = &scan->passages[i].passage->matches;
        for (size_t j = 0; j < matches->count; j++)
            first[matches->items[j].id + 1]++;
        total += (uint32_t)matches->count;
    }
    for (size_t g = 0; g < groups; g++)
        first[g + 1] += first[g];
    scan->refs = arena_array(trial->arena, total + 1u, sizeof *scan->refs);
    scan->group_first = first;
    for (size_t i = scan->passage_count; i-- > 0;) {
        const PhraseMatches *matches = &scan->passages[i].passage->matches;
        for (size_t j = matches->count; j-- > 0;)
            scan->refs[--first[matches->items[j].id + 1]] = (Ref){(uint32_t)i, (uint32_t)j};
    }
    /* Filling from the back moved each border to its group's start: shift them into place. */
    memmove(first, first + 1, groups * sizeof *first);
    first[groups] = total;
}

void trial_scan(Trial *trial, JudgeCache *cache) {
    const Shape *shape = trial->answer->shape;
    trial->section_count = shape->section_count;
    trial->sections = arena_array(trial->arena, shape->section_count, sizeof *trial->sections);
    for (size_t i = 0; i < shape->section_count; i++) {
        SectionScan *scan = &trial->sections[i];
        scan->section = &shape->sections[i];
        scan->view = &trial->answer->sections[i];
        section_passages(trial, cache, scan);
        section_measure(trial, scan);
        section_sort_matches(trial, scan);
        trial->words += scan->words;
        trial->seconds += scan->seconds;
    }
    double low, high;
    speech_range(trial->language, trial->options->takes, &low, &high);
    trial->seconds_low = trial->seconds * low;
    trial->seconds_high = trial->seconds * high;
}

const PhraseMatch *ref_match(const SectionScan *scan, Ref ref) {
    return &scan->passages[ref.passage].passage->matches.items[ref.match];
}

Span ref_span(const SectionScan *scan, Ref ref) {
    const PassageUseAt *use = &scan->passages[ref.passage];
    Span span = phrase_match_span(&use->passage->text, ref_match(scan, ref));
    return (Span){use->base + span.start, use->base + span.end};
}

/* The first of the group's refs at or after a sentence; refs of a group stand in the text's order. */
uint32_t ref_from(const SectionScan *scan, uint32_t group, uint32_t passage, uint32_t sentence) {
    uint32_t low = scan->group_first[group], high = scan->group_first[group + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        Ref ref = scan->refs[middle];
        bool before = ref.passage < passage || (ref.passage == passage && ref_match(scan, ref)->sentence < sentence);
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool sentence_holds(const SectionScan *scan, Ref ref, uint32_t group) {
    uint32_t sentence = ref_match(scan, ref)->sentence;
    uint32_t at = ref_from(scan, group, ref.passage, sentence);
    return at < scan->group_first[group + 1] && scan->refs[at].passage == ref.passage &&
           ref_match(scan, scan->refs[at])->sentence == sentence;
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
