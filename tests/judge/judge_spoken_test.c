/* Answers as people say them (spoken.txt), good and poor: the judge tells one from the other. */
#include "judge/shipped.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_LINE = 4096 };

typedef struct Told { /* a line of the file */
    const char *label, *rule, *shape, *text; /* rule: how the ids of the rules begin that are asked for, or NULL */
} Told;

static bool next_told(FILE *file, char line[MOST_LINE], Told *out) {
    while (fgets(line, MOST_LINE, file)) {
        line[strcspn(line, "\n")] = '\0';
        char *shape = strchr(line, '|'), *text = shape ? strchr(shape + 1, '|') : NULL;
        if (line[0] == '#' || !text)
            continue;
        *shape = *text = '\0';
        char *rule = strchr(line, ':');
        if (rule)
            *rule++ = '\0';
        *out = (Told){line, rule, shape + 1, text + 1};
        return true;
    }
    return false;
}

/* Findings of substance, so grave at least, told of the answer's own words by rules whose id begins so; NULL: by any. */
static size_t count_remarks(const Report *report, Severity least, const char *rule) {
    size_t count = 0;
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        bool form = finding->criterion && finding->criterion->about == ABOUT_FORM;
        bool asked = !rule || strncmp(finding->rule->id, rule, strlen(rule)) == 0;
        count += !form && asked && finding->severity >= least && finding->end > finding->start;
    }
    return count;
}

typedef bool (*Holds)(const Report *report, const char *rule);

static void check_told(const Shipped *shipped, const char *label, Holds holds, size_t least) {
    FILE *file = fopen(STARCOACH_SOURCE "/tests/judge/spoken.txt", "r");
    assert_non_null(file);
    char line[MOST_LINE];
    Told told;
    size_t count = 0, wrong = 0;
    while (next_told(file, line, &told)) {
        if (strcmp(told.label, label) != 0)
            continue;
        const Report *report = judge_told(shipped, told.shape, told.text);
        count++;
        if (holds(report, told.rule))
            continue;
        wrong++;
        print_error("%s, %d: %.90s\n", label, report->score, told.text);
    }
    fclose(file);
    assert_true(count >= least);
    assert_int_equal(wrong, 0);
}

static bool is_good(const Report *report, const char *rule) {
    bool silent = !rule || count_remarks(report, SEVERITY_SUGGESTION, rule) == 0;
    return report->readiness != NOT_YET && silent && count_remarks(report, SEVERITY_ERROR, NULL) == 0;
}

static bool is_not_ready(const Report *report, const char *rule) {
    return report->readiness != READY && (!rule || count_remarks(report, SEVERITY_WARNING, rule) > 0);
}

static bool is_remarked_on(const Report *report, const char *rule) {
    return count_remarks(report, SEVERITY_WARNING, rule) > 0;
}

static void a_good_answer_in_plain_speech_is_nearly_ready_at_least(void **state) {
    check_told(*state, "good", is_good, 100);
}

static void a_long_answer_of_general_words_is_not_ready(void **state) {
    check_told(*state, "weak", is_not_ready, 30);
}

static void a_poor_line_is_remarked_on_at_its_words(void **state) {
    check_told(*state, "poor", is_remarked_on, 770);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_answer_in_plain_speech_is_nearly_ready_at_least),
        cmocka_unit_test(a_long_answer_of_general_words_is_not_ready),
        cmocka_unit_test(a_poor_line_is_remarked_on_at_its_words),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
