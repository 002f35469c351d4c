/* Soft wrap.
 *
 *   "the plan was late   again", 12 columns        |the plan was|          the blanks at a row's end
 *                                                  |late   again|          hang over, "was " ends the first */
#include <starcoach/text.h>

#include "base/memory.h"
#include "text/character.h"
#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>

static void rows_push(Rows *rows, size_t start, size_t end) {
    rows->items = memory_grow(rows->items, &rows->capacity, rows->count + 1, sizeof *rows->items);
    rows->items[rows->count++] = (Span){start, end};
}

static bool is_blank(Slice cluster) {
    return cluster.size == 1 && (cluster.data[0] == ' ' || cluster.data[0] == '\t');
}

/* The first cluster that does not fit on the row that begins at `row`, and where it ends; the text's end where all
 * fit. Blanks always fit. */
static size_t first_over(Slice text, size_t row, size_t columns, size_t *end) {
    size_t width = 0;
    for (size_t at = row; at < text.size; at = *end) {
        bool alone = at + 1 < text.size && ascii_stand_apart(text.data[at], text.data[at + 1]);
        *end = alone ? at + 1 : cluster_next(text, at);
        width += alone ? 1 : (size_t)cluster_columns(slice_part(text, (Span){at, *end}));
        if (width > columns && at > row && !is_blank(slice_part(text, (Span){at, *end})))
            return at;
    }
    return text.size;
}

/* "e.g.", "file.txt": no break within (UAX 14, LB29), though libunistring allows one. */
static bool is_within_word(Slice text, size_t at) {
    uint8_t next = character_kinds[(uint8_t)text.data[at]];
    return memchr(".,:;", text.data[at - 1], 4) && (next == CHARACTER_LETTER || next == CHARACTER_DIGIT);
}

static bool is_plain(char c) {
    CharacterKind kind = character_kinds[(uint8_t)c];
    return kind == CHARACTER_LETTER || kind == CHARACTER_DIGIT;
}

static bool ends_clause(char c) {
    return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?';
}

/* The last break at or before `over` where all from there on is words in ASCII, single blanks and what ends clauses, as
 * in most rows: it stands behind a blank. `row` where it takes the rules to tell. */
static size_t last_plain_break(Slice text, size_t row, size_t over) {
    for (size_t at = over; at > row + 1; at--) {
        char before = text.data[at - 1], next = text.data[at];
        if (before == ' ')
            return is_plain(next) && (is_plain(text.data[at - 2]) || ends_clause(text.data[at - 2])) ? at : row;
        bool joined =
            is_plain(before) ? is_plain(next) || next == ' ' || ends_clause(next) : ends_clause(before) && next == ' ';
        if (!joined)
            return row;
    }
    return row;
}

/* Where a row that may hold text[row, over) breaks: whether before a character is allowed, it and what is before it
 * tell. */
static size_t last_break(Slice text, size_t row, size_t over, size_t over_end) {
    size_t plain = last_plain_break(text, row, over);
    if (plain > row)
        return plain;
    char *breaks = memory_alloc(over_end - row);
    u8_possible_linebreaks((const uint8_t *)text.data + row, over_end - row, "UTF-8", breaks);
    size_t at = over;
    while (at > row && (breaks[at - row] != UC_BREAK_POSSIBLE || is_within_word(text, at)))
        at--;
    free(breaks);
    return at > row ? at : over;
}

size_t text_wrap_row(Slice text, Span line, size_t columns) {
    Slice part = slice_part(text, (Span){0, line.end});
    size_t over_end, over = first_over(part, line.start, columns, &over_end);
    return over < part.size ? last_break(part, line.start, over, over_end) : part.size;
}

void text_wrap(Slice text, Span line, size_t columns, Rows *rows) {
    size_t start = line.start;
    do {
        size_t end = text_wrap_row(text, (Span){start, line.end}, columns);
        rows_push(rows, start, end);
        start = end;
    } while (start < line.end);
}
