/* Judging answers of the small bank's shapes, on 15 January 2026 at pace 1. */
#ifndef TESTS_JUDGE_JUDGING_H
#define TESTS_JUDGE_JUDGING_H

#include "content/small_bank.h"

#include <starcoach/judge.h>

typedef struct Judging {
    char *root;
    Bank *bank;
    Judge *judge;
    Arena *arena;
} Judging;

int judging_set_up(void **state); /* *state is a Judging */
int judging_tear_down(void **state);
/* The same with the file `below` of the small bank changed as by text_changed. */
Judging *judging_changed(const char *below, const char *from, const char *to);
void judging_free(Judging *judging);

enum { PLAN, DEED, LESSON, END, TALE_SECTIONS };

extern const char *const good_tale[TALE_SECTIONS]; /* nothing stands against it */
extern const JudgeOptions final_options, drafting_options;

/* Views in the arena. Texts that are NULL or "" are not begun. */
AnswerView tale_of(const Judging *judging, const char *const texts[TALE_SECTIONS]);
/* The good tale with one section's text in place of its own. */
AnswerView tale_with(const Judging *judging, size_t section, const char *text);

const Report *judge_final(const Judging *judging, AnswerView view);
const Report *judge_drafting(const Judging *judging, AnswerView view);

size_t count_findings(const Report *report, const char *rule);
const Finding *find_finding(const Report *report, const char *rule); /* the first; NULL */
int cost_of(const Report *report, const char *rule);                 /* of all its findings */
const CriterionReport *find_criterion(const Report *report, const char *id);

/* The sums that hold for every report, and that its offsets lie in their sources, on character borders. */
void check_sums(const Report *report);
void check_offsets(const Report *report, const AnswerView *view);

#define assert_fires(judging, view, rule)  assert_true(count_findings(judge_final(judging, view), rule) > 0)
#define assert_silent(judging, view, rule) assert_int_equal(count_findings(judge_final(judging, view), rule), 0)

/* Numbers of a fixed seed. */
uint32_t next_random(uint32_t *seed);

#endif
