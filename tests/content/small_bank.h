/* A small bank (tests/content/small_bank) in a folder of its own: two shapes, two questions, a rule of every kind.
 *
 *   tale   plan (situation), deed (action), lesson, end (close); the last two are learning; 15 to 60 s; a story
 *   plain  first (situation), second (action); no learning
 *
 * Tests write over or beside its files before they load it. */
#ifndef TESTS_CONTENT_SMALL_BANK_H
#define TESTS_CONTENT_SMALL_BANK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <starcoach/bank.h>

/* The text of one of its files, as "en/rules/tale.yaml"; the caller frees. */
char *small_bank_file(const char *below);
/* The text with the first `from`, which must stand in it, replaced; the caller frees. */
char *text_changed(const char *text, const char *from, const char *to);
/* The 1-based line on which `part` first stands. */
unsigned line_of(const char *text, const char *part);

/* A temporary folder holding the small bank. Free with content_folder_free, which removes it. */
char *content_folder_new(void);
char *content_folder_empty(void); /* without a file */
void content_folder_free(char *root);
/* `below` is a path under the root, as "en/rules/more.yaml"; folders are made. */
void content_folder_write(const char *root, const char *below, const char *text);
/* Writes the small bank's file `below`, changed as by text_changed. */
void content_folder_change(const char *root, const char *below, const char *from, const char *to);

/* Loads it, with an own folder or NULL; it must be usable. Problems go to `errors` (NULL: there must be none). */
Bank *content_folder_load(const char *root, const char *own, ErrorList *errors);

#endif
