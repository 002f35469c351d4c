/* Text as tokens and sentences, and how long it takes to say.
 *
 *   source   "I didn't ask. Two days late!"
 *   tokens    I  did n't  ask  .  Two days late !
 *   as read   i  did not  ask     two days late       contractions are opened, so that rules need one form only
 *
 * All offsets are bytes of the source that the caller scanned, half-open, on character borders. Linear in the text. */
#ifndef STARCOACH_TEXT_H
#define STARCOACH_TEXT_H

#include <starcoach/language.h>
#include <stdint.h>

typedef enum TokenKind {
    TOKEN_WORD, /* letters, with inner digits, dots and apostrophes: "plan", "Node.js", "e.g.", "v2.1", "me@here.org"; a
                   hyphen joins words and is no token: "follow-up" is the tokens "follow" and "up" */
    TOKEN_NUMBER, /* digits with their , . : / - % $ and letters: "10%", "$1,200", "2025-03", "3rd", "4x", "10-15%" */
    TOKEN_MARK,   /* one punctuation mark or symbol, or a run of the same ("...") */
} TokenKind;

typedef enum TokenFlag {
    TOKEN_STARTS_WORD = 1,  /* the first token of a written word ("n't" has it not); words are counted by it */
    TOKEN_CAPITAL = 2,      /* begins with a capital letter */
    TOKEN_ALL_CAPITALS = 4, /* two or more capitals and nothing else: "API", "XX" */
    TOKEN_STARTS_CLAUSE =
        8, /* the first word of a sentence, after , ; : — ( ) and a clause breaker: negation ends here */
    TOKEN_NEGATOR = 16,
} TokenFlag;

typedef struct Token {
    uint32_t start, end; /* bytes in the source; a token opened from a contraction shares the word's bytes with its
                            sibling where they can't be split */
    uint32_t form;       /* of words and numbers: the id of the lower-case form (see text_form), the same for the same
                            form within one text; of marks: the character, with quotes straight, every dash as U+2014
                            and "..." as U+2026 */
    uint8_t kind;        /* TokenKind */
    uint8_t flags;       /* TokenFlag, or-ed */
} Token;

typedef struct Sentence {
    uint32_t start, end;              /* bytes, without surrounding white space and list marks */
    uint32_t first_token, end_token;  /* half-open */
    uint32_t words;                   /* written ones, as divided by white space; each ideograph is one */
    uint32_t syllables, commas, ends; /* as spoken: numbers, money, percentages, years and acronyms said out */
    uint32_t could_tell, telling;     /* tokens: see LanguageSigns */
    uint32_t saying; /* the same for sentences that say the same; 0: not known, see text_know_sentences */
    bool ends_paragraph;
} Sentence;

/* Reusable: text_scan keeps the memory of the last scan. Zero-initialise; text_free frees. */
typedef struct Text {
    Slice source;
    Token *tokens; /* each is some sentence's */
    size_t token_count, token_capacity;
    Sentence *sentences;
    size_t sentence_count, sentence_capacity;
    size_t words;
    struct Vocabulary *vocabulary; /* the distinct forms met so far and what is known of each */
    bool borrows;                  /* the vocabulary is another text's */
    bool borrows_tokens;           /* so are the tokens: see text_add_sentence */
} Text;

/* Forgets what was scanned, keeps the memory and sets the source for text_add. */
void text_begin(Text *text, Slice source);
/* Scans source[span) and appends its tokens and sentences, whatever stands around it: a span begins a line and ends a
 * paragraph. Spans must lie in order or not overlap. The source must be valid UTF-8 (checked at the border) and under 4 GiB. Markdown marks at line starts ("-
 * ", "> ", "1. ") and emphasis (*…*, _…_, `…`) are no words and no speech. */
void text_add(Text *text, const Language *language, Span span);
/* Makes room for so many sentences. */
void text_reserve(Text *text, size_t sentences);
/* Appends a sentence of another text as it was scanned there, of the same source and vocabulary (see text_borrow). Its
 * tokens stay there: the other text is left alone while this one is in use. Sentences of one other text only, and before
 * any span is added. */
void text_add_sentence(Text *text, const Text *from, size_t sentence);
/* Gives the sentences from `first` on their sayings, which hold until the text whose vocabulary it is is scanned or lent
 * anew: for callers that remember what they found in a sentence. Long ones have none, nor has what comes after very
 * many others. */
void text_know_sentences(Text *text, size_t first);
/* The same where the sayings up to this one are the same, so that what is remembered of them holds; 0 where there are
 * fewer. */
uint64_t text_sayings_trail(const Text *text, size_t saying);
/* text_begin and text_add of the whole. */
void text_scan(Text *text, const Language *language, Slice source);
void text_free(Text *text);
/* Many texts may use the vocabulary of one that lends it, so that each word is looked up once for all of them. The
 * lender is scanned no more and outlives them. text_lend, to be called between scans, keeps it from growing without end:
 * true where it has been emptied, and the borrowers' forms with it. */
bool text_lend(Text *lender, const Language *language);
void text_borrow(Text *text, const Text *lender);

/* How tokens' forms are hashed, and any vocabulary that is to be met by them: the same on every machine. Zeros at the end
 * add nothing, but no form has any. */
uint32_t text_hash(Slice form);
/* The lower-case form of a word or number, with curly apostrophes made straight and contractions opened ("n't" gives
 * "not"); a mark as written. Borrowed until the next scan. */
Slice text_form(const Text *text, const Token *token);
Slice text_of_token(const Text *text, const Token *token); /* as written */
uint32_t text_form_hash(const Text *text, const Token *token); /* text_hash of it, of a word or number */
/* The value of a number token ("1,200" 1200, "10%" 10, "5k" 5000, of a range the first) or number word ("two" 2); false
 * when it is neither or has no value, as dates and times have none. */
bool text_number(const Text *text, const Language *language, const Token *token, double *out);

typedef struct Speech {
    size_t syllables, commas, ends;
} Speech;

Speech text_speech(const Text *text);
void speech_add(Speech *total, const Sentence *sentence);
/* Seconds at the given pace (1 = as most people speak); source of the coefficients: content/LANG/language.yaml. */
double speech_seconds(const Language *language, Speech speech, double pace);
/* The same where no more than the number of words is known: rougher. NULL: the language is not read yet; as in English. */
double speech_seconds_of_words(const Language *language, size_t words, double pace);
/* How far from the estimate four of five answers lie, as factors of it, once the pace comes from so many timed takes. What one answer
 * differs from the next stays (w); what takes do not know yet of the speaker goes with their number: the spread of the next answer is
 * w * sqrt(1 + 1/takes), which is measured at one take (8.2%) and at three (6.7%). From eight takes on it stays as it
 * is, since the pace comes from the last eight. NULL: as in English. */
void speech_range(const Language *language, int takes, double *low, double *high);

/* Syllables of one word, lower or mixed case ("area" 3). At least 1 for a word with letters. */
size_t syllables_in_word(const Language *language, Slice word);

/* Signs of the language that texts were scanned in: its common words, without those that other languages share. English prose has
 * some 35 of 100 words so (telegraphic notes 5), other languages none (measured on 330 answers, and on texts in ten languages). */
typedef struct LanguageSigns {
    size_t words;   /* that could tell */
    size_t telling; /* that do */
} LanguageSigns;

void text_add_signs(const Text *text, LanguageSigns *total);

/* ---- Characters as people see them (grapheme clusters, UAX #29) and columns of a terminal ---- */
size_t cluster_next(Slice text, size_t at);     /* the border after `at`; text.size at the end */
size_t cluster_previous(Slice text, size_t at); /* the border before; 0 at the start */
int cluster_columns(Slice cluster);             /* 0, 1 or 2 */
size_t text_columns(Slice text);
/* Word motions of an editor: the end of the word at or after `at`, the start of the word at or before it. */
size_t word_next(Slice text, size_t at);
size_t word_previous(Slice text, size_t at);

/* ---- Letters and search ---- */
typedef enum LetterCase { LETTERS_LOWER, LETTERS_UPPER, LETTERS_TITLE /* each word's first letter large */ } LetterCase;
/* Appends the text in other letters, by Unicode's full mappings ("straße" in capitals is "STRASSE"). */
void text_append_cased(Slice text, LetterCase letters, Buffer *out);

/* Where the pattern stands in the text: hits in order that do not overlap, appended to `out` (zero-initialise; free
 * items). Large and small letters are alike unless the pattern has a large one; so are composed and decomposed accents,
 * straight and curly quotation marks, and one kind of white space and another. A hit begins and ends between clusters.
 * An empty pattern stands nowhere. */
typedef struct Hits {
    Span *items;
    size_t count, capacity;
} Hits;
void text_find(Slice text, Slice pattern, Hits *out);

/* Soft wrap: breaks [line.start, line.end) (no newline inside) into rows of at most `columns`, at the borders that
 * Unicode allows (UAX #14), words longer than a row at clusters. Appends rows to `rows`; trailing blanks belong to the
 * row they stand at the end of and may hang over. At least one row, also for an empty line. */
typedef struct Rows {
    Span *items;
    size_t count, capacity;
} Rows;
void text_wrap(Slice text, Span line, size_t columns, Rows *rows);
/* The end of the line's first row. Rows can be taken one by one: the next one begins there, whatever is before it. */
size_t text_wrap_row(Slice text, Span line, size_t columns);

#endif
