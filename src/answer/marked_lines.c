#include "answer/marked_lines.h"

#include <string.h>

static size_t find(const MarkedLines *lines, size_t at, char mark) {
    const char *found = memchr(lines->text.data + at, mark, lines->end - at);
    return found ? (size_t)(found - lines->text.data) : lines->end;
}

size_t marked_line(MarkedLines *lines, size_t at) {
    size_t start = lines->end;
    for (size_t i = 0; lines->marks[i] && at < lines->end; i++) {
        if (lines->next[i] <= at)
            lines->next[i] = find(lines, at, lines->marks[i]);
        start = lines->next[i] < start ? lines->next[i] : start;
    }
    while (start < lines->end && start > at && lines->text.data[start - 1] != '\n')
        start--;
    return start;
}
