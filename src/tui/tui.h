/* The terminal front end: one screen a file over a frame of loop, actions, theme and canvas; widgets/ holds what
 * screens are made of. */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include <starcoach/store.h>

typedef struct TuiOptions {
    Bank *bank;
    Store *store;
    const char *practise; /* id of a question: straight into its walk; NULL: the first page */
    bool ascii;           /* lines and ticks in plain ASCII, whatever the locale */
} TuiOptions;

/* Runs until the person leaves; everything is kept on the way out. The result is the program's exit status; 2 where the
 * terminal can't be used or the last state could not be kept, with the reason in `error`. */
int tui_run(const TuiOptions *options, Error *error);

#endif
