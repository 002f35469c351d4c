/* Fuzzy search: what comes before what, and where the letters stand. */
#include "tui/fuzzy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int score(const char *query, const char *text) {
    Fuzzy fuzzy;
    if (!fuzzy_match(query, text, &fuzzy))
        fail_msg("%s does not fit %s", query, text);
    return fuzzy.score;
}

/* `near` must come before `far`. */
static void assert_order(const char *query, const char *near, const char *far) {
    if (score(query, near) <= score(query, far))
        fail_msg("%s: “%s” (%d) does not come before “%s” (%d)", query, near, score(query, near), far,
                 score(query, far));
}

static void letters_must_stand_in_their_order(void **state) {
    (void)state;
    Fuzzy fuzzy;
    assert_true(fuzzy_match("rvw", "review", &fuzzy));
    assert_false(fuzzy_match("wvr", "review", &fuzzy));
    assert_false(fuzzy_match("reviews", "review", &fuzzy));
    assert_false(fuzzy_match("a", "", &fuzzy));
}

static void capitals_make_no_difference(void **state) {
    (void)state;
    assert_int_equal(score("REV", "Show the review."), score("rev", "Show the review."));
}

static void an_empty_query_fits_everything_alike(void **state) {
    (void)state;
    assert_int_equal(score("", "Undo"), 0);
    assert_int_equal(score("  ", ""), 0);
}

static void the_start_of_a_word_comes_before_its_middle(void **state) {
    (void)state;
    assert_order("ex", "Show an example.", "Go to the next step.");
    assert_order("do", "Do it.", "Undo it.");
}

static void letters_side_by_side_come_before_scattered_ones(void **state) {
    (void)state;
    assert_order("undo", "Undo the last change.", "Up: nothing does over.");
    assert_order("step", "Go to the next step.", "Show the text, expected.");
}

static void first_letters_of_words_come_before_letters_within(void **state) {
    (void)state;
    assert_order("gs", "Go to the next step.", "Beginnings.");
}

static void an_early_place_comes_before_a_late_one(void **state) {
    (void)state;
    assert_order("keep", "Keep everything.", "Leave, and of course keep everything.");
}

static void words_may_stand_in_any_order_but_all_must(void **state) {
    (void)state;
    Fuzzy fuzzy;
    assert_true(fuzzy_match("step next", "Go to the next step.", &fuzzy));
    assert_int_equal(fuzzy.count, 8);
    assert_false(fuzzy_match("next undo", "Go to the next step.", &fuzzy));
}

/* A letter may fit early and badly: the place told is the best one, not the first. */
static void it_tells_where_the_best_fit_stands(void **state) {
    (void)state;
    Fuzzy fuzzy;
    const char *text = "Go next, or show the example.";
    assert_true(fuzzy_match("exam", text, &fuzzy));
    assert_int_equal(fuzzy.count, 4);
    size_t word = (size_t)(strstr(text, "example") - text);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(fuzzy.at[i], word + i);
}

static void every_letter_told_is_the_letter_asked_for(void **state) {
    (void)state;
    const char *const texts[] = {"abcabc abc", "a-b-c", "aabbcc", "xxaxxbxxcxx", "cab abc"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Fuzzy fuzzy;
        assert_true(fuzzy_match("abc", texts[i], &fuzzy));
        for (size_t k = 0; k < 3; k++) {
            assert_int_equal(texts[i][fuzzy.at[k]], "abc"[k]);
            assert_true(k == 0 || fuzzy.at[k] > fuzzy.at[k - 1]);
        }
    }
}

static void a_query_of_any_length_is_fine(void **state) {
    (void)state;
    char query[200];
    memset(query, 'a', sizeof query - 1);
    query[sizeof query - 1] = '\0';
    Fuzzy fuzzy;
    assert_true(fuzzy_match(query, query, &fuzzy));
    assert_int_equal(fuzzy.count, FUZZY_MOST);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_must_stand_in_their_order),
        cmocka_unit_test(capitals_make_no_difference),
        cmocka_unit_test(an_empty_query_fits_everything_alike),
        cmocka_unit_test(the_start_of_a_word_comes_before_its_middle),
        cmocka_unit_test(letters_side_by_side_come_before_scattered_ones),
        cmocka_unit_test(first_letters_of_words_come_before_letters_within),
        cmocka_unit_test(an_early_place_comes_before_a_late_one),
        cmocka_unit_test(words_may_stand_in_any_order_but_all_must),
        cmocka_unit_test(it_tells_where_the_best_fit_stands),
        cmocka_unit_test(every_letter_told_is_the_letter_asked_for),
        cmocka_unit_test(a_query_of_any_length_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
