/* Where rows of text break. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <starcoach/text.h>
#include <stdlib.h>

/* The rows of the line, each followed by "|". */
static void check_rows(const char *line, size_t columns, const char *expected) {
    Slice text = slice_of(line);
    Rows rows = {0};
    Buffer out = {0};
    text_wrap(text, (Span){0, text.size}, columns, &rows);
    size_t at = 0;
    for (size_t i = 0; i < rows.count; i++) {
        assert_int_equal(rows.items[i].start, at); /* no byte is lost or doubled */
        at = rows.items[i].end;
        buffer_append(&out, slice_part(text, rows.items[i]));
        buffer_append_byte(&out, '|');
    }
    assert_int_equal(at, text.size);
    assert_string_equal(buffer_string(&out), expected);
    buffer_free(&out);
    free(rows.items);
}

static void rows_break_at_blanks(void **state) {
    (void)state;
    check_rows("the plan was late again", 12, "the plan was |late again|");
    check_rows("the plan", 20, "the plan|");
}

static void a_full_stop_within_a_word_is_no_place_to_break(void **state) {
    (void)state;
    check_rows("write to file.txt", 15, "write to |file.txt|");
    check_rows("cost (e.g. time)", 9, "cost |(e.g. |time)|");
    check_rows("at last. Then", 9, "at last. |Then|");
}

static void an_exact_fit_is_one_row(void **state) {
    (void)state;
    check_rows("the plan", 8, "the plan|");
    check_rows("the plan a", 8, "the plan |a|");
    check_rows("abcdefgh", 8, "abcdefgh|");
}

static void blanks_hang_over_the_end(void **state) {
    (void)state;
    check_rows("plan     ", 4, "plan     |");
    check_rows("plan     late", 4, "plan     |late|");
    check_rows("a\tb", 2, "a\t|b|");
}

static void a_long_word_is_cut_at_clusters(void **state) {
    (void)state;
    check_rows("abcdefghij", 4, "abcd|efgh|ij|");
    check_rows("an abcdefghij", 4, "an |abcd|efgh|ij|");
    check_rows("e\xcc\x81"
               "e\xcc\x81"
               "e\xcc\x81",
               2,
               "e\xcc\x81"
               "e\xcc\x81|"
               "e\xcc\x81|");
}

static void wide_characters_take_two_columns(void **state) {
    (void)state;
    check_rows("我我我", 4, "我我|我|");
    check_rows("我我我", 5, "我我|我|");
    check_rows("我", 1, "我|");
    check_rows("\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa", 3,
               "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa|\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa|");
}

static void hyphens_allow_a_break(void **state) {
    (void)state;
    check_rows("a follow-up call", 10, "a follow-|up call|");
}

static void an_empty_line_is_one_row(void **state) {
    (void)state;
    check_rows("", 10, "|");
}

static void no_room_gives_one_cluster_a_row(void **state) {
    (void)state;
    check_rows("ab", 0, "a|b|");
}

static void what_moves_to_the_next_row_must_fit_there_too(void **state) {
    (void)state;
    check_rows("-abc\xE3\x80\x8D", 4, "-|abc|\xE3\x80\x8D|");
}

static void rows_of_a_part_lie_in_the_whole(void **state) {
    (void)state;
    Rows rows = {0};
    text_wrap(slice_of("one\ntwo three\n"), (Span){4, 13}, 5, &rows);
    assert_int_equal(rows.count, 2);
    assert_int_equal(rows.items[0].start, 4);
    assert_int_equal(rows.items[0].end, 8);
    assert_int_equal(rows.items[1].end, 13);
    free(rows.items);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_break_at_blanks),
        cmocka_unit_test(a_full_stop_within_a_word_is_no_place_to_break),
        cmocka_unit_test(an_exact_fit_is_one_row),
        cmocka_unit_test(blanks_hang_over_the_end),
        cmocka_unit_test(a_long_word_is_cut_at_clusters),
        cmocka_unit_test(wide_characters_take_two_columns),
        cmocka_unit_test(hyphens_allow_a_break),
        cmocka_unit_test(an_empty_line_is_one_row),
        cmocka_unit_test(no_room_gives_one_cluster_a_row),
        cmocka_unit_test(what_moves_to_the_next_row_must_fit_there_too),
        cmocka_unit_test(rows_of_a_part_lie_in_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
