#include "render/json_write.h"

#include "base/utf8.h"
#include "text/eight.h"
#include <math.h>
#include <starcoach/render.h>
#include <string.h>

enum {
    MOST_DIGITS = 20, /* of a whole number */
    PIECE = 1024,     /* of a string */
    ESCAPED = 6,      /* bytes: \u0000 */
};

/* ---- Bytes put where there is room for them: each says where the next go ---- */

static char *put_byte(char *at, char byte) {
    *at = byte;
    return at + 1;
}

static char *put_bytes(char *at, Slice bytes) {
    memcpy(at, bytes.data, bytes.size);
    return at + bytes.size;
}

void json_open(Buffer *out, char bracket) {
    json_end(out, put_byte(json_comma(out, json_begin(out, 2)), bracket));
}

void json_close(Buffer *out, char bracket) {
    json_end(out, put_byte(json_begin(out, 1), bracket));
}

void json_put_literal(Buffer *out, const char *literal) {
    const Slice bytes = slice_of(literal);
    json_end(out, put_bytes(json_comma(out, json_begin(out, bytes.size + 1)), bytes));
}

/* ---- Strings ---- */

static bool needs_escape(unsigned char c) {
    return c < 0x20 || c == '"' || c == '\\';
}

/* Does one of the eight? Each sum sets a byte's highest bit where the byte is what it should be. With 0x02 turned over,
 * the quotation mark comes to stand right behind the control characters. */
static bool eight_need_escape(uint64_t eight) {
    const uint64_t high = EIGHT_TIMES(0x80), low = eight & ~high;
    const uint64_t no_control_nor_quote = (low ^ EIGHT_TIMES(0x02)) + EIGHT_TIMES(0x80 - 0x21);
    const uint64_t no_backslash = (low ^ EIGHT_TIMES('\\')) + EIGHT_TIMES(0x7F);
    return (~(eight | (no_control_nor_quote & no_backslash)) & high) != 0;
}

/* Where the bytes end that stand for themselves, from `at` on. Behind the text's end stand blanks, as it were. */
static size_t plain_end(Slice text, size_t at) {
    for (; at < text.size; at += EIGHT) {
        const size_t left = text.size - at;
        const uint64_t blanks = left < EIGHT ? EIGHT_TIMES(' ') << 8 * left : 0;
        if (eight_need_escape(eight_first(text.data + at, left) | blanks))
            break;
    }
    while (at < text.size && !needs_escape((unsigned char)text.data[at]))
        at++;
    return at < text.size ? at : text.size;
}

static char *put_escaped(char *at, unsigned char c) {
    static const char short_forms[0x20] = {['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't'};
    static const char digits[] = "0123456789ABCDEF";
    const char form = c < 0x20 ? short_forms[c] : (char)c;
    at = put_byte(at, '\\');
    if (form)
        return put_byte(at, form);
    at = put_byte(put_bytes(at, slice_of("u00")), digits[c >> 4]);
    return put_byte(at, digits[c & 0xF]);
}

static char *put_text(char *at, Slice text) {
    for (size_t from = 0; from < text.size;) {
        const size_t plain = plain_end(text, from);
        at = put_bytes(at, slice_part(text, (Span){from, plain}));
        if (plain < text.size)
            at = put_escaped(at, (unsigned char)text.data[plain]);
        from = plain + 1;
    }
    return at;
}

/* Room is made for a piece with all its bytes escaped, and what stands around it. */
static char *begin_piece(Buffer *out) {
    return json_begin(out, PIECE * ESCAPED + 3);
}

static void append_string(Buffer *out, char *at, Slice string) {
    at = put_byte(at, '"');
    for (; string.size > PIECE; string = slice_part(string, (Span){PIECE, string.size})) {
        json_end(out, put_text(at, (Slice){string.data, PIECE}));
        at = begin_piece(out);
    }
    json_end(out, put_byte(put_text(at, string), '"'));
}

void json_put_string(Buffer *out, Slice string) {
    append_string(out, json_comma(out, begin_piece(out)), string);
}

void render_json_string(Slice text, Buffer *out) {
    if (utf8_valid_up_to(text) == text.size)
        append_string(out, begin_piece(out), text);
    else
        buffer_append_string(out, "null");
}

/* ---- Numbers ---- */

/* The digits of the value, at least so many. */
static char *put_digits(char *at, uint64_t value, unsigned least) {
    char digits[MOST_DIGITS];
    size_t first = MOST_DIGITS;
    while (value > 0 || MOST_DIGITS - first < least) {
        digits[--first] = (char)('0' + value % 10);
        value /= 10;
    }
    return put_bytes(at, (Slice){digits + first, MOST_DIGITS - first});
}

void json_put_integer(Buffer *out, int64_t value) {
    char *at = json_comma(out, json_begin(out, MOST_DIGITS + 2));
    if (value < 0)
        at = put_byte(at, '-');
    json_end(out, put_digits(at, value < 0 ? 0 - (uint64_t)value : (uint64_t)value, 1));
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
    char *at = json_comma(out, json_begin(out, 2 * MOST_DIGITS + 2));
    at = put_byte(put_digits(at, scaled / scale, 1), '.');
    json_end(out, put_digits(at, scaled % scale, decimals));
}
