/* Where a match may go on from a place, or come from: rows of places. In a row those places stand together whose sets
 * have their bits in one word of a symbol's row, so that one look at it passes over all of them, as is mostly the case.
 */
#ifndef TEXT_PHRASE_WAYS_H
#define TEXT_PHRASE_WAYS_H

#include "text/phrase_rows.h"

typedef struct WayGroup {
    uint32_t word, bits; /* of a symbol's row: none of the places is satisfied where none of the bits is set */
    uint32_t first, end; /* in Ways.places */
} WayGroup;

typedef struct Ways {
    uint32_t *from; /* by row: its groups are groups[from[row]] up to groups[from[row + 1]] */
    WayGroup *groups;
    uint32_t *places;
    size_t place_count;
} Ways;

struct Place;

/* Takes the rows of places over. */
Ways ways_of(NumberRows *rows, size_t row_count, const struct Place *places);
void ways_free(Ways *ways);

#endif
