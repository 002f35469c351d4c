/* The classes of the phrase language: <number>, <date>, … */
#ifndef TEXT_PHRASE_CLASS_H
#define TEXT_PHRASE_CLASS_H

#include "text/phrase_term.h"
#include <starcoach/language.h>

/* The classes that a word or number satisfies by its looks: bit n for PhraseClass n. `ordinals`: what stands behind the
 * digits of "3rd". */
unsigned classes_of_token(Slice form, unsigned looks, const Pool *ordinals);

/* A class by the name that stands in <…>; CLASS_COUNT when there is none. The names of hidden ones begin with a full
 * stop. */
PhraseClass class_named(Slice name);

#endif
