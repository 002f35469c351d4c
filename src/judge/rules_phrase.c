/* Rules that look for words: phrase, missing, ratio, near, position. */
#include "judge/parts.h"

/* The matches of a rule's set in one section. */
typedef struct Refs {
    const Ref *items;
    size_t count;
} Refs;

static Refs section_refs(const SectionScan *scan, size_t rule, PhraseUse use) {
    uint32_t group = rule_group(rule, use);
    return (Refs){scan->refs + scan->group_first[group], scan->group_first[group + 1] - scan->group_first[group]};
}

static Hit ref_hit(const Trial *trial, size_t section, Ref ref) {
    Span span = ref_span(&trial->sections[section], ref);
    return (Hit){(int)section, span.start, span.end};
}

static bool is_excused(const SectionScan *scan, size_t rule, Ref ref) {
    return sentence_holds(scan, ref, rule_group(rule, USE_UNLESS));
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
        if (!rule_looks_into(trial, rule, i))
            continue;
        Refs refs = section_refs(&trial->sections[i], rule, USE_PHRASES);
        for (size_t j = 0; j < refs.count; j++) {
            if (!is_excused(&trial->sections[i], rule, refs.items[j]))
                outcome_hit(trial, out, ref_hit(trial, i, refs.items[j]));
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
    if (trial->judge->roles[rule] == 0)
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

/* Where something is missing: at the words it should stand beside, else at the end of its section. */
static void hit_where_missing(const Trial *trial, size_t rule, Outcome *out) {
    for (size_t i = 0; i < trial->section_count; i++) {
        Refs refs = section_refs(&trial->sections[i], rule, USE_QUOTES);
        if (refs.count > 0 && rule_looks_into(trial, rule, i)) {
            outcome_hit(trial, out, ref_hit(trial, i, refs.items[0]));
            return;
        }
    }
    hit_at_end(trial, rule, out);
}

/* Counts the section's sentences that satisfy a rule of kind `missing`, remembering the first. */
static size_t sentences_with(const Trial *trial, size_t rule, size_t section, Hit *shown) {
    const SectionScan *scan = &trial->sections[section];
    Refs refs = section_refs(scan, rule, USE_PHRASES);
    bool needs_with = bank_rule_at(trial->judge->bank, rule)->with.count > 0;
    size_t count = 0;
    uint32_t passage = UINT32_MAX, sentence = 0;
    for (size_t i = 0; i < refs.count; i++) {
        Ref ref = refs.items[i];
        if (ref.passage == passage && ref_match(scan, ref)->sentence == sentence)
            continue;
        if (is_excused(scan, rule, ref) || (needs_with && !sentence_holds(scan, ref, rule_group(rule, USE_WITH))))
            continue;
        passage = ref.passage;
        sentence = ref_match(scan, ref)->sentence;
        if (shown->start == shown->end)
            *shown = ref_hit(trial, section, ref);
        count++;
    }
    return count;
}

void try_missing(const Trial *trial, size_t rule, Outcome *out) {
    out->needed = (size_t)bank_rule_at(trial->judge->bank, rule)->at_least;
    for (size_t i = 0; i < trial->section_count; i++) {
        if (rule_looks_into(trial, rule, i))
            out->count += sentences_with(trial, rule, i, &out->shown);
    }
    if (out->count >= out->needed)
        return;
    out->pending = may_still_come(trial, rule);
    if (!out->pending)
        hit_where_missing(trial, rule, out);
}

void try_ratio(const Trial *trial, size_t rule, Outcome *out) {
    const Rule *data = bank_rule_at(trial->judge->bank, rule);
    size_t with = 0;
    Hit first = {.section = WHOLE};
    for (size_t i = 0; i < trial->section_count; i++) {
        if (!rule_looks_into(trial, rule, i))
            continue;
        Refs refs = section_refs(&trial->sections[i], rule, USE_PHRASES);
        if (refs.count > 0 && out->count == 0)
            first = ref_hit(trial, i, refs.items[0]);
        out->count += refs.count;
        with += section_refs(&trial->sections[i], rule, USE_WITH).count;
    }
    out->needed = (size_t)data->at_least;
    out->limit = data->most * 100;
    out->share = out->count + with > 0 ? 100.0 * (double)out->count / (double)(out->count + with) : 0;
    if (out->count >= out->needed && out->share > out->limit)
        outcome_hit(trial, out, first);
    else
        out->pending = is_pending(trial, rule);
}

/* Does a match of `with` stand in the rest of the sentence, or begin within so many words after the match? */
static bool is_made_concrete(const Trial *trial, const SectionScan *scan, size_t rule, Ref ref) {
    size_t words = (size_t)bank_rule_at(trial->judge->bank, rule)->words;
    const PhraseMatch *match = ref_match(scan, ref);
    const Text *text = &scan->passages[ref.passage].passage->text;
    uint32_t last = match->end;
    while (last < text->token_count && words > 0) {
        words -= (text->tokens[last].flags & TOKEN_STARTS_WORD) != 0;
        last++;
    }
    uint32_t group = rule_group(rule, USE_WITH);
    for (uint32_t next = ref_from(scan, group, ref.passage, match->sentence);
         next < scan->group_first[group + 1] && scan->refs[next].passage == ref.passage; next++) {
        const PhraseMatch *other = ref_match(scan, scan->refs[next]);
        if (other->end > match->first)
            return other->sentence == match->sentence || other->first < last;
    }
    return false;
}

void try_near(const Trial *trial, size_t rule, Outcome *out) {
    for (size_t i = 0; i < trial->section_count; i++) {
        if (!rule_looks_into(trial, rule, i))
            continue;
        const SectionScan *scan = &trial->sections[i];
        Refs refs = section_refs(scan, rule, USE_PHRASES);
        out->count += refs.count;
        for (size_t j = 0; j < refs.count; j++) {
            if (!is_excused(scan, rule, refs.items[j]) && !is_made_concrete(trial, scan, rule, refs.items[j]))
                outcome_hit(trial, out, ref_hit(trial, i, refs.items[j]));
        }
    }
    out->pending = out->hit_count == 0 && is_pending(trial, rule);
}

/* The first or last sentence that has a word. */
typedef struct SentenceAt {
    bool found;
    uint32_t passage, sentence;
} SentenceAt;

static SentenceAt section_sentence(const SectionScan *scan, RulePlace place) {
    SentenceAt found = {0};
    for (size_t i = 0; i < scan->passage_count; i++) {
        const Text *text = &scan->passages[i].passage->text;
        for (size_t j = 0; j < text->sentence_count; j++) {
            if (text->sentences[j].words == 0)
                continue;
            found = (SentenceAt){true, (uint32_t)i, (uint32_t)j};
            if (place == PLACE_FIRST)
                return found;
        }
    }
    return found;
}

/* Of the sections the rule looks into, the one whose sentence counts: the first or the last that is begun. */
static size_t position_section(const Trial *trial, size_t rule, RulePlace place) {
    size_t found = trial->section_count;
    for (size_t i = 0; i < trial->section_count; i++) {
        if (!rule_looks_into(trial, rule, i) || !trial_begun(trial, i))
            continue;
        found = i;
        if (place == PLACE_FIRST)
            break;
    }
    return found;
}

static bool find_in_sentence(const Trial *trial, size_t rule, size_t section, SentenceAt at, Hit *out) {
    const SectionScan *scan = &trial->sections[section];
    Refs refs = section_refs(scan, rule, USE_PHRASES);
    for (size_t i = 0; i < refs.count; i++) {
        if (refs.items[i].passage == at.passage && ref_match(scan, refs.items[i])->sentence == at.sentence &&
            !is_excused(scan, rule, refs.items[i])) {
            *out = ref_hit(trial, section, refs.items[i]);
            return true;
        }
    }
    return false;
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
    SentenceAt at = section_sentence(scan, (RulePlace)data->place);
    Hit match = {.section = (int)section};
    bool holds = at.found && find_in_sentence(trial, rule, section, at, &match);
    if (holds && data->lacks)
        out->shown = match;
    else if (holds)
        outcome_hit(trial, out, match);
    else if (data->lacks && at.found) {
        const PassageUseAt *use = &scan->passages[at.passage];
        const Sentence *sentence = &use->passage->text.sentences[at.sentence];
        outcome_hit(trial, out, (Hit){(int)section, use->base + sentence->start, use->base + sentence->end});
    }
}
