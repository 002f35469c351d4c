/* Slices, spans and buffers: how every room hands text about.
 *
 * A Slice borrows bytes (not NUL-terminated); a Span is a half-open range of byte offsets [start, end) in UTF-8 text;
 * a Buffer owns bytes, grows, and is always NUL-terminated one past its size. */
#ifndef STARCOACH_SLICE_H
#define STARCOACH_SLICE_H

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct Slice {
    const char *data;
    size_t size; /* bytes */
} Slice;

typedef struct Span {
    size_t start; /* byte offset */
    size_t end;   /* byte offset, one past the last */
} Span;

typedef struct Buffer {
    char *data; /* NULL while nothing was ever written; else data[size] is NUL */
    size_t size;
    size_t capacity;
} Buffer;

/* A slice over a NUL-terminated string; NULL gives the empty slice. */
static inline Slice slice_of(const char *string) {
    return string ? (Slice){string, strlen(string)} : (Slice){"", 0};
}
static inline Slice slice_part(Slice whole, Span span) {
    assert(span.start <= span.end && span.end <= whole.size);
    return (Slice){whole.size ? whole.data + span.start : whole.data, span.end - span.start};
}
bool slice_equal(Slice a, Slice b);
/* The same, with ASCII letters of either case alike. */
bool slice_equal_any_case(Slice a, Slice b);
/* ASCII, whatever the locale: nothing here goes by <ctype.h>, for which I is no capital i in Turkish. */
static inline char ascii_lower(char c) { /* A to Z made small, all else as it is */
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}
static inline bool ascii_is_digit(char c) {
    return c >= '0' && c <= '9';
}
static inline bool ascii_is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
static inline bool ascii_is_white(char c) { /* a blank, a tab, what ends a line or a page */
    return c == ' ' || (c >= '\t' && c <= '\r');
}
bool slice_is(Slice slice, const char *string);
bool slice_starts(Slice slice, const char *prefix);
bool slice_starts_any_case(Slice slice, Slice prefix);
/* Without ASCII white space at both ends. */
Slice slice_trim(Slice slice);
/* Takes the next line off `rest` (without its "\n" or "\r\n") into `line`; false at the end of the text. */
bool slice_next_line(Slice *rest, Slice *line);

Slice buffer_slice(const Buffer *buffer);
/* The text as a C string, "" when nothing was written. Borrowed until the next write. */
const char *buffer_string(const Buffer *buffer);
void buffer_clear(Buffer *buffer);                /* empties it and keeps the memory */
void buffer_free(Buffer *buffer);                 /* frees and zeroes it */
void buffer_reserve(Buffer *buffer, size_t size); /* room for `size` bytes in all */
void buffer_append(Buffer *buffer, Slice slice);  /* which must not lie in the buffer itself */
void buffer_append_string(Buffer *buffer, const char *string);
void buffer_append_byte(Buffer *buffer, char byte);
void buffer_printf(Buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_vprintf(Buffer *buffer, const char *format, va_list arguments) __attribute__((format(printf, 2, 0)));
/* Puts `text` in place of `span`; text must not lie in the buffer itself. */
void buffer_replace(Buffer *buffer, Span span, Slice text);

#endif
