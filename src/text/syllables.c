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
    const uint32_t vowels = 1u << ('a' - 'a') | 1u << ('e' - 'a') | 1u << ('i' - 'a') | 1u << ('o' - 'a') |
                            1u << ('u' - 'a') | 1u << ('y' - 'a');
    return c >= 'a' && c <= 'z' && vowels >> (c - 'a') & 1;
}

/* What a letter at hand does to the count, by what stands before it and from it on. In both patterns ^ and $ are the
 * word's ends, V is a vowel, C a consonant, [abc] one of these, [!abc] a letter that is none of them. All that match
 * are added up. They are listed by the letter at hand and by what follows it, so that few are tried. */
typedef struct Rule {
    const char *before, *from;
    int before_size, change;
} Rule;

enum { END_FOLLOWS = 'z' - 'a' + 1, ANYTHING_FOLLOWS, FOLLOWERS };

#define FOLLOWS(letter) ((letter) - 'a')
#define RULE(before, from, change)                                                                                     \
    { before, from, sizeof(before) - 1, change }
#define RULES(...) ((const Rule[]){__VA_ARGS__, {NULL, NULL, 0, 0}})

static const Rule *const rules_of_e[FOLLOWERS] = {
    /* A last e is silent, but for "table" and "centre"; so are those of -es and -ed, but for "places" and "wanted", and
     * some within, before an ending or in a compound. */
    [END_FOLLOWS] = RULES(RULE("[!aeiouyl]", "e$", -1), RULE("[aeiouyrlw]l", "e$", -1), RULE("[bcdfgkpt]r", "e$", 1),
                          RULE("[!r]gu", "e$", -1), RULE("qu", "e$", -1)),
    [FOLLOWS('b')] =
        RULES(RULE("VC", "ebase", -1), RULE("VC", "eboard", -1), RULE("^ther", "eb", -1), RULE("^wher", "eb", -1)),
    [FOLLOWS('c')] = RULES(RULE("VC", "ecycle", -1), RULE("^for", "ec", -1), RULE("^hom", "ec", -1)),
    [FOLLOWS('d')] = RULES(RULE("[!aeiouytd]", "ed$", -1), RULE("[bcdfgkptz]l", "ed$", 1), RULE("[dc]r", "ed$", 1),
                           RULE("Vy", "ed$", -1), RULE("[!r]gu", "ed$", -1)),
    [FOLLOWS('f')] = RULES(RULE("[!aeiouy]", "eful", -1), RULE("VC", "eframe", -1), RULE("^ther", "ef", -1),
                           RULE("^wher", "ef", -1), RULE("^for", "ef", -1)),
    [FOLLOWS('g')] = RULES(RULE("VC", "eguard", -1), RULE("^for", "eg", -1), RULE("^hom", "eg", -1)),
    [FOLLOWS('h')] = RULES(RULE("VC", "ehold", -1)),
    [FOLLOWS('l')] = RULES(RULE("[!aeiouy]", "eless", -1), RULE("[!aeiouy]", "ely$", -1), RULE("^r", "ely$", 1),
                           RULE("VC", "eline", -1)),
    [FOLLOWS('m')] = RULES(RULE("[!aeiouyl]", "ement", -1), RULE("^for", "em", -1), RULE("^hom", "em", -1)),
    [FOLLOWS('n')] = RULES(RULE("[!aeiouyl]", "eness", -1)),
    [FOLLOWS('p')] = RULES(RULE("^for", "ep", -1), RULE("^hom", "ep", -1)),
    [FOLLOWS('r')] = RULES(RULE("^ev", "ery", -1), RULE("^ev", "eryo", 1)),
    [FOLLOWS('s')] =
        RULES(RULE("[!aeiouycgsxz]", "es$", -1), RULE("[cs]h", "es$", 1), RULE("[bcdfgkptz]l", "es$", 1),
              RULE("[bcdfgkpt]r", "es$", 1), RULE("[!r]gu", "es$", -1), RULE("qu", "es$", -1), RULE("VC", "estone", -1),
              RULE("VC", "esheet", -1), RULE("VC", "estamp", -1), RULE("^hom", "es", -1)),
    [FOLLOWS('t')] =
        RULES(RULE("VC", "etable", -1), RULE("^saf", "et", -1), RULE("^lif", "et", -1), RULE("^hom", "et", -1)),
    [FOLLOWS('w')] = RULES(RULE("VC", "eway", -1), RULE("VC", "ework", -1), RULE("VC", "ewall", -1)),
    [FOLLOWS('y')] = RULES(RULE("^", "eye", -1)),
    [ANYTHING_FOLLOWS] = RULES(RULE("^som", "eC", -1)),

    /* Beside another vowel, both said */
    [FOLLOWS('a')] = RULES(RULE("cr", "eat", 1), RULE("^r", "eact", 1), RULE("^r", "eass", 1), RULE("^r", "eallo", 1),
                           RULE("^r", "earr", 1), RULE("r", "eali[tz]", 1), RULE("^id", "ea", 1), RULE("^ar", "ea", 1),
                           RULE("th", "eat", 1)),
    [FOLLOWS('e')] = RULES(RULE("^r", "ee[nsv]", 1)),
    [FOLLOWS('i')] = RULES(RULE("^r", "ein[fstv]", 1), RULE("^r", "eim", 1), RULE("^r", "eit", 1)),
    [FOLLOWS('o')] = RULES(RULE("^r", "eo", 1), RULE("th", "eor[ei]", 1), RULE("n", "eous", 1), RULE("", "eo$", 1),
                           RULE("", "eos$", 1)),
    [FOLLOWS('u')] = RULES(RULE("^r", "eu[ns]", 1)),
};

static const Rule *const rules_of_i[FOLLOWERS] = {
    [FOLLOWS('a')] = RULES(RULE("[!ctsxgl]", "ia", 1), RULE("[ct]", "iat", 1), RULE("rr", "iag", -1),
                           RULE("l", "iab", 1), RULE("l", "ian[ct]", 1), RULE("^g", "ia", 1)),
    [FOLLOWS('c')] = RULES(RULE("", "ically$", -1)), /* the a is silent */
    [FOLLOWS('e')] = RULES(RULE("[!ctn]", "ien[ct]", 1), RULE("^sc", "ien", 1), RULE("", "iet", 1),
                           RULE("^h", "ierarch", 1), RULE("", "ier$", 1), RULE("", "iers$", 1), RULE("^C", "ier", -1),
                           RULE("", "iest$", 1), RULE("^pr", "iest", -1)),
    [FOLLOWS('n')] = RULES(RULE("[aeou]", "ing$", 1), RULE("[aeou]", "ings$", 1), RULE("[!aeiouy]y", "ing", 1),
                           RULE("^co", "inc", 1)),
    [FOLLOWS('o')] = RULES(RULE("[!ctsxgl]", "io", 1), RULE("[ct]", "io$", 1), RULE("l", "io$", 1),
                           RULE("n", "io[nr]", -1), RULE("v", "ior", -1), RULE("sh", "io", -1)),
    [FOLLOWS('u')] = RULES(RULE("", "iu[ms]", 1)),
};

static const Rule *const rules_of_u[FOLLOWERS] = {
    [FOLLOWS('a')] = RULES(RULE("[!aeiouyqgs]", "ua[!r]", 1), RULE("is", "ual", 1)),
    [FOLLOWS('e')] = RULES(RULE("[!q]", "uen[ct]", 1)),
    [FOLLOWS('i')] = RULES(RULE("[nt]", "uit", 1), RULE("g", "uit[iy]", 1), RULE("gen", "uin", 1), RULE("r", "uin", 1)),
    [FOLLOWS('o')] = RULES(RULE("", "uous", 1)),
};

static const Rule *const rules_of_o[FOLLOWERS] = {
    [FOLLOWS('a')] = RULES(RULE("r", "oac[!h]", 1)),
    [FOLLOWS('o')] = RULES(RULE("^c", "oo[pr]", 1)),
    [ANYTHING_FOLLOWS] = RULES(RULE("^any", "o", 1)),
};

/* A consonant that bears a syllable: "algorithm", "mechanism". */
static const Rule *const rules_of_m[FOLLOWERS] = {
    [END_FOLLOWS] = RULES(RULE("s", "m$", 1)),
    [FOLLOWS('s')] = RULES(RULE("s", "ms$", 1)),
    [ANYTHING_FOLLOWS] = RULES(RULE("th", "m", 1)),
};

static const Rule *const *const rules_of[] = {
    ['e'] = rules_of_e, ['i'] = rules_of_i, ['m'] = rules_of_m, ['o'] = rules_of_o, ['u'] = rules_of_u,
};

/* ---- Matching ---- */

/* Whether the letter is what [ ] says, between which `set` stands. */
static bool in_set(const char *set, char letter) {
    const bool none = *set == '!';
    bool found = false;
    for (set += none; *set != ']'; set++)
        found |= *set == letter;
    return found != none;
}

static bool is_what(char pattern, char letter) {
    if (pattern == 'V' || pattern == 'C')
        return is_vowel(letter) == (pattern == 'V');
    return pattern == letter && letter >= 'a'; /* no ^ or $ of the word's own */
}

/* From `at` on; no ^ stands there. */
static bool matches_from(const char *pattern, Slice word, size_t at) {
    for (; *pattern; pattern++, at++) {
        if (at == word.size)
            return *pattern == '$';
        if (*pattern != '[') {
            if (!is_what(*pattern, word.data[at]))
                return false;
        } else {
            if (!in_set(pattern + 1, word.data[at]))
                return false;
            pattern = strchr(pattern, ']');
        }
    }
    return true;
}

/* The same of what stands before `at`, from there to the front: most fail by the letter next to it. No $ stands there.
 */
static bool matches_before(const Rule *rule, Slice word, size_t at) {
    for (int i = rule->before_size - 1; i >= 0; i--) {
        const char pattern = rule->before[i];
        if (at == 0)
            return pattern == '^';
        at--;
        if (pattern != ']') {
            if (!is_what(pattern, word.data[at]))
                return false;
        } else {
            while (rule->before[i] != '[')
                i--;
            if (!in_set(rule->before + i + 1, word.data[at]))
                return false;
        }
    }
    return true;
}

/* Of each rule the first so many letters of `from` match. */
static int rules_add(const Rule *rule, size_t matched, Slice word, size_t at) {
    int change = 0;
    for (; rule && rule->before; rule++)
        if (matches_before(rule, word, at) && matches_from(rule->from + matched, word, at + matched))
            change += rule->change;
    return change;
}

static int letter_change(const Rule *const *rules, Slice word, size_t at) {
    const int change = rules_add(rules[ANYTHING_FOLLOWS], 1, word, at);
    if (at + 1 == word.size)
        return change + rules_add(rules[END_FOLLOWS], 2, word, at);
    const char next = word.data[at + 1];
    return next >= 'a' && next <= 'z' ? change + rules_add(rules[FOLLOWS(next)], 2, word, at) : change;
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
    for (size_t at = 0; at < stem.size && stem.size <= RULED_LETTERS; at++) {
        const unsigned char letter = (unsigned char)stem.data[at];
        if (letter < sizeof rules_of / sizeof *rules_of && rules_of[letter])
            count += letter_change(rules_of[letter], stem, at);
    }
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
