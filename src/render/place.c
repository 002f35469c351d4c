/* Places and times as people and editors write them. */
#include "base/memory.h"
#include <math.h>
#include <starcoach/render.h>
#include <string.h>

void render_minutes(double seconds, Buffer *out) {
    long whole = lround(seconds);
    buffer_printf(out, "%ld:%02ld", whole / 60, whole % 60);
}

static void add_line(TextLines *lines, size_t start) {
    lines->starts = memory_grow(lines->starts, &lines->capacity, lines->count + 1, sizeof *lines->starts);
    lines->starts[lines->count++] = start;
}

void render_lines(Slice text, TextLines *out) {
    size_t start = 0;
    out->count = 0;
    add_line(out, 0);
    for (const char *newline; start < text.size && (newline = memchr(text.data + start, '\n', text.size - start));) {
        start = (size_t)(newline - text.data) + 1;
        add_line(out, start);
    }
}

void render_place(const TextLines *lines, size_t offset, size_t *line, size_t *column) {
    size_t low = 0, high = lines->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (lines->starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    *line = low + 1;
    *column = offset - lines->starts[low] + 1;
}
