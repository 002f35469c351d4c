/* What differs between two answers of one shape, for whoever shows two of them: a conflict, what was marked, a diff. */
#ifndef ANSWER_DIFFERENCES_H
#define ANSWER_DIFFERENCES_H

#include <starcoach/answer.h>

enum { DIFF_LIMIT = 4000 }; /* words that may differ before a text is shown as taken out and put in whole */

typedef struct Difference {
    const char *label;
    Slice before, after; /* facts as people say them; empty where one of the two has nothing there */
} Difference;

typedef struct Differences {
    Difference *items;
    size_t count;
} Differences;

/* In this order: the facts of the story, the sections, the stories noted beside it by their numbers, the texts without a
 * place in the shape. Roles go by their ids where `bank` is NULL. In the arena; texts are the answers'. */
Differences answer_differences(const Answer *before, const Answer *after, const Bank *bank, Arena *arena);

#endif
