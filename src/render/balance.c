/* How the time is shared out among the groups of an answer's sections, in whole percents that make the whole. */
#include "base/memory.h"
#include "base/messages.h"

#include <math.h>
#include <starcoach/render.h>
#include <stdlib.h>

static const double hair = 1e-9; /* shares that make a half may add up to a little less */

static double group_share(const Report *report, const Group *group) {
    const Shape *shape = report->shape;
    double share = 0;
    for (size_t i = 0; i < shape->section_count; i++)
        if (shape_group(shape, shape->sections[i].group) == group)
            share += report->sections[i].share;
    return 100 * share;
}

/* Does the rule's share speak of just this group's sections? */
static bool is_about(const Shape *shape, const Group *group, const Rule *rule) {
    if (rule->kind != RULE_SHARE)
        return false;
    for (size_t i = 0; i < shape->section_count; i++)
        if (share_counts(&shape->sections[i], rule->of) != (shape_group(shape, shape->sections[i].group) == group))
            return false;
    return true;
}

/* Beyond its limit, or that of a remark: 1 over it, -1 under it, else 0. Rounded as remarks are, it stays beyond. */
static int side_of(const Report *report, const Group *group, double share) {
    if (group->least > 0 && share < group->least - hair)
        return -1;
    if (group->most > 0 && share > group->most + hair)
        return 1;
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        if (!finding->waits_for && is_about(report->shape, group, finding->rule))
            return finding->rule->below > 0 ? -1 : 1;
    }
    return 0;
}

/* Who gets the next percent left over, or gives it back where there are too many (`step` is then -1): the largest
 * remainder, first among the groups that no remark is about. */
static size_t next_to_change(const int *sides, size_t count, const double *shares, const int *percents, int step) {
    size_t best = 0;
    for (size_t i = 1; i < count; i++) {
        bool off = sides[i] != 0, best_off = sides[best] != 0;
        double lacks = step * (shares[i] - percents[i]), best_lacks = step * (shares[best] - percents[best]);
        if (off != best_off ? best_off : lacks > best_lacks)
            best = i;
    }
    return best;
}

int report_group_percent(const Report *report, const Group *group) {
    const Shape *shape = report->shape;
    double *shares = memory_array(shape->group_count, sizeof *shares);
    int *percents = memory_array(shape->group_count, sizeof *percents);
    int *sides = memory_array(shape->group_count, sizeof *sides);
    double whole = 0;
    int shown = 0;
    for (size_t i = 0; i < shape->group_count; i++) {
        shares[i] = group_share(report, &shape->groups[i]);
        sides[i] = side_of(report, &shape->groups[i], shares[i]);
        percents[i] = (int)(sides[i] > 0 ? ceil(shares[i] - hair) : shares[i] + hair);
        whole += shares[i];
        shown += percents[i];
    }
    while (shown != (int)(whole + hair)) {
        int step = shown < (int)(whole + hair) ? 1 : -1;
        percents[next_to_change(sides, shape->group_count, shares, percents, step)] += step;
        shown += step;
    }
    int percent = percents[group - shape->groups];
    free(shares);
    free(percents);
    free(sides);
    return percent;
}

/* Has one of its sections no words of its own, and yet its points, from words cut into others? */
static bool is_told_beside(const Report *report, const Group *group) {
    bool beside = false;
    for (size_t i = 0; i < report->shape->section_count; i++) {
        const SectionReport *section = &report->sections[i];
        if (shape_group(report->shape, report->shape->sections[i].group) != group)
            continue;
        if (section->words > 0)
            return false;
        beside = beside || section->begun;
    }
    return beside;
}

void render_balance(const Report *report, Buffer *out) {
    for (size_t i = 0; i < report->shape->group_count; i++) {
        const Group *group = &report->shape->groups[i];
        buffer_append_string(out, i > 0 ? ", " : "");
        if (is_told_beside(report, group)) {
            buffer_printf(out, MSG_RENDER_GROUP_BESIDE, group->label);
            continue;
        }
        buffer_printf(out, MSG_RENDER_GROUP, group->label, report_group_percent(report, group));
        if (group->most > 0)
            buffer_printf(out, MSG_RENDER_GROUP_MOST, group->most);
        if (group->least > 0)
            buffer_printf(out, MSG_RENDER_GROUP_LEAST, group->least);
    }
}

const char *report_balance_note(const Report *report) {
    bool off = false, doubtful = false;
    for (size_t i = 0; i < report->shape->group_count; i++) {
        const Group *group = &report->shape->groups[i];
        off = off || (side_of(report, group, group_share(report, group)) != 0 && !is_told_beside(report, group));
    }
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        if (finding->rule->kind != RULE_SHARE)
            continue;
        if (finding->cost > 0)
            return NULL;
        doubtful = doubtful || report->cut;
    }
    return !off ? NULL : doubtful ? MSG_RENDER_BALANCE_UNSURE : MSG_RENDER_BALANCE_NEAR;
}
