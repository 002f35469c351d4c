/* How the story step looks: the facts in lines, the question of the one that one is at, and the coach's word. */
#include "answer/dates.h"
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/story.h"

#include <string.h>

enum {
    LABEL_COLUMNS = 20,
    CHOICE_GAP = 2,
    SIGN_COLUMNS = 24,
    DIGIT_EDGE = 4,
    NAME_EDGE = 2,
    VERDICT_ROWS = 3,
    ASK_ROWS = 2,
    TALL_ROWS = 20
};

/* ---- Facts ---- */

static bool read_when(const StoryScreen *story, Date *when) {
    return date_parse(slice_of(story_value(story, FACT_WHEN)), when);
}

static bool is_date_ahead(const StoryScreen *story) {
    const Date today = story->app->today;
    Date when;
    return read_when(story, &when) && (when.year > today.year || (when.year == today.year && when.month > today.month));
}

static bool is_date_unread(const StoryScreen *story) {
    Date when;
    return *story_value(story, FACT_WHEN) && !read_when(story, &when);
}

static void append_age(const StoryScreen *story, Buffer *out) {
    Date when;
    if (is_date_unread(story))
        buffer_append_string(out, MSG_TUI_DATE_UNREAD);
    else if (read_when(story, &when))
        fact_append_age(when, story->app->today, out);
}

/* On the right of a line: a tick, or that it is worth another look. */
static void draw_sign(const StoryScreen *story, Canvas *canvas, Area line, size_t row) {
    bool is_sought = row == story->row && story_is_finding(story);
    if (!*story_value(story, row) || is_sought)
        return;
    bool doubt = story_finding(story->report, story_facts[row].key) ||
                 (row == FACT_WHEN && (is_date_unread(story) || is_date_ahead(story)));
    Buffer words = {0};
    if (row == FACT_WHEN)
        append_age(story, &words);
    canvas_right(canvas, line.top, line.left, line.columns - 3, INK_QUIET, buffer_slice(&words));
    canvas_string(canvas, line.top, line.left + line.columns - 1, 1, doubt ? INK_WARN : INK_GOOD,
                  doubt ? MSG_TUI_DOUBT : MSG_TUI_TICK);
    buffer_free(&words);
}

static void draw_fact(const StoryScreen *story, Canvas *canvas, Area line, size_t row) {
    const StoryFact *fact = &story_facts[row];
    bool here = row == story->row;
    canvas_string(canvas, line.top, line.left, 1, INK_ACCENT, here ? MSG_TUI_POINTER : " ");
    canvas_string(canvas, line.top, line.left + 2, LABEL_COLUMNS - 2, here ? INK_ACCENT : INK_TEXT, fact->label);
    Area cells = area_within(line, LABEL_COLUMNS + 1, row == FACT_WHEN ? SIGN_COLUMNS + 2 : 3);
    const char *value = story_value(story, row);
    draw_sign(story, canvas, line, row);
    bool finds = here && story_finds(story);
    if (row < STORY_TEXT_FACTS && here)
        field_draw(story->fields[row], canvas, cells.top, cells.left, cells.columns, NULL);
    else if (finds && (story_is_finding(story) || !*value))
        field_draw(story->finder, canvas, cells.top, cells.left, cells.columns, MSG_TUI_CHOICE_HINT);
    else if (*value)
        canvas_string(canvas, cells.top, cells.left, cells.columns, INK_TEXT,
                      fact_words(fact, story->app->bank, value));
    else if (row >= STORY_TEXT_FACTS)
        canvas_string(canvas, cells.top, cells.left, cells.columns, INK_QUIET, MSG_TUI_FACT_OPEN);
    if (here && row >= STORY_TEXT_FACTS && !story_is_finding(story))
        canvas_cursor(canvas, cells.top, cells.left);
}

/* ---- The question ---- */

typedef struct Grid { /* of the choices found: as many columns as the widest of all leaves room for */
    int count, across, rows, columns, edge;
} Grid;

static Grid grid_of(const StoryScreen *story, int columns) {
    const StoryFact *fact = story_here(story);
    Grid grid = {.count = (int)story->found_count, .across = 1, .edge = story_finds(story) ? NAME_EDGE : DIGIT_EDGE};
    for (size_t i = 0; i < fact_choice_count(fact, story->app->bank); i++) {
        int width = (int)canvas_columns(slice_of(fact_choice(fact, story->app->bank, i).label)) + grid.edge;
        grid.columns = width > grid.columns ? width : grid.columns;
    }
    if (grid.columns && grid.columns < columns) /* the last needs no gap behind it */
        grid.across = (columns + CHOICE_GAP) / (grid.columns + CHOICE_GAP);
    grid.columns = (columns + CHOICE_GAP) / grid.across;
    grid.rows = (grid.count + grid.across - 1) / grid.across;
    return grid;
}

/* Each with the digit that takes it; the one marked can be seen where there is not room for all. */
static void draw_choices(StoryScreen *story, Canvas *canvas, Area area, Grid grid) {
    int marked = (int)story_marked(story);
    int first = marked < grid.count ? marked / grid.across - area.rows + 1 : 0;
    first = first > 0 ? first : 0;
    story->choices = area;
    story->first_choice = first * grid.across;
    story->across = grid.across;
    story->choice_columns = grid.columns;
    for (int i = first * grid.across; i < grid.count && i / grid.across - first < area.rows; i++) {
        int row = area.top + i / grid.across - first, column = area.left + i % grid.across * grid.columns;
        canvas_string(canvas, row, column, 1, INK_ACCENT, i == marked ? MSG_TUI_POINTER : " ");
        if (grid.edge == DIGIT_EDGE)
            canvas_printf(canvas, row, column + 2, 1, INK_QUIET, "%d", i + 1);
        canvas_string(canvas, row, column + grid.edge, grid.columns - grid.edge, i == marked ? INK_ACCENT : INK_TEXT,
                      fact_choice(story_here(story), story->app->bank, story->found[i]).label);
    }
    canvas_more(canvas, area, first > 0, grid.rows - first > area.rows);
}

size_t story_choice_drawn(const StoryScreen *story, int row, int column) {
    Area area = story->choices;
    area.columns = story->across * story->choice_columns;
    if (story->row < STORY_TEXT_FACTS || !area_holds(area, row, column))
        return SIZE_MAX;
    int across = (column - area.left) / story->choice_columns;
    size_t at = (size_t)(story->first_choice + (row - area.top) * story->across + across);
    return at < story->found_count ? at : SIZE_MAX;
}

static const char *keys_hint(const StoryScreen *story, Grid grid) {
    if (story_is_finding(story))
        return key_words(grid.count ? MSG_TUI_CHOICE_FOUND : MSG_TUI_CHOICE_NONE);
    if (grid.count)
        return key_words(story_finds(story) ? MSG_TUI_CHOICE_NAMES : MSG_TUI_CHOICE_KEYS);
    return story->step == STORY_BEFORE ? key_words(MSG_TUI_LINE_KEYS) : key_words(MSG_TUI_LINE_KEYS_OVER);
}

static void draw_question(StoryScreen *story, Canvas *canvas, Area area, Grid grid) {
    Area ask = area;
    ask.rows = ask.rows < ASK_ROWS ? ask.rows : ASK_ROWS;
    area = area_without_top(area, canvas_paragraph(canvas, ask, INK_TITLE, slice_of(story_here(story)->ask)));
    if (grid.count)
        draw_choices(story, canvas, area, grid);
    Area keys = area_without_top(area, grid.rows + 1);
    if (keys.rows > 0)
        canvas_paragraph(canvas, keys, INK_QUIET, slice_of(keys_hint(story, grid)));
}

/* ---- The whole ---- */

/* What is told of a finding, from most to least: as much of it as there is room for. */
typedef enum Telling { TELL_WHY, TELL_FIX, TELL_WHAT } Telling;

static void append_finding(const Finding *finding, Telling telling, Buffer *out) {
    if (telling == TELL_WHY)
        buffer_printf(out, MSG_TUI_VERDICT_OFF, finding->message, finding->why, finding->fix);
    else
        buffer_printf(out, MSG_TUI_VERDICT_OFF_SHORT, finding->message,
                      telling == TELL_FIX ? finding->fix : key_words(MSG_TUI_VERDICT_OFF_WHY));
}

static void append_verdict(const StoryScreen *story, const Finding *finding, Telling telling, Buffer *out) {
    bool begun = *story_value(story, FACT_TITLE);
    if (finding)
        append_finding(finding, telling, out);
    else if (is_date_unread(story))
        buffer_append_string(out, MSG_TUI_VERDICT_UNREAD);
    else if (is_date_ahead(story))
        buffer_append_string(out, MSG_TUI_VERDICT_AHEAD);
    else if (begun && *story_value(story, FACT_WHEN))
        buffer_append_string(out,
                             story->step == STORY_BEFORE ? key_words(MSG_TUI_VERDICT_GOOD) : MSG_TUI_VERDICT_GOOD_OVER);
    else
        buffer_append_string(out, !begun                    ? key_words(MSG_TUI_VERDICT_FIRST)
                                  : story->row == FACT_WHEN ? MSG_TUI_VERDICT_HOW
                                                            : MSG_TUI_VERDICT_WHEN);
}

static void draw_verdict(const Finding *finding, const Buffer *text, Canvas *canvas, Area area) {
    canvas_string(canvas, area.top, area.left, 1, finding ? INK_WARN : INK_ACCENT, MSG_TUI_ARROW);
    canvas_paragraph(canvas, area_within(area, 2, 0), INK_TEXT, buffer_slice(text));
}

/* On the right of the question, or else of the tip: both count for more. False: there is no room. */
static bool draw_aside(Canvas *canvas, Area head, const int used[2], const char *aside) {
    for (int row = 0; row < 2; row++) {
        Area room = area_within(head, used[row] + 1, 0);
        if (room.columns < (int)canvas_columns(slice_of(aside)))
            continue;
        canvas_right(canvas, head.top + row, room.left, room.columns, INK_QUIET, slice_of(aside));
        return true;
    }
    return false;
}

static void draw_asides(const StoryScreen *story, Canvas *canvas, Area head, const int used[2]) {
    Buffer aside = {0};
    if (story->noted)
        buffer_printf(&aside, story->noted == 1 ? MSG_TUI_STORY_NOTED_ONE : MSG_TUI_STORY_NOTED_MANY, story->noted,
                      key_words("{story.stories}"));
    else
        buffer_append_string(&aside, key_words(MSG_TUI_STORY_EXAMPLE));
    if (!draw_aside(canvas, head, used, buffer_string(&aside)) && !story->noted)
        draw_aside(canvas, head, used, key_words(MSG_TUI_STORY_EXAMPLE_SHORT));
    buffer_free(&aside);
}

static void draw_head(const StoryScreen *story, Canvas *canvas, Area area) {
    const Guide *guide = story->practice->guide;
    const char *prompt = guide && guide->story.prompt ? guide->story.prompt : MSG_TUI_STORY_PROMPT;
    const char *tip = guide && guide->story.tip ? guide->story.tip : MSG_TUI_STORY_TIP;
    if (story->step != STORY_BEFORE) {
        prompt = story->step == STORY_LATE ? MSG_TUI_STORY_LATE : MSG_TUI_STORY_NOTED;
        tip = key_words(MSG_TUI_STORY_OPEN_TIP);
    }
    const int used[2] = {canvas_string(canvas, area.top, area.left, area.columns, INK_TITLE, prompt),
                         canvas_string(canvas, area.top + 1, area.left, area.columns, INK_ACCENT, tip)};
    if (story->step == STORY_BEFORE)
        draw_asides(story, canvas, area, used);
}

void story_draw(Screen *screen, Canvas *canvas, Area body) {
    StoryScreen *story = (StoryScreen *)screen;
    Area area = area_within(body, 1, 1);
    int gap = body.rows >= TALL_ROWS;
    draw_head(story, canvas, area_at_most(area, READING_COLUMNS));
    area = area_without_top(area, 2 + gap);
    story->facts = area_at_most(area, READING_COLUMNS);
    story->facts.rows = (int)story_row_count(story);
    for (size_t i = 0; i < story_row_count(story); i++)
        draw_fact(story, canvas, (Area){area.top + (int)i, area.left, 1, story->facts.columns}, i);
    area = area_without_top(area, (int)story_row_count(story) + gap);
    Grid grid = grid_of(story, area.columns);
    bool tight = !gap || grid.rows + 1 + 1 + VERDICT_ROWS > area.rows; /* the question, and the rule under it */
    FactId fact;
    const Finding *finding = story_gravest(story->report, &story->story, &fact);
    Buffer text = {0};
    int least = VERDICT_ROWS - tight, needed = 0;
    int ask = canvas_rows_needed(area.columns, slice_of(story_here(story)->ask));
    int room =
        area.rows - (grid.rows + (ask < ASK_ROWS ? ask : ASK_ROWS) + 1); /* the blank row and the keys may give way */
    room = room > least ? room : least;
    for (Telling telling = TELL_WHY; telling <= TELL_WHAT && (telling == TELL_WHY || needed > room); telling++) {
        buffer_clear(&text);
        append_verdict(story, finding, telling, &text);
        needed = canvas_rows_needed(area.columns - 2, buffer_slice(&text));
    }
    int verdict_rows = needed < least ? least : needed < room ? needed : room;
    Area verdict = area_without_top(area, area.rows - verdict_rows);
    canvas_rule(canvas, verdict.top - 1, 0, body.columns);
    int row = canvas->cursor_row, column = canvas->cursor_column;
    draw_question(story, canvas, area_without_bottom(area, verdict_rows + 1), grid);
    draw_verdict(finding, &text, canvas, verdict);
    buffer_free(&text);
    canvas_cursor(canvas, row, column);
}
