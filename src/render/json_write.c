#include "render/json_write.h"

#include "base/utf8.h"
#include <math.h>
#include <starcoach/render.h>

enum { MOST_DIGITS = 20 }; /* of a whole number */

static void put_comma(Buffer *out) {
    char last = out->size > 0 ? out->data[out->size - 1] : '[';
    if (last != '[' && last != '{' && last != ':')
        buffer_append_byte(out, ',');
}

void json_open(Buffer *out, char bracket) {
    put_comma(out);
    buffer_append_byte(out, bracket);
}

void json_close(Buffer *out, char bracket) {
    buffer_append_byte(out, bracket);
}

/* ---- Strings ---- */

static bool needs_escape(unsigned char c) {
    return c < 0x20 || c == '"' || c == '\\';
}

static void append_escaped(Buffer *out, unsigned char c) {
    static const char short_forms[0x20] = {['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't'};
    char form = c < 0x20 ? short_forms[c] : (char)c;
    if (form)
        buffer_append(out, (Slice){(const char[]){'\\', form}, 2});
    else
        buffer_printf(out, "\\u%04X", (unsigned)c);
}

static void append_string(Buffer *out, Slice string) {
    buffer_append_byte(out, '"');
    size_t from = 0;
    for (size_t at = 0; at < string.size; at++) {
        if (!needs_escape((unsigned char)string.data[at]))
            continue;
        buffer_append(out, slice_part(string, (Span){from, at}));
        append_escaped(out, (unsigned char)string.data[at]);
        from = at + 1;
    }
    buffer_append(out, slice_part(string, (Span){from, string.size}));
    buffer_append_byte(out, '"');
}

void json_key(Buffer *out, const char *key) {
    put_comma(out);
    append_string(out, slice_of(key));
    buffer_append_byte(out, ':');
}

void json_put_string(Buffer *out, Slice string) {
    put_comma(out);
    append_string(out, string);
}

void json_put_literal(Buffer *out, const char *literal) {
    put_comma(out);
    buffer_append_string(out, literal);
}

void render_json_string(Slice text, Buffer *out) {
    if (utf8_valid_up_to(text) == text.size)
        append_string(out, text);
    else
        buffer_append_string(out, "null");
}

/* ---- Numbers ---- */

/* The digits of the value, at least so many. */
static void append_digits(Buffer *out, uint64_t value, unsigned least) {
    char digits[MOST_DIGITS];
    size_t at = MOST_DIGITS;
    while (value > 0 || MOST_DIGITS - at < least) {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    }
    buffer_append(out, (Slice){digits + at, MOST_DIGITS - at});
}

void json_put_integer(Buffer *out, int64_t value) {
    put_comma(out);
    if (value < 0)
        buffer_append_byte(out, '-');
    append_digits(out, value < 0 ? 0 - (uint64_t)value : (uint64_t)value, 1);
}

void json_put_number(Buffer *out, double value, unsigned decimals) {
    uint64_t scale = 1;
    for (unsigned i = 0; i < decimals; i++)
        scale *= 10;
    uint64_t scaled = (uint64_t)round(value * (double)scale);
    while (decimals > 1 && scaled % 10 == 0) {
        scaled /= 10;
        scale /= 10;
        decimals--;
    }
    put_comma(out);
    append_digits(out, scaled / scale, 1);
    buffer_append_byte(out, '.');
    append_digits(out, scaled % scale, decimals);
}
