/* Short answers, and answers whose sections are told in one breath. */
#include "judge/shipped.h"

#include <starcoach/render.h>
#include <string.h>

static const char headline[] = "I broke the build. Since then I'm always careful when I commit code.";

/* All that is asked, in half a minute. */
static const char breath[] =
    "In March I was asked to deliver the new menu cards to the restaurant by Friday, and I forgot to check the prices "
    "with the owner before I printed them. We had to reprint 200 cards and the opening was a day late, and I told the "
    "owner the same evening. It happened because I took the old list for granted. Since then I read every price aloud "
    "with the owner before I print, and in May the summer cards were right the first time.";

static void a_headline_waits_for_a_story(void **state) {
    const Report *report = judge_text(*state, headline);
    assert_true(report->score < 10);
    assert_int_equal(count_findings(report, "time.bare"), 1);
    assert_int_equal(count_findings(report, "time.short"), 1); /* its points wait too */
    bool waits = false;
    for (size_t i = 0; i < report->finding_count; i++)
        waits = waits || (report->findings[i].waits_for && strcmp(report->findings[i].waits_for->id, "time.bare") == 0);
    assert_true(waits);
}

static void how_long_it_becomes_holds_nothing_up_while_it_is_written(void **state) {
    const Shipped *shipped = *state;
    const Shape *shape = bank_shape(shipped->bank, "failure");
    SectionView *sections = arena_array(shipped->arena, shape->section_count, sizeof *sections);
    for (size_t i = 0; i < shape->section_count; i++)
        sections[i] = section_view_whole(
            slice_of(i == 0 ? "In March our project, the leaflets for the shop, came late." : ""), shipped->arena);
    AnswerView view = {.shape = shape, .sections = sections};
    const Report *report = judge_answer(shipped->judge, NULL, &view, &drafting_options, shipped->arena);
    assert_true(find_criterion(report, "situation")->points > 0);
    assert_int_equal(count_findings(report, "time.bare"), 0);
}

static void a_good_answer_far_under_its_time_is_not_yet_ready_and_wants_length_first(void **state) {
    const Report *report = judge_text(*state, breath);
    assert_true(report->score < 90);
    assert_int_equal(report->readiness, NOT_YET);
    assert_string_equal(report->next->rule->id, "time.headline");
}

/* A section, a clause. */
static const char telegram[] =
    "I led a data migration in a bank in 2024. It failed. It had to be done by March. I skipped the trial run. Two days "
    "of downtime, reverted the same night. I overestimated my own experience. I learned to do a trial run before the "
    "date and to write a rollback plan. In the next migration in May I did a dry run; on time. I value preparation "
    "now.";

static void what_a_telegram_leaves_out_costs_points_of_substance_part_by_part(void **state) {
    const Report *report = judge_text(*state, telegram);
    static const char *const parts[] = {"action", "cause", "lessons", "applied"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const CriterionReport *part = find_criterion(report, parts[i]);
        assert_int_equal(part->criterion->about, ABOUT_SUBSTANCE);
        assert_true(part->points > 0 && 20 * part->points <= 17 * part->of);
    }
    assert_int_equal(count_findings(report, "result.felt"), 1);  /* who stood without */
    assert_int_equal(count_findings(report, "cause.behind"), 1); /* why it was skipped */
    assert_int_equal(count_findings(report, "detail.seen"), 1);  /* nobody is in it */
    assert_true(report->score < report->rubric->ready);
}

static bool is_praised(const Report *report, const char *rule) {
    for (size_t i = 0; i < report->praise_count; i++)
        if (strcmp(report->praise[i].rule->id, rule) == 0)
            return true;
    return false;
}

static void of_what_would_be_praised_twice_the_stronger_is(void **state) {
    const Report *report = judge_text(*state, telegram);
    assert_true(is_praised(report, "lesson.two"));
    assert_false(is_praised(report, "lesson.topic"));
    assert_true(is_praised(report, "story.age"));
    assert_false(is_praised(report, "story.old"));
    report = judge_text(*state, "In 2024 I led a data migration in a bank, and it failed. I skipped the trial run. We lost two "
                                "days. I learned to read ten rows aloud before I start.");
    assert_true(is_praised(report, "lesson.topic")); /* nothing says more */
}

static void one_remark_speaks_for_a_lesson_without_act_and_without_moment(void **state) {
    const Shipped *shipped = *state;
    const Report *report = judge_text(shipped, "In 2024 I led a data migration in a bank, and it failed. I skipped the trial run. "
                                               "We lost two days. I learned that data can be wrong.");
    assert_int_equal(count_findings(report, "lesson.concrete"), 1);
    assert_int_equal(count_findings(report, "lesson.how"), 1);
    const AdviceList list = report_advice(report, shipped->arena);
    size_t told = 0;
    for (size_t i = 0; i < list.count; i++) {
        const Finding *finding = list.items[i].finding;
        assert_string_not_equal(finding->rule->id, "lesson.how");
        if (strcmp(finding->rule->id, "lesson.concrete") != 0)
            continue;
        told++;
        assert_int_equal(list.items[i].count, 2);
        assert_int_equal(list.items[i].cost, finding->cost + find_finding(report, "lesson.how")->cost);
    }
    assert_int_equal(told, 1);
}

static void a_remark_on_words_that_fit_any_job_names_three_of_them(void **state) {
    const Report *report =
        judge_text(*state, "There was a problem with a process in our team. I talked to the people involved, identified the main "
                           "issues and proposed a solution. Everyone was happy with the result, and the process improved.");
    const Finding *finding = find_finding(report, "detail.hollow");
    assert_non_null(finding);
    assert_non_null(strstr(finding->message, "\"problem\", \"process\", \"team\"."));
}

static void what_is_too_short_is_not_praised_for_being_short(void **state) {
    const Report *report = judge_text(*state, breath);
    for (size_t i = 0; i < report->praise_count; i++)
        assert_true(report->praise[i].rule->kind != RULE_TIME);
}

static void a_section_told_in_another_ones_sentence_is_not_called_empty(void **state) {
    const Report *report = judge_text(*state, breath);
    size_t without_words = 0;
    for (size_t i = 0; i < report->shape->section_count; i++) {
        without_words += report->sections[i].words == 0;
        assert_true(report->sections[i].begun);
    }
    assert_true(without_words > 0);
    for (size_t i = 0; i < report->finding_count; i++)
        assert_true(report->findings[i].rule->kind != RULE_EMPTY);
}

static void a_section_that_earned_nothing_is_not_begun(void **state) {
    const Report *report = judge_text(
        *state,
        "In March I was asked to deliver the new menu cards to the restaurant by Friday. I forgot to check the prices "
        "with the owner before I printed them. We had to reprint 200 cards, and the opening was a day late. I told "
        "the owner the same evening.");
    const Section *applied = shape_section_of_role(report->shape, ROLE_APPLIED);
    assert_false(report->sections[shape_section_index(report->shape, applied)].begun);
    assert_true(count_findings(report, "empty.applied") > 0);
}

static void a_met_rule_shows_the_words_of_its_own_section_first(void **state) {
    const Report *report = judge_text(
        *state,
        "In May I ran the stocktake of our shop, and I had to finish it by Sunday. I did not check the list with the "
        "night shift. We were two days late and had to write the list again before noon. It was because I planned "
        "alone. I "
        "learned to read the list aloud with both shifts before we start. Since then I do, and in June we finished on "
        "time.");
    const Praise *praise = NULL;
    for (size_t i = 0; i < report->praise_count && !praise; i++)
        praise = strcmp(report->praise[i].rule->id, "lesson.how") == 0 ? &report->praise[i] : NULL;
    assert_non_null(praise);
    assert_int_equal(report->shape->sections[praise->section].role, ROLE_LESSON);
}

static void a_good_answer_under_half_of_the_time_is_nearly_ready_and_told_to_say_more(void **state) {
    static const char told[] = "Last spring I was the evening manager of a small bakery cafe. I had to order flour for the Easter "
                               "weekend. I guessed the amount from memory instead of looking at last year's sales. On Saturday at "
                               "eleven we ran out of bread, and about sixty customers went home with nothing. I called them back one "
                               "by one and paid for a delivery from another bakery. The cause was me: I was tired and did not want to "
                               "open the books. I learned to look at the numbers before I order. Since then I check last year's sheet "
                               "every Monday, and we have not run out once.";
    const Report *report = judge_text(*state, told);
    assert_true(report->score >= report->rubric->ready);
    assert_int_equal(report->readiness, NEARLY);
    assert_int_equal(report->next->rule->kind, RULE_TIME);
}

static void what_others_did_earns_nothing_as_a_cause(void **state) {
    static const char others[] = "In my last job I was in charge of the stocktake of our shop. We did not finish it in "
                                 "time because several people were "
                                 "ill and the supplier was late with the lists. I informed my boss, and he understood. "
                                 "In the end the customer got "
                                 "everything four weeks later.";
    const Report *report = judge_text(*state, others);
    assert_int_equal(count_findings(report, "blame.only-others"), 1);
    assert_int_equal(find_criterion(report, "cause")->points, 0);
    assert_int_equal(report->readiness, NOT_YET);
}

static void a_date_told_in_the_text_counts_as_the_storys(void **state) {
    static const char *const told[] = {"Last autumn I ran the till of a shoe shop, and I lost the key.",
                                       "In June 2025 I drove a bread van, and in August I scraped a gate."};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        assert_int_equal(count_findings(judge_text(*state, told[i]), "story.undated"), 0);
    assert_int_equal(count_findings(judge_text(*state, "I ran the till of a shoe shop, and I lost the key."), "story.undated"), 1);
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        const Report *report = judge_text(*state, told[i]);
        for (size_t j = 0; j < report->follow_up_count; j++)
            assert_null(strstr(report->follow_ups[j], "When exactly"));
    }
}

static void blame_is_mended_before_a_goal_is_added(void **state) {
    const Report *report = judge_text(
        *state,
        "Last year we lost a good customer at the garage. The foreman handed me the wrong sheet and the front desk never "
        "told me that the van was wanted a day early. The mechanics were lazy. The customer left. I learned that you "
        "can't trust people. It was really the fault of the management.");
    assert_non_null(report->next);
    assert_int_equal(report->next->severity, SEVERITY_ERROR);
    assert_true(report->next->end > report->next->start);
}

static void little_learning_is_told_by_its_own_share(void **state) {
    const Report *report = judge_text(*state, "In May I ran the till of a shoe shop with three others. I had to cash up by "
                                              "six every day. I forgot the float, and we opened an hour late. I learned to count.");
    bool told = false;
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        if (strcmp(finding->rule->id, "share.learning-short") != 0 || finding->waits_for)
            continue;
        told = true;
        assert_non_null(strstr(finding->message, "What you learned has "));
        assert_null(strstr(finding->message, "happened"));
    }
    assert_true(told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_headline_waits_for_a_story),
        cmocka_unit_test(a_good_answer_under_half_of_the_time_is_nearly_ready_and_told_to_say_more),
        cmocka_unit_test(how_long_it_becomes_holds_nothing_up_while_it_is_written),
        cmocka_unit_test(a_good_answer_far_under_its_time_is_not_yet_ready_and_wants_length_first),
        cmocka_unit_test(what_a_telegram_leaves_out_costs_points_of_substance_part_by_part),
        cmocka_unit_test(of_what_would_be_praised_twice_the_stronger_is),
        cmocka_unit_test(one_remark_speaks_for_a_lesson_without_act_and_without_moment),
        cmocka_unit_test(a_remark_on_words_that_fit_any_job_names_three_of_them),
        cmocka_unit_test(what_is_too_short_is_not_praised_for_being_short),
        cmocka_unit_test(a_section_told_in_another_ones_sentence_is_not_called_empty),
        cmocka_unit_test(a_section_that_earned_nothing_is_not_begun),
        cmocka_unit_test(a_met_rule_shows_the_words_of_its_own_section_first),
        cmocka_unit_test(what_others_did_earns_nothing_as_a_cause),
        cmocka_unit_test(a_date_told_in_the_text_counts_as_the_storys),
        cmocka_unit_test(blame_is_mended_before_a_goal_is_added),
        cmocka_unit_test(little_learning_is_told_by_its_own_share),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
