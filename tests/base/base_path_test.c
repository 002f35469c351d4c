/* Where things lie. */
#include "base/path.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void expect_path(char *path, const char *expected) {
    assert_non_null(path);
    assert_string_equal(path, expected);
    free(path);
}

static void parts_are_joined_with_one_slash(void **state) {
    (void)state;
    expect_path(path_join("a", "b"), "a/b");
    expect_path(path_join("a/", "b"), "a/b");
    expect_path(path_join("/", "b"), "/b");
    expect_path(path_join("", "b"), "b");
    expect_path(path_join("", ""), "");
    assert_string_equal(path_name("/a/b.md"), "b.md");
    assert_string_equal(path_name("b.md"), "b.md");
    assert_string_equal(path_name("a/"), "");
}

static void the_xdg_folders_come_first_and_then_home(void **state) {
    (void)state;
    setenv("HOME", "/home/ann", 1);
    setenv("XDG_DATA_HOME", "/data", 1);
    setenv("XDG_STATE_HOME", "", 1);          /* empty counts as unset */
    setenv("XDG_CONFIG_HOME", "relative", 1); /* and so does what is not absolute */
    expect_path(path_data(NULL), "/data/starcoach");
    expect_path(path_state(NULL), "/home/ann/.local/state/starcoach");
    expect_path(path_config(NULL), "/home/ann/.config/starcoach");
    unsetenv("XDG_DATA_HOME");
    expect_path(path_data(NULL), "/home/ann/.local/share/starcoach");
}

static void without_a_home_there_is_an_error(void **state) {
    (void)state;
    unsetenv("XDG_DATA_HOME");
    Error error = {0};
    unsetenv("HOME");
    assert_null(path_data(&error));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    assert_non_null(strstr(error.message, "XDG_DATA_HOME"));
    assert_non_null(error.remedy);
    setenv("HOME", "relative", 1);
    assert_null(path_data(NULL));
    setenv("HOME", "", 1);
    assert_null(path_state(&error));
    error_clear(&error);
    setenv("XDG_CONFIG_HOME", "/etc/xdg", 1);
    expect_path(path_config(&error), "/etc/xdg/starcoach");
}

static void the_program_knows_where_it_lies(void **state) {
    (void)state;
    char *path = path_of_program();
    if (!path)
        return; /* this system does not tell */
    assert_int_equal(path[0], '/');
    assert_true(folder_exists(path));
    free(path);
}

static void a_name_with_a_tilde_lies_at_home(void **state) {
    (void)state;
    setenv("HOME", "/home/ann", 1);
    expect_path(path_typed("~/a.txt"), "/home/ann/a.txt");
    expect_path(path_typed("~a.txt"), "~a.txt");
    expect_path(path_typed("a/~/b"), "a/~/b");
    unsetenv("HOME");
    expect_path(path_typed("~/a.txt"), "~/a.txt");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_joined_with_one_slash),
        cmocka_unit_test(the_xdg_folders_come_first_and_then_home),
        cmocka_unit_test(without_a_home_there_is_an_error),
        cmocka_unit_test(a_name_with_a_tilde_lies_at_home),
        cmocka_unit_test(the_program_knows_where_it_lies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
