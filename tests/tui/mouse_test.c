/* The mouse: a click chooses what was clicked on, or puts the cursor there. */
#include "front_fixture.h"

/* Clicks on the words, so many bytes into them. */
static void click(Front *front, const char *words, size_t into) {
    int row = window_find(words);
    if (row < 0)
        fail_msg("not on the screen: %s\n%s", words, window_text());
    const char *line = window_row(row);
    size_t before = (size_t)(strstr(line, words) - line) + into;
    int column = (int)canvas_columns((Slice){line, before});
    loop_event(front->loop, &(Event){.kind = EVENT_CLICK, .row = row, .column = column});
    loop_draw(front->loop);
}

static const char *fact(const Front *front, const char *key) {
    return answer_fact(front->app->practice->answer, key);
}

static void a_click_on_a_fact_goes_there_and_on_a_choice_takes_it(void **state) {
    Front *front = *state;
    press(front, "<Enter>The campaign");
    click(front, "What kind", 2);
    assert_seen("▸ What kind");
    click(front, "a planning slip", 4);
    assert_string_equal(fact(front, "kind"), "planning");
    assert_seen("▸ What kind");
    click(front, "In one line", 0);
    assert_seen("▸ In one line");
}

static void a_click_into_the_line_of_a_fact_puts_the_cursor_there(void **state) {
    Front *front = *state;
    press(front, "<Enter>The campaign");
    click(front, "campaign", 0);
    press(front, "spring ");
    assert_string_equal(fact(front, "title"), "The spring campaign");
    int row = window_find("The spring campaign");
    loop_event(front->loop, &(Event){.kind = EVENT_CLICK, .row = row, .column = 60}); /* behind its end */
    press(front, "!");
    assert_string_equal(fact(front, "title"), "The spring campaign!");
}

static void a_click_where_nothing_is_does_nothing(void **state) {
    Front *front = *state;
    press(front, "<Enter>The campaign");
    rest(front);
    char *before = strdup(window_text());
    loop_event(front->loop, &(Event){.kind = EVENT_CLICK, .row = 1, .column = 70});
    loop_event(front->loop, &(Event){.kind = EVENT_CLICK, .row = 23, .column = 79});
    loop_draw(front->loop);
    assert_string_equal(window_text(), before);
    free(before);
}

/* Whichever remark was looked at before: Enter opens the one whose words were clicked on. */
static void a_click_on_marked_words_goes_to_their_remark(void **state) {
    Front *front = *state;
    resize(front, 40, 100);
    begin_walk(front);
    press(front, "It was late. We communicated effectively.<C-r>a");
    press(front, "pp");
    click(front, "communicated effectively", 4);
    press(front, "<Enter>");
    assert_seen("│ \"communicated effectively\" says that you acted");
}

static void a_click_on_a_state_of_the_history_chooses_it(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "I ran it.<C-s>");
    press(front, " It went out late.<C-s>");
    press(front, "<C-r>h");
    assert_seen("3 words");
    click(front, "3 words", 0);
    press(front, "b");
    press(front, "<Esc><Esc>");
    assert_seen("I ran it.");
    assert_not_seen("It went out late.");
}

static int64_t milliseconds;

static int64_t scripted_clock(void) {
    return milliseconds;
}

static void wait_seconds(Front *front, int seconds) {
    for (int i = 0; i < seconds * 4; i++) {
        milliseconds += 250;
        loop_event(front->loop, &(Event){.kind = EVENT_PAUSE});
    }
    loop_draw(front->loop);
}

static void a_click_tells_how_a_rehearsal_felt(void **state) {
    Front *front = *state;
    milliseconds = 1000;
    front->app->milliseconds = scripted_clock;
    begin_walk(front);
    press(front, "I ran the spring campaign for two stores, and it went out late.<C-r>r");
    press(front, " ");
    wait_seconds(front, 3);
    wait_seconds(front, 10);
    press(front, " ");
    assert_seen("How did it feel?");
    click(front, "shaky", 2);
    assert_seen("This take is kept.");
    Takes takes = {0};
    Error error = {0};
    assert_true(draft_takes(front->app->practice->draft, front->app->arena, &takes, &error));
    assert_int_equal(takes.count, 1);
    assert_int_equal(takes.items[0].felt, 2);
    press(front, "v");
    click(front, "felt shaky", 0);
    assert_seen("felt shaky");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(a_click_on_a_fact_goes_there_and_on_a_choice_takes_it),
        FRONT_TEST(a_click_into_the_line_of_a_fact_puts_the_cursor_there),
        FRONT_TEST(a_click_where_nothing_is_does_nothing),
        FRONT_TEST(a_click_on_marked_words_goes_to_their_remark),
        FRONT_TEST(a_click_on_a_state_of_the_history_chooses_it),
        FRONT_TEST(a_click_tells_how_a_rehearsal_felt),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
