/* What terminals send, as events: bytes go in through a pipe in the terminal's place. */
#include "tui/keys.h"
#include "tui/terminal.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static FILE *input, *output;
static int typed; /* the end of the pipe that the person types into */

static void open_as(const char *term) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    typed = ends[1];
    input = fdopen(ends[0], "r");
    output = fopen("/dev/null", "w");
    setenv("TERM", term, 1);
    Error error = {0};
    if (!terminal_open(input, output, &error))
        fail_msg("%s", error.message);
}

static int open_terminal(void **state) {
    (void)state;
    open_as("xterm-256color");
    return 0;
}

static int close_terminal(void **state) {
    (void)state;
    terminal_close();
    close(typed);
    fclose(input);
    fclose(output);
    return 0;
}

static void type(const char *bytes) {
    assert_int_equal(write(typed, bytes, strlen(bytes)), strlen(bytes));
}

static void assert_key(int key) {
    Event event = terminal_read(0);
    assert_int_equal(event.kind, EVENT_KEY);
    assert_int_equal(event.key, key);
}

static void assert_nothing_more(void) {
    assert_int_equal(terminal_read(0).kind, EVENT_PAUSE);
}

static void both_forms_of_the_arrows_are_arrows(void **state) {
    (void)state;
    type("\033[A\033OA\033[D\033OD");
    assert_key(NAMED(KEY_UP));
    assert_key(NAMED(KEY_UP));
    assert_key(NAMED(KEY_LEFT));
    assert_key(NAMED(KEY_LEFT));
    assert_nothing_more();
}

static void ctrl_with_an_arrow_and_alt_with_a_letter_are_keys_of_their_own(void **state) {
    (void)state;
    type("\033[1;5C\033b\033\177");
    assert_key(NAMED(KEY_CONTROL_RIGHT));
    assert_key(ALT('b'));
    assert_key(ALT(PRESSED_BACKSPACE));
    assert_nothing_more();
}

static void esc_alone_is_esc_and_twice_is_two(void **state) {
    (void)state;
    type("\033");
    assert_key(PRESSED_ESCAPE);
    type("\033\033");
    assert_key(PRESSED_ESCAPE);
    assert_key(PRESSED_ESCAPE);
    type("\033\007");
    assert_key(PRESSED_ESCAPE);
    assert_key(CTRL('G'));
    assert_nothing_more();
}

static void a_sequence_that_nobody_knows_is_no_text(void **state) {
    (void)state;
    type("\033[99;7ux");
    assert_key('x');
    assert_nothing_more();
}

static void both_backspaces_and_both_returns_are_one(void **state) {
    (void)state;
    type("\177\b\r\n");
    assert_key(PRESSED_BACKSPACE);
    assert_key(PRESSED_BACKSPACE);
    assert_key(PRESSED_ENTER);
    assert_key(PRESSED_ENTER);
}

static void ctrl_s_ctrl_q_ctrl_c_and_ctrl_z_arrive_as_keys(void **state) {
    (void)state;
    type("\023\021\003\032");
    assert_key(CTRL('S'));
    assert_key(CTRL('Q'));
    assert_key(CTRL('C'));
    assert_key(CTRL('Z'));
}

/* Its description calls Ctrl-Z a key of its own. */
static void ctrl_z_is_ctrl_z_on_the_linux_console_too(void **state) {
    open_as("linux");
    type("\032\177");
    assert_key(CTRL('Z'));
    assert_key(PRESSED_BACKSPACE);
    close_terminal(state);
}

static void characters_of_several_bytes_arrive_whole_even_in_pieces(void **state) {
    (void)state;
    type("\xC3\xA9");
    assert_key(0xE9);
    type("\xE5\xA4");
    assert_nothing_more();
    type("\xB1");
    assert_key(0x5931);
}

/* The locale is made for the test; where that can't be done there is nothing to test. */
static void letters_of_an_8_bit_locale_arrive_and_paste_as_they_are(void **state) {
    char folder[] = "/tmp/starcoach-locale-XXXXXX";
    assert_non_null(mkdtemp(folder));
    Buffer command = {0};
    buffer_printf(&command, "localedef -i en_US -f ISO-8859-1 %s/en_US.ISO-8859-1 >/dev/null 2>&1", folder);
    int made = system(buffer_string(&command));
    setenv("LOCPATH", folder, 1);
    setenv("LC_ALL", "en_US.ISO-8859-1", 1);
    if (made == 0) {
        open_terminal(state);
        type("\xE9\xFCx");
        assert_key(0xE9);
        assert_key(0xFC);
        assert_key('x');
        type("\033[200~d\xE9j\xE0\033[201~");
        Event event = terminal_read(0);
        assert_int_equal(event.kind, EVENT_PASTE);
        assert_int_equal(event.text.size, 6);
        assert_memory_equal(event.text.data, "d\xC3\xA9j\xC3\xA0", 6);
        close_terminal(state);
    }
    unsetenv("LOCPATH");
    unsetenv("LC_ALL");
    buffer_clear(&command);
    buffer_printf(&command, "rm -rf %s", folder);
    assert_int_equal(system(buffer_string(&command)), 0);
    buffer_free(&command);
    if (made != 0)
        skip();
}

static void bytes_that_are_no_character_are_passed_over(void **state) {
    (void)state;
    type("\xFF\xFE\x80z");
    assert_key('z');
}

static void a_bracketed_paste_is_text_with_its_lines_and_no_commands(void **state) {
    (void)state;
    type("\033[200~one\rtwo\r\nthree\n\tfour\021\033[A\033[201~x");
    Event event = terminal_read(0);
    assert_int_equal(event.kind, EVENT_PASTE);
    char *text = strndup(event.text.data, event.text.size);
    assert_string_equal(text, "one\ntwo\nthree\n four");
    free(text);
    assert_key('x');
}

static void assert_paste(const char *expected) {
    Event event = terminal_read(0);
    assert_int_equal(event.kind, EVENT_PASTE);
    assert_true(slice_is(event.text, expected));
}

/* All of it is there to be read at once. */
static void what_is_typed_right_behind_a_paste_stays_keys_in_their_order(void **state) {
    (void)state;
    type("\033[200~one\033[201~\033[A\033b\303\251\033[1;2C\033[200~two\033[201~\021\033[999zy\033[200~\033[201~!");
    assert_paste("one");
    assert_key(NAMED(KEY_UP));
    assert_key(ALT('b'));
    assert_key(0xE9);
    assert_key(NAMED(KEY_SRIGHT));
    assert_paste("two");
    assert_key(CTRL('Q'));
    assert_key('y');
    assert_paste("");
    assert_key('!');
    assert_nothing_more();
}

static void a_paste_longer_than_a_block_is_whole_and_its_end_may_be_cut_anywhere(void **state) {
    (void)state;
    static const char ending[] = "\033[201~";
    for (size_t cut = 1; cut < sizeof ending - 1; cut++) {
        Buffer first = {0};
        buffer_append_string(&first, "\033[200~");
        for (int i = 0; i < 500; i++)
            buffer_append_string(&first, "words ");
        buffer_append(&first, (Slice){ending, cut});
        type(buffer_string(&first));
        pid_t rest = fork();
        if (rest == 0) {
            ssize_t written = write(typed, ending + cut, sizeof ending - 1 - cut);
            _exit(written > 0 ? 0 : 1);
        }
        Event event = terminal_read(-1);
        assert_int_equal(event.kind, EVENT_PASTE);
        assert_int_equal(event.text.size, 3000);
        waitpid(rest, NULL, 0);
        buffer_free(&first);
    }
    assert_nothing_more();
}

static void a_signal_to_end_is_told_as_leaving(void **state) {
    (void)state;
    raise(SIGTERM);
    assert_int_equal(terminal_read(-1).kind, EVENT_LEAVE);
    raise(SIGHUP);
    assert_int_equal(terminal_read(-1).kind, EVENT_LEAVE);
    raise(SIGTSTP);
    assert_int_equal(terminal_read(-1).kind, EVENT_STOP);
}

static void a_terminal_that_is_gone_is_told_as_leaving(void **state) {
    (void)state;
    close(typed);
    assert_int_equal(terminal_read(-1).kind, EVENT_LEAVE);
    typed = dup(STDERR_FILENO); /* for the tear-down to close */
}

static void a_dumb_terminal_is_an_error_with_a_way_out(void **state) {
    (void)state;
    Error error = {0};
    setenv("TERM", "dumb", 1);
    assert_false(terminal_open(stdin, stdout, &error));
    assert_non_null(error.remedy);
    setenv("TERM", "no-such-terminal-at-all", 1);
    assert_false(terminal_open(stdin, stdout, &error));
    assert_non_null(error.remedy);
    error_clear(&error);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_terminal, close_terminal)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(both_forms_of_the_arrows_are_arrows),
        TEST(ctrl_with_an_arrow_and_alt_with_a_letter_are_keys_of_their_own),
        TEST(esc_alone_is_esc_and_twice_is_two),
        TEST(a_sequence_that_nobody_knows_is_no_text),
        TEST(both_backspaces_and_both_returns_are_one),
        TEST(ctrl_s_ctrl_q_ctrl_c_and_ctrl_z_arrive_as_keys),
        cmocka_unit_test(ctrl_z_is_ctrl_z_on_the_linux_console_too),
        TEST(characters_of_several_bytes_arrive_whole_even_in_pieces),
        cmocka_unit_test(letters_of_an_8_bit_locale_arrive_and_paste_as_they_are),
        TEST(bytes_that_are_no_character_are_passed_over),
        TEST(a_bracketed_paste_is_text_with_its_lines_and_no_commands),
        TEST(what_is_typed_right_behind_a_paste_stays_keys_in_their_order),
        TEST(a_paste_longer_than_a_block_is_whole_and_its_end_may_be_cut_anywhere),
        TEST(a_signal_to_end_is_told_as_leaving),
        TEST(a_terminal_that_is_gone_is_told_as_leaving),
        cmocka_unit_test(a_dumb_terminal_is_an_error_with_a_way_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
