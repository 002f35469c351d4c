/* Characters as people see them, their columns, and words as an editor jumps over them. ASCII takes a short way; the
 * rest is asked of libunistring over a window that begins where a break is certain. */
#include <starcoach/text.h>

#include "base/memory.h"
#include "text/character.h"
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>
#include <uniwbrk.h>
#include <uniwidth.h>

enum {
    WINDOW = 64,        /* bytes looked at first; doubled where no break is in them */
    WORD_WINDOW = 1024, /* bytes around the cursor in which words are looked for */
    COLUMNS_AT_MOST = 2,
};

static const uint8_t *bytes_at(Slice text, size_t at) {
    return (const uint8_t *)text.data + at;
}

static bool is_ascii(Slice text, size_t at) {
    return (unsigned char)text.data[at] < 0x80;
}

static bool is_inner(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The border of a character at or before `at`. */
static size_t border_before(Slice text, size_t at) {
    while (at > 0 && at < text.size && is_inner(text.data[at]))
        at--;
    return at;
}

static size_t border_after(Slice text, size_t at) {
    while (at < text.size && is_inner(text.data[at]))
        at++;
    return at;
}

/* ---- Clusters ---- */

/* Two ASCII characters side by side are two clusters, but for CR LF. */
static bool ascii_break(Slice text, size_t before) {
    return is_ascii(text, before) && is_ascii(text, before + 1) &&
           !(text.data[before] == '\r' && text.data[before + 1] == '\n');
}

/* Characters that neither join what is before them nor what follows, whatever stands there. */
static bool stands_alone(Slice text, size_t at) {
    ucs4_t c;
    u8_mbtouc(&c, bytes_at(text, at), text.size - at);
    int property = uc_graphemeclusterbreak_property(c);
    return property == GBP_OTHER || property == GBP_CONTROL;
}

size_t cluster_next(Slice text, size_t at) {
    if (at + 1 >= text.size)
        return text.size;
    if (ascii_break(text, at))
        return at + 1;
    size_t following = border_after(text, at + 1);
    if (following == text.size || (stands_alone(text, at) && stands_alone(text, following)))
        return following;
    for (size_t size = WINDOW;; size *= 2) {
        size_t end = text.size - at > size ? border_after(text, at + size) : text.size;
        char *breaks = memory_alloc(end - at);
        u8_grapheme_breaks(bytes_at(text, at), end - at, breaks);
        size_t next = 1;
        while (next < end - at && !breaks[next])
            next++;
        free(breaks);
        if (next < end - at || end == text.size)
            return at + next;
    }
}

/* The last place before `at` where a cluster is certain to begin: between two characters that stand alone. */
static size_t certain_start(Slice text, size_t at) {
    size_t start = border_before(text, at - 1);
    bool alone = stands_alone(text, start);
    while (start > 0) {
        size_t before = border_before(text, start - 1);
        bool before_alone = stands_alone(text, before);
        if (alone && before_alone)
            return start;
        start = before;
        alone = before_alone;
    }
    return 0;
}

size_t cluster_previous(Slice text, size_t at) {
    if (at > text.size)
        at = text.size;
    if (at <= 1)
        return 0;
    if (ascii_break(text, at - 2))
        return at - 1;
    size_t start = certain_start(text, at);
    char *breaks = memory_alloc(at - start);
    u8_grapheme_breaks(bytes_at(text, start), at - start, breaks);
    size_t border = at - start;
    do
        border--;
    while (border > 0 && !breaks[border]);
    free(breaks);
    return start + border;
}

/* ---- Columns ---- */

int cluster_columns(Slice cluster) {
    if (cluster.size == 0)
        return 0;
    unsigned char first = (unsigned char)cluster.data[0];
    if (first == '\n' || first == '\r')
        return 0;
    if (first < 0x80 && cluster.size == 1)
        return 1; /* also control characters: one is shown in their place */
    int columns = u8_width(bytes_at(cluster, 0), cluster.size, "UTF-8");
    return columns > COLUMNS_AT_MOST ? COLUMNS_AT_MOST : columns;
}

size_t text_columns(Slice text) {
    size_t columns = 0;
    for (size_t at = 0; at < text.size;) {
        while (text.size - at >= EIGHT && ascii_eight_printable(eight_load(text.data + at))) {
            columns += EIGHT - 1; /* the last may not stand apart from what follows */
            at += EIGHT - 1;
        }
        if (at + 1 < text.size && ascii_stand_apart(text.data[at], text.data[at + 1])) {
            columns++;
            at++;
            continue;
        }
        size_t next = cluster_next(text, at);
        columns += (size_t)cluster_columns(slice_part(text, (Span){at, next}));
        at = next;
    }
    return columns;
}

/* ---- Words ---- */

/* Whether the word that begins at `at` has a letter or digit, rather than being white space or punctuation. */
static bool begins_word(Slice text, size_t at) {
    ucs4_t c;
    u8_mbtouc(&c, bytes_at(text, at), text.size - at);
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_Pc);
}

/* The end of the first word in text[start, …), or of the window where none ends in it. */
static size_t window_word_end(Slice text, size_t start, size_t end) {
    char *breaks = memory_alloc(end - start);
    u8_wordbreaks(bytes_at(text, start), end - start, breaks);
    size_t word = start;
    for (size_t at = start + 1; at < end; at++) {
        if (!breaks[at - start])
            continue;
        if (begins_word(text, word)) {
            free(breaks);
            return at;
        }
        word = at;
    }
    free(breaks);
    return end;
}

size_t word_next(Slice text, size_t at) {
    if (at >= text.size)
        return text.size;
    while (at < text.size && !begins_word(text, at))
        at = cluster_next(text, at);
    if (at == text.size)
        return at;
    size_t end = text.size - at > WORD_WINDOW ? border_after(text, at + WORD_WINDOW) : text.size;
    return window_word_end(text, at, end);
}

size_t word_previous(Slice text, size_t at) {
    if (at > text.size)
        at = text.size;
    while (at > 0 && !begins_word(text, cluster_previous(text, at)))
        at = cluster_previous(text, at);
    if (at == 0)
        return 0;
    size_t start = at > WORD_WINDOW ? border_before(text, at - WORD_WINDOW) : 0;
    char *breaks = memory_alloc(at - start);
    u8_wordbreaks(bytes_at(text, start), at - start, breaks);
    size_t word = at - start;
    do
        word--;
    while (word > 0 && !breaks[word]);
    free(breaks);
    return start + word;
}
