#include "tui/moment.h"

#include "base/messages.h"

#include <starcoach/render.h>
#include <time.h>

enum { DAY_SECONDS = 86400 };
static const char *const months[] = {MSG_TUI_MONTHS};

static bool is_same_day(const struct tm *a, const struct tm *b) {
    return a->tm_year == b->tm_year && a->tm_yday == b->tm_yday;
}

static struct tm local_time(int64_t seconds) {
    time_t moment = (time_t)seconds;
    struct tm parts = {0};
    localtime_r(&moment, &parts);
    return parts;
}

void moment_append(int64_t at, int64_t now, Buffer *out) {
    struct tm then = local_time(at), today = local_time(now), yesterday = local_time(now - DAY_SECONDS);
    if (is_same_day(&then, &today))
        buffer_printf(out, MSG_TUI_TODAY, then.tm_hour, then.tm_min);
    else if (is_same_day(&then, &yesterday))
        buffer_printf(out, MSG_TUI_YESTERDAY, then.tm_hour, then.tm_min);
    else if (then.tm_year == today.tm_year)
        buffer_printf(out, MSG_TUI_DAY, then.tm_mday, months[then.tm_mon], then.tm_hour, then.tm_min);
    else
        buffer_printf(out, MSG_TUI_DAY_OF_YEAR, then.tm_mday, months[then.tm_mon], then.tm_year + 1900);
}

void moment_append_short(int64_t at, int64_t now, Buffer *out) {
    struct tm then = local_time(at), today = local_time(now);
    if (is_same_day(&then, &today))
        buffer_printf(out, MSG_TUI_HOUR, then.tm_hour, then.tm_min);
    else if (then.tm_year == today.tm_year)
        buffer_printf(out, MSG_TUI_DAY_OF_MONTH, then.tm_mday, months[then.tm_mon]);
    else
        buffer_printf(out, MSG_TUI_DAY_OF_YEAR, then.tm_mday, months[then.tm_mon], then.tm_year + 1900);
}

Buffer minutes_of(double seconds) {
    Buffer out = {0};
    render_minutes(seconds, &out);
    return out;
}
