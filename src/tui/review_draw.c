/* The review as a picture: the text; under it one remark, or, with details, the finding looked at, the rubric
 * (review_rubric.c), the balance and the time. */
#include "base/memory.h"
#include "base/messages.h"
#include "render/report_verdict.h"
#include "tui/moment.h"
#include "tui/review.h"
#include "tui/widgets/meter.h"

#include <starcoach/render.h>
#include <stdlib.h>
#include <string.h>

enum {
    SUMMARY_ROWS = 7,
    HEAD_ROWS = 2,   /* of these: ready or not, and the time … */
    PRAISE_ROWS = 2, /* … and what is strongest, at most */
    SIGN_COLUMNS = 2,
    FINDING_ROWS = 5,      /* its head, and two rows each for what it says and what to do */
    FINDING_ROWS_MOST = 6, /* what needs one more takes it from the text */
    BALANCE_ROWS = 2,
    TEXT_LEAST_ROWS = 6,
    LOW_BELOW_ROWS = 20, /* in a window that low the text does with fewer: */
    TEXT_LEAST_ROWS_LOW = 4,
    TIME_BAR_COLUMNS = 9,
    LABEL_COLUMNS = 10
};

static const char *const readiness_words[] = {
    [NOT_YET] = MSG_TUI_NOT_YET,
    [NEARLY] = MSG_TUI_NEARLY,
    [READY] = MSG_TUI_READY,
};
static const Ink readiness_inks[] = {[NOT_YET] = INK_TITLE, [NEARLY] = INK_ACCENT, [READY] = INK_GOOD};

/* With how sure it is, or, where the room is small, without. What is near enough is not told to aim elsewhere. */
static void append_time(const Report *report, bool whole, Buffer *out) {
    Buffer about = minutes_of(report->seconds), least = minutes_of(report->shape->seconds.least),
           most = minutes_of(report->shape->seconds.most), low = minutes_of(report->seconds_low),
           high = minutes_of(report->seconds_high);
    if (report->seconds <= 0) {
        buffer_printf(out, MSG_TUI_REVIEW_TIME_NONE, buffer_string(&least), buffer_string(&most));
    } else {
        buffer_printf(out, MSG_TUI_REVIEW_TIME, buffer_string(&about));
        if (whole)
            buffer_printf(out, MSG_TUI_REVIEW_TIME_RANGE, buffer_string(&low), buffer_string(&high));
        buffer_printf(out, report_time_is_near(report) ? MSG_TUI_REVIEW_TIME_NEAR : MSG_TUI_REVIEW_TIME_AIM,
                      buffer_string(&least), buffer_string(&most));
    }
    Buffer *all[] = {&about, &low, &high, &least, &most};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        buffer_free(all[i]);
}

/* ---- The summary: the strongest part, and the one thing that would help most ---- */

static void append_strongest(const Review *review, Buffer *out) {
    const Report *report = review->report;
    const Praise *praise = report_strongest_praise(report);
    if (praise)
        buffer_printf(out, praise->section == SIZE_MAX ? MSG_TUI_STRONGEST : MSG_TUI_STRONGEST_IN, praise->rule->label,
                      praise->section == SIZE_MAX ? "" : report->shape->sections[praise->section].label);
    else
        buffer_append_string(out, MSG_TUI_STRONGEST_NONE);
}

/* An estimate beside the band is within what may be off: the clock tells, and what to do then. */
static void append_nothing_stands(const Report *report, Buffer *out) {
    const SecondsBand *band = &report->shape->seconds;
    bool is_short = report->seconds < band->least;
    bool is_long = report->seconds > band->most;
    if (!is_short && !is_long) {
        buffer_append_string(out, MSG_TUI_HELPS_NONE);
        return;
    }
    Buffer limit = {0};
    render_minutes(is_short ? band->least : band->most, &limit);
    buffer_printf(out, is_short ? MSG_TUI_HELPS_NONE_SHORT : MSG_TUI_HELPS_NONE_LONG, buffer_string(&limit));
    buffer_free(&limit);
}

/* Of a part without a word there is no more to say than what it asks. */
static bool is_to_be_begun(const Report *report, const Finding *next, size_t section) {
    return section != SIZE_MAX && !report->sections[section].begun && next->start == next->end;
}

static void append_next(const Review *review, Buffer *out) {
    const Finding *next = review->report->next;
    size_t section = next ? finding_section(review->practice->shape, next) : SIZE_MAX;
    if (!next)
        append_nothing_stands(review->report, out);
    else if (is_to_be_begun(review->report, next, section))
        buffer_printf(out, MSG_TUI_HELPS_BEGIN, review->report->shape->sections[section].label,
                      practice_ask(review->practice, section));
    else if (section == SIZE_MAX)
        buffer_printf(out, MSG_TUI_HELPS, next->message, next->fix);
    else
        buffer_printf(out, MSG_TUI_HELPS_IN, review->report->shape->sections[section].label, next->message, next->fix);
}

static void draw_line(Canvas *canvas, Area *area, Ink ink, const char *sign, int rows, const Buffer *text) {
    canvas_string(canvas, area->top, area->left, 1, ink, sign);
    Area where = area_within(*area, SIGN_COLUMNS, 0);
    where.rows = rows < where.rows ? rows : where.rows;
    *area = area_without_top(*area, canvas_paragraph(canvas, where, INK_TEXT, buffer_slice(text)));
}

/* Ready or not, in words; in points only for who wants them. The columns used. */
static int draw_score(const Review *review, Canvas *canvas, Area area) {
    const Report *report = review->report;
    Buffer text = {0};
    if (review->app->settings.numbers)
        buffer_printf(&text, MSG_TUI_POINTS, readiness_words[report->readiness], report->score);
    else
        buffer_append_string(&text, readiness_words[report->readiness]);
    canvas_text(canvas, area.top, area.left, area.columns, readiness_inks[report->readiness], buffer_slice(&text));
    int used = (int)canvas_columns(buffer_slice(&text));
    buffer_free(&text);
    return used;
}

/* Readiness and time, what is strongest, and the one thing that would help most: to its end, where the text leaves it
 * the rows. */
static int summary_rows(const Review *review, Area body) {
    const int text_least = body.rows < LOW_BELOW_ROWS ? TEXT_LEAST_ROWS_LOW : TEXT_LEAST_ROWS;
    if (review->report->foreign)
        return SUMMARY_ROWS;
    Buffer strongest = {0}, next = {0};
    append_strongest(review, &strongest);
    append_next(review, &next);
    int columns = body.columns - 2 - SIGN_COLUMNS, praise = canvas_rows_needed(columns, buffer_slice(&strongest));
    int needed =
        HEAD_ROWS + (praise < PRAISE_ROWS ? praise : PRAISE_ROWS) + canvas_rows_needed(columns, buffer_slice(&next));
    int most = body.rows - text_least - 1;
    buffer_free(&strongest);
    buffer_free(&next);
    return needed <= SUMMARY_ROWS || most <= SUMMARY_ROWS ? SUMMARY_ROWS : needed < most ? needed : most;
}

static void draw_summary(const Review *review, Canvas *canvas, Area area) {
    const Report *report = review->report;
    Buffer text = {0};
    append_time(report, true, &text);
    draw_score(review, canvas, area);
    canvas_text(canvas, area.top + 1, area.left, area.columns, INK_TEXT, buffer_slice(&text));
    area = area_without_top(area, HEAD_ROWS);
    if (report->foreign) {
        canvas_paragraph(canvas, area, INK_TEXT, slice_of(MSG_TUI_REVIEW_FOREIGN));
        buffer_free(&text);
        return;
    }
    buffer_clear(&text);
    append_strongest(review, &text);
    draw_line(canvas, &area, INK_GOOD, MSG_TUI_TICK, PRAISE_ROWS, &text);
    buffer_clear(&text);
    append_next(review, &text);
    draw_line(canvas, &area, INK_ACCENT, MSG_TUI_ARROW, area.rows, &text);
    buffer_free(&text);
}

/* ---- The details ---- */

static const char *const severity_words[] = {
    [SEVERITY_SUGGESTION] = MSG_TUI_SUGGESTION,
    [SEVERITY_WARNING] = MSG_TUI_WARNING,
    [SEVERITY_ERROR] = MSG_TUI_ERROR,
};
static const Ink severity_inks[] = {
    [SEVERITY_SUGGESTION] = INK_TEXT, [SEVERITY_WARNING] = INK_WARN, [SEVERITY_ERROR] = INK_BAD};

/* On the right of the remark's head, where there is room: the key that rids one of it. */
static void draw_silence(Canvas *canvas, Area area, size_t used) {
    const Action *action = action_of(ACTION_SILENCE, AT_FINDINGS);
    Buffer text = {0};
    key_append_name(action_keys(action)[0], &text);
    buffer_printf(&text, " %s", action->label);
    if (used + canvas_columns(buffer_slice(&text)) + 3 <= (size_t)area.columns)
        canvas_right(canvas, area.top, area.left, area.columns, INK_QUIET, buffer_slice(&text));
    buffer_free(&text);
}

/* Whose the points are that the bar of the part does not have. */
static void append_beside(const Review *review, const Advice *remark, Buffer *out) {
    bool partly = remark->beside > 0 && remark->beside < remark->cost && remark->beside_from;
    if (partly && review->app->settings.numbers)
        buffer_printf(out, remark->beside == 1 ? MSG_TUI_FINDING_BESIDE_ONE : MSG_TUI_FINDING_BESIDE, remark->beside,
                      remark->beside_from->label);
}

static void draw_finding(const Review *review, Canvas *canvas, Area area) {
    const Advice *remark = review_remark(review);
    if (!remark) {
        canvas_paragraph(canvas, area, INK_TEXT, slice_of(MSG_TUI_NO_FINDINGS));
        return;
    }
    const Finding *finding = remark->finding;
    size_t section = review_section(review, remark);
    Buffer text = {0};
    buffer_printf(&text, MSG_TUI_FINDING_HEAD, review->here + 1, review->remarks.count,
                  section == SIZE_MAX ? MSG_TUI_WHOLE : review->report->shape->sections[section].label,
                  severity_words[finding->severity]);
    if (remark->cost > 0 && review->app->settings.numbers)
        buffer_printf(&text, remark->cost == 1 ? MSG_TUI_FINDING_POINT : MSG_TUI_FINDING_POINTS, remark->cost);
    canvas_text(canvas, area.top, area.left, area.columns, severity_inks[finding->severity], buffer_slice(&text));
    if (remark->kind == ADVICE_FINDING)
        draw_silence(canvas, area, canvas_columns(buffer_slice(&text)));
    buffer_clear(&text);
    area = area_without_top(area, 1);
    if (remark->kind != ADVICE_FINDING) { /* what is not begun, or waits, is mended at another place */
        buffer_append_string(&text, remark->message);
        append_beside(review, remark, &text);
        area = area_without_top(area, canvas_paragraph(canvas, area, INK_TEXT, buffer_slice(&text)));
        buffer_clear(&text);
        if (remark->kind == ADVICE_NOT_BEGUN) {
            buffer_append_string(&text, practice_ask(review->practice, section));
            draw_line(canvas, &area, INK_ACCENT, MSG_TUI_ARROW, area.rows, &text);
        }
        buffer_free(&text);
        return;
    }
    Area told = {area.top, area.left, area.rows - 1, area.columns};
    area = area_without_top(area, canvas_paragraph(canvas, told, INK_TEXT, slice_of(remark->message)));
    buffer_append_string(&text, finding->fix);
    draw_line(canvas, &area, INK_ACCENT, MSG_TUI_ARROW, area.rows, &text);
    buffer_free(&text);
}

/* ---- The balance: the groups beside each other, each in a glyph of its own, with their shares in words ---- */

static const char *const group_glyphs[] = {MSG_TUI_METER_RANGE, MSG_TUI_METER_EMPTY, MSG_TUI_METER_FULL,
                                           MSG_TUI_METER_FOURTH};
static const Ink group_inks[] = {INK_QUIET, INK_TEXT, INK_ACCENT, INK_TEXT};
enum { GLYPH_COUNT = sizeof group_glyphs / sizeof *group_glyphs };

/* Where the last group is to begin at the latest, from the left; negative: anywhere. */
static double balance_target(const Shape *shape) {
    const Group *last = shape->group_count ? &shape->groups[shape->group_count - 1] : NULL;
    return last && last->least ? 1 - last->least / 100.0 : -1;
}

/* What is said of the groups, from most to least: as much of it as there is room for. */
typedef enum Telling { TELL_LIMITS, TELL_SHARES, TELL_NUMBERS } Telling;

static void append_groups(const Report *report, Telling telling, Buffer *out) {
    const Shape *shape = report->shape;
    for (size_t g = 0; g < shape->group_count; g++) {
        const Group *group = &shape->groups[g];
        bool marked = g + 1 == shape->group_count, named = telling != TELL_NUMBERS;
        buffer_printf(out, "%s%s %s%s%d%%", g ? "  " : "", group_glyphs[g % GLYPH_COUNT], named ? group->label : "",
                      named ? " " : "", report_group_percent(report, group));
        if (telling == TELL_LIMITS && group->least)
            buffer_printf(out, marked ? MSG_TUI_AT_LEAST_MARKED : MSG_TUI_AT_LEAST, group->least);
        if (telling == TELL_LIMITS && group->most)
            buffer_printf(out, MSG_TUI_AT_MOST, group->most);
    }
}

static void draw_groups(const Report *report, Canvas *canvas, Area area) {
    Buffer words = {0};
    for (Telling telling = TELL_LIMITS; telling <= TELL_NUMBERS; telling++) {
        buffer_clear(&words);
        append_groups(report, telling, &words);
        if (canvas_columns(buffer_slice(&words)) <= (size_t)area.columns)
            break;
    }
    if (canvas_columns(buffer_slice(&words)) <= (size_t)(area.columns - LABEL_COLUMNS))
        area = area_within(area, LABEL_COLUMNS, 0);
    canvas_text(canvas, area.top, area.left, area.columns, INK_TEXT, buffer_slice(&words));
    for (size_t g = 0; g < report->shape->group_count && g < GLYPH_COUNT; g++) { /* in the ink of the bar above */
        const char *start = buffer_string(&words), *at = strstr(start, group_glyphs[g]);
        int column = at ? (int)canvas_columns((Slice){start, (size_t)(at - start)}) : area.columns;
        if (column + 1 < area.columns)
            canvas_string(canvas, area.top, area.left + column, 1, group_inks[g], group_glyphs[g]);
    }
    buffer_free(&words);
}

static void draw_balance(const Report *report, Canvas *canvas, Area area) {
    const Shape *shape = report->shape;
    MeterPart *parts = memory_array(shape->group_count + 1, sizeof *parts);
    for (size_t g = 0; g < shape->group_count; g++) {
        double seconds = 0;
        for (size_t i = 0; i < shape->section_count; i++)
            if (shape_group(shape, shape->sections[i].group) == &shape->groups[g])
                seconds += report->sections[i].seconds;
        parts[g] = (MeterPart){seconds, group_inks[g % GLYPH_COUNT], group_glyphs[g % GLYPH_COUNT]};
    }
    canvas_string(canvas, area.top, area.left, LABEL_COLUMNS, INK_TITLE, MSG_TUI_BALANCE);
    Area bar = area_within(area, LABEL_COLUMNS, 0);
    if (report->seconds > 0)
        meter_draw_parts(parts, shape->group_count, balance_target(shape), canvas, bar.top, bar.left, bar.columns);
    else /* an empty bar would be all of one group */
        canvas_string(canvas, bar.top, bar.left, bar.columns, INK_TEXT, MSG_TUI_BALANCE_NONE);
    draw_groups(report, canvas, area_without_top(area, 1));
    free(parts);
}

static void draw_time(const Report *report, Canvas *canvas, Area area) {
    Buffer words = {0};
    append_time(report, true, &words);
    int column = area.left + LABEL_COLUMNS, room = area.columns - LABEL_COLUMNS;
    if ((int)canvas_columns(buffer_slice(&words)) + 1 + TIME_BAR_COLUMNS > room) { /* the bar shows the range as well */
        buffer_clear(&words);
        append_time(report, false, &words);
    }
    int columns = room - (int)canvas_columns(buffer_slice(&words)) - 1;
    canvas_string(canvas, area.top, area.left, LABEL_COLUMNS, INK_TITLE, MSG_TUI_TIME);
    if (columns >= TIME_BAR_COLUMNS) {
        const SecondsBand *band = &report->shape->seconds;
        Meter meter = {.value = report->seconds,
                       .most = band->most * 1.4,
                       .low = report->seconds_low,
                       .high = report->seconds_high,
                       .from = band->least,
                       .to = band->most,
                       .ink = INK_ACCENT};
        meter_draw(&meter, canvas, area.top, column, columns);
        column += columns + 1;
    }
    canvas_text(canvas, area.top, column, area.left + area.columns - column, INK_TEXT, buffer_slice(&words));
    buffer_free(&words);
}

/* Under the text, from above: the finding, a rule, the standing, the rubric, balance and time. */
typedef struct DetailRows {
    int finding, rubric, all;
} DetailRows;

static int finding_rows(const Review *review, int columns) {
    const Advice *remark = review_remark(review);
    if (!remark || remark->kind != ADVICE_FINDING)
        return FINDING_ROWS;
    int needed = 1 + canvas_rows_needed(columns, slice_of(remark->message)) +
                 canvas_rows_needed(columns - SIGN_COLUMNS, slice_of(remark->finding->fix));
    return needed > FINDING_ROWS ? FINDING_ROWS_MOST : FINDING_ROWS;
}

/* The text keeps a few rows, whatever the rubric needs. */
static DetailRows detail_rows(const Review *review, Area body) {
    int text = body.rows < LOW_BELOW_ROWS ? TEXT_LEAST_ROWS_LOW : TEXT_LEAST_ROWS;
    int others = FINDING_ROWS + 1 + 1 + BALANCE_ROWS + 1, room = body.rows - others - 1 - text;
    int rubric = review_rubric_rows(review, body.columns - 2, room), finding = finding_rows(review, body.columns - 2);
    return (DetailRows){finding, rubric, others - FINDING_ROWS + finding + rubric};
}

static void draw_details(const Review *review, Canvas *canvas, Area area, const DetailRows *rows) {
    const Report *report = review->report;
    draw_finding(review, canvas, (Area){area.top, area.left, rows->finding, area.columns});
    area = area_without_top(area, rows->finding);
    canvas_rule(canvas, area.top, 0, area.columns + 2);
    area = area_without_top(area, 1);
    int used = draw_score(review, canvas, area);
    review_draw_rubric(review, canvas, (Area){area.top, area.left, 1 + rows->rubric, area.columns}, used);
    area = area_without_top(area, 1 + rows->rubric);
    draw_balance(report, canvas, area);
    draw_time(report, canvas, area_without_top(area, BALANCE_ROWS));
}

void review_draw(Screen *screen, Canvas *canvas, Area body) {
    Review *review = (Review *)screen;
    if (!review->report) {
        Buffer text = {0};
        error_format(&review->app->judge_error, &text);
        pager_draw(review->pager, canvas, area_without_bottom(area_within(body, 1, 0), 3));
        canvas_paragraph(canvas, area_without_top(area_within(body, 1, 1), body.rows - 2), INK_BAD,
                         buffer_slice(&text));
        buffer_free(&text);
        return;
    }
    DetailRows rows = detail_rows(review, body);
    int under = review->details ? rows.all : summary_rows(review, body);
    Area lower = area_within(area_without_top(body, body.rows - under), 1, 1);
    Area text = area_without_bottom(area_within(body, 1, 0), under + 1);
    pager_draw(review->pager, canvas, area_at_most(text, REVIEW_LABEL_COLUMNS + READING_COLUMNS));
    canvas_rule(canvas, lower.top - 1, 0, body.columns);
    if (review->details)
        draw_details(review, canvas, lower, &rows);
    else
        draw_summary(review, canvas, lower);
}
