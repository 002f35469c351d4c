/* The command palette: what can be done here, by a few letters. */
#include "front_fixture.h"

static void it_finds_an_action_by_its_sentence_and_does_it(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<A-x>");
    assert_seen("What do you want to do?");
    press(front, "whole answer said");
    assert_seen("▸ Ctrl-R");
    press(front, "<Enter>");
    assert_seen("The whole answer, as it will be said");
}

static void it_offers_only_what_can_be_done_here(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<A-x>home.rename");
    assert_seen("Nothing fits these letters.");
    assert_not_seen("Enter take");
    press(front, "<Enter>");
    assert_seen("Nothing fits these letters.");
    press(front, "<Esc><Esc><A-x>home.rename");
    assert_seen("▸ Ctrl-R");
}

static void what_would_do_nothing_now_is_not_offered(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<C-r><A-x>review.rehearse");
    assert_seen("Nothing fits these letters."); /* not a word is written */
    press(front, "<Esc><Esc>I ran it.<C-r><A-x>review.rehearse");
    assert_seen("▸ r ");
}

static void names_of_actions_are_found_too(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<A-x>walk.rough");
    assert_seen("▸ Alt-W");
    press(front, "<Esc><A-x>rev"); /* as the footer calls it: before the sentence that speaks of a revision */
    assert_seen("▸ Ctrl-R");
}

static void keys_of_the_text_work_from_it(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "one two<A-x>cut back start paragraph<Enter>");
    assert_not_seen("one two");
    press(front, "<A-x>undo last change<Enter>");
    assert_seen("one two");
}

/* The row of the palette that is marked holds this. */
static void assert_first(Front *front, const char *typed, const char *key) {
    press(front, "<A-x>");
    press(front, typed);
    char marked[80];
    snprintf(marked, sizeof marked, "▸ %s ", key);
    assert_seen(marked);
    press(front, "<Esc>");
}

static void what_an_action_is_called_comes_before_what_only_speaks_of_it(void **state) {
    Front *front = *state;
    begin_walk(front);
    assert_first(front, "undo", "Alt-U");
    assert_first(front, "redo", "Alt-R");
    assert_first(front, "export", "Ctrl-X");
    assert_first(front, "example", "Ctrl-T");
    assert_first(front, "save", "Ctrl-S");
    assert_first(front, "exit", "Ctrl-Q");
    assert_first(front, "find", "Alt-S");
    assert_first(front, "sett", "Alt-O");
}

static void letters_scattered_over_a_sentence_are_no_fit_where_words_fit(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<A-x>undo");
    assert_not_seen("Delete");
    assert_not_seen("Exchange");
    press(front, "<C-u>dwhtwsndn"); /* of “Do again what was undone” */
    assert_seen("▸ Alt-R");
}

static void what_belongs_to_the_screen_comes_before_moving_about(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<A-x>go");
    assert_true(window_find("Go to the next step.") < window_find("Go left one character."));
}

static void what_lies_behind_the_review_is_done_from_the_walk(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<A-x>rehearse");
    assert_seen("▸ Ctrl-R r ");
    press(front, "<Enter>");
    assert_seen("There is nothing to say aloud yet.");
    press(front, "<Esc>In 2024 I led a move of forty desks.<A-x>rehearse<Enter>");
    assert_seen("Say it aloud, as you would in the room.");
}

static void look_through(Front *front) {
    press(front, "<A-x>");
    for (int page = 0; page < 8; page++) {
        assert_not_seen("…");
        press(front, "<PgDn>");
    }
}

static void no_sentence_is_cut_off_at_eighty_columns(void **state) {
    Front *front = *state;
    press(front, "<Tab>");
    look_through(front);
    press(front, "<Esc><Esc>");
    begin_walk(front);
    press(front, "Some words.<C-r>");
    look_through(front);
    press(front, "<Esc><Esc>");
    look_through(front);
    press(front, "<C-u>example");
    assert_seen("and the difference."); /* the whole of it at the foot */
}

static void esc_leaves_it_and_the_text_as_they_were(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "words<A-x>quit<Esc>");
    assert_seen("▸ Situation");
    assert_seen("words");
    press(front, " more");
    assert_seen("words more");
}

static void a_colon_opens_it_where_no_text_is_edited(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "a: b");
    assert_seen("a: b");
    press(front, "<C-r>:all remarks<Enter>");
    assert_seen("All remarks");
}

static void leaving_from_it_leaves(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "words<A-x>keep everything leave<Enter>");
    assert_true(loop_is_done(front->loop));
}

static void it_fits_the_smallest_window(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    begin_walk(front);
    press(front, "<A-x><Down><Down><PgDn><PgDn><PgDn>");
    assert_seen("▸ ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(it_finds_an_action_by_its_sentence_and_does_it),
        FRONT_TEST(it_offers_only_what_can_be_done_here),
        FRONT_TEST(what_would_do_nothing_now_is_not_offered),
        FRONT_TEST(names_of_actions_are_found_too),
        FRONT_TEST(keys_of_the_text_work_from_it),
        FRONT_TEST(what_an_action_is_called_comes_before_what_only_speaks_of_it),
        FRONT_TEST(letters_scattered_over_a_sentence_are_no_fit_where_words_fit),
        FRONT_TEST(what_belongs_to_the_screen_comes_before_moving_about),
        FRONT_TEST(what_lies_behind_the_review_is_done_from_the_walk),
        FRONT_TEST(no_sentence_is_cut_off_at_eighty_columns),
        FRONT_TEST(esc_leaves_it_and_the_text_as_they_were),
        FRONT_TEST(a_colon_opens_it_where_no_text_is_edited),
        FRONT_TEST(leaving_from_it_leaves),
        FRONT_TEST(it_fits_the_smallest_window),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
