/* Answers as text and as JSON. */
#include "render/answer_fixture.h"

#include <jansson.h>
#include <starcoach/text.h>
#include <stdlib.h>
#include <string.h>

static const RenderOptions today = {.date = {2026, 11, 22}};

/* ---- Text ---- */

static void an_answer_is_a_title_its_paragraphs_and_how_long_it_takes(void **state) {
    AnswerView view = tale_of(*state, good_tale);
    const Report *report = judge_final(*state, view);
    Buffer expected = {0};
    buffer_append_string(&expected, "A slip\n"
                                    "\n"
                                    "We baked forty loaves a day.\n"
                                    "\n"
                                    "First I phoned 12 bakeries before seven. Then I wrote to every customer\n"
                                    "on our list.\n"
                                    "\n"
                                    "I learned to count the flour before I promise a cake. I keep a sheet of\n"
                                    "every sack in the store.\n"
                                    "\n"
                                    "Now I count twice.\n"
                                    "\n"
                                    "about ");
    render_minutes(report->seconds, &expected);
    buffer_append_string(&expected, " aloud (");
    render_minutes(report->seconds_low, &expected);
    buffer_append_string(&expected, " to ");
    render_minutes(report->seconds_high, &expected);
    buffer_append_string(&expected, ") · 2026-11-22\n");
    char *text = render_form(*state, &view, FORM_TEXT, today);
    assert_string_equal(text, buffer_string(&expected));
    buffer_free(&expected);
    free(text);
}

static void its_own_title_is_used_where_it_has_one_and_the_shapes_where_there_is_no_question(void **state) {
    AnswerView view = tale_of(*state, good_tale);
    view.title = "The flour";
    char *text = render_form(*state, &view, FORM_TEXT, today);
    assert_memory_equal(text, "The flour\n\n", 11);
    free(text);
    view.title = NULL;
    view.question = NULL;
    text = render_form(*state, &view, FORM_TEXT, today);
    assert_memory_equal(text, "A tale\n\n", 8);
    free(text);
}

static void paragraphs_of_a_section_and_items_of_a_list_stay_apart(void **state) {
    AnswerView view = tale_with(
        *state, PLAN, "We baked.\n\nI sold,\nand did:\n- one thing that goes on\n  over the line\n- another\n");
    char *text = render_form(*state, &view, FORM_TEXT, (RenderOptions){.width = 20, .date = {2026, 1, 1}});
    assert_non_null(
        strstr(text, "We baked.\n\nI sold, and did:\n- one thing that\n  goes on over the\n  line\n- another\n\n"));
    free(text);
}

static void sections_that_are_not_begun_are_left_out(void **state) {
    const char *texts[] = {NULL, "I phoned.", NULL, NULL};
    AnswerView view = tale_of(*state, texts);
    char *text = render_form(*state, &view, FORM_TEXT, today);
    assert_memory_equal(text, "A slip\n\nI phoned.\n\nabout", strlen("A slip\n\nI phoned.\n\nabout"));
    free(text);
}

static void every_line_keeps_the_width(void **state) {
    AnswerView view = tale_of(*state, good_tale);
    for (size_t width = 30; width < 100; width += 7) {
        char *text = render_form(*state, &view, FORM_TEXT, (RenderOptions){.width = width, .date = {2026, 1, 1}});
        Slice rest = slice_of(text), line;
        while (slice_next_line(&rest, &line))
            assert_true(text_columns(line) <= width || slice_starts(line, "about "));
        free(text);
    }
}

static void a_date_of_none_is_the_reports(void **state) {
    AnswerView view = tale_of(*state, good_tale);
    char *text = render_form(*state, &view, FORM_TEXT, (RenderOptions){0});
    assert_non_null(strstr(text, " · 2026-01-15\n"));
    free(text);
}

static void control_characters_do_not_get_through_in_any_form(void **state) {
    AnswerView view = tale_with(*state, DEED, "I \x1B[31mphoned\x07 12\xC2\x9B them.\r\nThen I wrote.");
    view.title = "A \x1Btitle\nof two lines";
    for (Form form = FORM_TEXT; form <= FORM_JSON; form++) {
        char *text = render_form(*state, &view, form, today);
        for (const char *c = text; *c; c++)
            assert_true((unsigned char)*c >= ' ' || *c == '\n');
        assert_null(strstr(text, "\xC2\x9B"));
        assert_non_null(strstr(text, "itle of two lines"));
        free(text);
    }
}

static void polished_text_is_polished_and_takes_less_time(void **state) {
    const char *texts[] = {"um, we baked,and sold.", "First, um, I I phoned 12, you know.", NULL, NULL};
    AnswerView view = tale_of(*state, texts);
    RenderOptions polish = {.polish = true, .date = {2026, 1, 1}};
    char *plain = render_form(*state, &view, FORM_TEXT, today),
         *polished = render_form(*state, &view, FORM_TEXT, polish);
    assert_non_null(strstr(plain, "First, um, I I phoned 12, you know."));
    assert_non_null(strstr(polished, "We baked, and sold.\n\nFirst I phoned 12.\n"));
    assert_true(strtol(strstr(polished, "about 0:") + 8, NULL, 10) < strtol(strstr(plain, "about 0:") + 8, NULL, 10));
    free(plain);
    free(polished);
}

/* ---- JSON ---- */

static json_t *json_of(const Judging *judging, const AnswerView *view, RenderOptions options) {
    char *text = render_form(judging, view, FORM_JSON, options);
    json_t *json = json_loads(text, 0, NULL);
    assert_non_null(json);
    assert_int_equal(text[strlen(text) - 1], '\n');
    free(text);
    return json;
}

static const char *text_at(const json_t *json, const char *key) {
    return json_string_value(json_object_get(json, key));
}

static void json_holds_question_shape_title_story_and_sections(void **state) {
    AnswerView view = tale_of(*state, good_tale);
    static const char *const ids[] = {"planning", "care"};
    view.role = bank_role(((const Judging *)*state)->bank, "baker");
    view.story =
        (Story){.title = "The \"flour\"", .when = {2025, 3, 0}, .kind = KIND_PLANNING, .competencies = {ids, 2, NULL}};
    json_t *json = json_of(*state, &view, today);
    assert_string_equal(text_at(json, "question"), "slip");
    assert_string_equal(text_at(json, "shape"), "tale");
    assert_string_equal(text_at(json, "title"), "A slip");
    assert_string_equal(text_at(json, "role"), "baker");
    assert_string_equal(text_at(json, "date"), "2026-11-22");
    const json_t *story = json_object_get(json, "story");
    assert_string_equal(text_at(story, "title"), "The \"flour\"");
    assert_string_equal(text_at(story, "when"), "2025-03");
    assert_string_equal(text_at(story, "kind"), "planning");
    assert_true(json_is_null(json_object_get(story, "reach")));
    assert_int_equal(json_array_size(json_object_get(story, "competencies")), 2);
    const json_t *deed = json_array_get(json_object_get(json, "sections"), DEED);
    assert_int_equal(json_array_size(json_object_get(json, "sections")), TALE_SECTIONS);
    assert_string_equal(text_at(deed, "id"), "deed");
    assert_string_equal(text_at(deed, "label"), "The deed");
    assert_string_equal(text_at(deed, "role"), "action");
    assert_string_equal(text_at(deed, "text"), good_tale[DEED]);
    json_decref(json);
}

static void json_is_null_where_nothing_is_known(void **state) {
    const char *texts[TALE_SECTIONS] = {0};
    AnswerView view = tale_of(*state, texts);
    view.question = NULL;
    json_t *json = json_of(*state, &view, (RenderOptions){0});
    assert_true(json_is_null(json_object_get(json, "question")));
    assert_true(json_is_null(json_object_get(json, "role")));
    assert_true(json_is_null(json_object_get(json, "date")));
    assert_string_equal(text_at(json_array_get(json_object_get(json, "sections"), 0), "text"), "");
    json_decref(json);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_a_title_its_paragraphs_and_how_long_it_takes),
        cmocka_unit_test(its_own_title_is_used_where_it_has_one_and_the_shapes_where_there_is_no_question),
        cmocka_unit_test(paragraphs_of_a_section_and_items_of_a_list_stay_apart),
        cmocka_unit_test(sections_that_are_not_begun_are_left_out),
        cmocka_unit_test(every_line_keeps_the_width),
        cmocka_unit_test(a_date_of_none_is_the_reports),
        cmocka_unit_test(control_characters_do_not_get_through_in_any_form),
        cmocka_unit_test(polished_text_is_polished_and_takes_less_time),
        cmocka_unit_test(json_holds_question_shape_title_story_and_sections),
        cmocka_unit_test(json_is_null_where_nothing_is_known),
    };
    return cmocka_run_group_tests(tests, judging_set_up, judging_tear_down);
}
