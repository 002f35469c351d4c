/* The points answer to what a seasoned interviewer would give (points.txt): poor, middling and good answers, short and
 * long. */
#include "judge/shipped.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_LINE = 4096, LEEWAY = 12 };

typedef struct Ranked { /* a line of the file */
    const char *kind, *shape, *text;
    int least, most;
} Ranked;

typedef struct Measured {       /* the answers of one kind */
    int count, points, outside; /* `outside`: all points by which they miss their ranges */
} Measured;

static char *next_part(char **rest) {
    char *part = *rest, *bar = strchr(part, '|');
    assert_non_null(bar);
    *bar = '\0';
    *rest = bar + 1;
    return part;
}

static bool next_ranked(FILE *file, char line[MOST_LINE], Ranked *out) {
    while (fgets(line, MOST_LINE, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0')
            continue;
        char *rest = line;
        out->kind = next_part(&rest);
        out->shape = next_part(&rest);
        out->least = (int)strtol(next_part(&rest), NULL, 10);
        out->most = (int)strtol(next_part(&rest), NULL, 10);
        out->text = rest;
        return true;
    }
    return false;
}

static int outside(const Ranked *ranked, int score) {
    if (score > ranked->most)
        return score - ranked->most;
    return score < ranked->least ? ranked->least - score : 0;
}

typedef void (*Look)(const Ranked *ranked, const Report *report);

static Measured measure(const Shipped *shipped, const char *kind, Look look) {
    FILE *file = fopen(STARCOACH_SOURCE "/tests/judge/points.txt", "r");
    assert_non_null(file);
    char line[MOST_LINE];
    Ranked ranked;
    Measured measured = {0};
    while (next_ranked(file, line, &ranked)) {
        if (strcmp(ranked.kind, kind) != 0)
            continue;
        const Report *report = judge_told(shipped, ranked.shape, ranked.text);
        int missed = outside(&ranked, report->score);
        if (missed > 0)
            print_message("%s, %d of %d to %d: %.60s\n", kind, report->score, ranked.least, ranked.most, ranked.text);
        measured.count++;
        measured.points += report->score;
        measured.outside += missed;
        assert_true(missed <= LEEWAY);
        look(&ranked, report);
    }
    fclose(file);
    assert_true(measured.count >= 10);
    return measured;
}

static void nothing_more(const Ranked *ranked, const Report *report) {
    (void)ranked;
    (void)report;
}

static void is_not_yet_ready(const Ranked *ranked, const Report *report) {
    (void)ranked;
    assert_int_equal(report->readiness, NOT_YET);
}

static void is_not_ready(const Ranked *ranked, const Report *report) {
    (void)ranked;
    assert_int_not_equal(report->readiness, READY);
}

static void is_nearly_ready(const Ranked *ranked, const Report *report) {
    (void)ranked;
    assert_int_not_equal(report->readiness, NOT_YET);
}

static void a_poor_answer_gets_few_points_however_short(void **state) {
    Measured measured = measure(*state, "empty", is_not_yet_ready);
    assert_true(measured.points <= 25 * measured.count);
    assert_int_equal(measured.outside, 0);
}

static void a_poor_answer_gets_few_points_however_long(void **state) {
    Measured measured = measure(*state, "loose", is_not_yet_ready);
    assert_true(measured.points <= 45 * measured.count);
    assert_true(measured.outside <= measured.count);
}

static void advice_is_no_answer_however_good(void **state) {
    assert_int_equal(measure(*state, "advice", is_not_yet_ready).outside, 0);
}

static void words_that_fit_any_job_get_few_points_however_complete(void **state) {
    assert_int_equal(measure(*state, "hollow", is_not_yet_ready).outside, 0);
}

static void earns_nothing_for_its_frame(const Ranked *ranked, const Report *report) {
    is_not_yet_ready(ranked, report);
    for (size_t i = 0; i < report->rubric->criterion_count; i++) {
        const char *id = report->criteria[i].criterion->id;
        if (strcmp(id, "story") == 0 || strcmp(id, "situation") == 0 || strcmp(id, "close") == 0)
            assert_int_equal(report->criteria[i].points, 0);
    }
}

static void without_a_cause_or_a_lesson_none_is_nearly_ready_however_well_it_is_told(void **state) {
    assert_int_equal(measure(*state, "untold", is_not_yet_ready).outside, 0);
}

static void whoever_never_failed_earns_nothing_for_the_story_its_setting_and_its_close(void **state) {
    assert_int_equal(measure(*state, "denied", earns_nothing_for_its_frame).outside, 0);
}

static void an_answer_with_something_in_it_lies_between(void **state) {
    Measured measured = measure(*state, "half", is_not_ready);
    assert_true(measured.points >= 50 * measured.count && measured.points <= 76 * measured.count);
    assert_true(measured.outside <= 4 * measured.count);
}

static void plain_speech_keeps_its_points_however_short(void **state) {
    Measured measured = measure(*state, "plain", nothing_more);
    assert_true(measured.points >= 78 * measured.count);
    assert_true(measured.outside <= measured.count);
}

static void a_good_answer_gets_nearly_all(void **state) {
    Measured measured = measure(*state, "full", is_nearly_ready);
    assert_true(measured.points >= 93 * measured.count);
    assert_int_equal(measured.outside, 0);
}

/* ---- Headings ---- */

typedef struct Headed { /* an answer as it stands in the file, and the same without its headings */
    char shape[16];
    int least, most;
    Buffer with, without;
} Headed;

/* The next answer; `line` holds the line that begins it, and then the one that begins what follows. */
static bool next_headed(FILE *file, char line[MOST_LINE], Headed *out) {
    while (strncmp(line, "===", 3) != 0)
        if (!fgets(line, MOST_LINE, file))
            return false;
    buffer_clear(&out->with);
    buffer_clear(&out->without);
    assert_int_equal(sscanf(line, "=== %15s %d %d", out->shape, &out->least, &out->most), 3);
    while (fgets(line, MOST_LINE, file) && strncmp(line, "===", 3) != 0) {
        buffer_append(&out->with, slice_of(line));
        if (strncmp(line, "## ", 3) != 0)
            buffer_append(&out->without, slice_of(line));
    }
    if (feof(file))
        line[0] = '\0';
    return true;
}

static void the_same_words_get_nearly_the_same_points_with_and_without_headings(void **state) {
    FILE *file = fopen(STARCOACH_SOURCE "/tests/judge/headed.txt", "r");
    assert_non_null(file);
    char line[MOST_LINE] = "";
    Headed headed = {0};
    int count = 0;
    for (; next_headed(file, line, &headed); count++) {
        int with = judge_told(*state, headed.shape, buffer_string(&headed.with))->score;
        int without = judge_told(*state, headed.shape, buffer_string(&headed.without))->score;
        bool within = with >= headed.least && with <= headed.most && without >= headed.least && without <= headed.most;
        if (!within || abs(with - without) > 5)
            print_message("%d under headings, %d without: %.60s\n", with, without, buffer_string(&headed.without));
        assert_true(within);
        assert_true(abs(with - without) <= 5);
    }
    assert_true(count >= 15);
    buffer_free(&headed.with);
    buffer_free(&headed.without);
    fclose(file);
}

/* ---- Praise ---- */

static const char *const blamer =
    "In March 2025 we planned the launch of the shop. We did the plan together and we missed the date by two weeks. We "
    "had no list. My boss forgot to tell us the date, and the designers failed to send the pictures. It was their "
    "fault "
    "that we were late. We learned a lot. I learned that communication is key. I learned that teamwork is important.";

static bool is_praised(const Report *report, const char *rule) {
    for (size_t i = 0; i < report->praise_count; i++)
        if (strcmp(report->praise[i].rule->id, rule) == 0)
            return true;
    return false;
}

static void what_is_not_there_is_not_praised(void **state) {
    static const char *const not_there[] = {"cause.own",       "cause.mechanism", "action.own",
                                            "lesson.concrete", "lesson.two",      "applied.change",
                                            "empty.applied",   "close.forward",   "close.negative"};
    const Report *report = judge_told(*state, "failure", blamer);
    for (size_t i = 0; i < sizeof not_there / sizeof *not_there; i++)
        assert_false(is_praised(report, not_there[i]));
    assert_int_equal(find_criterion(report, "applied")->points, 0);
    assert_int_equal(find_criterion(report, "close")->points, 0);
}

static void a_bare_admission_is_not_praised_as_a_cause(void **state) {
    const Report *report = judge_told(
        *state, "failure",
        "## Situation\nIn May 2025 I ran the store of a clinic with four people.\n## Task\nI had to have the gloves on "
        "the wards by Monday.\n## Action\nI ordered them on Friday.\n## Result\nThey came two days late and three "
        "wards "
        "borrowed from the clinic next door.\n## Root cause\nIt is my fault.\n");
    assert_non_null(find_finding(report, "cause.mechanism"));
    assert_non_null(find_finding(report, "cause.own"));
    assert_false(is_praised(report, "cause.own"));
}

static void a_tale_without_a_lesson_earns_nothing_for_learning(void **state) {
    const Report *report = judge_told(
        *state, "failure",
        "In May 2025 I ran the kitchen of a hotel with ten people. I was to have dinner on the table by seven. I put "
        "the "
        "roast into the oven at five and wrote the board with the stations. We had two new ovens from the week before, "
        "next to the door. At six the fuse went. We served dinner an hour late, and we paid 400 euros back. I went to "
        "the table and said sorry. It was a terrible evening.");
    static const char *const learning[] = {"cause", "lessons", "applied", "close"};
    for (size_t i = 0; i < sizeof learning / sizeof *learning; i++)
        assert_int_equal(find_criterion(report, learning[i])->points, 0);
    assert_true(find_criterion(report, "result")->points > 0);
}

static void a_story_is_not_praised_as_recent_and_told_to_be_old(void **state) {
    const Report *report =
        judge_told(*state, "failure",
                   "In 2016 I worked on a bridge with four people. My goal was to ship the beams by Friday. I "
                   "did not ask Tom for the list. They came two days late, and I told him at once.");
    assert_non_null(find_finding(report, "story.old"));
    assert_false(is_praised(report, "story.age"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_poor_answer_gets_few_points_however_short),
        cmocka_unit_test(a_poor_answer_gets_few_points_however_long),
        cmocka_unit_test(advice_is_no_answer_however_good),
        cmocka_unit_test(words_that_fit_any_job_get_few_points_however_complete),
        cmocka_unit_test(without_a_cause_or_a_lesson_none_is_nearly_ready_however_well_it_is_told),
        cmocka_unit_test(whoever_never_failed_earns_nothing_for_the_story_its_setting_and_its_close),
        cmocka_unit_test(an_answer_with_something_in_it_lies_between),
        cmocka_unit_test(plain_speech_keeps_its_points_however_short),
        cmocka_unit_test(a_good_answer_gets_nearly_all),
        cmocka_unit_test(the_same_words_get_nearly_the_same_points_with_and_without_headings),
        cmocka_unit_test(what_is_not_there_is_not_praised),
        cmocka_unit_test(a_bare_admission_is_not_praised_as_a_cause),
        cmocka_unit_test(a_story_is_not_praised_as_recent_and_told_to_be_old),
        cmocka_unit_test(a_tale_without_a_lesson_earns_nothing_for_learning),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
