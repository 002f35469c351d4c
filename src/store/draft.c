#include "store/draft.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/messages.h"
#include "store/draft_id.h"

#include <stdlib.h>
#include <string.h>

/* ---- Open drafts ---- */

static Draft *draft_chain(Store *store, Bank *bank, char *id) {
    Draft *draft = memory_alloc(sizeof *draft);
    draft->store = store;
    draft->bank = bank;
    draft->id = id;
    draft->next = store->open;
    store->open = draft;
    return draft;
}

void draft_close(Draft *draft) {
    if (!draft)
        return;
    Draft **link = &draft->store->open;
    while (*link != draft)
        link = &(*link)->next;
    *link = draft->next;
    lock_release(&draft->lock);
    answer_free(draft->answer);
    free(draft->id);
    free(draft->place);
    free(draft->read_only);
    free(draft);
}

bool store_holds(const Store *store, const char *id) {
    for (const Draft *draft = store->open; draft; draft = draft->next)
        if (strcmp(draft->id, id) == 0)
            return true;
    return false;
}

/* ---- New and from disk ---- */

bool draft_new(Store *store, Bank *bank, const Question *question, const Shape *shape, Draft **out, Error *error) {
    (void)error; /* nothing is touched yet, so that nothing can fail */
    unsigned number = 0;
    char *id = draft_id_new(store, question ? question->id : shape->id, clock_today(), &number);
    Draft *draft = draft_chain(store, bank, id);
    draft->answer = answer_new(question, shape);
    draft->saved_version = answer_version(draft->answer);
    *out = draft;
    return true;
}

static void draft_make_read_only(Draft *draft, ErrorCode code, const char *reason) {
    lock_release(&draft->lock);
    free(draft->read_only);
    draft->read_only = memory_string(reason);
    draft->read_only_code = code;
}

/* Whatever keeps us from locking keeps us from writing, not from reading. */
static void draft_lock_or_read_only(Draft *draft, bool held_here) {
    Error error = {0};
    Buffer reason = {0};
    char *path = draft_lock_path(draft->store, draft->id);
    if (held_here) {
        draft_make_read_only(draft, ERROR_LOCKED, MSG_STORE_LOCKED_HERE);
    } else if (!folder_make(draft->store->state, STORE_FOLDER_MODE, &error) || !lock_take(path, &draft->lock, &error)) {
        if (error.code == ERROR_LOCKED)
            buffer_append_string(&reason, error.message);
        else
            buffer_printf(&reason, MSG_STORE_NO_LOCK, error.message);
        draft_make_read_only(draft, error.code, reason.data);
    }
    free(path);
    buffer_free(&reason);
    error_clear(&error);
}

static bool draft_read(Draft *draft, Error *error) {
    char *path = draft_path(draft->store, draft->id);
    Arena *arena = arena_new();
    DraftRecord record = {0};
    RecordState state = draft_file_load(path, arena, &record, &draft->on_disk, error);
    bool fine = state != RECORD_BROKEN && draft_take_record(draft, &record, path, error);
    draft->saved = draft_file_saved(&record, path);
    if (state == RECORD_NEWER) {
        const char *reason = arena_printf(arena, MSG_STORE_NEWER_READ_ONLY, record.version, DRAFT_VERSION);
        draft_make_read_only(draft, ERROR_NEWER, reason);
    }
    arena_free(arena);
    free(path);
    return fine;
}

bool draft_open(Store *store, Bank *bank, const char *id, Draft **out, Error *error) {
    *out = NULL;
    char *found = draft_id_find(store, id, error);
    if (!found)
        return false;
    bool held_here = store_holds(store, found);
    Draft *draft = draft_chain(store, bank, found);
    draft_lock_or_read_only(draft, held_here); /* before reading: what is read stays so while we may write */
    if (!draft_read(draft, error)) {
        draft_close(draft);
        return false;
    }
    *out = draft;
    return true;
}

/* ---- What it holds ---- */

const char *draft_id(const Draft *draft) {
    return draft->id;
}

Answer *draft_answer(Draft *draft) {
    return draft->answer;
}

bool draft_read_only(const Draft *draft) {
    return draft->read_only != NULL;
}

const char *draft_read_only_reason(const Draft *draft) {
    return draft->read_only;
}

bool draft_is_changed(const Draft *draft) {
    return draft->place_changed || answer_version(draft->answer) != draft->saved_version;
}

int64_t draft_saved(const Draft *draft) {
    return draft->saved;
}

const char *draft_place(const Draft *draft) {
    return draft->place ? draft->place : "";
}

size_t draft_place_offset(const Draft *draft) {
    return draft->place_offset;
}

void draft_set_place(Draft *draft, const char *place, size_t offset) {
    bool same = strcmp(draft_place(draft), place) == 0;
    if (same && draft->place_offset == offset)
        return;
    if (!same) {
        free(draft->place);
        draft->place = memory_string(place);
    }
    draft->place_offset = offset;
    draft->place_changed = true;
}
