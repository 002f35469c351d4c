/* The difference of two texts, word by word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <starcoach/diff.h>

enum { LIMIT = 1000 };

/* All but ADDED in a row give the old text, all but REMOVED the new; neighbours differ in kind. */
static void check_rebuilds(const Diff *diff, Slice old_text, Slice new_text) {
    Buffer from = {0}, to = {0};
    for (size_t i = 0; i < diff->count; i++) {
        DiffRun run = diff->items[i];
        Slice part = slice_part(run.kind == DIFF_ADDED ? new_text : old_text, run.span);
        assert_true(part.size > 0);
        assert_true(i == 0 || diff->items[i - 1].kind != run.kind);
        assert_false(i > 0 && run.kind == DIFF_REMOVED && diff->items[i - 1].kind == DIFF_ADDED);
        if (run.kind != DIFF_ADDED)
            buffer_append(&from, part);
        if (run.kind != DIFF_REMOVED)
            buffer_append(&to, part);
    }
    assert_true(slice_equal(buffer_slice(&from), old_text));
    assert_true(slice_equal(buffer_slice(&to), new_text));
    buffer_free(&from);
    buffer_free(&to);
}

/* "[-removed-]{+added+}same" */
static void check_diff(const char *old_text, const char *new_text, size_t limit, const char *expected) {
    Diff diff = {0};
    Buffer out = {0};
    Slice from = slice_of(old_text), to = slice_of(new_text);
    diff_words(from, to, limit, &diff);
    check_rebuilds(&diff, from, to);
    for (size_t i = 0; i < diff.count; i++) {
        static const char *const open[] = {"", "[-", "{+"}, *const close[] = {"", "-]", "+}"};
        DiffRun run = diff.items[i];
        buffer_append_string(&out, open[run.kind]);
        buffer_append(&out, slice_part(run.kind == DIFF_ADDED ? to : from, run.span));
        buffer_append_string(&out, close[run.kind]);
    }
    assert_string_equal(buffer_string(&out), expected);
    buffer_free(&out);
    diff_free(&diff);
}

static void equal_texts_are_one_run(void **state) {
    (void)state;
    check_diff("the plan was late", "the plan was late", LIMIT, "the plan was late");
    check_diff("", "", LIMIT, "");
}

static void changed_words_stand_out(void **state) {
    (void)state;
    check_diff("the plan was late", "the plan was early", LIMIT, "the plan was [-late-]{+early+}");
    check_diff("the plan was late", "the old plan was late", LIMIT, "the {+old +}plan was late");
    check_diff("I did not really ask", "I did not ask", LIMIT, "I did not [-really -]ask");
    check_diff("", "new words", LIMIT, "{+new words+}");
    check_diff("old words", "", LIMIT, "[-old words-]");
}

static void a_blank_between_two_changes_is_part_of_them(void **state) {
    (void)state;
    check_diff("we sent last week", "we got two days", LIMIT, "we [-sent last week-]{+got two days+}");
}

static void white_space_counts(void **state) {
    (void)state;
    check_diff("one two", "one\n\ntwo", LIMIT, "one[- -]{+\n\n+}two");
}

static void too_many_changes_are_one(void **state) {
    (void)state;
    check_diff("a b c d e z", "a x c y e z", 2, "a [-b c d-]{+x c y+} e z");
    check_diff("a b c d e z", "a x c y e z", 4, "a [-b-]{+x+} c [-d-]{+y+} e z");
    check_diff("a b", "c b", 0, "[-a-]{+c+} b");
}

static uint32_t next_random(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static void random_words(uint32_t *seed, Buffer *out) {
    static const char *const words[] = {"a", "b", "c", " ", "  ", "\n", "late", "plan"};
    buffer_clear(out);
    for (uint32_t left = next_random(seed) % 40; left; left--)
        buffer_append_string(out, words[next_random(seed) % 8]);
}

static void any_two_texts_are_rebuilt(void **state) {
    (void)state;
    uint32_t seed = 20250301;
    Buffer from = {0}, to = {0};
    Diff diff = {0};
    for (int round = 0; round < 3000; round++) {
        random_words(&seed, &from);
        random_words(&seed, &to);
        diff_words(buffer_slice(&from), buffer_slice(&to), next_random(&seed) % 60, &diff);
        check_rebuilds(&diff, buffer_slice(&from), buffer_slice(&to));
    }
    buffer_free(&from);
    buffer_free(&to);
    diff_free(&diff);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_texts_are_one_run),
        cmocka_unit_test(changed_words_stand_out),
        cmocka_unit_test(a_blank_between_two_changes_is_part_of_them),
        cmocka_unit_test(white_space_counts),
        cmocka_unit_test(too_many_changes_are_one),
        cmocka_unit_test(any_two_texts_are_rebuilt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
