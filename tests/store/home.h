/* A home of its own for each test: a temporary folder with HOME and the XDG variables set to it, a small bank, a store.
 */
#ifndef TESTS_STORE_HOME_H
#define TESTS_STORE_HOME_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <starcoach/store.h>

typedef struct Home {
    char *root; /* ROOT/{content,data,state,config} */
    Bank *bank; /* questions "slip" (shape "tale": plan, deed, lesson) and "Odd.Name"; shape "tale" alone too */
    Store *store;
} Home;

int home_set_up(void **state); /* *state is the Home */
int home_tear_down(void **state);

/* Writes the shape "tale" anew with these sections (YAML items of "- {id: …}" without share and the like) and loads it.
 */
typedef struct TestSection {
    const char *id, *label, *was; /* was: "a, b" or "" */
} TestSection;
void home_reshape(Home *home, int revision, const TestSection *sections, size_t count);

/* The real one, but for syncing. In use from home_set_up on. */
void home_use_file_system(void);
/* As a program begun anew: closes all drafts and the store, and opens the store again. */
void home_restart(Home *home);
/* Runs `act` in a program of its own that ends without closing anything; true where it came to its end, false where it
 * left with CRASHED on the way. */
enum { CRASHED = 9 };
bool home_in_child(Home *home, void (*act)(Home *home));

/* Loads the bank anew, after its files were changed; before any draft is open. */
void home_reload(Home *home);

char *home_path(const Home *home, const char *below); /* the caller frees */
/* Files by the system's own means, never through the store's. Paths are below the root. */
char *home_read(const Home *home, const char *below); /* NULL when it is not there; the caller frees */
void home_write(const Home *home, const char *below, const char *text);
void home_write_slice(const Home *home, const char *below, Slice text);
void home_remove(const Home *home,
                 const char *below); /* a file, or a folder with all in it; fine where it is missing */
void home_make_folder(const Home *home, const char *below);
unsigned home_mode(const Home *home, const char *below); /* permission bits; 0 when it is not there */
/* Everything but folders below the root's folders data, state and config. */
size_t home_count_files(const Home *home);

#define DRAFTS  "data/starcoach/drafts/"
#define JOURNAL "state/starcoach/journal/"

Draft *draft_begin(Home *home);                           /* of the question "slip" */
Draft *draft_again(Home *home, const char *id);           /* opens, and must */
void draft_put(Draft *draft, size_t section, Slice text); /* in place of what is there */
void draft_put_string(Draft *draft, size_t section, const char *text);
void draft_put_fact(Draft *draft, const char *key, const char *value);
void draft_type(Draft *draft, size_t section, const char *text); /* at the end, byte by byte */
void draft_keep(Draft *draft);                                   /* saves, and must */

#define assert_text(draft, section, expected)                                                                          \
    do {                                                                                                               \
        Slice text_of_it = answer_text(draft_answer(draft), section);                                                  \
        assert_int_equal(text_of_it.size, (expected).size);                                                            \
        assert_memory_equal(text_of_it.data, (expected).data, (expected).size);                                        \
    } while (0)
#define assert_holds(text, part)     assert_non_null(strstr(text, part))
#define assert_not_holds(text, part) assert_null(strstr(text, part))

#endif
