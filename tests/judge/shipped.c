#include "judge/shipped.h"

int shipped_set_up(void **state) {
    Shipped *shipped = test_malloc(sizeof *shipped);
    ErrorList errors = {0};
    if (!bank_load(&(BankPlaces){.shipped = STARCOACH_SOURCE "/content"}, &shipped->bank, &errors) ||
        !judge_new(shipped->bank, &shipped->judge, &errors))
        return -1;
    shipped->cutter = answer_cutter_new(shipped->bank, NULL);
    shipped->arena = arena_new();
    *state = shipped;
    return shipped->cutter ? 0 : -1;
}

int shipped_tear_down(void **state) {
    Shipped *shipped = *state;
    answer_cutter_free(shipped->cutter);
    judge_free(shipped->judge);
    bank_free(shipped->bank);
    arena_free(shipped->arena);
    test_free(shipped);
    return 0;
}

const Report *judge_view(const Shipped *shipped, const AnswerView *view) {
    const Report *report = judge_answer(shipped->judge, NULL, view, &final_options, shipped->arena);
    check_sums(report);
    check_offsets(report, view);
    return report;
}

const Report *judge_text(const Shipped *shipped, const char *text) {
    AnswerView view;
    Error error = {0};
    assert_true(answer_read(shipped->bank, shipped->cutter, "answer", slice_of(text),
                            &(AnswerOptions){.question = "failure"}, shipped->arena, &view, &error));
    return judge_view(shipped, &view);
}

const Report *judge_told(const Shipped *shipped, const char *shape, const char *text) {
    AnswerView view;
    Error error = {0};
    AnswerOptions options = {.shape = shape};
    Slice source = slice_of(arena_copy(shipped->arena, slice_of(text)));
    assert_true(answer_read(shipped->bank, shipped->cutter, "answer", source, &options, shipped->arena, &view, &error));
    return judge_view(shipped, &view);
}
