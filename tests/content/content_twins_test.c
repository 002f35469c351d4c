/* Questions that ask nearly the same are told; those that only share the words of every question are not. */
#include "content/small_bank.h"

#include <stdlib.h>
#include <string.h>

#define CARD(id, ask) "  - {id: " id ", title: T, ask: \"" ask "\", competencies: [planning], shape: plain}\n"

#define SLIP "  - {id: slip, title: T, ask: What slipped?, competencies: [planning], shape: tale}\n"

static double nearest_of(const char *cards, ErrorList *warnings) {
    char *root = content_folder_new();
    Buffer file = {0};
    buffer_printf(&file, "version: 1\nquestions:\n%s", cards);
    content_folder_write(root, "en/questions/more.yaml", buffer_string(&file));
    Bank *bank = content_folder_load(root, NULL, NULL);
    double nearest = bank_nearest_twins(bank, warnings);
    bank_free(bank);
    buffer_free(&file);
    content_folder_free(root);
    return nearest;
}

static void the_same_question_in_other_small_words_is_told_at_the_later_one(void **state) {
    (void)state;
    ErrorList warnings = {0};
    double nearest = nearest_of(CARD("first", "Tell me about a promise that you broke.")
                                    CARD("second", "Tell me of a promise that you broke!"),
                                &warnings);
    assert_true(nearest > 0.6 && nearest < 1);
    assert_int_equal(warnings.count, 1);
    assert_non_null(strstr(warnings.items[0].message, "\"second\" asks nearly the same as \"first\""));
    assert_int_equal(warnings.items[0].line, 4);
    error_list_clear(&warnings);
}

static void questions_that_share_only_what_all_begin_with_are_not_alike(void **state) {
    (void)state;
    ErrorList warnings = {0};
    nearest_of(CARD("first", "Tell me about a time when you broke a promise.")
                   CARD("second", "Tell me about a time when you led a team.")
                       CARD("third", "Tell me about a time when you missed a deadline."),
               &warnings);
    assert_int_equal(warnings.count, 0);
}

static void the_same_words_are_wholly_alike(void **state) {
    (void)state;
    ErrorList warnings = {0};
    double nearest = nearest_of(CARD("first", "What went wrong?") CARD("second", "what went WRONG"), &warnings);
    assert_true(nearest == 1);
    assert_int_equal(warnings.count, 1);
    error_list_clear(&warnings);
}

static void an_id_that_stands_twice_is_told_at_the_later_one(void **state) {
    (void)state;
    char *root = content_folder_new();
    content_folder_write(root, "en/questions/more.yaml", "version: 1\nquestions:\n" SLIP);
    content_folder_write(root, "en/rules/more.yaml", "version: 1\nlists:\n  boss: [chief]\n");
    Bank *bank = content_folder_load(root, NULL, NULL);
    ErrorList errors = {0};
    assert_false(bank_check(bank, &errors));
    assert_int_equal(errors.count, 2);
    assert_non_null(strstr(errors.items[0].message, "the question \"slip\" stands twice: it is in "));
    assert_non_null(strstr(errors.items[0].message, "all.yaml:3 too"));
    assert_non_null(strstr(errors.items[0].file, "more.yaml"));
    assert_int_equal(errors.items[0].line, 3);
    assert_non_null(strstr(errors.items[1].message, "the list \"boss\" stands twice"));
    error_list_clear(&errors);
    bank_free(bank);
    content_folder_free(root);
}

static void an_own_object_over_a_shipped_one_is_no_twin(void **state) {
    (void)state;
    char *root = content_folder_new(), *own = content_folder_empty();
    content_folder_write(own, "en/questions/mine.yaml", "version: 1\nquestions:\n" SLIP);
    Bank *bank = content_folder_load(root, own, NULL);
    ErrorList errors = {0};
    assert_true(bank_check(bank, &errors));
    bank_free(bank);
    content_folder_free(root);
    content_folder_free(own);
}

static void no_two_of_the_shipped_questions_are_near(void **state) {
    (void)state;
    Bank *bank = NULL;
    ErrorList errors = {0};
    assert_true(bank_load(&(BankPlaces){.shipped = STARCOACH_SOURCE "/content"}, &bank, &errors));
    double nearest = bank_nearest_twins(bank, &errors);
    print_message("the two nearest questions: %.2f\n", nearest);
    assert_true(nearest > 0.1 && nearest < 0.5);
    assert_int_equal(errors.count, 0);
    bank_free(bank);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_question_in_other_small_words_is_told_at_the_later_one),
        cmocka_unit_test(questions_that_share_only_what_all_begin_with_are_not_alike),
        cmocka_unit_test(the_same_words_are_wholly_alike),
        cmocka_unit_test(an_id_that_stands_twice_is_told_at_the_later_one),
        cmocka_unit_test(an_own_object_over_a_shipped_one_is_no_twin),
        cmocka_unit_test(no_two_of_the_shipped_questions_are_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
