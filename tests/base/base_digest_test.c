/* Digests tell contents apart: every bit, every length, every order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/digest.h"

enum { LONGEST = 100 };

static uint64_t digest_of(const char *data, size_t size) {
    Digest digest = {0};
    digest_text(&digest, (Slice){data, size});
    return digest_end(&digest);
}

static int by_value(const void *a, const void *b) {
    const uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static void check_differ(uint64_t *digests, size_t count) {
    qsort(digests, count, sizeof *digests, by_value);
    for (size_t i = 1; i < count; i++)
        assert_false(digests[i - 1] == digests[i]);
}

static void texts_that_differ_in_a_bit_have_other_digests(void **state) {
    (void)state;
    static uint64_t digests[LONGEST * 8 + 1];
    char text[LONGEST];
    memset(text, 'a', sizeof text);
    size_t count = 0;
    digests[count++] = digest_of(text, sizeof text);
    for (size_t bit = 0; bit < LONGEST * 8; bit++) {
        text[bit / 8] = (char)(text[bit / 8] ^ 1 << bit % 8);
        digests[count++] = digest_of(text, sizeof text);
        text[bit / 8] = 'a';
    }
    check_differ(digests, count);
}

static void zeros_of_each_length_have_other_digests(void **state) {
    (void)state;
    static const char zeros[LONGEST];
    uint64_t digests[LONGEST];
    for (size_t size = 0; size < LONGEST; size++)
        digests[size] = digest_of(zeros, size);
    check_differ(digests, LONGEST);
}

static void words_that_change_places_have_another_digest(void **state) {
    (void)state;
    uint64_t digests[12 * 11 / 2 + 1];
    uint64_t words[12];
    size_t count = 0;
    for (size_t i = 0; i < 12; i++)
        words[i] = i;
    digests[count++] = digest_of((const char *)words, sizeof words);
    for (size_t i = 0; i < 12; i++)
        for (size_t j = i + 1; j < 12; j++) {
            words[i] = j;
            words[j] = i;
            digests[count++] = digest_of((const char *)words, sizeof words);
            words[i] = i;
            words[j] = j;
        }
    check_differ(digests, count);
}

static void where_one_text_ends_and_the_next_begins_is_told(void **state) {
    (void)state;
    uint64_t digests[3];
    for (size_t i = 0; i < 3; i++) {
        Digest digest = {0};
        digest_text(&digest, (Slice){"no not never", i});
        digest_text(&digest, (Slice){&"no not never"[i], 12 - i});
        digests[i] = digest_end(&digest);
    }
    check_differ(digests, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_that_differ_in_a_bit_have_other_digests),
        cmocka_unit_test(zeros_of_each_length_have_other_digests),
        cmocka_unit_test(words_that_change_places_have_another_digest),
        cmocka_unit_test(where_one_text_ends_and_the_next_begins_is_told),
    };
    return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}
