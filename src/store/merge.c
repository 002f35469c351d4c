#include "store/merge.h"

#include <string.h>

/* The next key of a mapping: its line, and those under it, which are indented or items of a list. */
typedef struct Entry {
    Slice key, all;
} Entry;

static bool begins_key(Slice line) {
    return line.size > 0 && line.data[0] != ' ' && line.data[0] != '-';
}

static bool next_entry(Slice *text, Entry *out) {
    Slice rest = *text, line;
    if (!slice_next_line(&rest, &line))
        return false;
    const char *colon = memchr(line.data, ':', line.size);
    out->key = (Slice){line.data, colon ? (size_t)(colon - line.data) : line.size};
    const char *end = rest.data;
    while (slice_next_line(&rest, &line) && !begins_key(line))
        end = rest.data;
    out->all = (Slice){text->data, (size_t)(end - text->data)};
    *text = (Slice){end, text->size - out->all.size};
    return true;
}

/* All that the text says of the key; empty: nothing. */
static Slice find(Slice text, Slice key) {
    for (Entry entry; next_entry(&text, &entry);)
        if (slice_equal(entry.key, key))
            return entry.all;
    return (Slice){0};
}

void merge_keys(Slice base, Slice ours, Slice theirs, Buffer *out) {
    Slice rest = ours;
    for (Entry entry; next_entry(&rest, &entry);)
        buffer_append(out, slice_equal(entry.all, find(base, entry.key)) ? find(theirs, entry.key) : entry.all);
    rest = theirs;
    for (Entry entry; next_entry(&rest, &entry);)
        if (find(ours, entry.key).size == 0 && find(base, entry.key).size == 0)
            buffer_append(out, entry.all);
}
