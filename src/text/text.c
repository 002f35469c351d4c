/* What one asks of a scanned text. */
#include "text/eight.h"
#include "text/vocabulary.h"
#include <assert.h>
#include <math.h>
#include <starcoach/text.h>

enum { MOST_TAKES = 8 }; /* that a pace comes from */

uint32_t text_hash(Slice form) {
    uint64_t state = 0;
    for (size_t at = 0; at < form.size; at += EIGHT)
        state = eight_hash_add(state, eight_first(form.data + at, form.size - at));
    return eight_hash_end(state);
}

Slice text_of_token(const Text *text, const Token *token) {
    return slice_part(text->source, (Span){token->start, token->end});
}

Slice text_form(const Text *text, const Token *token) {
    if (token->kind == TOKEN_MARK)
        return text_of_token(text, token);
    return vocabulary_text(text->vocabulary, token->form);
}

uint32_t text_form_hash(const Text *text, const Token *token) {
    assert(token->kind != TOKEN_MARK); /* whose form is a character */
    return vocabulary_record(text->vocabulary, token->form)->hash;
}

uint32_t text_traits(const Text *text, const Token *token) {
    assert(token->kind != TOKEN_MARK);
    return vocabulary_form(text->vocabulary, token->form)->traits;
}

/* ---- Values of numbers ---- */

/* A word of the language that stands for a number other than none. */
static bool word_value(const Language *language, Slice word, double *out) {
    const LexiconWord *known = language_word(language, word, text_hash(word));
    if (!known || !(known->traits & WORD_NUMBER) || known->number == 0)
        return false;
    *out = known->number;
    return true;
}

/* Digits with their commas and decimals at `at`; the end. */
static size_t digits_value(Slice form, size_t at, double *out) {
    double scale = 0;
    *out = 0;
    for (; at < form.size; at++) {
        char c = form.data[at];
        bool more = at + 1 < form.size && ascii_is_digit(form.data[at + 1]);
        if (ascii_is_digit(c)) {
            *out = *out * 10 + (c - '0');
            scale *= 10;
        } else if (c == '.' && more && scale == 0) {
            scale = 1;
        } else if (c != ',' || !more || scale > 0) {
            break;
        }
    }
    if (scale > 1)
        *out /= scale;
    return at;
}

/* What the letters behind the digits multiply by: "k" is said "thousand", which is 1000. */
static double suffix_scale(const Language *language, Slice suffix, bool money) {
    double scale = 1;
    const LexiconWord *unit = language_word(language, suffix, text_hash(suffix));
    if (money && slice_is(suffix, "m"))
        return 1e6;
    if (unit && unit->said)
        word_value(language, slice_of(unit->said), &scale);
    return scale;
}

/* Whether the form goes on as a date, a time, a version or a fraction, whose digits are no amount. A range goes on with
 * "-" and fewer than the two digits of a month behind a year. */
static bool goes_on_without_value(Slice form, size_t digits, size_t at) {
    if (at == form.size)
        return false;
    char c = form.data[at];
    if (c == ':' || c == '/' || c == '.')
        return true;
    if (c != '-' || at - digits != 4)
        return false;
    size_t end = at + 1;
    while (end < form.size && ascii_is_digit(form.data[end]))
        end++;
    return end == at + 3;
}

static bool number_value(const Language *language, Slice form, double *out) {
    size_t at = 0;
    bool negative = form.size && form.data[0] == '-';
    while (at < form.size && !ascii_is_digit(form.data[at]) && form.data[at] != '.')
        at++;
    bool money = at > (size_t)(negative || (form.size && form.data[0] == '+'));
    size_t digits = at;
    double value;
    at = digits_value(form, at, &value);
    if (goes_on_without_value(form, digits, at))
        return false;
    size_t end = at;
    while (end < form.size && form.data[end] != '%' && form.data[end] != '-')
        end++;
    value *= suffix_scale(language, slice_part(form, (Span){at, end}), money);
    *out = negative ? -value : value;
    return true;
}

bool text_number(const Text *text, const Language *language, const Token *token, double *out) {
    if (token->kind == TOKEN_MARK)
        return false;
    Slice form = text_form(text, token);
    return token->kind == TOKEN_NUMBER ? number_value(language, form, out) : word_value(language, form, out);
}

/* ---- Sums ---- */

Speech text_speech(const Text *text) {
    Speech total = {0};
    for (size_t i = 0; i < text->sentence_count; i++)
        speech_add(&total, &text->sentences[i]);
    return total;
}

void speech_add(Speech *total, const Sentence *sentence) {
    total->syllables += sentence->syllables;
    total->commas += sentence->commas;
    total->ends += sentence->ends;
}

double speech_seconds(const Language *language, Speech speech, double pace) {
    const SpeechRates *rates = &language_data(language)->rates;
    return pace * (rates->per_syllable * (double)speech.syllables + rates->per_comma * (double)speech.commas +
                   rates->per_end * (double)speech.ends);
}

double speech_seconds_of_words(const Language *language, size_t words, double pace) {
    static const double as_in_english = 0.37; /* content/en/language.yaml, and its source there */
    return pace * (language ? language_data(language)->rates.per_word : as_in_english) * (double)words;
}

void speech_range(const Language *language, int takes, double *low, double *high) {
    static const SpeechRates as_in_english = {
        .low = 0.85, .high = 1.24, .low_after_take = 0.89, .high_after_take = 1.13};
    const SpeechRates *rates = language ? &language_data(language)->rates : &as_in_english;
    *low = rates->low;
    *high = rates->high;
    if (takes < 1)
        return;
    const double counted = takes < MOST_TAKES ? takes : MOST_TAKES;
    const double narrowed = sqrt((1 + 1 / counted) / 2); /* of the spread after one take, on the log scale */
    *low = pow(rates->low_after_take, narrowed);
    *high = pow(rates->high_after_take, narrowed);
}

void text_add_signs(const Text *text, LanguageSigns *total) {
    for (size_t i = 0; i < text->sentence_count; i++) {
        total->words += text->sentences[i].could_tell;
        total->telling += text->sentences[i].telling;
    }
}
