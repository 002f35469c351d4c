#include "answer/marked_lines.h"

#include "text/eight.h"

#include <string.h>

static size_t find(const MarkedLines *lines, size_t at, char mark) {
    const char *found = memchr(lines->text.data + at, mark, lines->end - at);
    return found ? (size_t)(found - lines->text.data) : lines->end;
}

/* Whether any of eight bytes is zero. */
static bool has_zero(uint64_t eight) {
    return ((eight - EIGHT_TIMES(0x01)) & ~eight & EIGHT_TIMES(0x80)) != 0;
}

/* The beginning of the line in which `at` stands, `from` at the least. */
static size_t line_start(Slice text, size_t from, size_t at) {
    while (at - from >= EIGHT && !has_zero(eight_load(text.data + at - EIGHT) ^ EIGHT_TIMES('\n')))
        at -= EIGHT;
    while (at > from && text.data[at - 1] != '\n')
        at--;
    return at;
}

size_t marked_line(MarkedLines *lines, size_t at) {
    size_t start = lines->end;
    for (size_t i = 0; lines->marks[i] && at < lines->end; i++) {
        if (lines->next[i] <= at)
            lines->next[i] = find(lines, at, lines->marks[i]);
        start = lines->next[i] < start ? lines->next[i] : start;
    }
    return start < lines->end ? line_start(lines->text, at, start) : start;
}
