/* Spacing, capitals and end marks. Addresses, code and smileys are left alone. */
#include "render/polish.h"

#include "base/utf8.h"
#include "text/character.h"
#include "text/lexicon.h"

#include <string.h>
#include <unicase.h>

/* ---- Spacing ---- */

typedef struct Spacing {
    const Language *language;
    Slice text;
    const bool *fixed;
    size_t word_end; /* of the run without blanks last looked at … */
    bool word_plain; /* … and whether it is prose */
    Mends *mends;
} Spacing;

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static bool is_one_of(char c, const char *set) {
    return c != '\0' && strchr(set, c) != NULL;
}

static char byte_at(Slice text, size_t at) {
    return at < text.size ? text.data[at] : '\n';
}

static bool letter_at(Slice text, size_t at) {
    size_t size;
    return at < text.size && character_kind(character_at(text.data, at, text.size, &size)) == CHARACTER_LETTER;
}

static bool quote_at(Slice text, size_t at) {
    static const char *const quotes[] = {"\"", "'", "”", "’", "»"};
    Slice rest = slice_part(text, (Span){at < text.size ? at : text.size, text.size});
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (slice_starts(rest, quotes[i]))
            return true;
    return false;
}

/* Whether a mark closes what stands before the blanks [start, end): not in ".NET", ".5", ":)", "10 : 30". */
static bool mark_closes(Slice text, size_t start, size_t end) {
    if (!is_one_of(byte_at(text, end), ",.;:!?"))
        return false;
    char next = byte_at(text, end + 1);
    if (byte_at(text, end) == ':' && ascii_is_digit(text.data[start - 1]))
        return false;
    if (is_one_of(byte_at(text, end), ",;") && letter_at(text, end + 1))
        return true;
    bool run = next == byte_at(text, end) && next == '.';
    return !run && (ascii_is_white(next) || is_one_of(next, "!?") || quote_at(text, end + 1));
}

/* Takes white space out, but for what parts two spans of the source. */
static void take_white(Spacing *spacing, size_t start, size_t end) {
    for (size_t i = start; i < end; i++) {
        if (spacing->fixed[i])
            continue;
        mends_add(spacing->mends, (Span){start, end}, "", POLISH_SPACING);
        return;
    }
}

/* Blanks [start, end) between two things on a line. */
static void mend_blanks(Spacing *spacing, size_t start, size_t end) {
    if (mark_closes(spacing->text, start, end)) {
        take_white(spacing, start, end);
        return;
    }
    size_t kept = start;
    for (size_t i = start; i < end; i++)
        if (spacing->fixed[i])
            kept = i;
    take_white(spacing, start, kept);
    take_white(spacing, kept + 1, end);
}

/* Whether the run without white space around `at` is prose, not an address or code. Each run is read once. */
static bool in_prose(Spacing *spacing, size_t at) {
    if (at < spacing->word_end)
        return spacing->word_plain;
    size_t start = at, end = at;
    while (start > 0 && start > spacing->word_end && !ascii_is_white(spacing->text.data[start - 1]))
        start--;
    spacing->word_plain = true;
    for (end = start; end < spacing->text.size && !ascii_is_white(spacing->text.data[end]); end++)
        spacing->word_plain = spacing->word_plain && !is_one_of(spacing->text.data[end], "/@=_\\#<>{}|&`");
    spacing->word_end = end;
    return spacing->word_plain;
}

static bool small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/* "late.Then": a full stop between small letters and a capitalised word that begins many a sentence. */
static bool stop_is_glued(const Spacing *spacing, size_t at) {
    enum { MOST_LETTERS = 16 };
    Slice text = spacing->text;
    if (at < 2 || !small_letter(text.data[at - 1]) || !small_letter(text.data[at - 2]))
        return false;
    char form[MOST_LETTERS];
    size_t size = 0;
    while (size < MOST_LETTERS && letter_at(text, at + 1 + size) && (unsigned char)text.data[at + 1 + size] < 0x80) {
        char c = text.data[at + 1 + size];
        if (small_letter(c) != (size > 0))
            return false;
        form[size++] = (char)(c | 0x20);
    }
    Slice word = {form, size};
    const LexiconWord *known = size ? language_word(spacing->language, word, text_hash(word)) : NULL;
    return known && known->traits & WORD_COMMON;
}

static void mend_after(Spacing *spacing, size_t at) {
    Slice text = spacing->text;
    if (!letter_at(text, at + 1) || at == 0 || ascii_is_white(text.data[at - 1]))
        return;
    bool glued = text.data[at] == '.' ? stop_is_glued(spacing, at) : !is_one_of(text.data[at - 1], ",.;:!?(");
    if (glued && in_prose(spacing, at))
        mends_add(spacing->mends, (Span){at + 1, at + 1}, " ", POLISH_SPACING);
}

void polish_spacing(const Language *language, Slice text, const bool *fixed, Mends *mends) {
    Spacing spacing = {.language = language, .text = text, .fixed = fixed, .mends = mends};
    Slice inner = slice_trim(text);
    size_t start = inner.size ? (size_t)(inner.data - text.data) : 0, stop = start + inner.size;
    bool begun = false; /* the line has a character */
    take_white(&spacing, 0, start);
    for (size_t at = start; at < stop;) {
        size_t end = at;
        while (end < text.size && is_blank(text.data[end]))
            end++;
        if (end > at && begun && end < text.size && !ascii_is_white(text.data[end]))
            mend_blanks(&spacing, at, end);
        else if (end == at && is_one_of(text.data[at], ",.;:!?"))
            mend_after(&spacing, at);
        begun = end > at ? begun : !ascii_is_white(text.data[at]);
        at = end > at ? end : at + 1;
    }
    take_white(&spacing, stop, text.size);
}

/* ---- Capitals ---- */

static Slice word_at(const Text *text, size_t token, size_t end) {
    Span span = {text->tokens[token].start, text->tokens[token].end};
    while (++token < end && text->tokens[token].kind != TOKEN_MARK && !(text->tokens[token].flags & TOKEN_STARTS_WORD))
        span.end = text->tokens[token].end;
    return slice_part(text->source, span);
}

/* All small letters, with hyphens and apostrophes: no "iPhone", "node.js", "4x". */
static bool is_plain_word(Slice word) {
    for (size_t at = 0, size; at < word.size; at += size) {
        uint32_t c = character_at(word.data, at, word.size, &size);
        CharacterKind kind = character_kind(c);
        bool small = kind == CHARACTER_LETTER && !character_is_capital(c);
        if (!small && kind != CHARACTER_EXTENDER && c != '\'' && c != '-')
            return false;
    }
    return word.size > 0;
}

static void capitalise(const Text *text, size_t at, Mends *mends) {
    uint32_t small;
    size_t size = utf8_decode(text->source, at, &small);
    uint32_t capital = uc_toupper(small);
    if (capital == small)
        return;
    Buffer put = {0};
    utf8_append(&put, capital);
    mends_add(mends, (Span){at, at + size}, buffer_string(&put), POLISH_CAPITAL);
    buffer_free(&put);
}

/* Whether what stands before the sentence ended one, in earnest: "so … then" did not. */
static bool begins_afresh(const Text *text, size_t sentence) {
    const Sentence *here = &text->sentences[sentence];
    if (sentence == 0 || text->sentences[sentence - 1].ends_paragraph)
        return true;
    const Token *last = &text->tokens[here->first_token - 1];
    return last->form != 0x2026;
}

/* English writes the first person with a capital; "i)" and "i." at a line's start are numbers. */
static bool wants_capital(const Text *text, size_t token, bool first) {
    const Token *here = &text->tokens[token];
    if (here->kind != TOKEN_WORD || !(text_traits(text, here) & WORD_CAPITAL) || !(here->flags & TOKEN_STARTS_WORD) ||
        here->flags & TOKEN_CAPITAL || here->end - here->start != text_form(text, here).size)
        return false;
    char before = here->start ? text->source.data[here->start - 1] : ' ', after = byte_at(text->source, here->end);
    bool free_before = ascii_is_white(before) || is_one_of(before, "\"'(,;:") || (unsigned char)before >= 0x80;
    bool free_after = ascii_is_white(after) || is_one_of(after, "',.;:!?\"") || (unsigned char)after >= 0x80;
    return free_before && free_after && !(first && after == '.');
}

static void mend_capitals(const Text *text, size_t sentence, Mends *mends) {
    const Sentence *here = &text->sentences[sentence];
    for (size_t i = here->first_token; i < here->end_token; i++) {
        const Token *token = &text->tokens[i];
        bool first = i == here->first_token;
        bool begins = first && token->kind == TOKEN_WORD && token->start == here->start &&
                      begins_afresh(text, sentence) && is_plain_word(word_at(text, i, here->end_token));
        if (begins ? !(token->end - token->start == 1 && byte_at(text->source, token->end) == '.')
                   : wants_capital(text, i, first))
            capitalise(text, token->start, mends);
    }
}

/* ---- End marks ---- */

static bool is_heading(const Text *text, const Sentence *sentence) {
    size_t start = sentence->start;
    while (start > 0 && text->source.data[start - 1] != '\n')
        start--;
    while (start < sentence->start && is_blank(text->source.data[start]))
        start++;
    return text->source.data[start] == '#';
}

static bool closes_quotation(uint32_t form) {
    return form == '"' || form == '\'' || form == ')' || form == ']';
}

static void mend_end(const Text *text, const Sentence *sentence, Mends *mends) {
    if (!sentence->ends_paragraph || sentence->words == 0 || is_heading(text, sentence))
        return;
    size_t last = sentence->end_token;
    while (last > sentence->first_token && text->tokens[last - 1].kind == TOKEN_MARK &&
           closes_quotation(text->tokens[last - 1].form))
        last--;
    if (last == sentence->first_token)
        return;
    const Token *token = &text->tokens[last - 1];
    bool comma = token->kind == TOKEN_MARK && (token->form == ',' || token->form == ';');
    if (comma && token->end == sentence->end)
        mends_add(mends, (Span){token->start, token->end}, ".", POLISH_END);
    else if (token->kind != TOKEN_MARK && text->source.data[token->end - 1] != '.')
        mends_add(mends, (Span){sentence->end, sentence->end}, ".", POLISH_END);
}

void polish_sentences(const Text *text, Mends *mends) {
    for (size_t i = 0; i < text->sentence_count; i++) {
        mend_capitals(text, i, mends);
        mend_end(text, &text->sentences[i], mends);
    }
}
