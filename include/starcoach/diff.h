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

/* The runs that turn `old` into `new`, by words and the white space between them; Myers' O(ND), falling back to one
 * REMOVED and one ADDED run where more than `limit` words differ. Free with diff_free. */
void diff_words(Slice old_text, Slice new_text, size_t limit, Diff *out);
void diff_free(Diff *diff);

#endif
