/* Saving: the only place where a draft's file is written.
 *
 *   claim      a new draft gets a name that is free now, and its lock
 *   compare    the file still says what it said when we read or wrote it
 *   foretell   the journal learns what the file will say, so that it is not taken for another's work
 *   replace    atomically (base/file.h): old and whole, or new and whole
 *   fold       the journal goes
 *
 * Killed between any two of these, the draft is the old file with its journal, or the new one. */
#include "store/draft.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/messages.h"
#include "store/draft_id.h"
#include "store/list_cache.h"

#include <stdlib.h>

/* Locks the draft's id if nobody else has it: neither locked nor on disk. ERROR_LOCKED where somebody has. */
static bool lock_free_id(Draft *draft, Error *error) {
    char *lock_path = draft_lock_path(draft->store, draft->id);
    bool fine = lock_take(lock_path, &draft->lock, error);
    if (fine && draft_id_is_taken(draft->store, draft->id)) { /* used and let go of by another program since */
        lock_release(&draft->lock);
        fine = error_set(error, ERROR_LOCKED, MSG_STORE_LOCKED);
    }
    free(lock_path);
    return fine;
}

/* A new draft takes no lock before there is something to keep. Another program may have taken its id in the meantime:
 * then it goes by the next one. */
bool draft_claim(Draft *draft, Error *error) {
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

/* Where only the last step failed, the new text is there. */
static void look_again(Draft *draft, const char *path) {
    Buffer text = {0};
    if (file_read(path, yaml_limits.bytes, &text, NULL) &&
        fingerprint_equal(fingerprint_of(buffer_slice(&text)), draft->attempted))
        draft->on_disk = draft->attempted;
    buffer_free(&text);
}

static bool replace_file(Draft *draft, const char *path, Slice text, Error *error) {
    draft->attempted = fingerprint_of(text);
    if (!folder_make(draft->store->drafts, STORE_FOLDER_MODE, error))
        return false;
    draft_journal_before_save(draft, draft->attempted);
    list_before_change(draft->store);
    bool fine = file_replace(path, text, STORE_FILE_MODE, error);
    list_after_change(draft->store, draft->id);
    if (fine)
        return true;
    look_again(draft, path);
    return false;
}

static bool draft_write(Draft *draft, const char *path, Error *error) {
    Buffer text = {0};
    int64_t now = clock_seconds();
    bool fine = file_is_as_known(draft, path, error) && draft_text(draft, now, &text, error) &&
                replace_file(draft, path, buffer_slice(&text), error);
    buffer_free(&text);
    if (!fine)
        return false;
    draft->on_disk = draft->attempted;
    draft->saved = now;
    draft->saved_version = answer_version(draft->answer);
    draft->place_changed = false;
    draft_journal_after_save(draft);
    return true;
}

bool draft_save(Draft *draft, Error *error) {
    if (!draft_check_writable(draft, MSG_STORE_VERB_SAVE, error) || !draft_claim(draft, error))
        return false;
    char *path = draft_path(draft->store, draft->id); /* the id may be another since the claim */
    bool fine = draft_write(draft, path, error);
    free(path);
    return fine;
}
