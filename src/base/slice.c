#include <starcoach/slice.h>

#include "base/memory.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PRINTED = 79 /* bytes that most printed parts have at most */ };

bool slice_equal(Slice a, Slice b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

bool slice_equal_any_case(Slice a, Slice b) {
    if (a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++) {
        if (ascii_lower(a.data[i]) != ascii_lower(b.data[i]))
            return false;
    }
    return true;
}

bool slice_is(Slice slice, const char *string) {
    return slice_equal(slice, slice_of(string));
}

bool slice_starts(Slice slice, const char *prefix) {
    size_t size = strlen(prefix);
    return size <= slice.size && (size == 0 || memcmp(slice.data, prefix, size) == 0);
}

bool slice_starts_any_case(Slice slice, Slice prefix) {
    return prefix.size <= slice.size && slice_equal_any_case((Slice){slice.data, prefix.size}, prefix);
}

Slice slice_trim(Slice slice) {
    while (slice.size && ascii_is_white(slice.data[0]))
        slice.data++, slice.size--;
    while (slice.size && ascii_is_white(slice.data[slice.size - 1]))
        slice.size--;
    return slice;
}

bool slice_next_line(Slice *rest, Slice *line) {
    if (rest->size == 0)
        return false;
    const char *newline = memchr(rest->data, '\n', rest->size);
    size_t size = newline ? (size_t)(newline - rest->data) : rest->size;
    size_t taken = newline ? size + 1 : size;
    *line = (Slice){rest->data, size};
    if (newline && size && line->data[size - 1] == '\r')
        line->size--;
    *rest = (Slice){rest->data + taken, rest->size - taken};
    return true;
}

Slice buffer_slice(const Buffer *buffer) {
    return (Slice){buffer_string(buffer), buffer->size};
}

const char *buffer_string(const Buffer *buffer) {
    return buffer->data ? buffer->data : "";
}

void buffer_clear(Buffer *buffer) {
    buffer->size = 0;
    if (buffer->data)
        buffer->data[0] = '\0';
}

void buffer_free(Buffer *buffer) {
    free(buffer->data);
    *buffer = (Buffer){0};
}

void buffer_reserve(Buffer *buffer, size_t size) {
    buffer->data = memory_grow(buffer->data, &buffer->capacity, size + 1, 1);
    buffer->data[buffer->size] = '\0';
}

/* Room for text and NUL, which there mostly is. */
static inline void room_make(Buffer *buffer, size_t size) {
    if (size >= buffer->capacity)
        buffer_reserve(buffer, size);
}

void buffer_append(Buffer *buffer, Slice slice) {
    const size_t size = buffer->size + slice.size;
    room_make(buffer, size);
    if (slice.size)
        memcpy(buffer->data + buffer->size, slice.data, slice.size);
    buffer->data[size] = '\0';
    buffer->size = size;
}

void buffer_append_string(Buffer *buffer, const char *string) {
    buffer_append(buffer, slice_of(string));
}

void buffer_append_byte(Buffer *buffer, char byte) {
    const size_t size = buffer->size;
    room_make(buffer, size + 1);
    buffer->data[size] = byte;
    buffer->data[size + 1] = '\0';
    buffer->size = size + 1;
}

/* Into what room there is, and again where that is too little. */
void buffer_vprintf(Buffer *buffer, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    buffer_reserve(buffer, buffer->size + MOST_PRINTED);
    const size_t room = buffer->capacity - buffer->size;
    int size = vsnprintf(buffer->data + buffer->size, room, format, arguments);
    assert(size >= 0);
    if ((size_t)size >= room) {
        buffer_reserve(buffer, buffer->size + (size_t)size);
        vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, again);
    }
    va_end(again);
    buffer->size += (size_t)size;
}

void buffer_printf(Buffer *buffer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    buffer_vprintf(buffer, format, arguments);
    va_end(arguments);
}

/*   before   |head|span|tail|
 *   after    |head|text|tail|   the tail moves once */
void buffer_replace(Buffer *buffer, Span span, Slice text) {
    assert(span.start <= span.end && span.end <= buffer->size);
    size_t tail = buffer->size - span.end;
    size_t size = span.start + text.size + tail;
    buffer_reserve(buffer, size);
    memmove(buffer->data + span.start + text.size, buffer->data + span.end, tail);
    if (text.size)
        memcpy(buffer->data + span.start, text.data, text.size);
    buffer->size = size;
    buffer->data[size] = '\0';
}
