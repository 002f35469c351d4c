/* Takes kept and dropped, and what they say. */
#include "base/clock.h"
#include "base/messages.h"
#include "tui/moment.h"
#include "tui/takes.h"

#include <math.h>
#include <string.h>

enum { FEW_TAKES = 3, TREND_TAKES = 5, SAME_PERCENT = 3 };
static const double same_length = 0.05; /* what one take differs from the next in any case */

bool take_is_reading(const Take *take) {
    return take->section_count == 1 && strcmp(take->sections[0].id, TAKE_READING) == 0;
}

/* No part of it was said: of several the last one, in which it was stopped, may be a beginning. */
static bool was_hardly_begun(const Take *take) {
    size_t parts = take->section_count > 1 ? take->section_count - 1 : take->section_count, said = 0;
    for (size_t i = 0; i < parts; i++)
        said += take->sections[i].seconds >= take->sections[i].estimate * TAKE_TOO_FAST;
    return parts > 0 && said == 0;
}

bool take_is_spoken(const Take *take) {
    if (take_is_reading(take))
        return false;
    return take->complete ? take->estimate <= 0 || take_tells_pace(take) : !was_hardly_begun(take);
}

bool take_counts(const Take *take) {
    return take->complete && take_is_spoken(take);
}

/* ---- Keeping ---- */

/* The report that stands was made with the pace before. */
static bool keep_pace(App *app, Error *error) {
    app->practice->report = NULL;
    return !app->keep_settings || settings_save(app->store, &app->settings, error);
}

static bool learn(App *app, double pace, int count, Error *error) {
    Arena *arena = arena_new();
    PaceLearned learned;
    bool fine = store_learn_pace(app->store, arena, &app->settings, &learned, NULL, error);
    if (fine && learned.used == 0) {
        app->settings.pace = pace;
        app->settings.takes = count;
    }
    arena_free(arena);
    return fine && keep_pace(app, error);
}

bool takes_add(App *app, const Take *take, Error *error) {
    return draft_take_add(app->practice->draft, take, error) &&
           learn(app, app->settings.pace, app->settings.takes, error);
}

bool takes_drop(App *app, const Take *take, double pace, int count, Error *error) {
    return draft_take_drop(app->practice->draft, take, error) && learn(app, pace, count, error);
}

/* ---- In words ---- */

/* Nothing to be unlike of where no take counts yet; and one that was broken off was not spoken faster. */
static const char *why_left_out(const Take *take, size_t used) {
    if (used > 0 && take_tells_pace(take))
        return MSG_TUI_PACE_OUTLIER;
    return take->seconds < take->estimate ? MSG_TUI_PACE_TOO_SHORT : MSG_TUI_PACE_TOO_LONG;
}

static void name_outlier(const Take *take, size_t used, Buffer *out) {
    Buffer time = minutes_of(take->seconds), when = {0};
    moment_append(take->at, clock_seconds(), &when);
    buffer_printf(out, why_left_out(take, used), buffer_string(&when), buffer_string(&time));
    buffer_free(&time);
    buffer_free(&when);
}

void takes_describe_pace(App *app, const Take *told, Buffer *out) {
    Arena *arena = arena_new();
    Error error = {0};
    Takes takes = {0};
    PaceLearned learned = {.pace = app->settings.pace};
    if (store_takes(app->store, arena, &takes, &error))
        pace_learn(takes.items, takes.count, &learned);
    error_clear(&error);
    int percent = (int)lround(fabs(learned.pace - 1) * 100);
    if (learned.used == 0)
        buffer_append_string(out, MSG_TUI_PACE_NONE);
    else if (percent < SAME_PERCENT)
        buffer_append_string(out, MSG_TUI_PACE_SAME);
    else
        buffer_printf(out, learned.pace > 1 ? MSG_TUI_PACE_SLOWER : MSG_TUI_PACE_FASTER, percent);
    if (learned.used > 0 && learned.used < FEW_TAKES)
        buffer_printf(out, learned.used == 1 ? MSG_TUI_PACE_ONE : MSG_TUI_PACE_FEW, learned.used);
    for (size_t i = 0; i < learned.outlier_count; i++) {
        const Take *outlier = &takes.items[learned.outliers[i]];
        if (!told || outlier->at != told->at)
            name_outlier(outlier, learned.used, out);
    }
    arena_free(arena);
}

static void append_against_band(double seconds, const Shape *shape, Buffer *out) {
    double over = seconds - shape->seconds.most, under = shape->seconds.least - seconds;
    Buffer by = minutes_of(over > 0 ? over : under > 0 ? under : 0);
    if (over > 0)
        buffer_printf(out, MSG_TUI_TREND_OVER, buffer_string(&by));
    else if (under > 0)
        buffer_printf(out, MSG_TUI_TREND_UNDER, buffer_string(&by));
    else
        buffer_append_string(out, MSG_TUI_TREND_WITHIN);
    buffer_free(&by);
}

void takes_describe_trend(const Takes *takes, const Shape *shape, Buffer *out) {
    const Take *newest = NULL, *oldest = NULL;
    size_t count = 0;
    for (size_t i = 0; i < takes->count && count < TREND_TAKES; i++) {
        const Take *take = &takes->items[i];
        if (!take_counts(take))
            continue;
        newest = newest ? newest : take;
        oldest = take;
        count++;
    }
    if (count == 0) {
        buffer_append_string(out, MSG_TUI_TREND_NONE);
        return;
    }
    Buffer first = minutes_of(oldest->seconds), last = minutes_of(newest->seconds);
    double change = oldest->seconds > 0 ? newest->seconds / oldest->seconds - 1 : 0;
    if (count == 1)
        buffer_printf(out, MSG_TUI_TREND_FIRST, buffer_string(&last));
    else
        buffer_printf(out,
                      change < -same_length  ? MSG_TUI_TREND_SHORTER
                      : change > same_length ? MSG_TUI_TREND_LONGER
                                             : MSG_TUI_TREND_STEADY,
                      count, buffer_string(&first), buffer_string(&last));
    append_against_band(newest->seconds, shape, out);
    buffer_free(&first);
    buffer_free(&last);
}
