/* Screens in process: a terminal on /dev/null, keys from a script, and the window read back as text. */
#ifndef TESTS_TUI_SCREEN_FIXTURE_H
#define TESTS_TUI_SCREEN_FIXTURE_H

#include "tui/canvas.h"
#include "tui/terminal.h"

#include <starcoach/slice.h>

void fake_terminal_open(int rows, int columns);
void fake_terminal_resize(int rows, int columns);
void fake_terminal_close(void);
/* A canvas on it, in plain ink. */
Canvas fake_canvas(bool ascii);

/* A row of the window, without blanks at its end; the whole window, row by row. Valid until the next call. */
const char *window_row(int row);
const char *window_text(void);
bool window_has(const char *text);
/* The row that holds the text; -1 when none does. */
int window_find(const char *text);

/* Takes the next key off a script: "abc<Enter><C-s><A-b><Up><lt>". False at its end. */
bool script_next(const char **script, int *key);

#endif
