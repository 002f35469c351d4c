#include "tui/widgets/field.h"

#include "base/memory.h"
#include "base/messages.h"

#include <starcoach/text.h>
#include <stdlib.h>

struct Field {
    Buffer text;
    Editor *editor;
    size_t first; /* byte of the first cluster shown … */
    Area drawn;   /* … and where */
};

static bool apply(void *host, const Edit *edit, Slice *text) {
    Field *field = host;
    buffer_replace(&field->text, edit->removed, edit->inserted);
    *text = buffer_slice(&field->text);
    return true;
}

Field *field_new(void) {
    Field *field = memory_alloc(sizeof *field);
    field->editor = editor_new_line(apply, field);
    return field;
}

void field_free(Field *field) {
    if (!field)
        return;
    editor_free(field->editor);
    buffer_free(&field->text);
    free(field);
}

void field_share_ring(Field *field, KillRing *ring) {
    editor_share_ring(field->editor, ring);
}

void field_select_all(Field *field) {
    editor_select(field->editor, (Span){0, field->text.size});
}

bool field_let_go(Field *field) {
    return editor_let_go(field->editor);
}

const char *field_text(const Field *field) {
    return buffer_string(&field->text);
}

void field_set_text(Field *field, const char *text) {
    buffer_clear(&field->text);
    buffer_append_string(&field->text, text);
    field->first = 0;
    editor_set_text(field->editor, buffer_slice(&field->text), field->text.size);
}

EditorResult field_key(Field *field, int key) {
    return editor_key(field->editor, key);
}

bool field_click(Field *field, int row, int column) {
    if (!area_holds(field->drawn, row, column))
        return false;
    Slice text = buffer_slice(&field->text);
    size_t at = field->first;
    for (int columns = field->drawn.left + (field->first > 0); at < text.size;) {
        size_t next = cluster_next(text, at);
        columns += (int)canvas_columns(slice_part(text, (Span){at, next}));
        if (columns > column)
            break;
        at = next;
    }
    editor_set_cursor(field->editor, at);
    return true;
}

EditorResult field_paste(Field *field, Slice text) {
    return editor_paste(field->editor, text);
}

/* Scrolls so far that the cursor can be seen, with one column for it. */
static int scroll_to_cursor(Field *field, int columns) {
    Slice text = buffer_slice(&field->text);
    size_t cursor = editor_cursor(field->editor);
    if (field->first > cursor)
        field->first = cursor;
    for (;;) {
        int column = (int)canvas_columns(slice_part(text, (Span){field->first, cursor}));
        bool cut = field->first > 0; /* its mark takes a column */
        if (column + cut < columns || field->first >= cursor)
            return column + cut;
        field->first = cluster_next(text, field->first);
    }
}

void field_draw(Field *field, Canvas *canvas, int row, int column, int columns, const char *hint) {
    Slice text = buffer_slice(&field->text);
    int cursor = scroll_to_cursor(field, columns);
    field->drawn = (Area){row, column, 1, columns};
    canvas_cursor(canvas, row, column + cursor);
    if (field->first > 0) { /* its beginning is hidden */
        canvas_string(canvas, row, column++, 1, INK_QUIET, MSG_TUI_MORE);
        columns--;
    }
    if (text.size == 0 && hint)
        canvas_string(canvas, row, column, columns, INK_QUIET, hint);
    else if (editor_has_selection(field->editor))
        canvas_marked_row(canvas, row, column, columns, INK_TEXT, text, (Span){field->first, text.size},
                          &(InkMark){editor_selection(field->editor), INK_SELECTED}, 1);
    else
        canvas_text(canvas, row, column, columns, INK_TEXT, slice_part(text, (Span){field->first, text.size}));
}
