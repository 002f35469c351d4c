/* Rows are kept by paragraph, relative to its start, so that a change wraps only rows of its own paragraph anew and
 * moves the others for free:
 *
 *   text         "I asked nobody.\nOn Wednesday I saw"
 *   paragraphs    size 15            size 18
 *   rows          [0,8) [8,15)       [0,13) [13,18)
 */
#include "base/memory.h"
#include "tui/widgets/editor_parts.h"

#include <stdlib.h>
#include <string.h>

static size_t line_end(Slice text, size_t at) {
    const char *end = at < text.size ? memchr(text.data + at, '\n', text.size - at) : NULL;
    return end ? (size_t)(end - text.data) : text.size;
}

/* Puts `count` empty paragraphs in the place of [first, end). */
static void make_room(Editor *editor, size_t first, size_t end, size_t count) {
    for (size_t i = first; i < end; i++)
        free(editor->paragraphs[i].rows.items);
    size_t after = editor->paragraph_count - end;
    size_t total = first + count + after;
    editor->paragraphs =
        memory_grow(editor->paragraphs, &editor->paragraph_capacity, total, sizeof *editor->paragraphs);
    if (after)
        memmove(editor->paragraphs + first + count, editor->paragraphs + end, after * sizeof *editor->paragraphs);
    memset(editor->paragraphs + first, 0, count * sizeof *editor->paragraphs);
    editor->paragraph_count = total;
}

/* Fills the paragraphs [first, end) from the text that begins at `at`. */
static void split(Editor *editor, size_t first, size_t end, size_t at) {
    for (size_t i = first; i < end; i++) {
        size_t stop = line_end(editor->text, at);
        editor->paragraphs[i].size = stop - at;
        at = stop + 1;
    }
}

static size_t count_lines(Slice text, size_t start, size_t end) {
    size_t count = 1;
    for (size_t at = line_end(text, start); at < end; at = line_end(text, at + 1))
        count++;
    return count;
}

void rows_reset(Editor *editor) {
    size_t count = count_lines(editor->text, 0, editor->text.size);
    make_room(editor, 0, editor->paragraph_count, count);
    split(editor, 0, count, 0);
}

static const Rows *rows_of(Editor *editor, size_t paragraph, size_t start) {
    Paragraph *at = &editor->paragraphs[paragraph];
    if (at->rows.count == 0) {
        Slice own = slice_part(editor->text, (Span){start, start + at->size});
        text_wrap(own, (Span){0, own.size}, (size_t)editor->columns, &at->rows);
    }
    return &at->rows;
}

/* Puts other paragraphs in the place of those that [removed] lies in, the first of which begins at `start`. */
static void replace_paragraphs(Editor *editor, size_t first, size_t start, Span removed, size_t inserted) {
    size_t last = first, end = start + editor->paragraphs[first].size;
    while (end < removed.end)
        end += editor->paragraphs[++last].size + 1;
    size_t new_end = end - (removed.end - removed.start) + inserted;
    size_t count = count_lines(editor->text, start, new_end);
    make_room(editor, first, last + 1, count);
    split(editor, first, first + count, start);
}

/* ---- A change within one paragraph ---- */

/* Moves `index` on to the first of the old rows that begins behind the change, and not before `start` of the new text;
 * true when it begins there: all that follows is as it was. */
static bool meets(const Rows *old, size_t *index, Span removed, size_t inserted, size_t start) {
    size_t size = removed.end - removed.start;
    while (*index < old->count &&
           (old->items[*index].start < removed.end || old->items[*index].start - size + inserted < start))
        ++*index;
    return *index < old->count && old->items[*index].start - size + inserted == start;
}

static void push_row(Rows *rows, Span row) {
    rows->items = memory_grow(rows->items, &rows->capacity, rows->count + 1, sizeof *rows->items);
    rows->items[rows->count++] = row;
}

/* Wraps its rows anew from the row above the change, since a shorter word may fit there now, until they are what they
 * were. `own` is its new text, the change is counted from its start. Gives the rows that are others. */
static Span rewrap(Paragraph *paragraph, Slice own, Span removed, size_t inserted, size_t columns) {
    Rows old = paragraph->rows, rows = {0};
    size_t row = 0, size = removed.end - removed.start;
    while (row + 1 < old.count && old.items[row].end <= removed.start)
        row++;
    row -= row > 0;
    for (size_t i = 0; i < row; i++)
        push_row(&rows, old.items[i]);
    size_t start = old.items[row].start, met = row;
    do {
        size_t end = text_wrap_row(own, (Span){start, own.size}, columns);
        push_row(&rows, (Span){start, end});
        start = end;
    } while (start < own.size && !meets(&old, &met, removed, inserted, start));
    size_t fresh = rows.count;
    for (; start < own.size && met < old.count; met++)
        push_row(&rows, (Span){old.items[met].start - size + inserted, old.items[met].end - size + inserted});
    bool others_move = rows.count != old.count;
    paragraph->rows = rows;
    free(old.items);
    return (Span){row, others_move ? SIZE_MAX : fresh};
}

Span rows_change(Editor *editor, Span removed, size_t inserted) {
    size_t first = 0, start = 0, index = 0;
    while (start + editor->paragraphs[first].size < removed.start) {
        index += rows_of(editor, first, start)->count;
        start += editor->paragraphs[first++].size + 1;
    }
    Paragraph *paragraph = &editor->paragraphs[first];
    bool one_line =
        removed.end <= start + paragraph->size && line_end(editor->text, removed.start) >= removed.start + inserted;
    if (!one_line || paragraph->rows.count == 0) {
        replace_paragraphs(editor, first, start, removed, inserted);
        return (Span){index, SIZE_MAX};
    }
    paragraph->size = paragraph->size - (removed.end - removed.start) + inserted;
    Span within = {removed.start - start, removed.end - start};
    Span changed = rewrap(paragraph, slice_part(editor->text, (Span){start, start + paragraph->size}), within, inserted,
                          (size_t)editor->columns);
    return (Span){index + changed.start, changed.end == SIZE_MAX ? SIZE_MAX : index + changed.end};
}

void rows_wrap(Editor *editor, int columns) {
    if (columns == editor->columns)
        return;
    editor->columns = columns;
    for (size_t i = 0; i < editor->paragraph_count; i++)
        editor->paragraphs[i].rows.count = 0;
}

void rows_free(Editor *editor) {
    for (size_t i = 0; i < editor->paragraph_count; i++)
        free(editor->paragraphs[i].rows.items);
    free(editor->paragraphs);
}

size_t rows_count(Editor *editor) {
    size_t count = 0, start = 0;
    for (size_t i = 0; i < editor->paragraph_count; i++) {
        count += rows_of(editor, i, start)->count;
        start += editor->paragraphs[i].size + 1;
    }
    return count;
}

static RowPlace place(Editor *editor, size_t paragraph, size_t start, size_t row, size_t index) {
    const Rows *rows = rows_of(editor, paragraph, start);
    Span span = rows->items[row];
    return (RowPlace){paragraph, start, row, index, {start + span.start, start + span.end}, row + 1 == rows->count};
}

RowPlace rows_at_offset(Editor *editor, size_t offset) {
    size_t paragraph = 0, start = 0, index = 0;
    while (paragraph + 1 < editor->paragraph_count && offset > start + editor->paragraphs[paragraph].size) {
        index += rows_of(editor, paragraph, start)->count;
        start += editor->paragraphs[paragraph++].size + 1;
    }
    const Rows *rows = rows_of(editor, paragraph, start);
    size_t row = 0;
    while (row + 1 < rows->count && offset >= start + rows->items[row].end)
        row++;
    return place(editor, paragraph, start, row, index + row);
}

RowPlace rows_at_index(Editor *editor, size_t index) {
    size_t paragraph = 0, start = 0, before = 0;
    for (;;) {
        const Rows *rows = rows_of(editor, paragraph, start);
        if (index < before + rows->count)
            return place(editor, paragraph, start, index - before, index);
        if (paragraph + 1 == editor->paragraph_count)
            return place(editor, paragraph, start, rows->count - 1, before + rows->count - 1);
        before += rows->count;
        start += editor->paragraphs[paragraph++].size + 1;
    }
}

size_t row_stop(const Editor *editor, const RowPlace *row) {
    if (row->last || row->span.end == row->span.start)
        return row->span.end;
    size_t before = cluster_previous(editor->text, row->span.end);
    return before > row->span.start ? before : row->span.start;
}

int row_column(const Editor *editor, const RowPlace *row, size_t offset) {
    size_t columns = canvas_columns(slice_part(editor->text, (Span){row->span.start, offset}));
    return columns < (size_t)editor->columns ? (int)columns : editor->columns;
}

size_t row_offset(const Editor *editor, const RowPlace *row, int column) {
    size_t stop = row_stop(editor, row), at = row->span.start;
    int columns = 0;
    while (at < stop) {
        size_t next = cluster_next(editor->text, at);
        columns += (int)canvas_columns(slice_part(editor->text, (Span){at, next}));
        if (columns > column)
            break;
        at = next;
    }
    return at < stop ? at : stop;
}
