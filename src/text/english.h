/* English as code: how many syllables a written word or number has when it is said. */
#ifndef TEXT_ENGLISH_H
#define TEXT_ENGLISH_H

#include "text/lexicon.h"

extern const Voice english_voice;

/* By rule: vowel groups, less silent ones. Lower case, apostrophes straight; at least 1. syllables.c */
size_t english_word_syllables(Slice word);
size_t english_letter_syllables(char letter);
/* As said: years, money, ordinals, ranges, dates, times, units. Lower case. english.c */
size_t english_number_syllables(const Language *language, Slice number);

#endif
