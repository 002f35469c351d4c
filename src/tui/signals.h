/* Signals as flags. They are let in at one place only, while the program waits for input, so that none is missed and
 * none interrupts anything else:
 *
 *   SIGTERM SIGHUP SIGINT   keep everything and leave
 *   SIGTSTP                 give the terminal back and stop
 *   SIGWINCH                is ncurses' own; it ends the wait
 */
#ifndef TUI_SIGNALS_H
#define TUI_SIGNALS_H

#include <stdbool.h>

/* After the terminal is open, since ncurses puts its own handlers in place then. */
void signals_take(void);
/* Puts back what was there before. */
void signals_give_back(void);

typedef enum Wait { WAIT_INPUT, WAIT_PAUSE, WAIT_SIGNAL } Wait;

/* Waits until `fd` can be read, so many milliseconds have passed (negative: no limit), or a signal came. */
Wait signals_wait(int fd, int milliseconds);
/* Whether that signal came since last asked. */
bool signals_leave(void);
bool signals_stop(void);
/* Stops the program as the shell's job control expects, and returns when it goes on. The terminal must have been given
 * back. */
void signals_suspend(void);

#endif
