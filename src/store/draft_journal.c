/* Changes to an open draft, each in its journal before the caller hears of it. */
#include "store/draft.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/path.h"
#include "store/answer_record.h"
#include "store/draft_id.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- The file ---- */

static void close_journal(DraftJournal *journal) {
    if (journal->fd >= 0)
        file_system()->close(journal->fd);
    journal->fd = -1;
}

/* Typing goes on; the next sync tries again, the place too where it may be all that was to be kept. */
static bool fail(Draft *draft, Error *reason) {
    DraftJournal *journal = &draft->journal;
    close_journal(journal);
    journal->failed = journal->stale = journal->place_behind = true;
    journal->unsynced = false; /* nothing is open that could be */
    if (journal->told) {
        error_clear(reason);
        return false;
    }
    Error notice = {0};
    error_at(&notice, reason->code, reason->file, 0, 0, MSG_STORE_JOURNAL_FAILED, reason->message);
    error_remedy(&notice, MSG_STORE_JOURNAL_FAILED_REMEDY);
    error_clear(reason);
    draft_notice(draft, &notice);
    journal->told = true;
    return false;
}

/* "ID.damaged-20260301T140509Z", which is no draft's name. */
static char *path_aside(const char *path) {
    char time[21];
    clock_format_utc(clock_seconds(), time);
    Buffer aside = {0};
    buffer_printf(&aside, "%s.damaged-", path);
    for (const char *at = time; *at; at++)
        if (*at != '-' && *at != ':')
            buffer_append_byte(&aside, *at);
    return aside.data;
}

/* Copied, not moved: until another journal or the draft's file holds what could be read of it, it stays. */
static bool keep_aside(const char *path, Error *error) {
    Buffer text = {0};
    char *aside = path_aside(path);
    bool fine = path_is_taken(aside) || (file_read(path, JOURNAL_MOST_BYTES, &text, error) &&
                                         file_replace(aside, buffer_slice(&text), STORE_FILE_MODE, error));
    free(aside);
    buffer_free(&text);
    return fine;
}

static bool remove_file(const char *path, Error *error) {
    return file_system()->unlink(path) == 0 || errno == ENOENT ||
           error_from_errno(error, errno, MSG_STORE_VERB_REMOVE, path);
}

/* Head and base: what stands now. */
static bool put_base(const Draft *draft, Buffer *out, Error *error) {
    Buffer base = {0};
    bool fine = draft_text(draft, draft->saved, &base, error);
    if (fine) {
        JournalHead head = {draft->on_disk.size > 0, draft->on_disk, draft->journal.commands};
        journal_put_head(out, &head, buffer_slice(&base));
    }
    buffer_free(&base);
    return fine;
}

static bool make_folder(const Draft *draft, Error *error) {
    char *folder = draft_journal_path(draft->store, "");
    bool fine = folder_make(folder, STORE_FOLDER_MODE, error);
    free(folder);
    return fine;
}

/* A new journal of that text, which says all that stands, in the place of any other. */
static bool start(Draft *draft, Slice text, size_t number, Error *error) {
    DraftJournal *journal = &draft->journal;
    char *path = draft_journal_path(draft->store, draft->id);
    close_journal(journal);
    bool fine = make_folder(draft, error) && (!journal->damaged || keep_aside(path, error));
    if (fine)
        journal->fd = journal_start(path, text, error);
    free(path);
    if (journal->fd < 0)
        return false;
    journal->exists = journal->unsynced = journal->folder_unsynced = true;
    journal->torn = journal->damaged = journal->stale = journal->failed = journal->told = false;
    journal->place_behind = journal->section_behind = false;
    journal->number = number;
    journal->size = text.size;
    journal->version = answer_version(draft->answer);
    return true;
}

static bool begin(Draft *draft, Error *error) {
    Buffer text = {0};
    bool fine =
        draft_claim(draft, error) && put_base(draft, &text, error) && start(draft, buffer_slice(&text), 0, error);
    buffer_free(&text);
    return fine;
}

static bool reopen(Draft *draft, Error *error) {
    DraftJournal *journal = &draft->journal;
    char *path = draft_journal_path(draft->store, draft->id);
    journal->fd = journal_reopen(path, journal->torn, journal->size, error);
    free(path);
    if (journal->fd < 0)
        return false;
    journal->folder_unsynced |= journal->torn;
    journal->torn = false;
    return true;
}

/* Brings the journal to say what stands, ready for what comes. */
static bool prepare(Draft *draft, Error *error) {
    enum { LONG_ENOUGH = JOURNAL_MOST_BYTES / 4 };
    DraftJournal *journal = &draft->journal;
    if (journal->version != answer_version(draft->answer)) { /* changed past us */
        journal->version = answer_version(draft->answer);
        journal->commands++;
        journal->stale = true;
    }
    if (!journal->exists || journal->stale || journal->damaged || journal->size > LONG_ENOUGH)
        return begin(draft, error);
    return journal->fd >= 0 || reopen(draft, error);
}

/* The same, unless it failed since the last sync. */
static bool prepare_or_tell(Draft *draft) {
    Error reason = {0};
    if (draft->journal.failed)
        return false;
    return prepare(draft, &reason) || fail(draft, &reason);
}

/* ---- Records ---- */

static void put(DraftJournal *journal, const JournalRecord *record) {
    journal_put(&journal->lines, ++journal->number, record);
}

static void put_place(Draft *draft) {
    DraftJournal *journal = &draft->journal;
    put(journal, &(JournalRecord){
                     .kind = JOURNAL_PLACE, .numbers = {draft->place_offset}, .text = slice_of(draft_place(draft))});
    journal->place_behind = journal->section_behind = false;
}

static bool flush(Draft *draft, Error *error) {
    DraftJournal *journal = &draft->journal;
    char *path = draft_journal_path(draft->store, draft->id);
    bool fine = file_write_fd(journal->fd, buffer_slice(&journal->lines), path, error);
    free(path);
    journal->size += journal->lines.size;
    journal->unsynced = true;
    buffer_clear(&journal->lines);
    return fine;
}

static void flush_or_tell(Draft *draft) {
    Error reason = {0};
    if (!flush(draft, &reason))
        fail(draft, &reason);
}

/* A step in a section that the journal does not know of yet says where it was; offsets only follow at a sync. */
static void put_section(Draft *draft) {
    if (draft->journal.section_behind)
        put_place(draft);
}

static void put_changes(DraftJournal *journal, const Changes *changes) {
    Buffer scratch = {0};
    const size_t count = changes->count + changes->unplaced_count;
    for (size_t i = 0; i < count; i++) {
        JournalRecord record;
        if (i < changes->count) {
            record = journal_record_of(&changes->commands[i], &scratch);
        } else {
            const DraftUnplaced *unplaced = &changes->unplaced[i - changes->count];
            buffer_clear(&scratch);
            buffer_append_string(&scratch, unplaced->label);
            record = (JournalRecord){.kind = JOURNAL_UNPLACED, .numbers = {scratch.size}};
            buffer_append_string(&scratch, unplaced->text ? unplaced->text : "");
            record.text = buffer_slice(&scratch);
        }
        record.more = i + 1 < count;
        put(journal, &record);
    }
    buffer_free(&scratch);
}

/* ---- Changes ---- */

static void count_change(Draft *draft, unsigned long version_before) {
    draft->journal.version = answer_version(draft->answer);
    draft->journal.commands += draft->journal.version != version_before;
}

bool draft_apply(Draft *draft, const Command *command, Error *error) {
    if (!draft_check_writable(draft, MSG_STORE_VERB_CHANGE, error))
        return false;
    if (prepare_or_tell(draft)) {
        Buffer scratch = {0};
        JournalRecord record = journal_record_of(command, &scratch);
        put_section(draft);
        put(&draft->journal, &record);
        flush_or_tell(draft);
        buffer_free(&scratch);
    }
    const unsigned long version = answer_version(draft->answer);
    bool applied = answer_apply(draft->answer, command, error); /* what does not fit now will not fit then */
    count_change(draft, version);
    return applied;
}

bool draft_apply_changes(Draft *draft, const Changes *changes, Error *error) {
    if (!changes->count && !changes->unplaced_count)
        return true;
    bool ready = prepare_or_tell(draft);
    const unsigned long version = answer_version(draft->answer);
    bool applied = changes_apply(changes, draft->answer, error);
    if (applied && ready) {
        put_section(draft);
        put_changes(&draft->journal, changes);
        flush_or_tell(draft);
    }
    count_change(draft, version);
    return applied;
}

bool draft_apply_all(Draft *draft, const Command *commands, size_t count, Error *error) {
    if (!draft_check_writable(draft, MSG_STORE_VERB_CHANGE, error))
        return false;
    Changes changes = {.commands = memory_array(count, sizeof *commands), .count = count};
    for (size_t i = 0; i < count; i++) {
        changes.commands[i] = commands[i];
        changes.commands[i].joins = i > 0;
    }
    bool applied = draft_apply_changes(draft, &changes, error);
    free(changes.commands);
    return applied;
}

static bool turn(Draft *draft, bool undo, size_t *section, size_t *at) {
    if (!draft_check_writable(draft, MSG_STORE_VERB_CHANGE, NULL))
        return false;
    Arena *arena = arena_new();
    AnswerState before = answer_state(draft->answer, arena);
    bool ready = prepare_or_tell(draft);
    const unsigned long version = answer_version(draft->answer);
    bool turned = undo ? answer_undo(draft->answer, section, at) : answer_redo(draft->answer, section, at);
    if (turned && ready) {
        AnswerState after = answer_state(draft->answer, arena);
        Changes changes = changes_between(&before, &after, arena);
        char hash[17];
        hash_format(answer_hash(draft->answer), hash);
        put(&draft->journal, &(JournalRecord){.kind = undo ? JOURNAL_UNDO : JOURNAL_REDO,
                                              .more = changes.count > 0,
                                              .text = {hash, 16}});
        put_changes(&draft->journal, &changes);
        flush_or_tell(draft);
    }
    count_change(draft, version);
    arena_free(arena);
    return turned;
}

bool draft_undo(Draft *draft, size_t *section, size_t *at) {
    return turn(draft, true, section, at);
}

bool draft_redo(Draft *draft, size_t *section, size_t *at) {
    return turn(draft, false, section, at);
}

bool draft_take_view(Draft *draft, const AnswerView *view, Error *error) {
    const Shape *shape = answer_shape(draft->answer);
    if (!draft_check_writable(draft, MSG_STORE_VERB_CHANGE, error))
        return false;
    if (strcmp(view->shape->id, shape->id) != 0)
        return error_set(error, ERROR_INVALID, MSG_ANSWER_SHAPES_DIFFER, view->shape->id, shape->id);
    Arena *arena = arena_new();
    AnswerState now = answer_state(draft->answer, arena);
    AnswerState then = answer_state_of_view(draft->answer, view, arena);
    Changes changes = changes_between(&now, &then, arena);
    bool taken = draft_apply_changes(draft, &changes, error);
    arena_free(arena);
    return taken;
}

/* ---- Pauses ---- */

static bool sync_folder(const Draft *draft, Error *error) {
    char *folder = draft_journal_path(draft->store, "");
    bool fine = folder_sync(folder, error);
    free(folder);
    return fine;
}

/* A place alone is worth a record where there is a draft to come back to. */
static bool is_behind(const Draft *draft) {
    const DraftJournal *journal = &draft->journal;
    return (journal->stale && journal->commands > 0) || journal->version != answer_version(draft->answer) ||
           (journal->place_behind && (journal->exists || draft->on_disk.size > 0));
}

static bool catch_up(Draft *draft, Error *error) {
    DraftJournal *journal = &draft->journal;
    if (is_behind(draft)) {
        journal->failed = false;
        if (!prepare(draft, error))
            return false;
        if (journal->place_behind) {
            put_place(draft);
            if (!flush(draft, error))
                return false;
        }
    }
    if (!journal->unsynced)
        return true;
    if (!file_sync(journal->fd))
        return error_from_errno(error, errno, MSG_BASE_VERB_SYNC, draft->id);
    if (journal->folder_unsynced && !sync_folder(draft, error))
        return false;
    journal->unsynced = journal->folder_unsynced = false;
    return true;
}

bool draft_sync(Draft *draft, Error *error) {
    if (draft->read_only || draft->other)
        return true;
    Error reason = {0};
    if (catch_up(draft, &reason))
        return true;
    error_at(error, reason.code, reason.file, 0, 0, "%s", reason.message);
    error_remedy(error, MSG_STORE_JOURNAL_FAILED_REMEDY);
    return fail(draft, &reason);
}

/* ---- Saves ---- */

void draft_journal_before_save(Draft *draft, Fingerprint file) {
    DraftJournal *journal = &draft->journal;
    Error reason = {0};
    if (!journal->exists || journal->failed || journal->damaged)
        return;
    if (journal->fd < 0 && !reopen(draft, &reason)) {
        fail(draft, &reason);
        return;
    }
    char hash[17];
    JournalRecord record = journal_record_saved(file, hash);
    put(journal, &record);
    if (!flush(draft, &reason))
        fail(draft, &reason);
    else
        file_sync(journal->fd); /* else a power cut may leave the new file, and a journal that knows nothing of it */
}

bool draft_journal_drop(Draft *draft, Error *error) {
    DraftJournal *journal = &draft->journal;
    char *path = draft_journal_path(draft->store, draft->id);
    close_journal(journal);
    bool gone = !journal->exists || ((!journal->damaged || keep_aside(path, error)) && remove_file(path, error));
    free(path);
    *journal = (DraftJournal){.fd = -1,
                              .exists = !gone,
                              .damaged = !gone && journal->damaged,
                              .stale = !gone,
                              .version = answer_version(draft->answer),
                              .lines = journal->lines};
    return gone;
}

/* Should it not go, it does no harm: its last record says that the file holds all of it. */
void draft_journal_after_save(Draft *draft) {
    draft_journal_drop(draft, NULL);
}

bool draft_journal_restart(Draft *draft, const Changes *changes, Error *error) {
    DraftJournal *journal = &draft->journal;
    Buffer text = {0};
    bool fine = put_base(draft, &text, error);
    journal->number = 0;
    put_changes(journal, changes);
    buffer_append(&text, buffer_slice(&journal->lines));
    buffer_clear(&journal->lines);
    fine = fine && start(draft, buffer_slice(&text), journal->number, error);
    buffer_free(&text);
    return fine;
}

void draft_journal_close(Draft *draft) {
    DraftJournal *journal = &draft->journal;
    bool ours = draft->answer && !draft->read_only && !draft->other && journal->exists;
    if (ours && journal->place_behind && journal->fd >= 0 && !journal->failed) {
        put_place(draft);
        flush_or_tell(draft);
    }
    close_journal(journal);
    if (ours && !draft->on_disk.size && !journal->commands && !journal->damaged) {
        char *path = draft_journal_path(draft->store, draft->id);
        remove_file(path, NULL);
        free(path);
    }
    buffer_free(&journal->lines);
}
