#include "text/word_start.h"

#include <string.h>

static bool is_in_word(char byte) {
    return ascii_is_letter(byte) || ascii_is_digit(byte) || (unsigned char)byte >= 0x80 || byte == '\'';
}

const char *word_start(const char *text, Slice typed) {
    Slice whole = slice_of(text);
    for (size_t at = 0; at < whole.size; at++)
        if (is_in_word(text[at]) && (at == 0 || !is_in_word(text[at - 1])) &&
            slice_starts_any_case(slice_part(whole, (Span){at, whole.size}), typed))
            return text + at;
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
