/* The loop: the only one who acts. It reads events, asks the top screen, and carries out what it says: drawing, keeping
 * the draft, screens pushed and popped, leaving. */
#ifndef TUI_LOOP_H
#define TUI_LOOP_H

#include "tui/app.h"
#include "tui/screen.h"
#include "tui/terminal.h"

enum { PAUSE_MILLISECONDS = 300 };

typedef struct Loop Loop;

/* Owns the screen it is given; `app` is borrowed. The terminal must be open. */
Loop *loop_new(App *app, Theme theme, bool ascii, Screen *first);
void loop_free(Loop *loop);
void loop_push(Loop *loop, Screen *screen);
/* Carries one event out. */
void loop_event(Loop *loop, const Event *event);
bool loop_is_done(const Loop *loop);
/* Who types without a pause is kept every few seconds all the same. True when it was. */
bool loop_keep_up(Loop *loop);
/* Draws what has changed to the terminal. */
void loop_draw(Loop *loop);
/* Reads what of the bank nobody has asked for yet, once the first screen stands. False where there is no working
 * without it. */
bool loop_read_on(Loop *loop, Error *error);
/* Until the person leaves. False when the draft could not be kept at the end. */
bool loop_run(Loop *loop, Error *error);

#endif
