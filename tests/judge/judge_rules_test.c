/* Each kind of rule fires where it should, says where, and is silent elsewhere. */
#include "judge/judging.h"

#include "text/sayings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void the_good_tale_has_nothing_against_it(void **state) {
    const Report *report = judge_final(*state, tale_of(*state, good_tale));
    for (size_t i = 0; i < report->finding_count; i++)
        print_error("%s\n", report->findings[i].rule->id);
    assert_int_equal(report->finding_count, 0);
    assert_int_equal(report->score, 100);
    assert_null(report->next);
}

/* ---- phrase ---- */

static void a_phrase_rule_fires_at_each_match_with_its_words(void **state) {
    const char *text = "I phoned 3 of them. My boss forgot it, and then my manager forgot it too.";
    const Report *report = judge_final(*state, tale_with(*state, DEED, text));
    assert_int_equal(count_findings(report, "blame"),
                     3); /* two in the deed's criterion, one that costs in the lesson's */
    const Finding *first = find_finding(report, "blame");
    assert_int_equal(first->section, DEED);
    assert_int_equal(first->start, strstr(text, "My boss") - text);
    assert_int_equal(first->end - first->start, strlen("My boss forgot"));
    assert_string_equal(first->message, "You blame: \"My boss forgot\" in The deed.");
}

static void a_phrase_rule_looks_only_into_its_roles(void **state) {
    assert_silent(*state, tale_with(*state, LESSON, "My boss forgot the sheet of flour."), "blame");
    assert_fires(*state, tale_with(*state, PLAN, "My boss forgot the plan."), "blame");
}

static void a_phrase_is_excused_by_unless_in_the_same_sentence_only(void **state) {
    assert_silent(*state, tale_with(*state, DEED, "It was partly that my boss forgot it."), "blame");
    assert_fires(*state, tale_with(*state, DEED, "It was partly mine. My boss forgot it."), "blame");
}

static void a_phrase_rule_with_at_least_waits_for_so_many(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "unless: [partly]", "at_least: 2");
    assert_silent(judging, tale_with(judging, DEED, "My boss forgot it."), "blame");
    assert_fires(judging, tale_with(judging, DEED, "My boss forgot it. My manager forgot it."), "blame");
    judging_free(judging);
}

/* ---- missing ---- */

static void what_is_told_beside_its_section_counts_under_headings_and_in_text_that_was_cut(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "roles: [action]\n    label: has a figure",
                                       "roles: [action]\n    beside: [lesson]\n    label: has a figure");
    const char *texts[TALE_SECTIONS] = {good_tale[PLAN], "First I phoned them all.", "I phoned 12 of them.",
                                        good_tale[END]};
    AnswerView view = tale_of(judging, texts);
    assert_silent(judging, view, "deed.figure");
    view.cut = true;
    assert_silent(judging, view, "deed.figure");
    texts[LESSON] = good_tale[LESSON];
    texts[END] = "I phoned 12 of them."; /* this section it does not look beside into */
    assert_fires(judging, tale_of(judging, texts), "deed.figure");
    judging_free(judging);
}

/* The good tale, cut by the program that is so sure of the sentences of one section. */
static AnswerView tale_cut(const Judging *judging, const char *deed, const char *lesson, size_t section, float sure) {
    const char *const texts[TALE_SECTIONS] = {good_tale[PLAN], deed, lesson, good_tale[END]};
    AnswerView view = tale_of(judging, texts);
    SectionView *sections = arena_array(judging->arena, TALE_SECTIONS, sizeof *sections);
    memcpy(sections, view.sections, TALE_SECTIONS * sizeof *sections);
    SureSpan *span = arena_array(judging->arena, 1, sizeof *span);
    *span = sections[section].spans[0];
    span->sure = sure;
    sections[section].spans = span;
    view.sections = sections;
    view.cut = true;
    return view;
}

static void of_text_that_was_cut_a_sentence_of_doubtful_place_counts_by_its_signs(void **state) {
    (void)state;
    const char *bare = "I phoned 12 of them.", *signed_so = "First I phoned 12 of them.", *nothing = "I phoned them all.";
    Judging *judging =
        judging_changed("en/rules/tale.yaml", "roles: [action]\n    label: has a figure",
                        "roles: [action]\n    beside: [lesson]\n    signs: [first]\n    label: has a figure");
    assert_fires(judging, tale_cut(judging, nothing, bare, LESSON, 1), "deed.figure");
    assert_silent(judging, tale_cut(judging, nothing, signed_so, LESSON, 1), "deed.figure");
    assert_silent(judging, tale_cut(judging, bare, good_tale[LESSON], DEED, 0.8F), "deed.figure");
    assert_fires(judging, tale_cut(judging, bare, good_tale[LESSON], DEED, 0.7F), "deed.figure");
    assert_silent(judging, tale_cut(judging, signed_so, good_tale[LESSON], DEED, 0.7F), "deed.figure");
    assert_silent(judging, tale_with(judging, DEED, bare), "deed.figure"); /* under its heading it needs none */
    const char *const beside[] = {good_tale[PLAN], nothing, signed_so, good_tale[END]};
    assert_fires(judging, tale_of(judging, beside), "deed.figure"); /* under another one nothing helps it */
    judging_free(judging);
}

static void a_missing_rule_fires_at_the_end_of_its_section(void **state) {
    const char *text = "First I phoned them all.";
    const Report *report = judge_final(*state, tale_with(*state, DEED, text));
    const Finding *finding = find_finding(report, "deed.figure");
    assert_non_null(finding);
    assert_int_equal(finding->section, DEED);
    assert_int_equal(finding->start, strlen(text));
    assert_int_equal(finding->end, strlen(text));
    assert_int_equal(finding->cost, 20);
}

static void a_missing_rule_counts_sentences_that_hold_both_sets_and_no_excuse(void **state) {
    assert_silent(*state, tale_with(*state, DEED, "First I phoned 12. Then I wrote."), "deed.steps");
    assert_fires(*state, tale_with(*state, DEED, "First I phoned 12 and then I wrote."), "deed.steps");
    assert_fires(*state, tale_with(*state, DEED, "First I phoned 12. I wrote."), "deed.steps");
    assert_fires(*state, tale_with(*state, DEED, "First I phoned 12. Then I never wrote."), "deed.steps");
}

static void a_missing_rule_with_parts_counts_them_and_what_is_said_twice_once(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "    phrases: [phoned, wrote]\n    with: [then, first]\n    unless: [never]\n",
                                       "    phrases: [phoned, wrote]\n    parts: [and then, '\";\"']\n    unless: [never]\n");
    static const struct {
        const char *text;
        size_t count;
    } cases[] = {
        {"12 days. I phoned the bakeries and then wrote to customers.", 2},
        {"12 days. I phoned the bakeries; I wrote to customers; I slept.", 2},
        {"12 days. I phoned the bakeries. I wrote to customers.", 2},
        {"12 days. I phoned and wrote to the bakeries.", 1},
        {"12 days. I phoned the bakeries. I phoned the bakeries.", 1},
        {"12 days. I phoned the bakeries. Again I phoned our bakeries. I phoned all the bakeries again.", 1},
        {"12 days. I phoned the bakeries and then never wrote to customers.", 1},
        {"12 days. I never phoned the bakeries; I wrote to customers.", 1},
        {"12 days. I slept.", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Finding *finding = find_finding(judge_final(judging, tale_with(judging, DEED, cases[i].text)), "deed.steps");
        char wanted[20];
        snprintf(wanted, sizeof wanted, "%zu steps", cases[i].count);
        if (cases[i].count == 2 ? finding != NULL : !finding || strcmp(finding->message, wanted) != 0)
            fail_msg("%s: %s", cases[i].text, finding ? finding->message : "silent");
    }
    judging_free(judging);
}

/* No sentence so long is remembered: what one said says nothing of another. */
static void parts_of_very_long_sentences_are_all_counted(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "    phrases: [phoned, wrote]\n    with: [then, first]\n",
                                       "    phrases: [phoned, wrote]\n    parts: [and then]\n");
    static const char *const deeds[] = {"I phoned the bakeries", "I wrote to customers"};
    Buffer text = {0};
    buffer_append_string(&text, "12 days. ");
    for (size_t i = 0; i < 2; i++) {
        buffer_append_string(&text, deeds[i]);
        for (size_t words = 0; words <= SAYING_MOST_TOKENS; words++)
            buffer_append_string(&text, " and");
        buffer_append_string(&text, ". ");
    }
    assert_silent(judging, tale_with(judging, DEED, buffer_string(&text)), "deed.steps");
    buffer_free(&text);
    judging_free(judging);
}

/* A long section is searched no further once as many parts were found as count: the same over and over is one. */
static void a_part_is_found_behind_many_repetitions_of_another(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "    phrases: [phoned, wrote]\n    with: [then, first]\n",
                                       "    phrases: [phoned, wrote]\n    parts: [and then]\n");
    JudgeOptions stopping = final_options;
    stopping.explain = false;
    Buffer text = {0};
    buffer_append_string(&text, "12 days. ");
    for (int i = 0; i < 300; i++)
        buffer_append_string(&text, "I phoned the bakeries. ");
    AnswerView once = tale_with(judging, DEED, buffer_string(&text));
    assert_non_null(find_finding(judge_answer(judging->judge, NULL, &once, &stopping, judging->arena), "deed.steps"));
    buffer_append_string(&text, "I wrote to customers.");
    AnswerView twice = tale_with(judging, DEED, buffer_string(&text));
    assert_null(find_finding(judge_answer(judging->judge, NULL, &twice, &stopping, judging->arena), "deed.steps"));
    buffer_free(&text);
    judging_free(judging);
}

static size_t count_praise(const Report *report, const char *rule) {
    size_t count = 0;
    for (size_t i = 0; i < report->praise_count; i++)
        count += strcmp(report->praise[i].rule->id, rule) == 0;
    return count;
}

/* Whatever the order in which the rubric names them. */
static void of_three_that_go_beyond_one_another_only_the_last_is_praised(void **state) {
    const char *const rules[] = {"deed.empty", "deed.figure", "deed.steps"};
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(count_praise(judge_final(*state, tale_of(*state, good_tale)), rules[i]), 1);
    Judging *judging =
        judging_changed("en/rules/tale.yaml", "  - id: deed.figure\n",
                        "    beyond: [deed.steps]\n" /* of deed.empty */
                        "  - id: deed.figure\n    beyond: [deed.empty]\n");
    const Report *report = judge_final(judging, tale_of(judging, good_tale));
    assert_int_equal(count_praise(report, "deed.empty"), 0);
    assert_int_equal(count_praise(report, "deed.steps"), 0);
    assert_int_equal(count_praise(report, "deed.figure"), 1);
    judging_free(judging);
}

static void what_is_not_missing_is_praised_with_its_words(void **state) {
    const Report *report = judge_final(*state, tale_of(*state, good_tale));
    for (size_t i = 0; i < report->praise_count; i++) {
        if (strcmp(report->praise[i].rule->id, "deed.figure") != 0)
            continue;
        assert_int_equal(report->praise[i].section, DEED);
        assert_memory_equal(good_tale[DEED] + report->praise[i].start, "12", 2);
        assert_string_equal(report->praise[i].words, "First I phoned 12 bakeries before seven");
        assert_string_equal(report->praise[i].words, "First I phoned 12 bakeries before seven");
        assert_int_equal(report->praise[i].weight, 20);
        return;
    }
    fail();
}

/* ---- empty ---- */

static void an_empty_rule_fires_under_its_words(void **state) {
    assert_fires(*state, tale_with(*state, LESSON, "Three words only."), "lesson.empty");
    assert_silent(*state, tale_with(*state, LESSON, "Four words are enough."), "lesson.empty");
    assert_fires(*state, tale_with(*state, LESSON, NULL), "lesson.empty");
}

static void an_optional_section_may_be_empty(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/shapes/tale.yaml", "role: lesson,", "role: lesson, optional: true,");
    assert_silent(judging, tale_with(judging, LESSON, NULL), "lesson.empty");
    judging_free(judging);
}

/* ---- share ---- */

static void a_share_rule_measures_seconds_of_a_group_or_of_learning(void **state) {
    const char *short_lesson[] = {good_tale[PLAN], good_tale[DEED], "A sheet.", NULL};
    const Report *report = judge_final(*state, tale_of(*state, short_lesson));
    const Finding *finding = find_finding(report, "share.learning");
    assert_non_null(finding);
    assert_int_equal(finding->section, SIZE_MAX);
    assert_int_equal(finding->severity, SEVERITY_WARNING);
    assert_true(report->learning_share < 0.3);
    Buffer message = {0};
    buffer_printf(&message, "%d%% of 30%%", (int)(100 * report->learning_share));
    assert_string_equal(finding->message, buffer_string(&message));
    buffer_free(&message);
    assert_silent(*state, tale_of(*state, good_tale), "share.learning");
}

static void a_share_over_its_limit_fires_too(void **state) {
    const char *long_plan =
        "We baked forty loaves a day, and on Sundays we baked ninety more, which were all sold by noon. "
        "We had two ovens, four bakers and a van, and flour came on Mondays from a mill by the river.";
    assert_fires(*state, tale_with(*state, PLAN, long_plan), "share.setup");
    assert_silent(*state, tale_of(*state, good_tale), "share.setup");
}

static void a_share_just_at_its_limit_is_within_it(void **state) {
    (void)state;
    static const char half[] = "I keep a sheet of flour for every single day.";
    const char *texts[TALE_SECTIONS] = {half, NULL, half, NULL};
    Judging *least = judging_changed("en/rules/tale.yaml", "    below: 30", "    below: 50");
    assert_silent(least, tale_of(least, texts), "share.learning");
    judging_free(least);
    Judging *most = judging_changed("en/rules/tale.yaml", "    over: 40", "    over: 50");
    assert_silent(most, tale_of(most, texts), "share.setup");
    judging_free(most);
}

static void a_share_has_no_part_in_a_shape_without_it(void **state) {
    Judging *judging = *state;
    SectionView sections[] = {section_view_whole(slice_of("We baked."), judging->arena),
                              section_view_whole(slice_of("I phoned 12 bakeries."), judging->arena)};
    AnswerView view = {.shape = bank_shape(judging->bank, "plain"), .sections = sections};
    const Report *report = judge_final(judging, view);
    assert_int_equal(count_findings(report, "share.learning"), 0);
    assert_true(report->learning_share < 0);
    assert_int_equal(report->score, 100);
}

/* Sentences of a cut text that may belong elsewhere. */
static AnswerView cut_tale(const Judging *judging, float sure) {
    static const char text[] =
        "We baked forty loaves. First I phoned 12 bakeries before seven and told every one of them. "
        "Then I wrote to every customer on the list of the week. A sheet helps.";
    const size_t starts[] = {0, 23, 146, 0}, ends[] = {22, 145, 161, 0};
    Slice source = slice_of(text);
    SectionView *sections = arena_array(judging->arena, TALE_SECTIONS, sizeof *sections);
    for (size_t i = 0; i < TALE_SECTIONS; i++) {
        SureSpan *span = arena_alloc(judging->arena, sizeof *span);
        *span = (SureSpan){starts[i], ends[i] < source.size ? ends[i] : source.size, sure};
        sections[i] = (SectionView){.source = source, .spans = span, .span_count = ends[i] > 0};
    }
    return (AnswerView){.question = bank_question(judging->bank, "slip"),
                        .shape = bank_shape(judging->bank, "tale"),
                        .sections = sections,
                        .cut = true};
}

static void on_cut_text_an_unsure_share_is_at_most_a_suggestion(void **state) {
    const Finding *unsure = find_finding(judge_final(*state, cut_tale(*state, 0.5f)), "share.learning");
    assert_non_null(unsure);
    assert_int_equal(unsure->severity, SEVERITY_SUGGESTION);
    assert_int_equal(unsure->cost, 0); /* with half of the unsure sentences moved it would not hold */
    const Finding *sure = find_finding(judge_final(*state, cut_tale(*state, 0.9f)), "share.learning");
    assert_non_null(sure);
    assert_int_equal(sure->severity, SEVERITY_WARNING);
    assert_int_equal(sure->cost, 10);
}

/* ---- time ---- */

static void a_time_rule_fires_where_the_whole_range_lies_outside(void **state) {
    const char *brief[] = {"A plan.", "I phoned 12.", "A sheet.", NULL};
    const Report *report = judge_final(*state, tale_of(*state, brief));
    assert_int_equal(count_findings(report, "time.band"), 1);
    assert_true(report->seconds_high < 15);
    Buffer text = {0};
    for (int i = 0; i < 16; i++)
        buffer_append_string(&text,
                             "Then I wrote to all our customers in the town and told them what had come of it. ");
    report = judge_final(*state, tale_with(*state, DEED, buffer_string(&text)));
    assert_true(report->seconds_low > 60);
    assert_int_equal(count_findings(report, "time.band"), 1);
    buffer_free(&text);
    report = judge_final(*state, tale_of(*state, good_tale));
    assert_true(report->seconds_low < report->seconds && report->seconds < report->seconds_high);
}

static void advice_on_time_names_the_sections_of_the_shape(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "message: \"{seconds}\"\n    why: They mind.\n    fix: Mend it.",
                                       "message: \"{seconds}\"\n    why: They mind.\n    fix: \"+{shortest} -{longest}\"");
    const char *brief[] = {"A plan.", "I phoned 12.", "A sheet.", NULL};
    const Finding *brief_one = find_finding(judge_final(judging, tale_of(judging, brief)), "time.band");
    assert_non_null(brief_one);
    assert_true(strncmp(brief_one->fix, "+The deed and The lesson -", 26) == 0);
    Buffer text = {0};
    for (int i = 0; i < 16; i++)
        buffer_append_string(&text, "Then I wrote to all our customers in the town and told them what had come of it. ");
    const Finding *wordy = find_finding(judge_final(judging, tale_with(judging, DEED, buffer_string(&text))), "time.band");
    assert_non_null(wordy);
    assert_non_null(strstr(wordy->fix, "-The deed"));
    assert_null(strstr(strchr(wordy->fix, '-'), " and "));
    buffer_free(&text);
    judging_free(judging);
}

static void a_time_rule_may_look_at_one_side_only(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "    label: keeps the time\n",
                                       "    label: keeps the time\n    over: 100\n");
    const char *brief[] = {"A plan.", "I phoned 12.", "A sheet.", NULL};
    assert_silent(judging, tale_of(judging, brief), "time.band");
    judging_free(judging);
}

static void a_slow_speaker_takes_longer_and_takes_narrow_the_range(void **state) {
    Judging *judging = *state;
    AnswerView view = tale_of(judging, good_tale);
    JudgeOptions slow = final_options, timed = final_options;
    slow.pace = 2;
    timed.takes = 1;
    const Report *usual = judge_final(judging, view);
    const Report *slower = judge_answer(judging->judge, NULL, &view, &slow, judging->arena);
    const Report *narrower = judge_answer(judging->judge, NULL, &view, &timed, judging->arena);
    assert_true(slower->seconds > 1.99 * usual->seconds && slower->seconds < 2.01 * usual->seconds);
    assert_true(narrower->seconds_high - narrower->seconds_low < usual->seconds_high - usual->seconds_low);
}

/* ---- ratio ---- */

static void a_ratio_rule_weighs_two_sets_of_words(void **state) {
    assert_fires(*state, tale_with(*state, DEED, "We phoned 12. We wrote. I slept."), "deed.we");
    assert_silent(*state, tale_with(*state, DEED, "We phoned 12. We wrote. I slept. I came."), "deed.we");
    assert_silent(*state, tale_with(*state, DEED, "We phoned 12 and wrote."), "deed.we"); /* under at_least */
    const Finding *finding =
        find_finding(judge_final(*state, tale_with(*state, DEED, "We phoned 12. We wrote.")), "deed.we");
    assert_string_equal(finding->message, "100% we, at most 50%");
    assert_int_equal(finding->start, 0);
    assert_int_equal(finding->end, 2);
}

static void a_ratio_rule_without_a_second_set_weighs_against_all_words(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "    with: [i]\n    most: 0.5", "    most: 0.4");
    assert_fires(judging, tale_with(judging, DEED, "We phoned. We wrote."), "deed.we");
    assert_silent(judging, tale_with(judging, DEED, "We phoned 12 of them. We wrote."), "deed.we");
    judging_free(judging);
}

static void what_excuses_a_ratio_makes_up_for_so_many(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "    with: [i]\n    most: 0.5", "    unless: [them]\n    words: 1\n    most: 0.2");
    assert_fires(judging, tale_with(judging, DEED, "We phoned 12. We wrote. We left."), "deed.we");
    assert_fires(judging, tale_with(judging, DEED, "We phoned 12. We wrote. We left them."), "deed.we");
    assert_silent(judging, tale_with(judging, DEED, "We phoned 12 of the many. We wrote. We left them."), "deed.we");
    assert_fires(judging, tale_with(judging, DEED, "We phoned 12 of them. We left them. We sold them. We wrote."), "deed.we"); /* for a third at most */
    judging_free(judging);
}

static void a_ratio_leaves_what_is_far_over_to_another_rule(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "    with: [i]\n    most: 0.5", "    with: [i]\n    most: 0.5\n    over: 70");
    assert_fires(judging, tale_with(judging, DEED, "We phoned 12. We wrote. I slept."), "deed.we");
    assert_silent(judging, tale_with(judging, DEED, "We phoned 12. We wrote. We left. I slept."), "deed.we");
    judging_free(judging);
}

/* ---- near ---- */

static void a_near_rule_wants_the_other_words_in_the_sentence_or_soon_after(void **state) {
    assert_fires(*state, tale_with(*state, LESSON, "Communication is everything in a bakery. So it is."),
                 "lesson.vague");
    assert_silent(*state, tale_with(*state, LESSON, "Communication in a bakery is a sheet."), "lesson.vague");
    assert_fires(*state, tale_with(*state, LESSON, "Beside the sheet, communication is everything in a bakery."), "lesson.vague");
    assert_silent(*state, tale_with(*state, LESSON, "Communication matters. I keep sheets now."), "lesson.vague");
    assert_fires(*state, tale_with(*state, LESSON, "Communication matters. I have kept many, many long sheets."),
                 "lesson.vague");
    assert_fires(*state, tale_with(*state, LESSON, "I keep a sheet. Communication matters."), "lesson.vague");
}

/* ---- position ---- */

static void a_position_rule_looks_at_the_first_or_the_last_sentence(void **state) {
    assert_fires(*state, tale_with(*state, END, "Now I know. It failed."), "end.sour");
    assert_silent(*state, tale_with(*state, END, "Now it failed. I know."), "end.sour");
    assert_silent(*state, tale_with(*state, END, NULL), "end.sour");
}

static void a_position_rule_that_lacks_marks_the_sentence(void **state) {
    const char *text = "Later I count. Now I do.";
    const Finding *finding = find_finding(judge_final(*state, tale_with(*state, END, text)), "end.now");
    assert_non_null(finding);
    assert_int_equal(finding->start, 0);
    assert_int_equal(finding->end, strlen("Later I count."));
    assert_silent(*state, tale_with(*state, END, "I count now. Later I don't."), "end.now");
    assert_fires(*state, tale_with(*state, END, NULL), "end.now");
}

static void of_text_that_was_cut_the_last_sentence_is_the_texts_own(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "    roles: [close]\n    label: ends well", "    roles: [close]\n    beside: [lesson]\n    label: ends well");
    static const char text[] = "We baked. Now I know. It failed.";
    Slice source = slice_of(text);
    SectionView *sections = arena_array(judging->arena, TALE_SECTIONS, sizeof *sections);
    static const SureSpan spans[TALE_SECTIONS] = {[PLAN] = {0, 9, 1}, [LESSON] = {22, 32, 1}, [END] = {10, 21, 1}};
    for (size_t i = 0; i < TALE_SECTIONS; i++) {
        SureSpan *span = arena_alloc(judging->arena, sizeof *span);
        *span = spans[i];
        sections[i] = (SectionView){.source = source, .spans = span, .span_count = span->end > 0};
    }
    AnswerView view = {.shape = bank_shape(judging->bank, "tale"), .sections = sections};
    assert_silent(judging, view, "end.sour"); /* under headings, the last of its own section */
    view.cut = true;
    assert_fires(judging, view, "end.sour");
    judging_free(judging);
}

/* ---- story ---- */

static void a_story_rule_reads_a_facts_value(void **state) {
    AnswerView view = tale_of(*state, good_tale);
    assert_silent(*state, view, "story.honesty");
    view.story.doubts = DOUBTS_HONESTY;
    assert_fires(*state, view, "story.honesty");
    view.story.doubts = DOUBTS_NONE;
    assert_silent(*state, view, "story.honesty");
}

static void a_story_rule_counts_months_back_from_today(void **state) {
    AnswerView view = tale_of(*state, good_tale);
    view.story.when = (Date){2020, 12, 0};
    assert_string_equal(find_finding(judge_final(*state, view), "story.old")->message, "61 months ago");
    view.story.when = (Date){2021, 1, 0};
    assert_silent(*state, view, "story.old");
    view.story.when = (Date){0};
    assert_silent(*state, view, "story.old");
    view.story.when = (Date){2027, 1, 0}; /* yet to come */
    assert_silent(*state, view, "story.old");
}

/* ---- echo ---- */

static void an_echo_of_the_examples_fires(void **state) {
    const char *recited =
        "One rainy Saturday before breakfast I phoned eleven bakeries: I forgot to order the wedding cakes flour.";
    const char *texts[] = {NULL, recited, NULL, NULL};
    assert_fires(*state, tale_of(*state, texts), "echo.examples");
    assert_silent(*state, tale_of(*state, good_tale), "echo.examples");
}

static void an_echo_of_the_question_fires(void **state) {
    const char *texts[] = {"Tell me about a slip of yours.", NULL, NULL, NULL};
    assert_fires(*state, tale_of(*state, texts), "echo.question");
    assert_silent(*state, tale_of(*state, good_tale), "echo.question");
}

static void an_echo_of_itself_fires_across_sections(void **state) {
    const char *texts[] = {good_tale[PLAN], good_tale[DEED], good_tale[DEED], good_tale[END]};
    const Report *report = judge_final(*state, tale_of(*state, texts));
    assert_int_equal(count_findings(report, "echo.itself"), 1);
}

/* ---- the rules' own examples ---- */

static void the_small_banks_examples_hold(void **state) {
    Judging *judging = *state;
    ErrorList errors = {0};
    bool hold = judge_check_examples(judging->judge, NULL, &errors);
    for (size_t i = 0; i < errors.count; i++)
        print_error("%zu: %s\n", errors.items[i].line, errors.items[i].message);
    assert_true(hold);
}

static void an_example_that_does_not_hold_is_told_at_its_line(void **state) {
    (void)state;
    Judging *judging =
        judging_changed("en/rules/tale.yaml", "silent: [{text: I forgot it.}]", "silent: [{text: My boss forgot.}]");
    char *rules = small_bank_file("en/rules/tale.yaml");
    ErrorList errors = {0};
    assert_false(judge_check_examples(judging->judge, NULL, &errors));
    assert_int_equal(errors.count, 1);
    assert_int_equal(errors.items[0].line, line_of(rules, "silent: [{text: I forgot it.}]"));
    error_list_clear(&errors);
    assert_true(judge_check_examples(judging->judge, "another.yaml", &errors));
    free(rules);
    judging_free(judging);
}

static void a_phrase_that_cannot_be_read_is_told_at_its_line(void **state) {
    (void)state;
    char *root = content_folder_new(), *rules = small_bank_file("en/rules/tale.yaml");
    content_folder_change(root, "en/rules/tale.yaml", "phrases: [failed]", "phrases: [\"(failed\"]");
    Bank *bank = content_folder_load(root, NULL, NULL);
    Judge *judge;
    ErrorList errors = {0};
    assert_false(judge_new(bank, &judge, &errors));
    assert_int_equal(errors.count, 1);
    assert_int_equal(errors.items[0].line, line_of(rules, "phrases: [failed]"));
    assert_non_null(strstr(errors.items[0].file, "tale.yaml"));
    error_list_clear(&errors);
    judge_free(judge);
    bank_free(bank);
    content_folder_free(root);
    free(rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_good_tale_has_nothing_against_it),
        cmocka_unit_test(a_phrase_rule_fires_at_each_match_with_its_words),
        cmocka_unit_test(a_phrase_rule_looks_only_into_its_roles),
        cmocka_unit_test(a_phrase_is_excused_by_unless_in_the_same_sentence_only),
        cmocka_unit_test(a_phrase_rule_with_at_least_waits_for_so_many),
        cmocka_unit_test(a_missing_rule_fires_at_the_end_of_its_section),
        cmocka_unit_test(what_is_told_beside_its_section_counts_under_headings_and_in_text_that_was_cut),
        cmocka_unit_test(of_text_that_was_cut_a_sentence_of_doubtful_place_counts_by_its_signs),
        cmocka_unit_test(a_missing_rule_counts_sentences_that_hold_both_sets_and_no_excuse),
        cmocka_unit_test(a_missing_rule_with_parts_counts_them_and_what_is_said_twice_once),
        cmocka_unit_test(parts_of_very_long_sentences_are_all_counted),
        cmocka_unit_test(a_part_is_found_behind_many_repetitions_of_another),
        cmocka_unit_test(of_three_that_go_beyond_one_another_only_the_last_is_praised),
        cmocka_unit_test(what_is_not_missing_is_praised_with_its_words),
        cmocka_unit_test(an_empty_rule_fires_under_its_words),
        cmocka_unit_test(an_optional_section_may_be_empty),
        cmocka_unit_test(a_share_rule_measures_seconds_of_a_group_or_of_learning),
        cmocka_unit_test(a_share_over_its_limit_fires_too),
        cmocka_unit_test(a_share_just_at_its_limit_is_within_it),
        cmocka_unit_test(a_share_has_no_part_in_a_shape_without_it),
        cmocka_unit_test(on_cut_text_an_unsure_share_is_at_most_a_suggestion),
        cmocka_unit_test(a_time_rule_fires_where_the_whole_range_lies_outside),
        cmocka_unit_test(advice_on_time_names_the_sections_of_the_shape),
        cmocka_unit_test(a_time_rule_may_look_at_one_side_only),
        cmocka_unit_test(a_slow_speaker_takes_longer_and_takes_narrow_the_range),
        cmocka_unit_test(a_ratio_rule_weighs_two_sets_of_words),
        cmocka_unit_test(a_ratio_rule_without_a_second_set_weighs_against_all_words),
        cmocka_unit_test(what_excuses_a_ratio_makes_up_for_so_many),
        cmocka_unit_test(a_ratio_leaves_what_is_far_over_to_another_rule),
        cmocka_unit_test(a_near_rule_wants_the_other_words_in_the_sentence_or_soon_after),
        cmocka_unit_test(a_position_rule_looks_at_the_first_or_the_last_sentence),
        cmocka_unit_test(a_position_rule_that_lacks_marks_the_sentence),
        cmocka_unit_test(of_text_that_was_cut_the_last_sentence_is_the_texts_own),
        cmocka_unit_test(a_story_rule_reads_a_facts_value),
        cmocka_unit_test(a_story_rule_counts_months_back_from_today),
        cmocka_unit_test(an_echo_of_the_examples_fires),
        cmocka_unit_test(an_echo_of_the_question_fires),
        cmocka_unit_test(an_echo_of_itself_fires_across_sections),
        cmocka_unit_test(the_small_banks_examples_hold),
        cmocka_unit_test(an_example_that_does_not_hold_is_told_at_its_line),
        cmocka_unit_test(a_phrase_that_cannot_be_read_is_told_at_its_line),
    };
    return cmocka_run_group_tests(tests, judging_set_up, judging_tear_down);
}
