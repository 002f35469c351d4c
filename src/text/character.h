/* Kinds of characters, as the scanner tells them apart. */
#ifndef TEXT_CHARACTER_H
#define TEXT_CHARACTER_H

#include "text/eight.h"

#include <starcoach/slice.h>
#include <stdint.h>

typedef enum CharacterKind {
    CHARACTER_MARK, /* whatever is nothing else */
    CHARACTER_SPACE,
    CHARACTER_NEWLINE,
    CHARACTER_LETTER,
    CHARACTER_DIGIT,
    CHARACTER_EXTENDER,  /* belongs to the letter before it: combining marks, joiners, soft hyphens */
    CHARACTER_IDEOGRAPH, /* a word by itself: Han, kana */
    CHARACTER_EMPHASIS,  /* Markdown's * _ `: no word and no speech */
} CharacterKind;

/* By byte; those of 0x80 and above are marks here and need character_kind. */
extern const uint8_t character_kinds[256];

CharacterKind character_kind_beyond_ascii(uint32_t character);
static inline CharacterKind character_kind(uint32_t character) {
    return character < 0x80 ? (CharacterKind)character_kinds[character] : character_kind_beyond_ascii(character);
}
static inline bool character_is_letter(char byte) { /* of ASCII */
    return character_kinds[(unsigned char)byte] == CHARACTER_LETTER;
}
/* Printable ones of ASCII: between two such a cluster ends, and the first takes a column. */
static inline bool ascii_stand_apart(char first, char second) {
    return first >= ' ' && first <= '~' && second >= ' ' && second <= '~';
}
/* All eight are: any two of them stand apart. */
static inline bool ascii_eight_printable(uint64_t eight) {
    const uint64_t from_blank = eight + EIGHT_TIMES(0x80 - ' '), beyond_tilde = eight + EIGHT_TIMES(0x7F - '~');
    return !((eight | ~from_blank | beyond_tilde) & EIGHT_TIMES(0x80));
}
bool character_is_capital(uint32_t character);
bool character_is_small(uint32_t character);

/* The character at `at` (< end) in its plain form: full-width forms as ASCII, single quotes as ', the hyphens that are
 * not ASCII as -. Its length in bytes goes to `size`; a byte that is no UTF-8 counts as U+FFFD of one byte. */
uint32_t character_beyond_ascii(const char *data, size_t at, size_t end, size_t *size);
static inline uint32_t character_at(const char *data, size_t at, size_t end, size_t *size) {
    unsigned char byte = (unsigned char)data[at];
    *size = 1;
    return byte < 0x80 ? byte : character_beyond_ascii(data, at, end, size);
}

#endif
