#include "text/word_start.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool is_in_word(char byte) {
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80 || byte == '\'';
}

const char *word_start(const char *text, Slice typed) {
    for (const char *at = text; *at; at++)
        if (is_in_word(*at) && (at == text || !is_in_word(at[-1])) && strncasecmp(at, typed.data, typed.size) == 0)
            return at;
    return NULL;
}

/* "walk.rough" is one word: signs within it belong to it, signs around it do not. */
Slice word_typed(Slice typed, size_t *at) {
    size_t start = *at;
    while (start < typed.size && !is_in_word(typed.data[start]))
        start++;
    size_t end = start;
    while (end < typed.size && typed.data[end] != ' ')
        end++;
    *at = end;
    while (end > start && !is_in_word(typed.data[end - 1]))
        end--;
    return slice_part(typed, (Span){start, end});
}
