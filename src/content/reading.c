/* Reading content files: each kind of file, and how its objects get into the bank. */
#include "base/file.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/path.h"
#include "content/image.h"
#include <starcoach/phrase.h>
#include <stdlib.h>
#include <string.h>

static void collect_shape(Bank *bank, void *file, const char *path, bool own) {
    (void)own;
    Shape *shape = &((ShapeFile *)file)->shape;
    shape->source.file = path;
    table_put(&bank->shapes, shape);
}

static void collect_questions(Bank *bank, void *file, const char *path, bool own) {
    QuestionsFile *questions = file;
    for (size_t i = 0; i < questions->question_count; i++) {
        questions->questions[i].source.file = path;
        questions->questions[i].own = own;
        table_put(&bank->questions, &questions->questions[i]);
    }
}

static void collect_guide(Bank *bank, void *file, const char *path, bool own) {
    (void)own;
    Guide *guide = &((GuideFile *)file)->guide;
    guide->source.file = path;
    table_put(&bank->guides, guide);
}

static void collect_list(Bank *bank, const NamedStrings *named, const char *path) {
    PhraseList *list = arena_alloc(bank->arena, sizeof *list);
    *list = (PhraseList){
        .name = named->word,
        .phrases = {.items = named->items, .count = named->count},
        .source = {.file = path, .line = named->mark.line, .column = named->mark.column},
    };
    table_put(&bank->lists, list);
}

static void collect_rules(Bank *bank, void *file, const char *path, bool own) {
    RulesFile *rules = file;
    for (size_t i = 0; i < rules->list_count; i++)
        collect_list(bank, &rules->lists[i], path);
    for (size_t i = 0; i < rules->rule_count; i++) {
        rules->rules[i].source.file = path;
        rules->rules[i].own = own;
        table_put(&bank->rules, &rules->rules[i]);
    }
}

static void collect_rubric(Bank *bank, void *file, const char *path, bool own) {
    (void)own;
    Rubric *rubric = &((RubricFile *)file)->rubric;
    rubric->source.file = path;
    table_put(&bank->rubrics, rubric);
}

static void collect_competencies(Bank *bank, void *file, const char *path, bool own) {
    (void)own;
    CompetenciesFile *competencies = file;
    for (size_t i = 0; i < competencies->competency_count; i++) {
        competencies->competencies[i].source.file = path;
        table_put(&bank->competencies, &competencies->competencies[i]);
    }
}

static void collect_role(Bank *bank, void *file, const char *path, bool own) {
    (void)own;
    TargetRole *role = &((RoleFile *)file)->role;
    role->source.file = path;
    table_put(&bank->roles, role);
}

static void collect_topics(Table *table, IdeaTopic *topics, size_t count, const char *path) {
    for (size_t i = 0; i < count; i++) {
        topics[i].source.file = path;
        table_put(table, &topics[i]);
    }
}

static void collect_ideas(Bank *bank, void *file, const char *path, bool own) {
    (void)own;
    IdeasFile *ideas = file;
    collect_topics(&bank->idea_kinds, ideas->kinds, ideas->kind_count, path);
    collect_topics(&bank->idea_places, ideas->places, ideas->place_count, path);
    for (size_t i = 0; i < ideas->idea_count; i++) {
        ideas->ideas[i].source.file = path;
        table_put(&bank->ideas, &ideas->ideas[i]);
    }
}

static void collect_language(Bank *bank, void *file, const char *path, bool own) {
    (void)path;
    (void)own;
    language_free(bank->language);
    bank->language = language_new(&((LanguageFile *)file)->data);
}

const FileKind file_kinds[] = {
    {"", "language.yaml", &language_file_schema, collect_language, true},
    {"", "competencies.yaml", &competencies_file_schema, collect_competencies, true},
    {"", "ideas.yaml", &ideas_file_schema, collect_ideas, false},
    {"shapes", NULL, &shape_file_schema, collect_shape, false},
    {"questions", NULL, &questions_file_schema, collect_questions, false},
    {"roles", NULL, &role_file_schema, collect_role, false},
    {"rules", NULL, &rules_file_schema, collect_rules, true},
    {"rubrics", NULL, &rubric_file_schema, collect_rubric, false},
    {"guides", NULL, &guide_file_schema, collect_guide, false},
};
const size_t file_kind_count = sizeof file_kinds / sizeof *file_kinds;

const FileKind *file_kind_of(const char *path) {
    const char *name = path_name(path);
    size_t parent_end = (size_t)(name - path);
    while (parent_end > 0 && path[parent_end - 1] == '/')
        parent_end--;
    size_t parent = parent_end;
    while (parent > 0 && path[parent - 1] != '/')
        parent--;
    Slice folder = {path + parent, parent_end - parent};
    for (size_t i = 0; i < file_kind_count; i++) {
        const FileKind *kind = &file_kinds[i];
        if (kind->single ? strcmp(kind->single, name) == 0 : slice_is(folder, kind->folder))
            return kind;
    }
    return NULL;
}

/* The shipped files of a kind, for what the user's own extend. */
typedef struct Shipped {
    const Bank *bank;
    const FileKind *kind;
    void (*take)(void *host, Slice text);
    void *host;
} Shipped;

static bool take_shipped(void *host, const char *path) {
    const Shipped *shipped = host;
    Buffer text = {0};
    if (file_read(path, yaml_limits.bytes, &text, NULL))
        shipped->take(shipped->host, buffer_slice(&text));
    buffer_free(&text);
    return true;
}

static void each_shipped(void *context, void (*take)(void *host, Slice text), void *host) {
    Shipped *shipped = context;
    ErrorList others = {0}; /* told where the shipped content is read */
    shipped->take = take;
    shipped->host = host;
    content_visit(shipped->kind, shipped->bank->shipped, take_shipped, shipped, &others);
    error_list_clear(&others);
}

static bool is_shipped(const Bank *bank, const char *path) {
    size_t length = strlen(bank->shipped);
    return strncmp(path, bank->shipped, length) == 0 && path[length] == '/';
}

static void *load_text(Bank *bank, const FileKind *kind, const char *path, Slice text, ErrorList *errors) {
    void *file = arena_alloc(bank->arena, kind->schema->size);
    Shipped shipped = {.bank = bank, .kind = kind};
    const YamlExtends extends = {each_shipped, &shipped};
    bool fine = yaml_load_extending(kind->schema, path, text, is_shipped(bank, path) ? NULL : &extends, bank->arena, file, errors);
    return fine ? file : NULL;
}

/* Where its definitions of classes are no phrases, a language would make the rules look for less than they say. */
static bool classes_are_phrases(const LanguageFile *file, const char *path, ErrorList *errors) {
    Language *language = language_new(&file->data);
    Error error = {0};
    bool fine = phrase_check_classes(language, &error);
    if (!fine) {
        Error *told = error_list_add(errors, ERROR_INVALID, path, 0, 0, MSG_CONTENT_CLASSES, error.message);
        error_remedy(told, "%s", error.remedy);
    }
    error_clear(&error);
    language_free(language);
    return fine;
}

/* `fingerprint`: 0 where it was not loaded. */
static void note_source(const Bank *bank, const FileKind *kind, const char *path, uint64_t fingerprint) {
    Sources *sources = &bank->sources[kind - file_kinds];
    digest_number(&sources->digest, fingerprint);
    sources->others |= fingerprint == 0 || !is_shipped(bank, path);
}

uint64_t content_phrases_fingerprint(const Bank *bank) {
    Digest all = {0};
    part_need(bank, PART_LANGUAGE);
    part_need(bank, PART_COMPETENCIES);
    for (size_t i = 0; i < file_kind_count; i++) {
        if (file_kinds[i].phrases && bank->sources[i].others)
            return 0;
        if (file_kinds[i].phrases)
            digest_number(&all, digest_end(&bank->sources[i].digest));
    }
    return digest_end(&all);
}

void *content_load(Bank *bank, const FileKind *kind, const char *path, ErrorList *errors) {
    Buffer text = {0};
    Error error = {0};
    if (!file_read(path, yaml_limits.bytes, &text, &error)) {
        note_source(bank, kind, path, 0);
        error_list_take(errors, &error);
        return NULL;
    }
    const uint64_t fingerprint = file_fingerprint(kind, buffer_slice(&text));
    void *file = file_image_open(fingerprint, bank->arena);
    bool is_made = !file; /* an image is of a file that was fine */
    if (is_made)
        file = load_text(bank, kind, path, buffer_slice(&text), errors);
    if (file && is_made && kind->schema == &language_file_schema && !classes_are_phrases(file, path, errors))
        file = NULL;
    note_source(bank, kind, path, file ? fingerprint : 0);
    buffer_free(&text);
    return file;
}

bool content_read(Bank *bank, const FileKind *kind, const char *path, bool own, ErrorList *errors) {
    const EarlyFile *early = early_find(bank, path);
    void *file = early ? early->file : content_load(bank, kind, path, errors);
    if (file)
        kind->collect(bank, file, arena_string(bank->arena, path), own);
    return file;
}

static bool is_yaml(const char *name) {
    size_t length = strlen(name);
    return length > 5 && strcmp(name + length - 5, ".yaml") == 0;
}

static bool visit_folder(const char *folder, bool (*visit)(void *host, const char *path), void *host, ErrorList *errors) {
    Names names = {0};
    Error error = {0};
    if (!folder_list(folder, &names, &error)) {
        error_list_take(errors, &error);
        return false;
    }
    bool fine = true;
    for (size_t i = 0; i < names.count; i++) {
        if (!is_yaml(names.items[i]))
            continue;
        char *path = path_join(folder, names.items[i]);
        fine = visit(host, path) && fine;
        free(path);
    }
    names_free(&names);
    return fine;
}

/* A kind that a place does not have is no error. */
bool content_visit(const FileKind *kind, const char *place, bool (*visit)(void *host, const char *path), void *host,
                   ErrorList *errors) {
    bool fine = true;
    char *path = path_join(place, kind->single ? kind->single : kind->folder);
    if (kind->single ? file_exists(path) : folder_exists(path))
        fine = kind->single ? visit(host, path) : visit_folder(path, visit, host, errors);
    free(path);
    return fine;
}

typedef struct Reading {
    Bank *bank;
    const FileKind *kind;
    bool own;
    ErrorList *errors;
} Reading;

static bool read_file(void *host, const char *path) {
    const Reading *reading = host;
    return content_read(reading->bank, reading->kind, path, reading->own, reading->errors);
}

bool content_read_all(Bank *bank, const char *folder, ErrorList *errors) {
    bool fine = true;
    for (size_t i = 0; i < file_kind_count; i++) {
        const FileKind *kind = &file_kinds[i];
        if (strcmp(kind->single ? kind->single : kind->folder, folder) != 0)
            continue;
        fine = content_visit(kind, bank->shipped, read_file, &(Reading){bank, kind, false, errors}, errors) && fine;
        if (bank->own)
            fine = content_visit(kind, bank->own, read_file, &(Reading){bank, kind, true, errors}, errors) && fine;
    }
    return fine;
}
