/* Phrases as read: a tree, from the parser to the compiler. */
#ifndef TEXT_PHRASE_NODE_H
#define TEXT_PHRASE_NODE_H

#include "text/phrase_term.h"
#include <starcoach/phrase.h>

enum {
    PHRASE_LONGEST_GAP = 12,
    PHRASE_USUAL_GAP = 3,
    PHRASE_DEEPEST = 64,       /* brackets within brackets, those of lists included */
    PHRASE_MOST_TOKENS = 64,   /* of a match */
    PHRASE_MOST_PLACES = 2000, /* of a phrase, its lists written out */
};

typedef enum NodeKind {
    NODE_TERM,
    NODE_GAP,      /* `value` words at most */
    NODE_SEQUENCE, /* the children one after another */
    NODE_CHOICE,   /* one of the children */
    NODE_OPTION,   /* the one child, or nothing */
    NODE_START,    /* of the sentence */
    NODE_END,
} NodeKind;

/* Children hang together from the last to the first, which is the order they are compiled in. A list is a choice that
 * grows: what it held when it was named stays as it was. */
typedef struct Node {
    NodeKind kind;
    uint32_t
        value; /* Term, or words of a gap; of a choice: whether it is a list's, whose children outlive the phrase */
    uint32_t column; /* 1-based byte in the phrase */
    uint32_t depth;  /* of the tree below and with this node */
    struct Node *last;
    struct Node *previous; /* sibling */
} Node;

typedef enum Polarity {
    POLARITY_ANY,
    POLARITY_PLAIN,   /* "!": only where not negated */
    POLARITY_NEGATED, /* "~": only where negated */
} Polarity;

typedef struct NamedList {
    char *name; /* of a class made of others: with its "<" in front, which no author's name has */
    Node *choice;
} NamedList;

typedef struct NamedLists {
    NamedList *items;
    size_t count, capacity;
} NamedLists;

/* What the parser reads with; borrowed. */
typedef struct PhraseReader {
    const Language *language;
    Terms *terms;
    const NamedLists *lists;
    Text *text;          /* scratch for the scanner */
    Buffer *buffer;      /* scratch */
    Arena *arena;        /* of the nodes */
    const char *defines; /* the list that the phrase is for; NULL: none */
    bool own;            /* hidden classes may be named */
} PhraseReader;

Node *named_list(const NamedLists *lists, Slice name, bool class);
/* A node in the arena, with its children added by node_add. */
Node *node_new(Arena *arena, NodeKind kind, size_t column);
void node_add(Node *parent, Node *child);
/* The words and marks of `literal`, as the scanner reads them, appended to the sequence; the last word gets `kind`.
 * Gives how many tokens there were. */
size_t phrase_read_literal(PhraseReader *reader, Slice literal, size_t column, TermKind kind, Node *sequence);
/* The tree of a phrase; NULL and the error when it is none. */
Node *phrase_parse(PhraseReader *reader, Slice phrase, Polarity *polarity, Error *error);

#endif
