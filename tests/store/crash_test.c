/* Programs killed at any moment. A child changes a draft at random and says so after each change; it is killed
 * somewhere. What is then read holds every change that was said, and at most the one it was at.
 *
 *   parent   opens the draft, does the changes of this life on its answer, in memory only, and notes the hash after
 * each child    opens the draft, does the same changes for good, and writes a byte to a pipe after each parent   reads
 * some of the bytes, kills the child, reads the rest: so many are said parent   opens the draft: its hash is one of
 * those noted, and not an earlier one than that of the last said
 *
 * STARCOACH_CRASH_ROUNDS: how many rounds (100); scripts/crash-rounds runs 1,000. */
#include "faulty.h"

#include "store/answer_record.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LIVES = 3, CHANGES = 120 };

/* ---- Chance ---- */

typedef struct Chance {
    uint64_t state;
} Chance;

static unsigned draw(Chance *chance, unsigned below) { /* xorshift64* */
    chance->state ^= chance->state >> 12;
    chance->state ^= chance->state << 25;
    chance->state ^= chance->state >> 27;
    return (unsigned)(chance->state * UINT64_C(2685821657736338717) >> 33) % below;
}

static Chance chance_of(unsigned round, unsigned life) {
    return (Chance){(uint64_t)round * 7919 + life * 104729 + 88172645463325252U};
}

/* ---- Changes, on an answer alone or on a draft ---- */

static bool do_command(Draft *draft, bool real, const Command *command) {
    return real ? draft_apply(draft, command, NULL) : answer_apply(draft_answer(draft), command, NULL);
}

static size_t border(Slice text, size_t at) {
    while (at > 0 && at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static void random_replace(Draft *draft, bool real, Chance *chance) {
    static const char *const words[] = {"a", "b ", "é", "two words ", "\n", "\n7 r 0 0 0 1 0000000a x\n", "日本", ""};
    Command command = {.kind = COMMAND_REPLACE, .section = draw(chance, 3), .joins = draw(chance, 8) == 0};
    Slice text = answer_text(draft_answer(draft), command.section);
    size_t start = draw(chance, 3) ? text.size : border(text, draw(chance, (unsigned)text.size + 1));
    size_t end = draw(chance, 4) ? start : start + draw(chance, (unsigned)(text.size - start) + 1);
    command.span = (Span){start, border(text, end)};
    Buffer inserted = {0};
    buffer_append_string(&inserted, words[draw(chance, 8)]);
    if (draw(chance, 40) == 0) /* a paste that takes a while to write */
        for (int i = 0; i < 400; i++)
            buffer_append_string(&inserted, "pasted text ");
    command.text = buffer_slice(&inserted);
    do_command(draft, real, &command);
    buffer_free(&inserted);
}

static void random_fact(Draft *draft, bool real, Chance *chance) {
    static const char *const keys[] = {"title", "when", "role", "mood"};
    static const char *const values[] = {"", "one", "2025-03", "with\nlines"};
    const Command command = {.kind = COMMAND_FACT, .key = keys[draw(chance, 4)], .value = values[draw(chance, 4)]};
    do_command(draft, real, &command);
}

static void random_turn(Draft *draft, bool real, Chance *chance) {
    size_t section, at;
    Answer *answer = draft_answer(draft);
    if (draw(chance, 3))
        real ? draft_undo(draft, &section, &at) : answer_undo(answer, &section, &at);
    else
        real ? draft_redo(draft, &section, &at) : answer_redo(answer, &section, &at);
}

/* Things that change no text, but the files. */
static void random_rest(Draft *draft, bool real, Chance *chance) {
    static const char *const places[] = {"plan", "deed", "story"};
    const char *place = places[draw(chance, 3)];
    switch (draw(chance, 6)) {
    case 0:
        if (real && !draft_save(draft, NULL))
            _exit(3);
        break;
    case 1:
        if (real && !draft_mark(draft, NULL, NULL))
            _exit(4);
        break;
    case 2:
        if (real && !draft_sync(draft, NULL))
            _exit(5);
        break;
    default:
        if (real)
            draft_set_place(draft, place, 1);
        break;
    }
}

static void random_change(Draft *draft, bool real, Chance *chance) {
    unsigned kind = draw(chance, 20);
    if (kind < 13)
        random_replace(draft, real, chance);
    else if (kind < 15)
        random_fact(draft, real, chance);
    else if (kind < 18)
        random_turn(draft, real, chance);
    else
        random_rest(draft, real, chance);
}

/* ---- A life ---- */

static void live(Home *home, const char *id, Chance chance, int say) {
    const char said = '.';
    home_restart(home);
    Draft *draft = draft_again(home, id);
    if (draft_read_only(draft))
        _exit(6);
    for (int i = 0; i < CHANGES; i++) {
        random_change(draft, true, &chance);
        if (write(say, &said, 1) != 1)
            _exit(7);
    }
    _exit(0);
}

/* Kills it after about so many bytes; gives how many there were. */
static size_t hear_and_kill(pid_t pid, int from, size_t enough) {
    char bytes[64];
    size_t heard = 0;
    ssize_t got = 1;
    while (heard < enough && (got = read(from, bytes, 1)) > 0)
        heard += (size_t)got;
    assert_int_equal(kill(pid, SIGKILL), 0);
    while ((got = read(from, bytes, sizeof bytes)) > 0)
        heard += (size_t)got;
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) == 0));
    return heard;
}

static size_t run_life(Home *home, const char *id, Chance chance, size_t enough) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        close(ends[0]);
        live(home, id, chance, ends[1]);
    }
    close(ends[1]);
    size_t heard = hear_and_kill(pid, ends[0], enough);
    close(ends[0]);
    return heard;
}

/* The hash before the first change, and after each. */
static void foretell(Home *home, const char *id, Chance chance, uint64_t hashes[CHANGES + 1]) {
    Draft *draft = draft_again(home, id);
    hashes[0] = answer_hash(draft_answer(draft));
    for (int i = 0; i < CHANGES; i++) {
        random_change(draft, false, &chance);
        hashes[i + 1] = answer_hash(draft_answer(draft));
    }
    draft_close(draft);
}

static void check_state(Home *home, const char *id, const uint64_t *hashes, size_t heard, unsigned round,
                        unsigned lived) {
    Draft *draft = draft_again(home, id);
    if (draft_conflict(draft))
        fail_msg("round %u, life %u: a conflict after %zu changes", round, lived, heard);
    uint64_t found = answer_hash(draft_answer(draft));
    draft_close(draft);
    if (found != hashes[heard] && found != hashes[heard < CHANGES ? heard + 1 : heard]) /* one may not have been said */
        fail_msg("round %u, life %u: not what it was after %zu changes, nor after one more", round, lived, heard);
}

static void run_round(Home *home, unsigned round) {
    uint64_t hashes[CHANGES + 1];
    Chance moments = chance_of(round, LIVES);
    home_remove(home, "data");
    home_remove(home, "state");
    home_restart(home);
    Draft *draft = draft_begin(home);
    char *id = strdup(draft_id(draft));
    draft_put_string(draft, 0, "Begun.");
    draft_close(draft);
    for (unsigned lived = 0; lived < LIVES; lived++) {
        foretell(home, id, chance_of(round, lived), hashes);
        size_t heard = run_life(home, id, chance_of(round, lived), draw(&moments, CHANGES));
        home_restart(home);
        check_state(home, id, hashes, heard, round, lived);
    }
    free(id);
}

static void whatever_was_said_to_be_done_is_there_after_a_kill(void **state) {
    const char *asked = getenv("STARCOACH_CRASH_ROUNDS");
    unsigned rounds = asked ? (unsigned)strtoul(asked, NULL, 10) : 100;
    for (unsigned round = 0; round < rounds; round++)
        run_round(*state, round);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(whatever_was_said_to_be_done_is_there_after_a_kill, home_set_up,
                                        home_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
