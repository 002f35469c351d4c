/* Labels that stand where headings might: "Situation: I kept a shop.", "**Task**" on a line of its own. */
#ifndef ANSWER_LABELS_H
#define ANSWER_LABELS_H

#include "answer/outline.h"
#include <starcoach/bank.h>

/* Where lines begin with the labels of two sections of the shape or more, each becomes an OUTLINE_HEADING, and the speech
 * around it is parted. One label alone may be a word like any other. */
void outline_raise_labels(Outline *outline, Slice file, const Shape *shape, Arena *arena);

#endif
