/* What a draft says, as one text, for a list that is searched. */
#include "store/draft_id.h"
#include "store/replay.h"

#include <stdlib.h>

static void append_line(const char *text, Buffer *out) {
    if (!text || !*text)
        return;
    buffer_append_string(out, text);
    buffer_append_byte(out, '\n');
}

/* What the file says, with what the journal adds where it stands on it. */
static bool read_both(const char *path, const char *journal_path, Arena *arena, DraftRecord *out, Error *error) {
    Fingerprint print = {0};
    Journal journal;
    size_t done;
    bool has_journal = path_is_taken(journal_path), has_file = path_is_taken(path) || !has_journal;
    if (has_file && draft_file_load(path, arena, out, &print, error) == RECORD_BROKEN)
        return false;
    if (!has_journal)
        return true;
    if (journal_read(journal_path, arena, &journal, has_file ? NULL : error) != RECORD_FINE)
        return has_file;
    return !journal_stand_on(&journal, print, out) || replay_apart(&journal, arena, out, &done, error);
}

bool store_draft_words(const Store *store, const char *id, Buffer *out, Error *error) {
    Arena *arena = arena_new();
    char *path = draft_path(store, id), *journal_path = draft_journal_path(store, id);
    DraftRecord record = {0};
    bool fine = read_both(path, journal_path, arena, &record, error);
    for (size_t i = 0; fine && i < record.section_count; i++)
        append_line(record.sections[i].text, out);
    for (size_t i = 0; fine && i < record.unplaced_count; i++)
        append_line(record.unplaced[i].text, out);
    free(journal_path);
    free(path);
    arena_free(arena);
    return fine;
}
