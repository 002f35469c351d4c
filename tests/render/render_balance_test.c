/* How the time is shared out, in percent. */
#include <starcoach/render.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const Group groups[] = {{.id = "before", .label = "Before", .most = 25},
                               {.id = "after", .label = "After", .least = 50}};
static const Section sections[] = {
    {.id = "a", .group = "before"}, {.id = "b", .group = "after"}, {.id = "c", .group = "after"}};
static const Shape shape = {.sections = sections, .section_count = 3, .groups = groups, .group_count = 2};

static const Group three_groups[] = {{.id = "before", .label = "Before", .most = 25},
                                     {.id = "between", .label = "Between"},
                                     {.id = "after", .label = "After", .least = 50}};
static const Section three_sections[] = {
    {.id = "a", .group = "before"}, {.id = "b", .group = "between"}, {.id = "c", .group = "after"}};
static const Shape three = {
    .sections = three_sections, .section_count = 3, .groups = three_groups, .group_count = 3};

static void assert_shares(const Shape *of, double a, double b, double c, const char *expected) {
    SectionReport parts[] = {{.share = a}, {.share = b}, {.share = c}};
    const Report report = {.shape = of, .sections = parts};
    Buffer out = {0};
    render_balance(&report, &out);
    assert_string_equal(buffer_string(&out), expected);
    buffer_free(&out);
}

static void assert_balance(double a, double b, double c, const char *expected) {
    assert_shares(&shape, a, b, c, expected);
}

static void assert_groups(double a, double b, double c, const char *expected) {
    assert_shares(&three, a, b, c, expected);
}

static void each_group_is_told_with_its_limit(void **state) {
    (void)state;
    assert_balance(0.2, 0.3, 0.5, "Before 20% (at most 25), After 80% (at least 50)");
    assert_balance(0, 0, 0, "Before 0% (at most 25), After 0% (at least 50)");
}

static void what_is_short_of_a_percent_is_not_that_percent_yet(void **state) {
    (void)state;
    assert_groups(0.151, 0.352, 0.497, "Before 15% (at most 25), Between 36%, After 49% (at least 50)");
    assert_balance(0.42, 0.29, 0.29, "Before 42% (at most 25), After 58% (at least 50)");
}

static void the_percents_make_a_hundred(void **state) {
    (void)state;
    assert_groups(0.174, 0.226, 0.6, "Before 17% (at most 25), Between 23%, After 60% (at least 50)");
    assert_groups(0.178, 0.224, 0.598, "Before 18% (at most 25), Between 22%, After 60% (at least 50)");
    assert_balance(0.178, 0.226, 0.596, "Before 18% (at most 25), After 82% (at least 50)");
    assert_groups(0.333, 0.333, 0.333, "Before 34% (at most 25), Between 32%, After 33% (at least 50)"); /* not the whole */
}

static void a_share_beyond_its_limit_is_told_as_its_remark_tells_it(void **state) {
    (void)state;
    assert_groups(0.369, 0.392, 0.239, "Before 37% (at most 25), Between 40%, After 23% (at least 50)");
    assert_groups(0.259, 0.242, 0.499, "Before 26% (at most 25), Between 25%, After 49% (at least 50)");
}

static void a_group_told_within_others_shows_no_share(void **state) {
    (void)state;
    SectionReport parts[] = {{.share = 0.2, .words = 9, .begun = true}, {.begun = true}, {.share = 0.8, .words = 40, .begun = true}};
    const Report report = {.shape = &three, .sections = parts};
    Buffer out = {0};
    render_balance(&report, &out);
    assert_string_equal(buffer_string(&out), "Before 20% (at most 25), Between told within other parts, After 80% (at least 50)");
    buffer_free(&out);
}

static void a_limit_that_is_broken_at_no_cost_is_told_so(void **state) {
    (void)state;
    const Rule rule = {.kind = RULE_SHARE, .of = "after", .below = 45};
    Finding finding = {.rule = &rule};
    SectionReport parts[] = {{.share = 0.6}, {.share = 0.2}, {.share = 0.2}};
    Report report = {.shape = &shape, .sections = parts, .cut = true, .findings = &finding, .finding_count = 1};
    assert_non_null(strstr(report_balance_note(&report), "cut is not sure"));
    finding.cost = 3;
    assert_null(report_balance_note(&report));
    report.finding_count = 0;
    assert_non_null(strstr(report_balance_note(&report), "not far enough"));
    parts[0].share = 0.2;
    parts[2].share = 0.6;
    assert_null(report_balance_note(&report));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_group_is_told_with_its_limit),
        cmocka_unit_test(what_is_short_of_a_percent_is_not_that_percent_yet),
        cmocka_unit_test(the_percents_make_a_hundred),
        cmocka_unit_test(a_share_beyond_its_limit_is_told_as_its_remark_tells_it),
        cmocka_unit_test(a_group_told_within_others_shows_no_share),
        cmocka_unit_test(a_limit_that_is_broken_at_no_cost_is_told_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
