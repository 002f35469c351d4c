/* A draft copied for the same question or another. */
#include "home.h"

#include <stdlib.h>
#include <string.h>

/* Two shapes with roles: "story" (situation, action, action again, cause) and "brief" (action, situation, lesson). */
static void add_shapes(Home *home) {
    static const char head[] = "version: 1\nid: %s\nlabel: L\nrevision: 1\nseconds: {least: 60, most: 120}\n"
                               "rubric: tale\ngroups:\n  - {id: all, label: All}\nacts:\n  - label: All\n"
                               "    sections: [%s]\nsections:\n%s";
    static const char *const shapes[][3] = {
        {"story", "s, one, two, why",
         "  - {id: s, label: S, role: situation, share: 25, group: all, ask: What?}\n"
         "  - {id: one, label: One, role: action, share: 25, group: all, ask: What?}\n"
         "  - {id: two, label: Two, role: action, share: 25, group: all, ask: What?}\n"
         "  - {id: why, label: Why, role: cause, share: 25, group: all, ask: What?}\n"},
        {"brief", "act, sit, learn",
         "  - {id: act, label: Act, role: action, share: 40, group: all, ask: What?}\n"
         "  - {id: sit, label: Sit, role: situation, share: 40, group: all, ask: What?}\n"
         "  - {id: learn, label: Learn, role: lesson, share: 20, group: all, ask: What?}\n"}};
    for (size_t i = 0; i < 2; i++) {
        Buffer below = {0}, text = {0};
        buffer_printf(&below, "content/en/shapes/%s.yaml", shapes[i][0]);
        buffer_printf(&text, head, shapes[i][0], shapes[i][1], shapes[i][2]);
        home_write(home, below.data, text.data);
        buffer_free(&below);
        buffer_free(&text);
    }
    home_write(home, "content/en/questions/more.yaml",
               "version: 1\nquestions:\n"
               "  - {id: long, title: Long, ask: Long?, competencies: [care], shape: story}\n"
               "  - {id: short, title: Short, ask: Short?, competencies: [care], shape: brief}\n");
    home_reload(home);
}

static Draft *begin_long(Home *home) {
    Draft *draft;
    assert_true(draft_new(home->store, home->bank, bank_question(home->bank, "long"), bank_shape(home->bank, "story"),
                          &draft, NULL));
    draft_put_string(draft, 0, "Where.");
    draft_put_string(draft, 1, "Did this.");
    draft_put_string(draft, 2, "And that.");
    draft_put_string(draft, 3, "Because.");
    draft_put_fact(draft, "title", "The story");
    draft_put_fact(draft, "role", "manager");
    draft_set_place(draft, "two", 3);
    return draft;
}

static Draft *duplicate(Home *home, const char *id, const char *question) {
    Draft *draft;
    Error error = {0};
    if (!draft_duplicate(home->store, home->bank, id, question ? bank_question(home->bank, question) : NULL, &draft,
                         &error))
        fail_msg("%s", error.message);
    return draft;
}

static void assert_brief(Draft *draft) {
    assert_string_equal(answer_shape(draft_answer(draft))->id, "brief");
    assert_text(draft, 0, slice_of("Did this.\n\nAnd that."));
    assert_text(draft, 1, slice_of("Where."));
    assert_text(draft, 2, slice_of(""));
    assert_int_equal(answer_unplaced_count(draft_answer(draft)), 1);
    assert_string_equal(answer_unplaced_label(draft_answer(draft), 0), "Why");
    assert_true(slice_is(answer_unplaced_text(draft_answer(draft), 0), "Because."));
    assert_string_equal(answer_fact(draft_answer(draft), "title"), "The story");
    assert_string_equal(answer_fact(draft_answer(draft), "role"), "manager");
}

static void text_follows_by_role(void **state) {
    Home *home = *state;
    add_shapes(home);
    Draft *from = begin_long(home);
    draft_keep(from);
    char *id = strdup(draft_id(from));
    draft_close(from);
    Draft *draft = duplicate(home, id, "short");
    assert_brief(draft);
    assert_string_equal(draft_place(draft), "");
    assert_true(draft_is_changed(draft));
    size_t section, at;
    assert_false(draft_undo(draft, &section, &at));
    char *new_id = strdup(draft_id(draft));
    assert_string_not_equal(id, new_id);
    draft_close(draft);
    draft = draft_again(home, new_id); /* in its journal, though never saved */
    assert_brief(draft);
    draft_keep(draft);
    draft_close(draft);
    from = draft_again(home, id); /* which is as it was */
    assert_text(from, 3, slice_of("Because."));
    assert_false(draft_is_changed(from));
    draft_close(from);
    free(id);
    free(new_id);
}

static void for_the_same_question_all_stays_in_its_place(void **state) {
    Home *home = *state;
    add_shapes(home);
    Draft *from = begin_long(home);
    draft_keep(from);
    Draft *draft = duplicate(home, draft_id(from), NULL);
    for (size_t i = 0; i < 4; i++)
        assert_text(draft, i, answer_text(draft_answer(from), i));
    assert_int_equal(answer_unplaced_count(draft_answer(draft)), 0);
    assert_ptr_equal(answer_question(draft_answer(draft)), answer_question(draft_answer(from)));
    draft_close(draft);
    draft_close(from);
}

static void of_an_open_draft_what_is_on_the_screen_is_taken(void **state) {
    Home *home = *state;
    add_shapes(home);
    Draft *from = begin_long(home);
    draft_keep(from);
    draft_put_string(from, 0, "Somewhere else.");
    Draft *draft = duplicate(home, draft_id(from), "short");
    assert_text(draft, 1, slice_of("Somewhere else."));
    assert_false(draft_read_only(from));
    draft_close(draft);
    draft_close(from);
}

static void what_is_not_there_is_said(void **state) {
    Home *home = *state;
    Draft *draft;
    Error error = {0};
    assert_false(draft_duplicate(home->store, home->bank, "nothing", NULL, &draft, &error));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    assert_null(draft);
    error_clear(&error);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(text_follows_by_role),
        HOME_TEST(for_the_same_question_all_stays_in_its_place),
        HOME_TEST(of_an_open_draft_what_is_on_the_screen_is_taken),
        HOME_TEST(what_is_not_there_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
