/* What is looked for. Of all a bank's phrases a shape's rubric asks but for some, and of these not all at once:
 *
 *   at once     in each section, what its rules tell or count: phrases, near, ratio, missing
 *   by signs    in text that was cut, what is missing unless it stands where its signs do
 *   on demand   what depends on that: what excuses a match, stands beside it, or in one sentence
 *
 * So a long text costs what is said of it, not what could have been. */
#include "base/memory.h"
#include "judge/parts.h"
#include <stdlib.h>
#include <string.h>

/* ---- Which rules a shape tries ---- */

static void add_rule(const Judge *judge, const char *id, bool *rules) {
    size_t rule = judge_rule_index(judge, id);
    if (rule < judge->rule_count)
        rules[rule] = true;
}

static void add_criterion(const Judge *judge, const Criterion *criterion, bool *rules) {
    for (size_t i = 0; i < criterion->requirement_count; i++) {
        const Requirement *requirement = &criterion->requirements[i];
        add_rule(judge, requirement->rule, rules);
        for (size_t j = 0; j < requirement->needs.count; j++)
            add_rule(judge, requirement->needs.items[j], rules);
    }
    for (size_t i = 0; i < criterion->flag_count; i++)
        add_rule(judge, criterion->flags[i].rule, rules);
    for (size_t i = 0; i < judge->rule_count; i++) {
        const char *volunteers = bank_rule_at(judge->bank, i)->criterion;
        rules[i] = rules[i] || (volunteers && strcmp(volunteers, criterion->id) == 0);
    }
}

/* By rule; the caller frees. */
static bool *shape_rules(const Judge *judge, const Shape *shape) {
    bool *rules = memory_copy(judge->loose, (judge->rule_count + 1) * sizeof *rules);
    const Rubric *rubric = bank_rubric(judge->bank, shape->rubric);
    for (size_t i = 0; rubric && i < rubric->criterion_count; i++)
        add_criterion(judge, &rubric->criteria[i], rules);
    return rules;
}

/* ---- Which of their groups a section looks for at once ---- */

static bool looks_at_once(const Rule *rule, PhraseUse use) {
    switch ((RuleKind)rule->kind) {
    case RULE_PHRASE:
    case RULE_NEAR:
    case RULE_MISSING:
        return use == USE_PHRASES;
    case RULE_RATIO:
        return use == USE_PHRASES || use == USE_WITH || use == USE_UNLESS;
    default:
        return false;
    }
}

/* ---- Signs ---- */

/* Of rules, signs alone: nothing else is asked of whole sentences so often. */
uint32_t judge_alike(const Judge *judge, uint32_t group) {
    const size_t rule = group / USE_COUNT;
    if (rule >= judge->rule_count || group % USE_COUNT != USE_SIGNS)
        return group;
    const Strings *signs = &bank_rule_at(judge->bank, rule)->signs;
    for (size_t i = 0; i < rule; i++) {
        const Strings *others = &bank_rule_at(judge->bank, i)->signs;
        size_t same = 0;
        while (others->count == signs->count && same < signs->count &&
               strcmp(others->items[same], signs->items[same]) == 0)
            same++;
        if (others->count == signs->count && same == signs->count)
            return rule_group(i, USE_SIGNS);
    }
    return group;
}

/* Whether the rule's phrases count but where its signs stand, or in a surely put sentence of its own sections. */
static bool waits_for_signs(const Rule *rule, bool cut) {
    return cut && rule->kind == RULE_MISSING && rule->signs.count > 0;
}

/* Of those planned already; NULL: none has these signs. */
static SignedPlan *find_signed(SectionPlan *section, uint32_t signs, bool own) {
    for (size_t i = 0; i < section->by_signs_count; i++)
        if (section->by_signs[i].signs == signs && section->by_signs[i].own == own)
            return &section->by_signs[i];
    return NULL;
}

/* ---- The plan ---- */

typedef struct Planning {
    const Judge *judge;
    const Plan *plan;
    uint32_t *signs;  /* by rule: its group of signs, the first of those alike; only where it waits for them */
    uint32_t *groups; /* to be looked for together */
    size_t count;
    uint32_t *all; /* groups so far */
    size_t all_count, all_capacity;
} Planning;

static bool may_find_in(const Planning *planning, size_t rule, SectionRole role) {
    return planning->plan->rules[rule] && judge_may_find_in(planning->judge, rule, role, planning->plan->cut);
}

static PhraseFilter *take_filter(Planning *planning) {
    if (planning->count == 0)
        return NULL;
    PhraseFilter *filter = phrase_filter_new(planning->judge->phrases, planning->groups, planning->count);
    phrase_filter_remember(filter);
    planning->all = memory_grow(planning->all, &planning->all_capacity, planning->all_count + planning->count,
                                sizeof *planning->all);
    memcpy(planning->all + planning->all_count, planning->groups, planning->count * sizeof *planning->all);
    planning->all_count += planning->count;
    planning->count = 0;
    return filter;
}

/* The phrases of all rules that have the same signs as this one. */
static void plan_signed(Planning *planning, SectionRole role, size_t rule, SectionPlan *out) {
    const Judge *judge = planning->judge;
    const uint32_t signs = planning->signs[rule];
    const bool own = judge_looks_into(judge, rule, role);
    if (find_signed(out, signs, own))
        return;
    for (size_t i = rule; i < judge->rule_count; i++)
        if (waits_for_signs(bank_rule_at(judge->bank, i), true) && planning->signs[i] == signs &&
            judge_looks_into(judge, i, role) == own && may_find_in(planning, i, role))
            planning->groups[planning->count++] = rule_group(i, USE_PHRASES);
    out->by_signs = memory_grow(out->by_signs, &out->by_signs_capacity, out->by_signs_count + 1, sizeof *out->by_signs);
    out->by_signs[out->by_signs_count++] =
        (SignedPlan){.signs = signs, .own = own, .rule = rule, .filter = take_filter(planning)};
}

static void plan_section(Planning *planning, SectionRole role, SectionPlan *out) {
    const Judge *judge = planning->judge;
    const bool cut = planning->plan->cut;
    for (size_t rule = 0; rule < judge->rule_count; rule++)
        if (waits_for_signs(bank_rule_at(judge->bank, rule), cut) && may_find_in(planning, rule, role))
            plan_signed(planning, role, rule, out);
    for (size_t i = 0; i < out->by_signs_count; i++)
        planning->groups[planning->count++] = out->by_signs[i].signs;
    for (size_t rule = 0; rule < judge->rule_count; rule++) {
        const Rule *data = bank_rule_at(judge->bank, rule);
        if (waits_for_signs(data, cut) || !may_find_in(planning, rule, role))
            continue;
        for (unsigned use = 0; use < USE_COUNT; use++)
            if (looks_at_once(data, (PhraseUse)use))
                planning->groups[planning->count++] = rule_group(rule, (PhraseUse)use);
    }
    out->filter = take_filter(planning);
}

static void plan_whole(const Planning *planning, Plan *plan) {
    const Judge *judge = planning->judge;
    plan->whole = phrase_filter_new(judge->phrases, planning->all, planning->all_count);
    for (size_t i = 0; i < plan->section_count; i++) {
        const SectionPlan *section = &plan->sections[i];
        if (section->filter)
            phrase_filter_within(section->filter, plan->whole);
        for (size_t at = 0; at < section->by_signs_count; at++)
            phrase_filter_within(section->by_signs[at].filter, plan->whole);
    }
    plan->marks = memory_array(judge->group_count + 1, sizeof *plan->marks);
    for (size_t rule = 0; rule < judge->rule_count; rule++) {
        const Rule *data = bank_rule_at(judge->bank, rule);
        plan->marks[rule_group(rule, USE_PHRASES)] = data->kind == RULE_MISSING && data->parts.count == 0;
    }
}

static Plan *plan_new(const Judge *judge, const Shape *shape, bool cut, bool *rules) {
    Plan *plan = memory_alloc(sizeof *plan);
    plan->shape = shape;
    plan->cut = cut;
    plan->rules = rules;
    plan->section_count = shape->section_count;
    plan->sections = memory_array(shape->section_count + 1, sizeof *plan->sections);
    Planning planning = {.judge = judge,
                         .plan = plan,
                         .signs = memory_array(judge->rule_count + 1, sizeof *planning.signs),
                         .groups = memory_array(2 * judge->group_count + 1, sizeof *planning.groups)};
    for (size_t rule = 0; rule < judge->rule_count; rule++)
        if (rules[rule] && waits_for_signs(bank_rule_at(judge->bank, rule), cut))
            planning.signs[rule] = judge_alike(judge, rule_group(rule, USE_SIGNS));
    for (size_t i = 0; i < shape->section_count; i++)
        plan_section(&planning, (SectionRole)shape->sections[i].role, &plan->sections[i]);
    plan_whole(&planning, plan);
    free(planning.signs);
    free(planning.groups);
    free(planning.all);
    return plan;
}

Plan *plan_for_shape(const Judge *judge, const Shape *shape, bool cut) {
    Plan *plan = plan_new(judge, shape, cut, shape_rules(judge, shape));
    plan->arena = arena_new();
    plan->criteria = criteria_find_rules(judge, bank_rubric(judge->bank, shape->rubric), plan->arena);
    return plan;
}

Plan *plan_for_rule(const Judge *judge, const Shape *shape, size_t rule) {
    bool *rules = memory_array(judge->rule_count + 1, sizeof *rules);
    rules[rule] = true;
    return plan_new(judge, shape, false, rules);
}

void plan_free(Plan *plan) {
    if (!plan)
        return;
    for (size_t i = 0; i < plan->section_count; i++) {
        SectionPlan *section = &plan->sections[i];
        for (size_t at = 0; at < section->by_signs_count; at++)
            phrase_filter_free(section->by_signs[at].filter);
        free(section->by_signs);
        phrase_filter_free(section->filter);
    }
    free(plan->sections);
    phrase_filter_free(plan->whole);
    free(plan->marks);
    free(plan->rules);
    arena_free(plan->arena);
    free(plan);
}
