/* The scanner's state, shared by the files that take tokens off a text.
 *
 *   scan.c      sentences and paragraphs, the loop        token.c        words
 *   markdown.c  what stands at the start of a line        short_words.c  most of them
 *   mark.c      punctuation and symbols                   number_token.c
 *   lines.c     lists without marks */
#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include "base/memory.h"
#include "text/character.h"
#include "text/vocabulary.h"
#include <starcoach/text.h>

#define NOWHERE SIZE_MAX

typedef struct Scan {
    Text *text;
    const Language *language;
    Vocabulary *vocabulary;
    const char *data;
    size_t begin, at, end; /* bytes of the source; nothing before `begin` counts */

    /* The sentence in the making */
    size_t sentence_start, sentence_end; /* NOWHERE while it has no byte */
    size_t first_token;
    Sentence tally;
    uint32_t capital_words; /* words in capitals, and what spelling them adds: taken back where all is in capitals */
    uint32_t spelling;

    bool paragraph_open; /* a sentence of this paragraph stands in text->sentences */
    bool in_word;        /* within a written word: no white space since its first letter */
    bool starts_clause;  /* the next word does */
    bool after_number;   /* the last token was a number, so that a unit may follow */
    bool heading;        /* the line is a paragraph by itself */
    bool finished;       /* see line_is_finished: of the sentence's tokens before `finished_seen` */
    size_t finished_seen;
    Buffer scratch; /* a form in the making */

    size_t lines_end;     /* up to there it is known whether lines are items: see line_is_item */
    bool lines_are_items; /* in the paragraph that ends there */
} Scan;

/* The character at `at` in its plain form, and its size in bytes; 0 at the end. */
static inline uint32_t scan_peek(const Scan *scan, size_t at, size_t *size) {
    if (at < scan->end)
        return character_at(scan->data, at, scan->end, size);
    *size = 0;
    return ' ';
}

static inline CharacterKind scan_kind(const Scan *scan, size_t at) {
    size_t size;
    return character_kind(scan_peek(scan, at, &size));
}

/* Whether a word of ASCII letters ends before these two bytes; where it takes more than them to tell, it does not. */
static inline bool bytes_end_word(unsigned char c, unsigned char next) {
    if (c == ' ')
        return true;
    if (c >= 0x80 || character_kinds[c] == CHARACTER_LETTER || character_kinds[c] == CHARACTER_DIGIT)
        return false;
    if (c == '.' || c == '\'' || c == '@')
        return next < 0x80 && character_kinds[next] != CHARACTER_LETTER && character_kinds[next] != CHARACTER_DIGIT;
    return c != ':' || next != '/';
}

/* Whether a comma or full stop stands at scan->at that white space follows: a mark by itself, and no number. */
static inline bool mark_is_plain(const Scan *scan) {
    const char *data = scan->data + scan->at;
    return (*data == ',' || *data == '.') && scan->end - scan->at >= 2 && (data[1] == ' ' || data[1] == '\n');
}

/* Makes bytes part of the sentence. */
static inline void scan_touch(Scan *scan, size_t start, size_t end) {
    if (scan->sentence_start == NOWHERE)
        scan->sentence_start = start;
    scan->sentence_end = end;
}

/* Makes room for more tokens, as many as the rest of the text is likely to have. */
void scan_grow(Scan *scan);

/* Appends a token, whose bytes become part of the sentence. */
static inline void scan_push(Scan *scan, Token token) {
    Text *text = scan->text;
    if (text->token_count == text->token_capacity)
        scan_grow(scan);
    text->tokens[text->token_count++] = token;
    scan_touch(scan, token.start, token.end);
}

/* Each takes one token (contractions: more) off scan->at, which is left behind it. */
void token_word(Scan *scan);      /* at a letter: that and short words that go on behind it */
void token_ideograph(Scan *scan); /* at an ideograph */
void token_number(Scan *scan);    /* where token_is_number holds */
bool token_is_number(const Scan *scan, size_t at);
/* Takes words off as long as they are short and known, and the blank behind each; false where the first is not. */
bool short_words(Scan *scan);
/* Whether the word just taken is an abbreviation, so that a full stop after it need not end the sentence. */
bool token_is_abbreviation(const Scan *scan);

typedef enum MarkKind { MARK_OTHER, MARK_COMMA, MARK_END, MARK_ELLIPSIS, MARK_FULL_END } MarkKind;

/* Takes a mark and tells what it does to the flow: FULL_END (。) ends without white space. */
MarkKind mark_take(Scan *scan);
/* Whether the character closes what an end mark may be followed by: quotes and brackets. */
bool mark_is_closer(uint32_t character);

/* At the end of a line: whether it is an item of a list without marks, so that its sentence ends there. */
bool line_is_item(Scan *scan);
/* Skips list marks, heading marks, quote marks and rules; scan->at is at the start of a line. */
void markdown_line_start(Scan *scan);
/* Whether such a mark that begins a paragraph stands at `at`. */
bool markdown_begins_block(const Scan *scan, size_t at);
/* At "](": the end of a link's address, or `at` where it is none. */
size_t markdown_link_end(const Scan *scan, size_t at);

#endif
