/* The takes of the open draft: plotted against the band, with the trend in words, and one by one. */
#include "tui/takes.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/moment.h"
#include "tui/screens.h"
#include "tui/widgets/list.h"
#include "tui/widgets/plot.h"

#include <stdlib.h>

enum { PLOT_ROWS_LEAST = 6, PLOT_ROWS_MOST = 14, LIST_ROWS_LEAST = 4, WHEN_COLUMNS = 18, TIME_COLUMNS = 7 };

typedef struct TakesPage {
    Screen screen;
    App *app;
    Arena *arena; /* of the takes */
    Takes takes;  /* newest first */
    List list;
    Arena *dropped_arena;
    Take dropped; /* the last one; in dropped_arena */
    bool has_dropped;
    Buffer trend, pace; /* in words */
    Buffer message;
} TakesPage;

static const char *const felt_words[] = {MSG_TUI_FELT_UNSAID, MSG_TUI_FELT_1, MSG_TUI_FELT_2, MSG_TUI_FELT_3,
                                         MSG_TUI_FELT_4};

static Outcome failed(TakesPage *page, Error *error) {
    buffer_clear(&page->message);
    error_format(error, &page->message);
    error_clear(error);
    return (Outcome){.message = buffer_string(&page->message), .bad = true};
}

/* ---- Drawing ---- */

static void draw_plot(const TakesPage *page, Canvas *canvas, Area area) {
    PlotPoint *points = memory_array(page->takes.count + 1, sizeof *points);
    size_t count = 0;
    for (size_t i = page->takes.count; i-- > 0;) {
        const Take *take = &page->takes.items[i];
        if (!take_is_reading(take))
            points[count++] = (PlotPoint){take->seconds, !take_counts(take)};
    }
    const Shape *shape = page->app->practice->shape;
    plot_draw(&(Plot){points, count, shape->seconds.least, shape->seconds.most}, canvas, area);
    free(points);
}

static void draw_take(void *host, Canvas *canvas, size_t index, Area row, bool chosen) {
    const TakesPage *page = host;
    const Take *take = &page->takes.items[index];
    Ink ink = chosen ? INK_SELECTED : INK_TEXT;
    if (chosen)
        canvas_fill(canvas, row, ink);
    Buffer when = {0}, time = minutes_of(take->seconds);
    moment_append(take->at, clock_seconds(), &when);
    canvas_string(canvas, row.top, row.left, 1, ink, chosen ? MSG_TUI_POINTER : " ");
    canvas_text(canvas, row.top, row.left + 2, WHEN_COLUMNS, ink, buffer_slice(&when));
    canvas_right(canvas, row.top, row.left + 2 + WHEN_COLUMNS, TIME_COLUMNS, ink, buffer_slice(&time));
    const char *kind = take_is_reading(take) ? MSG_TUI_TAKE_READING
                       : !take->complete     ? MSG_TUI_TAKE_STOPPED
                       : !take_counts(take)  ? MSG_TUI_TAKE_UNCOUNTED
                                             : "";
    const char *felt = felt_words[take->felt];
    int column = row.left + WHEN_COLUMNS + TIME_COLUMNS + 4;
    canvas_printf(canvas, row.top, column, row.left + row.columns - column, ink, "%s%s%s", kind,
                  *kind && *felt ? MSG_TUI_SEPARATOR : "", felt);
    buffer_free(&when);
    buffer_free(&time);
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    TakesPage *page = (TakesPage *)screen;
    Area area = area_within(body, 1, 1);
    area = area_without_top(area, canvas_paragraph(canvas, area, INK_TITLE, buffer_slice(&page->trend)) + 1);
    int pace_rows = canvas_rows_needed(area.columns, buffer_slice(&page->pace));
    int plot_rows = area.rows - LIST_ROWS_LEAST - pace_rows - 3;
    plot_rows = plot_rows > PLOT_ROWS_MOST ? PLOT_ROWS_MOST : plot_rows;
    if (plot_rows >= PLOT_ROWS_LEAST) {
        Area plot = area;
        plot.rows = plot_rows;
        draw_plot(page, canvas, plot);
        area = area_without_top(area, plot_rows + 1);
    }
    area = area_without_top(area, canvas_paragraph(canvas, area, INK_TEXT, buffer_slice(&page->pace)) + 1);
    list_draw(&page->list, canvas, area, draw_take, page);
}

/* ---- Keys ---- */

static void show(Screen *screen) {
    TakesPage *page = (TakesPage *)screen;
    Error error = {0};
    arena_reset(page->arena);
    page->takes = (Takes){0};
    draft_takes(page->app->practice->draft, page->arena, &page->takes, &error);
    error_clear(&error); /* a file that can't be read is left alone; there is nothing to plot */
    list_set_count(&page->list, page->takes.count);
    buffer_clear(&page->trend);
    takes_describe_trend(&page->takes, page->app->practice->shape, &page->trend);
    buffer_clear(&page->pace);
    takes_describe_pace(page->app, NULL, &page->pace);
}

static void remember(TakesPage *page, const Take *take) {
    arena_reset(page->dropped_arena);
    TakeSection *sections = arena_array(page->dropped_arena, take->section_count, sizeof *sections);
    for (size_t i = 0; i < take->section_count; i++)
        sections[i] = (TakeSection){arena_string(page->dropped_arena, take->sections[i].id), take->sections[i].seconds,
                                    take->sections[i].estimate};
    page->dropped = *take;
    page->dropped.sections = sections;
    page->dropped.draft = NULL;
    page->has_dropped = true;
}

static Outcome drop(TakesPage *page) {
    Error error = {0};
    if (page->takes.count == 0)
        return (Outcome){.message = MSG_TUI_TAKES_NONE};
    remember(page, &page->takes.items[page->list.chosen]);
    page->has_dropped = takes_drop(page->app, &page->dropped, 1, 0, &error);
    if (!page->has_dropped)
        return failed(page, &error);
    show(&page->screen);
    return (Outcome){.message = key_words(MSG_TUI_TAKE_DROPPED)};
}

static Outcome bring_back(TakesPage *page) {
    Error error = {0};
    if (!page->has_dropped)
        return (Outcome){.message = MSG_TUI_NOTHING_TO_UNDO};
    if (!takes_add(page->app, &page->dropped, &error))
        return failed(page, &error);
    page->has_dropped = false;
    show(&page->screen);
    return (Outcome){.message = MSG_TUI_TAKE_BACK};
}

static Outcome act(Screen *screen, ActionId action) {
    TakesPage *page = (TakesPage *)screen;
    switch (action) {
    case ACTION_BACK:
        return (Outcome){.pop = 1};
    case ACTION_DROP_TAKE:
        return drop(page);
    case ACTION_UNDO:
        return bring_back(page);
    default:
        list_move(&page->list, action);
        return (Outcome){0};
    }
}

static bool is_idle(const Screen *screen, ActionId action) {
    return action == ACTION_DROP_TAKE && ((const TakesPage *)screen)->takes.count == 0;
}

static void title(Screen *screen, Buffer *out) {
    buffer_printf(out, MSG_TUI_SEPARATOR MSG_TUI_TAKES_TITLE, practice_title(((TakesPage *)screen)->app->practice));
}

static void free_page(Screen *screen) {
    TakesPage *page = (TakesPage *)screen;
    arena_free(page->arena);
    arena_free(page->dropped_arena);
    buffer_free(&page->trend);
    buffer_free(&page->pace);
    buffer_free(&page->message);
    free(page);
}

static Outcome click(Screen *screen, int row, int column) {
    return list_click(&((TakesPage *)screen)->list, row, column) ? (Outcome){0} : outcome_none();
}

static const ScreenKind takes_kind = {.name = "takes",
                                      .places = AT_TAKES | AT_LIST,
                                      .title = title,
                                      .draw = draw,
                                      .is_idle = is_idle,
                                      .act = act,
                                      .click = click,
                                      .show = show,
                                      .free = free_page};

Screen *takes_screen_new(App *app) {
    TakesPage *page = memory_alloc(sizeof *page);
    page->screen = (Screen){&takes_kind, takes_kind.places};
    page->app = app;
    page->arena = arena_new();
    page->dropped_arena = arena_new();
    return &page->screen;
}
