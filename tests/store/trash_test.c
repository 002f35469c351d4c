/* Removing drafts to the trash, and bringing them back. */
#include "faulty.h"

#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A draft "a" with a journal, a revision and a take. */
static void prepare(Home *home, const char *text) {
    home_make_folder(home, DRAFTS "history");
    home_write(home, DRAFTS "a.yaml", "version: 1\nquestion: slip\nshape: tale\nstory: {title: The slip}\n");
    Draft *draft = draft_again(home, "a");
    draft_put_string(draft, 0, text);
    assert_true(draft_mark(draft, NULL, NULL));
    const Take take = {.at = 1767225600, .seconds = 60, .estimate = 60, .complete = true};
    assert_true(draft_take_add(draft, &take, NULL));
    draft_close(draft);
}

static void assert_all_there(Home *home, const char *text) {
    Arena *arena = arena_new();
    Draft *draft = draft_again(home, "a");
    Revisions revisions;
    Takes takes;
    assert_text(draft, 0, slice_of(text));
    assert_true(draft_revisions(draft, arena, &revisions, NULL));
    assert_int_equal(revisions.count, 1);
    assert_true(draft_takes(draft, arena, &takes, NULL));
    assert_int_equal(takes.count, 1);
    draft_close(draft);
    arena_free(arena);
}

static TrashCards trash_of(Home *home, Arena *arena) {
    TrashCards cards;
    assert_true(store_trash_list(home->store, arena, &cards, NULL));
    return cards;
}

static void all_of_a_draft_goes_and_comes_back(void **state) {
    Home *home = *state;
    Arena *arena = arena_new();
    DraftCards drafts;
    assert_int_equal(trash_of(home, arena).count, 0);
    prepare(home, "Not saved yet.");
    size_t files = home_count_files(home);
    assert_true(draft_remove(home->store, "a", NULL));
    assert_int_equal(home_count_files(home), files); /* moved, all of them */
    assert_true(store_list(home->store, arena, &drafts, NULL));
    assert_int_equal(drafts.count, 0);
    TrashCards cards = trash_of(home, arena);
    assert_int_equal(cards.count, 1);
    assert_true(strncmp(cards.items[0].entry, "a-2", 3) == 0);
    assert_true(cards.items[0].removed > 0);
    assert_string_equal(cards.items[0].draft.id, "a");
    assert_string_equal(cards.items[0].draft.title, "The slip");
    assert_null(cards.items[0].draft.problem);
    assert_int_equal(home_mode(home, DRAFTS "history/a"), 0);
    assert_int_equal(home_mode(home, DRAFTS "takes/a.yaml"), 0);
    assert_int_equal(home_mode(home, JOURNAL "a"), 0);
    assert_int_equal(home_mode(home, DRAFTS "trash"), 0700);

    assert_true(draft_restore_removed(home->store, cards.items[0].entry, NULL));
    assert_int_equal(trash_of(home, arena).count, 0);
    assert_int_equal(home_count_files(home), files);
    assert_all_there(home, "Not saved yet.");
    arena_free(arena);
}

static void one_that_was_never_saved_can_be_removed_too(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    draft_put_string(draft, 0, "Never saved.");
    char *id = strdup(draft_id(draft));
    draft_close(draft);
    assert_true(draft_remove(home->store, id, NULL));
    Arena *arena = arena_new();
    TrashCards cards = trash_of(home, arena);
    assert_int_equal(cards.count, 1);
    assert_int_equal(cards.items[0].draft.words, 2);
    assert_true(draft_restore_removed(home->store, id, NULL)); /* by its own name too */
    draft = draft_again(home, id);
    assert_text(draft, 0, slice_of("Never saved."));
    draft_close(draft);
    arena_free(arena);
    free(id);
}

static void of_two_with_one_name_the_last_comes_back(void **state) {
    Home *home = *state;
    prepare(home, "First.");
    assert_true(draft_remove(home->store, "a", NULL));
    prepare(home, "Second.");
    assert_true(draft_remove(home->store, "a", NULL));
    Arena *arena = arena_new();
    TrashCards cards = trash_of(home, arena);
    assert_int_equal(cards.count, 2);
    assert_true(cards.items[0].removed >= cards.items[1].removed);
    assert_true(draft_restore_removed(home->store, "a", NULL));
    assert_all_there(home, "Second.");
    Error error = {0};
    assert_false(draft_restore_removed(home->store, "a", &error)); /* there is one of that name */
    assert_int_equal(error.code, ERROR_LOCKED);
    assert_non_null(error.remedy);
    error_clear(&error);
    assert_all_there(home, "Second.");
    assert_true(draft_remove(home->store, "a", NULL));
    assert_true(draft_restore_removed(home->store, cards.items[1].entry, NULL));
    assert_all_there(home, "First.");
    arena_free(arena);
}

static void what_is_not_in_the_trash_is_said(void **state) {
    Home *home = *state;
    Error error = {0};
    assert_false(draft_restore_removed(home->store, "a", &error));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    assert_false(draft_restore_removed(home->store, "../a-20260301T140509Z", &error));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    error_clear(&error);
}

static void an_open_or_damaged_draft_is_not_removed(void **state) {
    Home *home = *state;
    prepare(home, "Open.");
    Draft *draft = draft_again(home, "a");
    Error error = {0};
    assert_false(draft_remove(home->store, "a", &error));
    assert_int_equal(error.code, ERROR_LOCKED);
    draft_close(draft);
    home_write(home, DRAFTS "a.yaml", "damaged: [");
    assert_false(draft_remove(home->store, "a", &error));
    assert_int_equal(error.code, ERROR_INVALID);
    assert_true(home_mode(home, DRAFTS "a.yaml") != 0);
    assert_true(home_mode(home, JOURNAL "a") != 0);
    error_clear(&error);
}

static void a_failure_at_any_step_takes_nothing_apart(void **state) {
    Home *home = *state;
    bool came = true;
    for (int call = 1; came; call++) {
        home_remove(home, "data");
        home_remove(home, "state");
        prepare(home, "Text.");
        Error error = {0};
        fail_at(call, EIO);
        bool removed = draft_remove(home->store, "a", &error);
        came = fail_came();
        fail_no_more();
        assert_true(removed || error.message);
        error_clear(&error);
        if (removed)
            assert_true(draft_restore_removed(home->store, "a", NULL));
        assert_all_there(home, "Text.");

        assert_true(draft_remove(home->store, "a", NULL));
        fail_at(call, EIO);
        bool restored = draft_restore_removed(home->store, "a", &error);
        came = came || fail_came();
        fail_no_more();
        error_clear(&error);
        if (!restored)
            assert_true(draft_restore_removed(home->store, "a", NULL));
        assert_all_there(home, "Text.");
    }
}

static FileSystem across;

static int rename_across(const char *from, const char *to) {
    bool out = strstr(from, "/journal/") && strstr(to, "/drafts/");
    bool back = strstr(from, "/drafts/") && strstr(to, "/journal/");
    if (out || back) {
        errno = EXDEV;
        return -1;
    }
    return file_system_real.rename(from, to);
}

static void a_journal_on_another_disk_goes_along(void **state) {
    Home *home = *state;
    prepare(home, "Text.");
    across = *file_system();
    across.rename = rename_across;
    file_system_use(&across);
    assert_true(draft_remove(home->store, "a", NULL));
    assert_int_equal(home_mode(home, JOURNAL "a"), 0);
    assert_true(draft_restore_removed(home->store, "a", NULL));
    home_use_file_system();
    assert_all_there(home, "Text.");
}

#define REMOVING DRAFTS "removing/a-20260301T140509Z"

/* As a program leaves it that is killed while it removes "a" to another disk: the journal is copied, not yet gone. */
static char *copy_journal_to_removing(Home *home) {
    prepare(home, "Not saved yet.");
    char *journal = home_read(home, JOURNAL "a");
    assert_non_null(journal);
    home_make_folder(home, REMOVING);
    home_write(home, REMOVING "/journal", journal);
    return journal;
}

static void a_removal_killed_between_copying_and_removing_goes_on(void **state) {
    Home *home = *state;
    Arena *arena = arena_new();
    free(copy_journal_to_removing(home));
    home_restart(home);
    assert_int_equal(home_mode(home, JOURNAL "a"), 0);
    assert_int_equal(home_mode(home, DRAFTS "a.yaml"), 0);
    assert_int_equal(trash_of(home, arena).count, 1);
    assert_true(draft_restore_removed(home->store, "a", NULL));
    assert_all_there(home, "Not saved yet.");
    arena_free(arena);
}

static void what_has_changed_since_is_never_put_over_what_was_copied(void **state) {
    Home *home = *state;
    char *journal = copy_journal_to_removing(home);
    home_write(home, REMOVING "/journal", "something else");
    home_restart(home);
    char *kept = home_read(home, REMOVING "/journal"), *still = home_read(home, JOURNAL "a");
    assert_string_equal(kept, "something else");
    assert_string_equal(still, journal);
    free(still);
    free(kept);
    free(journal);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(all_of_a_draft_goes_and_comes_back),       HOME_TEST(one_that_was_never_saved_can_be_removed_too),
        HOME_TEST(of_two_with_one_name_the_last_comes_back), HOME_TEST(what_is_not_in_the_trash_is_said),
        HOME_TEST(an_open_or_damaged_draft_is_not_removed),  HOME_TEST(a_failure_at_any_step_takes_nothing_apart),
        HOME_TEST(a_journal_on_another_disk_goes_along),
        HOME_TEST(a_removal_killed_between_copying_and_removing_goes_on),
        HOME_TEST(what_has_changed_since_is_never_put_over_what_was_copied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
