/* The other way in: the whole answer in one box, written or pasted, then cut into its parts; what went where is shown
 * next. Until then the text stands in the first section, so that it is kept like all else and nothing hangs on this
 * screen. */
#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/screens.h"
#include "tui/widgets/editor.h"

#include <stdlib.h>

enum { FOOT_ROWS = 2 };

typedef struct Rough {
    Screen screen;
    App *app;
    Practice *practice;
    Editor *editor;
    Buffer message;
} Rough;

static Outcome failed(Rough *rough, Error *error) {
    buffer_clear(&rough->message);
    error_format(error, &rough->message);
    error_clear(error);
    return (Outcome){.message = buffer_string(&rough->message), .bad = true};
}

static bool apply(void *host, const Edit *edit, Slice *text) {
    Rough *rough = host;
    Error error = {0};
    bool fits = practice_replace(rough->practice, 0, edit->removed, edit->inserted, edit->joins, &error);
    failed(rough, &error);
    *text = answer_text(rough->practice->answer, 0);
    return fits;
}

static Outcome cut_and_go(Rough *rough) {
    Error error = {0};
    if (slice_trim(answer_text(rough->practice->answer, 0)).size == 0)
        return (Outcome){.message = MSG_TUI_ROUGH_EMPTY};
    if (!practice_cut(rough->practice, &error))
        return failed(rough, &error);
    practice_go(rough->practice, 0, 0);
    const Action *sentences = action_of(ACTION_SENTENCES, AT_WALK);
    return (Outcome){.save = true, .pop = 1, .push = walk_screen_new(rough->app), .press = action_keys(sentences)[0]};
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    Rough *rough = (Rough *)screen;
    Area area = area_within(body, 1, 0);
    Area head = area_within(area, 0, 1), foot = area_without_top(area, area.rows - FOOT_ROWS);
    head = area_without_top(head, canvas_paragraph(canvas, head, INK_TITLE, slice_of(MSG_TUI_ROUGH_TITLE)));
    head = area_without_top(head, canvas_paragraph(canvas, head, INK_ACCENT, slice_of(key_words(MSG_TUI_ROUGH_TIP))));
    canvas_rule(canvas, foot.top, 0, body.columns);
    size_t words = answer_words(rough->practice->answer);
    canvas_printf(canvas, foot.top + 1, foot.left, foot.columns - 1, INK_TEXT,
                  words == 1 ? MSG_TUI_ROUGH_WORD : MSG_TUI_ROUGH_WORDS, words, rough->practice->shape->section_count);
    Area text = {head.top + 1, area.left, foot.top - head.top - 1, area.columns};
    editor_draw(rough->editor, canvas, area_at_most(text, READING_COLUMNS));
}

static Outcome act(Screen *screen, ActionId action) {
    Rough *rough = (Rough *)screen;
    size_t section, at;
    const char *none;
    switch (action) {
    case ACTION_CUT:
        return cut_and_go(rough);
    case ACTION_UNDO:
    case ACTION_REDO:
        none = practice_step(rough->practice, action == ACTION_UNDO, &section, &at);
        if (none)
            return (Outcome){.message = none};
        editor_set_text(rough->editor, answer_text(rough->practice->answer, 0), section == 0 ? at : 0);
        return (Outcome){0};
    case ACTION_BACK:
        if (editor_let_go(rough->editor))
            return (Outcome){0};
        practice_go(rough->practice, 0, editor_cursor(rough->editor));
        return (Outcome){.save = true, .pop = 1, .push = walk_screen_new(rough->app)};
    default:
        return (Outcome){0};
    }
}

static Outcome edited(Rough *rough, EditorResult result) {
    if (result == EDITOR_REFUSED)
        return (Outcome){.message = buffer_string(&rough->message), .bad = true};
    return (Outcome){0};
}

static Outcome key(Screen *screen, int pressed) {
    Rough *rough = (Rough *)screen;
    EditorResult result = editor_key(rough->editor, pressed);
    const char *told = result == EDITOR_CHANGED ? practice_tell_letters(pressed) : NULL;
    return told ? (Outcome){.message = told} : edited(rough, result);
}

static Outcome click(Screen *screen, int row, int column) {
    Rough *rough = (Rough *)screen;
    return editor_click(rough->editor, row, column) ? edited(rough, EDITOR_MOVED) : outcome_none();
}

static Outcome drag(Screen *screen, int row, int column) {
    Rough *rough = (Rough *)screen;
    return editor_drag(rough->editor, row, column) ? edited(rough, EDITOR_MOVED) : outcome_none();
}

static Outcome paste(Screen *screen, Slice text) {
    Rough *rough = (Rough *)screen;
    return edited(rough, editor_paste(rough->editor, text));
}

static const char *give(Screen *screen, Buffer *out) {
    buffer_append(out, answer_text(((Rough *)screen)->practice->answer, 0));
    return "answer.md";
}

static Outcome take(Screen *screen, Slice text) {
    Rough *rough = (Rough *)screen;
    Error error = {0};
    size_t at;
    if (!practice_take_text(rough->practice, 0, text, &at, &error))
        return failed(rough, &error);
    editor_set_text(rough->editor, answer_text(rough->practice->answer, 0), at);
    return (Outcome){.save = true};
}

static void title(Screen *screen, Buffer *out) {
    buffer_printf(out, "%s%s", MSG_TUI_SEPARATOR, practice_title(((Rough *)screen)->practice));
}

static void free_rough(Screen *screen) {
    Rough *rough = (Rough *)screen;
    editor_free(rough->editor);
    buffer_free(&rough->message);
    free(rough);
}

static const ScreenKind rough_kind = {.name = "rough",
                                      .places = AT_ROUGH | AT_EDITOR,
                                      .title = title,
                                      .draw = draw,
                                      .act = act,
                                      .key = key,
                                      .click = click,
                                      .drag = drag,
                                      .paste = paste,
                                      .give = give,
                                      .take = take,
                                      .free = free_rough};

Outcome rough_screen_open(App *app) {
    const Answer *answer = app->practice->answer;
    for (size_t i = 1; i < app->practice->shape->section_count; i++)
        if (slice_trim(answer_text(answer, i)).size > 0)
            return (Outcome){.message = key_words(MSG_TUI_ROUGH_TOO_LATE)};
    Rough *rough = memory_alloc(sizeof *rough);
    rough->screen = (Screen){&rough_kind, rough_kind.places};
    rough->app = app;
    rough->practice = app->practice;
    rough->editor = editor_new(apply, rough);
    editor_share_ring(rough->editor, app->ring);
    Slice text = answer_text(answer, 0);
    editor_set_text(rough->editor, text, text.size);
    return (Outcome){.save = true, .pop = 1, .push = &rough->screen};
}
