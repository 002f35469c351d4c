/* Moments and lengths of time as people say them. */
#ifndef TUI_MOMENT_H
#define TUI_MOMENT_H

#include <starcoach/slice.h>
#include <stdint.h>

/* Appends "today 15:04", "yesterday 15:04", "3 Nov 15:04", or, from other years, "3 Nov 2025". `now` and `at` are UTC
 * seconds; what is said is local. */
void moment_append(int64_t at, int64_t now, Buffer *out);
/* "15:04", or of another day "3 Nov" or "3 Nov 2025". */
void moment_append_short(int64_t at, int64_t now, Buffer *out);
/* "2:05" in a buffer of its own: for use in one line of words. The caller frees. */
Buffer minutes_of(double seconds);

#endif
