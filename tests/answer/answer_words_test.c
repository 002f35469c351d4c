/* The words by which text is cut: lists of the bank, met by hash. */
#include "answer/shipped_bank.h"
#include "answer/words.h"
#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What the words of one sentence say for a role. */
static int weigh(CutWords *words, const char *sentence, SectionRole role) {
    Text text = {0};
    int quarters[ROLE_COUNT] = {0};
    text_scan(&text, bank_language(shipped_bank), slice_of(sentence));
    assert_int_equal(text.sentence_count, 1);
    cut_words_weigh(words, &text, &text.sentences[0], quarters);
    text_free(&text);
    return quarters[role];
}

static const CutWordsImage no_image = {0};

/* The first shipped list with this beginning of a name. */
static const PhraseList *find_list(const char *prefix) {
    for (size_t i = 0; i < bank_list_count(shipped_bank); i++) {
        const PhraseList *list = bank_list_at(shipped_bank, i);
        if (strncmp(list->name, prefix, strlen(prefix)) == 0)
            return list;
    }
    fail_msg("no list begins with %s", prefix);
    return NULL;
}

static void the_shipped_lists_are_words_and_pairs(void **state) {
    (void)state;
    Error error = {0};
    CutWords *words = cut_words_new(shipped_bank, &no_image, &error);
    assert_non_null(words);
    assert_int_equal(error.code, 0);
    assert_true(is_cut_list(find_list("cut_lesson_more")));
    assert_false(is_cut_list(find_list("cue_lesson")));
    cut_words_free(words);
}

static void words_speak_for_the_role_they_were_found_with(void **state) {
    (void)state;
    CutWords *words = cut_words_new(shipped_bank, &no_image, NULL);
    assert_true(weigh(words, "A list is better than a promise.", ROLE_LESSON) >
                weigh(words, "A list is better than a promise.", ROLE_ACTION));
    assert_true(weigh(words, "Our shop had a new oven.", ROLE_SITUATION) >
                weigh(words, "Our shop had a new oven.", ROLE_RESULT));
    assert_true(weigh(words, "Complaints fell by half.", ROLE_RESULT) >
                weigh(words, "Complaints fell by half.", ROLE_TASK));
    cut_words_free(words);
}

static void a_number_parts_a_pair_and_a_word_that_stands_twice_says_it_once(void **state) {
    (void)state;
    CutWords *words = cut_words_new(shipped_bank, &no_image, NULL);
    for (SectionRole role = ROLE_SITUATION; role < ROLE_OTHER; role++) {
        assert_int_equal(weigh(words, "Zwieback 12 learned 12 i 12 learned 12 i.", role),
                         weigh(words, "Zwieback 12 learned 12 i.", role));
        assert_int_equal(weigh(words, "Zwieback 12 i 12 learned.", role),
                         weigh(words, "Zwieback 12 learned 12 i.", role));
    }
    cut_words_free(words);
}

static int weigh_repeated(CutWords *words, int times, SectionRole role) {
    Buffer sentence = {0};
    buffer_append_string(&sentence, "Zwieback");
    for (int i = 0; i < times; i++)
        buffer_append_string(&sentence, " 12 i learned");
    const int quarters = weigh(words, buffer_string(&sentence), role);
    buffer_free(&sentence);
    return quarters;
}

static void the_pairs_of_a_long_sentence_are_added_up_to_its_end(void **state) {
    (void)state;
    enum { TIMES = 5000 };
    CutWords *words = cut_words_new(shipped_bank, &no_image, NULL);
    for (SectionRole role = ROLE_SITUATION; role < ROLE_OTHER; role++) {
        const int once = weigh_repeated(words, 1, role), more = weigh_repeated(words, 2, role) - once;
        assert_int_equal(weigh_repeated(words, TIMES, role), once + (TIMES - 1) * more);
    }
    assert_true(weigh_repeated(words, 2, ROLE_LESSON) > weigh_repeated(words, 1, ROLE_LESSON));
    cut_words_free(words);
}

static void unknown_words_speak_by_their_class(void **state) {
    (void)state;
    CutWords *words = cut_words_new(shipped_bank, &no_image, NULL);
    for (SectionRole role = ROLE_SITUATION; role < ROLE_OTHER; role++)
        assert_int_equal(weigh(words, "Xylophonic zwieback.", role), weigh(words, "Quixotic zebrine.", role));
    assert_true(weigh(words, "I quibbled.", ROLE_ACTION) > weigh(words, "I zwieback.", ROLE_ACTION));
    assert_true(weigh(words, "Quokka 40%.", ROLE_RESULT) > weigh(words, "Quokka zwieback.", ROLE_RESULT));
    cut_words_free(words);
}

static void cues_of_one_role_speak_for_others_too(void **state) {
    (void)state;
    CutWords *words = cut_words_new(shipped_bank, &no_image, NULL);
    bool spoken = false;
    for (SectionRole role = ROLE_SITUATION; role < ROLE_OTHER; role++) {
        int quarters[ROLE_COUNT] = {0};
        cut_words_weigh_cue(words, ROLE_RESULT, CUE_SURE, quarters);
        spoken = spoken || quarters[role] != 0;
    }
    assert_true(spoken);
    cut_words_free(words);
}

static void a_list_may_hold_words_classes_and_cues_and_nothing_else(void **state) {
    (void)state;
    static const char *const right[] = {"list", "a list", "<ed>", "was <ing>", "cue_lesson_more"};
    static const char *const wrong[] = {"", "a b c", "<edd>", "<ed> was", "cue_lessons", "a cue_lesson", "List"};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        assert_true(cut_phrase_is_right(slice_of(right[i])));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(cut_phrase_is_right(slice_of(wrong[i])));
}

/* A table that is not empty, laid out. */
static void an_image_is_used_for_the_lists_it_came_from_alone(void **state) {
    (void)state;
    CutWords *words = cut_words_new(shipped_bank, &no_image, NULL);
    Buffer table = {0};
    size_t room = cut_words_write(words, &table);
    CutWordsImage image = {cut_words_fingerprint(shipped_bank), memory_copy(table.data, table.size), room};
    CutWords *ready = cut_words_new(shipped_bank, &image, NULL);
    assert_true(cut_words_are_ready(ready));
    static const char text[] = "I asked for a list, and our shop had a new oven.";
    for (SectionRole role = ROLE_SITUATION; role < ROLE_OTHER; role++)
        assert_int_equal(weigh(ready, text, role), weigh(words, text, role));
    cut_words_free(ready);
    image.fingerprint ^= 1;
    ready = cut_words_new(shipped_bank, &image, NULL);
    assert_false(cut_words_are_ready(ready));
    cut_words_free(ready);
    cut_words_free(words);
    buffer_free(&table);
    free((void *)image.words);
}

static int set_up(void **state) {
    ErrorList errors = {0};
    bool loaded = shipped_bank_load(state) == 0 && bank_load_rules(shipped_bank, &errors);
    error_list_clear(&errors);
    return loaded ? 0 : -1;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_image_is_used_for_the_lists_it_came_from_alone),
        cmocka_unit_test(the_shipped_lists_are_words_and_pairs),
        cmocka_unit_test(words_speak_for_the_role_they_were_found_with),
        cmocka_unit_test(the_pairs_of_a_long_sentence_are_added_up_to_its_end),
        cmocka_unit_test(a_number_parts_a_pair_and_a_word_that_stands_twice_says_it_once),
        cmocka_unit_test(unknown_words_speak_by_their_class),
        cmocka_unit_test(cues_of_one_role_speak_for_others_too),
        cmocka_unit_test(a_list_may_hold_words_classes_and_cues_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, set_up, shipped_bank_free);
}
