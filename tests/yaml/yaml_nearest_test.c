/* Which name somebody meant. */
#include "yaml/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const names[] = {"id", "kind", "message", "competencies", "phrases", "phrase"};

static const char *nearest(const char *word) {
    return nearest_name(word, names, sizeof names / sizeof *names);
}

static void one_slip_of_the_finger_is_near(void **state) {
    (void)state;
    assert_string_equal(nearest("kid"), "id");
    assert_string_equal(nearest("kinds"), "kind");
    assert_string_equal(nearest("mesage"), "message");
    assert_string_equal(nearest("massage"), "message");
    assert_string_equal(nearest("knid"), "kind");
    assert_string_equal(nearest("ids"), "id");
    assert_string_equal(nearest("ix"), "id");
}

static void long_names_bear_more_slips(void **state) {
    (void)state;
    assert_string_equal(nearest("competencys"), "competencies");
    assert_string_equal(nearest("compitensies"), "competencies");
}

static void capitals_do_not_count(void **state) {
    (void)state;
    assert_string_equal(nearest("KIND"), "kind");
    assert_string_equal(nearest("Competencies"), "competencies");
}

static void the_nearest_wins_and_the_first_of_equals(void **state) {
    (void)state;
    assert_string_equal(nearest("phrase"), "phrase");
    assert_string_equal(nearest("phrasess"), "phrases");
    static const char *const equals[] = {"cart", "care"};
    assert_string_equal(nearest_name("card", equals, 2), "cart");
}

static void what_is_far_from_all_has_none(void **state) {
    (void)state;
    assert_null(nearest("elephant"));
    assert_null(nearest("x"));
    assert_null(nearest(""));
    assert_null(nearest("mind-your-own"));
    assert_null(nearest_name("kind", NULL, 0));
}

static void a_very_long_word_is_cheap(void **state) {
    (void)state;
    Buffer word = {0};
    for (int i = 0; i < 1000000; i++)
        buffer_append_byte(&word, 'k');
    assert_null(nearest(buffer_string(&word)));
    buffer_free(&word);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_slip_of_the_finger_is_near), cmocka_unit_test(long_names_bear_more_slips),
        cmocka_unit_test(capitals_do_not_count),          cmocka_unit_test(the_nearest_wins_and_the_first_of_equals),
        cmocka_unit_test(what_is_far_from_all_has_none),  cmocka_unit_test(a_very_long_word_is_cheap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
