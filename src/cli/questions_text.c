#include "cli/questions_text.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

enum {
    MOST_TOGETHER = 20, /* questions under one heading: more than a screen of them is not looked through */
    LONGEST_ID = 32     /* columns that titles keep away from it; a longer one pushes its title out */
};

typedef struct Row {
    const Question *question;
    const Shape *shape;           /* NULL: of one that the bank does not have */
    const Competency *competency; /* what it asks for first, where its shape has too many questions; else NULL */
    size_t group, part, place;    /* the order: of the shape, of the competency, of the bank */
} Row;

/* ---- The order ---- */

static size_t shape_place(const Bank *bank, const Shape *shape) {
    size_t place = 0;
    while (place < bank_shape_count(bank) && bank_shape_at(bank, place) != shape)
        place++;
    return place;
}

static size_t competency_place(const Bank *bank, const Competency *competency) {
    size_t place = 0;
    while (place < bank_competency_count(bank) && bank_competency_at(bank, place) != competency)
        place++;
    return place;
}

/* The shape of the question that is meant where none is named. */
static const Shape *first_shape(const Bank *bank) {
    const Question *question;
    const Shape *shape = NULL;
    Error error = {0};
    if (!answer_find_shape(bank, NULL, NULL, &question, &shape, &error))
        error_clear(&error);
    return shape;
}

static size_t count_of_shape(const Row *rows, size_t count, const Shape *shape) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += rows[i].shape == shape;
    return found;
}

static int compare_rows(const void *a, const void *b) {
    const Row *x = a, *y = b;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    if (x->part != y->part)
        return x->part < y->part ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

static void order_rows(const Bank *bank, Row *rows, size_t count) {
    const Shape *first = first_shape(bank);
    const size_t shapes = bank_shape_count(bank);
    for (size_t i = 0; i < count; i++) {
        Row *row = &rows[i];
        bool many = count_of_shape(rows, count, row->shape) > MOST_TOGETHER;
        row->group = row->shape == first ? 0 : 1 + shape_place(bank, row->shape) + (many ? shapes + 1 : 0);
        row->place = i;
        if (many && row->question->competencies.count > 0)
            row->competency = bank_competency(bank, row->question->competencies.items[0]);
        row->part = many ? competency_place(bank, row->competency) : 0;
    }
    qsort(rows, count, sizeof *rows, compare_rows);
}

/* ---- The lines ---- */

static void put_heading(const char *indent, const char *words, bool colour, Buffer *out) {
    buffer_printf(out, "%s%s", indent, colour ? "\033[1m" : "");
    utf8_append_line(out, slice_of(words));
    buffer_append_string(out, colour ? "\033[0m\n" : "\n");
}

/* What is above a row: its shape where it is the first of it, its competency where it is the first of that. */
static void put_headings(const Row *row, const Row *before, bool colour, Buffer *out) {
    if (!before || before->group != row->group) {
        Buffer words = {0};
        buffer_printf(&words, MSG_CLI_QUESTIONS_SHAPE, row->shape ? row->shape->label : row->question->shape,
                      row->question->shape);
        buffer_append_string(out, before ? "\n" : "");
        put_heading("", buffer_string(&words), colour, out);
        buffer_free(&words);
    }
    if (row->competency && (!before || before->competency != row->competency))
        put_heading("  ", row->competency->label, colour, out);
}

static int id_columns(const Row *rows, size_t count) {
    size_t columns = 0;
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(rows[i].question->id);
        columns = size > columns && size <= LONGEST_ID ? size : columns;
    }
    return (int)columns;
}

static void put_row(const Row *row, int columns, Buffer *out) {
    buffer_printf(out, "%-*s  ", columns, row->question->id);
    utf8_append_line(out, slice_of(row->question->title));
    buffer_append_byte(out, '\n');
}

void questions_text(const Session *session, const Question *const *questions, size_t count, bool headings,
                    Buffer *out) {
    const Bank *bank = session->bank;
    const bool colour = session_style(session).colour;
    Row *rows = memory_array(count, sizeof *rows);
    for (size_t i = 0; i < count; i++)
        rows[i] = (Row){.question = questions[i], .shape = bank_shape(bank, questions[i]->shape)};
    order_rows(bank, rows, count);
    const int columns = id_columns(rows, count);
    for (size_t i = 0; i < count; i++) {
        if (headings) {
            put_headings(&rows[i], i > 0 ? &rows[i - 1] : NULL, colour, out);
            buffer_append_string(out, rows[i].competency ? "    " : "  ");
        }
        put_row(&rows[i], columns, out);
    }
    free(rows);
}
