/* The tables that bind content files to the structs of bank.h, and the structs of whole files. */
#ifndef CONTENT_SCHEMAS_H
#define CONTENT_SCHEMAS_H

#include "yaml/yaml.h"
#include <starcoach/bank.h>

enum { CONTENT_VERSION = 1 };

typedef struct ShapeFile {
    int version;
    Shape shape;
} ShapeFile;

typedef struct QuestionsFile {
    int version;
    Question *questions;
    size_t question_count;
} QuestionsFile;

typedef struct GuideFile {
    int version;
    Guide guide;
} GuideFile;

typedef struct NamedStrings { /* as YAML_WORD_LISTS fills it */
    const char *word;
    const char **items;
    size_t count;
    YamlMark mark;
} NamedStrings;

typedef struct RulesFile {
    int version;
    NamedStrings *lists;
    size_t list_count;
    Rule *rules;
    size_t rule_count;
} RulesFile;

typedef struct RubricFile {
    int version;
    Rubric rubric;
} RubricFile;

typedef struct CompetenciesFile {
    int version;
    Competency *competencies;
    size_t competency_count;
} CompetenciesFile;

typedef struct RoleFile {
    int version;
    TargetRole role;
} RoleFile;

typedef struct IdeasFile {
    int version;
    IdeaTopic *kinds, *places;
    size_t kind_count, place_count;
    Idea *ideas;
    size_t idea_count;
} IdeasFile;

typedef struct LanguageFile {
    int version;
    LanguageData data;
} LanguageFile;

extern const YamlSchema shape_file_schema, questions_file_schema, guide_file_schema, rules_file_schema, rubric_file_schema,
    competencies_file_schema, role_file_schema, ideas_file_schema, language_file_schema;

/* A field of a file's or object's table. FIELD is for scalars and structs, STRINGS_FIELD for a Strings member, ITEMS_FIELD for a
 * pointer with its count beside it. */
#define FIELD(Type, member, name, kind, ...) {.key = name, .type = kind, .offset = offsetof(Type, member), __VA_ARGS__}
#define STRINGS_FIELD(Type, member, name, ...)                                                                                   \
    {.key = name,                                                                                                                \
     .type = YAML_STRINGS,                                                                                                       \
     .offset = offsetof(Type, member.items),                                                                                     \
     .count_offset = offsetof(Type, member.count),                                                                               \
     .marks_offset = offsetof(Type, member.marks),                                                                               \
     __VA_ARGS__}
#define ITEMS_FIELD(Type, member, counter, name, table, ...)                                                                     \
    {.key = name,                                                                                                                \
     .type = YAML_STRUCTS,                                                                                                       \
     .offset = offsetof(Type, member),                                                                                           \
     .count_offset = offsetof(Type, counter),                                                                                    \
     .schema = &(table),                                                                                                         \
     __VA_ARGS__}
#define VERSION_FIELD(Type)                                                                                                      \
    FIELD(Type, version, "version", YAML_INTEGER, .flags = YAML_REQUIRED, .least = 1, .most = CONTENT_VERSION,                   \
          .help = "The version of the file format: 1.")
#define SCHEMA(name_, Type, table) .name = name_, .size = sizeof(Type), .fields = table, .field_count = sizeof(table) / sizeof(table)[0]
#define SCHEMA_MARK(Type, member) .has_mark = true, .mark_offset = offsetof(Type, member)

#endif
