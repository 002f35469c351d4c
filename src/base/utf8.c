#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

/* Length of the valid character at `at`; 0 when there is none. The ranges are those of Unicode's table 3-7. */
static size_t valid_length(const unsigned char *at, size_t size) {
    unsigned char lead = at[0];
    if (lead < 0x80)
        return 1;
    size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                    : lead >= 0xE0 && lead <= 0xEF ? 3
                    : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                   : 0;
    if (length == 0 || length > size)
        return 0;
    unsigned char least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80; /* no overlong forms */
    unsigned char most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;  /* no surrogates, nothing past U+10FFFF */
    if (at[1] < least || at[1] > most)
        return 0;
    for (size_t i = 2; i < length; i++)
        if (at[i] < 0x80 || at[i] > 0xBF)
            return 0;
    return length;
}

static uint64_t eight_at(const unsigned char *data) {
    uint64_t eight;
    memcpy(&eight, data, sizeof eight);
    return eight;
}

/* How many bytes are ASCII, as far as eights of them tell, four of these at a time. */
static size_t ascii_run(const unsigned char *data, size_t size) {
    const uint64_t beyond = UINT64_C(0x8080808080808080);
    size_t at = 0;
    while (size - at >= 32 &&
           !((eight_at(data + at) | eight_at(data + at + 8) | eight_at(data + at + 16) | eight_at(data + at + 24)) &
             beyond))
        at += 32;
    while (size - at >= 8 && !(eight_at(data + at) & beyond))
        at += 8;
    return at;
}

size_t utf8_valid_up_to(Slice text) {
    const unsigned char *data = (const unsigned char *)text.data;
    size_t at = 0;
    while (at < text.size) {
        at += ascii_run(data + at, text.size - at); /* most text is */
        if (at == text.size)
            break;
        size_t length = valid_length(data + at, text.size - at);
        if (length == 0)
            return at;
        at += length;
    }
    return text.size;
}

size_t utf8_decode(Slice text, size_t at, uint32_t *out) {
    if (at >= text.size)
        return 0;
    const unsigned char *byte = (const unsigned char *)text.data + at;
    size_t length = byte[0] < 0x80 ? 1 : byte[0] < 0xE0 ? 2 : byte[0] < 0xF0 ? 3 : 4;
    if (length > text.size - at)
        length = text.size - at; /* only where the text was not valid */
    uint32_t character = length == 1 ? byte[0] : byte[0] & (0xFFU >> (length + 1));
    for (size_t i = 1; i < length; i++)
        character = character << 6 | (byte[i] & 0x3FU);
    *out = character;
    return length;
}

void utf8_difference(Slice a, Slice b, Span *in_a, Span *in_b) {
    const size_t most = a.size < b.size ? a.size : b.size;
    size_t head = 0, tail = 0;
    while (head < most && a.data[head] == b.data[head])
        head++;
    while (!utf8_is_border(a, head) || !utf8_is_border(b, head))
        head--;
    while (tail < most - head && a.data[a.size - 1 - tail] == b.data[b.size - 1 - tail])
        tail++;
    while (!utf8_is_border(a, a.size - tail))
        tail--; /* what follows is the same in both */
    *in_a = (Span){head, a.size - tail};
    *in_b = (Span){head, b.size - tail};
}

void utf8_append(Buffer *out, uint32_t character) {
    uint32_t c = character;
    if (c < 0x80) {
        buffer_append_byte(out, (char)c);
    } else if (c < 0x800) {
        buffer_append(out, (Slice){(char[]){(char)(0xC0 | c >> 6), (char)(0x80 | (c & 0x3F))}, 2});
    } else if (c < 0x10000) {
        buffer_append(
            out,
            (Slice){(char[]){(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F))}, 3});
    } else {
        buffer_append(out, (Slice){(char[]){(char)(0xF0 | c >> 18), (char)(0x80 | (c >> 12 & 0x3F)),
                                            (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F))},
                                   4});
    }
}

static bool is_control(uint32_t character) {
    return (character < 0x20 && character != '\t' && character != '\n') || (character >= 0x7F && character < 0xA0);
}

void utf8_append_clean(Buffer *out, Slice text) {
    size_t clean = 0; /* start of the run that is fine as it stands */
    for (size_t at = 0; at < text.size;) {
        if (text.data[at] >= ' ' && text.data[at] <= '~') {
            at++;
            continue;
        }
        size_t length = valid_length((const unsigned char *)text.data + at, text.size - at);
        uint32_t character = 0xFFFD;
        if (length)
            utf8_decode(text, at, &character);
        size_t next = at + (length ? length : 1);
        if (!length || is_control(character)) {
            buffer_append(out, slice_part(text, (Span){clean, at}));
            utf8_append(out, 0xFFFD);
            clean = next;
        }
        at = next;
    }
    buffer_append(out, slice_part(text, (Span){clean, text.size}));
}

void utf8_append_flat(Buffer *out, Slice text) {
    size_t end = out->size;
    utf8_append_clean(out, text);
    for (size_t i = end; i < out->size; i++) {
        const bool white = ascii_is_white(out->data[i]);
        if (!white || (end > 0 && out->data[end - 1] != ' '))
            out->data[end++] = white ? ' ' : out->data[i];
    }
    out->size = end;
    out->data[end] = '\0';
}

void utf8_append_line(Buffer *out, Slice text) {
    size_t start = out->size;
    utf8_append_clean(out, text);
    for (size_t i = start; i < out->size; i++)
        if (out->data[i] == '\t' || out->data[i] == '\n')
            out->data[i] = ' ';
}

void utf8_append_quoted(Buffer *out, Slice text, size_t most) {
    const Slice whole = text;
    bool cut = text.size > most;
    if (cut)
        text.size = most;
    while (cut && text.size > 0 && !utf8_is_border(whole, text.size))
        text.size--;
    buffer_append_byte(out, '"');
    utf8_append_line(out, text);
    buffer_append_string(out, cut ? "…\"" : "\"");
}
