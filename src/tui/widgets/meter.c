#include "tui/widgets/meter.h"

#include "base/messages.h"

static int cell_of(double value, double most, int cells) {
    double at = most > 0 ? value / most * cells : 0;
    return at < 0 ? 0 : at > cells ? cells : (int)at;
}

/* The target's borders are drawn over empty cells only, so that the bar stays one piece. */
void meter_draw(const Meter *meter, Canvas *canvas, int row, int column, int columns) {
    int cells = columns - 2;
    if (cells <= 0)
        return;
    canvas_string(canvas, row, column, 1, INK_QUIET, MSG_TUI_METER_LEFT);
    canvas_string(canvas, row, column + columns - 1, 1, INK_QUIET, MSG_TUI_METER_RIGHT);
    int halves = cell_of(meter->value, meter->most, cells * 2), full = halves / 2;
    int low = cell_of(meter->low, meter->most, cells), high = cell_of(meter->high, meter->most, cells);
    int from = meter->from < 0 ? -1 : cell_of(meter->from, meter->most, cells);
    int to = meter->to < 0 ? -1 : cell_of(meter->to, meter->most, cells);
    for (int i = 0; i < cells; i++) {
        int at = column + 1 + i;
        bool target = i == from || i == to;
        if (i < full)
            canvas_string(canvas, row, at, 1, meter->ink, target ? MSG_TUI_COLUMN : MSG_TUI_METER_FULL);
        else if (target)
            canvas_string(canvas, row, at, 1, INK_TITLE, MSG_TUI_COLUMN);
        else if (i == full && halves % 2)
            canvas_string(canvas, row, at, 1, meter->ink, MSG_TUI_METER_HALF);
        else if (i >= low && i < high)
            canvas_string(canvas, row, at, 1, meter->ink, MSG_TUI_METER_RANGE);
        else
            canvas_string(canvas, row, at, 1, INK_QUIET, MSG_TUI_METER_EMPTY);
    }
}

void meter_draw_parts(const MeterPart *parts, size_t count, double target, Canvas *canvas, int row, int column,
                      int columns) {
    double whole = 0, before = 0;
    for (size_t i = 0; i < count; i++)
        whole += parts[i].value;
    int mark = target < 0 ? -1 : cell_of(target, 1, columns);
    int from = 0;
    for (size_t i = 0; i < count; i++) {
        before += parts[i].value;
        int to = i + 1 == count && whole > 0 ? columns : cell_of(before, whole, columns);
        for (; from < to; from++)
            canvas_string(canvas, row, column + from, 1, parts[i].ink, from == mark ? MSG_TUI_COLUMN : parts[i].glyph);
    }
    for (; from < columns; from++)
        canvas_string(canvas, row, column + from, 1, INK_QUIET, from == mark ? MSG_TUI_COLUMN : MSG_TUI_METER_EMPTY);
}
