/* Settings: what is kept, what is refused, and what a broken file leaves. */
#include "home.h"

#include <stdlib.h>
#include <string.h>

#define CONFIG "config/starcoach/config.yaml"

static void assert_standard(const Settings *settings) {
    assert_true(settings->pace == 1);
    assert_int_equal(settings->takes, 0);
    assert_null(settings->role);
    assert_int_equal(settings->theme, 0);
    assert_false(settings->mouse || settings->numbers || settings->ascii || settings->welcomed);
}

static void no_file_gives_the_standard_settings(void **state) {
    Home *home = *state;
    Arena *arena = arena_new();
    Settings settings;
    assert_true(settings_load(home->store, arena, &settings, NULL));
    assert_standard(&settings);
    assert_int_equal(home_count_files(home), 0);
    arena_free(arena);
}

static void all_settings_come_back(void **state) {
    Home *home = *state;
    const Settings set = {.pace = 1.1375,
                          .takes = 7,
                          .role = "manager",
                          .theme = 3,
                          .mouse = true,
                          .numbers = true,
                          .ascii = true,
                          .welcomed = true};
    assert_true(settings_save(home->store, &set, NULL));
    assert_int_equal(home_mode(home, CONFIG), 0600);
    assert_int_equal(home_mode(home, "config/starcoach"), 0700);
    Arena *arena = arena_new();
    Settings got;
    assert_true(settings_load(home->store, arena, &got, NULL));
    assert_true(got.pace == set.pace);
    assert_int_equal(got.takes, 7);
    assert_string_equal(got.role, "manager");
    assert_string_equal(settings_theme_names[got.theme], "contrast");
    assert_true(got.mouse && got.numbers && got.ascii && got.welcomed);
    const Settings standard = {.pace = 1};
    assert_true(settings_save(home->store, &standard, NULL)); /* and back */
    assert_true(settings_load(home->store, arena, &got, NULL));
    assert_standard(&got);
    arena_free(arena);
}

static void choices_of_rules_are_read_with_their_places_and_written_back(void **state) {
    Home *home = *state;
    home_make_folder(home, "config/starcoach");
    home_write(home, CONFIG, "version: 1\nrules:\n  off: [cliche, tone.bitter]\n  weight:\n    result.size: 1\n");
    Arena *arena = arena_new();
    Settings settings;
    for (int round = 0; round < 2; round++) {
        assert_true(settings_load(home->store, arena, &settings, NULL));
        const RuleChoices *rules = &settings.rules;
        assert_int_equal(rules->off.count, 2);
        assert_string_equal(rules->off.items[1], "tone.bitter");
        assert_int_equal(rules->weight_count, 1);
        assert_string_equal(rules->weights[0].rule, "result.size");
        assert_int_equal(rules->weights[0].weight, 1);
        if (round == 0) {
            assert_int_equal(rules->off.marks[1].line, 3);
            assert_int_equal(rules->off.marks[1].column, 17);
            assert_int_equal(rules->weights[0].mark.line, 5);
            assert_int_equal(rules->weights[0].mark.column, 5);
            assert_true(settings_save(home->store, &settings, NULL));
        }
    }
    arena_free(arena);
}

static void a_rule_goes_off_once_and_on_with_all_that_stands_for_it(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Settings settings = {.pace = 1};
    settings_rule_off(&settings, "cliche.luck", arena);
    settings_rule_off(&settings, "tone.bitter", arena);
    settings_rule_off(&settings, "cliche.luck", arena);
    assert_int_equal(settings.rules.off.count, 2);
    settings_rule_off(&settings, "tone", arena);
    settings_rule_on(&settings, "tone.bitter", arena);
    assert_int_equal(settings.rules.off.count, 1);
    assert_string_equal(settings.rules.off.items[0], "cliche.luck");
    arena_free(arena);
}

/* A second program, as far as the files go. */
static Store *open_another(void) {
    Store *another = NULL;
    assert_true(store_open(&another, NULL));
    return another;
}

static void two_programs_keep_what_each_has_changed(void **state) {
    Home *home = *state;
    Store *other = open_another();
    Arena *arena = arena_new();
    const Settings begun = {.pace = 1.1, .takes = 3, .mouse = true};
    assert_true(settings_save(home->store, &begun, NULL));
    Settings mine, theirs, got;
    assert_true(settings_load(home->store, arena, &mine, NULL));
    assert_true(settings_load(other, arena, &theirs, NULL));
    theirs.role = "teacher";
    theirs.mouse = false;
    settings_rule_off(&theirs, "tone.bitter", arena);
    assert_true(settings_save(other, &theirs, NULL));
    mine.theme = 2;
    assert_true(settings_save(home->store, &mine, NULL));
    assert_true(settings_load(other, arena, &got, NULL));
    assert_string_equal(got.role, "teacher");
    assert_false(got.mouse);
    assert_int_equal(got.rules.off.count, 1);
    assert_int_equal(got.theme, 2);
    assert_int_equal(got.takes, 3);
    mine.theme = 0; /* back to what it was: a change as well */
    assert_true(settings_save(home->store, &mine, NULL));
    assert_true(settings_load(other, arena, &got, NULL));
    assert_int_equal(got.theme, 0);
    assert_string_equal(got.role, "teacher");
    arena_free(arena);
    store_close(other);
}

static void of_two_who_change_the_same_the_last_one_wins(void **state) {
    Home *home = *state;
    Store *other = open_another();
    Arena *arena = arena_new();
    Settings mine, theirs, got;
    assert_true(settings_load(home->store, arena, &mine, NULL));
    assert_true(settings_load(other, arena, &theirs, NULL));
    theirs.pace = 1.4;
    mine.pace = 0.9;
    assert_true(settings_save(other, &theirs, NULL));
    assert_true(settings_save(home->store, &mine, NULL));
    assert_true(settings_load(other, arena, &got, NULL));
    assert_true(got.pace == 0.9);
    arena_free(arena);
    store_close(other);
}

/* Not even a lock is left behind. */
static void saving_leaves_one_file(void **state) {
    Home *home = *state;
    assert_true(settings_save(home->store, &(Settings){.pace = 1.2}, NULL));
    assert_int_equal(home_count_files(home), 1);
}

/* Loading fails and gives the standard settings; saving refuses; the file stays as it is. */
static Error settings_fail(Home *home, const char *text, ErrorCode code) {
    home_make_folder(home, "config/starcoach");
    home_write(home, CONFIG, text);
    Arena *arena = arena_new();
    Settings settings = {.pace = 3, .takes = 9};
    Error error = {0};
    assert_false(settings_load(home->store, arena, &settings, &error));
    assert_standard(&settings);
    assert_int_equal(error.code, code);
    error_clear(&error);
    assert_false(settings_save(home->store, &(Settings){.pace = 1.5}, &error));
    assert_int_equal(error.code, code);
    assert_holds(error.file, CONFIG);
    assert_non_null(error.remedy);
    char *after = home_read(home, CONFIG);
    assert_string_equal(after, text);
    free(after);
    arena_free(arena);
    return error;
}

static void an_unknown_key_is_told_with_the_nearest(void **state) {
    Error error = settings_fail(*state, "version: 1\npace: 1.2\nmuose: true\n", ERROR_INVALID);
    assert_int_equal(error.line, 3);
    assert_holds(error.message, "muose");
    assert_holds(error.remedy, "mouse");
    error_clear(&error);
}

static void several_problems_are_counted(void **state) {
    Error error = settings_fail(*state, "version: 1\npace: fast\ntheme: pink\nmouse: perhaps\n", ERROR_INVALID);
    assert_int_equal(error.line, 2);
    assert_holds(error.message, "(and 2 more)");
    error_clear(&error);
}

static void a_broken_file_is_not_overwritten(void **state) {
    static const char *const broken[] = {"version: 1\npace: [\n", "", "version: 1\npace: 99\n", "\xff"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        Error error = settings_fail(*state, broken[i], ERROR_INVALID);
        error_clear(&error);
    }
}

static void a_newer_file_is_not_overwritten(void **state) {
    Error error = settings_fail(*state, "version: 2\npace: 1.2\nvoice: loud\n", ERROR_NEWER);
    error_clear(&error);
}

static void settings_out_of_range_are_not_written(void **state) {
    Home *home = *state;
    Error error = {0};
    assert_false(settings_save(home->store, &(Settings){.pace = 99}, &error));
    assert_int_equal(error.code, ERROR_INVALID);
    assert_holds(error.message, "pace");
    error_clear(&error);
    assert_int_equal(home_count_files(home), 0);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(no_file_gives_the_standard_settings),     HOME_TEST(all_settings_come_back),
        HOME_TEST(an_unknown_key_is_told_with_the_nearest), HOME_TEST(several_problems_are_counted),
        HOME_TEST(a_broken_file_is_not_overwritten),        HOME_TEST(a_newer_file_is_not_overwritten),
        HOME_TEST(settings_out_of_range_are_not_written),
        HOME_TEST(two_programs_keep_what_each_has_changed),
        HOME_TEST(of_two_who_change_the_same_the_last_one_wins),
        HOME_TEST(saving_leaves_one_file),
        HOME_TEST(choices_of_rules_are_read_with_their_places_and_written_back),
        HOME_TEST(a_rule_goes_off_once_and_on_with_all_that_stands_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
