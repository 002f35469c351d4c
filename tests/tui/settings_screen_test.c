/* The settings' screen: each value is applied and saved at once. And the mouse, which is one of them. */
#include "front_fixture.h"

static Settings saved(const Front *front, Arena *arena) {
    Settings settings;
    Error error = {0};
    assert_true(settings_load(front->store, arena, &settings, &error));
    return settings;
}

static void each_value_is_saved_as_it_is_changed(void **state) {
    Front *front = *state;
    Arena *arena = arena_new();
    press(front, "<A-o>");
    assert_seen("▸ Theme              auto");
    press(front, "<Right>");
    assert_int_equal(saved(front, arena).theme, THEME_LIGHT);
    press(front, "<Left><Left>");
    assert_int_equal(saved(front, arena).theme, THEME_MONO);
    press(front, "<Down><Enter>");
    assert_true(saved(front, arena).numbers);
    press(front, "<Down> ");
    assert_true(saved(front, arena).mouse);
    press(front, "<Down><Down><Left>");
    const char *role = saved(front, arena).role;
    assert_non_null(role);
    assert_seen(bank_role(front_bank(), role)->label);
    press(front, "<Enter>nothing<Enter>");
    assert_null(saved(front, arena).role);
    press(front, "<Esc>");
    assert_seen("Press Enter to begin.");
    arena_free(arena);
}

static void the_job_applied_for_is_found_by_what_people_call_it(void **state) {
    Front *front = *state;
    Arena *arena = arena_new();
    press(front, "<A-o><Down><Down><Down><Down><Enter>");
    assert_seen("Which kind of job do you apply for?");
    press(front, "midwife<Enter>");
    assert_string_equal(saved(front, arena).role, "nurse");
    assert_seen("Nursing and care");
    press(front, "<Enter><Esc>");
    assert_string_equal(saved(front, arena).role, "nurse");
    arena_free(arena);
}

static void drawing_changes_at_once(void **state) {
    Front *front = *state;
    press(front, "<A-o><Down><Down><Down>");
    assert_seen("─");
    press(front, "<Enter>");
    assert_not_seen("─");
    assert_seen("> Drawing");
    press(front, "<Enter>");
    assert_seen("▸ Drawing");
}

static void the_theme_changes_at_once(void **state) {
    Front *front = *state;
    press(front, "<A-o><Right><Right>");
    assert_true(getbkgd(stdscr) & A_COLOR);
    press(front, "<Left><Left>");
    assert_false(getbkgd(stdscr) & A_COLOR);
}

static void a_broken_file_is_told_and_left_alone(void **state) {
    Front *front = *state;
    press(front, "<A-o><Right>");
    char *path = front_path(front, ".config/starcoach/config.yaml");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("version: [", file);
    fclose(file);
    press(front, "<Right>");
    assert_seen("Changed, but not saved: ");
    free(path);
}

/* ---- The mouse ---- */

static void click(Front *front, int row, int column) {
    loop_event(front->loop, &(Event){.kind = EVENT_CLICK, .row = row, .column = column});
    loop_draw(front->loop);
}

static void wheel(Front *front, int by) {
    loop_event(front->loop, &(Event){.kind = EVENT_WHEEL, .key = by});
    loop_draw(front->loop);
}

static void a_click_chooses_a_row_and_the_wheel_moves_on(void **state) {
    Front *front = *state;
    press(front, "<Tab>");
    int row = window_find("▸");
    click(front, row + 3, 20);
    assert_int_equal(window_find("▸"), row + 3);
    wheel(front, -1);
    assert_int_equal(window_find("▸"), row);
    wheel(front, 1);
    assert_int_equal(window_find("▸"), row + 3);
}

static void a_click_places_the_cursor(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "one three");
    int row = window_find("one three"), column = 20;
    click(front, row, column + 4);
    press(front, "two ");
    assert_seen("one two three");
    click(front, row, column + 40);
    press(front, "!");
    assert_seen("one two three!");
}

static void a_click_beside_everything_changes_nothing(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "words");
    click(front, 0, 0);
    click(front, 23, 79);
    press(front, "!");
    assert_seen("words!");
    press(front, "<C-g>");
    click(front, 10, 10);
    wheel(front, 1);
    assert_seen("Keys");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(each_value_is_saved_as_it_is_changed),
        FRONT_TEST(drawing_changes_at_once),
        FRONT_TEST(the_theme_changes_at_once),
        FRONT_TEST(a_broken_file_is_told_and_left_alone),
        FRONT_TEST(a_click_chooses_a_row_and_the_wheel_moves_on),
        FRONT_TEST(a_click_places_the_cursor),
        FRONT_TEST(a_click_beside_everything_changes_nothing),
        FRONT_TEST(the_job_applied_for_is_found_by_what_people_call_it),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
