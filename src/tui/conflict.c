/* Two texts of one draft: another program changed the file while words written here were in the journal only. Both are
 * shown; the one not taken is kept as a revision. */
#include "answer/differences.h"
#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/screens.h"

#include <starcoach/diff.h>
#include <stdlib.h>

enum { LABEL_COLUMNS = 15 };

typedef struct Conflict {
    Screen screen;
    App *app;
    Practice *practice;
    Pager *pager;
    Buffer message;
} Conflict;

/* One of two texts, the words marked that the other has not. */
static void add_text(Pager *pager, const char *label, Slice text, const Diff *diff, DiffKind own) {
    if (slice_trim(text).size == 0) {
        pager_add(pager, INK_QUIET, LABEL_COLUMNS, label, slice_of(MSG_TUI_REVIEW_EMPTY));
        return;
    }
    pager_add(pager, INK_TEXT, LABEL_COLUMNS, label, text);
    for (size_t i = 0; i < diff->count; i++)
        if (diff->items[i].kind == own)
            pager_mark(pager, diff->items[i].span, INK_MARK);
}

static void add_differences(Conflict *conflict, const DraftConflict *both) {
    Arena *arena = arena_new();
    Differences all = answer_differences(both->file, both->journal, conflict->app->bank, arena);
    for (size_t i = 0; i < all.count; i++) {
        pager_add_string(conflict->pager, INK_TITLE, all.items[i].label);
        Diff diff = {0};
        diff_words(all.items[i].before, all.items[i].after, DIFF_LIMIT, &diff);
        add_text(conflict->pager, key_words(MSG_TUI_CONFLICT_FILE), all.items[i].before, &diff, DIFF_REMOVED);
        add_text(conflict->pager, key_words(MSG_TUI_CONFLICT_HERE), all.items[i].after, &diff, DIFF_ADDED);
        pager_add_blank(conflict->pager);
        diff_free(&diff);
    }
    arena_free(arena);
}

static Outcome take(Conflict *conflict, bool journal) {
    Error error = {0};
    if (draft_conflict_take(conflict->practice->draft, journal, &error))
        return (Outcome){
            .save = true, .pop = 1, .push = practice_screen_new(conflict->app), .message = MSG_TUI_CONFLICT_TAKEN};
    buffer_clear(&conflict->message);
    error_format(&error, &conflict->message);
    error_clear(&error);
    return (Outcome){.message = buffer_string(&conflict->message), .bad = true};
}

static Outcome act(Screen *screen, ActionId action) {
    Conflict *conflict = (Conflict *)screen;
    switch (action) {
    case ACTION_TAKE_FILE:
        return take(conflict, false);
    case ACTION_TAKE_WRITTEN:
        return take(conflict, true);
    case ACTION_BACK:
        return (Outcome){.pop = 1};
    default:
        pager_move(conflict->pager, action);
        return (Outcome){0};
    }
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    Conflict *conflict = (Conflict *)screen;
    Area area = area_at_most(area_within(body, 1, 1), LABEL_COLUMNS + READING_COLUMNS);
    int head = canvas_paragraph(canvas, area, INK_TITLE, slice_of(key_words(MSG_TUI_CONFLICT_HEAD)));
    pager_draw(conflict->pager, canvas, area_without_top(area, head + 1));
}

static void title(Screen *screen, Buffer *out) {
    buffer_printf(out, "%s%s", MSG_TUI_SEPARATOR, practice_title(((Conflict *)screen)->practice));
}

static void free_conflict(Screen *screen) {
    Conflict *conflict = (Conflict *)screen;
    pager_free(conflict->pager);
    buffer_free(&conflict->message);
    free(conflict);
}

static const ScreenKind conflict_kind = {
    .name = "conflict", .places = AT_CONFLICT, .title = title, .draw = draw, .act = act, .free = free_conflict};

Screen *conflict_screen_new(App *app) {
    Conflict *conflict = memory_alloc(sizeof *conflict);
    conflict->screen = (Screen){&conflict_kind, conflict_kind.places};
    conflict->app = app;
    conflict->practice = app->practice;
    conflict->pager = pager_new();
    add_differences(conflict, draft_conflict(app->practice->draft));
    return &conflict->screen;
}
