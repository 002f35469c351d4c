/* How the time is shared out among the groups of an answer's sections, in whole percents that make the whole. */
#include "base/memory.h"
#include "base/messages.h"

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

/* Beyond its limit: a remark tells its share then, what is over cut off, and 49.9 is not 50 yet. */
static bool is_off(const Group *group, double share) {
    return (group->least > 0 && share < group->least - hair) || (group->most > 0 && share > group->most + hair);
}

/* Who gets the next percent left over: the largest remainder, first among the groups that no remark is about. */
static size_t next_to_grow(const Shape *shape, const double *shares, const int *percents) {
    size_t best = 0;
    for (size_t i = 1; i < shape->group_count; i++) {
        bool off = is_off(&shape->groups[i], shares[i]), best_off = is_off(&shape->groups[best], shares[best]);
        if (off != best_off ? best_off : shares[i] - percents[i] > shares[best] - percents[best])
            best = i;
    }
    return best;
}

int report_group_percent(const Report *report, const Group *group) {
    const Shape *shape = report->shape;
    double *shares = memory_array(shape->group_count, sizeof *shares);
    int *percents = memory_array(shape->group_count, sizeof *percents);
    double whole = 0;
    int shown = 0;
    for (size_t i = 0; i < shape->group_count; i++) {
        shares[i] = group_share(report, &shape->groups[i]);
        percents[i] = (int)(shares[i] + hair);
        whole += shares[i];
        shown += percents[i];
    }
    for (; shown < (int)(whole + hair); shown++)
        percents[next_to_grow(shape, shares, percents)]++;
    int percent = percents[group - shape->groups];
    free(shares);
    free(percents);
    return percent;
}

void render_balance(const Report *report, Buffer *out) {
    for (size_t i = 0; i < report->shape->group_count; i++) {
        const Group *group = &report->shape->groups[i];
        buffer_append_string(out, i > 0 ? ", " : "");
        buffer_printf(out, MSG_RENDER_GROUP, group->label, report_group_percent(report, group));
        if (group->most > 0)
            buffer_printf(out, MSG_RENDER_GROUP_MOST, group->most);
        if (group->least > 0)
            buffer_printf(out, MSG_RENDER_GROUP_LEAST, group->least);
    }
}
