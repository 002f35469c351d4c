#include "tui/moment.h"

#include "base/clock.h"
#include "base/messages.h"

#include <starcoach/render.h>

static const char *const months[] = {MSG_TUI_MONTHS};

static const char *month_name(Date date) {
    return date.month > 0 ? months[date.month - 1] : "";
}

void moment_append(int64_t at, int64_t now, Buffer *out) {
    const LocalTime then = clock_local(at), today = clock_local(now);
    const int days = date_days_between(then.date, today.date); /* by the calendar: a day may have 23 hours, or 25 */
    if (days == 0)
        buffer_printf(out, MSG_TUI_TODAY, then.hour, then.minute);
    else if (days == 1)
        buffer_printf(out, MSG_TUI_YESTERDAY, then.hour, then.minute);
    else if (then.date.year == today.date.year)
        buffer_printf(out, MSG_TUI_DAY, then.date.day, month_name(then.date), then.hour, then.minute);
    else
        buffer_printf(out, MSG_TUI_DAY_OF_YEAR, then.date.day, month_name(then.date), then.date.year);
}

void moment_append_short(int64_t at, int64_t now, Buffer *out) {
    const LocalTime then = clock_local(at), today = clock_local(now);
    if (date_days_between(then.date, today.date) == 0)
        buffer_printf(out, MSG_TUI_HOUR, then.hour, then.minute);
    else if (then.date.year == today.date.year)
        buffer_printf(out, MSG_TUI_DAY_OF_MONTH, then.date.day, month_name(then.date));
    else
        buffer_printf(out, MSG_TUI_DAY_OF_YEAR, then.date.day, month_name(then.date), then.date.year);
}

Buffer minutes_of(double seconds) {
    Buffer out = {0};
    render_minutes(seconds, &out);
    return out;
}
