/* Dates of people and times of the machine. */
#include <starcoach/date.h>

#include "base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void dates_read_and_write_as_much_as_is_known(void **state) {
    (void)state;
    static const char *const texts[] = {"2025",       "2025-03",    "2025-03-31", "2024-02-29",
                                        "2000-02-29", "0001-01-01", "9999"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Date date = {0};
        char text[11];
        assert_true(date_parse(slice_of(texts[i]), &date));
        date_format(date, text);
        assert_string_equal(text, texts[i]);
    }
    char text[11];
    date_format((Date){0}, text);
    assert_string_equal(text, "");
}

static void what_is_no_date_is_refused_and_changes_nothing(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",           "25",          "0000",       "2025-",      "2025-3",     "2025-13",   "2025-00",
        "2025-02-29", "1900-02-29",  "2025-04-31", "2025-01-00", "2025/03/01", "2025-03-1", "20250301",
        "-025",       "2025-03-01 ", " 2025",      "202a",       "2025-03/01", "+202"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Date date = {1, 2, 3};
        assert_false(date_parse(slice_of(texts[i]), &date));
        assert_int_equal(date.year, 1);
    }
}

static void months_between_dates_count_in_the_persons_favour(void **state) {
    (void)state;
    assert_int_equal(date_months_between((Date){2024, 11, 5}, (Date){2026, 1, 1}), 14);
    assert_int_equal(date_months_between((Date){2026, 1, 0}, (Date){2024, 11, 0}), -14);
    assert_int_equal(date_months_between((Date){2024, 0, 0}, (Date){2026, 3, 0}), 15); /* from December */
    assert_int_equal(date_months_between((Date){2024, 6, 0}, (Date){2026, 0, 0}), 19); /* to January */
    assert_int_equal(date_months_between((Date){2025, 6, 30}, (Date){2025, 6, 1}), 0);
}

static void days_between_dates_are_those_of_the_calendar(void **state) {
    (void)state;
    assert_int_equal(date_days_between((Date){2026, 3, 1}, (Date){2026, 3, 1}), 0);
    assert_int_equal(date_days_between((Date){2024, 2, 28}, (Date){2024, 3, 1}), 2);
    assert_int_equal(date_days_between((Date){2025, 12, 31}, (Date){2026, 1, 1}), 1);
    assert_int_equal(date_days_between((Date){2000, 3, 1}, (Date){1900, 3, 1}), -36525);
    assert_int_equal(date_days_between((Date){1, 1, 1}, (Date){9999, 12, 31}), 3652058);
}

static void moments_write_and_read_as_utc(void **state) {
    (void)state;
    static const struct {
        int64_t seconds;
        const char *text;
    } moments[] = {
        {0, "1970-01-01T00:00:00Z"},  {951782400, "2000-02-29T00:00:00Z"},  {1772373909, "2026-03-01T14:05:09Z"},
        {-1, "1969-12-31T23:59:59Z"}, {4107542400, "2100-03-01T00:00:00Z"}, {253402300799, "9999-12-31T23:59:59Z"},
    };
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        char text[21];
        clock_format_utc(moments[i].seconds, text);
        assert_string_equal(text, moments[i].text);
        int64_t seconds = 42;
        assert_true(clock_parse_utc(slice_of(moments[i].text), &seconds));
        assert_true(seconds == moments[i].seconds);
    }
    char text[21];
    clock_format_utc(INT64_MAX, text);
    assert_string_equal(text, "9999-12-31T23:59:59Z");
}

static void every_day_of_four_centuries_keeps_its_seconds(void **state) {
    (void)state;
    for (int64_t day = -30000; day < 120000; day += 13) {
        char text[21];
        int64_t seconds = 0;
        clock_format_utc(day * 86400 + 3600, text);
        assert_true(clock_parse_utc(slice_of(text), &seconds));
        assert_true(seconds == day * 86400 + 3600);
    }
}

static void what_is_no_moment_is_refused(void **state) {
    (void)state;
    static const char *const texts[] = {"",
                                        "2026-03-01",
                                        "2026-03-01T14:05:09",
                                        "2026-03-01T24:05:09Z",
                                        "2026-03-01T14:60:09Z",
                                        "2026-03-01T14:05:60Z",
                                        "2026-02-29T14:05:09Z",
                                        "2026-03-01 14:05:09Z",
                                        "2026-03-01T14-05-09Z",
                                        "2026-03-01T1a:05:09Z",
                                        "2026-03-01T14:05:09Zx"};
    int64_t seconds = 42;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_false(clock_parse_utc(slice_of(texts[i]), &seconds));
    assert_true(seconds == 42);
}

static void the_clock_knows_the_day(void **state) {
    (void)state;
    const Date today = clock_today();
    char text[11];
    Date again;
    date_format(today, text);
    assert_true(today.day > 0 && date_parse(slice_of(text), &again));
    assert_true(clock_seconds() > 1700000000);
    const int64_t before = clock_milliseconds();
    assert_true(clock_milliseconds() >= before);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_read_and_write_as_much_as_is_known),
        cmocka_unit_test(what_is_no_date_is_refused_and_changes_nothing),
        cmocka_unit_test(months_between_dates_count_in_the_persons_favour),
        cmocka_unit_test(days_between_dates_are_those_of_the_calendar),
        cmocka_unit_test(moments_write_and_read_as_utc),
        cmocka_unit_test(every_day_of_four_centuries_keeps_its_seconds),
        cmocka_unit_test(what_is_no_moment_is_refused),
        cmocka_unit_test(the_clock_knows_the_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
