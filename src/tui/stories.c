/* The stories noted for this question, side by side and best first: what is known of each, the coach's verdict and its
 * reason. One of them is told; the others stay noted. */
#include "render/stories.h"

#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/pick.h"
#include "tui/screens.h"
#include "tui/widgets/list.h"

#include <stdlib.h>

enum {
    HEAD_ROWS = 3,
    ENTRY_ROWS = 2,
    FOOT_ROWS = 6,
    MARGIN_COLUMNS = 4,
    LEAST_TITLE_COLUMNS = 20,
    GAP_COLUMNS = 3,
    MOST_COLUMNS = 120
};

typedef struct Stories {
    Screen screen;
    App *app;
    Practice *practice;
    Arena *arena; /* of the list */
    StoryList stories;
    size_t longest;         /* columns of the longest of their lines */
    int between;            /* as stories_screen_new is given it */
    unsigned long compared; /* the answer's version that the list is of */
    List list;
    size_t dropped; /* the number of the one dropped last; 0: none */
    Buffer message;
} Stories;

/* The narrower the window, the fewer of these; the ones that weigh most stay. */
typedef struct Column {
    FactId fact;
    const char *label;
    int columns;
    int rank; /* the highest goes first */
} Column;

static const Column columns_of[] = {
    {FACT_WHEN, MSG_TUI_COLUMN_WHEN, 8, 0},     {FACT_KIND, MSG_TUI_COLUMN_KIND, 14, 4},
    {FACT_REACH, MSG_TUI_COLUMN_REACH, 11, 2},  {FACT_REPAIRED, MSG_TUI_COLUMN_REPAIRED, 10, 1},
    {FACT_DOUBTS, MSG_TUI_COLUMN_DOUBTS, 8, 3},
};
enum { COLUMN_COUNT = sizeof columns_of / sizeof *columns_of };

static const StoryEntry *chosen(const Stories *stories) {
    return stories->stories.count ? &stories->stories.items[stories->list.chosen] : NULL;
}

static const char *title_of(const StoryEntry *entry) {
    return entry->story.title ? entry->story.title : MSG_TUI_STORY_NO_LINE;
}

static void measure_titles(Stories *stories) {
    stories->longest = LEAST_TITLE_COLUMNS;
    for (size_t i = 0; i < stories->stories.count; i++) {
        size_t columns = canvas_columns(slice_of(title_of(&stories->stories.items[i])));
        stories->longest = columns > stories->longest ? columns : stories->longest;
    }
}

/* The pointer stays on its story, wherever that now stands. */
static void compare(Stories *stories) {
    const Practice *practice = stories->practice;
    unsigned long version = answer_version(practice->answer);
    if (stories->compared == version)
        return;
    size_t number = chosen(stories) ? chosen(stories)->number : SIZE_MAX;
    arena_reset(stories->arena);
    const JudgeOptions options = practice_judge_options(practice, JUDGE_DRAFTING);
    stories->stories =
        stories_compare(app_judge(stories->app), stories->app->bank, practice->answer, &options, stories->arena);
    stories->compared = version;
    measure_titles(stories);
    list_set_count(&stories->list, stories->stories.count);
    for (size_t i = 0; i < stories->stories.count; i++)
        if (stories->stories.items[i].number == number)
            stories->list.chosen = i;
}

/* ---- Drawing ---- */

/* A column where nothing is known of any story tells nothing. */
static bool is_told(const Stories *stories, FactId fact) {
    for (size_t i = 0; i < stories->stories.count; i++)
        if (story_is_known(&stories->stories.items[i].story, fact))
            return true;
    return false;
}

static int columns_up_to(const Stories *stories, int rank) {
    int sum = 0;
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        sum += columns_of[i].rank <= rank && is_told(stories, columns_of[i].fact) ? columns_of[i].columns : 0;
    return sum;
}

/* Those up to the highest rank that still leaves room for the stories' lines. How wide they are together. */
static int columns_shown(const Stories *stories, int columns, bool out[COLUMN_COUNT]) {
    int rank = COLUMN_COUNT - 1;
    while (rank >= 0 && columns - MARGIN_COLUMNS - columns_up_to(stories, rank) < LEAST_TITLE_COLUMNS)
        rank--;
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        out[i] = columns_of[i].rank <= rank && is_told(stories, columns_of[i].fact);
    return columns_up_to(stories, rank);
}

/* Where the first of the columns shown begins: on the right, but no farther than just behind the longest of the
 * stories' lines, so that the eye finds the way across. */
static int columns_begin(const Stories *stories, Area row, bool shown[COLUMN_COUNT]) {
    size_t right = (size_t)(row.columns - columns_shown(stories, row.columns, shown));
    size_t behind = MARGIN_COLUMNS + stories->longest + GAP_COLUMNS;
    return row.left + (int)(behind < right ? behind : right);
}

static const char *const signs[] = {[STORY_GOOD] = MSG_TUI_TICK,
                                    [STORY_OPEN] = MSG_TUI_DOT,
                                    [STORY_DOUBT] = MSG_TUI_DOUBT,
                                    [STORY_WEAK] = MSG_TUI_DOUBT,
                                    [STORY_BAD] = MSG_TUI_CROSS};

static Ink ink_of(StoryStanding standing) {
    return standing == STORY_GOOD ? INK_GOOD : standing == STORY_OPEN ? INK_QUIET : INK_WARN;
}

static void draw_heading(const Stories *stories, Canvas *canvas, Area row) {
    bool shown[COLUMN_COUNT];
    int column = columns_begin(stories, row, shown);
    canvas_string(canvas, row.top, row.left + MARGIN_COLUMNS, column - row.left - MARGIN_COLUMNS, INK_QUIET,
                  MSG_TUI_COLUMN_STORY);
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (!shown[i])
            continue;
        canvas_string(canvas, row.top, column, columns_of[i].columns, INK_QUIET, columns_of[i].label);
        column += columns_of[i].columns;
    }
}

static void append_verdict(const StoryEntry *entry, Buffer *out) {
    buffer_printf(out, "%s%s", entry->number == 0 ? MSG_TUI_STORY_TOLD : "", entry->verdict.sentence);
    if (entry->verdict.why)
        buffer_printf(out, " %s", entry->verdict.why);
}

static void draw_entry(const Stories *stories, Canvas *canvas, size_t index, Area area) {
    const StoryEntry *entry = &stories->stories.items[index];
    bool here = index == stories->list.chosen;
    bool shown[COLUMN_COUNT];
    int column = columns_begin(stories, area, shown);
    Ink ink = here ? INK_SELECTED : INK_TEXT;
    Area line = {area.top, area.left, 1, area.columns};
    if (here)
        canvas_fill(canvas, line, ink);
    canvas_string(canvas, line.top, line.left, 1, ink, here ? MSG_TUI_POINTER : " ");
    canvas_string(canvas, line.top, line.left + 2, 1, here ? ink : ink_of(entry->verdict.standing),
                  signs[entry->verdict.standing]);
    canvas_string(canvas, line.top, line.left + MARGIN_COLUMNS, column - line.left - MARGIN_COLUMNS - 1, ink,
                  title_of(entry));
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (!shown[i])
            continue;
        canvas_string(canvas, line.top, column, columns_of[i].columns - 1, ink,
                      story_cell(&entry->story, columns_of[i].fact, stories->arena));
        column += columns_of[i].columns;
    }
    Buffer words = {0};
    append_verdict(entry, &words);
    canvas_text(canvas, area.top + 1, area.left + MARGIN_COLUMNS, area.columns - MARGIN_COLUMNS, INK_QUIET,
                buffer_slice(&words));
    buffer_free(&words);
}

/* Two rows each; as many as there is room for, the chosen one among them. */
static void draw_entries(Stories *stories, Canvas *canvas, Area area) {
    List *list = &stories->list;
    list->page = area.rows >= ENTRY_ROWS ? (size_t)(area.rows / ENTRY_ROWS) : 1;
    list->drawn = area;
    if (list->chosen < list->top)
        list->top = list->chosen;
    if (list->chosen >= list->top + list->page)
        list->top = list->chosen - list->page + 1;
    for (size_t i = 0; i < list->page && list->top + i < list->count; i++)
        draw_entry(stories, canvas, list->top + i,
                   (Area){area.top + (int)i * ENTRY_ROWS, area.left, ENTRY_ROWS, area.columns});
    canvas_more(canvas, area, list->top > 0, list->top + list->page < list->count);
}

/* All that the coach has to say of the chosen one, unless its row has said all. */
static void draw_foot(const Stories *stories, Canvas *canvas, Area area) {
    const StoryEntry *entry = chosen(stories);
    const StoryVerdict *verdict = &entry->verdict;
    Buffer text = {0};
    append_verdict(entry, &text);
    bool is_cut = canvas_columns(buffer_slice(&text)) > (size_t)(area.columns - MARGIN_COLUMNS - 1);
    if (verdict->why)
        buffer_printf(&text, " %s", verdict->fix);
    else if (!is_cut)
        buffer_clear(&text);
    canvas_string(canvas, area.top, area.left, area.columns, INK_TITLE, title_of(entry));
    if (text.size > 0)
        canvas_string(canvas, area.top + 1, area.left, 1, ink_of(verdict->standing), MSG_TUI_ARROW);
    canvas_paragraph(canvas, area_within(area_without_top(area, 1), 2, 0), INK_TEXT, buffer_slice(&text));
    buffer_free(&text);
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    Stories *stories = (Stories *)screen;
    Area area = area_at_most(area_within(body, 1, 1), MOST_COLUMNS);
    canvas_string(canvas, area.top, area.left, area.columns, INK_TITLE, MSG_TUI_STORIES_HEAD);
    if (stories->stories.count == 0) {
        canvas_paragraph(canvas, area_without_top(area, 2), INK_TEXT, slice_of(key_words(MSG_TUI_STORIES_EMPTY)));
        return;
    }
    canvas_paragraph(canvas, (Area){area.top + 1, area.left, HEAD_ROWS - 1, area.columns}, INK_ACCENT,
                     slice_of(stories->stories.count == 1 ? key_words(MSG_TUI_STORIES_ONE) : MSG_TUI_STORIES_HOW));
    draw_heading(stories, canvas, (Area){area.top + HEAD_ROWS, area.left, 1, area.columns - 1});
    Area foot = area_without_top(area, area.rows - FOOT_ROWS + 1);
    canvas_rule(canvas, foot.top - 1, 0, body.columns);
    Area entries = area_without_bottom(area_without_top(area, HEAD_ROWS + 1), FOOT_ROWS);
    entries.columns--;
    draw_entries(stories, canvas, entries);
    draw_foot(stories, canvas, foot);
}

/* ---- Keys ---- */

static Outcome carry_out(Stories *stories, Commands commands, Outcome outcome) {
    Error error = {0};
    if (draft_apply_all(stories->practice->draft, commands.items, commands.count, &error)) {
        compare(stories);
        outcome.save = true;
        return outcome;
    }
    buffer_clear(&stories->message);
    error_format(&error, &stories->message);
    error_clear(&error);
    return (Outcome){.message = buffer_string(&stories->message), .bad = true};
}

static Outcome tell(Stories *stories) {
    const Answer *answer = stories->practice->answer;
    const StoryEntry *entry = chosen(stories);
    if (!entry || entry->number == 0)
        return (Outcome){.pop = entry ? 1 + stories->between : 0, .message = entry ? MSG_TUI_STORY_STILL : NULL};
    const char *chosen_words = stories->stories.count == 1 ? MSG_TUI_STORY_CHOSEN_ONLY : MSG_TUI_STORY_CHOSEN;
    Outcome outcome = {.pop = 1 + stories->between,
                       .message = answer_words(answer) ? key_words(MSG_TUI_STORY_CHOSEN_OVER) : chosen_words};
    return carry_out(stories, candidate_choose(answer, entry->number, stories->arena), outcome);
}

static Outcome drop(Stories *stories) {
    const StoryEntry *entry = chosen(stories);
    if (!entry || entry->number == 0)
        return (Outcome){.message = entry ? MSG_TUI_STORY_DROP_TOLD : NULL};
    stories->dropped = entry->number;
    return carry_out(stories, candidate_remove(stories->practice->answer, entry->number, stories->arena),
                     (Outcome){.message = key_words(MSG_TUI_STORY_DROPPED)});
}

static void point_to_last_noted(Stories *stories) {
    const StoryEntry *items = stories->stories.items;
    for (size_t i = 0; i < stories->stories.count; i++)
        if (items[i].number > items[stories->list.chosen].number)
            stories->list.chosen = i;
}

static Outcome noted(void *host, const char *text) {
    Stories *stories = host;
    Commands commands = candidate_note(stories->practice->answer, slice_of(text), stories->arena);
    if (commands.count == 0)
        return (Outcome){.message = MSG_TUI_STORY_NOT_NEW};
    const char *words = stories->stories.count ? MSG_TUI_STORY_IS_NOTED : MSG_TUI_STORY_IS_FIRST;
    Outcome outcome = carry_out(stories, commands, (Outcome){.message = words});
    if (!outcome.bad)
        point_to_last_noted(stories);
    return outcome;
}

static Outcome look_at_facts(Stories *stories) {
    const StoryEntry *entry = chosen(stories);
    if (!entry)
        return (Outcome){0};
    return entry->number == 0 ? (Outcome){.pop = 1}
                              : (Outcome){.push = story_noted_screen_new(stories->app, entry->number)};
}

/* The pointer goes to the one that is back. */
static void point_to_dropped(Stories *stories) {
    for (size_t i = 0; stories->dropped && i < stories->stories.count; i++)
        if (stories->stories.items[i].number == stories->dropped)
            stories->list.chosen = i;
    stories->dropped = 0;
}

static Outcome undo(Stories *stories) {
    size_t section, at;
    const size_t before = stories->stories.count;
    const char *none = practice_step(stories->practice, true, &section, &at);
    if (none)
        return (Outcome){.message = none};
    compare(stories);
    if (stories->stories.count > before)
        point_to_dropped(stories);
    if (section == SIZE_MAX)
        return (Outcome){.save = true,
                         .message = stories->stories.count > before ? MSG_TUI_STORY_BACK : MSG_TUI_RESTORE_UNDONE};
    buffer_clear(&stories->message);
    buffer_printf(&stories->message, MSG_TUI_UNDONE_IN, stories->practice->shape->sections[section].label);
    return (Outcome){.save = true, .message = buffer_string(&stories->message)};
}

static Outcome act(Screen *screen, ActionId action) {
    Stories *stories = (Stories *)screen;
    switch (action) {
    case ACTION_TELL:
        return tell(stories);
    case ACTION_NOTE:
        return (Outcome){.push = ask_screen_new(MSG_TUI_STORY_ASK_LINE, "", noted, stories)};
    case ACTION_FACTS:
        return look_at_facts(stories);
    case ACTION_IDEAS:
        return ideas_screen_open(stories->app, 1);
    case ACTION_DROP_STORY:
        return drop(stories);
    case ACTION_UNDO:
        return undo(stories);
    case ACTION_BACK:
        return (Outcome){.save = true, .pop = 1};
    default:
        list_move(&stories->list, action);
        return (Outcome){0};
    }
}

static bool is_idle(const Screen *screen, ActionId action) {
    bool about_one = action == ACTION_TELL || action == ACTION_FACTS || action == ACTION_DROP_STORY;
    return about_one && ((const Stories *)screen)->stories.count == 0;
}

static Outcome click(Screen *screen, int row, int column) {
    List *list = &((Stories *)screen)->list;
    size_t index = list->top + (size_t)((row - list->drawn.top) / ENTRY_ROWS);
    if (row < list->drawn.top || row >= list->drawn.top + list->drawn.rows || column < list->drawn.left ||
        index >= list->count)
        return outcome_none();
    list->chosen = index;
    return (Outcome){0};
}

static void show(Screen *screen) {
    compare((Stories *)screen);
}

static void title(Screen *screen, Buffer *out) {
    buffer_printf(out, "%s%s", MSG_TUI_SEPARATOR, practice_title(((Stories *)screen)->practice));
}

static void free_stories(Screen *screen) {
    Stories *stories = (Stories *)screen;
    arena_free(stories->arena);
    buffer_free(&stories->message);
    free(stories);
}

static const ScreenKind stories_kind = {.name = "stories",
                                        .places = AT_STORIES | AT_LIST,
                                        .title = title,
                                        .draw = draw,
                                        .is_idle = is_idle,
                                        .act = act,
                                        .click = click,
                                        .show = show,
                                        .free = free_stories};

Screen *stories_screen_new(App *app, int between) {
    Stories *stories = memory_alloc(sizeof *stories);
    stories->screen = (Screen){&stories_kind, stories_kind.places};
    stories->app = app;
    stories->practice = app->practice;
    stories->between = between;
    stories->arena = arena_new();
    stories->compared = (unsigned long)-1;
    return &stories->screen;
}
