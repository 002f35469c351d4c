/* A voice for languages that have none of their own: a syllable is a group of vowels, which holds well enough for most
 * alphabets that write their vowels. Numbers are taken as said digit by place, about two syllables a digit. */
#include "text/plain_voice.h"

#include "base/utf8.h"
#include <string.h>
#include <uninorm.h>

enum { DIGIT = 2 }; /* syllables */

/* Latin, Greek and Cyrillic, small, without their marks; Cyrillic й falls apart into и and a breve, and is told before.
 */
static const uint32_t vowels[] = {'a',   'e',   'i',   'o',   'u',   'y',   0xE6,  0xF8,  0x153, 0x131,
                                  0x3B1, 0x3B5, 0x3B7, 0x3B9, 0x3BF, 0x3C5, 0x3C9, 0x430, 0x435, 0x438,
                                  0x43E, 0x443, 0x44B, 0x44D, 0x44E, 0x44F, 0x454, 0x456};

static uint32_t without_marks(uint32_t c) {
    ucs4_t parts[2];
    for (int size; c >= 0x80 && (size = uc_canonical_decomposition(c, parts)) > 0 && parts[0] != c;)
        c = parts[0];
    return c;
}

static bool is_vowel(uint32_t c) {
    const uint32_t short_i = 0x439;
    uint32_t base = c == short_i ? c : without_marks(c);
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
        if (vowels[i] == base)
            return true;
    return false;
}

/* A vowel with a diaeresis begins a syllable of its own: "naïve". */
static bool stands_apart(uint32_t c) {
    return c == 0xEF || c == 0xEB;
}

static size_t word_syllables(Slice word) {
    size_t groups = 0;
    bool inside = false;
    uint32_t c;
    for (size_t at = 0, size; (size = utf8_decode(word, at, &c)) > 0; at += size) {
        bool vowel = is_vowel(c);
        groups += vowel && (!inside || stands_apart(c));
        inside = vowel;
    }
    return groups ? groups : 1;
}

static size_t number_syllables(const Language *language, Slice number) {
    (void)language;
    size_t digits = 0;
    for (size_t i = 0; i < number.size; i++)
        digits += number.data[i] >= '1' && number.data[i] <= '9';
    return digits ? digits * DIGIT : DIGIT;
}

static size_t letter_syllables(char letter) {
    (void)letter;
    return 1;
}

const Voice plain_voice = {"", word_syllables, number_syllables, letter_syllables};
