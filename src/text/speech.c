#include "text/speech.h"

#include <starcoach/text.h>
#include <stdlib.h>
#include <unicase.h>
#include <uninorm.h>

enum {
    STRESSED_LETTERS = 3,      /* "NOT" is a word in capitals; "IT" and "US" are rather acronyms */
    PRONOUNCEABLE_LETTERS = 5, /* acronyms of so many letters are mostly read as words, if they have a vowel */
};

/* ---- Words ---- */

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static bool has_vowel(Slice word) {
    for (size_t i = 0; i < word.size; i++)
        switch (word.data[i]) {
        case 'a':
        case 'e':
        case 'i':
        case 'o':
        case 'u':
        case 'y':
            return true;
        default:
            if ((unsigned char)word.data[i] >= 0x80)
                return true;
        }
    return false;
}

size_t speech_of_letters(const Language *language, Slice form) {
    size_t syllables = 0;
    for (size_t i = 0; i < form.size; i++)
        if (is_letter(form.data[i]) && ((unsigned char)form.data[i] & 0xC0) != 0x80)
            syllables += language_voice(language)->letter_syllables(form.data[i]);
    return syllables;
}

/* A word of letters (and apostrophes) only, by rule. */
static size_t speech_of_plain(const Language *language, Slice word) {
    return has_vowel(word) ? language_voice(language)->word_syllables(word) : speech_of_letters(language, word);
}

/* "https://www." of an address, which nobody says. */
static Slice address_body(Slice form) {
    static const char *const silent[] = {"https://", "http://", "www."};
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
        if (slice_starts(form, silent[i]))
            form = slice_part(form, (Span){slice_of(silent[i]).size, form.size});
    return form;
}

/* The end of the run of letters or of digits that begins at `at`. */
static size_t run_end(Slice form, size_t at) {
    bool digits = ascii_is_digit(form.data[at]);
    while (at < form.size &&
           (digits ? ascii_is_digit(form.data[at]) : is_letter(form.data[at]) || form.data[at] == '\''))
        at++;
    return at;
}

/* "v2.1", "b2b", "me@here.org", "e.g.": runs of letters and of digits, and the signs between them, a syllable each
 * ("dot", "at", "slash"); the dots of an abbreviation are not said. */
static size_t speech_of_mixed(const Language *language, Slice form) {
    size_t syllables = 0;
    form = address_body(form);
    for (size_t at = 0; at < form.size;) {
        char c = form.data[at];
        if (!is_letter(c) && !ascii_is_digit(c)) {
            bool abbreviation = c == '.' && (at == 1 || (at >= 2 && form.data[at - 2] == '.'));
            syllables += !abbreviation;
            at++;
            continue;
        }
        Slice run = slice_part(form, (Span){at, run_end(form, at)});
        if (ascii_is_digit(c))
            syllables += language_voice(language)->number_syllables(language, run);
        else
            syllables += speech_of_word(language, run);
        at += run.size;
    }
    return syllables;
}

size_t speech_of_form(const Language *language, Slice form, const LexiconWord *known) {
    if (known && known->syllables)
        return (size_t)known->syllables;
    for (size_t i = 0; i < form.size; i++)
        if (!is_letter(form.data[i]) && form.data[i] != '\'')
            return speech_of_mixed(language, form);
    return speech_of_plain(language, form);
}

size_t speech_of_word(const Language *language, Slice form) {
    return speech_of_form(language, form, language_word(language, form, text_hash(form)));
}

size_t speech_of_capitals(const Language *language, Slice form) {
    const LexiconWord *known = language_word(language, form, text_hash(form));
    uint32_t traits = known ? known->traits : 0;
    bool stressed = (traits & WORD_COMMON && form.size >= STRESSED_LETTERS) ||
                    (form.size >= PRONOUNCEABLE_LETTERS && has_vowel(form));
    return traits & WORD_AS_WORD || stressed ? speech_of_form(language, form, known)
                                             : speech_of_letters(language, form);
}

size_t speech_of_phrase(const Language *language, const char *phrase) {
    size_t syllables = 0;
    for (const char *at = phrase; *at;) {
        const char *end = at;
        while (*end && *end != ' ')
            end++;
        if (end > at)
            syllables += speech_of_word(language, (Slice){at, (size_t)(end - at)});
        at = *end ? end + 1 : end;
    }
    return syllables;
}

size_t syllables_in_word(const Language *language, Slice word) {
    size_t size = 0;
    char *lower = (char *)u8_tolower((const uint8_t *)word.data, word.size, NULL, UNINORM_NFC, NULL, &size);
    size_t syllables = lower ? speech_of_word(language, (Slice){lower, size}) : 0;
    free(lower);
    return syllables;
}
