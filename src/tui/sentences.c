/* Which sentence stands in which part, and keys that move one to the part before or after: after a cut, to see what
 * went where and mend it, and whenever else a sentence stands in the wrong place.
 *
 *   Situation       In March 2025 I ran the front desk of a clinic, and forty…
 *   Task          ▸ My goal was that everyone knew the new day.       not sure
 *   Action          (nothing yet)
 */
#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/screens.h"
#include "tui/widgets/list.h"

#include <starcoach/text.h>
#include <stdint.h>
#include <stdlib.h>

enum { LABEL_COLUMNS = 15, SURE_COLUMNS = 10, HEAD_ROWS = 3, FOOT_ROWS = 5, FULL_ROWS = 3, MOST_COLUMNS = 120 };

typedef struct Row {
    size_t section;
    Span span; /* of the sentence; empty: nothing stands in the section */
    bool first;
} Row;

typedef struct Sentences {
    Screen screen;
    App *app;
    Practice *practice;
    Row *rows;
    size_t capacity;
    List list;
    Text text;
    Buffer message;
} Sentences;

static void add_row(Sentences *sentences, Row row) {
    size_t count = sentences->list.count;
    sentences->rows = memory_grow(sentences->rows, &sentences->capacity, count + 1, sizeof *sentences->rows);
    sentences->rows[sentences->list.count++] = row;
}

static void look(Sentences *sentences) {
    const Language *language = bank_language(sentences->app->bank);
    sentences->list.count = 0;
    for (size_t i = 0; i < sentences->practice->shape->section_count; i++) {
        text_scan(&sentences->text, language, answer_text(sentences->practice->answer, i));
        for (size_t s = 0; s < sentences->text.sentence_count; s++) {
            const Sentence *sentence = &sentences->text.sentences[s];
            add_row(sentences, (Row){i, {sentence->start, sentence->end}, s == 0});
        }
        if (sentences->text.sentence_count == 0)
            add_row(sentences, (Row){i, {0, 0}, true});
    }
    list_set_count(&sentences->list, sentences->list.count);
}

static bool is_sentence(const Row *row) {
    return row->span.end > row->span.start;
}

static Slice words_of(const Sentences *sentences, const Row *row) {
    return slice_part(answer_text(sentences->practice->answer, row->section), row->span);
}

static bool is_unsure(const Sentences *sentences, const Row *row) {
    float sure = is_sentence(row) ? practice_sure(sentences->practice, words_of(sentences, row)) : -1;
    return sure >= 0 && sure * 100 < SURE_PERCENT;
}

/* ---- Choosing ---- */

/* On from a row where nothing stands, in the direction given; where all is empty there, back. */
static void settle(Sentences *sentences, bool down) {
    List *list = &sentences->list;
    for (int turn = 0; turn < 2; turn++, down = !down) {
        size_t at = list->chosen;
        while (at < list->count && !is_sentence(&sentences->rows[at]))
            at = down ? at + 1 : at - 1; /* below the first: past all */
        if (at < list->count) {
            list->chosen = at;
            return;
        }
    }
}

/* The sentence that holds the place, or the first behind it. */
static void choose(Sentences *sentences, size_t section, size_t offset) {
    size_t at = 0;
    while (at + 1 < sentences->list.count &&
           (sentences->rows[at].section < section ||
            (sentences->rows[at].section == section && sentences->rows[at].span.end <= offset)))
        at++;
    sentences->list.chosen = at;
    settle(sentences, true);
}

static Outcome go_to_unsure(Sentences *sentences) {
    List *list = &sentences->list;
    for (size_t step = 1; step <= list->count; step++) {
        size_t at = (list->chosen + step) % list->count;
        if (is_unsure(sentences, &sentences->rows[at])) {
            list->chosen = at;
            return (Outcome){0};
        }
    }
    return (Outcome){.message = MSG_TUI_SENTENCES_ALL_SURE};
}

/* ---- Moving ---- */

static Outcome failed(Sentences *sentences, Error *error) {
    buffer_clear(&sentences->message);
    error_format(error, &sentences->message);
    error_clear(error);
    return (Outcome){.message = buffer_string(&sentences->message), .bad = true};
}

static Outcome move_sentence(Sentences *sentences, bool on) {
    const Shape *shape = sentences->practice->shape;
    Row row = sentences->rows[sentences->list.chosen];
    if (!is_sentence(&row) || (on ? row.section + 1 == shape->section_count : row.section == 0))
        return (Outcome){.message = on ? MSG_TUI_SENTENCES_LAST : MSG_TUI_SENTENCES_FIRST};
    size_t to = on ? row.section + 1 : row.section - 1, at = 0;
    Arena *arena = arena_new();
    Error error = {0};
    AnswerView view;
    bool moved = answer_move_view(sentences->practice->answer, sentences->app->bank, row.section, row.span, to, arena,
                                  &view, &at, &error) &&
                 draft_take_view(sentences->practice->draft, &view, &error);
    arena_free(arena);
    if (!moved)
        return failed(sentences, &error);
    look(sentences);
    choose(sentences, to, at);
    practice_placed(sentences->practice, words_of(sentences, &sentences->rows[sentences->list.chosen]));
    practice_go(sentences->practice, to, at);
    return (Outcome){.save = true};
}

static Outcome step_in_time(Sentences *sentences, bool undo) {
    size_t section, at;
    const char *none = practice_step(sentences->practice, undo, &section, &at);
    if (none)
        return (Outcome){.message = none};
    look(sentences);
    if (section != SIZE_MAX)
        choose(sentences, section, at > 0 ? at - 1 : 0);
    return (Outcome){.save = true, .message = undo ? key_words(MSG_TUI_UNDONE) : MSG_TUI_REDONE};
}

static Outcome write_on(Sentences *sentences) {
    const Row *row = &sentences->rows[sentences->list.chosen];
    practice_go(sentences->practice, row->section, row->span.start);
    return (Outcome){.save = true, .pop = 1};
}

/* ---- Drawing ---- */

static void draw_row(void *host, Canvas *canvas, size_t index, Area area, bool chosen) {
    const Sentences *sentences = host;
    const Row *row = &sentences->rows[index];
    const Section *section = &sentences->practice->shape->sections[row->section];
    if (row->first)
        canvas_string(canvas, area.top, area.left, LABEL_COLUMNS - 1, INK_ACCENT, section->label);
    Area words = area_within(area, LABEL_COLUMNS, 0);
    if (chosen)
        canvas_string(canvas, words.top, words.left, 1, INK_ACCENT, MSG_TUI_POINTER);
    words = area_within(words, 2, 1);
    if (!is_sentence(row)) {
        canvas_string(canvas, words.top, words.left, words.columns, INK_QUIET, MSG_TUI_REVIEW_EMPTY);
        return;
    }
    if (is_unsure(sentences, row)) {
        canvas_right(canvas, words.top, words.left, words.columns, INK_WARN, slice_of(MSG_TUI_SENTENCES_UNSURE));
        words.columns -= SURE_COLUMNS;
    }
    canvas_text(canvas, words.top, words.left, words.columns, chosen ? INK_TITLE : INK_TEXT, words_of(sentences, row));
}

static void draw_head(const Sentences *sentences, Canvas *canvas, Area area) {
    size_t unsure = 0, all = 0;
    for (size_t i = 0; i < sentences->list.count; i++) {
        unsure += is_unsure(sentences, &sentences->rows[i]);
        all += is_sentence(&sentences->rows[i]);
    }
    canvas_string(canvas, area.top, area.left, area.columns, INK_TITLE, key_words(MSG_TUI_SENTENCES_HEAD));
    Buffer line = {0};
    if (unsure)
        buffer_printf(&line, unsure == 1 ? MSG_TUI_SENTENCES_ONE_UNSURE : MSG_TUI_SENTENCES_SOME_UNSURE, unsure, all,
                      key_words("{sentences.unsure}"));
    else
        buffer_append_string(&line, key_words(MSG_TUI_SENTENCES_FINE));
    canvas_text(canvas, area.top + 1, area.left, area.columns, INK_ACCENT, buffer_slice(&line));
    buffer_free(&line);
}

/* The chosen sentence in full, and how sure its place is. */
static void draw_foot(const Sentences *sentences, Canvas *canvas, Area area) {
    const Row *row = &sentences->rows[sentences->list.chosen];
    const Shape *shape = sentences->practice->shape;
    canvas_rule(canvas, area.top, 0, area.left + area.columns + 1);
    if (!is_sentence(row))
        return;
    Area full = {area.top + 1, area.left, FULL_ROWS, area.columns};
    canvas_paragraph(canvas, full, INK_TEXT, words_of(sentences, row));
    float sure = practice_sure(sentences->practice, words_of(sentences, row));
    Buffer line = {0};
    buffer_printf(&line, MSG_TUI_SENTENCES_PLACE, shape->sections[row->section].label, row->section + 1,
                  shape->section_count);
    if (sure >= 0)
        buffer_append_string(&line, is_unsure(sentences, row) ? MSG_TUI_SENTENCES_DOUBT : MSG_TUI_SENTENCES_SURE);
    canvas_text(canvas, area.top + 1 + FULL_ROWS, area.left, area.columns, INK_QUIET, buffer_slice(&line));
    buffer_free(&line);
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    Sentences *sentences = (Sentences *)screen;
    Area area = area_within(body, 1, 1);
    draw_head(sentences, canvas, area);
    draw_foot(sentences, canvas, area_without_top(area, area.rows - FOOT_ROWS));
    area = area_without_bottom(area_without_top(area, HEAD_ROWS), FOOT_ROWS);
    area = area_at_most(area, MOST_COLUMNS);
    list_draw(&sentences->list, canvas, area, draw_row, sentences);
}

/* ---- The screen ---- */

static Outcome act(Screen *screen, ActionId action) {
    Sentences *sentences = (Sentences *)screen;
    size_t before = sentences->list.chosen;
    switch (action) {
    case ACTION_SENTENCE_BACK:
        return move_sentence(sentences, false);
    case ACTION_SENTENCE_ON:
        return move_sentence(sentences, true);
    case ACTION_NEXT_UNSURE:
        return go_to_unsure(sentences);
    case ACTION_UNDO:
    case ACTION_REDO:
        return step_in_time(sentences, action == ACTION_UNDO);
    case ACTION_EDIT_THERE:
        return write_on(sentences);
    case ACTION_BACK:
        return (Outcome){.save = true, .pop = 1};
    default:
        if (list_move(&sentences->list, action))
            settle(sentences, sentences->list.chosen >= before);
        return (Outcome){0};
    }
}

static bool is_idle(const Screen *screen, ActionId action) {
    const Sentences *sentences = (const Sentences *)screen;
    return (action == ACTION_SENTENCE_BACK || action == ACTION_SENTENCE_ON) &&
           !is_sentence(&sentences->rows[sentences->list.chosen]);
}

static Outcome click(Screen *screen, int row, int column) {
    Sentences *sentences = (Sentences *)screen;
    if (!list_click(&sentences->list, row, column))
        return outcome_none();
    settle(sentences, true);
    return (Outcome){0};
}

static void show(Screen *screen) {
    Sentences *sentences = (Sentences *)screen;
    size_t offset, section = practice_place(sentences->practice, &offset);
    look(sentences);
    choose(sentences, section == SIZE_MAX ? 0 : section, offset);
}

static void title(Screen *screen, Buffer *out) {
    (void)screen;
    buffer_append_string(out, MSG_TUI_SEPARATOR MSG_TUI_SENTENCES_TITLE);
}

static void free_sentences(Screen *screen) {
    Sentences *sentences = (Sentences *)screen;
    free(sentences->rows);
    text_free(&sentences->text);
    buffer_free(&sentences->message);
    free(sentences);
}

static const ScreenKind sentences_kind = {.name = "sentences",
                                          .places = AT_SENTENCES | AT_LIST,
                                          .title = title,
                                          .draw = draw,
                                          .is_idle = is_idle,
                                          .act = act,
                                          .click = click,
                                          .show = show,
                                          .free = free_sentences};

Screen *sentences_screen_new(App *app) {
    Sentences *sentences = memory_alloc(sizeof *sentences);
    sentences->screen = (Screen){&sentences_kind, sentences_kind.places};
    sentences->app = app;
    sentences->practice = app->practice;
    return &sentences->screen;
}
