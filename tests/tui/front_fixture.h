/* The whole front end in process: the shipped bank, a home of its own, a terminal on /dev/null, keys from a script. */
#ifndef TESTS_TUI_FRONT_FIXTURE_H
#define TESTS_TUI_FRONT_FIXTURE_H

#include "screen_fixture.h"
#include "tui/loop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Front {
    char *root; /* HOME; XDG folders below it */
    Store *store;
    App *app;
    Loop *loop;
} Front;

int front_load_bank(void **state); /* once for all tests of a group */
int front_free_bank(void **state);
Bank *front_bank(void);

int front_set_up(void **state); /* at the first page, 24 rows of 80 columns */
int front_tear_down(void **state);

/* Presses the keys of a script (see screen_fixture.h) and draws. */
void press(Front *front, const char *script);
void paste(Front *front, const char *text);
/* No input for a while: drafts are kept, the judge is asked. */
void rest(Front *front);
void resize(Front *front, int rows, int columns);
/* As after a kill: everything in memory is gone, the files are what they are. */
void kill_and_reopen(Front *front);
/* Begins the failure question and goes through to the walk's first section. */
void begin_walk(Front *front);
/* Pastes the guide's model answer into all sections, from the first on. */
void paste_model(Front *front);
char *front_path(const Front *front, const char *below); /* the caller frees */

#define assert_seen(text)                                                                                              \
    do {                                                                                                               \
        if (!window_has(text))                                                                                         \
            fail_msg("not on the screen: %s\n%s", text, window_text());                                                \
    } while (0)
#define assert_not_seen(text)                                                                                          \
    do {                                                                                                               \
        if (window_has(text))                                                                                          \
            fail_msg("on the screen: %s\n%s", text, window_text());                                                    \
    } while (0)

#define FRONT_TEST(name) cmocka_unit_test_setup_teardown(name, front_set_up, front_tear_down)

#endif
