#include "text/scan.h"

#include <string.h>

enum {
    NUMBER_DIGITS = 3, /* "12. " begins a list item, "2024. " ends a sentence */
    HEADING_MARKS = 6,
};

static char byte_at(const Scan *scan, size_t at) {
    return at < scan->end ? scan->data[at] : '\n';
}

static bool blank_byte(char c) {
    return c == ' ' || c == '\t';
}

static bool line_end_byte(char c) {
    return c == '\n' || c == '\r';
}

static size_t skip_blanks(const Scan *scan, size_t at) {
    while (at < scan->end && blank_byte(scan->data[at]))
        at++;
    return at;
}

/* Behind "# " … "###### "; `at` where there is none. */
static size_t heading_end(const Scan *scan, size_t at) {
    size_t end = at;
    while (byte_at(scan, end) == '#' && end - at < HEADING_MARKS)
        end++;
    return end > at && blank_byte(byte_at(scan, end)) ? end : at;
}

/* Behind "- ", "* ", "+ ", "• " and the like. */
static size_t bullet_end(const Scan *scan, size_t at) {
    static const char *const bullets[] = {"-", "*", "+", "•", "‣", "◦", "▪", "·", "–", "—"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        size_t size = strlen(bullets[i]);
        if (scan->end - at > size && memcmp(scan->data + at, bullets[i], size) == 0 &&
            blank_byte(byte_at(scan, at + size)))
            return at + size;
    }
    return at;
}

/* Behind "1. ", "1) ", "(1) ", "a) ". */
static size_t item_number_end(const Scan *scan, size_t at) {
    size_t start = byte_at(scan, at) == '(' ? at + 1 : at;
    size_t end = start;
    while (end - start < NUMBER_DIGITS && byte_at(scan, end) >= '0' && byte_at(scan, end) <= '9')
        end++;
    bool letter =
        end == start && byte_at(scan, end) >= 'a' && byte_at(scan, end) <= 'z' && byte_at(scan, end + 1) == ')';
    end += letter;
    char close = byte_at(scan, end);
    if (end == start || (close != ')' && (close != '.' || start > at)) || !blank_byte(byte_at(scan, end + 1)))
        return at;
    return end + 1;
}

/* The end of the line where nothing but a rule ("---", "***", "===") or a code fence's opening is on it. */
static size_t rule_end(const Scan *scan, size_t at) {
    char mark = byte_at(scan, at);
    if (mark != '-' && mark != '*' && mark != '_' && mark != '=' && mark != '`' && mark != '~')
        return at;
    size_t end = at;
    while (byte_at(scan, end) == mark)
        end++;
    if (end - at < 3)
        return at;
    if (mark == '`' || mark == '~') /* the name of the fence's language */
        while (end < scan->end && character_kinds[(unsigned char)scan->data[end]] == CHARACTER_LETTER)
            end++;
    end = skip_blanks(scan, end);
    return line_end_byte(byte_at(scan, end)) ? end : at;
}

/* Behind "[ ] " and "[x] " of a task. */
static size_t box_end(const Scan *scan, size_t at) {
    bool box = byte_at(scan, at) == '[' && byte_at(scan, at + 2) == ']' && blank_byte(byte_at(scan, at + 3)) &&
               strchr(" xX", byte_at(scan, at + 1));
    return box ? at + 3 : at;
}

static size_t block_mark_end(const Scan *scan, size_t at) {
    if (character_kinds[(unsigned char)scan->data[at]] == CHARACTER_LETTER) /* most lines: only "a) " begins with one */
        return item_number_end(scan, at);
    if (byte_at(scan, at) == '>' && byte_at(scan, at + 1) != '=')
        return at + 1;
    size_t end = rule_end(scan, at);
    if (end == at)
        end = heading_end(scan, at);
    if (end == at)
        end = bullet_end(scan, at);
    return end == at ? item_number_end(scan, at) : end;
}

bool markdown_begins_block(const Scan *scan, size_t at) {
    at = skip_blanks(scan, at);
    return at < scan->end && block_mark_end(scan, at) > at;
}

void markdown_line_start(Scan *scan) {
    size_t at = skip_blanks(scan, scan->at);
    scan->heading = false;
    for (;;) {
        size_t end = at < scan->end ? block_mark_end(scan, at) : at;
        if (end == at)
            break;
        scan->heading = scan->data[at] == '#';
        at = skip_blanks(scan, end);
        at = skip_blanks(scan, box_end(scan, at));
    }
    scan->at = at;
}

size_t markdown_link_end(const Scan *scan, size_t at) {
    if (byte_at(scan, at) != '(')
        return at;
    for (size_t end = at + 1; end < scan->end && (unsigned char)scan->data[end] > ' '; end++) {
        if (scan->data[end] == ')')
            return end + 1;
        if (scan->data[end] == ']') /* "](](](…": each byte is looked at once, however many links begin */
            break;
    }
    return at;
}
