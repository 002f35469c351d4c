/* The border check for text: is it UTF-8, and where does it stop being so. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <starcoach/slice.h>
#include <stdint.h>

/* Offset of the first byte that is not part of valid UTF-8 (surrogates and overlong forms are invalid), or the size. */
size_t utf8_valid_up_to(Slice text);
/* Decodes the character at `at` (which must lie on a border of valid text) and gives its length in bytes; 0 at the end.
 */
size_t utf8_decode(Slice text, size_t at, uint32_t *out);
/* Whether no character is parted there; the end is a border. */
static inline bool utf8_is_border(Slice text, size_t at) {
    return at >= text.size || ((unsigned char)text.data[at] & 0xC0) != 0x80;
}
/* What parts two texts, in whole characters: all before and behind these spans is alike.
 *
 *   The [cat] sat    The [dog] sat */
void utf8_difference(Slice a, Slice b, Span *in_a, Span *in_b);
/* Appends one character. */
void utf8_append(Buffer *out, uint32_t character);
/* Appends the text with each control character (C0 but tab and newline, DEL, C1) and invalid byte as U+FFFD, so that it
 * can be shown. */
void utf8_append_clean(Buffer *out, Slice text);

/* The same on one line, in single blanks: none at the buffer's beginning, nor behind one that it ends in. */
void utf8_append_flat(Buffer *out, Slice text);
/* The same on one line: a blank for each tab and newline. */
void utf8_append_line(Buffer *out, Slice text);
/* Appends the text in double quotes for a one-line message: on one line as above, and cut with an ellipsis after about
 * `most` bytes. */
void utf8_append_quoted(Buffer *out, Slice text, size_t most);

#endif
