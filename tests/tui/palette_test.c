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
    press(front, "<Enter>");
    assert_seen("Nothing fits these letters.");
    press(front, "<Esc><Esc><A-x>home.rename");
    assert_seen("▸ Ctrl-R");
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
        FRONT_TEST(names_of_actions_are_found_too),
        FRONT_TEST(keys_of_the_text_work_from_it),
        FRONT_TEST(esc_leaves_it_and_the_text_as_they_were),
        FRONT_TEST(a_colon_opens_it_where_no_text_is_edited),
        FRONT_TEST(leaving_from_it_leaves),
        FRONT_TEST(it_fits_the_smallest_window),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
