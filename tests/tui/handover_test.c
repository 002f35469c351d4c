/* The text goes to the person's own editor and comes back. The editors here are lines of shell. */
#include "front_fixture.h"

#include "base/file.h"

#include <sys/stat.h>
#include <unistd.h>

static void use_editor(const char *command) {
    unsetenv("VISUAL");
    setenv("EDITOR", command, 1);
}

/* An editor that is a script: $1 is the file. */
static void use_script(const char *script) {
    Buffer command = {0};
    buffer_printf(&command, "sh -c '%s' editor", script);
    use_editor(buffer_string(&command));
    buffer_free(&command);
}

static bool is_left_behind(const Front *front) {
    char *folder = front_path(front, ".local/state/starcoach");
    Names names;
    bool found = false;
    assert_true(folder_list(folder, &names, NULL));
    for (size_t i = 0; i < names.count; i++)
        found = found || strncmp(names.items[i], "edit-", 5) == 0;
    names_free(&names);
    free(folder);
    return found;
}

static void what_the_editor_wrote_is_taken_as_one_step(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "Before.");
    use_script("printf \"After, and \\$HOME.\\n\" > \"$1\"");
    press(front, "<A-e>");
    assert_seen("After, and $HOME.");
    assert_seen("Taken from your editor.");
    assert_not_seen("Before.");
    assert_false(is_left_behind(front));
    press(front, "<A-u>");
    assert_seen("Before.");
    press(front, "<A-r>");
    assert_seen("After, and $HOME.");
    kill_and_reopen(front);
    press(front, "<Enter>");
    assert_seen("After, and $HOME.");
}

static void its_file_and_folder_are_nobody_elses_business(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "Mine.");
    use_script("stat -c %a \"$1\" \"$(dirname \"$1\")\" > \"$1.new\"; cat \"$1\" >> \"$1.new\"; mv \"$1.new\" \"$1\"");
    press(front, "<A-e>");
    assert_seen("600");
    assert_seen("700");
    assert_seen("Mine.");
    assert_false(is_left_behind(front));
}

static void nothing_changed_is_no_step(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "Mine.");
    unsigned long version = answer_version(front->app->practice->answer);
    use_editor("true");
    press(front, "<A-e>");
    assert_seen("Nothing was changed in your editor.");
    assert_int_equal(answer_version(front->app->practice->answer), version);
    assert_false(is_left_behind(front));
}

static void an_empty_part_can_be_begun_there(void **state) {
    Front *front = *state;
    begin_walk(front);
    use_script("echo Begun. >> \"$1\"");
    press(front, "<A-e>");
    assert_seen("Begun.");
}

static void visual_comes_before_editor_and_arguments_count(void **state) {
    Front *front = *state;
    begin_walk(front);
    use_editor("false");
    setenv("VISUAL", "sh -c 'printf %s \"$1 \" \"$2\" > \"$3\"' editor --wait 'two words'", 1);
    press(front, "<A-e>");
    unsetenv("VISUAL");
    assert_seen("--wait two words");
}

static void an_editor_that_is_not_there_is_said(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "Mine.");
    use_editor("/nowhere/at-all -n");
    press(front, "<A-e>");
    assert_seen("The editor \"/nowhere/at-all -n\" can't be started.");
    press(front, "<Esc>");
    assert_seen("Mine.");
    assert_false(is_left_behind(front));
}

static void an_editor_that_fails_changes_nothing_and_what_it_wrote_is_kept(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "Mine.");
    use_script("exit 3");
    press(front, "<A-e>");
    assert_seen("ended with status 3");
    press(front, "<Esc>");
    assert_false(is_left_behind(front));
    use_script("echo Half. > \"$1\"; exit 3");
    press(front, "<A-e>");
    assert_seen("is kept in /tmp");
    press(front, "<Esc>");
    assert_seen("Mine.");
    assert_true(is_left_behind(front));
}

static void an_editor_that_is_killed_keeps_what_it_left_to_recover_from(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "Mine.");
    use_script("echo unsaved > \"$1.swp\"; kill -9 $PPID $$");
    press(front, "<A-e>");
    assert_seen("was ended by signal 9");
    assert_seen("is kept in");
    assert_true(is_left_behind(front));
}

static void what_is_not_utf8_is_not_taken_but_kept(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "Mine.");
    use_script("printf \"caf\\351\" > \"$1\"");
    press(front, "<A-e>");
    assert_seen("is not UTF-8");
    assert_seen("is kept in /tmp");
    press(front, "<Esc>");
    assert_seen("Mine.");
    assert_true(is_left_behind(front));
}

static void marks_of_other_systems_are_left_out(void **state) {
    Front *front = *state;
    begin_walk(front);
    use_script("printf \"\\357\\273\\277One.\\r\\nTwo.\\tThree.\\033[2J\\r\\n\" > \"$1\"");
    press(front, "<A-e>");
    assert_true(slice_is(answer_text(front->app->practice->answer, 0), "One.\nTwo. Three.\xEF\xBF\xBD[2J"));
}

static void the_whole_answer_goes_from_the_review_with_its_headings(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "The scene.<Tab>The goal.<C-r>");
    use_script(
        "sed \"s/The goal/My goal/; s/^## Action/## Action\\n\\nI asked nobody.\\n\\n## Thanks\\nTo you./\" \"$1\" > "
        "\"$1.new\"; mv \"$1.new\" \"$1\"");
    press(front, "<A-e>");
    assert_seen("The scene.");
    assert_seen("My goal.");
    assert_seen("I asked nobody.");
    assert_seen("To you.");
    assert_seen("No part is called so: Thanks.");
    press(front, "<A-u>");
    assert_seen("The goal.");
    assert_not_seen("I asked nobody.");
    press(front, "<A-r>");
    assert_seen("My goal.");
}

static void the_box_goes_there_too(void **state) {
    Front *front = *state;
    press(front, "<Enter><A-w>Rough.");
    use_script("echo And more. >> \"$1\"");
    press(front, "<A-e>");
    assert_seen("Rough.");
    assert_seen("And more.");
}

static void what_is_alike_at_both_ends_is_left_alone(void **state) {
    Front *front = *state;
    begin_walk(front);
    Practice *practice = front->app->practice;
    Error error = {0};
    size_t at;
    assert_true(practice_take_text(practice, 0, slice_of("caf\xC3\xA9 one"), &at, &error));
    assert_true(
        practice_take_text(practice, 0, slice_of("caf\xC3\xA8 one"), &at, &error)); /* half of a character is alike */
    assert_true(slice_is(answer_text(practice->answer, 0), "caf\xC3\xA8 one"));
    assert_int_equal(at, 5);
    assert_true(practice_take_text(practice, 0, slice_of("caf\xC3\xA8 one one"), &at, &error));
    assert_true(practice_take_text(practice, 0, slice_of(""), &at, &error));
    assert_int_equal(answer_text(practice->answer, 0).size, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(what_the_editor_wrote_is_taken_as_one_step),
        FRONT_TEST(its_file_and_folder_are_nobody_elses_business),
        FRONT_TEST(nothing_changed_is_no_step),
        FRONT_TEST(an_empty_part_can_be_begun_there),
        FRONT_TEST(visual_comes_before_editor_and_arguments_count),
        FRONT_TEST(an_editor_that_is_not_there_is_said),
        FRONT_TEST(an_editor_that_fails_changes_nothing_and_what_it_wrote_is_kept),
        FRONT_TEST(an_editor_that_is_killed_keeps_what_it_left_to_recover_from),
        FRONT_TEST(what_is_not_utf8_is_not_taken_but_kept),
        FRONT_TEST(marks_of_other_systems_are_left_out),
        FRONT_TEST(the_whole_answer_goes_from_the_review_with_its_headings),
        FRONT_TEST(the_box_goes_there_too),
        FRONT_TEST(what_is_alike_at_both_ends_is_left_alone),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
