/* Small slips of the answer, found by polish and mended one by one: each is shown as it stands and as it would read,
 * and nothing changes that the person has not said yes to. */
#include "base/memory.h"
#include "base/messages.h"
#include "tui/screens.h"
#include "tui/widgets/list.h"

#include <starcoach/render.h>
#include <stdlib.h>

enum { SECTION_COLUMNS = 16, WHY_COLUMNS = 15, HEAD_ROWS = 2, FOOT_ROWS = 4, SIDE_COLUMNS = 6, CONTEXT_BYTES = 28 };

/* Edits that touch are one slip: a filler goes together with the capital that then begins the sentence. */
typedef struct Slip {
    size_t first, count; /* of the edits */
    size_t section;
    Span span;               /* of the section's source … */
    const char *replacement; /* … and what takes its place */
} Slip;

typedef struct Mending {
    Screen screen;
    App *app;
    Practice *practice;
    Arena *arena; /* of the view, the edits and the slips */
    AnswerView view;
    Polish edits;
    Slip *slips;
    List list;
    size_t steps; /* mended here and not undone */
    Buffer message;
} Mending;

static bool goes_on(const Polish *edits, size_t index) {
    const PolishEdit *edit = &edits->items[index];
    return index > 0 && edit->section == edit[-1].section && edit->span.start == edit[-1].span.end;
}

/* The edits from `first` on that touch. */
static Slip slip_from(const Mending *mending, size_t first) {
    const Polish *edits = &mending->edits;
    const PolishEdit *edit = &edits->items[first];
    Slip slip = {first, 0, edit->section, edit->span, NULL};
    Buffer words = {0};
    do {
        slip.span.end = edit->span.end;
        buffer_append_string(&words, edit->replacement);
        slip.count++;
        edit++;
    } while (first + slip.count < edits->count && goes_on(edits, first + slip.count));
    slip.replacement = arena_copy(mending->arena, buffer_slice(&words));
    buffer_free(&words);
    return slip;
}

/* Only what there is something to do with. */
static void offer_keys(Mending *mending) {
    mending->screen.places = mending->list.count ? AT_MEND | AT_LIST : mending->steps ? AT_MENDED : 0;
}

static void look(Mending *mending) {
    arena_reset(mending->arena);
    mending->view = answer_view(mending->practice->answer, mending->app->bank, mending->arena);
    mending->edits = polish_answer(bank_language(mending->app->bank), &mending->view, mending->arena);
    mending->slips = arena_array(mending->arena, mending->edits.count, sizeof *mending->slips);
    size_t count = 0;
    for (size_t i = 0; i < mending->edits.count; i += mending->slips[count++].count)
        mending->slips[count] = slip_from(mending, i);
    list_set_count(&mending->list, count);
    offer_keys(mending);
}

/* ---- Drawing ---- */

static bool is_word_break(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t';
}

/* With the words that it touches, so that a letter is not shown alone. */
static Span whole_words(Slice text, Span span) {
    Span words = span;
    bool open = span.start == span.end || is_word_break(text.data[span.start]);
    while (open && words.start > 0 && is_word_break(text.data[words.start - 1]))
        words.start--;
    while (words.start > 0 && !is_word_break(text.data[words.start - 1]))
        words.start--;
    while (words.end < text.size && !is_word_break(text.data[words.end]))
        words.end++;
    return words;
}

/* The slip with some words on either side. */
static Span surroundings(Slice text, Span span) {
    size_t start = span.start > CONTEXT_BYTES ? span.start - CONTEXT_BYTES : 0;
    size_t end = text.size - span.end > CONTEXT_BYTES ? span.end + CONTEXT_BYTES : text.size;
    while (start > 0 && start < span.start && !is_word_break(text.data[start - 1]))
        start++;
    while (end < text.size && end > span.end && !is_word_break(text.data[end]))
        end--;
    return (Span){start, end};
}

/* One reading of the slip, its words marked; *mark is where they came to stand. */
static void append_reading(Slice text, Span around, Span slip, Slice words, Buffer *out, Span *mark) {
    buffer_append_string(out, around.start > 0 ? MSG_TUI_MORE : "");
    buffer_append(out, slice_part(text, (Span){around.start, slip.start}));
    mark->start = out->size;
    buffer_append(out, words);
    mark->end = out->size;
    buffer_append(out, slice_part(text, (Span){slip.end, around.end}));
    buffer_append_string(out, around.end < text.size ? MSG_TUI_MORE : "");
}

/* A new line would break the row; no mark changes its place by it. */
static void flatten(Buffer *line) {
    for (size_t i = 0; i < line->size; i++)
        if (line->data[i] == '\n' || line->data[i] == '\t')
            line->data[i] = ' ';
}

static void draw_reading(const Mending *mending, const Slip *slip, bool mended, Canvas *canvas, Area row) {
    Slice text = mending->view.sections[slip->section].source;
    Slice words = mended ? slice_of(slip->replacement) : slice_part(text, slip->span);
    InkMark mark = {.ink = mended ? INK_GOOD : INK_MARK_HERE};
    Buffer line = {0};
    append_reading(text, surroundings(text, slip->span), slip->span, words, &line, &mark.span);
    flatten(&line);
    canvas_string(canvas, row.top, row.left, SIDE_COLUMNS, INK_TITLE, mended ? MSG_TUI_MEND_THEN : MSG_TUI_MEND_NOW);
    row = area_within(row, SIDE_COLUMNS, 0);
    canvas_marked_row(canvas, row.top, row.left, row.columns, INK_TEXT, buffer_slice(&line), (Span){0, line.size},
                      &mark, 1);
    buffer_free(&line);
}

/* “Um, so” becomes “So” */
static void append_words(const Mending *mending, const Slip *slip, Buffer *out) {
    Slice text = mending->view.sections[slip->section].source;
    Span words = whole_words(text, slip->span);
    Buffer mended = {0};
    buffer_append(&mended, slice_part(text, (Span){words.start, slip->span.start}));
    buffer_append_string(&mended, slip->replacement);
    buffer_append(&mended, slice_part(text, (Span){slip->span.end, words.end}));
    Slice old = slice_part(text, words);
    buffer_printf(out, MSG_TUI_MEND_BECOMES, (int)old.size, old.data, buffer_string(&mended));
    buffer_free(&mended);
}

static void draw_slip(void *host, Canvas *canvas, size_t index, Area row, bool is_chosen) {
    const Mending *mending = host;
    const Slip *slip = &mending->slips[index];
    Ink ink = is_chosen ? INK_SELECTED : INK_TEXT;
    if (is_chosen)
        canvas_fill(canvas, row, ink);
    canvas_string(canvas, row.top, row.left, 1, ink, is_chosen ? MSG_TUI_POINTER : " ");
    row = area_within(row, 2, 0);
    canvas_string(canvas, row.top, row.left, SECTION_COLUMNS - 1, ink,
                  mending->view.shape->sections[slip->section].label);
    row = area_within(row, SECTION_COLUMNS, 0);
    canvas_string(canvas, row.top, row.left, WHY_COLUMNS - 1, ink, mending->edits.items[slip->first].why);
    row = area_within(row, WHY_COLUMNS, 0);
    Buffer words = {0};
    append_words(mending, slip, &words);
    canvas_text(canvas, row.top, row.left, row.columns, ink, buffer_slice(&words));
    buffer_free(&words);
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    Mending *mending = (Mending *)screen;
    Area area = area_within(body, 1, 1), foot = area_without_top(area, area.rows - FOOT_ROWS);
    if (mending->list.count == 0) {
        canvas_paragraph(canvas, area, INK_TEXT, slice_of(MSG_TUI_MEND_NONE));
        return;
    }
    canvas_printf(canvas, area.top, area.left, area.columns, INK_TITLE,
                  mending->list.count == 1 ? MSG_TUI_MEND_ONE : MSG_TUI_MEND_SOME, mending->list.count);
    list_draw(&mending->list, canvas, area_without_bottom(area_without_top(area, HEAD_ROWS), FOOT_ROWS), draw_slip,
              mending);
    const Slip *slip = &mending->slips[mending->list.chosen];
    canvas_rule(canvas, foot.top, 0, body.columns);
    draw_reading(mending, slip, false, canvas, area_without_top(foot, 1));
    draw_reading(mending, slip, true, canvas, area_without_top(foot, 2));
}

/* ---- Keys ---- */

/* The edits [first, end), from the last to the first so that the places of the others hold; undone in one step. */
static bool mend(Mending *mending, size_t first, size_t end, Error *error) {
    bool fits = true;
    for (size_t i = end; fits && i > first; i--) {
        const PolishEdit *edit = &mending->edits.items[i - 1];
        fits =
            practice_replace(mending->practice, edit->section, edit->span, slice_of(edit->replacement), i < end, error);
    }
    mending->steps += fits;
    look(mending);
    return fits;
}

static Outcome failed(Mending *mending, Error *error) {
    buffer_clear(&mending->message);
    error_format(error, &mending->message);
    error_clear(error);
    return (Outcome){.message = buffer_string(&mending->message), .bad = true};
}

static Outcome mend_one(Mending *mending) {
    Error error = {0};
    const Slip *slip = &mending->slips[mending->list.chosen];
    bool fits = mend(mending, slip->first, slip->first + slip->count, &error);
    return fits ? (Outcome){.save = true, .message = MSG_TUI_MENDED} : failed(mending, &error);
}

static Outcome mend_all(Mending *mending) {
    Error error = {0};
    bool fits = mend(mending, 0, mending->edits.count, &error);
    return fits ? (Outcome){.save = true, .message = MSG_TUI_MENDED_ALL} : failed(mending, &error);
}

static Outcome undo(Mending *mending) {
    size_t section, at;
    if (mending->steps == 0 || !draft_undo(mending->practice->draft, &section, &at))
        return (Outcome){.message = MSG_TUI_NOTHING_TO_UNDO};
    mending->steps--;
    look(mending);
    return (Outcome){.save = true, .message = MSG_TUI_MEND_UNDONE};
}

static Outcome act(Screen *screen, ActionId action) {
    Mending *mending = (Mending *)screen;
    if (action == ACTION_BACK)
        return (Outcome){.pop = 1};
    if (action == ACTION_UNDO)
        return undo(mending);
    if (list_move(&mending->list, action))
        return (Outcome){0};
    if (mending->list.count == 0)
        return (Outcome){.message = MSG_TUI_MEND_NONE};
    switch (action) {
    case ACTION_MEND:
        return mend_one(mending);
    case ACTION_MEND_ALL:
        return mend_all(mending);
    default:
        return (Outcome){0};
    }
}

static void show(Screen *screen) {
    look((Mending *)screen);
}

static Outcome click(Screen *screen, int row, int column) {
    return list_click(&((Mending *)screen)->list, row, column) ? (Outcome){0} : outcome_none();
}

static void title(Screen *screen, Buffer *out) {
    (void)screen;
    buffer_append_string(out, MSG_TUI_SEPARATOR MSG_TUI_MEND_TITLE);
}

static void free_mending(Screen *screen) {
    Mending *mending = (Mending *)screen;
    arena_free(mending->arena);
    buffer_free(&mending->message);
    free(mending);
}

static const ScreenKind mending_kind = {.name = "mend",
                                        .places = AT_MEND | AT_LIST,
                                        .title = title,
                                        .draw = draw,
                                        .act = act,
                                        .click = click,
                                        .show = show,
                                        .free = free_mending};

Screen *mend_screen_new(App *app) {
    Mending *mending = memory_alloc(sizeof *mending);
    mending->screen = (Screen){&mending_kind, mending_kind.places};
    mending->app = app;
    mending->practice = app->practice;
    mending->arena = arena_new();
    look(mending);
    return &mending->screen;
}
