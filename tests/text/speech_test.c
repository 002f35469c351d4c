/* How long a text takes to say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/english_fixture.h"
#include <starcoach/text.h>

static Language *language;
static Text text;

static int set_up(void **state) {
    (void)state;
    language = english_fixture();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    text_free(&text);
    language_free(language);
    return 0;
}

static Speech speech_of(const char *source) {
    text_scan(&text, language, slice_of(source));
    return text_speech(&text);
}

typedef struct Said {
    const char *written;
    size_t syllables;
} Said;

static void check_said(const Said *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t said = speech_of(cases[i].written).syllables;
        if (said != cases[i].syllables)
            fail_msg("\"%s\" has %zu syllables, not %zu", cases[i].written, cases[i].syllables, said);
    }
}

static void numbers_are_said_out(void **state) {
    static const Said cases[] = {
        {"0", 2},     {"7", 2},         {"11", 3},        {"20", 2},
        {"45", 3},    {"77", 5},        {"100", 3},       {"105", 4},
        {"342", 6},   {"1,000", 3},     {"1,200", 6},     {"12,000", 3},
        {"45000", 5}, {"1,000,000", 3}, {"2,500,000", 8}, {"1234567890123456", 18},
        {"007", 6},   {"0.5", 4},       {"3.5", 3},       {"99.9", 5},
        {".5", 2},    {"1.2.3", 5},     {"-5", 3},        {"+3", 2},
    };
    (void)state;
    check_said(cases, COUNT_OF(cases));
}

static void years_are_said_in_pairs(void **state) {
    static const Said cases[] = {
        {"2025", 5}, {"1985", 5},  {"1900", 4},       {"1905", 4},  {"2000", 3}, {"2005", 4},
        {"2010", 3}, {"1990s", 4}, {"2019-2021", 10}, {"2,025", 6}, {"90s", 2},  {"2500", 6},
    };
    (void)state;
    check_said(cases, COUNT_OF(cases));
}

static void dates_and_times_are_said_as_such(void **state) {
    static const Said cases[] = {
        {"2025-03", 6},                        /* March twenty twenty-five */
        {"2025-03-01", 7},                     /* first of it */
        {"15/03/2025", 8},                     /* fifteenth March twenty twenty-five */
        {"3/15/25", 8},    {"2024-12-31", 11}, /* thirty-first December twenty twenty-four */
        {"9:30", 3},       {"9:00", 3},        /* nine o'clock */
        {"14:05", 4},                          /* fourteen oh five */
        {"9:30am", 5},     {"10pm", 3},        {"5 am", 3}, {"24/7", 5},
        {"1/2", 2},        {"3/4", 3},         {"9/10", 4}, {"50/50", 4},
    };
    (void)state;
    check_said(cases, COUNT_OF(cases));
}

static void money_shares_and_units_are_said_behind_the_number(void **state) {
    static const Said cases[] = {
        {"10%", 3},    {"10 %", 3}, {"2.5%", 5},   {"10-15%", 6}, /* ten to fifteen percent */
        {"10–15%", 6}, {"$5", 3},   {"$1,200", 8}, {"$1.50", 5},  /* one dollars fifty */
        {"$1.2bn", 7},                                            /* one point two billion dollars */
        {"€50k", 6},   {"£20", 3},  {"5km", 5},    {"5 km", 5},   {"10 km", 5}, {"10k", 3}, {"3x", 2},
        {"300ms", 7},  {"16GB", 5}, {"5°", 3},     {"1st", 1},    {"2nd", 2},   {"3rd", 1}, {"12th", 1},
        {"20th", 3},   {"21st", 3}, {"22nd", 4},   {"100th", 3},  {"50+", 3},
    };
    (void)state;
    check_said(cases, COUNT_OF(cases));
}

static void acronyms_are_spelled_unless_read_as_words(void **state) {
    static const Said cases[] = {
        {"API", 3},  {"APIs", 3}, {"XX", 2},  {"WWW", 9},  {"HR", 2},  {"NASA", 2},     {"RAM", 1}, {"JSON", 2},
        {"html", 4}, {"B2B", 3},  {"Q3", 2},  {"v2.1", 4}, {"p95", 4}, {"I", 1},        {"NOT", 1}, {"DEADLINE", 2},
        {"e.g.", 2}, {"a.m.", 2}, {"Dr.", 2}, {"IT", 2},   {"R&D", 3}, {"COVID-19", 4},
    };
    (void)state;
    check_said(cases, COUNT_OF(cases));
}

static void addresses_and_symbols_are_said(void **state) {
    static const Said cases[] = {
        {"example.com", 5}, /* example dot com */
        {"https://www.example.com", 5},
        {"https://example.com/plan", 7},
        {"me@here.org", 5},
        {"Node.js", 4}, /* node dot J S */
        {"you & me", 3},
        {"a = b", 4},
        {"#1", 3},
        {"~10", 3},
        {"<5", 3},
        {"->", 0},
        {"👍", 0},
        {"=====", 0},
    };
    (void)state;
    check_said(cases, COUNT_OF(cases));
}

static void a_shouted_sentence_is_not_spelled(void **state) {
    (void)state;
    assert_int_equal(speech_of("WE ALL MISS OUR BUS").syllables, 5);
    assert_int_equal(speech_of("The API and the CRM").syllables, 9);
}

static void commas_and_ends_are_pauses(void **state) {
    (void)state;
    Speech speech = speech_of("First, plan; then: go — now. Why? At 9:30, \"Stop!\" he said... and left");
    assert_int_equal(speech.commas, 7); /* , ; : — , and the marks within the last sentence */
    assert_int_equal(speech.ends, 3);
    assert_int_equal(speech_of("one\n\ntwo\n\nthree").ends, 3);
    assert_int_equal(speech_of("well-known - or not").commas, 1);
}

static void seconds_follow_the_rates_and_the_pace(void **state) {
    (void)state;
    Speech speech = {.syllables = 100, .commas = 10, .ends = 4};
    assert_float_equal((float)speech_seconds(language, speech, 1), 22 + 1.7f + 2.2f, 0.001f);
    assert_float_equal((float)speech_seconds(language, speech, 0.5), (22 + 1.7f + 2.2f) / 2, 0.001f);
}

static void words_alone_follow_their_own_rate_and_the_pace(void **state) {
    (void)state;
    double rate = language_data(language)->rates.per_word;
    assert_float_equal((float)speech_seconds_of_words(language, 0, 1), 0, 0.001f);
    assert_float_equal((float)speech_seconds_of_words(language, 300, 1), 300 * (float)rate, 0.001f);
    assert_float_equal((float)speech_seconds_of_words(language, 300, 1.2), 360 * (float)rate, 0.001f);
}

static void each_take_narrows_the_range_as_measured(void **state) {
    (void)state;
    double low[10], high[10];
    for (int takes = 0; takes < 10; takes++) {
        speech_range(language, takes, &low[takes], &high[takes]);
        assert_true(low[takes] < 1 && 1 < high[takes]);
        if (takes > 0 && takes <= 8)
            assert_true(low[takes] > low[takes - 1] && high[takes] < high[takes - 1]);
    }
    const SpeechRates *rates = &language_data(language)->rates;
    assert_float_equal((float)low[0], (float)rates->low, 1e-6f);
    assert_float_equal((float)high[0], (float)rates->high, 1e-6f);
    assert_float_equal((float)low[1], (float)rates->low_after_take, 1e-6f);
    assert_float_equal((float)high[1], (float)rates->high_after_take, 1e-6f);
    assert_true(low[3] > 0.905 && low[3] < 0.915); /* 6.7% where one take leaves 8.2% */
    assert_true(high[3] > 1.10 && high[3] < 1.11);
    assert_true(low[9] == low[8] && high[9] == high[8]);
}

static void sentences_add_up_to_the_text(void **state) {
    (void)state;
    Speech whole = speech_of("We met at 9:30, all of us. It took 2 days!"), sum = {0};
    for (size_t i = 0; i < text.sentence_count; i++)
        speech_add(&sum, &text.sentences[i]);
    assert_int_equal(text.sentence_count, 2);
    assert_int_equal(sum.syllables, whole.syllables);
    assert_int_equal(sum.syllables, 9 + 4);
    assert_int_equal(sum.ends, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_said_out),
        cmocka_unit_test(years_are_said_in_pairs),
        cmocka_unit_test(dates_and_times_are_said_as_such),
        cmocka_unit_test(money_shares_and_units_are_said_behind_the_number),
        cmocka_unit_test(acronyms_are_spelled_unless_read_as_words),
        cmocka_unit_test(addresses_and_symbols_are_said),
        cmocka_unit_test(a_shouted_sentence_is_not_spelled),
        cmocka_unit_test(commas_and_ends_are_pauses),
        cmocka_unit_test(seconds_follow_the_rates_and_the_pace),
        cmocka_unit_test(words_alone_follow_their_own_rate_and_the_pace),
        cmocka_unit_test(each_take_narrows_the_range_as_measured),
        cmocka_unit_test(sentences_add_up_to_the_text),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
