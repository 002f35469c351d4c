#include "base/digest.h"

#include <string.h>

void digest_text(Digest *digest, Slice text) {
    uint64_t word;
    digest_number(digest, text.size);
    for (; text.size >= sizeof word; text.data += sizeof word, text.size -= sizeof word) {
        memcpy(&word, text.data, sizeof word);
        digest_number(digest, word);
    }
    if (text.size == 0)
        return;
    word = 0;
    memcpy(&word, text.data, text.size);
    digest_number(digest, word);
}

uint64_t digest_end(const Digest *digest) {
    uint64_t end = digest->state;
    end = (end ^ end >> 33) * UINT64_C(0xFF51AFD7ED558CCD);
    end = (end ^ end >> 33) * UINT64_C(0xC4CEB9FE1A85EC53);
    return end ^ end >> 33 ? end ^ end >> 33 : 1;
}
