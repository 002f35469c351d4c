/* The walk: writing section by section, remarks on a pause, everything kept. */
#include "front_fixture.h"

#include "tui/walk.h"

#include "base/file.h"

#include <errno.h>

static void each_section_shows_what_it_asks_and_a_tip(void **state) {
    Front *front = *state;
    begin_walk(front);
    assert_seen("Where were you, what was being done");
    assert_seen("Tip: ");
    assert_seen("about 0:00 so far of 2–3 min");
    assert_seen("0 of 8 parts ready");
    press(front, "<Tab><Tab>");
    assert_seen("▸ Action");
    assert_seen("at which point did it go wrong?");
}

static void the_steps_are_shown_in_their_three_acts(void **state) {
    Front *front = *state;
    begin_walk(front);
    int choose = window_find("Choose"), happened = window_find("What happened"), taught = window_find("What it taught");
    assert_true(0 < choose && choose < happened && happened < taught);
    assert_int_equal(window_find("▸ Situation"), happened + 1);
    assert_int_equal(window_find("· Root cause"), taught + 1);
}

static void remarks_come_on_a_pause_and_not_while_typing(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<Tab><Tab>I made a plan. I never asked the two designers what else was on their desks.");
    assert_not_seen("✓ Good");
    rest(front);
    assert_seen("✓ Good: you name the point where it went wrong: “");
    assert_seen("desks”"); /* the whole clause, on a second row where there is one */
}

static void a_part_is_praised_for_what_it_is_about_and_not_for_what_it_is_not_asked(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "I drive a lorry for a building merchant in Kent. Last autumn I had plasterboard for a small builder in "
                 "Ashford, booked for eight in the morning because he had four plasterers starting at half eight. I got "
                 "there at twenty to twelve. For me that is a failure: the lads stood around a whole morning, and it was "
                 "down to me.<Tab>I had six drops that day and it was my job to plan the order the night before and get "
                 "the timed one, Ashford, there by eight.");
    rest(front);
    assert_seen("▸ Task");
    assert_seen("✓ Good: you say by when, how good, or for whom");
    press(front, "<C-a><C-k>That same day I rang the customer and apologised.");
    rest(front);
    assert_not_seen("put it right");
}

static void a_part_too_thin_for_its_share_is_not_ready(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<Tab><Tab>I never asked the two designers.");
    rest(front);
    assert_seen("0 of 8 parts ready");
    press(front,
          " On Wednesday I saw that they were finishing another launch, and I stayed late and patched the layouts.");
    rest(front);
    assert_seen("1 of 8 parts ready");
}

static void a_key_that_changes_letters_says_so_and_how_to_undo_it(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "I Asked Kwame<Home><A-l>");
    assert_seen("i Asked Kwame");
    assert_seen("In small letters. Alt-U undoes it.");
    press(front, "<A-u>");
    assert_seen("I Asked Kwame");
    press(front, "<A-g><A-g>");
    assert_seen("In capitals.");
}

static void letters_changed_before_a_crash_are_undone_after_it(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "I asked Kwame<A-b><A-g>");
    assert_seen("I asked KWAME");
    kill_and_reopen(front);
    press(front, "<Enter>");
    assert_seen("I asked KWAME");
    press(front, "<A-u>");
    assert_seen("I asked Kwame");
    press(front, "<A-r>");
    assert_seen("I asked KWAME");
}

/* The whole is what counts: the walk says no less than the review does. */
static void an_answer_that_is_ready_is_called_so_though_a_part_is_thin(void **state) {
    Front *front = *state;
    begin_walk(front);
    paste_model(front);
    Report *report = (Report *)practice_judge(front->app->practice, JUDGE_DRAFTING);
    assert_int_equal(walk_ready_count(report), report->shape->section_count);
    report->readiness = READY;
    report->sections[report->shape->section_count - 1].ready = false;
    resize(front, 24, 80);
    assert_seen("ready · 1 of 8 parts could be better");
    assert_not_seen("7 of 8 parts ready");
}

static void the_panel_beside_the_text_touches_neither_words_nor_rules(void **state) {
    Front *front = *state;
    begin_walk(front);
    resize(front, 40, 120);
    press(front, "<C-t>");
    assert_seen("─── │");
    assert_not_seen("─│");
}

static void what_a_section_must_answer_stands_above_it(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<Tab><Tab>I never asked them.<Tab><Tab>");
    assert_seen("▸ Root cause");
    assert_seen("You said under Action: I never asked them.");
}

static void the_learning_meter_comes_with_the_third_act(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "We printed the wrong date.");
    rest(front);
    assert_not_seen("learning 0%");
    press(front, "<Tab><Tab><Tab><Tab>");
    assert_seen("learning 0%, to be at least 50%");
}

/* The model with more told of what happened: each part is ready for itself, and learning is under half. */
static void all_parts_ready_and_learning_too_short_is_told_in_every_window(void **state) {
    Front *front = *state;
    begin_walk(front);
    paste_model(front);
    assert_seen("8 of 8 parts ready");
    press(front, "<A-a>");
    paste(front, "Today I pay attention to silence much earlier. Whenever I plan a change, I first ask how I'll know "
                 "that it has reached people.");
    press(front, "<C-p><C-p><C-p><C-p><C-p>");
    paste(front,
          " On the Wednesday I drove to the two outer rooms, hung the new hours on both doors, and had the phone "
          "greeting spoken anew by a colleague whose voice the older patients know.");
    press(front, "<Tab>");
    paste(front, " Then I brewed coffee for those who came early, and I carried the chairs back to the hall.");
    rest(front);
    assert_seen("all 8 parts ready, learning too short");
    press(front, "<Tab><Tab><Tab><Tab>");
    assert_seen("▸ Close");
    assert_not_seen("shows the whole answer");
    assert_seen("Next: Tab goes to ");
    assert_seen("to say more there.");
    press(front, "<C-o>");
    assert_seen("Why it matters");
    press(front, "<Esc><Tab>");
    assert_not_seen("▸ Close");
    assert_true(!window_has("The whole answer, as it will be said"));
    front->app->settings.numbers = true;
    press(front, "<C-l>");
    assert_seen("points · learning too short");
    assert_seen("so far of 2–3 min ▕██");
    resize(front, 20, 60);
    assert_seen(" learning too short");
    resize(front, 40, 120);
    assert_seen("points · all 8 parts ready, learning too short");
}

static void all_parts_ready_lead_to_the_review_from_any_part(void **state) {
    Front *front = *state;
    begin_walk(front);
    paste_model(front);
    press(front, "<C-p><C-p><C-p>");
    rest(front);
    assert_seen("8 of 8 parts ready");
    assert_not_seen("▸ Close");
    assert_seen("Next: Ctrl-R shows the whole answer as it will be said.");
}

static void what_was_said_earlier_is_cut_behind_a_word(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front,
          "<Tab><Tab>I counted the crates of the late delivery twice over, and the misunderstandings of the morning "
          "shift were in them all the same.<Tab><Tab>");
    assert_seen("▸ Root cause");
    assert_seen("the misunderstandings of the…");
}

/* The failure question's good examples are a kitchen fitter's, its model a clinic's front desk. */
static void the_example_follows_the_job_applied_for(void **state) {
    Front *front = *state;
    press(front, "<Enter>The order<Tab><C-t>");
    assert_seen("A good one");
    assert_not_seen("physiotherapy");
    press(front, "<Esc><C-p><Up><Down><Down><Down><Down><Down><Down>nurse<Enter><C-t>");
    assert_seen("Near to the job you apply for");
    assert_seen("physiotherapy");
    assert_seen("A good one from another job");
    press(front, "<Esc><C-p><Up><Down><Down><Down><Down><Down><Down>joiner<Enter><C-t>");
    assert_not_seen("Near to the job you apply for");
    assert_seen("lead fitter");
}

static void why_tells_the_reason_and_what_to_do(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<Tab><Tab><Tab><Tab>It went wrong because my manager failed to plan.");
    rest(front);
    assert_seen("Next: ");
    press(front, "<C-o>");
    assert_seen("Why it matters");
    assert_seen("What to do");
    press(front, "<Esc>");
    assert_seen("my manager failed to plan.");
}

static void an_example_lies_one_key_away_and_the_cursor_stays(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "abc<Left><C-t>");
    assert_seen("A good one");
    assert_seen("The difference");
    press(front, "<Esc>X");
    assert_seen("abXc");
}

static void esc_never_loses_text(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "Not to be lost<Esc>");
    kill_and_reopen(front);
    press(front, "<Enter>");
    assert_seen("Not to be lost");
}

static void a_pause_keeps_everything_and_reopening_goes_to_the_place(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<Tab><Tab>one two<C-Left>");
    rest(front);
    assert_seen("all kept");
    kill_and_reopen(front);
    press(front, "<Enter>X");
    assert_seen("▸ Action");
    assert_seen("one Xtwo");
}

static void undo_goes_back_over_sections_and_redo_again(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "first<Tab>second<A-u>");
    assert_not_seen("second");
    press(front, "<A-u>");
    assert_seen("▸ Situation");
    press(front, "<A-r>");
    assert_seen("first");
}

static void a_paste_goes_into_the_text_with_all_its_lines(void **state) {
    Front *front = *state;
    begin_walk(front);
    paste(front, "one\ntwo\tthree\nfour");
    assert_seen("one");
    assert_seen("four");
    assert_seen("▸ Situation");
}

static void the_way_back_leads_to_the_story(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<Tab><C-p>");
    assert_seen("▸ Situation");
    press(front, "<C-p>");
    assert_seen("Which failure will you tell?");
    press(front, "<Tab>");
    assert_seen("▸ Situation");
}

static int64_t now;

static int64_t scripted_clock(void) {
    return now;
}

static void who_types_without_a_pause_is_kept_every_few_seconds(void **state) {
    Front *front = *state;
    begin_walk(front);
    rest(front);
    front->app->milliseconds = scripted_clock;
    now = 1000;
    assert_false(loop_keep_up(front->loop)); /* nothing was written */
    press(front, "typed on");
    assert_false(loop_keep_up(front->loop));
    now += 5000;
    assert_false(loop_keep_up(front->loop));
    press(front, " and on");
    now += 1;
    assert_true(loop_keep_up(front->loop));
    assert_false(draft_is_changed(front->app->practice->draft));
    press(front, " and on");
    assert_false(loop_keep_up(front->loop)); /* the next few seconds begin now */
}

static ssize_t write_to_full_disk(int fd, const void *data, size_t size) {
    (void)fd, (void)data, (void)size;
    errno = ENOSPC;
    return -1;
}

static void a_full_disk_is_said_and_the_text_stays(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "kept before ");
    rest(front);
    FileSystem broken = file_system_real;
    broken.write = write_to_full_disk;
    file_system_use(&broken);
    press(front, "written now");
    rest(front);
    assert_seen("NOT KEPT");
    assert_seen("Not kept: the disk is full. Your words stay on this screen.");
    press(front, "<Esc><Esc>"); /* the message goes; what can't be kept is not left */
    assert_seen("Not kept: the disk is full.");
    assert_seen("kept before written now");
    press(front, "<C-q>"); /* nor does the first wish to quit, however long ago the disk ran full */
    assert_seen("Ctrl-Q again leaves without the last ones.");
    press(front, "<Left><C-q>");
    assert_seen("Ctrl-Q again leaves without the last ones.");
    assert_false(loop_is_done(front->loop));
    press(front, "<C-q>");
    assert_true(loop_is_done(front->loop));
    file_system_use(NULL);
    kill_and_reopen(front);
    press(front, "<Enter>");
    assert_seen("kept before");
    assert_not_seen("written now");
}

static void the_text_can_be_read_in_the_smallest_window(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    begin_walk(front);
    press(front, "I made a plan for the week and shared it the same day.");
    rest(front);
    assert_seen("I made a plan for the week and shared");
    assert_seen("· Close");
    assert_seen("parts ready");
    press(front, "<Tab><Tab><Tab><Tab>"); /* the balance takes a row: the first heading gives way, no part does */
    assert_seen("▸ Root cause");
    assert_seen("✓ your story");
    assert_seen("· Close");
}

static void a_window_too_small_says_so_and_comes_back(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "some words");
    resize(front, 12, 40);
    assert_seen("This window is 40×12.");
    press(front, " more");
    resize(front, 24, 80);
    assert_seen("some words more");
}

static void a_very_long_text_scrolls_with_the_cursor(void **state) {
    Front *front = *state;
    begin_walk(front);
    for (int i = 0; i < 60; i++)
        press(front, "word word word word<Enter>");
    press(front, "last line");
    assert_seen("last line");
    press(front, "<C-Home>first ");
    assert_seen("first word");
}

static void why_opens_its_page_without_a_remark_too(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<C-o>");
    assert_seen("Write as you would say it.");
    assert_seen("What helps");
    press(front, "<Esc>On the Tuesday before the launch I led a team of four, and the page had to be live by nine.");
    rest(front);
    assert_seen("▸ Situation");
    press(front, "<C-o>");
    assert_seen("What helps");
    press(front, "<Esc>");
    assert_seen("▸ Situation");
}

static void esc_clears_a_message_before_it_leaves_the_walk(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<A-r>");
    assert_seen("There is nothing to do again.");
    press(front, "<Esc>words");
    assert_not_seen("There is nothing to do again.");
    assert_seen("▸ Situation");
    assert_seen("words");
    press(front, "<Esc>");
    assert_seen("Drafts");
}

static void a_whole_story_in_the_first_part_is_offered_to_be_cut(void **state) {
    Front *front = *state;
    begin_walk(front);
    for (int i = 0; i < 3; i++)
        paste(front, "On the Tuesday I led a team of four, and I never asked the two designers how long it takes. ");
    rest(front);
    assert_not_seen("This seems to hold more");
    for (int i = 0; i < 3; i++)
        paste(front,
              "On the Wednesday I found that they needed two days more, and the customer waited until the Friday. ");
    rest(front);
    assert_seen("This seems to hold more than Situation. Next: Alt-W puts it in");
    resize(front, 20, 60);
    assert_non_null(strstr(window_text(), "into the parts.")); /* to its end, whatever there is to praise */
    press(front, "<Tab>A sentence of another part.<C-p>");
    assert_not_seen("This seems to hold more than Situation.");
}

static void the_history_opens_from_the_walk(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "some words<C-s><A-h>");
    assert_seen("History");
    press(front, "<Esc>");
    assert_seen("▸ Situation");
}

static void what_was_said_before_stands_in_one_piece(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "We counted.<Enter><Enter>It was late.<Tab>");
    assert_seen("You said under Situation: We counted. It was late.");
}

static void steps_are_named_whole_in_the_smallest_window(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    begin_walk(front);
    assert_seen("· Applied since │");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(letters_changed_before_a_crash_are_undone_after_it),
        FRONT_TEST(each_section_shows_what_it_asks_and_a_tip),
        FRONT_TEST(the_steps_are_shown_in_their_three_acts),
        FRONT_TEST(remarks_come_on_a_pause_and_not_while_typing),
        FRONT_TEST(a_part_is_praised_for_what_it_is_about_and_not_for_what_it_is_not_asked),
        FRONT_TEST(a_part_too_thin_for_its_share_is_not_ready),
        FRONT_TEST(a_key_that_changes_letters_says_so_and_how_to_undo_it),
        FRONT_TEST(an_answer_that_is_ready_is_called_so_though_a_part_is_thin),
        FRONT_TEST(the_panel_beside_the_text_touches_neither_words_nor_rules),
        FRONT_TEST(what_a_section_must_answer_stands_above_it),
        FRONT_TEST(the_learning_meter_comes_with_the_third_act),
        FRONT_TEST(all_parts_ready_and_learning_too_short_is_told_in_every_window),
        FRONT_TEST(all_parts_ready_lead_to_the_review_from_any_part),
        FRONT_TEST(what_was_said_earlier_is_cut_behind_a_word),
        FRONT_TEST(the_example_follows_the_job_applied_for),
        FRONT_TEST(why_tells_the_reason_and_what_to_do),
        FRONT_TEST(an_example_lies_one_key_away_and_the_cursor_stays),
        FRONT_TEST(esc_never_loses_text),
        FRONT_TEST(a_pause_keeps_everything_and_reopening_goes_to_the_place),
        FRONT_TEST(undo_goes_back_over_sections_and_redo_again),
        FRONT_TEST(a_paste_goes_into_the_text_with_all_its_lines),
        FRONT_TEST(the_way_back_leads_to_the_story),
        FRONT_TEST(who_types_without_a_pause_is_kept_every_few_seconds),
        FRONT_TEST(a_full_disk_is_said_and_the_text_stays),
        FRONT_TEST(the_text_can_be_read_in_the_smallest_window),
        FRONT_TEST(a_window_too_small_says_so_and_comes_back),
        FRONT_TEST(a_very_long_text_scrolls_with_the_cursor),
        FRONT_TEST(why_opens_its_page_without_a_remark_too),
        FRONT_TEST(esc_clears_a_message_before_it_leaves_the_walk),
        FRONT_TEST(a_whole_story_in_the_first_part_is_offered_to_be_cut),
        FRONT_TEST(the_history_opens_from_the_walk),
        FRONT_TEST(what_was_said_before_stands_in_one_piece),
        FRONT_TEST(steps_are_named_whole_in_the_smallest_window),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
