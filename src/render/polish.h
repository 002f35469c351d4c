/* Polishing from inside: rounds of mends on a working copy, until nothing is left to mend.
 *
 *   working   Um, so so I asked.     mends   [Um, ] filler
 *             so so I asked.                 so[ so] doubled word
 *             so I asked.                    [s→S] capital
 *             So I asked.                    none: done
 *   origins   tell where each byte of the working copy came from, so that the outcome can be told as edits of the
 * source
 */
#ifndef RENDER_POLISH_H
#define RENDER_POLISH_H

#include <starcoach/render.h>
#include <starcoach/text.h>

typedef enum PolishWhy {
    POLISH_NOTHING,
    POLISH_FILLER,
    POLISH_DOUBLED,
    POLISH_SPACING,
    POLISH_CAPITAL,
    POLISH_END,
} PolishWhy;

enum { MEND_BYTES = 8 };

typedef struct Mend {
    size_t start, end; /* bytes of the working copy */
    char put[MEND_BYTES];
    PolishWhy why;
} Mend;

typedef struct Mends { /* ascending, apart */
    Mend *items;
    size_t count, capacity;
} Mends;

/* Adds a mend unless it begins before the last one ends: then it waits for the next round. */
void mends_add(Mends *mends, Span span, const char *put, PolishWhy why);

/* Each looks through the scanned text and adds what it would mend. */
void polish_words(const Language *language, const Text *text, Mends *mends);                /* fillers, doubled words */
void polish_spacing(const Language *language, Slice text, const bool *fixed, Mends *mends); /* blanks */
void polish_sentences(const Text *text, Mends *mends);                                      /* capitals, end marks */

#endif
