/* What is said of a YAML file that does not fit its schema: each complaint with its place and what to do. */
#ifndef YAML_COMPLAIN_H
#define YAML_COMPLAIN_H

#include "yaml/node.h"

typedef struct Load {
    const char *name; /* of the file */
    Arena *arena;     /* the caller's: what is bound */
    Arena *scratch;   /* gone after the load: the tree, tables */
    ErrorList *errors;
    const YamlExtends *extends; /* NULL: nothing may be extended */
} Load;

/* The value is of another type than the field, or no text of that type. */
void complain_wrong(Load *load, const YamlField *field, const Node *value);
void complain_range(Load *load, const YamlField *field, const Node *value, double least, double most);
void complain_choice(Load *load, const YamlField *field, const Node *value);
void complain_empty(Load *load, const YamlField *field, const Node *value);
void complain_nul(Load *load, const YamlField *field, const Node *value);
void complain_missing(Load *load, const YamlSchema *schema, const YamlField *field, const Node *mapping);
void complain_unknown(Load *load, const YamlSchema *schema, const Node *key);
/* A change of a list speaks of an item that it does not have; `names` are those it has. */
void complain_no_item(Load *load, const YamlField *field, const Node *item, const char *const *names, size_t count);
/* `extends` names nothing; `names` are what could be extended. */
void complain_no_base(Load *load, const YamlSchema *schema, const Node *id, const char *const *names, size_t count);
void complain_key_shape(Load *load, const Node *key);
void complain_key_twice(Load *load, const Node *key, const Node *first);
void complain_id_twice(Load *load, const char *key, const Node *id, const Node *first);

#endif
