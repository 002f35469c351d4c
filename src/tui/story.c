/* Choosing the story: two facts before a word is written, then a few more, each of which can be passed over. Where a
 * line is off the coach says so and why; it never forbids. */
#include "base/memory.h"
#include "base/messages.h"
#include "render/stories.h"
#include "tui/screens.h"
#include "tui/widgets/field.h"

#include <stdlib.h>
#include <string.h>

enum { LABEL_COLUMNS = 20, SIGN_COLUMNS = 24, CHOICE_COLUMNS = 26, VERDICT_ROWS = 3, TEXT_FACTS = 2, TALL_ROWS = 20 };

typedef struct StoryScreen {
    Screen screen;
    App *app;
    Practice *practice;
    size_t row; /* facts, then the target role */
    Field *fields[TEXT_FACTS];
    Buffer message;
} StoryScreen;

static size_t row_count(const StoryScreen *story) {
    return FACT_COUNT - (bank_role_count(story->app->bank) == 0);
}

static const StoryFact *here(const StoryScreen *story) {
    return &story_facts[story->row];
}

static const char *value_at(const StoryScreen *story, size_t row) {
    return answer_fact(story->practice->answer, story_facts[row].key);
}

static const Finding *gravest(const StoryScreen *story, FactId *fact) {
    return story_gravest(story->practice->report, &story->practice->view.story, fact);
}

/* ---- Drawing ---- */

static bool is_date_ahead(const StoryScreen *story, size_t row) {
    const Date today = story->app->today;
    Date when;
    if (row != FACT_WHEN || !date_parse(slice_of(value_at(story, row)), &when))
        return false;
    return when.year > today.year || (when.year == today.year && when.month > today.month);
}

static void append_age(const StoryScreen *story, Buffer *out) {
    Date when;
    if (date_parse(slice_of(value_at(story, FACT_WHEN)), &when))
        fact_append_age(when, story->app->today, out);
}

static bool is_date_unread(const StoryScreen *story, size_t row) {
    Date when;
    return row == FACT_WHEN && *value_at(story, row) && !date_parse(slice_of(value_at(story, row)), &when);
}

/* On the right of a line: a tick, or that it is worth another look. */
static void draw_sign(const StoryScreen *story, Canvas *canvas, Area line, size_t row) {
    const char *value = value_at(story, row);
    if (!*value)
        return;
    const Finding *finding = story_finding(story->practice->report, story_facts[row].key);
    bool unread = is_date_unread(story, row), doubt = unread || finding || is_date_ahead(story, row);
    Buffer words = {0};
    if (unread)
        buffer_append_string(&words, MSG_TUI_DATE_UNREAD);
    else if (row == FACT_WHEN)
        append_age(story, &words);
    Ink ink = doubt ? INK_WARN : INK_GOOD;
    canvas_right(canvas, line.top, line.left, line.columns - 3, INK_QUIET, buffer_slice(&words));
    canvas_string(canvas, line.top, line.left + line.columns - 1, 1, ink, doubt ? MSG_TUI_DOUBT : MSG_TUI_TICK);
    buffer_free(&words);
}

static void draw_fact(const StoryScreen *story, Canvas *canvas, Area line, size_t row) {
    const StoryFact *fact = &story_facts[row];
    bool here = row == story->row;
    canvas_string(canvas, line.top, line.left, 1, INK_ACCENT, here ? MSG_TUI_POINTER : " ");
    canvas_string(canvas, line.top, line.left + 2, LABEL_COLUMNS - 2, here ? INK_ACCENT : INK_TEXT, fact->label);
    Area cells = area_within(line, LABEL_COLUMNS + 1, row == FACT_WHEN ? SIGN_COLUMNS + 2 : 3);
    const char *value = value_at(story, row);
    draw_sign(story, canvas, line, row);
    if (row < TEXT_FACTS && here)
        field_draw(story->fields[row], canvas, cells.top, cells.left, cells.columns, NULL);
    else if (*value)
        canvas_string(canvas, cells.top, cells.left, cells.columns, INK_TEXT,
                      fact_words(fact, story->app->bank, value));
    else if (row >= TEXT_FACTS)
        canvas_string(canvas, cells.top, cells.left, cells.columns, INK_QUIET, MSG_TUI_FACT_OPEN);
    if (here && row >= TEXT_FACTS)
        canvas_cursor(canvas, cells.top, cells.left);
}

/* The place of the value among the choices; their number where it is none. */
static size_t choice_at(const StoryScreen *story, const char *value) {
    const Bank *bank = story->app->bank;
    size_t at = 0, count = fact_choice_count(here(story), bank);
    while (at < count && strcmp(fact_choice(here(story), bank, at).value, value) != 0)
        at++;
    return at;
}

static int choice_columns(int columns) {
    return columns / CHOICE_COLUMNS > 0 ? columns / CHOICE_COLUMNS : 1;
}

/* The choices in columns, numbered; the one taken is marked, and can be seen where there is not room for all. */
static void draw_choices(const StoryScreen *story, Canvas *canvas, Area area) {
    const StoryFact *fact = here(story);
    int across = choice_columns(area.columns), count = (int)fact_choice_count(fact, story->app->bank);
    int taken = (int)choice_at(story, value_at(story, story->row));
    int first = taken < count ? taken / across - area.rows + 1 : 0;
    first = first > 0 ? first : 0;
    for (int i = first * across; i < count && i / across - first < area.rows; i++) {
        int row = area.top + i / across - first, column = area.left + i % across * CHOICE_COLUMNS;
        Ink ink = i == taken ? INK_ACCENT : INK_TEXT;
        canvas_string(canvas, row, column, 1, INK_ACCENT, i == taken ? MSG_TUI_POINTER : " ");
        if (i < 9)
            canvas_printf(canvas, row, column + 2, 2, INK_QUIET, "%d", i + 1);
        canvas_string(canvas, row, column + 4, CHOICE_COLUMNS - 5, ink,
                      fact_choice(fact, story->app->bank, (size_t)i).label);
    }
    canvas_more(canvas, area, first > 0, (count + across - 1) / across - first > area.rows);
}

static void draw_question(const StoryScreen *story, Canvas *canvas, Area area) {
    const StoryFact *fact = here(story);
    int count = (int)fact_choice_count(fact, story->app->bank);
    Area ask = area;
    ask.rows = ask.rows < 2 ? ask.rows : 2;
    area = area_without_top(area, canvas_paragraph(canvas, ask, INK_TITLE, slice_of(fact->ask)));
    if (count)
        draw_choices(story, canvas, area);
    int across = choice_columns(area.columns);
    Area keys = area_without_top(area, (count + across - 1) / across + 1);
    if (keys.rows > 0)
        canvas_string(canvas, keys.top, keys.left, keys.columns, INK_QUIET,
                      count ? MSG_TUI_CHOICE_KEYS : MSG_TUI_LINE_KEYS);
}

static void draw_verdict(const StoryScreen *story, Canvas *canvas, Area area) {
    FactId fact;
    const Finding *finding = gravest(story, &fact);
    Buffer text = {0};
    if (finding)
        buffer_printf(&text, MSG_TUI_VERDICT_OFF, finding->message, finding->why, finding->fix);
    else if (is_date_unread(story, FACT_WHEN))
        buffer_append_string(&text, MSG_TUI_VERDICT_UNREAD);
    else if (is_date_ahead(story, FACT_WHEN))
        buffer_append_string(&text, MSG_TUI_VERDICT_AHEAD);
    else if (*value_at(story, FACT_TITLE) && *value_at(story, FACT_WHEN))
        buffer_append_string(&text, MSG_TUI_VERDICT_GOOD);
    else if (*value_at(story, FACT_TITLE))
        buffer_append_string(&text, MSG_TUI_VERDICT_WHEN);
    else
        buffer_append_string(&text, MSG_TUI_VERDICT_FIRST);
    canvas_string(canvas, area.top, area.left, 1, finding ? INK_WARN : INK_ACCENT, MSG_TUI_ARROW);
    canvas_paragraph(canvas, area_within(area, 2, 0), INK_TEXT, buffer_slice(&text));
    buffer_free(&text);
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    StoryScreen *story = (StoryScreen *)screen;
    const Guide *guide = story->practice->guide;
    Area area = area_within(body, 1, 1);
    int gap = body.rows >= TALL_ROWS;
    canvas_string(canvas, area.top, area.left, area.columns, INK_TITLE,
                  guide && guide->story.prompt ? guide->story.prompt : MSG_TUI_STORY_PROMPT);
    canvas_right(canvas, area.top, area.left + area.columns / 2, area.columns - area.columns / 2, INK_QUIET,
                 slice_of(MSG_TUI_STORY_EXAMPLE));
    canvas_string(canvas, area.top + 1, area.left, area.columns, INK_ACCENT,
                  guide && guide->story.tip ? guide->story.tip : MSG_TUI_STORY_TIP);
    area = area_without_top(area, 2 + gap);
    for (size_t i = 0; i < row_count(story); i++)
        draw_fact(story, canvas, (Area){area.top + (int)i, area.left, 1, area.columns}, i);
    area = area_without_top(area, (int)row_count(story) + gap);
    int verdict_rows = VERDICT_ROWS - !gap;
    Area verdict = area_without_top(area, area.rows - verdict_rows);
    canvas_rule(canvas, verdict.top - 1, 0, body.columns);
    int row = canvas->cursor_row, column = canvas->cursor_column;
    draw_question(story, canvas, area_without_bottom(area, verdict_rows + 1));
    draw_verdict(story, canvas, verdict);
    canvas_cursor(canvas, row, column);
}

/* ---- Keys ---- */

static Outcome set(StoryScreen *story, const char *key, const char *value) {
    Error error = {0};
    if (practice_set_fact(story->practice, key, value, &error))
        return (Outcome){0};
    buffer_clear(&story->message);
    error_format(&error, &story->message);
    error_clear(&error);
    return (Outcome){.message = buffer_string(&story->message), .bad = true};
}

/* A date is kept in its plain form; what can't be read is kept as it was written. */
static Outcome set_from_field(StoryScreen *story, size_t row) {
    const char *text = field_text(story->fields[row]);
    char plain[11];
    Date date;
    if (row == FACT_WHEN && fact_date(bank_language(story->app->bank), slice_of(text), &date)) {
        date_format(date, plain);
        text = plain;
    }
    return set(story, story_facts[row].key, text);
}

static Outcome go_to_row(StoryScreen *story, size_t row) {
    if (story->row < TEXT_FACTS)
        field_set_text(story->fields[story->row], value_at(story, story->row));
    story->row = row;
    practice_judge(story->practice, JUDGE_DRAFTING);
    return (Outcome){.save = true};
}

static Outcome go_to_walk(StoryScreen *story) {
    practice_go(story->practice, 0, answer_text(story->practice->answer, 0).size);
    return (Outcome){.save = true, .pop = 1, .push = walk_screen_new(story->app)};
}

static Outcome why(StoryScreen *story) {
    FactId fact;
    practice_judge(story->practice, JUDGE_DRAFTING);
    const Finding *finding = gravest(story, &fact);
    if (!finding)
        return (Outcome){.push = story_page_new(story->practice->guide)};
    Reason reason = {.message = finding->message,
                     .quote = "",
                     .why = finding->why,
                     .fix = finding->fix,
                     .evidence = finding->rule->evidence};
    return (Outcome){.push = why_page_new(story_facts[fact].label, &reason)};
}

static Outcome act(Screen *screen, ActionId action) {
    StoryScreen *story = (StoryScreen *)screen;
    size_t last = row_count(story) - 1;
    switch (action) {
    case ACTION_CHOOSE:
        return story->row < last ? go_to_row(story, story->row + 1) : go_to_walk(story);
    case ACTION_DOWN:
        return go_to_row(story, story->row < last ? story->row + 1 : last);
    case ACTION_UP:
    case ACTION_PREVIOUS:
        return go_to_row(story, story->row > 0 ? story->row - 1 : 0);
    case ACTION_NEXT:
        return go_to_walk(story);
    case ACTION_EXAMPLE:
        return (Outcome){.push = story_page_new(story->practice->guide)};
    case ACTION_WHY:
        return why(story);
    case ACTION_REVIEW:
        return (Outcome){.save = true, .push = review_screen_new(story->app)};
    case ACTION_ROUGH:
        return rough_screen_open(story->app);
    case ACTION_BACK:
        if (story->row < TEXT_FACTS && field_let_go(story->fields[story->row]))
            return (Outcome){0};
        return (Outcome){.save = true, .pop = 1};
    default:
        return (Outcome){0};
    }
}

/* Digits choose, arrows go through the choices, Backspace leaves the fact open. */
static Outcome choose(StoryScreen *story, int pressed) {
    const StoryFact *fact = here(story);
    const Bank *bank = story->app->bank;
    size_t count = fact_choice_count(fact, bank), at = choice_at(story, value_at(story, story->row));
    if (pressed >= '1' && pressed <= '9' && (size_t)(pressed - '1') < count)
        at = (size_t)(pressed - '1');
    else if (pressed == NAMED(KEY_RIGHT) || pressed == ' ')
        at = at >= count - 1 ? (at == count ? 0 : at) : at + 1;
    else if (pressed == NAMED(KEY_LEFT))
        at = at == 0 || at == count ? count : at - 1;
    else if (pressed == '0' || pressed == PRESSED_BACKSPACE || pressed == NAMED(KEY_DC))
        at = count;
    else
        return (Outcome){0};
    Outcome outcome = set(story, fact->key, at < count ? fact_choice(fact, bank, at).value : "");
    practice_judge(story->practice, JUDGE_DRAFTING);
    return outcome;
}

static Outcome key(Screen *screen, int pressed) {
    StoryScreen *story = (StoryScreen *)screen;
    if (story->row >= TEXT_FACTS)
        return choose(story, pressed);
    if (field_key(story->fields[story->row], pressed) == EDITOR_CHANGED)
        return set_from_field(story, story->row);
    return (Outcome){0};
}

static Outcome paste(Screen *screen, Slice text) {
    StoryScreen *story = (StoryScreen *)screen;
    if (story->row >= TEXT_FACTS)
        return (Outcome){.message = MSG_TUI_CHOICE_KEYS};
    field_paste(story->fields[story->row], text);
    return set_from_field(story, story->row);
}

static Outcome pause_in(Screen *screen) {
    StoryScreen *story = (StoryScreen *)screen;
    if (practice_is_judged(story->practice, JUDGE_DRAFTING))
        return outcome_none();
    practice_judge(story->practice, JUDGE_DRAFTING);
    return (Outcome){0};
}

static void show(Screen *screen) {
    StoryScreen *story = (StoryScreen *)screen;
    practice_go(story->practice, SIZE_MAX, 0);
    practice_judge(story->practice, JUDGE_DRAFTING);
}

static void title(Screen *screen, Buffer *out) {
    StoryScreen *story = (StoryScreen *)screen;
    buffer_printf(out, "%s%s", MSG_TUI_SEPARATOR, practice_title(story->practice));
}

static void free_story(Screen *screen) {
    StoryScreen *story = (StoryScreen *)screen;
    for (size_t i = 0; i < TEXT_FACTS; i++)
        field_free(story->fields[i]);
    buffer_free(&story->message);
    free(story);
}

static const ScreenKind story_kind = {.name = "story",
                                      .places = AT_STORY | AT_FIELD,
                                      .title = title,
                                      .draw = draw,
                                      .act = act,
                                      .key = key,
                                      .paste = paste,
                                      .pause = pause_in,
                                      .show = show,
                                      .free = free_story};

Screen *story_screen_new(App *app) {
    StoryScreen *story = memory_alloc(sizeof *story);
    story->screen = (Screen){&story_kind, story_kind.places};
    story->app = app;
    story->practice = app->practice;
    for (size_t i = 0; i < TEXT_FACTS; i++) {
        story->fields[i] = field_new();
        field_share_ring(story->fields[i], app->ring);
        field_set_text(story->fields[i], value_at(story, i));
    }
    return &story->screen;
}
