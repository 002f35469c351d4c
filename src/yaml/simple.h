/* Reading the simple part of YAML without libyaml, which takes ten times as long: nearly all content is written in it.
 *
 *   key: value          plain and quoted scalars of one line; plain ones may go on, indented, on the next
 *   key: >-             folded text
 *   - item              sequences and mappings by indentation
 *   [a, "b"] {c: d}     and in brackets, over as many lines as they like
 *   # comments
 *
 * Whatever is not clearly that (other escapes than '' and \" and \\, anchors, tags, tabs, documents, anything empty or
 * wrong) is left to libyaml: for a text that is read here both give the same tree. */
#ifndef YAML_SIMPLE_H
#define YAML_SIMPLE_H

#include "yaml/node.h"

/* The tree, in `arena`; NULL where the text, which must be valid UTF-8 without control characters, is not simple. */
const Node *simple_read(Slice text, const YamlLimits *limits, Arena *arena);

#endif
