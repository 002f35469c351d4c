/* Laying out in columns, minutes, and places in a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "render/layout.h"

#include <starcoach/render.h>
#include <starcoach/text.h>
#include <string.h>

static void assert_wrapped(const char *text, size_t width, size_t indent, size_t used, const char *expected) {
    Buffer out = {0};
    layout_wrap(slice_of(text), width, indent, used, &out);
    assert_string_equal(buffer_string(&out), expected);
    buffer_free(&out);
}

static void text_is_wrapped_at_the_width_with_a_hanging_indent(void **state) {
    (void)state;
    assert_wrapped("one two three four", 12, 0, 0, "one two\nthree four\n");
    assert_wrapped("one two three four", 16, 4, 4, "one two\n    three four\n");
    assert_wrapped("", 12, 0, 0, "\n");
}

static void what_stands_before_the_first_line_takes_its_room(void **state) {
    (void)state;
    assert_wrapped("one two three", 14, 2, 9, "one\n  two three\n");
}

static void a_row_with_dots_keeps_room_for_them_as_three_plain_ones(void **state) {
    (void)state;
    Buffer out = {0};
    layout_wrap(slice_of("one two three\xE2\x80\xA6"), 14, 0, 0, &out);
    layout_plain(&out, 0);
    assert_string_equal(buffer_string(&out), "one two\nthree...\n");
    buffer_free(&out);
}

static void newlines_and_runs_of_blanks_become_one_blank(void **state) {
    (void)state;
    assert_wrapped("  one\n\n two\t\tthree ", 40, 0, 0, "one two three\n");
}

static void control_characters_are_shown_as_such(void **state) {
    (void)state;
    assert_wrapped("a\x1B[31mb\x07", 40, 0, 0, "a\xEF\xBF\xBD[31mb\xEF\xBF\xBD\n");
}

static void wide_characters_take_two_columns_and_long_words_are_broken(void **state) {
    (void)state;
    assert_wrapped("\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", 10, 0, 0,
                   "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE6\x97\xA5\xE6\x9C\xAC\n\xE8\xAA\x9E\n");
    assert_wrapped("aaaaaaaaaaaaaaa", 10, 0, 0, "aaaaaaaaaa\naaaaa\n");
}

static void a_cell_is_cut_or_filled_to_its_columns(void **state) {
    (void)state;
    const struct {
        const char *text;
        const char *expected;
    } cells[] = {{"ab", "ab   "},
                 {"abcdefg", "abcde"},
                 {"", "     "},
                 {"\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", "\xE6\x97\xA5\xE6\x9C\xAC "}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        Buffer out = {0};
        layout_cell(cells[i].text, 5, &out);
        assert_string_equal(buffer_string(&out), cells[i].expected);
        assert_int_equal(text_columns(buffer_slice(&out)), 5);
        buffer_free(&out);
    }
}

static void minutes_are_rounded_to_whole_seconds(void **state) {
    (void)state;
    const struct {
        double seconds;
        const char *expected;
    } times[] = {{0, "0:00"}, {5.4, "0:05"}, {59.6, "1:00"}, {125, "2:05"}, {3600, "60:00"}};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        Buffer out = {0};
        render_minutes(times[i].seconds, &out);
        assert_string_equal(buffer_string(&out), times[i].expected);
        buffer_free(&out);
    }
}

static void places_count_lines_and_columns_from_one_in_bytes(void **state) {
    (void)state;
    const char *text = "one\r\nt\xC3\xA9o\n\nend";
    const struct {
        size_t offset, line, column;
    } places[] = {{0, 1, 1}, {3, 1, 4}, {5, 2, 1}, {8, 2, 4}, {10, 3, 1}, {11, 4, 1}, {14, 4, 4}};
    TextLines lines = {0};
    render_lines(slice_of(text), &lines);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        size_t line, column;
        render_place(&lines, places[i].offset, &line, &column);
        assert_int_equal(line, places[i].line);
        assert_int_equal(column, places[i].column);
    }
    free(lines.starts);
}

static void strings_become_json_strings(void **state) {
    (void)state;
    Buffer out = {0};
    render_json_string(slice_of("a \"b\" \\ \n \x01 \xC3\xA9"), &out);
    assert_string_equal(buffer_string(&out), "\"a \\\"b\\\" \\\\ \\n \\u0001 \xC3\xA9\"");
    buffer_clear(&out);
    render_json_string((Slice){NULL, 0}, &out);
    assert_string_equal(buffer_string(&out), "\"\"");
    buffer_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_wrapped_at_the_width_with_a_hanging_indent),
        cmocka_unit_test(what_stands_before_the_first_line_takes_its_room),
        cmocka_unit_test(a_row_with_dots_keeps_room_for_them_as_three_plain_ones),
        cmocka_unit_test(newlines_and_runs_of_blanks_become_one_blank),
        cmocka_unit_test(control_characters_are_shown_as_such),
        cmocka_unit_test(wide_characters_take_two_columns_and_long_words_are_broken),
        cmocka_unit_test(a_cell_is_cut_or_filled_to_its_columns),
        cmocka_unit_test(minutes_are_rounded_to_whole_seconds),
        cmocka_unit_test(places_count_lines_and_columns_from_one_in_bytes),
        cmocka_unit_test(strings_become_json_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
