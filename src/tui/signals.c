#include "tui/signals.h"

#include <signal.h>
#include <stddef.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <time.h>
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

bool signals_leave_asked(void) {
    return leave_asked;
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

/* ---- While another program has the terminal ---- */

static const int lent[] = {SIGINT, SIGQUIT, SIGTSTP, SIGCHLD};
enum { LENT_COUNT = sizeof lent / sizeof *lent, PATIENCE_MILLISECONDS = 2000, LOOK_MILLISECONDS = 20 };

static struct sigaction before_lent[LENT_COUNT];
static sigset_t mask_before_lent, mask_waiting;

static void on_child(int number) {
    (void)number; /* it only ends the wait */
}

/* All that the wait is for is blocked but while it waits, so that nothing is missed. */
void signals_lend(void) {
    handle(SIGINT, SIG_IGN, &before_lent[0]);
    handle(SIGQUIT, SIG_IGN, &before_lent[1]);
    handle(SIGTSTP, SIG_DFL, &before_lent[2]);
    handle(SIGCHLD, on_child, &before_lent[3]);
    sigset_t blocked;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGCHLD);
    sigaddset(&blocked, SIGTSTP);
    sigprocmask(SIG_BLOCK, &blocked, &mask_before_lent);
    mask_waiting = mask_before_lent;
    for (size_t i = 0; i < TAKEN_COUNT; i++)
        sigdelset(&mask_waiting, taken[i].number);
    sigdelset(&mask_waiting, SIGCHLD);
}

void signals_take_back(void) {
    for (size_t i = 0; i < LENT_COUNT; i++)
        sigaction(lent[i], &before_lent[i], NULL);
    sigprocmask(SIG_SETMASK, &mask_before_lent, NULL);
}

void signals_for_child(void) {
    struct sigaction ours;
    for (size_t i = 0; i < TAKEN_COUNT; i++)
        handle(taken[i].number, SIG_DFL, &ours);
    for (size_t i = 0; i < LENT_COUNT; i++)
        handle(lent[i], SIG_DFL, &ours);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static bool has_ended(pid_t child, int *status) {
    pid_t ended = waitpid(child, status, WNOHANG);
    return ended == child || ended < 0;
}

bool signals_wait_child(pid_t child, int *status) {
    *status = 0;
    while (!has_ended(child, status)) {
        if (!leave_asked) {
            sigsuspend(&mask_waiting);
            continue;
        }
        for (int waited = 0; waited < PATIENCE_MILLISECONDS; waited += LOOK_MILLISECONDS) {
            nanosleep(&(struct timespec){0, LOOK_MILLISECONDS * 1000000L}, NULL);
            if (has_ended(child, status))
                return true;
        }
        return false;
    }
    return true;
}
