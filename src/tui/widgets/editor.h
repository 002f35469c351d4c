/* An editor of many lines, free of what it edits. It owns the cursor, the selection and the rows; the text is its
 * host's:
 *
 *   key ─► editor ─► Edit {bytes removed, text inserted} ─► host carries it out ─► the new text ─► editor
 *
 * Lines are wrapped softly at words, the cursor moves by clusters, and a change wraps only the paragraph it is in. Undo
 * is the host's: it changes its text and calls editor_set_text. */
#ifndef TUI_EDITOR_H
#define TUI_EDITOR_H

#include "tui/canvas.h"
#include "tui/widgets/ring.h"

typedef struct Edit {
    Span removed;   /* of the text as it is */
    Slice inserted; /* comes in its place; borrowed */
    bool joins;     /* goes on with the edit before: undone together */
} Edit;

/* Carries the edit out and gives the text as it then is, borrowed until the next call. False: refused, all is as it
 * was. */
typedef bool (*EditorApply)(void *host, const Edit *edit, Slice *text);

typedef enum EditorResult {
    EDITOR_IGNORED, /* not a key of the editor's */
    EDITOR_MOVED,   /* the cursor, or nothing at the text's edge */
    EDITOR_CHANGED,
    EDITOR_REFUSED, /* by the host */
} EditorResult;

typedef struct Editor Editor;

Editor *editor_new(EditorApply apply, void *host);
/* For one line: no new lines, no rows up and down; those keys are ignored. */
Editor *editor_new_line(EditorApply apply, void *host);
void editor_free(Editor *editor);
/* Cuts to this ring and puts back from it (the caller's, and outliving the editor) instead of its own. */
void editor_share_ring(Editor *editor, KillRing *ring);

/* Another text, or the same one changed by the host. Forgets the marks. */
void editor_set_text(Editor *editor, Slice text, size_t cursor);
size_t editor_cursor(const Editor *editor);
void editor_set_cursor(Editor *editor, size_t cursor); /* lets go of the selection */
/* What is selected; empty, at the cursor, where nothing is. */
Span editor_selection(const Editor *editor);
static inline bool editor_has_selection(const Editor *editor) {
    Span span = editor_selection(editor);
    return span.start < span.end;
}
void editor_select(Editor *editor, Span span);
void editor_select_nothing(Editor *editor);
/* The same for who pressed Esc: false where nothing was selected and no mark set. */
bool editor_let_go(Editor *editor);
/* Copied; of marks that overlap the first is drawn. They move with the text; one whose own words are changed goes. */
void editor_set_marks(Editor *editor, const InkMark *marks, size_t count);

/* Puts the cursor where the text was drawn; false when that is outside. */
bool editor_click(Editor *editor, int row, int column);
/* Selects from where it was clicked to here; false where the text was not clicked. */
bool editor_drag(Editor *editor, int row, int column);
EditorResult editor_key(Editor *editor, int key);
/* Inserts the text as it is (in a line: new lines become spaces). */
EditorResult editor_paste(Editor *editor, Slice text);

/* Wraps to the width and scrolls so that the cursor can be seen. Drawing does it; motions by rows need it once before.
 */
void editor_layout(Editor *editor, int columns, int rows);
void editor_draw(Editor *editor, Canvas *canvas, Area area);
/* Draws, where it last was drawn, what has changed since. */
void editor_echo(Editor *editor, Canvas *canvas);

#endif
