/* Searching an answer: each section's matches, in the order of their groups.
 *
 * A long text is searched in rounds, the first sentences of each section before the next ones. Between rounds rules of
 * kind `missing` may drop out: of these only whether enough was found counts, and which words are shown, the first ones
 * in the order in which the rule looks into sections. Where both are known, nothing further on can change them. */
#include "base/memory.h"
#include "judge/parts.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SENTENCES = 8 /* of each section, in the first round; in each of the others twice as many */ };

/* A section. */
typedef struct Search {
    PhraseFilter *filter;   /* NULL: nothing is looked for, or no more */
    PhraseFilter *narrowed; /* the same, where it is not the plan's own */
    size_t end;             /* of the sentences searched so far */
    PhraseMatches found;
    size_t noted;   /* of those */
    size_t dropped; /* rules */
} Search;

/* How far rules of kind `missing` have come. Sections count from 1 here. */
typedef struct Progress {
    size_t *counts;    /* by rule: sentences that satisfy it */
    size_t *sentences; /* by rule: 1 + the last that was asked, counted over all sections */
    size_t *own;       /* by rule: the first of its own sections that has such a sentence; 0: none */
    size_t *beside;    /* by rule: the same of the others; of rules that count parts, the first section with enough */
    bool *dropped;     /* by rule: room for those of one section */
    PhraseMatch *matches; /* of the rule at hand */
    size_t match_capacity;
} Progress;

static Progress progress_new(const Trial *trial) {
    const size_t rules = trial->judge->rule_count + 1;
    return (Progress){.counts = memory_array(rules, sizeof(size_t)),
                      .sentences = memory_array(rules, sizeof(size_t)),
                      .own = memory_array(rules, sizeof(size_t)),
                      .beside = memory_array(rules, sizeof(size_t)),
                      .dropped = memory_array(rules, sizeof(bool))};
}

static void progress_free(Progress *progress) {
    free(progress->counts);
    free(progress->sentences);
    free(progress->own);
    free(progress->beside);
    free(progress->dropped);
    free(progress->matches);
}

static void note_first(size_t *first, size_t section) {
    if (*first == 0 || section + 1 < *first)
        *first = section + 1;
}

static void note_match(const Trial *trial, size_t section, const PhraseMatch *match, Progress *progress) {
    const SectionScan *scan = &trial->sections[section];
    const size_t index = match->id / USE_COUNT, sentence = scan->sentences_before + match->sentence + 1;
    const Rule *rule = bank_rule_at(trial->judge->bank, index);
    if (rule->kind != RULE_MISSING || rule->parts.count > 0 || progress->sentences[index] == sentence)
        return;
    progress->sentences[index] = sentence;
    if (!sentence_counts(trial, scan, index, match->sentence))
        return;
    progress->counts[index]++;
    note_first(rule_looks_into(trial, index, section) ? &progress->own[index] : &progress->beside[index], section);
}

/* The same for rules that count parts of sentences. */
static void note_parts(const Trial *trial, size_t section, const PhraseMatches *matches, Progress *progress) {
    for (size_t rule = 0; rule < trial->judge->rule_count; rule++) {
        if (!trial->plan->rules[rule] || bank_rule_at(trial->judge->bank, rule)->parts.count == 0 ||
            (progress->beside[rule] > 0 && progress->beside[rule] <= section + 1))
            continue;
        size_t count = 0;
        for (size_t i = 0; i < matches->count; i++)
            if (matches->items[i].id == rule_group(rule, USE_PHRASES)) {
                progress->matches =
                    memory_grow(progress->matches, &progress->match_capacity, count + 1, sizeof *progress->matches);
                progress->matches[count++] = matches->items[i];
            }
        if (parts_are_enough(trial, rule, section, (Matches){progress->matches, count}))
            note_first(&progress->beside[rule], section);
    }
}

/* Whether nothing that is still to be found in the section changes what the rule says. */
static bool is_settled(const Trial *trial, size_t rule, size_t section, const Progress *progress) {
    const Rule *data = bank_rule_at(trial->judge->bank, rule);
    const size_t own = progress->own[rule], beside = progress->beside[rule];
    const bool found_beside = beside > 0 && beside <= section + 1;
    if (data->kind != RULE_MISSING)
        return false;
    if (data->parts.count > 0)
        return found_beside;
    if (progress->counts[rule] < (size_t)data->at_least)
        return false;
    return rule_looks_into(trial, rule, section) ? own > 0 && own <= section + 1 : own > 0 || found_beside;
}

static void narrow_search(const Trial *trial, size_t section, Search *search, Progress *progress) {
    size_t dropped = 0;
    for (size_t rule = 0; rule < trial->judge->rule_count; rule++) {
        progress->dropped[rule] = trial->plan->rules[rule] && is_settled(trial, rule, section, progress);
        dropped += progress->dropped[rule];
    }
    if (dropped == search->dropped)
        return;
    search->dropped = dropped;
    search->filter = search->narrowed =
        plan_narrowed(trial->judge, trial->plan, section, progress->dropped, search->narrowed);
}

static bool has_more(const Trial *trial, size_t section, const Search *search) {
    return search->filter && search->end < trial->sections[section].text->sentence_count;
}

/* The next `step` sentences of each section. Whether there are more to be searched. */
static bool search_on(const Trial *trial, Search *searches, size_t step) {
    bool more = false;
    for (size_t i = 0; i < trial->section_count; i++) {
        Search *search = &searches[i];
        if (!has_more(trial, i, search))
            continue;
        const size_t first = search->end, left = trial->sections[i].text->sentence_count - first;
        search->end = first + (left < step ? left : step);
        cache_match(trial->cache, search->filter, trial->sections[i].text, first, search->end, &search->found);
        more |= has_more(trial, i, search);
    }
    return more;
}

static void narrow_all(const Trial *trial, Search *searches, Progress *progress) {
    if (!progress->counts)
        *progress = progress_new(trial);
    for (size_t i = 0; i < trial->section_count; i++) {
        Search *search = &searches[i];
        if (search->noted == search->found.count)
            continue;
        for (; search->noted < search->found.count; search->noted++)
            note_match(trial, i, &search->found.items[search->noted], progress);
        note_parts(trial, i, &search->found, progress);
    }
    for (size_t i = 0; i < trial->section_count; i++)
        if (has_more(trial, i, &searches[i]))
            narrow_search(trial, i, &searches[i], progress);
}

/* A counting sort by group; within a group the order of the text stays. */
static void sort_matches(const Trial *trial, SectionScan *scan, const PhraseMatches *matches) {
    size_t groups = trial->judge->group_count;
    uint32_t *first = arena_array(trial->arena, groups + 1, sizeof *first);
    for (size_t i = 0; i < matches->count; i++)
        first[matches->items[i].id + 1]++;
    for (size_t g = 0; g < groups; g++)
        first[g + 1] += first[g];
    scan->matches = arena_array(trial->arena, matches->count + 1, sizeof *scan->matches);
    scan->group_first = first;
    for (size_t i = matches->count; i-- > 0;)
        scan->matches[--first[matches->items[i].id + 1]] = matches->items[i];
    /* Filling from the back moved each border to its group's start: shift them into place. */
    memmove(first, first + 1, groups * sizeof *first);
    first[groups] = (uint32_t)matches->count;
}

void trial_search(Trial *trial) {
    Search *searches = memory_array(trial->section_count, sizeof *searches);
    Progress progress = {0};
    for (size_t i = 0; i < trial->section_count; i++)
        searches[i].filter = trial->plan->filters[i];
    for (size_t step = FIRST_SENTENCES; search_on(trial, searches, step); step *= 2)
        if (!trial->options->explain) /* there all is counted */
            narrow_all(trial, searches, &progress);
    for (size_t i = 0; i < trial->section_count; i++) {
        sort_matches(trial, &trial->sections[i], &searches[i].found);
        phrase_filter_free(searches[i].narrowed);
        phrase_matches_free(&searches[i].found);
    }
    progress_free(&progress);
    free(searches);
}
