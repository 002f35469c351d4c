/* How the parts weigh against each other: how many are ready, which is to grow when the learning is too short, and
 * whether one holds the whole story. */
#include "tui/walk.h"

#include <starcoach/render.h>
#include <stdint.h>
#include <string.h>

/* A first part so many times as long as its share of the shortest time, while the others are empty, holds the story
 * rather than its setting. Ours: a story of a hundred words is twice as long as a Situation is to be. */
static const double whole_story = 1.75;

size_t walk_ready_count(const Report *report) {
    size_t ready = 0;
    for (size_t i = 0; i < report->shape->section_count; i++)
        ready += report->sections[i].ready;
    return ready;
}

/* The group of the learning sections; NULL: they have none. */
static const Group *learning_group(const Shape *shape) {
    for (size_t i = 0; i < shape->section_count; i++)
        if (shape->sections[i].learning)
            return shape_group(shape, shape->sections[i].group);
    return NULL;
}

int walk_least_learning(const Shape *shape) {
    const Group *group = learning_group(shape);
    return group ? group->least : 0;
}

int walk_learning_percent(const Report *report) {
    const Group *group = learning_group(report->shape);
    return group ? report_group_percent(report, group) : (int)(100 * report->learning_share);
}

/* The learning part that lacks most of its share. */
static size_t shortest_learning(const Report *report) {
    const Shape *shape = report->shape;
    size_t shortest = SIZE_MAX;
    double most_lacking = 0;
    for (size_t i = 0; i < shape->section_count; i++) {
        double lacking = shape->sections[i].share / 100.0 - report->sections[i].share;
        if (!shape->sections[i].learning || (shortest != SIZE_MAX && lacking <= most_lacking))
            continue;
        shortest = i;
        most_lacking = lacking;
    }
    return shortest;
}

size_t walk_part_to_lengthen(const Report *report) {
    const Shape *shape = report->shape;
    if (walk_ready_count(report) < shape->section_count || report->learning_share < 0 ||
        walk_learning_percent(report) >= walk_least_learning(shape))
        return SIZE_MAX;
    size_t next = report->next ? finding_section(shape, report->next) : SIZE_MAX;
    return next != SIZE_MAX && shape->sections[next].learning ? next : shortest_learning(report);
}

const Finding *walk_learning_finding(const Report *report) {
    for (size_t i = 0; i < report->finding_count; i++) {
        const Rule *rule = report->findings[i].rule;
        if (rule->kind == RULE_SHARE && rule->of && strcmp(rule->of, "learning") == 0)
            return &report->findings[i];
    }
    return NULL;
}

bool walk_holds_whole_story(const Walk *walk, const Report *report) {
    const Shape *shape = report->shape;
    const SectionReport *here = &report->sections[walk->section];
    double share = shape->sections[walk->section].share / 100.0;
    for (size_t i = 1; i < shape->section_count; i++)
        if (slice_trim(answer_text(walk->practice->answer, i)).size > 0)
            return false;
    return walk->section == 0 && shape->section_count > 1 && here->seconds > whole_story * share * shape->seconds.least;
}
