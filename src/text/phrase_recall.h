/* What a filter found in sentences, for others that say the same (sayings.h). */
#ifndef TEXT_PHRASE_RECALL_H
#define TEXT_PHRASE_RECALL_H

#include "text/phrase_pool.h"
#include <starcoach/phrase.h>

/* Zero-initialise. */
typedef struct Recall {
    size_t sayings; /* of none behind that one anything is remembered */
    uint64_t trail; /* see text_sayings_trail */
    Numbers places; /* by saying: 1 + where in `found`; 0: nothing is remembered */
    Numbers found;  /* what was paused, in two halves; how many matches; of each its group and its tokens, counted from
                       the  sentence's first */
} Recall;

void recall_free(Recall *recall);
/* To be called before a run over a text: forgets what was found in sentences of other sayings. */
void recall_prepare(Recall *recall, const Text *text);
/* Appends the matches of a sentence that said the same, perhaps of paused groups too. False where none is remembered.
 * `paused` tells by what was left out; what was found while nothing was, 0, serves always. */
bool recall_matches(const Recall *recall, uint64_t paused, const Text *text, size_t sentence, PhraseMatches *out);
/* Those from `first` on are all that was found in the sentence. */
void recall_keep(Recall *recall, uint64_t paused, const Text *text, size_t sentence, const PhraseMatches *matches,
                 size_t first);

#endif
