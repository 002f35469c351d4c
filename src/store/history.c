/* The history of a draft: revisions, each a file of its own, never written again.
 *
 *   history/ID/20260301T140509Z-0007.yaml     UTC, and a number that grows by one: it decides what is newer, whatever
 *                                             the clock said */
#include "store/draft.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/messages.h"
#include "base/path.h"
#include "store/answer_record.h"
#include "store/card.h"
#include "store/draft_id.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* ---- Names ---- */

enum { TIME_SIZE = 17 }; /* "20260301T140509Z-" */

/* The number in a revision's id; false where it is none. */
static bool parse_id(Slice id, unsigned long *number) {
    if (id.size <= TIME_SIZE || id.size > TIME_SIZE + 9)
        return false;
    *number = 0;
    for (size_t i = 0; i < id.size; i++) {
        char expected = i == 8 ? 'T' : i == 15 ? 'Z' : i == 16 ? '-' : '0';
        if (expected == '0' ? !ascii_is_digit(id.data[i]) : id.data[i] != expected)
            return false;
        if (i >= TIME_SIZE)
            *number = *number * 10 + (unsigned long)(id.data[i] - '0');
    }
    return true;
}

static char *revision_path(const Draft *draft, const char *id) {
    char *folder = draft_history_folder(draft->store, draft->id);
    Buffer name = {0};
    buffer_printf(&name, "%s.yaml", id);
    char *path = path_join(folder, name.data);
    buffer_free(&name);
    free(folder);
    return path;
}

/* Oldest first, by number; ids in the arena, what is no file of ours left out. */
typedef struct RevisionId {
    const char *id;
    unsigned long number;
} RevisionId;

static int compare_numbers(const void *left, const void *right) {
    const RevisionId *a = left, *b = right;
    return a->number != b->number ? (a->number < b->number ? -1 : 1) : strcmp(a->id, b->id);
}

static bool list_ids(const Draft *draft, Arena *arena, RevisionId **out, size_t *count, Error *error) {
    Names names;
    char *folder = draft_history_folder(draft->store, draft->id);
    bool fine = store_names(folder, &names, error);
    free(folder);
    if (!fine)
        return false;
    *count = 0;
    *out = arena_array(arena, names.count, sizeof **out);
    for (size_t i = 0; i < names.count; i++) {
        Slice id;
        RevisionId *revision = &(*out)[*count];
        if (!draft_file_id(names.items[i], &id) || !parse_id(id, &revision->number))
            continue;
        revision->id = arena_copy(arena, id);
        ++*count;
    }
    names_free(&names);
    if (*count > 1)
        qsort(*out, *count, sizeof **out, compare_numbers);
    return true;
}

/* ---- Reading ---- */

static bool load(const Draft *draft, const char *id, Arena *arena, DraftRecord *out, int64_t *at, Error *error) {
    *out = (DraftRecord){0};
    char *path = revision_path(draft, id);
    bool fine = draft_file_load(path, arena, out, NULL, error) != RECORD_BROKEN;
    *at = draft_file_saved(out, path);
    free(path);
    return fine;
}

static Answer *load_answer(const Draft *draft, const char *id, Error *error) {
    Arena *arena = arena_new();
    DraftRecord record;
    int64_t at;
    Answer *answer = NULL;
    if (load(draft, id, arena, &record, &at, error))
        answer = record_answer(&record, answer_question(draft->answer), answer_shape(draft->answer), error);
    arena_free(arena);
    return answer;
}

bool revision_read(Draft *draft, const char *id, Answer **out, Error *error) {
    unsigned long number;
    *out = NULL;
    char *path = revision_path(draft, id);
    bool there = parse_id(slice_of(id), &number) && path_is_taken(path);
    free(path);
    if (!there) {
        error_set(error, ERROR_NOT_FOUND, MSG_STORE_NO_REVISION, draft->id, id);
        return error_remedy(error, MSG_STORE_NO_REVISION_REMEDY);
    }
    *out = load_answer(draft, id, error);
    return *out != NULL;
}

static Revision read_revision(const Draft *draft, const char *id, Arena *scratch, Arena *arena) {
    Revision revision = {.id = arena_string(arena, id), .readiness = ""};
    DraftRecord record;
    Error error = {0};
    if (load(draft, id, scratch, &record, &revision.at, &error)) {
        const DraftRevision *note = record.revision;
        revision.why = note ? (RevisionWhy)note->why : REVISION_MARKED;
        revision.words = note && note->words ? (size_t)note->words : record_words(&record);
        revision.seconds = note ? note->seconds : 0;
        if (note && note->readiness)
            revision.readiness = arena_string(arena, note->readiness);
    } else {
        revision.problem = problem_text(&error, arena);
    }
    error_clear(&error);
    return revision;
}

bool draft_revisions(Draft *draft, Arena *arena, Revisions *out, Error *error) {
    *out = (Revisions){0};
    RevisionId *ids;
    Arena *scratch = arena_new();
    size_t count;
    bool fine = list_ids(draft, arena, &ids, &count, error);
    if (fine)
        out->items = arena_array(arena, count, sizeof *out->items);
    while (fine && out->count < count) {
        out->items[out->count] = read_revision(draft, ids[count - 1 - out->count].id, scratch, arena);
        out->count++;
        arena_reset(scratch);
    }
    arena_free(scratch);
    return fine;
}

/* ---- Writing ---- */

static void put_revision(const Draft *draft, const Answer *answer, const RevisionNote *note, int64_t now, Buffer *out) {
    Arena *arena = arena_new();
    char time[21];
    clock_format_utc(now, time);
    size_t words = note->words ? note->words : answer_words(answer);
    const DraftRevision revision = {.why = (int)note->why,
                                    .words = words > INT_MAX ? INT_MAX : (int)words,
                                    .seconds = note->seconds > 0 && note->seconds < 1e9 ? note->seconds : 0,
                                    .readiness = note->readiness};
    DraftRecord record = record_of(answer, arena);
    record.version = DRAFT_VERSION;
    record.id = draft->id;
    record.saved = time;
    record.revision = &revision;
    draft_file_text(&record, out);
    arena_free(arena);
}

static bool write_revision(const Draft *draft, unsigned long number, const Answer *answer, const RevisionNote *note,
                           Error *error) {
    int64_t now = clock_seconds();
    char time[21];
    clock_format_utc(now, time);
    Buffer id = {0}, text = {0};
    buffer_printf(&id, "%.4s%.2s%.5s%.2s%.3s-%04lu", time, time + 5, time + 8, time + 14, time + 17, number);
    char *path = revision_path(draft, id.data), *folder = draft_history_folder(draft->store, draft->id);
    put_revision(draft, answer, note, now, &text);
    bool fine = folder_make(folder, STORE_FOLDER_MODE, error) &&
                file_replace(path, buffer_slice(&text), STORE_FILE_MODE, error);
    free(folder);
    free(path);
    buffer_free(&id);
    buffer_free(&text);
    return fine;
}

static bool says_the_same(const Draft *draft, const char *id, const Answer *answer) {
    Answer *kept = load_answer(draft, id, NULL);
    bool same = kept && answer_hash(kept) == answer_hash(answer);
    answer_free(kept);
    return same;
}

bool draft_keep_revision(Draft *draft, const Answer *answer, const RevisionNote *note, Error *error) {
    Arena *arena = arena_new();
    RevisionId *ids;
    size_t count;
    bool fine = draft_claim(draft, error) && list_ids(draft, arena, &ids, &count, error);
    if (fine) {
        const RevisionId *newest = count ? &ids[count - 1] : NULL;
        if (!newest || !says_the_same(draft, newest->id, answer))
            fine = write_revision(draft, newest ? newest->number + 1 : 1, answer, note, error);
    }
    arena_free(arena);
    return fine;
}

bool draft_mark(Draft *draft, const RevisionNote *note, Error *error) {
    const RevisionNote plain = {.why = REVISION_MARKED};
    return draft_check_writable(draft, MSG_STORE_VERB_MARK, error) &&
           draft_keep_revision(draft, draft->answer, note ? note : &plain, error);
}

bool draft_restore(Draft *draft, const char *id, Error *error) {
    Answer *then;
    if (!draft_check_writable(draft, MSG_STORE_VERB_CHANGE, error) || !revision_read(draft, id, &then, error))
        return false;
    const RevisionNote note = {.why = REVISION_BEFORE_RESTORE};
    Arena *arena = arena_new();
    Changes changes = changes_to(draft->answer, then, arena);
    bool fine = draft_mark(draft, &note, error) && draft_apply_changes(draft, &changes, error);
    arena_free(arena);
    answer_free(then);
    return fine;
}
