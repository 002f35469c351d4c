#include "tui/pick.h"

#include "base/memory.h"
#include "base/messages.h"
#include "text/word_start.h"
#include "tui/fuzzy.h"
#include "tui/widgets/field.h"
#include "tui/widgets/list.h"

#include <starcoach/arena.h>
#include <stdlib.h>
#include <string.h>

enum { MARGIN = 2, MOST_COLUMNS = 90, FRAME_ROWS = 4, FOOT_ROWS = 3, MOST_LABEL_COLUMNS = 16, LEAST_LIST_ROWS = 3 };

typedef enum Fit { FITS_NAME, FITS_TEXT, FITS_ALSO, FITS_SCATTERED, FITS_NOT } Fit; /* the nearest first */

typedef struct Found { /* a choice that fits, and how well */
    size_t index;
    Fit fit;
    int score; /* of scattered letters */
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
    int label_columns, widest; /* of the labels, of the texts */
    PickTake take;
    void *host;
} Pick;

/* ---- Finding ---- */

static void mark_word(Found *found, const char *text, const char *at, size_t size) {
    size_t start = (size_t)(at - text);
    for (size_t i = 0; i < size && found->count < FUZZY_MOST; i++)
        found->marks[found->count++] = (InkMark){{start + i, start + i + 1}, INK_MARK};
}

/* The worst fit of its words counts: each must begin a word somewhere. */
static Fit find_words(const PickChoice *choice, Slice query, Found *found) {
    Fit worst = FITS_NAME;
    size_t at = 0;
    for (Slice word; (word = word_typed(query, &at)).size > 0;) {
        const char *in_text = word_start(choice->text, word);
        bool in_name = choice->name && word_start(choice->name, word);
        bool in_also = choice->also && word_start(choice->also, word);
        Fit fit = in_name ? FITS_NAME : in_text ? FITS_TEXT : in_also ? FITS_ALSO : FITS_NOT;
        worst = fit > worst ? fit : worst;
        if (in_text)
            mark_word(found, choice->text, in_text, word.size);
    }
    return worst;
}

static void find_scattered(const PickChoice *choice, const char *query, Found *found) {
    Fuzzy fuzzy;
    found->count = 0;
    found->fit = fuzzy_match(query, choice->text, &fuzzy) ? FITS_SCATTERED : FITS_NOT;
    found->score = fuzzy.score;
    for (size_t i = 0; found->fit == FITS_SCATTERED && i < fuzzy.count; i++)
        found->marks[found->count++] = (InkMark){{fuzzy.at[i], fuzzy.at[i] + 1}, INK_MARK};
}

static int compare_found(const void *left, const void *right) {
    const Found *a = left, *b = right;
    if (a->fit != b->fit)
        return a->fit < b->fit ? -1 : 1;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return a->index < b->index ? -1 : 1;
}

static int compare_marks(const void *left, const void *right) {
    const InkMark *a = left, *b = right;
    return a->span.start < b->span.start ? -1 : a->span.start > b->span.start;
}

static size_t find_all(Pick *pick, const char *query, bool scattered) {
    size_t count = 0;
    for (size_t i = 0; i < pick->count; i++) {
        Found *found = &pick->found[count];
        *found = (Found){.index = i};
        if (scattered)
            find_scattered(&pick->choices[i], query, found);
        else
            found->fit = find_words(&pick->choices[i], slice_of(query), found);
        qsort(found->marks, found->count, sizeof *found->marks, compare_marks);
        count += found->fit != FITS_NOT;
    }
    return count;
}

static void find_again(Pick *pick) {
    const char *query = field_text(pick->field);
    size_t count = find_all(pick, query, false);
    if (count == 0)
        count = find_all(pick, query, true);
    if (count > 1)
        qsort(pick->found, count, sizeof *pick->found, compare_found);
    pick->list.chosen = 0;
    list_set_count(&pick->list, count);
}

/* ---- Drawing ---- */

/* Up to the last clause that there is room for, without the sign that ends it. */
static Slice short_of(Slice text, int columns) {
    size_t end = text.size;
    for (size_t i = 0; canvas_columns(text) > (size_t)columns && i + 1 < text.size; i++) {
        bool ends = (strchr(",;:.", text.data[i]) && text.data[i + 1] == ' ') ||
                    (text.data[i] == ' ' && text.data[i + 1] == '(');
        if (ends && canvas_columns(slice_part(text, (Span){0, i})) <= (size_t)columns)
            end = i;
    }
    return slice_part(text, (Span){0, end});
}

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
    Slice text = short_of(slice_of(choice->text), words.columns);
    if (is_chosen || found->count == 0 || canvas_columns(text) > (size_t)words.columns)
        canvas_text(canvas, words.top, words.left, words.columns, ink, text);
    else
        canvas_marked_row(canvas, words.top, words.left, words.columns, ink, text, (Span){0, text.size}, found->marks,
                          found->count);
}

static Area inside(Area frame) {
    return area_without_bottom(area_without_top(area_within(frame, 2, 2), 1), 1);
}

static int text_columns(const Pick *pick, Area list) { /* as in draw_choice, within a list */
    return list.columns - 1 - 3 - (pick->label_columns ? pick->label_columns + 2 : 0);
}

static Area frame_of(const Pick *pick, Area body) {
    Area frame = area_in_the_middle(area_within(body, MARGIN, MARGIN), MOST_COLUMNS);
    int rows = (int)pick->count + FRAME_ROWS + (pick->widest > text_columns(pick, inside(frame)) ? FOOT_ROWS : 0);
    frame.rows = rows < body.rows ? rows : body.rows;
    return frame;
}

/* What is chosen, in full, where some of the choices are too long for their rows. Gives the rows left above. */
static Area draw_foot(const Pick *pick, Canvas *canvas, Area area) {
    if (pick->widest <= text_columns(pick, area) || area.rows < FOOT_ROWS + LEAST_LIST_ROWS)
        return area;
    Area foot = area_without_top(area, area.rows - FOOT_ROWS);
    canvas_rule(canvas, foot.top, foot.left, foot.columns);
    if (pick->list.count)
        canvas_paragraph(canvas, area_within(area_without_top(foot, 1), 2, 1), INK_TEXT,
                         slice_of(pick->choices[pick->found[pick->list.chosen].index].text));
    return area_without_bottom(area, FOOT_ROWS);
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    Pick *pick = (Pick *)screen;
    Area frame = frame_of(pick, body);
    canvas_frame(canvas, frame, buffer_string(&pick->title));
    Area inner = inside(frame);
    list_draw(&pick->list, canvas, draw_foot(pick, canvas, area_without_top(inner, 2)), draw_choice, pick);
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

static bool is_idle(const Screen *screen, ActionId action) {
    return action == ACTION_TAKE && ((const Pick *)screen)->list.count == 0;
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
                                     .is_idle = is_idle,
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
    pick->choices[pick->count++] = (PickChoice){copy(pick, choice.label), copy(pick, choice.name),
                                                copy(pick, choice.text), copy(pick, choice.also), choice.value};
    int text_columns_here = (int)canvas_columns(slice_of(choice.text));
    pick->widest = text_columns_here > pick->widest ? text_columns_here : pick->widest;
    int columns = choice.label ? (int)canvas_columns(slice_of(choice.label)) : 0;
    if (columns > MOST_LABEL_COLUMNS)
        columns = MOST_LABEL_COLUMNS;
    if (columns > pick->label_columns)
        pick->label_columns = columns;
}
