#include "text/scan.h"

#include "base/memory.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

enum { OPENED_AT_MOST = 8 };

/* ---- Words ---- */

typedef struct Word {
    uint32_t start, end;
    uint32_t letters, capitals;
    uint32_t form; /* in lower case */
    bool only_letters;
    bool starts_capital;
} Word;

static bool is_acronym(const Word *word) {
    return word->only_letters && word->capitals >= 2 && word->capitals == word->letters;
}

/* "APIs" */
static bool is_acronym_plural(const Scan *scan, const Word *word) {
    return word->only_letters && word->capitals >= 2 && word->capitals + 1 == word->letters &&
           scan->data[word->end - 1] == 's';
}

static void word_push_form(Scan *scan, uint32_t id, uint32_t start, uint32_t end, unsigned flags) {
    const Form *form = vocabulary_form(scan->vocabulary, id);
    flags |= form->flags | (scan->starts_clause ? TOKEN_STARTS_CLAUSE : 0);
    scan_push(scan, (Token){start, end, id, (uint8_t)TOKEN_WORD, (uint8_t)flags});
    scan->starts_clause = false;
    sentence_add_signs(&scan->tally, form->counts);
}

/* The end of a contraction's head: as many characters before the word's end as the tail has. */
static uint32_t tail_start(const Scan *scan, const Word *word, uint32_t characters) {
    uint32_t at = word->end;
    while (characters-- && at > word->start)
        do
            at--;
        while (at > word->start && ((unsigned char)scan->data[at] & 0xC0) == 0x80);
    return at;
}

/* "didn't" as "did" and "not"; the first part carries the written word's flags. Data that open in a circle stop at
 * `depth`. */
static void word_push_opened(Scan *scan, const Word *word, unsigned flags, int depth) {
    const uint32_t tail = vocabulary_form(scan->vocabulary, word->form)->tail;
    const FormRecord *form = vocabulary_record(scan->vocabulary, word->form);
    if (tail == FORM_NONE || depth == 0) {
        word_push_form(scan, word->form, word->start, word->end, flags);
        return;
    }
    uint32_t split = form->tail_characters ? tail_start(scan, word, form->tail_characters) : word->end;
    if (form->head != FORM_NONE) {
        const Word head = {.start = word->start, .end = split, .form = form->head};
        word_push_opened(scan, &head, flags, depth - 1);
        flags = 0;
    }
    uint32_t start = split == word->end || form->head == FORM_NONE ? word->start : split;
    word_push_form(scan, tail, start, word->end, flags);
}

/* The syllables of a word of two or more capitals, which are `said` where it is no acronym. */
static uint32_t word_spelled(Scan *scan, const Word *word, uint32_t said) {
    if (is_acronym_plural(scan, word)) {
        uint32_t spelled = vocabulary_spelled(scan->vocabulary, word->form);
        uint32_t plain = form_syllables(vocabulary_form(scan->vocabulary, word->form));
        return spelled - (spelled > plain);
    }
    if (!is_acronym(word))
        return said;
    uint32_t spelled = vocabulary_spelled(scan->vocabulary, word->form);
    scan->capital_words++;
    scan->spelling += spelled - said;
    return spelled;
}

static void word_push(Scan *scan, const Word *word) {
    const Form *form = vocabulary_form(scan->vocabulary, word->form);
    const uint32_t said =
        scan->after_number ? vocabulary_record(scan->vocabulary, word->form)->as_unit : form_syllables(form);
    const unsigned flags = (scan->in_word ? 0 : TOKEN_STARTS_WORD) | (word->starts_capital ? TOKEN_CAPITAL : 0);
    scan->tally.words += !scan->in_word;
    scan->tally.syllables += word->capitals >= 2 ? word_spelled(scan, word, said) : said;
    if (form->tail != FORM_NONE)
        word_push_opened(scan, word, flags, OPENED_AT_MOST);
    else
        word_push_form(scan, word->form, word->start, word->end, flags | (is_acronym(word) ? TOKEN_ALL_CAPITALS : 0));
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

/* The form that was made in the scratch buffer. */
static uint32_t scratch_form(Scan *scan) {
    const Slice form = buffer_slice(&scan->scratch);
    return vocabulary_id(scan->vocabulary, form, text_hash(form), false);
}

/* False where it is nothing but invisible characters. */
static bool word_take(Scan *scan, Word *word) {
    uint32_t before = 0, c = 0;
    size_t size = 0;
    *word = (Word){.start = (uint32_t)scan->at, .end = (uint32_t)scan->at, .only_letters = true};
    buffer_clear(&scan->scratch);
    while (word->end < scan->end) {
        c = scan_peek(scan, word->end, &size);
        CharacterKind kind = character_kind(c);
        if (!word_goes_on(scan, word->end, c, size, kind, before))
            break;
        word_append(scan, word, c, kind);
        word->end += (uint32_t)size;
        before = c;
    }
    if (word->end < scan->end && word_takes_last_dot(scan, word, c)) {
        buffer_append_byte(&scan->scratch, '.');
        word->end++;
    } else if (word_begins_address(scan, word)) {
        uint32_t end = (uint32_t)address_end(scan, word->end);
        for (; word->end < end; word->end++)
            word_append(scan, word, (unsigned char)scan->data[word->end],
                        character_kinds[(unsigned char)scan->data[word->end]]);
    }
    if (!all_ascii(buffer_slice(&scan->scratch)))
        word_fold(&scan->scratch);
    if (scan->scratch.size == 0)
        return false;
    word->form = scratch_form(scan);
    return true;
}

/* ---- Words of ASCII letters, with apostrophes or none, which most are ---- */

/* Whether the letters before `at` are all there is to the word; where it takes more to tell, they are not. */
static bool word_ends(const Scan *scan, size_t at) {
    if (at == scan->end)
        return true;
    const unsigned char c = (unsigned char)scan->data[at];
    if (c < 0x80)
        return bytes_end_word(c, at + 1 < scan->end ? (unsigned char)scan->data[at + 1] : ' ');
    size_t size;
    uint32_t character = scan_peek(scan, at, &size);
    return !word_goes_on(scan, at, character, size, character_kind(character), (unsigned char)scan->data[at - 1]);
}

static Slice lower_copy(Scan *scan, Slice word) {
    buffer_clear(&scan->scratch);
    buffer_append(&scan->scratch, word);
    for (size_t i = 0; i < word.size; i++)
        scan->scratch.data[i] |= 0x20; /* an apostrophe has that bit */
    return buffer_slice(&scan->scratch);
}

/* An apostrophe between ASCII letters, the first of which are before it. */
static bool apostrophe_at(const Scan *scan, size_t at) {
    return scan->end - at >= 2 && scan->data[at] == '\'' && character_is_letter(scan->data[at + 1]);
}

/* False where there is more to it. */
static bool word_take_letters(Scan *scan, Word *word) {
    uint32_t size = 0, capitals = 0, apostrophes = 0;
    for (;;) {
        const size_t at = scan->at + size;
        const EightLetters letters = eight_letters(eight_first(scan->data + at, scan->end - at));
        size += letters.count;
        capitals += eight_capitals(letters.capitals);
        if (letters.count == EIGHT)
            continue;
        if (size == 0 || !apostrophe_at(scan, scan->at + size))
            break;
        size++;
        apostrophes++;
    }
    if (size == 0 || !word_ends(scan, scan->at + size))
        return false;
    const Slice written = {scan->data + scan->at, size};
    const Slice form = capitals > 0 ? lower_copy(scan, written) : written;
    *word = (Word){.start = (uint32_t)scan->at,
                   .end = (uint32_t)scan->at + size,
                   .letters = size - apostrophes,
                   .capitals = capitals,
                   .only_letters = apostrophes == 0,
                   .starts_capital = character_is_capital((unsigned char)*written.data),
                   .form = vocabulary_id(scan->vocabulary, form, text_hash(form), false)};
    return true;
}

void token_word(Scan *scan) {
    Word word;
    if (short_words(scan) && !(scan->at < scan->end && character_is_letter(scan->data[scan->at])))
        return;
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
    const Word word = {.start = (uint32_t)scan->at,
                       .end = (uint32_t)(scan->at + size),
                       .letters = 1,
                       .only_letters = true,
                       .form = scratch_form(scan)};
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
    return form->shortened || (form->initial && last->flags & TOKEN_CAPITAL);
}
