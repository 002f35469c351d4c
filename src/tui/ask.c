/* A line of text that is asked for. */
#include "base/memory.h"
#include "base/messages.h"
#include "tui/pick.h"
#include "tui/widgets/field.h"

#include <stdlib.h>

enum { MARGIN = 4, MOST_COLUMNS = 80, ROWS = 3 };

typedef struct Ask {
    Screen screen;
    Buffer title;
    Field *field;
    Outcome (*take)(void *host, const char *text);
    void *host;
} Ask;

static void draw(Screen *screen, Canvas *canvas, Area body) {
    Ask *ask = (Ask *)screen;
    Area frame = area_in_the_middle(area_within(body, MARGIN, MARGIN), MOST_COLUMNS);
    frame.top += (body.rows - ROWS) * 2 / 3; /* below what it is asked about */
    frame.rows = ROWS;
    canvas_frame(canvas, frame, buffer_string(&ask->title));
    field_draw(ask->field, canvas, frame.top + 1, frame.left + 2, frame.columns - 4, NULL);
}

static Outcome act(Screen *screen, ActionId action) {
    Ask *ask = (Ask *)screen;
    if (action != ACTION_TAKE)
        return (Outcome){.pop = action == ACTION_BACK};
    Outcome outcome = ask->take(ask->host, field_text(ask->field));
    outcome.pop++;
    return outcome;
}

static Outcome key(Screen *screen, int pressed) {
    field_key(((Ask *)screen)->field, pressed);
    return (Outcome){0};
}

static Outcome paste(Screen *screen, Slice text) {
    field_paste(((Ask *)screen)->field, text);
    return (Outcome){0};
}

static void free_ask(Screen *screen) {
    Ask *ask = (Ask *)screen;
    buffer_free(&ask->title);
    field_free(ask->field);
    free(ask);
}

static const ScreenKind ask_kind = {.name = "ask",
                                    .places = AT_ASK | AT_FIELD,
                                    .over = true,
                                    .draw = draw,
                                    .act = act,
                                    .key = key,
                                    .paste = paste,
                                    .free = free_ask};

Screen *ask_screen_new(const char *title, const char *text, Outcome (*take)(void *host, const char *text), void *host) {
    Ask *ask = memory_alloc(sizeof *ask);
    ask->screen = (Screen){&ask_kind, ask_kind.places};
    ask->field = field_new();
    ask->take = take;
    ask->host = host;
    buffer_append_string(&ask->title, title);
    field_set_text(ask->field, text);
    return &ask->screen;
}
