/* Keys of one's own, from the settings' file to the footer; and what is said of those that can't be used. */
#include "base/file.h"
#include "front_fixture.h"
#include "tui/keymap.h"

#include <sys/stat.h>

/* A start with these lines under `keys:`. */
static void start_with(Front *front, const char *lines) {
    Error error = {0};
    Buffer text = {0};
    buffer_printf(&text, "version: 1\nwelcomed: false\nkeys:\n%s", lines);
    char *config = front_path(front, ".config"), *folder = front_path(front, ".config/starcoach");
    char *path = front_path(front, ".config/starcoach/config.yaml");
    mkdir(config, 0700);
    mkdir(folder, 0700);
    if (!file_replace(path, buffer_slice(&text), 0600, &error))
        fail_msg("%s", error.message);
    free(config);
    free(folder);
    free(path);
    buffer_free(&text);
    kill_and_reopen(front);
}

static int key_of(const char *name) {
    int key = 0;
    if (!key_parse(slice_of(name), &key))
        fail_msg("no key is called %s", name);
    return key;
}

static void keys_are_read_as_people_write_them(void **state) {
    (void)state;
    assert_int_equal(key_of("C-t"), CTRL('T'));
    assert_int_equal(key_of("Ctrl-T"), CTRL('T'));
    assert_int_equal(key_of("C-_"), CTRL('_'));
    assert_int_equal(key_of("M-x"), ALT('x'));
    assert_int_equal(key_of("Alt-X"), ALT('x'));
    assert_int_equal(key_of("A-Backspace"), ALT(PRESSED_BACKSPACE));
    assert_int_equal(key_of("pgup"), NAMED(KEY_PPAGE));
    assert_int_equal(key_of("Ctrl-Left"), NAMED(KEY_CONTROL_LEFT));
    assert_int_equal(key_of("F5"), NAMED(KEY_F(5)));
    assert_int_equal(key_of("F"), 'F');
    assert_int_equal(key_of("é"), 0xE9);
    int key;
    const char *const none[] = {"", "C-", "C-é", "C-[", "M-", "F25", "F0", "Hyper-x", "ab"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(key_parse(slice_of(none[i]), &key));
}

static void every_standard_key_can_be_written_by_its_shown_name(void **state) {
    (void)state;
    for (size_t i = 0; i < action_count; i++)
        for (const int *key = actions[i].keys; *key; key++) {
            Buffer name = {0};
            key_append_name(*key, &name);
            assert_int_equal(key_of(buffer_string(&name)), *key);
            buffer_free(&name);
        }
}

static void another_key_does_it_and_is_shown(void **state) {
    Front *front = *state;
    start_with(front, "  walk.review: M-z\n  walk.example: [C-r, F5]\n");
    begin_walk(front);
    assert_seen("Ctrl-R example");
    assert_seen("Alt-Z review");
    press(front, "<A-x>walk.review");
    assert_seen("▸ Alt-Z");
    press(front, "<Esc><C-g><PgDn>");
    press(front, "<Esc><A-z>");
    assert_seen("as it will be said");
    press(front, "<Esc><C-t>");
    assert_not_seen("A good one");
    press(front, "<C-r>");
    assert_seen("A good one");
}

static void two_actions_may_change_keys(void **state) {
    Front *front = *state;
    start_with(front, "  walk.review: C-t\n  walk.example: C-r\n");
    begin_walk(front);
    assert_seen("Ctrl-R example · Ctrl-T review");
}

static void an_unknown_action_is_told_with_its_line_and_the_nearest(void **state) {
    Front *front = *state;
    start_with(front, "  walk.reveiw: M-z\n");
    assert_seen("Not all settings could be used");
    assert_seen("yaml:4:");
    assert_seen("walk.reveiw");
    assert_seen("walk.review");
    press(front, "<Esc>");
    begin_walk(front);
    assert_seen("Ctrl-R review");
}

static void an_unknown_key_leaves_the_standard_one(void **state) {
    Front *front = *state;
    start_with(front, "  walk.example: M-z\n  walk.review: Hyper-x\n");
    assert_seen("yaml:5:");
    assert_seen("Hyper-x");
    press(front, "<Esc>");
    begin_walk(front);
    assert_seen("Alt-Z example · Ctrl-R review");
}

static void a_key_that_does_something_else_there_leaves_the_standard_one(void **state) {
    Front *front = *state;
    start_with(front, "  walk.review: C-t\n");
    assert_seen("does walk.example in the same place");
    press(front, "<Esc>");
    begin_walk(front);
    assert_seen("Ctrl-T example · Ctrl-R review");
}

static void two_that_want_one_key_do_not_both_get_it(void **state) {
    Front *front = *state;
    start_with(front, "  walk.review: M-z\n  walk.example: M-z\n");
    press(front, "<Esc>");
    begin_walk(front);
    assert_seen("Alt-Z example · Ctrl-R review");
}

static void a_letter_stays_a_letter_where_text_is_written(void **state) {
    Front *front = *state;
    start_with(front, "  walk.review: r\n  review.edit: w\n");
    assert_seen("needed for writing, so walk.review");
    assert_not_seen("review.edit");
    press(front, "<Esc>");
    begin_walk(front);
    press(front, "r<C-r>");
    assert_seen("w edit");
}

static void saving_other_settings_keeps_the_keys(void **state) {
    Front *front = *state;
    start_with(front, "  walk.review: M-z\n");
    Error error = {0};
    front->app->settings.numbers = true;
    assert_true(settings_save(front->store, &front->app->settings, &error));
    kill_and_reopen(front);
    begin_walk(front);
    assert_seen("Alt-Z review");
}

static int give_keys_back(void **state) {
    keymap_use(&(Settings){0}, "", &(ErrorList){0});
    return front_tear_down(state);
}

#define KEYS_TEST(name) cmocka_unit_test_setup_teardown(name, front_set_up, give_keys_back)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_read_as_people_write_them),
        cmocka_unit_test(every_standard_key_can_be_written_by_its_shown_name),
        KEYS_TEST(another_key_does_it_and_is_shown),
        KEYS_TEST(two_actions_may_change_keys),
        KEYS_TEST(an_unknown_action_is_told_with_its_line_and_the_nearest),
        KEYS_TEST(an_unknown_key_leaves_the_standard_one),
        KEYS_TEST(a_key_that_does_something_else_there_leaves_the_standard_one),
        KEYS_TEST(two_that_want_one_key_do_not_both_get_it),
        KEYS_TEST(a_letter_stays_a_letter_where_text_is_written),
        KEYS_TEST(saving_other_settings_keeps_the_keys),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
