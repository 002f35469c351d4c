/* Search, and letters of another size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <starcoach/text.h>
#include <stdlib.h>
#include <string.h>

/* "start-end start-end …" of all hits. */
static void check_hits(const char *text, const char *pattern, const char *expected) {
    Hits hits = {0};
    Buffer told = {0};
    text_find(slice_of(text), slice_of(pattern), &hits);
    for (size_t i = 0; i < hits.count; i++)
        buffer_printf(&told, "%s%zu-%zu", i ? " " : "", hits.items[i].start, hits.items[i].end);
    assert_string_equal(buffer_string(&told), expected);
    buffer_free(&told);
    free(hits.items);
}

static void all_hits_are_found_in_order_and_do_not_overlap(void **state) {
    (void)state;
    check_hits("a plan, and a plan", "plan", "2-6 14-18");
    check_hits("aaaa", "aa", "0-2 2-4");
    check_hits("abababac", "ababac", "2-8");
    check_hits("nothing here", "plan", "");
    check_hits("short", "much longer than it", "");
}

static void an_empty_pattern_stands_nowhere(void **state) {
    (void)state;
    check_hits("abc", "", "");
    check_hits("", "a", "");
}

static void letters_of_either_case_are_alike_until_the_pattern_has_a_large_one(void **state) {
    (void)state;
    check_hits("Plan plan PLAN", "plan", "0-4 5-9 10-14");
    check_hits("Plan plan PLAN", "Plan", "0-4");
    check_hits("ÄRGER ärger", "ärger", "0-6 7-13");
    check_hits("ÄRGER ärger", "Ä", "0-2");
    check_hits("STRASSE", "straße", "0-7");
    check_hits("ΣΟΦΟΣ σοφος", "σοφος", "0-10 11-21");
}

static void accents_are_found_however_they_are_put_together(void **state) {
    (void)state;
    check_hits("cafe\xCC\x81", "caf\xC3\xA9", "0-6");
    check_hits("caf\xC3\xA9", "cafe\xCC\x81", "0-5");
}

static void a_hit_never_takes_half_of_a_character(void **state) {
    (void)state;
    check_hits("cafe\xCC\x81", "cafe", "");
    check_hits("\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA", "\xF0\x9F\x87\xA9", ""); /* half of a flag */
}

static void typographic_marks_and_line_ends_do_not_stand_in_the_way(void **state) {
    (void)state;
    check_hits("I didn\xE2\x80\x99t ask", "didn't", "2-10");
    check_hits("I didn't ask", "didn\xE2\x80\x99t", "2-8");
    check_hits("two\ndays late", "two days", "0-8");
}

static void check_cased(LetterCase letters, const char *text, const char *expected) {
    Buffer out = {0};
    text_append_cased(slice_of(text), letters, &out);
    assert_string_equal(buffer_string(&out), expected);
    buffer_free(&out);
}

static void letters_change_by_the_rules_of_unicode(void **state) {
    (void)state;
    check_cased(LETTERS_UPPER, "straße, plan", "STRASSE, PLAN");
    check_cased(LETTERS_LOWER, "ÉCOLE Plan", "école plan");
    check_cased(LETTERS_LOWER, "ΣΟΦΟΣ", "σοφο\xCF\x82" /* the last sigma */);
    check_cased(LETTERS_TITLE, "DON'T wait", "Don't Wait");
    check_cased(LETTERS_TITLE,
                "e\xCC\x81"
                "cole",
                "E\xCC\x81"
                "cole");
    check_cased(LETTERS_UPPER, "", "");
    check_cased(LETTERS_UPPER, "\xE6\x88\x91", "\xE6\x88\x91");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_hits_are_found_in_order_and_do_not_overlap),
        cmocka_unit_test(an_empty_pattern_stands_nowhere),
        cmocka_unit_test(letters_of_either_case_are_alike_until_the_pattern_has_a_large_one),
        cmocka_unit_test(accents_are_found_however_they_are_put_together),
        cmocka_unit_test(a_hit_never_takes_half_of_a_character),
        cmocka_unit_test(typographic_marks_and_line_ends_do_not_stand_in_the_way),
        cmocka_unit_test(letters_change_by_the_rules_of_unicode),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
