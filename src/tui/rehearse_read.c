/* The one-minute reading: a text whose time is known, read aloud, says at once how fast somebody speaks. No clock is
 * shown: who looks at one reads faster. */
#include "base/clock.h"
#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/moment.h"
#include "tui/rehearse.h"
#include "tui/takes.h"

#include <math.h>
#include <starcoach/text.h>
#include <stdlib.h>

enum { MOST_COLUMNS = 72, LEAST_PERCENT = 40 };

typedef struct Reading {
    Screen screen;
    App *app;
    int64_t since; /* milliseconds */
    bool running;
    bool is_kept;
    double estimate; /* seconds at pace 1 */
    TakeSection section;
    Take take;
    double pace; /* the settings' before */
    int pace_takes;
    Buffer result;
    Buffer message;
} Reading;

static double estimate_of(const App *app) {
    const Language *language = bank_language(app->bank);
    Text text = {0};
    text_scan(&text, language, slice_of(MSG_TUI_READING_TEXT));
    double seconds = speech_seconds(language, text_speech(&text), 1);
    text_free(&text);
    return seconds;
}

static double seconds_so_far(const Reading *reading) {
    return reading->running ? (double)(reading->app->milliseconds() - reading->since) / 1000 : 0;
}

static Outcome failed(Reading *reading, Error *error) {
    buffer_clear(&reading->message);
    error_format(error, &reading->message);
    error_clear(error);
    return (Outcome){.message = buffer_string(&reading->message), .bad = true};
}

static void describe(Reading *reading) {
    Buffer time = minutes_of(reading->take.seconds), usual = minutes_of(reading->estimate);
    buffer_clear(&reading->result);
    buffer_printf(&reading->result, MSG_TUI_READING_RESULT, buffer_string(&time), buffer_string(&usual));
    takes_describe_pace(reading->app, NULL, &reading->result);
    buffer_free(&time);
    buffer_free(&usual);
}

static Outcome keep(Reading *reading, const char *message) {
    Error error = {0};
    reading->pace = reading->app->settings.pace;
    reading->pace_takes = reading->app->settings.takes;
    reading->is_kept = takes_add(reading->app, &reading->take, &error);
    if (!reading->is_kept)
        return failed(reading, &error);
    describe(reading);
    reading->screen.places = AT_TAKES;
    return (Outcome){.message = message};
}

/* Far too short for the text means that Space was pressed by chance. */
static Outcome end(Reading *reading) {
    double seconds = round(seconds_so_far(reading) * 10) / 10;
    reading->running = false;
    if (seconds * 100 < reading->estimate * LEAST_PERCENT)
        return (Outcome){.message = key_words(MSG_TUI_READING_SHORT)};
    reading->section = (TakeSection){TAKE_READING, seconds, 0};
    reading->take = (Take){.at = clock_seconds(),
                           .sections = &reading->section,
                           .section_count = 1,
                           .seconds = seconds,
                           .estimate = round(reading->estimate * 10) / 10,
                           .complete = true};
    return keep(reading, key_words(MSG_TUI_READING_KEPT));
}

static Outcome drop(Reading *reading) {
    Error error = {0};
    if (!reading->is_kept)
        return (Outcome){.message = key_words(MSG_TUI_TAKE_GONE)};
    if (!takes_drop(reading->app, &reading->take, reading->pace, reading->pace_takes, &error))
        return failed(reading, &error);
    reading->is_kept = false;
    describe(reading);
    return (Outcome){.message = key_words(MSG_TUI_TAKE_DROPPED)};
}

static Outcome speak(Reading *reading) {
    if (reading->running)
        return end(reading);
    reading->since = reading->app->milliseconds();
    reading->running = true;
    reading->screen.places = AT_READING;
    return (Outcome){0};
}

static Outcome act(Screen *screen, ActionId action) {
    Reading *reading = (Reading *)screen;
    switch (action) {
    case ACTION_SPEAK:
        return speak(reading);
    case ACTION_DROP_TAKE:
        return drop(reading);
    case ACTION_UNDO:
        return reading->is_kept ? (Outcome){.message = MSG_TUI_NOTHING_TO_UNDO} : keep(reading, MSG_TUI_TAKE_BACK);
    default:
        break;
    }
    if (!reading->running)
        return (Outcome){.pop = 1};
    reading->running = false;
    return (Outcome){.message = key_words(MSG_TUI_READING_STOPPED)};
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    const Reading *reading = (Reading *)screen;
    Area area = area_within(body, 1, 1);
    area = area_at_most(area, MOST_COLUMNS);
    if (screen->places & AT_TAKES) {
        canvas_paragraph(canvas, area, INK_TEXT, buffer_slice(&reading->result));
        return;
    }
    const char *head = reading->running ? key_words(MSG_TUI_READING_RUNS) : key_words(MSG_TUI_READING_HOW);
    area = area_without_top(area, canvas_paragraph(canvas, area, INK_ACCENT, slice_of(head)) + 1);
    canvas_paragraph(canvas, area, INK_TEXT, slice_of(MSG_TUI_READING_TEXT));
}

/* A reading that is broken off says nothing; it begins anew. */
static void hide(Screen *screen) {
    ((Reading *)screen)->running = false;
}

static void title(Screen *screen, Buffer *out) {
    (void)screen;
    buffer_append_string(out, MSG_TUI_SEPARATOR MSG_TUI_READING_TITLE);
}

static void free_reading(Screen *screen) {
    Reading *reading = (Reading *)screen;
    buffer_free(&reading->result);
    buffer_free(&reading->message);
    free(reading);
}

static const ScreenKind reading_kind = {.name = "reading",
                                        .places = AT_READING,
                                        .title = title,
                                        .draw = draw,
                                        .act = act,
                                        .hide = hide,
                                        .free = free_reading};

Screen *reading_screen_new(App *app) {
    Reading *reading = memory_alloc(sizeof *reading);
    reading->screen = (Screen){&reading_kind, reading_kind.places};
    reading->app = app;
    reading->estimate = estimate_of(app);
    return &reading->screen;
}
