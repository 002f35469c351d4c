/* A pool of byte strings, each kept once and numbered from 0 in the order of arrival: words, sets and
 * symbols of phrases are told apart by such numbers. */
#ifndef TEXT_PHRASE_POOL_H
#define TEXT_PHRASE_POOL_H

#include <starcoach/slice.h>
#include <stdint.h>

#define POOL_NONE UINT32_MAX

typedef struct PoolItem {
    uint32_t hash;
    uint32_t offset, size; /* bytes */
} PoolItem;

/* Zero-initialise; pool_free frees. */
typedef struct Pool {
    char *bytes;
    size_t used, byte_capacity;
    PoolItem *items;
    size_t count, item_capacity;
    uint32_t *slots; /* by hash, open addressing: an item's number, or POOL_NONE */
    size_t slot_count;
} Pool;

/* The number of the string, or POOL_NONE. `hash` is the same for the same string in every call on one pool. */
uint32_t pool_find(const Pool *pool, uint32_t hash, Slice string);
/* The same, and adds the string where it is new. */
uint32_t pool_add(Pool *pool, uint32_t hash, Slice string);
/* Borrowed until the next pool_add. */
Slice pool_string(const Pool *pool, uint32_t number);
/* Empties it and keeps the memory. */
void pool_clear(Pool *pool);
void pool_free(Pool *pool);

/* Sequences of numbers, as strings. */
typedef struct Numbers {
    uint32_t *items;
    size_t count, capacity;
} Numbers;

void numbers_grow(Numbers *numbers); /* makes room for one more */
static inline void numbers_push(Numbers *numbers, uint32_t number) {
    if (numbers->count == numbers->capacity)
        numbers_grow(numbers);
    numbers->items[numbers->count++] = number;
}
/* For qsort and bsearch over uint32_t. */
int number_order(const void *a, const void *b);
/* Orders the numbers from `from` on and drops what stands there twice. */
void numbers_sort(Numbers *numbers, size_t from);

uint32_t pool_add_numbers(Pool *pool, const uint32_t *items, size_t count);
const uint32_t *pool_numbers(const Pool *pool, uint32_t number, size_t *count);

#endif
