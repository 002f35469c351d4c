/* The parts of the bank that are read when they are first asked for.
 *
 *   bank_open     the user's own content, for its errors, and none of the shipped one
 *   by id         the shipped file of that name alone: shapes/star.yaml
 *   by number     the whole part: shipped files in their order, then the own ones
 *   bank_read_on  when there is time: the parts that nobody has asked for yet
 *
 * A file is parsed once, whichever way it is come by. */
#include "base/file.h"
#include "base/memory.h"
#include "base/path.h"
#include "content/bank_parts.h"

#include <stdlib.h>
#include <string.h>

typedef struct PartRow {
    const char *name; /* the folder's or the file's */
    size_t table;     /* where in the bank; 0: no table */
    bool by_id;       /* files are named by what they hold, mostly */
} PartRow;

static const PartRow rows[PART_COUNT] = {
    [PART_QUESTIONS] = {"questions", offsetof(Bank, questions), true},
    [PART_SHAPES] = {"shapes", offsetof(Bank, shapes), true},
    [PART_COMPETENCIES] = {"competencies.yaml", offsetof(Bank, competencies), false},
    [PART_ROLES] = {"roles", offsetof(Bank, roles), true},
    [PART_LANGUAGE] = {"language.yaml", 0, false},
};

static Table *table_of(Bank *bank, Part part) {
    return rows[part].table ? (Table *)((char *)bank + rows[part].table) : NULL;
}

/* A bank without a language can't be used, as bank_read_on says in the end; until then nobody shall fall over it. */
static void stand_in_for_language(Bank *bank) {
    static const LanguageData nothing = {.code = "", .name = ""};
    bank->language_missing = !bank->language;
    if (bank->language_missing)
        bank->language = language_new(&nothing);
}

void part_read(Bank *bank, Part part, ErrorList *errors) {
    bank->part_read[part] = true;
    Table *table = table_of(bank, part);
    if (table)
        table_empty(table); /* what was read early takes its place in the order now */
    content_read_all(bank, rows[part].name, errors);
    if (part == PART_LANGUAGE)
        stand_in_for_language(bank);
}

void part_need(const Bank *bank, Part part) {
    if (!bank->part_read[part])
        part_read(bank->self, part, &bank->self->errors);
}

/* ---- Early ---- */

const EarlyFile *early_find(const Bank *bank, const char *path) {
    for (size_t i = 0; i < bank->early_count; i++)
        if (strcmp(bank->early[i].path, path) == 0)
            return &bank->early[i];
    return NULL;
}

void early_forget(Bank *bank) {
    for (size_t i = 0; i < bank->early_count; i++)
        free(bank->early[i].path);
    bank->early_count = 0;
}

static void early_collect(Bank *bank, const EarlyFile *early) {
    if (early->file)
        file_kind_of(early->path)->collect(bank, early->file, early->path, early->own);
}

static void early_read(Bank *bank, const char *path, bool own, ErrorList *errors) {
    if (early_find(bank, path))
        return;
    EarlyFile early = {memory_string(path), content_load(bank, file_kind_of(path), path, errors), own};
    early_collect(bank, &early);
    bank->early = memory_grow(bank->early, &bank->early_capacity, bank->early_count + 1, sizeof *bank->early);
    bank->early[bank->early_count++] = early;
}

typedef struct OwnReading {
    Bank *bank;
    ErrorList *errors;
} OwnReading;

static bool read_own(void *host, const char *path) {
    const OwnReading *reading = host;
    early_read(reading->bank, path, true, reading->errors);
    return true;
}

void part_read_own(Bank *bank, ErrorList *errors) {
    OwnReading reading = {bank, errors};
    for (Part part = 0; bank->own && part < PART_COUNT; part++)
        for (size_t i = 0; i < file_kind_count; i++)
            if (strcmp(file_kinds[i].single ? file_kinds[i].single : file_kinds[i].folder, rows[part].name) == 0)
                content_visit(&file_kinds[i], bank->own, read_own, &reading, errors);
}

/* The shipped file of that name, where there is one; the own content lies over it all the same. */
static void read_named(Bank *bank, Part part, const char *id) {
    Buffer name = {0};
    buffer_printf(&name, "%s/%s.yaml", rows[part].name, id);
    char *path = path_join(bank->shipped, buffer_string(&name));
    if (file_exists(path))
        early_read(bank, path, false, &bank->errors);
    for (size_t i = 0; i < bank->early_count; i++)
        if (bank->early[i].own)
            early_collect(bank, &bank->early[i]);
    buffer_free(&name);
    free(path);
}

const void *part_find(const Bank *bank, Part part, const char *id) {
    const Table *table = table_of(bank->self, part);
    const void *found = table_find(table, id);
    if (found || !id || bank->part_read[part])
        return found;
    if (rows[part].by_id && !strchr(id, '/')) {
        read_named(bank->self, part, id);
        found = table_find(table, id);
    }
    if (!found) {
        part_need(bank, part);
        found = table_find(table, id);
    }
    return found;
}
