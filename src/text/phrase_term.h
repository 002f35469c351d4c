/* Terms: what one token may be asked. A place in a phrase asks for a set of them ("boss", "manager" or the stem
 * "colleag"), and a token satisfies some of the sets: all that matching needs to know of it.
 *
 *   token  --satisfies-->  terms  --stand in-->  term sets
 */
#ifndef TEXT_PHRASE_TERM_H
#define TEXT_PHRASE_TERM_H

#include "text/phrase_pool.h"
#include "text/phrase_rows.h"
#include <starcoach/language.h>

typedef enum TermKind {
    TERM_WORD,  /* number in `words` */
    TERM_NAME,  /* number in `words`, and written with a capital letter */
    TERM_STEM,  /* number in `stems` */
    TERM_MARK,  /* the character */
    TERM_CLASS, /* PhraseClass */
} TermKind;

typedef uint32_t Term; /* number × 8 + TermKind */

/* What can be asked of a token's looks. Those from CLASS_HIDDEN on serve the definitions of others (phrase_class.c). */
typedef enum PhraseClass {
    CLASS_ANY,
    CLASS_WORD,
    CLASS_DIGITS,
    CLASS_YEAR,
    CLASS_CAPITAL,
    CLASS_ACRONYM,
    CLASS_HIDDEN,
    CLASS_QUANTITY = CLASS_HIDDEN, /* digits that say how many or how much */
    CLASS_PERCENT_TOKEN,
    CLASS_MONEY_TOKEN,
    CLASS_DATE_TOKEN,
    CLASS_DAY, /* 1 to 31, as an ordinal too */
    CLASS_COUNT,
} PhraseClass;

/* What of a token matters besides its form, or-ed. */
typedef enum TokenLook {
    LOOK_NUMBER = 1,  /* TOKEN_NUMBER */
    LOOK_CAPITAL = 2, /* begins with a capital letter */
    LOOK_NAME = 4,    /* and does not begin its sentence */
    LOOK_ACRONYM = 8,
    LOOK_MARK = 16, /* TOKEN_MARK: it has no form */
} TokenLook;

enum { STEM_SIGNS = 64 };

typedef struct Terms {
    Pool words, stems;
    Pool sets;                       /* ordered Terms */
    Pool ordinals;                   /* the language's endings of ordinals in digits */
    Numbers rare;                    /* names and marks that stand in a set, in order; made by terms_finish */
    NumberRows uses;                 /* the sets that each stands in: words, stems, classes, those of `rare` */
    Numbers word_rates;              /* of common words, by number: how often they occur in a million */
    Numbers stem_rates;              /* by number */
    Numbers set_rates;               /* by number */
    uint64_t stem_sizes;             /* bit n: there is a stem of n bytes; bit 63: of 63 or more */
    uint64_t stem_signs[STEM_SIGNS]; /* where a stem's hash has no bit there is no such stem */
    unsigned needed_looks;           /* TokenLook, or-ed: those that make a difference */
} Terms;

void terms_free(Terms *terms);
static inline Term term_of(TermKind kind, uint32_t number) {
    return number * 8 + (Term)kind;
}
Term terms_word(Terms *terms, Slice form, TermKind kind); /* TERM_WORD, TERM_NAME, TERM_STEM */
/* Tells the language's common words, the most frequent first. To be called before there are other words. */
void terms_common(Terms *terms, WordList words);
void terms_ordinals(Terms *terms, WordList endings);
/* The number of the set; orders the items and drops what stands there twice. */
uint32_t terms_set(Terms *terms, Numbers *items, size_t from);
/* How often a token satisfies the set, estimated, in a million. */
static inline uint32_t terms_rate(const Terms *terms, uint32_t set) {
    return terms->set_rates.items[set];
}
/* To be called when all sets are there. */
void terms_finish(Terms *terms);
size_t terms_use_count(const Terms *terms); /* rows of `uses` */
/* Appends the sets that a token satisfies by its form, in any order, some perhaps twice; gives its classes, a bit each.
 * `hash`: text_hash of the form. */
unsigned terms_of_token(const Terms *terms, Slice form, uint32_t hash, unsigned looks, Numbers *out);
void terms_of_classes(const Terms *terms, unsigned classes, Numbers *out); /* the same for these */
void terms_of_mark(const Terms *terms, uint32_t character, Numbers *out);

#endif
