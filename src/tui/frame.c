#include "tui/frame.h"

#include "base/messages.h"
#include "tui/action.h"

enum {
    FRAME_TOP = 2,
    FRAME_BOTTOM = 1,
    MESSAGE_GAP = 3,
    KEYS_LEAST_COLUMNS = 30, /* that a message leaves to the keys beside it */
    MESSAGE_MOST_ROWS = 4
};

static const Screen *top(const Frame *frame) {
    return frame->screens[frame->count - 1];
}

static void draw_top_line(const Frame *frame, int columns) {
    Buffer left = {0}, right = {0};
    buffer_append_string(&left, MSG_TUI_NAME);
    size_t titled = frame->count - 1; /* a page laid over has the title of what is under it */
    while (titled > 0 && frame->screens[titled]->kind->over)
        titled--;
    if (frame->screens[titled]->kind->title)
        frame->screens[titled]->kind->title(frame->screens[titled], &left);
    const Practice *practice = frame->practice;
    if (practice)
        practice_state(practice, &right);
    int width = (int)canvas_columns(buffer_slice(&right));
    canvas_text(frame->canvas, 0, 1, columns - width - 4, INK_TITLE, buffer_slice(&left));
    canvas_right(frame->canvas, 0, 1, columns - 2, practice && practice->failed ? INK_BAD : INK_QUIET,
                 buffer_slice(&right));
    canvas_rule(frame->canvas, 1, 0, columns);
    buffer_free(&left);
    buffer_free(&right);
}

/* The message stands before the keys where both have room; a longer one in rows of its own above them, for until the
 * next key it is worth more than what it hides. Gives the columns used in the keys' row. */
static int draw_message(const Frame *frame, int row, int left, int room) {
    Canvas *canvas = frame->canvas;
    Slice message = frame->message;
    Ink ink = frame->bad ? INK_BAD : INK_TITLE;
    if ((int)canvas_columns(message) + MESSAGE_GAP + KEYS_LEAST_COLUMNS <= room)
        return canvas_text(canvas, row, left, room, ink, message) + MESSAGE_GAP;
    int rows = canvas_rows_needed(room, message);
    rows = rows < MESSAGE_MOST_ROWS ? rows : MESSAGE_MOST_ROWS;
    Area area = {row - rows, 0, rows, left + room + 1};
    canvas_fill(canvas, area, INK_TEXT);
    canvas_paragraph(canvas, area_within(area, left, 1), ink, message);
    return 0;
}

static void draw_bottom_line(const Frame *frame, int row, int columns) {
    int left = 1, room = columns - 2;
    int used = frame->message.size ? draw_message(frame, row, left, room) : 0;
    Buffer footer = {0};
    const Screen *screen = top(frame);
    action_footer(screen->places, screen->kind->is_idle, screen, (size_t)(room - used), &footer);
    if (used > 0)
        canvas_right(frame->canvas, row, left + used, room - used, INK_QUIET, buffer_slice(&footer));
    else
        canvas_text(frame->canvas, row, left, room, INK_QUIET, buffer_slice(&footer));
    buffer_free(&footer);
}

void frame_draw(const Frame *frame, int rows, int columns) {
    Area body = {FRAME_TOP, 0, rows - FRAME_TOP - FRAME_BOTTOM, columns};
    size_t first = frame->count - 1;
    while (first > 0 && frame->screens[first]->kind->over)
        first--;
    for (size_t i = first; i < frame->count; i++) {
        canvas_cursor(frame->canvas, -1, 0);
        Area area = body;
        if (i + 1 < frame->count && top(frame)->kind->beside && columns >= BESIDE_COLUMNS)
            area.columns = columns - columns / 2 - 1; /* the panel's line touches no word */
        frame->screens[i]->kind->draw(frame->screens[i], frame->canvas, area);
    }
    draw_top_line(frame, columns);
    draw_bottom_line(frame, rows - 1, columns);
}

void frame_draw_too_small(Canvas *canvas, int rows, int columns) {
    Buffer text = {0};
    buffer_printf(&text, MSG_TUI_TOO_SMALL, columns, rows, SMALLEST_COLUMNS, SMALLEST_ROWS);
    if (canvas_rows_needed(columns, buffer_slice(&text)) > rows) {
        buffer_clear(&text);
        buffer_printf(&text, MSG_TUI_TOO_SMALL_SHORT, SMALLEST_COLUMNS, SMALLEST_ROWS);
    }
    canvas_cursor(canvas, -1, 0);
    canvas_paragraph(canvas, (Area){0, 0, rows, columns}, INK_TEXT, buffer_slice(&text));
    buffer_free(&text);
}
