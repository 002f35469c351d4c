/* The cache kept right by what this program changes itself, so that the next list need not look at every file.
 *
 * Before each change of its own the program sees whether the drafts' folder is as it last knew it. Once it is not,
 * somebody else was there: then the cache is left to tell of an older state, and the next list looks for itself. */
#include "base/clock.h"
#include "base/memory.h"
#include "store/card.h"
#include "store/draft_id.h"
#include "store/list_cache.h"

#include <stdlib.h>
#include <string.h>

void list_is_kept(Store *store, FolderStamp folder) {
    ListKeeping *keeping = &store->list;
    keeping->known = true;
    keeping->cached = keeping->seen = folder;
    names_free(&keeping->changed);
}

void list_before_change(Store *store) {
    ListKeeping *keeping = &store->list;
    keeping->known = keeping->known && folder_stamp_equal(keeping->seen, folder_stamp(store->drafts));
}

static bool is_noted(const Names *names, const char *id) {
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], id) == 0)
            return true;
    return false;
}

void list_after_change(Store *store, const char *id) {
    ListKeeping *keeping = &store->list;
    if (!keeping->known)
        return;
    keeping->seen = folder_stamp(store->drafts);
    if (is_noted(&keeping->changed, id))
        return;
    Names *changed = &keeping->changed;
    changed->items = memory_grow(changed->items, &changed->capacity, changed->count + 1, sizeof *changed->items);
    changed->items[changed->count++] = memory_string(id);
}

/* ---- Taking the changes in ---- */

static void drop_changed(const Names *changed, ListCache *cache) {
    size_t kept = 0;
    for (size_t i = 0; i < cache->count; i++)
        if (!is_noted(changed, cache->items[i].card.id))
            cache->items[kept++] = cache->items[i];
    cache->count = kept;
}

static void put_in_place(ListCache *cache, const CachedCard *card) {
    size_t at = cache->count++;
    for (; at > 0 && compare_cards(&card->card, &cache->items[at - 1].card) < 0; at--)
        cache->items[at] = cache->items[at - 1];
    cache->items[at] = *card;
}

static void add_changed(const Store *store, const char *id, Arena *arena, ListCache *cache) {
    struct stat status;
    char *path = draft_path(store, id);
    Arena *scratch = arena_new();
    if (stat(path, &status) == 0) {
        CachedCard card = {stamp_of(&status), clock_seconds(), 0, card_read(id, path, NULL, scratch, arena)};
        put_in_place(cache, &card);
    }
    arena_free(scratch);
    free(path);
}

static bool take_changes_in(const Store *store, ListCache *cache, Arena *arena) {
    const ListKeeping *keeping = &store->list;
    if (!cache->view || !folder_stamp_equal(cache->folder, keeping->cached))
        return false;
    CachedCard *items = arena_array(arena, cache->count + keeping->changed.count, sizeof *items);
    if (cache->count)
        memcpy(items, cache->items, cache->count * sizeof *items);
    cache->items = items;
    drop_changed(&keeping->changed, cache);
    for (size_t i = 0; i < keeping->changed.count; i++)
        add_changed(store, keeping->changed.items[i], arena, cache);
    cache->folder = keeping->seen;
    return true;
}

void list_keep(Store *store) {
    ListKeeping *keeping = &store->list;
    if (!keeping->known || keeping->changed.count == 0)
        return;
    Arena *arena = arena_new();
    ListCache cache;
    Buffer text = {0};
    list_cache_read_all(store, arena, &cache);
    if (take_changes_in(store, &cache, arena)) {
        list_cache_text(&cache, &text);
        list_cache_write(store, buffer_slice(&text));
        list_is_kept(store, keeping->seen);
    } else {
        keeping->known = false;
        names_free(&keeping->changed);
    }
    buffer_free(&text);
    list_cache_free(&cache);
    arena_free(arena);
}
