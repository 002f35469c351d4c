/* The rubric under the remarks: a bar for each criterion, or, where not all find room, for those with most to gain. */
#include "base/memory.h"
#include "base/messages.h"
#include "tui/review.h"
#include "tui/widgets/meter.h"

#include <stdlib.h>

enum { NAME_COLUMNS = 16, BAR_LEAST_COLUMNS = 5, BAR_MOST_COLUMNS = 9, POINTS_COLUMNS = 6, GAP_COLUMNS = 2 };

/* ---- Which are shown ---- */

static int points_missing(const CriterionReport *criterion) {
    return criterion->of - criterion->points;
}

/* The indices of `room` criteria at most, in the rubric's order: where there are more, those with most to gain, the
 * first of equals. How many; `most_left_out` is the most that one left out lacks, -1 where none is left out. */
static size_t choose_criteria(const Report *report, size_t room, size_t *out, int *most_left_out) {
    const size_t all = report->rubric->criterion_count;
    bool *shown = memory_array(all + 1, sizeof *shown);
    size_t count = 0;
    *most_left_out = -1;
    for (size_t chosen = 0; chosen <= room; chosen++) {
        size_t best = all;
        for (size_t i = 0; i < all; i++)
            if (!shown[i] &&
                (best == all || points_missing(&report->criteria[i]) > points_missing(&report->criteria[best])))
                best = i;
        if (best == all)
            break;
        if (chosen == room)
            *most_left_out = points_missing(&report->criteria[best]);
        else
            shown[best] = true;
    }
    for (size_t i = 0; i < all; i++)
        if (shown[i])
            out[count++] = i;
    free(shown);
    return count;
}

/* ---- Drawing ---- */

static int cells_across(const Review *review, int columns, int bar) {
    int points = review->app->settings.numbers ? POINTS_COLUMNS : 0;
    int across = (columns + GAP_COLUMNS) / (NAME_COLUMNS + 1 + bar + points + GAP_COLUMNS);
    return across > 0 ? across : 1;
}

static int rows_needed(const Review *review, int columns, int bar) {
    int across = cells_across(review, columns, bar);
    return ((int)review->report->rubric->criterion_count + across - 1) / across;
}

/* The bar's columns: where there is no room for all with long ones, short ones. */
static int bar_columns(const Review *review, int columns, int rows) {
    return rows_needed(review, columns, BAR_MOST_COLUMNS) <= rows ? BAR_MOST_COLUMNS : BAR_LEAST_COLUMNS;
}

int review_rubric_rows(const Review *review, int columns, int room) {
    int rows = rows_needed(review, columns, bar_columns(review, columns, room));
    return rows < room ? rows : room > 0 ? room : 0;
}

/* In its own words, or, where these are too long for the room, in the section's. */
static const char *criterion_label(const Shape *shape, const Criterion *criterion, int columns) {
    const Section *section = criterion->section ? shape_section(shape, criterion->section) : NULL;
    bool fits = canvas_columns(slice_of(criterion->label)) <= (size_t)columns;
    return fits || !section ? criterion->label : section->label;
}

static void draw_criterion(const Review *review, const CriterionReport *criterion, Canvas *canvas, Area cell) {
    bool numbers = review->app->settings.numbers;
    int room = cell.columns - NAME_COLUMNS - 1 - (numbers ? POINTS_COLUMNS : 0);
    int bar = room < BAR_MOST_COLUMNS ? room : BAR_MOST_COLUMNS;
    int label = cell.columns - bar - 1 - (numbers ? POINTS_COLUMNS : 0);
    canvas_string(canvas, cell.top, cell.left, label, INK_TEXT,
                  criterion_label(review->report->shape, criterion->criterion, label));
    Meter meter = {.value = criterion->points,
                   .most = criterion->of,
                   .from = -1,
                   .to = -1,
                   .ink = criterion->points == criterion->of ? INK_GOOD : INK_ACCENT};
    meter_draw(&meter, canvas, cell.top, cell.left + label + 1, bar);
    if (!numbers)
        return;
    Buffer points = {0};
    buffer_printf(&points, "%d/%d", criterion->points, criterion->of);
    canvas_right(canvas, cell.top, cell.left + label + 1 + bar, POINTS_COLUMNS, INK_TEXT, buffer_slice(&points));
    buffer_free(&points);
}

/* Down the first column, then the next. */
static void draw_cells(const Review *review, const size_t *shown, int count, int across, Canvas *canvas, Area area) {
    int rows = (count + across - 1) / across;
    int columns = (area.columns + GAP_COLUMNS) / across;
    for (int i = 0; i < count; i++)
        draw_criterion(review, &review->report->criteria[shown[i]], canvas,
                       (Area){area.top + i % rows, area.left + i / rows * columns, 1, columns - GAP_COLUMNS});
}

void review_draw_rubric(const Review *review, Canvas *canvas, Area area, int used) {
    Area cells = area_without_top(area, 1);
    if (cells.rows <= 0)
        return;
    const size_t all = review->report->rubric->criterion_count;
    size_t *shown = memory_array(all + 1, sizeof *shown);
    int most_left_out;
    int across = cells_across(review, cells.columns, bar_columns(review, cells.columns, cells.rows));
    size_t count = choose_criteria(review->report, (size_t)(cells.rows * across), shown, &most_left_out);
    draw_cells(review, shown, (int)count, across, canvas, cells);
    if (count < all) {
        Buffer left_out = {0};
        buffer_printf(&left_out, most_left_out > 0 ? MSG_TUI_RUBRIC_LESS : MSG_TUI_RUBRIC_FULL, all - count);
        if (used + 1 + (int)canvas_columns(buffer_slice(&left_out)) <= area.columns)
            canvas_right(canvas, area.top, area.left, area.columns, INK_QUIET, buffer_slice(&left_out));
        buffer_free(&left_out);
    }
    free(shown);
}
