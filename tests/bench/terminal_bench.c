/* How long programs take in a real terminal (a pty): from start to the first complete screen, and from a key to its
 * echo, with the bytes they send. Programs are measured in turn, round by round, so that a noisy machine is noisy for
 * all of them.
 *
 *   terminal_bench ROUNDS KEYS PREPARE READY MOVE COMMAND [-- PREPARE READY MOVE COMMAND]...
 *
 * PREPARE is a command run before each start, so that every round begins with the same files; READY is a text that the
 * first complete screen shows last; MOVE are the keys that bring the cursor to where one types. A command may set
 * variables: HOME=/x starcoach practise.
 *
 * What is typed: words of five letters that occur nowhere in the text (q z j x v), a blank behind each. A letter is
 * timed from its write until it has come back outside of any escape sequence; a blank can't be told apart and is not
 * timed. One letter is typed before anything is measured, since programs then say once that the text has changed.
 *
 *   typing   the keys follow each other without a pause, KEY_MS after each echo: `key ms`, `95%`, and `bytes`, which
 *            are all bytes until quiet after the last of them, divided by the keys
 *   pausing  a few keys with a pause behind each, long enough for all that a program does in a pause: `paused` bytes
 */
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

enum {
    MAX_PROGRAMS = 8,
    MAX_KEYS = 1000,
    MAX_ROUNDS = 200,
    SCREEN = 1 << 20,
    PATIENCE_MS = 20000,
    KEY_MS = 40,
    QUIET_MS = 450,
    PAUSED_KEYS = 6,
};

static const char typed[] = "qzjxv ";

typedef struct Program {
    const char *prepare, *ready, *move, *command;
    double starts[MAX_ROUNDS];
    double *echoes; /* rounds * keys */
    size_t start_count, echo_count;
    size_t keys, paused_keys;   /* pressed, blanks among them */
    size_t bytes, paused_bytes; /* sent for them */
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

/* Takes output until it holds `text`; gives the time of that, or -1. */
static double wait_for(int master, const char *text) {
    static char seen[SCREEN + 1];
    size_t size = 0;
    double limit = now_ms() + PATIENCE_MS;
    while (now_ms() < limit && size < SCREEN) {
        ssize_t count = take(master, seen + size, SCREEN - size, 50);
        if (count < 0)
            return -1;
        size += (size_t)count;
        seen[size] = '\0';
        if (count > 0 && strstr(seen, text))
            return now_ms();
    }
    return -1;
}

/* Reads until nothing comes for so long; gives the bytes. */
static size_t settle(int master, int quiet_ms) {
    static char waste[1 << 16];
    size_t total = 0;
    for (ssize_t count; (count = take(master, waste, sizeof waste, quiet_ms)) > 0;)
        total += (size_t)count;
    return total;
}

/* Whether the letter is on the screen now: `state` tells, from one read to the next, where in an escape sequence we
 * are. */
static bool is_echoed(const char *data, size_t size, char letter, char *state) {
    for (size_t i = 0; i < size; i++) {
        char byte = data[i];
        if (*state == '[')
            *state = byte >= '@' && byte <= '~' ? '\0' : '[';
        else if (*state == '(') /* chooses a character set by one byte */
            *state = '\0';
        else if (*state == '\033')
            *state = byte == '[' || byte == '(' ? byte : '\0';
        else if (byte == '\033')
            *state = byte;
        else if (byte == letter)
            return true;
    }
    return false;
}

/* Presses the key and waits for its echo; a negative time where it does not come, 0 for a blank. */
static double press(int master, char key, size_t *bytes) {
    static char data[1 << 16];
    char state = '\0';
    double began = now_ms();
    if (write(master, &key, 1) != 1)
        return -1;
    while (key != ' ' && now_ms() < began + PATIENCE_MS) {
        ssize_t count = take(master, data, sizeof data, 50);
        if (count < 0)
            return -1;
        double now = now_ms();
        *bytes += (size_t)count;
        if (is_echoed(data, (size_t)count, key, &state))
            return now - began;
    }
    return key == ' ' ? 0 : -1;
}

static bool measure_keys(Program *program, int master, size_t keys) {
    size_t waste = 0, at = 0;
    if (press(master, typed[at++], &waste) < 0)
        return false;
    settle(master, QUIET_MS);
    for (size_t i = 0; i < keys; i++, at++) {
        double echoed = press(master, typed[at % (sizeof typed - 1)], &program->bytes);
        if (echoed < 0)
            return false;
        if (echoed > 0)
            program->echoes[program->echo_count++] = echoed;
        program->bytes += settle(master, KEY_MS);
    }
    program->bytes += settle(master, QUIET_MS);
    program->keys += keys;
    for (size_t i = 0; i < PAUSED_KEYS && keys > 0; i++, at++) {
        if (press(master, typed[at % (sizeof typed - 1)], &program->paused_bytes) < 0)
            return false;
        program->paused_bytes += settle(master, QUIET_MS);
        program->paused_keys++;
    }
    return true;
}

static bool measure(Program *program, size_t keys) {
    char name[256];
    int master = system(program->prepare) == 0 ? open_terminal(name, sizeof name) : -1;
    double began = now_ms();
    pid_t child = master < 0 ? -1 : run_in_terminal(name, program->command, master);
    if (child < 0)
        return false;
    double ready = wait_for(master, program->ready);
    bool fine = ready >= 0;
    if (fine)
        program->starts[program->start_count++] = ready - began;
    if (fine && keys > 0) {
        settle(master, QUIET_MS);
        size_t size = strlen(program->move);
        fine = write(master, program->move, size) == (ssize_t)size;
        settle(master, QUIET_MS);
        fine = fine && measure_keys(program, master, keys);
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

static double per_key(size_t bytes, size_t keys) {
    return keys > 0 ? (double)bytes / (double)keys : 0;
}

/* Without variables and folders. */
static const char *name_of(const char *command) {
    const char *blank = strchr(command, ' ');
    if (strncmp(command, "HOME=", 5) == 0 && blank)
        command = blank + 1;
    for (const char *at = command; *at && *at != ' '; at++)
        if (*at == '/')
            command = at + 1;
    return command;
}

static void print(Program *program) {
    double *echoes = program->echoes;
    printf("%-28.28s %9.2f %9.3f %9.3f %9.1f %9.1f\n", name_of(program->command),
           quantile(program->starts, program->start_count, 0.5), quantile(echoes, program->echo_count, 0.5),
           quantile(echoes, program->echo_count, 0.95), per_key(program->bytes, program->keys),
           per_key(program->paused_bytes, program->paused_keys));
}

int main(int argc, char **argv) {
    static Program programs[MAX_PROGRAMS];
    size_t count = 0;
    if (argc < 7) {
        fprintf(stderr, "usage: terminal_bench ROUNDS KEYS PREPARE READY MOVE COMMAND [-- ...]...\n");
        return 2;
    }
    size_t rounds = strtoul(argv[1], NULL, 10), keys = strtoul(argv[2], NULL, 10);
    rounds = rounds > MAX_ROUNDS ? MAX_ROUNDS : rounds;
    keys = keys > MAX_KEYS ? MAX_KEYS : keys;
    for (int i = 3; i + 3 < argc && count < MAX_PROGRAMS; i += 5)
        programs[count++] = (Program){.prepare = argv[i],
                                      .ready = argv[i + 1],
                                      .move = argv[i + 2],
                                      .command = argv[i + 3],
                                      .echoes = calloc(rounds * keys + 1, sizeof(double))};
    for (size_t round = 0; round < rounds; round++) {
        for (size_t i = 0; i < count; i++) {
            if (!measure(&programs[i], keys)) {
                fprintf(stderr, "no answer from: %s\n", programs[i].command);
                return 1;
            }
        }
    }
    printf("%-28s %9s %9s %9s %9s %9s\n", "program", "start ms", "key ms", "95%", "bytes", "paused");
    for (size_t i = 0; i < count; i++) {
        print(&programs[i]);
        free(programs[i].echoes);
    }
    return 0;
}
