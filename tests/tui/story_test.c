/* Choosing the story: two facts, then a few that can be left open; a story that is off is told so and not forbidden. */
#include "front_fixture.h"

static const char *fact(const Front *front, const char *key) {
    return answer_fact(front->app->practice->answer, key);
}

static void two_facts_are_enough_to_go_on(void **state) {
    Front *front = *state;
    press(front, "<Enter>The campaign<Enter>2025-03");
    rest(front);
    assert_seen("So far a good one to tell.");
    press(front, "<Tab>");
    assert_string_equal(fact(front, "title"), "The campaign");
    assert_string_equal(fact(front, "when"), "2025-03");
    assert_seen("▸ Situation");
    assert_seen("✓ your story");
}

static void no_fact_at_all_is_needed(void **state) {
    Front *front = *state;
    press(front, "<Enter><Tab>");
    assert_seen("▸ Situation");
}

static void dates_are_read_as_people_write_them(void **state) {
    Front *front = *state;
    const char *written[] = {"March 2025", "2025-3", "03/2025", "mar 2025", "2025 march"};
    press(front, "<Enter><Enter>");
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        press(front, "<C-a><C-k>");
        paste(front, written[i]);
        assert_string_equal(fact(front, "when"), "2025-03");
    }
    press(front, "<C-a><C-k>2024");
    assert_string_equal(fact(front, "when"), "2024");
}

static void a_date_that_cannot_be_read_is_kept_and_asked_about(void **state) {
    Front *front = *state;
    press(front, "<Enter>The campaign<Enter>some spring");
    rest(front);
    assert_string_equal(fact(front, "when"), "some spring");
    assert_seen("year and month?");
    assert_not_seen("So far a good one");
    rest(front);
    assert_seen("That date can't be read");
    press(front, "<Tab>");
    assert_seen("The date can't be read: write it like 2025-03, March 2025 or last spring.");
    assert_seen("? your story");
    assert_not_seen("✓ your story");
}

static void the_date_is_asked_once_and_its_forms_are_told(void **state) {
    Front *front = *state;
    press(front, "<Enter>The campaign<Enter>");
    rest(front);
    assert_seen("“two years ago” are read too.");
    assert_not_seen("And when was it?");
}

static void a_date_that_is_still_to_come_is_asked_about(void **state) {
    Front *front = *state;
    press(front, "<Enter>The campaign<Enter>2099-01<Enter>");
    rest(front);
    assert_seen("still to come");
    assert_seen("That is still to come. In which year was it?");
    assert_not_seen("So far a good one to tell.");
}

static void a_digit_chooses_and_backspace_leaves_it_open(void **state) {
    Front *front = *state;
    press(front, "<Enter><Enter><Enter>2");
    assert_string_equal(fact(front, "kind"), "planning");
    assert_seen("a planning slip");
    press(front, "<Back>");
    assert_string_equal(fact(front, "kind"), "");
    press(front, "<Right>");
    assert_string_equal(fact(front, "kind"), "communication");
}

static void an_old_story_is_told_so_with_the_reason_and_not_forbidden(void **state) {
    Front *front = *state;
    press(front, "<Enter>The exam<Enter>2011");
    rest(front);
    assert_seen("more than five years old");
    press(front, "<C-o>");
    assert_seen("Why it matters");
    press(front, "<Esc><Tab>");
    assert_seen("▸ Situation");
}

static void a_doubt_about_honesty_is_named_without_a_word_of_blame(void **state) {
    Front *front = *state;
    press(front, "<Enter>The books<Enter>2025-03<Enter><Enter><Enter><Enter>2");
    assert_seen("could raise doubts about honesty");
    assert_seen("Choose a story");
}

static void advice_is_told_to_its_end(void **state) {
    Front *front = *state;
    press(front, "<Enter>The books<Enter>2025-03<Enter><Enter><Enter><Enter>3");
    assert_not_seen("…");
}

/* Where the choices need the room, it is told shorter, and never cut. */
static void advice_beside_many_choices_is_told_shorter_and_whole(void **state) {
    Front *front = *state;
    press(front, "<Enter>The books<Enter>2012<Enter><Enter><Enter><Enter>2<Enter>");
    assert_seen("could raise doubts about honesty. Ctrl-O");
    assert_seen("look for.");
    assert_seen("Trades and technical work");
    assert_not_seen("…");
    press(front, "<C-o>");
    assert_seen("Choose a story");
    press(front, "<Esc>");
    resize(front, 20, 60);
    assert_seen("look for."); /* the title alone is cut */
    press(front, "<C-p>");
    assert_seen("4 a major incident");
    assert_seen("look for.");
}

static void choices_side_by_side_do_not_touch(void **state) {
    Front *front = *state;
    resize(front, 40, 120);
    press(front, "<Enter>The books<Enter>2025<Enter><Enter><Enter>3");
    assert_seen("2 mostly  ▸ 3 no");
}

static void a_line_longer_than_its_room_shows_that_its_beginning_is_hidden(void **state) {
    Front *front = *state;
    press(front, "<Enter>The long tale of a campaign that went to every customer twice on one and the same day");
    assert_seen("In one line        …");
    press(front, "<C-a>");
    assert_seen("In one line        The long tale");
}

static void advice_for_choosing_is_one_key_away(void **state) {
    Front *front = *state;
    press(front, "<Enter><C-t>");
    assert_seen("What makes a good story");
    press(front, "<Esc>");
    assert_seen("Which failure will you tell?");
}

static void esc_keeps_what_was_entered(void **state) {
    Front *front = *state;
    press(front, "<Enter>The campaign<Esc>");
    assert_seen("▸ The campaign");
    kill_and_reopen(front);
    assert_seen("▸ The campaign");
}

static void every_choice_can_be_reached_in_the_smallest_window(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    press(front, "<Enter><Enter><Enter><Enter><Enter><Enter>");
    assert_seen("Would it raise doubts");
    assert_seen("4 a major incident");
    press(front, "<Enter>");
    for (size_t i = 0; i < bank_role_count(front_bank()); i++)
        press(front, "<Right>");
    size_t last = bank_role_count(front_bank()) - 1;
    assert_string_equal(fact(front, "role"), bank_role_at(front_bank(), last)->id);
}

/* The questions of other failures are longer: the hint then stands beside the tip, or is said in fewer words. */
static void where_good_stories_are_shown_is_said_whatever_the_question(void **state) {
    Front *front = *state;
    press(front, "<Tab>biggest mistake<Enter>");
    assert_seen("Which mistake of yours did somebody else have to feel?");
    assert_seen("What makes a good one: Ctrl-T");
    press(front, "<Esc><Esc>biggest regret<Enter>");
    assert_seen("Which moment at work would you like to have back?");
    assert_seen("Good ones: Ctrl-T");
}

static void in_a_wide_window_ticks_stand_near_what_they_are_of(void **state) {
    Front *front = *state;
    resize(front, 40, 120);
    press(front, "<Enter>The campaign<Enter>2025-03<Enter>");
    const char *row = window_row(window_find("2025-03"));
    size_t columns = canvas_columns(slice_of(row));
    assert_in_range(columns, 80, 88);
    assert_non_null(strstr(row, "  ✓"));
}

static void in_a_small_window_all_keys_are_told(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    press(front, "<Enter>");
    assert_seen("Enter goes on · Tab to the writing · Alt-W all in one box");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(two_facts_are_enough_to_go_on),
        FRONT_TEST(no_fact_at_all_is_needed),
        FRONT_TEST(dates_are_read_as_people_write_them),
        FRONT_TEST(a_date_that_cannot_be_read_is_kept_and_asked_about),
        FRONT_TEST(the_date_is_asked_once_and_its_forms_are_told),
        FRONT_TEST(a_date_that_is_still_to_come_is_asked_about),
        FRONT_TEST(a_digit_chooses_and_backspace_leaves_it_open),
        FRONT_TEST(an_old_story_is_told_so_with_the_reason_and_not_forbidden),
        FRONT_TEST(a_doubt_about_honesty_is_named_without_a_word_of_blame),
        FRONT_TEST(advice_is_told_to_its_end),
        FRONT_TEST(advice_beside_many_choices_is_told_shorter_and_whole),
        FRONT_TEST(choices_side_by_side_do_not_touch),
        FRONT_TEST(a_line_longer_than_its_room_shows_that_its_beginning_is_hidden),
        FRONT_TEST(advice_for_choosing_is_one_key_away),
        FRONT_TEST(esc_keeps_what_was_entered),
        FRONT_TEST(where_good_stories_are_shown_is_said_whatever_the_question),
        FRONT_TEST(every_choice_can_be_reached_in_the_smallest_window),
        FRONT_TEST(in_a_wide_window_ticks_stand_near_what_they_are_of),
        FRONT_TEST(in_a_small_window_all_keys_are_told),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
