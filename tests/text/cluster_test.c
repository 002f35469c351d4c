/* Clusters of characters: where they end, and how many columns they take. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <starcoach/text.h>
#include <stdlib.h>
#include <string.h>

#define FLAG   "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa"                                         /* 🇩🇪 */
#define FAMILY "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7" /* 👨‍👩‍👧 */
#define SKIN   "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd"                                         /* 👍🏽 */
#define ACUTE  "e\xcc\x81"                                                                /* e and its accent */
#define HAN    "\xe6\x88\x91"                                                             /* 我 */
#define JAMO   "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab"                                     /* han, decomposed */

/* Walks both ways and checks that the borders are those of `parts`. */
static void check_clusters(const char *const *parts, size_t count) {
    Buffer whole = {0};
    for (size_t i = 0; i < count; i++)
        buffer_append_string(&whole, parts[i]);
    Slice text = buffer_slice(&whole);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        size_t next = cluster_next(text, at);
        assert_int_equal(next - at, strlen(parts[i]));
        at = next;
    }
    assert_int_equal(at, text.size);
    for (size_t i = count; i-- > 0;) {
        size_t previous = cluster_previous(text, at);
        assert_int_equal(at - previous, strlen(parts[i]));
        at = previous;
    }
    assert_int_equal(at, 0);
    buffer_free(&whole);
}

#define CHECK(...)                                                                                                     \
    check_clusters((const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void ascii_goes_byte_by_byte_but_for_line_ends(void **state) {
    (void)state;
    CHECK("a", "b", " ", "c", "\n", "d", "\r\n", "e", "\t");
}

static void what_is_seen_as_one_is_one(void **state) {
    (void)state;
    CHECK("a", ACUTE, "b", ACUTE, ACUTE);
    CHECK(FAMILY, "x", SKIN, FAMILY, "\n", JAMO, HAN, HAN);
}

static void flags_pair_from_the_start_of_their_run(void **state) {
    (void)state;
    CHECK("x", FLAG, FLAG, FLAG, "y");
    CHECK(FLAG, FLAG, FLAG, FLAG, FLAG, FLAG, FLAG, FLAG, FLAG, FLAG, FLAG, FLAG);
    CHECK(HAN, FLAG, "\xf0\x9f\x87\xa9", "a");
}

static void a_cluster_may_be_longer_than_any_window(void **state) {
    (void)state;
    Buffer text = {0};
    buffer_append_string(&text, "ab");
    for (size_t i = 0; i < 500; i++)
        buffer_append_string(&text, "\xcc\x81");
    buffer_append_string(&text, "c");
    Slice slice = buffer_slice(&text);
    assert_int_equal(cluster_next(slice, 0), 1);
    assert_int_equal(cluster_next(slice, 1), 1002);
    assert_int_equal(cluster_previous(slice, 1002), 1);
    buffer_free(&text);
}

static void the_ends_are_borders(void **state) {
    (void)state;
    assert_int_equal(cluster_next(slice_of(""), 0), 0);
    assert_int_equal(cluster_previous(slice_of(""), 0), 0);
    assert_int_equal(cluster_next(slice_of("a"), 1), 1);
    assert_int_equal(cluster_previous(slice_of("a"), 9), 0);
}

static void columns_are_those_of_a_terminal(void **state) {
    (void)state;
    assert_int_equal(text_columns(slice_of("plan")), 4);
    assert_int_equal(text_columns(slice_of("caf" ACUTE)), 4);
    assert_int_equal(text_columns(slice_of(HAN "a")), 3);
    assert_int_equal(text_columns(slice_of(FAMILY)), 2);
    assert_int_equal(text_columns(slice_of(FLAG FLAG)), 4);
    assert_int_equal(text_columns(slice_of("\t")), 1);
    assert_int_equal(text_columns(slice_of("\n")), 0);
    assert_int_equal(cluster_columns(slice_of("")), 0);
    assert_int_equal(cluster_columns(slice_of("\x1b")), 1);
}

/* However many bytes are looked at in one go. */
static void a_texts_columns_are_those_of_its_clusters(void **state) {
    (void)state;
    static const char *const pieces[] = {"\t",   "\n",       "\r\n", "\x1F", " ",  "~",
                                         "\x7F", "\xC2\x80", ACUTE,  HAN,    FLAG, FAMILY};
    for (size_t piece = 0; piece < sizeof pieces / sizeof *pieces; piece++)
        for (size_t before = 0; before < 20; before++) {
            Buffer text = {0};
            buffer_printf(&text, "%.*s%s%s", (int)before, "a plan that was late", pieces[piece], " and came too late");
            const Slice whole = buffer_slice(&text);
            size_t columns = 0;
            for (size_t at = 0, next; at < whole.size; at = next) {
                next = cluster_next(whole, at);
                columns += (size_t)cluster_columns(slice_part(whole, (Span){at, next}));
            }
            assert_int_equal(text_columns(whole), columns);
            buffer_free(&text);
        }
}

static void word_motions_stop_at_words(void **state) {
    (void)state;
    Slice text = slice_of("I didn't  ask, twice.");
    assert_int_equal(word_next(text, 0), 1);
    assert_int_equal(word_next(text, 1), 8);
    assert_int_equal(word_next(text, 8), 13);
    assert_int_equal(word_next(text, 13), 20);
    assert_int_equal(word_next(text, 20), 21);
    assert_int_equal(word_next(text, 21), 21);
    assert_int_equal(word_previous(text, 21), 15);
    assert_int_equal(word_previous(text, 15), 10);
    assert_int_equal(word_previous(text, 12), 10);
    assert_int_equal(word_previous(text, 10), 2);
    assert_int_equal(word_previous(text, 2), 0);
    assert_int_equal(word_previous(text, 0), 0);
    assert_int_equal(word_next(slice_of("caf" ACUTE " " HAN), 0), 6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ascii_goes_byte_by_byte_but_for_line_ends),
        cmocka_unit_test(what_is_seen_as_one_is_one),
        cmocka_unit_test(flags_pair_from_the_start_of_their_run),
        cmocka_unit_test(a_cluster_may_be_longer_than_any_window),
        cmocka_unit_test(the_ends_are_borders),
        cmocka_unit_test(columns_are_those_of_a_terminal),
        cmocka_unit_test(a_texts_columns_are_those_of_its_clusters),
        cmocka_unit_test(word_motions_stop_at_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
