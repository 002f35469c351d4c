/* The one next thing. */
#include "answer/dates.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/messages.h"
#include "text/quote.h"
#include "tui/home.h"
#include "tui/key_words.h"
#include "tui/takes.h"

#include <math.h>
#include <starcoach/render.h>
#include <stdlib.h>
#include <string.h>

enum { DAY = 24 * 60 * 60, DAYS_COUNTED = 60, LEAST_NAME_COLUMNS = 16 };

/* The drafts with the shape of each, looked up once for all that have it. */
typedef struct Shaped {
    const DraftView *view;
    const Bank *bank;
    const Language *language; /* NULL: the first page does not read it */
    const Shape **shapes;     /* by the number of the name */
    bool *looked_up;
} Shaped;

static Shaped shaped_new(const DraftView *view, const Bank *bank) {
    size_t names = draft_view_name_count(view) + 1;
    const Language *language = bank_is_whole(bank) ? bank_language(bank) : NULL;
    return (Shaped){view, bank, language, memory_array(names, sizeof(Shape *)), memory_array(names, sizeof(bool))};
}

static void shaped_free(Shaped *shaped) {
    free(shaped->shapes);
    free(shaped->looked_up);
}

static const Shape *shape_of(Shaped *shaped, DraftGist gist) {
    if (!shaped->looked_up[gist.shape]) {
        const char *name = draft_view_name(shaped->view, gist.shape);
        shaped->looked_up[gist.shape] = true;
        shaped->shapes[gist.shape] = *name ? bank_shape(shaped->bank, name) : NULL;
    }
    return shaped->shapes[gist.shape];
}

static bool is_readable(const Shaped *shaped, size_t draft) {
    return !draft_view_card(shaped->view, draft).problem;
}

/* Was the whole of it said aloud? */
static bool is_rehearsed(const Takes *takes, const char *draft) {
    for (size_t i = 0; takes && i < takes->count; i++)
        if (strcmp(takes->items[i].draft, draft) == 0 && take_counts(&takes->items[i]))
            return true;
    return false;
}

/* By the number of words: good enough to tell a beginning from an answer without reading every draft, and too rough to
 * be shown. A beginning is what the judge would call too short. What is longer was perhaps said aloud already: only a
 * beginning sends its writer back then. Nor does a quick tongue, else a rehearsal would undo what was said before. */
static NextThing unfinished(Shaped *shaped, const Takes *takes, double pace) {
    double low, high;
    speech_range(shaped->language, 0, &low, &high);
    for (size_t i = 0; i < draft_view_count(shaped->view); i++) {
        const DraftGist gist = draft_view_gist(shaped->view, i);
        const Shape *shape = shape_of(shaped, gist);
        double seconds = speech_seconds_of_words(shaped->language, gist.words, fmax(pace, 1));
        if (!shape || seconds >= shape->seconds.least || !is_readable(shaped, i))
            continue;
        bool is_beginning = 2 * seconds * high < shape->seconds.least;
        if (!is_beginning && is_rehearsed(takes, draft_view_card(shaped->view, i).id))
            continue;
        return (NextThing){NEXT_UNFINISHED, i, gist.words, !is_beginning, shape->seconds.least, 0};
    }
    return (NextThing){0};
}

/* Takes are newest first: the first one of a draft is its last. */
static int64_t last_spoken(const Takes *takes, const char *draft) {
    for (size_t i = 0; i < takes->count; i++)
        if (strcmp(takes->items[i].draft, draft) == 0 && take_is_spoken(&takes->items[i]))
            return takes->items[i].at;
    return 0;
}

static NextThing unspoken(Shaped *shaped, const Takes *takes) {
    NextThing next = {0};
    for (size_t i = 0; i < draft_view_count(shaped->view); i++) {
        if (!shape_of(shaped, draft_view_gist(shaped->view, i)) || !is_readable(shaped, i))
            continue;
        int64_t spoken = last_spoken(takes, draft_view_card(shaped->view, i).id);
        if (spoken == 0)
            return (NextThing){.kind = NEXT_NEVER_SPOKEN, .draft = i};
        if (next.kind == NEXT_NOTHING || spoken < next.spoken)
            next = (NextThing){.kind = NEXT_LONGEST_UNSPOKEN, .draft = i, .spoken = spoken};
    }
    return next;
}

NextThing home_next(const DraftView *view, const Takes *takes, const Bank *bank, double pace) {
    Shaped shaped = shaped_new(view, bank);
    NextThing next = unfinished(&shaped, takes, pace);
    if (takes && next.kind == NEXT_NOTHING)
        next = unspoken(&shaped, takes);
    shaped_free(&shaped);
    return next;
}

/* In days, or, where nobody counts them any more, in months. */
static void append_ago(int64_t spoken, long long days, Date today, Buffer *out) {
    const Date then = clock_local(spoken).date;
    if (days < DAYS_COUNTED)
        buffer_printf(out, MSG_TUI_DAYS_AGO, days);
    else
        fact_append_age((Date){then.year, then.month, 0}, today, out);
}

static void tell_when(int64_t spoken, bool only_one, Date today, Buffer *out) {
    long long days = (clock_seconds() - spoken) / DAY;
    if (days < 1)
        buffer_append_string(out, only_one ? MSG_TUI_WHY_ONE_TODAY : MSG_TUI_WHY_TODAY);
    else if (days == 1)
        buffer_append_string(out, only_one ? MSG_TUI_WHY_ONE_YESTERDAY : MSG_TUI_WHY_YESTERDAY);
    else {
        Buffer ago = {0};
        append_ago(spoken, days, today, &ago);
        buffer_printf(out, only_one ? MSG_TUI_WHY_ONE_AGO : MSG_TUI_WHY_AGO, buffer_string(&ago));
        buffer_free(&ago);
    }
}

/* The key that does it, where what is chosen is what it is about; else "". */
static const char *next_key(const Home *home) {
    const DraftCard *chosen = home_chosen(home).draft;
    if (!chosen || home->next.kind == NEXT_NOTHING || strcmp(chosen->id, home_card(home, home->next.draft)->id) != 0)
        return "";
    return key_words(home->next.kind == NEXT_UNFINISHED ? MSG_TUI_NEXT_KEY_OPEN : MSG_TUI_NEXT_KEY_SPEAK);
}

static void tell_what(const Home *home, size_t columns, Buffer *out) {
    const bool begun = home->next.kind == NEXT_UNFINISHED;
    const char *sentence = begun ? MSG_TUI_NEXT_UNFINISHED : MSG_TUI_NEXT_SPEAK, *key = next_key(home);
    const Slice title = slice_of(home_title(home, home_card(home, home->next.draft)));
    Buffer name = {0};
    buffer_printf(out, sentence, "");
    size_t used = canvas_columns(buffer_slice(out)) + canvas_columns(slice_of(key));
    buffer_clear(out);
    const Span whole = {0, title.size};
    if (used + canvas_columns(title) <= columns || used + LEAST_NAME_COLUMNS > columns)
        buffer_append(&name, title);
    else
        quote_append(title, whole, whole, columns - used, &name);
    buffer_printf(out, sentence, buffer_string(&name));
    buffer_append_string(out, key);
    buffer_free(&name);
}

void home_tell_next(const Home *home, size_t columns, Buffer *what, Buffer *why) {
    const NextThing *next = &home->next;
    if (next->kind == NEXT_NOTHING) {
        buffer_append_string(what, key_words(MSG_TUI_HOME_CHOOSE));
        buffer_append_string(why, MSG_TUI_WHY_CHOOSE);
        return;
    }
    tell_what(home, columns, what);
    if (next->kind == NEXT_UNFINISHED && next->words == 0) {
        buffer_append_string(why, MSG_TUI_WHY_UNWRITTEN);
    } else if (next->kind == NEXT_UNFINISHED) {
        Buffer least = {0};
        render_minutes(next->least, &least);
        if (next->well_on)
            buffer_printf(why, MSG_TUI_WHY_WELL_ON, next->words, buffer_string(&least));
        else
            buffer_printf(why, next->words == 1 ? MSG_TUI_WHY_UNFINISHED_ONE : MSG_TUI_WHY_UNFINISHED, next->words,
                          buffer_string(&least));
        buffer_free(&least);
    } else if (next->kind == NEXT_NEVER_SPOKEN) {
        buffer_append_string(why, MSG_TUI_WHY_NEVER_SPOKEN);
    } else {
        tell_when(next->spoken, home->draft_count == 1, home->app->today, why);
    }
}
