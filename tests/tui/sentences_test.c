/* What went where in a cut, and sentences moved from part to part. */
#include "front_fixture.h"

static const char whole[] =
    "In March 2025 I ran the front desk of a clinic, and forty people came on the wrong evening. My goal was that "
    "everyone knew the new day. I sent one message and never asked whether anybody had read it. In the end nineteen "
    "people came for nothing. The root cause was that I measured my work by what I had sent. I learned that a change "
    "has only arrived when somebody answers. Perhaps. Since then I keep a sheet with a line for each person. Today I "
    "pay attention to silence much earlier.";

static void check_section(const Front *front, size_t section, const char *expected) {
    Buffer text = {0};
    buffer_append(&text, answer_text(front->app->practice->answer, section));
    assert_string_equal(buffer_string(&text), expected);
    buffer_free(&text);
}

static void cut_whole(Front *front) {
    press(front, "<Enter><A-w>");
    paste(front, whole);
    press(front, "<Tab>");
}

static void after_a_cut_each_sentence_is_shown_beside_its_part(void **state) {
    Front *front = *state;
    cut_whole(front);
    assert_seen("What stands where");
    assert_seen("Situation      ▸ In March 2025 I ran the front desk");
    assert_seen("Root cause       The root cause was that I measured");
    assert_seen("In Situation, part 1 of 8; the cut is sure of it");
    assert_not_seen("%");
    assert_true(window_find("Situation ") < window_find("Task ") && window_find("Task ") < window_find("Lessons "));
}

static void what_the_cut_is_not_sure_of_is_said_and_found_by_a_key(void **state) {
    Front *front = *state;
    cut_whole(front);
    assert_seen("The cut is not sure of ");
    assert_seen(" not sure");
    press(front, "n");
    const char *row = window_row(window_find("▸"));
    assert_non_null(strstr(row, "not sure"));
    press(front, "<Left>");
    row = window_row(window_find("▸"));
    assert_null(strstr(row, "not sure")); /* the person is */
}

static void a_sentence_goes_to_the_part_after_or_before_and_stays_chosen(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "One. Two.<Tab>Three.<A-q>");
    assert_seen("▸ Three.");
    press(front, "<Up>");
    assert_seen("▸ Two.");
    press(front, "<Right>");
    assert_seen("Task           ▸ Two.");
    check_section(front, 0, "One.");
    check_section(front, 1, "Two. Three.");
    press(front, "<Right><Right>");
    assert_seen("Result         ▸ Two.");
    check_section(front, 1, "Three.");
    press(front, "<Left><Left><Left>");
    assert_seen("▸ Two.");
    check_section(front, 0, "One. Two.");
    press(front, "<Left>");
    assert_seen("It stands in the first part already.");
}

static void each_move_is_a_step_that_can_be_undone_and_is_kept(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "One. Two.<Tab>Three.<A-q><Up><Right><Right>");
    check_section(front, 2, "Two.");
    press(front, "<A-u>");
    check_section(front, 1, "Two. Three.");
    press(front, "<A-u>");
    check_section(front, 0, "One. Two.");
    press(front, "<A-r>");
    check_section(front, 1, "Two. Three.");
    assert_seen("Two.");
    kill_and_reopen(front);
    press(front, "<Enter>");
    check_section(front, 0, "One.");
    check_section(front, 1, "Two. Three.");
}

static void moving_up_and_down_passes_over_empty_parts(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "One.<Tab><Tab><Tab>Four.<A-q>");
    assert_seen("▸ Four.");
    press(front, "<Down><Down>");
    assert_seen("▸ Four.");
    press(front, "<Up>");
    assert_seen("▸ One.");
    press(front, "<Up><Down>");
    assert_seen("▸ Four.");
    press(front, "n");
    assert_seen("There is no sentence here that the cut was not sure of.");
}

static void enter_leads_to_the_sentence_in_the_walk(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "One.<Tab>Two. Three.<Tab>Four.<A-q><Up><Enter>X");
    assert_seen("▸ Task");
    assert_seen("Two. XThree.");
}

static void the_review_has_it_too(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "One. Two.<C-r>s");
    assert_seen("What stands where");
    press(front, "<Down><Right><Esc>");
    assert_seen("Task           Two.");
}

static void undo_after_the_cut_puts_the_text_together_again(void **state) {
    Front *front = *state;
    cut_whole(front);
    press(front, "<A-u>");
    check_section(front, 0, whole);
}

static void nothing_written_yet_does_no_harm(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<A-q><Right><Left><Up><Down>n<PgDn><PgUp>");
    assert_seen("What stands where");
    assert_not_seen("Left part before");
    press(front, "<Enter>");
    assert_seen("0 of 8 parts ready");
}

static void it_fits_the_smallest_window(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    cut_whole(front);
    assert_seen("What stands where");
    assert_seen("not sure");
    press(front, "<PgDn><PgDn>");
    assert_seen("▸ Today I pay attention to silence");
}

static void in_a_small_window_no_word_of_the_head_is_cut(void **state) {
    Front *front = *state;
    cut_whole(front);
    resize(front, 20, 60);
    assert_null(strstr(window_row(2), "…"));
    assert_non_null(strstr(window_row(3), "The cut is not sure of "));
    assert_null(strstr(window_row(3), "…"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(after_a_cut_each_sentence_is_shown_beside_its_part),
        FRONT_TEST(what_the_cut_is_not_sure_of_is_said_and_found_by_a_key),
        FRONT_TEST(a_sentence_goes_to_the_part_after_or_before_and_stays_chosen),
        FRONT_TEST(each_move_is_a_step_that_can_be_undone_and_is_kept),
        FRONT_TEST(moving_up_and_down_passes_over_empty_parts),
        FRONT_TEST(enter_leads_to_the_sentence_in_the_walk),
        FRONT_TEST(the_review_has_it_too),
        FRONT_TEST(undo_after_the_cut_puts_the_text_together_again),
        FRONT_TEST(nothing_written_yet_does_no_harm),
        FRONT_TEST(it_fits_the_smallest_window),
        FRONT_TEST(in_a_small_window_no_word_of_the_head_is_cut),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
