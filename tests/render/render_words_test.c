/* What reports are told in: the time against its band, and where a rule comes from. */
#include "render/evidence.h"
#include "render/report_verdict.h"

#include <starcoach/render.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool is_near(double seconds, double low, double high) {
    const Shape shape = {.seconds = {120, 180}};
    const Report report = {.shape = &shape, .seconds = seconds, .seconds_low = low, .seconds_high = high};
    return report_time_is_near(&report);
}

static void a_time_that_misses_by_less_than_it_may_be_off_is_near(void **state) {
    (void)state;
    assert_true(is_near(113, 96, 140));
    assert_true(is_near(186, 160, 230));
}

static void a_time_within_or_far_off_is_not_near(void **state) {
    (void)state;
    assert_false(is_near(150, 128, 185));
    assert_false(is_near(119.6, 100, 150)); /* told as 2:00 */
    assert_false(is_near(90, 77, 112));
    assert_false(is_near(230, 196, 280));
    assert_false(is_near(0, 0, 0));
}

static void assert_evidence(const char *evidence, const char *expected) {
    Buffer out = {0};
    evidence_write(evidence, &out);
    assert_string_equal(buffer_string(&out), expected);
    buffer_free(&out);
}

static void evidence_is_told_as_a_sentence(void **state) {
    (void)state;
    assert_evidence("read: interview guides advise it; how it is looked for is our own",
                    "From reading: interview guides advise it; how it is looked for is our own.");
    assert_evidence("ours, after what interview guides advise", "Our own, after what interview guides advise.");
    assert_evidence("measured: on recorded speech", "Measured: on recorded speech.");
}

static void evidence_of_another_form_begins_and_ends_as_a_sentence_does(void **state) {
    (void)state;
    assert_evidence("reading Silvester 1997", "Reading Silvester 1997.");
    assert_evidence("Silvester 1997.", "Silvester 1997.");
    assert_evidence("\xC3\xA4lter als 1997", "\xC3\xA4lter als 1997.");
    assert_evidence("", "");
    assert_evidence(NULL, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_time_that_misses_by_less_than_it_may_be_off_is_near),
        cmocka_unit_test(a_time_within_or_far_off_is_not_near),
        cmocka_unit_test(evidence_is_told_as_a_sentence),
        cmocka_unit_test(evidence_of_another_form_begins_and_ends_as_a_sentence_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
