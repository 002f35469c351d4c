/* The list of drafts: read without the bank, one file at a time, and only where the file has changed since the last
 * list.
 */
#include "base/clock.h"
#include "base/file.h"
#include "store/card.h"
#include "store/draft_id.h"
#include "store/list_cache.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

/* Fewer files than this are read faster than the cache is written. */
enum { WORTH_WRITING = 16 };

typedef struct Listing {
    const Store *store;
    int folder;  /* of the drafts, open; -1: there is none */
    Buffer name; /* of a file in it */
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

/* What the cache says of the file, where it is still the same; else NULL. */
static const CachedCard *find_known(Listing *listing, const char *id, Stamp stamp) {
    const CachedCard *known = find_cached(listing, id);
    return known && stamp_is_known(&listing->old, known, stamp) ? known : NULL;
}

static DraftCard read_card(Listing *listing, const char *id, bool has_file) {
    char *path = draft_path(listing->store, id), *journal_path = draft_journal_path(listing->store, id);
    DraftCard card = card_read(id, path, has_file ? NULL : journal_path, listing->scratch, listing->arena);
    arena_reset(listing->scratch);
    free(path);
    free(journal_path);
    return card;
}

static DraftCard list_file(Listing *listing, const char *id, const struct stat *status) {
    const Stamp stamp = stamp_of(status);
    const CachedCard *known = find_known(listing, id, stamp);
    CachedCard *card = &listing->new.items[listing->new.count++];
    *card = known ? *known : (CachedCard){stamp, read_card(listing, id, true)};
    listing->fresh += !known;
    return card->card;
}

/* `journals` are ordered too. */
static bool has_journal(const Names *journals, size_t *at, const char *id) {
    int order = 1;
    while (*at < journals->count && (order = strcmp(journals->items[*at], id)) < 0)
        ++*at;
    return *at < journals->count && order == 0;
}

static bool is_unsaved(Listing *listing, const char *id) {
    char *journal_path = draft_journal_path(listing->store, id);
    bool unsaved = card_is_unsaved(journal_path, listing->scratch);
    arena_reset(listing->scratch);
    free(journal_path);
    return unsaved;
}

static DraftCard list_draft(Listing *listing, const char *id, bool has_journal) {
    struct stat status;
    listing->name.size = 0;
    buffer_printf(&listing->name, "%s.yaml", id);
    bool has_file = fstatat(listing->folder, listing->name.data, &status, 0) == 0 || /* or a link that leads nowhere: */
                    fstatat(listing->folder, listing->name.data, &status, AT_SYMLINK_NOFOLLOW) == 0;
    if (!has_file)
        return read_card(listing, id, false);
    DraftCard card = list_file(listing, id, &status);
    card.unsaved = has_journal && is_unsaved(listing, id);
    return card;
}

static int compare_cards(const void *left, const void *right) {
    const DraftCard *a = left, *b = right;
    if (a->saved != b->saved)
        return a->saved > b->saved ? -1 : 1;
    return strcmp(a->id, b->id);
}

static void list_all(const Store *store, const Names *ids, const Names *journals, Arena *arena, DraftCards *out) {
    Listing listing = {.store = store,
                       .folder = file_system()->open(store->drafts, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0),
                       .arena = arena,
                       .scratch = arena_new()};
    list_cache_read(store, arena, &listing.old);
    listing.new =
        (ListCache){.made = clock_seconds(), .items = arena_array(arena, ids->count, sizeof *listing.new.items)};
    out->items = arena_array(arena, ids->count, sizeof *out->items);
    for (size_t i = 0, journal = 0; i < ids->count; i++)
        out->items[out->count++] = list_draft(&listing, ids->items[i], has_journal(journals, &journal, ids->items[i]));
    if (listing.fresh > WORTH_WRITING || listing.old.count > listing.new.count + WORTH_WRITING)
        list_cache_write(store, &listing.new);
    if (listing.folder >= 0)
        file_system()->close(listing.folder);
    buffer_free(&listing.name);
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
