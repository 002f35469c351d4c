/* What an automaton remembers: small numbers by keys of two parts, in a table of single words. */
#ifndef TEXT_PHRASE_MEMO_H
#define TEXT_PHRASE_MEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MEMO_PART_BITS = 22, MEMO_VALUE_BITS = 20 };

/* Parts and values that are larger can't be kept. */
#define MEMO_MOST_PART ((UINT32_C(1) << MEMO_PART_BITS) - 1)

/* Zero-initialise; memo_free frees. */
typedef struct Memo {
    uint64_t *slots; /* a key above its value, open addressing; 0: empty */
    size_t slot_count, count;
} Memo;

/* The parts are not both 0, and at most MEMO_MOST_PART. */
static inline uint64_t memo_key(uint32_t first, uint32_t second) {
    return (uint64_t)first << MEMO_PART_BITS | second;
}

/* The slot that holds the key, or the empty one where it belongs; there are slots. */
static inline uint64_t *memo_slot(const Memo *memo, uint64_t key) {
    size_t mask = memo->slot_count - 1;
    for (size_t at = (size_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 32) & mask;; at = (at + 1) & mask)
        if (memo->slots[at] >> MEMO_VALUE_BITS == key || memo->slots[at] == 0)
            return &memo->slots[at];
}

static inline bool memo_find(const Memo *memo, uint64_t key, uint32_t *value) {
    if (memo->count == 0)
        return false;
    uint64_t found = *memo_slot(memo, key);
    *value = (uint32_t)(found & ((UINT32_C(1) << MEMO_VALUE_BITS) - 1));
    return found != 0;
}

/* A key that it does not hold. */
void memo_add(Memo *memo, uint64_t key, uint32_t value);
/* Empties it and keeps the memory. */
void memo_clear(Memo *memo);
void memo_free(Memo *memo);

#endif
