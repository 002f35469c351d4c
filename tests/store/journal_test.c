/* The journal: every change comes back, torn and damaged ones as far as they are whole. */
#include "home.h"

#include "store/answer_record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FILE_OF(id)  DRAFTS id ".yaml"
#define SAVED_DRAFT  "version: 1\nquestion: slip\nshape: tale\nsections:\n  - {id: plan, text: Saved.}\n"
#define JOURNAL_OF_A JOURNAL "a"

static void write_saved(const Home *home) {
    home_make_folder(home, DRAFTS "history");
    home_write(home, FILE_OF("a"), SAVED_DRAFT);
}

/* Types "More." after "Saved.", in a program that is then gone. */
static void type_more(Home *home) {
    Draft *draft = draft_again(home, "a");
    draft_type(draft, 0, "More.");
    draft_put_fact(draft, "title", "A title");
}

static bool is_told(Draft *draft, const char *part) {
    Error notice = {0};
    bool told = false;
    while (draft_next_notice(draft, &notice))
        told = told || strstr(notice.message, part);
    error_clear(&notice);
    return told;
}

static size_t undo_all(Draft *draft) {
    size_t steps = 0, section, at;
    while (draft_undo(draft, &section, &at))
        steps++;
    return steps;
}

/* ---- What comes back ---- */

static void what_was_not_saved_comes_back(void **state) {
    Home *home = *state;
    write_saved(home);
    assert_true(home_in_child(home, type_more));
    Draft *draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Saved.More."));
    assert_string_equal(answer_fact(draft_answer(draft), "title"), "A title");
    assert_int_equal(draft_recovered(draft), 6);
    assert_true(draft_is_changed(draft));
    assert_null(draft_conflict(draft));
    assert_false(is_told(draft, ""));
    draft_keep(draft);
    assert_int_equal(home_mode(home, JOURNAL_OF_A), 0);
    draft_close(draft);
    draft = draft_again(home, "a");
    assert_int_equal(draft_recovered(draft), 0);
    assert_text(draft, 0, slice_of("Saved.More."));
    assert_false(draft_is_changed(draft));
    draft_close(draft);
}

static void undo_goes_on_where_it_was(void **state) {
    Home *home = *state;
    write_saved(home);
    Draft *draft = draft_again(home, "a");
    size_t section, at;
    draft_type(draft, 0, "One two");
    draft_put_string(draft, 1, "Pasted text.");
    draft_type(draft, 1, "Gone");
    assert_true(draft_undo(draft, &section, &at));
    assert_true(draft_undo(draft, &section, &at));
    assert_text(draft, 1, slice_of(""));
    assert_true(draft_redo(draft, &section, &at));
    assert_text(draft, 1, slice_of("Pasted text."));
    draft_close(draft);

    draft = draft_again(home, "a");
    assert_text(draft, 1, slice_of("Pasted text."));
    assert_true(draft_redo(draft, &section, &at)); /* what was undone can still be redone */
    assert_text(draft, 1, slice_of("Pasted text.Gone"));
    assert_true(draft_undo(draft, &section, &at));
    assert_true(draft_undo(draft, &section, &at));
    assert_text(draft, 0, slice_of("Saved.One two"));
    assert_true(draft_undo(draft, &section, &at)); /* a word is a step */
    assert_text(draft, 0, slice_of("Saved.One "));
    assert_true(draft_undo(draft, &section, &at));
    assert_text(draft, 0, slice_of("Saved."));
    assert_false(draft_undo(draft, &section, &at));
    draft_close(draft);

    draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Saved."));
    while (draft_redo(draft, &section, &at))
        continue;
    assert_text(draft, 0, slice_of("Saved.One two"));
    assert_text(draft, 1, slice_of("Pasted text.Gone"));
    draft_close(draft);
}

static void steps_from_before_a_save_can_be_undone_and_stay_so(void **state) {
    Home *home = *state;
    write_saved(home);
    Draft *draft = draft_again(home, "a");
    size_t section, at;
    draft_type(draft, 0, "Before");
    draft_put_fact(draft, "when", "2025-03");
    draft_keep(draft);
    draft_type(draft, 0, "hand"); /* goes on within the word */
    assert_true(draft_undo(draft, &section, &at));
    assert_text(draft, 0, slice_of("Saved.Before"));
    assert_true(draft_undo(draft, &section, &at));
    assert_string_equal(answer_fact(draft_answer(draft), "when"), "");
    assert_true(draft_undo(draft, &section, &at));
    assert_text(draft, 0, slice_of("Saved."));
    assert_true(draft_redo(draft, &section, &at));
    draft_type(draft, 1, "New");
    draft_close(draft);

    draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Saved.Before"));
    assert_text(draft, 1, slice_of("New"));
    assert_string_equal(answer_fact(draft_answer(draft), "when"), "");
    assert_true(draft_undo(draft, &section, &at));
    assert_text(draft, 1, slice_of(""));
    draft_close(draft);
}

static void a_step_half_saved_is_undone_whole(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    size_t section, at;
    draft_put_fact(draft, "title", "First half");
    draft_keep(draft);
    Command second = {.kind = COMMAND_REPLACE, .section = 1, .text = slice_of("Second half"), .joins = true};
    assert_true(draft_apply(draft, &second, NULL));
    assert_true(draft_undo(draft, &section, &at));
    char *id = strdup(draft_id(draft));
    draft_close(draft);
    draft = draft_again(home, id);
    assert_text(draft, 1, slice_of(""));
    assert_string_equal(answer_fact(draft_answer(draft), "title"), "");
    draft_close(draft);
    free(id);
}

static void the_place_comes_back(void **state) {
    Home *home = *state;
    write_saved(home);
    Draft *draft = draft_again(home, "a");
    draft_set_place(draft, "deed", 0);
    draft_type(draft, 1, "Deed");
    draft_set_place(draft, "deed", 3);
    assert_true(draft_sync(draft, NULL));
    draft_set_place(draft, "lesson", 0); /* written when it is closed, at the latest */
    draft_close(draft);
    draft = draft_again(home, "a");
    assert_string_equal(draft_place(draft), "lesson");
    draft_set_place(draft, "deed", 2);
    assert_true(draft_sync(draft, NULL));
    draft_close(draft);
    draft = draft_again(home, "a");
    assert_string_equal(draft_place(draft), "deed");
    assert_int_equal(draft_place_offset(draft), 2);
    assert_int_equal(draft_recovered(draft), 4); /* a place is no change */
    draft_close(draft);
}

static void a_view_taken_is_one_step_that_comes_back(void **state) {
    Home *home = *state;
    write_saved(home);
    Draft *draft = draft_again(home, "a");
    draft_put_fact(draft, "mood", "kept");
    Arena *arena = arena_new();
    AnswerView view = answer_view(draft_answer(draft), home->bank, arena);
    SectionView sections[3] = {section_view_whole(slice_of("New plan."), arena),
                               section_view_whole(slice_of(""), arena),
                               section_view_whole(slice_of("New lesson."), arena)};
    view.sections = sections;
    view.story.title = "New title";
    assert_true(draft_take_view(draft, &view, NULL));
    draft_close(draft);
    arena_free(arena);

    draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("New plan."));
    assert_text(draft, 2, slice_of("New lesson."));
    assert_string_equal(answer_fact(draft_answer(draft), "title"), "New title");
    assert_string_equal(answer_fact(draft_answer(draft), "mood"), "kept");
    size_t section, at;
    assert_true(draft_undo(draft, &section, &at));
    assert_text(draft, 0, slice_of("Saved."));
    assert_text(draft, 2, slice_of(""));
    assert_string_equal(answer_fact(draft_answer(draft), "mood"), "kept");
    draft_close(draft);
}

static void begin_only(Home *home) {
    draft_type(draft_begin(home), 0, "Never saved.");
}

static void a_draft_that_was_never_saved_comes_back(void **state) {
    Home *home = *state;
    assert_true(home_in_child(home, begin_only));
    Arena *arena = arena_new();
    DraftCards cards;
    assert_true(store_list(home->store, arena, &cards, NULL));
    assert_int_equal(cards.count, 1);
    assert_true(cards.items[0].unsaved);
    assert_string_equal(cards.items[0].question, "slip");
    assert_int_equal(cards.items[0].words, 2);
    assert_true(cards.items[0].saved > 0);
    Draft *other = draft_begin(home); /* whose id is not the same */
    draft_put_string(other, 0, "Another.");
    assert_string_not_equal(draft_id(other), cards.items[0].id);

    Draft *draft = draft_again(home, cards.items[0].id);
    assert_text(draft, 0, slice_of("Never saved."));
    assert_int_equal(draft_recovered(draft), 12);
    assert_int_equal(draft_saved(draft), 0);
    assert_true(draft_is_changed(draft));
    assert_int_equal(undo_all(draft), 2);
    draft_keep(draft);
    draft_close(draft);
    draft_close(other);
    assert_true(store_list(home->store, arena, &cards, NULL));
    assert_int_equal(cards.count, 2);
    assert_int_equal(cards.items[0].unsaved + cards.items[1].unsaved, 1);
    arena_free(arena);
}

static void without_a_change_nothing_is_left(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    draft_put_string(draft, 0, "");
    size_t section, at;
    assert_false(draft_undo(draft, &section, &at));
    draft_close(draft);
    assert_int_equal(home_count_files(home), 0);
}

static void a_file_that_is_gone_comes_back_from_its_journal(void **state) {
    Home *home = *state;
    write_saved(home);
    assert_true(home_in_child(home, type_more));
    home_remove(home, FILE_OF("a"));
    Draft *draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Saved.More."));
    assert_true(draft_is_changed(draft));
    undo_all(draft);
    assert_text(draft, 0, slice_of("Saved."));
    draft_close(draft);
    draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Saved."));
    draft_keep(draft);
    draft_close(draft);
    draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Saved."));
    draft_close(draft);
}

static void only_look_elsewhere(Home *home) {
    Draft *draft = draft_again(home, "a");
    draft_set_place(draft, "deed", 0);
    draft_sync(draft, NULL);
}

static void a_text_that_only_a_journal_still_has_is_not_saved(void **state) {
    Home *home = *state;
    write_saved(home);
    assert_true(home_in_child(home, only_look_elsewhere));
    home_remove(home, FILE_OF("a"));
    Draft *draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Saved."));
    assert_int_equal(draft_recovered(draft), 1);
    draft_close(draft);
    draft = draft_again(home, "a"); /* it is the only copy: closing has not removed it */
    assert_text(draft, 0, slice_of("Saved."));
    draft_close(draft);
}

static void changes_made_past_the_journal_are_caught_up_with(void **state) {
    Home *home = *state;
    write_saved(home);
    Draft *draft = draft_again(home, "a");
    const Command past = {.kind = COMMAND_REPLACE, .section = 1, .text = slice_of("Past.")};
    assert_true(answer_apply(draft_answer(draft), &past, NULL));
    answer_add_unplaced(draft_answer(draft), "Old", slice_of("An unplaced text."));
    assert_true(draft_sync(draft, NULL));
    draft_close(draft);
    draft = draft_again(home, "a");
    assert_text(draft, 1, slice_of("Past."));
    assert_int_equal(answer_unplaced_count(draft_answer(draft)), 1);
    assert_true(draft_recovered(draft) > 0);
    assert_true(draft_is_changed(draft));
    draft_type(draft, 1, " On.");
    draft_close(draft);
    draft = draft_again(home, "a");
    assert_text(draft, 1, slice_of("Past. On."));
    draft_close(draft);
}

static void a_record_is_little_longer_than_what_was_typed(void **state) {
    Home *home = *state;
    write_saved(home);
    Draft *draft = draft_again(home, "a");
    draft_type(draft, 0, "x");
    char *before = home_read(home, JOURNAL_OF_A);
    for (int i = 0; i < 100; i++)
        draft_type(draft, 0, "0123456789");
    char *after = home_read(home, JOURNAL_OF_A);
    assert_true(strlen(after) - strlen(before) <= 1000 * (1 + 32));
    assert_int_equal(strncmp(before, after, strlen(before)), 0); /* only ever appended to */
    free(before);
    free(after);
    assert_int_equal(home_mode(home, JOURNAL_OF_A), 0600);
    assert_int_equal(home_mode(home, JOURNAL), 0700);
    draft_close(draft);
}

/* ---- Journals cut short, and damaged ones ---- */

/* A journal with every kind of record; and what the answer said after each change. */
typedef struct Sample {
    Slice text;
    size_t head; /* bytes */
    struct {
        size_t end; /* of the journal, bytes */
        uint64_t hash;
    } states[64];
    size_t count;
} Sample;

static void sample_state(Home *home, Draft *draft, Sample *sample) {
    char *text = home_read(home, JOURNAL_OF_A);
    assert_true(sample->count < sizeof sample->states / sizeof *sample->states);
    sample->states[sample->count].end = text ? strlen(text) : 0;
    sample->states[sample->count++].hash = answer_hash(draft_answer(draft));
    free(text);
}

static void sample_view(Home *home, Draft *draft) {
    Arena *arena = arena_new();
    AnswerView view = answer_view(draft_answer(draft), home->bank, arena);
    SectionView sections[3] = {section_view_whole(slice_of("One."), arena), section_view_whole(slice_of("Two."), arena),
                               section_view_whole(slice_of(""), arena)};
    view.sections = sections;
    assert_true(draft_take_view(draft, &view, NULL));
    arena_free(arena);
}

/* Texts that look like records, and characters of several bytes. */
static void sample_changes(Home *home, Draft *draft, Sample *sample) {
    static const char *const texts[] = {"a", "ä\n2 r 0 0 0 1 00000000 x\n", "\n\n", "5 u"};
    size_t section, at;
    for (size_t i = 0; i < 4; i++) {
        const Command command = {.kind = COMMAND_REPLACE, .section = i % 3, .text = slice_of(texts[i])};
        draft_set_place(draft, i % 2 ? "deed" : "plan", i);
        assert_true(draft_apply(draft, &command, NULL));
        sample_state(home, draft, sample);
        draft_put_fact(draft, "title", texts[3 - i]);
        sample_state(home, draft, sample);
        assert_true(draft_undo(draft, &section, &at));
        sample_state(home, draft, sample);
        if (i % 2)
            assert_true(draft_redo(draft, &section, &at));
        sample_state(home, draft, sample);
    }
    sample_view(home, draft);
    sample_state(home, draft, sample);
}

static Sample make_sample(Home *home) {
    Sample sample = {0};
    write_saved(home);
    Draft *draft = draft_again(home, "a");
    sample_state(home, draft, &sample);
    sample_changes(home, draft, &sample);
    draft_close(draft);
    char *text = home_read(home, JOURNAL_OF_A);
    sample.text = slice_of(text);
    sample.head = (size_t)(strstr(text, "\nversion:") + 1 - text) + strtoul(strstr(text, "\nbase ") + 6, NULL, 10);
    return sample;
}

/* The last state that is whole in so many bytes. */
static size_t state_at(const Sample *sample, size_t size) {
    size_t i = 0;
    while (i + 1 < sample->count && sample->states[i + 1].end <= size)
        i++;
    return i;
}

static void cut_anywhere_it_holds_what_is_whole_and_says_so(void **state) {
    Home *home = *state;
    Sample sample = make_sample(home);
    for (size_t size = sample.head; size <= sample.text.size; size++) {
        size_t last = state_at(&sample, size);
        home_write_slice(home, JOURNAL_OF_A, (Slice){sample.text.data, size});
        Draft *draft = draft_again(home, "a");
        assert_int_equal(answer_hash(draft_answer(draft)), sample.states[last].hash);
        bool torn = is_told(draft, "being written");
        if (size == sample.head || size == sample.states[last].end)
            assert_false(torn);
        else if (sample.text.data[size - 1] != '\n')
            assert_true(torn);
        draft_type(draft, 2, "After"); /* typing goes on behind what is whole */
        uint64_t now = answer_hash(draft_answer(draft));
        draft_close(draft);
        draft = draft_again(home, "a");
        assert_int_equal(answer_hash(draft_answer(draft)), now);
        assert_false(is_told(draft, ""));
        draft_close(draft);
    }
    free((char *)sample.text.data);
}

static void damage_anywhere_is_told_and_the_whole_is_kept_aside(void **state) {
    Home *home = *state;
    Sample sample = make_sample(home);
    char *bytes = strdup(sample.text.data);
    for (size_t at = sample.head; at < sample.text.size; at += 5) {
        bytes[at] ^= 1;
        home_write_slice(home, JOURNAL_OF_A, (Slice){bytes, sample.text.size});
        Draft *draft = draft_again(home, "a");
        assert_true(is_told(draft, at >= sample.states[sample.count - 2].end ? "" : "damaged"));
        assert_null(draft_conflict(draft));
        uint64_t found = answer_hash(draft_answer(draft));
        assert_int_equal(found, sample.states[state_at(&sample, at)].hash);
        draft_close(draft);
        char *left = home_read(home, JOURNAL_OF_A); /* looking changes nothing */
        assert_memory_equal(left, bytes, sample.text.size);
        free(left);
        bytes[at] ^= 1;
    }
    bytes[sample.head + 60] ^= 1;
    home_write_slice(home, JOURNAL_OF_A, (Slice){bytes, sample.text.size});
    size_t files = home_count_files(home);
    Draft *draft = draft_again(home, "a");
    draft_type(draft, 2, "After");
    draft_close(draft);
    assert_int_equal(home_count_files(home), files + 1);
    draft = draft_again(home, "a");
    assert_false(is_told(draft, ""));
    assert_holds(answer_text(draft_answer(draft), 2).data, "After");
    draft_close(draft);
    free(bytes);
    free((char *)sample.text.data);
}

static void a_journal_without_a_head_leaves_the_file(void **state) {
    Home *home = *state;
    Sample sample = make_sample(home);
    char *bytes = strdup(sample.text.data);
    for (size_t at = 0; at < sample.head; at += 3) {
        bytes[at] ^= 1;
        home_write_slice(home, JOURNAL_OF_A, (Slice){bytes, sample.text.size});
        Draft *draft = draft_again(home, "a");
        assert_text(draft, 0, slice_of("Saved."));
        bool newer = draft_read_only(draft); /* where the version became a higher one */
        assert_true(newer || is_told(draft, "damaged"));
        draft_close(draft);
        bytes[at] ^= 1;
    }
    bytes[30] ^= 1;
    home_write_slice(home, JOURNAL_OF_A, (Slice){bytes, sample.text.size});
    size_t files = home_count_files(home);
    Draft *draft = draft_again(home, "a");
    draft_keep(draft);
    draft_close(draft);
    assert_int_equal(home_count_files(home), files); /* moved aside, not lost */
    assert_int_equal(home_mode(home, JOURNAL_OF_A), 0);
    free(bytes);
    free((char *)sample.text.data);
}

static void a_draft_that_is_only_a_damaged_journal_is_listed_and_left(void **state) {
    Home *home = *state;
    home_make_folder(home, JOURNAL);
    home_write(home, JOURNAL_OF_A, "starcoach journal 1\non none\nahead 0\nbase 9");
    Arena *arena = arena_new();
    DraftCards cards;
    assert_true(store_list(home->store, arena, &cards, NULL));
    assert_int_equal(cards.count, 1);
    assert_holds(cards.items[0].problem, "damaged");
    Error error = {0};
    Draft *draft;
    assert_false(draft_open(home->store, home->bank, "a", &draft, &error));
    assert_int_equal(error.code, ERROR_INVALID);
    assert_holds(error.file, JOURNAL_OF_A);
    assert_false(draft_remove(home->store, "a", &error));
    assert_true(home_mode(home, JOURNAL_OF_A) != 0);
    error_clear(&error);
    arena_free(arena);
}

static void a_newer_journal_makes_its_draft_read_only(void **state) {
    Home *home = *state;
    write_saved(home);
    home_make_folder(home, JOURNAL);
    home_write(home, JOURNAL_OF_A, "starcoach journal 2\nwho knows\n");
    Draft *draft = draft_again(home, "a");
    assert_true(draft_read_only(draft));
    assert_holds(draft_read_only_reason(draft), "newer");
    Error error = {0};
    assert_false(draft_save(draft, &error));
    assert_int_equal(error.code, ERROR_NEWER);
    error_clear(&error);
    draft_close(draft);
    char *text = home_read(home, JOURNAL_OF_A);
    assert_string_equal(text, "starcoach journal 2\nwho knows\n");
    free(text);
}

/* ---- Shapes that change ---- */

static void commands_follow_sections_that_moved_or_were_renamed(void **state) {
    Home *home = *state;
    write_saved(home);
    assert_true(home_in_child(home, type_more));
    static const TestSection moved[] = {
        {"extra", "Extra", ""}, {"deed", "The deed", ""}, {"lesson", "The lesson", ""}, {"idea", "The idea", "plan"}};
    home_reshape(home, 2, moved, 4);
    Draft *draft = draft_again(home, "a");
    assert_text(draft, 3, slice_of("Saved.More."));
    size_t section, at;
    assert_true(draft_undo(draft, &section, &at)); /* the title */
    assert_true(draft_undo(draft, &section, &at));
    assert_int_equal(section, 3);
    assert_text(draft, 3, slice_of("Saved."));
    draft_type(draft, 0, "Extra");
    draft_close(draft);
    draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Extra"));
    assert_text(draft, 3, slice_of("Saved."));
    draft_close(draft);
}

static void commands_on_a_section_that_is_gone_still_lead_to_their_text(void **state) {
    Home *home = *state;
    write_saved(home);
    assert_true(home_in_child(home, type_more));
    static const TestSection fewer[] = {{"deed", "The deed", ""}, {"lesson", "The lesson", ""}};
    home_reshape(home, 2, fewer, 2);
    Draft *draft = draft_again(home, "a");
    assert_int_equal(answer_unplaced_count(draft_answer(draft)), 1);
    assert_true(slice_is(answer_unplaced_text(draft_answer(draft), 0), "Saved.More."));
    assert_int_equal(draft_recovered(draft), 6);
    draft_type(draft, 0, "On.");
    draft_close(draft);
    draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("On."));
    assert_true(slice_is(answer_unplaced_text(draft_answer(draft), 0), "Saved.More."));
    draft_close(draft);
}

/* Each record is sound by itself. */
static void a_journal_that_lacks_a_record_ends_before_it(void **state) {
    Home *home = *state;
    write_saved(home);
    assert_true(home_in_child(home, type_more));
    char *whole = home_read(home, JOURNAL_OF_A);
    char *second = strstr(whole, "\n2 r ") + 1, *third = strstr(whole, "\n3 r ") + 1;
    Buffer text = {0};
    buffer_append(&text, (Slice){whole, (size_t)(second - whole)});
    buffer_append_string(&text, third);
    home_write_slice(home, JOURNAL_OF_A, buffer_slice(&text));
    Draft *draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Saved.M"));
    assert_true(is_told(draft, "amaged"));
    draft_close(draft);
    buffer_free(&text);
    free(whole);
}

/* "Past" is in the journal's base, typed before it began; only what is behind that can be undone by who reads it. */
static void undo_past_the_journals_beginning(Home *home) {
    size_t section, at;
    Draft *draft = draft_again(home, "a");
    const Command past = {.kind = COMMAND_REPLACE, .span = {0, 0}, .text = {"Past ", 5}};
    assert_true(answer_apply(draft_answer(draft), &past, NULL));
    assert_true(draft_sync(draft, NULL));
    assert_true(draft_undo(draft, &section, &at));
}

static void what_was_undone_from_before_the_journal_is_no_step_to_undo(void **state) {
    Home *home = *state;
    write_saved(home);
    assert_true(home_in_child(home, undo_past_the_journals_beginning));
    Draft *draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Saved."));
    assert_int_equal(undo_all(draft), 0);
    assert_text(draft, 0, slice_of("Saved."));
    draft_close(draft);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(what_was_not_saved_comes_back),
        HOME_TEST(undo_goes_on_where_it_was),
        HOME_TEST(steps_from_before_a_save_can_be_undone_and_stay_so),
        HOME_TEST(a_step_half_saved_is_undone_whole),
        HOME_TEST(the_place_comes_back),
        HOME_TEST(a_view_taken_is_one_step_that_comes_back),
        HOME_TEST(a_draft_that_was_never_saved_comes_back),
        HOME_TEST(without_a_change_nothing_is_left),
        HOME_TEST(a_file_that_is_gone_comes_back_from_its_journal),
        HOME_TEST(a_text_that_only_a_journal_still_has_is_not_saved),
        HOME_TEST(changes_made_past_the_journal_are_caught_up_with),
        HOME_TEST(a_record_is_little_longer_than_what_was_typed),
        HOME_TEST(cut_anywhere_it_holds_what_is_whole_and_says_so),
        HOME_TEST(damage_anywhere_is_told_and_the_whole_is_kept_aside),
        HOME_TEST(a_journal_that_lacks_a_record_ends_before_it),
        HOME_TEST(what_was_undone_from_before_the_journal_is_no_step_to_undo),
        HOME_TEST(a_journal_without_a_head_leaves_the_file),
        HOME_TEST(a_draft_that_is_only_a_damaged_journal_is_listed_and_left),
        HOME_TEST(a_newer_journal_makes_its_draft_read_only),
        HOME_TEST(commands_follow_sections_that_moved_or_were_renamed),
        HOME_TEST(commands_on_a_section_that_is_gone_still_lead_to_their_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
