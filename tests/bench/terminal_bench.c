/* How long programs take in a real terminal (a pty): from start to the first complete screen, and from a key to its echo, with the bytes
 * they send. Programs are measured in turn, round by round, so that a noisy machine is noisy for all of them.
 *
 *   terminal_bench ROUNDS KEYS READY COMMAND [-- READY COMMAND]...
 *
 * READY is a text that the first complete screen shows last. A command may set variables: HOME=/x starcoach practise. */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_PROGRAMS = 8, MAX_KEYS = 1000, MAX_ROUNDS = 200, SCREEN = 1 << 20, PATIENCE_MS = 20000, QUIET_MS = 150 };

typedef struct Program {
    const char *ready, *command;
    double starts[MAX_ROUNDS];
    double *echoes; /* rounds * keys */
    size_t start_count, echo_count;
    double bytes; /* for all keys */
} Program;

static double now_ms(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int open_terminal(char *name, size_t size) {
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    const struct winsize window = {.ws_row = 24, .ws_col = 80};
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
        return -1;
    snprintf(name, size, "%s", ptsname(master));
    return ioctl(master, TIOCSWINSZ, &window) == 0 ? master : -1;
}

static pid_t run_in_terminal(const char *name, const char *command, int master) {
    pid_t child = fork();
    if (child != 0)
        return child;
    close(master);
    setsid();
    int slave = open(name, O_RDWR);
    for (int fd = 0; fd < 3; fd++)
        dup2(slave, fd);
    setenv("TERM", "xterm-256color", 1);
    setenv("LANG", "C.UTF-8", 1);
    char line[4096];
    snprintf(line, sizeof line, "exec env %s", command);
    execl("/bin/sh", "sh", "-c", line, (char *)NULL);
    _exit(127);
}

/* Reads what has come within `wait` ms; -1 at the end of the program. */
static ssize_t take(int master, char *data, size_t size, int wait) {
    struct pollfd poll_master = {.fd = master, .events = POLLIN};
    if (poll(&poll_master, 1, wait) <= 0)
        return 0;
    ssize_t count = read(master, data, size);
    return count > 0 ? count : -1;
}

/* Appends output to `seen` until it holds `text`; gives the time of that, or -1. */
static double wait_for(int master, const char *text, char *seen, size_t *size) {
    double limit = now_ms() + PATIENCE_MS;
    while (now_ms() < limit && *size < SCREEN) {
        ssize_t count = take(master, seen + *size, SCREEN - *size, 50);
        if (count < 0)
            return -1;
        *size += (size_t)count;
        seen[*size] = '\0';
        if (count > 0 && strstr(seen, text))
            return now_ms();
    }
    return -1;
}

/* Reads until nothing comes for a while; gives the bytes. */
static size_t settle(int master) {
    static char waste[1 << 16];
    size_t total = 0;
    for (ssize_t count; (count = take(master, waste, sizeof waste, QUIET_MS)) > 0;)
        total += (size_t)count;
    return total;
}

static bool measure_keys(Program *program, int master, size_t keys, char *seen) {
    static const char letters[] = "etaoinshrdlu";
    for (size_t i = 0; i < keys; i++) {
        const char key[2] = {letters[i % (sizeof letters - 1)], '\0'};
        size_t size = 0;
        double began = now_ms();
        if (write(master, key, 1) != 1)
            return false;
        double echoed = wait_for(master, key, seen, &size);
        if (echoed < 0)
            return false;
        program->echoes[program->echo_count++] = echoed - began;
        program->bytes += (double)(size + settle(master));
    }
    return true;
}

static bool measure(Program *program, size_t keys) {
    static char seen[SCREEN + 1];
    char name[256];
    size_t size = 0;
    int master = open_terminal(name, sizeof name);
    double began = now_ms();
    pid_t child = master < 0 ? -1 : run_in_terminal(name, program->command, master);
    if (child < 0)
        return false;
    double ready = wait_for(master, program->ready, seen, &size);
    bool fine = ready >= 0;
    if (fine) {
        program->starts[program->start_count++] = ready - began;
        settle(master);
        fine = measure_keys(program, master, keys, seen);
    }
    kill(child, SIGKILL);
    close(master);
    waitpid(child, NULL, 0);
    return fine;
}

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quantile(double *values, size_t count, double at) {
    if (count == 0)
        return 0;
    qsort(values, count, sizeof *values, compare);
    size_t index = (size_t)(at * (double)(count - 1) + 0.5);
    return values[index];
}

int main(int argc, char **argv) {
    Program programs[MAX_PROGRAMS] = {0};
    size_t count = 0;
    if (argc < 5) {
        fprintf(stderr, "usage: terminal_bench ROUNDS KEYS READY COMMAND [-- READY COMMAND]...\n");
        return 2;
    }
    size_t rounds = strtoul(argv[1], NULL, 10), keys = strtoul(argv[2], NULL, 10);
    rounds = rounds > MAX_ROUNDS ? MAX_ROUNDS : rounds;
    keys = keys > MAX_KEYS ? MAX_KEYS : keys;
    for (int i = 3; i + 1 < argc && count < MAX_PROGRAMS; i += 3)
        programs[count++] = (Program){.ready = argv[i], .command = argv[i + 1], .echoes = calloc(rounds * keys + 1, sizeof(double))};
    for (size_t round = 0; round < rounds; round++) {
        for (size_t i = 0; i < count; i++) {
            if (!measure(&programs[i], keys)) {
                fprintf(stderr, "no answer from: %s\n", programs[i].command);
                return 1;
            }
        }
    }
    printf("%-44s %9s %9s %9s %9s\n", "program", "start ms", "key ms", "key 95%", "bytes/key");
    for (size_t i = 0; i < count; i++) {
        Program *program = &programs[i];
        double per_key = program->echo_count > 0 ? program->bytes / (double)program->echo_count : 0;
        printf("%-44.44s %9.2f %9.3f %9.3f %9.1f\n", program->command, quantile(program->starts, program->start_count, 0.5),
               quantile(program->echoes, program->echo_count, 0.5), quantile(program->echoes, program->echo_count, 0.95), per_key);
        free(program->echoes);
    }
    return 0;
}
