/* The bank read as it is asked for: what is opened when, and that it comes to the same as reading all of it at once. */
#include "content/small_bank.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

/* The files that were opened since the last look, their names behind each other. */
static Buffer opened;

static int open_and_note(const char *path, int flags, mode_t mode) {
    const char *name = strrchr(path, '/');
    buffer_printf(&opened, "%s ", name ? name + 1 : path);
    return file_system_real.open(path, flags, mode);
}

static int watch(void **state) {
    (void)state;
    static FileSystem watching;
    watching = file_system_real;
    watching.open = open_and_note;
    file_system_use(&watching);
    return 0;
}

static int stop_watching(void **state) {
    (void)state;
    file_system_use(NULL);
    buffer_free(&opened);
    return 0;
}

#define assert_opened(names)                                                                                           \
    do {                                                                                                               \
        assert_string_equal(buffer_string(&opened), names);                                                            \
        buffer_clear(&opened);                                                                                         \
    } while (0)

static Bank *open_bank(const char *shipped, const char *own, ErrorList *errors) {
    Bank *bank = NULL;
    assert_true(bank_open(&(BankPlaces){.shipped = shipped, .own = own}, &bank, errors));
    return bank;
}

static void opening_a_bank_reads_nothing_of_the_shipped_content(void **state) {
    (void)state;
    ErrorList errors = {0};
    Bank *bank = open_bank(STARCOACH_SOURCE "/content", NULL, &errors);
    assert_opened("");
    assert_false(bank_is_whole(bank));
    assert_int_equal(bank_known_question_count(bank), 0);
    bank_free(bank);
}

static void a_thing_asked_for_by_its_id_costs_the_file_of_that_name(void **state) {
    (void)state;
    ErrorList errors = {0};
    Bank *bank = open_bank(STARCOACH_SOURCE "/content", NULL, &errors);
    const Question *failure = bank_question(bank, "failure");
    const Shape *shape = bank_shape(bank, failure->shape);
    assert_opened("failure.yaml failure.yaml ");
    assert_string_equal(shape->id, "failure");
    assert_ptr_equal(bank_question(bank, "failure"), failure);
    assert_non_null(bank_question(bank, "missed-deadline")); /* of the same file */
    assert_opened("");
    bank_free(bank);
}

static void an_id_that_no_file_is_named_by_is_found_in_the_whole_part(void **state) {
    (void)state;
    char *root = content_folder_new();
    ErrorList errors = {0};
    Bank *bank = open_bank(root, NULL, &errors);
    assert_string_equal(bank_question(bank, "win")->title, "A win");
    assert_opened("all.yaml ");
    assert_null(bank_question(bank, "../shapes/tale"));
    assert_null(bank_shape(bank, "nothing"));
    assert_opened("plain.yaml tale.yaml ");
    bank_free(bank);
    content_folder_free(root);
}

static void what_was_found_early_stays_where_it_is_and_takes_its_place_in_the_order(void **state) {
    (void)state;
    ErrorList errors = {0};
    Bank *bank = open_bank(STARCOACH_SOURCE "/content", NULL, &errors), *at_once = NULL;
    const Question *early = bank_question(bank, "weakness");
    const Question *other = bank_question(bank, "failure");
    const Shape *shape = bank_shape(bank, "star");
    assert_true(bank_load(&(BankPlaces){.shipped = STARCOACH_SOURCE "/content"}, &at_once, &errors));
    assert_true(bank_read_on(bank, &errors));
    assert_true(bank_is_whole(bank));
    assert_ptr_equal(bank_question(bank, "weakness"), early);
    assert_ptr_equal(bank_question(bank, "failure"), other);
    assert_ptr_equal(bank_shape(bank, "star"), shape);
    assert_int_equal(bank_question_count(bank), bank_question_count(at_once));
    for (size_t i = 0; i < bank_question_count(bank); i++) {
        assert_string_equal(bank_question_at(bank, i)->id, bank_question_at(at_once, i)->id);
        assert_int_equal(bank_question_at(bank, i)->source.line, bank_question_at(at_once, i)->source.line);
    }
    assert_int_equal(bank_shape_count(bank), bank_shape_count(at_once));
    for (size_t i = 0; i < bank_shape_count(bank); i++)
        assert_string_equal(bank_shape_at(bank, i)->id, bank_shape_at(at_once, i)->id);
    assert_int_equal(bank_competency_count(bank), bank_competency_count(at_once));
    assert_int_equal(bank_role_count(bank), bank_role_count(at_once));
    assert_int_equal(errors.count, 0);
    bank_free(bank);
    bank_free(at_once);
}

static void no_file_is_read_twice(void **state) {
    (void)state;
    char *root = content_folder_new();
    ErrorList errors = {0};
    Bank *bank = open_bank(root, NULL, &errors);
    bank_shape(bank, "tale");
    bank_language(bank);
    assert_opened("tale.yaml language.yaml ");
    assert_true(bank_read_on(bank, &errors));
    assert_opened("all.yaml plain.yaml competencies.yaml baker.yaml ");
    assert_true(bank_read_on(bank, &errors));
    assert_opened("");
    bank_free(bank);
    content_folder_free(root);
}

static void own_content_lies_over_what_is_read_early_too(void **state) {
    (void)state;
    char *root = content_folder_new(), *own = content_folder_empty();
    char *shipped = small_bank_file("en/shapes/tale.yaml"),
         *mine = text_changed(shipped, "label: A tale", "label: My tale");
    content_folder_write(own, "en/shapes/mine.yaml", mine);
    free(shipped);
    free(mine);
    content_folder_write(root, "en/questions/win.yaml",
                         "version: 1\nquestions:\n"
                         "  - {id: prize, title: A prize, ask: Which?, competencies: [care], shape: plain}\n"
                         "  - {id: slip, title: Shipped, ask: Which?, competencies: [care], shape: plain}\n");
    content_folder_write(own, "en/questions/any.yaml",
                         "version: 1\nquestions:\n"
                         "  - {id: slip, title: My slip, ask: Which?, competencies: [care], shape: plain}\n");
    ErrorList errors = {0};
    Bank *bank = open_bank(root, own, &errors);
    assert_string_equal(bank_shape(bank, "tale")->label, "My tale");
    assert_int_equal(bank_known_question_count(bank), 1);
    assert_string_equal(bank_question(bank, "win")->title, "A win");
    assert_string_equal(bank_question(bank, "slip")->title, "My slip");
    assert_true(bank_read_on(bank, &errors));
    assert_string_equal(bank_question(bank, "slip")->title, "My slip");
    assert_string_equal(bank_shape(bank, "tale")->label, "My tale");
    assert_int_equal(errors.count, 0);
    bank_free(bank);
    content_folder_free(root);
    content_folder_free(own);
}

static void a_broken_own_file_is_told_when_the_bank_is_opened(void **state) {
    (void)state;
    char *root = content_folder_new(), *own = content_folder_empty();
    content_folder_write(own, "en/shapes/tale.yaml", "version: 1\nnothing: here\n");
    ErrorList errors = {0};
    Bank *bank = open_bank(root, own, &errors);
    assert_true(errors.count > 0);
    assert_non_null(strstr(errors.items[0].file, own));
    error_list_clear(&errors);
    assert_string_equal(bank_shape(bank, "tale")->label, "A tale");
    assert_true(bank_read_on(bank, &errors));
    assert_int_equal(errors.count, 0); /* once is enough */
    bank_free(bank);
    content_folder_free(root);
    content_folder_free(own);
}

static void a_broken_shipped_file_is_told_once_when_the_bank_is_read_on(void **state) {
    (void)state;
    char *root = content_folder_new();
    content_folder_write(root, "en/shapes/plain.yaml", "version: 1\nnothing: here\n");
    ErrorList errors = {0};
    Bank *bank = open_bank(root, NULL, &errors);
    assert_null(bank_shape(bank, "plain"));
    assert_non_null(bank_shape(bank, "tale"));
    assert_int_equal(errors.count, 0);
    assert_true(bank_read_on(bank, &errors));
    assert_true(errors.count > 0);
    for (size_t i = 0; i < errors.count; i++)
        assert_non_null(strstr(errors.items[i].file, "plain.yaml"));
    error_list_clear(&errors);
    assert_true(bank_read_on(bank, &errors));
    assert_int_equal(errors.count, 0);
    bank_free(bank);
    content_folder_free(root);
}

static void a_bank_whose_language_is_broken_can_be_opened_but_not_used(void **state) {
    (void)state;
    char *root = content_folder_new();
    content_folder_write(root, "en/language.yaml", "version: 1\ncode: [\n");
    ErrorList errors = {0};
    Bank *bank = open_bank(root, NULL, &errors);
    assert_non_null(bank_language(bank));
    assert_false(bank_read_on(bank, &errors));
    assert_true(errors.count > 1);
    assert_non_null(errors.items[errors.count - 1].remedy);
    error_list_clear(&errors);
    bank_free(bank);
    content_folder_free(root);
}

static void a_folder_without_a_bank_is_told_at_once(void **state) {
    (void)state;
    char *root = content_folder_empty();
    ErrorList errors = {0};
    Bank *bank;
    assert_false(bank_open(&(BankPlaces){.shipped = root}, &bank, &errors));
    assert_null(bank);
    assert_int_equal(errors.count, 1);
    error_list_clear(&errors);
    content_folder_free(root);
}

static void an_id_is_no_way_out_of_its_folder(void **state) {
    (void)state;
    char *root = content_folder_new();
    ErrorList errors = {0};
    content_folder_write(root, "en/outside.yaml", "version: 1\n");
    Bank *bank = open_bank(root, NULL, &errors);
    assert_null(bank_shape(bank, "../outside"));
    assert_null(bank_question(bank, "../shapes/tale"));
    assert_null(strstr(buffer_string(&opened), "outside.yaml"));
    bank_free(bank);
    assert_int_equal(errors.count, 0);
    content_folder_free(root);
}

#define PARTS_TEST(name) cmocka_unit_test_setup_teardown(name, watch, stop_watching)

int main(void) {
    const struct CMUnitTest tests[] = {
        PARTS_TEST(opening_a_bank_reads_nothing_of_the_shipped_content),
        PARTS_TEST(a_thing_asked_for_by_its_id_costs_the_file_of_that_name),
        PARTS_TEST(an_id_that_no_file_is_named_by_is_found_in_the_whole_part),
        PARTS_TEST(what_was_found_early_stays_where_it_is_and_takes_its_place_in_the_order),
        PARTS_TEST(an_id_is_no_way_out_of_its_folder),
        PARTS_TEST(no_file_is_read_twice),
        PARTS_TEST(own_content_lies_over_what_is_read_early_too),
        PARTS_TEST(a_broken_own_file_is_told_when_the_bank_is_opened),
        PARTS_TEST(a_broken_shipped_file_is_told_once_when_the_bank_is_read_on),
        PARTS_TEST(a_bank_whose_language_is_broken_can_be_opened_but_not_used),
        PARTS_TEST(a_folder_without_a_bank_is_told_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
