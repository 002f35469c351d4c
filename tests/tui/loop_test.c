/* The loop: help made from the table, keeping, leaving, and a second program with the same draft. */
#include "front_fixture.h"

#include <stdio.h>

static void help_lists_what_can_be_done_here_and_everywhere(void **state) {
    Front *front = *state;
    resize(front, 60, 100);
    begin_walk(front);
    press(front, "<C-g>");
    assert_seen("Go to the next step.");
    assert_seen("Cut to the end of the paragraph.");
    assert_seen("Keep everything and leave.");
    assert_not_seen("Remove the draft");
    press(front, "<C-g>");
    assert_not_seen("Keep everything and leave.");
}

static void help_scrolls_in_a_small_window(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    begin_walk(front);
    press(front, "<C-g>");
    assert_not_seen("Keep everything and leave.");
    press(front, "<PgDn>");
    assert_not_seen("Go to the next step.");
    press(front, "<End>");
    assert_seen("Everything is kept as you type.");
}

static void help_says_what_the_signs_of_the_screen_mean(void **state) {
    Front *front = *state;
    resize(front, 60, 100);
    begin_walk(front);
    press(front, "<C-g>");
    assert_seen("Signs");
    assert_seen("A part that is ready; one that is begun; one that is empty.");
    press(front, "<Esc><C-r>a<C-g>");
    assert_seen("the last group is to begin here at the latest.");
    assert_not_seen("A part that is ready;");
    press(front, "<Esc><Esc><C-x><C-g>");
    assert_not_seen("Signs");
}

static void beside_a_page_laid_over_no_scraps_of_words_are_left(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "<C-g>");
    for (int row = 2; row < 22; row++) {
        const char *shown = window_row(row);
        assert_memory_equal(shown, "  ", 2);
        assert_true(canvas_columns(slice_of(shown)) == 78);
    }
    assert_int_equal(window_find("  ╭─ Keys"), 2);
    const char *more = window_row(window_find("↓"));
    assert_non_null(strstr(more, " ↓│"));
}

static void ctrl_s_keeps_and_says_so(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "words<C-s>");
    assert_seen("All kept.");
    kill_and_reopen(front);
    press(front, "<Enter>");
    assert_seen("words");
}

static void a_long_message_stands_above_the_keys_and_a_short_one_before_them(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "words<C-s>");
    assert_int_equal(window_find("All kept. What stands now is marked as a revision."), 22);
    assert_int_equal(window_find("Tab next · Ctrl-T example · Ctrl-R review"), 23);
    press(front, "<C-w><A-w><Tab>");
    assert_int_equal(window_find("Write or paste something first."), 23);
    assert_int_equal(window_find("Ctrl-G help"), 23);
    assert_seen("0 words so far");
}

static void no_word_of_a_message_is_cut_in_a_small_window(void **state) {
    Front *front = *state;
    resize(front, 20, 60);
    begin_walk(front);
    press(front, "words<Tab>more<A-w>");
    assert_seen("The parts hold text already.");
    assert_seen("part to part.");
    assert_int_equal(window_find("Ctrl-G help"), 19);
}

static void ctrl_q_keeps_and_leaves(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "words<C-q>");
    assert_true(loop_is_done(front->loop));
    kill_and_reopen(front);
    press(front, "<Enter>");
    assert_seen("words");
}

static void a_signal_to_leave_keeps_everything(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "words");
    loop_event(front->loop, &(Event){.kind = EVENT_LEAVE});
    assert_true(loop_is_done(front->loop));
    kill_and_reopen(front);
    press(front, "<Enter>");
    assert_seen("words");
}

/* Sentences that name keys by their action show the key, not the action. */
static void assert_no_action_in_braces(void) {
    const char *screen = window_text();
    for (size_t i = 0; i < action_count; i++) {
        const char *name = strstr(screen, actions[i].name);
        if (name && name > screen && name[-1] == '{')
            fail_msg("{%s} is on the screen:\n%s", actions[i].name, screen);
    }
}

/* Every screen, with every action that it offers, in a small and a large window: nothing crashes, nothing is lost. */
static void every_key_of_the_table_can_be_pressed_on_every_screen(void **state) {
    Front *front = *state;
    static const char *const ways[] = {"", "<C-r>", "<C-r>a", "<C-x>", "<C-t>", "<C-o>", "<C-g>", "<C-p>"};
    begin_walk(front);
    press(front, "Not to be lost");
    press(front, "<Esc>");
    for (size_t w = 0; w < sizeof ways / sizeof *ways; w++)
        for (size_t i = 0; i < action_count; i++) {
            if (actions[i].id == ACTION_QUIT || actions[i].id == ACTION_SUSPEND || actions[i].id == ACTION_YES)
                continue;
            resize(front, i % 2 ? 20 : 40, i % 2 ? 60 : 120);
            press(front, "<Esc><Esc><Esc><Esc><Enter>");
            press(front, ways[w]);
            loop_event(front->loop, &(Event){.kind = EVENT_KEY, .key = actions[i].keys[0]});
            loop_draw(front->loop);
            assert_no_action_in_braces();
            assert_false(loop_is_done(front->loop));
            for (int back = 0; back < 4; back++)
                press(front, "<Esc>");
            assert_seen("Drafts");
        }
}

static void a_draft_open_elsewhere_is_read_only_and_says_so(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "words<Esc>");
    Draft *other = NULL;
    Error error = {0};
    Arena *arena = arena_new();
    DraftCards cards;
    assert_true(store_list(front->store, arena, &cards, &error));
    assert_true(draft_open(front->store, front_bank(), cards.items[0].id, &other, &error));
    press(front, "<Enter>");
    assert_seen("read only");
    press(front, " more");
    assert_not_seen("words more");
    press(front, "<Esc>");
    draft_close(other);
    arena_free(arena);
}

static char *only_draft(const Front *front) {
    Arena *arena = arena_new();
    DraftCards cards = {0};
    Error error = {0};
    assert_true(store_list(front->store, arena, &cards, &error));
    Buffer path = {0};
    buffer_printf(&path, "%s/%s.yaml", store_drafts_folder(front->store), cards.items[0].id);
    arena_free(arena);
    return path.data;
}

/* As another program would: the word "old" in the file becomes "new". */
static void change_the_file(const char *path) {
    FILE *file = fopen(path, "r+");
    assert_non_null(file);
    Buffer text = {0};
    for (int byte; (byte = fgetc(file)) != EOF;)
        buffer_append_byte(&text, (char)byte);
    char *word = strstr(text.data, "old");
    assert_non_null(word);
    memcpy(word, "new", 3);
    rewind(file);
    fputs(text.data, file);
    fclose(file);
    buffer_free(&text);
}

static void make_conflict(Front *front) {
    begin_walk(front);
    press(front, "old ");
    rest(front);
    press(front, "mine");
    const Command note = {.kind = COMMAND_FACT, .key = "candidate.1.title", .value = "The order that came late"};
    assert_true(draft_apply(front->app->practice->draft, &note, NULL));
    char *path = only_draft(front);
    change_the_file(path);
    free(path);
    kill_and_reopen(front);
    press(front, "<Enter>");
}

static void two_texts_of_one_draft_are_both_shown_and_one_is_taken(void **state) {
    Front *front = *state;
    make_conflict(front);
    assert_seen("1 in the file");
    assert_seen("new");
    assert_seen("old mine");
    assert_seen("A story noted");
    assert_seen("The order that came late");
    press(front, "2");
    assert_seen("▸ Situation");
    assert_seen("old mine");
    assert_seen("The other text is kept as a revision.");
}

static bool is_underlined(const char *words) {
    int row = window_find(words);
    const char *line = window_row(row), *at = strstr(line, words);
    cchar_t cell;
    wchar_t characters[CCHARW_MAX];
    attr_t attributes;
    short pair;
    assert_non_null(at);
    mvwin_wch(stdscr, row, (int)canvas_columns((Slice){line, (size_t)(at - line)}), &cell);
    getcchar(&cell, characters, &attributes, &pair, NULL);
    return attributes & A_UNDERLINE;
}

static void what_differs_in_two_texts_is_marked(void **state) {
    Front *front = *state;
    make_conflict(front);
    assert_seen("with what differs marked");
    assert_true(is_underlined("new"));
    assert_true(is_underlined("mine"));
    assert_false(is_underlined("1 in the file"));
    resize(front, 20, 60);
    assert_seen("1 take the file · 2 take what is here");
    assert_seen("the other is kept as a revision.");
}

static void the_file_can_be_taken_as_well_and_esc_decides_nothing(void **state) {
    Front *front = *state;
    make_conflict(front);
    press(front, "<Esc><Enter>");
    assert_seen("1 in the file");
    press(front, "1");
    assert_seen("▸ Situation");
    assert_not_seen("mine");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(help_lists_what_can_be_done_here_and_everywhere),
        FRONT_TEST(help_scrolls_in_a_small_window),
        FRONT_TEST(help_says_what_the_signs_of_the_screen_mean),
        FRONT_TEST(ctrl_s_keeps_and_says_so),
        FRONT_TEST(a_long_message_stands_above_the_keys_and_a_short_one_before_them),
        FRONT_TEST(no_word_of_a_message_is_cut_in_a_small_window),
        FRONT_TEST(ctrl_q_keeps_and_leaves),
        FRONT_TEST(a_signal_to_leave_keeps_everything),
        FRONT_TEST(every_key_of_the_table_can_be_pressed_on_every_screen),
        FRONT_TEST(two_texts_of_one_draft_are_both_shown_and_one_is_taken),
        FRONT_TEST(what_differs_in_two_texts_is_marked),
        FRONT_TEST(the_file_can_be_taken_as_well_and_esc_decides_nothing),
        FRONT_TEST(a_draft_open_elsewhere_is_read_only_and_says_so),
        FRONT_TEST(beside_a_page_laid_over_no_scraps_of_words_are_left),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
