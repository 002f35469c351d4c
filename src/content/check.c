/* Checks that need more than one object: references, sums, and what each kind of rule must have. */
#include "base/messages.h"
#include "content/bank_parts.h"
#include <stdlib.h>
#include <string.h>

typedef struct Checker { /* one object's check */
    const Bank *bank;
    const Source *source; /* of the object */
    ErrorList *errors;
} Checker;

/* Adds a problem at a mark of the object's file, or at the object where the mark is not known. */
__attribute__((format(printf, 4, 5))) static void problem(const Checker *check, Mark mark, const char *remedy,
                                                          const char *format, ...) {
    Buffer message = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_vprintf(&message, format, arguments);
    va_end(arguments);
    if (mark.line == 0)
        mark = (Mark){check->source->line, check->source->column};
    Error error = {0};
    error_at(&error, ERROR_INVALID, check->source->file, mark.line, mark.column, "%s", buffer_string(&message));
    if (remedy)
        error_remedy(&error, "%s", remedy);
    error_list_take(check->errors, &error);
    buffer_free(&message);
}

static void unknown(const Checker *check, Mark mark, const char *what, const char *name, const char *nearest) {
    Buffer remedy = {0};
    if (nearest)
        buffer_printf(&remedy, MSG_CONTENT_DID_YOU_MEAN, nearest);
    problem(check, mark, nearest ? buffer_string(&remedy) : NULL, MSG_CONTENT_UNKNOWN, what, name);
    buffer_free(&remedy);
}

static Mark string_mark(const Strings *strings, size_t index) {
    return strings->marks ? strings->marks[index] : (Mark){0};
}

/* A reference to an object of a table. */
static void check_reference(const Checker *check, Mark mark, const Table *table, const char *what, const char *id) {
    if (!table_find(table, id))
        unknown(check, mark, what, id, table_nearest(table, id));
}

static void check_references(const Checker *check, const Strings *ids, const Table *table, const char *what) {
    for (size_t i = 0; i < ids->count; i++)
        check_reference(check, string_mark(ids, i), table, what, ids->items[i]);
}

static size_t name_count(const char *const *names) {
    size_t count = 0;
    while (names[count])
        count++;
    return count;
}

static bool names_hold(const char *const *names, const char *name) {
    for (size_t i = 0; names[i]; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return false;
}

/* ---- Shapes, questions, target roles ---- */

static void check_section(const Checker *check, const Shape *shape, size_t index) {
    const Section *section = &shape->sections[index];
    if (!shape_group(shape, section->group))
        unknown(check, section->mark, "group", section->group, NULL);
    for (size_t i = 0; i < section->answers.count; i++) {
        const Section *earlier = shape_section(shape, section->answers.items[i]);
        if (!earlier || shape_section_index(shape, earlier) >= index)
            problem(check, string_mark(&section->answers, i), NULL, MSG_CONTENT_NOT_EARLIER, section->answers.items[i]);
    }
    int acts = 0;
    for (size_t i = 0; i < shape->act_count; i++)
        for (size_t j = 0; j < shape->acts[i].sections.count; j++)
            acts += strcmp(shape->acts[i].sections.items[j], section->id) == 0;
    if (acts != 1)
        problem(check, section->mark, MSG_CONTENT_ACT_TWICE_FIX, MSG_CONTENT_ACT_TWICE, section->id, acts);
}

void check_shape(const Bank *bank, const Shape *shape, ErrorList *errors) {
    const Checker check = {bank, &shape->source, errors};
    int total = 0;
    for (size_t i = 0; i < shape->section_count; i++) {
        total += shape->sections[i].share;
        check_section(&check, shape, i);
    }
    if (total != 100)
        problem(&check, (Mark){0}, NULL, MSG_CONTENT_SHARES, total);
    if (shape->seconds.least > shape->seconds.most)
        problem(&check, (Mark){0}, NULL, MSG_CONTENT_BAND);
    for (size_t i = 0; i < shape->act_count; i++) {
        const Act *act = &shape->acts[i];
        for (size_t j = 0; j < act->sections.count; j++) {
            if (!shape_section(shape, act->sections.items[j]))
                unknown(&check, string_mark(&act->sections, j), "section", act->sections.items[j], NULL);
        }
    }
    check_reference(&check, (Mark){0}, &bank->rubrics, "rubric", shape->rubric);
}

void check_question(const Bank *bank, const Question *question, ErrorList *errors) {
    const Checker check = {bank, &question->source, errors};
    check_reference(&check, (Mark){0}, &bank->shapes, "shape", question->shape);
    check_references(&check, &question->competencies, &bank->competencies, "competency");
}

void check_role(const Bank *bank, const TargetRole *role, ErrorList *errors) {
    const Checker check = {bank, &role->source, errors};
    check_references(&check, &role->competencies, &bank->competencies, "competency");
}

/* ---- Ideas ---- */

void check_idea(const Bank *bank, const Idea *idea, ErrorList *errors) {
    const Checker check = {bank, &idea->source, errors};
    check_reference(&check, (Mark){0}, &bank->idea_kinds, "kind of slip", idea->kind);
    check_references(&check, &idea->places, &bank->idea_places, "place");
    Slice ask = slice_trim(slice_of(idea->ask));
    if (ask.size && ask.data[ask.size - 1] != '?')
        problem(&check, (Mark){0}, MSG_CONTENT_IDEA_ASK_FIX, MSG_CONTENT_IDEA_ASK, idea->id);
}

/* ---- Guides ---- */

static void check_date(const Checker *check, Mark mark, const char *text) {
    Date date;
    if (text && !date_parse(slice_of(text), &date))
        problem(check, mark, MSG_CONTENT_DATE_FIX, MSG_CONTENT_DATE, text);
}

void check_guide(const Bank *bank, const Guide *guide, ErrorList *errors) {
    const Checker check = {bank, &guide->source, errors};
    const Question *question = table_find(&bank->questions, guide->id);
    if (!question) {
        unknown(&check, (Mark){0}, "question", guide->id, table_nearest(&bank->questions, guide->id));
        return;
    }
    const Shape *shape = table_find(&bank->shapes, question->shape);
    for (size_t i = 0; shape && i < guide->section_count; i++) {
        if (!shape_section(shape, guide->sections[i].section))
            problem(&check, guide->sections[i].mark, NULL, MSG_CONTENT_NO_SECTION, shape->id,
                    guide->sections[i].section);
    }
    for (size_t i = 0; shape && i < guide->model.section_count; i++) {
        if (!shape_section(shape, guide->model.sections[i].section))
            problem(&check, guide->model.sections[i].mark, NULL, MSG_CONTENT_NO_SECTION, shape->id,
                    guide->model.sections[i].section);
    }
    for (size_t i = 0; i < guide->follow_up_count; i++)
        check_references(&check, &guide->follow_ups[i].when, &bank->rules, "rule");
    check_references(&check, &guide->roles, &bank->roles, "target role");
    check_references(&check, &guide->model.roles, &bank->roles, "target role");
    check_references(&check, &guide->model.story.competencies, &bank->competencies, "competency");
    check_date(&check, (Mark){0}, guide->model.story.when);
}

/* ---- Rules ---- */

typedef struct Fact {
    const char *name;
    const char *const *values; /* NULL: a date */
} Fact;

static const Fact facts[] = {
    {"when", NULL},
    {"kind", story_kind_names},
    {"reach", story_reach_names},
    {"repaired", story_repaired_names},
    {"doubts", story_doubts_names},
};

static const Fact *fact_named(const char *name) {
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        if (strcmp(facts[i].name, name) == 0)
            return &facts[i];
    }
    return NULL;
}

static void needs(const Checker *check, const Rule *rule, bool has, const char *key) {
    if (!has)
        problem(check, (Mark){0}, NULL, MSG_CONTENT_RULE_LACKS, rule_kind_names[rule->kind], key);
}

static void check_story_rule(const Checker *check, const Rule *rule) {
    needs(check, rule, rule->fact, "fact");
    const Fact *fact = rule->fact ? fact_named(rule->fact) : NULL;
    if (rule->fact && !fact) {
        problem(check, (Mark){0}, MSG_CONTENT_FACT_NAMES, MSG_CONTENT_UNKNOWN, "fact", rule->fact);
        return;
    }
    needs(check, rule, rule->is.count > 0 || rule->age_over > 0, "is");
    for (size_t i = 0; fact && i < rule->is.count; i++) {
        const char *value = rule->is.items[i];
        if (fact->values ? !names_hold(fact->values, value) : strcmp(value, "unknown") != 0)
            problem(check, string_mark(&rule->is, i), NULL, MSG_CONTENT_FACT_VALUES, value, fact->name);
    }
}

/* What `of` may name: a group or a role, learning; or what an echo is of. */
static bool share_is_of_something(const Bank *bank, const char *of) {
    if (strcmp(of, "learning") == 0 || names_hold(section_role_names, of))
        return true;
    for (size_t i = 0; i < bank->shapes.count; i++) {
        if (shape_group(bank->shapes.items[i], of))
            return true;
    }
    return false;
}

static void check_rule_kind(const Checker *check, const Rule *rule) {
    static const char *const echoes[] = {"examples", "question", "itself", NULL};
    switch ((RuleKind)rule->kind) {
    case RULE_RATIO:
    case RULE_NEAR:
        needs(check, rule, rule->with.count > 0 || rule->kind == RULE_RATIO, "with");
        needs(check, rule, rule->phrases.count > 0, "phrases");
        break;
    case RULE_PHRASE:
    case RULE_MISSING:
        needs(check, rule, rule->phrases.count > 0, "phrases");
        break;
    case RULE_POSITION:
        needs(check, rule, rule->phrases.count > 0, "phrases");
        needs(check, rule, rule->place != PLACE_ANY, "place");
        break;
    case RULE_EMPTY:
        needs(check, rule, rule->words > 0, "words");
        break;
    case RULE_SHARE:
        needs(check, rule, rule->of && share_is_of_something(check->bank, rule->of), "of");
        needs(check, rule, rule->below > 0 || rule->over > 0, "below");
        needs(check, rule, rule->not_below == 0 || rule->not_below < rule->below, "below");
        break;
    case RULE_ECHO:
        needs(check, rule, rule->of && names_hold(echoes, rule->of), "of");
        needs(check, rule, rule->most > 0, "most");
        break;
    case RULE_SENTENCE:
        needs(check, rule, rule->words > 0, "words");
        needs(check, rule, rule->most > 0, "most");
        break;
    case RULE_STORY:
        check_story_rule(check, rule);
        break;
    case RULE_TIME:
    case RULE_KIND_COUNT:
        break;
    }
}

static void check_rule_example(const Checker *check, const RuleExample *example) {
    check_date(check, example->mark, example->when);
    for (size_t i = 0; i < example->text_count; i++) {
        const char *role = example->texts[i].word;
        if (!names_hold(section_role_names, role))
            unknown(check, example->mark, "role", role, nearest_name(role, section_role_names, ROLE_COUNT));
    }
}

static void check_rule_roles(const Checker *check, const Strings *roles) {
    for (size_t i = 0; i < roles->count; i++) {
        if (!names_hold(section_role_names, roles->items[i]))
            unknown(check, string_mark(roles, i), "role", roles->items[i],
                    nearest_name(roles->items[i], section_role_names, name_count(section_role_names)));
    }
}

void check_rule(const Bank *bank, const Rule *rule, ErrorList *errors) {
    const Checker check = {bank, &rule->source, errors};
    check_rule_roles(&check, &rule->roles);
    check_rule_roles(&check, &rule->beside);
    check_references(&check, &rule->beyond, &bank->rules, "rule");
    check_rule_kind(&check, rule);
    check_rule_words(rule, errors);
    bool form = rule->kind == RULE_SHARE || rule->kind == RULE_TIME || rule->kind == RULE_EMPTY;
    if (form && rule->severity == SEVERITY_ERROR)
        problem(&check, (Mark){0}, MSG_CONTENT_RULE_FORM_ERROR_FIX, MSG_CONTENT_RULE_FORM_ERROR);
    if (rule->cost > 0 && !rule->criterion)
        problem(&check, (Mark){0}, NULL, MSG_CONTENT_RULE_COST);
    for (size_t i = 0; i < rule->examples.fires_count; i++)
        check_rule_example(&check, &rule->examples.fires[i]);
    for (size_t i = 0; i < rule->examples.silent_count; i++)
        check_rule_example(&check, &rule->examples.silent[i]);
}

/* ---- Rubrics ---- */

static void check_requirements(const Checker *check, const Requirement *requirements, size_t count) {
    for (size_t i = 0; i < count; i++) {
        check_reference(check, requirements[i].mark, &check->bank->rules, "rule", requirements[i].rule);
        check_references(check, &requirements[i].needs, &check->bank->rules, "rule");
    }
}

void check_rubric(const Bank *bank, const Rubric *rubric, ErrorList *errors) {
    const Checker check = {bank, &rubric->source, errors};
    int total = 0;
    for (size_t i = 0; i < rubric->criterion_count; i++) {
        const Criterion *criterion = &rubric->criteria[i];
        int points = 0;
        for (size_t j = 0; j < criterion->requirement_count; j++)
            points += criterion->requirements[j].weight;
        if (points != criterion->points)
            problem(&check, criterion->mark, NULL, MSG_CONTENT_POINTS, criterion->id, criterion->points, points);
        total += criterion->points;
        check_requirements(&check, criterion->requirements, criterion->requirement_count);
        check_requirements(&check, criterion->flags, criterion->flag_count);
    }
    if (total != 100)
        problem(&check, (Mark){0}, NULL, MSG_CONTENT_TOTAL, total);
    if (rubric->nearly > rubric->ready)
        problem(&check, (Mark){0}, NULL, MSG_CONTENT_READY);
}
