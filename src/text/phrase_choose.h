/* Which of a sentence's candidates are told: of those of one group that overlap, the longest. */
#ifndef TEXT_PHRASE_CHOOSE_H
#define TEXT_PHRASE_CHOOSE_H

#include "text/phrase_filter.h"

/* `first` and `end` are tokens of the sentence. */
void candidate_add(PhraseScratch *scratch, uint32_t bundle, uint32_t first, uint32_t end);
/* Appends those that are told as matches of the filter's groups, those of one group in the order of the text, and
 * forgets the rest. */
void candidates_choose(PhraseScratch *scratch, const PhraseSet *set, const PhraseFilter *filter, const Text *text,
                       size_t sentence, PhraseMatches *out);

#endif
