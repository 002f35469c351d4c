/* Reports as lines for an editor's quickfix list. */
#include "base/memory.h"
#include <starcoach/render.h>
#include <stdlib.h>

static int compare_places(const void *a, const void *b) {
    const Finding *x = *(const Finding *const *)a, *y = *(const Finding *const *)b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (x > y) - (x < y);
}

void render_report_lines(const Report *report, const char *file, Slice text, Buffer *out) {
    const Finding **order = memory_array(report->finding_count + 1, sizeof *order);
    for (size_t i = 0; i < report->finding_count; i++)
        order[i] = &report->findings[i];
    qsort(order, report->finding_count, sizeof *order, compare_places);
    size_t counted = 0, line = 1, line_start = 0;
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = order[i];
        size_t offset = finding->start < text.size ? finding->start : text.size;
        for (; counted < offset; counted++) {
            if (text.data[counted] != '\n')
                continue;
            line++;
            line_start = counted + 1;
        }
        buffer_printf(out, "%s:%zu:%zu: %s: %s [%s]\n", file, line, offset - line_start + 1, severity_names[finding->severity],
                      finding->message, finding->rule->id);
    }
    free(order);
}
