/* Rehearsals, from the count-in to the take that is kept, on a clock of the test's own. */
#include "front_fixture.h"

#include "tui/takes.h"

#include <math.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static int64_t milliseconds;

static int64_t scripted_clock(void) {
    return milliseconds;
}

/* So many seconds pass, a quarter at a time, as in the loop. */
static void wait_seconds(Front *front, double seconds) {
    for (int i = 0; i < (int)(seconds * 4); i++) {
        milliseconds += 250;
        loop_event(front->loop, &(Event){.kind = EVENT_PAUSE});
    }
    loop_draw(front->loop);
}

static void go_to_rehearsal(Front *front) {
    milliseconds = 1000;
    front->app->milliseconds = scripted_clock;
    begin_walk(front);
    paste_model(front);
    press(front, "<C-r>r");
}

static void start(Front *front) {
    press(front, " ");
    wait_seconds(front, 3);
}

/* All parts, each said in so many seconds. */
static void say_all(Front *front, double seconds) {
    for (size_t i = 0; i < front->app->practice->shape->section_count; i++) {
        wait_seconds(front, seconds);
        press(front, " ");
    }
}

static Takes takes_of(Front *front) {
    Takes takes = {0};
    Error error = {0};
    assert_true(draft_takes(front->app->practice->draft, front->app->arena, &takes, &error));
    return takes;
}

static void a_take_far_shorter_than_its_text_is_told_so_to_the_end(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    say_all(front, 1);
    assert_seen("Said in 0:08, and the text takes about 2:39: too fast to have been said");
    assert_not_seen("too fast to be aloud"); /* once is enough */
    press(front, "3");
    assert_not_seen("was too fast to have been said aloud");
    assert_seen("How fast you speak is not known yet");
    assert_not_seen("less time than most people");
    assert_true(front->app->settings.pace == 1);
    press(front, "v");
    assert_seen("was too fast to have been said aloud");
    assert_seen("not counted");
    assert_seen("No whole take said aloud yet.");
    resize(front, 20, 60);
    assert_seen("not counted · felt all right");
}

/* Else a pace that was learned once would be learned again from itself. */
static void a_take_is_kept_with_what_its_text_takes_at_pace_1(void **state) {
    Front *front = *state;
    for (size_t i = 0; i < 2; i++) {
        front->app->settings.pace = i == 0 ? 1 : 1.25;
        if (i == 0)
            go_to_rehearsal(front);
        else
            press(front, "r");
        start(front);
        say_all(front, 15);
        press(front, "3");
    }
    const Takes takes = takes_of(front);
    assert_int_equal(takes.count, 2);
    assert_true(takes.items[0].estimate > 60);
    assert_true(fabs(takes.items[1].estimate - takes.items[0].estimate) < 0.2);
}

static void a_text_too_short_is_told_apart_from_speaking_too_fast(void **state) {
    Front *front = *state;
    milliseconds = 1000;
    front->app->milliseconds = scripted_clock;
    begin_walk(front);
    press(front, "I led a team of four, and on the Tuesday before the launch we had no page to show at all.<C-r>r");
    assert_seen("1 part, about");
    start(front);
    wait_seconds(front, 7);
    press(front, " ");
    assert_seen("It is the text that is too short: write about 1:5");
    assert_seen("room for more"); /* the walk does not call the part thin */
    assert_not_seen(" under");
}

static void it_is_said_what_happens_before_it_begins(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    assert_seen("Say it aloud");
    assert_seen("aim for 2:00 to 3:00");
    assert_seen("Not said aloud yet.");
    assert_seen("Space start");
    press(front, "v");
    assert_seen("No whole take said aloud yet.");
    assert_not_seen("u drop this take"); /* there is none */
    press(front, "<Esc>");
    wait_seconds(front, 5);
    assert_seen("Space starts, after a count of three.");
}

static void a_draft_without_words_is_not_rehearsed(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<C-r>r");
    assert_seen("There is nothing to say aloud yet.");
}

static void three_two_one_comes_before_the_first_part(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    press(front, " ");
    assert_seen("3 · breathe; Situation comes first");
    wait_seconds(front, 1);
    assert_seen("2 · breathe");
    wait_seconds(front, 1);
    assert_seen("1 · breathe");
    wait_seconds(front, 1);
    assert_seen("Situation · 1 of 8");
    assert_seen("0:00 in all");
}

static void cue_words_are_shown_and_the_text_on_a_key(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    Error error = {0};
    const char *said = bank_guide(front_bank(), "failure", &error)->model.sections[0].text;
    char words[24] = {0};
    memcpy(words, said, 20);
    assert_not_seen(words);
    press(front, "t");
    assert_seen(words);
    press(front, "t");
    assert_not_seen(words);
}

static void the_name_of_a_part_is_no_cue_in_it_and_what_was_left_undone_is(void **state) {
    Front *front = *state;
    milliseconds = 1000;
    front->app->milliseconds = scripted_clock;
    begin_walk(front);
    press(front,
          "<Tab><Tab><Tab><Tab>The root cause was mine. I never asked the printing firm how long they needed for "
          "our letters, for I took their standard time for granted.<C-r>r");
    start(front);
    assert_seen("Root cause · 1 of 1");
    assert_seen("never asked the printing firm");
    assert_not_seen("root cause");
}

static void a_bar_fills_and_being_behind_is_said_in_words_and_sign(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    assert_seen("on time");
    wait_seconds(front, 8);
    assert_seen("0:10 left of 0:18 · your text takes about");
    assert_seen("0:08/0:18");
    assert_seen("said/target");
    assert_seen("on time");
    wait_seconds(front, 17);
    assert_seen("0:07 over the 0:18 · your text takes about");
    assert_seen("behind by 0:07");
    press(front, " ");
    assert_seen("Task · 2 of 8");
    wait_seconds(front, 1);
    press(front, " ");
    assert_seen("✓ Task");
    assert_not_seen("behind by 0:07");
}

/* Half a second said of nine: 0:01 said and 0:09 left would be ten. */
static void what_is_said_and_what_is_left_add_up_to_the_target(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    press(front, " ");
    wait_seconds(front, 0.75);
    assert_seen("0:00/0:09");
    assert_seen("0:09 left of 0:09");
}

static void who_is_quicker_than_planned_is_ahead(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    wait_seconds(front, 8);
    press(front, " ");
    assert_seen("ahead by 0:10");
}

static void a_whole_rehearsal_is_kept_with_its_seconds_and_how_it_felt(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    say_all(front, 18);
    assert_seen("Said in 2:24: within the time.");
    assert_seen("How did it feel?");
    assert_int_equal(takes_of(front).count, 0);
    press(front, "3");
    assert_seen("This take is kept.");
    Takes takes = takes_of(front);
    assert_int_equal(takes.count, 1);
    assert_true(takes.items[0].complete);
    assert_int_equal(takes.items[0].felt, 3);
    assert_int_equal(takes.items[0].section_count, front->app->practice->shape->section_count);
    assert_true(fabs(takes.items[0].seconds - 18.0 * (double)takes.items[0].section_count) < 0.2);
    assert_string_equal(takes.items[0].sections[0].id, "situation");
    assert_true(takes.items[0].estimate > 60);
}

static void how_it_felt_may_be_left_open(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    say_all(front, 16);
    press(front, "  ");
    assert_seen("How did it feel?");
    press(front, "<Enter>");
    assert_int_equal(takes_of(front).items[0].felt, FELT_UNSAID);
}

static void the_pace_learned_is_in_every_estimate_thereafter_and_dropped_with_the_take(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    const Report *wide = practice_judge(front->app->practice, JUDGE_FINAL);
    double before = wide->seconds, spread = wide->seconds_high / wide->seconds_low;
    start(front);
    say_all(front, 28);
    press(front, "2");
    double pace = front->app->settings.pace;
    const Report *narrow = practice_judge(front->app->practice, JUDGE_FINAL);
    assert_true(narrow->seconds_high / narrow->seconds_low < spread);
    assert_true(pace > 1.02);
    assert_int_equal(front->app->settings.takes, 1);
    assert_seen("longer than most people");
    double after = practice_judge(front->app->practice, JUDGE_FINAL)->seconds;
    assert_true(fabs(after / before - pace) < 0.01);
    press(front, "u");
    assert_seen("This take is dropped");
    assert_int_equal(takes_of(front).count, 0);
    assert_true(fabs(practice_judge(front->app->practice, JUDGE_FINAL)->seconds - before) < 0.01);
    press(front, "<A-u>");
    assert_int_equal(takes_of(front).count, 1);
    assert_true(fabs(front->app->settings.pace - pace) < 0.001);
}

static void the_pace_is_still_known_at_the_next_start(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    say_all(front, 28);
    press(front, "2");
    double pace = front->app->settings.pace;
    kill_and_reopen(front);
    assert_true(fabs(front->app->settings.pace - pace) < 0.001);
}

static void the_clock_stands_while_it_is_paused(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    wait_seconds(front, 5);
    press(front, "p");
    assert_seen("Paused.");
    wait_seconds(front, 60);
    assert_seen("0:05 in all");
    press(front, " ");
    wait_seconds(front, 2);
    assert_seen("0:07 in all");
    assert_seen("Situation · 1 of 8");
}

static void the_clock_stands_under_a_page_that_lies_over_it(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    wait_seconds(front, 5);
    press(front, "<C-g>");
    milliseconds += 60000;
    press(front, "<Esc>");
    assert_seen("Paused.");
    assert_seen("0:05 in all");
}

static void a_part_said_again_begins_anew(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    wait_seconds(front, 10);
    press(front, " ");
    wait_seconds(front, 4);
    press(front, "b");
    assert_seen("This part from its beginning");
    wait_seconds(front, 2);
    assert_seen("0:12 in all");
    assert_seen("Task · 2 of 8");
}

static void space_pressed_too_early_is_taken_back(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    wait_seconds(front, 4);
    press(front, " ");
    wait_seconds(front, 2);
    press(front, "<Back>");
    assert_seen("Situation · 1 of 8");
    wait_seconds(front, 1);
    assert_seen("0:07 in all");
    assert_seen("0:07/0:18");
}

static void stopping_early_keeps_what_was_said_as_that(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    wait_seconds(front, 16);
    press(front, " ");
    wait_seconds(front, 5);
    press(front, "<Esc>");
    assert_seen("Stopped after 0:21.");
    assert_seen("not said this time");
    press(front, "1");
    Takes takes = takes_of(front);
    assert_int_equal(takes.count, 1);
    assert_false(takes.items[0].complete);
    assert_int_equal(takes.items[0].section_count, 2);
    assert_true(fabs(front->app->settings.pace - 1) < 0.001);
}

/* Else the first page would say that it was said aloud today. */
static void pressing_on_and_then_stopping_is_no_rehearsal(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    for (int i = 0; i < 3; i++) {
        wait_seconds(front, 1);
        press(front, " ");
    }
    press(front, "<Esc>");
    assert_seen("Stopped after 0:03: too fast to have been said aloud");
    press(front, "<Enter><Esc><Esc><Esc><Esc>");
    assert_seen("It was never said aloud yet");
    assert_not_seen("aloud today");
    assert_seen("Alt-R begins.");
}

static void a_rehearsal_stopped_with_its_first_words_is_not_called_said_aloud(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    wait_seconds(front, 3);
    press(front, "<Esc>");
    assert_seen("Stopped after 0:03. That counts as practice too.");
    press(front, "<Enter>");
    assert_not_seen("Alt-U undo"); /* nothing is dropped yet */
    press(front, "<Esc><Esc><Esc><Esc>");
    assert_seen("It was never said aloud yet");
}

static void cue_words_are_whole_in_a_small_window(void **state) {
    Front *front = *state;
    milliseconds = 1000;
    front->app->milliseconds = scripted_clock;
    begin_walk(front);
    press(front,
          "We were a team of four, and all of us were at it. It failed because twelve hundred appointment letters "
          "went out a week late.<C-r>r");
    resize(front, 20, 60);
    start(front);
    int row = window_find("twelve hundred");
    assert_true(row > 0);
    assert_non_null(strstr(window_row(row + 1), "appointment letters"));
}

static void stopping_before_a_word_was_said_keeps_nothing(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    press(front, "s");
    assert_seen("Nothing was said yet");
    press(front, "<Esc>");
    assert_seen("The whole answer");
    assert_int_equal(takes_of(front).count, 0);
}

static void a_program_made_to_leave_keeps_what_was_spoken(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    start(front);
    wait_seconds(front, 16);
    press(front, " ");
    wait_seconds(front, 4);
    loop_event(front->loop, &(Event){.kind = EVENT_LEAVE});
    milliseconds += 60000;
    kill_and_reopen(front);
    Arena *arena = arena_new();
    Takes takes = {0};
    Error error = {0};
    assert_true(store_takes(front->store, arena, &takes, &error));
    assert_int_equal(takes.count, 1);
    assert_false(takes.items[0].complete);
    assert_true(fabs(takes.items[0].seconds - 20) < 0.2);
    arena_free(arena);
}

static void a_take_that_cannot_be_kept_is_said_so_and_holds_nobody(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    Buffer path = {0};
    buffer_printf(&path, "%s/takes", store_drafts_folder(front->store));
    assert_int_equal(mkdir(buffer_string(&path), 0700), 0);
    buffer_printf(&path, "/%s.yaml", draft_id(front->app->practice->draft));
    assert_int_equal(mkdir(buffer_string(&path), 0700), 0);
    start(front);
    say_all(front, 18);
    press(front, "3");
    assert_not_seen("This take is kept.");
    assert_seen("cannot read");
    assert_int_equal(rmdir(buffer_string(&path)), 0);
    press(front, "<A-u>");
    assert_seen("This take is there again.");
    assert_int_equal(takes_of(front).items[0].felt, 3);
    press(front, "<Esc>");
    assert_seen("The whole answer");
    buffer_free(&path);
}

static void takes_are_plotted_against_the_band_with_the_trend_in_words(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    Error error = {0};
    const TakeSection whole = {"situation", 192, 0};
    const Take earlier = {.at = 1700000000,
                          .sections = &whole,
                          .section_count = 1,
                          .seconds = 192,
                          .estimate = 150,
                          .felt = 1,
                          .complete = true};
    assert_true(draft_take_add(front->app->practice->draft, &earlier, &error));
    start(front);
    say_all(front, 18);
    press(front, "4v");
    assert_seen("Your last 2 takes are getting shorter: from 3:12 to 2:24, within the time.");
    assert_seen("●3:12");
    assert_seen("●2:24");
    assert_true(window_find("●3:12") < window_find("3:00 ─"));
    assert_seen("felt hard");
    assert_seen("felt easy");
    press(front, "u");
    assert_seen("One whole take: 3:12");
    press(front, "<A-u>");
    assert_seen("getting shorter");
}

static void one_minute_read_aloud_tells_the_pace_at_once(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    press(front, "c");
    assert_seen("On the first warm Saturday");
    press(front, " ");
    assert_seen("The clock runs.");
    milliseconds += 4000;
    press(front, " ");
    assert_seen("too short for the whole text");
    press(front, " ");
    milliseconds += 80000;
    press(front, " ");
    assert_seen("You read it in 1:20");
    assert_true(front->app->settings.pace > 1.05);
    assert_int_equal(front->app->settings.takes, 1);
    assert_true(take_is_reading(&takes_of(front).items[0]));
    press(front, "u");
    assert_true(fabs(front->app->settings.pace - 1) < 0.001);
    press(front, "<A-u><Esc>");
    assert_seen("Say it aloud");
    press(front, "v");
    assert_seen("No whole take said aloud yet.");
    assert_seen("one-minute reading");
}

static void it_fits_every_window(void **state) {
    Front *front = *state;
    const int sizes[][2] = {{20, 60}, {24, 80}, {40, 120}};
    go_to_rehearsal(front);
    for (size_t i = 0; i < 3; i++) {
        resize(front, sizes[i][0], sizes[i][1]);
        assert_seen("Space starts");
    }
    start(front);
    for (size_t i = 0; i < 3; i++) {
        resize(front, sizes[i][0], sizes[i][1]);
        assert_seen("Situation · 1 of 8");
        assert_seen("0:00/0:18");
        assert_seen("0:00 in all");
        assert_seen("on time");
    }
    say_all(front, 18);
    for (size_t i = 0; i < 3; i++) {
        resize(front, sizes[i][0], sizes[i][1]);
        assert_seen("In all");
        assert_seen("1 hard");
    }
    press(front, "3v");
    for (size_t i = 0; i < 3; i++) {
        resize(front, sizes[i][0], sizes[i][1]);
        assert_seen("2:24");
        assert_seen("felt all right");
    }
}

static void from_the_list_of_drafts_a_draft_is_rehearsed_on_a_key(void **state) {
    Front *front = *state;
    go_to_rehearsal(front);
    press(front, "<Esc><Esc><Esc>");
    assert_seen("Drafts");
    press(front, "<A-r>");
    assert_seen("Say it aloud");
    press(front, "<Esc>");
    assert_seen("Drafts");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(a_rehearsal_stopped_with_its_first_words_is_not_called_said_aloud),
        FRONT_TEST(cue_words_are_whole_in_a_small_window),
        FRONT_TEST(the_name_of_a_part_is_no_cue_in_it_and_what_was_left_undone_is),
        FRONT_TEST(pressing_on_and_then_stopping_is_no_rehearsal),
        FRONT_TEST(a_take_far_shorter_than_its_text_is_told_so_to_the_end),
        FRONT_TEST(a_take_is_kept_with_what_its_text_takes_at_pace_1),
        FRONT_TEST(a_text_too_short_is_told_apart_from_speaking_too_fast),
        FRONT_TEST(it_is_said_what_happens_before_it_begins),
        FRONT_TEST(a_draft_without_words_is_not_rehearsed),
        FRONT_TEST(three_two_one_comes_before_the_first_part),
        FRONT_TEST(cue_words_are_shown_and_the_text_on_a_key),
        FRONT_TEST(a_bar_fills_and_being_behind_is_said_in_words_and_sign),
        FRONT_TEST(what_is_said_and_what_is_left_add_up_to_the_target),
        FRONT_TEST(who_is_quicker_than_planned_is_ahead),
        FRONT_TEST(a_whole_rehearsal_is_kept_with_its_seconds_and_how_it_felt),
        FRONT_TEST(how_it_felt_may_be_left_open),
        FRONT_TEST(the_pace_learned_is_in_every_estimate_thereafter_and_dropped_with_the_take),
        FRONT_TEST(the_pace_is_still_known_at_the_next_start),
        FRONT_TEST(the_clock_stands_while_it_is_paused),
        FRONT_TEST(the_clock_stands_under_a_page_that_lies_over_it),
        FRONT_TEST(a_part_said_again_begins_anew),
        FRONT_TEST(space_pressed_too_early_is_taken_back),
        FRONT_TEST(stopping_early_keeps_what_was_said_as_that),
        FRONT_TEST(stopping_before_a_word_was_said_keeps_nothing),
        FRONT_TEST(a_program_made_to_leave_keeps_what_was_spoken),
        FRONT_TEST(a_take_that_cannot_be_kept_is_said_so_and_holds_nobody),
        FRONT_TEST(takes_are_plotted_against_the_band_with_the_trend_in_words),
        FRONT_TEST(one_minute_read_aloud_tells_the_pace_at_once),
        FRONT_TEST(it_fits_every_window),
        FRONT_TEST(from_the_list_of_drafts_a_draft_is_rehearsed_on_a_key),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
