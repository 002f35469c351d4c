/* A report in one line, for a folder's listing. */
#include "base/messages.h"
#include "base/utf8.h"
#include "render/layout.h"
#include "render/report_verdict.h"
#include <starcoach/render.h>
#include <stdint.h>

static const char *part_name(const Criterion *criterion) {
    return criterion ? criterion->label : MSG_RENDER_NO_PART;
}

/* What to do next, in a sentence. */
static void append_step(const Report *report, Buffer *out) {
    const Finding *next = report->next;
    if (!next)
        buffer_append_string(out, MSG_RENDER_NO_STEP);
    else if (next->section != SIZE_MAX && next->start == next->end && !report->sections[next->section].begun)
        buffer_printf(out, MSG_RENDER_BEGIN_STEP, report->shape->sections[next->section].label,
                      report->shape->sections[next->section].ask);
    else
        buffer_append_string(out, next->fix);
}

void render_report_line(const Report *report, const char *file, const ReportStyle *style, Buffer *out) {
    Buffer minutes = {0}, step = {0}, name = {0};
    utf8_append_line(&name, slice_of(file));
    render_minutes(report->seconds, &minutes);
    append_step(report, &step);
    if (!style->utf8)
        layout_plain(&step, 0);
    if (report->words == 0)
        buffer_printf(out, MSG_RENDER_EMPTY_LINE "\n", buffer_string(&name), report->shape->sections[0].ask);
    else if (report->foreign)
        buffer_printf(out, MSG_RENDER_FOREIGN_LINE "\n", buffer_string(&name), buffer_string(&minutes));
    else
        buffer_printf(out, MSG_RENDER_LINE "\n", buffer_string(&name), report_readiness(report),
                      buffer_string(&minutes), part_name(report_strongest(report)), part_name(report_weakest(report)),
                      buffer_string(&step));
    buffer_free(&name);
    buffer_free(&minutes);
    buffer_free(&step);
}
