/* The first page as a picture: what happens next at the very first start; later the one next thing and why, the drafts
 * and the questions, and which competencies have a story. */
#include "base/clock.h"
#include "base/memory.h"
#include "base/messages.h"
#include "tui/home.h"
#include "tui/key_words.h"

#include <starcoach/date.h>
#include <stdlib.h>
#include <string.h>

enum {
    LABEL_COLUMNS = 11,
    ASIDE_COLUMNS = 16,
    ASIDE_FROM_COLUMNS = 76,
    WIDE_FROM_COLUMNS = 100, /* asides have a column of their own, near to what they are of */
    WIDE_TITLE_COLUMNS = 56,
    LIST_MOST_COLUMNS = 120,
    WHY_ROWS = 2,
    DETAIL_ROWS = 3,
    LEFT = 1,
    ROOMY_ROWS = 20,
    LEAST_STORY_WORDS = 60 /* with fewer, a draft does not tell its story yet */
};

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
    const Question *question = home_first_question(home);
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
    draw_text(canvas, area, gap, INK_ACCENT, key_words(MSG_TUI_WELCOME_BEGIN));
    buffer_free(&line);
}

/* ---- Drawing: the list ---- */

static void describe_when(int64_t saved, Date today, Buffer *out) {
    const LocalTime local = clock_local(saved);
    if (date_days_between(local.date, today) == 0) {
        buffer_printf(out, MSG_TUI_TODAY, local.hour, local.minute);
        return;
    }
    char text[11];
    date_format(local.date, text);
    buffer_append_string(out, text);
}

static const char *entry_title(const Home *home, const Entry *entry) {
    return entry->question ? entry->question->title : home_title(home, entry->draft);
}

/* The first one, and as many more as fit. */
static void append_competencies(const Home *home, const Question *question, size_t columns, Buffer *out) {
    for (size_t i = 0; i < question->competencies.count; i++) {
        const Competency *competency = bank_competency(home->app->bank, question->competencies.items[i]);
        size_t used = canvas_columns(buffer_slice(out));
        if (competency && (used == 0 || used + 2 + canvas_columns(slice_of(competency->label)) <= columns))
            buffer_printf(out, "%s%s", used ? ", " : "", competency->label);
    }
}

static void describe_aside(const Home *home, const Entry *entry, size_t columns, Buffer *out) {
    if (entry->draft && entry->draft->problem)
        buffer_append_string(out, MSG_TUI_UNREADABLE);
    else if (entry->draft)
        describe_when(entry->draft->saved, home->app->today, out);
    else
        append_competencies(home, entry->question, columns, out);
}

/* On the right; in a wide window from a column on that is nearer, if the title leaves it. Gives the columns before it.
 */
static int draw_aside(const Home *home, const Entry *entry, Canvas *canvas, Area words, Ink ink) {
    bool wide = words.columns + LABEL_COLUMNS >= WIDE_FROM_COLUMNS;
    int columns = wide ? words.columns - WIDE_TITLE_COLUMNS : ASIDE_COLUMNS;
    Buffer aside = {0};
    describe_aside(home, entry, wide ? (size_t)columns : 0, &aside);
    if (!wide && (int)canvas_columns(buffer_slice(&aside)) < columns)
        columns = (int)canvas_columns(buffer_slice(&aside)); /* the title may have the rest */
    int left = words.left + words.columns - columns;
    int over = wide ? (int)canvas_columns(slice_of(entry_title(home, entry))) + 2 - (words.columns - columns) : 0;
    int spare = columns - (int)canvas_columns(buffer_slice(&aside));
    if (over > 0 && spare > 0) {
        columns -= over < spare ? over : spare;
        left = words.left + words.columns - columns;
    }
    if (wide)
        canvas_text(canvas, words.top, left, columns, ink, buffer_slice(&aside));
    else
        canvas_right(canvas, words.top, left, columns, ink, buffer_slice(&aside));
    buffer_free(&aside);
    return words.columns - columns - 2;
}

static void draw_entry(void *host, Canvas *canvas, size_t index, Area row, bool is_chosen) {
    Home *home = host;
    const Entry shown = home_entry(home, index), *entry = &shown;
    bool first = index == 0 || index == home->list.top || !home_entry(home, index - 1).draft != !entry->draft;
    if (first)
        canvas_string(canvas, row.top, row.left, LABEL_COLUMNS, INK_TITLE,
                      entry->draft ? MSG_TUI_DRAFTS : MSG_TUI_QUESTIONS);
    Area cells = area_within(row, LABEL_COLUMNS, 0);
    Ink ink = is_chosen ? INK_SELECTED : INK_TEXT;
    if (is_chosen)
        canvas_fill(canvas, cells, INK_SELECTED);
    canvas_string(canvas, cells.top, cells.left, 1, ink, is_chosen ? MSG_TUI_POINTER : " ");
    Area words = area_within(cells, 2, 1);
    if (row.columns >= ASIDE_FROM_COLUMNS || entry->draft)
        words.columns = draw_aside(home, entry, canvas, words, is_chosen ? INK_SELECTED : INK_QUIET);
    canvas_string(canvas, words.top, words.left, words.columns, ink, entry_title(home, entry));
}

/* The questions that a draft tells a story to, by the numbers of their names; NULL where there is none. */
static const Question **questions_told(const Home *home) {
    const Question **told = memory_array(draft_view_name_count(home->view) + 1, sizeof *told);
    bool *looked_up = memory_array(draft_view_name_count(home->view) + 1, sizeof *looked_up);
    for (size_t i = 0; i < home->draft_count; i++) {
        const DraftGist gist = draft_view_gist(home->view, i);
        if (gist.words < LEAST_STORY_WORDS || looked_up[gist.question])
            continue;
        const char *id = draft_view_name(home->view, gist.question);
        looked_up[gist.question] = true;
        told[gist.question] = *id ? bank_question(home->app->bank, id) : NULL;
    }
    free(looked_up);
    return told;
}

static bool is_told(const Home *home, const Question *const *told, const Competency *competency) {
    for (size_t i = 0; i < draft_view_name_count(home->view); i++)
        for (size_t c = 0; told[i] && c < told[i]->competencies.count; c++)
            if (strcmp(told[i]->competencies.items[c], competency->id) == 0)
                return true;
    return false;
}

/* So many of them as fit whole in the columns, and how many more there are. */
static void name_those_that_fit(const char *const *names, size_t count, size_t columns, Buffer *out) {
    Buffer line = {0}, fits = {0};
    buffer_append_string(&line, MSG_TUI_COVERED_NONE_FOR);
    const size_t used = canvas_columns(buffer_slice(out)) + 1; /* the full stop */
    for (size_t i = 0; i < count; i++) {
        buffer_printf(&line, "%s%s", i ? ", " : "", names[i]);
        Buffer whole = {0};
        buffer_append(&whole, buffer_slice(&line));
        if (i + 1 < count)
            buffer_printf(&whole, MSG_TUI_COVERED_MORE, count - i - 1);
        if (used + canvas_columns(buffer_slice(&whole)) <= columns) {
            buffer_clear(&fits);
            buffer_append(&fits, buffer_slice(&whole));
        }
        buffer_free(&whole);
    }
    buffer_append(out, buffer_slice(&fits));
    buffer_free(&fits);
    buffer_free(&line);
}

/* Which competencies the drafts tell a story for, and the first ones without any. */
static void describe_coverage(const Home *home, size_t columns, Buffer *out) {
    if (home->draft_count == 0)
        return;
    size_t count = bank_competency_count(home->app->bank), lacking = 0;
    const Question **told = questions_told(home);
    const char **without = memory_array(count + 1, sizeof *without);
    for (size_t i = 0; i < count; i++) {
        const Competency *competency = bank_competency_at(home->app->bank, i);
        if (!is_told(home, told, competency))
            without[lacking++] = competency->label;
    }
    if (lacking < count) { /* with none yet it would only scold */
        buffer_printf(out, MSG_TUI_COVERED, count - lacking, count);
        name_those_that_fit(without, lacking, columns, out);
        buffer_append_string(out, ".");
    }
    free(without);
    free(told);
}

static void draw_detail(const Home *home, Canvas *canvas, Area area) {
    const Entry chosen = home_chosen(home), *entry = &chosen;
    Buffer text = {0};
    if (!entry->draft && !entry->question) {
        buffer_append_string(&text, key_words(MSG_TUI_NOTHING_FOUND));
    } else if (entry->draft && entry->draft->problem) {
        buffer_append_string(&text, entry->draft->problem);
    } else if (entry->draft) {
        const Question *question = bank_question(home->app->bank, entry->draft->question);
        buffer_printf(&text,
                      entry->draft->words == 0   ? MSG_TUI_DRAFT_DETAIL_NONE
                      : entry->draft->words == 1 ? MSG_TUI_DRAFT_DETAIL_ONE
                                                 : MSG_TUI_DRAFT_DETAIL,
                      question ? question->title : entry->draft->shape, entry->draft->words);
    } else {
        buffer_printf(&text, MSG_TUI_QUOTED, entry->question->ask);
    }
    canvas_paragraph(canvas, area, INK_TEXT, buffer_slice(&text));
    buffer_free(&text);
}

static const char *const order_names[ORDER_COUNT] = {MSG_TUI_ORDER_NEWEST, MSG_TUI_ORDER_NAME, MSG_TUI_ORDER_WORDS};

static Area draw_next(const Home *home, Canvas *canvas, Area area) {
    Buffer what = {0}, why = {0};
    home_tell_next(home, (size_t)area.columns, &what, &why);
    canvas_text(canvas, area.top, area.left, area.columns, INK_TITLE, buffer_slice(&what));
    Area reason = area_without_top(area, 1);
    reason.rows = reason.rows < WHY_ROWS ? reason.rows : WHY_ROWS;
    int rows = canvas_paragraph(canvas, reason, INK_TEXT, buffer_slice(&why));
    buffer_free(&what);
    buffer_free(&why);
    return area_without_top(area, 1 + rows + 1);
}

static void draw_filter(const Home *home, Canvas *canvas, Area area) {
    Slice order = slice_of(order_names[home->order]);
    int used =
        home->draft_count > 1 ? canvas_right(canvas, area.top, area.left, area.columns - 1, INK_QUIET, order) : 0;
    canvas_string(canvas, area.top, area.left, LABEL_COLUMNS, INK_TITLE, MSG_TUI_FIND);
    field_draw(home->filter, canvas, area.top, area.left + LABEL_COLUMNS + 2, area.columns - LABEL_COLUMNS - 4 - used,
               MSG_TUI_FIND_HINT);
}

static void draw_list(Home *home, Canvas *canvas, Area body) {
    Buffer coverage = {0};
    Area area = area_within(body, LEFT, LEFT);
    describe_coverage(home, (size_t)area.columns, &coverage);
    area = draw_next(home, canvas, area);
    Area bottom = area_without_top(area, area.rows - DETAIL_ROWS - (coverage.size > 0));
    area = area_without_bottom(area, DETAIL_ROWS + (coverage.size > 0) + 1);
    canvas_rule(canvas, bottom.top - 1, 0, body.columns);
    area = area_at_most(area, LIST_MOST_COLUMNS);
    Area rows = area_without_top(area, 2);
    if (!home->whole && home->list.top + (size_t)rows.rows >= home->list.count)
        home_offer_all(home); /* more is seen than is known so far */
    list_draw(&home->list, canvas, rows, draw_entry, home);
    draw_detail(home, canvas, (Area){bottom.top, bottom.left, DETAIL_ROWS, bottom.columns});
    if (coverage.size)
        canvas_text(canvas, bottom.top + DETAIL_ROWS, bottom.left, bottom.columns, INK_QUIET, buffer_slice(&coverage));
    draw_filter(home, canvas, area);
    buffer_free(&coverage);
}

void home_draw(Screen *screen, Canvas *canvas, Area body) {
    Home *home = (Home *)screen;
    if (screen->places & AT_WELCOME)
        draw_welcome(home, canvas, body);
    else
        draw_list(home, canvas, body);
}
