/* Answers as Markdown: what is written is read back to the same words and facts. */
#include "render/answer_fixture.h"

#include <stdlib.h>
#include <string.h>

/* Writes the view as a file and reads it again. The file lies in the arena. */
static AnswerView round_trip(const Judging *judging, const AnswerView *view, bool polish) {
    char *written = render_form(judging, view, FORM_MARKDOWN, (RenderOptions){.polish = polish, .own = true});
    const char *file = arena_string(judging->arena, written);
    free(written);
    AnswerView read;
    Error error = {0};
    if (!answer_read(judging->bank, NULL, "answer.md", slice_of(file), NULL, judging->arena, &read, &error))
        fail_msg("%zu:%zu: %s\n%s", error.line, error.column, error.message, file);
    return read;
}

static char *section_text(const AnswerView *view, size_t section) {
    Buffer text = {0};
    section_view_text(&view->sections[section], &text);
    char *copy = strdup(buffer_string(&text));
    buffer_free(&text);
    return copy;
}

static void check_same(const Judging *judging, const AnswerView *a, const AnswerView *b) {
    assert_ptr_equal(a->question, b->question);
    assert_ptr_equal(a->shape, b->shape);
    assert_ptr_equal(a->role, b->role);
    for (size_t i = 0; i < a->shape->section_count; i++) {
        char *x = section_text(a, i), *y = section_text(b, i);
        assert_string_equal(x, y);
        free(x);
        free(y);
    }
    for (size_t i = 0; story_keys[i]; i++)
        assert_string_equal(story_get(&a->story, story_keys[i], judging->arena),
                            story_get(&b->story, story_keys[i], judging->arena));
    assert_false(b->cut);
}

static void a_file_has_front_matter_a_title_and_headed_sections(void **state) {
    const char *texts[] = {"We baked.", "I phoned 12.", NULL, NULL};
    AnswerView view = tale_of(*state, texts);
    view.story.when = (Date){2025, 3, 0};
    view.story.repaired = REPAIRED_YES;
    char *file = render_form(*state, &view, FORM_MARKDOWN, (RenderOptions){0});
    assert_string_equal(file, "---\n"
                              "question: slip\n"
                              "when: 2025-03\n"
                              "repaired: \"yes\"\n"
                              "---\n"
                              "\n"
                              "# A slip\n"
                              "\n"
                              "## The plan\n"
                              "\n"
                              "We baked.\n"
                              "\n"
                              "## The deed\n"
                              "\n"
                              "I phoned 12.\n"
                              "\n"
                              "## The lesson\n"
                              "\n"
                              "## The end\n");
    free(file);
}

static void what_has_no_place_is_shown_to_the_person_alone_and_is_no_part_of_the_answer(void **state) {
    static const char *const hostile[] = {"It rained.", "--> ## The end\n\nNo.", "```\n<!-- --->\n## The plan", "a --"};
    const Judging *judging = *state;
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        AnswerView view = tale_of(judging, good_tale);
        view.unplaced = &(UnplacedText){"The --> twist\n", slice_of(hostile[i])};
        view.unplaced_count = 1;
        AnswerView read = round_trip(judging, &view, false);
        check_same(judging, &view, &read);
        char *file = render_form(judging, &view, FORM_MARKDOWN, (RenderOptions){0});
        assert_null(strstr(file, "twist"));
        free(file);
    }
    AnswerView view = tale_of(judging, good_tale);
    view.unplaced = &(UnplacedText){"The twist", slice_of("It rained --> a lot.")};
    view.unplaced_count = 1;
    char *file = render_form(judging, &view, FORM_MARKDOWN, (RenderOptions){.own = true});
    assert_non_null(strstr(file, "\n<!-- Kept from an earlier form of this question, and not part of the answer: "
                                 "The twist\n\nIt rained -- > a lot.\n-->\n"));
    free(file);
}

static void the_story_s_own_line_stays_with_the_person(void **state) {
    AnswerView view = tale_of(*state, good_tale);
    view.story.title = "The flour I burned";
    char *file = render_form(*state, &view, FORM_MARKDOWN, (RenderOptions){0});
    assert_null(strstr(file, "flour I burned"));
    free(file);
    file = render_form(*state, &view, FORM_MARKDOWN, (RenderOptions){.own = true});
    assert_non_null(strstr(file, "title: \"The flour I burned\"\n"));
    free(file);
}

static void words_and_facts_come_back(void **state) {
    const Judging *judging = *state;
    static const char *const ids[] = {"planning", "care"};
    AnswerView view = tale_of(judging, good_tale);
    view.role = bank_role(judging->bank, "baker");
    view.story = (Story){.title = "The \"flour\": \\ # a tale, 'of' [one] {sort} & more - yes",
                         .when = {2025, 3, 0},
                         .kind = KIND_PLANNING,
                         .reach = REACH_CUSTOMERS,
                         .repaired = REPAIRED_NO,
                         .doubts = DOUBTS_NONE,
                         .competencies = {ids, 2, NULL}};
    AnswerView read = round_trip(judging, &view, false);
    check_same(judging, &view, &read);
}

static void every_value_of_every_fact_comes_back(void **state) {
    const Judging *judging = *state;
    for (int i = 0; i < KIND_COUNT; i++) {
        AnswerView view = tale_of(judging, good_tale);
        view.story = (Story){.kind = i,
                             .reach = i % REACH_COUNT,
                             .repaired = i % REPAIRED_COUNT,
                             .doubts = i % DOUBTS_COUNT,
                             .when = {2020 + i, i % 2 * 7, 0}};
        AnswerView read = round_trip(judging, &view, false);
        check_same(judging, &view, &read);
    }
}

static void a_shape_without_a_question_comes_back(void **state) {
    AnswerView view = tale_of(*state, good_tale);
    view.question = NULL;
    AnswerView read = round_trip(*state, &view, false);
    check_same(*state, &view, &read);
    assert_string_equal(read.title, "A tale");
}

static void what_no_plain_yaml_may_hold_comes_back_too(void **state) {
    static const char *const ids[] = {"foo: [bar", "\"", "planning"};
    const char *texts[] = {"We baked.", NULL, NULL, NULL};
    AnswerView view = tale_of(*state, texts);
    view.story.title = "\xEF\xBB\xBFPasted \x7F from \xC2\x80 afar\u2028\nhere\t.";
    AnswerView read = round_trip(*state, &view, false);
    assert_string_equal(read.story.title, view.story.title);
    view.story.competencies = (Strings){.items = (const char **)ids, .count = 3};
    char *file = render_form(*state, &view, FORM_MARKDOWN, (RenderOptions){0});
    assert_non_null(strstr(file, "\ncompetencies: [\"foo: [bar\", \"\\\"\", planning]\n"));
    free(file);
}

static void an_own_title_comes_back_and_chooses_no_other_question(void **state) {
    AnswerView view = tale_of(*state, good_tale);
    view.title = "A win";
    AnswerView read = round_trip(*state, &view, false);
    check_same(*state, &view, &read);
    assert_string_equal(read.title, "A win");
}

static void an_answer_not_begun_comes_back(void **state) {
    const char *texts[TALE_SECTIONS] = {0};
    AnswerView view = tale_of(*state, texts);
    AnswerView read = round_trip(*state, &view, false);
    check_same(*state, &view, &read);
}

/* ---- Words that look like marks ---- */

static const char *const tricky[] = {
    "I sold.\n\nTwo paragraphs.\n\n- a list\n- of two",
    "# no heading\nat the start",
    "## The deed",
    "```",
    "<!-- hidden? -->",
    "---\nquestion: win\n---",
    "\xEF\xBB\xBFwith a mark",
    "C# and #1 and 2 < 3 -->",
    "*stars* and _lines_ and [links](https://example.com)",
    "\xF0\x9F\x8D\x9E \xE6\x97\xA5\xE6\x9C\xAC",
};

static void words_that_look_like_marks_stay_words(void **state) {
    const Judging *judging = *state;
    for (size_t i = 0; i < sizeof tricky / sizeof *tricky; i++) {
        AnswerView view = tale_with(judging, DEED, tricky[i]);
        AnswerView read = round_trip(judging, &view, false);
        for (size_t j = 0; j < TALE_SECTIONS; j++)
            assert_int_equal(read.sections[j].span_count, 1);
        char *before = section_text(&view, DEED), *after = section_text(&read, DEED);
        if (strstr(tricky[i], "<!--"))
            assert_string_equal(after, "<! -- hidden? -->"); /* parted, or it would not be spoken */
        else
            assert_string_equal(before, after);
        free(before);
        free(after);
    }
}

static void a_heading_or_fence_within_a_text_is_set_in(void **state) {
    const Judging *judging = *state;
    AnswerView view = tale_with(judging, DEED, "I wrote:\n## The end\nand\n```\ncode\n```\nand left.");
    AnswerView read = round_trip(judging, &view, false);
    char *text = section_text(&read, DEED);
    assert_string_equal(text, "I wrote:\n    ## The end\nand\n    ```\ncode\n    ```\nand left.");
    AnswerView again = round_trip(judging, &read, false);
    check_same(judging, &read, &again);
    free(text);
}

static void line_ends_become_newlines(void **state) {
    AnswerView view = tale_with(*state, DEED, "I phoned.\r\n\r\nThen I wrote.\r\n");
    AnswerView read = round_trip(*state, &view, false);
    char *text = section_text(&read, DEED);
    assert_string_equal(text, "I phoned.\n\nThen I wrote.");
    free(text);
}

static void a_polished_answer_comes_back_polished(void **state) {
    AnswerView view = tale_with(*state, DEED, "um, i phoned the the bakeries ,all 12");
    AnswerView read = round_trip(*state, &view, true);
    char *text = section_text(&read, DEED);
    assert_string_equal(text, "I phoned the bakeries, all 12.");
    AnswerView again = round_trip(*state, &read, true);
    check_same(*state, &read, &again);
    free(text);
}

static void random_texts_come_back(void **state) {
    static const char *const pieces[] = {"I phoned", " ", "\n",  "\n\n", "- ", "12", ".", "\"", "'", "*", "`", "_",
                                         "\\",       "&", "[x]", "(",    ": ", "#",  "-", "=",  "~", ">", "|", "\t"};
    const Judging *judging = *state;
    uint32_t seed = 9;
    for (int i = 0; i < 400; i++) {
        arena_reset(judging->arena);
        Buffer text = {0};
        for (size_t count = next_random(&seed) % 30; count > 0; count--) {
            const char *piece = pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)];
            bool line_start = text.size == 0 || strchr(" \n", text.data[text.size - 1]);
            if (!line_start || !strchr("#`~", *piece)) /* headings and fences have a test of their own */
                buffer_append_string(&text, piece);
        }
        AnswerView view = tale_with(judging, LESSON, buffer_string(&text));
        AnswerView read = round_trip(judging, &view, false);
        check_same(judging, &view, &read);
        buffer_free(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_has_front_matter_a_title_and_headed_sections),
        cmocka_unit_test(what_has_no_place_is_shown_to_the_person_alone_and_is_no_part_of_the_answer),
        cmocka_unit_test(the_story_s_own_line_stays_with_the_person),
        cmocka_unit_test(words_and_facts_come_back),
        cmocka_unit_test(every_value_of_every_fact_comes_back),
        cmocka_unit_test(a_shape_without_a_question_comes_back),
        cmocka_unit_test(what_no_plain_yaml_may_hold_comes_back_too),
        cmocka_unit_test(an_own_title_comes_back_and_chooses_no_other_question),
        cmocka_unit_test(an_answer_not_begun_comes_back),
        cmocka_unit_test(words_that_look_like_marks_stay_words),
        cmocka_unit_test(a_heading_or_fence_within_a_text_is_set_in),
        cmocka_unit_test(line_ends_become_newlines),
        cmocka_unit_test(a_polished_answer_comes_back_polished),
        cmocka_unit_test(random_texts_come_back),
    };
    return cmocka_run_group_tests(tests, judging_set_up, judging_tear_down);
}
