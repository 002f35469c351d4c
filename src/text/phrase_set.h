/* Compiled phrases. A phrase is places, each of which asks for a set of terms and knows which places may come next:
 *
 *   my [own] (boss|manager) failed
 *
 *   0 my --> 1 own --> 2 boss, manager --> 3 failed.       0 opens the phrase, 3 ends it
 *     \----------------^
 *
 * There are no loops: every phrase has a longest match. The places of a phrase stand together in the table of all.
 *
 * Each match passes through exactly one of the phrase's anchors, those places that tokens seldom satisfy ("failed"
 * here): it is looked for from there, to both sides, and only where what else must be there ("my", 1 to 2 words before)
 * is near. So common words cost little. */
#ifndef TEXT_PHRASE_SET_H
#define TEXT_PHRASE_SET_H

#include "text/phrase_node.h"
#include "text/phrase_ways.h"

typedef enum PlaceFlag {
    PLACE_OPENS = 1,          /* a match may begin here */
    PLACE_OPENS_SENTENCE = 2, /* where it is the sentence's first word */
    PLACE_ENDS = 4,           /* a match may end here */
    PLACE_ENDS_SENTENCE = 8,  /* where it is the sentence's last word */
    PLACE_ANCHORS = 16,       /* see above */
    PLACE_ALONE = 32,         /* it is a match by itself, negated or not, and nothing comes before or after it */
    PLACE_MORE_BEFORE = 64,   /* of a gap: the next in the table comes before it as well, see lay_gap */
    PLACE_MORE_AFTER = 128,   /* of a gap: the one before it in the table comes after it, which alone leads back to it */
} PlaceFlag;

typedef struct Place {
    uint32_t set;    /* in Terms.sets */
    uint32_t follow; /* what may come next; FOLLOW_NOTHING */
    uint32_t lead;   /* a row of PhraseSet.back: what may come before; LEAD_NOTHING; known once the set is linked */
    uint32_t phrase;
    uint32_t flags; /* PlaceFlag, or-ed */
} Place;

enum { FOLLOW_NOTHING, FOLLOW_END, FOLLOW_SENTENCE_END };
enum { LEAD_NOTHING };

/* What may come next, shared by all places it holds for. Besides places that may be an end, and a start (which is an
 * error wherever anything can come before it). */
typedef struct Follow {
    uint32_t first, count; /* in `successors`: ordered places */
    uint32_t start;        /* the Follow behind a ^; 0: none */
    uint32_t start_column;
    uint32_t gap_column; /* of a gap that stands foremost; 0: none */
    uint32_t longest;    /* tokens from here on at most */
    bool ends, ends_sentence;
} Follow;

/* What must be near an anchor: a cut, which is sets of terms of which one is satisfied by some token of every match. */
typedef struct Requirement {
    uint32_t place; /* the anchor */
    uint32_t cut;
    uint32_t reach;  /* so many words away at most */
    uint32_t before; /* whether, or after; a whole word, for an image holds no idle bytes */
} Requirement;

enum { CUT_START, CUT_END, CUT_FIRST }; /* the sentence's edges; the first of Network.cuts */
enum { CUT_SIGNS = 4, SIGN_BITS = 64 }; /* see CutSigns: words; of one word */

/* An anchor and what must be near it. */
typedef struct Anchor {
    uint32_t place, phrase;
    uint32_t first_requirement, requirement_count;
    uint32_t signs[2];    /* of the rarest cuts that it requires; that of CUT_START where there are fewer */
    uint32_t start_reach; /* words to the sentence's first one at most */
    uint32_t end_reach;   /* and to its last one */
} Anchor;

typedef struct Phrase {
    uint32_t first_place, end_place;
    uint32_t first_follow, first_successor, first_requirement;
    uint32_t polarity; /* Polarity */
} Phrase;

typedef struct Network {
    Terms terms;
    Place *places;
    size_t place_count, place_capacity;
    Follow *follows;
    size_t follow_count, follow_capacity;
    Numbers successors;
    Pool cuts;         /* ordered sets */
    Pool lists;        /* last children of lists met so far */
    Numbers list_sets; /* by list: the set of its single terms */
    Requirement *requirements;
    size_t requirement_count, requirement_capacity;
    Phrase *phrases;
    size_t phrase_count, phrase_capacity;
} Network;

struct PhraseSet {
    Network network;
    NumberRows set_anchors; /* by set: the anchors that ask for it */
    Ways on;                /* by Follow that a place has: the places that may come next */
    Ways back;              /* by lead: those that may come before */
    size_t lead_count;
    NumberRows set_cuts; /* by set: the cuts it is in */
    size_t cut_count;    /* of those that an anchor requires, numbered from CUT_FIRST on, the most frequent first */
    uint32_t sign_shift; /* see cut_sign */
    Anchor *anchors;
    size_t anchor_count;
    Requirement *requirements; /* of anchors, but for the sentence's edges: those of one, the nearest first */
    size_t requirement_count;
    NumberRows bundles_of; /* by phrase: the bundles it is in */
    NumberRows phrases_of; /* and the other way: by bundle its phrases */
    NumberRows bundles;    /* groups that hold the same phrases are one bundle: their ids */
    size_t bundle_count;
    uint32_t *groups, *bundle_of; /* the ids in order, and the bundle of each */
    size_t group_count;
    uint64_t fingerprint; /* of all it was made of (phrase_image.h): what a scratch remembers holds for equal ones */
    bool ready;           /* its arrays lie in an image (phrase_image.h) */
};

void network_init(Network *network);
void network_free(Network *network);
/* Adds the phrase, or nothing and gives the error. */
bool network_add(Network *network, const Node *root, Polarity polarity, Error *error);
/* Takes the last phrase off again. */
void network_drop(Network *network);

/* Takes both over. `uses`: each a phrase and the id of a group it is in. What is read of a set while a text is scanned
 * needs its line in phrase_image.c. */
PhraseSet *set_link(Network *network, Pairs *uses, uint64_t fingerprint);

#endif
