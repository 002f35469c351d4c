/* Programs that are killed between any two of their steps: for each operation, and for each call to the system in it, a
 * program that ends just before that call. What the next one finds is the state before or the state after. */
#include "faulty.h"

#include "store/answer_record.h"

#include <stdlib.h>
#include <string.h>

static int call; /* at which the child ends */

#define TEXT "Saved.Typed"

/* A draft with a file, a journal, a revision and a take. */
static void prepare(Home *home) {
    home_remove(home, "data");
    home_remove(home, "state");
    home_restart(home);
    home_make_folder(home, DRAFTS);
    home_write(home, DRAFTS "a.yaml",
               "version: 1\nquestion: slip\nshape: tale\nsections:\n  - {id: plan, text: Saved.}\n");
    Draft *draft = draft_again(home, "a");
    assert_true(draft_mark(draft, NULL, NULL));
    const Take take = {.at = 1767225600, .seconds = 60, .estimate = 60, .complete = true};
    assert_true(draft_take_add(draft, &take, NULL));
    draft_type(draft, 0, "Typed");
    draft_type(draft, 1, "Deed");
    draft_close(draft);
}

static void check_draft(Home *home) {
    Draft *draft = draft_again(home, "a");
    Error notice = {0};
    if (draft_next_notice(draft, &notice)) /* half of a record, which nobody was told of */
        assert_holds(notice.message, "left out");
    error_clear(&notice);
    assert_null(draft_conflict(draft));
    assert_text(draft, 0, slice_of(TEXT));
    assert_text(draft, 1, slice_of("Deed"));
    Arena *arena = arena_new();
    Revisions revisions;
    Takes takes;
    assert_true(draft_revisions(draft, arena, &revisions, NULL));
    assert_true(revisions.count >= 1);
    for (size_t i = 0; i < revisions.count; i++)
        assert_null(revisions.items[i].problem);
    assert_true(draft_takes(draft, arena, &takes, NULL));
    assert_int_equal(takes.count, 1);
    arena_free(arena);
    draft_close(draft);
}

/* Runs `act` once for each call it makes; `check` looks at what is left each time. Gives how often it was killed. */
static int each_call(Home *home, void (*act)(Home *), void (*check)(Home *)) {
    for (call = 1;; call++) {
        prepare(home);
        bool finished = home_in_child(home, act);
        home_restart(home);
        check(home);
        if (finished)
            return call - 1;
    }
}

/* ---- Saving, marking ---- */

static void act_save(Home *home) {
    Draft *draft = draft_again(home, "a");
    crash_at(call);
    draft_save(draft, NULL);
}

static void killed_while_saving_nothing_is_lost(void **state) {
    assert_true(each_call(*state, act_save, check_draft) > 10);
}

static void act_mark(Home *home) {
    Draft *draft = draft_again(home, "a");
    crash_at(call);
    draft_mark(draft, &(RevisionNote){.readiness = "nearly"}, NULL);
}

static void killed_while_marking_nothing_is_lost(void **state) {
    assert_true(each_call(*state, act_mark, check_draft) > 7);
}

static void act_first_save(Home *home) {
    crash_at(call);
    Draft *draft = draft_begin(home);
    draft_put_string(draft, 0, "First words.");
    const char done = 1;
    home_write_slice(home, "acknowledged", (Slice){&done, 1});
    draft_save(draft, NULL);
}

static void check_first_save(Home *home) {
    char *acknowledged = home_read(home, "acknowledged");
    Arena *arena = arena_new();
    DraftCards cards;
    assert_true(store_list(home->store, arena, &cards, NULL));
    for (size_t i = 0; i < cards.count; i++) {
        assert_null(cards.items[i].problem);
        if (strcmp(cards.items[i].id, "a") == 0)
            continue;
        Draft *draft = draft_again(home, cards.items[i].id);
        if (acknowledged || answer_text(draft_answer(draft), 0).size)
            assert_text(draft, 0, slice_of("First words."));
        draft_close(draft);
    }
    assert_true(cards.count == 2 || !acknowledged);
    home_remove(home, "acknowledged");
    arena_free(arena);
    free(acknowledged);
}

static void killed_before_or_while_first_saving_what_was_done_is_there(void **state) {
    assert_true(each_call(*state, act_first_save, check_first_save) > 14);
}

/* ---- Restoring ---- */

static void act_restore(Home *home) {
    Draft *draft = draft_again(home, "a");
    Arena *arena = arena_new();
    Revisions revisions;
    draft_revisions(draft, arena, &revisions, NULL);
    crash_at(call);
    draft_restore(draft, revisions.items[0].id, NULL);
}

static void check_restore(Home *home) {
    Draft *draft = draft_again(home, "a");
    size_t section, at;
    bool restored = slice_is(answer_text(draft_answer(draft), 0), "Saved.");
    assert_int_equal(answer_text(draft_answer(draft), 1).size == 0, restored); /* one step: both sections, or none */
    if (restored) {
        Arena *arena = arena_new();
        Revisions revisions;
        assert_true(draft_revisions(draft, arena, &revisions, NULL));
        assert_int_equal(revisions.count, 2);
        assert_int_equal(revisions.items[0].why, REVISION_BEFORE_RESTORE);
        arena_free(arena);
        assert_true(draft_undo(draft, &section, &at));
    }
    draft_close(draft);
    check_draft(home);
}

static void killed_while_restoring_it_is_done_or_not(void **state) {
    assert_true(each_call(*state, act_restore, check_restore) > 10);
}

/* ---- Removing, and bringing back ---- */

static size_t count_drafts(Home *home) {
    Arena *arena = arena_new();
    DraftCards cards;
    assert_true(store_list(home->store, arena, &cards, NULL));
    size_t count = cards.count;
    arena_free(arena);
    return count;
}

static size_t count_trash(Home *home) {
    Arena *arena = arena_new();
    TrashCards cards;
    assert_true(store_trash_list(home->store, arena, &cards, NULL));
    size_t count = cards.count;
    arena_free(arena);
    return count;
}

static void act_remove(Home *home) {
    crash_at(call);
    draft_remove(home->store, "a", NULL);
}

static void check_remove(Home *home) {
    size_t drafts = count_drafts(home);
    assert_int_equal(drafts + count_trash(home), 1);
    if (!drafts) {
        assert_int_equal(home_mode(home, DRAFTS "history/a"), 0);
        assert_int_equal(home_mode(home, DRAFTS "takes/a.yaml"), 0);
        assert_int_equal(home_mode(home, JOURNAL "a"), 0);
        assert_true(draft_restore_removed(home->store, "a", NULL));
    }
    check_draft(home);
}

static void killed_while_removing_all_of_it_is_in_one_place(void **state) {
    assert_true(each_call(*state, act_remove, check_remove) > 8);
}

static void act_bring_back(Home *home) {
    draft_remove(home->store, "a", NULL);
    crash_at(call);
    draft_restore_removed(home->store, "a", NULL);
}

static void killed_while_bringing_back_all_of_it_is_in_one_place(void **state) {
    assert_true(each_call(*state, act_bring_back, check_remove) > 8);
}

/* ---- Conflicts ---- */

static void change_elsewhere(const Home *home) {
    home_write(home, DRAFTS "a.yaml",
               "version: 1\nquestion: slip\nshape: tale\nsections:\n  - {id: plan, text: Theirs.}\n");
}

static void act_take_file(Home *home) {
    change_elsewhere(home);
    Draft *draft = draft_again(home, "a");
    crash_at(call);
    draft_conflict_take(draft, false, NULL);
}

static void act_take_journal(Home *home) {
    change_elsewhere(home);
    Draft *draft = draft_again(home, "a");
    crash_at(call);
    draft_conflict_take(draft, true, NULL);
}

static bool has_revision(Draft *draft, const char *text) {
    Arena *arena = arena_new();
    Revisions revisions;
    bool found = false;
    assert_true(draft_revisions(draft, arena, &revisions, NULL));
    for (size_t i = 0; i < revisions.count; i++) {
        Answer *answer;
        assert_true(revision_read(draft, revisions.items[i].id, &answer, NULL));
        found = found || slice_is(answer_text(answer, 0), text);
        answer_free(answer);
    }
    arena_free(arena);
    return found;
}

static void check_conflict(Home *home) {
    Draft *draft = draft_again(home, "a");
    const DraftConflict *conflict = draft_conflict(draft);
    size_t section, at;
    if (conflict) {
        assert_true(slice_is(answer_text(conflict->file, 0), "Theirs."));
        assert_true(slice_is(answer_text(conflict->journal, 0), TEXT));
    } else if (slice_is(answer_text(draft_answer(draft), 0), "Theirs.")) {
        assert_true(has_revision(draft, TEXT));
    } else {
        assert_text(draft, 0, slice_of(TEXT));
        assert_true(has_revision(draft, "Theirs."));
        assert_true(draft_undo(draft, &section, &at));
        assert_text(draft, 0, slice_of("Theirs."));
    }
    draft_close(draft);
}

static void killed_while_choosing_both_texts_are_there(void **state) {
    assert_true(each_call(*state, act_take_file, check_conflict) > 8);
    assert_true(each_call(*state, act_take_journal, check_conflict) > 10);
}

/* ---- The journal itself ---- */

static void act_begin_anew(Home *home) {
    Draft *draft = draft_again(home, "a");
    const Command past = {.kind = COMMAND_REPLACE, .section = 2, .text = slice_of("Past.")};
    answer_apply(draft_answer(draft), &past, NULL);
    crash_at(call);
    draft_sync(draft, NULL);
}

static void killed_while_the_journal_begins_anew_nothing_is_lost(void **state) {
    assert_true(each_call(*state, act_begin_anew, check_draft) > 4);
}

static void act_drop_take(Home *home) {
    Draft *draft = draft_again(home, "a");
    const Take take = {.at = 1767312000, .seconds = 70, .estimate = 60};
    crash_at(call);
    draft_take_add(draft, &take, NULL);
    draft_take_drop(draft, &take, NULL);
}

static void check_takes(Home *home) {
    Draft *draft = draft_again(home, "a");
    Arena *arena = arena_new();
    Takes takes;
    assert_true(draft_takes(draft, arena, &takes, NULL));
    assert_true(takes.count == 1 || takes.count == 2);
    assert_int_equal(takes.items[takes.count - 1].at, 1767225600);
    arena_free(arena);
    draft_close(draft);
}

static void killed_while_writing_takes_the_old_ones_are_there(void **state) {
    assert_true(each_call(*state, act_drop_take, check_takes) > 14);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(killed_while_saving_nothing_is_lost),
        HOME_TEST(killed_while_marking_nothing_is_lost),
        HOME_TEST(killed_before_or_while_first_saving_what_was_done_is_there),
        HOME_TEST(killed_while_restoring_it_is_done_or_not),
        HOME_TEST(killed_while_removing_all_of_it_is_in_one_place),
        HOME_TEST(killed_while_bringing_back_all_of_it_is_in_one_place),
        HOME_TEST(killed_while_choosing_both_texts_are_there),
        HOME_TEST(killed_while_the_journal_begins_anew_nothing_is_lost),
        HOME_TEST(killed_while_writing_takes_the_old_ones_are_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
