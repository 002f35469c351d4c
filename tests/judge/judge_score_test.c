/* From findings to points: what counts, what is taken and what is left. */
#include "judge/judging.h"

#include <starcoach/render.h>
#include <string.h>

static void an_unmet_requirement_costs_its_weight(void **state) {
    const Report *report = judge_final(
        *state, tale_with(*state, LESSON, "I learned to count the flour before I promise a cake, every single time."));
    assert_int_equal(cost_of(report, "lesson.sheet"), 20);
    assert_int_equal(find_criterion(report, "lesson")->points, 15);
    assert_int_equal(report->score, 80);
}

static void a_requirement_whose_need_is_unmet_costs_too_and_says_what_it_waits_for(void **state) {
    const Report *report = judge_final(
        *state,
        tale_with(*state, DEED, "First I phoned a good many bakeries before dawn. Then I wrote to every customer."));
    const Finding *steps = find_finding(report, "deed.steps");
    assert_int_equal(cost_of(report, "deed.figure"), 20);
    assert_non_null(steps);
    assert_int_equal(steps->cost, 15);
    assert_int_equal(steps->severity, SEVERITY_SUGGESTION);
    assert_non_null(strstr(steps->message, "has a figure"));
    check_sums(report);
}

static void red_flags_take_only_what_is_left(void **state) {
    const Report *report = judge_final(
        *state, tale_with(*state, DEED, "My boss forgot it. We left. We slept until noon on a Sunday in March."));
    const CriterionReport *deed = find_criterion(report, "deed");
    assert_int_equal(cost_of(report, "deed.figure"), 20);
    assert_int_equal(cost_of(report, "deed.steps"), 15);
    assert_int_equal(find_finding(report, "blame")->cost, 10); /* of 25 */
    assert_int_equal(cost_of(report, "deed.we"), 0);           /* of 30: told all the same */
    assert_int_equal(count_findings(report, "deed.we"), 1);
    assert_int_equal(deed->points, 0);
    assert_int_equal(find_criterion(report, "lesson")->points, 30); /* the same flag takes 5 there */
    check_sums(report);
}

static void many_matches_of_one_flag_cost_once(void **state) {
    const char *deed =
        "First I phoned 12 bakeries. Then I wrote. My boss forgot it. My boss forgot me. My manager forgot us.";
    const Report *report = judge_final(*state, tale_with(*state, DEED, deed));
    assert_int_equal(cost_of(report, "blame"), 25 + 5);
    assert_int_equal(count_findings(report, "blame"), 3 + 1);
    check_sums(report);
}

static void a_rule_that_names_a_criterion_itself_takes_its_cost_there(void **state) {
    const Report *report = judge_final(*state, tale_with(*state, END, "Now I know that it failed."));
    const Finding *sour = find_finding(report, "end.sour");
    assert_int_equal(sour->cost, 5);
    assert_string_equal(sour->criterion->id, "lesson");
    check_sums(report);
}

static void a_rule_that_no_rubric_names_is_told_and_costs_nothing(void **state) {
    AnswerView view = tale_of(*state, good_tale);
    view.story.when = (Date){2010, 1, 0};
    const Report *report = judge_final(*state, view);
    assert_int_equal(count_findings(report, "story.old"), 1);
    assert_null(find_finding(report, "story.old")->criterion);
    assert_int_equal(report->score, 100);
}

/* ---- Drafting ---- */

static void in_drafting_nothing_begun_is_nothing_held_against_anyone(void **state) {
    const char *texts[TALE_SECTIONS] = {0};
    const Report *report = judge_drafting(*state, tale_of(*state, texts));
    int pending = 0;
    for (size_t i = 0; i < report->rubric->criterion_count; i++)
        pending += report->criteria[i].pending;
    assert_int_equal(pending, 100);
    assert_int_equal(report->score, 0);
    assert_int_equal(report->finding_count, 0);
    assert_int_equal(report->praise_count, 0);
    check_sums(report);
}

static void in_drafting_only_what_is_begun_counts(void **state) {
    const char *texts[] = {NULL, "First I phoned 12 bakeries before seven. Then I wrote.", NULL, NULL};
    const Report *report = judge_drafting(*state, tale_of(*state, texts));
    assert_int_equal(find_criterion(report, "deed")->points, 45);
    assert_int_equal(find_criterion(report, "lesson")->of, 0);
    assert_int_equal(find_criterion(report, "lesson")->pending, 35);
    assert_int_equal(find_criterion(report, "form")->pending, 20);
    assert_int_equal(report->score, 45);
    for (size_t i = 0; i < report->finding_count; i++)
        assert_int_equal(report->findings[i].cost, 0);
    check_sums(report);
}

static void in_drafting_a_flag_in_what_is_begun_does_cost(void **state) {
    const char *texts[] = {NULL, "First I phoned 12 bakeries. Then I wrote. My boss forgot it.", NULL, NULL};
    const Report *report = judge_drafting(*state, tale_of(*state, texts));
    assert_int_equal(find_criterion(report, "deed")->points, 20);
    assert_int_equal(find_criterion(report, "lesson")->pending, 35);
    assert_int_equal(find_criterion(report, "lesson")->points, 0);
    check_sums(report);
}

static void in_drafting_what_waits_for_an_unmet_need_is_pending(void **state) {
    const char *texts[] = {NULL, "First I phoned a good many bakeries before dawn. Then I wrote to every customer.",
                           NULL, NULL};
    const Report *report = judge_drafting(*state, tale_of(*state, texts));
    assert_int_equal(cost_of(report, "deed.figure"), 20);
    assert_int_equal(count_findings(report, "deed.steps"), 0);
    assert_int_equal(find_criterion(report, "deed")->pending, 15);
    assert_int_equal(find_criterion(report, "deed")->points, 10);
    check_sums(report);
}

static void a_whole_answer_is_judged_alike_in_both_modes(void **state) {
    Buffer final = {0}, drafting = {0};
    const char *texts[] = {"A plan, of forty loaves a day.", "We left it. My boss forgot it.", "Communication is all.",
                           "It failed."};
    render_report_json(judge_final(*state, tale_of(*state, texts)), NULL, NULL, true, &final);
    render_report_json(judge_drafting(*state, tale_of(*state, texts)), NULL, NULL, true, &drafting);
    assert_string_equal(buffer_string(&final), buffer_string(&drafting));
    buffer_free(&final);
    buffer_free(&drafting);
}

/* ---- What else a report says ---- */

static void readiness_follows_the_rubric_and_an_error_is_never_ready(void **state) {
    assert_int_equal(judge_final(*state, tale_of(*state, good_tale))->readiness, READY);
    const Report *nearly = judge_final(
        *state, tale_with(*state, DEED, "I left a note for every customer, and I slept on the floor until noon."));
    assert_int_equal(nearly->score, 65);
    assert_int_equal(nearly->readiness, NEARLY);
    const char *nothing[TALE_SECTIONS] = {0};
    assert_int_equal(judge_final(*state, tale_of(*state, nothing))->readiness, NOT_YET);
    AnswerView doubtful = tale_of(*state, good_tale);
    doubtful.story.doubts = DOUBTS_HONESTY;
    const Report *report = judge_final(*state, doubtful);
    assert_int_equal(report->score, 100);
    assert_int_equal(report->readiness, NEARLY);
}

static void as_many_points_as_the_rubric_asks_for_are_enough(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rubrics/tale.yaml", "ready: 80\nnearly: 60", "ready: 85\nnearly: 65");
    const Report *nearly = judge_final(
        judging, tale_with(judging, DEED, "I left a note for every customer, and I slept on the floor until noon."));
    assert_int_equal(nearly->score, 65);
    assert_int_equal(nearly->readiness, NEARLY);
    const Report *ready = judge_final(
        judging, tale_with(judging, DEED, "First I phoned 12 bakeries before seven, and had a long talk with each."));
    assert_int_equal(ready->score, 85);
    assert_int_equal(ready->readiness, READY);
    judging_free(judging);
}

static void the_next_thing_is_the_costliest_finding(void **state) {
    const Report *report = judge_final(
        *state, tale_with(*state, DEED, "First I phoned. Then I wrote. We left it, and me, and all of us."));
    assert_string_equal(report->next->rule->id, "deed.figure");
    assert_int_equal(report->next->cost, 20);
}

static void of_two_that_cost_the_same_the_one_that_others_wait_for_is_next(void **state) {
    (void)state;
    Judging *judging =
        judging_changed("en/rules/tale.yaml", "id: deed.figure\n    kind: missing\n    severity: warning",
                        "id: deed.figure\n    kind: missing\n    severity: suggestion");
    const char *texts[TALE_SECTIONS];
    memcpy(texts, good_tale, sizeof texts);
    texts[DEED] = "First I phoned a good many bakeries before dawn. Then I wrote to every customer.";
    texts[LESSON] = "I learned to count the flour before I promise a cake, every single time.";
    const Report *report = judge_final(judging, tale_of(judging, texts));
    assert_int_equal(cost_of(report, "deed.figure"), cost_of(report, "lesson.sheet"));
    assert_string_equal(report->next->rule->id, "deed.figure"); /* though the other is graver */
    judging_free(judging);
}

static void an_error_that_costs_points_is_next_before_what_costs_more(void **state) {
    const Report *report = judge_final(
        *state, tale_with(*state, DEED, "First I phoned. Then I wrote. My boss forgot it, and me, and all of us."));
    assert_int_equal(report->next->severity, SEVERITY_ERROR);
    assert_true(report->next->cost > 0 && report->next->cost < 20);
}

static void nothing_is_praised_where_no_point_was_earned(void **state) {
    const char *texts[TALE_SECTIONS] = {NULL, "First I phoned. Then I wrote. My boss forgot it.", NULL, NULL};
    const Report *report = judge_final(*state, tale_of(*state, texts));
    for (size_t i = 0; i < report->praise_count; i++)
        assert_true(find_criterion(report, report->praise[i].criterion->id)->points > 0);
}

static void an_answer_with_a_section_not_begun_is_not_yet_ready(void **state) {
    AnswerView whole = tale_of(*state, good_tale);
    assert_int_equal(judge_final(*state, whole)->readiness, READY);
    AnswerView part = tale_with(*state, 0, NULL);
    const Report *report = judge_final(*state, part);
    assert_true(report->score >= report->rubric->nearly);
    assert_int_equal(report->readiness, NOT_YET);
}

static void a_section_is_ready_when_it_is_begun_and_nothing_grave_stands_against_it(void **state) {
    const Report *report = judge_final(*state, tale_with(*state, DEED, "I slept on the floor until noon."));
    assert_true(report->sections[PLAN].ready);
    assert_true(report->sections[DEED].begun);
    assert_false(report->sections[DEED].ready);
    report = judge_final(*state, tale_with(*state, PLAN, NULL));
    assert_false(report->sections[PLAN].begun);
    assert_false(report->sections[PLAN].ready);
}

static void follow_ups_are_asked_where_their_rule_fired(void **state) {
    const Report *report = judge_final(*state, tale_with(*state, DEED, "I slept. My boss forgot it."));
    assert_int_equal(report->follow_up_count, 2);
    assert_string_equal(report->follow_ups[0], "Whose fault was it?");
    assert_string_equal(report->follow_ups[1], "How many?");
}

static void praise_comes_heaviest_first(void **state) {
    const Report *report = judge_final(*state, tale_of(*state, good_tale));
    assert_int_equal(report->praise_count, 7);
    for (size_t i = 1; i < report->praise_count; i++)
        assert_true(report->praise[i - 1].weight >= report->praise[i].weight);
}

static void seconds_and_shares_add_up(void **state) {
    const Report *report = judge_final(*state, tale_of(*state, good_tale));
    double seconds = 0, share = 0;
    size_t words = 0;
    for (size_t i = 0; i < TALE_SECTIONS; i++) {
        seconds += report->sections[i].seconds;
        share += report->sections[i].share;
        words += report->sections[i].words;
    }
    assert_true(seconds > report->seconds - 1e-6 && seconds < report->seconds + 1e-6);
    assert_true(share > 1 - 1e-6 && share < 1 + 1e-6);
    assert_int_equal(words, report->words);
    double learning = report->sections[LESSON].share + report->sections[END].share;
    assert_true(learning > report->learning_share - 1e-6 && learning < report->learning_share + 1e-6);
}

static void another_language_is_told(void **state) {
    const char *german[] = {"Wir haben jeden Tag vierzig Brote gebacken und verkauft.",
                            "Zuerst rief ich zwölf Bäckereien an, dann schrieb ich allen Kunden einen Brief.",
                            "Seitdem führe ich eine Liste aller Säcke im Lager.", NULL};
    assert_true(judge_final(*state, tale_of(*state, german))->foreign);
    assert_false(judge_final(*state, tale_of(*state, good_tale))->foreign);
}

static void explaining_tells_every_rule_tried_and_what_it_took(void **state) {
    Judging *judging = *state;
    AnswerView view = tale_with(judging, DEED, "My boss forgot it. We left. We slept.");
    const Report *report = judge_final(judging, view);
    int taken = 0;
    for (size_t i = 0; i < report->tried_count; i++) {
        assert_true(strlen(report->tried[i].measured) > 0);
        taken += report->tried[i].taken;
    }
    assert_int_equal(taken, 100 - report->score);
    assert_true(report->tried_count >= bank_rule_count(judging->bank));
    JudgeOptions quiet = final_options;
    quiet.explain = false;
    assert_int_equal(judge_answer(judging->judge, NULL, &view, &quiet, judging->arena)->tried_count, 0);
}

/* ---- Over many answers ---- */

static const char *const pieces[] = {
    "My boss forgot it",
    "partly",
    "We left",
    "we",
    "I",
    "First I phoned",
    "Then I wrote",
    "never",
    "12",
    "sheet",
    "sheets",
    "failed",
    "Communication matters",
    "now",
    "the flour",
    "every sack",
    ". ",
    ".\n\n",
    "! ",
    ", ",
    " ",
    "\xC3\xA9t\xC3\xA9",
    "\xF0\x9F\x8D\x9E",
    "- item\n",
    "\r\n\r\n",
    "(",
    "\"",
    "in March 2025",
    "I forgot to order flour for the wedding cakes and phoned eleven bakeries before breakfast on a rainy Saturday. ",
};

static char *random_section(const Judging *judging, uint32_t *seed) {
    Buffer text = {0};
    for (size_t count = next_random(seed) % 3 ? next_random(seed) % 30 : 0; count > 0; count--)
        buffer_printf(&text, "%s%s", pieces[next_random(seed) % (sizeof pieces / sizeof *pieces)],
                      next_random(seed) % 4 ? " " : "");
    char *copy = arena_copy(judging->arena, buffer_slice(&text));
    buffer_free(&text);
    return copy;
}

static void the_score_is_the_sum_of_points_and_a_hundred_less_the_costs(void **state) {
    Judging *judging = *state;
    uint32_t seed = 3;
    for (int i = 0; i < 1500; i++) {
        arena_reset(judging->arena);
        const char *texts[TALE_SECTIONS];
        for (size_t j = 0; j < TALE_SECTIONS; j++)
            texts[j] = random_section(judging, &seed);
        AnswerView view = tale_of(judging, texts);
        view.story = (Story){.when = {(int)(2005 + next_random(&seed) % 25), 1, 0},
                             .doubts = (int)(next_random(&seed) % DOUBTS_COUNT)};
        const Report *report = next_random(&seed) % 2 ? judge_final(judging, view) : judge_drafting(judging, view);
        check_sums(report);
        check_offsets(report, &view);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unmet_requirement_costs_its_weight),
        cmocka_unit_test(a_requirement_whose_need_is_unmet_costs_too_and_says_what_it_waits_for),
        cmocka_unit_test(red_flags_take_only_what_is_left),
        cmocka_unit_test(many_matches_of_one_flag_cost_once),
        cmocka_unit_test(a_rule_that_names_a_criterion_itself_takes_its_cost_there),
        cmocka_unit_test(a_rule_that_no_rubric_names_is_told_and_costs_nothing),
        cmocka_unit_test(in_drafting_nothing_begun_is_nothing_held_against_anyone),
        cmocka_unit_test(in_drafting_only_what_is_begun_counts),
        cmocka_unit_test(in_drafting_a_flag_in_what_is_begun_does_cost),
        cmocka_unit_test(in_drafting_what_waits_for_an_unmet_need_is_pending),
        cmocka_unit_test(a_whole_answer_is_judged_alike_in_both_modes),
        cmocka_unit_test(readiness_follows_the_rubric_and_an_error_is_never_ready),
        cmocka_unit_test(as_many_points_as_the_rubric_asks_for_are_enough),
        cmocka_unit_test(the_next_thing_is_the_costliest_finding),
        cmocka_unit_test(of_two_that_cost_the_same_the_one_that_others_wait_for_is_next),
        cmocka_unit_test(an_error_that_costs_points_is_next_before_what_costs_more),
        cmocka_unit_test(nothing_is_praised_where_no_point_was_earned),
        cmocka_unit_test(an_answer_with_a_section_not_begun_is_not_yet_ready),
        cmocka_unit_test(a_section_is_ready_when_it_is_begun_and_nothing_grave_stands_against_it),
        cmocka_unit_test(follow_ups_are_asked_where_their_rule_fired),
        cmocka_unit_test(praise_comes_heaviest_first),
        cmocka_unit_test(seconds_and_shares_add_up),
        cmocka_unit_test(another_language_is_told),
        cmocka_unit_test(explaining_tells_every_rule_tried_and_what_it_took),
        cmocka_unit_test(the_score_is_the_sum_of_points_and_a_hundred_less_the_costs),
    };
    return cmocka_run_group_tests(tests, judging_set_up, judging_tear_down);
}
