/* Compiled phrases. A phrase is places, each of which asks for a set of terms and knows which places may come next:
 *
 *   my [own] (boss|manager) failed
 *
 *   0 my --> 1 own --> 2 boss, manager --> 3 failed.       0 opens the phrase, 3 ends it
 *     \----------------^
 *
 * There are no loops: every phrase has a longest match. The places of a phrase stand together in the table of all. */
#ifndef TEXT_PHRASE_SET_H
#define TEXT_PHRASE_SET_H

#include "text/phrase_node.h"

typedef enum PlaceFlag {
    PLACE_OPENS = 1,          /* a match may begin here */
    PLACE_OPENS_SENTENCE = 2, /* where it is the sentence's first word */
    PLACE_ENDS = 4,           /* a match may end here */
    PLACE_ENDS_SENTENCE = 8,  /* where it is the sentence's last word */
} PlaceFlag;

typedef struct Place {
    uint32_t set;    /* in Terms.sets */
    uint32_t follow; /* what may come next; FOLLOW_NOTHING */
    uint32_t phrase;
    uint32_t flags; /* PlaceFlag, or-ed */
} Place;

enum { FOLLOW_NOTHING, FOLLOW_END, FOLLOW_SENTENCE_END };

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

typedef struct Phrase {
    uint32_t id; /* the group */
    uint32_t first_place, end_place;
    uint32_t first_follow, first_successor;
    uint32_t polarity; /* Polarity */
} Phrase;

typedef struct Network {
    Terms terms;
    Place *places;
    size_t place_count, place_capacity;
    Follow *follows;
    size_t follow_count, follow_capacity;
    Numbers successors;
    Phrase *phrases;
    size_t phrase_count, phrase_capacity;
} Network;

/* By set, the places that ask for it: those of set s are items[from[s]] up to items[from[s + 1]]. */
typedef struct Openers {
    uint32_t *from;
    uint32_t *items;
} Openers;

struct PhraseSet {
    Network network;
    Openers openers, sentence_openers;
    uint64_t fingerprint; /* the same for the same phrases: what a scratch remembers holds for them */
};

void network_init(Network *network);
void network_free(Network *network);
/* Adds the phrase, or nothing and gives the error. */
bool network_add(Network *network, const Node *root, uint32_t id, Polarity polarity, Error *error);
/* Takes the last phrase off again. */
void network_drop(Network *network);

#endif
