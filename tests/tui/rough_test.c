/* The other way in: all in one box, then cut. */
#include "front_fixture.h"

static const char whole[] =
    "In March 2025 I ran the front desk of a clinic, and forty people came on the wrong evening. My goal was that "
    "everyone knew the new day. I sent one message and never asked whether anybody had read it. In the end nineteen "
    "people came for nothing. The root cause was that I measured my work by what I had sent. I learned that a change "
    "has only arrived when somebody answers. Since then I keep a sheet with a line for each person. Today I pay "
    "attention to silence much earlier.";

static void a_pasted_answer_is_cut_into_its_parts(void **state) {
    Front *front = *state;
    press(front, "<Enter><A-w>");
    assert_seen("All in one box");
    paste(front, whole);
    press(front, "<Tab>");
    assert_seen("What stands where");
    rest(front);
    size_t filled = 0;
    for (size_t i = 0; i < front->app->practice->shape->section_count; i++)
        filled += answer_text(front->app->practice->answer, i).size > 0;
    assert_true(filled >= 4);
    press(front, "<A-u>");
    assert_int_equal(answer_text(front->app->practice->answer, 0).size, strlen(whole));
}

/* Headings, front matter and labels are read as they are in a file, and do not become words of the answer. */
static void a_pasted_answer_with_headings_is_parted_at_them(void **state) {
    Front *front = *state;
    const Practice *practice = (press(front, "<Enter><A-w>"), front->app->practice);
    paste(
        front,
        "---\nquestion: failure\n---\n\n## Situation\nI ran it.\n\n## Action\nI never asked.\n## Close\nI ask now.\n");
    press(front, "<Tab>");
    assert_seen("Situation      ▸ I ran it.");
    assert_not_seen("not sure");
    assert_true(slice_is(answer_text(practice->answer, 0), "I ran it."));
    assert_true(slice_is(answer_text(practice->answer, 1), ""));
    assert_true(slice_is(answer_text(practice->answer, 2), "I never asked."));
    assert_true(slice_is(answer_text(practice->answer, 7), "I ask now."));
    press(front, "<A-u><Esc>");
    assert_non_null(strstr(window_text(), "## Close"));
}

static void a_pasted_answer_with_labels_is_parted_at_them(void **state) {
    Front *front = *state;
    const Practice *practice = (press(front, "<Enter><A-w>"), front->app->practice);
    paste(front, "Situation: I ran it.\n\nTask: My goal was nine.\n\nAction: I never asked.\n");
    press(front, "<Tab>");
    assert_true(slice_is(answer_text(practice->answer, 0), "I ran it."));
    assert_true(slice_is(answer_text(practice->answer, 2), "I never asked."));
}

static void append_parts(const Practice *practice, Buffer *out) {
    for (size_t i = 0; i < practice->shape->section_count; i++)
        buffer_append(out, answer_text(practice->answer, i));
}

/* What looks like a heading, a comment or code in a text without parts was written to be said. */
static void a_pasted_answer_without_parts_loses_no_line(void **state) {
    Front *front = *state;
    const Practice *practice = (press(front, "<Enter><A-w>"), front->app->practice);
    paste(front,
          "---\nquestion: failure\n---\n\nI ran the desk.\n\n# of calls missed: nine.\n\n~~~\nI never asked.\n~~~\n");
    press(front, "<Tab>");
    Buffer all = {0};
    append_parts(practice, &all);
    assert_non_null(strstr(buffer_string(&all), "of calls missed"));
    assert_non_null(strstr(buffer_string(&all), "I never asked."));
    assert_null(strstr(buffer_string(&all), "question:"));
    buffer_free(&all);
}

/* A heading that no part is called by is no reason to refuse the text. */
static void a_heading_that_names_no_part_loses_nothing(void **state) {
    Front *front = *state;
    const Practice *practice = (press(front, "<Enter><A-w>"), front->app->practice);
    paste(front, "## Situation\nI ran the front desk of a clinic.\n\n## My garden\nI never asked whether anybody had "
                 "read it.\n");
    press(front, "<Tab>");
    assert_seen("What stands where");
    Buffer all = {0};
    append_parts(practice, &all);
    assert_non_null(strstr(buffer_string(&all), "I ran the front desk"));
    assert_non_null(strstr(buffer_string(&all), "My garden"));
    assert_non_null(strstr(buffer_string(&all), "I never asked whether anybody"));
    buffer_free(&all);
}

static void what_stands_in_the_box_is_kept_without_cutting(void **state) {
    Front *front = *state;
    press(front, "<Enter><A-w>Not cut yet<Esc>");
    assert_seen("▸ Situation");
    assert_seen("Not cut yet");
    press(front, "<A-w>");
    assert_seen("All in one box");
    kill_and_reopen(front);
    press(front, "<Enter>");
    assert_seen("Not cut yet");
}

static void nothing_in_the_parts_is_ever_overwritten(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<Tab>A goal.<A-w>");
    assert_seen("The parts hold text already. Alt-Q moves sentences from part to part.");
    assert_seen("A goal.");
}

static void it_fits_the_smallest_window(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    press(front, "<Enter><A-w>");
    paste(front, whole);
    assert_seen("attention to silence much earlier.");
    assert_seen("words so far");
}

static void a_small_window_shows_what_is_said_to_its_end(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    begin_walk(front);
    press(front, "<A-w>one");
    assert_seen("\n order.");
    assert_seen("lets you mend it.");
    assert_seen(" 1 word so far,");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(a_pasted_answer_is_cut_into_its_parts),
        FRONT_TEST(a_pasted_answer_with_headings_is_parted_at_them),
        FRONT_TEST(a_pasted_answer_with_labels_is_parted_at_them),
        FRONT_TEST(a_pasted_answer_without_parts_loses_no_line),
        FRONT_TEST(a_heading_that_names_no_part_loses_nothing),
        FRONT_TEST(what_stands_in_the_box_is_kept_without_cutting),
        FRONT_TEST(nothing_in_the_parts_is_ever_overwritten),
        FRONT_TEST(it_fits_the_smallest_window),
        FRONT_TEST(a_small_window_shows_what_is_said_to_its_end),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
