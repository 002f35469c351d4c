/* The list of drafts: read without the bank, one file at a time, so that memory holds the cards and one draft. */
#include "base/messages.h"
#include "base/path.h"
#include "store/draft_file.h"
#include "store/draft_id.h"

#include <stdlib.h>
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

static const char *record_fact(const DraftRecord *record, const char *key) {
    for (size_t i = 0; i < record->fact_count; i++)
        if (strcmp(record->facts[i].key, key) == 0)
            return record->facts[i].value;
    return NULL;
}

static char *string_or_empty(Arena *arena, const char *string) {
    return arena_string(arena, string ? string : "");
}

static const char *problem_text(const Error *error, Arena *arena) {
    Buffer text = {0};
    error_format(error, &text);
    const char *problem = arena_copy(arena, buffer_slice(&text));
    buffer_free(&text);
    return problem;
}

/* `scratch` holds the file's record while it is looked at; the card lies in `arena`. */
static DraftCard read_card(const char *path, Slice id, Arena *scratch, Arena *arena) {
    DraftRecord record = {0};
    Error error = {0};
    bool fine = true;
    if (!draft_id_is_valid(id)) {
        fine = error_at(&error, ERROR_INVALID, path, 0, 0, MSG_STORE_BAD_FILE_NAME, path_name(path));
        error_remedy(&error, MSG_STORE_BAD_FILE_REMEDY);
    } else {
        fine = draft_file_load(path, scratch, &record, NULL, &error) != RECORD_BROKEN;
    }
    DraftCard card = {
        .id = arena_copy(arena, id),
        .title = string_or_empty(arena, record_fact(&record, "title")),
        .question = string_or_empty(arena, record.question),
        .shape = string_or_empty(arena, record.shape),
        .saved = draft_file_saved(&record, path),
        .problem = fine ? NULL : problem_text(&error, arena),
    };
    for (size_t i = 0; i < record.section_count; i++)
        card.words += count_words(record.sections[i].text);
    error_clear(&error);
    return card;
}

static int compare_cards(const void *left, const void *right) {
    const DraftCard *a = left, *b = right;
    if (a->saved != b->saved)
        return a->saved > b->saved ? -1 : 1;
    return strcmp(a->id, b->id);
}

bool store_list(Store *store, Arena *arena, DraftCards *out, Error *error) {
    *out = (DraftCards){0};
    Names names;
    if (!draft_files(store, &names, error))
        return false;
    Arena *scratch = arena_new();
    out->items = arena_array(arena, names.count, sizeof *out->items);
    for (size_t i = 0; i < names.count; i++) {
        Slice id;
        if (!draft_file_id(names.items[i], &id))
            continue;
        char *path = path_join(store->drafts, names.items[i]);
        out->items[out->count++] = read_card(path, id, scratch, arena);
        arena_reset(scratch);
        free(path);
    }
    arena_free(scratch);
    names_free(&names);
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare_cards);
    return true;
}
