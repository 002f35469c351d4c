/* From an anchor to where its phrase may begin and end: an automaton for each phrase and direction, made while it runs
 * and no larger than its limits.
 *
 *   symbol × phrase  -->  class: the places of the phrase that the symbol satisfies
 *   state × class    -->  state: the places now active, and whether the phrase may begin or end here
 *
 * All ways are followed at once. What was never met before is found by the places themselves and remembered; when there
 * is too much to remember all is forgotten, which changes no result. */
#ifndef TEXT_PHRASE_AUTOMATON_H
#define TEXT_PHRASE_AUTOMATON_H

#include "text/phrase_symbol.h"

typedef enum Direction { DIRECTION_BACK, DIRECTION_ON } Direction;

/* A state as given: its number, under 65536, and flags. */
#define STATE_DEAD          0u /* nothing is active */
#define STATE_NUMBER        0x0000ffffu
#define STATE_TAKES_ANY     0x00010000u /* any word leads on: a gap */
#define STATE_EDGE          0x00020000u /* the phrase may begin (back) or end (on) with the token */
#define STATE_SENTENCE_EDGE 0x00040000u /* it may where that is the sentence's first or last word */

void automaton_forget(PhraseScratch *scratch, const PhraseSet *set);
/* The state in which just the place is active. What it gave before, and the steps from there, may be forgotten. */
uint32_t automaton_start(PhraseScratch *scratch, const PhraseSet *set, Direction direction, uint32_t place);
uint32_t automaton_step(PhraseScratch *scratch, const PhraseSet *set, uint32_t state, uint32_t phrase, uint32_t symbol);

#endif
