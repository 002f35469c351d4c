/* Looking for a story: one question at a time, each about a scene, until one of them brings something back. What comes
 * back is noted in a line and stands beside the others. */
#include "answer/candidates.h"

#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/pick.h"
#include "tui/screens.h"

#include <stdlib.h>

enum { QUESTION_COLUMNS = 66, HEAD_ROWS = 3, FOOT_ROWS = 3 };

typedef struct IdeasScreen {
    Screen screen;
    App *app;
    Practice *practice;
    int over_stories;       /* as ideas_screen_open is given it */
    Arena *arena;           /* of the ideas */
    const IdeaTopic *kind;  /* NULL: any */
    const IdeaTopic *place; /* NULL: any */
    Ideas ideas;
    size_t at;
    Buffer message;
} IdeasScreen;

/* The ideas of the kind and place chosen, from the first. */
static void find(IdeasScreen *screen) {
    arena_reset(screen->arena);
    screen->ideas = bank_ideas(screen->app->bank, screen->kind ? screen->kind->id : NULL,
                               screen->place ? screen->place->id : NULL, screen->arena);
    screen->at = 0;
}

static size_t noted_count(const IdeasScreen *screen) {
    Arena *arena = arena_new();
    size_t count = answer_candidates(screen->practice->answer, arena).count;
    arena_free(arena);
    return count;
}

/* ---- Drawing ---- */

static void append_topics(const IdeasScreen *screen, const Idea *idea, Buffer *out) {
    const IdeaTopic *kind = bank_idea_kind(screen->app->bank, idea->kind);
    const char *place = idea->places.count ? idea->places.items[0] : NULL;
    const IdeaTopic *its_place = screen->place && place ? screen->place
                                 : place                ? bank_idea_place(screen->app->bank, place)
                                                        : NULL;
    buffer_append_string(out, kind ? kind->label : idea->kind);
    buffer_printf(out, "%s%s", MSG_TUI_SEPARATOR, its_place ? its_place->label : MSG_TUI_IDEAS_ANYWHERE);
}

static void draw_idea(const IdeasScreen *screen, Canvas *canvas, Area area) {
    const Idea *idea = screen->ideas.items[screen->at];
    Buffer topics = {0}, count = {0};
    append_topics(screen, idea, &topics);
    buffer_printf(&count, MSG_TUI_IDEAS_COUNT, screen->at + 1, screen->ideas.count);
    int used = canvas_right(canvas, area.top, area.left, area.columns, INK_QUIET, buffer_slice(&count));
    canvas_text(canvas, area.top, area.left, area.columns - used - 2, INK_QUIET, buffer_slice(&topics));
    canvas_paragraph(canvas, area_without_top(area, 2), INK_TITLE, slice_of(idea->ask));
    buffer_free(&topics);
    buffer_free(&count);
}

static void draw_foot(const IdeasScreen *screen, Canvas *canvas, Area area) {
    size_t noted = noted_count(screen);
    canvas_string(canvas, area.top, area.left, area.columns, INK_TEXT, key_words(MSG_TUI_IDEAS_FOOT));
    if (noted)
        canvas_printf(canvas, area.top + 1, area.left, area.columns, INK_GOOD,
                      noted == 1 ? MSG_TUI_IDEAS_NOTED_ONE : MSG_TUI_IDEAS_NOTED, noted, key_words("{ideas.stories}"));
}

static void draw(Screen *base, Canvas *canvas, Area body) {
    IdeasScreen *screen = (IdeasScreen *)base;
    Area area = area_within(body, 1, 1), foot = area_without_top(area, area.rows - FOOT_ROWS + 1);
    canvas_string(canvas, area.top, area.left, area.columns, INK_TITLE, MSG_TUI_IDEAS_HEAD);
    canvas_paragraph(canvas, (Area){area.top + 1, area.left, HEAD_ROWS - 1, area.columns}, INK_ACCENT,
                     slice_of(MSG_TUI_IDEAS_HOW));
    Area middle = area_without_bottom(area_without_top(area, HEAD_ROWS), FOOT_ROWS);
    middle = area_without_top(middle, middle.rows / 4);
    middle = area_in_the_middle(middle, QUESTION_COLUMNS);
    if (screen->ideas.count)
        draw_idea(screen, canvas, middle);
    else
        canvas_paragraph(canvas, middle, INK_TEXT, slice_of(key_words(MSG_TUI_IDEAS_NONE)));
    canvas_rule(canvas, foot.top - 1, 0, body.columns);
    draw_foot(screen, canvas, foot);
}

/* ---- Keys ---- */

static Outcome turn(IdeasScreen *screen, bool on) {
    size_t count = screen->ideas.count;
    if (count == 0)
        return (Outcome){0};
    bool round = on && screen->at + 1 == count;
    screen->at = on ? (screen->at + 1) % count : (screen->at + count - 1) % count;
    return (Outcome){.message = round ? key_words(MSG_TUI_IDEAS_ROUND) : NULL};
}

static Outcome failed(IdeasScreen *screen, Error *error) {
    buffer_clear(&screen->message);
    error_format(error, &screen->message);
    error_clear(error);
    return (Outcome){.message = buffer_string(&screen->message), .bad = true};
}

static Outcome noted(void *host, const char *text) {
    IdeasScreen *screen = host;
    Arena *arena = arena_new();
    Error error = {0};
    Commands commands = candidate_note(screen->practice->answer, slice_of(text), arena);
    bool others = noted_count(screen) > 0 || story_is_begun(screen->practice->answer);
    Outcome outcome = {.save = true, .message = others ? MSG_TUI_STORY_IS_NOTED : MSG_TUI_STORY_IS_FIRST};
    if (commands.count == 0)
        outcome.message = MSG_TUI_STORY_NOT_NEW;
    else if (!draft_apply_all(screen->practice->draft, commands.items, commands.count, &error))
        outcome = failed(screen, &error);
    arena_free(arena);
    return outcome;
}

static Outcome kind_taken(void *host, size_t value) {
    IdeasScreen *screen = host;
    screen->kind = value ? bank_idea_kind_at(screen->app->bank, value - 1) : NULL;
    find(screen);
    return (Outcome){0};
}

static Outcome place_taken(void *host, size_t value) {
    IdeasScreen *screen = host;
    screen->place = value ? bank_idea_place_at(screen->app->bank, value - 1) : NULL;
    find(screen);
    return (Outcome){0};
}

static Outcome pick_kind(IdeasScreen *screen) {
    const Bank *bank = screen->app->bank;
    Screen *pick = pick_screen_new(MSG_TUI_IDEAS_KIND, kind_taken, screen);
    pick_add(pick, (PickChoice){.text = MSG_TUI_IDEAS_ANY_KIND, .value = 0}, !screen->kind);
    for (size_t i = 0; i < bank_idea_kind_count(bank); i++)
        pick_add(pick, (PickChoice){.text = bank_idea_kind_at(bank, i)->label, .value = i + 1},
                 screen->kind == bank_idea_kind_at(bank, i));
    return (Outcome){.push = pick};
}

static Outcome pick_place(IdeasScreen *screen) {
    const Bank *bank = screen->app->bank;
    Screen *pick = pick_screen_new(MSG_TUI_IDEAS_PLACE, place_taken, screen);
    pick_add(pick, (PickChoice){.text = MSG_TUI_IDEAS_ANY_PLACE, .value = 0}, !screen->place);
    for (size_t i = 0; i < bank_idea_place_count(bank); i++)
        pick_add(pick, (PickChoice){.text = bank_idea_place_at(bank, i)->label, .value = i + 1},
                 screen->place == bank_idea_place_at(bank, i));
    return (Outcome){.push = pick};
}

static Outcome act(Screen *base, ActionId action) {
    IdeasScreen *screen = (IdeasScreen *)base;
    switch (action) {
    case ACTION_REMIND:
        return (Outcome){.push = ask_screen_new(MSG_TUI_STORY_ASK_LINE, "", noted, screen)};
    case ACTION_ANOTHER:
        return turn(screen, true);
    case ACTION_EARLIER:
        return turn(screen, false);
    case ACTION_KIND:
        return pick_kind(screen);
    case ACTION_PLACE:
        return pick_place(screen);
    case ACTION_STORIES:
        return screen->over_stories ? (Outcome){.pop = screen->over_stories}
                                    : (Outcome){.push = stories_screen_new(screen->app, 1)};
    case ACTION_BACK:
        return (Outcome){.save = true, .pop = 1};
    default:
        return (Outcome){0};
    }
}

static void title(Screen *screen, Buffer *out) {
    buffer_printf(out, "%s%s", MSG_TUI_SEPARATOR, practice_title(((IdeasScreen *)screen)->practice));
}

static void free_ideas(Screen *base) {
    IdeasScreen *screen = (IdeasScreen *)base;
    arena_free(screen->arena);
    buffer_free(&screen->message);
    free(screen);
}

static const ScreenKind ideas_kind = {
    .name = "ideas", .places = AT_IDEAS, .title = title, .draw = draw, .act = act, .free = free_ideas};

/* What can't be read of one's own ideas does not keep the others away. */
Outcome ideas_screen_open(App *app, int over_stories) {
    ErrorList errors = {0};
    bank_load_ideas(app->bank, &errors);
    error_list_clear(&errors);
    IdeasScreen *screen = memory_alloc(sizeof *screen);
    screen->screen = (Screen){&ideas_kind, ideas_kind.places};
    screen->app = app;
    screen->practice = app->practice;
    screen->over_stories = over_stories;
    screen->arena = arena_new();
    find(screen);
    return (Outcome){.save = true, .push = &screen->screen};
}
