/* The list of drafts: read without the bank, one file at a time, and only where the file has changed since the last
 * list. It is looked at in steps, so that a program can go on with other things between them. */
#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "store/card.h"
#include "store/draft_id.h"
#include "store/list_cache.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

/* Fewer files than this are read faster than the cache is written, where nobody waits for a screen. */
enum { WORTH_WRITING = 16 };

struct ListCheck {
    Store *store;
    FolderStamp begun; /* the folder before the first look at it */
    int64_t now;
    Names ids, journals; /* sorted */
    size_t next;         /* of the ids */
    size_t journal;      /* the first that may be of that one */
    int folder;          /* of the drafts, open; -1: there is none */
    Buffer name;         /* of a file in it */
    Arena *arena, *scratch;
    ListCache old;
    const CachedCard **known; /* the old one's, by id */
    size_t at;                /* in these */
    ListCache new;
    size_t fresh; /* read, not found in the old one */
};

/* ---- One draft ---- */

/* What the cache says of the file, where it is still the same; else NULL. */
static const CachedCard *find_known(ListCheck *check, const char *id, Stamp stamp) {
    int order = 1;
    while (check->at < check->old.count && (order = strcmp(check->known[check->at]->card.id, id)) < 0)
        check->at++;
    if (check->at == check->old.count || order != 0 || !stamp_is_known(check->known[check->at], stamp))
        return NULL;
    return check->known[check->at];
}

static DraftCard read_card(ListCheck *check, const char *id, bool has_file) {
    char *path = draft_path(check->store, id), *journal_path = draft_journal_path(check->store, id);
    DraftCard card = card_read(id, path, has_file ? NULL : journal_path, check->scratch, check->arena);
    arena_reset(check->scratch);
    free(path);
    free(journal_path);
    return card;
}

static CachedCard look_at_file(ListCheck *check, const char *id, const struct stat *status) {
    const Stamp stamp = stamp_of(status);
    const CachedCard *known = find_known(check, id, stamp);
    check->fresh += !known;
    return known ? *known : (CachedCard){stamp, check->now, 0, read_card(check, id, true)};
}

static bool has_journal(ListCheck *check, const char *id) {
    int order = 1;
    while (check->journal < check->journals.count && (order = strcmp(check->journals.items[check->journal], id)) < 0)
        check->journal++;
    return check->journal < check->journals.count && order == 0;
}

static bool is_unsaved(const Store *store, const char *id, Arena *scratch) {
    char *journal_path = draft_journal_path(store, id);
    bool unsaved = card_is_unsaved(journal_path, scratch);
    arena_reset(scratch);
    free(journal_path);
    return unsaved;
}

static CachedCard look_at(ListCheck *check, const char *id) {
    struct stat status;
    bool with_journal = has_journal(check, id);
    check->name.size = 0;
    buffer_printf(&check->name, "%s.yaml", id);
    bool has_file = fstatat(check->folder, check->name.data, &status, 0) == 0 || /* or a link that leads nowhere: */
                    fstatat(check->folder, check->name.data, &status, AT_SYMLINK_NOFOLLOW) == 0;
    if (!has_file)
        return (CachedCard){{.size = NO_FILE}, check->now, 0, read_card(check, id, false)};
    CachedCard card = look_at_file(check, id, &status);
    card.card.unsaved = with_journal && is_unsaved(check->store, id, check->scratch);
    return card;
}

/* ---- All of them, in steps ---- */

static int compare_ids(const void *left, const void *right) {
    const CachedCard *const *a = left, *const *b = right;
    return strcmp((*a)->card.id, (*b)->card.id);
}

static void read_old(ListCheck *check) {
    list_cache_read(check->store, check->arena, &check->old);
    check->known = arena_array(check->arena, check->old.count, sizeof(CachedCard *));
    for (size_t i = 0; i < check->old.count; i++)
        check->known[i] = &check->old.items[i];
    if (check->old.count > 1)
        qsort(check->known, check->old.count, sizeof *check->known, compare_ids);
}

ListCheck *list_check_new(Store *store, Error *error) {
    ListCheck *check = memory_alloc(sizeof *check);
    *check = (ListCheck){.store = store,
                         .begun = folder_stamp(store->drafts),
                         .now = clock_seconds(),
                         .folder = -1,
                         .arena = arena_new(),
                         .scratch = arena_new()};
    char *journals = draft_journal_path(store, "");
    bool fine = draft_ids(store, &check->ids, error) && store_names(journals, &check->journals, error);
    free(journals);
    if (!fine) {
        list_check_free(check);
        return NULL;
    }
    list_keep(store);
    read_old(check);
    check->folder = file_open(store->drafts, O_RDONLY | O_DIRECTORY, 0);
    check->new.items = arena_array(check->arena, check->ids.count, sizeof *check->new.items);
    check->new.folder = check->begun;
    return check;
}

bool list_check_step(ListCheck *check, size_t drafts) {
    for (; drafts > 0 && check->next < check->ids.count; drafts--)
        check->new.items[check->new.count++] = look_at(check, check->ids.items[check->next++]);
    return check->next == check->ids.count;
}

void list_check_free(ListCheck *check) {
    if (!check)
        return;
    if (check->folder >= 0)
        file_system()->close(check->folder);
    names_free(&check->ids);
    names_free(&check->journals);
    buffer_free(&check->name);
    list_cache_free(&check->old);
    arena_free(check->arena);
    arena_free(check->scratch);
    free(check);
}

/* ---- The end ---- */

static int compare_cached(const void *left, const void *right) {
    return compare_cards(&((const CachedCard *)left)->card, &((const CachedCard *)right)->card);
}

static void sort_new(ListCheck *check) {
    if (check->new.count > 1)
        qsort(check->new.items, check->new.count, sizeof *check->new.items, compare_cached);
}

static bool is_as_it_was(const ListCheck *check) {
    return check->fresh == 0 &&
           check->old.count == check->new.count &&folder_stamp_equal(check->old.folder, check->new.folder);
}

DraftView *list_check_end(ListCheck *check) {
    Buffer text = {0};
    sort_new(check);
    list_cache_text(&check->new, &text);
    if (!is_as_it_was(check) && check->new.count > 0)
        list_cache_write(check->store, buffer_slice(&text));
    list_is_kept(check->store, check->begun);
    DraftView *view = view_of_text(&text);
    for (size_t i = 0; i < check->new.count; i++)
        if (check->new.items[i].card.unsaved)
            view_set_unsaved(view, i);
    list_check_free(check);
    return view;
}

static DraftCard card_copy(const DraftCard *card, Arena *arena) {
    DraftCard copy = *card;
    copy.id = arena_string(arena, card->id);
    copy.title = arena_string(arena, card->title);
    copy.question = arena_string(arena, card->question);
    copy.shape = arena_string(arena, card->shape);
    copy.problem = arena_string(arena, card->problem);
    return copy;
}

bool store_list(Store *store, Arena *arena, DraftCards *out, Error *error) {
    *out = (DraftCards){0};
    ListCheck *check = list_check_new(store, error);
    if (!check)
        return false;
    list_check_step(check, SIZE_MAX);
    sort_new(check);
    Buffer text = {0};
    if (check->fresh > WORTH_WRITING || check->old.count > check->new.count + WORTH_WRITING) {
        list_cache_text(&check->new, &text);
        list_cache_write(store, buffer_slice(&text));
    }
    buffer_free(&text);
    out->items = arena_array(arena, check->new.count, sizeof *out->items);
    for (; out->count < check->new.count; out->count++)
        out->items[out->count] = card_copy(&check->new.items[out->count].card, arena);
    list_check_free(check);
    return true;
}

/* ---- Without looking at all of them ---- */

/* Every journal must be of a draft that the view knows, and every draft that is only a journal must have it still. */
static bool look_at_journals(Store *store, DraftView *view) {
    Names journals;
    char *folder = draft_journal_path(store, "");
    bool fine = store_names(folder, &journals, NULL);
    Arena *scratch = arena_new();
    size_t alone = 0;
    for (size_t i = 0; fine && i < journals.count; i++) {
        if (!draft_id_is_valid(slice_of(journals.items[i])))
            continue;
        size_t index = view_find(view, journals.items[i]);
        fine = index != SIZE_MAX;
        alone += fine && view_is_journal(view, index);
        if (fine && (view_is_journal(view, index) || is_unsaved(store, journals.items[i], scratch)))
            view_set_unsaved(view, index);
    }
    arena_free(scratch);
    names_free(&journals);
    free(folder);
    return fine && alone == view_journal_count(view);
}

DraftView *draft_view_open(Store *store) {
    list_keep(store);
    DraftView *view = view_of_file(store);
    if (!view)
        return NULL;
    FolderStamp folder = folder_stamp(store->drafts);
    if (folder.inode && folder_stamp_equal(view_folder(view), folder) && look_at_journals(store, view)) {
        list_is_kept(store, folder);
        return view;
    }
    draft_view_free(view);
    return NULL;
}

DraftView *draft_view_new(const DraftCards *cards) {
    Arena *arena = arena_new();
    ListCache cache = {.items = arena_array(arena, cards->count, sizeof *cache.items), .count = cards->count};
    for (size_t i = 0; i < cards->count; i++)
        cache.items[i].card = cards->items[i];
    Buffer text = {0};
    list_cache_text(&cache, &text);
    DraftView *view = view_of_text(&text);
    for (size_t i = 0; i < cards->count; i++)
        if (cards->items[i].unsaved)
            view_set_unsaved(view, i);
    arena_free(arena);
    return view;
}
