/* Searching an answer: each section's matches, in the order of their groups.
 *
 * It is searched in rounds, the first sentences of each section before the next ones. As soon as nothing further on can
 * change what a rule of kind `missing` says, it is looked for no more: of these only whether enough was found counts,
 * and which words are shown, the first ones in the order in which the rule looks into sections. */
#include "base/memory.h"
#include "judge/parts.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST_SENTENCES = 1, /* of each section, in the first round; in each of the others twice as many */
    LONG_SECTION = 16,   /* so many searched: it is worth asking whether enough parts were found */
    FEW_MATCHES = 64,    /* are sorted by hand */
};

/* A section. */
typedef struct Search {
    const SectionPlan *plan;
    size_t end; /* of the sentences searched so far */
    PhraseMatches found;
    size_t noted; /* of those */
} Search;

/* How far rules of kind `missing` have come. Sections count from 1 here. */
typedef struct Progress {
    size_t *counts;    /* by rule: sentences that satisfy it */
    size_t *sentences; /* by rule: 1 + the last that was asked, counted over all sections */
    size_t *own;       /* by rule: the first of its own sections that has such a sentence; 0: none */
    size_t *beside;    /* by rule: the same of the others; of rules that count parts, the first section with enough */
    PhraseMatch *matches; /* of the rule at hand */
    size_t match_capacity;
} Progress;

typedef struct Round { /* what all that follows needs */
    const Trial *trial;
    Search *searches;
    Progress progress;
} Round;

static Progress progress_new(const Trial *trial) {
    const size_t rules = trial->judge->rule_count + 1;
    return (Progress){.counts = memory_array(rules, sizeof(size_t)),
                      .sentences = memory_array(rules, sizeof(size_t)),
                      .own = memory_array(rules, sizeof(size_t)),
                      .beside = memory_array(rules, sizeof(size_t))};
}

static void progress_free(Progress *progress) {
    free(progress->counts);
    free(progress->sentences);
    free(progress->own);
    free(progress->beside);
    free(progress->matches);
}

static bool has_more(const Trial *trial, size_t section, const Search *search) {
    return search->plan->filter && search->end < trial->sections[section].text->sentence_count;
}

/* ---- What is settled ---- */

/* Whether nothing that is still to be found in the section changes what the rule says. */
static bool is_settled(const Round *round, size_t rule, size_t section) {
    const Rule *data = bank_rule_at(round->trial->judge->bank, rule);
    const size_t own = round->progress.own[rule], beside = round->progress.beside[rule];
    const bool found_beside = beside > 0 && beside <= section + 1;
    if (data->parts.count > 0)
        return found_beside;
    if (round->progress.counts[rule] < (size_t)data->at_least)
        return false;
    return rule_looks_into(round->trial, rule, section) ? own > 0 && own <= section + 1 : own > 0 || found_beside;
}

/* Signs that no rule waits for any more are not looked for either. */
static void pause_signs(const SectionPlan *plan, const PhraseSet *set, uint32_t signs) {
    for (size_t i = 0; i < plan->by_signs_count; i++)
        if (plan->by_signs[i].signs == signs && !phrase_filter_rests(plan->by_signs[i].filter))
            return;
    phrase_filter_pause(plan->filter, set, signs);
}

static void pause_rule(const SectionPlan *plan, const PhraseSet *set, size_t rule) {
    const uint32_t group = rule_group(rule, USE_PHRASES);
    phrase_filter_pause(plan->filter, set, group);
    for (size_t i = 0; i < plan->by_signs_count; i++) {
        phrase_filter_pause(plan->by_signs[i].filter, set, group);
        pause_signs(plan, set, plan->by_signs[i].signs);
    }
}

/* Leaves the rule out wherever it is settled. */
static void settle(const Round *round, size_t rule) {
    for (size_t i = 0; i < round->trial->section_count; i++)
        if (has_more(round->trial, i, &round->searches[i]) && is_settled(round, rule, i))
            pause_rule(round->searches[i].plan, round->trial->judge->phrases, rule);
}

/* ---- What was found ---- */

static bool note_first(size_t *first, size_t section) {
    if (*first > 0 && *first <= section + 1)
        return false;
    *first = section + 1;
    return true;
}

static void note_match(Round *round, size_t section, const PhraseMatch *match) {
    const Trial *trial = round->trial;
    Progress *progress = &round->progress;
    const SectionScan *scan = &trial->sections[section];
    const size_t index = match->id / USE_COUNT, sentence = scan->sentences_before + match->sentence + 1;
    const Rule *rule = bank_rule_at(trial->judge->bank, index);
    if (progress->sentences[index] == sentence)
        return;
    progress->sentences[index] = sentence;
    if (!sentence_counts(trial, scan, index, match->sentence))
        return;
    const bool own = rule_looks_into(trial, index, section);
    const bool first = note_first(own ? &progress->own[index] : &progress->beside[index], section);
    if (++progress->counts[index] >= (size_t)rule->at_least &&
        (first || progress->counts[index] == (size_t)rule->at_least))
        settle(round, index);
}

/* The same for rules that count parts of sentences. */
static void note_parts(Round *round, size_t section) {
    const Trial *trial = round->trial;
    Progress *progress = &round->progress;
    const PhraseMatches *matches = &round->searches[section].found;
    for (size_t rule = 0; rule < trial->judge->rule_count; rule++) {
        const Rule *data = bank_rule_at(trial->judge->bank, rule);
        if (!trial->plan->rules[rule] || data->kind != RULE_MISSING || data->parts.count == 0 ||
            (progress->beside[rule] > 0 && progress->beside[rule] <= section + 1))
            continue;
        const uint32_t group = rule_group(rule, USE_PHRASES);
        size_t count = 0;
        for (size_t i = 0; i < matches->count; i++)
            if (matches->items[i].id == group) {
                progress->matches =
                    memory_grow(progress->matches, &progress->match_capacity, count + 1, sizeof *progress->matches);
                progress->matches[count++] = matches->items[i];
            }
        if (parts_are_enough(trial, rule, section, (Matches){progress->matches, count}) &&
            note_first(&progress->beside[rule], section))
            settle(round, rule);
    }
}

static void note_found(Round *round, size_t section) {
    Search *search = &round->searches[section];
    const bool any = search->noted < search->found.count;
    for (; search->noted < search->found.count; search->noted++)
        if (round->trial->plan->marks[search->found.items[search->noted].id])
            note_match(round, section, &search->found.items[search->noted]);
    if (any && search->end >= LONG_SECTION)
        note_parts(round, section);
}

/* ---- The search ---- */

/* Those sentences where the rules' phrases count, runs of them at once. */
static void search_signed(const Trial *trial, const SectionScan *scan, const SignedPlan *plan, size_t first, size_t end,
                          PhraseMatches *out) {
    for (size_t from = first, at = first; at <= end; at++) {
        if (at < end && sentence_belongs(trial, scan, plan->rule, (uint32_t)at))
            continue;
        if (from < at)
            cache_match(trial->cache, plan->filter, scan->text, from, at, out);
        from = at + 1;
    }
}

static void search_sentences(const Trial *trial, const SectionScan *scan, const SectionPlan *plan, size_t first,
                             size_t end, PhraseMatches *out) {
    const size_t before = out->count;
    cache_match(trial->cache, plan->filter, scan->text, first, end, out);
    const Matches found = {before < out->count ? out->items + before : NULL, out->count - before};
    for (size_t i = 0; i < plan->by_signs_count; i++)
        if (!phrase_filter_rests(plan->by_signs[i].filter))
            sentences_searched(trial, scan, plan->by_signs[i].signs, first, end, found);
    for (size_t i = 0; i < plan->by_signs_count; i++)
        if (!phrase_filter_rests(plan->by_signs[i].filter))
            search_signed(trial, scan, &plan->by_signs[i], first, end, out);
}

/* The next `step` sentences of each section. Whether there are more to be searched. */
static bool search_on(Round *round, size_t step) {
    const Trial *trial = round->trial;
    bool more = false;
    for (size_t i = 0; i < trial->section_count; i++) {
        Search *search = &round->searches[i];
        if (!has_more(trial, i, search))
            continue;
        const size_t first = search->end, left = trial->sections[i].text->sentence_count - first;
        search->end = first + (left < step ? left : step);
        search_sentences(trial, &trial->sections[i], search->plan, first, search->end, &search->found);
        if (!trial->options->explain) /* there all is counted */
            note_found(round, i);
        more |= has_more(trial, i, search);
    }
    return more;
}

/* ---- The matches by group ---- */

static void sort_few(PhraseMatch *matches, size_t count) {
    for (size_t i = 1; i < count; i++) {
        const PhraseMatch moved = matches[i];
        size_t at = i;
        for (; at > 0 && matches[at - 1].id > moved.id; at--)
            matches[at] = matches[at - 1];
        matches[at] = moved;
    }
}

/* A counting sort. */
static void sort_many(const PhraseMatches *matches, size_t groups, PhraseMatch *out) {
    uint32_t *next = memory_array(groups + 1, sizeof *next);
    for (size_t i = 0; i < matches->count; i++)
        next[matches->items[i].id + 1]++;
    for (size_t group = 0; group < groups; group++)
        next[group + 1] += next[group];
    for (size_t i = 0; i < matches->count; i++)
        out[next[matches->items[i].id]++] = matches->items[i];
    free(next);
}

/* Within a group the order of the text stays. */
static void sort_matches(const Trial *trial, SectionScan *scan, const PhraseMatches *matches) {
    scan->matches = arena_room(trial->arena, matches->count, sizeof *scan->matches);
    scan->match_count = matches->count;
    if (matches->count > FEW_MATCHES) {
        sort_many(matches, trial->judge->group_count, scan->matches);
    } else if (matches->count > 0) {
        memcpy(scan->matches, matches->items, matches->count * sizeof *matches->items);
        sort_few(scan->matches, matches->count);
    }
}

static void search_end(const PhraseSet *set, Search *search) {
    if (search->plan->filter)
        phrase_filter_resume(search->plan->filter, set);
    for (size_t i = 0; i < search->plan->by_signs_count; i++)
        phrase_filter_resume(search->plan->by_signs[i].filter, set);
    phrase_matches_free(&search->found);
}

void trial_search(Trial *trial) {
    Round round = {trial, memory_array(trial->section_count, sizeof *round.searches), progress_new(trial)};
    for (size_t i = 0; i < trial->section_count; i++)
        round.searches[i].plan = &trial->plan->sections[i];
    for (size_t step = FIRST_SENTENCES; search_on(&round, step);)
        step *= 2;
    for (size_t i = 0; i < trial->section_count; i++) {
        sort_matches(trial, &trial->sections[i], &round.searches[i].found);
        search_end(trial->judge->phrases, &round.searches[i]);
    }
    progress_free(&round.progress);
    free(round.searches);
}
