/* Cutting text into sections. */
#include "answer/shipped_bank.h"
#include <starcoach/text.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SECTIONS_MOST = 16 };

typedef struct Cutting {
    AnswerCutter *cutter;
    Arena *arena;
    const Shape *shape;
    SectionView sections[SECTIONS_MOST];
} Cutting;

static Cutting cut_as(const char *shape, Slice text) {
    Cutting cutting = {.cutter = answer_cutter_new(shipped_bank, NULL), .arena = arena_new()};
    assert_non_null(cutting.cutter);
    cutting.shape = bank_shape(shipped_bank, shape);
    assert_true(cutting.shape && cutting.shape->section_count <= SECTIONS_MOST);
    answer_cut(cutting.cutter, cutting.shape, text, cutting.arena, cutting.sections);
    return cutting;
}

static void cutting_free(Cutting *cutting) {
    answer_cutter_free(cutting->cutter);
    arena_free(cutting->arena);
}

/* The section of the sentence that begins at `at`. */
static const char *section_at(const Cutting *cutting, size_t at) {
    const char *found = NULL;
    for (size_t i = 0; i < cutting->shape->section_count; i++)
        for (size_t k = 0; k < cutting->sections[i].span_count; k++)
            if (cutting->sections[i].spans[k].start == at) {
                assert_null(found);
                found = cutting->shape->sections[i].id;
            }
    return found;
}

/* `told` is a list of sections and sentences in turn. */
static void assert_cut(const char *shape, const char *const *told, size_t count) {
    Buffer text = {0};
    for (size_t i = 1; i < count; i += 2)
        buffer_printf(&text, "%s%s", i > 1 ? " " : "", told[i]);
    Cutting cutting = cut_as(shape, buffer_slice(&text));
    size_t at = 0;
    for (size_t i = 1; i < count; i += 2) {
        const char *found = section_at(&cutting, at);
        if (!found || strcmp(found, told[i - 1]) != 0)
            fail_msg("\"%s\" went to %s, not to %s", told[i], found ? found : "nowhere", told[i - 1]);
        at += strlen(told[i]) + 1;
    }
    cutting_free(&cutting);
    buffer_free(&text);
}
#define ASSERT_CUT(shape, told) assert_cut(shape, told, sizeof(told) / sizeof(told)[0])

static void a_story_told_in_order_is_cut_where_its_parts_meet(void **state) {
    (void)state;
    static const char *const told[] = {
        "situation", "Two years ago I was working at a garden centre that was about to open a second hall.",
        "task",      "My task was to order the shelving by the end of April.",
        "action",    "I wrote the list and sent it to the supplier.",
        "action",    "Then I booked the fitters without measuring the door.",
        "result",    "As a result the opening was four days late and we lost 12% of the month's sales.",
        "cause",     "The root cause was my habit of trusting a drawing that I had not checked.",
        "lessons",   "I learned to measure before I order.",
        "lessons",   "The second lesson was to ask whoever carries the boxes.",
        "applied",   "Since then I have used a one-page check before every order.",
        "close",     "This experience made me a calmer planner.",
    };
    ASSERT_CUT("failure", told);
}

static void a_guess_is_never_told_as_certain(void **state) {
    (void)state;
    Cutting cutting =
        cut_as("star", slice_of("At my last company I was part of a team of five. My task was to order the "
                                "shelves. First, I wrote the list. Then I called the supplier. As a result "
                                "costs fell by 12%. In the end we saved 400 euros a month."));
    float surest = 0;
    for (size_t i = 0; i < cutting.shape->section_count; i++)
        for (size_t k = 0; k < cutting.sections[i].span_count; k++)
            surest = cutting.sections[i].spans[k].sure > surest ? cutting.sections[i].spans[k].sure : surest;
    assert_float_equal(surest, 0.99F, 1e-6F);
    cutting_free(&cutting);
}

static void an_item_of_a_list_without_marks_may_belong_to_another_part(void **state) {
    (void)state;
    static const char text[] = "At my last company we had a slow report that ran every night\n"
                               "My task was to make it run in an hour\n"
                               "I measured each step\n"
                               "Then I moved the sums into the database\n"
                               "As a result it took nine minutes, down by 85%";
    static const char *const sections[] = {"situation", "task", "action", "action", "result"};
    Cutting cutting = cut_as("star", slice_of(text));
    size_t at = 0;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        assert_string_equal(section_at(&cutting, at), sections[i]);
        at += strcspn(text + at, "\n") + 1;
    }
    cutting_free(&cutting);
}

static void a_result_told_first_is_still_a_result(void **state) {
    (void)state;
    static const char *const told[] = {
        "result",    "As a result we lost 12% of the month's sales.",
        "situation", "At my previous company I was part of a team of five.",
        "task",      "My task was to order the shelving.",
        "action",    "First, I wrote the list.",
        "action",    "Then I called the supplier.",
    };
    ASSERT_CUT("star", told);
}

static void a_result_told_first_may_be_told_at_length(void **state) {
    (void)state;
    static const char *const told[] = {
        "result",    "After the next winter we counted eleven dead plants of four hundred.",
        "result",    "In the following year there were nine.",
        "situation", "Our garden centre lost a fifth of its roses each winter.",
        "task",      "I was to bring that under a tenth.",
        "action",    "I moved the pots to the north wall.",
        "action",    "I wrapped them in fleece and wrote down each frost.",
    };
    ASSERT_CUT("star", told);
}

static void an_opening_scene_is_the_situation_though_it_names_the_task(void **state) {
    (void)state;
    static const char *const told[] = {
        "situation",
        "In the autumn fair for our allotments that I was responsible for, my task was to book the stands.",
        "task",
        "The goal was to have forty of them paid for by the end of August.",
        "action",
        "I wrote to the growers but did not ask who had a tent.",
        "result",
        "Nine stands stood in the rain, and two growers left at noon.",
    };
    ASSERT_CUT("failure", told);
}

static void a_task_may_be_told_as_a_command(void **state) {
    (void)state;
    static const char *const told[] = {
        "situation", "Our printing shop delivered a third of its orders late.",
        "task",      "Improve the schedule and implement it with the machines at hand.",
        "action",    "Timed each step for a week.",
        "result",    "Late orders fell to two in a hundred.",
    };
    ASSERT_CUT("star", told);
}

static void a_maxim_at_the_end_is_what_was_learned(void **state) {
    (void)state;
    static const char *const told[] = {
        "situation",  "At my last school the timetable was made by hand.",
        "task",       "I was asked to find a program that could do it.",
        "action",     "I compared three programs and tried each with the data of one class.",
        "result",     "The timetable was ready in June.",
        "reflection", "Focus on the one thing that hurts.",
        "reflection", "Do not buy what you can borrow.",
    };
    ASSERT_CUT("star", told);
}

static void learning_may_go_back_and_forth(void **state) {
    (void)state;
    static const char *const told[] = {
        "situation", "At my previous job I was working on a move to a new hall.",
        "action",    "I wrote the plan and I sent it to the team.",
        "result",    "As a result the move was late and we lost 5% of the orders.",
        "lessons",   "I learned to ask first, and next time I will ask twice.",
        "cause",     "Looking back, the root cause was that I had assumed too much.",
        "lessons",   "The main lesson taught me to write down who answers.",
    };
    ASSERT_CUT("failure", told);
}

static void a_shape_without_a_section_of_a_role_gives_its_cues_to_another(void **state) {
    (void)state;
    static const char *const told[] = {
        "situation",  "At my previous job we were moving to a new hall.",
        "action",     "I wrote the plan and sent it to the team.",
        "result",     "As a result the move was done on time.",
        "reflection", "Since then I have used that plan, and this experience made me more careful.",
    };
    ASSERT_CUT("star", told);
}

static int compare_spans(const void *left, const void *right) {
    const SureSpan *a = left, *b = right;
    return (a->start > b->start) - (a->start < b->start);
}

/* Every sentence in exactly one section, the spans of each ascending, and each as sure as can be. */
static void assert_covered(Slice source) {
    Cutting cutting = cut_as("failure", source);
    Text text = {0};
    text_scan(&text, bank_language(shipped_bank), source);
    SureSpan *all = calloc(text.sentence_count + 1, sizeof *all);
    size_t count = 0;
    for (size_t i = 0; i < cutting.shape->section_count; i++) {
        const SectionView *section = &cutting.sections[i];
        assert_ptr_equal(section->source.data, source.data);
        for (size_t k = 0; k < section->span_count; k++) {
            assert_true(k == 0 || section->spans[k - 1].end <= section->spans[k].start);
            assert_true(section->spans[k].sure > 0 && section->spans[k].sure <= 1);
            assert_true(count < text.sentence_count);
            all[count++] = section->spans[k];
        }
    }
    assert_int_equal(count, text.sentence_count);
    qsort(all, count, sizeof *all, compare_spans);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(all[i].start, text.sentences[i].start);
        assert_int_equal(all[i].end, text.sentences[i].end);
    }
    free(all);
    text_free(&text);
    cutting_free(&cutting);
}

static void every_sentence_is_in_exactly_one_section(void **state) {
    (void)state;
    static const char *const pieces[] = {
        "I wrote it.",          " As a result we lost 5%.", "\n\n", " - one\n - two\n",   " I learned to ask", "...",
        " \xC3\x89t\xC3\xA9? ", " My task was dull; ",      "\r\n", " Since then, never!"};
    uint32_t seed = 7;
    for (size_t round = 0; round < 60; round++) {
        Buffer text = {0};
        for (size_t i = 0; i < round; i++) {
            seed = seed * 1664525U + 1013904223U;
            buffer_append_string(&text, pieces[(seed >> 8) % 10]);
        }
        assert_covered(buffer_slice(&text));
        buffer_free(&text);
    }
}

static void a_sentence_without_end_is_still_cut_for_sure(void **state) {
    (void)state;
    static const char *const told[] = {"we lost the customer and ", "i called them and wrote it down and ",
                                       "a cat on the mat "};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        Buffer text = {0};
        for (size_t k = 0; k < 20000; k++)
            buffer_append_string(&text, told[i]);
        assert_covered(buffer_slice(&text));
        buffer_free(&text);
    }
}

static void assert_cut_alike(const Cutting *one, const Cutting *other) {
    for (size_t i = 0; i < one->shape->section_count; i++) {
        assert_int_equal(one->sections[i].span_count, other->sections[i].span_count);
        for (size_t k = 0; k < one->sections[i].span_count; k++) {
            assert_int_equal(one->sections[i].spans[k].start, other->sections[i].spans[k].start);
            assert_true(one->sections[i].spans[k].sure == other->sections[i].spans[k].sure);
        }
    }
}

static void the_same_text_is_always_cut_alike(void **state) {
    (void)state;
    Slice text = slice_of("We were late. I wrote the list. As a result we lost 5%. I learned to ask. I wrote it down.");
    Cutting fresh = cut_as("failure", text), used = cut_as("star", slice_of("I did something else. It failed."));
    used.shape = fresh.shape;
    answer_cut(used.cutter, used.shape, text, used.arena, used.sections);
    assert_cut_alike(&fresh, &used);
    cutting_free(&fresh);
    cutting_free(&used);
}

/* What was counted in a sentence is remembered: also where others are met between, or so many that all are forgotten. */
static void a_cutter_that_has_cut_much_cuts_as_a_new_one(void **state) {
    (void)state;
    static const char *const sentences[] = {"As a result we lost 5%.", "I learned to ask.", "i learned to ask!",
                                            "I wrote the list.",       "We were late.",     "Now I always check.",
                                            "My task was the plan.",   "The cause was me.", "Last May I led a team of 12."};
    enum { ROUNDS = 60, MANY = 6000 };
    Cutting used = cut_as("failure", slice_of("It failed."));
    Buffer text = {0};
    uint32_t chance = 3;
    for (size_t round = 0; round < ROUNDS; round++) {
        buffer_clear(&text);
        for (size_t i = 0; i < 2 + round % 12; i++) {
            chance = chance * 1664525 + 1013904223;
            buffer_printf(&text, "%s ", sentences[(chance >> 16) % (sizeof sentences / sizeof *sentences)]);
        }
        for (unsigned i = 0; round == ROUNDS / 2 && i < MANY; i++)
            buffer_printf(&text, "Call %u came. ", i);
        Cutting fresh = cut_as("failure", buffer_slice(&text));
        answer_cut(used.cutter, used.shape, buffer_slice(&text), used.arena, used.sections);
        assert_cut_alike(&fresh, &used);
        cutting_free(&fresh);
    }
    buffer_free(&text);
    cutting_free(&used);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_story_told_in_order_is_cut_where_its_parts_meet),
        cmocka_unit_test(a_guess_is_never_told_as_certain),
        cmocka_unit_test(an_item_of_a_list_without_marks_may_belong_to_another_part),
        cmocka_unit_test(a_result_told_first_is_still_a_result),
        cmocka_unit_test(a_result_told_first_may_be_told_at_length),
        cmocka_unit_test(an_opening_scene_is_the_situation_though_it_names_the_task),
        cmocka_unit_test(a_task_may_be_told_as_a_command),
        cmocka_unit_test(a_maxim_at_the_end_is_what_was_learned),
        cmocka_unit_test(learning_may_go_back_and_forth),
        cmocka_unit_test(a_shape_without_a_section_of_a_role_gives_its_cues_to_another),
        cmocka_unit_test(every_sentence_is_in_exactly_one_section),
        cmocka_unit_test(a_sentence_without_end_is_still_cut_for_sure),
        cmocka_unit_test(the_same_text_is_always_cut_alike),
        cmocka_unit_test(a_cutter_that_has_cut_much_cuts_as_a_new_one),
    };
    return cmocka_run_group_tests(tests, shipped_bank_load, shipped_bank_free);
}
