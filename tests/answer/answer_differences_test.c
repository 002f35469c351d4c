/* What differs between two answers. */
#include "answer/differences.h"
#include "answer/small_shape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct Desk {
    Answer *before, *after;
    Arena *arena;
} Desk;

static int set_up(void **state) {
    static Desk desk;
    desk = (Desk){answer_new(NULL, &small_shape), answer_new(NULL, &small_shape), arena_new()};
    *state = &desk;
    return 0;
}

static int tear_down(void **state) {
    Desk *desk = *state;
    answer_free(desk->before);
    answer_free(desk->after);
    arena_free(desk->arena);
    return 0;
}

static void put_fact(Answer *answer, const char *key, const char *value) {
    assert_true(answer_apply(answer, &(Command){.kind = COMMAND_FACT, .key = key, .value = value}, NULL));
}

static void put_text(Answer *answer, size_t section, const char *text) {
    assert_true(answer_apply(
        answer, &(Command){.kind = COMMAND_REPLACE, .section = section, .text = slice_of(text)}, NULL));
}

static void assert_differences(Desk *desk, const char *expected) {
    Differences all = answer_differences(desk->before, desk->after, NULL, desk->arena);
    Buffer out = {0};
    for (size_t i = 0; i < all.count; i++) {
        buffer_printf(&out, "%s: <", all.items[i].label);
        buffer_append(&out, all.items[i].before);
        buffer_append_string(&out, "> <");
        buffer_append(&out, all.items[i].after);
        buffer_append_string(&out, ">\n");
    }
    assert_string_equal(buffer_string(&out), expected);
    buffer_free(&out);
}

static void equal_answers_differ_in_nothing(void **state) {
    Desk *desk = *state;
    assert_differences(desk, "");
    put_fact(desk->before, "title", "A late count");
    put_fact(desk->after, "title", "A late count");
    put_text(desk->before, 0, "I asked.");
    put_text(desk->after, 0, "I asked.");
    assert_differences(desk, "");
}

static void facts_come_first_in_peoples_words_then_sections_in_their_order(void **state) {
    Desk *desk = *state;
    put_text(desk->before, 2, "I learned.");
    put_text(desk->after, 0, "I asked.");
    put_fact(desk->before, "kind", "planning");
    put_fact(desk->after, "competencies", "planning");
    assert_differences(desk, "What kind: <a planning slip> <>\n"
                             "Competencies: <> <planning>\n"
                             "Action: <> <I asked.>\n"
                             "Lessons: <I learned.> <>\n");
}

static void stories_noted_are_compared_by_their_numbers(void **state) {
    Desk *desk = *state;
    put_fact(desk->before, "candidate.1.title", "The order");
    put_fact(desk->before, "candidate.2.title", "The same");
    put_fact(desk->before, "candidate.12.title", "Only here");
    put_fact(desk->after, "candidate.1.title", "The order");
    put_fact(desk->after, "candidate.1.when", "2025-03");
    put_fact(desk->after, "candidate.1.repaired", "yes");
    put_fact(desk->after, "candidate.2.title", "The same");
    put_fact(desk->after, "candidate.3.kind", "skill");
    assert_differences(desk, "A story noted: <The order> <The order; When: 2025-03; Put right? yes>\n"
                             "A story noted: <> <What kind: a gap in skill>\n"
                             "A story noted: <Only here> <>\n");
}

static void texts_without_a_place_are_compared_by_their_labels(void **state) {
    Desk *desk = *state;
    answer_add_unplaced(desk->before, "Old", slice_of("One."));
    answer_add_unplaced(desk->before, "Same", slice_of("Same."));
    answer_add_unplaced(desk->after, "Same", slice_of("Same."));
    answer_add_unplaced(desk->after, "New", slice_of("Two."));
    assert_differences(desk, "Old: <One.> <>\nNew: <> <Two.>\n");
}

#define desk_test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        desk_test(equal_answers_differ_in_nothing),
        desk_test(facts_come_first_in_peoples_words_then_sections_in_their_order),
        desk_test(stories_noted_are_compared_by_their_numbers),
        desk_test(texts_without_a_place_are_compared_by_their_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
