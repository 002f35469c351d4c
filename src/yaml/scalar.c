#include "yaml/scalar.h"

#include "base/memory.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool scalar_parse_bool(Slice text, bool *out) {
    static const char *const words[] = {"false", "true", "no", "yes", "off", "on"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (slice_equal_any_case(text, slice_of(words[i]))) {
            *out = i % 2 == 1;
            return true;
        }
    }
    return false;
}

static size_t skip_sign(Slice text, size_t at) {
    return at < text.size && (text.data[at] == '-' || text.data[at] == '+') ? at + 1 : at;
}

static size_t skip_digits(Slice text, size_t at) {
    while (at < text.size && text.data[at] >= '0' && text.data[at] <= '9')
        at++;
    return at;
}

/* sign? digits, and unless whole: (. digits)? (e sign? digits)? */
static bool is_number(Slice text, bool whole) {
    size_t start = skip_sign(text, 0);
    size_t at = skip_digits(text, start);
    if (at == start)
        return false;
    if (!whole && at < text.size && text.data[at] == '.') {
        start = at + 1;
        at = skip_digits(text, start);
        if (at == start)
            return false;
    }
    if (!whole && at < text.size && (text.data[at] == 'e' || text.data[at] == 'E')) {
        start = skip_sign(text, at + 1);
        at = skip_digits(text, start);
        if (at == start)
            return false;
    }
    return at == text.size;
}

/* The decimal point is the locale's in strtod and printf; here it is a point. */
static locale_t enter_plain_locale(locale_t *plain) {
    *plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
    if (*plain == (locale_t)0)
        memory_exhausted();
    return uselocale(*plain);
}

static void leave_plain_locale(locale_t plain, locale_t before) {
    uselocale(before);
    freelocale(plain);
}

bool scalar_parse_number(Slice text, bool whole, double *out) {
    if (!is_number(text, whole))
        return false;
    char *digits = memory_alloc(text.size + 1);
    memcpy(digits, text.data, text.size);
    locale_t plain, before = enter_plain_locale(&plain);
    *out = strtod(digits, NULL);
    leave_plain_locale(plain, before);
    free(digits);
    return true;
}

void scalar_append_number(Buffer *out, double number) {
    locale_t plain, before = enter_plain_locale(&plain);
    char digits[32]; /* sign, 17 digits, point, exponent */
    int precision = 15;
    do
        snprintf(digits, sizeof digits, "%.*g", precision, number);
    while (strtod(digits, NULL) != number && ++precision <= 17);
    leave_plain_locale(plain, before);
    buffer_append_string(out, digits);
}

bool scalar_is_id(Slice text) {
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
              c == '-'))
            return false;
    }
    return text.size > 0;
}
