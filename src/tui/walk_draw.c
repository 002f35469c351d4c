/* The walk as a picture:
 *
 *   steps │ the section, what it asks, a tip, what it must answer
 *         │ the text
 *   ──────────────────────────────────────────────────────────
 *   praise, and one next thing
 *   ──────────────────────────────────────────────────────────
 *   time against the band, learning, parts ready
 */
#include "base/messages.h"
#include "text/quote.h"
#include "tui/walk.h"
#include "tui/widgets/meter.h"

#include <starcoach/render.h>
#include <stdint.h>
#include <string.h>

enum {
    REMARK_ROWS = 2,
    REMARK_ROWS_TALL = 3,
    TALL_REMARK_FROM_ROWS = 21,
    METER_COLUMNS = 18,
    METER_LEAST_COLUMNS = 12,
    EDITOR_LEAST_ROWS = 4,
    EARLIER_ROWS = 2,
    EARLIER_ROWS_TALL = 5,
    TALL_FROM_ROWS = 32,
    PRAISE_MARKS = 4, /* columns of what stands around the words */
    QUOTE_LEAST_COLUMNS = 16,
    WRAP_COLUMNS = 12 /* that a row may leave empty before a long word */
};

/* ---- Above the text ---- */

/* Its paragraphs behind each other: there are but a few rows for it. */
static void append_in_one(Slice text, Buffer *out) {
    for (Slice line; slice_next_line(&text, &line);) {
        line = slice_trim(line);
        buffer_append(out, line);
        if (line.size > 0)
            buffer_append_byte(out, ' ');
    }
}

static void draw_earlier(const Walk *walk, Canvas *canvas, Area *area, int most) {
    const Practice *practice = walk->practice;
    const Section *section = walk_section(walk);
    for (size_t i = 0; i < section->answers.count; i++) {
        const Section *earlier = shape_section(practice->shape, section->answers.items[i]);
        Slice text = earlier ? slice_trim(answer_text(practice->answer, shape_section_index(practice->shape, earlier)))
                             : (Slice){0};
        int rows = area->rows - EDITOR_LEAST_ROWS < most ? area->rows - EDITOR_LEAST_ROWS : most;
        if (text.size == 0 || rows <= 0)
            continue;
        Buffer line = {0};
        buffer_printf(&line, MSG_TUI_EARLIER, earlier->label);
        append_in_one(text, &line);
        Area where = *area;
        where.rows = rows;
        *area = area_without_top(*area, canvas_paragraph(canvas, where, INK_QUIET, buffer_slice(&line)));
        buffer_free(&line);
    }
}

static Area draw_prompt(const Walk *walk, Canvas *canvas, Area area, bool tall) {
    const Section *section = walk_section(walk);
    const SectionGuide *guide = walk_guide(walk);
    const char *ask = practice_ask(walk->practice, walk->section);
    const char *tip = guide && guide->tip ? guide->tip : section->tip;
    canvas_string(canvas, area.top, area.left, area.columns, INK_TITLE, section->label);
    area = area_without_top(area, 1);
    if (ask) {
        Area where = area;
        where.rows = 2;
        area = area_without_top(area, canvas_paragraph(canvas, where, INK_TEXT, slice_of(ask)));
    }
    if (tip) {
        Buffer line = {0};
        buffer_printf(&line, MSG_TUI_TIP, tip);
        Area where = area;
        where.rows = 2;
        area = area_without_top(area, canvas_paragraph(canvas, where, INK_ACCENT, buffer_slice(&line)));
        buffer_free(&line);
    }
    draw_earlier(walk, canvas, &area, tall ? EARLIER_ROWS_TALL : EARLIER_ROWS);
    return area_without_top(area, 1);
}

/* ---- Under the text ---- */

static Ink ink_of(const Remark *remark) {
    if (!remark->finding)
        return INK_TEXT;
    return remark->severity == SEVERITY_ERROR ? INK_BAD : remark->severity == SEVERITY_WARNING ? INK_WARN : INK_TEXT;
}

/* On one row, or two where the next thing leaves them: the words that show it as far as there is room. Gives the rows.
 */
static int draw_praise(const Remark *remark, Canvas *canvas, Area area) {
    Buffer line = {0}, words = {0};
    bool two = area.rows - canvas_rows_needed(area.columns, buffer_slice(&remark->next)) > 1;
    size_t room = (size_t)(two ? 2 * area.columns - WRAP_COLUMNS : area.columns);
    size_t around = canvas_columns(buffer_slice(&remark->praise)) + PRAISE_MARKS;
    Slice praised = buffer_slice(&remark->praised);
    Span all = {0, praised.size};
    if (around + QUOTE_LEAST_COLUMNS <= room)
        quote_append(praised, all, all, room - around, &words);
    buffer_append(&line, buffer_slice(&remark->praise));
    if (words.size > 0)
        buffer_printf(&line, MSG_TUI_PRAISED, buffer_string(&words));
    area.rows = two ? 2 : 1;
    int used = canvas_paragraph(canvas, area, INK_TEXT, buffer_slice(&line));
    buffer_free(&words);
    buffer_free(&line);
    return used;
}

static void draw_remark(const Walk *walk, Canvas *canvas, Area area) {
    const Remark *remark = &walk->remark;
    Area left = area;
    bool room = canvas_rows_needed(area.columns, buffer_slice(&remark->next)) < area.rows;
    if (remark->praise.size && room) { /* the next thing is told to its end first of all */
        canvas_string(canvas, left.top, left.left, 1, INK_GOOD, MSG_TUI_TICK);
        left = area_without_top(left, draw_praise(remark, canvas, area_within(left, 2, 0)));
    }
    canvas_paragraph(canvas, left, ink_of(remark), buffer_slice(&remark->next));
}

static void append_band(const Shape *shape, Buffer *out) {
    if (shape->seconds.least % 60 == 0 && shape->seconds.most % 60 == 0) {
        buffer_printf(out, MSG_TUI_BAND_MINUTES, shape->seconds.least / 60, shape->seconds.most / 60);
        return;
    }
    render_minutes(shape->seconds.least, out);
    buffer_append_string(out, MSG_TUI_TO);
    render_minutes(shape->seconds.most, out);
}

typedef enum ReadyForm { READY_COUNT, READY_SHORT, READY_FULL } ReadyForm;

/* The whole is what counts, as the review has it; single parts may fall short of their share all the same. */
static void append_ready(const Report *report, ReadyForm form, Buffer *out) {
    size_t ready = walk_ready_count(report), count = report->shape->section_count;
    bool better = report->readiness == READY && ready < count;
    if (better && form == READY_FULL)
        buffer_printf(out, MSG_TUI_READY_BUT, count - ready, count);
    else if (better && form == READY_SHORT)
        buffer_printf(out, MSG_TUI_READY_BUT_SHORT, count - ready);
    else if (form == READY_FULL && walk_part_to_lengthen(report) != SIZE_MAX)
        buffer_printf(out, MSG_TUI_PARTS_READY_SHORT, count);
    else if (form == READY_SHORT && walk_part_to_lengthen(report) != SIZE_MAX)
        buffer_append_string(out, MSG_TUI_LEARNING_SHORT);
    else
        buffer_printf(out, MSG_TUI_PARTS_READY, ready, count);
}

/* How far the parts are, on the right: as much of it as there is room for. Points come with it where the meter has room
 * beside both. */
static int draw_ready(const Report *report, bool numbers, Canvas *canvas, Area area) {
    static const struct {
        ReadyForm form;
        bool points;
    } tries[] = {
        {READY_FULL, true}, {READY_SHORT, true}, {READY_FULL, false}, {READY_SHORT, false}, {READY_COUNT, false}};
    int used = 0;
    for (size_t i = numbers ? 0 : 2; i < sizeof tries / sizeof *tries && used == 0; i++) {
        Buffer text = {0};
        int room = area.columns - (tries[i].points ? METER_LEAST_COLUMNS : 0);
        if (tries[i].points)
            buffer_printf(&text, MSG_TUI_POINTS_SO_FAR, report->score);
        append_ready(report, tries[i].form, &text);
        if (room > 0 && canvas_columns(buffer_slice(&text)) <= (size_t)room)
            used = canvas_right(canvas, area.top, area.left, area.columns, INK_TEXT, buffer_slice(&text));
        buffer_free(&text);
    }
    return used;
}

static void draw_time(const Report *report, bool numbers, Canvas *canvas, Area area) {
    const Shape *shape = report->shape;
    Buffer text = {0};
    buffer_append_string(&text, MSG_TUI_ABOUT);
    render_minutes(report->seconds, &text);
    buffer_append_string(&text, MSG_TUI_SO_FAR_OF);
    append_band(shape, &text);
    int used = canvas_text(canvas, area.top, area.left, area.columns, INK_TEXT, buffer_slice(&text));
    double most = shape->seconds.most * 1.25;
    bool inside = report->seconds >= shape->seconds.least && report->seconds <= shape->seconds.most;
    Meter meter = {.value = report->seconds,
                   .most = most,
                   .from = shape->seconds.least,
                   .to = shape->seconds.most,
                   .ink = inside                                      ? INK_GOOD
                          : report->seconds_low > shape->seconds.most ? INK_WARN
                                                                      : INK_ACCENT};
    int room = area.columns - used - 2 - draw_ready(report, numbers, canvas, area_within(area, used + 1, 0));
    meter_draw(&meter, canvas, area.top, area.left + used + 1, room < METER_COLUMNS ? room : METER_COLUMNS);
    buffer_free(&text);
}

/* From the third act on: the share of learning, against the least that it should be. */
static void draw_learning(const Report *report, Canvas *canvas, Area area) {
    int least = walk_least_learning(report->shape), percent = walk_learning_percent(report);
    Buffer text = {0};
    buffer_printf(&text, MSG_TUI_LEARNING, percent, least);
    int used = canvas_text(canvas, area.top, area.left, area.columns, INK_TEXT, buffer_slice(&text));
    Meter meter = {
        .value = percent, .most = 100, .from = least, .to = -1, .ink = percent >= least ? INK_GOOD : INK_ACCENT};
    meter_draw(&meter, canvas, area.top, area.left + used + 1, METER_COLUMNS);
    buffer_free(&text);
}

void walk_draw(Screen *screen, Canvas *canvas, Area body) {
    Walk *walk = (Walk *)screen;
    const Report *report = walk->practice->report;
    bool learning = walk_section(walk)->learning && report && report->learning_share >= 0 && report->seconds > 0;
    int remark = body.rows >= TALL_REMARK_FROM_ROWS ? REMARK_ROWS_TALL : REMARK_ROWS;
    int under = remark + 1 + 2 + learning;
    Area upper = area_without_bottom(body, under);
    Area lower = area_within(area_without_top(body, upper.rows), 1, 1);
    int steps = walk_steps_columns(walk, body.columns);
    walk_draw_steps(walk, canvas, (Area){upper.top, upper.left, upper.rows, steps - 1});
    canvas_column(canvas, upper.top, steps - 1, upper.rows);
    Area text = draw_prompt(walk, canvas, area_at_most(area_within(upper, steps + 1, 0), READING_COLUMNS),
                            body.rows >= TALL_FROM_ROWS);
    canvas_rule(canvas, lower.top, 0, body.columns);
    draw_remark(walk, canvas, (Area){lower.top + 1, lower.left, remark, lower.columns});
    canvas_rule(canvas, lower.top + 1 + remark, 0, body.columns);
    if (report) {
        Area meters = area_without_top(lower, remark + 2);
        draw_time(report, walk->app->settings.numbers, canvas, meters);
        if (learning)
            draw_learning(report, canvas, area_without_top(meters, 1));
    }
    editor_draw(walk->editor, canvas, text);
}

void walk_echo(Screen *screen, Canvas *canvas) {
    editor_echo(((Walk *)screen)->editor, canvas);
}
