/* Eight bytes of text at a time, as one number whose lowest byte comes first, on every machine. Where fewer are left
 * the rest is zero, which is no byte of any word.
 *
 *   bytes      "Two days"
 *   letters     "two"          the ASCII letters that they begin with, in lower case: 3 of them, 1 was a capital
 *
 * A form's hash is made of its eights; its first one is all there is to most words, and tells them apart by itself. */
#ifndef TEXT_EIGHT_H
#define TEXT_EIGHT_H

#include <starcoach/slice.h>
#include <stdint.h>

enum { EIGHT = 8 };

#define EIGHT_TIMES(byte) (UINT64_C(0x0101010101010101) * (byte)) /* the byte in all eight places */

/* Written out, for compilers then see that it is one load. */
static inline uint64_t four_load(const char *data) {
    const unsigned char *byte = (const unsigned char *)data;
    return (uint32_t)byte[0] | (uint32_t)byte[1] << 8 | (uint32_t)byte[2] << 16 | (uint32_t)byte[3] << 24;
}

static inline uint64_t eight_load(const char *data) {
    const unsigned char *byte = (const unsigned char *)data;
    return (uint64_t)byte[0] | (uint64_t)byte[1] << 8 | (uint64_t)byte[2] << 16 | (uint64_t)byte[3] << 24 |
           (uint64_t)byte[4] << 32 | (uint64_t)byte[5] << 40 | (uint64_t)byte[6] << 48 | (uint64_t)byte[7] << 56;
}

/* The first eight of so many bytes. Of fewer, two loads may hold the same byte, each in its place. */
static inline uint64_t eight_first(const char *data, size_t size) {
    if (size >= EIGHT)
        return eight_load(data);
    if (size >= 4)
        return four_load(data) | four_load(data + size - 4) << 8 * (size - 4);
    uint64_t eight = 0;
    while (size > 0)
        eight = eight << 8 | (unsigned char)data[--size];
    return eight;
}

typedef struct EightLetters {
    uint64_t lower;    /* zero behind them */
    uint64_t capitals; /* 0x20 in the place of each */
    uint32_t count;
} EightLetters;

/* A byte's highest bit tells what holds of it: no sum of two bytes below 0x80 runs over into the next place. */
static inline EightLetters eight_letters(uint64_t eight) {
    const uint64_t high = EIGHT_TIMES(0x80), case_bit = EIGHT_TIMES(0x20);
    uint64_t lower = eight | case_bit, low_bits = lower & ~high;
    uint64_t from_a = low_bits + EIGHT_TIMES(0x80 - 'a'), beyond_z = low_bits + EIGHT_TIMES(0x7F - 'z');
    uint64_t others = ~(from_a & ~beyond_z & ~eight) & high;
    uint64_t first = (others & (0 - others)) >> 7; /* 1 in the place of the first that is no letter; 0: there is none */
    uint64_t letters = first - 1;                  /* all bits below it */
    /* The product's highest byte is the constant's byte at as many places from its highest as `first` is from the
     * lowest. */
    uint32_t count = (uint32_t)((first * UINT64_C(0x0001020304050607)) >> 56);
    return (EightLetters){lower & letters, ~eight & case_bit & letters, first ? count : EIGHT};
}

/* How many places hold a bit of EightLetters.capitals. */
static inline uint32_t eight_capitals(uint64_t capitals) {
    return (uint32_t)(((capitals >> 5) * EIGHT_TIMES(1)) >> 56);
}

/* ---- Hashes: eight_hash_add for each eight, from 0 on ---- */

static inline uint64_t eight_hash_add(uint64_t state, uint64_t eight) {
    state = (state ^ eight) * UINT64_C(0x9E3779B185EBCA87);
    return state ^ state >> 32;
}

static inline uint32_t eight_hash_end(uint64_t state) {
    return (uint32_t)((state * UINT64_C(0xC2B2AE3D27D4EB4F)) >> 32);
}

#endif
