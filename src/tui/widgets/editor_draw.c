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

/* The last column is kept free for the cursor behind a full row, and for the signs that there is more. */
void editor_draw(Editor *editor, Canvas *canvas, Area area) {
    if (area.rows <= 0 || area.columns <= 1)
        return;
    Area inner = area_within(area, 0, 1);
    editor_layout(editor, inner.columns, inner.rows);
    size_t count = rows_count(editor);
    for (int row = 0; row < inner.rows && editor->top + (size_t)row < count; row++)
        canvas_marked_row(canvas, inner.top + row, inner.left, inner.columns, INK_TEXT, editor->text,
                          rows_at_index(editor, editor->top + (size_t)row).span, editor->marks, editor->mark_count);
    canvas_more(canvas, area, editor->top > 0, editor->top + (size_t)inner.rows < count);
    RowPlace here = rows_at_offset(editor, editor->cursor);
    canvas_cursor(canvas, inner.top + (int)(here.index - editor->top),
                  inner.left + row_column(editor, &here, editor->cursor));
}
