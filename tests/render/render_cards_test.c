/* Cue cards: the words that bring the rest back. */
#include "render/answer_fixture.h"

#include <starcoach/text.h>
#include <stdlib.h>
#include <string.h>

static const char *const told[] = {
    "In March 2025 I ran the kitchen of a hotel with nine cooks and forty tables. We planned a new menu for Easter, "
    "and guests had "
    "booked weeks ahead.",
    "I ordered the lamb from Fenwick Farm on Monday and told nobody. Two days later their van broke down near Leeds. I "
    "never "
    "checked whether it had left, and 38 guests waited.",
    "I learned to ask for a receipt. Yes. It broke.",
    NULL,
};

/* The cues of a card, by its label; they lie in `page`, which is cut up. NULL-terminated. */
static char **cues_of(char *page, const char *label) {
    static char *cues[32];
    size_t count = 0;
    char *card = strstr(page, label);
    assert_non_null(card);
    char *end = strstr(card, "\n\n");
    if (end)
        *end = '\0';
    card = strchr(card, '\n') + 1;
    for (char *line = card; line && *line;) {
        char *next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        line += strspn(line, " ");
        for (char *dot; (dot = strstr(line, " · ")); line = dot + strlen(" · ")) {
            *dot = '\0';
            cues[count++] = line;
        }
        cues[count++] = line;
        line = next;
    }
    cues[count] = NULL;
    return cues;
}

static size_t count_cues(char *const *cues) {
    size_t count = 0;
    while (cues[count])
        count++;
    return count;
}

static bool has_cue(char *const *cues, const char *cue) {
    for (; *cues; cues++)
        if (strcmp(*cues, cue) == 0)
            return true;
    return false;
}

static char *cards_of(const Judging *judging, const char *const texts[], size_t width) {
    AnswerView view = tale_of(judging, texts);
    return render_form(judging, &view, FORM_CARDS, (RenderOptions){.width = width, .date = {2026, 1, 1}});
}

static void a_card_names_its_section_with_its_time_and_the_time_aimed_at(void **state) {
    char *page = cards_of(*state, told, 0);
    const Report *report = judge_final(*state, tale_of(*state, told));
    Buffer heading = {0};
    buffer_append_string(&heading, "\n\nThe deed: about ");
    render_minutes(report->sections[DEED].seconds, &heading);
    buffer_append_string(&heading, ", aim 0:15\n"); /* 40% of the middle of 15 to 60 s */
    assert_memory_equal(page, "A slip\n\nThe plan: about ", strlen("A slip\n\nThe plan: about "));
    assert_non_null(strstr(page, buffer_string(&heading)));
    assert_non_null(strstr(page, "aloud ("));
    buffer_free(&heading);
    free(page);
}

static void figures_and_names_come_first_whole(void **state) {
    char *page = cards_of(*state, told, 0);
    char **cues = cues_of(page, "The plan");
    assert_true(has_cue(cues, "March 2025"));
    assert_true(has_cue(cues, "nine cooks"));
    assert_true(has_cue(cues, "Easter"));
    free(page);
    page = cards_of(*state, told, 0);
    cues = cues_of(page, "The deed");
    assert_true(has_cue(cues, "Fenwick Farm"));
    assert_true(has_cue(cues, "38 guests"));
    free(page);
}

static void a_long_section_has_five_to_eight_cues_in_the_texts_order(void **state) {
    for (size_t section = PLAN; section <= DEED; section++) {
        char *page = cards_of(*state, told, 0);
        char **cues = cues_of(page, section == PLAN ? "The plan" : "The deed");
        assert_in_range(count_cues(cues), 5, 8);
        const char *at = told[section];
        for (size_t i = 0; cues[i]; i++) {
            at = strstr(at, cues[i]);
            assert_non_null(at);
            at += strlen(cues[i]);
        }
        free(page);
    }
}

/* One sentence of enough words, and the cue that must or must not be among its cues. */
static void assert_cue(const Judging *judging, const char *text, const char *cue, bool wanted) {
    const char *texts[] = {text, NULL, NULL, NULL};
    char *page = cards_of(judging, texts, 0);
    if (has_cue(cues_of(page, "The plan"), cue) != wanted)
        fail_msg("%s: “%s” is %s", text, cue, wanted ? "no cue" : "a cue");
    free(page);
}

static void words_that_say_little_by_themselves_give_way(void **state) {
    const char *text = "We had a simple list of the whole menu, and I quickly put it on the oven door for everybody.";
    assert_cue(*state, text, "list", true);
    assert_cue(*state, text, "simple", false);
    assert_cue(*state, text, "whole", false);
    assert_cue(*state, text, "quickly", false);
    assert_cue(*state, text, "everybody", false);
}

static void words_that_stand_together_are_one_cue(void **state) {
    const char *text = "I hung the price list beside the bread oven before the first of the guests were there.";
    assert_cue(*state, text, "price list", true);
    assert_cue(*state, text, "bread oven", true);
}

static void numbers_are_whole_and_go_with_what_they_count(void **state) {
    assert_cue(*state,
               "For it they had given us thirty-eight minutes and four thousand euros, which was then not enough.",
               "thirty-eight minutes", true);
    assert_cue(*state,
               "For it they had given us thirty-eight minutes and four thousand euros, which was then not enough.",
               "four thousand euros", true);
    assert_cue(*state, "All of them had to be there at the door for a hundred and twenty guests of the evening.",
               "hundred and twenty guests", true);
    assert_cue(*state, "There were six of us and then nine answered all of it on the same day with a letter.",
               "nine answered", false);
}

/* Often the very point where it went wrong. */
static void what_was_not_done_is_a_cue_with_its_never(void **state) {
    assert_cue(*state,
               "I never asked the printing firm how long they would need for it, and so we all were there too late.",
               "never asked the printing firm", true);
    assert_cue(*state, "We hadn't set up proper rollback procedures, so that it took us all of that day to be back.",
               "hadn't set up proper rollback procedures", true);
    assert_cue(*state, "I went to the oven and put it in without checking, and then all of us were there for it.",
               "without checking", true);
    assert_cue(*state, "It was on that day that I ordered it all from them and told nobody, and so we were late.",
               "told nobody", true);
    assert_cue(*state, "More and more I look at who has not been asked yet when all of us are at it in a day.",
               "has not been asked", true);
}

static void a_not_has_the_word_it_goes_with_where_there_is_room(void **state) {
    assert_cue(*state, "I did not ask the one question that all of them there had in mind on that day of the year.",
               "did not ask the one question", true);
    assert_cue(*state, "So it could not catch any of what we were doing there on that day for all of them.",
               "could not catch", true);
    assert_cue(*state, "It was not the oven, and so we were at it.", "was not the oven", true);
    assert_cue(*state, "It was all of it by the map and not by the customer for all of us there.",
               "and not by the customer", false);
    assert_cue(*state, "And on that long day of ours we had never asked them about it in the shop.", "never asked", true);
}

static void a_number_goes_with_what_it_is_the_number_of(void **state) {
    const char *text =
        "By week 6 we were behind, and it was to be there by the 20th of April for all of us, in phase 1.";
    assert_cue(*state, text, "week 6", true);
    assert_cue(*state, text, "20th of April", true);
    assert_cue(*state, text, "phase 1", true);
    assert_cue(*state, text, "6", false);
    assert_cue(*state, "And then for bed 12 it was her daughter of whom all of us had more to say.", "bed 12", true);
}

static void how_much_comes_before_when(void **state) {
    const char *texts[] = {"In 2023 it was in the end late by 6 weeks.", NULL, NULL, NULL};
    const AnswerView view = tale_of(*state, texts);
    Buffer cues = {0};
    render_section_cues(((const Judging *)*state)->bank, &view, PLAN, 1, &cues);
    assert_string_equal(buffer_string(&cues), "6 weeks\n");
    buffer_free(&cues);
}

static void a_run_of_words_is_whole_and_a_new_verb_ends_it(void **state) {
    const char *text =
        "We had insufficient integration tests for it, and at that the forty patients missed what was to "
        "be said at it.";
    assert_cue(*state, text, "insufficient integration tests", true);
    assert_cue(*state, text, "forty patients", true);
}

static void a_cue_is_never_a_whole_sentence(void **state) {
    const char *texts[] = {"Yes. Catastrophe! Ovens exploded. Fenwick Farm delivered. 38 guests.", NULL, NULL, NULL};
    char *page = cards_of(*state, texts, 0);
    char **cues = cues_of(page, "The plan");
    assert_false(has_cue(cues, "Yes"));
    assert_false(has_cue(cues, "Catastrophe"));
    assert_false(has_cue(cues, "38 guests"));
    assert_false(has_cue(cues, "Fenwick Farm"));
    assert_false(has_cue(cues, "Ovens") && has_cue(cues, "exploded"));
    free(page);
}

static void common_words_are_no_cues_and_none_comes_twice(void **state) {
    const char *texts[] = {"I went to the flour with the flour and then there was the FLOUR again and again, because "
                           "it was about the flour.",
                           NULL, NULL, NULL};
    char *page = cards_of(*state, texts, 0);
    char **cues = cues_of(page, "The plan");
    assert_int_equal(count_cues(cues), 1);
    free(page);
}

static void a_mark_behind_a_day_is_no_month(void **state) {
    assert_cue(*state, "We met on the 20th of \xE2\x80\x94 well, it was in spring, and nobody of us had a key.", "20th", true);
    assert_cue(*state, "We met on the 20th of April, as it was in spring, and nobody of us had a key.", "20th of April", true);
}

static void a_section_not_begun_says_so(void **state) {
    char *page = cards_of(*state, told, 0);
    assert_non_null(strstr(page, "The end: about 0:00, aim 0:04\n  nothing yet\n"));
    free(page);
}

static void no_cue_is_broken_at_a_lines_end(void **state) {
    for (size_t width = 24; width < 60; width += 5) {
        char *page = cards_of(*state, told, width);
        assert_non_null(strstr(page, "Fenwick Farm"));
        assert_non_null(strstr(page, "38 guests"));
        Slice rest = slice_of(page), line;
        while (slice_next_line(&rest, &line))
            if (slice_starts(line, "  "))
                assert_true(text_columns(line) <= width);
        free(page);
    }
}

static void a_sentence_that_has_had_its_say_waits_for_the_others(void **state) {
    const Judging *judging = *state;
    const char *texts[TALE_SECTIONS] = {
        "It was Fenwick and Hansen and Leeds on that long day. The carpenter was there.", NULL, NULL, NULL};
    const AnswerView view = tale_of(judging, texts);
    Buffer cues = {0};
    render_section_cues(judging->bank, &view, PLAN, 2, &cues);
    assert_string_equal(buffer_string(&cues), "Fenwick\ncarpenter\n");
    buffer_free(&cues);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_names_its_section_with_its_time_and_the_time_aimed_at),
        cmocka_unit_test(figures_and_names_come_first_whole),
        cmocka_unit_test(a_long_section_has_five_to_eight_cues_in_the_texts_order),
        cmocka_unit_test(words_that_say_little_by_themselves_give_way),
        cmocka_unit_test(words_that_stand_together_are_one_cue),
        cmocka_unit_test(numbers_are_whole_and_go_with_what_they_count),
        cmocka_unit_test(what_was_not_done_is_a_cue_with_its_never),
        cmocka_unit_test(a_not_has_the_word_it_goes_with_where_there_is_room),
        cmocka_unit_test(a_number_goes_with_what_it_is_the_number_of),
        cmocka_unit_test(how_much_comes_before_when),
        cmocka_unit_test(a_run_of_words_is_whole_and_a_new_verb_ends_it),
        cmocka_unit_test(a_cue_is_never_a_whole_sentence),
        cmocka_unit_test(common_words_are_no_cues_and_none_comes_twice),
        cmocka_unit_test(a_sentence_that_has_had_its_say_waits_for_the_others),
        cmocka_unit_test(a_mark_behind_a_day_is_no_month),
        cmocka_unit_test(a_section_not_begun_says_so),
        cmocka_unit_test(no_cue_is_broken_at_a_lines_end),
    };
    return cmocka_run_group_tests(tests, judging_set_up, judging_tear_down);
}
