/* Several stories side by side: the judge's own rules order them, and each verdict has its reason. */
#include "answer/shipped_bank.h"
#include "render/stories.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const JudgeOptions today = {.pace = 1, .today = {2026, 1, 15}};
static Judge *judge;

static int load(void **state) {
    ErrorList errors = {0};
    return shipped_bank_load(state) || !judge_new(shipped_bank, &judge, &errors);
}

static int unload(void **state) {
    judge_free(judge);
    return shipped_bank_free(state);
}

typedef struct Told { /* the facts of one story, as text */
    const char *title, *when, *reach, *repaired, *doubts;
} Told;

static void put(Answer *answer, size_t number, const char *key, const char *value, Arena *arena) {
    const Command command = {
        .kind = COMMAND_FACT, .key = candidate_key(number, key, arena), .value = value ? value : ""};
    assert_true(answer_apply(answer, &command, NULL));
}

static Answer *answer_with(const Told *stories, size_t count, Arena *arena) {
    const Question *question = bank_question(shipped_bank, "failure");
    Answer *answer = answer_new(question, bank_shape(shipped_bank, question->shape));
    for (size_t i = 0; i < count; i++) {
        put(answer, i, "title", stories[i].title, arena);
        put(answer, i, "when", stories[i].when, arena);
        put(answer, i, "reach", stories[i].reach, arena);
        put(answer, i, "repaired", stories[i].repaired, arena);
        put(answer, i, "doubts", stories[i].doubts, arena);
    }
    return answer;
}

/* The first of the stories is the one that is told. */
#define WITH_LIST(list, ...)                                                                                           \
    const Told told[] = {__VA_ARGS__};                                                                                 \
    Arena *arena = arena_new();                                                                                        \
    Answer *answer = answer_with(told, sizeof told / sizeof *told, arena);                                             \
    StoryList list = stories_compare(judge, shipped_bank, answer, &today, arena)

#define DONE                                                                                                           \
    answer_free(answer);                                                                                               \
    arena_free(arena)

static void the_best_comes_first_by_the_judges_own_rules(void **state) {
    (void)state;
    WITH_LIST(list, {"The books", "2025-05", NULL, NULL, "honesty"}, {"The exam", "2012", NULL, NULL, NULL},
              {"The four-year-old one", "2022-01", NULL, NULL, NULL}, {"The undated one", NULL, NULL, NULL, NULL},
              {"The good one", "2025-03", "team", "yes", "none"});
    static const char *const order[] = {"The good one", "The undated one", "The four-year-old one", "The exam",
                                        "The books"};
    static const StoryStanding standings[] = {STORY_GOOD, STORY_OPEN, STORY_DOUBT, STORY_WEAK, STORY_BAD};
    assert_int_equal(list.count, 5);
    for (size_t i = 0; i < list.count; i++) {
        assert_string_equal(list.items[i].story.title, order[i]);
        assert_int_equal(list.items[i].verdict.standing, standings[i]);
        assert_true(strlen(list.items[i].verdict.sentence) > 0);
    }
    DONE;
}

static void a_good_one_is_told_why(void **state) {
    (void)state;
    WITH_LIST(list, {"The good one", "2025-03", "team", "yes", "none"});
    const char *sentence = list.items[0].verdict.sentence;
    assert_non_null(strstr(sentence, "from the last three years"));
    assert_non_null(strstr(sentence, "was put right"));
    assert_null(list.items[0].verdict.why);
    DONE;
}

static void one_that_is_off_is_told_what_why_and_what_to_look_for(void **state) {
    (void)state;
    WITH_LIST(list, {"The exam", "2012", "team", "yes", "none"});
    const StoryVerdict *verdict = &list.items[0].verdict;
    assert_non_null(strstr(verdict->sentence, "more than five years old"));
    assert_true(strlen(verdict->why) > 0 && strlen(verdict->fix) > 0);
    DONE;
}

static void of_two_good_ones_the_one_better_known_then_the_newer_comes_first(void **state) {
    (void)state;
    WITH_LIST(list, {"Older", "2024-03", "team", NULL, NULL}, {"Newer", "2025-03", "team", NULL, NULL},
              {"Better known", "2023-06", "team", "yes", NULL});
    assert_string_equal(list.items[0].story.title, "Better known");
    assert_string_equal(list.items[1].story.title, "Newer");
    assert_string_equal(list.items[2].story.title, "Older");
    DONE;
}

static void one_without_a_date_stands_behind_the_dated_ones_wherever_it_was_noted(void **state) {
    (void)state;
    WITH_LIST(list, {"Older", "2023-03", NULL, NULL, "honesty"}, {"No date", NULL, "team", NULL, "honesty"},
              {"Newer", "2025-03", NULL, NULL, "honesty"});
    assert_string_equal(list.items[0].story.title, "Newer");
    assert_string_equal(list.items[1].story.title, "Older");
    assert_string_equal(list.items[2].story.title, "No date");
    DONE;
}

static void a_year_alone_is_taken_for_its_end_whichever_was_noted_first(void **state) {
    (void)state;
    WITH_LIST(list, {"In June", "2024-06", NULL, NULL, "honesty"}, {"That year", "2024", NULL, NULL, "honesty"});
    assert_string_equal(list.items[0].story.title, "That year");
    assert_string_equal(list.items[1].story.title, "In June");
    DONE;
}

static void what_is_not_said_is_not_held_against_a_story(void **state) {
    (void)state;
    WITH_LIST(list, {"The campaign", NULL, NULL, NULL, NULL});
    assert_int_equal(list.items[0].verdict.standing, STORY_OPEN);
    assert_non_null(strstr(list.items[0].verdict.sentence, "When was it?"));
    assert_string_equal(story_cell(&list.items[0].story, FACT_REACH, arena), "?");
    DONE;
}

static void a_date_still_to_come_is_asked_about(void **state) {
    (void)state;
    WITH_LIST(list, {"The campaign", "2027-03", "team", "yes", "none"});
    assert_int_equal(list.items[0].verdict.standing, STORY_OPEN);
    assert_non_null(strstr(list.items[0].verdict.sentence, "still to come"));
    DONE;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_comes_first_by_the_judges_own_rules),
        cmocka_unit_test(a_good_one_is_told_why),
        cmocka_unit_test(one_that_is_off_is_told_what_why_and_what_to_look_for),
        cmocka_unit_test(of_two_good_ones_the_one_better_known_then_the_newer_comes_first),
        cmocka_unit_test(one_without_a_date_stands_behind_the_dated_ones_wherever_it_was_noted),
        cmocka_unit_test(a_year_alone_is_taken_for_its_end_whichever_was_noted_first),
        cmocka_unit_test(what_is_not_said_is_not_held_against_a_story),
        cmocka_unit_test(a_date_still_to_come_is_asked_about),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
