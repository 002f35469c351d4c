#include "tui/widgets/plot.h"

#include "base/messages.h"
#include "tui/moment.h"

enum {
    BORDER_COLUMNS = 5, /* "3:00 " */
    VALUE_COLUMNS = 4,  /* "2:44" */
    STEP_LEAST = 2,
    STEP_MOST = 9,
    STEP_WITH_VALUE = 7
};

typedef struct Scale {
    double least, most; /* of the lowest row and the highest */
    int top, rows;
} Scale;

/* A little room above and below, so that a value on a border is not on an edge. */
static Scale scale_of(const Plot *plot, size_t first, Area area) {
    double least = plot->from, most = plot->to;
    for (size_t i = first; i < plot->count; i++) {
        least = plot->points[i].value < least ? plot->points[i].value : least;
        most = plot->points[i].value > most ? plot->points[i].value : most;
    }
    double room = (most - least) * 0.1;
    return (Scale){least - room > 0 ? least - room : 0, most + room, area.top, area.rows};
}

static int row_of(const Scale *scale, double value) {
    double height = scale->most > scale->least ? (value - scale->least) / (scale->most - scale->least) : 0;
    int above = scale->rows - 1 - (int)(height * (scale->rows - 1) + 0.5);
    return scale->top + (above < 0 ? 0 : above);
}

static void draw_border(double value, Canvas *canvas, int row, Area area) {
    Buffer label = minutes_of(value);
    canvas_text(canvas, row, area.left, BORDER_COLUMNS, INK_QUIET, buffer_slice(&label));
    canvas_rule(canvas, row, area.left + BORDER_COLUMNS, area.columns - BORDER_COLUMNS);
    buffer_free(&label);
}

static void draw_point(const PlotPoint *point, bool with_value, Canvas *canvas, int row, int column) {
    canvas_string(canvas, row, column, 1, point->hollow ? INK_TEXT : INK_ACCENT,
                  point->hollow ? MSG_TUI_PLOT_HOLLOW : MSG_TUI_PLOT_POINT);
    if (!with_value)
        return;
    Buffer value = minutes_of(point->value);
    canvas_text(canvas, row, column + 1, VALUE_COLUMNS + 1, INK_TEXT, buffer_slice(&value));
    buffer_free(&value);
}

void plot_draw(const Plot *plot, Canvas *canvas, Area area) {
    int columns = area.columns - BORDER_COLUMNS - VALUE_COLUMNS - 1;
    if (area.rows < 3 || columns < STEP_LEAST)
        return;
    size_t room = (size_t)(columns / STEP_LEAST), first = plot->count > room ? plot->count - room : 0;
    int shown = (int)(plot->count - first), step = shown > 0 ? columns / shown : 0;
    step = step > STEP_MOST ? STEP_MOST : step;
    Scale scale = scale_of(plot, first, area);
    draw_border(plot->from, canvas, row_of(&scale, plot->from), area);
    draw_border(plot->to, canvas, row_of(&scale, plot->to), area);
    for (int i = 0; i < shown; i++) {
        const PlotPoint *point = &plot->points[first + (size_t)i];
        draw_point(point, step >= STEP_WITH_VALUE || i + 1 == shown, canvas, row_of(&scale, point->value),
                   area.left + BORDER_COLUMNS + 1 + i * step);
    }
}
