/* What two programs have changed of one small file: each keeps what it changed, key by key. */
#ifndef STORE_MERGE_H
#define STORE_MERGE_H

#include <starcoach/slice.h>

/* Texts as yaml_save writes a mapping. Appends one that has each key, with all that belongs to it, as `ours` has it
 * where that is not what it was in `base`, and else as `theirs` has it; a key that one of them has taken out stays out.
 */
void merge_keys(Slice base, Slice ours, Slice theirs, Buffer *out);

#endif
