/* The terminal: taking it, giving it back, and reading what the person does as events. */
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include <starcoach/error.h>
#include <stdio.h>

typedef enum EventKind {
    EVENT_KEY,    /* `key`, see keys.h */
    EVENT_PASTE,  /* `text`: valid UTF-8 without control characters but newlines */
    EVENT_PAUSE,  /* no input for the time waited */
    EVENT_CLICK,  /* at `row` and `column` */
    EVENT_DRAG,   /* the mouse was moved there with its button held */
    EVENT_WHEEL,  /* `key`: -1 up, 1 down */
    EVENT_RESIZE, /* the window has another size */
    EVENT_STOP,   /* asked to stop (job control) */
    EVENT_LEAVE,  /* asked to end, or the terminal is gone */
} EventKind;

typedef struct Event {
    EventKind kind;
    int key;
    int row, column;
    Slice text; /* borrowed until the next read */
} Event;

/* Takes the terminal on these streams (kept open by the caller): the cursor's keys, no echo, no signals from keys,
 * bracketed paste. Fails where there is no terminal that can be drawn on. */
bool terminal_open(FILE *input, FILE *output, Error *error);
/* Gives it back as it was. Harmless when it is not open. */
void terminal_close(void);
/* Whether the mouse is listened to; then the terminal itself selects no text. */
void terminal_mouse(bool on);
/* Gives it back, stops the program, takes it again. */
void terminal_suspend(void);
/* Gives it to another program of the same job, and takes it again. Harmless when it is not open. */
void terminal_lend(void);
void terminal_take_back(void);
/* The next event; waits at most so many milliseconds (negative: for ever) and then tells EVENT_PAUSE. */
Event terminal_read(int milliseconds);
/* Whether input waits already (0), or comes within so many milliseconds: then drawing can wait for it. */
bool terminal_has_input(int milliseconds);

#endif
