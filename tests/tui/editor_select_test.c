/* The editor's selection, by keys and by mouse, and the ring of what was cut. */
#include "editor_fixture.h"

static void check_selected(const Host *host, const char *expected) {
    Slice selected = slice_part(buffer_slice(&host->text), editor_selection(host->editor));
    assert_true(slice_is(selected, expected));
}

static void shift_with_arrows_selects_and_an_arrow_alone_lets_go(void **state) {
    Host *host = *state;
    host_write(host, "one two three", 4);
    host_press(host, "<S-Right><S-Right><S-Right>");
    check_selected(host, "two");
    host_press(host, "<Left>");
    check_selected(host, "");
    assert_int_equal(editor_cursor(host->editor), 4);
    host_press(host, "<S-Right><S-Right><Right>");
    assert_int_equal(editor_cursor(host->editor), 6);
}

static void behind_the_mark_every_motion_selects(void **state) {
    Host *host = *state;
    host_write(host, "one two three", 4);
    host_press(host, "<A-m><C-Right><C-Right>");
    check_selected(host, "two three");
    host_press(host, "<C-a>");
    check_selected(host, "one ");
    host_press(host, "<C-Space><Right>");
    check_selected(host, "");
}

static void words_and_all_are_selected_by_one_key(void **state) {
    Host *host = *state;
    host_write(host, "one two three", 5);
    host_press(host, "<A-@>");
    check_selected(host, "two");
    host_press(host, "<A-@>");
    check_selected(host, "two three");
    host_press(host, "<A-a>");
    check_selected(host, "one two three");
}

static void what_is_typed_takes_the_place_of_what_is_selected_in_one_step(void **state) {
    Host *host = *state;
    host_write(host, "one two three", 4);
    host_press(host, "<S-Right><S-Right><S-Right>2");
    assert_text(host, "one 2 three");
    assert_int_equal(host->edits, 1);
    assert_int_equal(host->joined, 0);
    check_selected(host, "");
    host_press(host, "<A-a>");
    editor_paste(host->editor, slice_of("all new"));
    assert_text(host, "all new");
}

static void backspace_and_delete_take_out_what_is_selected(void **state) {
    Host *host = *state;
    host_write(host, "one two three", 4);
    host_press(host, "<A-@><Back>");
    assert_text(host, "one  three");
    host_press(host, "<A-a><Del>");
    assert_text(host, "");
}

static void what_is_cut_or_copied_is_put_back_elsewhere(void **state) {
    Host *host = *state;
    host_write(host, "one two three", 4);
    host_press(host, "<A-@><A-c><End> <C-y>");
    assert_text(host, "one two three two");
    host_press(host, "<Home><A-@><C-w>");
    assert_text(host, " two three two");
    host_press(host, "<End> <C-y>");
    assert_text(host, " two three two one");
    host_press(host, "<A-@><A-k>");
    host_press(host, "<Home><A-@><A-k><C-y><C-y>");
}

static void a_cut_of_what_is_selected_is_a_piece_of_its_own(void **state) {
    Host *host = *state;
    host_write(host, "one two three", 13);
    host_press(host, "<C-w><C-w>"); /* one piece: "two three" */
    host_press(host, "<A-a><A-k><C-y>");
    assert_text(host, "one ");
    host_press(host, "<A-y>");
    assert_text(host, "two three");
}

static void older_pieces_come_round_and_are_one_step_with_the_first(void **state) {
    Host *host = *state;
    host_write(host, "one two three", 0);
    host_press(host, "<A-d><Right><A-d><Right><A-d>");
    assert_text(host, "  ");
    size_t joined = host->joined;
    host_press(host, "<C-y>");
    assert_text(host, "  three");
    host_press(host, "<A-y>");
    assert_text(host, "  two");
    host_press(host, "<A-y>");
    assert_text(host, "  one");
    host_press(host, "<A-y>");
    assert_text(host, "  three");
    assert_int_equal(host->joined, joined + 3);
    host_press(host, "<Left><Right><A-y>"); /* no longer right after: put back anew */
    assert_text(host, "  threethree");
}

static void editors_that_share_a_ring_put_back_what_others_cut(void **state) {
    Host *host = *state;
    KillRing *ring = ring_new();
    ring_push(ring, slice_of("from elsewhere"));
    editor_share_ring(host->editor, ring);
    host_press(host, "<C-y>");
    assert_text(host, "from elsewhere");
    editor_share_ring(host->editor, NULL);
    ring_free(ring);
}

static void the_ring_forgets_the_oldest_of_many(void **state) {
    (void)state;
    KillRing *ring = ring_new();
    assert_int_equal(ring_piece(ring, 3).size, 0);
    for (char piece = 'a'; piece <= 'z'; piece++)
        ring_push(ring, (Slice){&piece, 1});
    assert_true(slice_is(ring_piece(ring, 0), "z"));
    assert_true(slice_is(ring_piece(ring, 15), "k"));
    assert_true(slice_is(ring_piece(ring, 16), "z"));
    ring_extend(ring, slice_of("!"), false);
    ring_extend(ring, slice_of(">"), true);
    assert_true(slice_is(ring_piece(ring, 0), ">z!"));
    ring_free(ring);
}

static void the_mouse_selects_where_it_is_drawn_and_a_click_lets_go(void **state) {
    Host *host = *state;
    host_write(host, "one two three four", 0);
    host_draw(host, 3, 9); /* "one two " / "three " / "four" */
    assert_false(editor_drag(host->editor, 1, 2));
    assert_true(editor_click(host->editor, 0, 4));
    assert_true(editor_drag(host->editor, 1, 2));
    check_selected(host, "two th");
    assert_true(editor_drag(host->editor, 0, 0));
    check_selected(host, "one ");
    editor_click(host->editor, 1, 0);
    check_selected(host, "");
    host_press(host, "x");
    assert_false(editor_drag(host->editor, 0, 0));
}

static attr_t attributes_at(int row, int column) {
    cchar_t cell;
    wchar_t characters[CCHARW_MAX + 1];
    attr_t attributes;
    short pair;
    mvwin_wch(stdscr, row, column, &cell);
    getcchar(&cell, characters, &attributes, &pair, NULL);
    return attributes & A_REVERSE;
}

static int draw_in_mono(Host *host, int rows, int columns) {
    Canvas canvas = fake_canvas(false);
    canvas.theme.attributes[INK_SELECTED] = A_REVERSE;
    werase(stdscr);
    editor_draw(host->editor, &canvas, (Area){0, 0, rows, columns + 1});
    buffer_free(&canvas.scratch);
    return canvas.cursor_column;
}

static void the_selection_is_seen_without_colours_and_so_are_ends_of_lines_in_it(void **state) {
    Host *host = *state;
    host_write(host, "one\n\ntwo", 1);
    editor_set_marks(host->editor, &(InkMark){{0, 3}, INK_MARK}, 1);
    host_press(host, "<S-Down><S-Down>");
    draw_in_mono(host, 4, 20);
    assert_false(attributes_at(0, 0));
    assert_true(attributes_at(0, 1));
    assert_true(attributes_at(0, 3)); /* the line's end */
    assert_false(attributes_at(0, 4));
    assert_true(attributes_at(1, 0)); /* the empty line */
    assert_true(attributes_at(2, 0));
    assert_false(attributes_at(2, 1));
}

static void characters_of_several_code_points_are_selected_whole(void **state) {
    Host *host = *state;
    host_write(host, "e\xCC\x81\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xD7\x90\xD7\x91",
               0); /* é, a flag, two Hebrew letters */
    host_press(host, "<S-Right><S-Right><Back>");
    assert_text(host, "\xD7\x90\xD7\x91");
    host_press(host, "<S-Right><A-k>");
    assert_text(host, "\xD7\x91");
}

static void the_cursor_never_comes_to_stand_inside_a_character(void **state) {
    Host *host = *state;
    host_write(host, "xe\xCC\x81y", 2); /* between the letter and its accent */
    assert_int_equal(editor_cursor(host->editor), 4);
    host_write(host, "xe\xCC\x81y", 3); /* between the accent's bytes */
    assert_int_equal(editor_cursor(host->editor), 4);
    host_write(host, "xe\xCC\x81y", 1);
    assert_int_equal(editor_cursor(host->editor), 1);
    host_write(host, "xy", 7);
    assert_int_equal(editor_cursor(host->editor), 2);
}

static void esc_lets_go_before_it_leads_anywhere(void **state) {
    Host *host = *state;
    host_write(host, "one two", 0);
    assert_false(editor_let_go(host->editor));
    host_press(host, "<A-m>");
    assert_true(editor_let_go(host->editor));
    host_press(host, "<A-a>");
    assert_true(editor_let_go(host->editor));
    check_selected(host, "");
    assert_false(editor_let_go(host->editor));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        HOST_TEST(shift_with_arrows_selects_and_an_arrow_alone_lets_go),
        HOST_TEST(behind_the_mark_every_motion_selects),
        HOST_TEST(words_and_all_are_selected_by_one_key),
        HOST_TEST(what_is_typed_takes_the_place_of_what_is_selected_in_one_step),
        HOST_TEST(backspace_and_delete_take_out_what_is_selected),
        HOST_TEST(what_is_cut_or_copied_is_put_back_elsewhere),
        HOST_TEST(a_cut_of_what_is_selected_is_a_piece_of_its_own),
        HOST_TEST(older_pieces_come_round_and_are_one_step_with_the_first),
        HOST_TEST(editors_that_share_a_ring_put_back_what_others_cut),
        HOST_TEST(the_ring_forgets_the_oldest_of_many),
        HOST_TEST(the_mouse_selects_where_it_is_drawn_and_a_click_lets_go),
        HOST_TEST(the_selection_is_seen_without_colours_and_so_are_ends_of_lines_in_it),
        HOST_TEST(characters_of_several_code_points_are_selected_whole),
        HOST_TEST(the_cursor_never_comes_to_stand_inside_a_character),
        HOST_TEST(esc_lets_go_before_it_leads_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
