#include "text/phrase_class.h"

#include "base/utf8.h"
#include <starcoach/text.h>
#include <string.h>

static const char *const CLASS_NAMES[CLASS_COUNT] = {
    [CLASS_ANY] = "any",
    [CLASS_WORD] = "word",
    [CLASS_DIGITS] = "digits",
    [CLASS_YEAR] = "year",
    [CLASS_CAPITAL] = "capital",
    [CLASS_ACRONYM] = "acronym",
    [CLASS_QUANTITY] = ".quantity",
    [CLASS_PERCENT_TOKEN] = ".percent",
    [CLASS_MONEY_TOKEN] = ".money",
    [CLASS_DATE_TOKEN] = ".date",
    [CLASS_DAY] = ".day",
};

PhraseClass class_named(Slice name) {
    uint32_t class = 0;
    while (class < CLASS_COUNT && !slice_is(name, CLASS_NAMES[class]))
        class ++;
    return (PhraseClass) class;
}

/* ---- The looks of digits ---- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static size_t digits_at(Slice form, size_t at) {
    size_t count = 0;
    while (at + count < form.size && is_digit(form.data[at + count]))
        count++;
    return count;
}

static unsigned value_of(Slice form, size_t at, size_t digits) {
    unsigned value = 0;
    for (size_t i = 0; i < digits && i < 4; i++)
        value = value * 10 + (unsigned)(form.data[at + i] - '0');
    return value;
}

static bool is_year(Slice form, size_t at) {
    unsigned value = digits_at(form, at) == 4 ? value_of(form, at, 4) : 0;
    return value >= 1900 && value <= 2099;
}

/* "2025-03", "2025-03-01", "01/03/2025", "1.3.25", and the years "2023-2025" */
static bool is_date(Slice form) {
    size_t parts = 0, at = 0;
    char divider = 0;
    for (;;) {
        size_t digits = digits_at(form, at);
        if (digits == 0 || digits > 4)
            return false;
        parts++;
        at += digits;
        if (at == form.size)
            break;
        char c = form.data[at++];
        if ((c != '-' && c != '/' && c != '.') || (divider && c != divider))
            return false;
        divider = c;
    }
    if (parts == 2)
        return divider == '-' && is_year(form, 0) && (form.size <= 7 || is_year(form, 5));
    return parts == 3 && form.size >= 6 && form.size <= 10;
}

static bool is_currency(uint32_t c) {
    return c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF);
}

static bool has_currency(Slice form) {
    uint32_t c;
    for (size_t at = 0, size; (size = utf8_decode(form, at, &c)) > 0; at += size)
        if (is_currency(c))
            return true;
    return false;
}

static unsigned classes_of_number(Slice form, const Pool *ordinals) {
    unsigned classes = 1u << CLASS_DIGITS;
    size_t start = 0;
    while (start < form.size && !is_digit(form.data[start]))
        start++;
    size_t digits = digits_at(form, start);
    Slice end = {form.data + start + digits, form.size - start - digits};
    bool ordinal = end.size > 0 && pool_find(ordinals, text_hash(end), end) != POOL_NONE;
    unsigned value = value_of(form, start, digits);
    if (start == 0 && digits <= 2 && value >= 1 && value <= 31 && (ordinal || end.size == 0))
        classes |= 1u << CLASS_DAY;
    if (start == 0 && end.size == 0 && is_year(form, 0))
        classes |= 1u << CLASS_YEAR;
    if (is_date(form))
        return classes | 1u << CLASS_DATE_TOKEN;
    if (ordinal || memchr(form.data, ':', form.size) || memchr(form.data, '/', form.size))
        return classes;
    classes |= 1u << CLASS_QUANTITY;
    if (form.data[form.size - 1] == '%')
        classes |= 1u << CLASS_PERCENT_TOKEN;
    if (has_currency(form))
        classes |= 1u << CLASS_MONEY_TOKEN;
    return classes;
}

unsigned classes_of_token(Slice form, unsigned looks, const Pool *ordinals) {
    unsigned classes = 1u << CLASS_ANY;
    if (looks & LOOK_NUMBER)
        return form.size ? classes | classes_of_number(form, ordinals) : classes;
    classes |= 1u << CLASS_WORD;
    if (looks & LOOK_NAME)
        classes |= 1u << CLASS_CAPITAL;
    if (looks & LOOK_ACRONYM)
        classes |= 1u << CLASS_ACRONYM;
    return classes;
}
