/* --explain: every rule tried under its criterion, what it measured and what it took. */
#include "base/messages.h"
#include "render/layout.h"
#include "render/page.h"

static const char *tried_state(const Tried *tried) {
    if (tried->skip != SKIP_NONE)
        return tried->skip == SKIP_OFF ? MSG_RENDER_TRIED_OFF : MSG_RENDER_TRIED_FOREIGN;
    if (tried->pending)
        return MSG_RENDER_PENDING;
    if (tried->fired > 0)
        return MSG_RENDER_FIRED;
    return tried->taken > 0 ? MSG_RENDER_NEEDS : MSG_RENDER_HOLDS;
}

static void tried_rule(const Page *page, const Tried *tried) {
    Buffer line = {0};
    buffer_printf(&line, tried->flag ? MSG_RENDER_FLAG : MSG_RENDER_WEIGHT, tried->weight);
    layout_blanks(4, page->out);
    layout_cell(tried->rule->id, 26, page->out);
    layout_cell(buffer_string(&line), 10, page->out);
    layout_cell(tried_state(tried), 9, page->out);
    buffer_printf(page->out, "%4d  ", -tried->taken);
    page_wrap(page, tried->measured, 55, 55);
    buffer_free(&line);
}

void page_tried(const Page *page) {
    const Report *report = page->report;
    int taken = 0;
    page_heading(page, MSG_RENDER_TRIED);
    const Criterion *current = NULL;
    for (size_t i = 0; i < report->tried_count; i++) {
        const Tried *tried = &report->tried[i];
        if (tried->criterion && tried->criterion != current) {
            const CriterionReport *criterion = &report->criteria[tried->criterion - report->rubric->criteria];
            buffer_printf(page->out, "  %s: %d of %d\n", tried->criterion->label, criterion->points, criterion->of);
        }
        current = tried->criterion;
        tried_rule(page, tried);
    }
    for (size_t i = 0; i < report->finding_count; i++)
        taken += report->findings[i].cost;
    buffer_append_byte(page->out, '\n');
    buffer_printf(page->out, MSG_RENDER_SUM "\n", report->score, taken);
}
