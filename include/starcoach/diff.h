/* What changed between two texts, word by word. */
#ifndef STARCOACH_DIFF_H
#define STARCOACH_DIFF_H

#include <starcoach/slice.h>

typedef enum DiffKind { DIFF_SAME, DIFF_REMOVED, DIFF_ADDED } DiffKind;

typedef struct DiffRun {
    DiffKind kind;
    Span span; /* of the old text for SAME and REMOVED, of the new one for ADDED */
} DiffRun;

typedef struct Diff {
    DiffRun *items;
    size_t count, capacity;
} Diff;

/* The runs that turn `old_text` into `new_text`, by words and the white space between them: all but ADDED in a row give
 * the old text, all but REMOVED the new. Where a stretch changed, REMOVED stands before ADDED. Myers' O(ND); where more
 * than `limit` words and blanks differ, one REMOVED and one ADDED run between what the texts share at both ends. `out`
 * is emptied first: zero-initialise it once, free with diff_free. */
void diff_words(Slice old_text, Slice new_text, size_t limit, Diff *out);
void diff_free(Diff *diff);

#endif
