/* Search. Text and pattern are folded to the form in which alike letters are the same bytes, each folded byte knowing
 * its cluster:
 *
 *   text      C a f é ’ s        é may be one character or two
 *   folded    c a f e ́ ' s
 *   clusters  0 1 2 3 3 5 8      where in the text
 *
 * Then bytes are compared, by Knuth, Morris and Pratt's way: linear, whatever is repeated. */
#include <starcoach/text.h>

#include "base/memory.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

typedef struct Folded {
    Buffer bytes;
    size_t *starts; /* of each byte: its cluster's first byte in the text */
    size_t capacity;
} Folded;

static void folded_free(Folded *folded) {
    buffer_free(&folded->bytes);
    free(folded->starts);
}

static void add(Folded *folded, Slice bytes, size_t start) {
    size_t size = folded->bytes.size;
    folded->starts = memory_grow(folded->starts, &folded->capacity, size + bytes.size + 1, sizeof *folded->starts);
    for (size_t i = 0; i < bytes.size; i++)
        folded->starts[size + i] = start;
    buffer_append(&folded->bytes, bytes);
}

static void add_ascii(Folded *folded, char byte, bool any_case, size_t start) {
    bool blank = byte == '\t' || byte == '\n' || byte == '\r';
    char one = blank ? ' ' : any_case ? ascii_lower(byte) : byte;
    add(folded, (Slice){&one, 1}, start);
}

/* What typesetting makes of a plain mark; 0: nothing. */
static char plain_mark(Slice cluster) {
    uint32_t character = 0;
    if (utf8_decode(cluster, 0, &character) != cluster.size)
        return 0;
    switch (character) {
    case 0x2018:
    case 0x2019:
        return '\'';
    case 0x201C:
    case 0x201D:
        return '"';
    case 0x00A0:
    case 0x202F:
        return ' ';
    default:
        return 0;
    }
}

static void add_cluster(Folded *folded, Slice cluster, bool any_case, size_t start) {
    size_t size;
    char plain = plain_mark(cluster);
    if (plain) {
        add_ascii(folded, plain, any_case, start);
        return;
    }
    const uint8_t *bytes = (const uint8_t *)cluster.data;
    uint8_t *alike = any_case ? u8_casefold(bytes, cluster.size, NULL, UNINORM_NFD, NULL, &size)
                              : u8_normalize(UNINORM_NFD, bytes, cluster.size, NULL, &size);
    if (!alike)
        memory_exhausted();
    add(folded, (Slice){(const char *)alike, size}, start);
    free(alike);
}

static void fold(Slice text, bool any_case, Folded *out) {
    for (size_t at = 0, next; at < text.size; at = next) {
        next = cluster_next(text, at);
        if (next == at + 1)
            add_ascii(out, text.data[at], any_case, at);
        else
            add_cluster(out, slice_part(text, (Span){at, next}), any_case, at);
    }
    add(out, (Slice){"", 0}, text.size);
    out->starts[out->bytes.size] = text.size;
}

static bool has_capital(Slice text) {
    uint32_t character;
    for (size_t at = 0, length; (length = utf8_decode(text, at, &character)) > 0; at += length)
        if (uc_is_property_uppercase(character))
            return true;
    return false;
}

/* For each length of a beginning of the pattern that fits: the longest shorter one that fits as well. */
static size_t *shorter_fits(Slice pattern) {
    size_t *shorter = memory_array(pattern.size + 1, sizeof *shorter);
    for (size_t i = 1, fits = 0; i < pattern.size; i++) {
        while (fits > 0 && pattern.data[i] != pattern.data[fits])
            fits = shorter[fits];
        fits += pattern.data[i] == pattern.data[fits];
        shorter[i + 1] = fits;
    }
    return shorter;
}

static void add_hit(Hits *hits, Span span) {
    hits->items = memory_grow(hits->items, &hits->capacity, hits->count + 1, sizeof *hits->items);
    hits->items[hits->count++] = span;
}

static void search(const Folded *text, Slice pattern, Hits *out) {
    size_t *shorter = shorter_fits(pattern);
    const size_t *starts = text->starts;
    for (size_t i = 0, fits = 0; i < text->bytes.size; i++) {
        while (fits > 0 && (fits == pattern.size || text->bytes.data[i] != pattern.data[fits]))
            fits = shorter[fits];
        fits += text->bytes.data[i] == pattern.data[fits];
        if (fits < pattern.size)
            continue;
        size_t first = i + 1 - pattern.size;
        bool whole = (first == 0 || starts[first] != starts[first - 1]) && starts[i] != starts[i + 1];
        if (whole) {
            add_hit(out, (Span){starts[first], starts[i + 1]});
            fits = 0;
        }
    }
    free(shorter);
}

void text_find(Slice text, Slice pattern, Hits *out) {
    if (pattern.size == 0)
        return;
    bool any_case = !has_capital(pattern);
    Folded folded = {0}, wanted = {0};
    fold(text, any_case, &folded);
    fold(pattern, any_case, &wanted);
    search(&folded, buffer_slice(&wanted.bytes), out);
    folded_free(&folded);
    folded_free(&wanted);
}
