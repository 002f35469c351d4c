/* Moments as they are said, where clocks are put forward and back. */
#include "base/clock.h"
#include "tui/moment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

static int64_t utc(const char *text) {
    int64_t seconds = 0;
    assert_true(clock_parse_utc(slice_of(text), &seconds));
    return seconds;
}

static void expect(const char *at, const char *now, const char *expected, const char *expected_short) {
    Buffer out = {0};
    moment_append(utc(at), utc(now), &out);
    assert_string_equal(buffer_string(&out), expected);
    buffer_clear(&out);
    moment_append_short(utc(at), utc(now), &out);
    assert_string_equal(buffer_string(&out), expected_short);
    buffer_free(&out);
}

static int in_berlin(void **state) {
    (void)state;
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    return 0;
}

static void a_day_of_23_hours_is_a_day(void **state) {
    (void)state;
    const char *now = "2026-03-29T22:30:00Z"; /* Monday 00:30, after the Sunday on which clocks went forward */
    expect("2026-03-29T22:05:00Z", now, "today 00:05", "00:05");
    expect("2026-03-29T10:00:00Z", now, "yesterday 12:00", "29 Mar");
    expect("2026-03-28T22:45:00Z", now, "28 Mar 23:45", "28 Mar");
}

static void a_day_of_25_hours_is_a_day(void **state) {
    (void)state;
    const char *now = "2026-10-25T22:30:00Z"; /* Sunday 23:30, on which clocks went back */
    expect("2026-10-24T22:30:00Z", now, "today 00:30", "00:30");
    expect("2026-10-24T12:00:00Z", now, "yesterday 14:00", "24 Oct");
}

static void other_years_are_named_and_new_years_eve_is_yesterday(void **state) {
    (void)state;
    const char *now = "2026-01-01T08:00:00Z";
    expect("2025-12-31T22:00:00Z", now, "yesterday 23:00", "31 Dec 2025");
    expect("2025-12-30T12:00:00Z", now, "30 Dec 2025", "30 Dec 2025");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_of_23_hours_is_a_day),
        cmocka_unit_test(a_day_of_25_hours_is_a_day),
        cmocka_unit_test(other_years_are_named_and_new_years_eve_is_yesterday),
    };
    return cmocka_run_group_tests(tests, in_berlin, NULL);
}
