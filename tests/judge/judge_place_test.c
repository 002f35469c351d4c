/* Where findings stand that have no words of their own, where one band ends and the next begins, and what a target role asks for. */
#include "judge/judging.h"

#include <string.h>

static void what_is_missing_is_quoted_where_it_should_stand(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "    phrases: [\"<number>\"]\n    message: No figure.",
                                       "    phrases: [\"<number>\"]\n    quotes: [baked, wrote]\n    message: \"How many is {quote}?\"");
    const char *text = "I slept. I wrote to them all.";
    const Finding *finding = find_finding(judge_final(judging, tale_with(judging, DEED, text)), "deed.figure");
    assert_non_null(finding);
    assert_int_equal(finding->section, DEED);
    assert_int_equal(finding->start, strstr(text, "wrote") - text);
    assert_int_equal(finding->end, finding->start + strlen("wrote"));
    assert_string_equal(finding->message, "How many is wrote?");
    const char *bare = "I rang them all up."; /* the plan says "baked", but that is another section */
    finding = find_finding(judge_final(judging, tale_with(judging, DEED, bare)), "deed.figure");
    assert_non_null(finding);
    assert_int_equal(finding->section, DEED);
    assert_int_equal(finding->start, strlen(bare));
    assert_int_equal(finding->end, strlen(bare));
    assert_silent(judging, tale_with(judging, DEED, "I wrote to 12 of them."), "deed.figure");
    judging_free(judging);
}

static void a_quoted_rule_fires_only_at_its_words(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "    phrases: [\"<number>\"]\n    message: No figure.",
                                       "    phrases: [\"<number>\"]\n    quotes: [wrote]\n    quoted: true\n    message: \"How many is {quote}?\"");
    assert_fires(judging, tale_with(judging, DEED, "I slept. I wrote to them all."), "deed.figure");
    assert_silent(judging, tale_with(judging, DEED, "I rang them all up."), "deed.figure");
    assert_silent(judging, tale_with(judging, DEED, "I wrote to 12 of them."), "deed.figure");
    judging_free(judging);
}

static void in_text_that_was_cut_the_quote_may_stand_in_any_section(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "    phrases: [\"<number>\"]\n    message: No figure.",
                                       "    phrases: [\"<number>\"]\n    quotes: [loaves]\n    message: \"How many are {quote}?\"");
    const char *texts[TALE_SECTIONS] = {"A plan of loaves.", "I wrote to them all.", NULL, NULL};
    AnswerView view = tale_of(judging, texts);
    const Finding *finding = find_finding(judge_final(judging, view), "deed.figure");
    assert_int_equal(finding->section, DEED);
    view.cut = true;
    finding = find_finding(judge_final(judging, view), "deed.figure");
    assert_int_equal(finding->section, PLAN);
    assert_string_equal(finding->message, "How many are loaves?");
    judging_free(judging);
}

static void a_share_rule_leaves_what_is_under_its_band_to_another(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "    below: 30\n", "    below: 30\n    not_below: 20\n");
    const char *const bands[][2] = {
        {"I keep a sheet.", "First I phoned them all and then I wrote to them all again."},
        {"I keep it.", "First I phoned them all and then I wrote to every single one of them, and we baked all night until the bread was done."},
    };
    for (size_t i = 0; i < 2; i++) {
        const char *texts[TALE_SECTIONS] = {[DEED] = bands[i][1], [LESSON] = bands[i][0]};
        const Report *report = judge_final(judging, tale_of(judging, texts));
        assert_true(i == 0 ? report->learning_share > 0.20 && report->learning_share < 0.30 : report->learning_share < 0.20);
        assert_int_equal(count_findings(report, "share.learning"), i == 0);
    }
    judging_free(judging);
}

static void a_target_role_asks_for_its_competencies_and_is_shown_the_words(void **state) {
    const Judging *judging = *state;
    AnswerView view = tale_with(judging, DEED, "First I phoned 12 of them. Then I cared for the oven and wrote down what I cared for.");
    const Report *without = judge_final(judging, view);
    assert_null(without->role);
    assert_int_equal(without->asked_count, 0);
    assert_int_equal(bank_role_count(judging->bank), 1);
    view.role = bank_role_at(judging->bank, 0);
    const Report *report = judge_final(judging, view);
    assert_ptr_equal(report->role, view.role);
    assert_int_equal(report->score, without->score); /* advice, worth no points */
    assert_int_equal(report->asked_count, 1);
    assert_string_equal(report->asked[0].competency->id, "care");
    assert_true(report->asked[0].shown);
    assert_int_equal(report->asked[0].section, DEED);
    const char *text = view.sections[DEED].source.data;
    assert_int_equal(report->asked[0].start, strstr(text, "cared") - text);
    assert_int_equal(report->asked[0].end, report->asked[0].start + strlen("cared"));
}

static void a_competency_that_no_words_show_is_told_as_not_shown(void **state) {
    const Judging *judging = *state;
    AnswerView view = tale_of(judging, good_tale);
    view.role = bank_role_at(judging->bank, 0);
    const Report *report = judge_final(judging, view);
    assert_int_equal(report->asked_count, 1);
    assert_false(report->asked[0].shown);
}

/* Sentences that a text was cut into are told as they were cut, whatever they begin with. */
static void a_dash_within_a_line_begins_no_list(void **state) {
    const Judging *judging = *state;
    const char *text = "We planned a bakery.\n\nIt failed! - so I wrote to 12 shops. > Then we left. 2. I slept.";
    const Shape *shape = bank_shape(judging->bank, "tale");
    AnswerCutter *cutter = answer_cutter_new(judging->bank, NULL);
    assert_non_null(cutter);
    SectionView *sections = arena_array(judging->arena, TALE_SECTIONS, sizeof *sections);
    answer_cut(cutter, shape, slice_of(text), judging->arena, sections);
    const Report *report = judge_final(judging, (AnswerView){.shape = shape, .sections = sections, .cut = true});
    bool dash = false;
    for (size_t i = 0; i < report->sentence_count; i++) {
        const SentenceReport *sentence = &report->sentences[i];
        bool as_cut = false;
        for (size_t k = 0; k < sections[sentence->section].span_count; k++) {
            const SureSpan *span = &sections[sentence->section].spans[k];
            as_cut = as_cut || (span->start == sentence->start && span->end == sentence->end);
        }
        assert_true(as_cut);
        dash = dash || text[sentence->start] == '-';
    }
    assert_true(dash);
    answer_cutter_free(cutter);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_missing_is_quoted_where_it_should_stand),
        cmocka_unit_test(a_quoted_rule_fires_only_at_its_words),
        cmocka_unit_test(in_text_that_was_cut_the_quote_may_stand_in_any_section),
        cmocka_unit_test(a_share_rule_leaves_what_is_under_its_band_to_another),
        cmocka_unit_test(a_target_role_asks_for_its_competencies_and_is_shown_the_words),
        cmocka_unit_test(a_competency_that_no_words_show_is_told_as_not_shown),
        cmocka_unit_test(a_dash_within_a_line_begins_no_list),
    };
    return cmocka_run_group_tests(tests, judging_set_up, judging_tear_down);
}
