#include "text/phrase_ways.h"

#include "base/memory.h"
#include "text/phrase_pool.h"
#include "text/phrase_set.h"
#include <stdlib.h>

enum { WORD_BITS = 32 };

/* A place with its set before it, so that they are ordered by sets. */
static uint64_t set_and_place(const Place *places, uint32_t place) {
    return (uint64_t)places[place].set << 32 | place;
}

static int way_order(const void *a, const void *b) {
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

/* Groups the row's places, which are ordered by their sets; the groups' number. */
static uint32_t group_row(Ways *ways, uint32_t count, const uint64_t *ordered, size_t size, size_t first) {
    for (size_t i = 0; i < size; i++) {
        uint32_t set = (uint32_t)(ordered[i] >> 32), word = set / WORD_BITS;
        if (i == 0 || ways->groups[count - 1].word != word)
            ways->groups[count++] = (WayGroup){.word = word, .first = (uint32_t)(first + i)};
        WayGroup *group = &ways->groups[count - 1];
        group->bits |= UINT32_C(1) << set % WORD_BITS;
        group->end = (uint32_t)(first + i + 1);
        ways->places[first + i] = (uint32_t)ordered[i];
    }
    return count;
}

Ways ways_of(NumberRows *rows, size_t row_count, const Place *places) {
    size_t count = rows->from[row_count];
    Ways ways = {memory_array(row_count + 1, sizeof *ways.from), memory_array(count, sizeof *ways.groups), rows->items,
                 count};
    uint64_t *ordered = memory_array(count, sizeof *ordered);
    for (size_t row = 0; row < row_count; row++) {
        size_t first = rows->from[row], size = rows->from[row + 1] - first;
        for (size_t i = 0; i < size; i++)
            ordered[i] = set_and_place(places, rows->items[first + i]);
        qsort(ordered, size, sizeof *ordered, way_order);
        ways.from[row + 1] = group_row(&ways, ways.from[row], ordered, size, first);
    }
    free(ordered);
    free(rows->from);
    *rows = (NumberRows){0};
    return ways;
}

void ways_free(Ways *ways) {
    free(ways->from);
    free(ways->groups);
    free(ways->places);
}
