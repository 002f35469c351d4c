/* Judging answers with the shipped bank, on 15 January 2026 at pace 1. */
#ifndef TESTS_JUDGE_SHIPPED_H
#define TESTS_JUDGE_SHIPPED_H

#include "judge/judging.h"

typedef struct Shipped {
    Bank *bank;
    Judge *judge;
    AnswerCutter *cutter;
    Arena *arena;
} Shipped;

int shipped_set_up(void **state); /* *state is a Shipped */
int shipped_tear_down(void **state);

/* Reports whose sums and offsets were looked at. */
const Report *judge_view(const Shipped *shipped, const AnswerView *view);
/* A text of the failure question, cut by the program. */
const Report *judge_text(const Shipped *shipped, const char *text);
/* A text of the shape, cut by the program. */
const Report *judge_told(const Shipped *shipped, const char *shape, const char *text);

#endif
