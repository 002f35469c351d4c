#include "text/scan.h"

#include "base/memory.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

enum { OPENED_AT_MOST = 8 };

#define FNV_BASIS 2166136261u
#define FNV_PRIME 16777619u

uint32_t text_hash(Slice form) {
    uint32_t hash = FNV_BASIS;
    for (size_t i = 0; i < form.size; i++)
        hash = (hash ^ (unsigned char)form.data[i]) * FNV_PRIME;
    return hash;
}

/* ---- Words ---- */

typedef struct Word {
    size_t start, end;
    uint32_t letters, capitals;
    bool only_letters;
    bool starts_capital;
    Slice form; /* lower case; of the source or the scratch buffer */
    uint32_t hash;
} Word;

static bool is_acronym(const Word *word) {
    return word->only_letters && word->capitals >= 2 && word->capitals == word->letters;
}

/* "APIs" */
static bool is_acronym_plural(const Scan *scan, const Word *word) {
    return word->only_letters && word->capitals >= 2 && word->capitals + 1 == word->letters &&
           scan->data[word->end - 1] == 's';
}

static uint8_t word_flags(Scan *scan, const Word *word) {
    unsigned flags = 0;
    if (!scan->in_word)
        flags |= TOKEN_STARTS_WORD;
    if (word->starts_capital)
        flags |= TOKEN_CAPITAL;
    if (is_acronym(word))
        flags |= TOKEN_ALL_CAPITALS;
    return (uint8_t)flags;
}

/* The end of a contraction's head: as many characters before the word's end as the tail has. */
static size_t tail_start(const Scan *scan, const Word *word, uint32_t characters) {
    size_t at = word->end;
    while (characters-- && at > word->start)
        do
            at--;
        while (at > word->start && ((unsigned char)scan->data[at] & 0xC0) == 0x80);
    return at;
}

static void word_push_form(Scan *scan, const Form *form, size_t start, size_t end, unsigned flags) {
    Token *token = scan_push(scan, start, end, TOKEN_WORD);
    token->form = form->id;
    if (scan->starts_clause || form->traits & WORD_BREAKER)
        flags |= TOKEN_STARTS_CLAUSE;
    if (form->traits & WORD_NEGATOR)
        flags |= TOKEN_NEGATOR;
    token->flags = (uint8_t)flags;
    scan->starts_clause = false;
    scan->tally.could_tell += !(form->traits & WORD_SHARED);
    scan->tally.telling += (form->traits & (WORD_SHARED | WORD_COMMON)) == WORD_COMMON;
}

/* "didn't" as "did" and "not"; the first part carries the written word's flags. Data that open in a circle stop at
 * `depth`. */
static void word_push_opened(Scan *scan, const Form *form, const Word *word, unsigned flags, int depth) {
    if (form->tail == FORM_NONE || depth == 0) {
        word_push_form(scan, form, word->start, word->end, flags);
        return;
    }
    size_t split = form->tail_characters ? tail_start(scan, word, form->tail_characters) : word->end;
    if (form->head != FORM_NONE) {
        Word part = *word;
        part.end = split;
        word_push_opened(scan, vocabulary_form(scan->vocabulary, form->head), &part, flags, depth - 1);
        flags = 0;
    }
    size_t start = split == word->end || form->head == FORM_NONE ? word->start : split;
    word_push_form(scan, vocabulary_form(scan->vocabulary, form->tail), start, word->end, flags);
}

static void word_tally(Scan *scan, const Word *word, const Form *form) {
    scan->tally.words += !scan->in_word;
    uint32_t said = scan->after_number ? form->as_unit : form->syllables;
    if (is_acronym_plural(scan, word)) {
        uint32_t spelled = vocabulary_spelled(scan->vocabulary, form->id);
        said = spelled - (spelled > form->syllables);
    } else if (is_acronym(word)) {
        scan->capital_words++;
        uint32_t spelled = vocabulary_spelled(scan->vocabulary, form->id);
        scan->spelling += spelled - said;
        said = spelled;
    }
    scan->tally.syllables += said;
}

static void word_push(Scan *scan, const Word *word) {
    const Form *form = vocabulary_find(scan->vocabulary, word->form, word->hash, false);
    unsigned flags = word_flags(scan, word);
    word_tally(scan, word, form);
    if (form->tail == FORM_NONE)
        word_push_form(scan, form, word->start, word->end, flags);
    else
        word_push_opened(scan, form, word, flags & ~(unsigned)TOKEN_ALL_CAPITALS, OPENED_AT_MOST);
    scan->in_word = true;
    scan->after_number = false;
    scan->at = word->end;
}

/* ---- Words with more than ASCII letters ---- */

static void word_append(Scan *scan, Word *word, uint32_t c, CharacterKind kind) {
    if (kind == CHARACTER_LETTER) {
        word->letters++;
        word->capitals += character_is_capital(c);
        word->starts_capital |= word->letters == 1 && word->only_letters && character_is_capital(c);
    } else if (kind != CHARACTER_EXTENDER) {
        word->only_letters = false;
    }
    if (c < 0x80)
        buffer_append_byte(&scan->scratch, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
    else if (kind != CHARACTER_EXTENDER || c >= 0x300) {
        if (c != 0x200B && c != 0x200C && c != 0x200D && c != 0xFEFF)
            utf8_append(&scan->scratch, c);
    }
}

/* "late.Then" is two sentences whose blank was forgotten, "Node.js" and "example.com" are words. */
static bool dot_is_inner(const Scan *scan, size_t dot, uint32_t before) {
    size_t size, next_size;
    uint32_t next = scan_peek(scan, dot + 1, &size);
    CharacterKind kind = scan_kind(scan, dot + 1);
    if (kind == CHARACTER_DIGIT)
        return true;
    if (kind != CHARACTER_LETTER)
        return false;
    uint32_t after = scan_peek(scan, dot + 1 + size, &next_size);
    return !(character_is_small(before) && character_is_capital(next) &&
             (character_is_small(after) || after == ' ' || after == '\''));
}

/* Whether the character at `at` goes on with the word. */
static bool word_goes_on(const Scan *scan, size_t at, uint32_t c, size_t size, CharacterKind kind, uint32_t before) {
    if (kind == CHARACTER_LETTER || kind == CHARACTER_DIGIT || kind == CHARACTER_EXTENDER)
        return true;
    if (c == '.')
        return dot_is_inner(scan, at, before);
    if (c != '\'' && c != '@')
        return false;
    CharacterKind next = scan_kind(scan, at + size);
    return next == CHARACTER_LETTER || (c == '@' && next == CHARACTER_DIGIT);
}

/* "e.g." has its last full stop, "Node.js." has not: all between the dots is one or two letters. */
static bool word_takes_last_dot(const Scan *scan, const Word *word, uint32_t c) {
    if (c != '.' || word->only_letters)
        return false;
    const char *form = scan->scratch.data;
    size_t size = scan->scratch.size, label = 0, dots = 0;
    for (size_t i = 0; i < size; i++) {
        if (form[i] == '.') {
            label = 0;
            dots++;
        } else if (form[i] < 'a' || form[i] > 'z' || ++label > 2) {
            return false;
        }
    }
    return dots > 0 && label == 1;
}

/* The end of an address that begins in this word: up to white space, without the punctuation of the sentence around it.
 */
static size_t address_end(const Scan *scan, size_t at) {
    static const char closing[] = ".,;:!?)]}'\"*_";
    size_t end = at;
    while (end < scan->end && (unsigned char)scan->data[end] > ' ' && (unsigned char)scan->data[end] < 0x80 &&
           scan->data[end] != '<' && scan->data[end] != '>' && scan->data[end] != '"')
        end++;
    while (end > at && strchr(closing, scan->data[end - 1]))
        end--;
    return end;
}

static bool word_begins_address(const Scan *scan, const Word *word) {
    const char *data = scan->data + word->end;
    size_t left = scan->end - word->end;
    if (left > 3 && memcmp(data, "://", 3) == 0)
        return true;
    Slice form = buffer_slice(&scan->scratch);
    return slice_starts(form, "www.") && form.size > 4;
}

/* Composed and lower-cased as Unicode says, so that one word has one form however it was typed. */
static void word_fold(Buffer *form) {
    size_t size = 0;
    uint8_t *folded = u8_tolower((const uint8_t *)form->data, form->size, NULL, UNINORM_NFKC, NULL, &size);
    if (!folded)
        return;
    buffer_clear(form);
    buffer_append(form, (Slice){(const char *)folded, size});
    free(folded);
}

static bool all_ascii(Slice text) {
    unsigned char all = 0;
    for (size_t i = 0; i < text.size; i++)
        all |= (unsigned char)text.data[i];
    return all < 0x80;
}

/* False where it is nothing but invisible characters. */
static bool word_take(Scan *scan, Word *word) {
    uint32_t before = 0, c = 0;
    size_t size = 0;
    *word = (Word){.start = scan->at, .end = scan->at, .only_letters = true};
    buffer_clear(&scan->scratch);
    while (word->end < scan->end) {
        c = scan_peek(scan, word->end, &size);
        CharacterKind kind = character_kind(c);
        if (!word_goes_on(scan, word->end, c, size, kind, before))
            break;
        word_append(scan, word, c, kind);
        word->end += size;
        before = c;
    }
    if (word->end < scan->end && word_takes_last_dot(scan, word, c)) {
        buffer_append_byte(&scan->scratch, '.');
        word->end++;
    } else if (word_begins_address(scan, word)) {
        size_t end = address_end(scan, word->end);
        for (; word->end < end; word->end++)
            word_append(scan, word, (unsigned char)scan->data[word->end],
                        character_kinds[(unsigned char)scan->data[word->end]]);
    }
    if (!all_ascii(buffer_slice(&scan->scratch)))
        word_fold(&scan->scratch);
    word->form = buffer_slice(&scan->scratch);
    word->hash = text_hash(word->form);
    return word->form.size > 0;
}

/* ---- Words of ASCII letters, which most are ---- */

/* Whether the letters before `at` are all there is to the word; where it takes more to tell, they are not. */
static bool word_ends(const Scan *scan, size_t at) {
    if (at == scan->end)
        return true;
    unsigned char c = (unsigned char)scan->data[at];
    if (c >= 0x80) {
        size_t size;
        uint32_t character = scan_peek(scan, at, &size);
        return !word_goes_on(scan, at, character, size, character_kind(character), (unsigned char)scan->data[at - 1]);
    }
    if (character_kinds[c] == CHARACTER_DIGIT)
        return false;
    if (c != '.' && c != '\'' && c != '@' && c != ':')
        return true;
    if (at + 1 == scan->end)
        return true;
    unsigned char next = (unsigned char)scan->data[at + 1];
    if (c == ':')
        return next != '/';
    return next < 0x80 && character_kinds[next] != CHARACTER_LETTER && character_kinds[next] != CHARACTER_DIGIT;
}

static Slice lower_copy(Scan *scan, Slice word) {
    buffer_clear(&scan->scratch);
    buffer_append(&scan->scratch, word);
    for (size_t i = 0; i < word.size; i++)
        scan->scratch.data[i] |= 0x20;
    return buffer_slice(&scan->scratch);
}

/* False where there is more to it. */
static bool word_take_letters(Scan *scan, Word *word) {
    size_t at = scan->at;
    uint32_t hash = FNV_BASIS, capitals = 0;
    for (; at < scan->end; at++) {
        unsigned char c = (unsigned char)scan->data[at];
        if (character_kinds[c] != CHARACTER_LETTER)
            break;
        capitals += !(c & 0x20); /* of ASCII letters only capitals lack this bit */
        hash = (hash ^ (c | 0x20)) * FNV_PRIME;
    }
    if (at == scan->at || !word_ends(scan, at))
        return false;
    *word = (Word){.start = scan->at,
                   .end = at,
                   .letters = (uint32_t)(at - scan->at),
                   .capitals = capitals,
                   .only_letters = true,
                   .starts_capital = !(scan->data[scan->at] & 0x20),
                   .form = {scan->data + scan->at, at - scan->at},
                   .hash = hash};
    if (capitals)
        word->form = lower_copy(scan, word->form);
    return true;
}

void token_word(Scan *scan) {
    Word word;
    if (word_take_letters(scan, &word) || word_take(scan, &word))
        word_push(scan, &word);
    else
        scan->at = word.end;
}

void token_ideograph(Scan *scan) {
    size_t size;
    uint32_t c = scan_peek(scan, scan->at, &size);
    buffer_clear(&scan->scratch);
    utf8_append(&scan->scratch, c);
    Slice form = buffer_slice(&scan->scratch);
    const Word word = {.start = scan->at,
                       .end = scan->at + size,
                       .letters = 1,
                       .only_letters = true,
                       .form = form,
                       .hash = text_hash(form)};
    scan->in_word = false; /* each is a word */
    word_push(scan, &word);
}

bool token_is_abbreviation(const Scan *scan) {
    const Text *text = scan->text;
    if (text->token_count == scan->first_token)
        return false;
    const Token *last = &text->tokens[text->token_count - 1];
    if (last->kind != TOKEN_WORD)
        return false;
    const Form *form = vocabulary_form(scan->vocabulary, last->form);
    Slice letters = vocabulary_text(scan->vocabulary, form);
    bool initial = letters.size == 1 && last->flags & TOKEN_CAPITAL && letters.data[0] != 'i';
    bool dotted = letters.size > 1 && letters.data[letters.size - 1] == '.';
    return initial || dotted || form->traits & WORD_ABBREVIATION;
}
