/* Polishing one text: a shape of one section, the shipped English. */
#ifndef TESTS_RENDER_POLISH_FIXTURE_H
#define TESTS_RENDER_POLISH_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <starcoach/render.h>

int polish_set_up(void **state); /* of a group: loads the language */
int polish_tear_down(void **state);

/* The polished text; the caller frees. Checks on the way that the edits are in order, apart, within the source and each
 * say why. `whys`, where given, gets their reasons, parted by ", ". */
char *polished(const char *text, char **whys);
/* The same of spans of a source: stretches of it. */
char *polished_spans(const char *source, const Span *spans, size_t count);

#define assert_polished(text, expected)                                                                                \
    do {                                                                                                               \
        char *polished_text = polished(text, NULL);                                                                    \
        assert_string_equal(polished_text, expected);                                                                  \
        free(polished_text);                                                                                           \
    } while (0)
#define assert_untouched(text) assert_polished(text, text)

#endif
