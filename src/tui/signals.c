#include "tui/signals.h"

#include <signal.h>
#include <stddef.h>
#include <sys/select.h>
#include <unistd.h>

static volatile sig_atomic_t leave_asked, stop_asked;

static void on_leave(int number) {
    (void)number;
    leave_asked = 1;
}

static void on_stop(int number) {
    (void)number;
    stop_asked = 1;
}

typedef struct Taken {
    int number;
    void (*handler)(int);
} Taken;

static const Taken taken[] = {
    {SIGTERM, on_leave}, {SIGHUP, on_leave}, {SIGINT, on_leave}, {SIGTSTP, on_stop}, {SIGPIPE, SIG_IGN},
};
enum { TAKEN_COUNT = sizeof taken / sizeof *taken };

static struct sigaction before[TAKEN_COUNT];
static sigset_t mask_before;

static void handle(int number, void (*handler)(int), struct sigaction *old) {
    struct sigaction action = {0};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, old);
}

void signals_take(void) {
    sigset_t blocked;
    sigemptyset(&blocked);
    for (size_t i = 0; i < TAKEN_COUNT; i++) {
        handle(taken[i].number, taken[i].handler, &before[i]);
        sigaddset(&blocked, taken[i].number);
    }
    sigaddset(&blocked, SIGWINCH);
    sigprocmask(SIG_BLOCK, &blocked, &mask_before);
}

void signals_give_back(void) {
    for (size_t i = 0; i < TAKEN_COUNT; i++)
        sigaction(taken[i].number, &before[i], NULL);
    sigprocmask(SIG_SETMASK, &mask_before, NULL);
}

Wait signals_wait(int fd, int milliseconds) {
    fd_set readable;
    FD_ZERO(&readable);
    FD_SET(fd, &readable);
    struct timespec limit = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
    int count = pselect(fd + 1, &readable, NULL, NULL, milliseconds < 0 ? NULL : &limit, &mask_before);
    return count > 0 ? WAIT_INPUT : count == 0 ? WAIT_PAUSE : WAIT_SIGNAL;
}

bool signals_leave(void) {
    bool asked = leave_asked;
    leave_asked = 0;
    return asked;
}

bool signals_stop(void) {
    bool asked = stop_asked;
    stop_asked = 0;
    return asked;
}

void signals_suspend(void) {
    struct sigaction ours;
    handle(SIGTSTP, SIG_DFL, &ours);
    sigset_t only, old;
    sigemptyset(&only);
    sigaddset(&only, SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &only, &old);
    kill(0, SIGTSTP); /* the whole job, as the terminal itself would */
    sigprocmask(SIG_SETMASK, &old, NULL);
    sigaction(SIGTSTP, &ours, NULL);
}
