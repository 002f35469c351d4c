/* Which words are quoted around those that were found, and how they are shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/quote.h"

#include <starcoach/text.h>
#include <stdio.h>
#include <string.h>

typedef enum Way { AS_CLAUSE, ROUNDED } Way;

static const char *const opening[] = {"is", "the", "that"}, *const joining[] = {"and", "but"};

/* The words, which stand once in the sentence, as they are quoted. */
static void check_quote(Way way, const char *sentence, const char *words, const char *expected) {
    Language *language = language_new(&(LanguageData){.code = "en", .opening_words = {opening, 3}, .joining_words = {joining, 2}});
    Slice source = slice_of(sentence);
    size_t start = (size_t)(strstr(sentence, words) - sentence);
    Span found = {start, start + strlen(words)}, whole = {0, source.size};
    Span quoted = way == AS_CLAUSE ? quote_clause(language, source, whole, found) : quote_rounded(language, source, whole, found);
    Buffer shown = {0};
    quote_append(source, quoted, found, QUOTE_COLUMNS, &shown);
    assert_string_equal(buffer_string(&shown), expected);
    assert_true(text_columns(buffer_slice(&shown)) <= QUOTE_COLUMNS);
    buffer_free(&shown);
    language_free(language);
}

static void a_short_sentence_is_quoted_whole_without_its_full_stop(void **state) {
    (void)state;
    check_quote(AS_CLAUSE, "On Friday I never checked whether the\n  address had changed.",
                "I never checked whether the", "On Friday I never checked whether the address had changed");
    check_quote(AS_CLAUSE, "Why did I not ask?", "not ask", "Why did I not ask?");
}

static void of_a_long_sentence_the_clause_is_quoted(void **state) {
    (void)state;
    check_quote(
        AS_CLAUSE,
        "When the second order of the week came in at 5:30, I sent all 4,000 boxes to the old address, and nobody "
        "called us before the Monday after.",
        "sent all", "I sent all 4,000 boxes to the old address");
    check_quote(
        AS_CLAUSE,
        "We had planned the move of the whole archive for weeks \xE2\x80\x94 the one list that I needed lay in a "
        "drawer \xE2\x80\x94 and so it began without me.",
        "needed", "the one list that I needed lay in a drawer");
}

static void a_quotation_begins_behind_the_word_that_joins_it(void **state) {
    (void)state;
    check_quote(AS_CLAUSE, "But I never asked her.", "never asked", "I never asked her");
    check_quote(AS_CLAUSE,
                "When the second order of the week came in from the other shop, and nobody had called us before it, but I "
                "sent all of the boxes off that same night.",
                "sent all", "I sent all of the boxes off that same night");
    check_quote(ROUNDED, "We packed it up and moved on quietly.", "and moved on", "moved on");
    check_quote(ROUNDED, "Sandy and I went.", "Sandy and", "Sandy and");
    check_quote(ROUNDED, "It ends in and", "and", "and");
}

static void a_clause_that_says_little_takes_in_its_neighbour(void **state) {
    (void)state;
    check_quote(
        AS_CLAUSE,
        "In May, the other nurses took it over, and by the end of the summer all four wards of the house had one.",
        "In May", "In May, the other nurses took it over");
    check_quote(
        AS_CLAUSE,
        "By the end of that summer all four wards of the house had taken it over from us, the night shift, too.", "too",
        "the night shift, too");
}

static void a_long_clause_is_cut_between_words_and_keeps_what_was_found(void **state) {
    (void)state;
    const char *clause = "I had promised the parents of the thirty children in my second class that there would be a "
                         "concert before the long summer holidays began";
    check_quote(AS_CLAUSE, clause, "promised the",
                "I had promised the parents of the thirty children in my second class that there…");
    check_quote(AS_CLAUSE, clause, "concert before", "…concert before the long summer holidays began");
}

static void marks_with_nothing_between_them_end_the_search_for_a_neighbour(void **state) {
    (void)state;
    check_quote(
        AS_CLAUSE,
        "It, , was said of the whole night shift in the long winter before we moved to the new house on the hill.",
        "It", "It");
}

static void words_without_a_blank_are_cut_between_letters(void **state) {
    (void)state;
    char sentence[4001];
    memset(sentence, 'x', 4000);
    sentence[2000] = 'y';
    sentence[4000] = '\0';
    char expected[QUOTE_COLUMNS + 8];
    snprintf(expected, sizeof expected, "…y%.*s…", QUOTE_COLUMNS - 3, sentence);
    check_quote(AS_CLAUSE, sentence, "y", expected);
}

static void words_that_break_off_go_on_to_the_end_of_their_clause(void **state) {
    (void)state;
    check_quote(ROUNDED, "My failure is that I care too much, and I know it.", "failure is",
                "failure is that I care too much");
    check_quote(ROUNDED, "So I took it on THE chin.", "took it on THE", "took it on THE chin");
}

static void words_that_stand_for_themselves_stay_as_they_are(void **state) {
    (void)state;
    check_quote(ROUNDED, "In the end I solved it somehow.", "I solved it", "I solved it");
    check_quote(ROUNDED, "Much is said, and that is one word of it.", "that", "that");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_sentence_is_quoted_whole_without_its_full_stop),
        cmocka_unit_test(of_a_long_sentence_the_clause_is_quoted),
        cmocka_unit_test(a_quotation_begins_behind_the_word_that_joins_it),
        cmocka_unit_test(a_clause_that_says_little_takes_in_its_neighbour),
        cmocka_unit_test(a_long_clause_is_cut_between_words_and_keeps_what_was_found),
        cmocka_unit_test(marks_with_nothing_between_them_end_the_search_for_a_neighbour),
        cmocka_unit_test(words_without_a_blank_are_cut_between_letters),
        cmocka_unit_test(words_that_break_off_go_on_to_the_end_of_their_clause),
        cmocka_unit_test(words_that_stand_for_themselves_stay_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
