/* A bank's rules, compiled: every phrase of every rule in one network. */
#include "answer/words.h"
#include "base/memory.h"
#include "base/messages.h"
#include "content/image.h"
#include "judge/parts.h"
#include <stdlib.h>
#include <string.h>

uint32_t rule_group(size_t rule, PhraseUse use) {
    return (uint32_t)(rule * USE_COUNT + (size_t)use);
}

uint32_t competency_group(const Judge *judge, size_t competency) {
    return (uint32_t)(judge->rule_count * USE_COUNT + competency);
}

/* Tells a phrase's error at the place of its rule or list, and goes on. */
static void phrase_problem(const Source *source, const Strings *phrases, size_t index, Error *error, ErrorList *errors) {
    Mark mark = phrases->marks ? phrases->marks[index] : (Mark){source->line, source->column};
    Error placed = {0};
    error_at(&placed, ERROR_INVALID, source->file, mark.line, mark.column, MSG_JUDGE_PHRASE, phrases->items[index], error->message);
    if (error->remedy)
        error_remedy(&placed, "%s", error->remedy);
    error_clear(error);
    error_list_take(errors, &placed);
}

static bool compile_lists(const Bank *bank, PhraseBuilder *builder, ErrorList *errors) {
    bool fine = true;
    for (size_t i = 0; i < bank_list_count(bank); i++) {
        const PhraseList *list = bank_list_at(bank, i);
        for (size_t j = 0; j < list->phrases.count && !is_cut_list(list); j++) {
            Error error = {0};
            if (!phrase_builder_list(builder, list->name, slice_of(list->phrases.items[j]), &error)) {
                phrase_problem(&list->source, &list->phrases, j, &error, errors);
                fine = false;
            }
        }
    }
    return fine;
}

static bool compile_phrases(const Source *source, const Strings *phrases, uint32_t group, PhraseBuilder *builder, ErrorList *errors) {
    bool fine = true;
    for (size_t i = 0; i < phrases->count; i++) {
        Error error = {0};
        if (!phrase_builder_add(builder, group, slice_of(phrases->items[i]), &error)) {
            phrase_problem(source, phrases, i, &error, errors);
            fine = false;
        }
    }
    return fine;
}

static bool compile_rules(const Judge *judge, PhraseBuilder *builder, ErrorList *errors) {
    bool fine = true;
    for (size_t i = 0; i < judge->rule_count; i++) {
        const Rule *rule = bank_rule_at(judge->bank, i);
        fine = compile_phrases(&rule->source, &rule->phrases, rule_group(i, USE_PHRASES), builder, errors) && fine;
        fine = compile_phrases(&rule->source, &rule->with, rule_group(i, USE_WITH), builder, errors) && fine;
        fine = compile_phrases(&rule->source, &rule->unless, rule_group(i, USE_UNLESS), builder, errors) && fine;
        fine = compile_phrases(&rule->source, &rule->quotes, rule_group(i, USE_QUOTES), builder, errors) && fine;
        fine = compile_phrases(&rule->source, &rule->parts, rule_group(i, USE_PARTS), builder, errors) && fine;
        fine = compile_phrases(&rule->source, &rule->signs, rule_group(i, USE_SIGNS), builder, errors) && fine;
    }
    return fine;
}

static bool compile_competencies(const Judge *judge, PhraseBuilder *builder, ErrorList *errors) {
    bool fine = true;
    for (size_t i = 0; i < bank_competency_count(judge->bank); i++) {
        const Competency *competency = bank_competency_at(judge->bank, i);
        fine = compile_phrases(&competency->source, &competency->phrases, competency_group(judge, i), builder, errors) && fine;
    }
    return fine;
}

typedef struct Compiling {
    const Judge *judge;
    ErrorList *errors;
} Compiling;

static bool compile_all(void *host, PhraseBuilder *builder) {
    const Compiling *compiling = host;
    const Judge *judge = compiling->judge;
    bool fine = compile_lists(judge->bank, builder, compiling->errors);
    fine = compile_rules(judge, builder, compiling->errors) && fine;
    return compile_competencies(judge, builder, compiling->errors) && fine;
}

PhraseSet *judge_compile(const Judge *judge, const PhraseImage *image, ErrorList *errors, bool *fine) {
    const uint64_t source = image->words ? content_phrases_fingerprint(judge->bank) : 0;
    *fine = true;
    if (source > 0 && source == image->source)
        return phrase_image_open(image);
    return phrase_set_make(image, bank_language(judge->bank), compile_all, &(Compiling){judge, errors}, fine);
}

static unsigned roles_of(const Strings *names) {
    unsigned roles = 0;
    for (size_t i = 0; i < names->count; i++) {
        for (unsigned role = 0; role < ROLE_COUNT; role++)
            roles |= strcmp(section_role_names[role], names->items[i]) == 0 ? 1u << role : 0u;
    }
    return roles;
}

static RuleRoles rule_roles(const Rule *rule) {
    const unsigned named = roles_of(&rule->roles), beside = roles_of(&rule->beside);
    const unsigned own = named ? named : ~0u;
    const bool always = rule->kind == RULE_MISSING && rule->signs.count == 0;
    return (RuleRoles){.named = named, .own = own, .headed = always ? own | beside : own, .cut = own | beside};
}

/* Where the rule of that id is, or would be. */
static uint32_t *id_slot(const Judge *judge, const char *id) {
    const size_t mask = judge->id_slots - 1;
    size_t at = text_hash(slice_of(id)) & mask;
    while (judge->by_id[at] != 0 && strcmp(bank_rule_at(judge->bank, judge->by_id[at] - 1)->id, id) != 0)
        at = (at + 1) & mask;
    return &judge->by_id[at];
}

static void note_ids(Judge *judge) {
    for (judge->id_slots = 2; judge->id_slots < 2 * judge->rule_count;)
        judge->id_slots *= 2;
    judge->by_id = arena_array(judge->arena, judge->id_slots, sizeof *judge->by_id);
    for (size_t i = 0; i < judge->rule_count; i++)
        *id_slot(judge, bank_rule_at(judge->bank, i)->id) = (uint32_t)i + 1;
}

size_t judge_rule_index(const Judge *judge, const char *id) {
    const uint32_t rule = *id_slot(judge, id);
    return rule > 0 ? rule - 1 : judge->rule_count;
}

static void mark_named(const Judge *judge, const Requirement *requirements, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t rule = judge_rule_index(judge, requirements[i].rule);
        if (rule < judge->rule_count)
            judge->loose[rule] = false;
    }
}

static void find_loose(const Judge *judge) {
    for (size_t i = 0; i < judge->rule_count; i++)
        judge->loose[i] = !bank_rule_at(judge->bank, i)->criterion;
    for (size_t i = 0; i < bank_shape_count(judge->bank); i++) {
        const Rubric *rubric = bank_rubric(judge->bank, bank_shape_at(judge->bank, i)->rubric);
        for (size_t j = 0; rubric && j < rubric->criterion_count; j++) {
            mark_named(judge, rubric->criteria[j].requirements, rubric->criteria[j].requirement_count);
            mark_named(judge, rubric->criteria[j].flags, rubric->criteria[j].flag_count);
        }
    }
}

bool judge_new(Bank *bank, Judge **out, ErrorList *errors) {
    bool read = bank_load_rules(bank, errors), compiled;
    Judge *judge = memory_alloc(sizeof *judge);
    judge->bank = bank;
    judge->arena = arena_new();
    judge->rule_count = bank_rule_count(bank);
    judge->group_count = judge->rule_count * USE_COUNT + bank_competency_count(bank);
    judge->roles = arena_array(judge->arena, judge->rule_count + 1, sizeof *judge->roles);
    judge->loose = arena_array(judge->arena, judge->rule_count + 1, sizeof *judge->loose);
    note_ids(judge);
    for (size_t i = 0; i < judge->rule_count; i++)
        judge->roles[i] = rule_roles(bank_rule_at(bank, i));
    find_loose(judge);
    date_words_read(bank_language(bank), &judge->date_words);
    judge->phrases = judge_compile(judge, &judge_image, errors, &compiled);
    *out = judge;
    return read && compiled;
}

void judge_free(Judge *judge) {
    if (!judge)
        return;
    phrase_set_free(judge->phrases);
    arena_free(judge->arena);
    free(judge);
}
