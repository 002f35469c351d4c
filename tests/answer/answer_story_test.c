/* Facts of the story, to and from their text form. */
#include <starcoach/answer.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct Case {
    const char *key, *value;
    const char *kept; /* the text form afterwards */
} Case;

static void a_fact_comes_back_as_it_was_set(void **state) {
    (void)state;
    static const Case cases[] = {
        {"title", "The brochure that came two days late", "The brochure that came two days late"},
        {"title", "  with blanks around\t", "with blanks around"},
        {"title", " ", ""},
        {"when", "2025-03", "2025-03"},
        {"when", " 2024 ", "2024"},
        {"when", "2024-02-29", "2024-02-29"},
        {"when", "", ""},
        {"kind", "planning", "planning"},
        {"kind", "unknown", ""},
        {"reach", "customers", "customers"},
        {"repaired", "yes", "yes"},
        {"repaired", "mostly", "mostly"},
        {"doubts", "safety", "safety"},
        {"doubts", "", ""},
        {"competencies", "planning, ownership", "planning, ownership"},
        {"competencies", " planning ,,ownership,", "planning, ownership"},
        {"competencies", " , ", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Arena *arena = arena_new();
        Story story = {0};
        assert_true(story_set(&story, cases[i].key, cases[i].value, arena, NULL));
        assert_string_equal(story_get(&story, cases[i].key, arena), cases[i].kept);
        for (size_t k = 0; story_keys[k]; k++)
            if (!slice_is(slice_of(story_keys[k]), cases[i].key))
                assert_string_equal(story_get(&story, story_keys[k], arena), "");
        arena_free(arena);
    }
}

static void an_empty_value_makes_a_fact_unknown_again(void **state) {
    (void)state;
    Arena *arena = arena_new();
    for (size_t i = 0; story_keys[i]; i++) {
        static const char *const values[] = {"A line", "2025", "skill", "team", "no", "major", "planning"};
        Story story = {0};
        assert_true(story_set(&story, story_keys[i], values[i], arena, NULL));
        assert_string_equal(story_get(&story, story_keys[i], arena), values[i]);
        assert_true(story_set(&story, story_keys[i], "", arena, NULL));
        assert_string_equal(story_get(&story, story_keys[i], arena), "");
    }
    arena_free(arena);
}

static void a_wrong_fact_is_refused_with_a_remedy_and_nothing_changes(void **state) {
    (void)state;
    static const struct {
        const char *key, *value, *remedy;
    } cases[] = {
        {"kind", "planing", "did you mean \"planning\"?"},
        {"repaired", "perhaps", "write one of: unknown, yes, mostly, no"},
        {"when", "last spring", "write a year, or a year and a month: 2025 or 2025-03"},
        {"when", "2025-13", "write a year, or a year and a month: 2025 or 2025-03"},
        {"titel", "x", "did you mean \"title\"?"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Arena *arena = arena_new();
        Story story = {.when = {2020, 1, 0}, .kind = KIND_SKILL, .repaired = REPAIRED_NO};
        Error error = {0};
        assert_false(story_set(&story, cases[i].key, cases[i].value, arena, &error));
        assert_int_equal(error.code, ERROR_INVALID);
        assert_string_equal(error.remedy, cases[i].remedy);
        assert_string_equal(story_get(&story, "when", arena), "2020-01");
        assert_string_equal(story_get(&story, "kind", arena), "skill");
        assert_string_equal(story_get(&story, "repaired", arena), "no");
        error_clear(&error);
        arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fact_comes_back_as_it_was_set),
        cmocka_unit_test(an_empty_value_makes_a_fact_unknown_again),
        cmocka_unit_test(a_wrong_fact_is_refused_with_a_remedy_and_nothing_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
