/* Texts that nobody would say: offsets stay within them, on the borders of characters, and the sums hold. */
#include "judge/judging.h"

#include <string.h>

static const char *const hostile[] = {
    "",
    " \t\r\n ",
    ".",
    "...,,,;;;!!!???",
    "\xEF\xBB\xBFMy boss forgot it.",
    "My boss\xC2\xA0"
    "forgot it.",
    "My bo\xCC\x88ss forgot. My boss forgot\xCC\x81.",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 My boss forgot it \xF0\x9F\x87\xA9\xF0\x9F\x87\xAA",
    "\xD7\x9E\xD7\x94 \xD7\xA7\xD7\xA8\xD7\x94? \xD8\xA7\xD9\x84\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85",
    "\xE7\xA7\x81\xE3\x81\xAF\xE5\xA4\xB1\xE6\x95\x97\xE3\x81\x97\xE3\x81\x9F\xE3\x80\x82\xE6\xAC\xA1\xE3\x80\x82",
    "My boss forgot it.\r\n\r\nMy boss forgot it.\r\rMy boss forgot it.\n \n \nMy boss forgot it.",
    "My\nboss\nforgot\nit.",
    "**My** _boss_ `forgot` [it](https://example.com/(a)b?c=d#e).",
    "# My boss forgot\n\n- My boss forgot\n1. My boss forgot\n> My boss forgot\n\n---\n\n```\nMy boss forgot\n```",
    "\"My boss forgot,\" (he said [that {my boss forgot}]).",
    "MY BOSS FORGOT IT",
    "mybossforgotit",
    "My boss forgot my boss forgot my boss forgot my boss forgot",
    "12 1,200 $3.5m 10-15% 2025-03 3rd 4x 1e9 0x1F .5 5. 1/2",
    "a\xE2\x80\x8B"
    "b\xC2\xAD"
    "c \xE2\x80\xAEmy boss forgot\xE2\x80\xAC",
    "\x01\x02\x1B[31mMy boss forgot\x7F",
};
enum { HOSTILE = sizeof hostile / sizeof *hostile };

static void check(const Judging *judging, AnswerView view) {
    const Report *report = judge_final(judging, view);
    check_sums(report);
    check_offsets(report, &view);
    check_offsets(judge_drafting(judging, view), &view);
}

static void hostile_sections_keep_offsets_and_sums(void **state) {
    Judging *judging = *state;
    for (size_t i = 0; i < HOSTILE; i++) {
        arena_reset(judging->arena);
        for (size_t section = 0; section < TALE_SECTIONS; section++)
            check(judging, tale_with(judging, section, hostile[i]));
        const char *all[] = {hostile[i], hostile[i], hostile[i], hostile[i]};
        check(judging, tale_of(judging, all));
    }
}

static void hostile_texts_joined_and_cut_keep_offsets_and_sums(void **state) {
    Judging *judging = *state;
    AnswerCutter *cutter = answer_cutter_new(judging->bank, NULL);
    assert_non_null(cutter);
    Buffer text = {0};
    for (size_t i = 0; i < HOSTILE * 2; i++) {
        buffer_printf(&text, "%s%s", hostile[(i * 7) % HOSTILE], i % 3 ? " " : "\n\n");
        SectionView *sections = arena_array(judging->arena, TALE_SECTIONS, sizeof *sections);
        const Shape *shape = bank_shape(judging->bank, "tale");
        answer_cut(cutter, shape, buffer_slice(&text), judging->arena, sections);
        check(judging, (AnswerView){.shape = shape, .sections = sections, .cut = true});
    }
    buffer_free(&text);
    answer_cutter_free(cutter);
}

static void a_word_as_long_as_a_book_and_a_thousand_matches_are_judged(void **state) {
    Judging *judging = *state;
    Buffer word = {0}, matches = {0};
    for (int i = 0; i < 100000; i++)
        buffer_append_byte(&word, 'a');
    for (int i = 0; i < 1000; i++)
        buffer_append_string(&matches, "My boss forgot it. ");
    check(judging, tale_with(judging, DEED, buffer_string(&word)));
    AnswerView view = tale_with(judging, DEED, buffer_string(&matches));
    check(judging, view);
    assert_int_equal(count_findings(judge_final(judging, view), "blame"), 1001);
    buffer_free(&word);
    buffer_free(&matches);
}

/* A talk written down without a full stop: asking a sentence anew for each of its matches would take minutes. */
static void a_sentence_of_many_thousand_matches_is_judged(void **state) {
    Judging *judging = *state;
    enum { MATCHES = 30000 };
    Buffer blame = {0}, steps = {0}, vague = {0};
    for (int i = 0; i < MATCHES; i++) {
        buffer_append_string(&blame, "my boss forgot ");
        buffer_append_string(&steps, "and after that i phoned all 12 of them ");
        buffer_append_string(&vague, "there was communication with all of them and ");
    }
    AnswerView view = tale_with(judging, DEED, buffer_string(&blame));
    assert_int_equal(count_findings(judge_final(judging, view), "blame"), MATCHES + 1);
    buffer_append_string(&blame, "partly");
    assert_silent(judging, tale_with(judging, DEED, buffer_string(&blame)), "blame");
    assert_fires(judging, tale_with(judging, DEED, buffer_string(&steps)), "deed.steps");
    view = tale_with(judging, LESSON, buffer_string(&vague));
    assert_int_equal(count_findings(judge_final(judging, view), "lesson.vague"), MATCHES);
    buffer_append_string(&vague, "needs a sheet");
    assert_silent(judging, tale_with(judging, LESSON, buffer_string(&vague)), "lesson.vague");
    buffer_free(&blame);
    buffer_free(&steps);
    buffer_free(&vague);
}

/* Of several matches in a sentence only those that a concrete word follows, or that are near enough to the next. */
static void each_match_of_a_sentence_is_near_for_itself(void **state) {
    Judging *judging = *state;
    static const struct {
        const char *text;
        size_t vague;
    } cases[] = {
        {"Communication needs a sheet and communication.", 1},
        {"Communication and communication. A sheet helps.", 0},
        {"Communication is good for all of us, and so is communication. A sheet helps.", 1},
        {"Communication. And so on and so forth. A sheet helps.", 1},
        {"Communication and then communication.\n\nA sheet helps.", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Report *report = judge_final(judging, tale_with(judging, LESSON, cases[i].text));
        assert_int_equal(count_findings(report, "lesson.vague"), cases[i].vague);
    }
}

static void a_quotation_is_shortened_at_a_characters_border_and_clean(void **state) {
    (void)state;
    Judging *judging = judging_changed("en/rules/tale.yaml", "{boss} forgot", "{boss} ..9 forgot");
    for (size_t before = 0; before < 4; before++) {
        Buffer text = {0};
        buffer_printf(&text, "My boss \x1B[31m %.*s", (int)before, "abcd");
        for (size_t i = 0; i < 100; i++)
            buffer_append_string(&text, "\xE1\xB9\x81"); /* three bytes */
        buffer_append_string(&text, " forgot it.");
        const Finding *blame = find_finding(judge_final(judging, tale_with(judging, DEED, text.data)), "blame");
        assert_non_null(blame);
        const char *shown = strstr(blame->message, "\uFFFD[31m ");
        assert_non_null(shown);
        assert_null(strstr(shown + 1, "\uFFFD")); /* no part of a character */
        assert_non_null(strstr(shown, "\xE1\xB9\x81\xE2\x80\xA6\"")); /* nothing between the last and the dots */
        buffer_free(&text);
    }
    judging_free(judging);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_sections_keep_offsets_and_sums),
        cmocka_unit_test(hostile_texts_joined_and_cut_keep_offsets_and_sums),
        cmocka_unit_test(a_word_as_long_as_a_book_and_a_thousand_matches_are_judged),
        cmocka_unit_test(a_sentence_of_many_thousand_matches_is_judged),
        cmocka_unit_test(each_match_of_a_sentence_is_near_for_itself),
        cmocka_unit_test(a_quotation_is_shortened_at_a_characters_border_and_clean),
    };
    return cmocka_run_group_tests(tests, judging_set_up, judging_tear_down);
}
