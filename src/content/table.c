/* Tables of objects that begin with their id. */
#include "base/memory.h"
#include "content/bank_parts.h"
#include <stdlib.h>
#include <string.h>

static const char *item_id(const void *item) {
    return *(const char *const *)item;
}

static size_t table_index(const Table *table, const char *id) {
    for (size_t i = 0; i < table->count; i++) {
        if (strcmp(item_id(table->items[i]), id) == 0)
            return i;
    }
    return table->count;
}

void *table_find(const Table *table, const char *id) {
    size_t index = id ? table_index(table, id) : table->count;
    return index < table->count ? table->items[index] : NULL;
}

void table_put(Table *table, void *item) {
    size_t index = table_index(table, item_id(item));
    if (index == table->count) {
        table->items = memory_grow(table->items, &table->capacity, table->count + 1, sizeof *table->items);
        table->count++;
    } else {
        table->displaced = memory_grow(table->displaced, &table->displaced_capacity, table->displaced_count + 1,
                                       sizeof *table->displaced);
        table->displaced[table->displaced_count++] = table->items[index];
    }
    table->items[index] = item;
}

void table_empty(Table *table) {
    table->count = table->displaced_count = 0;
}

void table_free(Table *table) {
    free(table->items);
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
