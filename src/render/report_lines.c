/* Reports as lines for an editor's quickfix list. */
#include "base/utf8.h"

#include <starcoach/render.h>
#include <starcoach/arena.h>
#include <stdlib.h>
#include <string.h>

static int compare_places(const void *a, const void *b) {
    const Advice *x = a, *y = b;
    if (x->finding->start != y->finding->start)
        return x->finding->start < y->finding->start ? -1 : 1;
    return (x->finding > y->finding) - (x->finding < y->finding);
}

/* Where the last line with words ends: the place of findings about the whole, that an editor may go there. */
static size_t end_of_words(Slice text) {
    while (text.size > 0 && strchr(" \t\r\n", text.data[text.size - 1]))
        text.size--;
    return text.size;
}

/* An editor shows what can be mended where it stands: what waits for another remark is none of its own, and of a foreign text there is
 * only that to say. */
static bool is_told(const Report *report, const Advice *item) {
    return report->foreign ? item->kind == ADVICE_UNJUDGED : item->kind != ADVICE_WAITS;
}

/* The name that an editor opens. One that is not UTF-8 keeps its bytes, but for those that steer a terminal. */
static void append_name(const char *file, Buffer *out) {
    const Slice name = slice_of(file);
    if (utf8_valid_up_to(name) == name.size) {
        utf8_append_line(out, name);
        return;
    }
    for (size_t i = 0; i < name.size; i++) {
        unsigned char byte = (unsigned char)name.data[i];
        bool steers = (byte & 0x7f) < 0x20 || byte == 0x7f;
        buffer_append_byte(out, steers ? '?' : name.data[i]);
    }
}

void render_report_lines(const Report *report, const char *file, Slice text, Buffer *out) {
    Arena *arena = arena_new();
    const AdviceList list = report_advice(report, arena);
    qsort(list.items, list.count, sizeof *list.items, compare_places);
    size_t counted = 0, line = 1, line_start = 0, end = end_of_words(text);
    for (size_t i = 0; i < list.count; i++) {
        const Finding *finding = list.items[i].finding;
        if (!is_told(report, &list.items[i]))
            continue;
        size_t offset = finding->start < end ? finding->start : end;
        for (; counted < offset; counted++) {
            if (text.data[counted] != '\n')
                continue;
            line++;
            line_start = counted + 1;
        }
        append_name(file, out);
        buffer_printf(out, ":%zu:%zu: %s: %s [%s]\n", line, offset - line_start + 1, severity_names[finding->severity],
                      list.items[i].message, finding->rule->id);
    }
    arena_free(arena);
}
