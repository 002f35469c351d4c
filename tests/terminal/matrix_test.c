/* Terminals of all kinds and sizes: whatever happens to the window or the terminal while somebody types, the draft
 * holds every word that was shown, no row is wider than the window, a window too small says so, and the terminal is
 * given back as it was. `scripts/terminals` runs it longer, with other chances.
 *
 *   STARCOACH  the program; CHANCE  a number that the random sizes begin with; STORM  how many of them */
#include "base/memory.h"
#include "session.h"

#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Size {
    int rows, columns;
} Size;

enum { LEAST_ROWS = 20, LEAST_COLUMNS = 60, WORDS_FIT_ROWS = 4, WORDS_FIT_COLUMNS = 20, STORM = 12 };

static const char *const terms[] = {"xterm", "xterm-256color", "linux", "vt100", "screen", "tmux"};
static const char *const locales[] = {"C.UTF-8", "C"};
static const Size sizes[] = {{24, 80}, {20, 60}, {19, 60}, {40, 120}, {20, 59}, {200, 500}, {1, 1},
                             {30, 61}, {3, 10},  {2, 300}, {60, 20},  {1, 80},  {24, 80}};

static const char *a_word = "Situation"; /* of the walk, in a window that is large enough */

static bool is_large_enough(Size size) {
    return size.rows >= LEAST_ROWS && size.columns >= LEAST_COLUMNS;
}

/* A word typed in this size is shown in it; in one too small that is said instead. */
static void type_in(Session *session, Size size) {
    session_resize(session, size.rows, size.columns);
    session_wait_for_size(session);
    const char *word = session_type_word(session);
    char *copy = memory_string(word);
    copy[strcspn(copy, " ")] = '\0';
    if (is_large_enough(size))
        session_wait_for(session, copy);
    else if (size.rows >= WORDS_FIT_ROWS && size.columns >= WORDS_FIT_COLUMNS)
        session_wait_for(session, "This window is");
    else if (size.columns >= (int)strlen("60x20"))
        session_wait_for(session, "60");
    free(copy);
    if (session->screen.overflows > 0)
        fail_msg("a row wider than %d columns", size.columns);
}

static void type_here(Session *session) {
    type_in(session, (Size){24, 80});
}

/* ---- How it can end ---- */

typedef enum Ending { QUIT, HANG_UP_SIGNAL, TERMINATE, CLOSED, ENDINGS } Ending;

static void end(Session *session, Ending ending) {
    if (ending == QUIT)
        session_send(session, "\x11");
    else if (ending == CLOSED)
        session_hang_up(session);
    else
        session_signal(session, ending == TERMINATE ? SIGTERM : SIGHUP);
    assert_int_equal(session_wait_ended(session), 0);
    if (ending != CLOSED)
        session_check_restored(session);
    session_check_draft(session);
    session_free(session);
}

/* ---- Tests ---- */

static void each_terminal_in_each_size_keeps_and_shows_what_is_typed(void **state) {
    (void)state;
    for (size_t t = 0; t < sizeof terms / sizeof *terms; t++)
        for (size_t l = 0; l < sizeof locales / sizeof *locales; l++) {
            Session *session = session_start(terms[t], locales[l], 24, 80, "practise failure");
            session_wait_for(session, a_word);
            for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
                type_in(session, sizes[s]);
            end(session, (Ending)((t * 2 + l) % ENDINGS));
        }
}

static void a_window_that_is_too_small_from_the_start_can_be_made_larger(void **state) {
    (void)state;
    static const Size small[] = {{1, 1}, {3, 10}, {10, 40}};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
        Session *session = session_start("xterm", "C.UTF-8", small[i].rows, small[i].columns, "practise failure");
        if (small[i].columns >= WORDS_FIT_COLUMNS)
            session_wait_for(session, "This window is");
        type_here(session);
        session_wait_for(session, a_word);
        end(session, QUIT);
    }
}

static void random_sizes_while_typing_lose_nothing(void **state) {
    (void)state;
    const char *chance_text = getenv("CHANCE"), *storm_text = getenv("STORM");
    unsigned chance = chance_text ? (unsigned)strtoul(chance_text, NULL, 10) : 1;
    unsigned long storm = storm_text ? strtoul(storm_text, NULL, 10) : STORM;
    for (size_t t = 0; t < sizeof terms / sizeof *terms; t += 2) {
        Session *session = session_start(terms[t], "C.UTF-8", 24, 80, "practise failure");
        session_wait_for(session, a_word);
        for (unsigned long i = 0; i < storm; i++) {
            chance = chance * 1103515245U + 12345U;
            session_resize(session, (int)(chance / 65536U % 60 + 1), (int)(chance / 4096U % 200 + 1));
            session_type_word(session);
            if (chance / 65536U % 3 == 0)
                session_pump(session, 0);
        }
        session_resize(session, 61, 201); /* a size that it was never in, so that it is drawn anew for certain */
        session_wait_for_size(session);
        session->screen.overflows = 0; /* what was drawn for one size came to a window of another */
        type_here(session);
        end(session, (Ending)(t % ENDINGS));
    }
}

static void stopped_and_going_on_gives_the_terminal_back_and_takes_it_again(void **state) {
    (void)state;
    static const char *const some[] = {"xterm-256color", "linux", "vt100"};
    for (size_t t = 0; t < sizeof some / sizeof *some; t++)
        for (int by_key = 0; by_key <= 1; by_key++) {
            Session *session = session_start(some[t], "C.UTF-8", 24, 80, "practise failure");
            session_wait_for(session, a_word);
            type_here(session);
            if (by_key)
                session_send(session, "\x1a");
            else
                session_signal(session, SIGTSTP);
            session_wait_stopped(session);
            session_check_restored(session);
            session_check_draft(session);
            session_continue(session);
            type_here(session);
            end(session, by_key ? QUIT : TERMINATE);
        }
}

static void stopped_and_hung_up_loses_nothing(void **state) {
    (void)state;
    Session *session = session_start("xterm", "C.UTF-8", 24, 80, "practise failure");
    session_wait_for(session, a_word);
    type_here(session);
    session_signal(session, SIGTSTP);
    session_wait_stopped(session);
    session_hang_up(session);
    session_continue(session);
    assert_int_equal(session_wait_ended(session), 0);
    session_check_draft(session);
    session_free(session);
}

static void a_terminal_that_cannot_be_drawn_on_is_served_line_by_line(void **state) {
    (void)state;
    static const char *const plain[] = {"dumb", "no-such-terminal"};
    for (size_t t = 0; t < sizeof plain / sizeof *plain; t++)
        for (size_t l = 0; l < sizeof locales / sizeof *locales; l++) {
            Session *session = session_start(plain[t], locales[l], 24, 80, "");
            session_wait_for(session, "Enter alone takes 1.");
            session_send(session, ":quit\r");
            assert_int_equal(session_wait_ended(session), 0);
            session_check_restored(session);
            session_free(session);
        }
}

int main(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    if (!getenv("STARCOACH"))
        return 77;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_terminal_in_each_size_keeps_and_shows_what_is_typed),
        cmocka_unit_test(a_window_that_is_too_small_from_the_start_can_be_made_larger),
        cmocka_unit_test(random_sizes_while_typing_lose_nothing),
        cmocka_unit_test(stopped_and_going_on_gives_the_terminal_back_and_takes_it_again),
        cmocka_unit_test(stopped_and_hung_up_loses_nothing),
        cmocka_unit_test(a_terminal_that_cannot_be_drawn_on_is_served_line_by_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
