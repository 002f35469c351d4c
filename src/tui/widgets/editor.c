#include "base/memory.h"
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
    editor->ring = editor->own_ring = ring_new();
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
    ring_free(editor->own_ring);
    free(editor->marks);
    free(editor);
}

void editor_share_ring(Editor *editor, KillRing *ring) {
    editor->ring = ring;
}

/* All rows are to be drawn anew. */
void editor_make_stale(Editor *editor) {
    editor->stale = 0;
    editor->stale_end = SIZE_MAX;
}

void editor_set_text(Editor *editor, Slice text, size_t cursor) {
    editor->text = text;
    editor_make_stale(editor);
    editor->mark_count = 0;
    editor->last = LAST_OTHER;
    editor->clicked = false;
    rows_reset(editor);
    editor_set_cursor(editor, cursor);
}

size_t editor_cursor(const Editor *editor) {
    return editor->cursor;
}

/* Never into a character that is seen as one: what others count (bytes of a change, of a finding) may end there. */
static size_t on_border(Slice text, size_t at) {
    while (at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80)
        at++;
    if (at == 0 || at >= text.size)
        return at ? text.size : 0;
    return cluster_next(text, cluster_previous(text, at));
}

void editor_go(Editor *editor, size_t cursor) {
    editor->cursor = on_border(editor->text, cursor);
    editor->goal = -1;
}

void editor_set_cursor(Editor *editor, size_t cursor) {
    editor_select_nothing(editor);
    editor_go(editor, cursor);
}

void editor_set_marks(Editor *editor, const InkMark *marks, size_t count) {
    free(editor->marks);
    editor->marks = count ? memory_copy(marks, count * sizeof *marks) : NULL;
    editor->mark_count = count;
    editor_make_stale(editor);
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

/* Every change goes this way. The cursor ends up behind what was inserted. */
EditorResult editor_replace(Editor *editor, Span removed, Slice inserted, bool joins) {
    if (removed.start == removed.end && inserted.size == 0)
        return EDITOR_MOVED;
    Edit edit = {removed, inserted, joins};
    size_t size = inserted.size, marks = editor->mark_count;
    Slice text;
    if (!editor->apply(editor->host, &edit, &text))
        return EDITOR_REFUSED;
    editor->text = text;
    Span rows = rows_change(editor, removed, size);
    bool first = editor->stale == SIZE_MAX;
    editor->stale = rows.start < editor->stale ? rows.start : editor->stale;
    editor->stale_end = first || rows.end > editor->stale_end ? rows.end : editor->stale_end;
    move_marks(editor, removed, size);
    if (editor->mark_count != marks)
        editor_make_stale(editor);
    editor_set_cursor(editor, removed.start + size);
    return EDITOR_CHANGED;
}

/* ---- Keys ---- */

static EditorResult take_action(Editor *editor, ActionId action) {
    if (editor_select_by(editor, action) || editor_move_alone(editor, action)) {
        editor->last = LAST_OTHER;
        return EDITOR_MOVED;
    }
    return editor_change(editor, action);
}

EditorResult editor_key(Editor *editor, int key) {
    Span before = editor_selection(editor);
    EditorResult result = EDITOR_IGNORED;
    editor->clicked = false;
    if (key_is_text(key)) {
        result = editor_type(editor, key);
    } else {
        ActionId action = action_find(editor->line ? AT_FIELD : AT_EDITOR, key);
        if (action != ACTION_NONE)
            result = take_action(editor, action);
    }
    Span after = editor_selection(editor);
    bool shown = before.start < before.end || after.start < after.end;
    if (shown && (before.start != after.start || before.end != after.end))
        editor_make_stale(editor);
    return result;
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
    if (editor_has_selection(editor))
        editor_make_stale(editor);
    EditorResult result = editor_insert(editor, text);
    buffer_free(&line);
    return result;
}
