/* What of a set a run looks for: the phrases of some groups. Of each symbol only the anchors of those are of interest:
 * they are found when the symbol is first met. */
#ifndef TEXT_PHRASE_FILTER_H
#define TEXT_PHRASE_FILTER_H

#include "text/phrase_recall.h"
#include "text/phrase_symbol.h"

#define SYMBOL_NOT_MET 0u

/* Whether something is looked for: of several groups, bundles or phrases the highest holds for all of them. */
typedef enum Sought { SOUGHT_NOT, SOUGHT_LATER, SOUGHT } Sought;

struct PhraseFilter {
    bool all;
    uint8_t *groups; /* by group, unless all are: Sought; those from `group_end` on are not */
    uint32_t group_end;
    size_t group_count;
    Numbers paused;             /* groups */
    uint64_t paused_trait;      /* tells by which they are; 0: none */
    size_t passed;              /* anchors of theirs met in vain, until these are left out */
    bool trimmed;               /* the symbols' anchors lack some of theirs */
    uint8_t *bundles, *phrases; /* by bundle and phrase: Sought */
    uint64_t numbering;         /* of the scratch that the symbols are of */
    uint32_t *symbols;          /* by symbol: where in `anchors` its own are; SYMBOL_NOT_MET */
    size_t symbol_count, symbol_capacity;
    Numbers anchors;     /* of a symbol: how many there are, and their numbers in PhraseSet.anchors */
    PhraseFilter *whole; /* NULL; or one that knows these and more, never paused */

    bool remembers; /* what it found */
    Recall recall;
};

PhraseFilter *filter_of_all(const PhraseSet *set);

static inline bool filter_tells_group(const PhraseFilter *filter, uint32_t group) {
    return filter->all || (group < filter->group_end && filter->groups[group] == SOUGHT);
}

static inline bool filter_tells_bundle(const PhraseFilter *filter, uint32_t bundle) {
    return filter->bundles[bundle] == SOUGHT;
}

/* To be called before a run over a text. */
void filter_prepare(PhraseFilter *filter, const PhraseSet *set, const PhraseScratch *scratch);
void filter_meet(PhraseFilter *filter, const PhraseSet *set, const PhraseScratch *scratch, uint32_t symbol);

/* How many anchors the symbol satisfies, and behind that their numbers. Borrowed until the next call. */
static inline const uint32_t *filter_anchors(PhraseFilter *filter, const PhraseSet *set, const PhraseScratch *scratch,
                                             uint32_t symbol) {
    if (symbol >= filter->symbol_count || filter->symbols[symbol] == SYMBOL_NOT_MET)
        filter_meet(filter, set, scratch, symbol);
    return filter->anchors.items + filter->symbols[symbol];
}

#endif
