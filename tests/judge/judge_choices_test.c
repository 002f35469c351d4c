/* Rules that a person has switched off or given another weight: the rubric stays 100, and every sum holds. */
#include "judge/judging.h"

#include <string.h>

static const char *const off_blame[] = {"blame"}, *const off_deed[] = {"deed"}, *const off_figure[] = {"deed.figure"},
                         *const off_part[] = {"dee"};

static const Report *judge_with(const Judging *judging, AnswerView view, RuleChoices choices) {
    RuleChoices *kept = arena_alloc(judging->arena, sizeof *kept);
    JudgeOptions options = final_options;
    *kept = choices;
    options.rules = kept;
    const Report *report = judge_answer(judging->judge, NULL, &view, &options, judging->arena);
    check_sums(report);
    check_offsets(report, &view);
    return report;
}

static const Report *judge_weighed(const Judging *judging, AnswerView view, const char *rule, int weight) {
    RuleWeight *weights = arena_alloc(judging->arena, sizeof *weights);
    *weights = (RuleWeight){.rule = rule, .weight = weight};
    return judge_with(judging, view, (RuleChoices){.weights = weights, .weight_count = 1});
}

static void an_id_stands_for_its_rule_and_for_those_below_it(void **state) {
    (void)state;
    assert_true(rule_choice_covers("cliche", "cliche"));
    assert_true(rule_choice_covers("cliche", "cliche.hard-worker"));
    assert_true(rule_choice_covers("tone.bitter", "tone.bitter"));
    assert_false(rule_choice_covers("clich", "cliche"));
    assert_false(rule_choice_covers("tone.bitter", "tone"));
    assert_false(rule_choice_covers("tone.bit", "tone.bitter"));
}

static void a_rule_that_is_off_is_not_told_and_its_points_are_given(void **state) {
    AnswerView view = tale_with(*state, DEED, "First I phoned them. Then I wrote.");
    const Report *before = judge_with(*state, view, (RuleChoices){0});
    assert_int_equal(cost_of(before, "deed.figure"), 20);
    const Report *after = judge_with(*state, view, (RuleChoices){.off = {off_figure, 1, NULL}});
    assert_int_equal(count_findings(after, "deed.figure"), 0);
    assert_int_equal(cost_of(after, "deed.steps"), 0); /* it waited for the figure: nothing keeps it back now */
    assert_int_equal(after->score, before->score + 35);
    assert_int_equal(after->off_count, 1);
    assert_string_equal(after->off[0]->id, "deed.figure");
}

static void what_is_next_is_never_what_only_waits(void **state) {
    const Report *report =
        judge_weighed(*state, tale_with(*state, DEED, "First I phoned them. Then I wrote."), "deed.figure", 1);
    assert_true(cost_of(report, "deed.steps") > cost_of(report, "deed.figure"));
    assert_non_null(report->next);
    assert_string_equal(report->next->rule->id, "deed.figure");
}

static void a_flag_that_is_off_takes_nothing(void **state) {
    AnswerView view = tale_with(*state, DEED, "First I phoned 12 of them. Then I wrote. My boss forgot it.");
    assert_true(cost_of(judge_with(*state, view, (RuleChoices){0}), "blame") > 0);
    const Report *report = judge_with(*state, view, (RuleChoices){.off = {off_blame, 1, NULL}});
    assert_int_equal(count_findings(report, "blame"), 0);
    assert_int_equal(report->score, 100);
}

static void the_start_of_an_id_switches_off_a_family_and_nothing_beside_it(void **state) {
    AnswerView view = tale_with(*state, DEED, "We left. We came.");
    const Report *report = judge_with(*state, view, (RuleChoices){.off = {off_deed, 1, NULL}});
    assert_int_equal(find_criterion(report, "deed")->points, 45);
    assert_int_equal(report->off_count, 4);
    const Report *other = judge_with(*state, view, (RuleChoices){.off = {off_part, 1, NULL}});
    assert_int_equal(other->off_count, 0);
    assert_true(find_criterion(other, "deed")->points < 45);
}

static void what_is_off_is_neither_praised_nor_said_to_hold(void **state) {
    const Report *report = judge_with(*state, tale_of(*state, good_tale), (RuleChoices){.off = {off_figure, 1, NULL}});
    for (size_t i = 0; i < report->praise_count; i++)
        assert_string_not_equal(report->praise[i].rule->id, "deed.figure");
    bool told = false;
    for (size_t i = 0; i < report->tried_count; i++) {
        const Tried *tried = &report->tried[i];
        if (strcmp(tried->rule->id, "deed.figure") != 0)
            continue;
        told = true;
        assert_int_equal(tried->skip, SKIP_OFF);
        assert_string_equal(tried->measured, "off in your settings");
    }
    assert_true(told);
}

static void a_lighter_rule_takes_its_weight_and_the_rest_is_given(void **state) {
    AnswerView view = tale_with(*state, LESSON, "I learned to count the flour.");
    const Report *report = judge_weighed(*state, view, "lesson.sheet", 3);
    assert_int_equal(cost_of(report, "lesson.sheet"), 3);
    assert_int_equal(find_criterion(report, "lesson")->points, 32);
    assert_int_equal(find_criterion(report, "lesson")->of, 35);
}

static void a_heavier_rule_takes_no_more_than_its_criterion_has_left(void **state) {
    AnswerView view = tale_with(*state, LESSON, "I learned to count the flour.");
    const Report *report = judge_weighed(*state, view, "lesson.sheet", 90);
    assert_int_equal(cost_of(report, "lesson.sheet"), 35);
    assert_int_equal(find_criterion(report, "lesson")->points, 0);
    assert_int_equal(find_criterion(report, "deed")->points, 45);
}

static void the_longest_of_two_weights_counts(void **state) {
    Judging *judging = *state;
    static const RuleWeight weights[] = {{"lesson.sheet", 2, {0}}, {"lesson", 7, {0}}};
    AnswerView view = tale_with(judging, LESSON, "Yes.");
    const Report *report = judge_with(judging, view, (RuleChoices){.weights = weights, .weight_count = 2});
    assert_int_equal(cost_of(report, "lesson.sheet"), 2);
    assert_int_equal(cost_of(report, "lesson.empty"), 7);
}

static void sums_hold_for_any_choice_in_both_modes(void **state) {
    Judging *judging = *state;
    static const char *const texts[] = {"", "We left. We came.", "My boss forgot it. Communication matters.", "Yes."};
    uint32_t seed = 7;
    for (int round = 0; round < 200; round++) {
        arena_reset(judging->arena);
        const char *chosen[TALE_SECTIONS], *off[2];
        RuleWeight weights[2];
        for (size_t i = 0; i < TALE_SECTIONS; i++)
            chosen[i] = next_random(&seed) % 2 ? good_tale[i] : texts[next_random(&seed) % 4];
        for (size_t i = 0; i < 2; i++) {
            off[i] = bank_rule_at(judging->bank, next_random(&seed) % bank_rule_count(judging->bank))->id;
            const Rule *rule = bank_rule_at(judging->bank, next_random(&seed) % bank_rule_count(judging->bank));
            weights[i] = (RuleWeight){.rule = rule->id, .weight = (int)(next_random(&seed) % 101)};
        }
        const RuleChoices choices = {.off = {off, 2, NULL}, .weights = weights, .weight_count = 2};
        AnswerView view = tale_of(judging, chosen);
        for (JudgeMode mode = JUDGE_FINAL; mode <= JUDGE_DRAFTING; mode++) {
            JudgeOptions options = final_options;
            options.mode = mode;
            options.rules = &choices;
            check_sums(judge_answer(judging->judge, NULL, &view, &options, judging->arena));
        }
    }
}

static void an_id_that_names_no_rule_is_told_with_its_place_and_the_nearest(void **state) {
    Judging *judging = *state;
    static const char *const off[] = {"blame", "deed.figur", "nothing-like-it"};
    static const Mark marks[] = {{3, 9}, {3, 16}, {4, 2}};
    static const RuleWeight weights[] = {{"leson", 2, {6, 5}}};
    const RuleChoices choices = {.off = {off, 3, marks}, .weights = weights, .weight_count = 1};
    ErrorList errors = {0};
    assert_false(judge_check_choices(judging->bank, &choices, "config.yaml", &errors));
    assert_int_equal(errors.count, 3);
    assert_int_equal(errors.items[0].line, 3);
    assert_int_equal(errors.items[0].column, 16);
    assert_string_equal(errors.items[0].file, "config.yaml");
    assert_non_null(strstr(errors.items[0].remedy, "deed.figure"));
    assert_non_null(strstr(errors.items[2].remedy, "\"lesson\""));
    error_list_clear(&errors);
    assert_true(judge_check_choices(judging->bank, &(RuleChoices){.off = {off_deed, 1, NULL}}, "config.yaml", &errors));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_id_stands_for_its_rule_and_for_those_below_it),
        cmocka_unit_test(a_rule_that_is_off_is_not_told_and_its_points_are_given),
        cmocka_unit_test(what_is_next_is_never_what_only_waits),
        cmocka_unit_test(a_flag_that_is_off_takes_nothing),
        cmocka_unit_test(the_start_of_an_id_switches_off_a_family_and_nothing_beside_it),
        cmocka_unit_test(what_is_off_is_neither_praised_nor_said_to_hold),
        cmocka_unit_test(a_lighter_rule_takes_its_weight_and_the_rest_is_given),
        cmocka_unit_test(a_heavier_rule_takes_no_more_than_its_criterion_has_left),
        cmocka_unit_test(the_longest_of_two_weights_counts),
        cmocka_unit_test(sums_hold_for_any_choice_in_both_modes),
        cmocka_unit_test(an_id_that_names_no_rule_is_told_with_its_place_and_the_nearest),
    };
    return cmocka_run_group_tests(tests, judging_set_up, judging_tear_down);
}
