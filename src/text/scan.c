#include "text/scan.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    SHOUTED_WORDS = 3,  /* from so many words in capitals on, a sentence may be shouted rather than full of acronyms */
    BYTES_OF_TOKEN = 4, /* at least, mostly */
    BYTES_OF_SAMPLE = 1 << 16, /* from which it is seen how many tokens the rest has */
    FORESEEN_MOST = 16,        /* times those that are there */
    STARTER_LETTERS = 24,      /* no common word is longer */
};

/* ---- Room ---- */

/* For so many and what is still to come, of which the rest has as much as what is scanned, or a little more. The
 * first ones may be unlike the rest. */
static size_t room_for_all(const Scan *scan, size_t count) {
    const size_t left = scan->end - scan->at, scanned = scan->at + 1;
    const size_t more = left / scanned * count + left % scanned * count / scanned;
    const size_t least = count + count / 4 + 8, most = FORESEEN_MOST * count + 8, room = count + more + more / 16;
    return room < least ? least : room > most ? most : room;
}

void scan_grow(Scan *scan) {
    Text *text = scan->text;
    text->tokens =
        memory_fit(text->tokens, &text->token_capacity, room_for_all(scan, text->token_count), sizeof *text->tokens);
}

static Sentence *sentence_room(Scan *scan) {
    Text *text = scan->text;
    if (text->sentence_count == text->sentence_capacity)
        text->sentences = memory_fit(text->sentences, &text->sentence_capacity,
                                     room_for_all(scan, text->sentence_count), sizeof *text->sentences);
    return &text->sentences[text->sentence_count++];
}

/* ---- Sentences ---- */

static void sentence_begin(Scan *scan) {
    scan->sentence_start = NOWHERE;
    scan->first_token = scan->finished_seen = scan->text->token_count;
    scan->finished = false;
    scan->tally = (Sentence){0};
    scan->capital_words = scan->spelling = 0;
    scan->in_word = scan->after_number = false;
    scan->starts_clause = true;
}

static void sentence_push(Scan *scan, bool ends_paragraph) {
    Text *text = scan->text;
    Sentence sentence = scan->tally;
    if (scan->capital_words >= SHOUTED_WORDS && 2 * scan->capital_words > sentence.words)
        sentence.syllables -= scan->spelling;
    sentence.start = (uint32_t)scan->sentence_start;
    sentence.end = (uint32_t)scan->sentence_end;
    sentence.first_token = (uint32_t)scan->first_token;
    sentence.end_token = (uint32_t)text->token_count;
    sentence.ends = sentence.words > 0;
    sentence.ends_paragraph = ends_paragraph;
    *sentence_room(scan) = sentence;
    text->words += sentence.words;
}

/* Marks without a word go with the sentence before them in the paragraph, else with the one that follows. */
static void sentence_close(Scan *scan, bool ends_paragraph) {
    Text *text = scan->text;
    Sentence *last = scan->paragraph_open ? &text->sentences[text->sentence_count - 1] : NULL;
    bool tokens = text->token_count > scan->first_token;
    if (scan->tally.words == 0) {
        if (tokens && last) {
            last->end = (uint32_t)scan->sentence_end;
            last->end_token = (uint32_t)text->token_count;
            last->commas += scan->tally.commas;
            last->syllables += scan->tally.syllables;
            tokens = false;
        } else if (tokens && !ends_paragraph) {
            return;
        }
    }
    if (tokens)
        sentence_push(scan, ends_paragraph);
    else if (last && ends_paragraph)
        last->ends_paragraph = true;
    scan->paragraph_open = !ends_paragraph && (tokens || last);
    sentence_begin(scan);
}

/* ---- Where sentences end ---- */

/* Whether the capital at `at` begins a word so frequent that it is no name: "at 9 a.m. We met" against "Dr. Wu". */
static bool starter_at(const Scan *scan, size_t at) {
    char word[STARTER_LETTERS];
    size_t size = 0;
    while (at + size < scan->end && size < STARTER_LETTERS &&
           character_kinds[(unsigned char)scan->data[at + size]] == CHARACTER_LETTER) {
        word[size] = (char)(scan->data[at + size] | 0x20);
        size++;
    }
    Slice form = {word, size};
    const LexiconWord *known = size ? language_word(scan->language, form, text_hash(form)) : NULL;
    return known && known->traits & WORD_COMMON;
}

static size_t skip_white(const Scan *scan, size_t at, size_t *newlines) {
    size_t size;
    *newlines = 0;
    for (;; at += size) {
        uint32_t c = scan_peek(scan, at, &size);
        CharacterKind kind = character_kind(c);
        if (!size || (kind != CHARACTER_SPACE && kind != CHARACTER_NEWLINE))
            return at;
        *newlines += kind == CHARACTER_NEWLINE;
    }
}

static size_t skip_openers(const Scan *scan, size_t at) {
    size_t size;
    for (;; at += size) {
        uint32_t c = scan_peek(scan, at, &size);
        if (!size || !(mark_is_closer(c) || c == '(' || c == '[' || character_kind(c) == CHARACTER_EMPHASIS))
            return at;
    }
}

/* After an end mark and what closes it. `closed`: a quote or bracket does, so that 'Why?" she asked' goes on. */
static bool sentence_ends(const Scan *scan, MarkKind kind, bool abbreviation, bool closed) {
    size_t size, newlines, at = scan->at;
    if (at == scan->end || kind == MARK_FULL_END)
        return true;
    size_t next = skip_white(scan, at, &newlines);
    bool glued = next == at;
    if (next == scan->end || newlines >= 2)
        return true;
    if (!glued)
        next = skip_openers(scan, next);
    uint32_t c = scan_peek(scan, next, &size);
    if (glued)
        return character_is_capital(c) && !closed && !abbreviation;
    if (abbreviation)
        return character_is_capital(c) && starter_at(scan, next);
    return !character_is_small(c) || (kind == MARK_END && !closed);
}

static void take_mark(Scan *scan) {
    bool abbreviation = scan->data[scan->at] == '.' && token_is_abbreviation(scan);
    uint32_t first = (unsigned char)scan->data[scan->at];
    MarkKind kind = mark_take(scan);
    if (kind < MARK_END)
        return;
    bool closed = false;
    while (scan->at < scan->end) {
        size_t size;
        uint32_t c = scan_peek(scan, scan->at, &size);
        if (mark_is_closer(c)) {
            mark_take(scan);
            closed = true;
        } else if (c == '!' || c == '?' || c == '.') {
            MarkKind next = mark_take(scan);
            kind = next > kind ? next : kind;
        } else if (character_kind(c) == CHARACTER_EMPHASIS) {
            scan_touch(scan, scan->at, scan->at + size);
            scan->at += size;
        } else {
            break;
        }
    }
    if (sentence_ends(scan, kind, abbreviation, closed))
        sentence_close(scan, false);
    else if (first != '.' || kind == MARK_ELLIPSIS)
        scan->tally.commas++; /* a pause all the same */
}

static void take_word(Scan *scan) {
    token_word(scan);
    if (scan->data[scan->at - 1] == '.' && sentence_ends(scan, MARK_END, true, false))
        sentence_close(scan, false);
}

/* ---- Lines ---- */

/* Whether the line's last mark, before quotes and brackets, lets nothing follow in the paragraph. What earlier lines of
 * the sentence came to is remembered, so that lines of nothing but quotes and brackets are each looked at once. */
static bool line_is_finished(Scan *scan) {
    const Text *text = scan->text;
    if (scan->sentence_start == NOWHERE)
        return true;
    for (size_t i = text->token_count; i > scan->finished_seen; i--) {
        const Token *token = &text->tokens[i - 1];
        if (token->kind == TOKEN_MARK && mark_is_closer(token->form))
            continue;
        scan->finished = token->kind == TOKEN_MARK &&
                         (token->form == '.' || token->form == '!' || token->form == '?' || token->form == ':');
        break;
    }
    scan->finished_seen = text->token_count;
    return scan->finished;
}

static void take_newline(Scan *scan) {
    size_t newlines;
    size_t next = skip_white(scan, scan->at, &newlines);
    scan->in_word = false;
    if (newlines >= 2 || scan->heading || next == scan->end || line_is_finished(scan) ||
        markdown_begins_block(scan, next))
        sentence_close(scan, true);
    else if (line_is_item(scan))
        sentence_close(scan, false);
    scan->at = next;
    markdown_line_start(scan);
}

/* ---- The loop ---- */

static void scan_run(Scan *scan) {
    while (scan->at < scan->end) {
        size_t size = 1;
        unsigned char byte = (unsigned char)scan->data[scan->at];
        CharacterKind kind = byte < 0x80 ? character_kinds[byte] : character_kind(scan_peek(scan, scan->at, &size));
        switch (kind) {
        case CHARACTER_SPACE:
            scan->in_word = false;
            scan->at += size;
            break;
        case CHARACTER_LETTER:
            take_word(scan);
            break;
        case CHARACTER_MARK:
            if (!mark_is_plain(scan) && token_is_number(scan, scan->at))
                token_number(scan);
            else
                take_mark(scan);
            break;
        case CHARACTER_DIGIT:
            token_number(scan);
            break;
        case CHARACTER_NEWLINE:
            take_newline(scan);
            break;
        case CHARACTER_IDEOGRAPH:
            token_ideograph(scan);
            break;
        case CHARACTER_EXTENDER:
        case CHARACTER_EMPHASIS:
            scan_touch(scan, scan->at, scan->at + size);
            scan->at += size;
            break;
        }
    }
}

void text_begin(Text *text, Slice source) {
    assert(source.size < UINT32_MAX);
    if (text->borrows_tokens)
        text->tokens = NULL;
    text->borrows_tokens = false;
    text->source = source;
    text->token_count = text->sentence_count = text->words = 0;
}

/* What was borrowed becomes the text's own, for more to be added to it. */
static void tokens_copy(Text *text) {
    const Token *from = text->tokens;
    text->borrows_tokens = false;
    text->tokens = NULL;
    text->token_count = 0;
    for (Sentence *sentence = text->sentences; sentence < text->sentences + text->sentence_count; sentence++) {
        size_t first = text->token_count, count = sentence->end_token - sentence->first_token;
        text->tokens = memory_grow(text->tokens, &text->token_capacity, first + count, sizeof *text->tokens);
        memcpy(text->tokens + first, from + sentence->first_token, count * sizeof *text->tokens);
        text->token_count += count;
        sentence->first_token = (uint32_t)first;
        sentence->end_token = (uint32_t)text->token_count;
    }
}

void text_add(Text *text, const Language *language, Span span) {
    if (!text->vocabulary)
        text->vocabulary = vocabulary_new();
    if (text->token_count == 0 && !text->borrows)
        vocabulary_prepare(text->vocabulary, language);
    if (text->borrows_tokens)
        tokens_copy(text);
    const size_t bytes = span.end - span.start, sample = bytes < BYTES_OF_SAMPLE ? bytes : BYTES_OF_SAMPLE;
    const size_t tokens = text->token_count + sample / BYTES_OF_TOKEN + 1;
    text->tokens = memory_grow(text->tokens, &text->token_capacity, tokens, sizeof *text->tokens);
    Scan scan = {
        .text = text,
        .language = language,
        .vocabulary = text->vocabulary,
        .data = text->source.data,
        .begin = span.start,
        .at = span.start,
        .end = span.end,
    };
    sentence_begin(&scan);
    markdown_line_start(&scan);
    scan_run(&scan);
    sentence_close(&scan, true);
    buffer_free(&scan.scratch);
}

void text_reserve(Text *text, size_t sentences) {
    text->sentences = memory_grow(text->sentences, &text->sentence_capacity, sentences, sizeof *text->sentences);
}

void text_add_sentence(Text *text, const Text *from, size_t number) {
    assert(text->vocabulary == from->vocabulary && text->source.data == from->source.data);
    assert(text->borrows_tokens ? text->tokens == from->tokens : text->token_count == 0);
    if (!text->borrows_tokens)
        free(text->tokens);
    text->borrows_tokens = true;
    text->tokens = from->tokens;
    text->token_count = from->token_count;
    text->token_capacity = 0;
    text_reserve(text, text->sentence_count + 1);
    text->sentences[text->sentence_count++] = from->sentences[number];
    text->words += from->sentences[number].words;
}

void text_scan(Text *text, const Language *language, Slice source) {
    text_begin(text, source);
    text_add(text, language, (Span){0, source.size});
}

void text_free(Text *text) {
    if (!text->borrows_tokens)
        free(text->tokens);
    free(text->sentences);
    if (!text->borrows)
        vocabulary_free(text->vocabulary);
    *text = (Text){0};
}

bool text_lend(Text *lender, const Language *language) {
    if (!lender->vocabulary)
        lender->vocabulary = vocabulary_new();
    return vocabulary_prepare(lender->vocabulary, language);
}

void text_borrow(Text *text, const Text *lender) {
    assert(lender->vocabulary && (!text->vocabulary || text->borrows));
    text->vocabulary = lender->vocabulary;
    text->borrows = true;
}
