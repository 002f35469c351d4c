/* Which encoding is taken where the locale that is asked for is not there. */
#include "base/locale.h"

#include <langinfo.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool is_utf8_with(const char *all, const char *ctype, const char *lang) {
    setlocale(LC_CTYPE, "C");
    setenv("LC_ALL", all, 1);
    setenv("LC_CTYPE", ctype, 1);
    setenv("LANG", lang, 1);
    locale_take();
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static void a_locale_that_is_there_is_taken(void **state) {
    (void)state;
    assert_true(is_utf8_with("C.UTF-8", "", ""));
    assert_false(is_utf8_with("C", "", "C.UTF-8"));
}

static void one_of_utf8_that_is_not_there_has_another_in_its_place(void **state) {
    (void)state;
    assert_true(is_utf8_with("xx_YY.UTF-8", "", ""));
    assert_true(is_utf8_with("", "xx_YY.utf8@euro", ""));
    assert_true(is_utf8_with("", "", "xx_YY.utf-8"));
}

static void one_of_another_encoding_has_none_in_its_place(void **state) {
    (void)state;
    assert_false(is_utf8_with("xx_YY", "", ""));
    assert_false(is_utf8_with("xx_YY.ISO-8859-1", "", "xx_YY.UTF-8")); /* the first that is set counts */
    assert_false(is_utf8_with("", "", ""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_locale_that_is_there_is_taken),
        cmocka_unit_test(one_of_utf8_that_is_not_there_has_another_in_its_place),
        cmocka_unit_test(one_of_another_encoding_has_none_in_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
