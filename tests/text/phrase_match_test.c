/* Each construct of the phrase language and what it finds: phrase, text, the matches as written, " | " between. */
#include "english_fixture.h"
#include <setjmp.h>
#include <starcoach/phrase.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Language *language;

typedef struct Row {
    const char *phrase, *text, *expected;
} Row;

static void add_lists(PhraseBuilder *builder) {
    static const char *const lists[][2] = {
        {"boss", "(boss|line manager)"},
        {"boss", "head of <any>"},
        {"harsh", "stupid"},
        {"harsh", "good for nothing"},
        {"harsh", "idiot*"},
        {"person", "{boss}"},
        {"person", "colleague*"},
        {"late", "(late|[far] behind schedule)"},
    };
    for (size_t i = 0; i < COUNT_OF(lists); i++)
        assert_true(phrase_builder_list(builder, lists[i][0], slice_of(lists[i][1]), NULL));
}

static PhraseSet *set_of(const char *phrase) {
    PhraseBuilder *builder = phrase_builder_new(language);
    add_lists(builder);
    Error error = {0};
    if (!phrase_builder_add(builder, 1, slice_of(phrase), &error))
        fail_msg("%s: %zu: %s", phrase, error.column, error.message);
    PhraseSet *set = phrase_builder_finish(builder);
    phrase_builder_free(builder);
    return set;
}

static void quote_matches(const Text *text, const PhraseMatches *matches, Buffer *out) {
    for (size_t i = 0; i < matches->count; i++) {
        if (i > 0)
            buffer_append_string(out, " | ");
        buffer_append(out, slice_part(text->source, phrase_match_span(text, &matches->items[i])));
    }
}

static void check_row(const Row *row) {
    PhraseSet *set = set_of(row->phrase);
    PhraseScratch *scratch = phrase_scratch_new();
    PhraseMatches matches = {0};
    Text text = {0};
    Buffer found = {0};
    text_scan(&text, language, slice_of(row->text));
    phrase_scan(set, scratch, &text, 0, text.sentence_count, &matches);
    quote_matches(&text, &matches, &found);
    if (strcmp(buffer_string(&found), row->expected) != 0)
        fail_msg("«%s» in «%s»: found «%s», expected «%s»", row->phrase, row->text, buffer_string(&found),
                 row->expected);
    buffer_free(&found);
    text_free(&text);
    phrase_matches_free(&matches);
    phrase_scratch_free(scratch);
    phrase_set_free(set);
}

#define CHECK_ROWS(...)                                                                                                \
    do {                                                                                                               \
        static const Row rows[] = {__VA_ARGS__};                                                                       \
        for (size_t i = 0; i < COUNT_OF(rows); i++)                                                                    \
            check_row(&rows[i]);                                                                                       \
    } while (0)

static void words_match_whole_and_in_any_case(void **state) {
    (void)state;
    CHECK_ROWS({"deadline", "The deadline passed.", "deadline"}, {"deadline", "Deadlines passed.", ""},
               {"missed the deadline", "We Missed THE deadline!", "Missed THE deadline"},
               {"missed the deadline", "We missed a deadline.", ""}, {"MISSED", "we missed it", "missed"},
               {"missed", "missed, missed and missed", "missed | missed | missed"},
               {"follow up", "a follow-up call", "follow-up"}, {"follow-up", "I follow up on it", "follow up"},
               {"e.g.", "Use e.g. this one", "e.g."}, {"naïve", "A NAÏVE plan", "NAÏVE"},
               {"10%", "by 10% or so", "10%"}, {"24/7", "open 24/7 here", "24/7"}, {"$5", "cost $5 each", "$5"},
               {"missed", "", ""}, {"missed", "...", ""}, {"a a", "a a a", "a a"}, {"a a", "a a a a", "a a | a a"});
}

static void contractions_are_opened_on_both_sides(void **state) {
    (void)state;
    CHECK_ROWS({"didn't ask", "I didn't ask.", "didn't ask"}, {"didn't ask", "I did not ask.", "did not ask"},
               {"did not ask", "I didn’t ask.", "didn’t ask"}, {"can not", "I cannot come, I can't.", "cannot | can't"},
               {"won't", "It will not do.", "will not"}, {"not", "I didn't.", "n't"},
               {"we are", "We're late.", "We're"}, {"did ask", "I didn't ask.", ""});
}

static void stems_match_the_starts_of_words(void **state) {
    (void)state;
    CHECK_ROWS({"delay*", "A delay, delayed by delays.", "delay | delayed | delays"}, {"delay*", "relay and dela", ""},
               {"apolog*", "I apologised; apologies!", "apologised | apologies"},
               {"missed (dead*|dates)", "missed deadlines, missed dates", "missed deadlines | missed dates"},
               {"follow-u*", "follow-ups", "follow-ups"}, {"a*", "An apple", "An | apple"},
               {"del* delay*", "delete delay", "delete delay"}, {"de* delay", "delay delay", "delay delay"},
               {"naï*", "Naïvely so", "Naïvely"}, {"<number>", "delays", ""});
}

static void alternatives_match_one_of_several(void **state) {
    (void)state;
    CHECK_ROWS({"(boss|line manager)", "My line manager and her boss", "line manager | boss"},
               {"my (boss|line manager) failed", "my line manager failed", "my line manager failed"},
               {"my (boss|line manager) failed", "my line failed", ""},
               {"boss|manager", "the manager, the boss", "manager | boss"},
               {"(a (b|c d)|e) f", "a c d f, e f, a f", "a c d f | e f"}, {"(a|a b)", "x a b", "a b"},
               {"((a))", "b a", "a"}, {"(a|(b|(c|d e)))", "d e c b", "d e | c | b"},
               {"(a|b) (c|d)", "a c b d a d", "a c | b d | a d"},
               {"(a|b [c]) d", "b c d b d a d", "b c d | b d | a d"});
}

static void optional_parts_may_be_there(void **state) {
    (void)state;
    CHECK_ROWS({"[really] failed", "I really failed and failed", "really failed | failed"},
               {"[a|the] plan", "a plan, the plan, plan", "a plan | the plan | plan"},
               {"no [real] [good] plan", "no plan; no real plan; no good plan; no real good plan",
                "no plan | no real plan | no good plan | no real good plan"},
               {"no [real] [good] plan", "no good real plan", ""}, {"failed [again]", "failed again", "failed again"},
               {"failed [again [and again]]", "failed again and again", "failed again and again"},
               {"failed [again [and again]]", "failed and again", "failed"},
               {"[[a] b] c", "c, b c, a b c, a c", "c | b c | a b c | c"});
}

static void gaps_span_a_few_words(void **state) {
    (void)state;
    CHECK_ROWS({"never .. failed", "never failed", "never failed"},
               {"never .. failed", "never a b c failed", "never a b c failed"},
               {"never .. failed", "never a b c d failed", ""},
               {"never ..4 failed", "never a b c d failed", "never a b c d failed"},
               {"never ..1 failed", "never a b failed", ""}, {"never ..0 failed", "never failed", "never failed"},
               {"never ..0 failed", "never a failed", ""},
               {"a ..12 b", "a 1 2 3 4 5 6 7 8 9 10 11 12 b", "a 1 2 3 4 5 6 7 8 9 10 11 12 b"},
               {"a ..12 b", "a 1 2 3 4 5 6 7 8 9 10 11 12 13 b", ""}, {"never .. failed", "Never. It failed.", ""},
               {"never .. failed", "I never, (ever) failed", "never, (ever) failed"},
               {"never .. failed", "I never tried; it failed", ""}, {"never .. failed", "I never tried: it failed", ""},
               {"never .. failed", "I never tried — it failed", ""}, {"a .. b", "a a b b", "a a b b"},
               {"a ..1 b ..1 c", "a x b y c", "a x b y c"}, {"a .. .. b", "a 1 2 3 4 5 6 b", "a 1 2 3 4 5 6 b"},
               {"a [.. b] c", "a x b c, a c, a x c", "a x b c | a c"},
               {"never ..2 failed", "I haven't never-ever failed", "never-ever failed"},
               {"i ..2 ask", "I didn't ask", "I didn't ask"}, {"i ..1 ask", "I didn't ask", ""});
}

static void classes_match_kinds_of_words(void **state) {
    (void)state;
    CHECK_ROWS({"<number> plans", "10 plans, two plans, no plans", "10 plans | two plans"},
               {"lost <number> clients", "lost two hundred clients", "lost two hundred clients"},
               {"lost <number> clients", "lost one hundred and twenty clients", "lost one hundred and twenty clients"},
               {"<number>", "3.5 million", "3.5 million"}, {"<number>", "On the 3rd, at 10:30, on 2025-03-01", ""},
               {"<number>", "1,200 and 10% and $5 and 10-15 and 4x", "1,200 | 10% | $5 | 10-15 | 4x"},
               {"<digits>", "3rd, 10:30, ten, 10", "3rd | 10:30 | 10"},
               {"<year>", "in 2025, 1899, 2100 or 1900", "2025 | 1900"}, {"<year>", "the 2020s", ""});
    CHECK_ROWS({"<percent>", "10%, 10 percent, ten per cent, 10", "10% | 10 percent | ten per cent"},
               {"<percent>", "10 % of 5", "10 %"}, {"by <percent>", "by 12.5%", "by 12.5%"},
               {"<percent>", "per cent", ""},
               {"<money>", "$1,200; 5 euros; $3 million; ten dollars", "$1,200 | 5 euros | $3 million | ten dollars"},
               {"<money>", "EUR 500; 500 EUR; £3k", "EUR 500 | 500 EUR | £3k"}, {"<money>", "12 €", "12 €"},
               {"<money>", "12", ""},
               {"<number> <duration>", "2 days, a week, three months, 5-day", "2 days | three months | 5-day"},
               {"(<number>|a|several) <duration>", "a week, several hours", "a week | several hours"},
               {"<duration>", "today", ""});
    CHECK_ROWS({"<date>", "in 2024", "2024"}, {"<date>", "on 2025-03-01 or 2025-03", "2025-03-01 | 2025-03"},
               {"<date>", "on 3 March 2024", "3 March 2024"}, {"<date>", "in March 2024", "March 2024"},
               {"<date>", "on March 3rd, 2024", "March 3rd, 2024"}, {"<date>", "the 3rd of march", "3rd of march"},
               {"<date>", "we may march in May", "May"}, {"<date>", "it may 5x", ""}, {"<date>", "since May", "May"},
               {"<date>", "01/03/2025 and 2023-2025", "01/03/2025 | 2023-2025"}, {"<date>", "10-15 of 3/4", ""},
               {"(in|since) <date>", "Since 2023-04 it works", "Since 2023-04"});
    CHECK_ROWS({"<capital>", "Then Anna met Bob.", "Anna | Bob"}, {"<capital>", "Anna met I", ""},
               {"<capital>", "“Anna met Bob”", "Bob"}, {"<capital>", "It was. Then Anna", "Anna"},
               {"<capital> and <capital>", "with Anna and Bob", "Anna and Bob"},
               {"<acronym>", "The API of XX is ok", "API | XX"}, {"<acronym>", "API first", "API"},
               {"<acronym>", "I Am", ""}, {"i <any> it", "I did it, I 2 it, I it, I, it", "I did it | I 2 it"},
               {"i <word> it", "I did it, I 2 it", "I did it"}, {"<any> <any>", "a b c", "a b"});
}

static void lists_stand_for_their_phrases(void **state) {
    (void)state;
    CHECK_ROWS(
        {"my {boss}", "my boss, my line manager, my head of sales", "my boss | my line manager | my head of sales"},
        {"{harsh}", "stupid, good for nothing idiots", "stupid | good for nothing | idiots"},
        {"{person} .. {harsh}", "my colleagues were idiots", "colleagues were idiots"},
        {"{person} .. {harsh}", "the head of sales was good for nothing", "head of sales was good for nothing"},
        {"[my] {person}", "my boss", "my boss"}, {"({person}|client)", "the client, the boss", "client | boss"},
        {"was {late}", "was late, was behind schedule, was far behind schedule",
         "was late | was behind schedule | was far behind schedule"});
}

static void the_sentences_edges_can_be_asked_for(void **state) {
    (void)state;
    CHECK_ROWS({"^ i failed", "I failed. Then I failed.", "I failed"},
               {"^ i failed", "“I failed,” he said", "I failed"}, {"^ i failed", "— I failed", "I failed"},
               {"failed $", "I failed. I failed twice.", "failed"}, {"failed $", "I failed!", "failed"},
               {"failed $", "(I failed.)", "failed"}, {"failed $", "I failed", "failed"},
               {"^ failed $", "Failed.", "Failed"}, {"^ failed $", "I failed.", ""},
               {"(^|so) i failed", "I failed, so I failed", "I failed | so I failed"},
               {"i failed (again|$)", "I failed again. I failed. I failed here.", "I failed again | I failed"},
               {"^ ..2 failed", "So it failed and failed.", "So it failed"}, {"^ ..2 failed", "So that it failed.", ""},
               {"failed ..2 $", "It failed by far. It failed by very far.", "failed by far"},
               {"^ so [then] i", "So then I", "So then I"}, {"^ [so] i", "I said so I went", "I"},
               {"(^ um|^ well) i", "Well I did. And well I did.", "Well I"}, {"[^ so] i", "So I said so I", "So I | I"},
               {"failed [$]", "failed twice, failed", "failed | failed"});
}

static void negation_ends_with_the_clause(void **state) {
    (void)state;
    CHECK_ROWS({"!blame", "I blame them.", "blame"}, {"!blame", "I don't blame them.", ""},
               {"~blame", "I don't blame them.", "blame"}, {"~blame", "I blame them.", ""},
               {"!blame", "I do not really ever blame them", ""}, {"!blame", "It was not me, I blame them", "blame"},
               {"~blame", "It was not me, I blame them", ""}, {"!blame", "It did not work but I blame them", "blame"},
               {"!blame", "No. I blame them.", "blame"}, {"!not good", "It was not good", "not good"},
               {"!not good", "Nothing was not good", ""}, {"! blame", "I blame them", "blame"},
               {"~ [the] fault", "It was never the fault", "the fault"},
               {"!(my|your) fault", "not my fault, your fault", "your fault"},
               {"!blame .. them", "not so, I blame all of them", "blame all of them"},
               {"![not] good", "not good", "not good"}, {"!x [y] good", "x y good not x good", "x y good"},
               {"~[really] bad", "not very bad, really bad", "bad"},
               {"![they say,] bad", "never they say, bad", "bad"});
}

static void marks_are_passed_over_or_named(void **state) {
    (void)state;
    CHECK_ROWS(
        {"however i failed", "However, I failed", "However, I failed"},
        {"however, i failed", "However, I failed", "However, I failed"}, {"however, i failed", "However I failed", ""},
        {"however \",\" i", "However, I", "However, I"}, {"so called plan", "so called “plan”", "so called “plan"},
        {"the (last) plan", "the (last) plan", "the (last) plan"}, {"the last plan", "the (last) [good] plan", ""},
        {"the last plan", "the (“last”), plan", "the (“last”), plan"}, {"a b", "a; b", ""}, {"a b", "a: b", ""},
        {"a b", "a — b", ""}, {"a b", "a / b", ""}, {"a b", "a... b", ""}, {"a; b", "a; b", "a; b"},
        {"a \";\" b", "a; b", "a; b"}, {"a \"—\" b", "a -- b", "a -- b"}, {"why \"?\"", "Why? Why not?", "Why?"},
        {"why?", "Why?? Why not?", "Why??"}, {"a \"...\" b", "a … b", "a … b"}, {"\"(\" a", "x (a) b", "(a"},
        {"\"&\"", "a & b", "&"}, {"\"a b\" c", "a b c", "a b c"}, {"a, b", "a ( , b", "a ( , b"},
        {"a [,] b", "a, b; a b", "a, b | a b"}, {"[\",\"] b", "a, b", ", b"},
        {"customers' needs", "the customers’ needs", "customers’ needs"}, {"(!|?)", "Why?", "?"},
        {"done \"!\" $", "It is done!", "done!"}, {"^ \"(\" a", "(a) (a)", "(a"});
}

static void the_longest_of_overlapping_matches_is_told(void **state) {
    (void)state;
    CHECK_ROWS({"(a b|b c d)", "a b c d", "b c d"}, {"(a b|b c)", "a b c", "a b"},
               {"(a|a b c)", "a b c a b", "a b c | a"}, {"(a b|b c d|d e)", "a b c d e", "b c d"},
               {"(a b|b c|c d e|e f)", "a b c d e f", "a b | c d e"}, {"x [a] [b] [c]", "x a b c", "x a b c"});
}

/* "the", marks to be passed over, "m", more of them, "of": a rare word between common ones. */
static void write_spread(Buffer *out, size_t before, size_t after) {
    buffer_clear(out);
    buffer_append_string(out, "the");
    for (size_t i = 0; i < before; i++)
        buffer_append_string(out, i % 2 ? " ," : " (");
    buffer_append_string(out, " m");
    for (size_t i = 0; i < after; i++)
        buffer_append_string(out, i % 2 ? " ," : " (");
    buffer_append_string(out, " of");
}

static void a_match_has_at_most_sixty_four_tokens(void **state) {
    (void)state;
    Buffer text = {0};
    for (size_t before = 0; before <= 61; before++) {
        write_spread(&text, before, 61 - before);
        check_row(&(Row){"the m of", buffer_string(&text), buffer_string(&text)});
        write_spread(&text, before, 62 - before);
        check_row(&(Row){"the m of", buffer_string(&text), ""});
    }
    buffer_free(&text);
}

static void matches_are_found_anywhere_in_a_long_sentence(void **state) {
    (void)state;
    Buffer text = {0};
    for (size_t before = 55; before < 140; before++) {
        buffer_clear(&text);
        for (size_t i = 0; i < before; i++)
            buffer_append_string(&text, "word ");
        buffer_append_string(&text, "x y y z word word");
        check_row(&(Row){"x ..2 z", buffer_string(&text), "x y y z"});
        check_row(&(Row){"[y] y z .. $", buffer_string(&text), "y y z word word"});
        check_row(&(Row){"^ .. x", buffer_string(&text), ""});
    }
    buffer_free(&text);
}

/* ---- Several phrases at once ---- */

static void add(PhraseBuilder *builder, uint32_t id, const char *phrase) {
    assert_true(phrase_builder_add(builder, id, slice_of(phrase), NULL));
}

static int by_sentence_and_place(const void *a, const void *b) {
    const PhraseMatch *left = a, *right = b;
    if (left->sentence != right->sentence)
        return left->sentence < right->sentence ? -1 : 1;
    if (left->first != right->first)
        return left->first < right->first ? -1 : 1;
    return (left->end > right->end) - (left->end < right->end);
}

static void groups_are_told_apart(void **state) {
    (void)state;
    PhraseBuilder *builder = phrase_builder_new(language);
    add(builder, 7, "the plan");
    add(builder, 3, "!plan");
    add(builder, 3, "~failed");
    add(builder, PHRASE_MOST_GROUPS - 1, "the .. failed");
    add(builder, 7, "plan failed");
    PhraseSet *set = phrase_builder_finish(builder);
    phrase_builder_free(builder);
    PhraseScratch *scratch = phrase_scratch_new();
    PhraseMatches matches = {0};
    Text text = {0};
    text_scan(&text, language, slice_of("So. The plan never failed. The plan failed."));
    phrase_scan(set, scratch, &text, 1, text.sentence_count, &matches);
    qsort(matches.items, matches.count, sizeof *matches.items, by_sentence_and_place);
    static const PhraseMatch expected[] = {
        {7, 1, 2, 4}, {PHRASE_MOST_GROUPS - 1, 1, 2, 6},  {3, 1, 3, 4}, {3, 1, 5, 6},
        {7, 2, 7, 9}, {PHRASE_MOST_GROUPS - 1, 2, 7, 10}, {3, 2, 8, 9},
    };
    assert_int_equal(matches.count, COUNT_OF(expected));
    for (size_t i = 0; i < matches.count; i++) {
        assert_int_equal(matches.items[i].id, expected[i].id);
        assert_int_equal(matches.items[i].sentence, expected[i].sentence);
        assert_int_equal(matches.items[i].first, expected[i].first);
        assert_int_equal(matches.items[i].end, expected[i].end);
    }
    phrase_scan(set, scratch, &text, 0, 1, &matches);
    assert_int_equal(matches.count, COUNT_OF(expected)); /* appended nothing, forgot nothing */
    text_free(&text);
    phrase_matches_free(&matches);
    phrase_scratch_free(scratch);
    phrase_set_free(set);
}

static void a_set_without_phrases_finds_nothing(void **state) {
    (void)state;
    PhraseBuilder *builder = phrase_builder_new(language);
    PhraseSet *set = phrase_builder_finish(builder);
    phrase_builder_free(builder);
    PhraseScratch *scratch = phrase_scratch_new();
    PhraseMatches matches = {0};
    Text text = {0};
    text_scan(&text, language, slice_of("The plan failed, twice!"));
    phrase_scan(set, scratch, &text, 0, text.sentence_count, &matches);
    assert_int_equal(matches.count, 0);
    text_free(&text);
    phrase_scratch_free(scratch);
    phrase_set_free(set);
}

static int set_up(void **state) {
    (void)state;
    language = english_fixture();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    language_free(language);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_match_whole_and_in_any_case),
        cmocka_unit_test(contractions_are_opened_on_both_sides),
        cmocka_unit_test(stems_match_the_starts_of_words),
        cmocka_unit_test(alternatives_match_one_of_several),
        cmocka_unit_test(optional_parts_may_be_there),
        cmocka_unit_test(gaps_span_a_few_words),
        cmocka_unit_test(classes_match_kinds_of_words),
        cmocka_unit_test(lists_stand_for_their_phrases),
        cmocka_unit_test(the_sentences_edges_can_be_asked_for),
        cmocka_unit_test(negation_ends_with_the_clause),
        cmocka_unit_test(marks_are_passed_over_or_named),
        cmocka_unit_test(the_longest_of_overlapping_matches_is_told),
        cmocka_unit_test(a_match_has_at_most_sixty_four_tokens),
        cmocka_unit_test(matches_are_found_anywhere_in_a_long_sentence),
        cmocka_unit_test(groups_are_told_apart),
        cmocka_unit_test(a_set_without_phrases_finds_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
