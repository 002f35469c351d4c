/* Saving and removing: the only places where a draft's file is touched.
 *
 *   claim      a new draft gets a name that is free now, and its lock
 *   compare    the file still says what it said when we read or wrote it
 *   replace    atomically (base/file.h): old and whole, or new and whole
 */
#include "store/draft.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/messages.h"
#include "base/path.h"
#include "store/draft_id.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- Saving ---- */

/* Locks the draft's id if nobody else has it: neither locked nor on disk. ERROR_LOCKED where somebody has. */
static bool lock_free_id(Draft *draft, Error *error) {
    char *path = draft_path(draft->store, draft->id), *lock_path = draft_lock_path(draft->store, draft->id);
    bool fine = lock_take(lock_path, &draft->lock, error);
    if (fine && path_is_taken(path)) { /* saved and closed by another program since the id was chosen */
        lock_release(&draft->lock);
        fine = error_set(error, ERROR_LOCKED, MSG_STORE_LOCKED);
    }
    free(path);
    free(lock_path);
    return fine;
}

/* A new draft takes no lock before there is something to keep. Another program may have taken its id in the meantime:
 * then it goes by the next one. */
static bool draft_claim(Draft *draft, Error *error) {
    if (draft->lock.path)
        return true;
    if (!folder_make(draft->store->state, STORE_FOLDER_MODE, error))
        return false;
    const Question *question = answer_question(draft->answer);
    const char *stem = question ? question->id : answer_shape(draft->answer)->id;
    Error reason = {0};
    for (unsigned number = 0; !lock_free_id(draft, &reason);) {
        if (reason.code != ERROR_LOCKED)
            return store_fail(&reason, error);
        error_clear(&reason);
        char *next = draft_id_new(draft->store, stem, clock_today(), &number);
        free(draft->id);
        draft->id = next;
    }
    return true;
}

/* A file that is gone holds nothing that a save could destroy. */
static bool file_is_as_known(const Draft *draft, const char *path, Error *error) {
    if (!path_is_taken(path))
        return true;
    Buffer text = {0};
    bool fine = file_read(path, yaml_limits.bytes, &text, error);
    Fingerprint now = fingerprint_of(buffer_slice(&text));
    buffer_free(&text);
    if (!fine || fingerprint_equal(now, draft->on_disk) || fingerprint_equal(now, draft->attempted))
        return fine;
    error_at(error, ERROR_LOCKED, path, 0, 0, MSG_STORE_CHANGED, path);
    return error_remedy(error, MSG_STORE_CHANGED_REMEDY);
}

static bool draft_text(const Draft *draft, int64_t now, const char *path, Buffer *out, Error *error) {
    Arena *arena = arena_new();
    DraftRecord record = draft_make_record(draft, now, arena);
    draft_file_text(&record, out);
    arena_free(arena);
    if (out->size <= yaml_limits.bytes)
        return true;
    error_at(error, ERROR_TOO_LARGE, path, 0, 0, MSG_STORE_TOO_LARGE, path, yaml_limits.bytes);
    return error_remedy(error, MSG_STORE_TOO_LARGE_REMEDY);
}

static bool draft_write(Draft *draft, const char *path, Error *error) {
    Buffer text = {0};
    int64_t now = clock_seconds();
    bool fine = file_is_as_known(draft, path, error) && draft_text(draft, now, path, &text, error);
    if (fine) {
        draft->attempted = fingerprint_of(buffer_slice(&text));
        fine = folder_make(draft->store->drafts, STORE_FOLDER_MODE, error) &&
               file_replace(path, buffer_slice(&text), STORE_FILE_MODE, error);
    }
    buffer_free(&text);
    if (!fine)
        return false;
    draft->on_disk = draft->attempted;
    draft->saved = now;
    draft->saved_version = answer_version(draft->answer);
    draft->place_changed = false;
    return true;
}

static bool tell_read_only(const Draft *draft, Error *error) {
    error_set(error, draft->read_only_code, MSG_STORE_READ_ONLY, draft->id, draft->read_only);
    switch (draft->read_only_code) {
    case ERROR_NEWER:
        return error_remedy(error, MSG_STORE_NEWER_REMEDY);
    case ERROR_LOCKED:
        return error_remedy(error, MSG_STORE_LOCKED_REMEDY);
    default:
        return error_remedy(error, MSG_STORE_NO_LOCK_REMEDY, draft->store->state);
    }
}

bool draft_save(Draft *draft, Error *error) {
    if (draft->read_only)
        return tell_read_only(draft, error);
    if (!draft_claim(draft, error))
        return false;
    char *path = draft_path(draft->store, draft->id); /* the id may be another since the claim */
    bool fine = draft_write(draft, path, error);
    free(path);
    return fine;
}

/* ---- Removing ---- */

static bool remove_file(const char *path, Error *error) {
    if (file_system()->unlink(path) == 0 || errno == ENOENT)
        return true;
    return error_from_errno(error, errno, MSG_STORE_VERB_REMOVE, path);
}

/* The folder and the files in it; revisions are never nested. */
static bool remove_folder(const char *path, Error *error) {
    Names names;
    if (!folder_exists(path))
        return true;
    if (!folder_list(path, &names, error))
        return false;
    bool fine = true;
    for (size_t i = 0; fine && i < names.count; i++) {
        char *file = path_join(path, names.items[i]);
        fine = remove_file(file, error);
        free(file);
    }
    names_free(&names);
    if (fine && rmdir(path) != 0)
        fine = error_from_errno(error, errno, MSG_STORE_VERB_REMOVE, path);
    return fine;
}

/* The draft goes first: should the rest fail, nothing is left that anyone would miss. */
static bool remove_all(const Store *store, const char *id, Error *error) {
    char *path = draft_path(store, id), *journal = draft_journal_path(store, id);
    char *history = draft_history_folder(store, id);
    bool fine = remove_file(path, error) && remove_file(journal, error) && remove_folder(history, error);
    free(path);
    free(journal);
    free(history);
    return fine;
}

/* What can't be read may be the only copy of something: its owner must say so with the system's own means. */
static bool check_readable(const char *path, Error *error) {
    Arena *arena = arena_new();
    DraftRecord record;
    bool fine = draft_file_load(path, arena, &record, NULL, error) != RECORD_BROKEN;
    if (!fine)
        error_remedy(error, MSG_STORE_REMOVE_BROKEN, path);
    arena_free(arena);
    return fine;
}

/* Locked as for writing, so that nobody's open draft is taken from under their hands. */
static bool lock_to_remove(const Store *store, const char *id, Lock *lock, Error *error) {
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
    error_set(error, ERROR_LOCKED, MSG_STORE_REMOVE_LOCKED, id, reason.message);
    error_clear(&reason);
    return error_remedy(error, MSG_STORE_LOCKED_REMEDY);
}

bool draft_remove(Store *store, const char *id, Error *error) {
    if (!draft_id_check(id, error))
        return false;
    char *path = draft_path(store, id);
    Lock lock = {0};
    bool fine = path_is_taken(path);
    if (!fine) {
        error_set(error, ERROR_NOT_FOUND, MSG_STORE_NO_DRAFT, id);
        error_remedy(error, MSG_STORE_NO_DRAFT_REMEDY);
    }
    fine =
        fine && lock_to_remove(store, id, &lock, error) && check_readable(path, error) && remove_all(store, id, error);
    lock_release(&lock);
    free(path);
    return fine;
}
