/* The history: states marked, compared, brought back. */
#include "front_fixture.h"

#include <stdio.h>

/* Two states of the first section, the second one unmarked; at the history. */
static void mark_and_go_on(Front *front) {
    begin_walk(front);
    press(front, "I ran the spring campaign for two stores.<C-s>");
    press(front, " It went out late.<C-r>h");
}

static void what_the_history_is_for_is_said_where_there_is_none(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "I ran it.<C-r>h");
    assert_seen("Nothing is marked yet.");
    assert_not_seen("bring back"); /* only keys that do something are named */
    press(front, "b<C-s>");
    rest(front);
    assert_seen(" · marked");
    assert_seen("Nothing has changed since then.");
    assert_not_seen("Choose an earlier one"); /* there is none */
    assert_not_seen("b bring back");
    assert_not_seen("m compare");
    press(front, "m");
    assert_seen("This is the only state yet. Ctrl-S in the text marks another one.");
    press(front, "<Esc>e More.<C-r>h");
    assert_seen("b bring back");
    assert_seen(" with now.");
    assert_not_seen("compares others");
}

static void a_marked_state_is_listed_with_when_words_time_readiness_and_why(void **state) {
    Front *front = *state;
    mark_and_go_on(front);
    assert_seen("today ");
    assert_seen("8 words");
    assert_seen("0:0");
    assert_seen("not yet · marked");
    assert_seen(" · marked");
    assert_seen("now it has 12 words");
}

static void in_a_small_window_it_is_said_whole_that_a_state_stands_now(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "I ran it.<C-s><C-r>h");
    assert_seen("marked, as it stands now");
    resize(front, 20, 60);
    assert_seen("marked, now");
}

static void each_column_stands_under_its_heading(void **state) {
    Front *front = *state;
    mark_and_go_on(front);
    const char *text = window_text();
    const char *heads = strstr(text, "When "), *row = strstr(text, "today ");
    assert_non_null(heads);
    assert_non_null(strstr(heads, "Length Aloud  Ready?    Why kept"));
    while (heads > text && heads[-1] != '\n')
        heads--;
    while (row > text && row[-1] != '\n')
        row--;
    size_t sign = strlen("▸") - 1; /* one column, more bytes */
    assert_int_equal(strstr(heads, "When ") - heads, strstr(row, "today ") - row - (int)sign);
    assert_int_equal(strstr(heads, "Ready?") - heads, strstr(row, "not yet") - row - (int)sign);
    assert_int_equal(strstr(heads, "Length") + 6 - heads, strstr(row, "words") + 5 - row - (int)sign);
}

static void an_answer_has_as_many_words_in_the_list_as_above_it(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "I knew that . And - so on<C-s><C-r>h");
    assert_seen("now it has 8 words");
    assert_seen(" 8 words ");
}

static void the_state_compared_with_is_not_compared_with_itself(void **state) {
    Front *front = *state;
    mark_and_go_on(front);
    press(front, "<C-s>");
    rest(front);
    press(front, "<Down>");
    assert_seen("Enter compares today ");
    press(front, "m<Left>");
    assert_not_seen("Enter compares today ");
    assert_seen("Choose another state");
}

/* The newest is mostly what was just marked: nothing is to be seen there. */
static void the_choice_begins_at_a_state_that_is_another_than_now(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "I ran it.<C-s> It went out late.<C-s><C-r>h");
    assert_seen("marked, as it stands now");
    const char *chosen = window_row(window_find("▸"));
    assert_non_null(strstr(chosen, " 3 words"));
    assert_null(strstr(chosen, "as it stands now"));
    press(front, "<Enter>");
    assert_seen("{+It went out late.+}");
    press(front, "<Esc><Up><Enter>");
    assert_seen("Nothing has changed since then.");
    press(front, "<Esc><Esc>e More.<C-r>h");
    assert_not_seen("as it stands now");
}

static void what_changed_since_is_shown_word_by_word_with_signs(void **state) {
    Front *front = *state;
    mark_and_go_on(front);
    press(front, "<Enter>");
    assert_seen("I ran the spring campaign for two stores. {+It went out");
    assert_seen("late.+}");
    assert_seen("[-taken out-]");
    assert_not_seen("Root cause");
    press(front, "<Esc>");
    assert_seen(" · marked");
}

static void two_marked_states_are_compared_from_the_older_to_the_newer(void **state) {
    Front *front = *state;
    mark_and_go_on(front);
    press(front, "<Esc><Esc><C-s>");
    for (int i = 0; i < 18; i++)
        press(front, "<Back>");
    press(front, "<C-r>h");
    press(front, "m<Down><Enter>");
    assert_seen("two stores. {+It went out");
    press(front, "<Esc><Up>m<Down>m<Up><Enter>");
    assert_seen("two stores. {+It went out");
}

static void a_state_brought_back_stands_and_what_stood_is_kept(void **state) {
    Front *front = *state;
    mark_and_go_on(front);
    press(front, "b");
    assert_seen("stands again. Alt-U undoes that.");
    Slice text = answer_text(front->app->practice->answer, 0);
    assert_true(slice_is(text, "I ran the spring campaign for two stores."));
    assert_true(window_find("▸") == window_find(" · marked"));
    press(front, "<Down>");
    assert_seen("stood before");
    press(front, "<A-u>");
    text = answer_text(front->app->practice->answer, 0);
    assert_true(slice_is(text, "I ran the spring campaign for two stores. It went out late."));
    press(front, "<Esc><Esc>");
    assert_seen("It went out late.");
}

static void a_state_that_cannot_be_read_is_listed_with_its_problem(void **state) {
    Front *front = *state;
    mark_and_go_on(front);
    press(front, "<Esc>");
    Buffer path = {0};
    Arena *arena = arena_new();
    Revisions revisions;
    Error error = {0};
    assert_true(draft_revisions(front->app->practice->draft, arena, &revisions, &error));
    buffer_printf(&path, "%s/history/%s/%s.yaml", store_drafts_folder(front->store),
                  draft_id(front->app->practice->draft), revisions.items[0].id);
    FILE *file = fopen(buffer_string(&path), "w");
    assert_non_null(file);
    fputs("words: [", file);
    fclose(file);
    press(front, "h");
    assert_seen("can't be read");
    press(front, "b");
    assert_true(slice_is(answer_text(front->app->practice->answer, 0),
                         "I ran the spring campaign for two stores. It went out late."));
    assert_seen(".yaml");
    buffer_free(&path);
    arena_free(arena);
}

static void a_fact_that_changed_is_shown_too(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "I ran it.<C-s>");
    Error error = {0};
    assert_true(practice_set_fact(front->app->practice, "when", "2025-04", &error));
    press(front, "<C-r>h<Enter>");
    assert_seen("[-2025-03-]{+2025-04+}");
}

static void it_fits_the_smallest_window_and_a_wide_one(void **state) {
    Front *front = *state;
    mark_and_go_on(front);
    resize(front, 20, 60);
    assert_seen("8 words");
    assert_seen("not yet");
    resize(front, 40, 120);
    press(front, "<Enter>");
    assert_seen("8 words");
    assert_seen("{+It went out");
}

static void from_the_list_of_drafts_the_history_opens_on_a_key(void **state) {
    Front *front = *state;
    mark_and_go_on(front);
    press(front, "<Esc><Esc><Esc>");
    press(front, "<A-h>");
    assert_seen(" · marked");
    press(front, "<Esc>");
    assert_seen("Drafts");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(the_choice_begins_at_a_state_that_is_another_than_now),
        FRONT_TEST(what_the_history_is_for_is_said_where_there_is_none),
        FRONT_TEST(a_marked_state_is_listed_with_when_words_time_readiness_and_why),
        FRONT_TEST(in_a_small_window_it_is_said_whole_that_a_state_stands_now),
        FRONT_TEST(each_column_stands_under_its_heading),
        FRONT_TEST(what_changed_since_is_shown_word_by_word_with_signs),
        FRONT_TEST(two_marked_states_are_compared_from_the_older_to_the_newer),
        FRONT_TEST(a_state_brought_back_stands_and_what_stood_is_kept),
        FRONT_TEST(a_state_that_cannot_be_read_is_listed_with_its_problem),
        FRONT_TEST(a_fact_that_changed_is_shown_too),
        FRONT_TEST(it_fits_the_smallest_window_and_a_wide_one),
        FRONT_TEST(from_the_list_of_drafts_the_history_opens_on_a_key),
        FRONT_TEST(an_answer_has_as_many_words_in_the_list_as_above_it),
        FRONT_TEST(the_state_compared_with_is_not_compared_with_itself),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
