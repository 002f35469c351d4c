/* A language is its data: copied, looked up, told apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/english_fixture.h"
#include "text/lexicon.h"
#include <starcoach/text.h>

static const LexiconWord *word_of(const Language *language, const char *word) {
    return language_word(language, slice_of(word), text_hash(slice_of(word)));
}

static void one_look_up_tells_all_that_the_lists_say(void **state) {
    (void)state;
    Language *language = english_fixture();
    assert_int_equal(word_of(language, "no")->traits, WORD_NEGATOR);
    assert_int_equal(word_of(language, "not")->traits, WORD_NEGATOR | WORD_COMMON);
    assert_int_equal(word_of(language, "but")->traits, WORD_BREAKER | WORD_COMMON);
    assert_int_equal(word_of(language, "weeks")->traits, WORD_DURATION);
    assert_int_equal(word_of(language, "march")->traits, WORD_MONTH);
    assert_int_equal(word_of(language, "had")->traits, WORD_COMMON | WORD_DOUBLED);
    assert_int_equal(word_of(language, "json")->traits, WORD_AS_WORD);
    assert_int_equal(word_of(language, "dozen")->number, 12);
    assert_int_equal(word_of(language, "business")->syllables, 2);
    assert_string_equal(word_of(language, "won't")->means, "will not");
    assert_string_equal(word_of(language, "km")->said, "kilometres");
    assert_null(word_of(language, "elephant"));
    assert_null(word_of(language, ""));
    language_free(language);
}

static void an_abbreviation_is_known_without_its_last_stop(void **state) {
    (void)state;
    Language *language = english_fixture();
    assert_int_equal(word_of(language, "dr")->traits, WORD_ABBREVIATION);
    assert_int_equal(word_of(language, "e.g.")->traits, WORD_ABBREVIATION);
    assert_null(word_of(language, "dr."));
    language_free(language);
}

static void the_data_are_copied(void **state) {
    (void)state;
    char word[] = "zork", code[] = "xx";
    const char *items[] = {word};
    Language *language = language_new(&(LanguageData){.code = code, .name = "X", .negators = {items, 1}});
    word[0] = code[0] = 'q';
    assert_non_null(word_of(language, "zork"));
    assert_string_equal(language_data(language)->code, "xx");
    assert_string_equal(language_data(language)->negators.items[0], "zork");
    assert_int_equal(language_data(language)->durations.count, 0);
    language_free(language);
    language_free(NULL);
}

static void contractions_that_mean_each_other_end(void **state) {
    (void)state;
    static const WordPair circle[] = {{"ab", "cd x"}, {"cd", "ab y"}, {"ef", "ef"}};
    Language *language =
        language_new(&(LanguageData){.code = "en", .name = "E", .contractions = circle, .contraction_count = 3});
    Text text = {0};
    text_scan(&text, language, slice_of("ab ef"));
    assert_true(text.token_count >= 2 && text.token_count < 20);
    text_free(&text);
    language_free(language);
}

/* A form of no letters would be met wherever two blanks stand. */
static void blanks_around_what_a_contraction_means_make_no_words(void **state) {
    (void)state;
    static const WordPair blanks[] = {{"gonna", "going "}, {"wanna", " want  to "}, {"lemme", " "}, {"-'d", ""}};
    static const char said[] = "Gonna wanna lemme they'd stay  here -  and there \n now.";
    Language *language =
        language_new(&(LanguageData){.code = "en", .name = "E", .contractions = blanks, .contraction_count = 4});
    Text text = {0};
    text_scan(&text, language, slice_of(said)); /* after which the words are known */
    text_scan(&text, language, slice_of(said));
    assert_int_equal(text.words, 9);
    for (size_t i = 0; i < text.token_count; i++)
        assert_true(text.tokens[i].kind == TOKEN_MARK || text_form(&text, &text.tokens[i]).size > 0);
    text_free(&text);
    language_free(language);
}

static void many_words_are_all_found(void **state) {
    (void)state;
    enum { COUNT = 5000 };
    static char words[COUNT][8];
    static WordCount counts[COUNT];
    for (int i = 0; i < COUNT; i++) {
        for (int digit = 0, rest = i; digit < 4; digit++, rest /= 10)
            words[i][digit] = (char)('a' + rest % 10);
        counts[i] = (WordCount){words[i], i + 1};
    }
    Language *language =
        language_new(&(LanguageData){.code = "en", .name = "E", .syllables = counts, .syllable_count = COUNT});
    for (int i = 0; i < COUNT; i++)
        assert_int_equal(word_of(language, words[i])->syllables, i + 1);
    language_free(language);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_look_up_tells_all_that_the_lists_say),
        cmocka_unit_test(an_abbreviation_is_known_without_its_last_stop),
        cmocka_unit_test(the_data_are_copied),
        cmocka_unit_test(contractions_that_mean_each_other_end),
        cmocka_unit_test(blanks_around_what_a_contraction_means_make_no_words),
        cmocka_unit_test(many_words_are_all_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
