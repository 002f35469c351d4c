/* Rules that look for words: phrase, missing, ratio, near, position. */
#include "judge/parts.h"

enum {
    MOST_EXCUSED = 35 /* percent of a ratio's matches: who strews numbers among empty words says no more by them */
};

static Matches matches_of(const SectionScan *scan, size_t rule, PhraseUse use) {
    return section_matches(scan, rule_group(rule, use));
}

static Hit match_hit(const Trial *trial, size_t section, const PhraseMatch *match) {
    Span span = match_span(&trial->sections[section], match);
    return (Hit){(int)section, span.start, span.end};
}

static bool is_excused(const Trial *trial, const SectionScan *scan, size_t rule, uint32_t sentence) {
    return bank_rule_at(trial->judge->bank, rule)->unless.count > 0 &&
           sentence_holds(trial, scan, sentence, rule_group(rule, USE_UNLESS));
}

/* Those of the first match's sentence. What is asked of a sentence is asked once for all of them: a talk written down
 * without a full stop is one sentence of thousands. */
static Matches of_one_sentence(Matches matches) {
    size_t count = 1;
    while (count < matches.count && matches.items[count].sentence == matches.items[0].sentence)
        count++;
    return (Matches){matches.items, count};
}

static Matches behind(Matches matches, size_t count) {
    return (Matches){matches.items + count, matches.count - count};
}

/* Nothing it could look into is begun, and more may come. */
static bool is_pending(const Trial *trial, size_t rule) {
    if (trial->options->mode != JUDGE_DRAFTING)
        return false;
    for (size_t i = 0; i < trial->section_count; i++) {
        if (rule_looks_into(trial, rule, i) && trial_begun(trial, i))
            return false;
    }
    return true;
}

/* One of the sections it could still stand in is not begun. */
static bool may_still_come(const Trial *trial, size_t rule) {
    if (trial->options->mode != JUDGE_DRAFTING)
        return false;
    for (size_t i = 0; i < trial->section_count; i++) {
        if (rule_looks_into(trial, rule, i) && !trial_begun(trial, i) && !trial->sections[i].section->optional)
            return true;
    }
    return false;
}

void try_phrase(const Trial *trial, size_t rule, Outcome *out) {
    out->needed = (size_t)bank_rule_at(trial->judge->bank, rule)->at_least;
    for (size_t i = 0; i < trial->section_count; i++) {
        if (!rule_may_find_in(trial, rule, i))
            continue;
        Matches left = matches_of(&trial->sections[i], rule, USE_PHRASES), here;
        for (; left.count > 0; left = behind(left, here.count)) {
            here = of_one_sentence(left);
            if (is_excused(trial, &trial->sections[i], rule, here.items->sentence))
                continue;
            for (size_t j = 0; j < here.count; j++)
                outcome_hit(trial, out, match_hit(trial, i, &here.items[j]));
        }
    }
    out->count = out->hit_count;
    if (out->hit_count < out->needed)
        out->hit_count = 0;
    out->pending = out->hit_count == 0 && is_pending(trial, rule);
}

/* The section a finding about something missing belongs to: the first the rule looks into, a begun one before others. */
static int section_for(const Trial *trial, size_t rule) {
    int first = WHOLE;
    if (trial->judge->roles[rule].named == 0)
        return WHOLE;
    for (size_t i = 0; i < trial->section_count; i++) {
        if (!rule_looks_into(trial, rule, i))
            continue;
        if (trial_begun(trial, i))
            return (int)i;
        if (first == WHOLE)
            first = (int)i;
    }
    return first;
}

static void hit_at_end(const Trial *trial, size_t rule, Outcome *out) {
    int section = section_for(trial, rule);
    size_t end = trial_end(trial, section);
    outcome_hit(trial, out, (Hit){section, end, end});
}

/* The words that the missing thing should stand beside, in the rule's own sections or in the others. */
static bool hit_at_quote(const Trial *trial, size_t rule, bool own, Outcome *out) {
    for (size_t i = 0; i < trial->section_count; i++) {
        PhraseMatch match;
        if (rule_looks_into(trial, rule, i) == own &&
            section_find(trial, &trial->sections[i], rule_group(rule, USE_QUOTES), &match)) {
            outcome_hit(trial, out, match_hit(trial, i, &match));
            return true;
        }
    }
    return false;
}

/* Where something is missing: at those words, which may stand anywhere in text that was cut; else at the end of its
 * section. */
static void hit_where_missing(const Trial *trial, size_t rule, Outcome *out) {
    const Rule *data = bank_rule_at(trial->judge->bank, rule);
    if (data->quotes.count > 0 &&
        (hit_at_quote(trial, rule, true, out) || (trial->answer->cut && hit_at_quote(trial, rule, false, out))))
        return;
    if (!data->quoted)
        hit_at_end(trial, rule, out);
}

/* Counts the section's sentences that satisfy a rule of kind `missing`, remembering the first. */
static size_t sentences_with(const Trial *trial, size_t rule, size_t section, Hit *shown) {
    const SectionScan *scan = &trial->sections[section];
    Matches left = matches_of(scan, rule, USE_PHRASES);
    size_t count = 0;
    for (; left.count > 0; left = behind(left, of_one_sentence(left).count)) {
        if (!sentence_counts(trial, scan, rule, left.items->sentence))
            continue;
        if (shown->start == shown->end)
            *shown = match_hit(trial, section, left.items);
        count++;
    }
    return count;
}

void try_missing(const Trial *trial, size_t rule, Outcome *out) {
    out->needed = (size_t)bank_rule_at(trial->judge->bank, rule)->at_least;
    bool parts = bank_rule_at(trial->judge->bank, rule)->parts.count > 0;
    if (parts)
        count_parts(trial, rule, out);
    for (size_t i = 0; !parts && i < 2 * trial->section_count; i++) { /* its own sections first: their words are shown */
        size_t section = i % trial->section_count;
        if (rule_may_find_in(trial, rule, section) && rule_looks_into(trial, rule, section) == (i < trial->section_count))
            out->count += sentences_with(trial, rule, section, &out->shown);
    }
    if (out->count >= out->needed)
        return;
    out->pending = may_still_come(trial, rule);
    if (!out->pending)
        hit_where_missing(trial, rule, out);
}

static void add_example(const Trial *trial, Outcome *out, Hit hit) {
    if (!out->examples)
        out->examples = arena_array(trial->arena, MOST_EXAMPLES, sizeof *out->examples);
    out->examples[out->example_count++] = hit;
}

void try_ratio(const Trial *trial, size_t rule, Outcome *out) {
    const Rule *data = bank_rule_at(trial->judge->bank, rule);
    size_t with = 0, words = 0, excuses = 0;
    Hit first = {.section = WHOLE};
    for (size_t i = 0; i < trial->section_count; i++) {
        if (!rule_looks_into(trial, rule, i))
            continue;
        Matches matches = matches_of(&trial->sections[i], rule, USE_PHRASES);
        if (matches.count > 0 && out->count == 0)
            first = match_hit(trial, i, &matches.items[0]);
        for (size_t j = 0; j < matches.count && out->example_count < MOST_EXAMPLES; j++)
            add_example(trial, out, match_hit(trial, i, &matches.items[j]));
        out->count += matches.count;
        with += matches_of(&trial->sections[i], rule, USE_WITH).count;
        excuses += matches_of(&trial->sections[i], rule, USE_UNLESS).count;
        words += trial->sections[i].words;
    }
    size_t all = data->with.count > 0 ? out->count + with : words;
    size_t excused = excuses * (size_t)data->words, most = out->count * MOST_EXCUSED / 100;
    out->count -= excused < most ? excused : most;
    out->needed = (size_t)data->at_least;
    out->limit = data->most * 100;
    out->share = all > 0 ? 100.0 * (double)out->count / (double)all : 0;
    bool leaves = data->over > 0 && out->share > data->over; /* to another rule */
    if (out->count >= out->needed && out->share > out->limit && !leaves)
        outcome_hit(trial, out, first);
    else
        out->pending = is_pending(trial, rule);
}

/* ---- Near ---- */

/* Where so many words behind the match end, or its passage. */
static uint32_t reach_of(const SectionScan *scan, const PhraseMatch *match, uint32_t passage_end, size_t words) {
    uint32_t last = match->end;
    for (; last < passage_end && words > 0; last++)
        words -= (scan->text->tokens[last].flags & TOKEN_STARTS_WORD) != 0;
    return last;
}

/* The first token of a match of `with` in the passage's sentences behind this one, up to so far; UINT32_MAX: none. */
static uint32_t next_concrete(const Trial *trial, const SectionScan *scan, size_t rule, uint32_t sentence,
                              uint32_t reach) {
    const Text *text = scan->text;
    const uint32_t end = sentence_passage(scan, sentence)->end_sentence;
    while (++sentence < end && text->sentences[sentence].first_token < reach) {
        const PhraseMatches *found =
            cache_find(trial->cache, rule_group(rule, USE_WITH), text, sentence, sentence + (size_t)1);
        if (found->count > 0)
            return found->items[0].first;
    }
    return UINT32_MAX;
}

/* Where the last match of `with` in the sentence ends; 0: there is none. */
static uint32_t last_concrete(const Trial *trial, const SectionScan *scan, size_t rule, uint32_t sentence) {
    const PhraseMatches *found =
        cache_find(trial->cache, rule_group(rule, USE_WITH), scan->text, sentence, sentence + (size_t)1);
    uint32_t last = 0;
    for (size_t i = 0; i < found->count; i++)
        last = found->items[i].end > last ? found->items[i].end : last;
    return last;
}

/* Of one sentence: a match is made concrete by one of `with` in the rest of the sentence, or that begins within so many
 * words. */
static void near_sentence(const Trial *trial, size_t section, size_t rule, Matches matches, Outcome *out) {
    const SectionScan *scan = &trial->sections[section];
    const uint32_t sentence = matches.items->sentence;
    const size_t words = (size_t)bank_rule_at(trial->judge->bank, rule)->words;
    const uint32_t end = scan->text->sentences[sentence_passage(scan, sentence)->end_sentence - 1].end_token;
    const uint32_t here = last_concrete(trial, scan, rule, sentence);
    const uint32_t furthest = reach_of(scan, &matches.items[matches.count - 1], end, words);
    const uint32_t next = next_concrete(trial, scan, rule, sentence, furthest);
    for (size_t i = 0; i < matches.count; i++) {
        const PhraseMatch *match = &matches.items[i];
        if (here <= match->first && next >= reach_of(scan, match, end, words))
            outcome_hit(trial, out, match_hit(trial, section, match));
    }
}

void try_near(const Trial *trial, size_t rule, Outcome *out) {
    for (size_t i = 0; i < trial->section_count; i++) {
        if (!rule_may_find_in(trial, rule, i))
            continue;
        Matches left = matches_of(&trial->sections[i], rule, USE_PHRASES), here;
        out->count += left.count;
        for (; left.count > 0; left = behind(left, here.count)) {
            here = of_one_sentence(left);
            if (!is_excused(trial, &trial->sections[i], rule, here.items->sentence))
                near_sentence(trial, i, rule, here, out);
        }
    }
    out->pending = out->hit_count == 0 && is_pending(trial, rule);
}

/* The first or last sentence that has a word; their count when none has. */
static size_t section_sentence(const SectionScan *scan, RulePlace place) {
    const Text *text = scan->text;
    for (size_t i = 0; i < text->sentence_count; i++) {
        size_t sentence = place == PLACE_FIRST ? i : text->sentence_count - 1 - i;
        if (text->sentences[sentence].words > 0)
            return sentence;
    }
    return text->sentence_count;
}

static size_t sentence_end(const Trial *trial, size_t section) {
    const Text *text = trial->sections[section].text;
    size_t last = section_sentence(&trial->sections[section], PLACE_LAST);
    return last < text->sentence_count ? text->sentences[last].end : 0;
}

/* Where the text was cut, the last sentence is the text's own, whichever section it was put into. */
static size_t section_of_last(const Trial *trial) {
    size_t last = 0;
    for (size_t i = 1; i < trial->section_count; i++)
        if (sentence_end(trial, i) > sentence_end(trial, last))
            last = i;
    return last;
}

/* Of the sections the rule looks into, the one whose sentence counts: the first or the last that is begun. */
static size_t position_section(const Trial *trial, size_t rule, RulePlace place) {
    size_t found = trial->section_count, beside = trial->section_count;
    if (trial->answer->cut && place == PLACE_LAST) {
        size_t last = section_of_last(trial);
        if (trial_begun(trial, last) && rule_may_find_in(trial, rule, last))
            return last;
    }
    for (size_t i = 0; i < trial->section_count; i++) {
        if (!trial_begun(trial, i) || !rule_may_find_in(trial, rule, i))
            continue;
        size_t *into = rule_looks_into(trial, rule, i) ? &found : &beside;
        if (place == PLACE_LAST || *into == trial->section_count)
            *into = i;
    }
    return found < trial->section_count ? found : beside;
}

void try_position(const Trial *trial, size_t rule, Outcome *out) {
    const Rule *data = bank_rule_at(trial->judge->bank, rule);
    size_t section = position_section(trial, rule, (RulePlace)data->place);
    if (section == trial->section_count) {
        out->pending = trial->options->mode == JUDGE_DRAFTING;
        if (data->lacks && !out->pending)
            hit_at_end(trial, rule, out);
        return;
    }
    const SectionScan *scan = &trial->sections[section];
    size_t at = section_sentence(scan, (RulePlace)data->place);
    if (at == scan->text->sentence_count)
        return;
    bool excused = is_excused(trial, scan, rule, (uint32_t)at);
    const PhraseMatches *found = cache_find(trial->cache, rule_group(rule, USE_PHRASES), scan->text, at, at + 1);
    bool holds = found->count > 0 && !excused && (!data->lacks || sentence_belongs(trial, scan, rule, (uint32_t)at));
    if (holds && data->lacks) {
        out->shown = match_hit(trial, section, &found->items[0]);
    } else if (holds) {
        outcome_hit(trial, out, match_hit(trial, section, &found->items[0]));
    } else if (data->lacks && !rule_looks_into(trial, rule, section)) {
        hit_at_end(trial, rule, out); /* only looked at beside: the words there may be fine for their own section */
    } else if (data->lacks) {
        const Sentence *sentence = &scan->text->sentences[at];
        outcome_hit(trial, out, (Hit){(int)section, sentence->start, sentence->end});
    }
}
