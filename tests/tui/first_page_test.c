/* The first page: what a person sees at the very first start, and what they come back to. */
#include "front_fixture.h"

static void the_first_start_says_what_happens_next_and_one_key_begins(void **state) {
    Front *front = *state;
    assert_seen("Please talk about your last failure");
    assert_seen("About 25 minutes; stop anywhere.");
    assert_seen("Situation, Task, Action, Result");
    assert_seen("Press Enter to begin.");
    press(front, "<Enter>");
    assert_seen("Which failure will you tell?");
}

static void tab_shows_the_other_questions_and_typing_finds_one(void **state) {
    Front *front = *state;
    press(front, "<Tab>");
    assert_seen("Questions  ▸ Your last failure");
    press(front, "conflict work");
    assert_seen("▸ A conflict with somebody at work");
    assert_not_seen("Your last failure");
    press(front, "<Esc>");
    assert_seen("Your last failure");
}

static void letters_that_find_nothing_say_so(void **state) {
    Front *front = *state;
    press(front, "<Tab>");
    assert_seen("Enter open");
    assert_not_seen("Esc back"); /* nothing is to go back to … */
    press(front, "qqq");
    assert_seen("Esc back"); /* … but the list without the letters */
    assert_not_seen("Enter open");
    press(front, "<Enter>");
    assert_seen("Nothing fits these letters.");
}

static void a_competency_finds_its_questions(void **state) {
    Front *front = *state;
    press(front, "<Tab>customer focus");
    assert_seen("A difficult customer");
}

static void drafts_come_first_and_enter_goes_on(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "Some words.<Esc>");
    assert_seen("Drafts     ▸ The campaign that went out late");
    press(front, "<Enter>");
    assert_seen("Some words.");
}

static void a_question_in_which_nothing_was_written_leaves_no_draft(void **state) {
    Front *front = *state;
    press(front, "<Enter><Tab><Esc>");
    assert_not_seen("Drafts");
    kill_and_reopen(front);
    assert_not_seen("Drafts");
}

static void a_draft_is_removed_only_when_that_is_confirmed(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "Some words.<Esc><C-x>");
    assert_seen("Remove the draft “The campaign that went out late”");
    press(front, "n");
    assert_seen("Drafts");
    press(front, "<C-x>y");
    assert_not_seen("The campaign that went out late");
    assert_seen("The draft is removed.");
    press(front, "<A-u>");
    assert_seen("▸ The campaign that went out late");
}

static void esc_leaves_nothing_and_says_how_to_leave(void **state) {
    Front *front = *state;
    press(front, "<Esc>");
    assert_false(loop_is_done(front->loop));
    assert_seen("Ctrl-Q leaves Starcoach. Everything is kept.");
    press(front, "<C-q>");
    assert_true(loop_is_done(front->loop));
}

static void it_fits_the_smallest_window(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    assert_seen("Press Enter to begin.");
    press(front, "<Tab>");
    assert_seen("▸ Your last failure");
    assert_seen("Ctrl-G help");
}

static void a_wide_window_names_what_else_a_question_shows(void **state) {
    Front *front = *state;
    press(front, "<Tab>");
    assert_not_seen("Self-awareness, Ownership");
    resize(front, 40, 120);
    assert_seen("Self-awareness, Ownership, Learning");
    assert_not_seen("…");
}

static void the_one_next_thing_is_told_to_its_end_in_a_small_window(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    begin_walk(front);
    press(front, "Some words.<Esc>");
    assert_seen("take at least 2:00.");
    assert_seen("type a word: question, story, competency");
}

/* Cut, its sentence would lose its end, and the key with it. */
static void a_long_name_leaves_the_next_thing_its_end_and_its_key(void **state) {
    Front *front = *state;
    press(front, "<Enter>The order I never confirmed, so the printed menus came two days late<Enter>2025<Esc>");
    assert_seen("Next: go on with “The order I never confirmed, so the…”. Enter opens it.");
    assert_seen("The story is chosen; nothing of it is written yet.");
    assert_seen("· nothing written yet");
    resize(front, 20, 60);
    assert_seen("…”. Enter opens it.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(the_first_start_says_what_happens_next_and_one_key_begins),
        FRONT_TEST(tab_shows_the_other_questions_and_typing_finds_one),
        FRONT_TEST(letters_that_find_nothing_say_so),
        FRONT_TEST(a_competency_finds_its_questions),
        FRONT_TEST(drafts_come_first_and_enter_goes_on),
        FRONT_TEST(a_question_in_which_nothing_was_written_leaves_no_draft),
        FRONT_TEST(a_draft_is_removed_only_when_that_is_confirmed),
        FRONT_TEST(esc_leaves_nothing_and_says_how_to_leave),
        FRONT_TEST(it_fits_the_smallest_window),
        FRONT_TEST(a_wide_window_names_what_else_a_question_shows),
        FRONT_TEST(the_one_next_thing_is_told_to_its_end_in_a_small_window),
        FRONT_TEST(a_long_name_leaves_the_next_thing_its_end_and_its_key),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
