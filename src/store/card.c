#include "store/card.h"

#include "base/messages.h"
#include "base/path.h"
#include "store/draft_id.h"
#include "store/replay.h"

#include <string.h>

/* Runs of anything but blanks and controls. */
static size_t count_words(const char *text) {
    size_t words = 0;
    bool within = false;
    for (; text && *text; text++) {
        bool blank = (unsigned char)*text <= ' ';
        words += !blank && !within;
        within = !blank;
    }
    return words;
}

size_t record_words(const DraftRecord *record) {
    size_t words = 0;
    for (size_t i = 0; i < record->section_count; i++)
        words += count_words(record->sections[i].text);
    return words;
}

static const char *record_fact(const DraftRecord *record, const char *key) {
    for (size_t i = 0; i < record->fact_count; i++)
        if (strcmp(record->facts[i].key, key) == 0)
            return record->facts[i].value;
    return NULL;
}

static char *string_or_empty(Arena *arena, const char *string) {
    return arena_string(arena, string ? string : "");
}

const char *problem_text(const Error *error, Arena *arena) {
    Buffer text = {0};
    error_format(error, &text);
    const char *problem = arena_copy(arena, buffer_slice(&text));
    buffer_free(&text);
    return problem;
}

/* Only what changes the answer counts: a place, or a save foretold, is nothing to bring back. */
static bool holds_changes(const Journal *journal) {
    for (size_t i = 0; i < journal->count; i++)
        if (journal->records[i].kind != JOURNAL_PLACE && journal->records[i].kind != JOURNAL_SAVED)
            return true;
    return journal->head.ahead > 0;
}

bool card_is_unsaved(const char *journal_path, Arena *scratch) {
    Journal journal;
    return path_is_taken(journal_path) && journal_read(journal_path, scratch, &journal, NULL) == RECORD_FINE &&
           holds_changes(&journal);
}

static bool tell_bad_name(const char *path, Error *error) {
    error_at(error, ERROR_INVALID, path, 0, 0, MSG_STORE_BAD_FILE_NAME, path_name(path));
    return error_remedy(error, MSG_STORE_BAD_FILE_REMEDY);
}

static bool read_journal(const char *path, Arena *arena, DraftRecord *out, int64_t *saved, Error *error) {
    Journal journal;
    size_t done;
    RecordState state = journal_read(path, arena, &journal, error);
    *saved = journal.written;
    return state == RECORD_FINE && replay_apart(&journal, arena, out, &done, error);
}

DraftCard card_read(const char *id, const char *path, const char *journal_path, Arena *scratch, Arena *arena) {
    DraftRecord record = {0};
    DraftCard card = {.id = arena_string(arena, id)};
    Error error = {0};
    bool fine;
    if (!draft_id_is_valid(slice_of(id))) {
        fine = tell_bad_name(path, &error);
        card.saved = draft_file_saved(&record, path);
    } else if (journal_path && !path_is_taken(path)) {
        fine = read_journal(journal_path, scratch, &record, &card.saved, &error);
        card.unsaved = true;
    } else {
        fine = draft_file_load(path, scratch, &record, NULL, &error) != RECORD_BROKEN;
        card.saved = draft_file_saved(&record, path);
    }
    card.title = string_or_empty(arena, record_fact(&record, "title"));
    card.question = string_or_empty(arena, record.question);
    card.shape = string_or_empty(arena, record.shape);
    card.words = record_words(&record);
    card.problem = fine ? NULL : problem_text(&error, arena);
    error_clear(&error);
    return card;
}
