#include "cli/progress.h"
#include "base/clock.h"
#include "base/messages.h"
#include <starcoach/render.h>
#include <stdio.h>
#include <unistd.h>

enum { FIRST = 1000, BETWEEN = 200, COLUMNS = 79 }; /* milliseconds; a line's width */

Progress progress_begin(const Options *options) {
    return (Progress){.wanted = !options->quiet && isatty(STDERR_FILENO) == 1, .begun = clock_milliseconds()};
}

void progress_line(size_t done, int64_t milliseconds, double share, Buffer *out) {
    double seconds = (double)(milliseconds > 0 ? milliseconds : 1) / 1000, rate = (double)done / seconds;
    buffer_printf(out, rate < 10 ? MSG_CLI_PROGRESS_SLOW : MSG_CLI_PROGRESS, done, rate);
    if (share <= 0 || share > 1)
        return;
    Buffer left = {0};
    render_minutes(seconds / share - seconds, &left);
    buffer_printf(out, MSG_CLI_PROGRESS_LEFT, buffer_string(&left));
    buffer_free(&left);
}

void progress_step(Progress *progress, double share) {
    progress->done++;
    if (!progress->wanted)
        return;
    int64_t now = clock_milliseconds();
    if (now - progress->begun < FIRST || now - progress->drawn < BETWEEN)
        return;
    Buffer line = {0};
    progress_line(progress->done, now - progress->begun, share, &line);
    fprintf(stderr, "\r%-*s\r", COLUMNS, buffer_string(&line));
    fflush(stderr);
    buffer_free(&line);
    progress->drawn = now;
    progress->shown = true;
}

void progress_hide(Progress *progress) {
    if (!progress->shown)
        return;
    fprintf(stderr, "\r%*s\r", COLUMNS, "");
    fflush(stderr);
    progress->shown = false;
}
