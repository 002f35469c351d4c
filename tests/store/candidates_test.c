/* Stories that are noted beside the one that is told live in the draft as its other facts do. */
#include "home.h"

#include "answer/candidates.h"

#include <stdlib.h>
#include <string.h>

static void carry_out(Draft *draft, Commands commands) {
    Error error = {0};
    if (!draft_apply_all(draft, commands.items, commands.count, &error))
        fail_msg("%s", error.message);
}

static void note(Draft *draft, const char *title) {
    Arena *arena = arena_new();
    carry_out(draft, candidate_note(draft_answer(draft), slice_of(title), arena));
    arena_free(arena);
}

static void choose(Draft *draft, size_t number) {
    Arena *arena = arena_new();
    carry_out(draft, candidate_choose(draft_answer(draft), number, arena));
    arena_free(arena);
}

static void assert_fact(Draft *draft, const char *key, const char *value) {
    assert_string_equal(answer_fact(draft_answer(draft), key), value);
}

static void they_are_saved_with_the_draft_and_read_again(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    draft_put_fact(draft, "title", "The campaign");
    note(draft, "The stock count");
    draft_put_fact(draft, "candidate.1.when", "2024-09");
    draft_keep(draft);
    Buffer path = {0};
    buffer_printf(&path, DRAFTS "%s.yaml", draft_id(draft));
    char *text = home_read(home, buffer_string(&path));
    assert_holds(text, "version: 1");
    assert_holds(text, "candidate.1.title: The stock count");
    assert_holds(text, "candidate.1.when: ");
    free(text);
    buffer_free(&path);
    char *id = strdup(draft_id(draft));
    draft_close(draft);
    draft = draft_again(home, id);
    assert_fact(draft, "candidate.1.title", "The stock count");
    assert_fact(draft, "candidate.1.when", "2024-09");
    draft_close(draft);
    free(id);
}

/* In a program that is then gone, as after kill -9. */
static void note_and_choose(Home *home) {
    Draft *draft = draft_again(home, "a");
    note(draft, "The stock count");
    note(draft, "The price list");
    choose(draft, 1);
}

static void a_kill_loses_none_of_them_nor_the_way_back(void **state) {
    Home *home = *state;
    home_make_folder(home, DRAFTS "history");
    home_write(home, DRAFTS "a.yaml",
               "version: 1\nquestion: slip\nshape: tale\nstory: {title: The campaign, when: 2025-03}\n"
               "sections:\n  - {id: plan, text: Saved.}\n");
    assert_true(home_in_child(home, note_and_choose));
    Draft *draft = draft_again(home, "a");
    assert_fact(draft, "title", "The stock count");
    assert_fact(draft, "when", "");
    assert_fact(draft, "candidate.1.title", "The campaign");
    assert_fact(draft, "candidate.1.when", "2025-03");
    assert_fact(draft, "candidate.2.title", "The price list");
    size_t section, at;
    assert_true(draft_undo(draft, &section, &at));
    assert_fact(draft, "title", "The campaign");
    assert_fact(draft, "when", "2025-03");
    assert_fact(draft, "candidate.1.title", "The stock count");
    assert_fact(draft, "candidate.1.when", "");
    draft_close(draft);
}

static void several_commands_are_all_carried_out_or_none(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    const Command commands[] = {{.kind = COMMAND_FACT, .key = "title", .value = "A line"},
                                {.kind = COMMAND_FACT, .key = "", .value = "no key"}};
    assert_false(draft_apply_all(draft, commands, 2, NULL));
    assert_fact(draft, "title", "");
    draft_close(draft);
}

static void a_draft_that_is_read_only_takes_none(void **state) {
    Home *home = *state;
    home_make_folder(home, DRAFTS "history");
    home_write(home, DRAFTS "a.yaml", "version: 9\nquestion: slip\nshape: tale\nsections: []\n");
    Draft *draft = draft_again(home, "a");
    Error error = {0};
    const Command command = {.kind = COMMAND_FACT, .key = "title", .value = "A line"};
    assert_false(draft_apply_all(draft, &command, 1, &error));
    assert_int_equal(error.code, ERROR_NEWER);
    error_clear(&error);
    draft_close(draft);
}

#define HOME_TEST(name) cmocka_unit_test_setup_teardown(name, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(they_are_saved_with_the_draft_and_read_again),
        HOME_TEST(a_kill_loses_none_of_them_nor_the_way_back),
        HOME_TEST(several_commands_are_all_carried_out_or_none),
        HOME_TEST(a_draft_that_is_read_only_takes_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
