/* Line mode: the same coach without a screen, for screen readers, dumb terminals and pipes. Reads lines of standard
 * input, says plain lines on standard output: no cursor motion, no colour, nothing wider than its columns. */
#ifndef CLI_PLAIN_H
#define CLI_PLAIN_H

#include <starcoach/bank.h>
#include <starcoach/store.h>

typedef struct PlainOptions {
    Bank *bank;
    Store *store;
    const char *question; /* id, known to the bank; NULL: the person chooses */
    size_t width;         /* columns; 0: the standard ones */
} PlainOptions;

/* Runs until :quit, the end of input or a signal to leave; all that was taken in is kept then. False with an error
 * where it is not, or where input can't be read or output written. */
bool plain_run(const PlainOptions *options, Error *error);

#endif
