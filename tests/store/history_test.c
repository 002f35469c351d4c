/* Revisions: marked, listed, read and brought back. */
#include "faulty.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static Draft *begin(Home *home, const char *text) {
    Draft *draft = draft_begin(home);
    draft_put_string(draft, 0, text);
    draft_keep(draft);
    return draft;
}

static Revisions revisions_of(Draft *draft, Arena *arena) {
    Revisions revisions;
    assert_true(draft_revisions(draft, arena, &revisions, NULL));
    return revisions;
}

static char *history_path(const Draft *draft, const char *id) {
    Buffer path = {0};
    buffer_printf(&path, DRAFTS "history/%s/%s.yaml", draft_id(draft), id);
    return path.data;
}

static void a_mark_keeps_what_stands_with_what_is_known_of_it(void **state) {
    Home *home = *state;
    Draft *draft = begin(home, "First words.");
    Arena *arena = arena_new();
    assert_int_equal(revisions_of(draft, arena).count, 0);
    assert_true(draft_mark(draft, &(RevisionNote){.seconds = 12.5, .readiness = "nearly", .words = 7}, NULL));
    draft_put_string(draft, 0, "Second words, more of them.");
    assert_true(draft_mark(draft, NULL, NULL));
    Revisions revisions = revisions_of(draft, arena);
    assert_int_equal(revisions.count, 2);
    const Revision *new = &revisions.items[0], *old = &revisions.items[1];
    assert_int_equal(new->words, 5);
    assert_string_equal(new->readiness, "");
    assert_int_equal(old->words, 7);
    assert_string_equal(old->readiness, "nearly");
    assert_true(old->seconds > 12.4 && old->seconds < 12.6);
    assert_int_equal(old->why, REVISION_MARKED);
    assert_true(old->at > 0 && old->at <= new->at);
    assert_true(draft_is_changed(draft)); /* a mark is no save */
    Answer *answer;
    assert_true(revision_read(draft, old->id, &answer, NULL));
    assert_true(slice_is(answer_text(answer, 0), "First words."));
    answer_free(answer);
    char *path = history_path(draft, old->id);
    assert_int_equal(home_mode(home, path), 0600);
    free(path);
    arena_free(arena);
    draft_close(draft);
}

static void the_same_is_not_kept_twice(void **state) {
    Home *home = *state;
    Draft *draft = begin(home, "Words.");
    Arena *arena = arena_new();
    assert_true(draft_mark(draft, NULL, NULL));
    assert_true(draft_mark(draft, &(RevisionNote){.readiness = "ready"}, NULL));
    assert_int_equal(revisions_of(draft, arena).count, 1);
    draft_put_fact(draft, "title", "A fact counts");
    assert_true(draft_mark(draft, NULL, NULL));
    draft_put_fact(draft, "title", "");
    assert_true(draft_mark(draft, NULL, NULL)); /* as the first, but not as the newest */
    assert_int_equal(revisions_of(draft, arena).count, 3);
    arena_free(arena);
    draft_close(draft);
}

static void many_are_listed_newest_first(void **state) {
    Home *home = *state;
    Draft *draft = begin(home, "0");
    Arena *arena = arena_new();
    for (int i = 0; i < 12; i++) {
        Buffer text = {0};
        buffer_printf(&text, "Version %d", i);
        draft_put_string(draft, 0, text.data);
        assert_true(draft_mark(draft, &(RevisionNote){.words = (size_t)i + 100}, NULL));
        buffer_free(&text);
    }
    Revisions revisions = revisions_of(draft, arena);
    assert_int_equal(revisions.count, 12);
    for (size_t i = 0; i < 12; i++)
        assert_int_equal(revisions.items[i].words, 111 - i);
    arena_free(arena);
    draft_close(draft);
}

static void what_is_restored_can_be_undone_and_what_stood_is_kept(void **state) {
    Home *home = *state;
    Draft *draft = begin(home, "First.");
    draft_put_fact(draft, "when", "2024");
    Arena *arena = arena_new();
    assert_true(draft_mark(draft, NULL, NULL));
    draft_put_string(draft, 0, "Second.");
    draft_put_string(draft, 2, "And a lesson.");
    draft_put_fact(draft, "when", "");
    const char *first = revisions_of(draft, arena).items[0].id;
    assert_true(draft_restore(draft, first, NULL));
    assert_text(draft, 0, slice_of("First."));
    assert_text(draft, 2, slice_of(""));
    assert_string_equal(answer_fact(draft_answer(draft), "when"), "2024");

    Revisions revisions = revisions_of(draft, arena);
    assert_int_equal(revisions.count, 2);
    assert_int_equal(revisions.items[0].why, REVISION_BEFORE_RESTORE);
    char *id = strdup(draft_id(draft));
    draft_close(draft);
    draft = draft_again(home, id); /* the journal holds it as one step too */
    assert_text(draft, 0, slice_of("First."));
    size_t section, at;
    assert_true(draft_undo(draft, &section, &at));
    assert_text(draft, 0, slice_of("Second."));
    assert_text(draft, 2, slice_of("And a lesson."));
    assert_string_equal(answer_fact(draft_answer(draft), "when"), "");
    arena_free(arena);
    draft_close(draft);
    free(id);
}

static void a_revision_of_an_older_shape_is_still_read(void **state) {
    Home *home = *state;
    Draft *draft = begin(home, "The plan.");
    draft_put_string(draft, 1, "The deed.");
    draft_keep(draft);
    assert_true(draft_mark(draft, NULL, NULL));
    char *id = strdup(draft_id(draft));
    draft_close(draft);
    static const TestSection changed[] = {{"idea", "The idea", "plan"}, {"lesson", "The lesson", ""}};
    home_reshape(home, 2, changed, 2);
    draft = draft_again(home, id);
    draft_put_string(draft, 0, "Another idea.");
    Arena *arena = arena_new();
    assert_true(draft_restore(draft, revisions_of(draft, arena).items[0].id, NULL));
    assert_text(draft, 0, slice_of("The plan."));
    assert_int_equal(answer_unplaced_count(draft_answer(draft)), 1); /* there already: not twice */
    arena_free(arena);
    draft_close(draft);
    free(id);
}

static void one_that_cannot_be_read_is_listed_with_its_problem(void **state) {
    Home *home = *state;
    Draft *draft = begin(home, "Words.");
    assert_true(draft_mark(draft, NULL, NULL));
    Arena *arena = arena_new();
    const char *id = revisions_of(draft, arena).items[0].id;
    char *path = history_path(draft, id);
    home_write(home, path, "version: 1\nshape: [\n");
    Revisions revisions = revisions_of(draft, arena);
    assert_int_equal(revisions.count, 1);
    assert_non_null(revisions.items[0].problem);
    Error error = {0};
    Answer *answer;
    assert_false(revision_read(draft, id, &answer, &error));
    assert_int_equal(error.code, ERROR_INVALID);
    assert_false(draft_restore(draft, id, &error));
    assert_text(draft, 0, slice_of("Words."));
    draft_put_string(draft, 0, "Other words.");
    assert_true(draft_mark(draft, NULL, NULL)); /* goes beside it */
    assert_int_equal(revisions_of(draft, arena).count, 2);
    char *text = home_read(home, path);
    assert_string_equal(text, "version: 1\nshape: [\n");
    free(text);
    error_clear(&error);
    free(path);
    arena_free(arena);
    draft_close(draft);
}

static void no_such_revision_is_said(void **state) {
    Home *home = *state;
    Draft *draft = begin(home, "Words.");
    static const char *const ids[] = {"", "../../a", "20260301T140509Z-0001", "20260301T140509Z", "x"};
    Error error = {0};
    Answer *answer;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        assert_false(revision_read(draft, ids[i], &answer, &error));
        assert_int_equal(error.code, ERROR_NOT_FOUND);
    }
    error_clear(&error);
    draft_close(draft);
}

static void a_revision_put_in_the_drafts_place_is_a_draft(void **state) {
    Home *home = *state;
    Draft *draft = begin(home, "As it was.");
    assert_true(draft_mark(draft, &(RevisionNote){.readiness = "ready"}, NULL));
    Arena *arena = arena_new();
    char *path = history_path(draft, revisions_of(draft, arena).items[0].id), *text = home_read(home, path);
    draft_close(draft);
    home_write(home, DRAFTS "copied.yaml", text);
    draft = draft_again(home, "copied");
    assert_text(draft, 0, slice_of("As it was."));
    draft_keep(draft);
    free(text);
    text = home_read(home, DRAFTS "copied.yaml");
    assert_not_holds(text, "\nrevision:");
    draft_close(draft);
    free(text);
    free(path);
    arena_free(arena);
}

static void a_mark_that_cannot_be_written_is_told_and_restores_nothing(void **state) {
    Home *home = *state;
    Draft *draft = begin(home, "First.");
    assert_true(draft_mark(draft, NULL, NULL));
    Arena *arena = arena_new();
    const char *id = revisions_of(draft, arena).items[0].id;
    draft_put_string(draft, 0, "Second.");
    Error error = {0};
    fail_on("/.2", ENOSPC); /* the temporary file of a revision */
    assert_false(draft_mark(draft, NULL, &error));
    assert_int_equal(error.code, ERROR_NO_SPACE);
    assert_false(draft_restore(draft, id, &error));
    fail_no_more();
    assert_text(draft, 0, slice_of("Second."));
    error_clear(&error);
    arena_free(arena);
    draft_close(draft);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(a_mark_keeps_what_stands_with_what_is_known_of_it),
        HOME_TEST(the_same_is_not_kept_twice),
        HOME_TEST(many_are_listed_newest_first),
        HOME_TEST(what_is_restored_can_be_undone_and_what_stood_is_kept),
        HOME_TEST(a_revision_of_an_older_shape_is_still_read),
        HOME_TEST(one_that_cannot_be_read_is_listed_with_its_problem),
        HOME_TEST(no_such_revision_is_said),
        HOME_TEST(a_revision_put_in_the_drafts_place_is_a_draft),
        HOME_TEST(a_mark_that_cannot_be_written_is_told_and_restores_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
