/* Sentences told apart by what they say. */
#include "english_fixture.h"
#include "text/sayings.h"
#include <setjmp.h>
#include <starcoach/text.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void scan(Text *text, const Language *language, const char *source) {
    text_scan(text, language, slice_of(source));
    text_know_sentences(text, 0);
}

static void sentences_that_say_the_same_have_one_saying(void **state) {
    Text text = {0};
    scan(&text, *state, "We met. We met . I asked. We  met.");
    assert_int_equal(text.sentence_count, 4);
    assert_int_not_equal(text.sentences[0].saying, 0);
    assert_int_equal(text.sentences[1].saying, text.sentences[0].saying);
    assert_int_equal(text.sentences[3].saying, text.sentences[0].saying);
    assert_int_not_equal(text.sentences[2].saying, text.sentences[0].saying);
    text_free(&text);
}

/* All that phrases may ask of a token: its form, whether it is a word, a number or a mark, its letter case, and whether
 * a capital stands alone. */
static void whatever_a_phrase_may_ask_tells_sentences_apart(void **state) {
    static const char *const others[] = {"we met May",  "We met may",       "We met MAY", "We met, May", "We met, may",
                                         "We met may.", "We met may 3",     "We met 3",   "We met M",    "We met",
                                         "We may met",  "We, not met, May", "Dunno",      "Do not know"};
    Text text = {0};
    Buffer source = {0};
    for (size_t i = 0; i < COUNT_OF(others); i++)
        buffer_printf(&source, "%s\n\n", others[i]);
    scan(&text, *state, buffer_string(&source));
    assert_int_equal(text.sentence_count, COUNT_OF(others));
    for (size_t i = 0; i < text.sentence_count; i++)
        for (size_t j = 0; j < i; j++)
            if (text.sentences[i].saying == text.sentences[j].saying)
                fail_msg("«%s» and «%s» are taken for the same", others[j], others[i]);
    buffer_free(&source);
    text_free(&text);
}

static void a_saying_is_known_again_in_the_next_text(void **state) {
    Text text = {0};
    scan(&text, *state, "We met. I asked.");
    const uint32_t asked = text.sentences[1].saying;
    const uint64_t trail = text_sayings_trail(&text, asked);
    assert_int_not_equal(trail, 0);
    scan(&text, *state, "I asked. Nobody knew.");
    assert_int_equal(text.sentences[0].saying, asked);
    assert_true(text.sentences[1].saying > asked);
    assert_true(text_sayings_trail(&text, asked) == trail);
    text_free(&text);
}

static void other_sentences_leave_another_trail(void **state) {
    static const char *const sources[] = {"We met. I asked.", "We met. I spoke.", "I asked. We met.",
                                          "They met. I asked."};
    uint64_t trails[COUNT_OF(sources)];
    for (size_t i = 0; i < COUNT_OF(sources); i++) {
        Text text = {0};
        scan(&text, *state, sources[i]);
        assert_int_equal(text.sentences[1].saying, 2);
        trails[i] = text_sayings_trail(&text, 2);
        assert_true(text_sayings_trail(&text, 3) == 0);
        text_free(&text);
        for (size_t j = 0; j < i; j++)
            assert_true(trails[i] != trails[j]);
    }
}

static void a_long_sentence_and_one_too_many_have_none(void **state) {
    Text text = {0};
    Buffer source = {0};
    for (size_t i = 0; i <= SAYING_MOST_TOKENS; i++)
        buffer_printf(&source, "on ");
    scan(&text, *state, buffer_string(&source));
    assert_int_equal(text.sentences[0].saying, 0);
    buffer_clear(&source);
    for (unsigned i = 0; i <= SAYINGS_MOST; i++)
        buffer_printf(&source, "Take %u.\n", i);
    buffer_printf(&source, "Take 7.\n");
    scan(&text, *state, buffer_string(&source));
    assert_int_equal(text.sentence_count, SAYINGS_MOST + 2);
    assert_int_equal(text.sentences[SAYINGS_MOST].saying, 0);
    assert_int_equal(text.sentences[SAYINGS_MOST + 1].saying, text.sentences[7].saying);
    assert_int_not_equal(text.sentences[7].saying, 0);
    const uint64_t trail = text_sayings_trail(&text, 1);
    scan(&text, *state, "We met."); /* full: they are forgotten */
    assert_int_equal(text.sentences[0].saying, 1);
    assert_true(text_sayings_trail(&text, 1) != trail);
    buffer_free(&source);
    text_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_that_say_the_same_have_one_saying),
        cmocka_unit_test(whatever_a_phrase_may_ask_tells_sentences_apart),
        cmocka_unit_test(a_saying_is_known_again_in_the_next_text),
        cmocka_unit_test(other_sentences_leave_another_trail),
        cmocka_unit_test(a_long_sentence_and_one_too_many_have_none),
    };
    return cmocka_run_group_tests(tests, english_set_up, english_tear_down);
}
