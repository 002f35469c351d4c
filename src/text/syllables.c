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
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* What a letter at hand does to the count, by what stands before it and from it on. In both patterns ^ and $ are the
 * word's ends, V is a vowel, C a consonant, [abc] one of these, [!abc] a letter that is none of them. All that match
 * are added up. The tables go by the letter at hand, so that few are tried. */
typedef struct Rule {
    const char *before, *from;
    int change;
} Rule;

static const Rule rules_of_e[] = {
    /* A last e is silent, but for "table" and "centre"; so are those of -es and -ed, but for "places" and "wanted". */
    {"[!aeiouyl]", "e$", -1},
    {"[aeiouyrlw]l", "e$", -1},
    {"[bcdfgkpt]r", "e$", 1},
    {"[!r]gu", "e$", -1},
    {"qu", "e$", -1},
    {"[!aeiouycgsxz]", "es$", -1},
    {"[cs]h", "es$", 1},
    {"[bcdfgkptz]l", "es$", 1},
    {"[bcdfgkpt]r", "es$", 1},
    {"[!r]gu", "es$", -1},
    {"qu", "es$", -1},
    {"[!aeiouytd]", "ed$", -1},
    {"[bcdfgkptz]l", "ed$", 1},
    {"[dc]r", "ed$", 1},
    {"Vy", "ed$", -1},
    {"[!r]gu", "ed$", -1},
    {"^", "eye", -1},

    /* Within, before an ending or in a compound */
    {"[!aeiouyl]", "ement", -1},
    {"[!aeiouyl]", "eness", -1},
    {"[!aeiouy]", "eless", -1},
    {"[!aeiouy]", "eful", -1},
    {"[!aeiouy]", "ely$", -1},
    {"^r", "ely$", 1},
    {"VC", "eline", -1},
    {"VC", "ebase", -1},
    {"VC", "eboard", -1},
    {"VC", "eframe", -1},
    {"VC", "ehold", -1},
    {"VC", "estone", -1},
    {"VC", "eway", -1},
    {"VC", "ework", -1},
    {"VC", "ecycle", -1},
    {"VC", "esheet", -1},
    {"VC", "estamp", -1},
    {"VC", "eguard", -1},
    {"VC", "ewall", -1},
    {"VC", "etable", -1},
    {"^som", "eC", -1},
    {"^ther", "e[bf]", -1},
    {"^wher", "e[bf]", -1},
    {"^ev", "ery", -1},
    {"^ev", "eryo", 1},
    {"^saf", "et", -1},
    {"^lif", "et", -1},
    {"^for", "e[cfgmp]", -1},
    {"^hom", "e[cgmpst]", -1},

    /* Beside another vowel, both said */
    {"cr", "eat", 1},
    {"^r", "eact", 1},
    {"^r", "eass", 1},
    {"^r", "eallo", 1},
    {"^r", "earr", 1},
    {"r", "eali[tz]", 1},
    {"^r", "ein[fstv]", 1},
    {"^r", "eim", 1},
    {"^r", "eit", 1},
    {"^r", "eo", 1},
    {"^r", "eu[ns]", 1},
    {"^r", "ee[nsv]", 1},
    {"^id", "ea", 1},
    {"^ar", "ea", 1},
    {"th", "eat", 1},
    {"th", "eor[ei]", 1},
    {"n", "eous", 1},
    {"", "eo$", 1},
    {"", "eos$", 1},
};

static const Rule rules_of_i[] = {
    {"", "ically$", -1}, /* the a is silent */
    {"[!ctsxgl]", "ia", 1},   {"[ct]", "iat", 1},  {"rr", "iag", -1},      {"l", "iab", 1},
    {"l", "ian[ct]", 1},      {"^g", "ia", 1},     {"[!ctsxgl]", "io", 1}, {"[ct]", "io$", 1},
    {"l", "io$", 1},          {"n", "io[nr]", -1}, {"v", "ior", -1},       {"sh", "io", -1},
    {"[!ctn]", "ien[ct]", 1}, {"^sc", "ien", 1},   {"", "iet", 1},         {"^h", "ierarch", 1},
    {"", "ier$", 1},          {"", "iers$", 1},    {"^C", "ier", -1},      {"", "iest$", 1},
    {"^pr", "iest", -1},      {"", "iu[ms]", 1},   {"[aeou]", "ing$", 1},  {"[aeou]", "ings$", 1},
    {"[!aeiouy]y", "ing", 1}, {"^co", "inc", 1},
};

static const Rule rules_of_u[] = {
    {"[!aeiouyqgs]", "ua[!r]", 1}, {"is", "ual", 1},  {"", "uous", 1}, {"[!q]", "uen[ct]", 1}, {"[nt]", "uit", 1},
    {"g", "uit[iy]", 1},           {"gen", "uin", 1}, {"r", "uin", 1},
};

static const Rule rules_of_o[] = {
    {"^c", "oo[pr]", 1},
    {"r", "oac[!h]", 1},
    {"^any", "o", 1},
};

/* A consonant that bears a syllable: "algorithm", "mechanism". */
static const Rule rules_of_m[] = {
    {"th", "m", 1},
    {"s", "m$", 1},
    {"s", "ms$", 1},
};

/* ---- Matching ---- */

/* One character, or end of the word, of the pattern; moves both on. */
static bool step_matches(const char **pattern, Slice word, size_t *at) {
    const char *p = (*pattern)++;
    if (*p == '^')
        return *at == 0;
    if (*p == '$')
        return *at == word.size;
    if (*at == word.size)
        return false;
    char letter = word.data[(*at)++];
    switch (*p) {
    case 'V':
        return is_vowel(letter);
    case 'C':
        return !is_vowel(letter);
    case '[': {
        bool none = p[1] == '!', found = false;
        for (p += 1 + none; *p != ']'; p++)
            found |= *p == letter;
        *pattern = p + 1;
        return found != none;
    }
    default:
        return *p == letter;
    }
}

static bool pattern_matches(const char *pattern, Slice word, size_t at) {
    while (*pattern)
        if (!step_matches(&pattern, word, &at))
            return false;
    return true;
}

/* How many letters the pattern covers. */
static size_t pattern_letters(const char *pattern) {
    size_t letters = 0;
    for (; *pattern; pattern++) {
        if (*pattern == '[')
            pattern = strchr(pattern, ']');
        letters += *pattern != '^';
    }
    return letters;
}

static bool stands_for_itself(char p) {
    return (p >= 'a' && p <= 'z') || p == '$';
}

static int rules_add(const Rule *rules, size_t count, Slice word, size_t at) {
    int change = 0;
    const char next = at + 1 < word.size ? word.data[at + 1] : '$';
    for (const Rule *rule = rules; rule < rules + count; rule++) {
        if (stands_for_itself(rule->from[1]) && rule->from[1] != next) /* most fail by it */
            continue;
        if (!pattern_matches(rule->from + 1, word, at + 1)) /* its first is the letter at hand */
            continue;
        size_t before = pattern_letters(rule->before);
        if (before <= at && pattern_matches(rule->before, word, at - before))
            change += rule->change;
    }
    return change;
}

#define RULES_ADD(rules, word, at) rules_add(rules, sizeof(rules) / sizeof *(rules), word, at)

static int letter_change(Slice word, size_t at) {
    switch (word.data[at]) {
    case 'e':
        return RULES_ADD(rules_of_e, word, at);
    case 'i':
        return RULES_ADD(rules_of_i, word, at);
    case 'u':
        return RULES_ADD(rules_of_u, word, at);
    case 'o':
        return RULES_ADD(rules_of_o, word, at);
    case 'm':
        return RULES_ADD(rules_of_m, word, at);
    default:
        return 0;
    }
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
        count += letter_change(stem, at);
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
