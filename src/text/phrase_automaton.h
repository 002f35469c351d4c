/* The automaton over all phrases at once, made while it runs and no larger than its limits.
 *
 *   token  --symbol-->  the sets of terms it satisfies    one look-up by form
 *   state × symbol  -->  state                            one look-up; only a pair never met before costs more
 *
 * A state is what the sentence so far leaves open: ordered entries, each with its tag in the two highest bits. */
#ifndef TEXT_PHRASE_AUTOMATON_H
#define TEXT_PHRASE_AUTOMATON_H

#include "text/phrase_set.h"

#define ENTRY_NUMBER        0x3fffffffu         /* the rest of an entry */
#define ENTRY_FOLLOW        (UINT32_C(0) << 30) /* some phrase goes on by this Follow */
#define ENTRY_ENDS          (UINT32_C(1) << 30) /* this phrase ends with the last token */
#define ENTRY_ENDS_SENTENCE (UINT32_C(2) << 30) /* it does if no word follows */
#define ENTRY_START         (UINT32_C(3) << 30) /* no word has come yet */

#define STATE_ENDS 0x80000000u /* set in a state's number where a phrase ends */

typedef enum SymbolKind {
    SYMBOL_WORD,
    SYMBOL_MARK,
    SYMBOL_PASSED, /* a mark that is passed over between words */
} SymbolKind;

typedef struct KnownForm {
    uint32_t hash;
    uint32_t offset;         /* in form_bytes */
    uint32_t size_and_looks; /* size × 32 + TokenLook; 0 = empty slot */
    uint32_t symbol;
} KnownForm;

typedef struct Step {
    uint32_t state, symbol, next; /* state POOL_NONE = empty slot */
} Step;

typedef struct AutomatonLimits {
    size_t forms, states, steps;
} AutomatonLimits;

struct PhraseScratch {
    uint64_t fingerprint; /* of the set that all below holds for; 0 = none */
    AutomatonLimits limits;

    KnownForm *forms;
    size_t form_slots, form_count;
    Buffer form_bytes;
    Pool symbols;       /* a SymbolKind and ordered sets of terms */
    Pool states;        /* ordered entries */
    uint64_t forgotten; /* how often the states were forgotten */
    Step *steps;
    size_t step_slots, step_count;
    Numbers work;

    /* Marks of what holds at one step: those that bear the current stamp. */
    uint64_t stamp;
    uint64_t *set_stamps, *place_stamps, *follow_stamps;
    bool *follow_leads; /* valid where follow_stamps is current */

    /* The sentence at hand, by its tokens */
    Numbers sentence_symbols;
    bool *negated; /* a negator stands before it in its clause */
    size_t negated_capacity;
    Numbers active, fresh, covered;
};

/* To be called before a run over a text. */
void automaton_prepare(PhraseScratch *scratch, const PhraseSet *set);
/* `begins`: no word comes before it in its sentence. */
uint32_t automaton_symbol(PhraseScratch *scratch, const PhraseSet *set, const Text *text, const Token *token,
                          bool begins);
SymbolKind symbol_kind(const PhraseScratch *scratch, uint32_t symbol);
/* Stamps the sets that the symbol satisfies with a new stamp. */
void symbol_stamp(PhraseScratch *scratch, uint32_t symbol);
/* The state at the start of a sentence. */
uint32_t automaton_start(PhraseScratch *scratch);
uint32_t automaton_next(PhraseScratch *scratch, const PhraseSet *set, uint32_t state, uint32_t symbol);
/* The entries of the state that was given last; borrowed until the next call. */
const uint32_t *automaton_entries(const PhraseScratch *scratch, uint32_t state, size_t *count);

/* For tests: smaller limits make what is forgotten when they are met happen often. At least 1 each. */
void phrase_scratch_limit(PhraseScratch *scratch, AutomatonLimits limits);

#endif
