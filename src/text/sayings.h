/* Sentences met before, word for word: what was found in one holds for all that say the same, so that it need not be
 * looked for again when a text is judged anew after each pause, or says a thing twice. They belong to a vocabulary,
 * whose forms they are made of. */
#ifndef TEXT_SAYINGS_H
#define TEXT_SAYINGS_H

#include "text/phrase_pool.h"

enum {
    SAYINGS_MOST = 1 << 12,   /* are told apart; what comes then is none … */
    SAYINGS_TOKENS = 1 << 16, /* … nor what comes after so many tokens */
    SAYING_MOST_TOKENS = 128, /* a longer sentence is none */
};

/* Zero-initialise. */
typedef struct Sayings {
    Pool tokens;      /* by saying less 1: all that phrases and cues may ask of its tokens */
    uint64_t *trails; /* by saying less 1: a hash of it, of all before it and of the vocabulary's forms */
    size_t trail_capacity;
} Sayings;

void sayings_free(Sayings *sayings);
/* Where they are full, they are forgotten. */
void sayings_prepare(Sayings *sayings);

#endif
