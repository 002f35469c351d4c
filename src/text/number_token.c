#include "text/scan.h"

#include "base/utf8.h"
#include <unictype.h>

static bool is_currency(uint32_t c) {
    return c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF);
}

static bool digit_at(const Scan *scan, size_t at) {
    return scan_kind(scan, at) == CHARACTER_DIGIT;
}

/* Whether a digit stands at `at`, or behind a currency there. */
static bool amount_at(const Scan *scan, size_t at) {
    size_t size;
    uint32_t c = scan_peek(scan, at, &size);
    return digit_at(scan, at) || (is_currency(c) && digit_at(scan, at + size));
}

bool token_is_number(const Scan *scan, size_t at) {
    size_t size;
    uint32_t c = scan_peek(scan, at, &size);
    if (c == '-' || c == '+' || c == '.') /* a sign, or ".5": not glued to what comes before */
        return !scan->in_word && amount_at(scan, at + size) &&
               (at == scan->begin || (unsigned char)scan->data[at - 1] <= ' ' || scan->data[at - 1] == '(');
    return amount_at(scan, at);
}

/* Copies one character to the form: digits of any script as ASCII, every dash as a hyphen. */
static size_t number_append(Scan *scan, size_t at) {
    size_t size;
    uint32_t c = scan_peek(scan, at, &size);
    if (c >= 0x2012 && c <= 0x2015)
        c = '-';
    else if (c >= 0x80 && character_kind(c) == CHARACTER_DIGIT)
        c = (uint32_t)('0' + uc_decimal_value(c));
    else if (c >= 'A' && c <= 'Z')
        c += 32;
    utf8_append(&scan->scratch, c);
    return at + size;
}

static size_t digits_append(Scan *scan, size_t at) {
    while (digit_at(scan, at))
        at = number_append(scan, at);
    return at;
}

/* "k", "km", "rd", "'s", "%" behind the digits. */
static size_t suffix_append(Scan *scan, size_t at) {
    size_t size;
    uint32_t c = scan_peek(scan, at, &size);
    if (c == '\'') {
        uint32_t s = scan_peek(scan, at + size, &size);
        return s == 's' ? number_append(scan, number_append(scan, at)) : at;
    }
    for (;;) {
        CharacterKind kind = scan_kind(scan, at);
        if (kind != CHARACTER_LETTER && kind != CHARACTER_DIGIT)
            break;
        at = number_append(scan, at);
    }
    if (scan_peek(scan, at, &size) == '%')
        at = number_append(scan, at);
    return at;
}

/* A mark between two amounts makes them one number; `plain`: nothing but digits came before it. */
static bool separator_at(const Scan *scan, size_t at, bool plain) {
    size_t size;
    uint32_t c = scan_peek(scan, at, &size);
    if (c == '-' || c == '/' || c == 0x2013)
        return amount_at(scan, at + size);
    return plain && (c == ',' || c == '.' || c == ':') && digit_at(scan, at + size);
}

void token_number(Scan *scan) {
    size_t start = scan->at, at = start;
    buffer_clear(&scan->scratch);
    while (!digit_at(scan, at)) /* sign and currency */
        at = number_append(scan, at);
    for (;;) {
        at = digits_append(scan, at);
        size_t digits_end = at;
        at = suffix_append(scan, at);
        if (!separator_at(scan, at, at == digits_end))
            break;
        at = number_append(scan, at);
        while (!digit_at(scan, at))
            at = number_append(scan, at);
    }
    Slice form = buffer_slice(&scan->scratch);
    uint32_t known = vocabulary_id(scan->vocabulary, form, text_hash(form), true);
    unsigned flags = (scan->in_word ? 0 : TOKEN_STARTS_WORD) | (scan->starts_clause ? TOKEN_STARTS_CLAUSE : 0);
    scan_push(scan, (Token){.start = (uint32_t)start,
                            .end = (uint32_t)at,
                            .form = known,
                            .kind = (uint8_t)TOKEN_NUMBER,
                            .flags = (uint8_t)flags});
    scan->tally.words += !scan->in_word;
    scan->tally.syllables += form_syllables(vocabulary_form(scan->vocabulary, known));
    scan->starts_clause = false;
    scan->in_word = scan->after_number = true;
    scan->at = at;
}
