/* What the list said of each file last time, so that only files that have changed since are read.
 *
 * $XDG_STATE_HOME/starcoach/list: a line "starcoach list 1 HASH" over all that follows; then when it was made and how
 * many cards there are, then for each card its fields, each ending in a NUL. Never trusted over the files: an entry
 * counts only where size and times of the file are the same to the nanosecond, and were older than a clock's tick when
 * it was made. Damaged or absent, it is as if it were empty. */
#ifndef STORE_LIST_CACHE_H
#define STORE_LIST_CACHE_H

#include "store/store.h"

#include <sys/stat.h>

typedef struct Stamp {               /* by which a file is known again */
    int64_t size, modified, changed; /* bytes; nanoseconds since 1970 */
} Stamp;

typedef struct CachedCard {
    Stamp stamp;
    DraftCard card; /* without `unsaved` */
} CachedCard;

typedef struct ListCache {
    int64_t made;      /* UTC seconds */
    CachedCard *items; /* ordered by id */
    size_t count;
} ListCache;

Stamp stamp_of(const struct stat *status);
bool stamp_is_known(const ListCache *cache, const CachedCard *card, Stamp stamp);
/* In the arena; what the list is made of borrows from it. */
void list_cache_read(const Store *store, Arena *arena, ListCache *out);
/* Not synced, and no failure is told: the next list does without. */
void list_cache_write(const Store *store, const ListCache *cache);

#endif
