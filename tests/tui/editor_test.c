/* The editor over a plain buffer: rows, clusters, motions, cutting and pasting, and what it asks of its host. */
#include "editor_fixture.h"

#include "base/memory.h"
#include "tui/keys.h"
#include "tui/widgets/editor_parts.h"

static void what_is_typed_stands_at_the_cursor(void **state) {
    Host *host = *state;
    host_press(host, "Hallo<Left><Left><Back>l<End>!");
    assert_text(host, "Hallo!");
    assert_int_equal(editor_cursor(host->editor), 6);
}

static void long_lines_wrap_at_words_and_nothing_of_them_is_lost(void **state) {
    Host *host = *state;
    host_write(host, "I never asked the two designers", 0);
    host_draw(host, 4, 12);
    assert_string_equal(window_row(0), "I never");
    assert_string_equal(window_row(1), "asked the");
    assert_string_equal(window_row(2), "two");
    assert_string_equal(window_row(3), "designers");
}

static void the_cursor_at_a_soft_break_stands_on_the_next_row(void **state) {
    Host *host = *state;
    host_write(host, "I never asked", 8);
    assert_int_equal(host_draw(host, 4, 10), 100);
    host_press(host, "<Up><End>");
    assert_int_equal(host_draw(host, 4, 10), 7);
}

static void a_wider_window_wraps_anew(void **state) {
    Host *host = *state;
    host_write(host, "I never asked the two designers", 31);
    assert_int_equal(host_draw(host, 5, 12), 309);
    assert_int_equal(host_draw(host, 5, 40), 31);
    assert_string_equal(window_row(0), "I never asked the two designers");
}

static void a_character_of_several_code_points_moves_and_goes_as_one(void **state) {
    Host *host = *state;
    host_write(host, "e\xCC\x81t\xC3\xA9", 0); /* e with a combining accent, t, é */
    host_press(host, "<Right>");
    assert_int_equal(editor_cursor(host->editor), 3);
    host_press(host, "<End><Back>");
    assert_text(host, "e\xCC\x81t");
    host_press(host, "<Home><Del>");
    assert_text(host, "t");
}

static void wide_characters_take_two_columns(void **state) {
    Host *host = *state;
    host_write(host, "失敗 x", 7);
    assert_int_equal(host_draw(host, 2, 20), 5);
    assert_string_equal(window_row(0), "失敗 x");
}

static void up_and_down_keep_their_column_over_short_rows(void **state) {
    Host *host = *state;
    host_write(host, "a long first line\nab\nanother long line", 10);
    host_draw(host, 5, 40);
    host_press(host, "<Down>");
    assert_int_equal(editor_cursor(host->editor), 20);
    host_press(host, "<Down>");
    assert_int_equal(host_draw(host, 5, 40), 210);
    host_press(host, "<Up><Up><Up>");
    assert_int_equal(editor_cursor(host->editor), 0);
}

static void words_are_moved_over_and_cut_as_in_a_shell(void **state) {
    Host *host = *state;
    host_write(host, "one two three", 13);
    host_press(host, "<A-b><A-b>");
    assert_int_equal(editor_cursor(host->editor), 4);
    host_press(host, "<C-w>");
    assert_text(host, "two three");
    host_press(host, "<A-d>");
    assert_text(host, " three");
    host_press(host, "<C-e><C-y>");
    assert_text(host, " threeone two"); /* cut in a row, back in a row */
}

static void lines_are_cut_to_either_end_and_come_back(void **state) {
    Host *host = *state;
    host_write(host, "first line\nsecond line", 6);
    host_press(host, "<C-k>");
    assert_text(host, "first \nsecond line");
    host_press(host, "<C-k>");
    assert_text(host, "first second line");
    host_press(host, "<C-y>");
    assert_text(host, "first line\nsecond line");
    host_press(host, "<C-e><C-u>");
    assert_text(host, "first line\n");
}

static void a_paste_is_text_and_never_keys(void **state) {
    Host *host = *state;
    host_write(host, "ab", 1);
    assert_int_equal(editor_paste(host->editor, slice_of("1\n2\n")), EDITOR_CHANGED);
    assert_text(host, "a1\n2\nb");
    assert_int_equal(host_draw(host, 5, 10), 200);
}

static void in_a_line_pasted_new_lines_become_blanks(void **state) {
    Host *host = *state;
    Editor *line = editor_new_line(host_apply, host);
    editor_paste(line, slice_of("one\ntwo\n"));
    assert_text(host, "one two");
    assert_int_equal(editor_key(line, PRESSED_ENTER), EDITOR_IGNORED);
    editor_free(line);
}

static void what_the_host_refuses_changes_nothing(void **state) {
    Host *host = *state;
    host_write(host, "kept", 4);
    host->refuses = true;
    assert_int_equal(editor_key(host->editor, 'x'), EDITOR_REFUSED);
    assert_int_equal(editor_key(host->editor, CTRL('U')), EDITOR_REFUSED);
    assert_text(host, "kept");
    assert_int_equal(editor_cursor(host->editor), 4);
}

static void typing_on_in_a_word_is_one_step_to_undo(void **state) {
    Host *host = *state;
    host_press(host, "two words");
    assert_int_equal(host->edits, 9);
    assert_int_equal(host->joined, 7); /* all but the first letters of the words */
}

static void the_cursor_is_always_in_sight(void **state) {
    Host *host = *state;
    for (int i = 0; i < 50; i++)
        host_press(host, "line<Enter>");
    assert_int_equal(host_draw(host, 5, 20), 400);
    assert_string_equal(window_row(0), "line                ↑");
    host_press(host, "<C-Home>");
    assert_int_equal(host_draw(host, 5, 20), 0);
    host_press(host, "<PgDn>");
    assert_int_equal(host_draw(host, 5, 20), 400);
}

static void marks_move_with_the_text_and_go_with_their_words(void **state) {
    Host *host = *state;
    host_write(host, "my boss failed", 0);
    editor_set_marks(host->editor, &(InkMark){{3, 7}, INK_MARK}, 1);
    host_press(host, "x");
    Canvas canvas = fake_canvas(false);
    canvas.theme.attributes[INK_MARK] = A_UNDERLINE;
    editor_draw(host->editor, &canvas, (Area){0, 0, 3, 40});
    assert_true(mvwinch(stdscr, 0, 4) & A_UNDERLINE);
    assert_false(mvwinch(stdscr, 0, 3) & A_UNDERLINE);
    host_press(host, "<Right><Right><Right>z"); /* just before them */
    editor_draw(host->editor, &canvas, (Area){0, 0, 3, 40});
    assert_true(mvwinch(stdscr, 0, 5) & A_UNDERLINE);
    assert_false(mvwinch(stdscr, 0, 4) & A_UNDERLINE);
    host_press(host, "<Right>y");
    editor_draw(host->editor, &canvas, (Area){0, 0, 3, 40});
    assert_false(mvwinch(stdscr, 0, 5) & A_UNDERLINE);
    buffer_free(&canvas.scratch);
}

static void control_characters_never_reach_the_screen(void **state) {
    Host *host = *state;
    host_write(host, "a\x1b[31mb\xC2\x9B", 0);
    host_draw(host, 2, 20);
    assert_string_equal(window_row(0), "a\xEF\xBF\xBD[31mb\xEF\xBF\xBD");
}

static void a_change_in_a_long_text_leaves_the_other_rows_as_they_were(void **state) {
    Host *host = *state;
    Buffer expected = {0};
    for (int i = 0; i < 200; i++)
        buffer_printf(&expected, "paragraph %d with some words in it\n", i);
    host_write(host, buffer_string(&expected), expected.size / 2);
    host_draw(host, 20, 20);
    host_press(host, "<Enter>new<Enter><Back><Up><C-k><Down><C-k><C-k><C-k>");
    editor_set_cursor(host->editor, 0);
    host_draw(host, 24, 40);
    Host fresh = {0};
    fresh.editor = editor_new(host_apply, &fresh);
    host_write(&fresh, buffer_string(&host->text), 0);
    for (size_t at = 0; at < host->text.size; at += 300) {
        editor_set_cursor(host->editor, at);
        host_draw(host, 24, 40);
        char *kept = memory_string(window_text());
        editor_set_cursor(fresh.editor, at);
        host_draw(&fresh, 24, 40);
        assert_string_equal(kept, window_text());
        free(kept);
    }
    editor_free(fresh.editor);
    buffer_free(&fresh.text);
    buffer_free(&expected);
}

static void what_is_drawn_for_a_key_is_what_drawing_anew_would_show(void **state) {
    Host *host = *state;
    static const char *const keys[] = {"<C-Home>",   "<Down>",  "word ",   "<Enter>", "<Back>", "<C-w>",  "<C-k>",
                                       "<C-y>",      "<PgDn>",  "<A-b>",   "x",       "<Del>",  "<Home>", "<Back>",
                                       "longerword", "<C-End>", "<Enter>", "end",     "<PgUp>", "<C-u>"};
    Buffer text = {0};
    for (int i = 0; i < 12; i++)
        buffer_printf(&text, "paragraph %d with a few words\n", i);
    host_write(host, buffer_string(&text), 0);
    host_draw(host, 6, 14);
    Canvas canvas = fake_canvas(false);
    unsigned chance = 7;
    for (int i = 0; i < 600; i++) {
        chance = chance * 1103515245U + 12345U;
        host_press(host, keys[chance / 65536U % (sizeof keys / sizeof *keys)]);
        editor_echo(host->editor, &canvas);
        char *echoed = memory_string(window_text());
        host_draw(host, 6, 14);
        assert_string_equal(echoed, window_text());
        free(echoed);
    }
    buffer_free(&canvas.scratch);
    buffer_free(&text);
}

static void rows_after_any_change_are_those_of_the_text_wrapped_as_a_whole(void **state) {
    Host *host = *state;
    static const char *const keys[] = {"<A-b>", "<A-f>",  "<Up>",  "<Down>", "word ",    "x",
                                       "-",     "<Back>", "<Del>", "<Home>", "<End>",    "<Enter>",
                                       "<C-w>", "<C-k>",  "<C-y>", "é失",    "e\xCC\x81"};
    Buffer text = {0};
    for (int i = 0; i < 60; i++)
        buffer_printf(&text, "a%d few plain words-and more%s", i, i % 20 == 19 ? "\n" : " ");
    host_write(host, buffer_string(&text), text.size / 2);
    host_draw(host, 8, 17);
    Host fresh = {0};
    fresh.editor = editor_new(host_apply, &fresh);
    unsigned chance = 11;
    for (int i = 0; i < 2000; i++) {
        chance = chance * 1103515245U + 12345U;
        host_press(host, keys[chance / 65536U % (sizeof keys / sizeof *keys)]);
        host_write(&fresh, buffer_string(&host->text), 0);
        rows_wrap(fresh.editor, host->editor->columns);
        size_t count = rows_count(host->editor);
        assert_int_equal(count, rows_count(fresh.editor));
        for (size_t row = 0; row < count; row++) {
            Span kept = rows_at_index(host->editor, row).span, wrapped = rows_at_index(fresh.editor, row).span;
            assert_int_equal(kept.start, wrapped.start);
            assert_int_equal(kept.end, wrapped.end);
        }
    }
    editor_free(fresh.editor);
    buffer_free(&fresh.text);
    buffer_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        HOST_TEST(what_is_typed_stands_at_the_cursor),
        HOST_TEST(long_lines_wrap_at_words_and_nothing_of_them_is_lost),
        HOST_TEST(the_cursor_at_a_soft_break_stands_on_the_next_row),
        HOST_TEST(a_wider_window_wraps_anew),
        HOST_TEST(a_character_of_several_code_points_moves_and_goes_as_one),
        HOST_TEST(wide_characters_take_two_columns),
        HOST_TEST(up_and_down_keep_their_column_over_short_rows),
        HOST_TEST(words_are_moved_over_and_cut_as_in_a_shell),
        HOST_TEST(lines_are_cut_to_either_end_and_come_back),
        HOST_TEST(a_paste_is_text_and_never_keys),
        HOST_TEST(in_a_line_pasted_new_lines_become_blanks),
        HOST_TEST(what_the_host_refuses_changes_nothing),
        HOST_TEST(typing_on_in_a_word_is_one_step_to_undo),
        HOST_TEST(the_cursor_is_always_in_sight),
        HOST_TEST(marks_move_with_the_text_and_go_with_their_words),
        HOST_TEST(control_characters_never_reach_the_screen),
        HOST_TEST(what_is_drawn_for_a_key_is_what_drawing_anew_would_show),
        HOST_TEST(rows_after_any_change_are_those_of_the_text_wrapped_as_a_whole),
        HOST_TEST(a_change_in_a_long_text_leaves_the_other_rows_as_they_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
