/* The list of drafts: read without the bank, one file at a time, and only where the file has changed since the last
 * list.
 */
#include "base/clock.h"
#include "base/path.h"
#include "store/card.h"
#include "store/draft_id.h"
#include "store/list_cache.h"

#include <stdlib.h>
#include <string.h>

/* Fewer files than this are read faster than the cache is written. */
enum { WORTH_WRITING = 16 };

typedef struct Listing {
    const Store *store;
    Arena *arena, *scratch;
    ListCache old, new;
    size_t at;    /* in the old one: both are ordered by id */
    size_t fresh; /* read, not found in the old one */
} Listing;

static const CachedCard *find_cached(Listing *listing, const char *id) {
    int order = 1;
    while (listing->at < listing->old.count && (order = strcmp(listing->old.items[listing->at].card.id, id)) < 0)
        listing->at++;
    return listing->at < listing->old.count && order == 0 ? &listing->old.items[listing->at] : NULL;
}

static DraftCard list_file(Listing *listing, const char *id, const char *path, const struct stat *status) {
    const Stamp stamp = stamp_of(status);
    const CachedCard *known = find_cached(listing, id);
    CachedCard *card = &listing->new.items[listing->new.count++];
    if (known && stamp_is_known(&listing->old, known, stamp)) {
        *card = *known;
    } else {
        *card = (CachedCard){stamp, card_read(id, path, NULL, listing->scratch, listing->arena)};
        arena_reset(listing->scratch);
        listing->fresh++;
    }
    return card->card;
}

/* `journals` are ordered too. */
static bool has_journal(const Names *journals, size_t *at, const char *id) {
    int order = 1;
    while (*at < journals->count && (order = strcmp(journals->items[*at], id)) < 0)
        ++*at;
    return *at < journals->count && order == 0;
}

static DraftCard list_draft(Listing *listing, const char *id, bool has_journal) {
    struct stat status;
    char *path = draft_path(listing->store, id), *journal_path = draft_journal_path(listing->store, id);
    bool has_file = lstat(path, &status) == 0; /* a link that leads nowhere is listed with its problem */
    if (has_file)
        stat(path, &status);
    DraftCard card = has_file ? list_file(listing, id, path, &status)
                              : card_read(id, path, journal_path, listing->scratch, listing->arena);
    if (has_file && has_journal)
        card.unsaved = card_is_unsaved(journal_path, listing->scratch);
    arena_reset(listing->scratch);
    free(path);
    free(journal_path);
    return card;
}

static int compare_cards(const void *left, const void *right) {
    const DraftCard *a = left, *b = right;
    if (a->saved != b->saved)
        return a->saved > b->saved ? -1 : 1;
    return strcmp(a->id, b->id);
}

static void list_all(const Store *store, const Names *ids, const Names *journals, Arena *arena, DraftCards *out) {
    Listing listing = {.store = store, .arena = arena, .scratch = arena_new()};
    list_cache_read(store, arena, &listing.old);
    listing.new =
        (ListCache){.made = clock_seconds(), .items = arena_array(arena, ids->count, sizeof *listing.new.items)};
    out->items = arena_array(arena, ids->count, sizeof *out->items);
    for (size_t i = 0, journal = 0; i < ids->count; i++)
        out->items[out->count++] = list_draft(&listing, ids->items[i], has_journal(journals, &journal, ids->items[i]));
    if (listing.fresh > WORTH_WRITING || listing.old.count > listing.new.count + WORTH_WRITING)
        list_cache_write(store, &listing.new);
    arena_free(listing.scratch);
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare_cards);
}

bool store_list(Store *store, Arena *arena, DraftCards *out, Error *error) {
    *out = (DraftCards){0};
    Names ids, journals;
    if (!draft_ids(store, &ids, error))
        return false;
    char *folder = draft_journal_path(store, "");
    bool fine = store_names(folder, &journals, error);
    if (fine)
        list_all(store, &ids, &journals, arena, out);
    free(folder);
    names_free(&journals);
    names_free(&ids);
    return fine;
}
