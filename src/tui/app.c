#include "tui/app.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/keymap.h"
#include "tui/screens.h"

#include <stdlib.h>

App *app_new(Bank *bank, Store *store) {
    App *app = memory_alloc(sizeof *app);
    app->bank = bank;
    app->store = store;
    app->arena = arena_new();
    app->ring = ring_new();
    app->today = clock_today();
    app->milliseconds = clock_milliseconds;
    Error error = {0};
    app->keep_settings = settings_load(store, app->arena, &app->settings, &error);
    if (error.code != ERROR_NONE)
        error_list_take(&app->faults, &error);
    const char *file = settings_file(store, app->arena);
    keymap_use(&app->settings, file, &app->faults);
    judge_check_choices(bank, &app->settings.rules, file, &app->faults);
    return app;
}

void app_free(App *app) {
    if (!app)
        return;
    app_close(app);
    judge_free(app->judge);
    ring_free(app->ring);
    buffer_free(&app->searched);
    error_clear(&app->judge_error);
    error_list_clear(&app->faults);
    arena_free(app->arena);
    key_words_forget();
    free(app);
}

Screen *app_faults_page(App *app) {
    return faults_page(MSG_TUI_SETTINGS_FAULTS, &app->faults);
}

Screen *faults_page(const char *title, ErrorList *faults) {
    if (faults->count == 0)
        return NULL;
    Pager *pager = pager_new();
    Buffer line = {0};
    for (size_t i = 0; i < faults->count; i++) {
        buffer_clear(&line);
        error_format(&faults->items[i], &line);
        pager_add_string(pager, INK_TEXT, buffer_string(&line));
        pager_add_blank(pager);
    }
    buffer_free(&line);
    error_list_clear(faults);
    return popup_screen_new(title, pager);
}

static DraftView *look_at_drafts(Store *store) {
    Error error = {0};
    ListCheck *check = list_check_new(store, &error);
    error_clear(&error);
    if (!check)
        return draft_view_new(&(DraftCards){0});
    list_check_step(check, SIZE_MAX);
    return list_check_end(check);
}

DraftView *app_drafts(App *app, bool *unchecked) {
    DraftView *view = draft_view_open(app->store);
    if (unchecked)
        *unchecked = view;
    return view ? view : look_at_drafts(app->store);
}

const Judge *app_judge(App *app) {
    if (app->judge || app->judge_error.code != ERROR_NONE)
        return app->judge;
    ErrorList errors = {0};
    if (!judge_new(app->bank, &app->judge, &errors) && errors.count > 0) {
        app->judge_error = errors.items[0];
        errors.items[0] = (Error){0};
    }
    error_list_clear(&errors);
    return app->judge;
}

bool app_silence(App *app, const char *rule, bool off, Error *error) {
    (off ? settings_rule_off : settings_rule_on)(&app->settings, rule, app->arena);
    if (app->practice)
        app->practice->report = NULL;
    return !app->keep_settings || settings_save(app->store, &app->settings, error);
}

static bool use(App *app, bool opened, Draft *draft) {
    if (opened)
        app->practice = practice_new(app, draft);
    return opened;
}

bool app_open(App *app, const char *id, Error *error) {
    app_close(app);
    Draft *draft = NULL;
    bool opened = draft_open(app->store, app->bank, id, &draft, error);
    return use(app, opened, draft);
}

bool app_begin(App *app, const Question *question, Error *error) {
    app_close(app);
    Draft *draft = NULL;
    bool opened = draft_new(app->store, app->bank, question, bank_shape(app->bank, question->shape), &draft, error);
    return use(app, opened, draft);
}

bool app_duplicate(App *app, const char *id, const Question *question, Error *error) {
    app_close(app);
    Draft *draft = NULL;
    bool made = draft_duplicate(app->store, app->bank, id, question, &draft, error);
    return use(app, made, draft);
}

void app_close(App *app) {
    practice_free(app->practice);
    app->practice = NULL;
}

void app_welcomed(App *app) {
    if (app->settings.welcomed)
        return;
    app->settings.welcomed = true;
    Error error = {0};
    if (app->keep_settings && !settings_save(app->store, &app->settings, &error))
        error_clear(&error);
}
