/* Drawing on the screen: text in its own columns, by the characters people see, and nothing that a terminal would obey.
 *
 * An area is a rectangle of cells. Text is UTF-8; control characters and invalid bytes show as a replacement mark. On a
 * terminal without UTF-8 lines, ticks and quotation marks become their nearest ASCII. */
#ifndef TUI_CANVAS_H
#define TUI_CANVAS_H

#include "tui/theme.h"

#include <starcoach/slice.h>

typedef struct Canvas {
    WINDOW *window;
    Theme theme;
    bool ascii;
    int cursor_row, cursor_column; /* where the cursor shall stand; row -1: hidden */
    Buffer scratch;
} Canvas;

typedef struct Area {
    int top, left, rows, columns;
} Area;

/* Longer rows are hard to read. */
enum { READING_COLUMNS = 85 };

typedef struct InkMark { /* a stretch of a text drawn in another ink */
    Span span;
    Ink ink;
} InkMark;

/* Areas cut off at one side; never less than nothing. */
Area area_without_top(Area area, int rows);
Area area_without_bottom(Area area, int rows);
Area area_within(Area area, int left, int right); /* so many columns off both sides */

Area area_at_most(Area area, int columns);       /* its left part, no wider than that … */
Area area_in_the_middle(Area area, int columns); /* … or the part in its middle */

bool area_holds(Area area, int row, int column);

/* Columns that the text takes on the terminal. */
size_t canvas_columns(Slice text);

/* Draws on one row from `column`, at most `columns` wide, cut with "…" where it is longer; new lines show as spaces.
 * Gives the columns used. */
int canvas_text(Canvas *canvas, int row, int column, int columns, Ink ink, Slice text);
int canvas_string(Canvas *canvas, int row, int column, int columns, Ink ink, const char *text);
int canvas_printf(Canvas *canvas, int row, int column, int columns, Ink ink, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
/* The same, ending at the right edge of `column + columns`. */
int canvas_right(Canvas *canvas, int row, int column, int columns, Ink ink, Slice text);
/* Like canvas_text without a cut mark: for rows that were wrapped to fit. */
int canvas_row(Canvas *canvas, int row, int column, int columns, Ink ink, Slice text);
/* The same for text[span) of a marked text; of marks that overlap the first is drawn. */
int canvas_marked_row(Canvas *canvas, int row, int column, int columns, Ink ink, Slice text, Span span,
                      const InkMark *marks, size_t count);
/* Wrapped at words into the area, at most area.rows rows; the last is cut with "…" where more follows. Gives the rows
 * used. */
int canvas_paragraph(Canvas *canvas, Area area, Ink ink, Slice text);
/* The rows that canvas_paragraph would need without a limit. */
int canvas_rows_needed(int columns, Slice text);
void canvas_rule(Canvas *canvas, int row, int column, int columns);
void canvas_column(Canvas *canvas, int row, int column, int rows);
/* Signs at the area's right edge that there is more above or below. */
void canvas_more(Canvas *canvas, Area area, bool above, bool below);
void canvas_fill(Canvas *canvas, Area area, Ink ink);
/* Empties the area and draws a border around it, with the title in the upper one. Beside it no scraps of words are left
 * of what it lies over. */
void canvas_frame(Canvas *canvas, Area frame, const char *title);
void canvas_cursor(Canvas *canvas, int row, int column);

#endif
