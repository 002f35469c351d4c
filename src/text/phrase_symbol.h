/* Symbols: what a token means to the phrases, found by one look-up of its form.
 *
 *   token  --form, looks-->  symbol  -->  a bit for each set of terms: whether it satisfies it
 *                                    -->  a bit for each cut: the same
 *                                    -->  the anchors that it satisfies */
#ifndef TEXT_PHRASE_SYMBOL_H
#define TEXT_PHRASE_SYMBOL_H

#include "text/phrase_set.h"

/* Cuts at a glance. Some share a bit: where it is not set none of them is there, where it is one may be. Those that are
 * about as frequent share one, so that the rare ones are not hidden. */
typedef struct CutSigns {
    uint64_t bits[CUT_SIGNS];
} CutSigns;

static inline uint32_t cut_sign(const PhraseSet *set, uint32_t cut) {
    return cut >> set->sign_shift;
}

static inline bool signs_have(const CutSigns *signs, uint32_t sign) {
    return signs->bits[sign / SIGN_BITS] >> sign % SIGN_BITS & 1;
}

typedef enum SymbolKind { SYMBOL_WORD, SYMBOL_MARK, SYMBOL_PASSED_OVER } SymbolKind;

typedef struct Symbol {
    CutSigns cuts;                  /* of those that it satisfies */
    uint32_t anchors, anchor_count; /* in symbol_anchors */
    bool passed_over;               /* a comma, quote or bracket: phrases need not name it */
} Symbol;

/* By form and looks: 1 + the symbol, 0 = not known yet. It holds for all texts whose vocabulary begins with the same
 * forms. */
typedef struct FormSymbols {
    uint32_t *plain; /* of forms in small letters, as most stand in a text: close together */
    uint32_t *items; /* of all looks */
    size_t plain_capacity, capacity;
    size_t forms;   /* items of forms from here on are 0 */
    uint64_t trail; /* of the last of them, see vocabulary_trail */
} FormSymbols;

/* An anchor that a token of the sentence satisfies, and nothing seen at a glance speaks against it. */
typedef struct HopefulAnchor {
    const Anchor *anchor;
    uint32_t token;
} HopefulAnchor;

/* A token of the sentence at hand. */
typedef struct SeenToken {
    uint32_t symbol;
    uint32_t position; /* how many words come before it; marks that are not passed over count too */
} SeenToken;

/* A match found. */
typedef struct Candidate {
    uint32_t first, end; /* tokens of the sentence */
    uint32_t next;       /* of its bundle; CANDIDATE_NONE */
} Candidate;

typedef struct Candidates {
    Candidate *items;
    size_t count, capacity;
} Candidates;

#define CANDIDATE_NONE UINT32_MAX

enum {
    ASCII_MARKS = 128,
    LOOKS = 8, /* of one form: whether it has a capital, is a name, an acronym */
};

struct PhraseScratch {
    uint64_t fingerprint; /* of the set that all below holds for; 0 = none */
    size_t forms_most;    /* of so many forms it is remembered what they mean */

    uint64_t numbering; /* changes when symbols are numbered anew */
    PhraseFilter *all;  /* of that set */

    FormSymbols form_symbols;
    uint32_t mark_symbols[ASCII_MARKS]; /* by character: the same for ASCII marks */

    Pool symbol_keys; /* by symbol: its SymbolKind, its classes, and the sets that it satisfies by its form */
    Symbol *symbols;
    size_t symbol_capacity;
    uint32_t *set_rows;             /* by symbol: a bit for each set */
    size_t set_words, set_capacity; /* words of a row; of all */
    uint64_t *cut_rows;             /* by symbol: a bit for each cut */
    size_t cut_words, cut_capacity; /* words of a row; of all */
    Numbers symbol_anchors;
    Numbers work;

    /* The sentence at hand, by its tokens */
    SeenToken *seen; /* and one before the first, one behind the last */
    bool *negated;   /* a negator stands before it in its clause */
    size_t seen_capacity, negated_capacity;
    Numbers anchored; /* those that satisfy an anchor of the filter */
    HopefulAnchor *hopeful;
    size_t hopeful_capacity;

    /* A walk from an anchor */
    Numbers active;         /* places */
    Numbers entered;        /* in the step at hand */
    uint64_t *place_stamps; /* those that bear the current stamp are among them */
    uint64_t stamp;

    /* What was found in the sentence */
    Candidates found, chosen;
    Numbers bundles;         /* those that have candidates */
    uint32_t *bundle_newest; /* by bundle: its newest candidate; CANDIDATE_NONE */
    Numbers by_token;        /* while a bundle is looked at: by last token, the first; else CANDIDATE_NONE */
    uint64_t *taken;         /* by token: the round in which it was */
    uint64_t taken_round;    /* the last one */
    size_t taken_capacity;
};

/* To be called before a run over a text. */
void symbols_prepare(PhraseScratch *scratch, const PhraseSet *set, const Text *text);
/* The symbol of a token of these looks, which is not known yet. */
uint32_t symbol_learn(PhraseScratch *scratch, const PhraseSet *set, const Text *text, const Token *token,
                      unsigned looks);

/* `begins`: no word comes before it in its sentence. */
static inline unsigned token_looks(const Token *token, bool begins) {
    if (token->kind == TOKEN_MARK)
        return LOOK_MARK;
    unsigned looks = token->kind == TOKEN_NUMBER ? LOOK_NUMBER : 0;
    if (token->flags & TOKEN_CAPITAL)
        looks |= begins || token->end - token->start == 1 ? LOOK_CAPITAL : LOOK_CAPITAL | LOOK_NAME; /* "I": no name */
    return token->flags & TOKEN_ALL_CAPITALS ? looks | LOOK_ACRONYM : looks;
}

/* Where the symbol of a form is remembered that there is room for. */
static inline uint32_t *form_symbol(const FormSymbols *known, uint32_t form, unsigned looks) {
    const size_t look = looks / LOOK_CAPITAL % LOOKS;
    return look ? &known->items[form * LOOKS + look] : &known->plain[form];
}

static inline uint32_t symbol_of_token(PhraseScratch *scratch, const PhraseSet *set, const Text *text,
                                       const Token *token, bool begins) {
    const FormSymbols *forms = &scratch->form_symbols;
    const bool plain = !(token->flags & (TOKEN_CAPITAL | TOKEN_ALL_CAPITALS));
    const unsigned needed = set->network.terms.needed_looks;
    uint32_t known = 0;
    if (token->kind == TOKEN_MARK)
        known = token->form < ASCII_MARKS ? scratch->mark_symbols[token->form] : 0;
    else if (token->form < forms->forms)
        known =
            plain ? forms->plain[token->form] : *form_symbol(forms, token->form, token_looks(token, begins) & needed);
    return known ? known - 1 : symbol_learn(scratch, set, text, token, token_looks(token, begins) & needed);
}

/* A bit for each set: see symbol_satisfies. Borrowed until the next symbol_of_token. */
static inline const uint32_t *symbol_row(const PhraseScratch *scratch, uint32_t symbol) {
    return scratch->set_rows + symbol * scratch->set_words;
}

static inline bool symbol_satisfies(const uint32_t *row, uint32_t set) {
    return row[set / 32] >> set % 32 & 1;
}

/* For tests: a smaller limit, which changes no result, has it met. */
void phrase_scratch_limit(PhraseScratch *scratch, size_t forms);

#endif
