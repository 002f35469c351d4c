/* The bank: loading, and looking things up. */
#include "base/file.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/path.h"
#include "content/bank_parts.h"
#include <stdlib.h>
#include <string.h>

static bool tell_unusable(const char *place, Error *error) {
    error_set(error, ERROR_INVALID, MSG_CONTENT_UNUSABLE, place);
    return error_remedy(error, MSG_CONTENT_UNUSABLE_FIX);
}

/* What no bank can do without, at a glance. */
static bool looks_like_bank(const Bank *bank, Error *error) {
    char *language = path_join(bank->shipped, "language.yaml"), *shapes = path_join(bank->shipped, "shapes");
    bool fine = file_exists(language) && folder_exists(shapes);
    free(language);
    free(shapes);
    if (fine)
        return true;
    error_set(error, ERROR_NOT_FOUND, MSG_CONTENT_NONE, bank->shipped);
    return error_remedy(error, MSG_CONTENT_NONE_FIX);
}

bool bank_open(const BankPlaces *places, Bank **out, ErrorList *errors) {
    Error error = {0};
    *out = NULL;
    char *shipped = places->shipped ? memory_string(places->shipped) : bank_find_shipped(&error);
    if (!shipped) {
        error_list_take(errors, &error);
        return false;
    }
    const char *language = places->language ? places->language : "en";
    Bank *bank = memory_alloc(sizeof *bank);
    bank->self = bank;
    bank->arena = arena_new();
    bank->sources = arena_array(bank->arena, file_kind_count, sizeof *bank->sources);
    bank->shipped = path_join(shipped, language);
    bank->own = places->own ? path_join(places->own, language) : NULL;
    free(shipped);
    part_read_own(bank, errors);
    if (!looks_like_bank(bank, &error)) {
        error_list_take(errors, &error);
        bank_free(bank);
        return false;
    }
    *out = bank;
    return true;
}

bool bank_is_whole(const Bank *bank) {
    for (Part part = 0; part < PART_COUNT; part++)
        if (!bank->part_read[part])
            return false;
    return true;
}

static void hand_over(ErrorList *from, ErrorList *to) {
    for (size_t i = 0; i < from->count; i++)
        error_list_take(to, &from->items[i]);
    from->count = 0;
}

bool bank_read_on(Bank *bank, ErrorList *errors) {
    for (Part part = 0; part < PART_COUNT; part++)
        part_need(bank, part);
    hand_over(&bank->errors, errors);
    Error error = {0};
    if (!bank->language_missing && bank->shapes.count > 0)
        return true;
    tell_unusable(bank->shipped, &error);
    error_list_take(errors, &error);
    return false;
}

bool bank_load(const BankPlaces *places, Bank **out, ErrorList *errors) {
    if (!bank_open(places, out, errors))
        return false;
    if (bank_read_on(*out, errors))
        return true;
    bank_free(*out);
    *out = NULL;
    return false;
}

void bank_each_table(Bank *bank, void (*act)(Table *table)) {
    Table *const tables[] = {&bank->questions, &bank->shapes, &bank->competencies, &bank->roles,
                             &bank->guides,    &bank->rules,  &bank->rubrics,      &bank->lists,
                             &bank->ideas,     &bank->idea_kinds, &bank->idea_places};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        act(tables[i]);
}

void bank_free(Bank *bank) {
    if (!bank)
        return;
    bank_each_table(bank, table_free);
    early_forget(bank);
    free(bank->early);
    error_list_clear(&bank->errors);
    language_free(bank->language);
    free(bank->shipped);
    free(bank->own);
    arena_free(bank->arena);
    free(bank);
}

bool bank_load_rules(Bank *bank, ErrorList *errors) {
    if (bank->rules_read)
        return true;
    bank->rules_read = true;
    bool rules = content_read_all(bank, "rules", errors);
    return content_read_all(bank, "rubrics", errors) && rules;
}

/* Takes the guide from one place, if it has it. */
static bool read_guide(Bank *bank, const char *place, const char *id, bool own, Error *error) {
    Buffer name = {0};
    buffer_printf(&name, "guides/%s.yaml", id);
    char *path = path_join(place, buffer_string(&name));
    ErrorList errors = {0};
    bool found = file_exists(path) && content_read(bank, file_kind_of(path), path, own, &errors);
    if (errors.count > 0 && error) {
        error_clear(error);
        *error = errors.items[0];
        errors.items[0] = (Error){0};
    }
    error_list_clear(&errors);
    buffer_free(&name);
    free(path);
    return found;
}

const Guide *bank_guide(Bank *bank, const char *question_id, Error *error) {
    const Guide *guide = table_find(&bank->guides, question_id);
    if (guide || strchr(question_id, '/'))
        return guide;
    if (!bank->own || !read_guide(bank, bank->own, question_id, true, error))
        read_guide(bank, bank->shipped, question_id, false, error);
    return table_find(&bank->guides, question_id);
}

bool bank_examples(Bank *bank, const char *question_id, Strings *out, Error *error) {
    *out = (Strings){0};
    Error problem = {0};
    const Guide *guide = bank_guide(bank, question_id, &problem);
    if (!guide) {
        bool missing = problem.code == ERROR_NONE;
        if (error && !missing)
            *error = problem;
        else
            error_clear(&problem);
        return missing;
    }
    error_clear(&problem);
    const char **items = arena_array(bank->arena, guide->section_count + 1, sizeof *items);
    size_t count = 0;
    for (size_t i = 0; i < guide->section_count; i++) {
        if (guide->sections[i].good.text)
            items[count++] = guide->sections[i].good.text;
    }
    Buffer model = {0};
    for (size_t i = 0; i < guide->model.section_count; i++)
        buffer_printf(&model, "%s%s", i > 0 ? "\n\n" : "", guide->model.sections[i].text);
    if (model.size > 0)
        items[count++] = arena_copy(bank->arena, buffer_slice(&model));
    buffer_free(&model);
    *out = (Strings){.items = items, .count = count};
    return true;
}

const Language *bank_language(const Bank *bank) {
    part_need(bank, PART_LANGUAGE);
    return bank->language;
}

/* How many there are, the one at an index, and the one of an id: the same for every table. */
#define BANK_TABLE(name, Type, table)                                                                                            \
    size_t bank_##name##_count(const Bank *bank) { return bank->table.count; }                                                   \
    const Type *bank_##name##_at(const Bank *bank, size_t index) {                                                               \
        return index < bank->table.count ? bank->table.items[index] : NULL;                                                      \
    }
#define BANK_FIND(name, Type, table)                                                                                             \
    const Type *bank_##name(const Bank *bank, const char *id) { return table_find(&bank->table, id); }
#define BANK_PART(name, Type, table, part)                                                                                       \
    size_t bank_##name##_count(const Bank *bank) {                                                                               \
        part_need(bank, part);                                                                                                   \
        return bank->table.count;                                                                                                \
    }                                                                                                                            \
    const Type *bank_##name##_at(const Bank *bank, size_t index) {                                                               \
        part_need(bank, part);                                                                                                   \
        return index < bank->table.count ? bank->table.items[index] : NULL;                                                      \
    }                                                                                                                            \
    const Type *bank_##name(const Bank *bank, const char *id) { return part_find(bank, part, id); }

BANK_PART(question, Question, questions, PART_QUESTIONS)
BANK_PART(shape, Shape, shapes, PART_SHAPES)
BANK_PART(competency, Competency, competencies, PART_COMPETENCIES)
BANK_PART(role, TargetRole, roles, PART_ROLES)
BANK_TABLE(rule, Rule, rules)
BANK_TABLE(list, PhraseList, lists)
BANK_FIND(rule, Rule, rules)
BANK_FIND(rubric, Rubric, rubrics)
BANK_TABLE(idea_kind, IdeaTopic, idea_kinds)
BANK_FIND(idea_kind, IdeaTopic, idea_kinds)
BANK_TABLE(idea_place, IdeaTopic, idea_places)
BANK_FIND(idea_place, IdeaTopic, idea_places)

size_t bank_known_question_count(const Bank *bank) {
    return bank->questions.count;
}

const Question *bank_known_question_at(const Bank *bank, size_t index) {
    return index < bank->questions.count ? bank->questions.items[index] : NULL;
}

const Question *bank_question_titled(const Bank *bank, Slice title) {
    title = slice_trim(title);
    part_need(bank, PART_QUESTIONS);
    for (size_t i = 0; i < bank->questions.count; i++) {
        const Question *question = bank->questions.items[i];
        if (slice_equal_any_case(title, slice_of(question->title)) || slice_equal_any_case(title, slice_of(question->ask)))
            return question;
    }
    return NULL;
}

const char *bank_nearest_question(const Bank *bank, const char *id) {
    part_need(bank, PART_QUESTIONS);
    return table_nearest(&bank->questions, id);
}

const char *bank_nearest_shape(const Bank *bank, const char *id) {
    part_need(bank, PART_SHAPES);
    return table_nearest(&bank->shapes, id);
}

const char *bank_nearest_rule(Bank *bank, const char *id) {
    const char **names = memory_array(2 * bank->rules.count + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < bank->rules.count; i++) {
        const char *rule = ((const Rule *)bank->rules.items[i])->id, *stop = strchr(rule, '.');
        names[count++] = rule;
        if (stop)
            names[count++] = arena_copy(bank->arena, (Slice){rule, (size_t)(stop - rule)});
    }
    const char *nearest = nearest_name(id, names, count);
    free(names);
    return nearest;
}
