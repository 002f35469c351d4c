/* The review and the way from it to a file. */
#include "front_fixture.h"
#include "render/report_verdict.h"

#include <starcoach/render.h>

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void go_to_review(Front *front) {
    begin_walk(front);
    paste_model(front);
    press(front, "<Tab>");
}

static void the_whole_answer_comes_first_with_one_remark(void **state) {
    Front *front = *state;
    go_to_review(front);
    assert_seen("The whole answer, as it will be said");
    assert_seen("eady to say aloud.");
    assert_seen("aim for 2:00 to 3:00");
    assert_seen("Strongest: ");
    assert_not_seen("points");
}

/* Else the screen and `check` would praise different parts of one answer. */
static void the_strongest_is_the_part_that_a_report_names(void **state) {
    Front *front = *state;
    go_to_review(front);
    const Report *report = practice_judge(front->app->practice, JUDGE_FINAL);
    const Criterion *strongest = report_strongest(report);
    assert_non_null(strongest);
    Buffer line = {0};
    buffer_printf(&line, "(%s).", shape_section(report->shape, strongest->section)->label);
    assert_seen(buffer_string(&line));
    buffer_free(&line);
}

/* Else "aim for 2:00" would stand over "nothing stands against it", and nobody would know which holds. */
static void where_only_the_clock_can_tell_it_is_said_what_it_may_tell(void **state) {
    Front *front = *state;
    go_to_review(front);
    Report *report = (Report *)practice_judge(front->app->practice, JUDGE_FINAL);
    report->next = NULL;
    resize(front, 24, 80);
    assert_seen("Say it aloud, twice, with a clock.");
    report->seconds = 105;
    resize(front, 24, 80);
    assert_seen("room for one thing more");
    report->seconds = 190;
    resize(front, 24, 80);
    assert_seen("leave out");
}

/* "Ready to say aloud" over "aim for 2:00" would contradict itself. */
static void a_time_that_may_well_be_within_the_aim_is_told_as_that(void **state) {
    Front *front = *state;
    go_to_review(front);
    Report *report = (Report *)practice_judge(front->app->practice, JUDGE_FINAL);
    report->readiness = READY;
    report->seconds = 113;
    report->seconds_low = 96;
    report->seconds_high = 140;
    resize(front, 24, 80);
    assert_seen("Ready to say aloud.");
    assert_seen("about 1:53, between 1:36 and 2:20; near the aim, 2:00 to 3:00");
    assert_not_seen("aim for");
    press(front, "a");
    assert_seen("about 1:53; near the aim, 2:00 to 3:00");
}

static void before_a_word_is_written_nothing_is_measured(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<C-r>");
    assert_seen("nothing to say aloud yet; aim for 2:00 to 3:00");
    assert_seen("Would help most: begin Situation. Where were you");
    press(front, "a");
    assert_seen("Balance   nothing to weigh yet");
    assert_not_seen("0:00");
}

/* As the walk does. */
static void what_a_part_not_begun_asks_is_put_as_the_question_puts_it(void **state) {
    Front *front = *state;
    press(front, "<Tab>goal reach<Enter><Tab><C-r>");
    assert_seen("begin Situation. What were you doing, and why");
}

static void a_part_not_begun_says_whose_its_points_are(void **state) {
    Front *front = *state;
    front->app->settings.numbers = true;
    begin_walk(front);
    paste_model(front);
    press(front, "<A-a><Back>"); /* the last part, empty again */
    press(front, "<C-r>a");
    for (int i = 0; i < 30 && !window_has("Close: not begun yet."); i++)
        press(front, "n");
    assert_seen("Close: not begun yet. 1 of these points is for Completeness.");
    assert_seen("→ What do you pay more attention to now?");
    front->app->settings.numbers = false;
    resize(front, 24, 80);
    assert_seen("Close: not begun yet.");
    assert_not_seen("Completeness.");
}

static void in_a_small_window_the_text_makes_room_for_advice(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    begin_walk(front);
    press(front, "I was the shift lead in a small cafe.<C-r>");
    assert_seen("had to do, and the leaflets came late.\"");
    press(front, "a");
    assert_seen("had to do, and the leaflets came late.\"");
    assert_seen("Balance ");
}

static void on_a_key_there_are_all_remarks_bars_balance_and_time(void **state) {
    Front *front = *state;
    front->app->settings.numbers = true;
    begin_walk(front);
    press(front, "<C-r>a");
    assert_seen("Remark 1 of ");
    assert_seen("of 100 points.");
    assert_seen("Root cause");
    assert_seen("0/13");
    assert_seen("Balance");
    assert_seen("Time");
    press(front, "<Esc>");
    assert_seen("Would help most");
    press(front, "<Esc>");
    assert_seen("▸ Situation");
}

static void without_a_remark_or_a_word_no_key_for_them_is_offered(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<C-r>");
    assert_not_seen("r rehearse"); /* nothing is written yet */
    assert_not_seen("x to a file");
    assert_seen("e edit");
    press(front, "<Esc>");
    paste_model(front);
    press(front, "<Tab>");
    assert_seen("r rehearse");
    press(front, "a");
    for (int i = 0; i < 20 && window_has("Remark 1 of "); i++)
        press(front, "d");
    press(front, "<C-l>");
    assert_not_seen("Remark 1 of ");
    assert_not_seen("n next");
    assert_not_seen("p previous");
    assert_not_seen("Enter why?");
    assert_seen("a text alone");
}

static void going_through_the_remarks_goes_through_the_text(void **state) {
    Front *front = *state;
    front->app->settings.numbers = true;
    begin_walk(front);
    press(front, "<C-r>a");
    assert_seen("Remark 1 of ");
    press(front, "n");
    assert_seen("Remark 2 of ");
    press(front, "pp");
    char last[64];
    const Report *report = front->app->practice->report;
    Arena *arena = arena_new();
    size_t count = report_advice(report, arena).count;
    arena_free(arena);
    snprintf(last, sizeof last, "Remark %zu of %zu", count, count);
    assert_seen(last);
    assert_true(count < report->finding_count); /* parts not begun, and points that wait, are one remark each */
    press(front, "<Enter>");
    assert_seen("Why it matters");
    press(front, "<Esc>");
    assert_not_seen("Why it matters");
    press(front, "<C-o>"); /* the key that asks why in the walk */
    assert_seen("Why it matters");
}

#define assert_answer(front, text) assert_true(slice_is(answer_text((front)->app->practice->answer, 0), text))

static void slips_are_mended_one_by_one_and_each_can_be_undone(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "Um, the the plan was late. we missed it.<C-r>m");
    assert_seen("3 small slips");
    assert_seen("“Um, the” becomes “The”");
    assert_seen("now   Um, the the plan was late.");
    press(front, "<Down><Enter>");
    assert_answer(front, "Um, the plan was late. we missed it.");
    assert_seen("Mended in your answer.");
    press(front, "<A-u>");
    assert_answer(front, "Um, the the plan was late. we missed it.");
    press(front, "<A-u>");
    assert_seen("There is nothing to undo.");
    assert_answer(front, "Um, the the plan was late. we missed it.");
}

static void where_nothing_is_to_mend_no_key_for_it_is_offered(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "Um, the plan was late.<C-r>m");
    assert_seen("Enter mend this one");
    press(front, "<Enter><Down>");
    assert_seen("No fillers");
    assert_not_seen("Enter mend this one");
    assert_seen("Alt-U undo");
    press(front, "<A-u>");
    assert_answer(front, "Um, the plan was late.");
    press(front, "<Enter><Esc>m");
    assert_seen("No fillers");
    assert_not_seen("mend");
}

static void all_slips_are_mended_in_one_step(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "Um, the the plan was late. we missed it.<C-r>ma");
    assert_answer(front, "The plan was late. We missed it.");
    assert_seen("No fillers, doubled words");
    press(front, "<A-u>");
    assert_answer(front, "Um, the the plan was late. we missed it.");
}

/* Among all remarks, as far as one that has these words; fails where there is none. */
static void go_to_remark(Front *front, const char *words) {
    size_t tries = 0;
    while (!window_has(words) && tries++ < front->app->practice->report->finding_count)
        press(front, "n");
    assert_seen(words);
}

/* All remarks on an answer that blames the manager; the one on that is looked at. */
static void go_to_the_blame(Front *front) {
    begin_walk(front);
    press(front, "<Tab><Tab><Tab><Tab>It went wrong because my manager failed to plan.<C-r>a");
    go_to_remark(front, "Root cause · serious");
}

static void edit_goes_to_the_place_that_the_remark_is_about(void **state) {
    Front *front = *state;
    go_to_the_blame(front);
    press(front, "e");
    assert_seen("▸ Root cause");
    assert_seen("my manager failed to plan.");
    press(front, "<Esc>");
    assert_seen("Drafts");
}

static void a_remark_is_not_told_again_until_it_is_taken_back(void **state) {
    Front *front = *state;
    go_to_the_blame(front);
    press(front, "d");
    assert_seen("This remark (blame.cause) is not told again.");
    assert_int_equal(front->app->settings.rules.off.count, 1);
    assert_int_equal(front->app->practice->report->off_count, 1);
    for (size_t i = 0; i < front->app->practice->report->finding_count; i++)
        assert_string_not_equal(front->app->practice->report->findings[i].rule->id, "blame.cause");
    press(front, "u");
    assert_seen("This remark (blame.cause) is told again.");
    assert_int_equal(front->app->settings.rules.off.count, 0);
    press(front, "u");
    assert_seen("Nothing was switched off here.");
}

static void what_is_no_remark_of_one_rule_is_not_switched_off(void **state) {
    Front *front = *state;
    go_to_the_blame(front);
    go_to_remark(front, "Task: not begun yet.");
    press(front, "d");
    assert_seen("That part is not begun");
    assert_int_equal(front->app->settings.rules.off.count, 0);
}

static void the_settings_list_what_is_off_and_switch_it_on(void **state) {
    Front *front = *state;
    go_to_the_blame(front);
    press(front, "d<A-o>");
    assert_seen("Switched off");
    assert_seen("blame.cause");
    press(front, "<Down><Down><Down><Down><Down><Enter>");
    assert_seen("This remark (blame.cause) is told again.");
    assert_not_seen("Switched off");
    assert_int_equal(front->app->settings.rules.off.count, 0);
    press(front, "<Esc>");
    assert_int_equal(front->app->practice->report->off_count, 0);
}

static char *read_file(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file)
        return NULL;
    Buffer text = {0};
    for (int byte; (byte = fgetc(file)) != EOF;)
        buffer_append_byte(&text, (char)byte);
    fclose(file);
    return text.data;
}

static void from_the_first_start_to_a_file(void **state) {
    Front *front = *state;
    go_to_review(front);
    press(front, "x");
    assert_seen("Write to a file");
    press(front, "<C-a><C-k>~/answer.txt<Enter>");
    assert_seen("Written; Esc goes back. It is in /");
    char *path = front_path(front, "answer.txt");
    char *text = read_file(path);
    assert_non_null(text);
    Error error = {0};
    const char *said = bank_guide(front_bank(), "failure", &error)->model.sections[0].text;
    char first_words[24] = {0};
    memcpy(first_words, said, 20);
    assert_non_null(strstr(text, first_words));
    free(text);
    free(path);
}

static void a_file_that_is_there_is_replaced_only_when_that_is_confirmed(void **state) {
    Front *front = *state;
    char *path = front_path(front, "mine.txt");
    FILE *file = fopen(path, "w");
    fputs("mine", file);
    fclose(file);
    go_to_review(front);
    press(front, "x<C-a><C-k>~/mine.txt<Enter>");
    assert_seen("Are you sure?");
    press(front, "n");
    assert_seen("▸ ~/mine.txt"); /* what is typed goes here */
    char *text = read_file(path);
    assert_string_equal(text, "mine");
    free(text);
    press(front, "<Enter>y");
    assert_seen("Written; Esc goes back. It is in /");
    text = read_file(path);
    assert_string_not_equal(text, "mine");
    free(text);
    free(path);
}

static void a_folder_or_no_name_is_asked_about_and_nothing_is_written(void **state) {
    Front *front = *state;
    go_to_review(front);
    press(front, "x<C-a><C-k><Enter>");
    assert_seen("Give the file a name first.");
    press(front, "~/<Enter>");
    assert_seen("That is a folder.");
    press(front, "no/such/folder.txt<Enter>");
    assert_not_seen("Written;");
    press(front, "<Esc>");
    assert_seen("The whole answer");
}

static void what_polish_mends_is_shown_before_it_is_written(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "In March I ran the the campaign.<C-x>");
    assert_seen("What polish mends");
    assert_seen("becomes");
    press(front, "<C-p>");
    assert_not_seen("What polish mends");
    assert_seen("the the");
}

static void the_format_chosen_looks_unlike_the_place_where_one_types(void **state) {
    Front *front = *state;
    go_to_review(front);
    press(front, "x");
    assert_seen("Format   [text]  Markdown   cue cards");
    assert_seen("File     ▸ ");
    press(front, "<Tab>");
    assert_seen("Format    text  [Markdown]  cue cards");
}

static void another_format_changes_the_ending_and_keeps_the_name(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "In March I ran the campaign.<C-x><Tab>");
    assert_seen("failure.md");
    assert_seen("## Situation");
    press(front, "<Tab>");
    assert_seen("failure-cards.txt");
}

static void points_are_hidden_everywhere_unless_they_are_wanted(void **state) {
    Front *front = *state;
    go_to_review(front);
    press(front, "a");
    assert_not_seen("point");
    assert_not_seen("0/");
    front->app->settings.numbers = true;
    press(front, "a");
    assert_seen("of 100 points.");
    press(front, "a");
    assert_seen("of 100 points.");
    press(front, "<Esc><Esc>");
    assert_seen("points · ");
}

static void all_that_is_good_is_told_with_its_words(void **state) {
    Front *front = *state;
    resize(front, 60, 100);
    begin_walk(front);
    press(front,
          "In May 2025 I led the campaign of a garden centre, and the posters came two days late.<Tab><Tab><Tab><Tab>"
          "It went wrong because I never asked the two designers; I took their silence for a yes.<C-r>a");
    assert_seen("What is good");
    assert_true(front->app->practice->report->praise_count > 0);
    for (size_t i = 0; i < front->app->practice->report->praise_count; i++)
        assert_seen(front->app->practice->report->praise[i].rule->label);
}

static void the_review_fits_the_smallest_window(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    go_to_review(front);
    assert_seen("eady to say aloud.");
    press(front, "a");
    assert_seen("eady to say aloud.");
    assert_seen("Balance");
    const char *groups = window_row(window_find("Set-up"));
    assert_non_null(strstr(groups, "%  █ Learning "));
    assert_int_equal(groups[strlen(groups) - 1], '%');
    assert_non_null(strstr(window_row(window_find("Time  ")), "; aim for 2:00 to 3:00"));
}

/* All remarks on a root cause that speaks in general; the one on that is looked at. */
static void go_to_the_general_one(Front *front) {
    begin_walk(front);
    press(front, "<Tab><Tab><Tab><Tab>It is my fault. I always do everything wrong.<C-r>a");
    go_to_remark(front, "speaks in general");
}

/* What to do is what a remark is read for: the bars make room for it. */
static void a_remark_is_told_to_its_end_with_what_to_do(void **state) {
    Front *front = *state;
    go_to_the_general_one(front);
    int row = window_find("speaks in general");
    assert_non_null(strstr(window_row(row + 1), "time."));
    assert_non_null(strstr(window_row(row + 2), "→ Take one day"));
    assert_non_null(strstr(window_row(row + 3), "counted only one."));
    resize(front, 20, 60);
    assert_non_null(strstr(window_row(window_find("→ Take one day") + 1), "counted only one."));
}

/* What a criterion lacks, of those with a bar the least, of those without the most. */
static void find_gains(const Report *report, int *least_shown, int *most_left_out) {
    const char *bars = strstr(window_text(), "of 100 points.");
    assert_non_null(bars);
    *least_shown = 100;
    *most_left_out = -1;
    for (size_t i = 0; i < report->rubric->criterion_count; i++) {
        const CriterionReport *criterion = &report->criteria[i];
        const Section *section =
            criterion->criterion->section ? shape_section(report->shape, criterion->criterion->section) : NULL;
        const char *label = section ? section->label : criterion->criterion->label; /* the shorter of the two */
        int lacks = criterion->of - criterion->points;
        if (strcmp(label, "Balance") == 0 || strcmp(label, "Time") == 0) /* these have a row of their own below */
            continue;
        if (strstr(bars, label) && lacks < *least_shown)
            *least_shown = lacks;
        else if (!strstr(bars, label) && lacks > *most_left_out)
            *most_left_out = lacks;
    }
}

static void bars_that_find_no_room_are_those_with_least_to_gain_and_are_told(void **state) {
    Front *front = *state;
    int shown, left_out;
    front->app->settings.numbers = true;
    go_to_the_general_one(front);
    assert_seen("not shown: less to gain");
    find_gains(front->app->practice->report, &shown, &left_out);
    assert_in_range(left_out, 0, shown);
    resize(front, 40, 120);
    assert_not_seen("not shown");
    find_gains(front->app->practice->report, &shown, &left_out);
    assert_int_equal(left_out, -1);
    assert_seen("▕░░░░░░░▏  0/1"); /* with bars as long as they can be */
    resize(front, 20, 60);
    assert_seen("of 100 points.\n"); /* nothing is laid over it */
    front->app->settings.numbers = false;
    press(front, "<Esc><Esc>");
    resize(front, 24, 80);
    press(front, "<C-r>a");
    assert_seen("eady to say aloud.");
    assert_seen("not shown: ");
}

static void bars_left_out_that_are_full_are_said_to_have_nothing_to_gain(void **state) {
    Front *front = *state;
    front->app->settings.numbers = true;
    go_to_review(front);
    Report *report = (Report *)practice_judge(front->app->practice, JUDGE_FINAL);
    for (size_t i = 0; i < report->rubric->criterion_count; i++)
        report->criteria[i].points = report->criteria[i].of;
    press(front, "a");
    assert_seen("not shown: nothing to gain");
}

static void four_groups_have_four_signs_and_all_are_named(void **state) {
    Front *front = *state;
    press(front, "<Tab>conflict work<Enter>");
    press(front, "Two of us fought over the date.<Tab>She needed it safe.<Tab>I never asked.<Tab>We sat down.<C-r>a");
    const char *groups = window_row(window_find("The matter "));
    assert_non_null(strstr(groups, "░ Both sides "));
    assert_non_null(strstr(groups, "█ What you did "));
    assert_non_null(strstr(groups, "■ What came of it 0%"));
    resize(front, 20, 60);
    groups = window_row(window_find("Time  ") - 1);
    assert_null(strstr(groups, "…"));
    assert_non_null(strstr(groups, "■ 0%"));
}

static void the_mark_in_the_balance_is_named_beside_its_limit(void **state) {
    Front *front = *state;
    go_to_review(front);
    press(front, "a");
    assert_non_null(strstr(window_row(window_find("Balance   ▒")), "│"));
    assert_non_null(strstr(window_row(window_find("Set-up")), "% (│ min 50%)"));
}

static void the_key_that_showed_all_is_named_for_what_it_does_then(void **state) {
    Front *front = *state;
    go_to_review(front);
    assert_seen("a all remarks");
    press(front, "a");
    assert_seen("a text alone");
    assert_not_seen("a all remarks");
    press(front, "a");
    assert_seen("a all remarks");
}

/* One line praises, and four rows are left for the advice at eighty columns: none of it is cut. */
static void the_advice_that_helps_most_is_told_to_its_end(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front,
          "In spring I organised a two-day workshop for forty nurses at our hospital. I call it a failure because we "
          "stood before a locked door.<Tab>My goal was to have the hall ready by nine on Tuesday.<Tab>I booked the "
          "hall by phone and noted the tenth. I never asked for it in writing. That was the point where it went "
          "wrong.<Tab>Forty nurses waited outside for fifty minutes. I rang the caretaker at once and moved us to "
          "the canteen.<Tab><Tab>The cause was my habit of trusting a call.<C-r>");
    assert_seen("Would help most");
    assert_not_seen("…");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(where_only_the_clock_can_tell_it_is_said_what_it_may_tell),
        FRONT_TEST(a_remark_is_told_to_its_end_with_what_to_do),
        FRONT_TEST(bars_that_find_no_room_are_those_with_least_to_gain_and_are_told),
        FRONT_TEST(the_advice_that_helps_most_is_told_to_its_end),
        FRONT_TEST(the_whole_answer_comes_first_with_one_remark),
        FRONT_TEST(in_a_small_window_the_text_makes_room_for_advice),
        FRONT_TEST(a_time_that_may_well_be_within_the_aim_is_told_as_that),
        FRONT_TEST(before_a_word_is_written_nothing_is_measured),
        FRONT_TEST(what_a_part_not_begun_asks_is_put_as_the_question_puts_it),
        FRONT_TEST(a_part_not_begun_says_whose_its_points_are),
        FRONT_TEST(without_a_remark_or_a_word_no_key_for_them_is_offered),
        FRONT_TEST(the_strongest_is_the_part_that_a_report_names),
        FRONT_TEST(on_a_key_there_are_all_remarks_bars_balance_and_time),
        FRONT_TEST(going_through_the_remarks_goes_through_the_text),
        FRONT_TEST(slips_are_mended_one_by_one_and_each_can_be_undone),
        FRONT_TEST(where_nothing_is_to_mend_no_key_for_it_is_offered),
        FRONT_TEST(all_slips_are_mended_in_one_step),
        FRONT_TEST(edit_goes_to_the_place_that_the_remark_is_about),
        FRONT_TEST(a_remark_is_not_told_again_until_it_is_taken_back),
        FRONT_TEST(what_is_no_remark_of_one_rule_is_not_switched_off),
        FRONT_TEST(the_settings_list_what_is_off_and_switch_it_on),
        FRONT_TEST(from_the_first_start_to_a_file),
        FRONT_TEST(a_file_that_is_there_is_replaced_only_when_that_is_confirmed),
        FRONT_TEST(a_folder_or_no_name_is_asked_about_and_nothing_is_written),
        FRONT_TEST(what_polish_mends_is_shown_before_it_is_written),
        FRONT_TEST(the_format_chosen_looks_unlike_the_place_where_one_types),
        FRONT_TEST(another_format_changes_the_ending_and_keeps_the_name),
        FRONT_TEST(points_are_hidden_everywhere_unless_they_are_wanted),
        FRONT_TEST(all_that_is_good_is_told_with_its_words),
        FRONT_TEST(the_review_fits_the_smallest_window),
        FRONT_TEST(the_mark_in_the_balance_is_named_beside_its_limit),
        FRONT_TEST(the_key_that_showed_all_is_named_for_what_it_does_then),
        FRONT_TEST(bars_left_out_that_are_full_are_said_to_have_nothing_to_gain),
        FRONT_TEST(four_groups_have_four_signs_and_all_are_named),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
