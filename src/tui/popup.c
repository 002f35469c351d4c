/* Pages laid over the screen below: an example, a reason, a yes-or-no. */
#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/screens.h"

#include <stdlib.h>

typedef struct Popup {
    Screen screen;
    Buffer title;
    Buffer question; /* to confirm */
    Pager *pager;
    Outcome (*yes)(void *host); /* NULL: nothing to confirm */
    void *host;
    bool passes; /* a letter typed on is for the screen below */
} Popup;

enum { MARGIN = 2, CONFIRM_ROWS = 4, CONFIRM_MOST_COLUMNS = 80, FRAME_ROWS = 2, FRAME_COLUMNS = 2, LEAST_ROWS = 6 };

/* The page keeps a blank on its right by itself. */
static Area inside(Area frame) {
    return area_without_bottom(area_without_top(area_within(frame, FRAME_COLUMNS, 1), 1), 1);
}

/* In a wide window on the right, beside the text; else over it. */
static Area frame_of(const Popup *popup, Area body) {
    if (popup->yes) {
        Area frame = area_in_the_middle(area_within(body, MARGIN * 3, MARGIN * 3), CONFIRM_MOST_COLUMNS);
        frame.rows = canvas_rows_needed(frame.columns - 5, buffer_slice(&popup->question)) + CONFIRM_ROWS;
        frame.top += (body.rows - frame.rows) / 2;
        return frame;
    }
    if (body.columns >= BESIDE_COLUMNS)
        return area_within(body, body.columns - body.columns / 2, 0);
    Area frame = area_within(body, MARGIN, MARGIN);
    int rows = pager_rows(popup->pager, inside(frame).columns) + FRAME_ROWS;
    frame.rows = rows < LEAST_ROWS ? LEAST_ROWS : rows; /* no larger than what it says */
    frame.rows = frame.rows < body.rows ? frame.rows : body.rows;
    return frame;
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    Popup *popup = (Popup *)screen;
    Area frame = frame_of(popup, body);
    canvas_frame(canvas, frame, buffer_string(&popup->title));
    pager_draw(popup->pager, canvas, inside(frame));
}

static Outcome act(Screen *screen, ActionId action) {
    Popup *popup = (Popup *)screen;
    if (action == ACTION_BACK)
        return (Outcome){.pop = 1};
    if (action == ACTION_YES) {
        Outcome outcome = popup->yes(popup->host);
        outcome.pop++;
        return outcome;
    }
    pager_move(popup->pager, action);
    return (Outcome){0};
}

/* Any other key closes a page that asks nothing: the key that opened it among them. */
static Outcome key(Screen *screen, int pressed) {
    Popup *popup = (Popup *)screen;
    bool closes = !popup->yes && (pressed == PRESSED_ENTER || (pressed < ' ' && pressed != PRESSED_TAB));
    bool typed = popup->passes && pressed != ' ' && key_is_text(pressed) && pressed != 'n' && pressed != 'N';
    return (Outcome){.pop = closes || popup->yes ? 1 : 0, .press = typed ? pressed : 0};
}

static void free_popup(Screen *screen) {
    Popup *popup = (Popup *)screen;
    buffer_free(&popup->title);
    buffer_free(&popup->question);
    pager_free(popup->pager);
    free(popup);
}

static const ScreenKind page_kind = {.name = "page",
                                     .places = AT_PAGER,
                                     .over = true,
                                     .beside = true,
                                     .draw = draw,
                                     .act = act,
                                     .key = key,
                                     .free = free_popup};
static const ScreenKind help_kind = {.name = "help",
                                     .places = AT_PAGER,
                                     .over = true,
                                     .beside = true,
                                     .draw = draw,
                                     .act = act,
                                     .key = key,
                                     .free = free_popup};
static const ScreenKind confirm_kind = {
    .name = "confirm", .places = AT_CONFIRM, .over = true, .draw = draw, .act = act, .key = key, .free = free_popup};

static Popup *popup_new(const ScreenKind *kind, const char *title, Pager *pager) {
    Popup *popup = memory_alloc(sizeof *popup);
    popup->screen = (Screen){kind, kind->places};
    popup->pager = pager;
    buffer_append_string(&popup->title, title);
    return popup;
}

Screen *popup_screen_new(const char *title, Pager *pager) {
    return &popup_new(&page_kind, title, pager)->screen;
}

Screen *help_page_new(const char *title, Pager *pager) {
    return &popup_new(&help_kind, title, pager)->screen;
}

static Popup *question_new(const char *title, const char *question, Outcome (*yes)(void *host), void *host) {
    Pager *pager = pager_new();
    pager_add_string(pager, INK_TEXT, question);
    pager_add_blank(pager);
    pager_add_string(pager, INK_ACCENT, key_words(MSG_TUI_CONFIRM_KEYS));
    Popup *popup = popup_new(&confirm_kind, title, pager);
    buffer_append_string(&popup->question, question);
    popup->yes = yes;
    popup->host = host;
    return popup;
}

Screen *confirm_screen_new(const char *question, Outcome (*yes)(void *host), void *host) {
    return &question_new(MSG_TUI_CONFIRM_TITLE, question, yes, host)->screen;
}

Screen *offer_screen_new(const char *title, const char *question, Outcome (*yes)(void *host), void *host) {
    Popup *popup = question_new(title, question, yes, host);
    popup->passes = true;
    return &popup->screen;
}
