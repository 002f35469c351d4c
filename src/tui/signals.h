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
#include <sys/types.h>

/* Before ncurses starts: it puts its own handlers only where there are none. */
void signals_take(void);
/* Puts back what was there before. */
void signals_give_back(void);

typedef enum Wait { WAIT_INPUT, WAIT_PAUSE, WAIT_SIGNAL } Wait;

/* Waits until `fd` can be read, so many milliseconds have passed (negative: no limit), or a signal came. */
Wait signals_wait(int fd, int milliseconds);
/* Whether that signal came since last asked. */
bool signals_leave(void);
bool signals_leave_asked(void); /* the same, and it is still to be asked */
bool signals_stop(void);
/* Stops the program as the shell's job control expects, and returns when it goes on. The terminal must have been given
 * back. */
void signals_suspend(void);

/* ---- While another program has the terminal ----
 * Keys that interrupt or stop are that program's; what stops it stops this one too, since they are one job. */
void signals_lend(void);
void signals_take_back(void);
/* In the child, between fork and exec: signals as they were before any were taken. */
void signals_for_child(void);
/* Waits until the child has ended. Asked to leave, it waits only a moment more: false, and the child goes on. The
 * asking is not forgotten. */
bool signals_wait_child(pid_t child, int *status);

#endif
