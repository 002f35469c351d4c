#include "tui/widgets/editor_parts.h"

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

/* The rows [first, end), each cleared behind its text. The last column is kept free for the cursor behind a full
 * row, and for the signs that there is more. */
static void draw_rows(Editor *editor, Canvas *canvas, size_t first, size_t end) {
    Area area = editor->drawn, inner = area_within(area, 0, 1);
    size_t count = rows_count(editor), top = editor->top;
    for (size_t index = first > top ? first : top; index < end && index < top + (size_t)inner.rows; index++) {
        int row = inner.top + (int)(index - top), used = 0;
        if (index < count)
            used = canvas_marked_row(canvas, row, inner.left, inner.columns, INK_TEXT, editor->text,
                                     rows_at_index(editor, index).span, editor->marks, editor->mark_count);
        canvas_fill(canvas, (Area){row, inner.left + used, 1, area.columns - used}, INK_TEXT);
    }
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
