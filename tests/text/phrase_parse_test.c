/* Phrases that cannot be meant: each is refused with the place and what to do. */
#include "english_fixture.h"
#include <setjmp.h>
#include <starcoach/phrase.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static Language *language;
static PhraseBuilder *builder;

typedef struct Row {
    const char *phrase;
    size_t column;       /* 1-based byte */
    const char *message; /* part of it */
} Row;

static void check_error(const Error *error, const Row *row, bool accepted) {
    if (accepted)
        fail_msg("«%s» was accepted", row->phrase);
    if (error->code != ERROR_INVALID || error->column != row->column || !strstr(error->message, row->message))
        fail_msg("«%s»: %zu: %s", row->phrase, error->column, error->message);
    assert_non_null(error->remedy);
}

static void refuse(const Row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        Error error = {0};
        bool accepted = phrase_builder_add(builder, 1, slice_of(rows[i].phrase), &error);
        check_error(&error, &rows[i], accepted);
        error_clear(&error);
    }
}

#define REFUSE(...)                                                                                                    \
    do {                                                                                                               \
        static const Row rows[] = {__VA_ARGS__};                                                                       \
        refuse(rows, COUNT_OF(rows));                                                                                  \
    } while (0)

static void brackets_must_be_balanced(void **state) {
    (void)state;
    REFUSE({"my (boss", 4, "( is not closed"}, {"my [boss", 4, "[ is not closed"}, {"(a [b)", 6, "closes none"},
           {"a)", 2, "closes none"}, {"a b]", 4, "closes none"}, {"a }", 3, "closes none"}, {"a > b", 3, "closes none"},
           {"(a|b", 1, "( is not closed"}, {"((a)", 1, "( is not closed"}, {"a <number", 3, "< is not closed"},
           {"a {boss", 3, "{ is not closed"}, {"a \"b", 3, "quotation mark is not closed"});
}

static void something_must_stand_everywhere(void **state) {
    (void)state;
    REFUSE({"", 1, "word is missing"}, {"   ", 4, "word is missing"}, {"(a|)", 4, "word is missing"},
           {"(|a)", 2, "word is missing"}, {"()", 2, "word is missing"}, {"a []", 4, "word is missing"},
           {"a||b", 3, "word is missing"}, {"!", 2, "word is missing"}, {"~ ", 3, "word is missing"},
           {"a \"\"", 3, "nothing is quoted"}, {"a _ b", 3, "nothing here"}, {") a", 1, "word is missing"});
}

static void stars_end_words(void **state) {
    (void)state;
    REFUSE({"apolog*e", 7, "middle of a word"}, {"*ing", 1, "end of a word"}, {"a *", 3, "end of a word"},
           {"(a|b)*", 6, "end of a word"}, {"<number>*", 9, "end of a word"}, {"10*", 3, "end of a word"},
           {"a**", 2, "middle of a word"}, {"a ..*", 5, "end of a word"}, {"a*(b|c)", 2, "middle of a word"});
}

static void brackets_stand_apart_from_words(void **state) {
    (void)state;
    REFUSE({"work(ed|ing)", 5, "touches a word"}, {"(a|b)s", 6, "touches a word"}, {"re[al]", 3, "touches a word"},
           {"(two|three)-day", 12, "touches a word"}, {"a<number>", 2, "touches a word"},
           {"<number>th", 9, "touches a word"}, {"{boss}'s", 7, "touches a word"},
           {"a .. 5 ..5b", 11, "touches a word"}, {"a \"b\"c", 6, "touches a word"});
}

static void gaps_stand_between_words_and_are_short(void **state) {
    (void)state;
    REFUSE({".. a", 1, "begin with this gap"}, {"a ..", 3, "end with this gap"}, {"a ..2 [b]", 3, "end with this gap"},
           {"[a] .. b", 5, "begin with this gap"}, {"(a|b ..)", 6, "end with this gap"},
           {"(.. a|b) c", 2, "begin with this gap"}, {"a ..13 b", 3, "at most 12"},
           {"a ..99999999999999999999 b", 3, "at most 12"}, {"a ... b", 3, "three dots"},
           {"..", 1, "end with this gap"}, {"a .. | b", 3, "end with this gap"});
}

static void unknown_classes_are_told_with_the_known_ones(void **state) {
    (void)state;
    REFUSE({"a <numbr>", 3, "<numbr>"}, {"<>", 1, "<>"}, {"<.month>", 1, "<.month>"},
           {"<.quantity>", 1, "<.quantity>"});
    Error error = {0};
    assert_false(phrase_builder_add(builder, 1, slice_of("<numbr>"), &error));
    static const char *const known[] = {"<number>", "<digits>",  "<year>",    "<percent>", "<money>", "<duration>",
                                        "<date>",   "<capital>", "<acronym>", "<any>",     "<word>"};
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        assert_non_null(strstr(error.remedy, known[i]));
        assert_true(phrase_builder_add(builder, 1, slice_of(known[i]), NULL));
    }
    error_clear(&error);
}

static void unknown_lists_are_not_found(void **state) {
    (void)state;
    Error error = {0};
    assert_false(phrase_builder_add(builder, 1, slice_of("my {bos}"), &error));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    assert_int_equal(error.column, 4);
    assert_non_null(strstr(error.message, "{bos}"));
    assert_true(phrase_builder_list(builder, "boss", slice_of("line manager"), &error));
    assert_true(phrase_builder_add(builder, 1, slice_of("my { boss }"), &error));
    error_clear(&error);
}

static void lists_hold_no_signs_and_not_themselves(void **state) {
    (void)state;
    static const Row rows[] = {{"^ a", 1, "cannot stand in a list"}, {"a $", 3, "cannot stand in a list"},
                               {"!a", 1, "cannot stand in a list"},  {"~a", 1, "cannot stand in a list"},
                               {"a {self}", 3, "names itself"},      {".. a", 1, "begin with this gap"},
                               {"[a]", 1, "without any word"}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Error error = {0};
        bool accepted = phrase_builder_list(builder, "self", slice_of(rows[i].phrase), &error);
        check_error(&error, &rows[i], accepted);
        error_clear(&error);
    }
    /* It exists all the same, so that one error does not make others. */
    assert_true(phrase_builder_add(builder, 1, slice_of("a {self}"), NULL));
}

static void the_edges_stand_at_the_edges(void **state) {
    (void)state;
    REFUSE({"a ^ b", 3, "before this ^"}, {"a $ b", 3, "after this $"}, {"^ ^ a", 3, "before this ^"},
           {"a $ $", 3, "after this $"}, {"[a] ^ b", 5, "before this ^"}, {"a $ [b]", 3, "after this $"},
           {"(a $|b) c", 4, "after this $"}, {"a (^ b|c)", 4, "before this ^"}, {"^", 1, "without any word"},
           {"^ $", 1, "without any word"}, {"$", 1, "without any word"}, {"a|^", 1, "without any word"},
           {"!!a", 2, "one sign"}, {"! ~ a", 3, "one sign"});
}

static void a_phrase_needs_a_word(void **state) {
    (void)state;
    REFUSE({"[a]", 1, "without any word"}, {"[a] [b]", 1, "without any word"}, {"([a]|b)", 1, "without any word"},
           {"..0", 1, "without any word"});
}

static void phrases_are_bounded(void **state) {
    (void)state;
    Buffer phrase = {0};
    for (size_t i = 0; i < 65; i++)
        buffer_append_string(&phrase, "a ");
    refuse(&(Row){buffer_string(&phrase), 1, "64 words at once"}, 1);
    assert_true(phrase_builder_add(builder, 1, (Slice){phrase.data, 2 * 64}, NULL));

    buffer_clear(&phrase); /* 40 alternatives of 51 words are 2,040 */
    for (size_t i = 0; i < 40; i++) {
        buffer_append_string(&phrase, i > 0 ? "|" : "");
        for (size_t word = 0; word < 51; word++)
            buffer_append_string(&phrase, " a");
    }
    refuse(&(Row){buffer_string(&phrase), 1, "2000 words"}, 1);
    buffer_free(&phrase);
}

static void single_words_of_long_lists_count_as_one(void **state) {
    (void)state;
    for (size_t i = 0; i < 3000; i++) {
        char word[16];
        size_t size = 0;
        for (size_t rest = i + 1; rest > 0; rest /= 26)
            word[size++] = (char)('a' + rest % 26);
        word[size] = '\0';
        assert_true(phrase_builder_list(builder, "long", slice_of(word), NULL));
    }
    assert_true(phrase_builder_add(builder, 1, slice_of("{long} {long} {long}"), NULL));
}

static void hostile_phrases_are_refused(void **state) {
    (void)state;
    Buffer phrase = {0};
    for (size_t i = 0; i < 100000; i++)
        buffer_append_string(&phrase, "(");
    refuse(&(Row){buffer_string(&phrase), 33, "nested too deeply"}, 1);

    buffer_clear(&phrase);
    for (size_t i = 0; i < 100000; i++)
        buffer_append_string(&phrase, "a ");
    refuse(&(Row){buffer_string(&phrase), 1, "64 words at once"}, 1);

    buffer_clear(&phrase);
    for (size_t i = 0; i < 100000; i++)
        buffer_append_string(&phrase, "[a b] ");
    refuse(&(Row){buffer_string(&phrase), 1, "64 words at once"}, 1);

    /* Each list stands for the one before, doubled. */
    assert_true(phrase_builder_list(builder, "list0", slice_of("a b"), NULL));
    char name[16], item[64];
    Error error = {0};
    size_t lists = 1;
    for (; lists < 64; lists++) {
        snprintf(name, sizeof name, "list%zu", lists);
        snprintf(item, sizeof item, "({list%zu} a|b {list%zu})", lists - 1, lists - 1);
        if (!phrase_builder_list(builder, name, slice_of(item), &error))
            break;
    }
    assert_true(lists > 5 && lists < 12);
    assert_non_null(strstr(error.message, "2000 words"));

    /* Lists of lists of lists … */
    assert_true(phrase_builder_list(builder, "deep0", slice_of("a"), NULL));
    for (lists = 1; lists < 100; lists++) {
        snprintf(name, sizeof name, "deep%zu", lists);
        snprintf(item, sizeof item, "{deep%zu}", lists - 1);
        if (!phrase_builder_list(builder, name, slice_of(item), &error))
            break;
    }
    assert_true(lists < 100);
    assert_non_null(strstr(error.message, "nested too deeply"));

    static const char bytes[] = "a \0 b";
    assert_false(phrase_builder_add(builder, 1, (Slice){bytes, sizeof bytes - 1}, &error));
    error_clear(&error);
    buffer_free(&phrase);
}

static void errors_may_go_unrecorded_and_leave_the_rest_as_it_was(void **state) {
    (void)state;
    assert_true(phrase_builder_add(builder, 1, slice_of("a b"), NULL));
    assert_false(phrase_builder_add(builder, 2, slice_of("a b ["), NULL));
    assert_false(phrase_builder_add(builder, 2, slice_of("a (b .. c|d ..)"), NULL));
    assert_true(phrase_builder_add(builder, 3, slice_of("b c"), NULL));
    PhraseSet *set = phrase_builder_finish(builder);
    PhraseScratch *scratch = phrase_scratch_new();
    PhraseMatches matches = {0};
    Text text = {0};
    text_scan(&text, language, slice_of("a b c d"));
    phrase_scan(set, scratch, &text, 0, text.sentence_count, &matches);
    assert_int_equal(matches.count, 2);
    assert_int_equal(matches.items[0].id, 1);
    assert_int_equal(matches.items[1].id, 3);
    text_free(&text);
    phrase_matches_free(&matches);
    phrase_scratch_free(scratch);
    phrase_set_free(set);
}

static int set_up(void **state) {
    (void)state;
    language = english_fixture();
    builder = phrase_builder_new(language);
    return phrase_builder_list(builder, "boss", slice_of("boss"), NULL) ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    phrase_builder_free(builder);
    language_free(language);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(brackets_must_be_balanced),
        TEST(something_must_stand_everywhere),
        TEST(stars_end_words),
        TEST(brackets_stand_apart_from_words),
        TEST(gaps_stand_between_words_and_are_short),
        TEST(unknown_classes_are_told_with_the_known_ones),
        TEST(unknown_lists_are_not_found),
        TEST(lists_hold_no_signs_and_not_themselves),
        TEST(the_edges_stand_at_the_edges),
        TEST(a_phrase_needs_a_word),
        TEST(phrases_are_bounded),
        TEST(single_words_of_long_lists_count_as_one),
        TEST(hostile_phrases_are_refused),
        TEST(errors_may_go_unrecorded_and_leave_the_rest_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
