/* The pace that is learned from takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <starcoach/store.h>

/* Complete takes of these ratios, newest first. */
static PaceLearned learn(const double *ratios, size_t count) {
    Take takes[20] = {0};
    PaceLearned learned;
    for (size_t i = 0; i < count; i++)
        takes[i] = (Take){.at = 1000 - (int64_t)i, .seconds = ratios[i] * 150, .estimate = 150, .complete = true};
    pace_learn(takes, count, &learned);
    return learned;
}
#define LEARN(...) learn((const double[]){__VA_ARGS__}, sizeof((const double[]){__VA_ARGS__}) / sizeof(double))

static void assert_near(double found, double expected) {
    if (fabs(found - expected) > 1e-9)
        fail_msg("%.12f is not %.12f", found, expected);
}

static void no_take_says_nothing(void **state) {
    (void)state;
    PaceLearned learned = learn(NULL, 0);
    assert_near(learned.pace, 1);
    assert_int_equal(learned.used, 0);
}

static void few_takes_say_little(void **state) {
    (void)state;
    assert_near(LEARN(1.44).pace, 1.2); /* half of it, on the log scale */
    assert_near(LEARN(1.2, 1.2).pace, pow(1.2, 2.0 / 3));
    assert_near(LEARN(1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2).pace, pow(1.2, 8.0 / 9));
}

static void the_mean_is_the_geometric_one(void **state) {
    (void)state;
    assert_near(LEARN(1.25, 0.8).pace, 1);
}

static void only_the_newest_eight_count(void **state) {
    (void)state;
    PaceLearned learned = LEARN(1, 1, 1, 1, 1, 1, 1, 1, 1.1, 1.1, 1.1); /* near enough to be no outliers */
    assert_near(learned.pace, 1);
    assert_int_equal(learned.used, 8);
}

static void what_was_stopped_early_or_not_timed_does_not_count(void **state) {
    (void)state;
    const Take takes[] = {{.seconds = 300, .estimate = 150},
                          {.seconds = 0, .estimate = 150, .complete = true},
                          {.seconds = 150, .estimate = 0, .complete = true},
                          {.seconds = 165, .estimate = 150, .complete = true}};
    for (size_t i = 0; i < 3; i++)
        assert_false(take_tells_pace(&takes[i]));
    assert_true(take_tells_pace(&takes[3]));
    PaceLearned learned;
    pace_learn(takes, 4, &learned);
    assert_int_equal(learned.used, 1);
    assert_int_equal(learned.outlier_count, 0);
    assert_near(learned.pace, sqrt(1.1));
}

/* Median 0.05 and MAD 0.1 on the log scale, 0.148 as a standard deviation: 2.5 of these are 0.371. */
static void the_border_of_what_is_far_from_the_others_is_two_and_a_half_deviations(void **state) {
    (void)state;
    const PaceLearned within = LEARN(exp(-0.1), exp(-0.1), 1, exp(0.1), exp(0.1), exp(0.42));
    assert_int_equal(within.outlier_count, 0);
    const PaceLearned beyond = LEARN(exp(-0.1), exp(-0.1), 1, exp(0.1), exp(0.1), exp(0.43));
    assert_int_equal(beyond.outlier_count, 1);
    assert_int_equal(beyond.outliers[0], 5);
}

static void what_is_out_of_all_reason_is_named_and_left_out(void **state) {
    (void)state;
    PaceLearned learned = LEARN(1.1, 2.01, 0.64, 1.1);
    assert_int_equal(learned.used, 2);
    assert_int_equal(learned.outlier_count, 2);
    assert_int_equal(learned.outliers[0], 1);
    assert_int_equal(learned.outliers[1], 2);
    assert_near(learned.pace, pow(1.1, 2.0 / 3));
    assert_int_equal(LEARN(2, 0.65).used, 2); /* the limits themselves are fine */
}

/* Eight of ten people take 0.85 to 1.24: a half is nobody, be it the only take there is. */
static void keys_pressed_through_a_rehearsal_teach_nothing(void **state) {
    (void)state;
    assert_int_equal(LEARN(0.52).used, 0);
    assert_near(LEARN(0.52).pace, 1);
}

static void a_part_out_of_all_sense_is_left_out_and_too_many_spoil_the_take(void **state) {
    (void)state;
    TakeSection parts[] = {{"a", 55, 50}, {"b", 55, 50}, {"c", 2, 50}};
    Take take = {.sections = parts, .section_count = 3, .seconds = 112, .estimate = 150, .complete = true};
    PaceLearned learned;
    pace_learn(&take, 1, &learned);
    assert_int_equal(learned.used, 1);
    assert_near(learned.pace, sqrt(1.1)); /* of the two that were said */
    parts[1].seconds = 120;
    take.seconds = 177;
    assert_false(take_tells_pace(&take)); /* the whole looks fine, and hardly a part is */
    pace_learn(&take, 1, &learned);
    assert_int_equal(learned.used, 0);
}

static void from_four_takes_on_one_far_from_the_others_is_left_out(void **state) {
    (void)state;
    PaceLearned learned = LEARN(1.0, 1.02, 1.9, 0.98);
    assert_int_equal(learned.used, 3);
    assert_int_equal(learned.outlier_count, 1);
    assert_int_equal(learned.outliers[0], 2);
    assert_int_equal(LEARN(1.0, 1.02, 1.9).used, 3); /* of three, nobody can tell which is off */
}

static void takes_nearly_alike_are_no_outliers(void **state) {
    (void)state;
    assert_int_equal(LEARN(1, 1, 1, 1, 1.05).used, 5);
    assert_int_equal(LEARN(1, 1, 1, 1, 1.3).used, 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_take_says_nothing),
        cmocka_unit_test(few_takes_say_little),
        cmocka_unit_test(the_mean_is_the_geometric_one),
        cmocka_unit_test(only_the_newest_eight_count),
        cmocka_unit_test(what_was_stopped_early_or_not_timed_does_not_count),
        cmocka_unit_test(the_border_of_what_is_far_from_the_others_is_two_and_a_half_deviations),
        cmocka_unit_test(what_is_out_of_all_reason_is_named_and_left_out),
        cmocka_unit_test(keys_pressed_through_a_rehearsal_teach_nothing),
        cmocka_unit_test(a_part_out_of_all_sense_is_left_out_and_too_many_spoil_the_take),
        cmocka_unit_test(from_four_takes_on_one_far_from_the_others_is_left_out),
        cmocka_unit_test(takes_nearly_alike_are_no_outliers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
