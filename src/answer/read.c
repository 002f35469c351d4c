/* Reading an answer file: bytes → front matter and outline → question and shape → sections. */
#include <starcoach/answer.h>

#include "answer/cut.h"
#include "answer/exported.h"
#include "answer/front_matter.h"
#include "answer/labels.h"
#include "answer/outline.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/utf8.h"
#include "yaml/yaml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct Reading {
    Bank *bank;
    AnswerCutter *cutter;
    const char *name;
    Slice file;
    Arena *arena;
    FrontMatter front;
    Outline outline;
    AnswerView *view;
    Error *error;
} Reading;

/* ---- Errors with their place ---- */

static void place_of(Slice text, size_t offset, size_t *line, size_t *column) {
    size_t start = 0;
    *line = 1;
    for (const char *newline; (newline = memchr(text.data + start, '\n', offset - start)); (*line)++)
        start = (size_t)(newline - text.data) + 1;
    *column = offset - start + 1;
}

/* Gives an error that knows no place the one it is told. */
static bool error_put(Error *error, const char *name, size_t line, size_t column) {
    if (error) {
        free(error->file);
        error->file = memory_string(name);
        error->line = line;
        error->column = column;
    }
    return false;
}

static bool error_at_offset(const Reading *reading, size_t offset) {
    size_t line, column;
    place_of(reading->file, offset, &line, &column);
    return error_put(reading->error, reading->name, line, column);
}

/* ---- The bytes ---- */

static bool check_bytes(const Reading *reading) {
    Slice file = reading->file;
    if (file.size >= UINT32_MAX) { /* as much as a scan takes */
        error_set(reading->error, ERROR_TOO_LARGE, MSG_ANSWER_TOO_LARGE, (size_t)UINT32_MAX - 1);
        return error_put(reading->error, reading->name, 0, 0);
    }
    const char *nul = file.size ? memchr(file.data, '\0', file.size) : NULL;
    size_t valid = utf8_valid_up_to(file), zero = nul ? (size_t)(nul - file.data) : file.size;
    if (valid == file.size && zero == file.size)
        return true;
    if (zero < valid) {
        error_set(reading->error, ERROR_INVALID, MSG_ANSWER_NUL);
        return error_at_offset(reading, zero);
    }
    error_set(reading->error, ERROR_INVALID, MSG_ANSWER_NOT_UTF8);
    error_remedy(reading->error, MSG_ANSWER_NOT_UTF8_REMEDY);
    return error_at_offset(reading, valid);
}

static bool read_front_matter(Reading *reading) {
    Span span;
    size_t body;
    if (!outline_front_matter(reading->file, &span, &body)) {
        error_at(reading->error, ERROR_INVALID, reading->name, 1, 1, MSG_ANSWER_FRONT_MATTER_OPEN);
        return error_remedy(reading->error, MSG_ANSWER_FRONT_MATTER_OPEN_REMEDY);
    }
    if (!front_matter_read(reading->name, reading->file, span, reading->arena, &reading->front, reading->error))
        return false;
    reading->view->story = reading->front.story;
    outline_read(reading->file, body, &reading->outline);
    return true;
}

/* ---- What is answered ---- */

static void read_title(Reading *reading) {
    Outline *outline = &reading->outline;
    if (outline->count == 0 || outline->items[0].kind != OUTLINE_TITLE) {
        reading->view->title = exported_take(outline, reading->file, reading->bank, reading->arena);
        return;
    }
    Slice title = slice_part(reading->file, outline->items[0].span);
    if (title.size)
        reading->view->title = arena_copy(reading->arena, title);
}

static bool find_in_front_matter(Reading *reading) {
    AnswerView *view = reading->view;
    const PlacedId *question = &reading->front.question, *shape = &reading->front.shape;
    if (answer_find_shape(reading->bank, question->id, shape->id, &view->question, &view->shape, reading->error))
        return true;
    const PlacedId *wrong = !question->id || (shape->id && shape->line > question->line) ? shape : question;
    return error_put(reading->error, reading->name, wrong->line, wrong->column);
}

/* Options over front matter over title over the standard question. */
static bool find_shape(Reading *reading, const AnswerOptions *options) {
    AnswerView *view = reading->view;
    const char *question = options ? options->question : NULL, *shape = options ? options->shape : NULL;
    if (!question && !shape) {
        if (reading->front.question.id || reading->front.shape.id)
            return find_in_front_matter(reading);
        const Question *titled = view->title ? bank_question_titled(reading->bank, slice_of(view->title)) : NULL;
        question = titled ? titled->id : NULL;
    }
    return answer_find_shape(reading->bank, question, shape, &view->question, &view->shape, reading->error);
}

/* The id of the bank's item `index`. */
typedef const char *IdAt(const Bank *bank, size_t index);

static const char *role_id(const Bank *bank, size_t index) {
    return bank_role_at(bank, index)->id;
}

static const char *competency_id(const Bank *bank, size_t index) {
    return bank_competency_at(bank, index)->id;
}

static bool suggest_id(const Reading *reading, const char *wrong, IdAt *id_at, size_t count) {
    const char **ids = arena_array(reading->arena, count, sizeof *ids);
    for (size_t i = 0; i < count; i++)
        ids[i] = id_at(reading->bank, i);
    const char *nearest = nearest_name(wrong, ids, count);
    if (nearest)
        return error_remedy(reading->error, MSG_ANSWER_DID_YOU_MEAN, nearest);
    Buffer all = {0};
    for (size_t i = 0; i < count; i++)
        buffer_printf(&all, "%s%s", i ? ", " : "", ids[i]);
    error_remedy(reading->error, MSG_ANSWER_CHOOSE_ONE_OF, buffer_string(&all));
    buffer_free(&all);
    return false;
}

static bool check_role(Reading *reading) {
    const PlacedId *role = &reading->front.role;
    if (!role->id)
        return true;
    reading->view->role = bank_role(reading->bank, role->id);
    if (reading->view->role)
        return true;
    error_at(reading->error, ERROR_INVALID, reading->name, role->line, role->column, MSG_ANSWER_ROLE_UNKNOWN, role->id);
    return suggest_id(reading, role->id, role_id, bank_role_count(reading->bank));
}

static bool check_competencies(const Reading *reading) {
    for (size_t i = 0; i < reading->front.story.competencies.count; i++) {
        const PlacedId *one = &reading->front.competencies[i];
        if (bank_competency(reading->bank, one->id))
            continue;
        error_at(reading->error, ERROR_INVALID, reading->name, one->line, one->column, MSG_ANSWER_COMPETENCY_UNKNOWN,
                 one->id);
        return suggest_id(reading, one->id, competency_id, bank_competency_count(reading->bank));
    }
    return true;
}

/* ---- The sections ---- */

static const Section *named_section(const Reading *reading, const OutlineItem *item) {
    return shape_section(reading->view->shape, arena_copy(reading->arena, slice_part(reading->file, item->span)));
}

static bool is_top(const OutlineItem *item) {
    return item->kind == OUTLINE_TITLE || item->kind == OUTLINE_TOP;
}

/* Whoever writes every heading with one mark means headings: two that name sections say so. What stands first and names
 * none is the title all the same. */
static void raise_headings(Reading *reading) {
    Outline *outline = &reading->outline;
    size_t named = 0;
    for (size_t i = 0; outline->headings == 0 && i < outline->count; i++)
        named += is_top(&outline->items[i]) && named_section(reading, &outline->items[i]);
    if (named < 2)
        return;
    for (size_t i = 0; i < outline->count; i++) {
        OutlineItem *item = &outline->items[i];
        if (!is_top(item) || (item->kind == OUTLINE_TITLE && !named_section(reading, item)))
            continue;
        if (item->kind == OUTLINE_TITLE)
            reading->view->title = NULL;
        item->kind = OUTLINE_HEADING;
        outline->headings++;
    }
}

static void list_labels(const Shape *shape, Buffer *out) {
    for (size_t i = 0; i < shape->section_count; i++)
        buffer_printf(out, "%s%s", i ? ", " : "", shape->sections[i].label);
}

static const char *nearest_label(const Reading *reading, const char *heading) {
    const Shape *shape = reading->view->shape;
    const char **labels = arena_array(reading->arena, shape->section_count, sizeof *labels);
    for (size_t i = 0; i < shape->section_count; i++)
        labels[i] = shape->sections[i].label;
    return nearest_name(heading, labels, shape->section_count);
}

static bool refuse_heading(const Reading *reading, Span span, const char *heading) {
    const Shape *shape = reading->view->shape;
    const char *nearest = nearest_label(reading, heading);
    Buffer quoted = {0}, labels = {0};
    utf8_append_quoted(&quoted, slice_of(heading), 60);
    list_labels(shape, &labels);
    if (*heading)
        error_set(reading->error, ERROR_INVALID, MSG_ANSWER_HEADING_UNKNOWN, buffer_string(&quoted), shape->id);
    else
        error_set(reading->error, ERROR_INVALID, MSG_ANSWER_HEADING_EMPTY);
    if (nearest)
        error_remedy(reading->error, MSG_ANSWER_HEADINGS_NEAREST, nearest, buffer_string(&labels));
    else
        error_remedy(reading->error, MSG_ANSWER_HEADINGS, buffer_string(&labels));
    buffer_free(&quoted);
    buffer_free(&labels);
    return error_at_offset(reading, span.start);
}

/* Whether a heading was meant for a section: it names one of this shape or another, or nearly. */
static bool means_section(const Reading *reading, const OutlineItem *item) {
    const char *heading = arena_copy(reading->arena, slice_part(reading->file, item->span));
    for (size_t i = 0; i < bank_shape_count(reading->bank); i++)
        if (shape_section(bank_shape_at(reading->bank, i), heading))
            return true;
    return nearest_label(reading, heading) != NULL;
}

/* Headings of which none was meant for a section part a text for the eye: it is cut like any without headings, and they
 * are not spoken. */
static void lower_headings(Reading *reading) {
    Outline *outline = &reading->outline;
    for (size_t i = 0; i < outline->count; i++)
        if (outline->items[i].kind == OUTLINE_HEADING && means_section(reading, &outline->items[i]))
            return;
    for (size_t i = 0; i < outline->count; i++)
        if (outline->items[i].kind == OUTLINE_HEADING)
            outline->items[i].kind = OUTLINE_TOP;
    outline->headings = 0;
}

/* What parts the text into sections, whatever it is marked with. */
static void find_headings(Reading *reading) {
    raise_headings(reading);
    lower_headings(reading);
    outline_raise_labels(&reading->outline, reading->file, reading->view->shape, reading->arena);
}

/* The section of each item of the outline, SIZE_MAX for speech before the first heading; NULL and an error for an
 * unknown heading. */
static const size_t *place_items(const Reading *reading) {
    const Outline *outline = &reading->outline;
    size_t *places = arena_array(reading->arena, outline->count, sizeof *places), place = SIZE_MAX;
    for (size_t i = 0; i < outline->count; i++) {
        if (outline->items[i].kind == OUTLINE_HEADING) {
            const char *heading = arena_copy(reading->arena, slice_part(reading->file, outline->items[i].span));
            const Section *section = shape_section(reading->view->shape, heading);
            if (!section) {
                refuse_heading(reading, outline->items[i].span, heading);
                return NULL;
            }
            place = shape_section_index(reading->view->shape, section);
        }
        places[i] = place;
    }
    return places;
}

/* Cuts the speech before the first heading into the sections; there may be none. */
static bool cut_unplaced(Reading *reading, const size_t *places, SectionView *sections) {
    const Outline *outline = &reading->outline;
    Span *stretches = arena_array(reading->arena, outline->count, sizeof *stretches);
    size_t count = 0;
    for (size_t i = 0; i < outline->count && places[i] == SIZE_MAX; i++)
        if (outline->items[i].kind == OUTLINE_SPEECH)
            stretches[count++] = outline->items[i].span;
    for (size_t i = 0; i < reading->view->shape->section_count; i++)
        sections[i].source = reading->file;
    if (count == 0)
        return true;
    AnswerCutter *made = reading->cutter ? NULL : answer_cutter_new(reading->bank, reading->error);
    AnswerCutter *cutter = reading->cutter ? reading->cutter : made;
    if (!cutter)
        return false;
    cut_spans(cutter, reading->view->shape, reading->file, stretches, count, reading->arena, sections);
    for (size_t i = 0; made && i < reading->view->shape->section_count; i++)
        sections[i].scanned = NULL;
    answer_cutter_free(made);
    return true;
}

/* Puts the speech under headings behind what was cut, which stands before it in the file. */
static void add_placed(const Reading *reading, const size_t *places, SectionView *sections) {
    const Outline *outline = &reading->outline;
    size_t section_count = reading->view->shape->section_count;
    size_t *room = arena_array(reading->arena, section_count, sizeof *room);
    for (size_t i = 0; i < outline->count; i++)
        if (places[i] != SIZE_MAX && outline->items[i].kind == OUTLINE_SPEECH)
            room[places[i]]++;
    SureSpan **spans = arena_array(reading->arena, section_count, sizeof *spans);
    for (size_t i = 0; i < section_count; i++) {
        size_t cut = sections[i].span_count;
        spans[i] = arena_array(reading->arena, cut + room[i], sizeof **spans);
        if (cut)
            memcpy(spans[i], sections[i].spans, cut * sizeof **spans);
        sections[i].spans = spans[i];
    }
    for (size_t i = 0; i < outline->count; i++)
        if (places[i] != SIZE_MAX && outline->items[i].kind == OUTLINE_SPEECH) {
            Span span = outline->items[i].span;
            spans[places[i]][sections[places[i]].span_count++] = (SureSpan){span.start, span.end, 1};
        }
}

static bool read_sections(Reading *reading) {
    AnswerView *view = reading->view;
    const size_t *places = place_items(reading);
    if (!places)
        return false;
    SectionView *sections = arena_array(reading->arena, view->shape->section_count, sizeof *sections);
    if (!cut_unplaced(reading, places, sections))
        return false;
    view->cut = reading->outline.headings == 0;
    if (!view->cut)
        add_placed(reading, places, sections);
    view->sections = sections;
    return true;
}

bool answer_read(Bank *bank, AnswerCutter *cutter, const char *name, Slice text, const AnswerOptions *options,
                 Arena *arena, AnswerView *out, Error *error) {
    *out = (AnswerView){0};
    Reading reading = {
        .bank = bank, .cutter = cutter, .name = name, .file = text, .arena = arena, .view = out, .error = error};
    bool read = check_bytes(&reading) && read_front_matter(&reading);
    if (read) {
        read_title(&reading);
        read = find_shape(&reading, options) && check_role(&reading) && check_competencies(&reading) &&
               (find_headings(&reading), read_sections(&reading));
    }
    outline_free(&reading.outline);
    return read;
}
