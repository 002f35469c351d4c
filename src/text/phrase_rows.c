#include "text/phrase_rows.h"

#include "base/memory.h"
#include <stdlib.h>

void pairs_push(Pairs *pairs, uint32_t row, uint32_t item) {
    pairs->items = memory_grow(pairs->items, &pairs->capacity, pairs->count + 1, sizeof *pairs->items);
    pairs->items[pairs->count++] = (Pair){row, item};
}

NumberRows number_rows_of(Pairs *pairs, size_t row_count) {
    NumberRows rows = {memory_array(row_count + 1, sizeof(uint32_t)), memory_array(pairs->count, sizeof(uint32_t))};
    for (size_t i = 0; i < pairs->count; i++)
        rows.from[pairs->items[i].row + 1]++;
    for (size_t row = 0; row < row_count; row++)
        rows.from[row + 1] += rows.from[row];
    uint32_t *at = memory_copy(rows.from, (row_count + 1) * sizeof *at);
    for (size_t i = 0; i < pairs->count; i++)
        rows.items[at[pairs->items[i].row]++] = pairs->items[i].item;
    free(at);
    free(pairs->items);
    *pairs = (Pairs){0};
    return rows;
}

void number_rows_free(NumberRows *rows) {
    free(rows->from);
    free(rows->items);
}
