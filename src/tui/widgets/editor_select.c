/* The selection: from its anchor, which stays, to the cursor, which moves.
 *
 *   SELECTS_NOTHING   keys move the cursor
 *   SELECTS_HELD      Shift was held, or the mouse: a key that only moves lets go
 *   SELECTS_MARKED    the mark was set: all that moves the cursor widens it, until the mark is set again
 */
#include "tui/widgets/editor_parts.h"

Span editor_selection(const Editor *editor) {
    size_t a = editor->anchor, b = editor->cursor;
    if (editor->selects == SELECTS_NOTHING)
        return (Span){b, b};
    return a < b ? (Span){a, b} : (Span){b, a};
}

void editor_select_nothing(Editor *editor) {
    editor->selects = SELECTS_NOTHING;
}

bool editor_let_go(Editor *editor) {
    bool selects = editor->selects == SELECTS_MARKED || editor_has_selection(editor);
    editor_select_nothing(editor);
    if (selects)
        editor_make_stale(editor);
    return selects;
}

void editor_select(Editor *editor, Span span) {
    editor_go(editor, span.end);
    editor->anchor = span.start < editor->text.size ? span.start : editor->text.size;
    editor->selects = SELECTS_HELD;
}

static void begin(Editor *editor, Selects how) {
    if (editor->selects == SELECTS_NOTHING)
        editor->anchor = editor->cursor;
    editor->selects = how;
}

/* The word the cursor is in; pressed again, the next one too. */
static void select_word(Editor *editor) {
    Span now = editor_selection(editor);
    if (now.start < now.end) {
        editor_select(editor, (Span){now.start, word_next(editor->text, now.end)});
        return;
    }
    size_t end = word_next(editor->text, editor->cursor), start = word_previous(editor->text, end);
    editor_select(editor, (Span){start, end});
}

/* The motion that the action makes while it selects; ACTION_NONE. */
static ActionId motion_of(ActionId action) {
    static const ActionId motions[][2] = {
        {ACTION_SELECT_LEFT, ACTION_LEFT},
        {ACTION_SELECT_RIGHT, ACTION_RIGHT},
        {ACTION_SELECT_UP, ACTION_UP},
        {ACTION_SELECT_DOWN, ACTION_DOWN},
        {ACTION_SELECT_WORD_LEFT, ACTION_WORD_LEFT},
        {ACTION_SELECT_WORD_RIGHT, ACTION_WORD_RIGHT},
        {ACTION_SELECT_ROW_START, ACTION_ROW_START},
        {ACTION_SELECT_ROW_END, ACTION_ROW_END},
    };
    for (size_t i = 0; i < sizeof motions / sizeof *motions; i++)
        if (motions[i][0] == action)
            return motions[i][1];
    return ACTION_NONE;
}

/* Left and right of what was selected with Shift lead to its ends. */
bool editor_move_alone(Editor *editor, ActionId action) {
    Span span = editor_selection(editor);
    if (!editor_move(editor, action))
        return false;
    if (editor->selects != SELECTS_HELD)
        return true;
    editor_select_nothing(editor);
    if (span.start < span.end && (action == ACTION_LEFT || action == ACTION_RIGHT))
        editor_go(editor, action == ACTION_LEFT ? span.start : span.end);
    return true;
}

bool editor_select_by(Editor *editor, ActionId action) {
    ActionId motion = motion_of(action);
    if (motion != ACTION_NONE) {
        begin(editor, editor->selects == SELECTS_MARKED ? SELECTS_MARKED : SELECTS_HELD);
        editor_move(editor, motion);
        return true;
    }
    switch (action) {
    case ACTION_MARK:
        if (editor->selects == SELECTS_MARKED)
            editor_select_nothing(editor);
        else
            begin(editor, SELECTS_MARKED);
        return true;
    case ACTION_SELECT_ALL:
        editor_select(editor, (Span){0, editor->text.size});
        return true;
    case ACTION_SELECT_WORD:
        select_word(editor);
        return true;
    default:
        return false;
    }
}

/* ---- The mouse ---- */

static size_t offset_at(Editor *editor, int row, int column) {
    RowPlace place = rows_at_index(editor, editor->drawn_top + (size_t)(row - editor->drawn.top));
    return row_offset(editor, &place, column - editor->drawn.left);
}

bool editor_click(Editor *editor, int row, int column) {
    Area area = editor->drawn;
    if (row < area.top || row >= area.top + area.rows || column < area.left || column >= area.left + area.columns)
        return false;
    if (editor_has_selection(editor))
        editor_make_stale(editor);
    editor_select_nothing(editor);
    editor_go(editor, offset_at(editor, row, column));
    editor->last = LAST_OTHER;
    editor->clicked = true;
    return true;
}

/* Over the upper or lower edge the text goes on, row by row. */
bool editor_drag(Editor *editor, int row, int column) {
    Area area = editor->drawn;
    if (!editor->clicked || area.rows <= 0)
        return false;
    begin(editor, SELECTS_HELD);
    if (row < area.top || row >= area.top + area.rows) {
        editor_move(editor, row < area.top ? ACTION_UP : ACTION_DOWN);
    } else {
        int inside = column < area.left ? 0 : column - area.left;
        editor_go(editor, offset_at(editor, row, area.left + inside));
    }
    editor_make_stale(editor);
    return true;
}
