/* Classes of words, for the weights by which text is cut (words.h): what most verbs of the past, amounts or names have
 * in common speaks for a section where the word itself was never met. They stand in the lists as "<ed>" and "was
 * <ing>". */
#ifndef ANSWER_WORD_CLASS_H
#define ANSWER_WORD_CLASS_H

#include "text/vocabulary.h"

typedef enum WordClass {
    CLASS_NONE, /* of common words, which speak for themselves */
    CLASS_NUMBER,
    CLASS_PERCENT,
    CLASS_MONEY,
    CLASS_TIME,
    CLASS_DURATION,
    CLASS_ED,
    CLASS_ING,
    CLASS_LY,
    CLASS_S,
    CLASS_OTHER,
    CLASS_NAME, /* a word of the last two in capitals, not first in its sentence */
    CLASS_COUNT,
} WordClass;

extern const char *const word_class_names[CLASS_COUNT]; /* as written in the lists; "" for none */

/* What the form alone tells: never a name. */
WordClass form_class(Slice form, uint32_t traits, bool number);
/* Of a token whose form is of that class. */
static inline WordClass token_class(const Token *token, WordClass form, bool first) {
    const bool nameable = form == CLASS_S || form == CLASS_OTHER;
    return nameable && !first && token->flags & TOKEN_CAPITAL ? CLASS_NAME : form;
}

#endif
