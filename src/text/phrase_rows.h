/* Numbers in rows, made of pairs in any order. */
#ifndef TEXT_PHRASE_ROWS_H
#define TEXT_PHRASE_ROWS_H

#include <stddef.h>
#include <stdint.h>

/* What is to stand in rows, in any order. */
typedef struct Pair {
    uint32_t row, item;
} Pair;

typedef struct Pairs {
    Pair *items;
    size_t count, capacity;
} Pairs;

void pairs_push(Pairs *pairs, uint32_t row, uint32_t item);

/* Numbers in rows: those of row r are items[from[r]] up to items[from[r + 1]]. */
typedef struct NumberRows {
    uint32_t *from;
    uint32_t *items;
} NumberRows;

/* Takes the pairs over: each row's items, in the order of the pairs. */
NumberRows number_rows_of(Pairs *pairs, size_t row_count);
void number_rows_free(NumberRows *rows);

#endif
