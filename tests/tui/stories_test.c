/* Stories noted beside the one told, compared and chosen; and the questions that bring one back. */
#include "front_fixture.h"

static const char *fact(const Front *front, const char *key) {
    return answer_fact(front->app->practice->answer, key);
}

/* One story told, and two noted: one too old, one of which nothing is known. */
static void note_three(Front *front) {
    press(front, "<Enter>The campaign<Enter>2025-03");
    press(front, "<A-l>nThe audit<Enter>f2012<Tab>");
    press(front, "nThe price list<Enter>");
}

static void noted_stories_stand_best_first_each_with_its_verdict(void **state) {
    Front *front = *state;
    note_three(front);
    assert_true(window_find("The campaign") < window_find("The price list"));
    assert_true(window_find("The price list") < window_find("The audit"));
    assert_seen("The one you tell now. Good so far: from the last three years.");
    assert_seen("When was it?");
    assert_seen("This story is more than five years old. An old failure shows");
    assert_seen("2012");
}

/* Nothing but question marks tells nothing; the story's line has their room. */
static void what_is_known_of_no_story_has_no_column(void **state) {
    Front *front = *state;
    press(front, "<Enter>The letters that went out a week late<Enter>2025-03<A-l>");
    assert_seen("The letters that went out a week late  ");
    assert_seen("When");
    assert_not_seen("Put right");
    assert_not_seen("  ?");
    press(front, "nThe audit<Enter>f<Down><Down>2<Esc>");
    assert_seen("Reached");
    assert_not_seen("Kind");
}

static void a_verdict_too_long_for_its_row_is_told_to_its_end_below(void **state) {
    Front *front = *state;
    press(front, "<Enter>The campaign<Enter>2025-03<Enter>2<Enter>2<Enter>1<Enter>1<A-l>");
    assert_seen("A good one to tell: from the last three years");
    assert_seen("…");
    const char *text = strstr(window_text(), "→ The one you tell now. A good one to tell:");
    assert_non_null(text);
    assert_null(strstr(text, "…"));
}

static void before_a_story_is_noted_only_keys_to_note_one_are_offered(void **state) {
    Front *front = *state;
    press(front, "<Enter><A-l>");
    assert_seen("Nothing is noted yet.");
    assert_not_seen("tell this one");
    assert_not_seen("its facts");
    assert_seen("n note one");
}

static void no_word_of_what_leads_here_is_cut_in_a_small_window(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    press(front, "<Enter>The campaign<Enter>2025-03<A-i>");
    assert_seen("be grand.");
    assert_seen("notes it in one line, for you.");
    press(front, "<Esc><A-l>");
    assert_seen("n notes it.");
    assert_seen("Enter tell this one");
    press(front, "nThe audit<Enter>");
    assert_seen("The others stay noted.");
}

static void enter_tells_the_chosen_one_and_the_other_stays_noted(void **state) {
    Front *front = *state;
    note_three(front);
    press(front, "<Enter>");
    assert_seen("Which failure will you tell?");
    assert_seen("2 others noted: Alt-L");
    assert_string_equal(fact(front, "title"), "The price list");
    assert_string_equal(fact(front, "candidate.2.title"), "The campaign");
    assert_string_equal(fact(front, "candidate.2.when"), "2025-03");
}

static void a_poor_one_is_not_forbidden(void **state) {
    Front *front = *state;
    note_three(front);
    press(front, "<Down><Enter>");
    assert_string_equal(fact(front, "title"), "The audit");
    assert_seen("more than five years old");
    press(front, "<Tab>");
    assert_seen("▸ Situation");
}

static void facts_open_on_the_first_that_is_missing(void **state) {
    Front *front = *state;
    note_three(front);
    assert_string_equal(fact(front, "candidate.1.title"), "The audit");
    assert_string_equal(fact(front, "candidate.1.when"), "2012");
    press(front, "<Down>f3<Tab>f2<Tab>");
    assert_string_equal(fact(front, "candidate.1.when"), "2012");
    assert_true(*fact(front, "candidate.1.kind"));
    assert_true(*fact(front, "candidate.1.reach"));
}

static void a_story_chosen_from_the_ideas_leads_to_its_facts(void **state) {
    Front *front = *state;
    press(front, "<Enter><A-i><Enter>The stock count<Enter>l<Enter>");
    assert_string_equal(fact(front, "title"), "The stock count");
    assert_seen("Applying for");
    assert_not_seen("Nothing comes to mind?");
}

static void the_line_that_is_asked_for_leaves_the_idea_in_sight(void **state) {
    Front *front = *state;
    press(front, "<Enter><A-i>");
    press(front, "<Enter>");
    Arena *arena = arena_new();
    const char *ask = bank_ideas(front_bank(), NULL, NULL, arena).items[0]->ask;
    assert_seen(strrchr(ask, ' ') + 1);
    assert_seen("What was it, in one line?");
    arena_free(arena);
}

static void choosing_is_undone_by_one_key_on_the_story_step(void **state) {
    Front *front = *state;
    note_three(front);
    press(front, "<Enter><A-u>");
    assert_string_equal(fact(front, "title"), "The campaign");
    assert_string_equal(fact(front, "when"), "2025-03");
    assert_seen("The campaign");
    press(front, "<A-r>");
    assert_string_equal(fact(front, "title"), "The price list");
}

static void typed_facts_are_undone_word_by_word(void **state) {
    Front *front = *state;
    press(front, "<Enter>The stock count<A-u>");
    assert_string_equal(fact(front, "title"), "The stock ");
    press(front, " take");
    assert_string_equal(fact(front, "title"), "The stock  take");
    press(front, "<A-u><A-u><A-u><A-u><A-u>");
    assert_string_equal(fact(front, "title"), "");
    assert_seen("There is nothing to undo.");
}

static void what_is_taken_back_in_the_writing_is_said_on_the_story_step(void **state) {
    Front *front = *state;
    press(front, "<Enter><Tab>Words<C-p><A-u>");
    assert_seen("Undone, in Situation.");
    assert_true(answer_text(front->app->practice->answer, 0).size == 0);
}

static void a_dropped_story_comes_back(void **state) {
    Front *front = *state;
    note_three(front);
    press(front, "x");
    assert_not_seen("The price list");
    press(front, "u");
    assert_seen("The price list");
    assert_seen("It is there again.");
    press(front, "<Up><Up>x");
    assert_seen("That is the one you tell");
}

static void a_kill_loses_no_noted_story(void **state) {
    Front *front = *state;
    note_three(front);
    kill_and_reopen(front);
    press(front, "<Enter><A-l>");
    assert_seen("The audit");
    assert_seen("2012");
    assert_seen("The price list");
}

static void written_words_are_kept_and_it_is_said_that_they_tell_the_other_one(void **state) {
    Front *front = *state;
    press(front, "<Enter>The campaign<Enter>2025-03<Tab>We sent it late.<C-p><A-l>nThe audit<Enter><Enter>");
    assert_seen("still tells the other one; Alt-U goes back."); /* to its end */
    assert_true(slice_is(answer_text(front->app->practice->answer, 0), "We sent it late."));
}

static void a_wide_or_narrow_window_shows_the_columns_it_has_room_for(void **state) {
    Front *front = *state;
    press(front, "<Enter>The campaign<Enter>2025-03<Enter>2<Enter>2<Enter>1<Enter>1<A-l>");
    assert_seen("Doubts");
    resize(front, 20, 60);
    assert_seen("When");
    assert_seen("The campaign");
    assert_not_seen("Kind");
    resize(front, 40, 120);
    assert_seen("Kind");
}

static void in_a_wide_window_the_columns_stand_beside_the_stories(void **state) {
    Front *front = *state;
    resize(front, 40, 120);
    press(front, "<Enter>The spring campaign went out late<Enter>2025-03<Enter><A-l>");
    assert_seen("In one line                         When");
    assert_seen("The spring campaign went out late   2025-03");
    resize(front, 24, 80);
    press(front, "n");
    paste(front, "The audit of the second warehouse, which was a week too late for all");
    press(front, "<Enter>");
    assert_seen("The audit of the second warehouse, which was a week too late fo… ?");
}

/* ---- Ideas ---- */

static void an_idea_is_asked_one_at_a_time_and_noted_in_a_line(void **state) {
    Front *front = *state;
    press(front, "<Enter><A-i>");
    assert_seen("A plan that did not hold · anywhere");
    assert_seen("1 of ");
    press(front, " ");
    assert_seen("2 of ");
    assert_not_seen("A plan that did not hold");
    press(front, "<Left>");
    assert_seen("A plan that did not hold");
    press(front, "<Enter>The stock count<Enter>");
    assert_string_equal(fact(front, "candidate.1.title"), "The stock count");
    assert_seen("1 story noted so far");
    assert_seen("Noted.");
    assert_not_seen("beside the others");
    assert_seen("Space another"); /* the keys stay beside the message */
    press(front, "l");
    assert_seen("Which of them will you tell?");
    assert_seen("The stock count");
    assert_not_seen("The others stay noted");
}

static void ideas_are_asked_of_the_kind_and_place_one_takes(void **state) {
    Front *front = *state;
    press(front, "<Enter><A-i>");
    press(front, "kcheck<Enter>");
    assert_seen("A check skipped");
    press(front, "pshop<Enter>");
    assert_seen("A check skipped · A shop, café or kitchen");
    press(front, "<Left>");
    assert_seen("A check skipped · anywhere");
    press(front, "<Esc>");
    assert_seen("Which failure will you tell?");
}

static void the_story_step_says_that_ideas_are_there(void **state) {
    Front *front = *state;
    press(front, "<Enter>");
    assert_seen("Nothing comes to mind?");
    assert_seen("Alt-I ideas");
    press(front, "<A-l>");
    assert_seen("Nothing is noted yet.");
    press(front, "i<Enter>One<Enter>l");
    assert_seen("Which of them will you tell?");
    press(front, "<Esc>");
    assert_seen("Which failure will you tell?");
}

/* ---- Asked on the way ---- */

static void a_date_in_the_situation_is_offered_and_never_set_unasked(void **state) {
    Front *front = *state;
    press(front, "<Enter>The order<Tab>In 2024 I ran the order of a shop.<Tab>");
    assert_seen("You wrote “2024”. Was the story then: 2024?");
    assert_string_equal(fact(front, "when"), "");
    press(front, "y");
    assert_string_equal(fact(front, "when"), "2024");
    assert_seen("▸ Task");
    press(front, "<A-u>");
    assert_string_equal(fact(front, "when"), "");
}

static void a_date_that_was_not_taken_is_not_offered_again(void **state) {
    Front *front = *state;
    press(front, "<Enter>The order<Tab>In 2024 I ran the order of a shop.<Tab>n");
    assert_seen("▸ Task");
    assert_string_equal(fact(front, "when"), "");
    press(front, "<C-p><Tab>");
    assert_not_seen("You wrote “2024”");
    assert_seen("▸ Task");
}

static void a_story_that_has_its_date_is_not_asked_for_one(void **state) {
    Front *front = *state;
    press(front, "<Enter>The order<Enter>2025-03<Tab>In 2024 I ran the order of a shop.<Tab>");
    assert_not_seen("You wrote");
    assert_seen("▸ Task");
}

static void facts_not_yet_asked_are_asked_once_the_outcome_is_told(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<Tab><Tab><Tab>It came two days late.<Tab>");
    assert_seen("Now that it is told");
    assert_seen("What kind of slip was it, mostly?");
    press(front, "2<Tab>");
    assert_string_equal(fact(front, "kind"), "planning");
    assert_seen("▸ Root cause");
    press(front, "<C-p><Tab>");
    assert_seen("▸ Root cause");
}

static bool section_says(const Front *front, const char *id, const char *text) {
    const Shape *shape = front->app->practice->shape;
    size_t section = shape_section_index(shape, shape_section(shape, id));
    return slice_is(answer_text(front->app->practice->answer, section), text);
}

static void who_types_on_when_facts_are_asked_writes_the_next_part(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<Tab><Tab><Tab>It came two days late.<Tab>The cause was mine.");
    assert_seen("▸ Root cause");
    assert_true(section_says(front, "cause", "The cause was mine."));
    assert_string_equal(fact(front, "kind"), "");
}

static void who_types_on_when_a_date_is_offered_writes_the_next_part(void **state) {
    Front *front = *state;
    press(front, "<Enter>The order<Tab>In 2024 I ran the order of a shop.<Tab>My goal was one delivery.");
    assert_seen("▸ Task");
    assert_true(section_says(front, "task", "My goal was one delivery."));
    assert_string_equal(fact(front, "when"), "");
}

static void facts_passed_over_before_are_not_asked_again(void **state) {
    Front *front = *state;
    press(front, "<Enter>The order<Enter>2025-03<Enter><Enter><Enter><Enter><Enter><Tab>");
    press(front, "<Tab><Tab><Tab>It came two days late.<Tab>");
    assert_seen("▸ Root cause");
}

/* ---- Choices ---- */

/* On the last line of the story step: more jobs than there are digits. */
static void go_to_role(Front *front) {
    press(front, "<Enter><Up><Down><Down><Down><Down><Down><Down>");
    assert_seen("▸ Applying for");
}

static void all_jobs_are_shown_and_none_is_cut(void **state) {
    Front *front = *state;
    go_to_role(front);
    assert_seen("type the job");
    for (size_t i = 0; i < bank_role_count(front_bank()); i++)
        assert_seen(bank_role_at(front_bank(), i)->label);
}

static void a_job_is_found_by_its_name_and_taken_by_enter_alone(void **state) {
    Front *front = *state;
    go_to_role(front);
    press(front, "nurse");
    assert_string_equal(fact(front, "role"), "");
    assert_seen("▸ Nursing and care");
    assert_not_seen("Teaching");
    press(front, "<Enter>");
    assert_string_equal(fact(front, "role"), "nurse");
}

static void a_job_is_found_by_what_people_call_it(void **state) {
    Front *front = *state;
    go_to_role(front);
    press(front, "software dev<Tab>");
    assert_string_equal(fact(front, "role"), "engineer");
    assert_seen("▸ Situation");
}

static void arrows_go_among_the_jobs_found_and_take_none(void **state) {
    Front *front = *state;
    go_to_role(front);
    press(front, "manager");
    assert_seen("▸ Manager or team leader");
    press(front, "<Right>");
    assert_seen("▸ Product or project manager");
    press(front, "<Right><Right><Right><Left><Right>");
    assert_string_equal(fact(front, "role"), "");
    press(front, "<Enter>");
    assert_string_equal(fact(front, "role"), bank_role(front_bank(), fact(front, "role"))->id);
}

static void backspace_takes_letters_back_and_then_leaves_the_job_open(void **state) {
    Front *front = *state;
    go_to_role(front);
    press(front, "teacher<Enter><C-p><Up><Down><Down><Down><Down><Down><Down>");
    press(front, "sa<Back><Back>");
    assert_string_equal(fact(front, "role"), "teacher");
    assert_seen("Sales");
    press(front, "<Back>");
    assert_string_equal(fact(front, "role"), "");
}

static void a_job_that_is_not_there_chooses_nothing_and_esc_shows_all(void **state) {
    Front *front = *state;
    go_to_role(front);
    press(front, "astronaut<Enter>");
    assert_seen("No job here is called “astronaut”.");
    assert_seen("▸ Applying for");
    press(front, "<Esc>");
    assert_seen("Teaching");
    assert_string_equal(fact(front, "role"), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(what_is_known_of_no_story_has_no_column),
        FRONT_TEST(noted_stories_stand_best_first_each_with_its_verdict),
        FRONT_TEST(enter_tells_the_chosen_one_and_the_other_stays_noted),
        FRONT_TEST(a_poor_one_is_not_forbidden),
        FRONT_TEST(facts_open_on_the_first_that_is_missing),
        FRONT_TEST(a_story_chosen_from_the_ideas_leads_to_its_facts),
        FRONT_TEST(the_line_that_is_asked_for_leaves_the_idea_in_sight),
        FRONT_TEST(choosing_is_undone_by_one_key_on_the_story_step),
        FRONT_TEST(typed_facts_are_undone_word_by_word),
        FRONT_TEST(what_is_taken_back_in_the_writing_is_said_on_the_story_step),
        FRONT_TEST(a_dropped_story_comes_back),
        FRONT_TEST(a_kill_loses_no_noted_story),
        FRONT_TEST(written_words_are_kept_and_it_is_said_that_they_tell_the_other_one),
        FRONT_TEST(a_wide_or_narrow_window_shows_the_columns_it_has_room_for),
        FRONT_TEST(in_a_wide_window_the_columns_stand_beside_the_stories),
        FRONT_TEST(an_idea_is_asked_one_at_a_time_and_noted_in_a_line),
        FRONT_TEST(ideas_are_asked_of_the_kind_and_place_one_takes),
        FRONT_TEST(the_story_step_says_that_ideas_are_there),
        FRONT_TEST(a_date_in_the_situation_is_offered_and_never_set_unasked),
        FRONT_TEST(a_date_that_was_not_taken_is_not_offered_again),
        FRONT_TEST(a_story_that_has_its_date_is_not_asked_for_one),
        FRONT_TEST(facts_not_yet_asked_are_asked_once_the_outcome_is_told),
        FRONT_TEST(who_types_on_when_facts_are_asked_writes_the_next_part),
        FRONT_TEST(who_types_on_when_a_date_is_offered_writes_the_next_part),
        FRONT_TEST(facts_passed_over_before_are_not_asked_again),
        FRONT_TEST(all_jobs_are_shown_and_none_is_cut),
        FRONT_TEST(a_job_is_found_by_its_name_and_taken_by_enter_alone),
        FRONT_TEST(a_job_is_found_by_what_people_call_it),
        FRONT_TEST(arrows_go_among_the_jobs_found_and_take_none),
        FRONT_TEST(backspace_takes_letters_back_and_then_leaves_the_job_open),
        FRONT_TEST(a_job_that_is_not_there_chooses_nothing_and_esc_shows_all),
        FRONT_TEST(a_verdict_too_long_for_its_row_is_told_to_its_end_below),
        FRONT_TEST(no_word_of_what_leads_here_is_cut_in_a_small_window),
        FRONT_TEST(before_a_story_is_noted_only_keys_to_note_one_are_offered),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
