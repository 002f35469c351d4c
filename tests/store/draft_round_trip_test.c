/* What is saved is read again as it was. */
#include "home.h"

#include <stdlib.h>
#include <string.h>

/* What people, pastes and other programs put into a text. */
static const char *const hostile[] = {
    " ",
    "\n",
    "\n\n\n",
    "\t",
    " leading and trailing ",
    "trailing newline\n",
    "trailing newlines\n\n\n",
    "\n\nleading newlines",
    "  indented\n    more\n less\n",
    "\tleading tab\n\t\ttwo\n",
    "trailing spaces   \nand more \t \n",
    "a\r\nb\r\n",
    "a\rb\r",
    "---",
    "---\nversion: 9\n...\n",
    "...",
    "# not a comment",
    "#",
    "key: value",
    "- item\n- item",
    "{a: b}",
    "[1, 2",
    "'single' \"double\" \\ backslash \\n",
    "| literal\n> folded",
    "&anchor *alias !tag %directive @at `tick`",
    "null",
    "~",
    "true",
    "0123",
    "1e3",
    "2026-03-01",
    "?",
    ": ",
    " #",
    "control \x01\x02\x1b[31m\x7f",
    "\xc2\x85 next line \xe2\x80\xa8 line separator \xe2\x80\xa9 paragraph separator",
    "\xc2\xa0 no-break \xe3\x80\x80 ideographic \xe2\x80\x8b zero width \xef\xbb\xbf mark",
    "\xef\xbb\xbf",
    "emoji \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7\xe2\x80\x8d\xf0\x9f\x91\xa6 \xf0\x9f\x87\xa9\xf0\x9f\x87\xaa",
    "combined e\xcc\x81 and alone \xcc\x81",
    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xe2\x80\xae\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85\xe2\x80\xac",
    "\xef\xbf\xbe \xef\xbf\xbf \xf4\x8f\xbf\xbf \xef\xbf\xbd",
};

static void every_text_comes_back_byte_for_byte(void **state) {
    Home *home = *state;
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        Slice text = slice_of(hostile[i]);
        Draft *draft = draft_begin(home);
        draft_put(draft, 0, text);
        draft_put(draft, 2, text);
        draft_put_fact(draft, "title", hostile[i]);
        draft_put_fact(draft, "plan", hostile[i]);
        answer_add_unplaced(draft_answer(draft), hostile[i], text);
        draft_keep(draft);
        char *id = strdup(draft_id(draft));
        draft_close(draft);

        draft = draft_again(home, id);
        assert_text(draft, 0, text);
        assert_text(draft, 1, slice_of(""));
        assert_text(draft, 2, text);
        assert_string_equal(answer_fact(draft_answer(draft), "title"), hostile[i]);
        assert_string_equal(answer_fact(draft_answer(draft), "plan"), hostile[i]);
        assert_int_equal(answer_unplaced_count(draft_answer(draft)), 1);
        assert_string_equal(answer_unplaced_label(draft_answer(draft), 0), hostile[i]);
        assert_true(slice_equal(answer_unplaced_text(draft_answer(draft), 0), text));
        draft_close(draft);
        free(id);
    }
}

static void a_very_long_text_comes_back(void **state) {
    Home *home = *state;
    Buffer text = {0};
    for (int i = 0; i < 40000; i++)
        buffer_printf(&text, "sentence %d of a very long answer.%s", i, i % 7 ? " " : "\n");
    for (int i = 0; i < 300000; i++) /* one word without end */
        buffer_append_byte(&text, 'x');
    Draft *draft = draft_begin(home);
    draft_put(draft, 1, buffer_slice(&text));
    draft_keep(draft);
    char *id = strdup(draft_id(draft));
    draft_close(draft);
    draft = draft_again(home, id);
    assert_text(draft, 1, buffer_slice(&text));
    draft_close(draft);
    buffer_free(&text);
    free(id);
}

static void what_could_not_be_read_again_is_not_written(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    draft_put_string(draft, 0, "Small.");
    draft_keep(draft);
    Buffer text = {0};
    for (int i = 0; i < 1000000; i++)
        buffer_append_string(&text, "ten bytes\n");
    draft_put(draft, 1, buffer_slice(&text));
    Error error = {0};
    assert_false(draft_save(draft, &error));
    assert_int_equal(error.code, ERROR_TOO_LARGE);
    assert_true(draft_is_changed(draft));
    error_clear(&error);
    draft_put_string(draft, 1, "");
    draft_keep(draft);
    draft_close(draft);
    buffer_free(&text);
}

static void place_and_facts_and_role_are_kept(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    assert_string_equal(draft_place(draft), "");
    draft_put_string(draft, 1, "I sent it.");
    draft_put_fact(draft, "when", "last spr"); /* half-typed: kept as it is */
    draft_put_fact(draft, "kind", "planning");
    draft_put_fact(draft, "competencies", "care, calm");
    draft_put_fact(draft, "role", "manager");
    draft_set_place(draft, "deed", 4);
    draft_keep(draft);
    char *id = strdup(draft_id(draft));
    draft_close(draft);

    draft = draft_again(home, id);
    assert_string_equal(draft_place(draft), "deed");
    assert_int_equal(draft_place_offset(draft), 4);
    assert_string_equal(answer_fact(draft_answer(draft), "when"), "last spr");
    assert_string_equal(answer_fact(draft_answer(draft), "kind"), "planning");
    assert_string_equal(answer_fact(draft_answer(draft), "competencies"), "care, calm");
    assert_string_equal(answer_fact(draft_answer(draft), "role"), "manager");
    assert_int_equal(answer_fact_count(draft_answer(draft)), 4);
    assert_string_equal(answer_question(draft_answer(draft))->id, "slip");
    draft_close(draft);
    free(id);
}

static void a_draft_of_a_shape_alone_is_kept_as_such(void **state) {
    Home *home = *state;
    Draft *draft;
    assert_true(draft_new(home->store, home->bank, NULL, bank_shape(home->bank, "tale"), &draft, NULL));
    draft_keep(draft);
    char *id = strdup(draft_id(draft));
    draft_close(draft);
    assert_int_equal(strncmp(id, "tale-", 5), 0);
    draft = draft_again(home, id);
    assert_null(answer_question(draft_answer(draft)));
    assert_string_equal(answer_shape(draft_answer(draft))->id, "tale");
    draft_close(draft);
    free(id);
}

static void the_file_is_plain_to_read(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    draft_put_string(draft, 0, "One sentence.\nAnother.\n");
    draft_put_fact(draft, "title", "The late letter");
    draft_keep(draft);
    Buffer path = {0};
    buffer_printf(&path, DRAFTS "%s.yaml", draft_id(draft));
    char *text = home_read(home, path.data);
    assert_int_equal(strncmp(text, "version: 1\nid: slip-", 20), 0);
    assert_holds(text, "\nquestion: slip\nshape: tale\nshape_revision: 1\nsaved: ");
    assert_holds(text, "title: The late letter\n");
    assert_holds(text, "id: plan\n    label: The plan\n    text: |\n      One sentence.\n      Another.\n");
    assert_not_holds(text, "unplaced");
    free(text);
    buffer_free(&path);
    draft_close(draft);
}

static void saving_again_without_a_change_writes_the_same_answer(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    assert_false(draft_is_changed(draft));
    assert_int_equal(draft_saved(draft), 0);
    draft_put_string(draft, 0, "One.");
    assert_true(draft_is_changed(draft));
    draft_keep(draft);
    assert_false(draft_is_changed(draft));
    assert_true(draft_saved(draft) > 0);
    draft_set_place(draft, "plan", 2);
    assert_true(draft_is_changed(draft));
    draft_keep(draft);
    draft_set_place(draft, "plan", 2);
    assert_false(draft_is_changed(draft));
    draft_keep(draft);
    char *id = strdup(draft_id(draft));
    int64_t saved = draft_saved(draft);
    draft_close(draft);
    draft = draft_again(home, id);
    assert_false(draft_is_changed(draft));
    assert_int_equal(draft_saved(draft), saved);
    draft_close(draft);
    free(id);
}

static void nothing_is_written_before_the_first_change(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    draft_set_place(draft, "plan", 3);
    assert_true(draft_sync(draft, NULL));
    Arena *arena = arena_new();
    DraftCards cards;
    assert_true(store_list(home->store, arena, &cards, NULL));
    assert_int_equal(cards.count, 0);
    arena_free(arena);
    draft_close(draft);
    assert_int_equal(home_count_files(home), 0);
    assert_int_equal(home_mode(home, "data"), 0);
    assert_int_equal(home_mode(home, "state"), 0);
    assert_int_equal(home_mode(home, "config"), 0);
}

static void files_and_folders_are_the_persons_alone(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    draft_keep(draft);
    Buffer path = {0};
    buffer_printf(&path, DRAFTS "%s.yaml", draft_id(draft));
    assert_int_equal(home_mode(home, path.data), 0600);
    assert_int_equal(home_mode(home, "data/starcoach/drafts"), 0700);
    assert_int_equal(home_mode(home, "data/starcoach"), 0700);
    assert_int_equal(home_mode(home, "state/starcoach"), 0700);
    buffer_clear(&path);
    buffer_printf(&path, "state/starcoach/.%s.lock", draft_id(draft));
    assert_int_equal(home_mode(home, path.data), 0600);
    draft_close(draft);
    assert_int_equal(home_mode(home, path.data), 0); /* the lock leaves nothing behind */
    assert_int_equal(home_count_files(home), 1);
    buffer_free(&path);
}

static void ids_of_one_day_are_numbered(void **state) {
    Home *home = *state;
    Draft *first = draft_begin(home), *second = draft_begin(home); /* neither is saved yet */
    Buffer expected = {0};
    buffer_printf(&expected, "%s-2", draft_id(first));
    assert_string_equal(draft_id(second), expected.data);
    draft_keep(second);
    draft_close(second);
    Draft *third = draft_begin(home);
    buffer_clear(&expected);
    buffer_printf(&expected, "%s-3", draft_id(first));
    assert_string_equal(draft_id(third), expected.data);
    draft_close(third);
    draft_close(first);
    buffer_free(&expected);
}

static void an_odd_question_makes_a_plain_id(void **state) {
    Home *home = *state;
    Draft *draft;
    assert_true(draft_new(home->store, home->bank, bank_question(home->bank, ".Odd.Name"),
                          bank_shape(home->bank, "tale"), &draft, NULL));
    assert_int_equal(strncmp(draft_id(draft), "_odd.name-2", 11), 0);
    draft_keep(draft);
    char *id = strdup(draft_id(draft));
    draft_close(draft);
    draft_close(draft_again(home, id));
    free(id);
}

static void an_empty_variable_counts_as_unset(void **state) {
    Home *home = *state;
    setenv("XDG_DATA_HOME", "", 1);
    setenv("XDG_STATE_HOME", "", 1);
    unsetenv("XDG_CONFIG_HOME");
    store_close(home->store);
    assert_true(store_open(&home->store, NULL));
    Draft *draft = draft_begin(home);
    draft_keep(draft);
    assert_true(settings_save(home->store, &(Settings){.pace = 1}, NULL));
    assert_int_equal(home_mode(home, ".local/share/starcoach/drafts"), 0700);
    assert_int_equal(home_mode(home, ".local/state/starcoach"), 0700);
    assert_int_equal(home_mode(home, ".config/starcoach/config.yaml"), 0600);
    assert_holds(store_drafts_folder(home->store), "/.local/share/starcoach/drafts");
    assert_holds(store_state_folder(home->store), "/.local/state/starcoach");
    assert_holds(store_config_folder(home->store), "/.config/starcoach");
    draft_close(draft);
}

static void no_home_at_all_is_an_error(void **state) {
    (void)state;
    unsetenv("XDG_STATE_HOME");
    unsetenv("HOME");
    Store *store;
    Error error = {0};
    assert_false(store_open(&store, &error));
    assert_null(store);
    assert_non_null(error.remedy);
    error_clear(&error);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(every_text_comes_back_byte_for_byte),
        HOME_TEST(a_very_long_text_comes_back),
        HOME_TEST(what_could_not_be_read_again_is_not_written),
        HOME_TEST(place_and_facts_and_role_are_kept),
        HOME_TEST(a_draft_of_a_shape_alone_is_kept_as_such),
        HOME_TEST(the_file_is_plain_to_read),
        HOME_TEST(saving_again_without_a_change_writes_the_same_answer),
        HOME_TEST(nothing_is_written_before_the_first_change),
        HOME_TEST(files_and_folders_are_the_persons_alone),
        HOME_TEST(ids_of_one_day_are_numbered),
        HOME_TEST(an_odd_question_makes_a_plain_id),
        HOME_TEST(an_empty_variable_counts_as_unset),
        HOME_TEST(no_home_at_all_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
