/* How words are said in a language that the program knows no more of than its data. */
#ifndef TEXT_PLAIN_VOICE_H
#define TEXT_PLAIN_VOICE_H

#include "text/lexicon.h"

extern const Voice plain_voice;

#endif
