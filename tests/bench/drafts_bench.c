/* How long the drafts take to open, in homes of different sizes in one run, medians in microseconds:
 *
 *   drafts_bench ROUNDS CONTENT HOME...
 *
 *   open   the list alone, as the first page opens it
 *   page   the first page from its making to its drawing, in a window of 24 by 80 that goes nowhere
 *   check  the look at every file that follows when there is time
 *
 * Homes are measured in turn, round by round. Each is looked at once before, so that its list is known. */
#include "tui/loop.h"
#include "tui/screens.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MOST_ROUNDS = 1000, MOST_HOMES = 8 };

typedef struct Times {
    double open[MOST_ROUNDS], page[MOST_ROUNDS], check[MOST_ROUNDS];
    size_t drafts;
} Times;

static double now_us(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static int compare(const void *left, const void *right) {
    const double a = *(const double *)left, b = *(const double *)right;
    return a < b ? -1 : a > b;
}

static double median(double *values, size_t count) {
    qsort(values, count, sizeof *values, compare);
    return values[count / 2];
}

static double check(Store *store) {
    double begun = now_us();
    ListCheck *looking = list_check_new(store, NULL);
    if (!looking)
        exit(1);
    list_check_step(looking, SIZE_MAX);
    draft_view_free(list_check_end(looking));
    return now_us() - begun;
}

static void measure(Bank *bank, const char *home, Times *times, size_t round) {
    Store *store;
    setenv("HOME", home, 1);
    if (!store_open(&store, NULL))
        exit(1);
    if (round == 0)
        check(store);
    double begun = now_us();
    DraftView *view = draft_view_open(store);
    times->open[round] = now_us() - begun;
    if (!view)
        fprintf(stderr, "no list is known of %s\n", home);
    times->drafts = view ? draft_view_count(view) : 0;
    draft_view_free(view);
    App *app = app_new(bank, store);
    begun = now_us();
    Loop *loop = loop_new(app, (Theme){0}, false, home_screen_new(app));
    loop_draw(loop);
    times->page[round] = now_us() - begun;
    loop_free(loop);
    app_free(app);
    times->check[round] = check(store);
    store_close(store);
}

int main(int argc, char **argv) {
    static Times times[MOST_HOMES];
    Bank *bank;
    ErrorList errors = {0};
    if (argc < 4 || argc - 3 > MOST_HOMES || !bank_load(&(BankPlaces){.shipped = argv[2]}, &bank, &errors)) {
        fputs("usage: drafts_bench ROUNDS CONTENT HOME...\n", stderr);
        return 2;
    }
    size_t rounds = strtoul(argv[1], NULL, 10), homes = (size_t)argc - 3;
    rounds = rounds < 1 ? 1 : rounds > MOST_ROUNDS ? MOST_ROUNDS : rounds;
    setlocale(LC_CTYPE, "C.UTF-8");
    FILE *input = fopen("/dev/null", "r"), *output = fopen("/dev/null", "w");
    SCREEN *screen = newterm("xterm-256color", output, input);
    if (!screen)
        return 1;
    resizeterm(24, 80);
    for (size_t round = 0; round < rounds; round++)
        for (size_t i = 0; i < homes; i++)
            measure(bank, argv[3 + i], &times[i], round);
    endwin();
    delscreen(screen);
    printf("%8s %10s %10s %10s\n", "drafts", "open us", "page us", "check us");
    for (size_t i = 0; i < homes; i++)
        printf("%8zu %10.1f %10.1f %10.1f\n", times[i].drafts, median(times[i].open, rounds),
               median(times[i].page, rounds), median(times[i].check, rounds));
    bank_free(bank);
    return 0;
}
