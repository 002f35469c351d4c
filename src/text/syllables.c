#include "text/english.h"

static bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

size_t english_word_syllables(Slice word) {
    size_t groups = 0;
    bool within = false;
    for (size_t i = 0; i < word.size; i++) {
        bool vowel = is_vowel(word.data[i]);
        groups += vowel && !within;
        within = vowel;
    }
    return groups ? groups : 1;
}
