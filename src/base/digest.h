/* Digests: 64 bits that tell contents apart, of this program on this machine. Not for enemies, and not for files: bytes
 * are taken as the machine lays them out. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <starcoach/slice.h>
#include <stdint.h>

/* Zero-initialise. Of two sequences that differ in one number the digests always differ. */
typedef struct Digest {
    uint64_t state;
} Digest;

static inline void digest_number(Digest *digest, uint64_t number) {
    uint64_t mixed = digest->state ^ number * UINT64_C(0x9E3779B185EBCA87);
    digest->state = (mixed << 31 | mixed >> 33) * UINT64_C(0xC2B2AE3D27D4EB4F) + UINT64_C(0x27D4EB2F165667C5);
}

/* Its size, then its bytes, eight at a time, long texts in lanes. */
void digest_text(Digest *digest, Slice text);
/* Never 0. */
uint64_t digest_end(const Digest *digest);

#endif
