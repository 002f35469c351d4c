#include "base/memory.h"
#include "base/utf8.h"
#include "tui/widgets/editor_parts.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_COLUMNS = 80, LINE_COLUMNS = INT_MAX / 4 };

Editor *editor_new(EditorApply apply, void *host) {
    Editor *editor = memory_alloc(sizeof *editor);
    editor->apply = apply;
    editor->host = host;
    editor->goal = -1;
    editor->page = 1;
    editor->columns = FIRST_COLUMNS;
    rows_reset(editor);
    return editor;
}

Editor *editor_new_line(EditorApply apply, void *host) {
    Editor *editor = editor_new(apply, host);
    editor->line = true;
    editor->columns = LINE_COLUMNS;
    return editor;
}

void editor_free(Editor *editor) {
    if (!editor)
        return;
    rows_free(editor);
    buffer_free(&editor->killed);
    free(editor->marks);
    free(editor);
}

/* All rows are to be drawn anew. */
static void make_stale(Editor *editor) {
    editor->stale = 0;
    editor->stale_end = SIZE_MAX;
}

void editor_set_text(Editor *editor, Slice text, size_t cursor) {
    editor->text = text;
    make_stale(editor);
    editor->mark_count = 0;
    editor->last = LAST_OTHER;
    rows_reset(editor);
    editor_set_cursor(editor, cursor);
}

size_t editor_cursor(const Editor *editor) {
    return editor->cursor;
}

void editor_set_cursor(Editor *editor, size_t cursor) {
    editor->cursor = cursor < editor->text.size ? cursor : editor->text.size;
    editor->goal = -1;
}

void editor_set_marks(Editor *editor, const InkMark *marks, size_t count) {
    free(editor->marks);
    editor->marks = count ? memory_copy(marks, count * sizeof *marks) : NULL;
    editor->mark_count = count;
    make_stale(editor);
}

/* ---- Changes ---- */

static void move_marks(Editor *editor, Span removed, size_t inserted) {
    size_t kept = 0;
    for (size_t i = 0; i < editor->mark_count; i++) {
        InkMark mark = editor->marks[i];
        if (mark.span.start >= removed.end) {
            mark.span.start = mark.span.start - (removed.end - removed.start) + inserted;
            mark.span.end = mark.span.end - (removed.end - removed.start) + inserted;
        } else if (mark.span.end > removed.start) {
            continue;
        }
        editor->marks[kept++] = mark;
    }
    editor->mark_count = kept;
}

/* A paragraph's rows as they were, to tell those that a change left alone. */
typedef struct RowsBefore {
    Span *spans;
    size_t count, first; /* its first row in the whole text */
    size_t paragraphs;
} RowsBefore;

static RowsBefore rows_before(Editor *editor, size_t at) {
    const Rows *rows = rows_of_paragraph(editor, at);
    RowPlace place = rows_at_offset(editor, at);
    return (RowsBefore){memory_copy(rows->items, rows->count * sizeof *rows->items), rows->count,
                        place.index - place.row, editor->paragraph_count};
}

/* The first row from which on every row says what it said, moved by as many bytes: within a paragraph that has as many
 * rows as before. */
static size_t first_row_alike(Editor *editor, const RowsBefore *before, Span change, size_t inserted) {
    const Rows *rows = rows_of_paragraph(editor, change.start);
    size_t removed = change.end - change.start, end = change.end - rows_at_offset(editor, change.start).start;
    if (editor->paragraph_count != before->paragraphs || rows->count != before->count)
        return SIZE_MAX;
    size_t alike = rows->count;
    while (alike > 0 && before->spans[alike - 1].start >= end &&
           before->spans[alike - 1].start + inserted == rows->items[alike - 1].start + removed)
        alike--;
    return before->first + alike;
}

/* Every change goes this way. The cursor ends up behind what was inserted. */
static EditorResult replace(Editor *editor, Span removed, Slice inserted, bool joins) {
    if (removed.start == removed.end && inserted.size == 0)
        return EDITOR_MOVED;
    Edit edit = {removed, inserted, joins};
    size_t first_row = rows_at_offset(editor, removed.start).index, marks = editor->mark_count;
    RowsBefore before = rows_before(editor, removed.start);
    Slice text;
    if (!editor->apply(editor->host, &edit, &text)) {
        free(before.spans);
        return EDITOR_REFUSED;
    }
    size_t size = inserted.size;
    editor->text = text;
    size_t stale = first_row > 0 ? first_row - 1 : 0; /* a shorter word may fit on the row above */
    bool first = editor->stale == SIZE_MAX;
    editor->stale = stale < editor->stale ? stale : editor->stale;
    rows_change(editor, removed, size);
    size_t alike = first_row_alike(editor, &before, removed, size);
    editor->stale_end = first || alike > editor->stale_end ? alike : editor->stale_end;
    free(before.spans);
    move_marks(editor, removed, size);
    if (editor->mark_count != marks)
        make_stale(editor);
    editor->cursor = removed.start + size;
    editor->goal = -1;
    return EDITOR_CHANGED;
}

static bool goes_on(const Editor *editor, LastKey what) {
    return editor->last == what && editor->last_end == editor->cursor;
}

static EditorResult remember(Editor *editor, LastKey what, EditorResult result) {
    editor->last = what;
    editor->last_end = editor->cursor;
    return result;
}

/* Typing is undone word by word: the first letter after a blank begins a new step. */
static EditorResult type(Editor *editor, int character) {
    Buffer typed = {0};
    utf8_append(&typed, (uint32_t)character);
    char before = editor->cursor > 0 ? editor->text.data[editor->cursor - 1] : '\n';
    bool new_word = (before == ' ' || before == '\n') && character != ' ';
    bool joins = goes_on(editor, LAST_TYPED) && !new_word;
    EditorResult result = replace(editor, (Span){editor->cursor, editor->cursor}, buffer_slice(&typed), joins);
    buffer_free(&typed);
    return remember(editor, LAST_TYPED, result);
}

static EditorResult erase_text(Editor *editor, size_t start, size_t end) {
    bool joins = goes_on(editor, LAST_ERASED);
    return remember(editor, LAST_ERASED, replace(editor, (Span){start, end}, (Slice){"", 0}, joins));
}

/* Takes out, and keeps for Ctrl-Y; what is cut in a row comes back in a row. */
static EditorResult kill_text(Editor *editor, size_t start, size_t end, bool backwards) {
    if (start == end)
        return EDITOR_MOVED;
    if (!goes_on(editor, LAST_KILLED))
        buffer_clear(&editor->killed);
    Buffer piece = {0};
    buffer_append(&piece, slice_part(editor->text, (Span){start, end}));
    EditorResult result = replace(editor, (Span){start, end}, (Slice){"", 0}, false);
    if (result == EDITOR_CHANGED) {
        size_t at = backwards ? 0 : editor->killed.size;
        buffer_replace(&editor->killed, (Span){at, at}, buffer_slice(&piece));
    }
    buffer_free(&piece);
    return remember(editor, LAST_KILLED, result);
}

static size_t where_moved(Editor *editor, ActionId action) {
    size_t cursor = editor->cursor;
    editor_move(editor, action);
    size_t there = editor->cursor;
    editor->cursor = cursor;
    return there;
}

static EditorResult change(Editor *editor, ActionId action) {
    size_t here = editor->cursor;
    switch (action) {
    case ACTION_ERASE_BACK:
        return erase_text(editor, where_moved(editor, ACTION_LEFT), here);
    case ACTION_ERASE:
        return erase_text(editor, here, where_moved(editor, ACTION_RIGHT));
    case ACTION_ERASE_WORD_BACK:
        return kill_text(editor, where_moved(editor, ACTION_WORD_LEFT), here, true);
    case ACTION_ERASE_WORD:
        return kill_text(editor, here, where_moved(editor, ACTION_WORD_RIGHT), false);
    case ACTION_KILL_LINE_START:
        return kill_text(editor, where_moved(editor, ACTION_LINE_START), here, true);
    case ACTION_KILL_LINE_END: {
        size_t end = where_moved(editor, ACTION_LINE_END);
        if (end == here) /* nothing left on the line: its end */
            end = where_moved(editor, ACTION_RIGHT);
        return kill_text(editor, here, end, false);
    }
    case ACTION_YANK:
        return remember(editor, LAST_OTHER, replace(editor, (Span){here, here}, buffer_slice(&editor->killed), false));
    case ACTION_NEW_LINE:
        return type(editor, '\n');
    default:
        return EDITOR_IGNORED;
    }
}

EditorResult editor_key(Editor *editor, int key) {
    if (key_is_text(key))
        return type(editor, key);
    ActionId action = action_find(editor->line ? AT_FIELD : AT_EDITOR, key);
    if (action == ACTION_NONE)
        return EDITOR_IGNORED;
    if (editor_move(editor, action)) {
        editor->last = LAST_OTHER;
        return EDITOR_MOVED;
    }
    return change(editor, action);
}

EditorResult editor_paste(Editor *editor, Slice text) {
    Buffer line = {0};
    if (editor->line) {
        buffer_append(&line, slice_trim(text));
        for (size_t i = 0; i < line.size; i++)
            if (line.data[i] == '\n')
                line.data[i] = ' ';
        text = buffer_slice(&line);
    }
    EditorResult result = replace(editor, (Span){editor->cursor, editor->cursor}, text, false);
    buffer_free(&line);
    return remember(editor, LAST_OTHER, result);
}
