#include "cli/pager.h"
#include "base/file.h"
#include "cli/session.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { USUAL_ROWS = 24, CANNOT_RUN = 126 /* what the shell says from here on: it did not start */ };

static bool overflows_terminal(Slice text) {
    struct winsize size = {0};
    size_t rows = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : USUAL_ROWS;
    size_t lines = 0;
    for (Slice line; slice_next_line(&text, &line);)
        lines++;
    return lines >= rows; /* the shell's prompt takes one */
}

static bool is_in(Slice folder, const char *program) {
    Buffer path = {0};
    buffer_append(&path, folder);
    buffer_printf(&path, "%s%s", folder.size > 0 ? "/" : "", program);
    bool found = access(buffer_string(&path), X_OK) == 0;
    buffer_free(&path);
    return found;
}

static bool is_on_path(const char *program) {
    bool found = false;
    for (const char *path = getenv("PATH"); path && !found;) {
        size_t size = strcspn(path, ":");
        found = is_in((Slice){path, size}, program);
        path = path[size] ? path + size + 1 : NULL;
    }
    return found;
}

/* The command to run; NULL where text goes to the terminal as it is. */
static const char *pager_command(Slice text) {
    const char *term = getenv("TERM"), *pager = getenv("PAGER");
    if (isatty(STDOUT_FILENO) != 1 || !term || strcmp(term, "dumb") == 0 || !overflows_terminal(text))
        return NULL;
    if (!pager)
        return is_on_path("less") ? "less" : NULL;
    return *pager && strcmp(pager, "cat") != 0 ? pager : NULL;
}

static void become_pager(const char *command, const int pipe_ends[2]) {
    dup2(pipe_ends[0], STDIN_FILENO);
    close(pipe_ends[0]);
    close(pipe_ends[1]);
    setenv("LESS", "FRX", 0);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(CANNOT_RUN);
}

/* The keys that interrupt are the pager's while it runs, and a pipe that it closes is no reason to die. */
static void feed(int fd, pid_t pager, Slice text, int *how_it_ended) {
    static const int held[] = {SIGPIPE, SIGINT, SIGQUIT};
    struct sigaction before[sizeof held / sizeof *held], ignore = {.sa_handler = SIG_IGN};
    Error error = {0};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        sigaction(held[i], &ignore, &before[i]);
    file_write_fd(fd, text, "the pager", &error); /* left before it was read to the end: that is the reader's right */
    error_clear(&error);
    close(fd);
    while (waitpid(pager, how_it_ended, 0) < 0 && errno == EINTR)
        continue;
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        sigaction(held[i], &before[i], NULL);
}

/* False where nothing was shown. */
static bool page(const char *command, Slice text) {
    int pipe_ends[2], how_it_ended = CANNOT_RUN << 8;
    if (pipe(pipe_ends) != 0)
        return false;
    pid_t pager = fork();
    if (pager == 0)
        become_pager(command, pipe_ends);
    close(pipe_ends[0]);
    if (pager > 0)
        feed(pipe_ends[1], pager, text, &how_it_ended);
    else
        close(pipe_ends[1]);
    return !WIFEXITED(how_it_ended) || WEXITSTATUS(how_it_ended) < CANNOT_RUN;
}

int put_paged(Buffer *out, int status) {
    const char *command = pager_command(buffer_slice(out));
    if (!command || !page(command, buffer_slice(out)))
        return put_out(out, status);
    buffer_clear(out);
    return status;
}
