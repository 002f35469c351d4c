/* Soft wrap.
 *
 *   "the plan was late   again", 12 columns        |the plan was|          the blanks at a row's end
 *                                                  |late   again|          hang over, "was " ends the first */
#include <starcoach/text.h>

#include "base/memory.h"
#include <stdlib.h>
#include <unilbrk.h>

static void rows_push(Rows *rows, size_t start, size_t end) {
    rows->items = memory_grow(rows->items, &rows->capacity, rows->count + 1, sizeof *rows->items);
    rows->items[rows->count++] = (Span){start, end};
}

static bool is_blank(Slice cluster) {
    return cluster.size == 1 && (cluster.data[0] == ' ' || cluster.data[0] == '\t');
}

void text_wrap(Slice text, Span line, size_t columns, Rows *rows) {
    if (line.end == line.start) {
        rows_push(rows, line.start, line.end);
        return;
    }
    Slice part = slice_part(text, line);
    char *breaks = memory_alloc(part.size);
    u8_possible_linebreaks((const uint8_t *)part.data, part.size, "UTF-8", breaks);

    size_t row = 0, width = 0;                /* where the row begins, its columns so far */
    size_t allowed = 0, width_at_allowed = 0; /* the last place it may break, the columns before it */
    for (size_t at = 0; at < part.size;) {
        size_t next = cluster_next(part, at);
        Slice cluster = slice_part(part, (Span){at, next});
        size_t wide = (size_t)cluster_columns(cluster);
        if (at > row && breaks[at] == UC_BREAK_POSSIBLE) {
            allowed = at;
            width_at_allowed = width;
        }
        if (width + wide > columns && at > row && !is_blank(cluster)) {
            bool whole = allowed > row;
            size_t end = whole ? allowed : at;
            rows_push(rows, line.start + row, line.start + end);
            width -= whole ? width_at_allowed : width;
            row = end;
        }
        width += wide;
        at = next;
    }
    rows_push(rows, line.start + row, line.end);
    free(breaks);
}
