/* Rules that measure: empty, sentence, share, time; and those on the story's facts. */
#include "answer/dates.h"
#include "base/memory.h"
#include "judge/parts.h"
#include <stdlib.h>
#include <string.h>

static bool is_drafting(const Trial *trial) {
    return trial->options->mode == JUDGE_DRAFTING;
}

void try_empty(const Trial *trial, size_t rule, Outcome *out) {
    out->needed = (size_t)bank_rule_at(trial->judge->bank, rule)->words;
    bool all_pending = true;
    for (size_t i = 0; i < trial->section_count; i++) {
        const SectionScan *scan = &trial->sections[i];
        if (!rule_looks_into(trial, rule, i) || scan->section->optional)
            continue;
        out->count += scan->words;
        bool pending = is_drafting(trial) && !trial_begun(trial, i);
        all_pending = all_pending && pending;
        size_t end = trial_end(trial, (int)i);
        if (!pending && scan->words < out->needed)
            outcome_hit(trial, out, (Hit){(int)i, end, end});
    }
    out->pending = is_drafting(trial) && all_pending;
}

/* It is told at the first that is too long, with its number of words. */
void try_sentence(const Trial *trial, size_t rule, Outcome *out) {
    const Rule *data = bank_rule_at(trial->judge->bank, rule);
    size_t words = 0, in_long = 0;
    Hit first = {.section = WHOLE};
    for (size_t i = 0; i < trial->section_count; i++) {
        if (!rule_looks_into(trial, rule, i))
            continue;
        const Text *text = trial->sections[i].text;
        words += text->words;
        for (size_t j = 0; j < text->sentence_count; j++) {
            const Sentence *sentence = &text->sentences[j];
            if (sentence->words <= (size_t)data->words)
                continue;
            in_long += sentence->words;
            if (out->count > 0)
                continue;
            out->count = sentence->words;
            first = (Hit){(int)i, sentence->start, sentence->end};
        }
    }
    out->limit = data->most * 100;
    out->share = words > 0 ? 100.0 * (double)in_long / (double)words : 0;
    if (out->share > out->limit)
        outcome_hit(trial, out, first);
    else
        out->pending = is_drafting(trial) && words == 0;
}

bool share_counts(const Section *section, const char *of) {
    if (strcmp(of, "learning") == 0)
        return section->learning;
    return strcmp(section->group, of) == 0 || strcmp(section_role_names[section->role], of) == 0;
}

static bool shape_has(const Shape *shape, const char *of) {
    for (size_t i = 0; i < shape->section_count; i++) {
        if (share_counts(&shape->sections[i], of))
            return true;
    }
    return false;
}

static bool share_holds(const Rule *rule, double share) {
    return (rule->below > 0 && share < rule->below) || (rule->over > 0 && share > rule->over);
}

void try_share(const Trial *trial, size_t rule, Outcome *out) {
    const Rule *data = bank_rule_at(trial->judge->bank, rule);
    if (!shape_has(trial->answer->shape, data->of)) {
        out->applies = false;
        return;
    }
    double seconds = 0, may_leave = 0, may_join = 0;
    bool all_begun = true;
    for (size_t i = 0; i < trial->section_count; i++) {
        const SectionScan *scan = &trial->sections[i];
        bool counts = share_counts(scan->section, data->of);
        seconds += counts ? scan->seconds : 0;
        *(counts ? &may_leave : &may_join) += scan->unsure_seconds;
        all_begun = all_begun && (trial_begun(trial, i) || scan->section->optional);
    }
    out->pending = is_drafting(trial) && !all_begun;
    if (out->pending)
        return;
    double whole = trial->seconds > 0 ? trial->seconds : 1;
    out->share = 100 * seconds / whole;
    bool below = data->below > 0 && out->share < data->below && out->share >= data->not_below;
    bool over = data->over > 0 && out->share > data->over;
    out->limit = over ? data->over : data->below > 0 ? data->below : data->over;
    if (!below && !over)
        return;
    size_t end = trial_end(trial, WHOLE);
    outcome_hit(trial, out, (Hit){WHOLE, end, end});
    /* Where the cut may be wrong, it is at most a suggestion unless it holds with every unsure sentence moved, and
     * costs nothing unless it holds with half of them moved. */
    double moved = below ? may_join : -may_leave;
    if (trial->answer->cut && !share_holds(data, 100 * (seconds + moved) / whole)) {
        out->severity = SEVERITY_SUGGESTION;
        out->doubtful = !share_holds(data, 100 * (seconds + moved / 2) / whole);
    }
}

void try_time(const Trial *trial, size_t rule, Outcome *out) {
    const Rule *data = bank_rule_at(trial->judge->bank, rule);
    const SecondsBand band = trial->answer->shape->seconds;
    bool both = data->below == 0 && data->over == 0;
    double least = band.least * (both ? 1 : data->below / 100.0), most = band.most * (both ? 1 : data->over / 100.0);
    bool short_of = (both || data->below > 0) && trial->seconds_high < least &&
                    trial->seconds_high >= band.least * data->not_below / 100.0;
    bool beyond = (both || data->over > 0) && trial->seconds_low > most;
    if (is_drafting(trial) && !beyond) {
        for (size_t i = 0; i < trial->section_count && !out->pending; i++)
            out->pending = !trial_begun(trial, i) && !trial->sections[i].section->optional;
        if (out->pending)
            return;
    }
    out->limit = beyond ? band.most : band.least;
    size_t end = trial_end(trial, WHOLE);
    if (short_of || beyond)
        outcome_hit(trial, out, (Hit){WHOLE, end, end});
}

/* The value of a fact that is one of a set, by name. */
static const char *fact_value(const Story *story, const char *fact) {
    if (strcmp(fact, "kind") == 0)
        return story_kind_names[story->kind];
    if (strcmp(fact, "reach") == 0)
        return story_reach_names[story->reach];
    if (strcmp(fact, "repaired") == 0)
        return story_repaired_names[story->repaired];
    if (strcmp(fact, "doubts") == 0)
        return story_doubts_names[story->doubts];
    return story->when.year > 0 ? "known" : "unknown";
}

static bool is_one_of(const char *value, const Strings *values) {
    for (size_t i = 0; i < values->count; i++) {
        if (strcmp(values->items[i], value) == 0)
            return true;
    }
    return false;
}

/* In what happened: what was learned since has times of its own. */
static const ToldTime *told_time(const Trial *trial) {
    ToldTime *told = trial->told_time;
    if (told->read)
        return told;
    SectionView *views = memory_array(trial->section_count, sizeof *views);
    size_t count = 0;
    for (size_t i = 0; i < trial->section_count; i++)
        if (!trial->sections[i].section->learning)
            views[count++] = *trial->sections[i].view;
    told->read = true;
    told->any = sections_tell_time(trial->language, &trial->judge->date_words, views, count, trial->options->today,
                                   &told->when);
    free(views);
    return told;
}

void try_story(const Trial *trial, size_t rule, Outcome *out) {
    const Rule *data = bank_rule_at(trial->judge->bank, rule);
    const Story *story = &trial->answer->story;
    out->applies = trial->answer->shape->story;
    if (!out->applies || !data->fact)
        return;
    const char *value = fact_value(story, data->fact);
    const bool asks_when = strcmp(data->fact, "when") == 0;
    Date when = story->when;
    bool told = false;
    if (asks_when && when.year == 0) {
        when = told_time(trial)->when;
        told = told_time(trial)->any;
    }
    if (told)
        value = "known";
    bool fires = is_one_of(value, &data->is);
    out->unknown = strcmp(value, "unknown") == 0 || (told && data->age_over > 0 && when.year == 0);
    if (asks_when && when.year > 0 && data->age_over > 0) {
        int months = date_months_between(when, trial->options->today);
        out->count = months > 0 ? (size_t)months : 0;
        const bool beyond =
            data->age_to > 0 && months > data->age_to; /* told by the rule of still older ones: no merit */
        fires = fires || (months > data->age_over && !beyond);
        out->unknown = out->unknown || beyond;
    }
    out->pending = fires && is_drafting(trial) && is_one_of("unknown", &data->is);
    size_t end = trial_end(trial, WHOLE);
    if (fires && !out->pending)
        outcome_hit(trial, out, (Hit){WHOLE, end, end});
}
