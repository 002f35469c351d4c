/* Eight bytes at a time: as if they had been looked at one by one, on every machine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/eight.h"
#include <starcoach/text.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 20000 };

static void the_first_byte_is_the_lowest(void **state) {
    (void)state;
    assert_true(eight_load("abcdefgh") == UINT64_C(0x6867666564636261));
    assert_true(eight_first("abcdefghi", 9) == UINT64_C(0x6867666564636261));
}

/* In blocks of exactly their size, so that a sanitizer sees any read beyond them. */
static void what_is_not_there_is_zero_and_is_not_read(void **state) {
    (void)state;
    for (size_t size = 0; size < EIGHT; size++) {
        char *bytes = malloc(size ? size : 1);
        assert_non_null(bytes);
        memcpy(bytes, "stories", size);
        uint64_t expected = 0;
        for (size_t i = 0; i < size; i++)
            expected |= (uint64_t)(unsigned char)bytes[i] << 8 * i;
        assert_true(eight_first(bytes, size) == expected);
        free(bytes);
    }
}

static uint32_t next_random(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* Letters mostly, and what stands next to them in ASCII or has their lower bits. */
static void bytes_fill(char bytes[EIGHT], uint32_t *seed) {
    static const char others[] = "@[`{\x7f\xc1\xe1\xda\xfa 'z";
    for (size_t i = 0; i < EIGHT; i++) {
        const char letter = (char)((next_random(seed) & 0x20 ? 'a' : 'A') + next_random(seed) % 26);
        bytes[i] = next_random(seed) % 6 ? letter : others[next_random(seed) % (sizeof others - 1)];
    }
}

static void letters_are_as_told_one_by_one(void **state) {
    (void)state;
    uint32_t seed = 2463534242u;
    for (int round = 0; round < ROUNDS; round++) {
        char bytes[EIGHT];
        bytes_fill(bytes, &seed);
        uint64_t lower = 0;
        uint32_t count = 0, capitals = 0;
        for (; count < EIGHT && ascii_is_letter(bytes[count]); count++) {
            lower |= (uint64_t)(unsigned char)ascii_lower(bytes[count]) << 8 * count;
            capitals += bytes[count] <= 'Z';
        }
        const EightLetters letters = eight_letters(eight_load(bytes));
        assert_int_equal(letters.count, count);
        assert_true(letters.lower == lower);
        assert_int_equal(eight_capitals(letters.capitals), capitals);
        assert_true(!(letters.capitals & 0x20) == !(count > 0 && bytes[0] <= 'Z'));
    }
}

static void a_hash_is_the_same_on_every_machine(void **state) {
    (void)state;
    assert_int_equal(text_hash(slice_of("")), 0);
    assert_int_equal(text_hash(slice_of("plan")), 0x9ca4a607);
    assert_int_equal(text_hash(slice_of("together")), 0x62b59bab);
    assert_int_equal(text_hash(slice_of("communication")), 0x79026944);
}

static void words_that_differ_in_one_letter_have_hashes_of_their_own(void **state) {
    (void)state;
    const char word[] = "misunderstandings";
    const uint32_t hash = text_hash(slice_of(word));
    for (size_t i = 0; i + 1 < sizeof word; i++)
        for (char letter = 'a'; letter <= 'z'; letter++) {
            char other[sizeof word];
            memcpy(other, word, sizeof word);
            other[i] = letter;
            assert_true((text_hash(slice_of(other)) == hash) == (letter == word[i]));
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_byte_is_the_lowest),
        cmocka_unit_test(what_is_not_there_is_zero_and_is_not_read),
        cmocka_unit_test(letters_are_as_told_one_by_one),
        cmocka_unit_test(a_hash_is_the_same_on_every_machine),
        cmocka_unit_test(words_that_differ_in_one_letter_have_hashes_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
