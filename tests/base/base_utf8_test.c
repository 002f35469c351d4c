/* The border check for text. */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void every_character_is_valid_and_comes_back(void **state) {
    (void)state;
    Buffer text = {0};
    for (uint32_t character = 0; character <= 0x10FFFF; character++) {
        if (character >= 0xD800 && character <= 0xDFFF)
            continue;
        buffer_clear(&text);
        utf8_append(&text, character);
        uint32_t again = 0xFFFFFFFF;
        assert_int_equal(utf8_valid_up_to(buffer_slice(&text)), text.size);
        assert_int_equal(utf8_decode(buffer_slice(&text), 0, &again), text.size);
        assert_int_equal(again, character);
    }
    uint32_t none;
    assert_int_equal(utf8_decode(buffer_slice(&text), text.size, &none), 0);
    buffer_free(&text);
}

static void the_first_bad_byte_is_found_wherever_it_stands(void **state) {
    (void)state;
    static const char *const bad[] = {"\x80",
                                      "\xBF",
                                      "\xC0\x80",
                                      "\xC1\xBF",
                                      "\xE0\x9F\xBF",
                                      "\xED\xA0\x80",
                                      "\xF0\x8F\xBF\xBF",
                                      "\xF4\x90\x80\x80",
                                      "\xF5\x80\x80\x80",
                                      "\xFE",
                                      "\xFF",
                                      "\xC3",
                                      "\xC3x",
                                      "\xE2\x82",
                                      "\xE2\x82x",
                                      "\xF0\x9F\x98",
                                      "\xF0\x9F\x98x"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        for (size_t before = 0; before < 20; before++) {
            Buffer text = {0};
            for (size_t j = 0; j < before; j++)
                buffer_append_byte(&text, 'a');
            buffer_append_string(&text, "é");
            buffer_append_string(&text, bad[i]);
            assert_int_equal(utf8_valid_up_to(buffer_slice(&text)), before + 2);
            buffer_append_string(&text, "and more after it");
            assert_int_equal(utf8_valid_up_to(buffer_slice(&text)), before + 2);
            buffer_free(&text);
        }
    }
    assert_int_equal(utf8_valid_up_to((Slice){NULL, 0}), 0);
    assert_int_equal(utf8_valid_up_to((Slice){"a\0b", 3}), 3);
}

static void expect_clean(const char *text, const char *expected) {
    Buffer out = {0};
    utf8_append_clean(&out, slice_of(text));
    assert_string_equal(buffer_string(&out), expected);
    buffer_free(&out);
}

static void nothing_that_steers_a_terminal_is_shown(void **state) {
    (void)state;
    expect_clean("a\tb\nc é 😀", "a\tb\nc é 😀");
    expect_clean("\x1B[31mred\x7F", "\uFFFD[31mred\uFFFD");
    expect_clean("a\rb\bc", "a\uFFFDb\uFFFDc");
    expect_clean("\xC2\x9B"
                 "31m",
                 "\uFFFD31m");
    expect_clean("a\xFF\xC3", "a\uFFFD\uFFFD");
    expect_clean("\xC2\xA0", "\xC2\xA0");
    expect_clean("", "");
}

static void expect_difference(const char *a, const char *b, const char *in_a, const char *in_b) {
    Span of_a, of_b;
    utf8_difference(slice_of(a), slice_of(b), &of_a, &of_b);
    assert_true(slice_is(slice_part(slice_of(a), of_a), in_a));
    assert_true(slice_is(slice_part(slice_of(b), of_b), in_b));
    assert_int_equal(of_a.start, of_b.start);
}

static void what_parts_two_texts_is_told_in_whole_characters(void **state) {
    (void)state;
    expect_difference("The cat sat", "The dog sat", "cat", "dog");
    expect_difference("same", "same", "", "");
    expect_difference("", "new", "", "new");
    expect_difference("gone", "", "gone", "");
    expect_difference("aa", "aaa", "", "a");
    expect_difference("x\u00E9y", "x\u00E8y", "\u00E9", "\u00E8"); /* alike in their first byte */
    expect_difference("x\u00E9y", "x\u0129y", "\u00E9", "\u0129"); /* in their last */
    expect_difference("\u20AC", "\u20AC\u20AD", "", "\u20AD");     /* a character more of the same beginning */
    expect_difference("a\U0001F600", "a\U0001F601b", "\U0001F600", "\U0001F601b");
}

static void one_line_has_neither_newlines_nor_what_steers_a_terminal(void **state) {
    (void)state;
    Buffer out = {0};
    buffer_append_string(&out, "a\nb ");
    utf8_append_line(&out, slice_of("c\td\n\x1B[0m  é"));
    assert_string_equal(buffer_string(&out), "a\nb c d \uFFFD[0m  é");
    buffer_free(&out);
}

static void one_line_in_single_blanks_goes_on_where_the_buffer_ends(void **state) {
    (void)state;
    Buffer out = {0};
    utf8_append_flat(&out, slice_of(" \n one\t\n two "));
    assert_string_equal(buffer_string(&out), "one two ");
    utf8_append_flat(&out, slice_of(""));
    utf8_append_flat(&out, slice_of("\n three\x1B é"));
    assert_string_equal(buffer_string(&out), "one two three\uFFFD é");
    assert_int_equal(out.size, strlen(out.data));
    buffer_free(&out);
}

static void expect_quoted(const char *text, size_t most, const char *expected) {
    Buffer out = {0};
    utf8_append_quoted(&out, slice_of(text), most);
    assert_string_equal(buffer_string(&out), expected);
    buffer_free(&out);
}

static void quotations_are_short_and_on_one_line(void **state) {
    (void)state;
    expect_quoted("one\ntwo\tthree", 60, "\"one two three\"");
    expect_quoted("abcdef", 6, "\"abcdef\"");
    expect_quoted("abcdefg", 6, "\"abcdef…\"");
    expect_quoted("abcdeé", 6, "\"abcde…\"");
    expect_quoted("a\x1B", 6, "\"a\uFFFD\"");
    expect_quoted("\x80\x80\x80\x80", 2, "\"…\""); /* no character to cut behind */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_is_valid_and_comes_back),
        cmocka_unit_test(the_first_bad_byte_is_found_wherever_it_stands),
        cmocka_unit_test(nothing_that_steers_a_terminal_is_shown),
        cmocka_unit_test(what_parts_two_texts_is_told_in_whole_characters),
        cmocka_unit_test(one_line_has_neither_newlines_nor_what_steers_a_terminal),
        cmocka_unit_test(one_line_in_single_blanks_goes_on_where_the_buffer_ends),
        cmocka_unit_test(quotations_are_short_and_on_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
