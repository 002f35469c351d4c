/* How the time is shared out among the groups of an answer's sections. */
#include "base/messages.h"

#include <starcoach/render.h>

int report_group_percent(const Report *report, const Group *group) {
    const Shape *shape = report->shape;
    double share = 0;
    for (size_t i = 0; i < shape->section_count; i++)
        if (shape_group(shape, shape->sections[i].group) == group)
            share += report->sections[i].share;
    return (int)(100 * share + 1e-9); /* shares that make a half may add up to a hair less */
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
