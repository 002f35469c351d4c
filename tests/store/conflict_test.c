/* Two texts of one draft: both are shown, one is taken, the other is kept. */
#include "home.h"

#include <stdlib.h>
#include <string.h>

#define THEIRS                                                                                                         \
    "version: 1\nshape: tale\nstory: {title: Their title}\nsections:\n  - {id: plan, text: Theirs.}\n"                 \
    "  - {id: deed, text: Their deed.}\n  - {id: gone, label: Gone, text: Their old text.}\n"

static void write_mine(Home *home) {
    home_make_folder(home, DRAFTS "history");
    home_write(home, DRAFTS "a.yaml",
               "version: 1\nshape: tale\nsections:\n  - {id: plan, text: Mine.}\n"
               "  - {id: old, label: Old, text: My old text.}\n");
    Draft *draft = draft_again(home, "a");
    draft_type(draft, 0, "More");
    draft_put_fact(draft, "title", "My title");
    draft_close(draft);
}

static Draft *open_conflict(Home *home) {
    write_mine(home);
    home_write(home, DRAFTS "a.yaml", THEIRS);
    Draft *draft = draft_again(home, "a");
    assert_non_null(draft_conflict(draft));
    return draft;
}

static void both_texts_are_shown_and_neither_changed(void **state) {
    Home *home = *state;
    Draft *draft = open_conflict(home);
    const DraftConflict *conflict = draft_conflict(draft);
    assert_ptr_equal(conflict->file, draft_answer(draft));
    assert_true(slice_is(answer_text(conflict->file, 0), "Theirs."));
    assert_true(slice_is(answer_text(conflict->journal, 0), "Mine.More"));
    assert_string_equal(answer_fact(conflict->journal, "title"), "My title");
    assert_true(conflict->journal_written > 0);
    assert_int_equal(draft_recovered(draft), 0);

    const Command command = {.kind = COMMAND_REPLACE, .section = 0, .text = slice_of("No.")};
    Error error = {0};
    size_t section, at;
    assert_false(draft_apply(draft, &command, &error));
    assert_int_equal(error.code, ERROR_LOCKED);
    assert_non_null(error.remedy);
    assert_false(draft_undo(draft, &section, &at));
    assert_false(draft_save(draft, &error));
    assert_int_equal(error.code, ERROR_LOCKED);
    assert_false(draft_mark(draft, NULL, &error));
    assert_true(draft_sync(draft, NULL));
    error_clear(&error);
    draft_close(draft);

    char *theirs = home_read(home, DRAFTS "a.yaml");
    assert_string_equal(theirs, THEIRS);
    free(theirs);
    draft = draft_again(home, "a"); /* and asks again */
    assert_non_null(draft_conflict(draft));
    draft_close(draft);
}

static void assert_kept(Draft *draft, const char *text, const char *title) {
    Arena *arena = arena_new();
    Revisions revisions;
    assert_true(draft_revisions(draft, arena, &revisions, NULL));
    assert_int_equal(revisions.count, 1);
    assert_int_equal(revisions.items[0].why, REVISION_CONFLICT);
    Answer *answer;
    assert_true(revision_read(draft, revisions.items[0].id, &answer, NULL));
    assert_true(slice_is(answer_text(answer, 0), text));
    assert_string_equal(answer_fact(answer, "title"), title);
    answer_free(answer);
    arena_free(arena);
}

static void with_the_files_text_the_journals_becomes_a_revision(void **state) {
    Home *home = *state;
    Draft *draft = open_conflict(home);
    assert_true(draft_conflict_take(draft, false, NULL));
    assert_null(draft_conflict(draft));
    assert_text(draft, 0, slice_of("Theirs."));
    assert_false(draft_is_changed(draft));
    assert_kept(draft, "Mine.More", "My title");
    draft_type(draft, 0, "On");
    draft_close(draft);
    draft = draft_again(home, "a");
    assert_null(draft_conflict(draft));
    assert_text(draft, 0, slice_of("Theirs.On"));
    draft_close(draft);
}

static void with_the_journals_text_the_files_becomes_a_revision(void **state) {
    Home *home = *state;
    Draft *draft = open_conflict(home);
    assert_true(draft_conflict_take(draft, true, NULL));
    assert_null(draft_conflict(draft));
    assert_text(draft, 0, slice_of("Mine.More"));
    assert_text(draft, 1, slice_of(""));
    assert_true(draft_is_changed(draft));
    assert_kept(draft, "Theirs.", "Their title");
    assert_int_equal(answer_unplaced_count(draft_answer(draft)), 2); /* nobody's old texts are dropped */
    draft_close(draft);

    draft = draft_again(home, "a");
    assert_null(draft_conflict(draft));
    assert_text(draft, 0, slice_of("Mine.More"));
    assert_int_equal(answer_unplaced_count(draft_answer(draft)), 2);
    size_t section, at;
    assert_true(draft_undo(draft, &section, &at)); /* one step */
    assert_text(draft, 0, slice_of("Theirs."));
    assert_text(draft, 1, slice_of("Their deed."));
    assert_string_equal(answer_fact(draft_answer(draft), "title"), "Their title");
    assert_false(draft_undo(draft, &section, &at));
    draft_keep(draft);
    draft_close(draft);
}

static void the_same_text_written_differently_is_no_conflict(void **state) {
    Home *home = *state;
    write_mine(home);
    home_write(home, DRAFTS "a.yaml",
               "# by hand\nversion: 1\nshape: tale\nstory: {title: My title}\nsections:\n"
               "  - {id: plan, text: Mine.More}\nunplaced:\n  - {label: Old, text: My old text.}\n");
    Draft *draft = draft_again(home, "a");
    assert_null(draft_conflict(draft));
    assert_false(draft_is_changed(draft));
    assert_text(draft, 0, slice_of("Mine.More"));
    draft_close(draft);
}

static void an_empty_file_of_another_is_no_reason_to_lose_the_journal(void **state) {
    Home *home = *state;
    write_mine(home);
    home_write(home, DRAFTS "a.yaml", "version: 1\nshape: tale\n");
    Draft *draft = draft_again(home, "a");
    assert_non_null(draft_conflict(draft));
    assert_true(slice_is(answer_text(draft_conflict(draft)->journal, 0), "Mine.More"));
    draft_close(draft);
    home_write(home, DRAFTS "a.yaml", "damaged: [");
    Error error = {0};
    assert_false(draft_open(home->store, home->bank, "a", &draft, &error));
    assert_int_equal(error.code, ERROR_INVALID);
    error_clear(&error);
    assert_true(home_mode(home, JOURNAL "a") != 0);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(both_texts_are_shown_and_neither_changed),
        HOME_TEST(with_the_files_text_the_journals_becomes_a_revision),
        HOME_TEST(with_the_journals_text_the_files_becomes_a_revision),
        HOME_TEST(the_same_text_written_differently_is_no_conflict),
        HOME_TEST(an_empty_file_of_another_is_no_reason_to_lose_the_journal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
