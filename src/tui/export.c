/* Writing the answer to a file of the person's own: what polish mends is shown first, then the text as it will be
 * written. */
#include "base/file.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/path.h"
#include "tui/key_words.h"
#include "tui/screens.h"
#include "tui/widgets/field.h"

#include <limits.h>
#include <starcoach/render.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef enum Format { FORMAT_TEXT, FORMAT_MARKDOWN, FORMAT_CARDS, FORMAT_COUNT } Format;

static const char *const format_labels[FORMAT_COUNT] = {MSG_TUI_FORMAT_TEXT, MSG_TUI_FORMAT_MARKDOWN,
                                                        MSG_TUI_FORMAT_CARDS};
static const char *const format_endings[FORMAT_COUNT] = {".txt", ".md", "-cards.txt"};

enum { LABEL_COLUMNS = 9, HEAD_ROWS = 3, FILE_MODE = 0600, WIDEST = 78 };

typedef struct Export {
    Screen screen;
    App *app;
    Practice *practice;
    Format format;
    bool polish;
    size_t mended; /* slips that polish mends */
    Field *file;
    Pager *preview;
    Buffer text; /* as it will be written */
    Buffer message;
    char *path; /* being written */
} Export;

/* ---- The text ---- */

static void render(Export *export, const Report *report) {
    RenderOptions options = {.polish = export->polish, .date = export->app->today};
    const Bank *bank = export->app->bank;
    const AnswerView *view = &export->practice->view;
    buffer_clear(&export->text);
    switch (export->format) {
    case FORMAT_MARKDOWN:
        render_answer_markdown(bank, view, &options, &export->text);
        break;
    case FORMAT_CARDS:
        render_answer_cards(bank, view, report, &options, &export->text);
        break;
    default:
        render_answer_text(bank, view, report, &options, &export->text);
    }
}

/* What is mended, each with the words before and after. */
static void list_edits(Export *export, const Polish *polish) {
    for (size_t i = 0; i < polish->count; i++) {
        const PolishEdit *edit = &polish->items[i];
        Slice source = export->practice->view.sections[edit->section].source;
        Slice old = slice_part(source, edit->span);
        Buffer line = {0};
        buffer_printf(&line, MSG_TUI_POLISH_EDIT, export->practice->shape->sections[edit->section].label, edit->why,
                      (int)old.size, old.data, edit->replacement);
        pager_add(export->preview, INK_TEXT, 2, MSG_TUI_DOT, buffer_slice(&line));
        buffer_free(&line);
    }
}

static void preview(Export *export) {
    pager_clear(export->preview);
    const Report *report = practice_judge(export->practice, JUDGE_FINAL);
    if (!report) {
        buffer_clear(&export->text);
        return;
    }
    Arena *arena = arena_new();
    Polish polish = polish_answer(bank_language(export->app->bank), &export->practice->view, arena);
    export->mended = polish.count;
    if (export->polish && polish.count) {
        pager_add_string(export->preview, INK_TITLE, MSG_TUI_POLISH_HEAD);
        list_edits(export, &polish);
        pager_add_blank(export->preview);
    }
    arena_free(arena);
    render(export, report);
    pager_add(export->preview, INK_TEXT, 0, NULL, buffer_slice(&export->text));
}

/* ---- Its name ---- */

static void name_file(Export *export) {
    Buffer name = {0};
    const Practice *practice = export->practice;
    buffer_printf(&name, "%s%s", practice->question ? practice->question->id : practice->shape->id,
                  format_endings[export->format]);
    field_set_text(export->file, buffer_string(&name));
    buffer_free(&name);
}

/* A name that the person made keeps all but its ending. */
static void change_format(Export *export) {
    Format old = export->format;
    export->format = (old + 1) % FORMAT_COUNT;
    const char *name = field_text(export->file), *ending = format_endings[old];
    size_t size = strlen(name), tail = strlen(ending);
    if (size > tail && strcmp(name + size - tail, ending) == 0) {
        Buffer renamed = {0};
        buffer_append(&renamed, (Slice){name, size - tail});
        buffer_append_string(&renamed, format_endings[export->format]);
        field_set_text(export->file, buffer_string(&renamed));
        buffer_free(&renamed);
    }
}

/* A relative name lies where the program was started: said in full, so that the person finds the file. */
static char *path_of(const char *name) {
    char *typed = path_typed(name), *folder = *typed == '/' ? NULL : getcwd(NULL, 0);
    if (!folder)
        return typed;
    char *path = path_join(folder, typed);
    free(folder);
    free(typed);
    return path;
}

/* ---- Writing ---- */

static Outcome say(Export *export, bool bad) {
    return (Outcome){.message = buffer_string(&export->message), .bad = bad};
}

static Outcome write_now(void *host) {
    Export *export = host;
    Error error = {0};
    buffer_clear(&export->message);
    bool written = file_replace(export->path, buffer_slice(&export->text), FILE_MODE, &error);
    if (written)
        buffer_printf(&export->message, MSG_TUI_WRITTEN, key_words("{any.back}"), export->path);
    else
        error_format(&error, &export->message);
    error_clear(&error);
    return say(export, !written);
}

static Outcome write_file(Export *export) {
    Slice name = slice_trim(slice_of(field_text(export->file)));
    if (name.size == 0)
        return (Outcome){.message = MSG_TUI_NAME_NEEDED, .bad = true};
    if (export->text.size == 0)
        return (Outcome){.message = MSG_TUI_NOTHING_TO_WRITE, .bad = true};
    Buffer trimmed = {0};
    buffer_append(&trimmed, name);
    free(export->path);
    export->path = path_of(buffer_string(&trimmed));
    buffer_free(&trimmed);
    if (folder_exists(export->path))
        return (Outcome){.message = MSG_TUI_NAME_IS_FOLDER, .bad = true};
    if (!file_exists(export->path))
        return write_now(export);
    buffer_clear(&export->message);
    buffer_printf(&export->message, MSG_TUI_OVERWRITE_ASK, export->path);
    return (Outcome){.push = confirm_screen_new(buffer_string(&export->message), write_now, export)};
}

/* ---- The screen ---- */

static void draw_formats(const Export *export, Canvas *canvas, Area line) {
    int column = line.left + LABEL_COLUMNS;
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        bool chosen = i == (size_t) export->format;
        column +=
            canvas_printf(canvas, line.top, column, line.left + line.columns - column, chosen ? INK_ACCENT : INK_TEXT,
                          chosen ? MSG_TUI_FORMAT_CHOSEN : MSG_TUI_FORMAT_OTHER, format_labels[i]);
    }
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    Export *export = (Export *)screen;
    Area area = area_within(body, 1, 1), values = area_within(area, LABEL_COLUMNS, 0);
    canvas_string(canvas, area.top, area.left, LABEL_COLUMNS, INK_TITLE, MSG_TUI_EXPORT_FORMAT);
    draw_formats(export, canvas, area);
    canvas_string(canvas, area.top + 1, area.left, LABEL_COLUMNS, INK_TITLE, MSG_TUI_EXPORT_POLISH);
    if (!export->polish)
        canvas_string(canvas, area.top + 1, values.left, values.columns, INK_TEXT, MSG_TUI_POLISH_OFF);
    else if (export->mended == 0)
        canvas_string(canvas, area.top + 1, values.left, values.columns, INK_TEXT, MSG_TUI_POLISH_NONE);
    else
        canvas_printf(canvas, area.top + 1, values.left, values.columns, INK_TEXT,
                      export->mended == 1 ? MSG_TUI_POLISH_ONE : MSG_TUI_POLISH_SOME, export->mended);
    canvas_string(canvas, area.top + 2, area.left, LABEL_COLUMNS, INK_TITLE, MSG_TUI_EXPORT_FILE);
    canvas_string(canvas, area.top + 2, values.left, 1, INK_ACCENT, MSG_TUI_POINTER); /* what is typed goes here */
    canvas_rule(canvas, area.top + HEAD_ROWS, 0, body.columns);
    Area page = area_without_top(area, HEAD_ROWS + 1);
    page.columns = page.columns < WIDEST + 1 ? page.columns + 1 : WIDEST + 2;
    pager_draw(export->preview, canvas, page);
    field_draw(export->file, canvas, area.top + 2, values.left + 2, values.columns - 3, MSG_TUI_FILE_HINT);
}

static Outcome act(Screen *screen, ActionId action) {
    Export *export = (Export *)screen;
    switch (action) {
    case ACTION_WRITE:
        return write_file(export);
    case ACTION_FORMAT:
        change_format(export);
        preview(export);
        return (Outcome){0};
    case ACTION_POLISH:
        export->polish = !export->polish;
        preview(export);
        return (Outcome){0};
    case ACTION_BACK:
        return (Outcome){.pop = 1};
    default:
        pager_move(export->preview, action);
        return (Outcome){0};
    }
}

static Outcome key(Screen *screen, int pressed) {
    field_key(((Export *)screen)->file, pressed);
    return (Outcome){0};
}

static Outcome paste(Screen *screen, Slice text) {
    field_paste(((Export *)screen)->file, text);
    return (Outcome){0};
}

static void title(Screen *screen, Buffer *out) {
    (void)screen;
    buffer_printf(out, "%s%s", MSG_TUI_SEPARATOR, MSG_TUI_EXPORT_TITLE);
}

static void free_export(Screen *screen) {
    Export *export = (Export *)screen;
    field_free(export->file);
    pager_free(export->preview);
    buffer_free(&export->text);
    buffer_free(&export->message);
    free(export->path);
    free(export);
}

static const ScreenKind export_kind = {.name = "export",
                                       .places = AT_EXPORT | AT_FIELD,
                                       .title = title,
                                       .draw = draw,
                                       .act = act,
                                       .key = key,
                                       .paste = paste,
                                       .free = free_export};

Screen *export_screen_new(App *app) {
    Export *export = memory_alloc(sizeof *export);
    export->screen = (Screen){&export_kind, export_kind.places};
    export->app = app;
    export->practice = app->practice;
    export->polish = true;
    export->file = field_new();
    export->preview = pager_new();
    name_file(export);
    preview(export);
    return &export->screen;
}
