#include "session.h"

#include "base/file.h"
#include "base/memory.h"

#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { PATIENCE_SECONDS = 30, LOOK_MILLISECONDS = 20 };

#define DRAFT "failure-2026-01-02"

static const char draft_text[] =
    "version: 1\nid: " DRAFT "\nquestion: failure\nshape: failure\nshape_revision: 1\nsaved: \"2026-01-02T03:04:05Z\"\n"
    "story:\n  title: A test\n  when: \"2025-03\"\nplace:\n  section: situation\n  offset: 0\n"
    "sections:\n  - id: situation\n    label: Situation\n    text: \"\"\n";

/* ---- The home ---- */

static char *in_home(const Session *session, const char *path) {
    Buffer whole = {0};
    buffer_printf(&whole, "%s/%s", session->home, path);
    return whole.data;
}

static void make_home(Session *session) {
    static const char *const folders[] = {".local", ".local/share", ".local/share/starcoach",
                                          ".local/share/starcoach/drafts"};
    session->home = memory_string("/tmp/starcoach-terminal-XXXXXX");
    assert_non_null(mkdtemp(session->home));
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char *folder = in_home(session, folders[i]);
        assert_int_equal(mkdir(folder, 0700), 0);
        free(folder);
    }
    char *draft = in_home(session, ".local/share/starcoach/drafts/" DRAFT ".yaml");
    Error error = {0};
    if (!file_replace(draft, slice_of(draft_text), 0600, &error))
        fail_msg("%s", error.message);
    free(draft);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place) {
    (void)status, (void)type, (void)place;
    return remove(path);
}

/* ---- The shell: job control as a person's own would do it ---- */

static _Noreturn void run_program(const char *arguments) {
    Buffer line = {0};
    setpgid(0, 0);
    signal(SIGTTOU, SIG_IGN);
    tcsetpgrp(STDIN_FILENO, getpid());
    signal(SIGTTOU, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    buffer_printf(&line, "exec \"$STARCOACH\" %s", arguments);
    execl("/bin/sh", "sh", "-c", buffer_string(&line), (char *)NULL);
    _exit(127);
}

/* Tells the test the program's number, and 's' each time it stops; ends with its status. */
static _Noreturn void run_shell(int control, const char *arguments) {
    signal(SIGHUP, SIG_IGN);
    pid_t program = fork();
    if (program == 0) {
        close(control);
        run_program(arguments);
    }
    if (write(control, &program, sizeof program) != sizeof program)
        _exit(126);
    for (int status;;) {
        if (waitpid(program, &status, WUNTRACED) < 0)
            _exit(126);
        if (!WIFSTOPPED(status))
            _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 125);
        char byte = 's';
        if (write(control, &byte, 1) != 1 || read(control, &byte, 1) != 1)
            _exit(126);
        kill(-program, SIGCONT);
    }
}

static void use_environment(const Session *session, const char *term, const char *locale) {
    static const char *const unwanted[] = {"XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "STARCOACH_CONTENT",
                                           "NO_COLOR",      "COLUMNS",        "LINES",           "TMUX"};
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        unsetenv(unwanted[i]);
    setenv("HOME", session->home, 1);
    setenv("TERM", term, 1);
    setenv("LANG", locale, 1);
    setenv("LC_ALL", locale, 1);
    setenv("TZ", "UTC", 1);
}

static void set_size(int fd, int rows, int columns) {
    const struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    assert_int_equal(ioctl(fd, TIOCSWINSZ, &size), 0);
}

static void launch(Session *session, int rows, int columns, const char *arguments) {
    int ends[2];
    emulator_init(&session->screen, rows, columns);
    session->master = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(session->master >= 0 && grantpt(session->master) == 0 && unlockpt(session->master) == 0);
    const char *name = ptsname(session->master);
    session->slave = open(name, O_RDWR | O_NOCTTY);
    set_size(session->slave, rows, columns);
    tcgetattr(session->slave, &session->before);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    session->shell = fork();
    if (session->shell == 0) {
        setsid();
        int terminal = open(name, O_RDWR); /* which makes it the session's */
        for (int fd = 0; fd < 3; fd++)
            dup2(terminal, fd);
        close(terminal);
        close(session->master);
        close(session->slave);
        close(ends[0]);
        run_shell(ends[1], arguments);
    }
    close(ends[1]);
    session->control = ends[0];
    assert_int_equal(read(session->control, &session->program, sizeof session->program), sizeof session->program);
}

Session *session_start(const char *term, const char *locale, int rows, int columns, const char *arguments) {
    Session *session = memory_alloc(sizeof *session);
    make_home(session);
    use_environment(session, term, locale);
    launch(session, rows, columns, arguments);
    return session;
}

static void close_terminal(Session *session) {
    if (session->master >= 0)
        close(session->master);
    close(session->slave);
    close(session->control);
    emulator_free(&session->screen);
}

void session_restart(Session *session, int rows, int columns, const char *arguments) {
    close_terminal(session);
    launch(session, rows, columns, arguments);
}

void session_free(Session *session) {
    close_terminal(session);
    nftw(session->home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(session->home);
    buffer_free(&session->typed);
    free(session);
}

/* ---- Typing and looking ---- */

static bool is_readable(int fd, int milliseconds) {
    struct pollfd input = {.fd = fd, .events = POLLIN};
    return poll(&input, 1, milliseconds) > 0;
}

void session_pump(Session *session, int milliseconds) {
    static char bytes[1 << 16];
    while (session->master >= 0 && is_readable(session->master, milliseconds)) {
        ssize_t count = read(session->master, bytes, sizeof bytes);
        if (count <= 0)
            return;
        emulator_write(&session->screen, (Slice){bytes, (size_t)count});
        milliseconds = 0;
    }
}

static void fail_with_screen(const Session *session, const char *what) {
    Buffer seen = {0};
    emulator_print(&session->screen, &seen);
    print_error("%s", buffer_string(&seen));
    buffer_free(&seen);
    fail_msg("%s", what);
}

void session_wait_for(Session *session, const char *words) {
    time_t limit = time(NULL) + PATIENCE_SECONDS;
    while (!emulator_shows(&session->screen, words)) {
        if (time(NULL) > limit)
            fail_with_screen(session, words);
        session_pump(session, LOOK_MILLISECONDS);
    }
}

void session_wait_for_size(Session *session) {
    time_t limit = time(NULL) + PATIENCE_SECONDS;
    while (session->screen.new_rows > 0) {
        if (time(NULL) > limit)
            fail_with_screen(session, "not drawn for the new size");
        session_pump(session, LOOK_MILLISECONDS);
    }
}

void session_send(Session *session, const char *bytes) {
    size_t size = strlen(bytes);
    assert_int_equal(write(session->master, bytes, size), size);
}

const char *session_type_word(Session *session) {
    size_t start = session->typed.size;
    buffer_printf(&session->typed, "w%04uq ", session->words++);
    const char *word = buffer_string(&session->typed) + start;
    session_send(session, word);
    return word;
}

void session_resize(Session *session, int rows, int columns) {
    struct winsize now;
    assert_int_equal(ioctl(session->master, TIOCGWINSZ, &now), 0);
    if (now.ws_row == rows && now.ws_col == columns)
        return; /* nobody is told */
    emulator_resize(&session->screen, rows, columns);
    set_size(session->master, rows, columns);
}

/* ---- Signals ---- */

void session_signal(Session *session, int number) {
    assert_int_equal(kill(session->program, number), 0);
}

void session_hang_up(Session *session) {
    close(session->master);
    session->master = -1;
}

void session_wait_stopped(Session *session) {
    time_t limit = time(NULL) + PATIENCE_SECONDS;
    while (!is_readable(session->control, 0)) {
        if (time(NULL) > limit)
            fail_with_screen(session, "not stopped");
        session_pump(session, LOOK_MILLISECONDS);
    }
    char byte;
    assert_int_equal(read(session->control, &byte, 1), 1);
    session_pump(session, 0);
}

void session_continue(Session *session) {
    emulator_resize(&session->screen, session->screen.rows, session->screen.columns);
    assert_int_equal(write(session->control, "c", 1), 1);
    if (session->master >= 0) /* what is typed before it has the terminal is not for it */
        session_wait_for_size(session);
}

int session_wait_ended(Session *session) {
    time_t limit = time(NULL) + PATIENCE_SECONDS;
    int status;
    while (waitpid(session->shell, &status, WNOHANG) == 0) {
        if (time(NULL) > limit) {
            kill(session->program, SIGKILL);
            fail_with_screen(session, "not ended");
        }
        session_pump(session, LOOK_MILLISECONDS);
        if (session->master < 0)
            poll(NULL, 0, LOOK_MILLISECONDS);
    }
    session_pump(session, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) != 125 ? WEXITSTATUS(status) : -1;
}

/* ---- What must hold ---- */

void session_check_restored(Session *session) {
    struct termios now;
    tcgetattr(session->slave, &now);
    assert_int_equal(now.c_iflag, session->before.c_iflag);
    assert_int_equal(now.c_oflag, session->before.c_oflag);
    assert_int_equal(now.c_cflag, session->before.c_cflag);
    assert_int_equal(now.c_lflag, session->before.c_lflag);
    assert_memory_equal(now.c_cc, session->before.c_cc, sizeof now.c_cc);
    time_t limit = time(NULL) + PATIENCE_SECONDS;
    for (const Emulator *screen = &session->screen;
         screen->hides_cursor || screen->alternate || screen->pastes || screen->mouse;) {
        if (time(NULL) > limit)
            fail_with_screen(session, "a mode of the terminal was left on");
        session_pump(session, LOOK_MILLISECONDS); /* the last may still be on its way */
    }
}

void session_read_draft(const Session *session, Buffer *out) {
    char *path = in_home(session, ".local/share/starcoach/drafts/" DRAFT ".yaml");
    Error error = {0};
    if (!file_read(path, 1 << 20, out, &error))
        fail_msg("%s", error.message);
    free(path);
}

void session_check_draft(const Session *session) {
    Buffer text = {0};
    session_read_draft(session, &text);
    const char *at = buffer_string(&text);
    for (unsigned i = 0; i < session->words; i++) {
        char word[16];
        snprintf(word, sizeof word, "w%04uq", i);
        const char *found = strstr(at, word);
        if (!found)
            fail_msg("%s is not in the draft, or not where it was typed:\n%s", word, buffer_string(&text));
        at = found;
    }
    buffer_free(&text);
}
