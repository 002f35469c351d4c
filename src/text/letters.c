/* Large and small letters, by Unicode's full mappings rather than letter by letter: some words grow by them. */
#include <starcoach/text.h>

#include "base/memory.h"

#include <stdlib.h>
#include <unicase.h>

void text_append_cased(Slice text, LetterCase letters, Buffer *out) {
    if (text.size == 0)
        return;
    uint8_t *(*const mappings[])(const uint8_t *, size_t, const char *, uninorm_t, uint8_t *, size_t *) = {
        [LETTERS_LOWER] = u8_tolower, [LETTERS_UPPER] = u8_toupper, [LETTERS_TITLE] = u8_totitle};
    size_t size;
    uint8_t *changed = mappings[letters]((const uint8_t *)text.data, text.size, NULL, NULL, NULL, &size);
    if (!changed)
        memory_exhausted();
    buffer_append(out, (Slice){(const char *)changed, size});
    free(changed);
}
