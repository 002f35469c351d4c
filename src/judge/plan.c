/* What is looked for. Of all a bank's phrases a shape's rubric asks but for some, and of these not all at once:
 *
 *   at once     in each section, what its rules tell or count: phrases, near, ratio, missing
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

/* `filter`, narrowed to what the rules look for; a new one where it is NULL. NULL, and it is freed, where that is nothing. */
static PhraseFilter *section_filter(const Judge *judge, const bool *rules, const Section *section,
                                    PhraseFilter *filter) {
    uint32_t *groups = memory_array(judge->group_count + 1, sizeof *groups);
    size_t count = 0;
    for (size_t rule = 0; rule < judge->rule_count; rule++)
        for (unsigned use = 0; use < USE_COUNT; use++)
            if (rules[rule] && judge_may_find_in(judge, rule, (SectionRole)section->role) &&
                looks_at_once(bank_rule_at(judge->bank, rule), (PhraseUse)use))
                groups[count++] = rule_group(rule, (PhraseUse)use);
    if (count == 0) {
        phrase_filter_free(filter);
        filter = NULL;
    } else if (filter) {
        phrase_filter_narrow(filter, judge->phrases, groups, count);
    } else {
        filter = phrase_filter_new(judge->phrases, groups, count);
        phrase_filter_remember(filter);
    }
    free(groups);
    return filter;
}

static Plan *plan_new(const Judge *judge, const Shape *shape, bool *rules) {
    Plan *plan = memory_alloc(sizeof *plan);
    plan->shape = shape;
    plan->rules = rules;
    plan->section_count = shape->section_count;
    plan->filters = memory_array(shape->section_count + 1, sizeof *plan->filters);
    for (size_t i = 0; i < shape->section_count; i++)
        plan->filters[i] = section_filter(judge, rules, &shape->sections[i], NULL);
    return plan;
}

Plan *plan_for_shape(const Judge *judge, const Shape *shape) {
    Plan *plan = plan_new(judge, shape, shape_rules(judge, shape));
    plan->arena = arena_new();
    plan->criteria = criteria_find_rules(judge, bank_rubric(judge->bank, shape->rubric), plan->arena);
    return plan;
}

Plan *plan_for_rule(const Judge *judge, const Shape *shape, size_t rule) {
    bool *rules = memory_array(judge->rule_count + 1, sizeof *rules);
    rules[rule] = true;
    return plan_new(judge, shape, rules);
}

PhraseFilter *plan_narrowed(const Judge *judge, const Plan *plan, size_t section, const bool *done,
                            PhraseFilter *narrowed) {
    bool *rules = memory_array(judge->rule_count + 1, sizeof *rules);
    for (size_t i = 0; i < judge->rule_count; i++)
        rules[i] = plan->rules[i] && !done[i];
    narrowed = section_filter(judge, rules, &plan->shape->sections[section], narrowed);
    free(rules);
    return narrowed;
}

void plan_free(Plan *plan) {
    if (!plan)
        return;
    for (size_t i = 0; i < plan->section_count; i++)
        phrase_filter_free(plan->filters[i]);
    free(plan->filters);
    free(plan->rules);
    arena_free(plan->arena);
    free(plan);
}
