/* The bank: what is loaded from where, and what comes of a broken file. */
#include "content/small_bank.h"

#include <stdlib.h>
#include <string.h>

static Bank *load_shipped(ErrorList *errors) {
    Bank *bank = NULL;
    assert_true(bank_load(&(BankPlaces){.shipped = STARCOACH_SOURCE "/content"}, &bank, errors));
    return bank;
}

static void print_errors(const ErrorList *errors) {
    for (size_t i = 0; i < errors->count; i++) {
        Buffer line = {0};
        error_format(&errors->items[i], &line);
        print_error("%s\n", buffer_string(&line));
        buffer_free(&line);
    }
}

/* ---- The shipped bank ---- */

static void the_shipped_bank_loads_and_checks_clean(void **state) {
    (void)state;
    ErrorList errors = {0};
    Bank *bank = load_shipped(&errors);
    bank_load_rules(bank, &errors);
    bank_check(bank, &errors);
    print_errors(&errors);
    assert_int_equal(errors.count, 0);
    assert_true(bank_rule_count(bank) > 0);
    error_list_clear(&errors);
    bank_free(bank);
}

static void the_shipped_bank_has_the_questions_and_shapes_of_the_contract(void **state) {
    (void)state;
    ErrorList errors = {0};
    Bank *bank = load_shipped(&errors);
    assert_non_null(bank_shape(bank, "star"));
    const Question *failure = bank_question(bank, "failure");
    assert_non_null(failure);
    assert_string_equal(failure->shape, "failure");
    assert_false(failure->own);
    assert_string_equal(bank_question_titled(bank, slice_of(failure->title))->id, "failure");
    bank_free(bank);
}

static void the_shares_of_every_shipped_shape_make_a_hundred(void **state) {
    (void)state;
    ErrorList errors = {0};
    Bank *bank = load_shipped(&errors);
    for (size_t i = 0; i < bank_shape_count(bank); i++) {
        const Shape *shape = bank_shape_at(bank, i);
        int total = 0;
        for (size_t j = 0; j < shape->section_count; j++)
            total += shape->sections[j].share;
        assert_int_equal(total, 100);
    }
    assert_true(shape_has_learning(bank_shape(bank, "failure")));
    assert_false(shape_has_learning(bank_shape(bank, "star")));
    bank_free(bank);
}

static void every_shipped_question_has_a_shape_and_competencies(void **state) {
    (void)state;
    ErrorList errors = {0};
    Bank *bank = load_shipped(&errors);
    for (size_t i = 0; i < bank_question_count(bank); i++) {
        const Question *question = bank_question_at(bank, i);
        assert_non_null(bank_shape(bank, question->shape));
        for (size_t j = 0; j < question->competencies.count; j++)
            assert_non_null(bank_competency(bank, question->competencies.items[j]));
    }
    bank_free(bank);
}

/* ---- Looking things up ---- */

static void objects_know_the_file_and_line_they_came_from(void **state) {
    (void)state;
    char *root = content_folder_new();
    Bank *bank = content_folder_load(root, NULL, NULL);
    assert_true(bank_load_rules(bank, &(ErrorList){0}));
    const Rule *rule = bank_rule(bank, "deed.figure");
    char *rules = small_bank_file("en/rules/tale.yaml");
    assert_int_equal(rule->source.line, line_of(rules, "id: deed.figure"));
    free(rules);
    assert_non_null(strstr(rule->source.file, "/en/rules/tale.yaml"));
    assert_int_equal(bank_question(bank, "win")->source.line, 4);
    bank_free(bank);
    content_folder_free(root);
}

static void sections_are_found_by_id_label_and_earlier_id(void **state) {
    (void)state;
    char *root = content_folder_new();
    Bank *bank = content_folder_load(root, NULL, NULL);
    const Shape *shape = bank_shape(bank, "tale");
    const Section *deed = shape_section(shape, "deed");
    assert_non_null(deed);
    assert_ptr_equal(shape_section(shape, "THE DEED"), deed);
    assert_ptr_equal(shape_section(shape, "act"), deed);
    assert_ptr_equal(shape_section_of_role(shape, ROLE_ACTION), deed);
    assert_int_equal(shape_section_index(shape, deed), 1);
    assert_null(shape_section(shape, "nothing"));
    assert_null(shape_section_of_role(shape, ROLE_CAUSE));
    bank_free(bank);
    content_folder_free(root);
}

static void titles_and_asks_find_their_question_in_any_case(void **state) {
    (void)state;
    char *root = content_folder_new();
    Bank *bank = content_folder_load(root, NULL, NULL);
    assert_string_equal(bank_question_titled(bank, slice_of(" a SLIP "))->id, "slip");
    assert_string_equal(bank_question_titled(bank, slice_of("tell me about a win."))->id, "win");
    assert_null(bank_question_titled(bank, slice_of("A sl")));
    bank_free(bank);
    content_folder_free(root);
}

static void the_nearest_id_is_offered_and_none_where_none_is_near(void **state) {
    (void)state;
    char *root = content_folder_new();
    Bank *bank = content_folder_load(root, NULL, NULL);
    assert_string_equal(bank_nearest_question(bank, "slop"), "slip");
    assert_string_equal(bank_nearest_shape(bank, "plian"), "plain");
    assert_null(bank_nearest_question(bank, "zebra"));
    bank_free(bank);
    content_folder_free(root);
}

/* ---- Guides ---- */

static void a_guide_is_read_when_it_is_asked_for(void **state) {
    (void)state;
    char *root = content_folder_new();
    Bank *bank = content_folder_load(root, NULL, NULL);
    content_folder_change(root, "en/guides/slip.yaml", "What did you do?", "Written after loading?");
    Error error = {0};
    const Guide *guide = bank_guide(bank, "slip", &error);
    assert_string_equal(guide_section(guide, "deed")->prompt, "Written after loading?");
    content_folder_write(root, "en/guides/slip.yaml", "broken");
    assert_ptr_equal(bank_guide(bank, "slip", &error), guide);
    assert_int_equal(error.code, ERROR_NONE);
    bank_free(bank);
    content_folder_free(root);
}

static void a_question_without_a_guide_is_no_error_and_a_broken_one_is(void **state) {
    (void)state;
    char *root = content_folder_new();
    Bank *bank = content_folder_load(root, NULL, NULL);
    Error error = {0};
    assert_null(bank_guide(bank, "win", &error));
    assert_int_equal(error.code, ERROR_NONE);
    content_folder_change(root, "en/guides/slip.yaml", "kind: planning", "kind: plan");
    assert_null(bank_guide(bank, "slip", &error));
    assert_int_equal(error.code, ERROR_INVALID);
    assert_int_equal(error.line, 20);
    assert_null(bank_guide(bank, "../guides/slip", NULL));
    error_clear(&error);
    bank_free(bank);
    content_folder_free(root);
}

static void the_examples_of_a_question_are_its_good_texts_and_its_model(void **state) {
    (void)state;
    char *root = content_folder_new();
    Bank *bank = content_folder_load(root, NULL, NULL);
    Strings examples;
    assert_true(bank_examples(bank, "slip", &examples, NULL));
    assert_int_equal(examples.count, 2);
    assert_non_null(strstr(examples.items[0], "wedding cakes"));
    assert_string_equal(examples.items[1],
                        "We baked forty loaves a day.\n\nI forgot to order flour and phoned eleven bakeries.");
    assert_true(bank_examples(bank, "win", &examples, NULL));
    assert_int_equal(examples.count, 0);
    bank_free(bank);
    content_folder_free(root);
}

/* ---- One's own content ---- */

static void an_own_object_replaces_the_shipped_one_of_its_id_and_the_rest_stays(void **state) {
    (void)state;
    char *root = content_folder_new(), *own = content_folder_empty();
    content_folder_write(own, "en/questions/mine.yaml",
                         "version: 1\nquestions:\n"
                         "  - {id: slip, title: My slip, ask: Which?, competencies: [care], shape: plain}\n"
                         "  - {id: mine, title: Mine, ask: What?, competencies: [care], shape: tale}\n");
    content_folder_change(own, "en/guides/slip.yaml", "Which slip?", "My prompt?");
    Bank *bank = content_folder_load(root, own, NULL);
    assert_int_equal(bank_question_count(bank), 3);
    assert_string_equal(bank_question(bank, "slip")->title, "My slip");
    assert_true(bank_question(bank, "slip")->own);
    assert_true(bank_question(bank, "mine")->own);
    assert_false(bank_question(bank, "win")->own);
    assert_string_equal(bank_guide(bank, "slip", NULL)->story.prompt, "My prompt?");
    bank_free(bank);
    content_folder_free(root);
    content_folder_free(own);
}

static void an_own_rule_replaces_the_shipped_one(void **state) {
    (void)state;
    char *root = content_folder_new(), *own = content_folder_empty();
    content_folder_change(own, "en/rules/tale.yaml", "label: has a figure", "label: has my figure");
    Bank *bank = content_folder_load(root, own, NULL);
    ErrorList errors = {0};
    assert_true(bank_load_rules(bank, &errors));
    assert_string_equal(bank_rule(bank, "deed.figure")->label, "has my figure");
    assert_true(bank_rule(bank, "deed.figure")->own);
    bank_free(bank);
    content_folder_free(root);
    content_folder_free(own);
}

static void a_broken_own_file_is_told_with_its_line_and_skipped(void **state) {
    (void)state;
    char *root = content_folder_new(), *own = content_folder_empty();
    content_folder_write(
        own, "en/questions/a-broken.yaml",
        "version: 1\nquestions:\n  - {id: slip, title: Broken, ask: Which?, competencies: [care], shap: plain}\n");
    content_folder_write(
        own, "en/questions/b-good.yaml",
        "version: 1\nquestions:\n  - {id: win, title: Better, ask: Which?, competencies: [care], shape: plain}\n");
    ErrorList errors = {0};
    Bank *bank = content_folder_load(root, own, &errors);
    assert_true(errors.count > 0);
    for (size_t i = 0; i < errors.count; i++) {
        assert_non_null(strstr(errors.items[i].file, "a-broken.yaml"));
        assert_int_equal(errors.items[i].line, 3);
    }
    assert_string_equal(bank_question(bank, "slip")->title, "A slip");
    assert_string_equal(bank_question(bank, "win")->title, "Better");
    error_list_clear(&errors);
    bank_free(bank);
    content_folder_free(root);
    content_folder_free(own);
}

static void an_own_folder_that_is_not_there_is_no_error(void **state) {
    (void)state;
    char *root = content_folder_new();
    Bank *bank = content_folder_load(root, "/nonexistent/starcoach", NULL);
    assert_int_equal(bank_question_count(bank), 2);
    bank_free(bank);
    content_folder_free(root);
}

static void a_bank_without_a_language_or_a_shape_cannot_be_used(void **state) {
    (void)state;
    char *root = content_folder_empty();
    content_folder_change(root, "en/shapes/tale.yaml", "A tale", "A tale without a language");
    Bank *bank;
    ErrorList errors = {0};
    assert_false(bank_load(&(BankPlaces){.shipped = root}, &bank, &errors));
    assert_null(bank);
    assert_true(errors.count > 0);
    assert_non_null(errors.items[errors.count - 1].remedy);
    error_list_clear(&errors);
    content_folder_free(root);
}

/* ---- Where the shipped bank is ---- */

static void the_bank_is_where_the_variable_says(void **state) {
    (void)state;
    setenv("STARCOACH_CONTENT", "/some/where", 1);
    char *path = bank_find_shipped(NULL);
    assert_string_equal(path, "/some/where");
    free(path);
    setenv("STARCOACH_CONTENT", "", 1);
}

static void an_empty_variable_counts_as_unset(void **state) {
    (void)state;
    setenv("STARCOACH_CONTENT", "", 1);
    char *empty = bank_find_shipped(NULL);
    unsetenv("STARCOACH_CONTENT");
    char *unset = bank_find_shipped(NULL);
    assert_non_null(unset);
    assert_string_equal(empty, unset);
    free(empty);
    free(unset);
    setenv("STARCOACH_CONTENT", "", 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_bank_loads_and_checks_clean),
        cmocka_unit_test(the_shipped_bank_has_the_questions_and_shapes_of_the_contract),
        cmocka_unit_test(the_shares_of_every_shipped_shape_make_a_hundred),
        cmocka_unit_test(every_shipped_question_has_a_shape_and_competencies),
        cmocka_unit_test(objects_know_the_file_and_line_they_came_from),
        cmocka_unit_test(sections_are_found_by_id_label_and_earlier_id),
        cmocka_unit_test(titles_and_asks_find_their_question_in_any_case),
        cmocka_unit_test(the_nearest_id_is_offered_and_none_where_none_is_near),
        cmocka_unit_test(a_guide_is_read_when_it_is_asked_for),
        cmocka_unit_test(a_question_without_a_guide_is_no_error_and_a_broken_one_is),
        cmocka_unit_test(the_examples_of_a_question_are_its_good_texts_and_its_model),
        cmocka_unit_test(an_own_object_replaces_the_shipped_one_of_its_id_and_the_rest_stays),
        cmocka_unit_test(an_own_rule_replaces_the_shipped_one),
        cmocka_unit_test(a_broken_own_file_is_told_with_its_line_and_skipped),
        cmocka_unit_test(an_own_folder_that_is_not_there_is_no_error),
        cmocka_unit_test(a_bank_without_a_language_or_a_shape_cannot_be_used),
        cmocka_unit_test(the_bank_is_where_the_variable_says),
        cmocka_unit_test(an_empty_variable_counts_as_unset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
