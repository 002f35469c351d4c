/* From a text to its words, numbers, marks, sentences and paragraphs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/english_fixture.h"
#include <starcoach/text.h>
#include <string.h>

typedef struct Fixture {
    Language *language;
    Text text;
    Buffer out;
} Fixture;

static int set_up(void **state) {
    static Fixture fixture;
    fixture = (Fixture){.language = english_fixture()};
    *state = &fixture;
    return 0;
}

static int tear_down(void **state) {
    Fixture *fixture = *state;
    text_free(&fixture->text);
    buffer_free(&fixture->out);
    language_free(fixture->language);
    return 0;
}

static const Text *scan(Fixture *fixture, const char *source) {
    text_scan(&fixture->text, fixture->language, slice_of(source));
    return &fixture->text;
}

/* The forms of all tokens, sentences divided by " / ". */
static const char *forms_of(Fixture *fixture, const char *source) {
    const Text *text = scan(fixture, source);
    buffer_clear(&fixture->out);
    for (size_t s = 0; s < text->sentence_count; s++)
        for (uint32_t i = text->sentences[s].first_token; i < text->sentences[s].end_token; i++) {
            if (fixture->out.size)
                buffer_append_string(&fixture->out, i == text->sentences[s].first_token ? " / " : " ");
            buffer_append(&fixture->out, text_form(text, &text->tokens[i]));
        }
    return buffer_string(&fixture->out);
}

/* The sentences as they stand in the source, divided by "|"; "¶" behind those that end a paragraph. */
static const char *sentences_of(Fixture *fixture, const char *source) {
    const Text *text = scan(fixture, source);
    buffer_clear(&fixture->out);
    for (size_t s = 0; s < text->sentence_count; s++) {
        const Sentence *sentence = &text->sentences[s];
        if (s)
            buffer_append_byte(&fixture->out, '|');
        buffer_append(&fixture->out, slice_part(text->source, (Span){sentence->start, sentence->end}));
        if (sentence->ends_paragraph)
            buffer_append_string(&fixture->out, "¶");
    }
    return buffer_string(&fixture->out);
}

/* The forms of the tokens that have the flag. */
static const char *flagged(Fixture *fixture, const char *source, TokenFlag flag) {
    const Text *text = scan(fixture, source);
    buffer_clear(&fixture->out);
    for (size_t i = 0; i < text->token_count; i++) {
        if (!(text->tokens[i].flags & flag))
            continue;
        if (fixture->out.size)
            buffer_append_byte(&fixture->out, ' ');
        buffer_append(&fixture->out, text_form(text, &text->tokens[i]));
    }
    return buffer_string(&fixture->out);
}

/* ---- Tokens ---- */

static void words_numbers_and_marks_are_told_apart(void **state) {
    const Text *text = scan(*state, "Sales fell 10%, twice!");
    static const TokenKind kinds[] = {TOKEN_WORD, TOKEN_WORD, TOKEN_NUMBER, TOKEN_MARK, TOKEN_WORD, TOKEN_MARK};
    assert_int_equal(text->token_count, 6);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(text->tokens[i].kind, kinds[i]);
    assert_int_equal(text->tokens[3].form, ',');
    assert_int_equal(text->tokens[5].form, '!');
}

static void contractions_are_opened(void **state) {
    assert_string_equal(forms_of(*state, "I didn't ask."), "i did not ask .");
    assert_string_equal(forms_of(*state, "I didn’t; we're LATE, they'll wait"),
                        "i did not ; we are late , they will wait");
    assert_string_equal(forms_of(*state, "can't won't cannot let's dunno"),
                        "can not will not can not let us do not know");
    assert_string_equal(forms_of(*state, "I wouldn't've"), "i would not have");
    assert_string_equal(forms_of(*state, "the boss's plan, O'Brien, the users' load"),
                        "the boss's plan , o'brien , the users ' load");
}

static void opened_tokens_lie_on_the_bytes_they_stand_for(void **state) {
    const Text *text = scan(*state, "We didn’t, won't");
    assert_true(slice_is(text_of_token(text, &text->tokens[1]), "did"));
    assert_true(slice_is(text_of_token(text, &text->tokens[2]), "n’t"));
    assert_true(slice_is(text_of_token(text, &text->tokens[4]), "won't"));
    assert_true(slice_is(text_of_token(text, &text->tokens[5]), "won't"));
}

static void a_hyphen_joins_words_and_is_no_token(void **state) {
    assert_string_equal(forms_of(*state, "a follow-up of the 2-week state‑of‑the‑art plan"),
                        "a follow up of the 2 week state of the art plan");
    assert_int_equal(scan(*state, "a follow-up of the 2-week plan")->words, 6);
}

static void numbers_keep_what_belongs_to_them(void **state) {
    assert_string_equal(forms_of(*state, "$1,200 10-15% 2025-03-01 9:30am 3rd 4x 24/7 1990s -5% 99.9 €50k 10–15 5KM"),
                        "$1,200 10-15% 2025-03-01 9:30am 3rd 4x 24/7 1990s -5% 99.9 €50k 10-15 5km");
    assert_string_equal(forms_of(*state, "in 2024, 3.5. (7)"), "in 2024 , 3.5 . / ( 7 )");
}

static void names_with_dots_digits_and_addresses_are_one_word(void **state) {
    assert_string_equal(forms_of(*state, "Node.js v2.1, B2B e.g. https://a.org/x?y=1. Mail me@here.org."),
                        "node.js v2.1 , b2b e.g. https://a.org/x?y=1 . / mail me@here.org .");
}

static void forms_are_the_same_however_a_word_is_typed(void **state) {
    assert_string_equal(forms_of(*state, "CAFÉ Cafe\xcc\x81 ＡＢＣ ﬁnish Straße co\xc2\xadop"),
                        "café café abc finish straße coop");
}

static void marks_have_one_form_each(void **state) {
    const Text *text = scan(*state, "“a” – b -- c... d…");
    assert_int_equal(text->tokens[0].form, '"');
    assert_int_equal(text->tokens[3].form, 0x2014);
    assert_int_equal(text->tokens[5].form, 0x2014);
    assert_int_equal(text->tokens[7].form, 0x2026);
    assert_int_equal(text->tokens[9].form, 0x2026);
}

static void equal_forms_have_equal_ids_and_hashes(void **state) {
    const Text *text = scan(*state, "Plan the plan, PLAN");
    assert_int_equal(text->tokens[0].form, text->tokens[2].form);
    assert_int_equal(text->tokens[0].form, text->tokens[4].form);
    assert_int_not_equal(text->tokens[0].form, text->tokens[1].form);
    assert_int_equal(text_form_hash(text, &text->tokens[0]), text_hash(slice_of("plan")));
}

/* The first time it is looked at letter by letter, then at once. */
static void assert_met_again(Fixture *fixture, Slice word, const char *behind) {
    Buffer source = {0};
    for (int i = 0; i < 2; i++) {
        buffer_append(&source, word);
        buffer_append_string(&source, behind);
        buffer_append_string(&source, i == 0 ? "\n\n" : " and what comes then\n");
    }
    Text text = {0};
    text_scan(&text, fixture->language, buffer_slice(&source));
    const Token *first = &text.tokens[0], *again = &text.tokens[text.sentences[0].end_token];
    assert_int_equal(first->form, again->form);
    assert_int_equal(first->flags, again->flags);
    assert_int_equal(first->end - first->start, word.size);
    assert_int_equal(again->end - again->start, word.size);
    assert_true(slice_equal_any_case(text_form(&text, again), word));
    assert_int_equal(text_form_hash(&text, again), text_hash(text_form(&text, again)));
    text_free(&text);
    buffer_free(&source);
}

static void a_word_met_again_is_as_when_it_was_met_first(void **state) {
    static const char *const words[] = {"counterrevolutionaries", "Counterrevolutionaries", "COUNTERREVOLUTIONARIES",
                                        "cOuntErrevOlUtionAriEs"};
    static const char *const behind[] = {"", ",", ".", "?", ":", "-", "\"", "\xe2\x80\x94"};
    for (size_t size = 1; size <= strlen(words[0]); size++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            for (size_t j = 0; j < sizeof behind / sizeof *behind; j++)
                assert_met_again(*state, (Slice){words[i], size}, behind[j]);
}

static void each_ideograph_is_a_word(void **state) {
    const Text *text = scan(*state, "我迟到了。Sorry");
    assert_int_equal(text->words, 5);
    assert_int_equal(text->sentence_count, 2);
}

/* ---- Flags ---- */

static void a_written_word_is_flagged_once(void **state) {
    assert_string_equal(flagged(*state, "I didn't follow-up and/or ask 2-3 people.", TOKEN_STARTS_WORD),
                        "i did follow and ask 2-3 people");
}

static void capitals_are_flagged(void **state) {
    assert_string_equal(flagged(*state, "The API of Émile, I and XX", TOKEN_CAPITAL), "the api émile i xx");
    assert_string_equal(flagged(*state, "The API of Émile, I and XX B2B DON'T", TOKEN_ALL_CAPITALS), "api xx");
}

static void clauses_begin_after_marks_and_at_their_words(void **state) {
    assert_string_equal(
        flagged(*state, "We met, but late because he (Bo) left — I stayed. Then on", TOKEN_STARTS_CLAUSE),
        "we but because bo left i then");
}

static void negators_are_flagged_in_contractions_too(void **state) {
    assert_string_equal(flagged(*state, "I never said no, I didn't and can't.", TOKEN_NEGATOR), "never no not not");
}

/* ---- Sentences ---- */

static void sentences_end_at_their_marks(void **state) {
    assert_string_equal(sentences_of(*state, " Late. Why?! So what… Fine!  Done"), "Late.|Why?!|So what…|Fine!|Done¶");
    assert_string_equal(sentences_of(*state, "i was late. then i fixed it"), "i was late.|then i fixed it¶");
    assert_string_equal(sentences_of(*state, "It was late.Then we left."), "It was late.|Then we left.¶");
}

static void abbreviations_initials_and_decimals_end_none(void **state) {
    assert_string_equal(
        sentences_of(*state, "Dr. Wu and J. Smith paid approx. 3.5 of it, e.g. Python and Node.js code."),
        "Dr. Wu and J. Smith paid approx. 3.5 of it, e.g. Python and Node.js code.¶");
    assert_string_equal(
        sentences_of(*state, "We met at 9 a.m. on Monday. It was at 10 a.m. Then we ate, slept etc. The end."),
        "We met at 9 a.m. on Monday.|It was at 10 a.m.|Then we ate, slept etc.|The end.¶");
    assert_string_equal(sentences_of(*state, "It was I. We left."), "It was I.|We left.¶");
}

static void an_ellipsis_before_a_small_letter_ends_none(void **state) {
    assert_string_equal(sentences_of(*state, "It was... late. I left... Then home"),
                        "It was... late.|I left...|Then home¶");
}

static void closing_quotes_and_brackets_belong_to_the_sentence(void **state) {
    assert_string_equal(sentences_of(*state, "\"Why?\" he asked. (It failed.) He said “no.” Then **bold.** Next"),
                        "\"Why?\" he asked.|(It failed.)|He said “no.”|Then **bold.**|Next¶");
}

static void a_line_break_within_a_paragraph_is_white_space(void **state) {
    assert_string_equal(sentences_of(*state, "We were\nlate again.\nThen\r\nTom left"),
                        "We were\nlate again.¶|Then\r\nTom left¶");
}

static void lines_that_leave_room_and_begin_large_are_a_list(void **state) {
    assert_string_equal(
        sentences_of(*state, "Mapped every step\nCut it\n  2 teams were trained (by me)\n\nThen we\nleft"),
        "Mapped every step|Cut it|2 teams were trained (by me)¶|Then we\nleft¶");
    assert_string_equal(sentences_of(*state, "\"Ask\" was the rule\r\nWho could\r\nAsk us"),
                        "\"Ask\" was the rule|Who could|Ask us¶");
    assert_string_equal(sentences_of(*state, "I wrote to our friends\nAnna and Tom"), /* "Anna" had no room */
                        "I wrote to our friends\nAnna and Tom¶");
    assert_string_equal(sentences_of(*state, "We wrote\nAnna a long letter\nbut heard nothing"),
                        "We wrote\nAnna a long letter\nbut heard nothing¶");
    assert_string_equal(sentences_of(*state, "- We wrote\nAnna a long letter"), "We wrote\nAnna a long letter¶");
}

static void paragraphs_end_at_blank_lines_lists_and_colons(void **state) {
    assert_string_equal(
        sentences_of(*state, "One\n\nTwo things:\n- first item\n- second\n1. third\n> quote\n# Head\ntext"),
        "One¶|Two things:¶|first item¶|second¶|third¶|quote¶|Head¶|text¶");
}

static void marks_alone_make_no_sentence(void **state) {
    assert_string_equal(sentences_of(*state, "Late. ... Then (.) \n\n---\n\n***\n\nEnd."), "Late. ...|Then (.)¶|End.¶");
    assert_string_equal(sentences_of(*state, ""), "");
    assert_string_equal(sentences_of(*state, " \n\t "), "");
    assert_int_equal(scan(*state, "...")->sentences[0].ends, 0);
}

static void markdown_is_no_word(void **state) {
    assert_string_equal(forms_of(*state, "- [x] **Bold** and `code`\n## Head\n[a link](https://x.org/very) ~~gone~~"),
                        "bold and code / head / [ a link ] gone");
    assert_int_equal(scan(*state, "1. one\n2) two\n(3) three\n* four\n• five")->words, 5);
}

static void a_spans_end_ends_a_sentence(void **state) {
    Fixture *fixture = *state;
    Text *text = &fixture->text;
    Slice source = slice_of("We were late because. Then it ended");
    text_begin(text, source);
    text_add(text, fixture->language, (Span){22, 26});
    text_add(text, fixture->language, (Span){0, 12});
    assert_int_equal(text->sentence_count, 2);
    assert_int_equal(text->sentences[0].start, 22);
    assert_int_equal(text->sentences[1].start, 0);
    assert_int_equal(text->sentences[1].end, 12);
    assert_int_equal(text->sentences[1].ends, 1);
    assert_int_equal(text->words, 4);
}

static void a_text_may_be_used_again(void **state) {
    Fixture *fixture = *state;
    scan(fixture, "We were late, as planned. Twice.");
    const Text *text = scan(fixture, "We left.");
    assert_int_equal(text->words, 2);
    assert_int_equal(text->sentence_count, 1);
    assert_true(slice_is(text_form(text, &text->tokens[1]), "left"));
    text_scan(&fixture->text, fixture->language, slice_of(""));
    assert_int_equal(fixture->text.token_count + fixture->text.words, 0);
}

static void another_language_is_not_mistaken_for_the_last(void **state) {
    Fixture *fixture = *state;
    scan(fixture, "I zork");
    WordList negators = WORDS("zork");
    Language *other = language_new(&(LanguageData){.code = "xx", .name = "X", .negators = negators});
    text_scan(&fixture->text, other, slice_of("I zork"));
    assert_int_equal(fixture->text.tokens[1].flags & TOKEN_NEGATOR, TOKEN_NEGATOR);
    language_free(other);
}

/* ---- Values, share ---- */

static void numbers_have_values(void **state) {
    static const struct {
        const char *source;
        double value;
    } cases[] = {
        {"1,200", 1200},  {"10%", 10},
        {"3.5", 3.5},     {"-5%", -5},
        {"$1.5m", 1.5e6}, {"5k", 5000},
        {"3bn", 3e9},     {"10-15%", 10},
        {"two", 2},       {"Dozen", 12},
        {".5", 0.5},      {"2019-2021", 2019},
        {"4x", 4},        {"£12,000.50", 12000.5},
    };
    Fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const Text *text = scan(fixture, cases[i].source);
        double value = 0;
        assert_true(text_number(text, fixture->language, &text->tokens[0], &value));
        assert_float_equal((float)value, (float)cases[i].value, 0.001f);
    }
}

static void dates_times_and_vague_words_have_none(void **state) {
    static const char *const cases[] = {"2025-03", "2025-03-01", "9:30", "24/7", "half", "late", "v2", "1.2.3"};
    Fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const Text *text = scan(fixture, cases[i]);
        double value = 0;
        assert_false(text_number(text, fixture->language, &text->tokens[0], &value));
    }
}

static void english_is_told_from_other_languages(void **state) {
    Fixture *fixture = *state;
    LanguageSigns english = {0}, german = {0}, nothing = {0};
    text_add_signs(scan(fixture, "It was on the day that we had to do it, and I was not at work."), &english);
    text_add_signs(scan(fixture, "Wir hatten den Termin leider verpasst, weil niemand gefragt hatte."), &german);
    text_add_signs(scan(fixture, ""), &nothing);
    assert_true(english.telling * 2 > english.words);
    assert_int_equal(german.telling, 0);
    assert_int_equal(german.words, 10);
    assert_int_equal(nothing.words, 0);
}

/* More words of one sentence than have their counts added up at once. */
static void a_sentence_of_very_many_words_is_counted_in_full(void **state) {
    enum { TIMES = 70001 };
    const Text *text = scan(*state, "The manager agreed");
    const uint32_t syllables = text->sentences[0].syllables, telling = text->sentences[0].telling;
    Buffer source = {0};
    for (int i = 0; i < TIMES; i++)
        buffer_append_string(&source, "the manager agreed ");
    text = scan(*state, buffer_string(&source));
    assert_int_equal(text->sentence_count, 1);
    assert_int_equal(text->sentences[0].words, 3 * TIMES);
    assert_int_equal(text->sentences[0].syllables, syllables * TIMES);
    assert_int_equal(text->sentences[0].could_tell, 3 * TIMES);
    assert_int_equal(text->sentences[0].telling, telling * TIMES);
    assert_int_equal(telling, 1);
    buffer_free(&source);
}

static void shared_words_tell_no_language(void **state) {
    (void)state;
    static const char *const common[] = {"the", "was", "in"}, *const shared[] = {"was", "in"};
    const LanguageData data = {
        .code = "en", .name = "English", .common_words = {common, 3}, .shared_words = {shared, 2}};
    Language *language = language_new(&data);
    Text text = {0};
    LanguageSigns signs = {0};
    text_scan(&text, language, slice_of("The cake was in the box."));
    text_add_signs(&text, &signs);
    assert_int_equal(signs.telling, 2);
    assert_int_equal(signs.words, 4);
    text_free(&text);
    language_free(language);
}

static void texts_that_borrow_a_vocabulary_share_their_forms(void **state) {
    Fixture *fixture = *state;
    Text lender = {0}, one = {0}, other = {0};
    assert_false(text_lend(&lender, fixture->language));
    text_borrow(&one, &lender);
    text_borrow(&other, &lender);
    text_scan(&one, fixture->language, slice_of("I didn't ask."));
    text_scan(&other, fixture->language, slice_of("Nobody did ask me."));
    assert_int_equal(one.tokens[1].form, other.tokens[1].form); /* did */
    assert_true(slice_is(text_form(&one, &one.tokens[2]), "not"));
    assert_false(text_lend(&lender, fixture->language));
    text_free(&one);
    assert_true(slice_is(text_form(&other, &other.tokens[2]), "ask"));
    text_free(&other);
    text_free(&lender);
}

static void sentences_taken_from_another_text_stand_beside_those_that_are_added(void **state) {
    Fixture *fixture = *state;
    const Slice source = slice_of("We met. They left late. She asked why.");
    Text from = {0}, text = {0};
    text_begin(&from, source);
    text_add(&from, fixture->language, (Span){0, 23});
    text_borrow(&text, &from);
    for (int round = 0; round < 2; round++) {
        text_begin(&text, source);
        text_add_sentence(&text, &from, 1);
        assert_ptr_equal(text.tokens, from.tokens); /* no copy */
        assert_int_equal(text.words, 3);
        text_add(&text, fixture->language, (Span){24, source.size});
        assert_int_equal(text.sentence_count, 2);
        assert_int_equal(text.words, 6);
        assert_true(slice_is(text_form(&text, &text.tokens[text.sentences[0].first_token]), "they"));
        assert_true(slice_is(text_form(&text, &text.tokens[text.sentences[1].first_token]), "she"));
    }
    text_free(&text);
    assert_true(slice_is(text_form(&from, &from.tokens[0]), "we"));
    text_free(&from);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_that_borrow_a_vocabulary_share_their_forms),
        cmocka_unit_test(sentences_taken_from_another_text_stand_beside_those_that_are_added),
        cmocka_unit_test(words_numbers_and_marks_are_told_apart),
        cmocka_unit_test(contractions_are_opened),
        cmocka_unit_test(opened_tokens_lie_on_the_bytes_they_stand_for),
        cmocka_unit_test(a_hyphen_joins_words_and_is_no_token),
        cmocka_unit_test(numbers_keep_what_belongs_to_them),
        cmocka_unit_test(names_with_dots_digits_and_addresses_are_one_word),
        cmocka_unit_test(forms_are_the_same_however_a_word_is_typed),
        cmocka_unit_test(marks_have_one_form_each),
        cmocka_unit_test(equal_forms_have_equal_ids_and_hashes),
        cmocka_unit_test(a_word_met_again_is_as_when_it_was_met_first),
        cmocka_unit_test(each_ideograph_is_a_word),
        cmocka_unit_test(a_written_word_is_flagged_once),
        cmocka_unit_test(capitals_are_flagged),
        cmocka_unit_test(clauses_begin_after_marks_and_at_their_words),
        cmocka_unit_test(negators_are_flagged_in_contractions_too),
        cmocka_unit_test(sentences_end_at_their_marks),
        cmocka_unit_test(abbreviations_initials_and_decimals_end_none),
        cmocka_unit_test(an_ellipsis_before_a_small_letter_ends_none),
        cmocka_unit_test(closing_quotes_and_brackets_belong_to_the_sentence),
        cmocka_unit_test(a_line_break_within_a_paragraph_is_white_space),
        cmocka_unit_test(lines_that_leave_room_and_begin_large_are_a_list),
        cmocka_unit_test(paragraphs_end_at_blank_lines_lists_and_colons),
        cmocka_unit_test(marks_alone_make_no_sentence),
        cmocka_unit_test(markdown_is_no_word),
        cmocka_unit_test(a_spans_end_ends_a_sentence),
        cmocka_unit_test(a_text_may_be_used_again),
        cmocka_unit_test(another_language_is_not_mistaken_for_the_last),
        cmocka_unit_test(numbers_have_values),
        cmocka_unit_test(dates_times_and_vague_words_have_none),
        cmocka_unit_test(english_is_told_from_other_languages),
        cmocka_unit_test(a_sentence_of_very_many_words_is_counted_in_full),
        cmocka_unit_test(shared_words_tell_no_language),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
