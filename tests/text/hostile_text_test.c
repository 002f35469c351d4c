/* Texts that nobody writes: fragments in any order, cut anywhere, endless runs of one thing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/english_fixture.h"
#include <starcoach/text.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 3000, BYTES_AT_MOST = 120 };

static uint32_t next_random(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static bool on_border(Slice text, size_t at) {
    return at == 0 || at >= text.size || ((unsigned char)text.data[at] & 0xC0) != 0x80;
}

/* What holds of every scan, whatever was scanned. */
static void check_scan(const Text *text, bool valid) {
    uint32_t at = 0, token = 0;
    size_t words = 0;
    for (size_t s = 0; s < text->sentence_count; s++) {
        const Sentence *sentence = &text->sentences[s];
        assert_true(sentence->start >= at && sentence->start < sentence->end && sentence->end <= text->source.size);
        assert_int_equal(sentence->first_token, token);
        assert_true(sentence->end_token > sentence->first_token);
        uint32_t token_start = sentence->start;
        for (; token < sentence->end_token; token++) {
            const Token *t = &text->tokens[token];
            assert_true(t->start >= token_start && t->start < t->end && t->end <= sentence->end);
            assert_true(!valid || (on_border(text->source, t->start) && on_border(text->source, t->end)));
            assert_true(text_form(text, t).size > 0);
            assert_true(t->kind == TOKEN_MARK || text_form_hash(text, t) == text_hash(text_form(text, t)));
            token_start = t->start;
        }
        at = sentence->end;
        words += sentence->words;
    }
    assert_int_equal(token, text->token_count);
    assert_int_equal(words, text->words);
}

/* The bytes in a block of exactly their size, so that a sanitizer sees any read beyond it. */
static void scan_exactly(Text *text, const Language *language, const Buffer *bytes, bool valid) {
    char *exact = malloc(bytes->size ? bytes->size : 1);
    assert_non_null(exact);
    if (bytes->size)
        memcpy(exact, bytes->data, bytes->size);
    text_scan(text, language, (Slice){exact, bytes->size});
    check_scan(text, valid);
    double value;
    for (size_t i = 0; i < text->token_count; i++)
        text_number(text, language, &text->tokens[i], &value);
    for (size_t at = 0; valid && at < bytes->size; at = cluster_next(text->source, at))
        assert_true(on_border(text->source, at));
    Rows rows = {0};
    if (valid && !memchr(exact, '\n', bytes->size))
        text_wrap(text->source, (Span){0, bytes->size}, 7, &rows);
    free(rows.items);
    free(exact);
}

static void fragments_in_any_order_are_scanned(void **state) {
    static const char *const fragments[] = {
        "a",
        "I",
        "don't",
        "WON'T",
        "’t",
        "'",
        "''",
        "n't",
        ".",
        "..",
        "…",
        "!",
        "?",
        "。",
        ",",
        "—",
        "-",
        "--",
        "(",
        ")",
        "[",
        "](",
        "\"",
        "”",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        "- ",
        "* ",
        "# ",
        "> ",
        "1. ",
        "12",
        "$",
        "$5",
        "%",
        "3.5",
        ":",
        "://",
        "www.",
        "@",
        "e.g.",
        "Dr.",
        "k",
        "/",
        "2025-03-01",
        "9:30",
        "½",
        "é",
        "e\xcc\x81",
        "\xcc\x81",
        "我",
        "한",
        "👍🏽",
        "\xe2\x80\x8d",
        "\xef\xb8\x8f",
        "\xc2\xad",
        "\xc2\xa0",
        "１",
        "Ａ",
        "٣",
        "ﬁ",
        "İ",
        "ß",
        "ς",
        "_",
        "`",
        "~~",
        "+",
        "=",
        "&",
        "#",
        "<",
        "\xe2\x80\xa8",
        "\x01",
        "\x7f",
    };
    const Language *language = *state;
    uint32_t seed = 31337;
    Text text = {0};
    Buffer bytes = {0};
    for (int round = 0; round < ROUNDS; round++) {
        buffer_clear(&bytes);
        for (uint32_t left = next_random(&seed) % 30; left; left--)
            buffer_append_string(&bytes, fragments[next_random(&seed) % COUNT_OF(fragments)]);
        scan_exactly(&text, language, &bytes, true);
    }
    buffer_free(&bytes);
    text_free(&text);
}

static void bytes_that_are_no_utf8_are_survived(void **state) {
    const Language *language = *state;
    uint32_t seed = 4711;
    Text text = {0};
    Buffer bytes = {0};
    for (int round = 0; round < ROUNDS; round++) {
        buffer_clear(&bytes);
        for (uint32_t left = next_random(&seed) % BYTES_AT_MOST; left; left--) {
            uint32_t random = next_random(&seed);
            buffer_append_byte(&bytes, (char)(random & 0x100 ? 0x80 | (random & 0x7F) : random & 0x7F));
        }
        scan_exactly(&text, language, &bytes, false);
    }
    buffer_free(&bytes);
    text_free(&text);
}

static void a_text_cut_anywhere_is_scanned(void **state) {
    static const char source[] = "“Why didn’t it — 10–15% of $1,200, e.g. at 9:30 a.m. — work?” 我们 e\xcc\x81 👍🏽 "
                                 "me@here.org… https://a.b/c";
    const Language *language = *state;
    Text text = {0};
    Buffer bytes = {0};
    for (size_t size = 0; size < sizeof source; size++) {
        buffer_clear(&bytes);
        buffer_append(&bytes, (Slice){source, size});
        scan_exactly(&text, language, &bytes, false);
    }
    buffer_free(&bytes);
    text_free(&text);
}

/* Quadratic work on any of these would take minutes. */
static void long_runs_of_one_thing_are_scanned(void **state) {
    static const char *const units[] = {"a",  "A.", "](",   "((", ". ",  ".", "'",  "a'",       "-",  "- ",
                                        "1,", "1.", "9/",   "\n", "\n-", " ", "é",  "\xcc\x81", "我", "a\xe2\x80\x8d",
                                        "#",  "> ", "e.g.", "a@", "://", "*", "\".",  "\"\n", ")\n"};
    const Language *language = *state;
    Text text = {0};
    Buffer bytes = {0};
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        buffer_clear(&bytes);
        while (bytes.size < 100000)
            buffer_append_string(&bytes, units[i]);
        text_scan(&text, language, buffer_slice(&bytes));
        check_scan(&text, true);
    }
    buffer_free(&bytes);
    text_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fragments_in_any_order_are_scanned),
        cmocka_unit_test(bytes_that_are_no_utf8_are_survived),
        cmocka_unit_test(a_text_cut_anywhere_is_scanned),
        cmocka_unit_test(long_runs_of_one_thing_are_scanned),
    };
    return cmocka_run_group_tests(tests, english_set_up, english_tear_down);
}
