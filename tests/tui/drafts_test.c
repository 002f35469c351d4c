/* The drafts on the first page: found, ordered, renamed, told for another question; and the one next thing. */
#include "base/file.h"
#include "base/memory.h"
#include "front_fixture.h"
#include "tui/home.h"

#include <stdio.h>
#include <sys/stat.h>

/* Begins the failure question with this story and these words, and comes back. */
static void write_draft(Front *front, const char *title, const char *words) {
    if (front->app->settings.welcomed) {
        press(front, "last failure<PgDn><PgDn>");
        while (!window_has("▸ Your last failure")) /* it stands behind the drafts whose question it is */
            press(front, "<Up>");
    }
    press(front, "<Enter>");
    press(front, title);
    press(front, "<Enter>2025-03<Tab>");
    paste(front, words);
    rest(front);
    press(front, "<Esc><Esc>");
}

static void write_two(Front *front) {
    write_draft(front, "The campaign that went out late", "I had promised the brochures.");
    write_draft(front, "A test nobody ran", "The harness was off since spring, and I had switched it off myself.");
}

/* Small letters find capitals, and words of the text as well as of the name, once they are read. */
static void typing_finds_drafts_by_what_they_say(void **state) {
    Front *front = *state;
    write_two(front);
    press(front, "harness");
    rest(front);
    assert_seen("Drafts     ▸ A test nobody ran");
    assert_not_seen("▸ The campaign");
    assert_int_equal(window_find("today"), window_find("▸ A test nobody ran"));
    press(front, "<Esc>BROCHURES");
    rest(front);
    assert_seen("Drafts     ▸ The campaign");
    press(front, "<Esc>nobody");
    assert_seen("Drafts     ▸ A test nobody ran");
}

static void a_key_orders_drafts_by_time_name_and_length(void **state) {
    Front *front = *state;
    write_draft(front, "Banana crates left in the rain", "One two three four five six seven.");
    write_draft(front, "Apple order sent twice", "One.");
    press(front, "<C-o>");
    assert_seen("Drafts are shown by name.");
    assert_true(window_find("Apple") < window_find("Banana crates left in the rain  "));
    press(front, "<C-o>");
    assert_seen("Drafts     ▸ Banana");
    assert_seen("story, competency");
    assert_seen("longest first");
    assert_not_seen("competencies"); /* of two drafts just begun */
    press(front, "<C-o>");
    assert_seen("newest first");
}

static void a_long_title_is_whole_where_there_is_room(void **state) {
    Front *front = *state;
    write_draft(front, "The spring campaign that went out eleven days late for want of brochures", "One two.");
    resize(front, 40, 120);
    assert_seen("▸ The spring campaign that went out eleven days late for want of brochures  ");
}

static void a_draft_gets_another_name(void **state) {
    Front *front = *state;
    write_two(front);
    press(front, "campaign<C-r>");
    assert_seen("The story in one line");
    press(front, "<C-u>Late brochures<Enter>");
    assert_seen("The draft has another name.");
    press(front, "<Esc>");
    assert_seen("Late brochures");
    assert_not_seen("campaign");
    kill_and_reopen(front);
    assert_seen("Late brochures");
}

static void esc_gives_no_other_name(void **state) {
    Front *front = *state;
    write_two(front);
    press(front, "campaign<C-r><C-u>Other<Esc>");
    assert_seen("The campaign that went out late");
}

static void a_story_is_told_for_another_question_and_the_text_follows(void **state) {
    Front *front = *state;
    write_two(front);
    press(front, "harness");
    rest(front);
    press(front, "<C-n>");
    assert_seen("For which question?");
    assert_seen("▸ Your biggest mistake"); /* of the same form; its own question is not what is meant */
    press(front, "last failure");
    assert_seen("▸ Your last failure");
    press(front, "<C-u>conflict somebody<Enter>");
    assert_seen("Copied:");
    assert_seen("The harness was off since spring");
    press(front, "<Esc><Esc>");
    kill_and_reopen(front);
    press(front, "a test nobody");
    assert_seen("A conflict with somebody");
}

static void questions_are_neither_renamed_nor_removed(void **state) {
    Front *front = *state;
    press(front, "<Tab><C-r>");
    assert_seen("This is for drafts");
    press(front, "<C-n>");
    assert_seen("This is for drafts");
}

static void only_what_can_be_done_with_the_chosen_one_is_offered(void **state) {
    Front *front = *state;
    write_draft(front, "A test nobody ran", "The harness was off since spring.");
    press(front, "<Down>");
    assert_seen("▸ Your last failure");
    assert_seen("Enter open");
    assert_not_seen("Alt-R rehearse");
    press(front, "<A-r>");
    assert_seen("This is for drafts");
    press(front, "<C-x>");
    assert_seen("This is for drafts");
    press(front, "<Up>");
    assert_seen("Alt-R rehearse");
    press(front, "no such letters");
    assert_not_seen("Alt-R rehearse");
}

static void the_next_thing_names_its_key_while_it_is_chosen(void **state) {
    Front *front = *state;
    write_draft(front, "A test nobody ran", "The harness was off since spring.");
    assert_seen("Next: go on with “A test nobody ran”. Enter opens it.");
    press(front, "<Down>");
    assert_seen("Next: go on with “A test nobody ran”.");
    assert_not_seen("Enter opens it.");
}

static void a_name_is_cut_only_where_the_day_beside_it_begins(void **state) {
    Front *front = *state;
    write_draft(front, "The appointment letters that went out a week late", "I had promised them.");
    assert_seen("▸ The appointment letters that went out a week late  ");
}

static void the_stroke_that_begins_a_search_elsewhere_spoils_none(void **state) {
    Front *front = *state;
    write_two(front);
    press(front, "/");
    assert_seen("Just type");
    press(front, "nobody");
    assert_seen("▸ A test nobody ran");
}

static void removed_drafts_come_back_one_by_one_even_another_day(void **state) {
    Front *front = *state;
    write_two(front);
    press(front, "campaign<C-x>y<Esc>");
    press(front, "nobody ran<C-x>y<Esc>");
    kill_and_reopen(front);
    assert_not_seen("Drafts");
    press(front, "<A-u>");
    assert_seen("is there again");
    press(front, "<A-u>");
    assert_seen("A test nobody ran");
    assert_seen("The campaign that went out late");
    press(front, "<A-u>");
    assert_seen("There is nothing to undo.");
}

static void a_draft_that_can_not_be_read_is_shown_with_its_error(void **state) {
    Front *front = *state;
    write_two(front);
    Error error = {0};
    Buffer path = {0};
    buffer_printf(&path, "%s/broken-2026-01-01.yaml", store_drafts_folder(front->store));
    assert_true(file_replace(buffer_string(&path), slice_of("version: 1\nsections: [\n"), 0600, &error));
    kill_and_reopen(front);
    press(front, "broken");
    assert_seen("can't be read");
    assert_seen("yaml:3:1: not YAML");
    press(front, "<Enter>");
    assert_seen("Drafts     ▸ broken-2026-01-01");
    buffer_free(&path);
}

/* Written over in its place: the folder says nothing of it. */
static void retitle_by_hand(Front *front, const char *from, const char *to) {
    DraftView *view = draft_view_open(front->store);
    assert_non_null(view);
    Buffer path = {0}, text = {0};
    for (size_t i = 0; i < draft_view_count(view); i++)
        if (strcmp(draft_view_card(view, i).title, from) == 0)
            buffer_printf(&path, "%s/%s.yaml", store_drafts_folder(front->store), draft_view_card(view, i).id);
    draft_view_free(view);
    assert_true(file_read(buffer_string(&path), 1 << 20, &text, NULL));
    size_t at = (size_t)(strstr(text.data, from) - text.data);
    buffer_replace(&text, (Span){at, at + strlen(from)}, slice_of(to));
    FILE *file = fopen(buffer_string(&path), "r+");
    assert_non_null(file);
    assert_int_equal(fwrite(text.data, 1, text.size, file), text.size);
    assert_int_equal(fclose(file), 0);
    buffer_free(&path);
    buffer_free(&text);
}

static void a_draft_changed_by_hand_shows_after_a_moment_and_the_choice_stays(void **state) {
    Front *front = *state;
    write_two(front);
    kill_and_reopen(front);
    retitle_by_hand(front, "The campaign that went out late", "The campaign that was late again");
    kill_and_reopen(front);
    assert_seen("The campaign that went out late");
    press(front, "<Down>");
    rest(front);
    rest(front);
    assert_seen("The campaign that was late again");
    assert_not_seen("The campaign that went out late");
    kill_and_reopen(front);
    assert_seen("The campaign that was late again");
    assert_not_seen("The campaign that went out late");
}

static void the_look_at_the_files_leaves_the_screen_as_it_was(void **state) {
    Front *front = *state;
    write_two(front);
    kill_and_reopen(front);
    press(front, "<Down>");
    char *before = memory_string(window_text());
    rest(front);
    rest(front);
    assert_string_equal(window_text(), before);
    kill_and_reopen(front);
    press(front, "<Down>");
    assert_string_equal(window_text(), before);
    free(before);
}

static void the_next_thing_is_to_finish_what_is_begun(void **state) {
    Front *front = *state;
    write_two(front);
    assert_seen("Next: go on with “");
    assert_seen("words so far. Said aloud, the whole is to take at least 2:00.");
}

static void a_take_of_long_ago_is_told_in_months_and_years(void **state) {
    Front *front = *state;
    begin_walk(front);
    paste_model(front);
    char *folder = front_path(front, ".local/share/starcoach/drafts/takes");
    Buffer path = {0};
    buffer_printf(&path, "%s/%s.yaml", folder, draft_id(front->app->practice->draft));
    press(front, "<Esc>");
    assert_int_equal(mkdir(folder, 0700), 0);
    FILE *file = fopen(buffer_string(&path), "w");
    assert_non_null(file);
    fputs(
        "version: 1\ntakes:\n  - {at: \"2020-03-05T18:10:00Z\", seconds: 140, estimate: 140, felt: 3, complete: true, "
        "sections: [{id: situation, seconds: 140}]}\n",
        file);
    fclose(file);
    kill_and_reopen(front);
    assert_seen("You last said it aloud ");
    assert_seen(" years ");
    assert_not_seen("days ago");
    buffer_free(&path);
    free(folder);
}

/* ---- The choice itself ---- */

static DraftCard card(const char *id, size_t words) {
    return (DraftCard){.id = id, .title = id, .question = "failure", .shape = "failure", .words = words};
}

static void short_drafts_come_before_unspoken_ones_and_those_before_spoken_ones(void **state) {
    (void)state;
    DraftCard cards[] = {card("long", 400), card("new", 400), card("short", 90)};
    Take takes[] = {{.draft = "new", .at = 2000}, {.draft = "long", .at = 1000}, {.draft = "new", .at = 10}};
    DraftView *three = draft_view_new(&(DraftCards){cards, 3}), *two = draft_view_new(&(DraftCards){cards, 2});
    NextThing next = home_next(three, NULL, front_bank(), 1);
    assert_int_equal(next.kind, NEXT_UNFINISHED);
    assert_int_equal(next.draft, 2);
    assert_int_equal(next.least, 120);
    /* 325 words take just over two minutes at the language's 0.37 s a word; that stands when a rehearsal was faster. */
    DraftView *one = draft_view_new(&(DraftCards){
        &(DraftCard){.id = "even", .title = "even", .question = "failure", .shape = "failure", .words = 325}, 1});
    assert_int_equal(home_next(one, NULL, front_bank(), 1).kind, NEXT_NOTHING);
    assert_int_equal(home_next(one, NULL, front_bank(), 0.7).kind, NEXT_NOTHING);
    draft_view_free(one);
    assert_true(speech_seconds_of_words(bank_language(front_bank()), 1, 1) == speech_seconds_of_words(NULL, 1, 1));
    assert_int_equal(home_next(two, NULL, front_bank(), 1).kind, NEXT_NOTHING);
    next = home_next(two, &(Takes){.items = takes, .count = 1}, front_bank(), 1);
    assert_int_equal(next.kind, NEXT_NEVER_SPOKEN);
    assert_int_equal(next.draft, 0);
    next = home_next(two, &(Takes){.items = takes, .count = 3}, front_bank(), 1);
    assert_int_equal(next.kind, NEXT_LONGEST_UNSPOKEN);
    assert_int_equal(next.draft, 0);
    assert_int_equal(next.spoken, 1000);
    draft_view_free(three);
    draft_view_free(two);
}

static void what_was_said_aloud_is_not_sent_back_unless_most_of_it_is_lost(void **state) {
    (void)state;
    DraftCard one = card("one", 300);
    Take take = {.draft = "one", .at = 2000, .seconds = 110, .estimate = 111, .complete = true};
    const Takes takes = {.items = &take, .count = 1};
    DraftView *view = draft_view_new(&(DraftCards){&one, 1});
    NextThing next = home_next(view, NULL, front_bank(), 1);
    assert_int_equal(next.kind, NEXT_UNFINISHED);
    assert_true(next.well_on);
    assert_int_equal(home_next(view, &takes, front_bank(), 1).kind, NEXT_LONGEST_UNSPOKEN);
    take.seconds = 24; /* keys pressed through it are no rehearsal */
    assert_int_equal(home_next(view, &takes, front_bank(), 1).kind, NEXT_UNFINISHED);
    take.seconds = 110;
    draft_view_free(view);
    one.words = 40;
    view = draft_view_new(&(DraftCards){&one, 1});
    next = home_next(view, &takes, front_bank(), 1);
    assert_int_equal(next.kind, NEXT_UNFINISHED);
    assert_false(next.well_on);
    draft_view_free(view);
}

static void drafts_that_can_not_be_read_are_never_the_next_thing(void **state) {
    (void)state;
    DraftCard broken = card("broken", 0);
    broken.problem = "damaged";
    DraftView *view = draft_view_new(&(DraftCards){&broken, 1});
    assert_int_equal(home_next(view, &(Takes){0}, front_bank(), 1).kind, NEXT_NOTHING);
    draft_view_free(view);
}

static void who_speaks_slowly_needs_fewer_words(void **state) {
    (void)state;
    DraftCard one = card("one", 300);
    DraftView *view = draft_view_new(&(DraftCards){&one, 1});
    assert_int_equal(home_next(view, NULL, front_bank(), 1).kind, NEXT_UNFINISHED);
    assert_int_equal(home_next(view, NULL, front_bank(), 1.3).kind, NEXT_NOTHING);
    draft_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(only_what_can_be_done_with_the_chosen_one_is_offered),
        FRONT_TEST(the_next_thing_names_its_key_while_it_is_chosen),
        FRONT_TEST(a_name_is_cut_only_where_the_day_beside_it_begins),
        FRONT_TEST(the_stroke_that_begins_a_search_elsewhere_spoils_none),
        FRONT_TEST(typing_finds_drafts_by_what_they_say),
        FRONT_TEST(a_key_orders_drafts_by_time_name_and_length),
        FRONT_TEST(a_long_title_is_whole_where_there_is_room),
        FRONT_TEST(a_draft_gets_another_name),
        FRONT_TEST(esc_gives_no_other_name),
        FRONT_TEST(a_story_is_told_for_another_question_and_the_text_follows),
        FRONT_TEST(questions_are_neither_renamed_nor_removed),
        FRONT_TEST(removed_drafts_come_back_one_by_one_even_another_day),
        FRONT_TEST(a_draft_that_can_not_be_read_is_shown_with_its_error),
        FRONT_TEST(a_draft_changed_by_hand_shows_after_a_moment_and_the_choice_stays),
        FRONT_TEST(the_look_at_the_files_leaves_the_screen_as_it_was),
        FRONT_TEST(the_next_thing_is_to_finish_what_is_begun),
        FRONT_TEST(a_take_of_long_ago_is_told_in_months_and_years),
        cmocka_unit_test(short_drafts_come_before_unspoken_ones_and_those_before_spoken_ones),
        cmocka_unit_test(what_was_said_aloud_is_not_sent_back_unless_most_of_it_is_lost),
        cmocka_unit_test(drafts_that_can_not_be_read_are_never_the_next_thing),
        cmocka_unit_test(who_speaks_slowly_needs_fewer_words),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
