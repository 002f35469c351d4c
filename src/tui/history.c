/* The history: earlier states of the open draft, newest first; any two compared, any one taken back. */
#include "tui/history.h"

#include "answer/differences.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/moment.h"
#include "tui/widgets/list.h"

#include <stdlib.h>
#include <string.h>

enum { HEAD_ROWS = 5, FOOT_ROWS = 3, WHEN_COLUMNS = 15, WORDS_COLUMNS = 10, TIME_COLUMNS = 6, READY_COLUMNS = 7 };

typedef struct History {
    Screen screen;
    App *app;
    Arena *arena; /* of the revisions */
    Revisions revisions;
    List list;
    bool stands; /* the newest says what stands now */
    bool shown;  /* not for the first time */
    Buffer from; /* id of the one that others are compared with; "": what stands now */
    Buffer message;
} History;

static const char *const why_words[] = {[REVISION_MARKED] = MSG_TUI_WHY_MARKED,
                                        [REVISION_BEFORE_RESTORE] = MSG_TUI_WHY_RESTORE,
                                        [REVISION_CONFLICT] = MSG_TUI_WHY_CONFLICT,
                                        [REVISION_REMOVED] = MSG_TUI_WHY_REMOVED};

static Outcome failed(History *history, Error *error) {
    buffer_clear(&history->message);
    error_format(error, &history->message);
    error_clear(error);
    return (Outcome){.message = buffer_string(&history->message), .bad = true};
}

static const Revision *chosen(const History *history) {
    return history->revisions.count ? &history->revisions.items[history->list.chosen] : NULL;
}

static const Revision *compared_with(const History *history) {
    for (size_t i = 0; i < history->revisions.count; i++)
        if (strcmp(history->revisions.items[i].id, buffer_string(&history->from)) == 0)
            return &history->revisions.items[i];
    return NULL;
}

static void append_when(const Revision *revision, Buffer *out) {
    if (revision)
        moment_append(revision->at, clock_seconds(), out);
    else
        buffer_append_string(out, MSG_TUI_HISTORY_NOW);
}

/* It says what the answer says now, and what stands now is what it would be compared with. */
static bool stands_now(const History *history, const Revision *revision) {
    return history->stands && revision == history->revisions.items && !compared_with(history);
}

static const char *no_change(const History *history) {
    return history->revisions.count > 1 ? MSG_TUI_HISTORY_NO_CHANGE : MSG_TUI_HISTORY_NO_CHANGE_YET;
}

/* ---- Drawing ---- */

static const char *readiness_of(const Revision *revision) {
    static const char *const names[] = {"ready", "nearly", "not yet", NULL};
    static const char *const words[] = {MSG_TUI_HISTORY_READY, MSG_TUI_HISTORY_NEARLY, MSG_TUI_HISTORY_NOT_YET};
    for (size_t i = 0; names[i]; i++)
        if (strcmp(revision->readiness, names[i]) == 0)
            return words[i];
    return revision->readiness;
}

static void draw_readable(const Revision *revision, bool stands, Canvas *canvas, int row, int column, int right,
                          Ink ink) {
    Buffer words = {0}, time = minutes_of(revision->seconds);
    buffer_printf(&words, revision->words == 1 ? MSG_TUI_HISTORY_WORD : MSG_TUI_HISTORY_WORDS, revision->words);
    canvas_right(canvas, row, column, WORDS_COLUMNS, ink, buffer_slice(&words));
    if (revision->seconds > 0)
        canvas_right(canvas, row, column + WORDS_COLUMNS, TIME_COLUMNS, ink, buffer_slice(&time));
    column += WORDS_COLUMNS + TIME_COLUMNS + 2;
    canvas_string(canvas, row, column, READY_COLUMNS, ink, readiness_of(revision));
    column += READY_COLUMNS;
    if (*revision->readiness)
        canvas_string(canvas, row, column, 3, ink, MSG_TUI_SEPARATOR);
    column += 3;
    column += canvas_string(canvas, row, column, right - column, ink, why_words[revision->why]);
    bool fits = (int)canvas_columns(slice_of(MSG_TUI_HISTORY_STANDS)) <= right - column;
    if (stands)
        canvas_string(canvas, row, column, right - column, ink,
                      fits ? MSG_TUI_HISTORY_STANDS : MSG_TUI_HISTORY_STANDS_SHORT);
    buffer_free(&words);
    buffer_free(&time);
}

static void draw_revision(void *host, Canvas *canvas, size_t index, Area row, bool is_chosen) {
    const History *history = host;
    const Revision *revision = &history->revisions.items[index];
    Ink ink = is_chosen ? INK_SELECTED : revision->problem ? INK_BAD : INK_TEXT;
    Buffer when = {0};
    append_when(revision, &when);
    if (is_chosen)
        canvas_fill(canvas, row, ink);
    canvas_string(canvas, row.top, row.left, 1, ink, is_chosen ? MSG_TUI_POINTER : " ");
    canvas_string(canvas, row.top, row.left + 1, 1, ink,
                  revision == compared_with(history) ? MSG_TUI_HISTORY_SIGN : " ");
    canvas_text(canvas, row.top, row.left + 3, WHEN_COLUMNS, ink, buffer_slice(&when));
    int column = row.left + 3 + WHEN_COLUMNS;
    if (revision->problem)
        canvas_string(canvas, row.top, column + 1, row.columns - column, ink, MSG_TUI_UNREADABLE);
    else
        draw_readable(revision, history->stands && index == 0, canvas, row.top, column, row.left + row.columns, ink);
    buffer_free(&when);
}

/* What Enter would show, or what is wrong with the one that is chosen. */
static void draw_foot(const History *history, Canvas *canvas, Area area) {
    const Revision *revision = chosen(history);
    Buffer line = {0}, one = {0}, other = {0};
    if (revision && revision->problem) {
        buffer_append_string(&line, revision->problem);
    } else if (revision && revision == compared_with(history)) {
        buffer_append_string(&line, key_words(MSG_TUI_HISTORY_WITH));
    } else if (revision && stands_now(history, revision)) {
        buffer_append_string(&line, no_change(history));
    } else if (revision) {
        append_when(revision, &one);
        append_when(compared_with(history), &other);
        buffer_printf(&line, MSG_TUI_HISTORY_FOOT, key_words("{history.compare}"), buffer_string(&one),
                      buffer_string(&other));
        if (history->revisions.count > 1)
            buffer_append_string(&line, key_words(MSG_TUI_HISTORY_FOOT_OTHERS));
    }
    canvas_paragraph(canvas, area, INK_TEXT, buffer_slice(&line));
    buffer_free(&line);
    buffer_free(&one);
    buffer_free(&other);
}

/* What the columns are, over the list. */
static void draw_column_heads(Canvas *canvas, Area row) {
    int column = row.left + 3;
    canvas_string(canvas, row.top, column, WHEN_COLUMNS, INK_QUIET, MSG_TUI_HISTORY_COLUMN_WHEN);
    column += WHEN_COLUMNS;
    canvas_right(canvas, row.top, column, WORDS_COLUMNS, INK_QUIET, slice_of(MSG_TUI_HISTORY_COLUMN_LENGTH));
    canvas_right(canvas, row.top, column + WORDS_COLUMNS, TIME_COLUMNS, INK_QUIET,
                 slice_of(MSG_TUI_HISTORY_COLUMN_TIME));
    column += WORDS_COLUMNS + TIME_COLUMNS + 2;
    canvas_string(canvas, row.top, column, READY_COLUMNS + 2, INK_QUIET, MSG_TUI_HISTORY_COLUMN_READY);
    column += READY_COLUMNS + 3;
    canvas_string(canvas, row.top, column, row.left + row.columns - column, INK_QUIET, MSG_TUI_HISTORY_COLUMN_WHY);
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    History *history = (History *)screen;
    Area area = area_within(body, 1, 1), foot = area_without_top(area, area.rows - FOOT_ROWS);
    if (history->revisions.count == 0) {
        canvas_paragraph(canvas, area, INK_TEXT, slice_of(key_words(MSG_TUI_HISTORY_EMPTY)));
        return;
    }
    Area head = area;
    head.rows = HEAD_ROWS - 2;
    canvas_printf(canvas, head.top, head.left, head.columns, INK_TITLE, MSG_TUI_HISTORY_HEAD,
                  answer_words(history->app->practice->answer));
    canvas_paragraph(canvas, area_without_top(head, 1), INK_TEXT, slice_of(key_words(MSG_TUI_HISTORY_HOW)));
    draw_column_heads(canvas, area_without_top(area, HEAD_ROWS - 1));
    list_draw(&history->list, canvas, area_without_bottom(area_without_top(area, HEAD_ROWS), FOOT_ROWS), draw_revision,
              history);
    canvas_rule(canvas, foot.top, 0, body.columns);
    draw_foot(history, canvas, area_without_top(foot, 1));
}

/* ---- Keys ---- */

static bool read(History *history, const Revision *revision, Answer **out, Error *error) {
    return revision_read(history->app->practice->draft, revision->id, out, error);
}

static bool newest_stands(History *history) {
    const Revisions *revisions = &history->revisions;
    Answer *newest = NULL;
    Error error = {0};
    bool same =
        revisions->count > 0 && !revisions->items[0].problem && read(history, &revisions->items[0], &newest, &error) &&
        answer_differences(newest, history->app->practice->answer, history->app->bank, history->arena).count == 0;
    answer_free(newest);
    error_clear(&error);
    return same;
}

/* What is already so is nothing to compare or to bring back: the choice begins at the one before it. */
static void look_at_newest(History *history) {
    history->stands = newest_stands(history);
    if (!history->shown && history->stands && history->revisions.count > 1)
        history->list.chosen = 1;
    history->shown = true;
}

static void list_revisions(Screen *screen) {
    History *history = (History *)screen;
    Error error = {0};
    arena_reset(history->arena);
    history->revisions = (Revisions){0};
    draft_revisions(history->app->practice->draft, history->arena, &history->revisions, &error);
    error_clear(&error); /* no folder that can be read: nothing to list */
    list_set_count(&history->list, history->revisions.count);
    screen->places = history->revisions.count ? screen->kind->places : 0; /* where nothing is, nothing can be done */
}

static void show(Screen *screen) {
    list_revisions(screen);
    look_at_newest((History *)screen);
}

/* A mark made here shows. */
static Outcome pause_in(Screen *screen) {
    History *history = (History *)screen;
    size_t before = history->revisions.count;
    list_revisions(screen);
    if (history->revisions.count == before)
        return outcome_none();
    look_at_newest(history);
    return (Outcome){0};
}

/* From the older to the newer, whichever was chosen first. */
static Outcome compare(History *history, const Revision *one) {
    const Revision *other = compared_with(history);
    if (one == other)
        return (Outcome){.message = MSG_TUI_HISTORY_SAME};
    if (stands_now(history, one))
        return (Outcome){0}; /* the foot says so */
    Answer *first = NULL, *second = NULL;
    Error error = {0};
    if (!read(history, one, &first, &error) || (other && !read(history, other, &second, &error))) {
        answer_free(first);
        return failed(history, &error);
    }
    bool older = !other || one > other; /* newest first in the list */
    const Answer *standing = second ? second : history->app->practice->answer;
    Buffer title = {0}, of_one = {0}, of_other = {0};
    append_when(one, &of_one);
    append_when(other, &of_other);
    buffer_printf(&title, MSG_TUI_DIFF_TITLE, buffer_string(older ? &of_one : &of_other),
                  buffer_string(older ? &of_other : &of_one));
    Screen *page = history_diff_page(buffer_string(&title), older ? first : standing, older ? standing : first,
                                     history->app->bank);
    buffer_free(&title);
    buffer_free(&of_one);
    buffer_free(&of_other);
    answer_free(first);
    answer_free(second);
    return (Outcome){.push = page};
}

/* Others are compared with this one; asked for again, with what stands now. */
static Outcome choose(History *history, const Revision *revision) {
    if (history->revisions.count < 2)
        return (Outcome){.message = key_words(MSG_TUI_HISTORY_ONLY)};
    bool again = revision == compared_with(history);
    buffer_clear(&history->from);
    if (!again)
        buffer_append_string(&history->from, revision->id);
    return (Outcome){.message = again ? MSG_TUI_HISTORY_WITH_NOW : key_words(MSG_TUI_HISTORY_WITH)};
}

static Outcome restore(History *history, const Revision *revision) {
    Practice *practice = history->app->practice;
    Error error = {0};
    Buffer when = {0};
    append_when(revision, &when);
    bool restored = draft_restore(practice->draft, revision->id, &error);
    buffer_clear(&history->message);
    buffer_printf(&history->message, MSG_TUI_RESTORED, buffer_string(&when), key_words("{history.undo}"));
    buffer_free(&when);
    if (!restored)
        return failed(history, &error);
    size_t before = history->revisions.count;
    show(&history->screen);
    history->list.chosen += history->revisions.count - before; /* still the one brought back */
    return (Outcome){.save = true, .message = buffer_string(&history->message)};
}

static Outcome undo(History *history) {
    size_t section, at;
    if (!draft_undo(history->app->practice->draft, &section, &at))
        return (Outcome){.message = MSG_TUI_NOTHING_TO_UNDO};
    look_at_newest(history);
    return (Outcome){.save = true, .message = MSG_TUI_RESTORE_UNDONE};
}

static bool is_idle(const Screen *screen, ActionId action) {
    const History *history = (const History *)screen;
    const Revision *revision = chosen(history);
    switch (action) {
    case ACTION_COMPARE:
        return revision && (stands_now(history, revision) || revision == compared_with(history));
    case ACTION_COMPARE_WITH:
        return history->revisions.count < 2;
    case ACTION_RESTORE:
        return history->stands && revision == history->revisions.items;
    default:
        return false;
    }
}

static Outcome act(Screen *screen, ActionId action) {
    History *history = (History *)screen;
    const Revision *revision = chosen(history);
    if (action == ACTION_BACK)
        return (Outcome){.pop = 1};
    if (action == ACTION_UNDO)
        return undo(history);
    if (list_move(&history->list, action))
        return (Outcome){0};
    if (!revision)
        return outcome_none();
    if (revision->problem)
        return (Outcome){.message = revision->problem, .bad = true};
    switch (action) {
    case ACTION_COMPARE:
        return compare(history, revision);
    case ACTION_COMPARE_WITH:
        return choose(history, revision);
    case ACTION_RESTORE:
        return restore(history, revision);
    default:
        return (Outcome){0};
    }
}

static void title(Screen *screen, Buffer *out) {
    buffer_printf(out, MSG_TUI_SEPARATOR MSG_TUI_HISTORY_TITLE, practice_title(((History *)screen)->app->practice));
}

static void free_history(Screen *screen) {
    History *history = (History *)screen;
    arena_free(history->arena);
    buffer_free(&history->from);
    buffer_free(&history->message);
    free(history);
}

static Outcome click(Screen *screen, int row, int column) {
    return list_click(&((History *)screen)->list, row, column) ? (Outcome){0} : outcome_none();
}

static const ScreenKind history_kind = {.name = "history",
                                        .places = AT_HISTORY | AT_LIST,
                                        .title = title,
                                        .draw = draw,
                                        .is_idle = is_idle,
                                        .act = act,
                                        .click = click,
                                        .pause = pause_in,
                                        .show = show,
                                        .free = free_history};

Screen *history_screen_new(App *app) {
    History *history = memory_alloc(sizeof *history);
    history->screen = (Screen){&history_kind, history_kind.places};
    history->app = app;
    history->arena = arena_new();
    return &history->screen;
}
