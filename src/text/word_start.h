/* What people type to find a thing by its name: the beginning of one of its words. */
#ifndef TEXT_WORD_START_H
#define TEXT_WORD_START_H

#include <starcoach/slice.h>

/* The first place in the text where a word begins as typed, ASCII capitals and small letters alike; NULL: none. Linear
 * in text times typed. */
const char *word_start(const char *text, Slice typed);

/* The next word typed, from `*at` on, which moves behind it; of size 0 where none is left. */
Slice word_typed(Slice typed, size_t *at);

#endif
