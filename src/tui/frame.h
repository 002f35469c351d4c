/* What stands around the screens: the top line, the bottom line with message and keys, and the word where there is too
 * little room. Draws and changes nothing. */
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include "tui/practice.h"
#include "tui/screen.h"

enum { SMALLEST_COLUMNS = 60, SMALLEST_ROWS = 20 };

typedef struct Frame {
    Canvas *canvas;
    Screen *const *screens; /* the last is on top */
    size_t count;
    const Practice *practice; /* NULL: no draft is open */
    Slice message;            /* empty: none */
    bool bad;                 /* of the message */
} Frame;

/* The screens that are seen, and the lines around them. */
void frame_draw(const Frame *frame, int rows, int columns);
/* Too small to work in, and nothing is lost: it comes back as soon as there is room. */
void frame_draw_too_small(Canvas *canvas, int rows, int columns);

#endif
