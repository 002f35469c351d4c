/* What is said where something is written. */
#ifndef TEXT_SPEECH_H
#define TEXT_SPEECH_H

#include "text/lexicon.h"

/* A word's lower-case form as one reads it: by the exceptions, else by rule; dotted, mixed with digits, an address: in
 * parts. */
size_t speech_of_word(const Language *language, Slice form);
/* The same, of which it is known what language_word tells. */
size_t speech_of_form(const Language *language, Slice form, const LexiconWord *known);
/* The same letter by letter: "api" 3. Whatever is no letter is not said. */
size_t speech_of_letters(const Language *language, Slice form);
/* A word written in capitals: letter by letter ("API"), but for the acronyms that the language reads as words ("NASA")
 * and for what is only stressed ("NOT", "DEADLINE"). */
size_t speech_of_capitals(const Language *language, Slice form);
/* One or more words divided by blanks, as in the units of the language: "kilometres per hour". */
size_t speech_of_phrase(const Language *language, const char *phrase);

#endif
