#include "text/phrase_pool.h"

#include "base/memory.h"
#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 64, ALIGNMENT = sizeof(uint32_t), FEW = 48 /* are sorted by hand */ };

/* The slot that holds the string, or the empty one where it belongs. */
static size_t pool_slot(const Pool *pool, uint32_t hash, Slice string) {
    size_t mask = pool->slot_count - 1;
    for (size_t slot = (hash ^ hash >> 15) & mask;; slot = (slot + 1) & mask) {
        uint32_t number = pool->slots[slot];
        if (number == POOL_NONE)
            return slot;
        const PoolItem *item = &pool->items[number];
        if (item->hash == hash && item->size == string.size &&
            (string.size == 0 || memcmp(pool->bytes + item->offset, string.data, string.size) == 0))
            return slot;
    }
}

static void pool_empty_slots(Pool *pool) {
    for (size_t i = 0; i < pool->slot_count; i++)
        pool->slots[i] = POOL_NONE;
}

/* Keeps the slots at most half full. */
static void pool_make_room(Pool *pool) {
    if (pool->count < pool->slot_count / 2)
        return;
    free(pool->slots);
    pool->slot_count = pool->slot_count ? pool->slot_count * 2 : FIRST_SLOTS;
    pool->slots = memory_array(pool->slot_count, sizeof *pool->slots);
    pool_empty_slots(pool);
    for (uint32_t i = 0; i < pool->count; i++)
        pool->slots[pool_slot(pool, pool->items[i].hash, pool_string(pool, i))] = i;
}

uint32_t pool_find(const Pool *pool, uint32_t hash, Slice string) {
    return pool->slot_count ? pool->slots[pool_slot(pool, hash, string)] : POOL_NONE;
}

uint32_t pool_add(Pool *pool, uint32_t hash, Slice string) {
    pool_make_room(pool);
    size_t slot = pool_slot(pool, hash, string);
    if (pool->slots[slot] != POOL_NONE)
        return pool->slots[slot];
    size_t offset = (pool->used + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (string.size > UINT32_MAX - offset)
        memory_exhausted();
    pool->bytes = memory_grow(pool->bytes, &pool->byte_capacity, offset + string.size + 1, 1);
    memset(pool->bytes + pool->used, 0, offset - pool->used); /* nothing undefined gets into images */
    if (string.size)
        memcpy(pool->bytes + offset, string.data, string.size);
    pool->used = offset + string.size;
    uint32_t number = (uint32_t)pool->count;
    pool->items = memory_grow(pool->items, &pool->item_capacity, pool->count + 1, sizeof *pool->items);
    pool->items[pool->count++] = (PoolItem){hash, (uint32_t)offset, (uint32_t)string.size};
    pool->slots[slot] = number;
    return number;
}

Slice pool_string(const Pool *pool, uint32_t number) {
    const PoolItem *item = &pool->items[number];
    return (Slice){pool->bytes + item->offset, item->size};
}

void pool_clear(Pool *pool) {
    pool->used = 0;
    pool->count = 0;
    pool_empty_slots(pool);
}

void pool_free(Pool *pool) {
    free(pool->bytes);
    free(pool->items);
    free(pool->slots);
    *pool = (Pool){0};
}

/* ---- Numbers ---- */

void numbers_grow(Numbers *numbers) {
    numbers->items = memory_grow(numbers->items, &numbers->capacity, numbers->count + 1, sizeof *numbers->items);
}

int number_order(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

/* By byte, from the lowest to the highest that any has. */
static void sort_many(uint32_t *items, size_t count) {
    uint32_t all = 0, *from = items, *to = memory_array(count, sizeof *to), *spare = to;
    for (size_t i = 0; i < count; i++)
        all |= items[i];
    for (unsigned shift = 0; shift < 32 && all >> shift; shift += 8) {
        size_t ends[257] = {0};
        for (size_t i = 0; i < count; i++)
            ends[(from[i] >> shift & 255) + 1]++;
        for (size_t byte = 0; byte < 256; byte++)
            ends[byte + 1] += ends[byte];
        for (size_t i = 0; i < count; i++)
            to[ends[from[i] >> shift & 255]++] = from[i];
        uint32_t *sorted = to;
        to = from;
        from = sorted;
    }
    if (from != items)
        memcpy(items, from, count * sizeof *items);
    free(spare);
}

/* Most come in order or are few. */
static void sort_items(uint32_t *items, size_t count) {
    if (count > FEW) {
        sort_many(items, count);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        uint32_t moved = items[i];
        size_t at = i;
        for (; at > 0 && items[at - 1] > moved; at--)
            items[at] = items[at - 1];
        items[at] = moved;
    }
}

void numbers_sort(Numbers *numbers, size_t from) {
    size_t ordered = from + 1;
    while (ordered < numbers->count && numbers->items[ordered - 1] < numbers->items[ordered])
        ordered++;
    if (ordered >= numbers->count)
        return;
    sort_items(numbers->items + from, numbers->count - from);
    size_t kept = from + 1;
    for (size_t i = from + 1; i < numbers->count; i++)
        if (numbers->items[i] != numbers->items[kept - 1])
            numbers->items[kept++] = numbers->items[i];
    numbers->count = kept;
}

static uint32_t numbers_hash(const uint32_t *items, size_t count) {
    uint32_t hash = 2166136261u; /* FNV-1a, a number at a time */
    for (size_t i = 0; i < count; i++)
        hash = (hash ^ items[i]) * 16777619u;
    return hash ^ hash >> 16;
}

static Slice numbers_string(const uint32_t *items, size_t count) {
    return (Slice){(const char *)items, count * sizeof *items};
}

uint32_t pool_add_numbers(Pool *pool, const uint32_t *items, size_t count) {
    return pool_add(pool, numbers_hash(items, count), numbers_string(items, count));
}

const uint32_t *pool_numbers(const Pool *pool, uint32_t number, size_t *count) {
    Slice string = pool_string(pool, number);
    *count = string.size / sizeof(uint32_t);
    return (const uint32_t *)(const void *)string.data;
}
