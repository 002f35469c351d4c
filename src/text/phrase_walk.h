/* From an anchor to where its phrase may begin and end: the places that may be active are followed from token to token,
 * all ways at once. Few are active at a time, and few walks are long, so nothing of them is remembered. */
#ifndef TEXT_PHRASE_WALK_H
#define TEXT_PHRASE_WALK_H

#include "text/phrase_symbol.h"

typedef enum Direction { DIRECTION_BACK, DIRECTION_ON } Direction;

/* Forgets the walks through another set. */
void walk_prepare(PhraseScratch *scratch, const PhraseSet *set);
/* Before the first step: just the place is active. */
void walk_begin(PhraseScratch *scratch, uint32_t place);
/* Goes on to the places that the symbol satisfies; over a mark that need not be named the places also stay. Gives the
 * PlaceFlags of those satisfied; nothing is active any more where scratch->active is empty. */
uint32_t walk_step(PhraseScratch *scratch, const PhraseSet *set, Direction direction, uint32_t symbol);

#endif
