/* The answer as a sheet for an editor of one's own, and back; and sentences that go to another section. */
#include "small_shape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void put(Answer *answer, size_t section, const char *text) {
    Command command = {.kind = COMMAND_REPLACE,
                       .section = section,
                       .span = {0, answer_text(answer, section).size},
                       .text = slice_of(text)};
    assert_true(answer_apply(answer, &command, NULL));
}

static int set_up(void **state) {
    Answer *answer = answer_new(NULL, &small_shape);
    put(answer, 0, "I sent one message.\n\nI asked nobody.");
    put(answer, 2, "Ask each person.");
    *state = answer;
    return 0;
}

static int tear_down(void **state) {
    answer_free(*state);
    return 0;
}

static void check_texts(const Answer *answer, const char *const *expected) {
    for (size_t i = 0; i < small_shape.section_count; i++) {
        Buffer text = {0};
        buffer_append(&text, answer_text(answer, i));
        assert_string_equal(buffer_string(&text), expected[i]);
        buffer_free(&text);
    }
}

/* Reads the sheet into the answer; gives the strays. */
static void take(Answer *answer, const char *sheet, const char *expected_strays) {
    Arena *arena = arena_new();
    Buffer strays = {0};
    AnswerView view = answer_read_sheet(answer, NULL, slice_of(sheet), arena, &strays);
    assert_true(answer_take_view(answer, &view, NULL));
    assert_string_equal(buffer_string(&strays), expected_strays);
    buffer_free(&strays);
    arena_free(arena);
}

static void each_section_stands_under_its_label(void **state) {
    Buffer sheet = {0};
    answer_write_sheet(*state, "Write here.", &sheet);
    assert_string_equal(buffer_string(&sheet), "<!-- Write here. -->\n\n"
                                               "## Action\n\nI sent one message.\n\nI asked nobody.\n\n"
                                               "## Result\n\n\n"
                                               "## Lessons\n\nAsk each person.\n");
    buffer_free(&sheet);
}

static void what_was_not_touched_comes_back_as_it_was(void **state) {
    Answer *answer = *state;
    put(answer, 1, "  kept with its blanks \n");
    unsigned long version = answer_version(answer);
    Buffer sheet = {0};
    answer_write_sheet(answer, "Write here.", &sheet);
    take(answer, buffer_string(&sheet), "");
    assert_int_equal(answer_version(answer), version);
    buffer_free(&sheet);
}

static void changes_come_back_as_one_step(void **state) {
    Answer *answer = *state;
    take(answer, "<!-- x -->\n## Action\nNew.\n## Result\nTwo days late.\n## Lessons\n", "");
    check_texts(answer, (const char *const[]){"New.", "Two days late.", ""});
    size_t section, at;
    assert_true(answer_undo(answer, &section, &at));
    check_texts(answer, (const char *const[]){"I sent one message.\n\nI asked nobody.", "", "Ask each person."});
}

static void text_under_other_headings_is_never_lost(void **state) {
    Answer *answer = *state;
    take(answer, "Before all.\n## Action\nOne.\n## Thanks\nTo you.\n### deeper\n## LESSONS:\nThree.\n",
         "Thanks, deeper");
    check_texts(answer, (const char *const[]){"Before all.\n\nOne.\n## Thanks\nTo you.\n### deeper", "", "Three."});
}

static void a_section_told_twice_is_joined(void **state) {
    Answer *answer = *state;
    take(answer, "## Action\nOne.\n## Result\nTwo.\n## action\nThree.\n", "");
    check_texts(answer, (const char *const[]){"One.\n\nThree.", "Two.", ""});
}

static void without_any_heading_all_goes_to_the_first_section(void **state) {
    Answer *answer = *state;
    take(answer, "All of it.", "");
    check_texts(answer, (const char *const[]){"All of it.", "", ""});
}

static void lines_that_look_like_headings_come_back_as_they_were(void **state) {
    Answer *answer = *state;
    static const char text[] = "## Result\n\\## Result\n  # one\n#1 was\n\\plain";
    put(answer, 0, text);
    unsigned long version = answer_version(answer);
    Buffer sheet = {0};
    answer_write_sheet(answer, NULL, &sheet);
    take(answer, buffer_string(&sheet), "");
    assert_int_equal(answer_version(answer), version);
    take(answer, "", "");
    take(answer, buffer_string(&sheet), "");
    check_texts(answer, (const char *const[]){text, "", "Ask each person."});
    buffer_free(&sheet);
}

static void a_note_that_is_never_closed_is_text(void **state) {
    Answer *answer = *state;
    take(answer, "<!-- mine", "");
    check_texts(answer, (const char *const[]){"<!-- mine", "", ""});
}

/* ---- Moving ---- */

static size_t move(Answer *answer, size_t from, Span span, size_t to) {
    Arena *arena = arena_new();
    AnswerView view;
    size_t at;
    assert_true(answer_move_view(answer, NULL, from, span, to, arena, &view, &at, NULL));
    assert_true(answer_take_view(answer, &view, NULL));
    arena_free(arena);
    return at;
}

static void a_sentence_goes_on_to_the_start_and_back_to_the_end(void **state) {
    Answer *answer = *state;
    put(answer, 0, "One. Two. Three.");
    put(answer, 1, "Four.");
    assert_int_equal(move(answer, 0, (Span){10, 16}, 1), 0);
    check_texts(answer, (const char *const[]){"One. Two.", "Three. Four.", "Ask each person."});
    assert_int_equal(move(answer, 1, (Span){0, 6}, 0), 10);
    check_texts(answer, (const char *const[]){"One. Two. Three.", "Four.", "Ask each person."});
    move(answer, 0, (Span){5, 9}, 2);
    check_texts(answer, (const char *const[]){"One. Three.", "Four.", "Two. Ask each person."});
}

static void the_last_sentence_leaves_nothing_behind_and_an_empty_section_takes_it(void **state) {
    Answer *answer = *state;
    assert_int_equal(move(answer, 2, (Span){0, 16}, 1), 0);
    check_texts(answer, (const char *const[]){"I sent one message.\n\nI asked nobody.", "Ask each person.", ""});
    size_t section, at;
    assert_true(answer_undo(answer, &section, &at));
    check_texts(answer, (const char *const[]){"I sent one message.\n\nI asked nobody.", "", "Ask each person."});
}

static void paragraphs_do_not_leave_their_gap(void **state) {
    Answer *answer = *state;
    move(answer, 0, (Span){21, 36}, 1);
    check_texts(answer, (const char *const[]){"I sent one message.", "I asked nobody.", "Ask each person."});
}

static void what_does_not_fit_is_refused(void **state) {
    Answer *answer = *state;
    Arena *arena = arena_new();
    AnswerView view;
    size_t at;
    Error error = {0};
    assert_false(answer_move_view(answer, NULL, 0, (Span){0, 3}, 3, arena, &view, &at, &error));
    error_clear(&error);
    assert_false(answer_move_view(answer, NULL, 0, (Span){0, 3}, 0, arena, &view, &at, &error));
    error_clear(&error);
    assert_false(answer_move_view(answer, NULL, 2, (Span){0, 17}, 0, arena, &view, &at, &error));
    error_clear(&error);
    assert_false(answer_move_view(answer, NULL, 2, (Span){4, 4}, 0, arena, &view, &at, &error));
    error_clear(&error);
    arena_free(arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(each_section_stands_under_its_label),
        TEST(what_was_not_touched_comes_back_as_it_was),
        TEST(changes_come_back_as_one_step),
        TEST(text_under_other_headings_is_never_lost),
        TEST(a_section_told_twice_is_joined),
        TEST(without_any_heading_all_goes_to_the_first_section),
        TEST(lines_that_look_like_headings_come_back_as_they_were),
        TEST(a_note_that_is_never_closed_is_text),
        TEST(a_sentence_goes_on_to_the_start_and_back_to_the_end),
        TEST(the_last_sentence_leaves_nothing_behind_and_an_empty_section_takes_it),
        TEST(paragraphs_do_not_leave_their_gap),
        TEST(what_does_not_fit_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
