/* The program in a terminal of its own (a pty) under a small shell, with a home that holds one draft: what is typed
 * goes in, what it shows is in `screen`. Nothing waits a fixed time: what is waited for comes, or the test fails. */
#ifndef TESTS_TERMINAL_SESSION_H
#define TESTS_TERMINAL_SESSION_H

#include "emulator.h"

#include <sys/types.h>
#include <termios.h>

typedef struct Session {
    char *home;
    int master;  /* -1: closed */
    int slave;   /* kept open, to ask for the terminal's settings */
    int control; /* to the shell */
    pid_t shell, program;
    struct termios before;
    Emulator screen;
    Buffer typed; /* all words, a blank behind each */
    unsigned words;
} Session;

/* Starts $STARCOACH with these words behind it. `term` and `locale` are the environment's. */
Session *session_start(const char *term, const char *locale, int rows, int columns, const char *arguments);
/* Waits until the program has ended and gives its exit status; -1 where a signal ended it. Frees the session with its
 * home. */
void session_free(Session *session);
/* After its end: starts it once more, in a new terminal of that size, with the same home. */
void session_restart(Session *session, int rows, int columns, const char *arguments);

void session_send(Session *session, const char *bytes);
/* Types the next word, one that is nowhere yet, and gives it; borrowed until the next. */
const char *session_type_word(Session *session);
void session_resize(Session *session, int rows, int columns);
/* Until the screen shows it; fails, with the screen, when it does not. */
void session_wait_for(Session *session, const char *words);
/* Until the program has drawn for the size it was given last. */
void session_wait_for_size(Session *session);
/* Takes what has come, waiting at most so long for it. */
void session_pump(Session *session, int milliseconds);

void session_signal(Session *session, int number);
/* The terminal is gone. */
void session_hang_up(Session *session);
/* Until the shell says that the program has stopped; lets it go on. */
void session_wait_stopped(Session *session);
void session_continue(Session *session);
/* Until the program has ended; its exit status, -1 where a signal ended it. */
int session_wait_ended(Session *session);

/* Fails unless the terminal is as it was before: its settings, cursor, screen, and no mode left on. */
void session_check_restored(Session *session);
/* Appends the draft's file as it lies on disk. */
void session_read_draft(const Session *session, Buffer *out);
/* Fails unless the draft on disk holds every word typed, in their order. */
void session_check_draft(const Session *session);

#endif
