/* Whether the lines of a paragraph are items of a list that has no marks, as pages lose them when they are copied:
 *
 *   Mapped every step        each line begins with a capital or a digit, and a line ends though the first word of the
 *   Cut the form to a page   next had room: whoever wraps prose would have put it there
 *   Trained both teams                                                                                              */
#include "text/scan.h"

#include <string.h>

/* Behind the quotation marks, brackets and currency signs before a word or number. */
static size_t skip_marks(const Scan *scan, size_t at) {
    for (size_t size; at < scan->end; at += size) {
        const CharacterKind kind = character_kind(scan_peek(scan, at, &size));
        if (kind != CHARACTER_MARK && kind != CHARACTER_EMPHASIS)
            break;
    }
    return at;
}

static bool begins_large(const Scan *scan, size_t at) {
    size_t size;
    const uint32_t c = scan_peek(scan, skip_marks(scan, at), &size);
    return size && (character_is_capital(c) || character_kind(c) == CHARACTER_DIGIT);
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

static size_t skip_blank(const Scan *scan, size_t at) {
    while (at < scan->end && is_blank(scan->data[at]))
        at++;
    return at;
}

static size_t line_end(const Scan *scan, size_t at) {
    const char *newline = memchr(scan->data + at, '\n', scan->end - at);
    return newline ? (size_t)(newline - scan->data) : scan->end;
}

static size_t word_end(const Scan *scan, size_t at) {
    while (at < scan->end && scan->data[at] != '\n' && !is_blank(scan->data[at]))
        at++;
    return at;
}

/* Looks on to the end of the paragraph, once for all its lines. */
static void read_paragraph(Scan *scan, size_t at) {
    size_t longest = 0, shortest_room = SIZE_MAX; /* the width at which some line would have taken the next word */
    scan->lines_are_items = true;
    while (at > scan->begin && scan->data[at - 1] != '\n')
        at--;
    for (at = skip_blank(scan, at); at < scan->end && scan->data[at] != '\n';) {
        size_t end = line_end(scan, at), next = end < scan->end ? skip_blank(scan, end + 1) : end, last = end;
        while (last > at && is_blank(scan->data[last - 1]))
            last--;
        const size_t width = last - at, with_next = width + 1 + word_end(scan, next) - next;
        scan->lines_are_items = scan->lines_are_items && begins_large(scan, at);
        longest = width > longest ? width : longest;
        if (next < scan->end && scan->data[next] != '\n' && with_next < shortest_room)
            shortest_room = with_next;
        at = next;
    }
    scan->lines_are_items = scan->lines_are_items && shortest_room <= longest;
    scan->lines_end = at;
}

bool line_is_item(Scan *scan) {
    if (scan->at >= scan->lines_end)
        read_paragraph(scan, scan->at);
    return scan->lines_are_items;
}
