#include "cli/plain_wait.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <sys/select.h>

static volatile sig_atomic_t leave_asked;

static void on_leave(int number) {
    (void)number;
    leave_asked = 1;
}

static const struct Taken {
    int number;
    void (*handler)(int);
} taken[] = {{SIGTERM, on_leave}, {SIGHUP, on_leave}, {SIGINT, on_leave}, {SIGPIPE, SIG_IGN}};
enum { TAKEN_COUNT = sizeof taken / sizeof *taken };

static struct sigaction before[TAKEN_COUNT];
static sigset_t mask_before;

void wait_begin(void) {
    sigset_t blocked;
    sigemptyset(&blocked);
    leave_asked = 0;
    for (size_t i = 0; i < TAKEN_COUNT; i++) {
        struct sigaction action = {.sa_handler = taken[i].handler};
        sigemptyset(&action.sa_mask);
        sigaction(taken[i].number, &action, &before[i]);
        if (taken[i].handler != SIG_IGN) /* blocked too, it would wait for the end */
            sigaddset(&blocked, taken[i].number);
    }
    sigprocmask(SIG_BLOCK, &blocked, &mask_before);
}

void wait_end(void) {
    for (size_t i = 0; i < TAKEN_COUNT; i++)
        sigaction(taken[i].number, &before[i], NULL);
    sigprocmask(SIG_SETMASK, &mask_before, NULL);
}

static Waited wait_for(int fd, bool to_write, int milliseconds) {
    struct timespec limit = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
    for (;;) {
        fd_set set;
        FD_ZERO(&set);
        FD_SET(fd, &set);
        int count = pselect(fd + 1, to_write ? NULL : &set, to_write ? &set : NULL, NULL,
                            milliseconds < 0 ? NULL : &limit, &mask_before);
        if (leave_asked) {
            leave_asked = 0; /* the last words can be said still; who does not want to hear them asks again */
            return WAITED_LEAVE;
        }
        if (count >= 0 || errno != EINTR) /* what is wrong with the file, reading or writing it will tell */
            return count == 0 ? WAITED_TIME : WAITED_READY;
    }
}

Waited wait_to_read(int fd, int milliseconds) {
    return wait_for(fd, false, milliseconds);
}

Waited wait_to_write(int fd) {
    return wait_for(fd, true, -1);
}
