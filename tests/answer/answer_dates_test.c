/* Dates in answer to "when?", and on the way in a text. */
#include "answer/dates.h"
#include "answer/shipped_bank.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const Date today = {2026, 11, 22};

typedef struct Case {
    const char *text, *date, *words;
} Case;

static void assert_found(const Case *expected) {
    Date date = {0};
    Slice words;
    char plain[11];
    if (!text_date(bank_language(shipped_bank), slice_of(expected->text), today, &date, &words))
        fail_msg("no date in: %s", expected->text);
    date_format(date, plain);
    assert_string_equal(plain, expected->date);
    if (!slice_is(words, expected->words))
        fail_msg("%.*s, not %s", (int)words.size, words.data, expected->words);
}

static void one_year_or_month_of_a_text_is_found_with_its_words(void **state) {
    (void)state;
    static const Case cases[] = {
        {"In 2019 I ran the spring order.", "2019", "2019"},
        {"I ran it in March 2025, and it came late.", "2025-03", "March 2025"},
        {"On March 14, 2025 we met.", "2025-03", "March 14, 2025"},
        {"We met on 14 March 2025.", "2025-03", "March 2025"},
        {"Since 2024-09 I have led the team.", "2024-09", "2024-09"},
        {"It was in Sept. 2024, I think.", "2024-09", "Sept. 2024"},
        {"In march 2024 it began.", "2024-03", "march 2024"},
        {"Last autumn, in September, we moved.", "2026-09", "September"},
        {"We moved in December.", "2025-12", "December"},
        {"Two years ago I ran a shop.", "2024", "Two years ago"},
        {"I ran a shop 3 years ago.", "2023", "3 years ago"},
        {"A year ago I began.", "2025", "A year ago"},
        {"About a year and a half ago I began.", "2025-05", "a year and a half ago"},
        {"Two and a half years ago I began.", "2024", "Two and a half years ago"},
        {"A couple of years ago I began.", "2024", "A couple of years ago"},
        {"Half a year ago I began.", "2026-05", "Half a year ago"},
        {"Last year I planned the move.", "2025", "Last year"},
        {"In 2026 I planned the move.", "2026", "2026"},
        {"Eleven months ago it happened.", "2025-12", "Eleven months ago"},
        {"In 2024 I led it. It was May 2024 when it went wrong.", "2024-05", "2024"},
        {"It was March. The year was 2024, and all went well.", "2024-03", "March"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_found(&cases[i]);
}

/* Each word of the language that a time begins with, in whatever case it stands. */
static void expect_told(const char *before, const char *word, const char *behind) {
    for (int capitals = 0; capitals < 2; capitals++) {
        Buffer text = {0};
        Date date;
        Slice words;
        buffer_printf(&text, "%s%s%s", before, word, behind);
        for (char *c = text.data + strlen(before); capitals && c < text.data + text.size; c++)
            *c = *c >= 'a' && *c <= 'z' ? (char)(*c - 32) : *c;
        if (!text_date(bank_language(shipped_bank), buffer_slice(&text), today, &date, &words))
            fail_msg("no date in: %s", buffer_string(&text));
        buffer_free(&text);
    }
}

static void every_month_and_number_of_the_language_is_found_in_either_case(void **state) {
    (void)state;
    const LanguageData *data = language_data(bank_language(shipped_bank));
    for (size_t i = 0; i < data->months.count; i++)
        expect_told("It was in ", data->months.items[i], " 2024");
    for (size_t i = 0; i < data->number_word_count; i++)
        if (data->number_words[i].count > 0 && data->number_words[i].count < 80)
            expect_told("It was ", data->number_words[i].word, " years ago");
    for (size_t i = 0; i < data->past_count; i++)
        if (data->past[i].word[0] != '#')
            expect_told("It was ", data->past[i].word, "");
}

static void what_is_no_date_or_several_or_still_to_come_is_none(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",
        "I ran the spring order.",
        "From 2019 to 2021 I ran it.",
        "In March it began, and in May it ended.",
        "In 2019 I began; two years ago I stopped.",
        "It will be done in 2027.",
        "We had 12019 orders, 2,019 of them late, for $2019.",
        "It cost 2019% more, on page #2019, in room 2019b.",
        "I may march on. March on we did. May I ask?",
        "A few years ago I ran a shop.",
        "That was years ago.",
        "In the year 1812 the shop was founded.",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Date date;
        Slice words;
        if (text_date(bank_language(shipped_bank), slice_of(texts[i]), today, &date, &words))
            fail_msg("a date in: %s", texts[i]);
    }
}

/* "we xxxxMarch 2025...": letters before the month, or a blank behind them, and bytes behind the year. */
static bool is_found(size_t letters, const char *between, const char *year, size_t behind) {
    Buffer text = {0};
    Date date;
    Slice words;
    buffer_append_string(&text, "we ");
    for (size_t i = 0; i < letters; i++)
        buffer_append_byte(&text, 'x');
    buffer_printf(&text, "%sMarch%s", between, year);
    for (size_t i = 0; i < behind; i++)
        buffer_append_byte(&text, '.');
    bool found = text_date(bank_language(shipped_bank), buffer_slice(&text), today, &date, &words);
    buffer_free(&text);
    return found;
}

static void the_end_of_a_word_is_no_time_however_long_it_is(void **state) {
    (void)state;
    for (size_t letters = 1; letters < 30; letters++)
        for (size_t behind = 0; behind < 12; behind++) {
            assert_false(is_found(letters, "", "", behind));
            assert_true(is_found(letters, " ", "", behind));
            assert_true(is_found(letters, "", " 2025", behind));
            assert_true(is_found(letters, "\xC3\xA9 ", "", behind));
            assert_false(is_found(letters, "\xC3\xA9", "", behind));
        }
}

/* Whether it is told by the two texts, as sections one after the other; the one it is goes to `out`. */
static bool is_told(const char *first, const char *second, Date *out) {
    Arena *arena = arena_new();
    const SectionView sections[] = {section_view_whole(slice_of(first), arena),
                                    section_view_whole(slice_of(second), arena)};
    DateWords words;
    date_words_read(bank_language(shipped_bank), &words);
    bool told = sections_tell_time(bank_language(shipped_bank), &words, sections, 2, today, out);
    arena_free(arena);
    return told;
}

static void sections_tell_of_a_time_where_they_name_one_or_several(void **state) {
    (void)state;
    static const char *const told[] = {"In March it began, and in May it ended.", "Last spring I ran a shop.",
                                       "Two years ago I ran one.", "In June 2024 I began; in 2025 I stopped."};
    static const char *const untold[] = {"I ran a shop.", "The last springs were of steel.", "I may march on."};
    Date when;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        assert_true(is_told(told[i], "", &when));
        assert_true(is_told("I ran a shop.", told[i], &when));
    }
    for (size_t i = 0; i < sizeof untold / sizeof *untold; i++)
        assert_false(is_told(untold[i], untold[i], &when));
}

static void the_time_of_sections_is_clear_where_they_tell_of_one(void **state) {
    (void)state;
    Date when;
    assert_true(is_told("I ran a shop.", "In March 2025 it burnt down.", &when));
    assert_int_equal(when.year, 2025);
    assert_int_equal(when.month, 3);
    assert_true(is_told("In June 2024 I began.", "In May 2025 I stopped.", &when));
    assert_int_equal(when.year, 0);
    assert_true(is_told("Last spring I ran a shop.", "It did well.", &when));
    assert_int_equal(when.year, 0);
}

static void an_answer_to_when_is_read_as_people_write_it(void **state) {
    (void)state;
    static const Case cases[] = {{"2025-03", "2025-03", ""},
                                 {"3/2025", "2025-03", ""},
                                 {"14 March 2025", "2025-03", ""},
                                 {"31 March 2025", "2025-03", ""},
                                 {"1900", "1900", ""},
                                 {"mar 2025", "2025-03", ""},
                                 {"2025", "2025", ""},
                                 {"sept 2024", "2024-09", ""},
                                 {"last spring", "2026-04", ""},
                                 {"Last summer", "2026-07", ""},
                                 {"last autumn", "2025-10", ""},
                                 {"last winter", "2026-01", ""},
                                 {"March last year", "2025-03", ""},
                                 {"in march last year", "2025-03", ""},
                                 {"last March", "2026-03", ""},
                                 {"last November", "2025-11", ""},
                                 {"summer 2024", "2024-07", ""},
                                 {"spring last year", "2025-04", ""},
                                 {"two years ago", "2024", ""},
                                 {"last year", "2025", ""},
                                 {"April this year", "2026-04", ""},
                                 {"this spring", "2026-04", ""},
                                 {"earlier this year", "2026", ""},
                                 {"early last year", "2025", ""},
                                 {"at the end of 2024", "2024", ""},
                                 {"in 2024", "2024", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Date date;
        char plain[11];
        assert_true(fact_date(bank_language(shipped_bank), slice_of(cases[i].text), today, &date));
        date_format(date, plain);
        assert_string_equal(plain, cases[i].date);
    }
    Date date;
    static const char *const none[] = {"spring",
                                       "march",
                                       "last",
                                       "last week",
                                       "long ago",
                                       "in",
                                       "March or May 2025",
                                       "March May 2025",
                                       "32 March 2025",
                                       "14 15 March 2025",
                                       "1899",
                                       "0000"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (fact_date(bank_language(shipped_bank), slice_of(none[i]), today, &date))
            fail_msg("a date: %s", none[i]);
    assert_false(fact_date(bank_language(shipped_bank), slice_of("20251"), today, &date));
}

static void ages_are_told_in_the_words_of_people(void **state) {
    (void)state;
    static const Case cases[] = {
        {"2026-11", "just now", ""},    {"2026-10", "1 month ago", ""}, {"2025-03", "1 year 8 months ago", ""},
        {"2024-11", "2 years ago", ""}, {"2026", "this year", ""},      {"2025", "last year", ""},
        {"2017", "8 years ago", ""},    {"2027", "still to come", ""},  {"2026-12", "still to come", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Date when;
        Buffer age = {0};
        assert_true(date_parse(slice_of(cases[i].text), &when));
        fact_append_age(when, today, &age);
        assert_string_equal(buffer_string(&age), cases[i].date);
        buffer_free(&age);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_year_or_month_of_a_text_is_found_with_its_words),
        cmocka_unit_test(every_month_and_number_of_the_language_is_found_in_either_case),
        cmocka_unit_test(what_is_no_date_or_several_or_still_to_come_is_none),
        cmocka_unit_test(the_end_of_a_word_is_no_time_however_long_it_is),
        cmocka_unit_test(sections_tell_of_a_time_where_they_name_one_or_several),
        cmocka_unit_test(the_time_of_sections_is_clear_where_they_tell_of_one),
        cmocka_unit_test(an_answer_to_when_is_read_as_people_write_it),
        cmocka_unit_test(ages_are_told_in_the_words_of_people),
    };
    return cmocka_run_group_tests(tests, shipped_bank_load, shipped_bank_free);
}
