/* What a draft's file says, as one text, for a list that is searched. */
#include "store/draft_file.h"
#include "store/draft_id.h"

#include <stdlib.h>

static void append_line(const char *text, Buffer *out) {
    if (!text || !*text)
        return;
    buffer_append_string(out, text);
    buffer_append_byte(out, '\n');
}

bool store_draft_words(const Store *store, const char *id, Buffer *out, Error *error) {
    Arena *arena = arena_new();
    char *path = draft_path(store, id);
    DraftRecord record;
    bool fine = draft_file_load(path, arena, &record, NULL, error) != RECORD_BROKEN;
    for (size_t i = 0; fine && i < record.section_count; i++)
        append_line(record.sections[i].text, out);
    for (size_t i = 0; fine && i < record.unplaced_count; i++)
        append_line(record.unplaced[i].text, out);
    free(path);
    arena_free(arena);
    return fine;
}
