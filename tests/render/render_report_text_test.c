/* Reports for people, and as lines for an editor. */
#include "judge/judging.h"

#include <starcoach/render.h>
#include <starcoach/text.h>
#include <stdlib.h>
#include <string.h>

/* Reads a file of the shape "tale" and judges it. */
static const Report *judge_file(const Judging *judging, const char *text) {
    AnswerView *view = arena_alloc(judging->arena, sizeof *view);
    Error error = {0};
    bool read = answer_read(judging->bank, NULL, "slip.md", slice_of(text), &(AnswerOptions){.question = "slip"},
                            judging->arena, view, &error);
    if (!read)
        print_error("%s\n", error.message);
    assert_true(read);
    return judge_final(judging, *view);
}

/* ---- Lines ---- */

static const char file_text[] = "# A slip\r\n"
                                "\r\n"
                                "## The plan\r\n"
                                "\r\n"
                                "\xC3\x89h, my boss forgot it.\r\n"
                                "\r\n"
                                "## The deed\r\n"
                                "\r\n"
                                "First I phoned.\r\n"
                                "Then I wrote. Then my manager forgot me.\r\n";

static char *lines_of(const Report *report, const char *text) {
    Buffer out = {0};
    render_report_lines(report, "slip.md", slice_of(text), &out);
    char *lines = strdup(buffer_string(&out));
    buffer_free(&out);
    return lines;
}

static void lines_name_file_line_column_severity_message_and_rule(void **state) {
    char *lines = lines_of(judge_file(*state, file_text), file_text);
    assert_non_null(strstr(lines, "slip.md:5:6: error: You blame: \"my boss forgot\" in The plan. [blame]\n"));
    assert_non_null(strstr(lines, "slip.md:10:20: error: You blame: \"my manager forgot\" in The deed. [blame]\n"));
    free(lines);
}

static void a_finding_without_words_stands_at_its_sections_end(void **state) {
    char *lines = lines_of(judge_file(*state, file_text), file_text);
    assert_non_null(strstr(lines, "slip.md:10:41: warning: No figure. [deed.figure]\n"));
    free(lines);
}

static void lines_come_in_the_order_of_their_places(void **state) {
    char *lines = lines_of(judge_file(*state, file_text), file_text);
    long line = 0, column = 0;
    for (char *at = lines; *at; at = strchr(at, '\n') + 1) {
        char *end;
        long next_line = strtol(at + strlen("slip.md:"), &end, 10), next_column = strtol(end + 1, NULL, 10);
        assert_true(next_line > line || (next_line == line && next_column >= column));
        line = next_line;
        column = next_column;
    }
    assert_true(line > 0);
    free(lines);
}

/* ---- Text ---- */

static char *text_of(const Report *report, const char *file, const char *text, ReportStyle style) {
    Buffer out = {0};
    render_report_text(report, file, slice_of(text), &style, &out);
    char *page = strdup(buffer_string(&out));
    buffer_free(&out);
    return page;
}

static void check_page(const char *page, size_t width) {
    for (const char *c = page; *c; c++)
        assert_true((unsigned char)*c >= ' ' || *c == '\n');
    Slice rest = slice_of(page), line;
    while (slice_next_line(&rest, &line)) {
        if (text_columns(line) > width)
            fail_msg("%zu columns: %.*s", text_columns(line), (int)line.size, line.data);
        assert_true(line.size == 0 || line.data[line.size - 1] != ' ');
    }
}

static void a_report_fits_eighty_columns_without_control_characters(void **state) {
    char *page = text_of(judge_file(*state, file_text), "slip.md", file_text, (ReportStyle){.utf8 = true});
    check_page(page, 80);
    assert_non_null(strstr(page, "not yet ready, "));
    assert_non_null(strstr(page, "Deed"));
    assert_non_null(strstr(page, "2026-01-15"));
    free(page);
}

static void what_fires_twice_says_why_and_what_to_do_once(void **state) {
    static const char text[] = "## The plan\n\nMy boss forgot it. Then my manager forgot me.\n";
    const Report *report = judge_file(*state, text);
    const Finding *blame = find_finding(report, "blame");
    char *page = text_of(report, "slip.md", text, (ReportStyle){.utf8 = true});
    const char *listed = strstr(page, "What to mend");
    assert_non_null(listed);
    const char *first = strstr(listed, "My boss forgot"), *second = strstr(listed, "my manager forgot");
    assert_true(first && second && first < second);
    const char *why = strstr(listed, blame->why);
    assert_true(why > second); /* and not between them */
    free(page);
}

static void an_explained_report_shows_the_arithmetic(void **state) {
    const Report *report = judge_file(*state, file_text);
    char *page = text_of(report, "slip.md", file_text, (ReportStyle){.utf8 = true, .explain = true});
    Buffer sum = {0};
    buffer_printf(&sum, "%d = 100 - %d", report->score, 100 - report->score);
    check_page(page, 80);
    assert_non_null(strstr(page, buffer_string(&sum)));
    assert_non_null(strstr(page, "deed.figure"));
    assert_non_null(strstr(page, "echo.examples"));
    buffer_free(&sum);
    free(page);
}

static void without_utf8_a_report_is_ascii_but_for_the_persons_words(void **state) {
    static const char ascii[] = "## The deed\n\nFirst I phoned. My boss forgot it.\n";
    char *page = text_of(judge_file(*state, ascii), "slip.md", ascii, (ReportStyle){.utf8 = false, .explain = true});
    for (const char *c = page; *c; c++)
        assert_true((unsigned char)*c < 0x80);
    free(page);
}

static void colour_adds_sequences_and_no_words(void **state) {
    const Report *report = judge_file(*state, file_text);
    char *plain = text_of(report, "slip.md", file_text, (ReportStyle){.utf8 = true});
    char *coloured = text_of(report, "slip.md", file_text, (ReportStyle){.utf8 = true, .colour = true});
    Buffer stripped = {0};
    for (const char *c = coloured; *c; c++) {
        if (*c != '\033')
            buffer_append_byte(&stripped, *c);
        else
            c = strchr(c, 'm');
    }
    assert_null(strchr(plain, '\033'));
    assert_true(strlen(coloured) > strlen(plain));
    assert_string_equal(buffer_string(&stripped), plain);
    buffer_free(&stripped);
    free(plain);
    free(coloured);
}

static void control_characters_and_long_words_of_the_answer_do_not_get_through(void **state) {
    Buffer text = {0};
    buffer_append_string(&text, "## The deed\n\nMy boss \x1B[31mforgot\x07 it. ");
    for (int i = 0; i < 300; i++)
        buffer_append_byte(&text, 'x');
    buffer_append_string(&text, " 12.\n");
    const Report *report = judge_file(*state, buffer_string(&text));
    for (size_t width = 60; width <= 100; width += 20) {
        ReportStyle style = {.utf8 = true, .explain = width >= 80, .width = width};
        char *page = text_of(report, "a\tfile\x1B.md", buffer_string(&text), style);
        check_page(page, width);
        free(page);
    }
    buffer_free(&text);
}

static void a_good_answer_is_told_so(void **state) {
    char *page = text_of(judge_final(*state, tale_of(*state, good_tale)), NULL, "", (ReportStyle){.utf8 = true});
    assert_non_null(strstr(page, "ready to say aloud, 100 of 100"));
    assert_non_null(strstr(page, "Nothing stands against it."));
    assert_non_null(strstr(page, "Strongest Deed\n"));
    assert_non_null(strstr(page, "What is good\n"));
    const Report *report = judge_final(*state, tale_of(*state, good_tale));
    for (size_t i = 0; i < report->praise_count; i++)
        assert_non_null(strstr(strstr(page, "What is good\n"), report->praise[i].rule->label));
    check_page(page, 80);
    free(page);
}

static void one_line_of_a_folders_listing_names_the_strongest_and_the_weakest(void **state) {
    Buffer out = {0};
    render_report_line(judge_final(*state, tale_with(*state, DEED, "I slept until noon and never phoned.")), "slip.md",
                       &(ReportStyle){0}, &out);
    assert_non_null(strstr(buffer_string(&out), "slip.md: "));
    assert_non_null(strstr(buffer_string(&out), "strongest: Lesson; weakest: Deed; next: Mend it.\n"));
    assert_null(strstr(buffer_string(&out), "100"));
    buffer_free(&out);
}

static void an_empty_answer_and_a_part_not_begun_get_their_question_in_the_listing(void **state) {
    Judging *judging = *state;
    const Shape *shape = bank_shape(judging->bank, "tale");
    Buffer out = {0}, wanted = {0};
    const char *none[TALE_SECTIONS] = {0};
    render_report_line(judge_final(judging, tale_of(judging, none)), "a.md", &(ReportStyle){.utf8 = true}, &out);
    buffer_printf(&wanted, "next: %s\n", shape->sections[0].ask);
    assert_non_null(strstr(buffer_string(&out), "a.md: nothing written yet; "));
    assert_non_null(strstr(buffer_string(&out), buffer_string(&wanted)));
    buffer_clear(&out);
    buffer_clear(&wanted);
    render_report_line(judge_final(judging, tale_with(judging, LESSON, NULL)), "a.md", &(ReportStyle){.utf8 = true},
                       &out);
    buffer_printf(&wanted, "next: write %s: %s\n", shape->sections[LESSON].label, shape->sections[LESSON].ask);
    assert_non_null(strstr(buffer_string(&out), buffer_string(&wanted)));
    buffer_free(&out);
    buffer_free(&wanted);
}

/* ---- By weight ---- */

static void what_waits_for_another_remark_stands_behind_it_whatever_it_costs(void **state) {
    Judging *judging = *state;
    const char *texts[] = {NULL, "First I phoned a good many bakeries. Then I wrote to every customer.", NULL, NULL};
    const AdviceList list = report_advice_by_weight(judge_final(judging, tale_of(judging, texts)), judging->arena);
    size_t waits = 0;
    for (size_t i = 0; i < list.count; i++) {
        waits += list.items[i].kind == ADVICE_WAITS;
        assert_true(waits == 0 || list.items[i].kind == ADVICE_WAITS);
    }
    assert_int_equal(waits, 1);
    assert_int_equal(list.items[list.count - 1].cost, 15);
}

static void what_waits_for_a_remark_is_counted_with_the_graver_one_that_speaks_for_it(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "    label: nobody else is blamed\n",
                                       "    label: nobody else is blamed\n    beyond: [deed.figure]\n");
    AnswerView view = tale_with(judging, DEED, "First I phoned. Then I wrote. My boss forgot it.");
    const Report *report = judge_final(judging, view);
    assert_string_equal(find_finding(report, "deed.steps")->waits_for->id, "deed.figure");
    const AdviceList list = report_advice(report, judging->arena);
    size_t told = 0;
    for (size_t i = 0; i < list.count; i++) {
        assert_string_not_equal(list.items[i].finding->rule->id, "deed.figure");
        if (strcmp(list.items[i].finding->rule->id, "blame") == 0 && told++ == 0) {
            assert_true(list.items[i].cost >= cost_of(report, "deed.figure"));
            assert_int_equal(list.items[i].waits, cost_of(report, "deed.steps"));
        }
    }
    assert_true(told > 0);
    judging_free(judging);
}

/* ---- The same words ---- */

static size_t count_remarks_on(const AdviceList *list, const char *words) {
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += strstr(list->items[i].message, words) != NULL;
    return count;
}

static void a_rule_that_goes_beyond_another_says_nothing_more_of_the_same_words(void **state) {
    (void)state;
    static const char milder[] = "  - id: blame.milder\n    kind: phrase\n    severity: warning\n    beyond: [blame]\n"
                                 "    label: nobody is accused\n    phrases: [forgot it, lost it]\n"
                                 "    message: \"Accused: {quote}\"\n    why: They mind.\n    fix: Mend it.\n"
                                 "    examples: {fires: [{text: He lost it.}], silent: [{text: I found it.}]}\n"
                                 "  - id: deed.empty\n";
    Judging *judging = judging_changed("en/rules/tale.yaml", "  - id: deed.empty\n", milder);
    AnswerView view = tale_with(judging, DEED, "First I phoned 12 of them. My boss forgot it. They lost it.");
    const Report *report = judge_final(judging, view);
    assert_non_null(find_finding(report, "blame.milder"));
    const AdviceList list = report_advice(report, judging->arena);
    assert_int_equal(count_remarks_on(&list, "My boss forgot"), 1);
    assert_int_equal(count_remarks_on(&list, "Accused: forgot it"), 0);
    assert_int_equal(count_remarks_on(&list, "Accused: lost it"), 1); /* words of its own */
    int costs = 0, told = 0;
    for (size_t i = 0; i < report->finding_count; i++)
        costs += report->findings[i].cost;
    for (size_t i = 0; i < list.count; i++)
        told += list.items[i].cost;
    assert_int_equal(told, costs);
    judging_free(judging);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_name_file_line_column_severity_message_and_rule),
        cmocka_unit_test(a_finding_without_words_stands_at_its_sections_end),
        cmocka_unit_test(lines_come_in_the_order_of_their_places),
        cmocka_unit_test(a_report_fits_eighty_columns_without_control_characters),
        cmocka_unit_test(what_fires_twice_says_why_and_what_to_do_once),
        cmocka_unit_test(an_explained_report_shows_the_arithmetic),
        cmocka_unit_test(without_utf8_a_report_is_ascii_but_for_the_persons_words),
        cmocka_unit_test(colour_adds_sequences_and_no_words),
        cmocka_unit_test(control_characters_and_long_words_of_the_answer_do_not_get_through),
        cmocka_unit_test(a_good_answer_is_told_so),
        cmocka_unit_test(an_empty_answer_and_a_part_not_begun_get_their_question_in_the_listing),
        cmocka_unit_test(what_waits_for_another_remark_stands_behind_it_whatever_it_costs),
        cmocka_unit_test(what_waits_for_a_remark_is_counted_with_the_graver_one_that_speaks_for_it),
        cmocka_unit_test(one_line_of_a_folders_listing_names_the_strongest_and_the_weakest),
        cmocka_unit_test(a_rule_that_goes_beyond_another_says_nothing_more_of_the_same_words),
    };
    return cmocka_run_group_tests(tests, judging_set_up, judging_tear_down);
}
