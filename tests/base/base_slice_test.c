/* Slices and buffers. */
#include <starcoach/slice.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void slices_compare_by_their_bytes(void **state) {
    (void)state;
    assert_true(slice_equal(slice_of("ab"), (Slice){"abc", 2}));
    assert_false(slice_equal(slice_of("ab"), slice_of("ac")));
    assert_false(slice_equal(slice_of("ab"), slice_of("abc")));
    assert_true(slice_equal_any_case(slice_of("Ab\xc3\x84"), slice_of("aB\xc3\x84")));
    assert_false(slice_equal_any_case(slice_of("ab"), slice_of("abc")));
    assert_false(slice_equal_any_case(slice_of("@"), slice_of("`")));
    assert_true(slice_equal(slice_of(NULL), (Slice){NULL, 0}));
    assert_true(slice_is((Slice){"a\0b", 3}, "a") == false);
    assert_true(slice_starts(slice_of("abc"), "ab"));
    assert_true(slice_starts(slice_of("abc"), ""));
    assert_false(slice_starts(slice_of("ab"), "abc"));
    assert_true(slice_starts((Slice){NULL, 0}, ""));
}

static void a_part_borrows_from_the_whole(void **state) {
    (void)state;
    const Slice whole = slice_of("one two");
    const Slice part = slice_part(whole, (Span){4, 7});
    assert_true(slice_is(part, "two"));
    assert_ptr_equal(part.data, whole.data + 4);
    assert_int_equal(slice_part(whole, (Span){7, 7}).size, 0);
}

static void trimming_takes_blanks_at_both_ends(void **state) {
    (void)state;
    assert_true(slice_is(slice_trim(slice_of(" \t a b\r\n\v\f")), "a b"));
    assert_int_equal(slice_trim(slice_of(" \n ")).size, 0);
    assert_int_equal(slice_trim((Slice){NULL, 0}).size, 0);
    assert_true(slice_is(slice_trim(slice_of("é ")), "é"));
}

static void lines_come_without_their_ends(void **state) {
    (void)state;
    Slice rest = slice_of("one\r\ntwo\n\nfour\r"), line;
    static const char *const lines[] = {"one", "two", "", "four\r"};
    for (size_t i = 0; i < 4; i++) {
        assert_true(slice_next_line(&rest, &line));
        assert_true(slice_is(line, lines[i]));
    }
    assert_false(slice_next_line(&rest, &line));
    rest = slice_of("one\n");
    assert_true(slice_next_line(&rest, &line));
    assert_false(slice_next_line(&rest, &line));
}

static void a_buffer_grows_and_stays_a_string(void **state) {
    (void)state;
    Buffer buffer = {0};
    assert_string_equal(buffer_string(&buffer), "");
    assert_int_equal(buffer_slice(&buffer).size, 0);
    for (int i = 0; i < 1000; i++)
        buffer_append_byte(&buffer, 'x');
    assert_int_equal(buffer.size, 1000);
    assert_int_equal(strlen(buffer_string(&buffer)), 1000);
    buffer_clear(&buffer);
    assert_string_equal(buffer_string(&buffer), "");
    assert_true(buffer.capacity > 1000);
    buffer_append_string(&buffer, "one");
    buffer_append(&buffer, (Slice){NULL, 0});
    buffer_append(&buffer, (Slice){" two", 4});
    assert_string_equal(buffer_string(&buffer), "one two");
    assert_true(slice_is(buffer_slice(&buffer), "one two"));
    buffer_free(&buffer);
    assert_null(buffer.data);
    assert_string_equal(buffer_string(&buffer), "");
}

static void printing_appends_whatever_its_length(void **state) {
    (void)state;
    Buffer buffer = {0};
    buffer_printf(&buffer, "%d %s", 12, "words");
    buffer_printf(&buffer, "%s", "");
    buffer_printf(&buffer, "%*s|", 5000, "far");
    assert_int_equal(buffer.size, 8 + 5001);
    assert_memory_equal(buffer.data, "12 words ", 9);
    assert_string_equal(buffer.data + buffer.size - 4, "far|");
    buffer_free(&buffer);
    for (int size = 1; size < 300; size++) { /* about the room that there is at first */
        buffer_printf(&buffer, "a%*s", size, "b");
        assert_int_equal(buffer.size, size + 1);
        assert_int_equal(strlen(buffer.data), size + 1);
        buffer_free(&buffer);
    }
}

static void replacing_moves_the_tail(void **state) {
    (void)state;
    Buffer buffer = {0};
    buffer_append_string(&buffer, "one two three");
    buffer_replace(&buffer, (Span){4, 7}, slice_of("2"));
    assert_string_equal(buffer_string(&buffer), "one 2 three");
    buffer_replace(&buffer, (Span){4, 5}, slice_of("twenty-two"));
    assert_string_equal(buffer_string(&buffer), "one twenty-two three");
    buffer_replace(&buffer, (Span){0, 4}, (Slice){NULL, 0});
    assert_string_equal(buffer_string(&buffer), "twenty-two three");
    buffer_replace(&buffer, (Span){16, 16}, slice_of("!"));
    assert_string_equal(buffer_string(&buffer), "twenty-two three!");
    buffer_free(&buffer);
    buffer_replace(&buffer, (Span){0, 0}, slice_of("first"));
    assert_string_equal(buffer_string(&buffer), "first");
    buffer_free(&buffer);
}

static void either_case_is_alike_in_ascii_and_whatever_the_locale(void **state) {
    (void)state;
    assert_true(slice_equal_any_case(slice_of("SITUATION"), slice_of("situation")));
    assert_false(slice_equal_any_case(slice_of("situations"), slice_of("situation")));
    assert_false(slice_equal_any_case(slice_of("\xc3\x84"), slice_of("\xc3\xa4")));
    assert_true(slice_starts_any_case(slice_of("Ctrl-Left"), slice_of("CTRL-")));
    assert_true(slice_starts_any_case(slice_of(""), slice_of("")));
    assert_false(slice_starts_any_case(slice_of("Ctr"), slice_of("ctrl")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(either_case_is_alike_in_ascii_and_whatever_the_locale),
        cmocka_unit_test(slices_compare_by_their_bytes),      cmocka_unit_test(a_part_borrows_from_the_whole),
        cmocka_unit_test(trimming_takes_blanks_at_both_ends), cmocka_unit_test(lines_come_without_their_ends),
        cmocka_unit_test(a_buffer_grows_and_stays_a_string),  cmocka_unit_test(printing_appends_whatever_its_length),
        cmocka_unit_test(replacing_moves_the_tail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
