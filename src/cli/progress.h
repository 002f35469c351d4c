/* How far long work has come: one line on standard error, only where that is a terminal, from the second second on, and gone at
 * the end. In a pipe, with --quiet, and where the work is short nothing is ever written. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "cli/options.h"
#include <stdint.h>

typedef struct Progress {
    bool wanted, shown;
    int64_t begun, drawn; /* milliseconds */
    size_t done;
} Progress;

Progress progress_begin(const Options *options);
/* One more is done. `share` is that of the whole work, 0 to 1; 0 where nobody knows. */
void progress_step(Progress *progress, double share);
/* Takes the line away: before anything else is written to the terminal, and at the end. */
void progress_hide(Progress *progress);

/* The line after so many milliseconds: "1200 judged, 400 a second, about 0:12 left". */
void progress_line(size_t done, int64_t milliseconds, double share, Buffer *out);

#endif
