/* Whoever types is killed with kill -9 at random moments: every letter that the screen had shown is there when the
 * program is opened again, at the place where it was typed, and nothing that was not typed.
 *
 *   STARCOACH  the program; ROUNDS  how often (100; `scripts/crash-rounds` asks for more); CHANCE  where the random
 *   moments begin */
#include "session.h"

#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

enum { ROUNDS = 100, MOST_WORDS = 5, WORD_BYTES = 7, LONGEST_MICROSECONDS = 40000, SHOWN_LEAST = 4 };

static unsigned random_below(unsigned *chance, unsigned limit) {
    *chance = *chance * 1103515245U + 12345U;
    return *chance / 65536U % limit;
}

static unsigned number_from(const char *name, unsigned standard) {
    const char *text = getenv(name);
    return text ? (unsigned)strtoul(text, NULL, 10) : standard;
}

/* What was typed is made of these alone, and of blanks. */
static bool is_typed(char c) {
    return c == 'w' || c == 'q' || (c >= '0' && c <= '9');
}

static void append_typed(Slice text, Buffer *out) {
    for (size_t i = 0; i < text.size; i++)
        if (is_typed(text.data[i]))
            buffer_append_byte(out, text.data[i]);
}

/* The letters of the section that holds all the text. */
static void append_kept(const Session *session, Buffer *out) {
    Buffer draft = {0};
    session_read_draft(session, &draft);
    const char *text = strstr(buffer_string(&draft), "text:");
    assert_non_null(text);
    const char *end = strstr(text, "- id:");
    append_typed((Slice){text, end ? (size_t)(end - text) : strlen(text)}, out);
    buffer_free(&draft);
}

/* How many letters of `typed` the screen was seen to show: those up to the cursor, where it stands behind some of them;
 * else up to the last whole word that can be seen. */
static size_t shown(const Session *session, Slice typed) {
    const Emulator *screen = &session->screen;
    char behind[WORD_BYTES * 2 + 1];
    size_t size = 0;
    for (int column = screen->column; column > 0 && size < WORD_BYTES * 2; column--) {
        uint32_t cell = screen->cells[screen->row * screen->columns + column - 1];
        if (cell != ' ' && !(cell < 0x80 && is_typed((char)cell)))
            break;
        if (cell != ' ')
            behind[sizeof behind - 1 - ++size] = (char)cell;
    }
    const char *tail = behind + sizeof behind - 1 - size;
    for (size_t end = typed.size; size >= SHOWN_LEAST && end >= size; end--)
        if (memcmp(typed.data + end - size, tail, size) == 0)
            return end;
    for (size_t end = typed.size / (WORD_BYTES - 1) * (WORD_BYTES - 1); end > 0; end -= WORD_BYTES - 1) {
        char word[WORD_BYTES] = "";
        memcpy(word, typed.data + end - (WORD_BYTES - 1), WORD_BYTES - 1);
        if (emulator_shows(screen, word))
            return end;
    }
    return 0;
}

static void wait_a_little(unsigned microseconds) {
    const struct timespec time = {.tv_nsec = microseconds * 1000L};
    nanosleep(&time, NULL);
}

static void type_and_kill(Session *session, unsigned *chance) {
    unsigned words = 1 + random_below(chance, MOST_WORDS);
    for (unsigned i = 0; i < words; i++) {
        session_type_word(session);
        if (random_below(chance, 2))
            session_pump(session, 1);
    }
    wait_a_little(random_below(chance, LONGEST_MICROSECONDS));
    session_signal(session, SIGKILL);
    assert_int_equal(session_wait_ended(session), -1);
}

/* Opened again and left in the usual way, it has in the file what it had in the journal. */
static void open_and_leave(Session *session) {
    session_restart(session, 24, 80, "practise failure");
    session_wait_for(session, "Situation");
    session_send(session, "\x11");
    assert_int_equal(session_wait_ended(session), 0);
}

/* What did not come through was never shown: the person types on behind what did, and so does the test. */
static void go_on_behind(Session *session, Slice kept) {
    buffer_clear(&session->typed);
    buffer_append(&session->typed, kept);
}

static void check_round(Session *session, unsigned round, size_t *lost) {
    Buffer typed = {0}, kept = {0};
    append_typed(buffer_slice(&session->typed), &typed);
    size_t seen = shown(session, buffer_slice(&typed));
    open_and_leave(session);
    append_kept(session, &kept);
    bool begins = kept.size == 0 || (kept.size <= typed.size && memcmp(kept.data, typed.data, kept.size) == 0);
    if (kept.size < seen || !begins)
        fail_msg("round %u: of %zu letters %zu were shown, and %zu kept:\n%s\n%s", round, typed.size, seen, kept.size,
                 buffer_string(&typed), buffer_string(&kept));
    *lost += typed.size - kept.size;
    go_on_behind(session, buffer_slice(&kept));
    buffer_free(&typed);
    buffer_free(&kept);
}

static void no_letter_that_was_shown_is_lost_to_a_kill(void **state) {
    (void)state;
    unsigned chance = number_from("CHANCE", 1), rounds = number_from("ROUNDS", ROUNDS);
    size_t lost = 0;
    Session *session = session_start("xterm", "C.UTF-8", 24, 80, "practise failure");
    for (unsigned round = 1; round <= rounds; round++) {
        session_wait_for(session, "Situation");
        type_and_kill(session, &chance);
        check_round(session, round, &lost);
        if (round < rounds)
            session_restart(session, 24, 80, "practise failure");
    }
    size_t kept = session->typed.size;
    print_message("%u kills; %zu letters kept, %zu sent and not taken any more\n", rounds, kept, lost);
    assert_true(kept > 0);
    session_free(session);
}

int main(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    if (!getenv("STARCOACH"))
        return 77;
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_letter_that_was_shown_is_lost_to_a_kill)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
