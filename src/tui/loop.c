#include "tui/loop.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/messages.h"
#include "tui/frame.h"
#include "tui/handover.h"
#include "tui/key_words.h"
#include "tui/pick.h"
#include "tui/screens.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_UNKEPT_MILLISECONDS = 5000, WHEEL_ROWS = 3, SHOWING_MILLISECONDS = 20 };

struct Loop {
    App *app;
    Canvas canvas;
    Screen **screens; /* the last is on top */
    size_t count, capacity;
    Buffer message; /* shown until the next key */
    bool bad;
    bool done;
    bool refused;         /* leaving was refused: something is not kept. The next key decides */
    bool ascii;           /* whatever the settings say */
    bool dirty, echo;     /* what is to be drawn: everything, or what was typed */
    int64_t unkept_since; /* monotonic; 0: all is kept */
};

static Screen *top(const Loop *loop) {
    return loop->screens[loop->count - 1];
}

static void hide(Screen *screen) {
    if (screen->kind->hide)
        screen->kind->hide(screen);
}

void loop_push(Loop *loop, Screen *screen) {
    if (loop->count > 0)
        hide(top(loop));
    loop->screens = memory_grow(loop->screens, &loop->capacity, loop->count + 1, sizeof *loop->screens);
    loop->screens[loop->count++] = screen;
    if (screen->kind->show)
        screen->kind->show(screen);
}

static void pop(Loop *loop) {
    Screen *screen = loop->screens[--loop->count];
    screen->kind->free(screen);
}

static void use_style(Loop *loop, Theme theme) {
    loop->canvas.theme = theme;
    loop->canvas.ascii = loop->ascii || loop->app->settings.ascii;
    wbkgd(loop->canvas.window, ' ' | (chtype)COLOR_PAIR(theme.paper));
    terminal_mouse(loop->app->settings.mouse);
    loop->dirty = true;
}

Loop *loop_new(App *app, Theme theme, bool ascii, Screen *first) {
    Loop *loop = memory_alloc(sizeof *loop);
    loop->app = app;
    loop->ascii = ascii;
    loop->canvas = (Canvas){.window = stdscr};
    use_style(loop, theme);
    loop_push(loop, first);
    return loop;
}

void loop_free(Loop *loop) {
    while (loop->count > 0)
        pop(loop);
    free(loop->screens);
    buffer_free(&loop->message);
    buffer_free(&loop->canvas.scratch);
    free(loop);
}

bool loop_is_done(const Loop *loop) {
    return loop->done;
}

/* ---- Acting ---- */

static void say(Loop *loop, const char *message, bool bad) {
    buffer_clear(&loop->message);
    buffer_append_string(&loop->message, message);
    loop->bad = bad;
}

static void say_error(Loop *loop, const char *before, const Error *error) {
    Buffer line = {0};
    buffer_append_string(&line, before);
    error_format(error, &line);
    say(loop, buffer_string(&line), true);
    buffer_free(&line);
}

static void clear_message(Loop *loop) {
    loop->dirty = loop->dirty || loop->message.size > 0;
    buffer_clear(&loop->message);
}

/* In the few words that fit the line: which folder it is does not help, that the disk is full does. */
static const char *reason_of(const Error *error) {
    if (error->code == ERROR_NO_SPACE)
        return MSG_TUI_DISK_FULL;
    return error->code == ERROR_PERMISSION ? MSG_TUI_NO_PERMISSION : error->message;
}

static void say_unkept(Loop *loop, const Error *error, const char *what_now) {
    Buffer line = {0};
    buffer_printf(&line, MSG_TUI_NOT_KEPT, reason_of(error), what_now);
    say(loop, buffer_string(&line), true);
    buffer_free(&line);
}

/* Keeps the draft. A failure is said and nothing is lost: the text stays, the file on disk is the one before. */
static bool save(Loop *loop, Error *error) {
    Practice *practice = loop->app->practice;
    if (!practice || practice_save(practice, error)) {
        loop->unkept_since = 0;
        return true;
    }
    say_unkept(loop, error, MSG_TUI_WORDS_STAY);
    loop->unkept_since = loop->app->milliseconds();
    return false;
}

static bool save_quietly(Loop *loop) {
    Error error = {0};
    bool kept = save(loop, &error);
    error_clear(&error);
    return kept;
}

/* Leaving with something unkept is only for those who ask twice. */
static Outcome quit(Loop *loop) {
    bool asked_before = loop->refused;
    Error error = {0};
    loop->refused = !save(loop, &error);
    if (loop->refused && !asked_before)
        say_unkept(loop, &error, key_words(MSG_TUI_QUIT_AGAIN));
    error_clear(&error);
    return (Outcome){.quit = !loop->refused || asked_before};
}

static Outcome keep(Loop *loop) {
    Practice *practice = loop->app->practice;
    if (!practice)
        return (Outcome){.message = MSG_TUI_NOTHING_TO_KEEP};
    if (draft_read_only(practice->draft))
        return (Outcome){.message = draft_read_only_reason(practice->draft), .bad = true};
    if (!save_quietly(loop))
        return (Outcome){0};
    Error error = {0};
    bool marked = practice_mark(practice, &error);
    if (!marked)
        say_error(loop, MSG_TUI_NOT_MARKED, &error);
    error_clear(&error);
    return marked ? (Outcome){.message = MSG_TUI_KEPT} : (Outcome){0};
}

/* What went wrong is a page: it may name a file. */
static Screen *told_page(const Handover *hand) {
    Pager *pager = pager_new();
    pager_add_string(pager, INK_TEXT, buffer_string(&hand->told));
    return popup_screen_new(MSG_TUI_EDITOR_TITLE, pager);
}

/* To the person's own editor and back. */
static Outcome hand_over(Loop *loop, Screen *screen) {
    const Draft *draft = loop->app->practice->draft;
    if (draft_read_only(draft))
        return (Outcome){.message = draft_read_only_reason(draft), .bad = true};
    Buffer text = {0};
    Handover hand;
    save_quietly(loop);
    hide(screen);
    const char *name = screen->kind->give(screen, &text);
    handover_run(store_state_folder(loop->app->store), name, buffer_slice(&text), &hand);
    bool changed = hand.came_back && hand.changed;
    Outcome outcome = changed ? screen->kind->take(screen, buffer_slice(&hand.text)) : (Outcome){0};
    handover_end(&hand, changed && !outcome.bad);
    if (hand.told.size)
        outcome.push = told_page(&hand);
    else if (!outcome.message)
        outcome.message = changed ? key_words(MSG_TUI_EDITOR_TAKEN) : MSG_TUI_EDITOR_SAME;
    buffer_free(&text);
    handover_free(&hand);
    return outcome;
}

static Outcome act(Loop *loop, Screen *screen, ActionId action) {
    switch (action) {
    case ACTION_QUIT:
        return quit(loop);
    case ACTION_KEEP:
        return keep(loop);
    case ACTION_HELP:
        if (strcmp(screen->kind->name, "help") == 0)
            return (Outcome){.pop = 1};
        return (Outcome){.push = help_screen_new(screen->places)};
    case ACTION_SUSPEND:
        save_quietly(loop);
        hide(screen);
        terminal_suspend();
        return (Outcome){0};
    case ACTION_HAND_OVER:
        return hand_over(loop, screen);
    case ACTION_SETTINGS:
        if (strcmp(screen->kind->name, "settings") == 0)
            return screen->kind->act(screen, action);
        return (Outcome){.push = settings_screen_new(loop->app)};
    case ACTION_PALETTE:
        return (Outcome){.push = palette_screen_new(screen)};
    case ACTION_REDRAW:
        clearok(loop->canvas.window, TRUE);
        return (Outcome){0};
    default:
        return screen->kind->act(screen, action);
    }
}

static Outcome on_key(Loop *loop, int key) {
    Screen *screen = top(loop);
    bool told = loop->message.size > 0;
    clear_message(loop);
    ActionId action = action_find(screen->places & ~AT_TEXT, key);
    if (action == ACTION_NONE)
        action = action_find(AT_ANY, key);
    loop->refused = loop->refused && action == ACTION_QUIT;
    if (told && action == ACTION_BACK && screen->places & AT_EDITOR)
        return (Outcome){0}; /* who wants a message away does not want to leave the writing */
    if (action != ACTION_NONE)
        return act(loop, screen, action);
    return screen->kind->key ? screen->kind->key(screen, key) : (Outcome){0};
}

static void carry_out(Loop *loop, const Outcome *outcome);

/* The second only where the first led to another screen: elsewhere it would be typed. */
static void press_keys(Loop *loop, int first, int then) {
    const Screen *before = top(loop);
    Outcome outcome = on_key(loop, first);
    carry_out(loop, &outcome);
    if (!then || top(loop) == before || loop->done)
        return;
    outcome = on_key(loop, then);
    carry_out(loop, &outcome);
}

/* What can't be kept is not left: the screens stay as they are, the message says why. */
static void carry_out(Loop *loop, const Outcome *outcome) {
    loop->echo = loop->echo || outcome->echo;
    loop->dirty = loop->dirty || !(outcome->unchanged || outcome->echo) || outcome->message;
    if (outcome->message)
        say(loop, outcome->message, outcome->bad);
    if (outcome->restyle)
        use_style(loop, theme_start(loop->app->settings.theme));
    bool kept = (outcome->save || outcome->quit) ? save_quietly(loop) : true;
    loop->done = loop->done || outcome->quit;
    if (!kept) {
        if (outcome->push)
            outcome->push->kind->free(outcome->push);
        return;
    }
    for (int i = 0; i < outcome->pop && loop->count > 1; i++)
        pop(loop);
    if (outcome->push)
        loop_push(loop, outcome->push);
    else if (outcome->pop && top(loop)->kind->show)
        top(loop)->kind->show(top(loop));
    if (outcome->press)
        press_keys(loop, outcome->press, outcome->press_then);
}

/* What the store has to say that stopped nothing: told once, at a pause. */
static void tell_notice(Loop *loop) {
    Error notice = {0};
    if (loop->message.size > 0 || !loop->app->practice || !draft_next_notice(loop->app->practice->draft, &notice))
        return;
    say_error(loop, "", &notice);
    loop->dirty = true;
    error_clear(&notice);
}

static Outcome on_pause(Loop *loop) {
    Screen *screen = top(loop);
    tell_notice(loop);
    if (loop->app->practice && practice_is_changed(loop->app->practice)) {
        save_quietly(loop);
        loop->dirty = true; /* the top line says so */
    }
    return screen->kind->pause ? screen->kind->pause(screen) : outcome_none();
}

bool loop_keep_up(Loop *loop) {
    if (loop->done || !loop->app->practice || !practice_is_changed(loop->app->practice))
        return false;
    int64_t now = loop->app->milliseconds();
    if (loop->unkept_since == 0)
        loop->unkept_since = now;
    if (now - loop->unkept_since <= LONGEST_UNKEPT_MILLISECONDS)
        return false;
    save_quietly(loop);
    loop->dirty = true; /* the top line says so */
    return true;
}

/* The wheel is the key that goes up or down, some times. */
static Outcome on_wheel(Loop *loop, int by) {
    const Action *action = action_of(by < 0 ? ACTION_UP : ACTION_DOWN, top(loop)->places);
    Outcome outcome = outcome_none();
    for (int i = 0; action && i < WHEEL_ROWS; i++)
        outcome = on_key(loop, action_keys(action)[0]);
    return outcome;
}

static Outcome on_click(Loop *loop, int row, int column) {
    Screen *screen = top(loop);
    clear_message(loop);
    return screen->kind->click ? screen->kind->click(screen, row, column) : outcome_none();
}

void loop_event(Loop *loop, const Event *event) {
    Screen *screen = top(loop);
    Outcome outcome = {0};
    loop->app->today = clock_today(); /* another where the program was left open over night */
    switch (event->kind) {
    case EVENT_KEY:
        outcome = on_key(loop, event->key);
        break;
    case EVENT_PASTE:
        clear_message(loop);
        if (screen->kind->paste)
            outcome = screen->kind->paste(screen, event->text);
        break;
    case EVENT_CLICK:
        outcome = on_click(loop, event->row, event->column);
        break;
    case EVENT_DRAG:
        outcome = screen->kind->drag ? screen->kind->drag(screen, event->row, event->column) : outcome_none();
        break;
    case EVENT_WHEEL:
        outcome = on_wheel(loop, event->key);
        break;
    case EVENT_PAUSE:
        outcome = on_pause(loop);
        break;
    case EVENT_RESIZE:
        break;
    case EVENT_STOP:
        outcome = act(loop, screen, ACTION_SUSPEND);
        break;
    case EVENT_LEAVE:
        hide(screen);
        outcome.quit = true;
        break;
    }
    carry_out(loop, &outcome);
}

/* ---- Drawing ---- */

void loop_draw(Loop *loop) {
    Canvas *canvas = &loop->canvas;
    const Frame frame = {canvas,   loop->screens, loop->count, loop->app->practice, buffer_slice(&loop->message),
                         loop->bad};
    int rows, columns;
    getmaxyx(canvas->window, rows, columns);
    bool too_small = rows < SMALLEST_ROWS || columns < SMALLEST_COLUMNS;
    if (loop->dirty || too_small)
        werase(canvas->window);
    if (too_small)
        frame_draw_too_small(canvas, rows, columns);
    else if (loop->dirty)
        frame_draw(&frame, rows, columns);
    else if (loop->echo)
        top(loop)->kind->echo(top(loop), canvas);
    curs_set(canvas->cursor_row >= 0);
    wmove(canvas->window, canvas->cursor_row >= 0 ? canvas->cursor_row : rows - 1,
          canvas->cursor_row >= 0 ? canvas->cursor_column : 0);
    wrefresh(canvas->window);
    loop->dirty = loop->echo = false;
}

bool loop_read_on(Loop *loop, Error *error) {
    Bank *bank = loop->app->bank;
    ErrorList errors = {0};
    bool usable = bank_read_on(bank, &errors);
    if (!usable) {
        *error = errors.items[errors.count - 1];
        errors.items[errors.count - 1] = (Error){0};
    }
    for (size_t i = 0; usable && i < loop->count; i++)
        if (loop->screens[i]->kind->whole)
            loop->screens[i]->kind->whole(loop->screens[i]);
    if (usable && errors.count > 0) {
        loop_push(loop, faults_page(MSG_TUI_CONTENT_FAULTS, &errors));
        loop->dirty = true;
    }
    error_list_clear(&errors);
    return usable;
}

/* Where more input waits, one drawing will do for all of it. */
static void draw_unless_busy(Loop *loop) {
    if ((loop->dirty || loop->echo) && !terminal_has_input(0))
        loop_draw(loop);
}

bool loop_run(Loop *loop, Error *error) {
    bool paused = false;
    loop_draw(loop);
    terminal_has_input(SHOWING_MILLISECONDS); /* the terminal shows the screen before we go on with what nobody sees */
    if (!loop_read_on(loop, error))
        return false;
    while (!loop->done) {
        draw_unless_busy(loop);
        if (loop_keep_up(loop)) /* behind the echo: no key waits for the disk */
            draw_unless_busy(loop);
        const Screen *screen = top(loop);
        int tick = screen->kind->tick ? screen->kind->tick(screen) : 0;
        Event event = terminal_read(tick ? tick : paused ? -1 : PAUSE_MILLISECONDS);
        paused = event.kind == EVENT_PAUSE;
        loop_event(loop, &event);
    }
    return save(loop, error);
}
