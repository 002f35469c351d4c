/* Checking files: the whole bank, or one of them. */
#include "base/file.h"
#include "base/messages.h"
#include "base/path.h"
#include "content/bank_parts.h"
#include <stdlib.h>
#include <string.h>

#define CHECK_ALL(table, Type, check)                                                                                            \
    for (size_t i = 0; i < bank->table.count; i++)                                                                               \
        check(bank, (const Type *)bank->table.items[i], errors);

static void check_objects(Bank *bank, ErrorList *errors) {
    CHECK_ALL(shapes, Shape, check_shape)
    CHECK_ALL(questions, Question, check_question)
    CHECK_ALL(roles, TargetRole, check_role)
    CHECK_ALL(rules, Rule, check_rule)
    CHECK_ALL(rubrics, Rubric, check_rubric)
    CHECK_ALL(guides, Guide, check_guide)
    CHECK_ALL(ideas, Idea, check_idea)
}

/* Everything read, what was read at the start once more, so that each file's own errors are told. */
static void read_everything(Bank *bank, ErrorList *errors) {
    early_forget(bank);
    bank_each_table(bank, table_empty);
    bank->rules_read = bank->ideas_read = true;
    for (Part part = 0; part < PART_COUNT; part++)
        bank->part_read[part] = true;
    for (size_t i = 0; i < file_kind_count; i++)
        content_read_all(bank, file_kinds[i].single ? file_kinds[i].single : file_kinds[i].folder, errors);
}

/* A guide's file must bear the question's id, or it would not be found. */
static void check_guide_names(const Bank *bank, ErrorList *errors) {
    for (size_t i = 0; i < bank->guides.count; i++) {
        const Guide *guide = bank->guides.items[i];
        const char *name = path_name(guide->source.file);
        size_t length = strlen(guide->id);
        if (strncmp(name, guide->id, length) == 0 && strcmp(name + length, ".yaml") == 0)
            continue;
        Error error = {0};
        error_at(&error, ERROR_INVALID, guide->source.file, guide->source.line, guide->source.column, MSG_CONTENT_GUIDE_NAME,
                 guide->id, name);
        error_remedy(&error, MSG_CONTENT_GUIDE_NAME_FIX);
        error_list_take(errors, &error);
    }
}

bool bank_check(Bank *bank, ErrorList *errors) {
    size_t before = errors->count;
    read_everything(bank, errors);
    check_objects(bank, errors);
    check_guide_names(bank, errors);
    check_twice(bank, errors);
    error_list_sort(errors);
    return errors->count == before;
}

/* Told from the folder that the file lies in, also where it is named from within that folder. */
static const FileKind *kind_where_it_lies(const char *path) {
    const FileKind *kind = file_kind_of(path);
    char *whole = kind ? NULL : realpath(path, NULL);
    if (whole)
        kind = file_kind_of(whole);
    free(whole);
    return kind;
}

bool bank_check_file(Bank *bank, const char *path, ErrorList *errors) {
    const FileKind *kind = kind_where_it_lies(path);
    Error error = {0};
    if (!kind) {
        error_at(&error, ERROR_INVALID, path, 0, 0, MSG_CONTENT_UNKNOWN_PLACE);
        error_remedy(&error, MSG_CONTENT_UNKNOWN_PLACE_FIX);
        error_list_take(errors, &error);
        return false;
    }
    ErrorList found = {0}, others = {0};
    read_everything(bank, &others);
    error_list_clear(&others);
    if (content_read(bank, kind, path, true, &found))
        check_objects(bank, &found);
    size_t before = errors->count;
    for (size_t i = 0; i < found.count; i++) {
        if (found.items[i].file && strcmp(found.items[i].file, path) == 0)
            error_list_take(errors, &found.items[i]);
    }
    error_list_clear(&found);
    return errors->count == before;
}
