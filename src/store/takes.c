/* Rehearsals: takes/ID.yaml, oldest first.
 *
 *   version: 1
 *   takes:
 *     - at: 2026-03-01T14:05:09Z
 *       seconds: 143.2
 *       estimate: 150.5
 *       felt: 3
 *       complete: true
 *       text: 8f3a2b1c00d1e2f3           hash of what was spoken
 *       sections:
 *         - {id: situation, seconds: 17.1, estimate: 18.2} */
#include "store/draft.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/path.h"
#include "store/card.h"
#include "store/draft_id.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TAKES_VERSION = 1 };

static const double most_seconds = 1e6;

typedef struct TakeRecord {
    const char *at;
    double seconds, estimate;
    int felt;
    bool complete;
    const char *text;
    const TakeSection *sections;
    size_t section_count;
} TakeRecord;

typedef struct TakesRecord {
    int version;
    TakeRecord *takes;
    size_t count;
} TakesRecord;

static const YamlField section_fields[] = {
    {.key = "id",
     .type = YAML_ID,
     .flags = YAML_REQUIRED,
     .offset = offsetof(TakeSection, id),
     .help = "The section's id."},
    {.key = "seconds",
     .type = YAML_NUMBER,
     .offset = offsetof(TakeSection, seconds),
     .least = 0,
     .most = 1e6,
     .help = "How long it took."},
    {.key = "estimate",
     .type = YAML_NUMBER,
     .offset = offsetof(TakeSection, estimate),
     .least = 0,
     .most = 1e6,
     .help = "How long it was estimated to take at pace 1."},
};
static const YamlSchema section_schema = {.name = "section",
                                          .size = sizeof(TakeSection),
                                          .fields = section_fields,
                                          .field_count = sizeof section_fields / sizeof *section_fields};

static const YamlField take_fields[] = {
    {.key = "at",
     .type = YAML_STRING,
     .flags = YAML_REQUIRED,
     .offset = offsetof(TakeRecord, at),
     .help = "When, in UTC."},
    {.key = "seconds",
     .type = YAML_NUMBER,
     .flags = YAML_REQUIRED,
     .offset = offsetof(TakeRecord, seconds),
     .least = 0,
     .most = 1e6,
     .help = "How long it took."},
    {.key = "estimate",
     .type = YAML_NUMBER,
     .offset = offsetof(TakeRecord, estimate),
     .least = 0,
     .most = 1e6,
     .help = "How long it was estimated to take at pace 1."},
    {.key = "felt",
     .type = YAML_INTEGER,
     .offset = offsetof(TakeRecord, felt),
     .least = FELT_UNSAID,
     .most = FELT_MOST,
     .help = "How it felt, from 1 to 4."},
    {.key = "complete",
     .type = YAML_BOOL,
     .offset = offsetof(TakeRecord, complete),
     .help = "Whether it went to the end."},
    {.key = "text", .type = YAML_ID, .offset = offsetof(TakeRecord, text), .help = "Hash of what was spoken."},
    {.key = "sections",
     .type = YAML_STRUCTS,
     .offset = offsetof(TakeRecord, sections),
     .count_offset = offsetof(TakeRecord, section_count),
     .schema = &section_schema,
     .help = "The time of each section."},
};
static const YamlSchema take_schema = {.name = "take",
                                       .size = sizeof(TakeRecord),
                                       .fields = take_fields,
                                       .field_count = sizeof take_fields / sizeof *take_fields};

static const YamlField takes_fields[] = {
    {.key = "version",
     .type = YAML_INTEGER,
     .flags = YAML_REQUIRED,
     .offset = offsetof(TakesRecord, version),
     .least = 1,
     .most = INT_MAX,
     .help = "The version of this file: 1."},
    {.key = "takes",
     .type = YAML_STRUCTS,
     .offset = offsetof(TakesRecord, takes),
     .count_offset = offsetof(TakesRecord, count),
     .schema = &take_schema,
     .help = "Rehearsals, oldest first."},
};
static const YamlSchema takes_schema = {.name = "takes",
                                        .size = sizeof(TakesRecord),
                                        .fields = takes_fields,
                                        .field_count = sizeof takes_fields / sizeof *takes_fields};

/* ---- Reading ---- */

/* No file: none. A newer file, or a damaged one: an error. */
static bool load(const char *path, Arena *arena, TakesRecord *out, Error *error) {
    *out = (TakesRecord){.version = TAKES_VERSION};
    if (!path_is_taken(path))
        return true;
    RecordState state = record_load(&takes_schema, TAKES_VERSION, path, arena, out, NULL, error);
    if (state == RECORD_NEWER)
        record_tell_newer(path, out->version, TAKES_VERSION, error);
    return state == RECORD_FINE;
}

static Take take_of(const TakeRecord *record, const char *draft) {
    Take take = {.sections = record->sections,
                 .section_count = record->section_count,
                 .seconds = record->seconds,
                 .estimate = record->estimate,
                 .felt = record->felt,
                 .complete = record->complete,
                 .draft = draft};
    clock_parse_utc(slice_of(record->at), &take.at);
    hash_parse(slice_of(record->text), &take.text);
    return take;
}

static int compare_newest(const void *left, const void *right) {
    const Take *a = left, *b = right;
    if (a->at != b->at)
        return a->at > b->at ? -1 : 1;
    return strcmp(a->draft, b->draft);
}

static void sort_takes(Takes *takes) {
    if (takes->count > 1)
        qsort(takes->items, takes->count, sizeof *takes->items, compare_newest);
}

bool draft_takes(Draft *draft, Arena *arena, Takes *out, Error *error) {
    *out = (Takes){0};
    TakesRecord record;
    char *path = draft_takes_path(draft->store, draft->id);
    bool fine = load(path, arena, &record, error);
    free(path);
    if (!fine)
        return false;
    const char *id = arena_string(arena, draft->id);
    out->items = arena_array(arena, record.count, sizeof *out->items);
    for (; out->count < record.count; out->count++)
        out->items[out->count] = take_of(&record.takes[out->count], id);
    sort_takes(out);
    return true;
}

/* Of all drafts, one file after the other. */
typedef struct Gathering {
    Arena *arena;
    Take *takes;
    size_t count, capacity;
    const char **problems;
    size_t problem_count, problem_capacity;
} Gathering;

static void gather(Gathering *all, const char *path, Slice id) {
    TakesRecord record;
    Error error = {0};
    if (load(path, all->arena, &record, &error)) {
        const char *draft = arena_copy(all->arena, id);
        all->takes = memory_grow(all->takes, &all->capacity, all->count + record.count, sizeof *all->takes);
        for (size_t i = 0; i < record.count; i++)
            all->takes[all->count++] = take_of(&record.takes[i], draft);
    } else {
        all->problems =
            memory_grow(all->problems, &all->problem_capacity, all->problem_count + 1, sizeof *all->problems);
        all->problems[all->problem_count++] = problem_text(&error, all->arena);
    }
    error_clear(&error);
}

/* Moves an array into the arena. */
static void *settle(Arena *arena, void *items, size_t count, size_t size) {
    void *settled = arena_array(arena, count, size);
    if (count)
        memcpy(settled, items, count * size);
    free(items);
    return settled;
}

bool store_takes(Store *store, Arena *arena, Takes *out, Error *error) {
    *out = (Takes){0};
    Names names;
    char *folder = path_join(store->drafts, "takes");
    bool fine = store_names(folder, &names, error);
    Gathering all = {.arena = arena};
    for (size_t i = 0; fine && i < names.count; i++) {
        Slice id;
        char *path = path_join(folder, names.items[i]);
        if (draft_file_id(names.items[i], &id))
            gather(&all, path, id);
        free(path);
    }
    free(folder);
    if (!fine)
        return false;
    names_free(&names);
    *out = (Takes){.items = settle(arena, all.takes, all.count, sizeof *all.takes),
                   .count = all.count,
                   .problems = settle(arena, all.problems, all.problem_count, sizeof *all.problems),
                   .problem_count = all.problem_count};
    sort_takes(out);
    return true;
}

bool store_learn_pace(Store *store, Arena *arena, Settings *settings, PaceLearned *out, Takes *takes, Error *error) {
    Takes all;
    if (!store_takes(store, arena, &all, error))
        return false;
    pace_learn(all.items, all.count, out);
    if (out->used) {
        settings->pace = out->pace;
        settings->takes = (int)out->used;
    }
    if (takes)
        *takes = all;
    return true;
}

/* ---- Writing ---- */

static bool is_time(double seconds) {
    return isfinite(seconds) && seconds >= 0 && seconds <= most_seconds;
}

static bool check(const Take *take, Error *error) {
    bool fine =
        is_time(take->seconds) && is_time(take->estimate) && take->felt >= FELT_UNSAID && take->felt <= FELT_MOST;
    for (size_t i = 0; i < take->section_count; i++)
        fine = fine && take->sections[i].id && take->sections[i].id[0] && is_time(take->sections[i].seconds) &&
               is_time(take->sections[i].estimate);
    return fine || error_set(error, ERROR_INVALID, MSG_STORE_BAD_TAKE);
}

static TakeRecord record_of_take(const Draft *draft, const Take *take, Arena *arena) {
    char time[21], hash[17];
    clock_format_utc(take->at, time);
    hash_format(take->text ? take->text : draft_text_hash(draft), hash);
    return (TakeRecord){.at = arena_string(arena, time),
                        .seconds = take->seconds,
                        .estimate = take->estimate,
                        .felt = take->felt,
                        .complete = take->complete,
                        .text = arena_string(arena, hash),
                        .sections = take->sections,
                        .section_count = take->section_count};
}

/* Times in this form sort as text. */
static int compare_oldest(const void *left, const void *right) {
    const TakeRecord *a = left, *b = right;
    return strcmp(a->at, b->at);
}

static bool write(const Draft *draft, const char *path, const TakesRecord *record, Error *error) {
    Buffer text = {0};
    char *folder = path_join(draft->store->drafts, "takes");
    yaml_save(&takes_schema, record, &text);
    bool fine = folder_make(folder, STORE_FOLDER_MODE, error) &&
                file_replace(path, buffer_slice(&text), STORE_FILE_MODE, error);
    free(folder);
    buffer_free(&text);
    return fine;
}

static void add_take(const Draft *draft, const Take *take, Arena *arena, TakesRecord *record) {
    TakeRecord *takes = arena_array(arena, record->count + 1, sizeof *takes);
    if (record->count)
        memcpy(takes, record->takes, record->count * sizeof *takes);
    takes[record->count++] = record_of_take(draft, take, arena);
    qsort(takes, record->count, sizeof *takes, compare_oldest);
    record->takes = takes;
}

static bool drop_take(const Draft *draft, const Take *take, TakesRecord *record, Error *error) {
    for (size_t i = 0; i < record->count; i++) {
        Take found = take_of(&record->takes[i], draft->id);
        if (found.at != take->at || fabs(found.seconds - take->seconds) > 1e-6)
            continue;
        record->count--;
        memmove(&record->takes[i], &record->takes[i + 1], (record->count - i) * sizeof *record->takes);
        return true;
    }
    return error_set(error, ERROR_NOT_FOUND, MSG_STORE_NO_TAKE, draft->id);
}

/* Reads, adds or drops, writes: the draft's lock keeps others out meanwhile. */
static bool change(Draft *draft, const Take *take, bool add, Error *error) {
    if (!draft_check_writable(draft, MSG_STORE_VERB_CHANGE, error) || !draft_claim(draft, error))
        return false;
    Arena *arena = arena_new();
    TakesRecord record;
    char *path = draft_takes_path(draft->store, draft->id);
    bool fine = load(path, arena, &record, error);
    if (fine && add)
        add_take(draft, take, arena, &record);
    fine = fine && (add || drop_take(draft, take, &record, error)) && write(draft, path, &record, error);
    free(path);
    arena_free(arena);
    return fine;
}

bool draft_take_add(Draft *draft, const Take *take, Error *error) {
    return check(take, error) && change(draft, take, true, error);
}

bool draft_take_drop(Draft *draft, const Take *take, Error *error) {
    return change(draft, take, false, error);
}
