/* What the list said last time, laid out so that a screen reads no more of it than it shows, and so that only files
 * that have changed since are read again.
 *
 * $XDG_STATE_HOME/starcoach/list, as this machine writes numbers; newest draft first:
 *
 *   head    what it is, how much follows, which state of the drafts' folder it tells of, a hash of all that
 *   gists   count × DraftGist
 *   rows    count × times, places in the heap, a sum of what the row says
 *   names   of questions and shapes, by the numbers that the gists hold: places in the heap
 *   heap    texts, each ending in a NUL
 *
 * Nothing is taken for a file's content whose size and times are not the same to the nanosecond, and were older than a
 * clock's tick when it was read. A row whose sum is wrong is as good as none, and so is a file whose head is. */
#ifndef STORE_LIST_CACHE_H
#define STORE_LIST_CACHE_H

#include "store/store.h"

#include <sys/stat.h>

typedef struct Stamp {               /* by which a file is known again */
    int64_t size, modified, changed; /* bytes; nanoseconds since 1970; size NO_FILE: only a journal */
} Stamp;

enum { NO_FILE = -1 };

typedef struct CachedCard {
    Stamp stamp;
    int64_t read; /* when, UTC seconds */
    uint32_t sum; /* of all this, as the cache had it; 0: not reckoned yet */
    DraftCard card;
} CachedCard;

typedef struct ListCache {
    DraftView *view; /* what the cards borrow from */
    FolderStamp folder;
    CachedCard *items; /* newest first */
    size_t count;
} ListCache;

Stamp stamp_of(const struct stat *status);
bool stamp_is_known(const CachedCard *card, Stamp stamp);
/* All zero where there is no such folder. */
FolderStamp folder_stamp(const char *path);
bool folder_stamp_equal(FolderStamp a, FolderStamp b);
/* Newest first, then by id. */
int compare_cards(const DraftCard *a, const DraftCard *b);

/* All rows, for who writes them back as they are, or those that can be believed; list_cache_free when what is made of
 * it is gone. */
void list_cache_read_all(const Store *store, Arena *arena, ListCache *out);
void list_cache_read(const Store *store, Arena *arena, ListCache *out);
void list_cache_free(ListCache *cache);
/* The bytes above. */
void list_cache_text(const ListCache *cache, Buffer *out);
/* Not synced, and no failure is told: the next list does without. */
void list_cache_write(const Store *store, Slice text);

/* ---- Views of those bytes ---- */
/* The file, whichever state of the folder it tells of; NULL: there is none that can be read. */
DraftView *view_of_file(const Store *store);
/* Takes over what list_cache_text gave. */
DraftView *view_of_text(Buffer *text);
FolderStamp view_folder(const DraftView *view);
/* SIZE_MAX: none. */
size_t view_find(const DraftView *view, const char *id);
void view_set_unsaved(DraftView *view, size_t index);
/* How many drafts are only a journal, and whether this one is. */
size_t view_journal_count(const DraftView *view);
bool view_is_journal(const DraftView *view, size_t index);
/* The row as it lies there; damaged where its sum is not its card_sum. */
CachedCard view_cached(const DraftView *view, size_t index);
uint32_t card_sum(const CachedCard *cached);

/* ---- Kept right by what this program changes (list_keep.c) ---- */
/* Before and after the program adds, replaces or removes a draft's file. */
void list_before_change(Store *store);
void list_after_change(Store *store, const char *id);
/* The cache is known to tell of this state of the folder. */
void list_is_kept(Store *store, FolderStamp folder);
/* Takes what has changed since into the cache. */
void list_keep(Store *store);

#endif
