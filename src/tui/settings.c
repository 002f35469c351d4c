/* The settings: each is applied and saved as it is changed. Below them, the remarks that were switched off, to be told
 * again. */
#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/pick.h"
#include "tui/screens.h"
#include "tui/widgets/list.h"

#include <stdlib.h>
#include <string.h>

enum { LABEL_COLUMNS = 18, LEFT = 3, HELP_ROWS = 3 };

typedef enum Row { ROW_THEME, ROW_NUMBERS, ROW_MOUSE, ROW_DRAWING, ROW_ROLE, ROW_COUNT } Row;

typedef struct RowText {
    const char *label, *help;
} RowText;

static const RowText row_texts[ROW_COUNT] = {
    [ROW_THEME] = {MSG_TUI_SET_THEME, MSG_TUI_SET_THEME_HELP},
    [ROW_NUMBERS] = {MSG_TUI_SET_NUMBERS, MSG_TUI_SET_NUMBERS_HELP},
    [ROW_MOUSE] = {MSG_TUI_SET_MOUSE, MSG_TUI_SET_MOUSE_HELP},
    [ROW_DRAWING] = {MSG_TUI_SET_DRAWING, MSG_TUI_SET_DRAWING_HELP},
    [ROW_ROLE] = {MSG_TUI_SET_ROLE, MSG_TUI_SET_ROLE_HELP},
};

static const char *const theme_names[THEME_COUNT] = {MSG_TUI_THEME_AUTO, MSG_TUI_THEME_LIGHT, MSG_TUI_THEME_DARK,
                                                     MSG_TUI_THEME_CONTRAST, MSG_TUI_THEME_MONO};

typedef struct SettingsScreen {
    Screen screen;
    App *app;
    List list;
    Buffer message;
} SettingsScreen;

/* ---- Values ---- */

/* The role's place among the bank's, counted from 1; 0: none. */
static size_t role_number(const App *app) {
    for (size_t i = 0; app->settings.role && i < bank_role_count(app->bank); i++)
        if (strcmp(bank_role_at(app->bank, i)->id, app->settings.role) == 0)
            return i + 1;
    return 0;
}

static const char *value_of(const App *app, Row row) {
    const Settings *settings = &app->settings;
    switch (row) {
    case ROW_THEME:
        return theme_names[settings->theme];
    case ROW_NUMBERS:
        return settings->numbers ? MSG_TUI_NUMBERS_SHOWN : MSG_TUI_NUMBERS_HIDDEN;
    case ROW_MOUSE:
        return settings->mouse ? MSG_TUI_ON : MSG_TUI_OFF;
    case ROW_DRAWING:
        return settings->ascii ? MSG_TUI_DRAWING_ASCII : MSG_TUI_DRAWING_UTF8;
    default: {
        size_t role = role_number(app);
        return role ? bank_role_at(app->bank, role - 1)->label : MSG_TUI_ROLE_NONE;
    }
    }
}

static void set_role(App *app, size_t number) {
    app->settings.role = number ? bank_role_at(app->bank, number - 1)->id : NULL;
}

static size_t step(size_t value, size_t count, int by) {
    return (value + (by > 0 ? 1 : count - 1)) % count;
}

static void change(App *app, Row row, int by) {
    Settings *settings = &app->settings;
    switch (row) {
    case ROW_THEME:
        settings->theme = (int)step((size_t)settings->theme, THEME_COUNT, by);
        break;
    case ROW_NUMBERS:
        settings->numbers = !settings->numbers;
        break;
    case ROW_MOUSE:
        settings->mouse = !settings->mouse;
        break;
    case ROW_DRAWING:
        settings->ascii = !settings->ascii;
        break;
    default:
        set_role(app, step(role_number(app), bank_role_count(app->bank) + 1, by));
    }
}

/* ---- Remarks switched off ---- */

static const Strings *rules_off(const SettingsScreen *settings) {
    return &settings->app->settings.rules.off;
}

static void count_rows(SettingsScreen *settings) {
    list_set_count(&settings->list, ROW_COUNT + rules_off(settings)->count);
}

/* The id, and what holds where the rule does not fire. */
static void append_off(const SettingsScreen *settings, size_t index, Buffer *out) {
    const char *id = rules_off(settings)->items[index];
    const Rule *rule = bank_rule(settings->app->bank, id);
    buffer_append_string(out, id);
    if (rule)
        buffer_printf(out, MSG_TUI_SEPARATOR "%s", rule->label);
}

/* ---- Drawing ---- */

static void draw_row(void *host, Canvas *canvas, size_t index, Area row, bool is_chosen) {
    const SettingsScreen *settings = host;
    canvas_string(canvas, row.top, row.left, 1, INK_ACCENT, is_chosen ? MSG_TUI_POINTER : " ");
    bool off = index >= ROW_COUNT;
    const char *label = off ? MSG_TUI_SET_OFF : row_texts[index].label;
    canvas_string(canvas, row.top, row.left + 2, LABEL_COLUMNS, INK_TEXT, label);
    Area value = area_within(row, 2 + LABEL_COLUMNS, 1);
    Buffer text = {0};
    if (off)
        append_off(settings, index - ROW_COUNT, &text);
    else
        buffer_append_string(&text, value_of(settings->app, (Row)index));
    canvas_printf(canvas, value.top, value.left, value.columns, is_chosen ? INK_SELECTED : INK_TEXT, " %s ",
                  buffer_string(&text));
    buffer_free(&text);
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    SettingsScreen *settings = (SettingsScreen *)screen;
    Area area = area_without_top(area_within(body, LEFT, LEFT), 1);
    int room = area.rows - 2 * HELP_ROWS - 2, rows = (int)settings->list.count;
    rows = rows > room && room > 0 ? room : rows;
    list_draw(&settings->list, canvas, (Area){area.top, area.left, rows, area.columns}, draw_row, settings);
    area = area_without_top(area, rows + 1);
    Area help = area;
    help.rows = HELP_ROWS;
    size_t chosen = settings->list.chosen;
    canvas_paragraph(canvas, help, INK_TEXT,
                     slice_of(chosen < ROW_COUNT ? row_texts[chosen].help : key_words(MSG_TUI_SET_OFF_HELP)));
    canvas_paragraph(canvas, area_without_top(area, HELP_ROWS + 1), INK_QUIET, slice_of(MSG_TUI_SET_NOTE));
}

/* ---- Keys ---- */

/* What was changed is judged by and saved at once. */
static Outcome saved(SettingsScreen *screen, Outcome outcome) {
    App *app = screen->app;
    Error error = {0};
    outcome.restyle = true;
    if (app->practice)
        app->practice->report = NULL;
    if (!settings_save(app->store, &app->settings, &error)) {
        buffer_clear(&screen->message);
        buffer_append_string(&screen->message, MSG_TUI_SET_NOT_SAVED);
        error_format(&error, &screen->message);
        outcome.message = buffer_string(&screen->message);
        outcome.bad = true;
    }
    error_clear(&error);
    return outcome;
}

static Outcome changed(SettingsScreen *screen, int by) {
    size_t chosen = screen->list.chosen;
    if (chosen < ROW_COUNT) {
        change(screen->app, (Row)chosen, by);
        return saved(screen, (Outcome){0});
    }
    const char *rule = rules_off(screen)->items[chosen - ROW_COUNT];
    buffer_clear(&screen->message);
    buffer_printf(&screen->message, MSG_TUI_HEARD, rule);
    settings_rule_on(&screen->app->settings, rule, screen->app->arena);
    count_rows(screen);
    return saved(screen, (Outcome){.message = buffer_string(&screen->message)});
}

static Outcome role_taken(void *host, size_t value) {
    SettingsScreen *screen = host;
    set_role(screen->app, value);
    return saved(screen, (Outcome){0});
}

/* They are too many to go through one by one. */
static Outcome pick_role(SettingsScreen *screen) {
    const Bank *bank = screen->app->bank;
    size_t now = role_number(screen->app);
    Screen *pick = pick_screen_new(MSG_TUI_SET_ROLE_TITLE, role_taken, screen);
    pick_add(pick, (PickChoice){.text = MSG_TUI_ROLE_NONE, .value = 0}, now == 0);
    Buffer also = {0};
    for (size_t i = 0; i < bank_role_count(bank); i++) {
        const TargetRole *role = bank_role_at(bank, i);
        buffer_clear(&also);
        for (size_t w = 0; w < role->also.count; w++)
            buffer_printf(&also, "%s ", role->also.items[w]);
        pick_add(pick, (PickChoice){.text = role->label, .also = buffer_string(&also), .value = i + 1}, now == i + 1);
    }
    buffer_free(&also);
    return (Outcome){.push = pick};
}

static Outcome act(Screen *screen, ActionId action) {
    SettingsScreen *settings = (SettingsScreen *)screen;
    switch (action) {
    case ACTION_BACK:
    case ACTION_SETTINGS:
        return (Outcome){.pop = 1};
    case ACTION_SET_NEXT:
        return settings->list.chosen == ROW_ROLE ? pick_role(settings) : changed(settings, 1);
    case ACTION_SET_PREVIOUS:
        return changed(settings, -1);
    default:
        list_move(&settings->list, action);
        return (Outcome){0};
    }
}

static Outcome click(Screen *screen, int row, int column) {
    return list_click(&((SettingsScreen *)screen)->list, row, column) ? (Outcome){0} : outcome_none();
}

static void title(Screen *screen, Buffer *out) {
    (void)screen;
    buffer_append_string(out, MSG_TUI_SEPARATOR MSG_TUI_SET_TITLE);
}

static void free_settings(Screen *screen) {
    buffer_free(&((SettingsScreen *)screen)->message);
    free(screen);
}

static const ScreenKind settings_kind = {.name = "settings",
                                         .places = AT_SETTINGS | AT_LIST,
                                         .title = title,
                                         .draw = draw,
                                         .act = act,
                                         .click = click,
                                         .free = free_settings};

Screen *settings_screen_new(App *app) {
    SettingsScreen *settings = memory_alloc(sizeof *settings);
    settings->screen = (Screen){&settings_kind, settings_kind.places};
    settings->app = app;
    if (rules_off(settings)->count > 0)
        app_judge(app); /* reads the rules, whose labels are shown */
    count_rows(settings);
    return &settings->screen;
}
