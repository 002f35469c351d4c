#include "yaml/yaml.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static char fold(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static size_t least_of(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Edits (insert, drop, replace, swap two neighbours) that turn `a` into `b`; capitals do not count. Row by row of the
 * table of prefixes' distances, of which a swap looks two rows back. */
static size_t edit_distance(Slice a, Slice b) {
    const size_t width = b.size + 1;
    size_t *rows = memory_array(3 * width, sizeof *rows);
    size_t *before = rows, *above = rows + width, *row = rows + 2 * width;
    for (size_t j = 0; j < width; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        size_t *oldest = before;
        before = above;
        above = row;
        row = oldest;
        row[0] = i;
        for (size_t j = 1; j < width; j++) {
            char x = fold(a.data[i - 1]), y = fold(b.data[j - 1]);
            row[j] = least_of(least_of(above[j], row[j - 1]) + 1, above[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == fold(b.data[j - 2]) && fold(a.data[i - 2]) == y)
                row[j] = least_of(row[j], before[j - 2] + 1);
        }
    }
    size_t distance = row[b.size];
    free(rows);
    return distance;
}

const char *nearest_name(const char *word, const char *const *names, size_t count) {
    const Slice wanted = slice_of(word);
    const char *nearest = NULL;
    size_t nearest_distance = 0;
    for (size_t i = 0; i < count; i++) {
        const Slice name = slice_of(names[i]);
        const size_t longer = wanted.size > name.size ? wanted.size : name.size;
        const size_t limit = longer < 6 ? 1 : longer / 3;
        if (longer - least_of(wanted.size, name.size) > limit)
            continue;
        size_t distance = edit_distance(wanted, name);
        if (distance <= limit && distance < longer && (!nearest || distance < nearest_distance)) {
            nearest = names[i];
            nearest_distance = distance;
        }
    }
    return nearest;
}
