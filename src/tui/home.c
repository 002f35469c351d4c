/* The first page. At the very first start it says what happens next; later what to do next and why, the drafts and the
 * questions, found by typing. */
#include "tui/home.h"

#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/pick.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_QUESTION "failure"

const Question *home_first_question(const Home *home) {
    const Question *question = bank_question(home->app->bank, FIRST_QUESTION);
    return question ? question : bank_question_count(home->app->bank) ? bank_question_at(home->app->bank, 0) : NULL;
}

const char *home_title(const Home *home, const DraftCard *card) {
    if (*card->title)
        return card->title;
    const Question *question = bank_question(home->app->bank, card->question);
    return question ? question->title : card->id;
}

static void stay_at(Home *home, bool welcome) {
    Places at_list = AT_HOME | AT_LIST | AT_FIELD | (home_chosen(home).draft ? AT_DRAFT : 0);
    home->screen.places = welcome ? AT_WELCOME : at_list;
}

/* What can be done hangs on what is chosen, and each key may choose another. */
static Outcome settled(Home *home, Outcome outcome) {
    stay_at(home, home->screen.places & AT_WELCOME);
    return outcome;
}

/* Takes are read only where they may say more than the length. */
static void look_for_next(Home *home) {
    const App *app = home->app;
    home->next = home_next(home->view, NULL, app->bank, app->settings.pace);
    Takes takes;
    Error error = {0};
    bool is_begun = home->next.kind == NEXT_UNFINISHED && !home->next.well_on;
    if (!is_begun && home->draft_count > 0 && store_takes(app->store, home->arena, &takes, &error))
        home->next = home_next(home->view, &takes, app->bank, app->settings.pace);
    error_clear(&error);
}

/* The choice: the draft come back from, or at first the next thing to do. */
static void choose(Home *home) {
    if (home->left.size > 0)
        home_choose(home, buffer_string(&home->left));
    else if (home->next.kind != NEXT_NOTHING && home->list.chosen == 0)
        home_choose(home, home_card(home, home->next.draft)->id);
    buffer_clear(&home->left);
}

/* Coming back here the draft is kept already; it is closed, so that another program may have it. */
static void show(Screen *screen) {
    Home *home = (Home *)screen;
    if (home->app->practice)
        buffer_append_string(&home->left, draft_id(home->app->practice->draft));
    app_close(home->app);
    home_drafts_open(home);
    home_filter(home);
    look_for_next(home);
    choose(home);
    stay_at(home, home->draft_count == 0 && !home->app->settings.welcomed);
}

/* ---- Keys ---- */

static Outcome failed(Home *home, Error *error) {
    buffer_clear(&home->message);
    error_format(error, &home->message);
    error_clear(error);
    return (Outcome){.message = buffer_string(&home->message), .bad = true};
}

static Outcome begin(Home *home, const Question *question) {
    Error error = {0};
    if (!question)
        return (Outcome){0};
    if (!app_begin(home->app, question, &error))
        return failed(home, &error);
    app_welcomed(home->app);
    return (Outcome){.push = practice_screen_new(home->app)};
}

static Outcome open_chosen(Home *home) {
    const Entry chosen = home_chosen(home), *entry = &chosen;
    if (entry->question)
        return begin(home, entry->question);
    Error error = {0};
    if (!entry->draft)
        return (Outcome){0};
    if (!app_open(home->app, entry->draft->id, &error))
        return failed(home, &error);
    Outcome outcome = {.push = practice_screen_new(home->app)};
    const Draft *draft = home->app->practice->draft;
    if (draft_read_only(draft)) {
        outcome.message = draft_read_only_reason(draft);
        outcome.bad = true;
    } else if (draft_recovered(draft) > 0) {
        outcome.message = MSG_TUI_RECOVERED;
    }
    return outcome;
}

/* Straight to saying it, or to its history, without the walk; two texts of it are decided between first. */
static Outcome open_at(Home *home, ActionId action) {
    const Entry chosen = home_chosen(home), *entry = &chosen;
    Error error = {0};
    if (!app_open(home->app, entry->draft->id, &error))
        return failed(home, &error);
    Outcome outcome = draft_conflict(home->app->practice->draft) ? (Outcome){.push = practice_screen_new(home->app)}
                      : action == ACTION_REHEARSE                ? rehearse_screen_open(home->app)
                                                                 : (Outcome){.push = history_screen_new(home->app)};
    if (!outcome.push)
        app_close(home->app);
    return outcome;
}

static Outcome remove_confirmed(void *host) {
    Home *home = host;
    const Entry chosen = home_chosen(home), *entry = &chosen;
    Error error = {0};
    if (!entry->draft)
        return (Outcome){0};
    if (!draft_remove(home->app->store, entry->draft->id, &error))
        return failed(home, &error);
    return (Outcome){.message = key_words(MSG_TUI_REMOVED)};
}

static Outcome remove_chosen(Home *home) {
    const Entry chosen = home_chosen(home), *entry = &chosen;
    buffer_clear(&home->message);
    buffer_printf(&home->message, MSG_TUI_REMOVE_ASK, home_title(home, entry->draft), entry->draft->words,
                  key_words(MSG_TUI_REMOVE_BACK));
    return (Outcome){.push = confirm_screen_new(buffer_string(&home->message), remove_confirmed, home)};
}

/* What was removed last, now or another day. */
static Outcome bring_back(Home *home) {
    Error error = {0};
    Arena *arena = arena_new();
    TrashCards trash = {0};
    Outcome outcome = {.message = MSG_TUI_NOTHING_TO_UNDO};
    if (!store_trash_list(home->app->store, arena, &trash, &error) ||
        (trash.count > 0 && !draft_restore_removed(home->app->store, trash.items[0].entry, &error))) {
        outcome = failed(home, &error);
    } else if (trash.count > 0) {
        const DraftCard *card = &trash.items[0].draft;
        buffer_clear(&home->message);
        buffer_printf(&home->message, MSG_TUI_BROUGHT_BACK_NAMED, home_title(home, card));
        buffer_append_string(&home->left, card->id);
        show(&home->screen);
        outcome.message = buffer_string(&home->message);
    }
    arena_free(arena);
    return outcome;
}

/* ---- Another name, another question ---- */

static Outcome renamed(void *host, const char *title) {
    Home *home = host;
    const Entry chosen = home_chosen(home), *entry = &chosen;
    Error error = {0};
    bool fine = app_open(home->app, entry->draft->id, &error) &&
                practice_set_fact(home->app->practice, "title", title, &error) &&
                practice_save(home->app->practice, &error);
    return fine ? (Outcome){.message = MSG_TUI_RENAMED} : failed(home, &error);
}

static Outcome rename_chosen(Home *home) {
    const Entry chosen = home_chosen(home), *entry = &chosen;
    return (Outcome){.push = ask_screen_new(MSG_TUI_RENAME_TITLE, entry->draft->title, renamed, home)};
}

static Outcome duplicated(void *host, size_t question) {
    Home *home = host;
    const Entry chosen = home_chosen(home), *entry = &chosen;
    Error error = {0};
    if (!app_duplicate(home->app, entry->draft->id, bank_question_at(home->app->bank, question), &error))
        return failed(home, &error);
    return (Outcome){.push = practice_screen_new(home->app), .message = MSG_TUI_DUPLICATED};
}

/* Those of its own form first, where its parts stay as they are; last its own question, which it answers already. */
static int turn_of(const Question *question, const DraftCard *draft) {
    if (strcmp(question->id, draft->question) == 0)
        return 2;
    return strcmp(question->shape, draft->shape) == 0 ? 0 : 1;
}

static Outcome duplicate_chosen(Home *home) {
    const Entry chosen = home_chosen(home), *entry = &chosen;
    const Bank *bank = home->app->bank;
    Screen *pick = pick_screen_new(MSG_TUI_DUPLICATE_TITLE, duplicated, home);
    for (int turn = 0; turn <= 2; turn++)
        for (size_t i = 0; i < bank_question_count(bank); i++) {
            const Question *question = bank_question_at(bank, i);
            if (turn_of(question, entry->draft) == turn)
                pick_add(pick, (PickChoice){.text = question->title, .also = question->ask, .value = i}, false);
        }
    return (Outcome){.push = pick};
}

static Outcome sort_drafts(Home *home) {
    static const char *const names[ORDER_COUNT] = {MSG_TUI_ORDER_NEWEST, MSG_TUI_ORDER_NAME, MSG_TUI_ORDER_WORDS};
    home->order = (home->order + 1) % ORDER_COUNT;
    home_filter(home);
    home->list.chosen = 0;
    buffer_clear(&home->message);
    buffer_printf(&home->message, MSG_TUI_ORDERED, names[home->order]);
    return (Outcome){.message = buffer_string(&home->message)};
}

static bool is_filtered(const Home *home) {
    return home->screen.places & AT_HOME && *field_text(home->filter);
}

static Outcome go_back(Home *home) {
    if (is_filtered(home)) {
        field_set_text(home->filter, "");
        home_filter(home);
        return (Outcome){0};
    }
    return (Outcome){.message = key_words(MSG_TUI_HOW_TO_LEAVE)};
}

/* On the first page there is nothing to go back to but the whole list. */
static bool is_idle(const Screen *screen, ActionId action) {
    const Home *home = (const Home *)screen;
    return (action == ACTION_BACK && !is_filtered(home)) || (action == ACTION_OPEN && home->list.count == 0);
}

static Outcome do_action(Home *home, ActionId action) {
    switch (action) {
    case ACTION_BEGIN:
        return begin(home, home_first_question(home));
    case ACTION_OTHERS:
        stay_at(home, false);
        return (Outcome){0};
    case ACTION_OPEN:
        return open_chosen(home);
    case ACTION_REHEARSE:
    case ACTION_HISTORY:
        return open_at(home, action);
    case ACTION_REMOVE:
        return remove_chosen(home);
    case ACTION_RENAME:
        return rename_chosen(home);
    case ACTION_DUPLICATE:
        return duplicate_chosen(home);
    case ACTION_SORT:
        return sort_drafts(home);
    case ACTION_UNDO:
        return bring_back(home);
    case ACTION_BACK:
        return go_back(home);
    default:
        list_move(&home->list, action);
        return (Outcome){0};
    }
}

static Outcome act(Screen *screen, ActionId action) {
    Home *home = (Home *)screen;
    return settled(home, do_action(home, action));
}

static Outcome filtered(Home *home, EditorResult result) {
    if (result == EDITOR_CHANGED) {
        home_filter(home);
        home->list.chosen = 0;
    }
    return settled(home, (Outcome){0});
}

/* Names are found at once, what drafts say as they are read; and each draft's file is looked at once. */
static bool has_words_to_read(const Home *home) {
    return *field_text(home->filter) && home->read < home->draft_count;
}

static int tick(const Screen *screen) {
    const Home *home = (const Home *)screen;
    return home->unchecked || has_words_to_read(home);
}

/* The drafts are others than was thought: the choice stays where it was, if that is there still. */
static void show_others(Home *home, const char *chosen) {
    home_filter(home);
    look_for_next(home);
    if (*chosen)
        home_choose(home, chosen);
    if (home->draft_count > 0)
        stay_at(home, false);
}

static Outcome read_on(Screen *screen) {
    Home *home = (Home *)screen;
    if (has_words_to_read(home)) {
        home_read_words(home);
        home_filter(home);
        return settled(home, (Outcome){0});
    }
    if (home->unchecked) {
        const DraftCard *draft = home_chosen(home).draft;
        char *chosen = memory_string(draft ? draft->id : "");
        bool others = home_drafts_check(home);
        if (others)
            show_others(home, chosen);
        free(chosen);
        return others ? settled(home, (Outcome){0}) : outcome_none();
    }
    return outcome_none();
}

static Outcome key(Screen *screen, int pressed) {
    Home *home = (Home *)screen;
    if (!(screen->places & AT_HOME))
        return (Outcome){0};
    if (action_find(AT_DRAFT, pressed) != ACTION_NONE) /* a question is chosen */
        return (Outcome){.message = MSG_TUI_DRAFTS_ONLY};
    if (pressed == '/' && !*field_text(home->filter)) /* as one begins to search elsewhere */
        return (Outcome){.message = MSG_TUI_FIND_AT_ONCE};
    return filtered(home, field_key(home->filter, pressed));
}

static Outcome click(Screen *screen, int row, int column) {
    Home *home = (Home *)screen;
    return list_click(&home->list, row, column) ? settled(home, (Outcome){0}) : outcome_none();
}

static Outcome paste(Screen *screen, Slice text) {
    Home *home = (Home *)screen;
    return screen->places & AT_HOME ? filtered(home, field_paste(home->filter, text)) : (Outcome){0};
}

static void free_home(Screen *screen) {
    Home *home = (Home *)screen;
    home_drafts_close(home);
    arena_free(home->arena);
    free(home->drafts);
    free(home->questions);
    field_free(home->filter);
    buffer_free(&home->message);
    buffer_free(&home->left);
    free(home);
}

/* Another language may have another number of words a minute. */
static void read_whole(Screen *screen) {
    const Language *language = bank_language(((Home *)screen)->app->bank);
    home_offer_all((Home *)screen);
    if (speech_seconds_of_words(language, 1, 1) != speech_seconds_of_words(NULL, 1, 1))
        look_for_next((Home *)screen);
}

static const ScreenKind home_kind = {.name = "home",
                                     .draw = home_draw,
                                     .is_idle = is_idle,
                                     .act = act,
                                     .click = click,
                                     .key = key,
                                     .paste = paste,
                                     .tick = tick,
                                     .pause = read_on,
                                     .whole = read_whole,
                                     .show = show,
                                     .free = free_home};

Screen *home_screen_new(App *app) {
    Home *home = memory_alloc(sizeof *home);
    home->screen.kind = &home_kind;
    home->app = app;
    home->arena = arena_new();
    home->filter = field_new();
    return &home->screen;
}
