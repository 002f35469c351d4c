#include "text/english.h"

#include "text/speech.h"
#include <starcoach/text.h>

const Voice english_voice = {"en", english_word_syllables, english_number_syllables, english_letter_syllables};

enum {
    HUNDRED = 2, /* syllables */
    THOUSAND = 2,
    POINT = 1,
    TO = 1,
    OUT_OF = 2,
    O_CLOCK = 2,
    PLUS = 1,
    MINUS = 2,
    UNKNOWN_CURRENCY = 2,
    DIGITS_AS_ONE = 12, /* longer runs of digits are read one by one */
};

static const uint8_t small_numbers[20] = {2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2};
static const uint8_t tens[10] = {0, 1, 2, 2, 2, 2, 2, 3, 2, 2};
static const uint8_t months[13] = {0, 4, 4, 1, 2, 1, 1, 2, 2, 3, 3, 3, 3};

size_t english_letter_syllables(char letter) {
    return letter == 'w' ? 3 : 1; /* double u */
}

/* ---- Whole numbers ---- */

static size_t below_hundred(unsigned value) {
    return value < 20 ? small_numbers[value] : (size_t)tens[value / 10] + (value % 10 ? small_numbers[value % 10] : 0);
}

static size_t below_thousand(unsigned value) {
    size_t syllables = value >= 100 ? (size_t)small_numbers[value / 100] + HUNDRED : 0;
    return syllables + (value % 100 || value == 0 ? below_hundred(value % 100) : 0);
}

static size_t cardinal(uint64_t value) {
    if (value < 1000)
        return below_thousand((unsigned)value);
    size_t syllables = value % 1000 ? below_thousand((unsigned)(value % 1000)) : 0;
    for (value /= 1000; value; value /= 1000)
        if (value % 1000) /* thousand, million, billion: two syllables each */
            syllables += below_thousand((unsigned)(value % 1000)) + THOUSAND;
    return syllables;
}

/* "second" has one syllable more than "two", "twentieth" than "twenty", "seventh" is as "seven". */
static size_t ordinal(uint64_t value) {
    bool longer = value % 100 != 12 && value % 10 == 2;
    bool round = value % 100 >= 20 && value % 10 == 0;
    return cardinal(value) + longer + round;
}

/* 1985 "nineteen eighty-five", 1905 "nineteen oh five", 2005 "two thousand five". */
static size_t year(uint64_t value) {
    unsigned high = (unsigned)(value / 100), low = (unsigned)(value % 100);
    if (value % 1000 < 10 || value < 1100 || value > 9999)
        return cardinal(value);
    if (low == 0)
        return below_hundred(high) + HUNDRED;
    return below_hundred(high) + (low < 10) + below_hundred(low);
}

static size_t digit_by_digit(Slice digits) {
    size_t syllables = 0;
    for (size_t i = 0; i < digits.size; i++)
        if (digits.data[i] >= '0' && digits.data[i] <= '9')
            syllables += small_numbers[digits.data[i] - '0'];
    return syllables;
}

/* ---- Reading the form ---- */

typedef struct Digits {
    Slice text;
    uint64_t value;
    bool grouped; /* has the commas of thousands */
    bool one;     /* said as one number, not digit by digit */
} Digits;

static size_t digits_end(Slice form, size_t at) {
    while (at < form.size && ascii_is_digit(form.data[at]))
        at++;
    return at;
}

/* Digits at `at`, with the groups of three that commas divide. */
static size_t digits_read(Slice form, size_t at, Digits *out) {
    size_t end = digits_end(form, at);
    *out = (Digits){0};
    if (end - at <= 3)
        while (end < form.size && form.data[end] == ',' && digits_end(form, end + 1) == end + 4) {
            end += 4;
            out->grouped = true;
        }
    out->text = slice_part(form, (Span){at, end});
    out->one = end - at <= DIGITS_AS_ONE + 3 && !(end - at > 1 && form.data[at] == '0');
    for (size_t i = at; i < end && out->one; i++)
        if (ascii_is_digit(form.data[i]))
            out->value = out->value * 10 + (uint64_t)(form.data[i] - '0');
    return end;
}

static size_t digits_said(const Digits *digits) {
    return digits->one ? cardinal(digits->value) : digit_by_digit(digits->text);
}

static size_t unit_said(const Language *language, Slice unit, size_t otherwise) {
    const LexiconWord *known = language_word(language, unit, text_hash(unit));
    return known && known->said ? speech_of_phrase(language, known->said) : otherwise;
}

static bool is_year(const Digits *digits) {
    return digits->text.size == 4 && digits->one && digits->value >= 1100 && digits->value < 2100;
}

/* ---- One amount: [currency] digits [.digits] [suffix] [%] ---- */

static size_t suffix_end(Slice form, size_t at) {
    while (at < form.size && ((form.data[at] >= 'a' && form.data[at] <= 'z') || ascii_is_digit(form.data[at]) ||
                              form.data[at] == '\'' || (unsigned char)form.data[at] >= 0x80))
        at++;
    return at;
}

static bool suffix_is_ordinal(const Language *language, Slice suffix) {
    WordList endings = language_data(language)->ordinals;
    for (size_t i = 0; i < endings.count; i++)
        if (slice_is(suffix, endings.items[i]))
            return true;
    return false;
}

/* "1990s", "90s": the decade's s makes no syllable; "5s" is five seconds. */
static bool suffix_is_decade(Slice suffix, const Digits *digits) {
    return slice_is(suffix, "'s") || (slice_is(suffix, "s") && digits->value % 10 == 0 && digits->value >= 20);
}

static size_t suffix_said(const Language *language, Slice suffix, const Digits *digits) {
    if (!suffix.size || suffix_is_decade(suffix, digits))
        return 0;
    return unit_said(language, suffix, suffix.size == 1 ? speech_of_letters(language, suffix) : speech_of_word(language, suffix));
}

/* ".5" said as "point five", after dollars ".50" as "fifty"; a version's further parts likewise. */
static size_t decimals_said(Slice form, size_t *at, bool money) {
    size_t syllables = 0;
    while (*at + 1 < form.size && form.data[*at] == '.' && ascii_is_digit(form.data[*at + 1])) {
        Digits digits;
        size_t end = digits_end(form, *at + 1);
        if (money && end == *at + 3) {
            digits_read(form, *at + 1 + (form.data[*at + 1] == '0'), &digits);
            syllables += digits.value ? digits_said(&digits) : 0;
        } else {
            syllables += POINT + digit_by_digit(slice_part(form, (Span){*at + 1, end}));
        }
        *at = end;
    }
    return syllables;
}

static size_t currency_end(Slice form, size_t at) {
    while (at < form.size && (form.data[at] == '$' || (unsigned char)form.data[at] >= 0x80))
        at++;
    return at;
}

static size_t amount_said(const Language *language, Slice form, size_t *at) {
    Digits digits;
    size_t start = currency_end(form, *at);
    Slice currency = slice_part(form, (Span){*at, start});
    *at = digits_read(form, start, &digits);
    bool plain = !currency.size && !digits.grouped && (*at == form.size || form.data[*at] != '.');
    size_t syllables = currency.size ? unit_said(language, currency, UNKNOWN_CURRENCY) : 0;
    size_t decimals = decimals_said(form, at, currency.size > 0);
    size_t end = suffix_end(form, *at);
    Slice suffix = slice_part(form, (Span){*at, end});
    bool percent = end < form.size && form.data[end] == '%';
    *at = end + percent;
    if (suffix_is_ordinal(language, suffix) && digits.one)
        return syllables + ordinal(digits.value);
    if (plain && !percent && is_year(&digits) && (!suffix.size || suffix_is_decade(suffix, &digits)))
        return syllables + year(digits.value);
    syllables += digits.text.size ? digits_said(&digits) : 0; /* ".5" has none */
    syllables += decimals + suffix_said(language, suffix, &digits);
    return syllables + (percent ? unit_said(language, slice_of("%"), 2) : 0);
}

/* ---- Dates, times, fractions ---- */

/* Reads "N sep N [sep N]" of digits only into values and their lengths; gives how many there are, 0 when it is none. */
static size_t triple_read(Slice form, char separator, Digits out[3], size_t *end) {
    size_t at = 0, count = 0;
    while (count < 3) {
        size_t next = digits_end(form, at);
        if (next == at)
            return 0;
        Digits *digits = &out[count++];
        *digits = (Digits){.text = slice_part(form, (Span){at, next}), .one = true};
        for (size_t i = at; i < next && next - at <= DIGITS_AS_ONE; i++)
            digits->value = digits->value * 10 + (uint64_t)(form.data[i] - '0');
        at = next;
        if (at == form.size || form.data[at] != separator)
            break;
        at++;
    }
    *end = at;
    return count;
}

static size_t day_month_year(uint64_t day, uint64_t month, uint64_t year_value) {
    return (day ? ordinal(day) : 0) + months[month] + year(year_value);
}

/* "2025-03", "2025-03-01", "01/03/2025", "3/15/25"; 0 when it is no date. */
static size_t date_said(Slice form) {
    Digits part[3];
    size_t end, count = triple_read(form, '-', part, &end);
    if (count == 1)
        count = triple_read(form, '/', part, &end);
    if (count < 2 || end != form.size)
        return 0;
    bool year_first = part[0].text.size == 4;
    if (year_first && part[1].text.size == 2 && part[1].value >= 1 && part[1].value <= 12) {
        bool day = count == 3 && part[2].text.size == 2 && part[2].value >= 1 && part[2].value <= 31;
        return count == 2 || day ? day_month_year(day ? part[2].value : 0, part[1].value, part[0].value) : 0;
    }
    if (count < 3 || part[0].text.size > 2 || part[1].text.size > 2)
        return 0;
    uint64_t year_value = part[2].text.size == 2 ? 2000 + part[2].value : part[2].value;
    bool day_first = part[1].value <= 12;
    uint64_t month = day_first ? part[1].value : part[0].value, day = day_first ? part[0].value : part[1].value;
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? day_month_year(day, month, year_value) : 0;
}

/* "9:30", "14:05", "9:00", "9:30am"; 0 when it is no time. */
static size_t time_said(const Language *language, Slice form) {
    Digits part[3];
    size_t end, count = triple_read(form, ':', part, &end);
    if (count < 2 || part[0].text.size > 2 || part[1].text.size != 2 || part[0].value > 24 || part[1].value > 59)
        return 0;
    Slice suffix = slice_part(form, (Span){end, form.size});
    for (size_t i = 0; i < suffix.size; i++)
        if (suffix.data[i] < 'a' || suffix.data[i] > 'z')
            return 0;
    size_t syllables = cardinal(part[0].value) + suffix_said(language, suffix, &part[0]);
    if (part[1].value)
        syllables += (part[1].value < 10) + cardinal(part[1].value);
    else
        syllables += suffix.size ? 0 : O_CLOCK;
    return count == 3 ? syllables + cardinal(part[2].value) : syllables;
}

/* "1/2" "one half", "3/4" "three quarters", "9/10" "nine out of ten"; others are read as two numbers ("24/7"). */
static size_t fraction_said(Slice form) {
    Digits part[3];
    size_t end, count = triple_read(form, '/', part, &end);
    if (count != 2 || end != form.size || part[0].value == 0 || part[0].value > part[1].value)
        return 0;
    uint64_t of = part[1].value;
    if (of == 5 || of == 10 || of == 100)
        return cardinal(part[0].value) + OUT_OF + cardinal(of);
    if (of < 2 || of > 4)
        return 0;
    return cardinal(part[0].value) + (of == 4 ? 2 : 1); /* half, third, quarter */
}

/* ---- The face ---- */

size_t english_number_syllables(const Language *language, Slice form) {
    size_t syllables = date_said(form);
    if (!syllables)
        syllables = time_said(language, form);
    if (!syllables)
        syllables = fraction_said(form);
    if (syllables)
        return syllables;
    for (size_t at = 0; at < form.size;) {
        char c = form.data[at];
        size_t before = at;
        if (c == '+' || c == '-') {
            syllables += at > 0 ? TO : c == '+' ? PLUS : MINUS;
            at++;
        } else if (c == ':') {
            syllables += TO;
            at++;
        } else if (c == '/' || c == ',') {
            at++;
        }
        syllables += amount_said(language, form, &at);
        if (at == before) /* a character that no amount begins with */
            at++;
    }
    return syllables;
}
