/* Laying text out in columns. */
#include "render/layout.h"
#include "base/utf8.h"
#include <starcoach/text.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DOTS = 2 /* a row holds one quotation, which may be cut short at both ends */ };

void layout_blanks(size_t count, Buffer *out) {
    for (size_t i = 0; i < count; i++)
        buffer_append_byte(out, ' ');
}

/* Columns to leave free, since layout_plain may yet draw the dots of a quotation cut short as three. */
static size_t dots_room(Slice line) {
    static const char dots[] = "…";
    size_t count = 0;
    for (size_t at = 0; at < line.size && count < MOST_DOTS; at++)
        count += line.data[at] == *dots && slice_starts((Slice){line.data + at, line.size - at}, dots);
    return 2 * count;
}

void layout_wrap(Slice text, size_t width, size_t indent, size_t used, Buffer *out) {
    Buffer line = {0};
    /* What stands before the first line takes its room in the first row. */
    size_t ahead = used > indent ? used - indent : 0;
    for (size_t i = 0; i < ahead; i++)
        buffer_append_byte(&line, '0');
    utf8_append_flat(&line, slice_trim(text));
    Rows rows = {0};
    size_t columns = width > indent + 10 ? width - indent : 10;
    columns -= dots_room(buffer_slice(&line));
    text_wrap(buffer_slice(&line), (Span){0, line.size}, columns, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        Span row = rows.items[i];
        if (i == 0)
            row.start = ahead < row.end ? ahead : row.end;
        else
            layout_blanks(indent, out);
        buffer_append(out, slice_trim(slice_part(buffer_slice(&line), row)));
        buffer_append_byte(out, '\n');
    }
    free(rows.items);
    buffer_free(&line);
}

void layout_cell(const char *text, size_t columns, Buffer *out) {
    Slice slice = slice_of(text);
    size_t at = 0, used = 0;
    while (at < slice.size) {
        size_t next = cluster_next(slice, at);
        size_t width = (size_t)cluster_columns(slice_part(slice, (Span){at, next}));
        if (used + width > columns)
            break;
        used += width;
        at = next;
    }
    buffer_append(out, (Slice){slice.data, at});
    layout_blanks(columns - used, out);
}

void layout_plain(Buffer *out, size_t from) {
    static const char *const pairs[][2] = {{"…", "..."}, {"“", "\""}, {"”", "\""}, {"‘", "'"}, {"’", "'"},
                                           {"–", "-"},   {"—", "-"},  {"→", ">"},  {"·", "-"}, {"✓", "+"}};
    Buffer plain = {0};
    for (size_t at = from; at < out->size;) {
        const Slice rest = {out->data + at, out->size - at};
        const char *const *pair = NULL;
        for (size_t i = 0; (*rest.data & 0x80) && i < sizeof pairs / sizeof *pairs && !pair; i++)
            pair = slice_starts(rest, pairs[i][0]) ? pairs[i] : NULL;
        buffer_append(&plain, pair ? slice_of(pair[1]) : (Slice){rest.data, 1});
        at += pair ? strlen(pair[0]) : 1;
    }
    buffer_replace(out, (Span){from, out->size}, buffer_slice(&plain));
    buffer_free(&plain);
}
