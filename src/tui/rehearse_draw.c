/* The rehearsal as a picture, while it runs:
 *
 *   Action · 3 of 8             │ ✓ Situation    ▕████████│▏ 0:19/0:18
 *                               │ ✓ Task         ▕█████░░│░▏ 0:07/0:09
 *     never asked               │ ▸ Action       ▕███░░░░│░▏ 0:11/0:24
 *                               │ · Result       ▕░░░░░░░│░▏ 0:00/0:18
 *     two designers             │
 *   ────────────────────────────────────────────────────────────
 *   0:13 left for this part · estimate 0:22     behind by 0:01 (+0:01)
 *   0:37 in all ▕███░░░░░│░░░│░▏ 2:00 to 3:00
 */
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/moment.h"
#include "tui/rehearse.h"
#include "tui/widgets/meter.h"

#include <math.h>
#include <starcoach/render.h>

enum {
    BOTTOM_ROWS = 3,
    PARTS_COLUMNS_NARROW = 33,
    PARTS_COLUMNS = 40,
    PARTS_COLUMNS_WIDE = 54,
    MIDDLE_FROM_COLUMNS = 76,
    LABEL_COLUMNS = 13,
    TIMES_COLUMNS = 9, /* "0:19/0:18" */
    CUE_INDENT = 2,
    CUE_AIR_MOST = 2,
    CUE_ROWS_MOST = 2,
    WHOLE_COLUMNS = 24,
    DIGIT_ROWS = 5,
    DIGIT_COLUMNS = 5
};
static const double steady = 1; /* seconds that nobody need hear of */

void rehearse_append_band(const Shape *shape, Buffer *out) {
    Buffer least = minutes_of(shape->seconds.least), most = minutes_of(shape->seconds.most);
    buffer_printf(out, MSG_TUI_REHEARSE_BAND, buffer_string(&least), buffer_string(&most));
    buffer_free(&least);
    buffer_free(&most);
}

/* ---- Before it begins ---- */

static void draw_ready(const Rehearsal *rehearsal, Canvas *canvas, Area area) {
    canvas_string(canvas, area.top, area.left, area.columns, INK_TITLE, MSG_TUI_REHEARSE_READY);
    area = area_without_top(area, 2);
    area =
        area_without_top(area, canvas_paragraph(canvas, area, INK_TEXT, slice_of(key_words(MSG_TUI_REHEARSE_HOW))) + 1);
    Buffer line = {0}, band = {0}, estimate = minutes_of(rehearsal->estimate);
    Buffer low = minutes_of(rehearsal->low), high = minutes_of(rehearsal->high);
    rehearse_append_band(rehearsal->practice->shape, &band);
    const char *plan = rehearsal->part_count == 1 ? MSG_TUI_REHEARSE_PLAN_ONE : MSG_TUI_REHEARSE_PLAN;
    buffer_printf(&line, plan, rehearsal->part_count, buffer_string(&estimate), buffer_string(&low),
                  buffer_string(&high), buffer_string(&band));
    area = area_without_top(area, canvas_paragraph(canvas, area, INK_TEXT, buffer_slice(&line)) + 1);
    area = area_without_top(area, canvas_paragraph(canvas, area, INK_TEXT, buffer_slice(&rehearsal->last_take)) + 1);
    if (rehearsal->app->settings.takes == 0)
        area = area_without_top(
            area, canvas_paragraph(canvas, area, INK_TEXT, slice_of(key_words(MSG_TUI_REHEARSE_READ))) + 1);
    canvas_string(canvas, area.top, area.left, area.columns, INK_ACCENT, key_words(MSG_TUI_REHEARSE_START));
    buffer_free(&line);
    buffer_free(&band);
    buffer_free(&low);
    buffer_free(&high);
    buffer_free(&estimate);
}

static void draw_count(const Rehearsal *rehearsal, Canvas *canvas, Area area) {
    static const char *const digits[COUNT_FROM + 1][DIGIT_ROWS] = {
        {"", "", "", "", ""},
        {"  #  ", " ##  ", "  #  ", "  #  ", "#####"},
        {"#### ", "    #", " ### ", "#    ", "#####"},
        {"#### ", "    #", " ### ", "    #", "#### "},
    };
    int count = rehearse_count(rehearsal), left = area.left + (area.columns - DIGIT_COLUMNS) / 2;
    int top = area.top + (area.rows - DIGIT_ROWS) / 2 - 1;
    for (int row = 0; row < DIGIT_ROWS; row++)
        for (int column = 0; digits[count][row][column]; column++)
            if (digits[count][row][column] == '#')
                canvas_string(canvas, top + row, left + column, 1, INK_TITLE, MSG_TUI_METER_FULL);
    Buffer line = {0};
    buffer_printf(&line, MSG_TUI_REHEARSE_COUNT, count, rehearsal->parts[0].section->label);
    int columns = (int)canvas_columns(buffer_slice(&line));
    canvas_text(canvas, top + DIGIT_ROWS + 1, area.left + (area.columns - columns) / 2, columns, INK_TEXT,
                buffer_slice(&line));
    buffer_free(&line);
}

/* ---- While it runs ---- */

static int cue_rows(Slice cue, int columns) {
    int rows = canvas_rows_needed(columns, cue);
    return rows < CUE_ROWS_MOST ? rows : CUE_ROWS_MOST;
}

/* One under another, with air between them where there is room; a long one in two rows. */
static void draw_cues(const Part *part, Canvas *canvas, Area area) {
    int count = 0, needed = 0, columns = area.columns - CUE_INDENT;
    Slice cues = part->cues, cue;
    for (; slice_next_line(&cues, &cue); count++)
        needed += cue_rows(cue, columns);
    if (count == 0) { /* too short for any */
        canvas_paragraph(canvas, area_within(area, CUE_INDENT, 0), INK_TITLE, part->text);
        return;
    }
    int air = (area.rows - needed) / count;
    air = air > CUE_AIR_MOST ? CUE_AIR_MOST : air > 0 ? air : 0;
    Area left = area_within(area, CUE_INDENT, 0);
    for (cues = part->cues; left.rows > 0 && slice_next_line(&cues, &cue);) {
        Area where = {left.top, left.left, cue_rows(cue, columns), columns};
        where.rows = where.rows < left.rows ? where.rows : left.rows;
        left = area_without_top(left, canvas_paragraph(canvas, where, INK_TITLE, cue) + air);
    }
}

static void draw_heading(const Rehearsal *rehearsal, Canvas *canvas, Area area) {
    const Part *part = &rehearsal->parts[rehearsal->here];
    canvas_printf(canvas, area.top, area.left, area.columns, INK_ACCENT, MSG_TUI_REHEARSE_PART, part->section->label,
                  rehearsal->here + 1, rehearsal->part_count);
}

static void draw_part(const Rehearsal *rehearsal, size_t index, Canvas *canvas, int row, Area area) {
    const Part *part = &rehearsal->parts[index];
    bool here = index == rehearsal->here;
    double seconds = rehearse_part_seconds(rehearsal, index);
    canvas_string(canvas, row, area.left, 1, here ? INK_ACCENT : INK_TEXT,
                  here         ? MSG_TUI_POINTER
                  : part->said ? MSG_TUI_TICK
                               : MSG_TUI_DOT);
    canvas_string(canvas, row, area.left + 2, LABEL_COLUMNS, here ? INK_ACCENT : INK_TEXT, part->section->label);
    Meter meter = {.value = seconds,
                   .most = part->target * 1.4,
                   .from = part->target,
                   .to = part->target,
                   .ink = seconds > part->target ? INK_WARN : INK_ACCENT};
    int bar = area.columns - LABEL_COLUMNS - TIMES_COLUMNS - 4;
    meter_draw(&meter, canvas, row, area.left + LABEL_COLUMNS + 3, bar);
    Buffer times = minutes_of(floor(seconds));
    buffer_append_byte(&times, '/');
    render_minutes(part->target, &times);
    canvas_right(canvas, row, area.left + area.columns - TIMES_COLUMNS, TIMES_COLUMNS, here ? INK_TITLE : INK_TEXT,
                 buffer_slice(&times));
    buffer_free(&times);
}

static void append_pace(const Rehearsal *rehearsal, Buffer *out) {
    double behind = rehearse_behind(rehearsal);
    Buffer by = minutes_of(fabs(behind));
    if (fabs(behind) < steady)
        buffer_append_string(out, MSG_TUI_REHEARSE_ON_TIME);
    else
        buffer_printf(out, behind > 0 ? MSG_TUI_REHEARSE_BEHIND : MSG_TUI_REHEARSE_AHEAD, buffer_string(&by));
    buffer_free(&by);
}

/* What is left for the part, the estimate beside, and how the whole stands. */
static void draw_now(const Rehearsal *rehearsal, Canvas *canvas, Area area) {
    const Part *part = &rehearsal->parts[rehearsal->here];
    /* Of the figures shown above: two that are rounded each for itself would not add up. */
    double left = round(part->target) - floor(rehearse_part_seconds(rehearsal, rehearsal->here));
    Buffer line = {0}, pace = {0}, by = minutes_of(fabs(left)), estimate = minutes_of(part->estimate),
           target = minutes_of(part->target);
    append_pace(rehearsal, &pace);
    int columns = (int)canvas_columns(buffer_slice(&pace));
    if (rehearsal->stage == STAGE_PAUSED)
        buffer_append_string(&line, key_words(MSG_TUI_REHEARSE_PAUSED));
    else
        buffer_printf(&line, left >= 0 ? MSG_TUI_REHEARSE_LEFT : MSG_TUI_REHEARSE_OVER, buffer_string(&by),
                      buffer_string(&target), buffer_string(&estimate));
    canvas_text(canvas, area.top, area.left, area.columns - columns - 2,
                rehearsal->stage == STAGE_PAUSED ? INK_TITLE : INK_TEXT, buffer_slice(&line));
    canvas_right(canvas, area.top, area.left, area.columns, INK_TITLE, buffer_slice(&pace));
    Buffer *all[] = {&line, &pace, &by, &estimate, &target};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        buffer_free(all[i]);
}

static void draw_whole(const Rehearsal *rehearsal, Canvas *canvas, Area area) {
    const Shape *shape = rehearsal->practice->shape;
    double seconds = rehearse_seconds(rehearsal);
    Buffer line = {0}, time = minutes_of(floor(seconds));
    buffer_printf(&line, MSG_TUI_REHEARSE_WHOLE, buffer_string(&time));
    int used = canvas_text(canvas, area.top, area.left, area.columns, INK_TEXT, buffer_slice(&line));
    Meter meter = {.value = seconds,
                   .most = shape->seconds.most * 1.25,
                   .from = shape->seconds.least,
                   .to = shape->seconds.most,
                   .ink = seconds > shape->seconds.most ? INK_WARN : INK_ACCENT};
    meter_draw(&meter, canvas, area.top, area.left + used + 1, WHOLE_COLUMNS);
    buffer_clear(&line);
    rehearse_append_band(shape, &line);
    used += WHOLE_COLUMNS + 2;
    canvas_text(canvas, area.top, area.left + used, area.columns - used, INK_QUIET, buffer_slice(&line));
    buffer_free(&line);
    buffer_free(&time);
}

static int parts_columns(int columns) {
    return columns >= BESIDE_COLUMNS        ? PARTS_COLUMNS_WIDE
           : columns >= MIDDLE_FROM_COLUMNS ? PARTS_COLUMNS
                                            : PARTS_COLUMNS_NARROW;
}

static void draw_parts(const Rehearsal *rehearsal, Canvas *canvas, Area area) {
    canvas_column(canvas, area.top, area.left - 2, area.rows);
    if (area.rows > (int)rehearsal->part_count) {
        canvas_right(canvas, area.top, area.left, area.columns, INK_QUIET, slice_of(MSG_TUI_REHEARSE_TIMES));
        area = area_without_top(area, 1);
    }
    for (size_t i = 0; i < rehearsal->part_count && (int)i < area.rows; i++)
        draw_part(rehearsal, i, canvas, area.top + (int)i, area);
}

static void draw_running(const Rehearsal *rehearsal, Canvas *canvas, Area body) {
    Area bottom = area_within(area_without_top(body, body.rows - BOTTOM_ROWS), 1, 1);
    Area area = area_within(area_without_bottom(body, BOTTOM_ROWS), 1, 1);
    canvas_rule(canvas, bottom.top, 0, body.columns);
    draw_now(rehearsal, canvas, area_without_top(bottom, 1));
    draw_whole(rehearsal, canvas, area_without_top(bottom, 2));
    draw_heading(rehearsal, canvas, area);
    if (rehearsal->text) {
        area = area_at_most(area_without_top(area, 2), READING_COLUMNS);
        pager_draw(rehearsal->pager, canvas, area);
        return;
    }
    int parts = parts_columns(body.columns);
    draw_parts(rehearsal, canvas, area_within(area, area.columns - parts, 0));
    draw_cues(&rehearsal->parts[rehearsal->here], canvas, area_without_top(area_within(area, 0, parts + 3), 2));
}

void rehearse_draw(Screen *screen, Canvas *canvas, Area body) {
    Rehearsal *rehearsal = (Rehearsal *)screen;
    switch (rehearsal->stage) {
    case STAGE_READY:
        draw_ready(rehearsal, canvas, area_within(body, 1, 1));
        return;
    case STAGE_COUNTING:
        draw_count(rehearsal, canvas, body);
        return;
    case STAGE_SPEAKING:
    case STAGE_PAUSED:
        draw_running(rehearsal, canvas, body);
        return;
    default:
        rehearse_draw_result(rehearsal, canvas, area_within(body, 1, 1));
    }
}
