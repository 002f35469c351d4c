#include "base/memory.h"
#include "tui/widgets/editor_parts.h"

#include <stdlib.h>

void editor_layout(Editor *editor, int columns, int rows) {
    editor->page = rows > 0 ? rows : 1;
    rows_wrap(editor, columns > 1 ? columns : 1);
    size_t here = rows_at_offset(editor, editor->cursor).index, page = (size_t)editor->page, count = rows_count(editor);
    if (editor->top + page > count) /* no empty rows while there are rows above */
        editor->top = count > page ? count - page : 0;
    if (here < editor->top)
        editor->top = here;
    else if (here >= editor->top + page)
        editor->top = here - page + 1;
}

/* The selection lies over all marks. The caller frees. */
static InkMark *all_marks(const Editor *editor, size_t *count) {
    InkMark *marks = memory_array(editor->mark_count + 1, sizeof *marks);
    marks[0] = (InkMark){editor_selection(editor), INK_SELECTED};
    for (size_t i = 0; i < editor->mark_count; i++)
        marks[i + 1] = editor->marks[i];
    *count = editor->mark_count + 1;
    return marks;
}

/* A line's end that is selected shows as one column, so that empty lines do, too. */
static bool end_is_selected(const Editor *editor, Span row) {
    Span selection = editor_selection(editor);
    return row.end < editor->text.size && editor->text.data[row.end] == '\n' && selection.start <= row.end &&
           row.end < selection.end;
}

/* The rows [first, end), each cleared behind its text. The last column is kept free for the cursor behind a full
 * row, and for the signs that there is more. */
static void draw_rows(Editor *editor, Canvas *canvas, size_t first, size_t end) {
    Area area = editor->drawn, inner = area_within(area, 0, 1);
    size_t count = rows_count(editor), top = editor->top, mark_count;
    InkMark *marks = all_marks(editor, &mark_count);
    for (size_t index = first > top ? first : top; index < end && index < top + (size_t)inner.rows; index++) {
        int row = inner.top + (int)(index - top), used = 0;
        if (index < count) {
            Span span = rows_at_index(editor, index).span;
            used = canvas_marked_row(canvas, row, inner.left, inner.columns, INK_TEXT, editor->text, span, marks,
                                     mark_count);
            if (end_is_selected(editor, span))
                used += canvas_row(canvas, row, inner.left + used, 1, INK_SELECTED, slice_of(" "));
        }
        canvas_fill(canvas, (Area){row, inner.left + used, 1, area.columns - used}, INK_TEXT);
    }
    free(marks);
    canvas_more(canvas, area, top > 0, top + (size_t)inner.rows < count);
    RowPlace here = rows_at_offset(editor, editor->cursor);
    canvas_cursor(canvas, inner.top + (int)(here.index - top), inner.left + row_column(editor, &here, editor->cursor));
    editor->drawn_top = top;
    editor->stale = SIZE_MAX;
}

void editor_draw(Editor *editor, Canvas *canvas, Area area) {
    editor->drawn = area;
    if (area.rows <= 0 || area.columns <= 1)
        return;
    editor_layout(editor, area.columns - 1, area.rows);
    draw_rows(editor, canvas, 0, SIZE_MAX);
}

void editor_echo(Editor *editor, Canvas *canvas) {
    Area area = editor->drawn;
    if (area.rows <= 0 || area.columns <= 1)
        return;
    editor_layout(editor, area.columns - 1, area.rows);
    bool stays = editor->top == editor->drawn_top;
    draw_rows(editor, canvas, stays ? editor->stale : 0, stays ? editor->stale_end : SIZE_MAX);
}
