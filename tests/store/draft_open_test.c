/* Opening a draft: by id or its beginning, from old shapes, and what damaged and newer files say. */
#include "home.h"

#include <stdlib.h>
#include <string.h>

#define HEAD "version: 1\nid: a\nquestion: slip\nshape: tale\n"

static void write_draft(const Home *home, const char *id, const char *text) {
    Buffer below = {0};
    buffer_printf(&below, DRAFTS "%s.yaml", id);
    home_make_folder(home, DRAFTS "history");
    home_write(home, below.data, text);
    buffer_free(&below);
}

/* Opening must fail, with this code, and leave the file as it was. The caller clears the error. */
static Error open_fails(Home *home, const char *id, ErrorCode code) {
    Buffer below = {0};
    buffer_printf(&below, DRAFTS "%s.yaml", id);
    char *before = home_read(home, below.data);
    Draft *draft = NULL;
    Error error = {0};
    assert_false(draft_open(home->store, home->bank, id, &draft, &error));
    assert_null(draft);
    assert_int_equal(error.code, code);
    assert_non_null(error.remedy);
    char *after = home_read(home, below.data);
    if (before)
        assert_string_equal(before, after);
    free(before);
    free(after);
    buffer_free(&below);
    return error;
}

static void a_unique_beginning_is_enough(void **state) {
    Home *home = *state;
    write_draft(home, "slip-2026-01-01", HEAD);
    write_draft(home, "slip-2026-01-01-2", HEAD);
    write_draft(home, "tale-2026-01-01", HEAD);
    Draft *draft = draft_again(home, "t");
    assert_string_equal(draft_id(draft), "tale-2026-01-01");
    draft_close(draft);
    draft = draft_again(home, "slip-2026-01-01"); /* whole, though another begins with it */
    assert_string_equal(draft_id(draft), "slip-2026-01-01");
    draft_close(draft);
}

static void an_ambiguous_beginning_names_the_candidates(void **state) {
    Home *home = *state;
    write_draft(home, "slip-1", HEAD);
    write_draft(home, "slip-2", HEAD);
    write_draft(home, "other", HEAD);
    Error error = open_fails(home, "sl", ERROR_USAGE);
    assert_holds(error.message, "slip-1, slip-2");
    assert_not_holds(error.message, "other");
    error_clear(&error);
}

static void an_unknown_id_is_told_with_the_nearest(void **state) {
    Home *home = *state;
    Error error = open_fails(home, "slip-1", ERROR_NOT_FOUND); /* no folder yet */
    error_clear(&error);
    write_draft(home, "slip-2026-01-01", HEAD);
    error = open_fails(home, "slop-2026-01-01", ERROR_NOT_FOUND);
    assert_holds(error.remedy, "slip-2026-01-01");
    error_clear(&error);
}

static void a_name_that_leaves_the_folder_is_refused(void **state) {
    Home *home = *state;
    static const char *const bad[] = {"", ".", "..", ".slip", "../slip", "a/b", "/etc/passwd", "Slip", "a b", "a\n"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        Error error = open_fails(home, bad[i], ERROR_NOT_FOUND);
        error_clear(&error);
        assert_false(draft_remove(home->store, bad[i], &error));
        assert_int_equal(error.code, ERROR_USAGE);
        error_clear(&error);
    }
}

static void a_damaged_file_is_told_with_its_place_and_left_alone(void **state) {
    Home *home = *state;
    static const struct {
        const char *text;
        size_t line;
    } damaged[] = {
        {"version: 1\nshape: tale\nsections: [{id: plan\n", 0},
        {HEAD "sections:\n  - id: plan\n    txet: typed wrong\n", 7},
        {HEAD "sections:\n  - {id: plan}\n  - {id: plan}\n", 7},
        {"version: 1\nid: a\nquestion: slip\n", 1},
        {"version: one\nshape: tale\n", 1},
        {"shape: tale\n", 1},
        {"", 0},
        {"\xff\xfe\n", 1},
        {HEAD "story: {title: \"a\\0b\"}\n", 5},
    };
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        write_draft(home, "a", damaged[i].text);
        Error error = open_fails(home, "a", ERROR_INVALID);
        assert_holds(error.file, DRAFTS "a.yaml");
        assert_true(error.line > 0 && error.column > 0);
        if (damaged[i].line)
            assert_int_equal(error.line, damaged[i].line);
        error_clear(&error);
        assert_false(draft_remove(home->store, "a", &error)); /* nor is it removed */
        assert_holds(error.remedy, DRAFTS "a.yaml");
        error_clear(&error);
        error = open_fails(home, "a", ERROR_INVALID);
        error_clear(&error);
    }
}

static void an_unknown_question_or_shape_is_said(void **state) {
    Home *home = *state;
    write_draft(home, "a", "version: 1\nquestion: slp\nshape: tale\n");
    Error error = open_fails(home, "a", ERROR_NOT_FOUND);
    assert_holds(error.message, "slp");
    assert_holds(error.remedy, "slip");
    error_clear(&error);
    write_draft(home, "a", "version: 1\nquestion: slip\nshape: zigzag-zigzag\n");
    error = open_fails(home, "a", ERROR_NOT_FOUND);
    assert_holds(error.message, "zigzag-zigzag");
    error_clear(&error);
}

static void a_newer_file_is_shown_but_not_written(void **state) {
    Home *home = *state;
    const char text[] = "version: 2\nid: a\nquestion: slip\nshape: tale\nmood: fine\n"
                        "sections:\n  - {id: plan, text: Still here., colour: red}\n";
    write_draft(home, "a", text);
    Draft *draft = draft_again(home, "a");
    assert_true(draft_read_only(draft));
    assert_holds(draft_read_only_reason(draft), "newer");
    assert_int_equal(home_mode(home, "state/starcoach/.a.lock"), 0); /* whoever can write it may */
    assert_text(draft, 0, slice_of("Still here."));
    const Command command = {.kind = COMMAND_REPLACE, .section = 0, .text = slice_of("Gone.")};
    assert_false(draft_apply(draft, &command, NULL));
    Error error = {0};
    assert_false(draft_save(draft, &error));
    assert_int_equal(error.code, ERROR_NEWER);
    assert_non_null(error.remedy);
    error_clear(&error);
    draft_close(draft);
    char *after = home_read(home, DRAFTS "a.yaml");
    assert_string_equal(after, text);
    free(after);
}

static void a_newer_file_of_which_too_little_is_known_says_so(void **state) {
    Home *home = *state;
    write_draft(home, "a", "version: 7\nanswers: []\n");
    Error error = open_fails(home, "a", ERROR_NEWER);
    assert_holds(error.message, "7");
    error_clear(&error);
}

static void a_renamed_section_follows(void **state) {
    Home *home = *state;
    write_draft(home, "a",
                HEAD "place: {section: deed, offset: 3}\nsections:\n"
                     "  - {id: plan, label: The plan, text: Planned.}\n"
                     "  - {id: deed, label: The deed, text: Done.}\n");
    static const TestSection renamed[] = {{"deed-now", "What I did", "act, deed"}, {"plan", "The plan", ""}};
    home_reshape(home, 2, renamed, 2);
    Draft *draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Done."));
    assert_text(draft, 1, slice_of("Planned."));
    assert_int_equal(answer_unplaced_count(draft_answer(draft)), 0);
    assert_string_equal(draft_place(draft), "deed-now");
    assert_int_equal(draft_place_offset(draft), 3);
    assert_false(draft_is_changed(draft));
    draft_keep(draft);
    draft_close(draft);
    char *text = home_read(home, DRAFTS "a.yaml");
    assert_holds(text, "shape_revision: 2");
    assert_holds(text, "id: deed-now\n    label: What I did\n");
    free(text);
}

static void the_id_of_today_goes_before_the_one_of_yesterday(void **state) {
    Home *home = *state;
    write_draft(home, "a", HEAD "sections:\n  - {id: deed, text: Deed.}\n  - {id: plan, text: Plan.}\n");
    static const TestSection swapped[] = {{"idea", "The idea", "plan, deed"}, {"deed", "The deed", ""}};
    home_reshape(home, 2, swapped, 2);
    Draft *draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Plan."));
    assert_text(draft, 1, slice_of("Deed."));
    draft_close(draft);
}

static void sections_that_became_one_are_joined(void **state) {
    Home *home = *state;
    write_draft(home, "a", HEAD "sections:\n  - {id: plan, text: Plan.}\n  - {id: deed, text: Deed.}\n");
    static const TestSection joined[] = {{"story", "The story", "plan, deed"}};
    home_reshape(home, 2, joined, 1);
    Draft *draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Plan.\n\nDeed."));
    draft_close(draft);
}

static void a_dropped_section_becomes_unplaced_and_stays_so(void **state) {
    Home *home = *state;
    write_draft(home, "a",
                HEAD "sections:\n"
                     "  - {id: plan, label: The plan, text: Planned.}\n"
                     "  - {id: mood, text: Without a label.}\n"
                     "  - {id: none, label: Nothing in it}\n"
                     "unplaced:\n  - {label: Older, text: Older still.}\n");
    static const TestSection without[] = {{"deed", "The deed", ""}};
    home_reshape(home, 2, without, 1);
    for (int round = 0; round < 2; round++) { /* as written, and as saved by us */
        Draft *draft = draft_again(home, "a");
        const Answer *answer = draft_answer(draft);
        assert_int_equal(answer_unplaced_count(answer), 3);
        assert_string_equal(answer_unplaced_label(answer, 0), "The plan");
        assert_true(slice_is(answer_unplaced_text(answer, 0), "Planned."));
        assert_string_equal(answer_unplaced_label(answer, 1), "mood");
        assert_true(slice_is(answer_unplaced_text(answer, 1), "Without a label."));
        assert_string_equal(answer_unplaced_label(answer, 2), "Older");
        draft_keep(draft);
        draft_close(draft);
    }
}

static void a_place_past_the_end_becomes_the_end(void **state) {
    Home *home = *state;
    write_draft(home, "a", HEAD "place: {section: plan, offset: 900}\nsections:\n  - {id: plan, text: Short.}\n");
    Draft *draft = draft_again(home, "a");
    assert_int_equal(draft_place_offset(draft), 6);
    draft_close(draft);
    write_draft(home, "a", HEAD "place: {section: review, offset: 900}\n");
    draft = draft_again(home, "a");
    assert_string_equal(draft_place(draft), "review");
    assert_int_equal(draft_place_offset(draft), 900);
    draft_close(draft);
}

static void the_name_of_the_file_is_the_id(void **state) {
    Home *home = *state;
    write_draft(home, "copy-of-mine", "version: 1\nid: mine\nshape: tale\n");
    Draft *draft = draft_again(home, "copy-of-mine");
    assert_string_equal(draft_id(draft), "copy-of-mine");
    draft_keep(draft);
    draft_close(draft);
    char *text = home_read(home, DRAFTS "copy-of-mine.yaml");
    assert_holds(text, "id: copy-of-mine\n");
    free(text);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(a_unique_beginning_is_enough),
        HOME_TEST(an_ambiguous_beginning_names_the_candidates),
        HOME_TEST(an_unknown_id_is_told_with_the_nearest),
        HOME_TEST(a_name_that_leaves_the_folder_is_refused),
        HOME_TEST(a_damaged_file_is_told_with_its_place_and_left_alone),
        HOME_TEST(an_unknown_question_or_shape_is_said),
        HOME_TEST(a_newer_file_is_shown_but_not_written),
        HOME_TEST(a_newer_file_of_which_too_little_is_known_says_so),
        HOME_TEST(a_renamed_section_follows),
        HOME_TEST(the_id_of_today_goes_before_the_one_of_yesterday),
        HOME_TEST(sections_that_became_one_are_joined),
        HOME_TEST(a_dropped_section_becomes_unplaced_and_stays_so),
        HOME_TEST(a_place_past_the_end_becomes_the_end),
        HOME_TEST(the_name_of_the_file_is_the_id),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
