#include "text/scan.h"

#include "base/utf8.h"
#include "text/speech.h"

enum {
    DASH = 0x2014,
    ELLIPSIS = 0x2026,
    IDEOGRAPHIC_COMMA = 0x3001,
    IDEOGRAPHIC_STOP = 0x3002,
    SAID_AT_MOST = 2, /* "++" is said twice, "======" not at all */
};

static bool is_quote(uint32_t c) {
    return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A ||
           (c >= 0x300C && c <= 0x300F);
}

static bool is_dash(uint32_t c) {
    return c >= 0x2012 && c <= 0x2015;
}

static bool is_bracket(uint32_t c) {
    return c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}' || (c >= 0x3008 && c <= 0x3011);
}

bool mark_is_closer(uint32_t c) {
    return c == ')' || c == ']' || c == '}' || c == '\'' || is_quote(c);
}

static bool blank_at(const Scan *scan, size_t at) {
    CharacterKind kind = at < scan->end ? scan_kind(scan, at) : CHARACTER_SPACE;
    return kind == CHARACTER_SPACE || kind == CHARACTER_NEWLINE;
}

/* What is said of a symbol: "&" is "and". Those that mostly serve as signs are said before a number only: "~10", "#1".
 */
static void symbol_tally(Scan *scan, uint32_t c, size_t count, size_t after) {
    bool sign = c == '<' || c == '>' || c == '~' || c == '#';
    if (count > SAID_AT_MOST || (sign && scan_kind(scan, after) != CHARACTER_DIGIT))
        return;
    buffer_clear(&scan->scratch);
    utf8_append(&scan->scratch, c);
    Slice symbol = buffer_slice(&scan->scratch);
    const LexiconWord *known = language_word(scan->language, symbol, text_hash(symbol));
    if (known && known->said)
        scan->tally.syllables += (uint32_t)(count * speech_of_phrase(scan->language, known->said));
}

/* A run of hyphens: within a word it only joins, between blanks or doubled it is a dash. */
typedef enum Hyphen { HYPHEN_JOINS, HYPHEN_DASH, HYPHEN_ALONE } Hyphen;

static Hyphen hyphen_meaning(const Scan *scan, size_t start, size_t after, size_t count) {
    if (count > 1)
        return count <= 3 ? HYPHEN_DASH : HYPHEN_ALONE;
    CharacterKind next = after < scan->end ? scan_kind(scan, after) : CHARACTER_SPACE;
    if (scan->in_word && (next == CHARACTER_LETTER || next == CHARACTER_DIGIT || next == CHARACTER_EMPHASIS))
        return HYPHEN_JOINS;
    bool blank_before = start == scan->begin || (unsigned char)scan->data[start - 1] <= ' ';
    return blank_before && blank_at(scan, after) ? HYPHEN_DASH : HYPHEN_ALONE;
}

static size_t run_count(const Scan *scan, uint32_t c, size_t *at) {
    size_t count = 1, size;
    while (*at < scan->end && scan_peek(scan, *at, &size) == c) {
        *at += size;
        count++;
    }
    return count;
}

static MarkKind mark_kind(uint32_t form, bool wide) {
    switch (form) {
    case ',':
    case ';':
    case ':':
    case DASH:
    case IDEOGRAPHIC_COMMA:
    case 0x060C: /* Arabic comma */
        return MARK_COMMA;
    case '.':
    case '!':
    case '?':
        return wide ? MARK_FULL_END : MARK_END;
    case 0x061F: /* Arabic question mark */
    case 0x0964: /* danda */
        return MARK_END;
    case ELLIPSIS:
        return MARK_ELLIPSIS;
    case IDEOGRAPHIC_STOP:
    case 0xFF61:
        return MARK_FULL_END;
    default:
        return MARK_OTHER;
    }
}

/* The character that stands for a run in Token.form. */
static uint32_t mark_form(uint32_t c, size_t count, bool dash) {
    if (dash || is_dash(c))
        return DASH;
    if (c == '.' && count > 1)
        return ELLIPSIS;
    return is_quote(c) ? '"' : c;
}

/* A comma or full stop by itself, as most marks are. */
static MarkKind mark_take_plain(Scan *scan) {
    const uint32_t start = (uint32_t)scan->at, form = (unsigned char)scan->data[start];
    scan_push(scan, (Token){.start = start, .end = start + 1, .form = form, .kind = (uint8_t)TOKEN_MARK});
    scan->at++;
    scan->after_number = false;
    if (form == '.')
        return MARK_END;
    scan->tally.commas++;
    scan->starts_clause = true;
    return MARK_COMMA;
}

MarkKind mark_take(Scan *scan) {
    if (mark_is_plain(scan))
        return mark_take_plain(scan);
    size_t start = scan->at, size;
    uint32_t c = scan_peek(scan, start, &size);
    size_t after = start + size;
    size_t count = run_count(scan, c, &after);
    Hyphen hyphen = c == '-' ? hyphen_meaning(scan, start, after, count) : HYPHEN_ALONE;
    scan->at = after;
    if (hyphen == HYPHEN_JOINS || (c == '~' && count == 2))
        return MARK_OTHER;

    uint32_t form = mark_form(c, count, hyphen == HYPHEN_DASH);
    MarkKind kind = mark_kind(form, size > 1);
    scan_push(scan,
              (Token){.start = (uint32_t)start, .end = (uint32_t)after, .form = form, .kind = (uint8_t)TOKEN_MARK});
    scan->after_number = false;
    if (kind == MARK_COMMA)
        scan->tally.commas++;
    if (kind == MARK_COMMA || is_bracket(c))
        scan->starts_clause = true;
    else if (kind == MARK_OTHER && c != '-' && c != '\'' && form != '"')
        symbol_tally(scan, c, count, after);
    if (c == ']')
        scan->at = markdown_link_end(scan, after);
    return kind;
}
