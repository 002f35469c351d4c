#include "store/draft_file.h"

#include "base/clock.h"

#include <starcoach/store.h>

#include <limits.h>
#include <sys/stat.h>

static const YamlField place_fields[] = {
    {.key = "section",
     .type = YAML_STRING,
     .flags = YAML_REQUIRED,
     .offset = offsetof(DraftPlace, section),
     .help = "Where you were: a section, story, review."},
    {.key = "offset",
     .type = YAML_INTEGER,
     .offset = offsetof(DraftPlace, offset),
     .least = 0,
     .most = INT_MAX,
     .help = "The byte the cursor stood at."},
};

static const YamlField section_fields[] = {
    {.key = "id",
     .type = YAML_ID,
     .flags = YAML_REQUIRED | YAML_UNIQUE_ID,
     .offset = offsetof(DraftSection, id),
     .help = "The section's id in its shape."},
    {.key = "label",
     .type = YAML_STRING,
     .offset = offsetof(DraftSection, label),
     .help = "What the shape called it when this was saved."},
    {.key = "text", .type = YAML_TEXT, .offset = offsetof(DraftSection, text), .help = "What you wrote."},
};

static const YamlField unplaced_fields[] = {
    {.key = "label",
     .type = YAML_STRING,
     .flags = YAML_REQUIRED,
     .offset = offsetof(DraftUnplaced, label),
     .help = "What the section was called."},
    {.key = "text", .type = YAML_TEXT, .offset = offsetof(DraftUnplaced, text), .help = "What you wrote there."},
};

const char *const revision_why_names[] = {"marked", "before-restore", "conflict", "removed", NULL};

static const YamlField revision_fields[] = {
    {.key = "why",
     .type = YAML_CHOICE,
     .flags = YAML_REQUIRED,
     .offset = offsetof(DraftRevision, why),
     .choices = revision_why_names,
     .help = "What made this revision."},
    {.key = "words",
     .type = YAML_INTEGER,
     .offset = offsetof(DraftRevision, words),
     .least = 0,
     .most = INT_MAX,
     .help = "How many words it has."},
    {.key = "seconds",
     .type = YAML_NUMBER,
     .offset = offsetof(DraftRevision, seconds),
     .least = 0,
     .most = 1e9,
     .help = "How long it was estimated to take."},
    {.key = "readiness",
     .type = YAML_STRING,
     .offset = offsetof(DraftRevision, readiness),
     .help = "How far it had come."},
};

#define SCHEMA(called, type, its_fields)                                                                               \
    {                                                                                                                  \
        .name = called, .size = sizeof(type), .fields = its_fields,                                                    \
        .field_count = sizeof(its_fields) / sizeof *(its_fields)                                                       \
    }
static const YamlSchema place_schema = SCHEMA("place", DraftPlace, place_fields);
static const YamlSchema section_schema = SCHEMA("section", DraftSection, section_fields);
static const YamlSchema revision_schema = SCHEMA("revision", DraftRevision, revision_fields);
static const YamlSchema unplaced_schema = SCHEMA("unplaced text", DraftUnplaced, unplaced_fields);

static const YamlField draft_fields[] = {
    {.key = "version",
     .type = YAML_INTEGER,
     .flags = YAML_REQUIRED,
     .offset = offsetof(DraftRecord, version),
     .least = 1,
     .most = INT_MAX,
     .help = "The version of this file: 1."},
    {.key = "id", .type = YAML_ID, .offset = offsetof(DraftRecord, id), .help = "The file's name, without .yaml."},
    {.key = "question", .type = YAML_ID, .offset = offsetof(DraftRecord, question), .help = "The question's id."},
    {.key = "shape",
     .type = YAML_ID,
     .flags = YAML_REQUIRED,
     .offset = offsetof(DraftRecord, shape),
     .help = "The shape's id."},
    {.key = "shape_revision",
     .type = YAML_INTEGER,
     .offset = offsetof(DraftRecord, shape_revision),
     .least = 0,
     .most = INT_MAX,
     .help = "The shape's revision when this was saved."},
    {.key = "role", .type = YAML_STRING, .offset = offsetof(DraftRecord, role), .help = "The role you apply for."},
    {.key = "saved", .type = YAML_STRING, .offset = offsetof(DraftRecord, saved), .help = "When, in UTC."},
    {.key = "story",
     .type = YAML_WORD_PAIRS,
     .offset = offsetof(DraftRecord, facts),
     .count_offset = offsetof(DraftRecord, fact_count),
     .help = "The facts of the story, by name."},
    {.key = "place",
     .type = YAML_STRUCT_PTR,
     .offset = offsetof(DraftRecord, place),
     .schema = &place_schema,
     .help = "Where you were."},
    {.key = "sections",
     .type = YAML_STRUCTS,
     .offset = offsetof(DraftRecord, sections),
     .count_offset = offsetof(DraftRecord, section_count),
     .schema = &section_schema,
     .help = "The answer."},
    {.key = "unplaced",
     .type = YAML_STRUCTS,
     .offset = offsetof(DraftRecord, unplaced),
     .count_offset = offsetof(DraftRecord, unplaced_count),
     .schema = &unplaced_schema,
     .help = "Texts of sections that the shape no longer has."},
    {.key = "revision",
     .type = YAML_STRUCT_PTR,
     .offset = offsetof(DraftRecord, revision),
     .schema = &revision_schema,
     .help = "What is known of a revision; only in the history."},
};

static const YamlSchema draft_schema = SCHEMA("draft", DraftRecord, draft_fields);

/* Without its shape nothing can be shown. */
static RecordState need_shape(RecordState state, const DraftRecord *record, const char *path, Error *error) {
    if (state != RECORD_NEWER || record->shape)
        return state;
    record_tell_newer(path, record->version, DRAFT_VERSION, error);
    return RECORD_BROKEN;
}

RecordState draft_file_load(const char *path, Arena *arena, DraftRecord *out, Fingerprint *print, Error *error) {
    RecordState state = record_load(&draft_schema, DRAFT_VERSION, path, arena, out, print, error);
    return need_shape(state, out, path, error);
}

RecordState draft_file_parse(const char *path, Slice text, Arena *arena, DraftRecord *out, Error *error) {
    RecordState state = record_parse(&draft_schema, DRAFT_VERSION, path, text, arena, out, error);
    return need_shape(state, out, path, error);
}

void draft_file_text(const DraftRecord *record, Buffer *out) {
    yaml_save(&draft_schema, record, out);
}

int64_t draft_file_saved(const DraftRecord *record, const char *path) {
    int64_t seconds = 0;
    struct stat status;
    if (record->saved && clock_parse_utc(slice_of(record->saved), &seconds))
        return seconds;
    return stat(path, &status) == 0 ? (int64_t)status.st_mtime : 0;
}
