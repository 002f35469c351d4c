/* Objects that extend others. */
#ifndef YAML_EXTEND_H
#define YAML_EXTEND_H

#include "yaml/complain.h"

/* The mapping as it is to be bound: itself where it has no `extends`, else the extended one with what it says laid over.
 * NULL after a complaint. */
const Node *node_extended(Load *load, const YamlSchema *schema, const Node *node);

#endif
