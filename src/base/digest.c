#include "base/digest.h"

#include <string.h>

enum { LANES = 4, WORD = sizeof(uint64_t) };

static uint64_t word_at(const char *data) {
    uint64_t word;
    memcpy(&word, data, sizeof word);
    return word;
}

/* Long texts in lanes side by side, since one word waits for the one before it in its lane only. Gives how much is
 * done. */
static size_t digest_lanes(Digest *digest, Slice text) {
    Digest lanes[LANES] = {{1}, {2}, {3}, {4}};
    size_t at = 0;
    for (; text.size - at >= LANES * WORD; at += LANES * WORD) { /* written out, for each to be kept in a register */
        digest_number(&lanes[0], word_at(text.data + at));
        digest_number(&lanes[1], word_at(text.data + at + WORD));
        digest_number(&lanes[2], word_at(text.data + at + 2 * WORD));
        digest_number(&lanes[3], word_at(text.data + at + 3 * WORD));
    }
    digest_number(digest, lanes[0].state);
    digest_number(digest, lanes[1].state);
    digest_number(digest, lanes[2].state);
    digest_number(digest, lanes[3].state);
    return at;
}

/* All of fewer bytes than a word's, but one at least; some of them twice. */
static uint64_t word_of_few(const char *data, size_t size) {
    const unsigned char *bytes = (const unsigned char *)data;
    uint32_t first = bytes[0] | (uint32_t)bytes[size / 2] << 8, last = bytes[size - 1];
    if (size >= sizeof first) {
        memcpy(&first, data, sizeof first);
        memcpy(&last, data + size - sizeof last, sizeof last);
    }
    return first | (uint64_t)last << 32;
}

void digest_text(Digest *digest, Slice text) {
    digest_number(digest, text.size);
    size_t at = text.size >= LANES * WORD ? digest_lanes(digest, text) : 0;
    for (; text.size - at >= WORD; at += WORD)
        digest_number(digest, word_at(text.data + at));
    if (at < text.size)
        digest_number(digest,
                      text.size < WORD ? word_of_few(text.data, text.size) : word_at(text.data + text.size - WORD));
}

uint64_t digest_end(const Digest *digest) {
    uint64_t end = digest->state;
    end = (end ^ end >> 33) * UINT64_C(0xFF51AFD7ED558CCD);
    end = (end ^ end >> 33) * UINT64_C(0xC4CEB9FE1A85EC53);
    end ^= end >> 33;
    return end > 0 ? end : 1;
}
