/* JSON as it is written, value after value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "render/json_write.h"

#include <string.h>

/* How a byte stands in a string, asked of one byte at a time. */
static void append_plainly(Buffer *out, unsigned char c) {
    const char *const shorter = c < 0x20 ? strchr("\bb\ff\nn\rr\tt", c) : NULL;
    if (c == '"' || c == '\\')
        buffer_printf(out, "\\%c", c);
    else if (shorter && c != 0)
        buffer_printf(out, "\\%c", shorter[1]);
    else if (c < 0x20)
        buffer_printf(out, "\\u%04X", c);
    else
        buffer_append_byte(out, (char)c);
}

static void assert_written_plainly(Slice string) {
    Buffer plain = {0}, written = {0};
    buffer_append_byte(&plain, '"');
    for (size_t i = 0; i < string.size; i++)
        append_plainly(&plain, (unsigned char)string.data[i]);
    buffer_append_byte(&plain, '"');
    json_put_string(&written, string);
    assert_string_equal(buffer_string(&written), buffer_string(&plain));
    assert_int_equal(written.size, plain.size);
    buffer_free(&plain);
    buffer_free(&written);
}

static void every_byte_is_escaped_as_it_must_be_wherever_it_stands(void **state) {
    (void)state;
    char text[21];
    for (unsigned byte = 0; byte < 0x100; byte++) {
        for (size_t size = 1; size < sizeof text; size++) {
            for (size_t at = 0; at < size; at++) {
                memset(text, at % 2 ? 'a' : '\xE9', sizeof text);
                text[at] = (char)byte;
                assert_written_plainly((Slice){text, size});
            }
        }
    }
}

static void a_long_string_is_written_whole(void **state) {
    (void)state;
    Buffer text = {0};
    for (int i = 0; i < 3000; i++) {
        buffer_append_byte(&text, i % 7 == 0 ? '\x01' : i % 11 == 0 ? '"' : 'x');
        if (i % 500 == 0 || (i > 1020 && i < 1030))
            assert_written_plainly(buffer_slice(&text));
    }
    assert_written_plainly(buffer_slice(&text));
    buffer_free(&text);
}

static void values_are_parted_by_commas(void **state) {
    (void)state;
    Buffer out = {0};
    json_open(&out, '{');
    json_key(&out, "numbers");
    json_open(&out, '[');
    json_put_integer(&out, 0);
    json_put_integer(&out, INT64_MIN);
    json_put_integer(&out, INT64_MAX);
    json_put_number(&out, 12, 1);
    json_put_number(&out, 0.25, 4);
    json_put_number(&out, 0.99996, 4);
    json_close(&out, ']');
    json_key(&out, "none");
    json_open(&out, '[');
    json_close(&out, ']');
    json_key(&out, "words");
    json_open(&out, '[');
    json_put_string(&out, slice_of(""));
    json_put_string(&out, slice_of("["));
    json_put_literal(&out, "null");
    json_close(&out, ']');
    json_close(&out, '}');
    assert_string_equal(buffer_string(&out),
                        "{\"numbers\":[0,-9223372036854775808,9223372036854775807,12.0,0.25,1.0],\"none\":[],"
                        "\"words\":[\"\",\"[\",null]}");
    buffer_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_is_escaped_as_it_must_be_wherever_it_stands),
        cmocka_unit_test(a_long_string_is_written_whole),
        cmocka_unit_test(values_are_parted_by_commas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
