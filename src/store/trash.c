/* Removing drafts, and bringing them back. All that belongs to a draft moves together:
 *
 *   drafts/ID.yaml, takes/ID.yaml, history/ID/, journal/ID
 *     → drafts/removing/ID-UTC/{draft.yaml, takes.yaml, history/, journal}     one by one
 *     → drafts/trash/ID-UTC/                                                    at once
 *     → drafts/restoring/ID-UTC/                                                at once
 *     → where they were                                                         one by one
 *
 * A program that is killed on the way leaves a folder in `removing` or `restoring`; the next one goes on from there. A
 * step that fails otherwise is taken back. Nothing is ever put in the place of something else. */
#include "store/trash.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/path.h"
#include "store/card.h"
#include "store/draft_id.h"
#include "store/journal.h"
#include "store/list_cache.h"
#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The draft itself goes last. */
static const struct Part {
    char *(*path)(const Store *store, const char *id);
    const char *name;
} parts[] = {
    {draft_journal_path, "journal"},
    {draft_takes_path, "takes.yaml"},
    {draft_history_folder, "history"},
    {draft_path, "draft.yaml"},
};
enum { PARTS = sizeof parts / sizeof *parts };

/* ---- Names of entries: ID-20260301T140509Z ---- */

enum { STAMP_SIZE = 17 };

static char *folder_for(const Store *store, const char *stage, const char *entry) {
    char *folder = path_join(store->drafts, stage), *path = path_join(folder, entry);
    free(folder);
    return path;
}

/* "2026-03-01T14:05:09Z" from "-20260301T140509Z". */
static bool parse_stamp(const char *stamp, int64_t *out) {
    char time[21] = "0000-00-00T00:00:00Z";
    static const char digits[] = {0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18};
    const char *at = stamp + 1;
    for (size_t i = 0; i < sizeof digits; i++) {
        at += i == 8; /* the T */
        time[(size_t)digits[i]] = *at++;
    }
    return stamp[0] == '-' && stamp[9] == 'T' && strcmp(stamp + STAMP_SIZE - 1, "Z") == 0 &&
           clock_parse_utc(slice_of(time), out);
}

/* False where it is no name of an entry. */
static bool parse_entry(const char *entry, Slice *id, int64_t *removed) {
    size_t size = strlen(entry);
    if (size <= STAMP_SIZE || !parse_stamp(entry + size - STAMP_SIZE, removed))
        return false;
    *id = (Slice){entry, size - STAMP_SIZE};
    return draft_id_is_valid(*id);
}

/* One that there is not yet; the caller frees. */
static char *new_entry(const Store *store, const char *id) {
    for (int64_t now = clock_seconds();; now++) {
        char time[21];
        clock_format_utc(now, time);
        Buffer entry = {0};
        buffer_printf(&entry, "%s-%.4s%.2s%.5s%.2s%.3s", id, time, time + 5, time + 8, time + 14, time + 17);
        char *path = folder_for(store, "trash", entry.data);
        bool taken = path_is_taken(path);
        free(path);
        if (!taken)
            return entry.data;
        buffer_free(&entry);
    }
}

/* ---- Moving ---- */

static bool same_bytes(const char *path, const char *other) {
    Buffer a = {0}, b = {0};
    bool same = file_read(path, JOURNAL_MOST_BYTES, &a, NULL) && file_read(other, JOURNAL_MOST_BYTES, &b, NULL) &&
                slice_equal(buffer_slice(&a), buffer_slice(&b));
    buffer_free(&a);
    buffer_free(&b);
    return same;
}

static bool unlink_file(const char *path, Error *error) {
    return file_system()->unlink(path) == 0 || error_from_errno(error, errno, MSG_STORE_VERB_REMOVE, path);
}

/* To another file system: the journal may lie on one of its own. */
static bool move_copy(const char *from, const char *to, Error *error) {
    Buffer text = {0};
    bool fine = file_read(from, JOURNAL_MOST_BYTES, &text, error) &&
                file_replace(to, buffer_slice(&text), STORE_FILE_MODE, error) && unlink_file(from, error);
    buffer_free(&text);
    return fine;
}

static bool move(const char *from, const char *to, Error *error) {
    if (!path_is_taken(from))
        return true;
    if (path_is_taken(to)) {
        if (same_bytes(from, to)) /* killed between copying and removing */
            return unlink_file(from, error);
        error_at(error, ERROR_LOCKED, to, 0, 0, MSG_STORE_IN_THE_WAY, to);
        return error_remedy(error, MSG_STORE_IN_THE_WAY_REMEDY);
    }
    if (file_system()->rename(from, to) == 0)
        return true;
    if (errno == EXDEV)
        return move_copy(from, to, error);
    return error_from_errno(error, errno, MSG_STORE_VERB_MOVE, from);
}

static bool make_folder_of(const char *path, Error *error) {
    char *folder = memory_string(path);
    folder[path_name(path) - path] = '\0';
    bool fine = folder_make(folder, STORE_FOLDER_MODE, error);
    free(folder);
    return fine;
}

static bool move_part(const Store *store, const struct Part *part, const char *id, const char *folder, bool out,
                      Error *error) {
    char *place = part->path(store, id), *kept = path_join(folder, part->name);
    bool fine = out ? move(place, kept, error)
                    : !path_is_taken(kept) || (make_folder_of(place, error) && move(kept, place, error));
    free(place);
    free(kept);
    return fine;
}

static bool move_parts(const Store *store, const char *id, const char *folder, bool out, Error *error) {
    for (size_t i = 0; i < PARTS; i++)
        if (!move_part(store, &parts[i], id, folder, out, error))
            return false;
    return true;
}

static bool rename_folder(const char *from, const char *to, Error *error) {
    return make_folder_of(to, error) &&
           (file_system()->rename(from, to) == 0 || error_from_errno(error, errno, MSG_STORE_VERB_MOVE, from));
}

/* From `removing` to `trash`. */
static bool remove_parts(const Store *store, const char *entry, const char *id, Error *error) {
    char *folder = folder_for(store, "removing", entry), *trash = folder_for(store, "trash", entry);
    bool fine = folder_make(folder, STORE_FOLDER_MODE, error) && move_parts(store, id, folder, true, error);
    if (fine)
        folder_sync(folder, NULL); /* without it nothing is lost, only perhaps to be done again */
    fine = fine && rename_folder(folder, trash, error);
    if (fine)
        folder_sync(store->drafts, NULL);
    free(folder);
    free(trash);
    return fine;
}

/* From `restoring` to where they were. What else lies in the folder goes back to the trash with it. */
static bool restore_parts(const Store *store, const char *entry, const char *id, Error *error) {
    char *folder = folder_for(store, "restoring", entry), *trash = folder_for(store, "trash", entry);
    bool fine = move_parts(store, id, folder, false, error);
    if (fine) {
        folder_sync(store->drafts, NULL);
        if (rmdir(folder) != 0)
            rename_folder(folder, trash, NULL);
    }
    free(folder);
    free(trash);
    return fine;
}

/* ---- Going on after a crash ---- */

static void finish_entry(Store *store, const char *stage, const char *entry,
                         bool (*finish)(const Store *, const char *, const char *, Error *)) {
    Slice name;
    int64_t removed;
    if (!parse_entry(entry, &name, &removed))
        return;
    char *id = memory_alloc(name.size + 1);
    memcpy(id, name.data, name.size);
    char *lock_path = draft_lock_path(store, id), *folder = folder_for(store, stage, entry);
    Lock lock = {0};
    if (!store_holds(store, id) && folder_make(store->state, STORE_FOLDER_MODE, NULL) &&
        lock_take(lock_path, &lock, NULL)) {
        if (folder_exists(folder)) /* still: another program may have been faster */
            finish(store, entry, id, NULL);
        lock_release(&lock);
    }
    free(folder);
    free(lock_path);
    free(id);
}

static void finish_stage(Store *store, const char *stage,
                         bool (*finish)(const Store *, const char *, const char *, Error *)) {
    char *folder = path_join(store->drafts, stage);
    Names entries;
    if (store_names(folder, &entries, NULL))
        for (size_t i = 0; i < entries.count; i++)
            finish_entry(store, stage, entries.items[i], finish);
    names_free(&entries);
    free(folder);
}

void trash_finish(Store *store) {
    finish_stage(store, "removing", remove_parts);
    finish_stage(store, "restoring", restore_parts);
}

/* ---- Removing ---- */

/* Locked as for writing, so that nobody's open draft is taken from under their hands. */
static bool lock_draft(const Store *store, const char *id, const char *verb, Lock *lock, Error *error) {
    Error reason = {0};
    char *path = draft_lock_path(store, id);
    bool fine;
    if (store_holds(store, id))
        fine = error_set(&reason, ERROR_LOCKED, MSG_STORE_LOCKED_HERE);
    else
        fine = folder_make(store->state, STORE_FOLDER_MODE, &reason) && lock_take(path, lock, &reason);
    free(path);
    if (fine)
        return true;
    if (reason.code != ERROR_LOCKED)
        return store_fail(&reason, error);
    error_set(error, ERROR_LOCKED, MSG_STORE_READ_ONLY, verb, id, reason.message);
    error_clear(&reason);
    return error_remedy(error, MSG_STORE_LOCKED_REMEDY);
}

/* What can't be read may be the only copy of something: its owner must say so with the system's own means. */
static bool check_readable(const char *path, const char *journal_path, Error *error) {
    Arena *arena = arena_new();
    DraftRecord record;
    Journal journal;
    bool file = path_is_taken(path);
    bool fine = file ? draft_file_load(path, arena, &record, NULL, error) != RECORD_BROKEN
                     : journal_read(journal_path, arena, &journal, error) == RECORD_FINE;
    if (!fine)
        error_remedy(error, MSG_STORE_REMOVE_BROKEN, file ? path : journal_path);
    arena_free(arena);
    return fine;
}

/* What fails half-way is taken back, as far as it goes. */
static bool remove_locked(Store *store, const char *id, Error *error) {
    char *entry = new_entry(store, id);
    list_before_change(store);
    bool fine = remove_parts(store, entry, id, error);
    if (!fine) {
        char *folder = folder_for(store, "removing", entry);
        if (folder_exists(folder) && move_parts(store, id, folder, false, NULL))
            rmdir(folder);
        free(folder);
    }
    list_after_change(store, id);
    free(entry);
    return fine;
}

static bool tell_no_draft(const char *id, Error *error) {
    error_set(error, ERROR_NOT_FOUND, MSG_STORE_NO_DRAFT, id);
    return error_remedy(error, MSG_STORE_NO_DRAFT_REMEDY);
}

bool draft_remove(Store *store, const char *id, Error *error) {
    if (!draft_id_check(id, error))
        return false;
    trash_finish(store);
    char *path = draft_path(store, id), *journal_path = draft_journal_path(store, id);
    Lock lock = {0};
    bool there = path_is_taken(path) || path_is_taken(journal_path);
    bool fine = (there || tell_no_draft(id, error)) && lock_draft(store, id, MSG_STORE_VERB_REMOVE, &lock, error) &&
                check_readable(path, journal_path, error) && remove_locked(store, id, error);
    lock_release(&lock);
    free(path);
    free(journal_path);
    return fine;
}

/* ---- The trash ---- */

static int compare_removed(const void *left, const void *right) {
    const TrashCard *a = left, *b = right;
    if (a->removed != b->removed)
        return a->removed > b->removed ? -1 : 1;
    return strcmp(a->entry, b->entry);
}

static void read_entry(const Store *store, const char *entry, Arena *scratch, Arena *arena, TrashCards *out) {
    Slice name;
    int64_t removed;
    if (!parse_entry(entry, &name, &removed))
        return;
    const char *id = arena_copy(scratch, name);
    char *folder = folder_for(store, "trash", entry);
    char *path = path_join(folder, "draft.yaml"), *journal_path = path_join(folder, "journal");
    out->items[out->count++] =
        (TrashCard){arena_string(arena, entry), removed, card_read(id, path, journal_path, scratch, arena)};
    free(journal_path);
    free(path);
    free(folder);
}

bool store_trash_list(Store *store, Arena *arena, TrashCards *out, Error *error) {
    *out = (TrashCards){0};
    trash_finish(store);
    Names entries;
    char *folder = path_join(store->drafts, "trash");
    bool fine = store_names(folder, &entries, error);
    free(folder);
    if (!fine)
        return false;
    Arena *scratch = arena_new();
    out->items = arena_array(arena, entries.count, sizeof *out->items);
    for (size_t i = 0; i < entries.count; i++) {
        read_entry(store, entries.items[i], scratch, arena, out);
        arena_reset(scratch);
    }
    arena_free(scratch);
    names_free(&entries);
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare_removed);
    return true;
}

/* The entry of that name, else the last removed of that id; NULL where there is none. The caller frees. */
static char *find_entry(const Store *store, const char *given, Error *error) {
    Names entries;
    char *folder = path_join(store->drafts, "trash"), *found = NULL;
    if (!store_names(folder, &entries, error)) {
        free(folder);
        return NULL;
    }
    int64_t newest = 0;
    for (size_t i = 0; i < entries.count; i++) {
        Slice id;
        int64_t removed;
        if (!parse_entry(entries.items[i], &id, &removed))
            continue;
        bool named = strcmp(entries.items[i], given) == 0;
        if (!named && !(slice_is(id, given) && (!found || removed > newest)))
            continue;
        free(found);
        found = memory_string(entries.items[i]);
        newest = named ? INT64_MAX : removed;
    }
    names_free(&entries);
    free(folder);
    if (!found) {
        error_set(error, ERROR_NOT_FOUND, MSG_STORE_NOT_IN_TRASH, given);
        error_remedy(error, MSG_STORE_NOT_IN_TRASH_REMEDY);
    }
    return found;
}

static bool check_free(const Store *store, const char *id, Error *error) {
    if (!draft_id_is_taken(store, id))
        return true;
    error_set(error, ERROR_LOCKED, MSG_STORE_THERE_AGAIN, id);
    return error_remedy(error, MSG_STORE_THERE_AGAIN_REMEDY);
}

static bool restore_locked(Store *store, const char *entry, const char *id, Error *error) {
    char *trash = folder_for(store, "trash", entry), *folder = folder_for(store, "restoring", entry);
    list_before_change(store);
    bool fine = rename_folder(trash, folder, error);
    if (fine && !restore_parts(store, entry, id, error)) {
        fine = false;
        if (move_parts(store, id, folder, true, NULL))
            rename_folder(folder, trash, NULL);
    }
    list_after_change(store, id);
    free(trash);
    free(folder);
    return fine;
}

bool draft_restore_removed(Store *store, const char *given, Error *error) {
    trash_finish(store);
    char *entry = find_entry(store, given, error);
    if (!entry)
        return false;
    char *id = memory_string(entry);
    id[strlen(entry) - STAMP_SIZE] = '\0';
    Lock lock = {0};
    bool fine = lock_draft(store, id, MSG_STORE_VERB_RESTORE, &lock, error) && check_free(store, id, error) &&
                restore_locked(store, entry, id, error);
    lock_release(&lock);
    free(id);
    free(entry);
    return fine;
}
