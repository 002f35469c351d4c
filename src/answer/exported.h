/* What an answer exported as text has around its words, so that it can be read again: they are not spoken.
 *
 *   A deadline you missed                                the title, a paragraph of its own
 *
 *   Last spring I promised …                             speech
 *
 *   about 1:53 aloud (1:36 to 2:21) · 2026-11-23         the footer */
#ifndef ANSWER_EXPORTED_H
#define ANSWER_EXPORTED_H

#include "answer/outline.h"
#include <starcoach/bank.h>

/* Takes both out of the outline of a file without headings. The title is one where it is a question's, or where the
 * footer shows what the file is; NULL where there is none. */
const char *exported_take(Outline *outline, Slice file, const Bank *bank, Arena *arena);

#endif
