/* Cues: the words of a sentence that bring the rest of it back. */
#ifndef RENDER_CUES_H
#define RENDER_CUES_H

#include <starcoach/slice.h>
#include <starcoach/text.h>

/* How well a cue brings back what was said. */
typedef enum CueWeight {
    CUE_NONE,
    CUE_GENERAL, /* only where there is hardly anything else */
    CUE_WORD,
    CUE_STRONG,
    CUE_DENIED, /* what was not done, with its "never": often the very point where it went wrong */
    CUE_NAME,
    CUE_FIGURE
} CueWeight;

typedef struct Cue {
    Span span; /* bytes of the text */
    size_t sentence, words;
    CueWeight weight;
    bool chosen;
} Cue;

/* What could be a cue of this sentence, in the text's order, into `out`, which has room for one a token; the label of
 * the section is none. How many. */
size_t cues_find(const Language *language, const Text *text, size_t sentence, Slice label, Cue *out);

#endif
