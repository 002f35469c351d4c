/* Doing again what a journal holds. */
#ifndef STORE_REPLAY_H
#define STORE_REPLAY_H

#include "store/journal.h"

typedef struct Replay {
    Answer *answer;         /* says what the journal's base says */
    const size_t *sections; /* the answer's section for each of the base's */
    size_t section_count;
    const char *place; /* NULL: the journal has none; borrowed from it */
    size_t place_offset;
    size_t done; /* commands that changed something; a group is one */
} Replay;

/* Changes the answer as the journal says; commands that don't fit change nothing, now as then. */
void replay_journal(const Journal *journal, Arena *arena, Replay *replay);
/* For each of the base's sections the shape's, in the arena; NULL where one has gone, or two have become one: then the
 * commands don't fit the shape any more. */
const size_t *replay_sections(const Journal *journal, const Shape *shape, Arena *arena);
/* What the draft says after all commands, whatever has become of its shape; in the arena. `done` as in Replay. */
bool replay_apart(const Journal *journal, Arena *arena, DraftRecord *out, size_t *done, Error *error);

#endif
