/* The lines of a text that hold one of some bytes: most hold none, and are passed over. */
#ifndef ANSWER_MARKED_LINES_H
#define ANSWER_MARKED_LINES_H

#include <starcoach/slice.h>

enum { MARKS_MOST = 4 };

/* A walk through `text` up to `end`. The rest starts as zero. */
typedef struct MarkedLines {
    Slice text;
    size_t end;
    const char *marks;       /* MARKS_MOST bytes at most */
    size_t next[MARKS_MOST]; /* where each of them stands next; `end` where it does not */
} MarkedLines;

/* Where the first line from `at` on begins that holds a mark, or `end`. `at` begins a line, behind all that were given
 * before. */
size_t marked_line(MarkedLines *lines, size_t at);

#endif
