/* What came of a rehearsal: seconds of each part beside the estimate and the target; how it felt; what it says of this
 * person's pace. */
#include "base/messages.h"
#include "tui/moment.h"
#include "tui/rehearse.h"
#include "tui/takes.h"

#include <math.h>
#include <starcoach/render.h>

enum { LABEL_COLUMNS = 14, SAID_COLUMNS = 6, ESTIMATE_COLUMNS = 9, TARGET_COLUMNS = 13, NOTE_GAP = 2 };
static const double worth_saying = 5, share_worth_saying = 0.25; /* seconds off the target, and of it */
static const double share_far_short = 0.25;                      /* of the least time */
static const double share_text_short = 0.25;                     /* that the text lacks of its time */

static void draw_time(double seconds, Canvas *canvas, int row, int column, int columns, Ink ink) {
    Buffer time = minutes_of(seconds);
    canvas_right(canvas, row, column, columns, ink, buffer_slice(&time));
    buffer_free(&time);
}

/* Who said all of a text that is too short was not too quick. */
static void draw_note(const Part *part, double over, Canvas *canvas, int row, int column, int columns) {
    if (over < 0 && part->estimate < part->target * (1 - share_text_short)) {
        canvas_string(canvas, row, column, columns, INK_TEXT,
                      part->thin ? MSG_TUI_RESULT_TEXT_THIN : MSG_TUI_RESULT_TEXT_ROOM);
        return;
    }
    Buffer by = minutes_of(fabs(over));
    canvas_printf(canvas, row, column, columns, over > 0 ? INK_WARN : INK_TEXT,
                  over > 0 ? MSG_TUI_RESULT_OVER : MSG_TUI_RESULT_UNDER, buffer_string(&by));
    buffer_free(&by);
}

/* Nothing is to be learned from what was only pressed through. */
bool rehearse_was_rushed(const Rehearsal *rehearsal) {
    const Take *take = &rehearsal->take;
    if (!take->complete)
        return take->section_count > 1 && !take_is_spoken(take);
    return !take_counts(take) && take->seconds < rehearsal->estimate;
}

static bool is_too_fast(const Rehearsal *rehearsal, size_t index) {
    const Part *part = &rehearsal->parts[index];
    return part->said && rehearse_part_seconds(rehearsal, index) < part->estimate * TAKE_TOO_FAST;
}

static bool is_all_too_fast(const Rehearsal *rehearsal) {
    for (size_t i = 0; i < rehearsal->part_count; i++)
        if (rehearsal->parts[i].said && !is_too_fast(rehearsal, i))
            return false;
    return rehearse_was_rushed(rehearsal);
}

static void draw_part(const Rehearsal *rehearsal, size_t index, Canvas *canvas, int row, Area area) {
    const Part *part = &rehearsal->parts[index];
    int column = area.left + LABEL_COLUMNS;
    canvas_string(canvas, row, area.left, LABEL_COLUMNS, INK_TEXT, part->section->label);
    if (part->spent == 0) {
        canvas_string(canvas, row, column + 2, area.columns - LABEL_COLUMNS - 2, INK_QUIET, MSG_TUI_RESULT_UNSAID);
        return;
    }
    double seconds = rehearse_part_seconds(rehearsal, index), over = seconds - part->target;
    draw_time(seconds, canvas, row, column, SAID_COLUMNS, INK_TITLE);
    draw_time(part->estimate, canvas, row, column + SAID_COLUMNS, ESTIMATE_COLUMNS, INK_TEXT);
    draw_time(part->target, canvas, row, column + SAID_COLUMNS + ESTIMATE_COLUMNS, TARGET_COLUMNS, INK_TEXT);
    column += SAID_COLUMNS + ESTIMATE_COLUMNS + TARGET_COLUMNS + NOTE_GAP;
    if (is_too_fast(rehearsal, index) && is_all_too_fast(rehearsal)) /* said above, of the whole */
        return;
    if (is_too_fast(rehearsal, index))
        canvas_string(canvas, row, column, area.left + area.columns - column, INK_TEXT, MSG_TUI_RESULT_TOO_FAST);
    else if (part->said && fabs(over) >= worth_saying && fabs(over) >= part->target * share_worth_saying)
        draw_note(part, over, canvas, row, column, area.left + area.columns - column);
}

static void draw_head(Canvas *canvas, int row, Area area) {
    int column = area.left + LABEL_COLUMNS;
    canvas_right(canvas, row, column, SAID_COLUMNS, INK_QUIET, slice_of(MSG_TUI_RESULT_SAID));
    canvas_right(canvas, row, column + SAID_COLUMNS, ESTIMATE_COLUMNS, INK_QUIET, slice_of(MSG_TUI_RESULT_ESTIMATE));
    canvas_right(canvas, row, column + SAID_COLUMNS + ESTIMATE_COLUMNS, TARGET_COLUMNS, INK_QUIET,
                 slice_of(MSG_TUI_RESULT_TARGET));
}

static void draw_whole(const Rehearsal *rehearsal, Canvas *canvas, int row, Area area) {
    int column = area.left + LABEL_COLUMNS;
    Buffer band = {0};
    rehearse_append_band(rehearsal->practice->shape, &band);
    canvas_string(canvas, row, area.left, LABEL_COLUMNS, INK_TITLE, MSG_TUI_RESULT_WHOLE);
    draw_time(rehearsal->take.seconds, canvas, row, column, SAID_COLUMNS, INK_TITLE);
    draw_time(rehearsal->estimate, canvas, row, column + SAID_COLUMNS, ESTIMATE_COLUMNS, INK_TEXT);
    canvas_right(canvas, row, column + SAID_COLUMNS + ESTIMATE_COLUMNS, TARGET_COLUMNS, INK_TEXT, buffer_slice(&band));
    buffer_free(&band);
}

static void append_verdict(const Rehearsal *rehearsal, Buffer *out) {
    const Shape *shape = rehearsal->practice->shape;
    double seconds = rehearsal->take.seconds;
    double gap = shape->seconds.least - seconds, text_lacks = shape->seconds.least - rehearsal->estimate;
    Buffer time = minutes_of(seconds), by = minutes_of(gap > 0 ? gap : 0), least = minutes_of(shape->seconds.least),
           text = minutes_of(rehearsal->estimate), more = minutes_of(text_lacks > 0 ? text_lacks : 0);
    bool rushed = rehearse_was_rushed(rehearsal);
    if (!rehearsal->take.complete)
        buffer_printf(out, rushed ? MSG_TUI_RESULT_STOPPED_FAST : MSG_TUI_RESULT_STOPPED, buffer_string(&time));
    else if (rushed)
        buffer_printf(out, MSG_TUI_RESULT_CUT_SHORT, buffer_string(&time), buffer_string(&text));
    else if (gap > 0 && text_lacks > shape->seconds.least * share_text_short)
        buffer_printf(out, MSG_TUI_RESULT_TEXT_SHORT, buffer_string(&time), buffer_string(&more));
    else if (gap > shape->seconds.least * share_far_short)
        buffer_printf(out, MSG_TUI_RESULT_FAR_SHORT, buffer_string(&time), buffer_string(&by), buffer_string(&least));
    else if (gap > 0)
        buffer_printf(out, MSG_TUI_RESULT_SHORT, buffer_string(&time), buffer_string(&by));
    else
        buffer_printf(out, seconds > shape->seconds.most ? MSG_TUI_RESULT_LONG : MSG_TUI_RESULT_FITS,
                      buffer_string(&time));
    Buffer *words[] = {&time, &by, &least, &text, &more};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        buffer_free(words[i]);
}

void rehearse_draw_result(Rehearsal *rehearsal, Canvas *canvas, Area area) {
    Buffer verdict = {0};
    append_verdict(rehearsal, &verdict);
    area = area_without_top(area, canvas_paragraph(canvas, area, INK_TITLE, buffer_slice(&verdict)) + 1);
    buffer_free(&verdict);
    draw_head(canvas, area.top, area);
    area = area_without_top(area, 1);
    for (size_t i = 0; i < rehearsal->part_count; i++)
        draw_part(rehearsal, i, canvas, area.top + (int)i, area);
    draw_whole(rehearsal, canvas, area.top + (int)rehearsal->part_count, area);
    area = area_without_top(area, (int)rehearsal->part_count + 2);
    if (rehearsal->stage == STAGE_KEPT) {
        canvas_paragraph(canvas, area, INK_TEXT, buffer_slice(&rehearsal->said_of_pace));
        return;
    }
    canvas_string(canvas, area.top, area.left, area.columns, INK_ACCENT, MSG_TUI_FELT_ASK);
    int columns = canvas_string(canvas, area.top + 1, area.left, area.columns, INK_TEXT, MSG_TUI_FELT_KEYS);
    rehearsal->felt = (Area){area.top + 1, area.left, 1, columns};
}
