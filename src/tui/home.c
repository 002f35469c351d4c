/* The first page. At the very first start it says what happens next; later it offers the drafts, newest first, and the
 * questions, found by typing. */
#include "base/clock.h"
#include "base/memory.h"
#include "base/messages.h"
#include "tui/screens.h"
#include "tui/widgets/field.h"
#include "tui/widgets/list.h"

#include <ctype.h>
#include <starcoach/date.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FIRST_QUESTION "failure"

enum { LABEL_COLUMNS = 11, ASIDE_COLUMNS = 16, ASIDE_FROM_COLUMNS = 76, DETAIL_ROWS = 3, LEFT = 1, ROOMY_ROWS = 20 };

typedef struct Entry {
    const DraftCard *draft;   /* or … */
    const Question *question; /* … a new answer to this one */
} Entry;

typedef struct Home {
    Screen screen;
    App *app;
    Arena *arena; /* of the cards */
    DraftCards cards;
    Entry *entries; /* those that the filter leaves */
    size_t entry_capacity;
    List list;
    Field *filter;
    Buffer message; /* what the last outcome said */
    Buffer removed; /* id of the draft removed last */
} Home;

/* ---- What is offered ---- */

static bool contains(const char *text, const char *word, size_t size) {
    for (; text && *text; text++) {
        size_t i = 0;
        while (i < size && text[i] && tolower((unsigned char)text[i]) == tolower((unsigned char)word[i]))
            i++;
        if (i == size)
            return true;
    }
    return false;
}

static bool question_contains(const Home *home, const Question *question, const char *word, size_t size) {
    if (contains(question->title, word, size) || contains(question->ask, word, size) ||
        contains(question->id, word, size))
        return true;
    for (size_t i = 0; i < question->competencies.count; i++) {
        const Competency *competency = bank_competency(home->app->bank, question->competencies.items[i]);
        if (competency && contains(competency->label, word, size))
            return true;
    }
    return false;
}

/* Whether each word of the filter stands somewhere in what the entry says of itself. */
static bool is_wanted(const Home *home, const Entry *entry) {
    const Question *question = entry->draft ? bank_question(home->app->bank, entry->draft->question) : entry->question;
    for (const char *word = field_text(home->filter); *word;) {
        size_t size = strcspn(word, " ");
        bool found =
            size == 0 || (question && question_contains(home, question, word, size)) ||
            (entry->draft && (contains(entry->draft->title, word, size) || contains(entry->draft->id, word, size)));
        if (!found)
            return false;
        word += size + (word[size] == ' ');
    }
    return true;
}

static void offer(Home *home, Entry entry) {
    if (!is_wanted(home, &entry))
        return;
    home->entries = memory_grow(home->entries, &home->entry_capacity, home->list.count + 1, sizeof *home->entries);
    home->entries[home->list.count++] = entry;
}

static void filter_again(Home *home) {
    home->list.count = 0;
    for (size_t i = 0; i < home->cards.count; i++)
        offer(home, (Entry){.draft = &home->cards.items[i]});
    for (size_t i = 0; i < bank_question_count(home->app->bank); i++)
        offer(home, (Entry){.question = bank_question_at(home->app->bank, i)});
    list_set_count(&home->list, home->list.count);
}

static const Entry *chosen(const Home *home) {
    return home->list.count ? &home->entries[home->list.chosen] : NULL;
}

static void stay_at(Home *home, bool welcome) {
    home->screen.places = welcome ? AT_WELCOME : AT_HOME | AT_LIST | AT_FIELD;
}

/* Coming back here the draft is kept already; it is closed, so that another program may have it. */
static void show(Screen *screen) {
    Home *home = (Home *)screen;
    if (home->app->practice)
        home->list.chosen = 0; /* the newest draft: the one come back from */
    app_close(home->app);
    arena_reset(home->arena);
    home->cards = (DraftCards){0};
    Error error = {0};
    store_list(home->app->store, home->arena, &home->cards, &error);
    error_clear(&error);
    filter_again(home);
    stay_at(home, home->cards.count == 0 && !home->app->settings.welcomed);
}

static const Question *first_question(const Home *home) {
    const Question *question = bank_question(home->app->bank, FIRST_QUESTION);
    return question ? question : bank_question_count(home->app->bank) ? bank_question_at(home->app->bank, 0) : NULL;
}

/* ---- Drawing: the first start ---- */

static int draw_act(Canvas *canvas, Area area, const Shape *shape, size_t index) {
    const Act *act = &shape->acts[index];
    Buffer parts = {0};
    for (size_t i = 0; i < act->sections.count; i++) {
        const Section *section = shape_section(shape, act->sections.items[i]);
        buffer_printf(&parts, "%s%s", i ? ", " : "", section ? section->label : act->sections.items[i]);
    }
    if (act->sections.count == 0)
        buffer_append_string(&parts, MSG_TUI_WELCOME_STORY);
    canvas_printf(canvas, area.top, area.left + 2, 24, INK_ACCENT, "%zu  %s", index + 1, act->label);
    int rows = canvas_paragraph(canvas, area_within(area, 24, 0), INK_TEXT, buffer_slice(&parts));
    buffer_free(&parts);
    return rows;
}

static Area draw_text(Canvas *canvas, Area area, int gap, Ink ink, const char *text) {
    int rows = canvas_paragraph(canvas, area, ink, slice_of(text));
    return area_without_top(area, rows + gap);
}

static void draw_welcome(const Home *home, Canvas *canvas, Area body) {
    const Question *question = first_question(home);
    const Shape *shape = question ? bank_shape(home->app->bank, question->shape) : NULL;
    int gap = body.rows >= ROOMY_ROWS;
    Area area = area_without_top(area_within(body, 3, 3), gap);
    if (!shape) {
        draw_text(canvas, area, gap, INK_BAD, MSG_TUI_NO_QUESTIONS);
        return;
    }
    Buffer line = {0};
    buffer_printf(&line, MSG_TUI_QUOTED, question->ask);
    area = draw_text(canvas, area, gap, INK_TITLE, buffer_string(&line));
    buffer_clear(&line);
    buffer_printf(&line, MSG_TUI_WELCOME_AIM, shape->seconds.least / 60, (shape->seconds.most + 59) / 60);
    area = draw_text(canvas, area, gap, INK_TEXT, buffer_string(&line));
    for (size_t i = 0; i < shape->act_count; i++)
        area = area_without_top(area, draw_act(canvas, area, shape, i));
    area = area_without_top(area, gap);
    buffer_clear(&line);
    buffer_printf(&line, MSG_TUI_WELCOME_TIME, shape->minutes);
    area = draw_text(canvas, area, gap, INK_TEXT, buffer_string(&line));
    draw_text(canvas, area, gap, INK_ACCENT, MSG_TUI_WELCOME_BEGIN);
    buffer_free(&line);
}

/* ---- Drawing: the list ---- */

static void describe_when(int64_t saved, Date today, Buffer *out) {
    time_t seconds = (time_t)saved;
    struct tm local;
    localtime_r(&seconds, &local);
    bool same_day = local.tm_year + 1900 == today.year && local.tm_mon + 1 == today.month && local.tm_mday == today.day;
    if (same_day) {
        buffer_printf(out, MSG_TUI_TODAY, local.tm_hour, local.tm_min);
        return;
    }
    char text[11];
    date_format((Date){local.tm_year + 1900, local.tm_mon + 1, local.tm_mday}, text);
    buffer_append_string(out, text);
}

static const char *entry_title(const Home *home, const Entry *entry) {
    if (entry->question)
        return entry->question->title;
    if (*entry->draft->title)
        return entry->draft->title;
    const Question *question = bank_question(home->app->bank, entry->draft->question);
    return question ? question->title : entry->draft->id;
}

static void append_first_competency(const Home *home, const Question *question, Buffer *out) {
    const Competency *competency =
        question->competencies.count ? bank_competency(home->app->bank, question->competencies.items[0]) : NULL;
    buffer_append_string(out, competency ? competency->label : "");
}

static void describe_aside(const Home *home, const Entry *entry, Buffer *out) {
    if (entry->draft && entry->draft->problem)
        buffer_append_string(out, MSG_TUI_UNREADABLE);
    else if (entry->draft)
        describe_when(entry->draft->saved, home->app->today, out);
    else
        append_first_competency(home, entry->question, out);
}

static void draw_entry(void *host, Canvas *canvas, size_t index, Area row, bool is_chosen) {
    Home *home = host;
    const Entry *entry = &home->entries[index];
    bool first = index == 0 || index == home->list.top || !home->entries[index - 1].draft != !entry->draft;
    if (first)
        canvas_string(canvas, row.top, row.left, LABEL_COLUMNS, INK_TITLE,
                      entry->draft ? MSG_TUI_DRAFTS : MSG_TUI_QUESTIONS);
    Area cells = area_within(row, LABEL_COLUMNS, 0);
    Ink ink = is_chosen ? INK_SELECTED : INK_TEXT;
    if (is_chosen)
        canvas_fill(canvas, cells, INK_SELECTED);
    canvas_string(canvas, cells.top, cells.left, 1, ink, is_chosen ? MSG_TUI_POINTER : " ");
    Area words = area_within(cells, 2, 1);
    if (row.columns >= ASIDE_FROM_COLUMNS || entry->draft) {
        int columns = ASIDE_COLUMNS;
        Buffer aside = {0};
        describe_aside(home, entry, &aside);
        canvas_right(canvas, words.top, words.left + words.columns - columns, columns,
                     is_chosen ? INK_SELECTED : INK_QUIET, buffer_slice(&aside));
        buffer_free(&aside);
        words.columns -= columns + 2;
    }
    canvas_string(canvas, words.top, words.left, words.columns, ink, entry_title(home, entry));
}

/* Which competencies the drafts tell a story for, and the first ones without any. */
static void describe_coverage(const Home *home, Buffer *out) {
    size_t count = bank_competency_count(home->app->bank), covered = 0, named = 0;
    Buffer without = {0};
    for (size_t i = 0; i < count; i++) {
        const Competency *competency = bank_competency_at(home->app->bank, i);
        bool has = false;
        for (size_t d = 0; d < home->cards.count && !has; d++) {
            const Question *question = bank_question(home->app->bank, home->cards.items[d].question);
            for (size_t c = 0; question && c < question->competencies.count; c++)
                has = has || strcmp(question->competencies.items[c], competency->id) == 0;
        }
        covered += has;
        if (!has)
            buffer_printf(&without, "%s%s", named++ ? ", " : "", competency->label);
    }
    if (count > 0 && home->cards.count > 0)
        buffer_printf(out, covered == count ? MSG_TUI_COVERED_ALL : MSG_TUI_COVERED, covered, count,
                      buffer_string(&without));
    buffer_free(&without);
}

static void draw_detail(const Home *home, Canvas *canvas, Area area) {
    const Entry *entry = chosen(home);
    Buffer text = {0};
    if (!entry) {
        buffer_append_string(&text, MSG_TUI_NOTHING_FOUND);
    } else if (entry->draft && entry->draft->problem) {
        buffer_append_string(&text, entry->draft->problem);
    } else if (entry->draft) {
        const Question *question = bank_question(home->app->bank, entry->draft->question);
        buffer_printf(&text, MSG_TUI_DRAFT_DETAIL, question ? question->title : entry->draft->shape,
                      entry->draft->words);
    } else {
        buffer_printf(&text, MSG_TUI_QUOTED, entry->question->ask);
    }
    canvas_paragraph(canvas, area, INK_TEXT, buffer_slice(&text));
    buffer_free(&text);
}

static void draw_list(Home *home, Canvas *canvas, Area body) {
    Area area = area_within(body, LEFT, LEFT);
    Buffer coverage = {0};
    describe_coverage(home, &coverage);
    canvas_string(canvas, area.top, area.left, area.columns, INK_TEXT,
                  home->cards.count ? MSG_TUI_HOME_GO_ON : MSG_TUI_HOME_CHOOSE);
    area = area_without_top(area, 2);
    Area bottom = area_without_top(area, area.rows - DETAIL_ROWS - (coverage.size > 0));
    area = area_without_bottom(area, DETAIL_ROWS + (coverage.size > 0) + 1);
    canvas_rule(canvas, bottom.top - 1, 0, body.columns);
    list_draw(&home->list, canvas, area_without_top(area, 2), draw_entry, home);
    draw_detail(home, canvas, (Area){bottom.top, bottom.left, DETAIL_ROWS, bottom.columns});
    if (coverage.size)
        canvas_text(canvas, bottom.top + DETAIL_ROWS, bottom.left, bottom.columns, INK_QUIET, buffer_slice(&coverage));
    canvas_string(canvas, area.top, area.left, LABEL_COLUMNS, INK_TITLE, MSG_TUI_FIND);
    field_draw(home->filter, canvas, area.top, area.left + LABEL_COLUMNS + 2, area.columns - LABEL_COLUMNS - 3,
               MSG_TUI_FIND_HINT);
    buffer_free(&coverage);
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    Home *home = (Home *)screen;
    if (screen->places & AT_WELCOME)
        draw_welcome(home, canvas, body);
    else
        draw_list(home, canvas, body);
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
    const Entry *entry = chosen(home);
    if (!entry)
        return (Outcome){0};
    if (entry->question)
        return begin(home, entry->question);
    Error error = {0};
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

static Outcome remove_confirmed(void *host) {
    Home *home = host;
    const Entry *entry = chosen(home);
    Error error = {0};
    if (!entry || !entry->draft)
        return (Outcome){0};
    if (!draft_remove(home->app->store, entry->draft->id, &error))
        return failed(home, &error);
    buffer_clear(&home->removed);
    buffer_append_string(&home->removed, entry->draft->id);
    return (Outcome){.message = MSG_TUI_REMOVED};
}

static Outcome remove_chosen(Home *home) {
    const Entry *entry = chosen(home);
    if (!entry || !entry->draft)
        return (Outcome){.message = MSG_TUI_REMOVE_DRAFTS_ONLY};
    buffer_clear(&home->message);
    buffer_printf(&home->message, MSG_TUI_REMOVE_ASK, entry_title(home, entry), entry->draft->words);
    return (Outcome){.push = confirm_screen_new(buffer_string(&home->message), remove_confirmed, home)};
}

static Outcome bring_back(Home *home) {
    Error error = {0};
    if (home->removed.size == 0)
        return (Outcome){.message = MSG_TUI_NOTHING_TO_UNDO};
    if (!draft_restore_removed(home->app->store, buffer_string(&home->removed), &error))
        return failed(home, &error);
    buffer_clear(&home->removed);
    show(&home->screen);
    return (Outcome){.message = MSG_TUI_BROUGHT_BACK};
}

static Outcome go_back(Home *home) {
    if (home->screen.places & AT_HOME && *field_text(home->filter)) {
        field_set_text(home->filter, "");
        filter_again(home);
        return (Outcome){0};
    }
    return (Outcome){.message = MSG_TUI_HOW_TO_LEAVE};
}

static Outcome act(Screen *screen, ActionId action) {
    Home *home = (Home *)screen;
    switch (action) {
    case ACTION_BEGIN:
        return begin(home, first_question(home));
    case ACTION_OTHERS:
        stay_at(home, false);
        return (Outcome){0};
    case ACTION_OPEN:
        return open_chosen(home);
    case ACTION_REMOVE:
        return remove_chosen(home);
    case ACTION_UNDO:
        return bring_back(home);
    case ACTION_BACK:
        return go_back(home);
    default:
        list_move(&home->list, action);
        return (Outcome){0};
    }
}

static Outcome filtered(Home *home, EditorResult result) {
    if (result == EDITOR_CHANGED) {
        filter_again(home);
        home->list.chosen = 0;
    }
    return (Outcome){0};
}

static Outcome key(Screen *screen, int pressed) {
    Home *home = (Home *)screen;
    return screen->places & AT_HOME ? filtered(home, field_key(home->filter, pressed)) : (Outcome){0};
}

static Outcome paste(Screen *screen, Slice text) {
    Home *home = (Home *)screen;
    return screen->places & AT_HOME ? filtered(home, field_paste(home->filter, text)) : (Outcome){0};
}

static void free_home(Screen *screen) {
    Home *home = (Home *)screen;
    arena_free(home->arena);
    free(home->entries);
    field_free(home->filter);
    buffer_free(&home->message);
    buffer_free(&home->removed);
    free(home);
}

static const ScreenKind home_kind = {
    .name = "home", .draw = draw, .act = act, .key = key, .paste = paste, .show = show, .free = free_home};

Screen *home_screen_new(App *app) {
    Home *home = memory_alloc(sizeof *home);
    home->screen.kind = &home_kind;
    home->app = app;
    home->arena = arena_new();
    home->filter = field_new();
    return &home->screen;
}
