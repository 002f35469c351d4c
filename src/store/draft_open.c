/* Opening a draft: its file, and what its journal adds.
 *
 *   file     journal                         the draft is
 *   there    none, or damaged (told)         the file
 *   there    stands on it                    the journal's base, and its commands done again
 *   there    stands on another text          the file, in conflict; unless both say the same
 *   gone     there                           the journal's base, and its commands done again
 *
 * Nothing is written; what must be mended is mended with the first change. */
#include "store/draft.h"

#include "base/file.h"
#include "base/messages.h"
#include "store/answer_record.h"
#include "store/draft_id.h"
#include "store/replay.h"

#include <stdlib.h>
#include <string.h>

/* ---- Locking ---- */

/* Whatever keeps us from locking keeps us from writing, not from reading. */
static void lock_or_read_only(Draft *draft, bool held_here) {
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

/* ---- From a record ---- */

static bool tell_unknown(const char *nearest, Error *error) {
    return nearest ? error_remedy(error, MSG_STORE_DID_YOU_MEAN, nearest)
                   : error_remedy(error, MSG_STORE_UNKNOWN_REMEDY);
}

static bool find_shape(const Bank *bank, const DraftRecord *record, const char *path, const Question **question,
                       const Shape **shape, Error *error) {
    *question = record->question ? bank_question(bank, record->question) : NULL;
    *shape = bank_shape(bank, record->shape);
    if (record->question && !*question) {
        error_at(error, ERROR_NOT_FOUND, path, 0, 0, MSG_STORE_UNKNOWN_QUESTION, record->question);
        return tell_unknown(bank_nearest_question(bank, record->question), error);
    }
    if (!*shape) {
        error_at(error, ERROR_NOT_FOUND, path, 0, 0, MSG_STORE_UNKNOWN_SHAPE, record->shape);
        return tell_unknown(bank_nearest_shape(bank, record->shape), error);
    }
    return true;
}

static bool take_record(Draft *draft, const DraftRecord *record, const char *path, Error *error) {
    const Question *question;
    const Shape *shape;
    if (!find_shape(draft->bank, record, path, &question, &shape, error))
        return false;
    draft->answer = answer_new(question, shape);
    bool fine = record_fill(record, draft->answer, error);
    if (fine && record->place)
        draft_take_place(draft, record->place->section, (size_t)record->place->offset);
    draft->saved_version = draft->journal.version = answer_version(draft->answer);
    return fine;
}

/* ---- From the journal ---- */

/* Whether the journal's numbers of sections are the shape's: if not, what is added must stand on a new base. */
static bool same_sections(const Replay *replay, const Shape *shape) {
    bool same = replay->sections && replay->section_count == shape->section_count;
    for (size_t i = 0; same && i < replay->section_count; i++)
        same = replay->sections[i] == i;
    return same;
}

/* The commands are done again on the answer itself, so that undo works as it did; where the shape has changed so that
 * they don't fit any more, apart from it. */
static bool take_journal(Draft *draft, const Journal *journal, const char *path, Arena *arena, Error *error) {
    DraftJournal *state = &draft->journal;
    const Question *question;
    const Shape *shape;
    if (!find_shape(draft->bank, &journal->base, path, &question, &shape, error))
        return false;
    Replay replay = {.sections = replay_sections(journal, shape, arena), .section_count = journal->base.section_count};
    bool fine = true;
    if (replay.sections) {
        fine = take_record(draft, &journal->base, path, error);
        replay.answer = draft->answer;
        if (fine)
            replay_journal(journal, arena, &replay);
        if (fine && replay.place)
            draft_take_place(draft, replay.place, replay.place_offset);
    } else {
        DraftRecord rebuilt;
        fine = replay_apart(journal, arena, &rebuilt, &replay.done, error) && take_record(draft, &rebuilt, path, error);
    }
    if (!fine)
        return false;
    state->stale = !same_sections(&replay, shape);
    draft->place_changed = replay.place != NULL;
    draft->recovered = state->commands = journal->head.ahead + replay.done;
    state->version = answer_version(draft->answer);
    return true;
}

/* Two texts that say the same are none to choose between: only the journal's end was not written any more. */
static bool make_conflict(Draft *draft, const Journal *journal, Arena *arena, Error *error) {
    DraftRecord rebuilt;
    size_t done;
    if (!replay_apart(journal, arena, &rebuilt, &done, error))
        return false;
    Answer *other = record_answer(&rebuilt, answer_question(draft->answer), answer_shape(draft->answer), error);
    if (!other)
        return false;
    if (answer_hash(other) == answer_hash(draft->answer)) {
        answer_free(other);
        draft->journal.stale = true;
        return true;
    }
    draft->other = other;
    draft->conflict = (DraftConflict){draft->answer, other, draft->saved, journal->written};
    return true;
}

static void set_up_journal(Draft *draft, const Journal *journal, const char *path) {
    DraftJournal *state = &draft->journal;
    state->exists = true;
    state->torn = journal->torn;
    state->damaged = journal->damaged;
    state->number = journal->last;
    state->size = journal->size;
    if (!journal->torn)
        return;
    Error notice = {0};
    if (journal->damaged)
        error_at(&notice, ERROR_INVALID, path, 0, 0, MSG_STORE_JOURNAL_PARTLY, journal->last);
    else
        error_at(&notice, ERROR_INVALID, path, 0, 0, MSG_STORE_JOURNAL_TORN);
    draft_notice(draft, &notice);
}

/* ---- Both ---- */

typedef struct Found { /* on disk */
    char *path, *journal_path;
    DraftRecord record;
    bool has_file;
    Journal journal;
    bool has_journal; /* to be read as a whole */
} Found;

/* A journal that can't be read is no reason not to show a file that can. */
static bool take_broken_journal(Draft *draft, const Found *found, RecordState state, Error *reason, Error *error) {
    if (!found->has_file)
        return store_fail(reason, error);
    draft->journal.exists = draft->journal.damaged = true;
    if (state == RECORD_BROKEN)
        draft_notice(draft, reason);
    else
        draft_make_read_only(draft, ERROR_NEWER, MSG_STORE_JOURNAL_NEWER);
    error_clear(reason);
    return true;
}

/* While another program (or this one) writes it, the journal is its alone; but where there is nothing else to show,
 * what it has come to may be looked at. */
static bool find_journal(Draft *draft, Found *found, Arena *arena, Error *error) {
    bool theirs = draft->read_only && draft->read_only_code == ERROR_LOCKED;
    if (!path_is_taken(found->journal_path) || (found->has_file && theirs))
        return true;
    Error reason = {0};
    RecordState state = journal_read(found->journal_path, arena, &found->journal, &reason);
    found->has_journal = state == RECORD_FINE;
    if (!found->has_journal)
        return take_broken_journal(draft, found, state, &reason, error);
    set_up_journal(draft, &found->journal, found->journal_path);
    if (theirs)
        error_list_clear(&draft->notices); /* it is being written to */
    return true;
}

static bool find_file(Draft *draft, Found *found, Arena *arena, Error *error) {
    found->has_file = path_is_taken(found->path);
    if (!found->has_file)
        return true;
    RecordState state = draft_file_load(found->path, arena, &found->record, &draft->on_disk, error);
    draft->saved = draft_file_saved(&found->record, found->path);
    if (state == RECORD_NEWER) {
        const char *reason = arena_printf(arena, MSG_STORE_NEWER_READ_ONLY, found->record.version, DRAFT_VERSION);
        draft_make_read_only(draft, ERROR_NEWER, reason);
    }
    return state != RECORD_BROKEN;
}

static bool tell_gone(const Draft *draft, Error *error) {
    error_set(error, ERROR_NOT_FOUND, MSG_STORE_NO_DRAFT, draft->id);
    return error_remedy(error, MSG_STORE_NO_DRAFT_REMEDY);
}

static bool draft_read(Draft *draft, Found *found, Arena *arena, Error *error) {
    if (!find_file(draft, found, arena, error))
        return false;
    bool newer = draft->read_only && draft->read_only_code == ERROR_NEWER;
    if (!newer && !find_journal(draft, found, arena, error))
        return false;
    if (!found->has_journal)
        return found->has_file ? take_record(draft, &found->record, found->path, error) : tell_gone(draft, error);
    if (!found->has_file && found->journal.head.on_file)
        found->journal.head.ahead++; /* the file is gone: its text too is only here */
    if (journal_stand_on(&found->journal, draft->on_disk, &found->record))
        return take_journal(draft, &found->journal, found->has_file ? found->path : found->journal_path, arena, error);
    return take_record(draft, &found->record, found->path, error) &&
           make_conflict(draft, &found->journal, arena, error);
}

bool draft_open(Store *store, Bank *bank, const char *id, Draft **out, Error *error) {
    *out = NULL;
    char *full = draft_id_find(store, id, error);
    if (!full)
        return false;
    bool held_here = store_holds(store, full);
    Draft *draft = draft_chain(store, bank, full);
    lock_or_read_only(draft, held_here); /* before reading: what is read stays so while we may write */
    Arena *arena = arena_new();
    Found found = {.path = draft_path(store, full), .journal_path = draft_journal_path(store, full)};
    bool fine = draft_read(draft, &found, arena, error);
    free(found.path);
    free(found.journal_path);
    arena_free(arena);
    if (fine)
        *out = draft;
    else
        draft_close(draft);
    return fine;
}
