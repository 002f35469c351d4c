/* From outcomes to points: a criterion is the sum of its requirements' weights, an unmet one is a finding that costs
 * its weight, a red flag takes from what is left. `cost` is what was in fact taken, so that score = Σ points = 100 − Σ
 * cost. */
#include "base/memory.h"
#include "base/messages.h"
#include "judge/parts.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct Scoring {
    const Trial *trial;
    Report *report;
    Outcome *outcomes; /* by rule */
    size_t finding_capacity, praise_capacity, tried_capacity;
    Finding *findings; /* heap while growing; moved to the arena at the end */
    Praise *praise;
    Tried *tried;
} Scoring;

static Outcome *outcome_of(Scoring *scoring, size_t rule) {
    Outcome *outcome = &scoring->outcomes[rule];
    if (outcome->tried)
        return outcome;
    *outcome = rule_try(scoring->trial, rule);
    if (outcome->skip == SKIP_OFF && outcome->applies)
        scoring->report->off[scoring->report->off_count++] = bank_rule_at(scoring->trial->judge->bank, rule);
    return outcome;
}

static Finding *add_finding(Scoring *scoring) {
    Report *report = scoring->report;
    scoring->findings = memory_grow(scoring->findings, &scoring->finding_capacity, report->finding_count + 1,
                                    sizeof *scoring->findings);
    Finding *finding = &scoring->findings[report->finding_count++];
    *finding = (Finding){0};
    return finding;
}

static size_t hit_section(const Hit *hit) {
    return hit->section == WHOLE ? SIZE_MAX : (size_t)hit->section;
}

/* One finding a hit where the rule is told for the first time, else a single one; the first bears the cost. */
static void tell(Scoring *scoring, const Rule *rule, const Criterion *criterion, Outcome *outcome, int cost) {
    const Trial *trial = scoring->trial;
    size_t count = outcome->told ? (cost > 0 ? 1 : 0) : outcome->hit_count;
    for (size_t i = 0; i < count; i++) {
        const Hit *hit = &outcome->hits[i];
        const char *words = hit_words(trial, hit);
        *add_finding(scoring) = (Finding){
            .rule = rule,
            .criterion = criterion,
            .cost = i == 0 ? cost : 0,
            .severity = outcome->severity,
            .again = outcome->told,
            .section = hit_section(hit),
            .start = hit->start,
            .end = hit->end,
            .words = words,
            .message = message_fill(trial, rule, rule->message, outcome, hit, words),
            .why = message_fill(trial, rule, rule->why, outcome, hit, words),
            .fix = message_fill(trial, rule, rule->fix, outcome, hit, words),
        };
    }
    outcome->told = true;
}

/* The requirement itself is met, but not what it needs. */
static void tell_need(Scoring *scoring, const Rule *rule, const Criterion *criterion, const Rule *need, int cost) {
    const Trial *trial = scoring->trial;
    size_t end = trial_end(trial, WHOLE);
    *add_finding(scoring) = (Finding){
        .rule = rule,
        .criterion = criterion,
        .cost = cost,
        .severity = SEVERITY_SUGGESTION,
        .waits_for = need,
        .section = SIZE_MAX,
        .start = end,
        .end = end,
        .words = "",
        .message = arena_printf(trial->arena, MSG_JUDGE_NEEDS, need->label),
        .why = MSG_JUDGE_NEEDS_WHY,
        .fix = MSG_JUDGE_NEEDS_FIX,
    };
}

/* What a foreign text says: one finding takes all of the criterion's points. */
static void tell_unjudged(Scoring *scoring, const CriterionRules *rules, CriterionReport *report) {
    const Trial *trial = scoring->trial;
    const Criterion *criterion = rules->criterion;
    size_t first = criterion->requirement_count > 0 ? rules->requirements[0].rule : 0;
    report->points = 0;
    report->unjudged = true;
    if (trial->options->mode == JUDGE_DRAFTING || first == trial->judge->rule_count) {
        report->of = 0;
        report->pending = criterion->points;
        return;
    }
    size_t end = trial_end(trial, WHOLE);
    *add_finding(scoring) = (Finding){
        .rule = bank_rule_at(trial->judge->bank, first),
        .criterion = criterion,
        .cost = criterion->points,
        .severity = SEVERITY_SUGGESTION,
        .unjudged = true,
        .section = SIZE_MAX,
        .start = end,
        .end = end,
        .words = "",
        .message = arena_printf(trial->arena, MSG_JUDGE_FOREIGN, criterion->label),
        .why = MSG_JUDGE_FOREIGN_WHY,
        .fix = MSG_JUDGE_FOREIGN_FIX,
    };
}

static void add_praise(Scoring *scoring, const Rule *rule, const Criterion *criterion, int weight,
                       const Outcome *outcome) {
    Report *report = scoring->report;
    scoring->praise =
        memory_grow(scoring->praise, &scoring->praise_capacity, report->praise_count + 1, sizeof *scoring->praise);
    scoring->praise[report->praise_count++] = (Praise){
        .rule = rule,
        .criterion = criterion,
        .weight = weight,
        .section = hit_section(&outcome->shown),
        .start = outcome->shown.start,
        .end = outcome->shown.end,
        .words = hit_clause(scoring->trial, &outcome->shown),
    };
}

static void add_tried(Scoring *scoring, const Rule *rule, const Criterion *criterion, const Outcome *outcome,
                      Tried tried) {
    if (!scoring->trial->options->explain)
        return;
    Report *report = scoring->report;
    scoring->tried =
        memory_grow(scoring->tried, &scoring->tried_capacity, report->tried_count + 1, sizeof *scoring->tried);
    tried.rule = rule;
    tried.criterion = criterion;
    tried.skip = outcome->skip;
    tried.pending = outcome->pending;
    tried.fired = outcome->hit_count;
    tried.measured = outcome_measured(scoring->trial, rule, outcome);
    scoring->tried[report->tried_count++] = tried;
}

bool section_told(const Trial *trial, const Report *report, size_t section) {
    const char *id = trial->sections[section].section->id;
    bool told = trial_begun(trial, section);
    for (size_t i = 0; trial->answer->cut && report->rubric && i < report->rubric->criterion_count; i++) {
        const CriterionReport *report_of = &report->criteria[i];
        const char *about = report_of->criterion ? report_of->criterion->section : NULL;
        told = told || (about && strcmp(about, id) == 0 && report_of->points > 0);
    }
    return told;
}

/* People tell two sections in a breath: where the program did the cutting, what a section without words earned beside
 * was told. Completeness is scored after the sections it speaks of. */
static void drop_told(const Scoring *scoring, Outcome *outcome) {
    size_t kept = 0;
    for (size_t i = 0; i < outcome->hit_count; i++) {
        const Hit *hit = &outcome->hits[i];
        bool empty = hit->section != WHOLE && !trial_begun(scoring->trial, (size_t)hit->section);
        if (!empty || !section_told(scoring->trial, scoring->report, (size_t)hit->section))
            outcome->hits[kept++] = *hit;
    }
    outcome->hit_count = kept;
}

typedef enum NeedState { NEEDS_MET, NEEDS_PENDING, NEEDS_UNMET } NeedState;

static NeedState needs_state(Scoring *scoring, const WeighedRule *requirement, const Rule **unmet) {
    NeedState state = NEEDS_MET;
    for (size_t i = 0; i < requirement->need_count; i++) {
        const size_t rule = requirement->needs[i];
        if (rule == scoring->trial->judge->rule_count)
            continue;
        const Outcome *outcome = outcome_of(scoring, rule); /* one that was skipped stands in nobody's way */
        if (outcome->hit_count > 0) {
            *unmet = bank_rule_at(scoring->trial->judge->bank, rule);
            return NEEDS_UNMET;
        }
        /* How long it becomes is settled last of all: until then it holds nothing up. */
        if (outcome->pending && bank_rule_at(scoring->trial->judge->bank, rule)->kind != RULE_TIME)
            state = NEEDS_PENDING;
    }
    return state;
}

static void score_requirement(Scoring *scoring, const WeighedRule *requirement, CriterionReport *report) {
    const size_t index = requirement->rule;
    if (index == scoring->trial->judge->rule_count)
        return;
    const Rule *rule = bank_rule_at(scoring->trial->judge->bank, index);
    Outcome *outcome = outcome_of(scoring, index);
    if (rule->kind == RULE_EMPTY)
        drop_told(scoring, outcome);
    const Rule *need = NULL;
    int taken = 0, weight = outcome->skip == SKIP_NONE ? trial_weight(scoring->trial, index, requirement->weight) : 0;
    int worth =
        weight < report->points ? weight : report->points; /* a heavier one than the rubric's takes what is left */
    NeedState needs = needs_state(scoring, requirement, &need);
    if (outcome->hit_count > 0) {
        taken = outcome->doubtful ? 0 : worth;
        tell(scoring, rule, report->criterion, outcome, taken);
    } else if (needs == NEEDS_UNMET && scoring->trial->options->mode == JUDGE_FINAL && outcome->skip == SKIP_NONE) {
        taken = worth;
        tell_need(scoring, rule, report->criterion, need, taken);
    } else if (outcome->pending || needs != NEEDS_MET) {
        report->of -= worth;
        report->points -= worth;
        report->pending += worth;
    } else if (weight > 0 && outcome->applies && !outcome->unknown &&
               !(scoring->trial->foreign && rule->kind == RULE_EMPTY)) {
        add_praise(scoring, rule, report->criterion, worth, outcome);
    }
    report->points -= taken;
    add_tried(scoring, rule, report->criterion, outcome, (Tried){.weight = weight, .taken = taken});
}

static void score_flag(Scoring *scoring, size_t index, int weight, CriterionReport *report) {
    if (index == scoring->trial->judge->rule_count)
        return;
    const Rule *rule = bank_rule_at(scoring->trial->judge->bank, index);
    Outcome *outcome = outcome_of(scoring, index);
    if (rule->kind == RULE_EMPTY)
        drop_told(scoring, outcome);
    int taken = 0;
    weight = outcome->doubtful ? 0 : trial_weight(scoring->trial, index, weight);
    if (outcome->hit_count > 0) {
        taken = weight < report->points ? weight : report->points;
        tell(scoring, rule, report->criterion, outcome, taken);
        report->points -= taken;
    }
    add_tried(scoring, rule, report->criterion, outcome, (Tried){.weight = weight, .taken = taken, .flag = true});
}

/* Nothing that would earn its points can be told of a foreign text. */
static bool is_unjudged(const Scoring *scoring, const CriterionRules *rules) {
    const Trial *trial = scoring->trial;
    const Criterion *criterion = rules->criterion;
    if (!trial->foreign || criterion->about == ABOUT_SUBSTANCE)
        return trial->foreign;
    for (size_t i = 0; i < criterion->requirement_count; i++) {
        const size_t rule = rules->requirements[i].rule;
        if (rule < trial->judge->rule_count && rule_skip(trial, rule) != SKIP_FOREIGN)
            return false;
    }
    return true;
}

static void score_criterion(Scoring *scoring, const CriterionRules *rules, CriterionReport *report) {
    const Criterion *criterion = rules->criterion;
    *report = (CriterionReport){.criterion = criterion, .points = criterion->points, .of = criterion->points};
    if (is_unjudged(scoring, rules)) {
        tell_unjudged(scoring, rules, report);
        return;
    }
    for (size_t i = 0; i < criterion->requirement_count; i++)
        score_requirement(scoring, &rules->requirements[i], report);
    for (size_t i = 0; i < criterion->flag_count; i++)
        score_flag(scoring, rules->flags[i].rule, rules->flags[i].weight, report);
    for (size_t i = 0; i < rules->volunteer_count; i++) {
        const size_t rule = rules->volunteers[i];
        score_flag(scoring, rule, bank_rule_at(scoring->trial->judge->bank, rule)->cost, report);
    }
}

/* Rules that no rubric names: told, costing nothing. */
static void score_loose(Scoring *scoring) {
    const Judge *judge = scoring->trial->judge;
    for (size_t i = 0; i < judge->rule_count; i++) {
        if (!judge->loose[i])
            continue;
        const Rule *rule = bank_rule_at(judge->bank, i);
        Outcome *outcome = outcome_of(scoring, i);
        tell(scoring, rule, NULL, outcome, 0);
        add_tried(scoring, rule, NULL, outcome, (Tried){.flag = true});
    }
}

/* Do words that are held against the answer stand in what is praised? */
static bool is_held_against(const Report *report, const Finding *findings, const Praise *praise) {
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &findings[i];
        bool overlaps = finding->start < praise->end && praise->start < finding->end;
        if (finding->section == praise->section && overlaps && finding->severity > SEVERITY_SUGGESTION)
            return true;
    }
    return false;
}

/* Did the criterion earn nothing: a flag, or what is unmet, took all of it? */
static bool earned_nothing(const Report *report, const Criterion *criterion) {
    for (size_t i = 0; report->rubric && i < report->rubric->criterion_count; i++) {
        if (report->criteria[i].criterion == criterion)
            return report->criteria[i].points == 0;
    }
    return false;
}

/* Being short is no merit where it is too short. */
static bool is_wrong_length(const Report *report, const Finding *findings, const Praise *praise) {
    for (size_t i = 0; praise->rule->kind == RULE_TIME && i < report->finding_count; i++)
        if (findings[i].rule->kind == RULE_TIME && !findings[i].waits_for)
            return true;
    return false;
}

/* To keep the lower of two limits is no merit where the upper one is missed. */
static bool is_wrong_share(const Report *report, const Finding *findings, const Praise *praise) {
    for (size_t i = 0; praise->rule->kind == RULE_SHARE && i < report->finding_count; i++) {
        const Finding *finding = &findings[i];
        if (finding->rule->kind == RULE_SHARE && !finding->waits_for && strcmp(finding->rule->of, praise->rule->of) == 0)
            return true;
    }
    return false;
}

/* Is what says more praised as well, for the same criterion? */
static bool is_said_by_another(const Scoring *scoring, const Praise *praise) {
    for (size_t i = 0; i < scoring->report->praise_count; i++)
        if (&scoring->praise[i] != praise && scoring->praise[i].criterion == praise->criterion &&
            rule_goes_beyond(scoring->praise[i].rule, praise->rule))
            return true;
    return false;
}

/* Of what is praised twice, the stronger stays: also where a stronger one still says what that says. */
static void drop_doubled(const Scoring *scoring) {
    Report *report = scoring->report;
    bool *doubled = memory_array(report->praise_count + 1, sizeof *doubled);
    for (size_t i = 0; i < report->praise_count; i++)
        doubled[i] = is_said_by_another(scoring, &scoring->praise[i]);
    size_t kept = 0;
    for (size_t i = 0; i < report->praise_count; i++)
        if (!doubled[i])
            scoring->praise[kept++] = scoring->praise[i];
    report->praise_count = kept;
    free(doubled);
}

/* Nothing is praised and held against the person in one breath, and nothing where it earned no point. */
static void drop_contradicted(const Scoring *scoring) {
    Report *report = scoring->report;
    size_t kept = 0;
    for (size_t i = 0; i < report->praise_count; i++) {
        const Praise *praise = &scoring->praise[i];
        if (!earned_nothing(report, praise->criterion) && !is_held_against(report, scoring->findings, praise) &&
            !is_wrong_length(report, scoring->findings, praise) && !is_wrong_share(report, scoring->findings, praise))
            scoring->praise[kept++] = *praise;
    }
    report->praise_count = kept;
}

static int compare_praise(const void *a, const void *b) {
    const Praise *x = a, *y = b;
    if (x->weight != y->weight)
        return y->weight - x->weight;
    if (x->section != y->section)
        return x->section < y->section ? -1 : 1;
    return strcmp(x->rule->id, y->rule->id);
}

static void *arena_take(Arena *arena, void *items, size_t count, size_t size) {
    void *copy = arena_array(arena, count + 1, size);
    if (count > 0)
        memcpy(copy, items, count * size);
    free(items);
    return copy;
}

/* The first section that has to be written and is not begun; SIZE_MAX where all are, or none is. */
static size_t next_section(const Trial *trial, const Report *report) {
    size_t next = SIZE_MAX;
    for (size_t i = 0; i < trial->section_count; i++) {
        if (next == SIZE_MAX && !section_told(trial, report, i) && !trial->sections[i].section->optional)
            next = i;
    }
    return trial->words > 0 ? next : SIZE_MAX;
}

/* What mending it would win: what its rule takes under all criteria, and the points that wait for it. By rule. */
static int *stakes_of(const Trial *trial, const Report *report) {
    int *stakes = arena_array(trial->arena, trial->judge->rule_count + 1, sizeof *stakes);
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        const Rule *mended = finding->waits_for ? finding->waits_for : finding->rule;
        if (!finding->unjudged)
            stakes[judge_rule_index(trial->judge, mended->id)] += finding->cost;
    }
    return stakes;
}

/* An error that costs points or is told of the answer's own words comes before all else. */
static bool is_urgent(const Finding *finding) {
    return finding->severity == SEVERITY_ERROR && (finding->cost > 0 || finding->end > finding->start);
}

/* However well it is told: under a third of the shortest time even at a slow pace, most of what was asked is missing.
 */
bool is_far_too_short(const Trial *trial) {
    return 3 * trial->seconds_high < trial->answer->shape->seconds.least;
}

bool is_too_short(const Trial *trial) {
    return 2 * trial->seconds_high < trial->answer->shape->seconds.least;
}

/* What is missing for want of the section's words. */
static int missing_in(const Report *report, size_t section) {
    int missing = 0;
    for (size_t i = 0; section != SIZE_MAX && i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        if (finding->section == section && finding->start == finding->end && !finding->waits_for)
            missing += finding->cost;
    }
    return missing;
}

/* Where the points are there and only the telling is too short, that. Else the urgent; of these, or of all, what most
 * points hang on; of equals the first section not begun, then the graver, then the first. What only waits for another
 * rule is mended there. */
static const Finding *next_finding(const Trial *trial, const Report *report) {
    const size_t section = next_section(trial, report);
    const bool wants_length = report->rubric && report->score >= report->rubric->nearly && is_too_short(trial);
    const int *stakes = stakes_of(trial, report), missing = missing_in(report, section);
    const Finding *next = NULL;
    int next_gain = -1;
    bool next_begins = false;
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        if (finding->unjudged || finding->waits_for)
            continue;
        if (wants_length && finding->rule->kind == RULE_TIME)
            return finding;
        int gain = stakes[judge_rule_index(trial->judge, finding->rule->id)];
        bool begins = section != SIZE_MAX && finding->section == section && finding->start == finding->end;
        gain = begins && missing > gain ? missing : gain; /* it is written in one go */
        bool urgent = is_urgent(finding), next_urgent = next && is_urgent(next);
        bool equal = gain == next_gain && begins == next_begins;
        bool better = gain != next_gain ? gain > next_gain : begins && !next_begins;
        if (!next || (urgent != next_urgent ? urgent : better || (equal && finding->severity > next->severity))) {
            next_begins = begins;
            next = finding;
            next_gain = gain;
        }
    }
    return next;
}

void trial_score(const Trial *trial, Report *report) {
    Scoring scoring = {.trial = trial, .report = report};
    scoring.outcomes = arena_array(trial->arena, trial->judge->rule_count + 1, sizeof *scoring.outcomes);
    report->off = arena_array(trial->arena, trial->judge->rule_count + 1, sizeof *report->off);
    size_t criteria = report->rubric ? report->rubric->criterion_count : 0;
    report->criteria = arena_array(trial->arena, criteria + 1, sizeof *report->criteria);
    for (size_t i = 0; i < criteria; i++) {
        score_criterion(&scoring, &trial->plan->criteria[i], &report->criteria[i]);
        report->score += report->criteria[i].points;
    }
    score_loose(&scoring);
    drop_contradicted(&scoring);
    drop_doubled(&scoring);
    report->findings = arena_take(trial->arena, scoring.findings, report->finding_count, sizeof *report->findings);
    report->tried = arena_take(trial->arena, scoring.tried, report->tried_count, sizeof *report->tried);
    report->praise = arena_take(trial->arena, scoring.praise, report->praise_count, sizeof *report->praise);
    qsort(report->praise, report->praise_count, sizeof *report->praise, compare_praise);
    report->next = next_finding(trial, report);
}
