/* A YAML text as a tree: what the text says, before anyone asks what it should say.
 *
 * Simple text is read as simple.h says; of other the events of libyaml are gathered into nodes. An alias is a second
 * way to the node of its anchor, so a tree costs no more memory than its text; what it would cost written out is
 * counted and held to the limits. */
#ifndef YAML_NODE_H
#define YAML_NODE_H

#include "yaml/yaml.h"

typedef enum NodeKind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING } NodeKind;

typedef struct Node Node;

typedef struct Entry { /* of a sequence (no key) or a mapping */
    const Node *key;
    const Node *value;
    struct Entry *next;
} Entry;

struct Node {
    NodeKind kind;
    YamlMark mark; /* column in bytes */
    Slice text;    /* scalars: NUL-terminated, may hold NUL bytes as well */
    bool plain;    /* scalars: without quotes */
    Entry *entries;
    size_t count;        /* of entries */
    size_t nodes, bytes; /* of the whole subtree with its aliases written out */
    bool open;           /* still being read: an alias to it would run in a circle */
};

/* The tree of `text`, in `arena`; NULL and one more error when it is not one YAML document within the limits. A text
 * without a document gives an empty mapping. */
const Node *node_read(const char *name, Slice text, const YamlLimits *limits, Arena *arena, ErrorList *errors);
/* The same, also of text that is simple (simple.h): for tests. */
const Node *node_read_by_libyaml(const char *name, Slice text, const YamlLimits *limits, Arena *arena,
                                 ErrorList *errors);
/* `key:` with nothing after it. */
bool node_is_nothing(const Node *node);

#endif
