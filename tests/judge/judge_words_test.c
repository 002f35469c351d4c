/* Sets of content words. */
#include "judge/judging.h"

#include "judge/word_set.h"

/* So many words of their own for each number from `first` on, each twice and with words that are none of its content.
 */
static void write_words(Buffer *out, unsigned first, unsigned end) {
    for (unsigned i = first; i < end; i++) {
        const char word[] = {'x', (char)('a' + i / 676 % 26), (char)('a' + i / 26 % 26), (char)('a' + i % 26), '\0'};
        buffer_printf(out, "The %s and %s, as it is. ", word, word);
    }
}

static WordSet set_of(const Judging *judging, Slice words) {
    WordSet set = {0};
    Text text = {0};
    text_scan(&text, bank_language(judging->bank), words);
    word_set_add(&set, &(const Text *){&text}, 1, judging->arena);
    text_free(&text);
    return set;
}

static WordHashes hashes_of(const Judging *judging, Slice words) {
    Text known = {0};
    text_scan(&known, bank_language(judging->bank), slice_of("The ship left the warehouses."));
    const WordHashes hashes = word_hashes_of(bank_language(judging->bank), &known, words, judging->arena);
    text_free(&known);
    return hashes;
}

static void each_content_word_is_counted_once(void **state) {
    const Judging *judging = *state;
    const unsigned counts[] = {1, 127, 128, 129, 1000};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        Buffer words = {0};
        write_words(&words, 0, counts[i]);
        const WordSet set = set_of(judging, buffer_slice(&words));
        assert_int_equal(set.count, counts[i]);
        assert_int_equal(word_set_hashes(&set, judging->arena).count, counts[i]);
        buffer_free(&words);
    }
}

static void words_are_common_that_both_texts_have(void **state) {
    const Judging *judging = *state;
    const unsigned firsts[] = {0, 1, 250, 499, 500, 900};
    Buffer said = {0};
    write_words(&said, 0, 500);
    const WordSet set = set_of(judging, buffer_slice(&said));
    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++) {
        Buffer words = {0};
        write_words(&words, firsts[i], 1000);
        const WordHashes others = hashes_of(judging, buffer_slice(&words));
        assert_int_equal(word_set_common(&set, &others), firsts[i] < 500 ? 500 - firsts[i] : 0);
        buffer_free(&words);
    }
    buffer_free(&said);
}

static void a_text_without_content_words_has_none_in_common(void **state) {
    const Judging *judging = *state;
    const WordSet none = set_of(judging, slice_of("It is as it is."));
    const WordHashes one = hashes_of(judging, slice_of("Warehouses."));
    assert_int_equal(none.count, 0);
    assert_int_equal(word_set_hashes(&none, judging->arena).count, 0);
    assert_int_equal(one.count, 1);
    assert_int_equal(word_set_common(&none, &one), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_content_word_is_counted_once),
        cmocka_unit_test(words_are_common_that_both_texts_have),
        cmocka_unit_test(a_text_without_content_words_has_none_in_common),
    };
    return cmocka_run_group_tests(tests, judging_set_up, judging_tear_down);
}
