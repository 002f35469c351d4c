/* What a rubric names, found once and not for every answer: the rules behind its criteria. */
#include "judge/parts.h"
#include <string.h>

static size_t *find_rules(const Judge *judge, const Strings *ids, Arena *arena) {
    size_t *rules = arena_array(arena, ids->count + 1, sizeof *rules);
    for (size_t i = 0; i < ids->count; i++)
        rules[i] = judge_rule_index(judge, ids->items[i]);
    return rules;
}

static WeighedRule *find_weighed(const Judge *judge, const Requirement *requirements, size_t count, Arena *arena) {
    WeighedRule *rules = arena_array(arena, count + 1, sizeof *rules);
    for (size_t i = 0; i < count; i++)
        rules[i] = (WeighedRule){.rule = judge_rule_index(judge, requirements[i].rule),
                                 .weight = requirements[i].weight,
                                 .needs = find_rules(judge, &requirements[i].needs, arena),
                                 .need_count = requirements[i].needs.count};
    return rules;
}

static bool is_among(const WeighedRule *rules, size_t count, size_t rule) {
    for (size_t i = 0; i < count; i++)
        if (rules[i].rule == rule)
            return true;
    return false;
}

static void find_volunteers(const Judge *judge, CriterionRules *criterion, Arena *arena) {
    criterion->volunteers = arena_array(arena, judge->rule_count + 1, sizeof *criterion->volunteers);
    for (size_t i = 0; i < judge->rule_count; i++) {
        const char *named = bank_rule_at(judge->bank, i)->criterion;
        if (named && strcmp(named, criterion->criterion->id) == 0 &&
            !is_among(criterion->requirements, criterion->criterion->requirement_count, i) &&
            !is_among(criterion->flags, criterion->criterion->flag_count, i))
            criterion->volunteers[criterion->volunteer_count++] = i;
    }
}

CriterionRules *criteria_find_rules(const Judge *judge, const Rubric *rubric, Arena *arena) {
    const size_t count = rubric ? rubric->criterion_count : 0;
    CriterionRules *criteria = arena_array(arena, count + 1, sizeof *criteria);
    for (size_t i = 0; i < count; i++) {
        const Criterion *criterion = &rubric->criteria[i];
        criteria[i].criterion = criterion;
        criteria[i].requirements = find_weighed(judge, criterion->requirements, criterion->requirement_count, arena);
        criteria[i].flags = find_weighed(judge, criterion->flags, criterion->flag_count, arena);
        find_volunteers(judge, &criteria[i], arena);
    }
    return criteria;
}
