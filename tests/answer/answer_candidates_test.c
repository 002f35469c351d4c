/* Stories that are noted beside the one that is told. */
#include "answer/candidates.h"
#include "answer/small_shape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct Desk {
    Answer *answer;
    Arena *arena;
} Desk;

static int set_up(void **state) {
    static Desk desk;
    desk = (Desk){answer_new(NULL, &small_shape), arena_new()};
    *state = &desk;
    return 0;
}

static int tear_down(void **state) {
    Desk *desk = *state;
    answer_free(desk->answer);
    arena_free(desk->arena);
    return 0;
}

static void carry_out(Desk *desk, Commands commands) {
    for (size_t i = 0; i < commands.count; i++)
        assert_true(answer_apply(desk->answer, &commands.items[i], NULL));
}

static void note(Desk *desk, const char *title) {
    carry_out(desk, candidate_note(desk->answer, slice_of(title), desk->arena));
}

static void fact(Desk *desk, const char *key, const char *value) {
    carry_out(desk, (Commands){&(Command){.kind = COMMAND_FACT, .key = key, .value = value}, 1});
}

static void assert_titles(Desk *desk, const char *first, const char *second) {
    Candidates all = answer_candidates(desk->answer, desk->arena);
    const char *titles[] = {first, second};
    size_t count = second ? 2 : first ? 1 : 0;
    assert_int_equal(all.count, count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(all.items[i].story.title, titles[i]);
}

static void noted_stories_stand_in_the_order_they_were_noted(void **state) {
    Desk *desk = *state;
    static const char *const titles[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"};
    for (size_t i = 0; i < 11; i++)
        note(desk, titles[i]);
    Candidates all = answer_candidates(desk->answer, desk->arena);
    assert_int_equal(all.count, 11);
    for (size_t i = 0; i < 11; i++) {
        assert_int_equal(all.items[i].number, i + 1);
        assert_string_equal(all.items[i].story.title, titles[i]);
    }
}

static void a_line_is_noted_once_and_a_blank_one_not_at_all(void **state) {
    Desk *desk = *state;
    fact(desk, "title", "The told one");
    note(desk, "  The stock count ");
    note(desk, "The stock count");
    note(desk, " \t");
    note(desk, "The told one");
    assert_titles(desk, "The stock count", NULL);
}

static void the_chosen_one_changes_places_with_the_story_told_so_far(void **state) {
    Desk *desk = *state;
    fact(desk, "title", "The campaign");
    fact(desk, "when", "2025-03");
    fact(desk, "role", "sales");
    note(desk, "The stock count");
    fact(desk, "candidate.1.reach", "team");
    carry_out(desk, candidate_choose(desk->answer, 1, desk->arena));
    assert_string_equal(answer_fact(desk->answer, "title"), "The stock count");
    assert_string_equal(answer_fact(desk->answer, "when"), "");
    assert_string_equal(answer_fact(desk->answer, "reach"), "team");
    assert_string_equal(answer_fact(desk->answer, "role"), "sales");
    assert_titles(desk, "The campaign", NULL);
    Candidates all = answer_candidates(desk->answer, desk->arena);
    assert_int_equal(all.items[0].story.when.year, 2025);
    assert_int_equal(all.items[0].story.reach, REACH_UNKNOWN);
}

static void choosing_and_removing_are_one_step_each(void **state) {
    Desk *desk = *state;
    size_t section, at;
    fact(desk, "title", "The campaign");
    fact(desk, "when", "2025-03");
    note(desk, "The stock count");
    fact(desk, "candidate.1.kind", "planning");
    carry_out(desk, candidate_choose(desk->answer, 1, desk->arena));
    assert_true(answer_undo(desk->answer, &section, &at));
    assert_string_equal(answer_fact(desk->answer, "title"), "The campaign");
    assert_string_equal(answer_fact(desk->answer, "when"), "2025-03");
    assert_titles(desk, "The stock count", NULL);
    carry_out(desk, candidate_remove(desk->answer, 1, desk->arena));
    assert_titles(desk, NULL, NULL);
    assert_true(answer_undo(desk->answer, &section, &at));
    assert_titles(desk, "The stock count", NULL);
    assert_int_equal(answer_candidates(desk->answer, desk->arena).items[0].story.kind, KIND_PLANNING);
}

static void where_no_story_was_begun_the_chosen_one_leaves_no_empty_place(void **state) {
    Desk *desk = *state;
    note(desk, "The campaign");
    note(desk, "The stock count");
    assert_false(story_is_begun(desk->answer));
    carry_out(desk, candidate_choose(desk->answer, 1, desk->arena));
    assert_true(story_is_begun(desk->answer));
    assert_titles(desk, "The stock count", NULL);
    note(desk, "A third");
    assert_int_equal(answer_candidates(desk->answer, desk->arena).items[1].number, 3);
}

static void other_facts_are_no_candidates(void **state) {
    Desk *desk = *state;
    static const char *const keys[] = {
        "candidate",   "candidate.",         "candidate.x.title",  "candidate.0.title",
        "candidate.1", "candidate.01.title", "candidates.1.title", "candidate.12345678.title"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        fact(desk, keys[i], "a value");
    assert_titles(desk, NULL, NULL);
}

#define DESK_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        DESK_TEST(noted_stories_stand_in_the_order_they_were_noted),
        DESK_TEST(a_line_is_noted_once_and_a_blank_one_not_at_all),
        DESK_TEST(the_chosen_one_changes_places_with_the_story_told_so_far),
        DESK_TEST(choosing_and_removing_are_one_step_each),
        DESK_TEST(where_no_story_was_begun_the_chosen_one_leaves_no_empty_place),
        DESK_TEST(other_facts_are_no_candidates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
