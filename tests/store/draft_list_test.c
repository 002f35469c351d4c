/* The list of drafts: newest first, what is broken never hidden. */
#include "home.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

static DraftCards list(Home *home, Arena *arena) {
    DraftCards cards;
    Error error = {0};
    if (!store_list(home->store, arena, &cards, &error))
        fail_msg("%s", error.message);
    return cards;
}

static const DraftCard *card_of(const DraftCards *cards, const char *id) {
    for (size_t i = 0; i < cards->count; i++)
        if (strcmp(cards->items[i].id, id) == 0)
            return &cards->items[i];
    fail_msg("%s is not listed", id);
    return NULL;
}

static void write_saved(const Home *home, const char *id, const char *saved) {
    Buffer below = {0}, text = {0};
    buffer_printf(&below, DRAFTS "%s.yaml", id);
    buffer_printf(&text, "version: 1\nquestion: slip\nshape: tale\nsaved: %s\n", saved);
    home_write(home, below.data, text.data);
    buffer_free(&below);
    buffer_free(&text);
}

static void no_folder_is_an_empty_list(void **state) {
    Arena *arena = arena_new();
    assert_int_equal(list(*state, arena).count, 0);
    arena_free(arena);
}

static void cards_tell_what_the_drafts_hold(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    draft_put_fact(draft, "title", "The late letter");
    draft_put_string(draft, 0, "Three short words.\n");
    draft_put_string(draft, 2, "  and\ttwo  ");
    draft_keep(draft);
    Arena *arena = arena_new();
    DraftCards cards = list(home, arena);
    assert_int_equal(cards.count, 1);
    assert_string_equal(cards.items[0].id, draft_id(draft));
    assert_string_equal(cards.items[0].title, "The late letter");
    assert_string_equal(cards.items[0].question, "slip");
    assert_string_equal(cards.items[0].shape, "tale");
    assert_int_equal(cards.items[0].words, 5);
    assert_int_equal(cards.items[0].saved, draft_saved(draft));
    assert_null(cards.items[0].problem);
    arena_free(arena);
    draft_close(draft);
}

static void the_newest_comes_first_and_ties_go_by_id(void **state) {
    Home *home = *state;
    home_make_folder(home, DRAFTS "history");
    write_saved(home, "b", "2026-01-02T00:00:00Z");
    write_saved(home, "a", "2026-01-02T00:00:00Z");
    write_saved(home, "old", "2025-12-31T23:59:59Z");
    write_saved(home, "young", "2026-01-02T00:00:01Z");
    Arena *arena = arena_new();
    DraftCards cards = list(home, arena);
    assert_int_equal(cards.count, 4);
    static const char *const order[] = {"young", "a", "b", "old"};
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(cards.items[i].id, order[i]);
    arena_free(arena);
}

static void without_a_time_the_files_own_counts(void **state) {
    Home *home = *state;
    home_make_folder(home, DRAFTS "history");
    write_saved(home, "young", "2026-01-02T00:00:00Z");
    write_saved(home, "vague", "last week");
    write_saved(home, "old", "2025-12-31T00:00:00Z");
    char *path = home_path(home, DRAFTS "vague.yaml");
    const struct utimbuf times = {1767225600, 1767225600}; /* 2026-01-01 */
    assert_int_equal(utime(path, &times), 0);
    free(path);
    Arena *arena = arena_new();
    DraftCards cards = list(home, arena);
    assert_string_equal(cards.items[1].id, "vague");
    assert_int_equal(cards.items[1].saved, 1767225600);
    arena_free(arena);
}

static void what_cannot_be_read_is_listed_with_its_problem_and_not_touched(void **state) {
    Home *home = *state;
    static const struct {
        const char *id, *text, *says;
    } broken[] = {
        {"damaged", "version: 1\nshape: [\n", "damaged.yaml:"},
        {"typo", "version: 1\nshape: tale\nsecions: []\n", "typo.yaml:3:1: "},
        {"newer", "version: 9\nform: tale\n", "newer"},
        {"Not A Name", "version: 1\nshape: tale\n", "rename the file"},
    };
    enum { BROKEN = sizeof broken / sizeof *broken };
    home_make_folder(home, DRAFTS "history");
    home_make_folder(home, DRAFTS "folder.yaml");
    write_saved(home, "fine", "2026-01-02T00:00:00Z");
    Buffer below = {0};
    for (size_t i = 0; i < BROKEN; i++) {
        buffer_clear(&below);
        buffer_printf(&below, DRAFTS "%s.yaml", broken[i].id);
        home_write(home, below.data, broken[i].text);
    }
    Arena *arena = arena_new();
    DraftCards cards = list(home, arena);
    assert_int_equal(cards.count, BROKEN + 2);
    assert_null(card_of(&cards, "fine")->problem);
    assert_non_null(card_of(&cards, "folder")->problem);
    for (size_t i = 0; i < BROKEN; i++) {
        const DraftCard *card = card_of(&cards, broken[i].id);
        assert_non_null(card->problem);
        assert_holds(card->problem, broken[i].says);
        assert_non_null(card->title);
        assert_true(card->saved > 0);
        buffer_clear(&below);
        buffer_printf(&below, DRAFTS "%s.yaml", broken[i].id);
        char *text = home_read(home, below.data);
        assert_string_equal(text, broken[i].text);
        free(text);
    }
    arena_free(arena);
    buffer_free(&below);
}

static void other_files_are_no_drafts(void **state) {
    Home *home = *state;
    home_make_folder(home, DRAFTS "history/a");
    home_write(home, DRAFTS "README.md", "Hello.");
    home_write(home, DRAFTS ".a.yaml.1234-0", "half");
    home_write(home, DRAFTS ".yaml", "");
    home_write(home, DRAFTS "a.yaml~", "a backup");
    Arena *arena = arena_new();
    assert_int_equal(list(home, arena).count, 0);
    arena_free(arena);
}

static void a_folder_that_cannot_be_listed_is_an_error(void **state) {
    Home *home = *state;
    home_make_folder(home, "data/starcoach");
    char *drafts = home_path(home, "data/starcoach/drafts");
    assert_int_equal(symlink(drafts, drafts), 0); /* a link to itself */
    Arena *arena = arena_new();
    DraftCards cards;
    Error error = {0};
    assert_false(store_list(home->store, arena, &cards, &error));
    assert_int_equal(cards.count, 0);
    assert_non_null(error.message);
    error_clear(&error);
    arena_free(arena);
    free(drafts);
}

static void drafts_of_unknown_questions_are_listed(void **state) {
    Home *home = *state;
    home_make_folder(home, DRAFTS "history");
    home_write(home, DRAFTS "a.yaml", "version: 1\nquestion: gone\nshape: gone-too\n");
    Arena *arena = arena_new();
    DraftCards cards = list(home, arena);
    assert_int_equal(cards.count, 1);
    assert_string_equal(cards.items[0].question, "gone");
    assert_null(cards.items[0].problem);
    arena_free(arena);
}

static void words_to_search_in_are_those_that_stand(void **state) {
    Home *home = *state;
    home_make_folder(home, DRAFTS);
    write_saved(home, "unsaved", "2026-01-02T00:00:00Z");
    Draft *saved = draft_begin(home), *only_typed = draft_begin(home), *typed_on = draft_again(home, "unsaved");
    draft_put_string(saved, 0, "Saved words.");
    answer_add_unplaced(draft_answer(saved), "Old", slice_of("Unplaced words."));
    draft_keep(saved);
    draft_put_string(only_typed, 1, "Typed words.");
    draft_put_string(typed_on, 2, "More words.");
    Draft *const drafts[] = {saved, only_typed, typed_on};
    static const char *const expected[] = {"Saved words.\nUnplaced words.\n", "Typed words.\n", "More words.\n"};
    for (size_t i = 0; i < 3; i++) {
        Buffer words = {0};
        assert_true(store_draft_words(home->store, draft_id(drafts[i]), &words, NULL));
        assert_string_equal(buffer_string(&words), expected[i]);
        buffer_free(&words);
        draft_close(drafts[i]);
    }
    Buffer none = {0};
    Error error = {0};
    assert_false(store_draft_words(home->store, "nothing", &none, &error));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    error_clear(&error);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(no_folder_is_an_empty_list),
        HOME_TEST(cards_tell_what_the_drafts_hold),
        HOME_TEST(the_newest_comes_first_and_ties_go_by_id),
        HOME_TEST(without_a_time_the_files_own_counts),
        HOME_TEST(what_cannot_be_read_is_listed_with_its_problem_and_not_touched),
        HOME_TEST(other_files_are_no_drafts),
        HOME_TEST(a_folder_that_cannot_be_listed_is_an_error),
        HOME_TEST(drafts_of_unknown_questions_are_listed),
        HOME_TEST(words_to_search_in_are_those_that_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
