/* Images of what was loaded: a struct with all that its schema binds to it, as one run of words that may lie anywhere.
 * A program that carries them as constants has loaded its files before it starts.
 *
 *   [sizes] [where pointers are] [struct, arrays] [strings, marks]
 *                                 copied           used where they lie
 */
#ifndef YAML_IMAGE_H
#define YAML_IMAGE_H

#include "yaml/yaml.h"

/* Appends what yaml_load put into `in` without errors, as whole words: the same for equal structs, wherever they lie.
 */
void yaml_image_write(const YamlSchema *schema, const void *in, Buffer *out);
/* The struct again, in the arena, as yaml_load gives it; its strings and marks stay in the image, which outlives it. */
void *yaml_image_open(const uint64_t *image, Arena *arena);

#endif
