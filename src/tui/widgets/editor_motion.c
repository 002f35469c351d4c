#include "tui/widgets/editor_parts.h"

/* Up and down keep the column they started from, also over shorter rows. */
static void move_rows(Editor *editor, size_t rows, bool down) {
    RowPlace here = rows_at_offset(editor, editor->cursor);
    if (editor->goal < 0)
        editor->goal = row_column(editor, &here, editor->cursor);
    size_t target = down ? here.index + rows : here.index > rows ? here.index - rows : 0;
    RowPlace there = rows_at_index(editor, target);
    if (there.index == here.index) /* at the text's edge: to its very end */
        editor->cursor = down ? editor->text.size : 0;
    else
        editor->cursor = row_offset(editor, &there, editor->goal);
}

static size_t line_start(const Editor *editor) {
    size_t at = editor->cursor;
    while (at > 0 && editor->text.data[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const Editor *editor) {
    size_t at = editor->cursor;
    while (at < editor->text.size && editor->text.data[at] != '\n')
        at++;
    return at;
}

static bool move_by_rows(Editor *editor, ActionId action) {
    size_t page = editor->page > 2 ? (size_t)editor->page - 1 : 1;
    switch (action) {
    case ACTION_UP:
        move_rows(editor, 1, false);
        return true;
    case ACTION_DOWN:
        move_rows(editor, 1, true);
        return true;
    case ACTION_PAGE_UP:
        move_rows(editor, page, false);
        return true;
    case ACTION_PAGE_DOWN:
        move_rows(editor, page, true);
        return true;
    default:
        return false;
    }
}

bool editor_move(Editor *editor, ActionId action) {
    if (move_by_rows(editor, action))
        return true;
    RowPlace row;
    size_t to;
    switch (action) {
    case ACTION_LEFT:
        to = cluster_previous(editor->text, editor->cursor);
        break;
    case ACTION_RIGHT:
        to = cluster_next(editor->text, editor->cursor);
        break;
    case ACTION_WORD_LEFT:
        to = word_previous(editor->text, editor->cursor);
        break;
    case ACTION_WORD_RIGHT:
        to = word_next(editor->text, editor->cursor);
        break;
    case ACTION_ROW_START:
        to = rows_at_offset(editor, editor->cursor).span.start;
        break;
    case ACTION_ROW_END:
        row = rows_at_offset(editor, editor->cursor);
        to = row_stop(editor, &row);
        break;
    case ACTION_LINE_START:
        to = line_start(editor);
        break;
    case ACTION_LINE_END:
        to = line_end(editor);
        break;
    case ACTION_TEXT_START:
        to = 0;
        break;
    case ACTION_TEXT_END:
        to = editor->text.size;
        break;
    default:
        return false;
    }
    editor->cursor = to;
    editor->goal = -1;
    return true;
}
