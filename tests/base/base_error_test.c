/* Errors as values. */
#include <starcoach/error.h>

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void expect_text(const Error *error, const char *expected) {
    Buffer text = {0};
    error_format(error, &text);
    assert_string_equal(buffer_string(&text), expected);
    buffer_free(&text);
}

static void an_error_says_what_where_and_what_to_do(void **state) {
    (void)state;
    Error error = {0};
    assert_false(error_at(&error, ERROR_INVALID, "a.yaml", 3, 7, "no %s", "end"));
    expect_text(&error, "a.yaml:3:7: no end");
    assert_false(error_remedy(&error, "write %d", 1));
    assert_false(error_remedy(&error, "write %d", 2));
    expect_text(&error, "a.yaml:3:7: no end; write 2");
    error.column = 0;
    expect_text(&error, "a.yaml:3: no end; write 2");
    error.line = 0;
    expect_text(&error, "a.yaml: no end; write 2");
    assert_false(error_set(&error, ERROR_USAGE, "plain"));
    assert_int_equal(error.code, ERROR_USAGE);
    expect_text(&error, "plain");
    error_clear(&error);
    assert_int_equal(error.code, ERROR_NONE);
    expect_text(&error, "");
}

static void an_error_may_be_made_of_the_one_before(void **state) {
    (void)state;
    Error error = {0};
    error_at(&error, ERROR_INVALID, "a", 1, 1, "inner");
    error_at(&error, ERROR_INVALID, error.file, 2, 2, "outer: %s", error.message);
    expect_text(&error, "a:2:2: outer: inner");
    error_clear(&error);
}

static void nobody_need_listen(void **state) {
    (void)state;
    assert_false(error_set(NULL, ERROR_IO, "x"));
    assert_false(error_at(NULL, ERROR_IO, "f", 1, 1, "x"));
    assert_false(error_from_errno(NULL, EACCES, "read", "f"));
    assert_false(error_remedy(NULL, "x"));
    error_clear(NULL);
}

static void the_systems_errors_have_codes_and_advice(void **state) {
    (void)state;
    static const struct {
        int number;
        ErrorCode code;
    } cases[] = {
        {ENOENT, ERROR_NOT_FOUND}, {EACCES, ERROR_PERMISSION}, {EROFS, ERROR_PERMISSION}, {ENOSPC, ERROR_NO_SPACE},
        {EDQUOT, ERROR_NO_SPACE},  {EAGAIN, ERROR_LOCKED},     {EFBIG, ERROR_TOO_LARGE},  {EIO, ERROR_IO},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error error = {0};
        assert_false(error_from_errno(&error, cases[i].number, "read", "notes.md"));
        assert_int_equal(error.code, cases[i].code);
        assert_string_equal(error.file, "notes.md");
        assert_non_null(strstr(error.message, "cannot read notes.md: "));
        Buffer text = {0};
        error_format(&error, &text);
        assert_ptr_equal(strstr(text.data, "notes.md"), text.data + strlen("cannot read ")); /* named once */
        assert_null(strstr(strstr(text.data, "notes.md") + 1, "notes.md"));
        buffer_free(&text);
        error_clear(&error);
    }
    Error error = {0};
    error_from_errno(&error, EIO, "read", NULL);
    assert_null(error.file);
    error_clear(&error);
}

static void a_list_is_ordered_by_place(void **state) {
    (void)state;
    static const struct {
        const char *file;
        size_t line, column;
        const char *message;
    } errors[] = {{"b", 1, 1, "6"}, {"a", 10, 1, "5"}, {"a", 2, 3, "4"},
                  {"a", 2, 1, "3"}, {"a", 2, 1, "2"},  {NULL, 9, 9, "1"}};
    ErrorList list = {0};
    for (size_t i = 0; i < 6; i++)
        error_list_add(&list, ERROR_INVALID, errors[i].file, errors[i].line, errors[i].column, "%s", errors[i].message);
    error_list_sort(&list);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(list.items[i].message[0], '1' + (int)i);
    error_list_clear(&list);
    assert_int_equal(list.count, 0);
    error_list_sort(&list);
}

static void a_list_takes_an_error_and_leaves_it_empty(void **state) {
    (void)state;
    ErrorList list = {0};
    Error error = {0};
    for (int i = 0; i < 20; i++) {
        error_set(&error, ERROR_IO, "error %d", i);
        error_list_take(&list, &error);
        assert_null(error.message);
    }
    assert_int_equal(list.count, 20);
    assert_string_equal(list.items[19].message, "error 19");
    error_remedy(error_list_add(&list, ERROR_IO, NULL, 0, 0, "last"), "rest");
    expect_text(&list.items[20], "last; rest");
    error_list_clear(&list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_says_what_where_and_what_to_do),
        cmocka_unit_test(an_error_may_be_made_of_the_one_before),
        cmocka_unit_test(nobody_need_listen),
        cmocka_unit_test(the_systems_errors_have_codes_and_advice),
        cmocka_unit_test(a_list_is_ordered_by_place),
        cmocka_unit_test(a_list_takes_an_error_and_leaves_it_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
