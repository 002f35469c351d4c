/* What the parts of the editor share: editor.c (text and keys), editor_change.c, editor_select.c, editor_motion.c,
 * editor_rows.c, editor_draw.c. */
#ifndef TUI_EDITOR_PARTS_H
#define TUI_EDITOR_PARTS_H

#include "tui/action.h"
#include "tui/widgets/editor.h"

#include <starcoach/text.h>

typedef struct Paragraph { /* a line of the text, between new lines */
    size_t size;           /* bytes, without its new line */
    Rows rows;             /* relative to its start; none: not wrapped yet */
} Paragraph;

typedef enum LastKey { LAST_OTHER, LAST_TYPED, LAST_ERASED, LAST_KILLED, LAST_PUT_BACK } LastKey;
typedef enum Selects { SELECTS_NOTHING, SELECTS_HELD, SELECTS_MARKED } Selects; /* see editor_select.c */

struct Editor {
    EditorApply apply;
    void *host;
    bool line; /* one line only */
    Slice text;
    size_t cursor;
    int goal; /* column that moving up and down aims at; -1: where the cursor is */
    LastKey last;
    size_t last_end; /* where that key left the cursor */
    Selects selects;
    size_t anchor; /* the selection's end that stays, while something is selected */
    bool clicked;  /* the mouse was pressed in the text, no key since: it may drag */
    KillRing *ring, *own_ring;
    Span put_back;         /* what was put back last … */
    size_t put_back_age;   /* … and how far back in the ring it was */
    Paragraph *paragraphs; /* at least one */
    size_t paragraph_count, paragraph_capacity;
    int columns, page; /* of the last layout */
    size_t top;        /* the first row shown */
    Area drawn;        /* where it was last drawn … */
    size_t drawn_top;  /* … from which row … */
    size_t stale;      /* … and the first row that has changed since; SIZE_MAX: none … */
    size_t stale_end;  /* … and the first after it that has not; SIZE_MAX: all have */
    InkMark *marks;
    size_t mark_count;
};

/* ---- Rows ---- */
typedef struct RowPlace { /* where an offset stands */
    size_t paragraph;
    size_t start; /* the paragraph's first byte */
    size_t row;   /* within the paragraph */
    size_t index; /* of the row in the whole text */
    Span span;    /* of the row */
    bool last;    /* the paragraph's last row */
} RowPlace;

void rows_reset(Editor *editor); /* the text is another */
/* editor->text is already the new one. Gives the rows, counted in the whole text, that are others now; SIZE_MAX as their
 * end: all that follow. */
Span rows_change(Editor *editor, Span removed, size_t inserted);
void rows_wrap(Editor *editor, int columns); /* the width is another */
void rows_free(Editor *editor);
size_t rows_count(Editor *editor);
RowPlace rows_at_offset(Editor *editor, size_t offset);
RowPlace rows_at_index(Editor *editor, size_t index); /* clamped to the last */
/* The furthest place the cursor may take on the row: its end, or before the blank at which it was wrapped. */
size_t row_stop(const Editor *editor, const RowPlace *row);
int row_column(const Editor *editor, const RowPlace *row, size_t offset);
size_t row_offset(const Editor *editor, const RowPlace *row, int column);

/* ---- Changes ---- */
void editor_make_stale(Editor *editor); /* all rows are to be drawn anew */
/* Every change goes this way. The cursor ends up behind what was inserted, and nothing is selected. */
EditorResult editor_replace(Editor *editor, Span removed, Slice inserted, bool joins);
EditorResult editor_type(Editor *editor, int character);
EditorResult editor_insert(Editor *editor, Slice text); /* in place of what is selected */
EditorResult editor_change(Editor *editor, ActionId action);

/* ---- The selection ---- */
void editor_go(Editor *editor, size_t cursor); /* moves the cursor, and so the selection's end */
/* Selects or widens what is selected; false when the action is about nothing of that. */
bool editor_select_by(Editor *editor, ActionId action);
/* A motion that is no selecting: lets go of what was selected without the mark. False when the action is no motion. */
bool editor_move_alone(Editor *editor, ActionId action);

/* ---- Motions: false when the action is no motion ---- */
bool editor_move(Editor *editor, ActionId action);

#endif
