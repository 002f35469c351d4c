/* An editor over a plain buffer, on a terminal of /dev/null. */
#ifndef TESTS_TUI_EDITOR_FIXTURE_H
#define TESTS_TUI_EDITOR_FIXTURE_H

#include "screen_fixture.h"
#include "tui/widgets/editor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Host {
    Buffer text;
    Editor *editor;
    bool refuses;
    size_t edits, joined;
} Host;

/* The EditorApply of a host. */
bool host_apply(void *host, const Edit *edit, Slice *text);
/* *state is the Host. */
int host_set_up(void **state);
int host_tear_down(void **state);
void host_write(Host *host, const char *text, size_t cursor);
/* Keys of a script, see screen_fixture.h. */
void host_press(Host *host, const char *script);
/* Draws at the top left; the cursor comes back as row * 100 + column. */
int host_draw(Host *host, int rows, int columns);

#define assert_text(host, expected) assert_string_equal(buffer_string(&(host)->text), expected)
#define HOST_TEST(name)             cmocka_unit_test_setup_teardown(name, host_set_up, host_tear_down)

#endif
