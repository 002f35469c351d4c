/* Search over all parts of the answer, in the walk and in the review. */
#include "front_fixture.h"

/* Three parts: "plan" stands in the first, twice, and in the third. */
static void write_parts(Front *front) {
    begin_walk(front);
    press(front, "A plan, a small plan.<Tab>A goal.<Tab>Then the Plan broke.<C-p><C-p><C-Home>");
    assert_seen("▸ Situation");
}

static void each_letter_goes_to_the_nearest_hit(void **state) {
    Front *front = *state;
    write_parts(front);
    press(front, "<A-s>");
    assert_seen("Search in the answer");
    press(front, "pl");
    assert_seen("1 of 3");
    press(front, "an br");
    assert_seen("1 of 1");
    assert_seen("▸ Action");
    press(front, "<Back><Back><Back>");
    assert_seen("▸ Situation");
    assert_seen("1 of 3");
}

static void next_and_previous_go_over_the_parts_and_round_with_a_word(void **state) {
    Front *front = *state;
    write_parts(front);
    press(front, "<A-s>plan<Down>");
    assert_seen("2 of 3");
    press(front, "<Down>");
    assert_seen("3 of 3");
    assert_seen("▸ Action");
    press(front, "<Down>");
    assert_seen("1 of 3, from the start again");
    assert_seen("▸ Situation");
    press(front, "<Up>");
    assert_seen("3 of 3, from the end again");
}

static void enter_stays_at_the_hit_and_esc_goes_back(void **state) {
    Front *front = *state;
    write_parts(front);
    press(front, "<Right><Right><A-s>broke<Esc>X");
    assert_seen("A Xplan");
    press(front, "<A-s>broke<Enter>X");
    assert_seen("the Plan Xbroke");
}

static void a_capital_is_looked_for_as_one(void **state) {
    Front *front = *state;
    write_parts(front);
    press(front, "<A-s>Plan");
    assert_seen("1 of 1");
    assert_seen("▸ Action");
}

static void what_is_not_there_is_said_and_moves_nothing(void **state) {
    Front *front = *state;
    write_parts(front);
    press(front, "<A-s>plan");
    assert_seen("Down next");
    press(front, "<C-u>nobody");
    assert_seen("not found");
    assert_not_seen("Down next");
    assert_not_seen("Enter stay here");
    press(front, "<Enter>X");
    assert_seen("XA plan");
}

static void the_last_search_goes_on_without_the_box(void **state) {
    Front *front = *state;
    write_parts(front);
    press(front, "<A-s>plan<Enter><A-n>");
    assert_seen("“plan”: 2 of 3");
    press(front, "<A-n>");
    assert_seen("▸ Action");
    press(front, "<A-n>");
    assert_seen("“plan”: 1 of 3, from the start again");
    press(front, "<A-p>");
    assert_seen("from the end again");
}

static void without_a_last_search_the_box_opens(void **state) {
    Front *front = *state;
    write_parts(front);
    press(front, "<A-n>");
    assert_seen("Search in the answer");
}

static void what_was_searched_last_stands_there_to_be_typed_over(void **state) {
    Front *front = *state;
    write_parts(front);
    press(front, "<A-s>plan<Enter><A-s>");
    assert_seen("1 of 3");
    press(front, "g");
    assert_seen("1 of 1");
    assert_seen("▸ Task");
}

static attr_t attributes_of(const char *text, const char *word) {
    int row = window_find(text);
    const char *line = window_row(row);
    int column = 0;
    for (const char *at = line; at < strstr(line, word); at++)
        column += ((unsigned char)*at & 0xC0) != 0x80;
    cchar_t cell;
    wchar_t characters[CCHARW_MAX + 1];
    attr_t attributes;
    short pair;
    mvwin_wch(stdscr, row, column, &cell);
    getcchar(&cell, characters, &attributes, &pair, NULL);
    return attributes & (A_REVERSE | A_UNDERLINE);
}

static void hits_are_told_apart_without_colours(void **state) {
    Front *front = *state;
    write_parts(front);
    press(front, "<A-s>plan");
    assert_int_equal(attributes_of("A plan, a", "plan, a"), A_REVERSE);
    assert_int_equal(attributes_of("A plan, a", "plan."), A_UNDERLINE);
    assert_int_equal(attributes_of("A plan, a", "small"), 0);
}

static void the_review_is_searched_too(void **state) {
    Front *front = *state;
    write_parts(front);
    press(front, "<C-r>/plan");
    assert_seen("1 of 3");
    assert_int_equal(attributes_of("A plan, a", "plan, a"), A_REVERSE);
    press(front, "<Down><Down>");
    assert_int_equal(attributes_of("the Plan", "Plan"), A_REVERSE);
    press(front, "<Enter>");
    assert_int_equal(attributes_of("the Plan", "Plan"), A_REVERSE);
    press(front, "<A-n>");
    assert_seen("“plan”: 1 of 3, from the start again");
    press(front, "/nobody");
    assert_seen("not found");
    press(front, "<Esc>");
    assert_not_seen("Search in the answer");
}

static void it_fits_the_smallest_window(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    write_parts(front);
    press(front, "<A-s>plan<Up>");
    assert_seen("3 of 3, from the end again");
    assert_seen("Then the Plan broke.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(each_letter_goes_to_the_nearest_hit),
        FRONT_TEST(next_and_previous_go_over_the_parts_and_round_with_a_word),
        FRONT_TEST(enter_stays_at_the_hit_and_esc_goes_back),
        FRONT_TEST(a_capital_is_looked_for_as_one),
        FRONT_TEST(what_is_not_there_is_said_and_moves_nothing),
        FRONT_TEST(the_last_search_goes_on_without_the_box),
        FRONT_TEST(without_a_last_search_the_box_opens),
        FRONT_TEST(what_was_searched_last_stands_there_to_be_typed_over),
        FRONT_TEST(hits_are_told_apart_without_colours),
        FRONT_TEST(the_review_is_searched_too),
        FRONT_TEST(it_fits_the_smallest_window),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
