/* Tables of objects that begin with their id. */
#include "base/digest.h"
#include "base/memory.h"
#include "content/bank_parts.h"
#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 64 };

static const char *item_id(const void *item) {
    return *(const char *const *)item;
}

/* The slot that holds the id, or the free one where it belongs. */
static uint32_t *table_slot(const Table *table, const char *id) {
    Digest digest = {0};
    digest_text(&digest, slice_of(id));
    size_t mask = table->slot_count - 1;
    for (size_t at = (size_t)digest_end(&digest) & mask;; at = (at + 1) & mask) {
        uint32_t *slot = &table->slots[at];
        if (*slot == 0 || strcmp(item_id(table->items[*slot - 1]), id) == 0)
            return slot;
    }
}

static void slots_make_room(Table *table) {
    if (table->count < table->slot_count / 2)
        return;
    free(table->slots);
    table->slot_count = table->slot_count ? table->slot_count * 2 : FIRST_SLOTS;
    table->slots = memory_array(table->slot_count, sizeof *table->slots);
    for (size_t i = 0; i < table->count; i++)
        *table_slot(table, item_id(table->items[i])) = (uint32_t)i + 1;
}

void *table_find(const Table *table, const char *id) {
    uint32_t number = id && table->count > 0 ? *table_slot(table, id) : 0;
    return number > 0 ? table->items[number - 1] : NULL;
}

void table_put(Table *table, void *item) {
    slots_make_room(table);
    uint32_t *slot = table_slot(table, item_id(item));
    size_t index = *slot > 0 ? *slot - 1 : table->count;
    if (index == table->count) {
        table->items = memory_grow(table->items, &table->capacity, table->count + 1, sizeof *table->items);
        table->count++;
        *slot = (uint32_t)table->count;
    } else {
        table->displaced = memory_grow(table->displaced, &table->displaced_capacity, table->displaced_count + 1,
                                       sizeof *table->displaced);
        table->displaced[table->displaced_count++] = table->items[index];
    }
    table->items[index] = item;
}

void table_empty(Table *table) {
    table->count = table->displaced_count = 0;
    for (size_t i = 0; i < table->slot_count; i++)
        table->slots[i] = 0;
}

void table_free(Table *table) {
    free(table->items);
    free(table->slots);
    free(table->displaced);
    *table = (Table){0};
}

const char *table_nearest(const Table *table, const char *id) {
    const char **names = memory_array(table->count + 1, sizeof *names);
    for (size_t i = 0; i < table->count; i++)
        names[i] = item_id(table->items[i]);
    const char *nearest = nearest_name(id, names, table->count);
    free(names);
    return nearest;
}
