/* Syllables of an English word: its vowel groups, less the silent ones, plus those where two vowels meet and both are
 * said.
 *
 *   "completely"  o e e y: 4, less the e before -ly: 3        "situation"  i ua io: 3, plus one within ua: 4
 *
 * What the table below gets wrong among common words is listed as exceptions in content/LANG/language.yaml. */
#include "text/english.h"

#include <string.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

static bool is_vowel(char c) {
    return c != '\0' && strchr("aeiouy", c) != NULL;
}

/* A pattern over lower-case letters: ^ and $ the word's ends, V a vowel, C a consonant, [abc] one of, [!abc] a letter
 * that is none of them. */
typedef struct Rule {
    const char *pattern;
    int change;
} Rule;

/* Added up wherever they match. */
static const Rule rules[] = {
    /* A last e is silent, but for "table" and "centre"; so are those of -es and -ed, but for "places" and "wanted". */
    {"[!aeiouyl]e$", -1},
    {"[aeiouyrlw]le$", -1},
    {"[bcdfgkpt]re$", 1},
    {"[!r]gue$", -1},
    {"[!r]gues$", -1},
    {"[!r]gued$", -1},
    {"que$", -1},
    {"ques$", -1},
    {"[!aeiouycgsxz]es$", -1},
    {"[cs]hes$", 1},
    {"[bcdfgkptz]les$", 1},
    {"[bcdfgkpt]res$", 1},
    {"[!aeiouytd]ed$", -1},
    {"[bcdfgkptz]led$", 1},
    {"[dc]red$", 1},
    {"Vyed$", -1},
    {"^eye", -1},

    /* An e within, before an ending or in a compound */
    {"[!aeiouyl]ement", -1},
    {"[!aeiouyl]eness", -1},
    {"[!aeiouy]eless", -1},
    {"[!aeiouy]eful", -1},
    {"[!aeiouy]ely$", -1},
    {"VCeline", -1},
    {"VCebase", -1},
    {"VCeboard", -1},
    {"VCeframe", -1},
    {"VCehold", -1},
    {"VCestone", -1},
    {"VCeway", -1},
    {"VCework", -1},
    {"VCecycle", -1},
    {"VCesheet", -1},
    {"VCestamp", -1},
    {"VCeguard", -1},
    {"VCewall", -1},
    {"VCetable", -1},
    {"^someC", -1},
    {"^there[bf]", -1},
    {"^where[bf]", -1},
    {"^every", -1},
    {"^everyo", 1},
    {"^anyo", 1},
    {"^safet", -1},
    {"^lifet", -1},
    {"^fore[cfgmp]", -1},
    {"^home[cgmpst]", -1},
    {"^rely", 1},
    {"ically$", -1},

    /* Two vowels, both said */
    {"[!ctsxgl]ia", 1},
    {"[ct]iat", 1},
    {"rriag", -1},
    {"liab", 1},
    {"lian[ct]", 1},
    {"^gia", 1},
    {"[!ctsxgl]io", 1},
    {"[ct]io$", 1},
    {"lio$", 1},
    {"nio[nr]", -1},
    {"vior", -1},
    {"shio", -1},
    {"[!ct]ien[ct]", 1},
    {"^scien", 1},
    {"nien[ct]", -1},
    {"iet", 1},
    {"^hierarch", 1},
    {"ier$", 1},
    {"iers$", 1},
    {"^Cier", -1},
    {"iest$", 1},
    {"^priest", -1},
    {"iu[ms]", 1},
    {"[!aeiouyqgs]ua[!r]", 1},
    {"uous", 1},
    {"[!q]uen[ct]", 1},
    {"[nt]uit", 1},
    {"guit[iy]", 1},
    {"isual", 1},
    {"genuin", 1},
    {"ruin", 1},
    {"creat", 1},
    {"^rea[c]t", 1},
    {"reali[tz]", 1},
    {"^reass", 1},
    {"^reallo", 1},
    {"^rearr", 1},
    {"^rein[fstv]", 1},
    {"^reim", 1},
    {"^reit", 1},
    {"^reo", 1},
    {"^reu[ns]", 1},
    {"^ree[nsv]", 1},
    {"^coo[pr]", 1},
    {"^coinc", 1},
    {"roac[!h]", 1},
    {"^idea", 1},
    {"^area", 1},
    {"theat", 1},
    {"theor[ei]", 1},
    {"neous", 1},
    {"eo$", 1},
    {"eos$", 1},
    {"[aeou]ing$", 1},
    {"[aeou]ings$", 1},
    {"[!aeiouy]ying", 1},

    /* A consonant that bears a syllable */
    {"thm", 1},
    {"sm$", 1},
    {"sms$", 1},
};

static bool step_matches(const char **pattern, const char *word, size_t at, size_t size, size_t *next) {
    const char *p = *pattern;
    *next = at;
    if (*p == '^') {
        *pattern = p + 1;
        return at == 0;
    }
    if (*p == '$') {
        *pattern = p + 1;
        return at == size;
    }
    *next = at + 1;
    if (*p == '[') {
        const char *end = strchr(p, ']');
        bool none = p[1] == '!';
        *pattern = end + 1;
        if (at >= size)
            return false;
        return (memchr(p + 1 + none, word[at], (size_t)(end - p) - 1 - none) != NULL) != none;
    }
    *pattern = p + 1;
    if (at >= size)
        return false;
    return *p == 'V' ? is_vowel(word[at]) : *p == 'C' ? !is_vowel(word[at]) : word[at] == *p;
}

static bool pattern_matches(const char *pattern, const char *word, size_t at, size_t size) {
    while (*pattern) {
        size_t next;
        if (!step_matches(&pattern, word, at, size, &next))
            return false;
        at = next;
    }
    return true;
}

/* A y before a vowel is a consonant ("beyond", "playing"), a u after q is none either ("quality"). */
static bool sounds_at(Slice word, size_t at) {
    char c = word.data[at];
    if (c == 'y')
        return at + 1 == word.size || !is_vowel(word.data[at + 1]);
    return is_vowel(c) && !(c == 'u' && at > 0 && word.data[at - 1] == 'q');
}

static int vowel_groups(Slice word) {
    int groups = 0;
    bool within = false;
    for (size_t at = 0; at < word.size; at++) {
        bool vowel = sounds_at(word, at);
        groups += vowel && !within;
        within = vowel;
    }
    return groups;
}

enum { RULED_LETTERS = 64 }; /* what is longer is no word of English, and not worth the time */

static int stem_syllables(Slice stem) {
    int count = vowel_groups(stem);
    for (size_t at = 0; at < stem.size && stem.size <= RULED_LETTERS; at++)
        for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
            if (pattern_matches(rules[i].pattern, stem.data, at, stem.size))
                count += rules[i].change;
    return count > 0 ? count : 1;
}

/* ---- Apostrophes ---- */

static bool ends_with_one_of(Slice stem, const char *letters) {
    return stem.size && strchr(letters, stem.data[stem.size - 1]);
}

/* What stands behind the apostrophe makes a syllable where it can't be said otherwise: "boss's", "it'll", "could've",
 * and "didn't" (whose stem is "did") against "aren't". */
static bool suffix_sounds(Slice stem, Slice suffix) {
    Slice shorter = {stem.data, stem.size ? stem.size - 1 : 0};
    bool ends_in_e = ends_with_one_of(stem, "e");
    if (slice_is(suffix, "n't"))
        return ends_in_e ? !ends_with_one_of(shorter, "r") : !ends_with_one_of(stem, "aeiou");
    if (slice_is(suffix, "'s"))
        return ends_with_one_of(stem, "sxz") || (ends_with_one_of(stem, "h") && ends_with_one_of(shorter, "cs")) ||
               (ends_in_e && ends_with_one_of(shorter, "cgsz"));
    return suffix.size > 1 && !slice_is(suffix, "'m") && !ends_with_one_of(stem, "aeiouyw");
}

static size_t suffix_start(Slice word) {
    const char *apostrophe = word.size ? memchr(word.data, '\'', word.size) : NULL;
    if (!apostrophe)
        return word.size;
    size_t at = (size_t)(apostrophe - word.data);
    return at > 1 && slice_is(slice_part(word, (Span){at - 1, word.size}), "n't") ? at - 1 : at;
}

static size_t ascii_syllables(Slice word) {
    size_t end = suffix_start(word);
    Slice stem = {word.data, end}, suffix = slice_part(word, (Span){end, word.size});
    if (!suffix.size)
        return (size_t)stem_syllables(stem);
    if (!stem.size)
        return 1;
    return (size_t)stem_syllables(stem) + suffix_sounds(stem, suffix);
}

/* ---- Other letters ---- */

enum { FOREIGN_LETTERS = 5, FOREIGN_SYLLABLES = 2 }; /* of alphabets unknown here: two syllables in five letters */

/* Latin letters without their accents; an accented e is never silent, and becomes an a. Whatever is of another script
 * is counted: Hangul and ideographs a syllable each, the letters of the rest by the rate above. */
static size_t letters_fold(Slice word, Buffer *latin) {
    size_t blocks = 0, foreign = 0;
    ucs4_t c, base[UC_DECOMPOSITION_MAX_LENGTH];
    for (size_t at = 0; at < word.size;) {
        at += (size_t)u8_mbtouc(&c, (const uint8_t *)word.data + at, word.size - at);
        bool block = (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x2E80 && c < 0xA000) || c >= 0x20000;
        if (!block && c >= 0x80 && uc_canonical_decomposition(c, base) > 0)
            c = base[0] == 'e' ? 'a' : base[0];
        if (c < 0x80)
            buffer_append_byte(latin, (char)c);
        else if (block)
            blocks++;
        else
            foreign += uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L);
    }
    return blocks + (foreign * FOREIGN_SYLLABLES + FOREIGN_LETTERS - 1) / FOREIGN_LETTERS;
}

size_t english_word_syllables(Slice word) {
    unsigned char all = 0;
    for (size_t i = 0; i < word.size; i++)
        all |= (unsigned char)word.data[i];
    if (all < 0x80)
        return ascii_syllables(word);
    Buffer latin = {0};
    size_t syllables = letters_fold(word, &latin);
    if (latin.size)
        syllables += ascii_syllables(buffer_slice(&latin));
    buffer_free(&latin);
    return syllables ? syllables : 1;
}
