/* How the time is shared out, in percent. */
#include <starcoach/render.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const Group groups[] = {{.id = "before", .label = "Before", .most = 25},
                               {.id = "after", .label = "After", .least = 50}};
static const Section sections[] = {
    {.id = "a", .group = "before"}, {.id = "b", .group = "after"}, {.id = "c", .group = "after"}};
static const Shape shape = {.sections = sections, .section_count = 3, .groups = groups, .group_count = 2};

static void assert_balance(double a, double b, double c, const char *expected) {
    SectionReport parts[] = {{.share = a}, {.share = b}, {.share = c}};
    const Report report = {.shape = &shape, .sections = parts};
    Buffer out = {0};
    render_balance(&report, &out);
    assert_string_equal(buffer_string(&out), expected);
    buffer_free(&out);
}

static void each_group_is_told_with_its_limit(void **state) {
    (void)state;
    assert_balance(0.2, 0.3, 0.5, "Before 20% (at most 25), After 80% (at least 50)");
    assert_balance(0, 0, 0, "Before 0% (at most 25), After 0% (at least 50)");
}

static void what_is_short_of_a_percent_is_not_that_percent_yet(void **state) {
    (void)state;
    assert_balance(0.501, 0.2, 0.299, "Before 50% (at most 25), After 49% (at least 50)");
    assert_balance(0.42, 0.29, 0.29, "Before 42% (at most 25), After 58% (at least 50)");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_group_is_told_with_its_limit),
        cmocka_unit_test(what_is_short_of_a_percent_is_not_that_percent_yet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
