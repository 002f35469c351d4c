/* Rules prove themselves: each one's own examples, judged as small answers of every shape that has the rule's roles. */
#include "base/memory.h"
#include "base/messages.h"
#include "judge/parts.h"
#include <string.h>

static const Date example_today = {2026, 1, 15};

typedef struct ExampleRun {
    const Judge *judge;
    JudgeCache *cache;
    Arena *arena;
    ErrorList *errors;
    const Rule *rule;
    size_t index;
    Plan *plan; /* for the rule alone */
} ExampleRun;

static const char *repeated(Arena *arena, const char *text, int times) {
    Buffer buffer = {0};
    for (int i = 0; i < times; i++)
        buffer_printf(&buffer, "%s%s", i > 0 ? " " : "", text);
    const char *copy = arena_copy(arena, buffer_slice(&buffer));
    buffer_free(&buffer);
    return copy;
}

static void put_text(const ExampleRun *run, const Shape *shape, SectionView *sections, const char *role, const RuleExample *example,
                     const char *text) {
    for (size_t i = 0; i < shape->section_count; i++) {
        if (strcmp(section_role_names[shape->sections[i].role], role) != 0)
            continue;
        Slice source = slice_of(repeated(run->arena, text, example->times > 0 ? example->times : 1));
        SureSpan *span = arena_alloc(run->arena, sizeof *span);
        *span = (SureSpan){0, source.size, 1};
        sections[i] = (SectionView){.source = source, .spans = span, .span_count = 1};
        return;
    }
}

static int fact_index(const char *const *names, const char *name) {
    for (int i = 0; name && names[i]; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    return 0;
}

static Story example_story(const RuleExample *example) {
    Story story = {
        .kind = fact_index(story_kind_names, example->kind),
        .reach = fact_index(story_reach_names, example->reach),
        .repaired = fact_index(story_repaired_names, example->repaired),
        .doubts = fact_index(story_doubts_names, example->doubts),
    };
    if (example->when)
        date_parse(slice_of(example->when), &story.when);
    return story;
}

/* Does the rule apply to the shape at all, as its roles and its `of` say? */
static bool shape_fits(const Shape *shape, const Rule *rule) {
    if (rule->kind == RULE_STORY)
        return shape->story;
    if (rule->kind == RULE_SHARE) {
        if (strcmp(rule->of, "learning") == 0)
            return shape_has_learning(shape);
        return shape_group(shape, rule->of) || shape_section_of_role(shape, (SectionRole)fact_index(section_role_names, rule->of));
    }
    for (size_t i = 0; i < rule->roles.count; i++) {
        if (shape_section_of_role(shape, (SectionRole)fact_index(section_role_names, rule->roles.items[i])))
            return true;
    }
    return rule->roles.count == 0;
}

/* Shapes whose rubric names the rule; all that fit where none does. */
static bool rubric_names(const Bank *bank, const Shape *shape, const char *id) {
    const Rubric *rubric = bank_rubric(bank, shape->rubric);
    for (size_t i = 0; rubric && i < rubric->criterion_count; i++) {
        const Criterion *criterion = &rubric->criteria[i];
        for (size_t j = 0; j < criterion->requirement_count; j++)
            if (strcmp(criterion->requirements[j].rule, id) == 0)
                return true;
        for (size_t j = 0; j < criterion->flag_count; j++)
            if (strcmp(criterion->flags[j].rule, id) == 0)
                return true;
    }
    return false;
}

static const Shape *example_shape(const Bank *bank, const Rule *rule) {
    const Shape *fitting = NULL;
    for (size_t i = 0; i < bank_shape_count(bank); i++) {
        const Shape *shape = bank_shape_at(bank, i);
        if (!shape_fits(shape, rule))
            continue;
        if (rubric_names(bank, shape, rule->id))
            return shape;
        fitting = fitting ? fitting : shape;
    }
    return fitting;
}

/* A question of that shape, for rules that look at the question or its examples. */
static const Question *example_question(const Bank *bank, const Shape *shape) {
    for (size_t i = 0; i < bank_question_count(bank); i++) {
        const Question *question = bank_question_at(bank, i);
        if (strcmp(question->shape, shape->id) == 0)
            return question;
    }
    return NULL;
}

static void add_problem(const ExampleRun *run, const RuleExample *example, const char *message) {
    Error error = {0};
    const Source *source = &run->rule->source;
    error_at(&error, ERROR_INVALID, source->file, example->mark.line, example->mark.column, message, run->rule->id);
    error_remedy(&error, MSG_JUDGE_EXAMPLE_FIX);
    error_list_take(run->errors, &error);
}

static void run_example(const ExampleRun *run, const Shape *shape, const RuleExample *example, bool must_fire) {
    SectionView *sections = arena_array(run->arena, shape->section_count, sizeof *sections);
    for (size_t i = 0; i < shape->section_count; i++)
        sections[i].source = slice_of("");
    const Rule *rule = run->rule;
    if (example->text) {
        const char *role = rule->roles.count > 0 ? rule->roles.items[0] : section_role_names[shape->sections[0].role];
        put_text(run, shape, sections, role, example, example->text);
    }
    for (size_t i = 0; i < example->text_count; i++)
        put_text(run, shape, sections, example->texts[i].word, example, example->texts[i].means);
    AnswerView view = {
        .question = example_question(run->judge->bank, shape), .shape = shape, .story = example_story(example), .sections = sections};
    JudgeOptions options = {.mode = JUDGE_FINAL, .pace = 1, .today = example_today};
    Trial trial = {.judge = run->judge,
                   .answer = &view,
                   .options = &options,
                   .language = bank_language(run->judge->bank),
                   .cache = run->cache,
                   .plan = run->plan,
                   .arena = run->arena};
    cache_begin(run->cache, run->judge);
    trial_scan(&trial);
    bool fires = rule_try(&trial, run->index).hit_count > 0;
    cache_end(run->cache);
    if (fires != must_fire)
        add_problem(run, example, must_fire ? MSG_JUDGE_EXAMPLE_FIRES : MSG_JUDGE_EXAMPLE_SILENT);
}

bool judge_check_examples(const Judge *judge, const char *only, ErrorList *errors) {
    size_t before = errors->count;
    ExampleRun run = {.judge = judge, .cache = judge_cache_new(), .arena = arena_new(), .errors = errors};
    for (run.index = 0; run.index < judge->rule_count; run.index++) {
        run.rule = bank_rule_at(judge->bank, run.index);
        const Shape *shape = example_shape(judge->bank, run.rule);
        if (!shape || (only && strcmp(only, run.rule->source.file) != 0))
            continue;
        const RuleExamples *examples = &run.rule->examples;
        run.plan = plan_for_rule(judge, shape, run.index);
        for (size_t i = 0; i < examples->fires_count; i++)
            run_example(&run, shape, &examples->fires[i], true);
        for (size_t i = 0; i < examples->silent_count; i++)
            run_example(&run, shape, &examples->silent[i], false);
        plan_free(run.plan);
        arena_reset(run.arena);
    }
    arena_free(run.arena);
    judge_cache_free(run.cache);
    return errors->count == before;
}
