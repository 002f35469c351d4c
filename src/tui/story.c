/* Choosing the story: two facts before a word is written, then a few more, each of which can be passed over. Where a
 * line is off the coach says so and why; it never forbids. */
#include "tui/story.h"

#include "answer/dates.h"
#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"

#include <stdlib.h>
#include <string.h>

size_t story_row_count(const StoryScreen *story) {
    bool asks_role = story->number == 0 && bank_role_count(story->app->bank) > 0;
    return asks_role ? FACT_COUNT : STORY_FACTS;
}

const StoryFact *story_here(const StoryScreen *story) {
    return &story_facts[story->row];
}

const char *story_value(const StoryScreen *story, size_t row) {
    return answer_fact(story->practice->answer, story->keys[row]);
}

/* ---- Judging ---- */

static bool is_judged(const StoryScreen *story) {
    return story->report && story->judged == answer_version(story->practice->answer);
}

void story_screen_judge(StoryScreen *story) {
    const Answer *answer = story->practice->answer;
    if (is_judged(story))
        return;
    arena_reset(story->arena);
    story->story = answer_story(answer, story->number, story->arena);
    story->noted = answer_candidates(answer, story->arena).count;
    const JudgeOptions options = practice_judge_options(story->practice, JUDGE_DRAFTING);
    story->report = story_judge(app_judge(story->app), answer, &story->story, &options, story->arena);
    story->judged = answer_version(answer);
}

/* ---- Changing ---- */

Outcome story_screen_set(StoryScreen *story, const char *key, const char *value) {
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
    if (row == FACT_WHEN && fact_date(bank_language(story->app->bank), slice_of(text), story->app->today, &date)) {
        date_format(date, plain);
        text = plain;
    }
    return story_screen_set(story, story->keys[row], text);
}

static void fill_fields(StoryScreen *story) {
    for (size_t i = 0; i < STORY_TEXT_FACTS; i++)
        field_set_text(story->fields[i], story_value(story, i));
}

/* What is taken back may lie in the writing: then it is said where. */
static Outcome step_in_time(StoryScreen *story, bool undo) {
    size_t section, at;
    const char *none = practice_step(story->practice, undo, &section, &at);
    if (none)
        return (Outcome){.message = none};
    fill_fields(story);
    story_screen_judge(story);
    if (section == SIZE_MAX)
        return (Outcome){0};
    buffer_clear(&story->message);
    buffer_printf(&story->message, undo ? MSG_TUI_UNDONE_IN : MSG_TUI_REDONE_IN,
                  story->practice->shape->sections[section].label);
    return (Outcome){.message = buffer_string(&story->message)};
}

/* ---- Going ---- */

static Outcome go_to_row(StoryScreen *story, size_t row) {
    if (story->row < STORY_TEXT_FACTS)
        field_set_text(story->fields[story->row], story_value(story, story->row));
    story->row = row;
    story_find_none(story);
    story_screen_judge(story);
    return (Outcome){.save = true};
}

static Outcome go_on(StoryScreen *story) {
    if (story->step != STORY_BEFORE)
        return (Outcome){.save = true, .pop = 1};
    Date when;
    const char *written = story_value(story, FACT_WHEN);
    bool unread = *written && !date_parse(slice_of(written), &when);
    practice_go(story->practice, 0, answer_text(story->practice->answer, 0).size);
    return (Outcome){.save = true,
                     .pop = 1,
                     .push = walk_screen_new(story->app),
                     .message = unread ? MSG_TUI_DATE_LEFT_UNREAD : NULL};
}

static Outcome why(StoryScreen *story) {
    FactId fact;
    story_screen_judge(story);
    const Finding *finding = story_gravest(story->report, &story->story, &fact);
    if (!finding)
        return (Outcome){.push = story_page_new(story->practice->guide)};
    Reason reason = {.message = finding->message,
                     .quote = "",
                     .why = finding->why,
                     .fix = finding->fix,
                     .evidence = finding->rule->evidence};
    return (Outcome){.push = why_page_new(story_facts[fact].label, &reason)};
}

static Outcome go_back(StoryScreen *story) {
    if (story_is_finding(story)) {
        story_find_none(story);
        return (Outcome){0};
    }
    if (story->row < STORY_TEXT_FACTS && field_let_go(story->fields[story->row]))
        return (Outcome){0};
    return (Outcome){.save = true, .pop = 1};
}

static Outcome none_found(StoryScreen *story) {
    buffer_clear(&story->message);
    buffer_printf(&story->message, MSG_TUI_CHOICE_NOT_FOUND, field_text(story->finder));
    return (Outcome){.message = buffer_string(&story->message)};
}

static Outcome move_pointer(StoryScreen *story, ActionId action) {
    if ((action == ACTION_UP || action == ACTION_DOWN) &&
        story_point(story, action == ACTION_UP ? -story->across : story->across))
        return (Outcome){0};
    if (action == ACTION_CHOOSE && !story_take_pointed(story))
        return none_found(story);
    size_t last = story_row_count(story) - 1;
    bool on = action == ACTION_CHOOSE || action == ACTION_DOWN;
    if (on && story->number == 0 && story->practice->facts_asked <= story->row)
        story->practice->facts_asked = story->row + 1;
    if (action == ACTION_CHOOSE && story->row == last)
        return go_on(story);
    if (on)
        return go_to_row(story, story->row < last ? story->row + 1 : last);
    return go_to_row(story, story->row > 0 ? story->row - 1 : 0);
}

static Outcome act(Screen *screen, ActionId action) {
    StoryScreen *story = (StoryScreen *)screen;
    switch (action) {
    case ACTION_CHOOSE:
    case ACTION_DOWN:
    case ACTION_UP:
    case ACTION_PREVIOUS:
        return move_pointer(story, action);
    case ACTION_NEXT:
        return story_take_pointed(story) ? go_on(story) : none_found(story);
    case ACTION_EXAMPLE:
        return (Outcome){.push = story_page_new(story->practice->guide)};
    case ACTION_WHY:
        return why(story);
    case ACTION_REVIEW:
        return (Outcome){.save = true, .push = review_screen_new(story->app)};
    case ACTION_ROUGH:
        return story->step == STORY_BEFORE ? rough_screen_open(story->app) : (Outcome){0};
    case ACTION_IDEAS:
        return ideas_screen_open(story->app, story->step == STORY_NOTED ? 2 : 0);
    case ACTION_STORIES: /* a noted one lies over them already */
        return story->step == STORY_NOTED ? go_back(story)
                                          : (Outcome){.save = true, .push = stories_screen_new(story->app, 0)};
    case ACTION_UNDO:
        return step_in_time(story, true);
    case ACTION_REDO:
        return step_in_time(story, false);
    case ACTION_BACK:
        return go_back(story);
    default:
        return (Outcome){0};
    }
}

/* ---- Keys ---- */

/* On a choice: takes it. On a fact: goes there; in its text: the cursor, too. */
static Outcome click(Screen *screen, int row, int column) {
    StoryScreen *story = (StoryScreen *)screen;
    size_t choice = story_choice_drawn(story, row, column);
    if (choice != SIZE_MAX)
        return story_take(story, choice);
    if (!area_holds(story->facts, row, column))
        return outcome_none();
    size_t fact = (size_t)(row - story->facts.top);
    if (fact != story->row)
        return go_to_row(story, fact);
    return fact < STORY_TEXT_FACTS && field_click(story->fields[fact], row, column) ? (Outcome){0} : outcome_none();
}

static Outcome key(Screen *screen, int pressed) {
    StoryScreen *story = (StoryScreen *)screen;
    if (story->row >= STORY_TEXT_FACTS)
        return story_choose(story, pressed);
    if (field_key(story->fields[story->row], pressed) == EDITOR_CHANGED)
        return set_from_field(story, story->row);
    return (Outcome){0};
}

static Outcome paste(Screen *screen, Slice text) {
    StoryScreen *story = (StoryScreen *)screen;
    if (story_finds(story)) {
        field_paste(story->finder, text);
        story_find(story);
        return (Outcome){0};
    }
    if (story->row >= STORY_TEXT_FACTS)
        return (Outcome){.message = key_words(MSG_TUI_CHOICE_KEYS)};
    field_paste(story->fields[story->row], text);
    return set_from_field(story, story->row);
}

static Outcome pause_in(Screen *screen) {
    StoryScreen *story = (StoryScreen *)screen;
    if (is_judged(story))
        return outcome_none();
    story_screen_judge(story);
    return (Outcome){0};
}

/* What lay over it may have chosen another story. */
static void show(Screen *screen) {
    StoryScreen *story = (StoryScreen *)screen;
    if (story->step == STORY_BEFORE)
        practice_go(story->practice, SIZE_MAX, 0);
    fill_fields(story);
    story_find(story);
    story_screen_judge(story);
}

static void title(Screen *screen, Buffer *out) {
    StoryScreen *story = (StoryScreen *)screen;
    buffer_printf(out, "%s%s", MSG_TUI_SEPARATOR, practice_title(story->practice));
}

static void free_story(Screen *screen) {
    StoryScreen *story = (StoryScreen *)screen;
    for (size_t i = 0; i < STORY_TEXT_FACTS; i++)
        field_free(story->fields[i]);
    field_free(story->finder);
    free(story->found);
    buffer_free(&story->message);
    arena_free(story->arena);
    arena_free(story->keys_arena);
    free(story);
}

static const ScreenKind story_kind = {.name = "story",
                                      .places = AT_STORY | AT_FIELD,
                                      .title = title,
                                      .draw = story_draw,
                                      .act = act,
                                      .key = key,
                                      .click = click,
                                      .paste = paste,
                                      .pause = pause_in,
                                      .show = show,
                                      .free = free_story};

static StoryScreen *story_new(App *app, StoryStep step, size_t number) {
    StoryScreen *story = memory_alloc(sizeof *story);
    story->screen = (Screen){&story_kind, story_kind.places};
    story->app = app;
    story->practice = app->practice;
    story->step = step;
    story->number = number;
    story->arena = arena_new();
    story->keys_arena = arena_new();
    for (size_t i = 0; i < FACT_COUNT; i++)
        story->keys[i] = candidate_key(number, story_facts[i].key, story->keys_arena);
    story->finder = field_new();
    field_share_ring(story->finder, app->ring);
    for (size_t i = 0; i < STORY_TEXT_FACTS; i++) {
        story->fields[i] = field_new();
        field_share_ring(story->fields[i], app->ring);
    }
    return story;
}

Screen *story_screen_new(App *app) {
    return &story_new(app, STORY_BEFORE, 0)->screen;
}

/* On the first fact that is missing, or else the first. */
Screen *story_noted_screen_new(App *app, size_t number) {
    StoryScreen *story = story_new(app, STORY_NOTED, number);
    while (story->row < STORY_FACTS && *story_value(story, story->row))
        story->row++;
    story->row %= STORY_FACTS;
    return &story->screen;
}

Screen *story_late_screen_new(App *app) {
    StoryScreen *story = story_new(app, STORY_LATE, 0);
    story->row = FACT_KIND;
    while (story->row < FACT_DOUBTS && *story_value(story, story->row))
        story->row++;
    return &story->screen;
}
