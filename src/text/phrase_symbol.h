/* Symbols: what a token means to the phrases, found by one look-up of its form.
 *
 *   token  --form, looks-->  symbol  -->  a bit for each place: whether it satisfies it
 *                                    -->  the anchors that it satisfies */
#ifndef TEXT_PHRASE_SYMBOL_H
#define TEXT_PHRASE_SYMBOL_H

#include "text/phrase_set.h"

typedef struct Symbol {
    uint32_t anchors; /* in symbol_anchors */
    uint32_t anchor_count;
    uint32_t cuts; /* in symbol_cuts */
    uint32_t cut_count;
    bool passed_over; /* a comma, quote or bracket: phrases need not name it */
} Symbol;

/* By form and looks: 1 + the symbol, 0 = not known yet. It holds for all texts whose vocabulary begins with the same
 * forms. */
typedef struct FormSymbols {
    uint32_t *items;
    size_t capacity;
    size_t forms;   /* items of forms from here on are 0 */
    uint64_t trail; /* of the last of them, see vocabulary_trail */
} FormSymbols;

typedef struct Step {
    uint32_t key;  /* the state's number × 65536 + class; no state has the number 0, which makes 0 an empty slot */
    uint32_t next; /* STATE_DEAD, or the state's number and flags */
} Step;

/* How much is remembered at most; when one is met, what it counts is forgotten, or of forms no more is. */
typedef struct ScratchLimits {
    size_t forms, classes, states, steps;
} ScratchLimits;

/* Where in the sentence a cut is satisfied: bit n for the positions n, n + 64, … Holds if `sentence` is that at hand.
 */
typedef struct NearCut {
    uint64_t bits;
    uint64_t sentence;
} NearCut;

/* A match found. */
typedef struct Candidate {
    uint32_t first, end; /* tokens of the sentence */
    uint32_t id;         /* of the group, once it is told */
    uint32_t next;       /* of its bundle; once it is told, of its first token; CANDIDATE_NONE */
} Candidate;

typedef struct Candidates {
    Candidate *items;
    size_t count, capacity;
} Candidates;

#define CANDIDATE_NONE UINT32_MAX

enum { ASCII_MARKS = 128 };

struct PhraseScratch {
    uint64_t fingerprint; /* of the set that all below holds for; 0 = none */
    ScratchLimits limits;

    uint64_t numbering; /* changes when symbols are numbered anew */
    PhraseFilter *all;  /* of that set */

    FormSymbols form_symbols;
    uint32_t mark_symbols[ASCII_MARKS]; /* by character: the same for ASCII marks */

    Pool symbol_sets; /* whether it is passed over, whether any word, and its ordered sets: one entry a symbol */
    Symbol *symbols;
    size_t symbol_capacity;
    uint64_t *place_bits;            /* a row by symbol */
    size_t row_words, bits_capacity; /* words of a row; of all */
    uint16_t *symbol_classes;        /* a row by symbol: by phrase its class, CLASS_UNKNOWN at first */
    size_t class_capacity;
    Numbers symbol_anchors, symbol_cuts;
    Numbers work;

    /* The sentence at hand, by its tokens */
    Numbers sentence_symbols;
    Numbers anchored; /* those that satisfy an anchor of the filter */
    bool *negated;    /* a negator stands before it in its clause */
    size_t negated_capacity;
    Numbers positions;  /* how many words come before it; marks that are not passed over count too */
    NearCut *near_cuts; /* by cut */
    uint64_t sentence;  /* changes with each */

    /* The automaton */
    Pool classes;              /* a phrase, whether the token is passed over, and the bits of the phrase's places */
    Pool states;               /* a Direction and ordered places */
    uint32_t *start_states[2]; /* by Direction and anchor; STATE_DEAD = not known yet */
    Step *steps;
    size_t step_slots, step_count;
    uint64_t *place_stamps; /* those that bear the current stamp have been entered */
    uint64_t stamp;

    /* What was found in the sentence */
    Candidates found, chosen, told;
    Numbers bundles;         /* those that have candidates */
    uint32_t *bundle_newest; /* by bundle: its newest candidate; CANDIDATE_NONE */
    Numbers by_token;        /* while a bundle is looked at; at the end, the first that is told; else CANDIDATE_NONE */
    uint32_t *taken;         /* by token: the round in which it was */
    size_t taken_capacity;
};

/* To be called before a run over a text. */
void symbols_prepare(PhraseScratch *scratch, const PhraseSet *set, const Text *text);
/* `begins`: no word comes before it in its sentence. */
uint32_t symbol_of_token(PhraseScratch *scratch, const PhraseSet *set, const Text *text, const Token *token,
                         bool begins);

/* The bits of the places it satisfies; borrowed until the next symbol_of_token. */
static inline const uint64_t *symbol_row(const PhraseScratch *scratch, uint32_t symbol) {
    return scratch->place_bits + symbol * scratch->row_words;
}

/* For tests: smaller limits make forgetting, which changes no result, happen often. */
void phrase_scratch_limit(PhraseScratch *scratch, ScratchLimits limits);

#endif
