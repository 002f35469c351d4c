/* Reports as lines for an editor's quickfix list. */
#include "base/memory.h"
#include <starcoach/render.h>
#include <stdlib.h>
#include <string.h>

static int compare_places(const void *a, const void *b) {
    const Finding *x = *(const Finding *const *)a, *y = *(const Finding *const *)b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (x > y) - (x < y);
}

/* Where the last line with words ends: the place of findings about the whole, that an editor may go there. */
static size_t end_of_words(Slice text) {
    while (text.size > 0 && strchr(" \t\r\n", text.data[text.size - 1]))
        text.size--;
    return text.size;
}

void render_report_lines(const Report *report, const char *file, Slice text, Buffer *out) {
    const Finding **order = memory_array(report->finding_count + 1, sizeof *order);
    for (size_t i = 0; i < report->finding_count; i++)
        order[i] = &report->findings[i];
    qsort(order, report->finding_count, sizeof *order, compare_places);
    size_t counted = 0, line = 1, line_start = 0, end = end_of_words(text);
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = order[i];
        size_t offset = finding->start < end ? finding->start : end;
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
