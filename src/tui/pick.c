#include "tui/pick.h"

#include "base/memory.h"
#include "base/messages.h"
#include "tui/fuzzy.h"
#include "tui/widgets/field.h"
#include "tui/widgets/list.h"

#include <starcoach/arena.h>
#include <stdlib.h>
#include <string.h>

enum { MARGIN = 2, MOST_COLUMNS = 90, FRAME_ROWS = 4, MOST_LABEL_COLUMNS = 16 };

typedef struct Found { /* a choice that fits, and how well */
    size_t index;
    int score;
    size_t count;
    InkMark marks[FUZZY_MOST]; /* letters of its text */
} Found;

typedef struct Pick {
    Screen screen;
    Buffer title;
    Arena *arena;
    PickChoice *choices;
    size_t count, capacity;
    size_t first; /* the one chosen at first */
    Found *found; /* as many as choices at most */
    List list;
    Field *field;
    int label_columns;
    PickTake take;
    void *host;
} Pick;

/* ---- Finding ---- */

static void mark_letters(Found *found, const Fuzzy *fuzzy) {
    found->count = fuzzy->count;
    for (size_t i = 0; i < fuzzy->count; i++)
        found->marks[i] = (InkMark){{fuzzy->at[i], fuzzy->at[i] + 1}, INK_MARK};
}

/* By what is shown, or else by what is searched as well; then no letters are marked. */
static bool find(const PickChoice *choice, const char *query, Found *found) {
    Fuzzy shown, also;
    bool fits = fuzzy_match(query, choice->text, &shown);
    bool fits_also = choice->also && fuzzy_match(query, choice->also, &also);
    if (!fits && !fits_also)
        return false;
    bool by_text = fits && (!fits_also || shown.score >= also.score);
    found->score = by_text ? shown.score : also.score;
    found->count = 0;
    if (by_text)
        mark_letters(found, &shown);
    return true;
}

static int compare_found(const void *left, const void *right) {
    const Found *a = left, *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return a->index < b->index ? -1 : 1;
}

static void find_again(Pick *pick) {
    size_t count = 0;
    for (size_t i = 0; i < pick->count; i++) {
        Found found = {.index = i};
        if (find(&pick->choices[i], field_text(pick->field), &found))
            pick->found[count++] = found;
    }
    if (count > 1)
        qsort(pick->found, count, sizeof *pick->found, compare_found);
    pick->list.chosen = 0;
    list_set_count(&pick->list, count);
}

/* ---- Drawing ---- */

static void draw_choice(void *host, Canvas *canvas, size_t index, Area row, bool is_chosen) {
    const Pick *pick = host;
    const Found *found = &pick->found[index];
    const PickChoice *choice = &pick->choices[found->index];
    Ink ink = is_chosen ? INK_SELECTED : INK_TEXT;
    canvas_fill(canvas, row, ink);
    canvas_string(canvas, row.top, row.left, 1, ink, is_chosen ? MSG_TUI_POINTER : " ");
    Area words = area_within(row, 2, 1);
    if (pick->label_columns > 0) {
        canvas_string(canvas, words.top, words.left, pick->label_columns, is_chosen ? ink : INK_ACCENT, choice->label);
        words = area_within(words, pick->label_columns + 2, 0);
    }
    Slice text = slice_of(choice->text);
    if (is_chosen || found->count == 0 || canvas_columns(text) > (size_t)words.columns)
        canvas_text(canvas, words.top, words.left, words.columns, ink, text);
    else
        canvas_marked_row(canvas, words.top, words.left, words.columns, ink, text, (Span){0, text.size}, found->marks,
                          found->count);
}

static Area frame_of(const Pick *pick, Area body) {
    Area frame = area_within(body, MARGIN, MARGIN);
    if (frame.columns > MOST_COLUMNS) {
        frame.left += (frame.columns - MOST_COLUMNS) / 2;
        frame.columns = MOST_COLUMNS;
    }
    int rows = (int)pick->count + FRAME_ROWS;
    frame.rows = rows < body.rows ? rows : body.rows;
    return frame;
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    Pick *pick = (Pick *)screen;
    Area frame = frame_of(pick, body);
    canvas_frame(canvas, frame, buffer_string(&pick->title));
    Area inner = area_without_bottom(area_without_top(area_within(frame, 2, 2), 1), 1);
    list_draw(&pick->list, canvas, area_without_top(inner, 2), draw_choice, pick);
    if (pick->list.count == 0)
        canvas_string(canvas, inner.top + 2, inner.left + 2, inner.columns - 2, INK_TEXT, MSG_TUI_PICK_NONE);
    field_draw(pick->field, canvas, inner.top, inner.left + 2, inner.columns - 3, MSG_TUI_PICK_HINT);
}

/* ---- Keys ---- */

static Outcome act(Screen *screen, ActionId action) {
    Pick *pick = (Pick *)screen;
    if (action == ACTION_BACK)
        return (Outcome){.pop = 1};
    if (action == ACTION_TAKE) {
        if (pick->list.count == 0)
            return (Outcome){0};
        Outcome outcome = pick->take(pick->host, pick->choices[pick->found[pick->list.chosen].index].value);
        outcome.pop++;
        return outcome;
    }
    list_move(&pick->list, action);
    return (Outcome){0};
}

static Outcome searched(Pick *pick, EditorResult result) {
    if (result == EDITOR_CHANGED)
        find_again(pick);
    return (Outcome){0};
}

static Outcome key(Screen *screen, int pressed) {
    Pick *pick = (Pick *)screen;
    return searched(pick, field_key(pick->field, pressed));
}

static Outcome click(Screen *screen, int row, int column) {
    return list_click(&((Pick *)screen)->list, row, column) ? (Outcome){0} : outcome_none();
}

static Outcome paste(Screen *screen, Slice text) {
    Pick *pick = (Pick *)screen;
    return searched(pick, field_paste(pick->field, text));
}

static void show(Screen *screen) {
    Pick *pick = (Pick *)screen;
    pick->found = memory_resize(pick->found, (pick->count + 1) * sizeof *pick->found);
    find_again(pick);
    if (pick->first < pick->list.count)
        pick->list.chosen = pick->first;
}

static void free_pick(Screen *screen) {
    Pick *pick = (Pick *)screen;
    buffer_free(&pick->title);
    arena_free(pick->arena);
    free(pick->choices);
    free(pick->found);
    field_free(pick->field);
    free(pick);
}

static const ScreenKind pick_kind = {.name = "pick",
                                     .places = AT_PICK | AT_LIST | AT_FIELD,
                                     .over = true,
                                     .draw = draw,
                                     .act = act,
                                     .click = click,
                                     .key = key,
                                     .paste = paste,
                                     .show = show,
                                     .free = free_pick};

Screen *pick_screen_new(const char *title, PickTake take, void *host) {
    Pick *pick = memory_alloc(sizeof *pick);
    pick->screen = (Screen){&pick_kind, pick_kind.places};
    pick->arena = arena_new();
    pick->field = field_new();
    pick->take = take;
    pick->host = host;
    buffer_append_string(&pick->title, title);
    return &pick->screen;
}

static char *copy(Pick *pick, const char *text) {
    return text ? arena_string(pick->arena, text) : NULL;
}

void pick_add(Screen *screen, PickChoice choice, bool chosen) {
    Pick *pick = (Pick *)screen;
    pick->choices = memory_grow(pick->choices, &pick->capacity, pick->count + 1, sizeof *pick->choices);
    if (chosen)
        pick->first = pick->count;
    pick->choices[pick->count++] =
        (PickChoice){copy(pick, choice.label), copy(pick, choice.text), copy(pick, choice.also), choice.value};
    int columns = choice.label ? (int)canvas_columns(slice_of(choice.label)) : 0;
    if (columns > MOST_LABEL_COLUMNS)
        columns = MOST_LABEL_COLUMNS;
    if (columns > pick->label_columns)
        pick->label_columns = columns;
}
