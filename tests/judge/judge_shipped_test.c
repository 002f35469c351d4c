/* The judge with the shipped rules: a good answer is recognised, and what is no answer earns next to nothing. */
#include "judge/shipped.h"

#include "content/bank_parts.h"
#include <starcoach/render.h>
#include <string.h>

enum { NOT_AN_ANSWER = 15, MODEL = 95, LEAST_SECTIONS = 6 };

/* The guide's whole answer, judged by its shape alone: to the question it would be an echo of the bank. */
static AnswerView model_of(const Shipped *shipped, const char *question) {
    const Guide *guide = bank_guide(shipped->bank, question, NULL);
    assert_non_null(guide);
    AnswerView view = {.shape = bank_shape(shipped->bank, bank_question(shipped->bank, question)->shape)};
    const StoryFacts *facts = &guide->model.story;
    view.story = (Story){.title = facts->title,
                         .kind = facts->kind,
                         .reach = facts->reach,
                         .repaired = facts->repaired,
                         .doubts = facts->doubts,
                         .competencies = facts->competencies};
    if (facts->when)
        assert_true(date_parse(slice_of(facts->when), &view.story.when));
    SectionView *sections = arena_array(shipped->arena, view.shape->section_count, sizeof *sections);
    for (size_t i = 0; i < guide->model.section_count; i++) {
        const Section *section = shape_section(view.shape, guide->model.sections[i].section);
        sections[shape_section_index(view.shape, section)] =
            section_view_whole(slice_of(guide->model.sections[i].text), shipped->arena);
    }
    view.sections = sections;
    return view;
}

/* The same text dealt out, sentence by sentence, or whole into every section. */
static const Report *judge_spread(const Shipped *shipped, const char *text, bool whole) {
    const Question *question = bank_question(shipped->bank, "failure");
    const Shape *shape = bank_shape(shipped->bank, question->shape);
    SectionView *sections = arena_array(shipped->arena, shape->section_count, sizeof *sections);
    size_t size = strlen(text), at = 0;
    for (size_t i = 0; i < shape->section_count; i++) {
        size_t end = i + 1 == shape->section_count ? size : (i + 1) * size / shape->section_count;
        while (end < size && text[end] != ' ')
            end++;
        Slice part = whole ? slice_of(text) : (Slice){text + at, end - at};
        sections[i] = section_view_whole(slice_of(arena_copy(shipped->arena, part)), shipped->arena);
        at = end;
    }
    return judge_view(shipped, &(AnswerView){.question = question, .shape = shape, .sections = sections});
}

static void print_report(const Report *report) {
    for (size_t i = 0; i < report->rubric->criterion_count; i++)
        if (report->criteria[i].points)
            print_error("  %s %d of %d\n", report->criteria[i].criterion->id, report->criteria[i].points,
                        report->criteria[i].of);
    for (size_t i = 0; i < report->praise_count; i++)
        print_error("  + %s %d\n", report->praise[i].rule->id, report->praise[i].weight);
    for (size_t i = 0; i < report->finding_count; i++)
        print_error("  - %s %d: %s\n", report->findings[i].rule->id, report->findings[i].cost,
                    report->findings[i].message);
}

/* ---- Good answers ---- */

static void the_model_of_the_failure_question_meets_every_target(void **state) {
    AnswerView view = model_of(*state, "failure");
    const Report *report = judge_view(*state, &view);
    bool clean = report->score >= MODEL;
    for (size_t i = 0; i < report->finding_count; i++)
        clean = clean && report->findings[i].severity == SEVERITY_SUGGESTION;
    if (!clean)
        print_report(report);
    assert_true(clean);
    assert_int_equal(report->readiness, READY);
    assert_true(report->learning_share >= 0.5);
    assert_false(report->foreign);
}

static void reciting_the_model_is_told(void **state) {
    const Shipped *shipped = *state;
    AnswerView view = model_of(shipped, "failure");
    int score = judge_view(shipped, &view)->score;
    view.question = bank_question(shipped->bank, "failure");
    const Report *report = judge_view(shipped, &view);
    assert_true(count_findings(report, "echo.examples") > 0);
    assert_true(report->score < score);
    assert_int_not_equal(report->readiness, READY);
}

static void every_model_is_ready(void **state) {
    const Shipped *shipped = *state;
    for (size_t i = 0; i < bank_question_count(shipped->bank); i++) {
        const Guide *guide = bank_guide(shipped->bank, bank_question_at(shipped->bank, i)->id, NULL);
        if (!guide || guide->model.section_count == 0)
            continue;
        AnswerView view = model_of(shipped, guide->id);
        const Report *report = judge_view(shipped, &view);
        if (report->readiness != READY) {
            print_error("%s: %d\n", guide->id, report->score);
            print_report(report);
        }
        assert_int_equal(report->readiness, READY);
        for (size_t k = 0; k < view.shape->section_count; k++)
            assert_false(report->sections[k].thin);
    }
}

static void the_rules_own_examples_hold(void **state) {
    const Shipped *shipped = *state;
    ErrorList errors = {0};
    bool hold = judge_check_examples(shipped->judge, NULL, &errors);
    for (size_t i = 0; i < errors.count; i++)
        print_error("%s:%zu: %s\n", errors.items[i].file, errors.items[i].line, errors.items[i].message);
    assert_true(hold);
}

/* ---- What is no answer ---- */

static void check_no_answer(const Shipped *shipped, const char *name, const char *text) {
    const Report *reports[] = {judge_text(shipped, text), judge_spread(shipped, text, false),
                               judge_spread(shipped, text, true)};
    const char *const ways[] = {"as one text", "dealt out", "in every section"};
    for (size_t i = 0; i < 3; i++) {
        if (reports[i]->score >= NOT_AN_ANSWER) {
            print_error("%s, %s: %d\n", name, ways[i], reports[i]->score);
            print_report(reports[i]);
        }
        assert_true(reports[i]->score < NOT_AN_ANSWER);
        assert_int_equal(reports[i]->readiness, NOT_YET);
    }
}

static const char lorem[] = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt "
                            "ut labore et dolore magna aliqua. "
                            "Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea "
                            "commodo consequat. Duis aute irure "
                            "dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur. "
                            "Excepteur sint occaecat cupidatat non "
                            "proident, sunt in culpa qui officia deserunt mollit anim id est laborum. Curabitur "
                            "pretium tincidunt lacus. Nulla gravida orci "
                            "a odio. Nullam varius, turpis et commodo pharetra, est eros bibendum elit, nec luctus "
                            "magna felis sollicitudin mauris. Integer "
                            "in mauris eu nibh euismod gravida. Duis ac tellus et risus vulputate vehicula. Donec "
                            "lobortis risus a elit. Etiam tempor.";

static const char recipe[] = "Peel two onions and slice them thinly. Melt 40 grams of butter in a heavy pan over a low "
                             "heat, and add the onions with a pinch "
                             "of salt. Stir now and then for about thirty minutes, until they are soft and brown. Heat "
                             "the oven to 190 degrees. Roll the "
                             "pastry out to the thickness of a coin, lay it in a buttered tin, and prick it with a "
                             "fork. Bake it for 15 minutes. Beat three "
                             "eggs with 200 millilitres of cream, season with nutmeg and black pepper, and mix in the "
                             "onions. Pour everything into the case "
                             "and scatter 80 grams of cheese over it. Bake for a further 25 minutes, until the filling "
                             "is just set. Leave the tart to cool "
                             "for ten minutes before you cut it. It goes well with a green salad, and the leftovers "
                             "keep for two days in the fridge.";

static void no_text_at_all_earns_nothing_to_speak_of(void **state) {
    check_no_answer(*state, "empty", "");
    check_no_answer(*state, "one word", "Yes.");
}

static void lorem_ipsum_is_no_answer(void **state) {
    check_no_answer(*state, "lorem ipsum", lorem);
}

static void a_recipe_is_no_answer(void **state) {
    check_no_answer(*state, "recipe", recipe);
}

static void the_question_itself_is_no_answer(void **state) {
    const Question *question = bank_question(((const Shipped *)*state)->bank, "failure");
    Buffer many = {0};
    check_no_answer(*state, "question", question->ask);
    for (int i = 0; i < 25; i++)
        buffer_printf(&many, "%s ", question->ask);
    check_no_answer(*state, "question, many times", buffer_string(&many));
    buffer_free(&many);
}

static void the_bare_labels_are_no_answer(void **state) {
    const Shape *shape = bank_shape(((const Shipped *)*state)->bank, "failure");
    Buffer labels = {0};
    for (size_t i = 0; i < shape->section_count; i++)
        buffer_printf(&labels, "%s. %s ", shape->sections[i].label, shape->sections[i].ask);
    check_no_answer(*state, "labels and asks", buffer_string(&labels));
    buffer_free(&labels);
}

static void cue_phrases_without_a_story_are_no_answer(void **state) {
    check_no_answer(*state, "openings alone",
                    "I learned that. Since then I. As a result we. My goal was to. I did not ask. I realised that I. Now I "
                    "always. In the end it was late. This experience made me.");
    check_no_answer(*state, "a skeleton",
                    "My goal was the goal. The task was to finish by Friday. I did not check. As a result we lost 20 percent. "
                    "The root cause was that I did not ask. I learned to check before. Since then I always check before. The "
                    "next project was on time. Now I check first.");
    check_no_answer(*state, "a longer skeleton",
                    "In my last job I was responsible for a project. My task was to deliver it on time. I did not "
                    "communicate. As a result it was two days late. The root cause was that I assumed. I learned two things: "
                    "first, to check before, second, to ask before. In later projects I now always check before, and it was "
                    "on time. This made me better, and now I always check.");
}

/* Repeating buys nothing: twice the model is not better than once. */
static void padding_earns_no_points(void **state) {
    AnswerView once = model_of(*state, "failure"), twice = model_of(*state, "failure");
    SectionView *sections = (SectionView *)twice.sections;
    for (size_t i = 0; i < twice.shape->section_count; i++) {
        char *text = arena_printf(((const Shipped *)*state)->arena, "%s %s", once.sections[i].source.data,
                                  once.sections[i].source.data);
        sections[i] = section_view_whole(slice_of(text), ((const Shipped *)*state)->arena);
    }
    assert_true(judge_view(*state, &twice)->score < judge_view(*state, &once)->score);
}

/* ---- Cut text ---- */

static void a_model_without_headings_is_cut_and_judged(void **state) {
    AnswerView view = model_of(*state, "failure");
    Buffer text = {0};
    for (size_t i = 0; i < view.shape->section_count; i++)
        buffer_printf(&text, "%s\n\n", view.sections[i].source.data);
    const Report *report = judge_text(*state, buffer_string(&text));
    size_t begun = 0;
    for (size_t i = 0; i < view.shape->section_count; i++)
        begun += report->sections[i].begun;
    assert_true(report->cut);
    assert_true(begun >= LEAST_SECTIONS);
    for (size_t i = 0; i < report->finding_count; i++)
        if (report->findings[i].rule->kind == RULE_SHARE)
            assert_true(report->findings[i].severity < SEVERITY_ERROR);
    buffer_free(&text);
}

static void findings_about_form_are_never_errors(void **state) {
    const Shipped *shipped = *state;
    const char *const texts[] = {"", lorem, recipe, "My boss failed."};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const Report *report = judge_text(shipped, texts[i]);
        for (size_t j = 0; j < report->finding_count; j++)
            if (report->findings[j].criterion && report->findings[j].criterion->about == ABOUT_FORM)
                assert_true(report->findings[j].severity != SEVERITY_ERROR);
    }
}

static size_t lessons_missing(const Shipped *shipped, const char *lessons) {
    AnswerView view = model_of(shipped, "failure");
    SectionView *sections = arena_array(shipped->arena, view.shape->section_count, sizeof *sections);
    memcpy(sections, view.sections, view.shape->section_count * sizeof *sections);
    const Section *lesson = shape_section_of_role(view.shape, ROLE_LESSON);
    sections[shape_section_index(view.shape, lesson)] = section_view_whole(slice_of(lessons), shipped->arena);
    view.sections = sections;
    return count_findings(judge_view(shipped, &view), "lesson.two");
}

static void short_lessons_count_and_the_same_lesson_counts_once(void **state) {
    assert_int_equal(lessons_missing(*state, "I learned that silence is no agreement. I learned that a plan without slack is a wish. "
                                             "I learned that people hide what they have too much of."), 0);
    assert_int_equal(lessons_missing(*state, "I learned to ask each cook what else is on, and to write the answers into one list."), 0);
    assert_int_equal(lessons_missing(*state, "I learned to ask each cook what else is on before I promise a menu."), 1);
    assert_int_equal(lessons_missing(*state, "I learned to ask each cook before I promise a menu. I learned to ask each cook first. "
                                             "Now I always ask each cook before I promise any menu. I ask each cook, every time."), 1);
    assert_int_equal(lessons_missing(*state, "I learned a lot. I learned that communication is key. I learned that teamwork is "
                                             "important."), 1);
}

/* As a name: with its capital, and not as the first word of the sentence. */
static bool names_section(const char *text, const char *label) {
    size_t length = strlen(label);
    for (const char *at = strstr(text + 1, label); *text && at; at = strstr(at + 1, label)) {
        bool inside = at[-1] == ' ' && !strchr(".:!?\"", at[-2]);
        if (inside && !(at[length] >= 'a' && at[length] <= 'z'))
            return true;
    }
    return false;
}

static bool some_section_is_called(const Shape *shape, const char *label) {
    for (size_t i = 0; i < shape->section_count; i++)
        if (strcmp(shape->sections[i].label, label) == 0)
            return true;
    return false;
}

static void check_names(const Shipped *shipped, const Shape *shape, const char *id) {
    const Rule *rule = bank_rule(shipped->bank, id);
    const char *const said[] = {rule->message, rule->why, rule->fix};
    for (size_t i = 0; i < bank_shape_count(shipped->bank); i++) {
        const Shape *other = bank_shape_at(shipped->bank, i);
        for (size_t j = 0; j < other->section_count; j++)
            for (size_t k = 0; k < 3; k++)
                if (!some_section_is_called(shape, other->sections[j].label) && names_section(said[k], other->sections[j].label))
                    fail_msg("%s speaks of %s, which %s does not have: %s", id, other->sections[j].label, shape->id, said[k]);
    }
}

static void no_advice_names_a_section_that_the_shape_does_not_have(void **state) {
    const Shipped *shipped = *state;
    for (size_t i = 0; i < bank_shape_count(shipped->bank); i++) {
        const Shape *shape = bank_shape_at(shipped->bank, i);
        const Rubric *rubric = bank_rubric(shipped->bank, shape->rubric);
        for (size_t j = 0; j < rubric->criterion_count; j++) {
            for (size_t k = 0; k < rubric->criteria[j].requirement_count; k++)
                check_names(shipped, shape, rubric->criteria[j].requirements[k].rule);
            for (size_t k = 0; k < rubric->criteria[j].flag_count; k++)
                check_names(shipped, shape, rubric->criteria[j].flags[k].rule);
        }
    }
}

static void all_rules_say_what_why_and_what_to_do_in_a_sentence_each(void **state) {
    const Shipped *shipped = *state;
    for (size_t i = 0; i < bank_rule_count(shipped->bank); i++) {
        const Rule *rule = bank_rule_at(shipped->bank, i);
        ErrorList errors = {0};
        check_rule_words(rule, &errors);
        if (errors.count > 0)
            fail_msg("%s", errors.items[0].message);
        assert_true(strlen(rule->message) > 10 && strlen(rule->why) > 20 && strlen(rule->fix) > 20);
        assert_non_null(strchr(".!?\"", rule->fix[strlen(rule->fix) - 1]));
    }
}

/* What so many guides say well and poorly, one after another. */
static void append_guides(const Shipped *shipped, size_t first, size_t count, Buffer *out) {
    for (size_t i = first; i < first + count && i < bank_question_count(shipped->bank); i++) {
        const Guide *guide = bank_guide(shipped->bank, bank_question_at(shipped->bank, i)->id, NULL);
        for (size_t k = 0; guide && k < guide->section_count; k++)
            buffer_printf(out, "%s\n%s\n", guide->sections[k].poor.text ? guide->sections[k].poor.text : "",
                          guide->sections[k].good.text ? guide->sections[k].good.text : "");
    }
}

/* Rules drop out where nothing further on can change what they say, and are back for the next text: that must not show. */
static void check_as_if_all_were_counted(const Shipped *shipped, size_t guides) {
    static const char *const shapes[] = {"failure", "star", "strength-weakness"};
    JudgeOptions stopping = final_options;
    stopping.explain = false;
    JudgeCache *cache = judge_cache_new();
    Buffer text = {0}, counted = {0}, stopped = {0};
    for (size_t i = 0; i < bank_question_count(shipped->bank); i += guides) {
        buffer_clear(&text);
        append_guides(shipped, i, guides, &text);
        for (size_t k = 0; k < sizeof shapes / sizeof *shapes; k++) {
            AnswerView view;
            assert_true(answer_read(shipped->bank, shipped->cutter, "text", buffer_slice(&text),
                                    &(AnswerOptions){.shape = shapes[k]}, shipped->arena, &view, NULL));
            buffer_clear(&counted);
            buffer_clear(&stopped);
            render_report_json(judge_answer(shipped->judge, NULL, &view, &final_options, shipped->arena), NULL, NULL,
                               false, &counted);
            render_report_json(judge_answer(shipped->judge, cache, &view, &stopping, shipped->arena), NULL, NULL, false,
                               &stopped);
            assert_string_equal(buffer_string(&stopped), buffer_string(&counted));
            arena_reset(shipped->arena);
        }
    }
    buffer_free(&text);
    buffer_free(&counted);
    buffer_free(&stopped);
    judge_cache_free(cache);
}

static void a_text_that_was_cut_is_judged_as_if_all_were_counted(void **state) {
    check_as_if_all_were_counted(*state, 1);
    check_as_if_all_were_counted(*state, 12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_that_was_cut_is_judged_as_if_all_were_counted),
        cmocka_unit_test(the_model_of_the_failure_question_meets_every_target),
        cmocka_unit_test(reciting_the_model_is_told),
        cmocka_unit_test(every_model_is_ready),
        cmocka_unit_test(the_rules_own_examples_hold),
        cmocka_unit_test(no_text_at_all_earns_nothing_to_speak_of),
        cmocka_unit_test(lorem_ipsum_is_no_answer),
        cmocka_unit_test(a_recipe_is_no_answer),
        cmocka_unit_test(the_question_itself_is_no_answer),
        cmocka_unit_test(the_bare_labels_are_no_answer),
        cmocka_unit_test(cue_phrases_without_a_story_are_no_answer),
        cmocka_unit_test(padding_earns_no_points),
        cmocka_unit_test(a_model_without_headings_is_cut_and_judged),
        cmocka_unit_test(short_lessons_count_and_the_same_lesson_counts_once),
        cmocka_unit_test(no_advice_names_a_section_that_the_shape_does_not_have),
        cmocka_unit_test(all_rules_say_what_why_and_what_to_do_in_a_sentence_each),
        cmocka_unit_test(findings_about_form_are_never_errors),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
