/* The action table: complete, and without two meanings for one key in one place. */
#include "tui/action.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void every_action_has_a_name_a_key_and_a_sentence(void **state) {
    (void)state;
    for (size_t i = 0; i < action_count; i++) {
        const Action *action = &actions[i];
        assert_true(action->id > ACTION_NONE && action->id < ACTION_COUNT);
        assert_non_null(strchr(action->name, '.'));
        assert_int_not_equal(action->keys[0], 0);
        assert_int_not_equal(action->places, 0);
        assert_true(strlen(action->help) > 10);
        assert_int_equal(action->help[strlen(action->help) - 1], '.');
        assert_true(!action->label || *action->label);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(action->name, actions[j].name);
    }
}

static void every_action_is_in_the_table(void **state) {
    (void)state;
    for (int id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
        assert_non_null(action_of((ActionId)id, ~(Places)0));
}

static void no_key_has_two_meanings_in_one_place(void **state) {
    (void)state;
    for (size_t s = 0; action_standings[s]; s++)
        for (size_t i = 0; i < action_count; i++)
            for (size_t k = 0; k < ACTION_KEYS && actions[i].keys[k]; k++)
                for (size_t j = 0; j < i; j++)
                    for (size_t m = 0; m < ACTION_KEYS && actions[j].keys[m]; m++)
                        if (actions[i].places & action_standings[s] && actions[j].places & action_standings[s] &&
                            actions[i].keys[k] == actions[j].keys[m])
                            fail_msg("%s and %s share a key", actions[i].name, actions[j].name);
}

/* Function keys and Shift+Tab do not reach every program; nothing hangs on them alone. */
static void no_action_hangs_on_a_key_that_terminals_do_not_send(void **state) {
    (void)state;
    for (size_t i = 0; i < action_count; i++) {
        assert_int_not_equal(actions[i].keys[0], NAMED(KEY_BTAB));
        for (size_t k = 0; k < ACTION_KEYS; k++)
            for (int f = 1; f <= 24; f++)
                assert_int_not_equal(actions[i].keys[k], NAMED(KEY_F(f)));
    }
}

static void the_bottom_line_fits_and_always_tells_of_help(void **state) {
    (void)state;
    for (size_t s = 0; action_standings[s]; s++)
        for (size_t columns = 58; columns <= 118; columns += 20) {
            Buffer footer = {0};
            action_footer(action_standings[s], NULL, NULL, columns, &footer);
            assert_non_null(strstr(buffer_string(&footer), "Ctrl-G help"));
            size_t shown = 0;
            for (size_t i = 0; i < footer.size; i++)
                shown += ((unsigned char)footer.data[i] & 0xC0) != 0x80;
            assert_true(shown <= columns);
            buffer_free(&footer);
        }
}

static void keys_are_named_as_people_say_them(void **state) {
    (void)state;
    const struct {
        int key;
        const char *name;
    } named[] = {{CTRL('S'), "Ctrl-S"},
                 {ALT('b'), "Alt-B"},
                 {PRESSED_ENTER, "Enter"},
                 {NAMED(KEY_PPAGE), "PgUp"},
                 {'a', "a"},
                 {CTRL('_'), "Ctrl-_"},
                 {ALT(PRESSED_BACKSPACE), "Alt-Backspace"}};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        Buffer name = {0};
        key_append_name(named[i].key, &name);
        assert_string_equal(buffer_string(&name), named[i].name);
        buffer_free(&name);
    }
}

int main(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_action_has_a_name_a_key_and_a_sentence),
        cmocka_unit_test(every_action_is_in_the_table),
        cmocka_unit_test(no_key_has_two_meanings_in_one_place),
        cmocka_unit_test(no_action_hangs_on_a_key_that_terminals_do_not_send),
        cmocka_unit_test(the_bottom_line_fits_and_always_tells_of_help),
        cmocka_unit_test(keys_are_named_as_people_say_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
