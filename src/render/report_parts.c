#include "render/report_parts.h"

#include "base/messages.h"
#include "base/utf8.h"
#include "render/layout.h"

#include <starcoach/text.h>
#include <stdint.h>
#include <string.h>

enum { INDENT = 2, LABEL_MOST = 24, COUNT_COLUMNS = 27, WORDS_LEAST = 12, DOTS = 3 };

typedef struct Part {
    size_t count, unsure;
    Span first;
} Part;

static size_t label_columns(const Shape *shape, size_t width) {
    size_t columns = 0, most = width / 3 < LABEL_MOST ? width / 3 : LABEL_MOST;
    for (size_t i = 0; i < shape->section_count; i++) {
        size_t label = text_columns(slice_of(shape->sections[i].label));
        columns = label > columns ? label : columns;
    }
    return columns < most ? columns : most;
}

/* `told`: its points were found in the words of other parts. */
static void append_count(const Part *part, bool told, Buffer *out) {
    if (part->count == 0)
        buffer_append_string(out, told ? MSG_RENDER_PART_BESIDE : MSG_RENDER_PART_NONE);
    else if (part->count == 1)
        buffer_append_string(out, MSG_RENDER_PART_SENTENCE);
    else
        buffer_printf(out, MSG_RENDER_PART_SENTENCES, part->count);
    if (part->unsure > 0 && part->unsure == part->count)
        buffer_append_string(out, MSG_RENDER_PART_UNSURE);
    else if (part->unsure > 0)
        buffer_printf(out, MSG_RENDER_PART_SOME_UNSURE, part->unsure);
}

/* As many whole words as fit, in single blanks, with dots where there are more. */
static void append_first_words(Slice words, size_t columns, Buffer *out) {
    Buffer row = {0};
    size_t at = 0, used = 0;
    while (at < words.size) {
        size_t end = at;
        while (end < words.size && !ascii_is_white(words.data[end]))
            end++;
        row.size = used;
        if (used > 0)
            buffer_append_byte(&row, ' ');
        utf8_append_clean(&row, slice_part(words, (Span){at, end}));
        if (text_columns(buffer_slice(&row)) + DOTS > columns)
            break;
        used = row.size;
        while (end < words.size && ascii_is_white(words.data[end]))
            end++;
        at = end;
    }
    if (used > 0) {
        buffer_append(out, (Slice){row.data, used});
        buffer_append_string(out, at < words.size ? "…" : "");
    }
    buffer_free(&row);
}

/* A label in its column, with dots where it is cut, and a gap. */
static void put_label(const char *label, size_t columns, Buffer *out) {
    bool fits = text_columns(slice_of(label)) <= columns;
    layout_cell(label, fits ? columns : columns - 1, out);
    buffer_append_string(out, fits ? "" : "…");
    layout_blanks(2, out);
}

static void put_part(const Report *report, const Part *part, size_t section, Slice text, size_t width, Buffer *out) {
    const size_t labels = label_columns(report->shape, width), head = INDENT + labels + 2;
    Buffer count = {0}, words = {0};
    append_count(part, report->sections[section].begun, &count);
    size_t room = width > head + COUNT_COLUMNS ? width - head - COUNT_COLUMNS : 0;
    if (part->count > 0 && room >= WORDS_LEAST)
        append_first_words(slice_part(text, part->first), room, &words);
    layout_blanks(INDENT, out);
    put_label(report->shape->sections[section].label, labels, out);
    if (words.size > 0) {
        layout_cell(buffer_string(&count), COUNT_COLUMNS, out);
        buffer_append(out, buffer_slice(&words));
        buffer_append_byte(out, '\n');
    } else {
        layout_wrap(buffer_slice(&count), width, head, head, out);
    }
    buffer_free(&words);
    buffer_free(&count);
}

void report_cut_parts(const Report *report, Slice text, size_t width, Buffer *out) {
    Arena *arena = arena_new();
    Part *parts = arena_array(arena, report->shape->section_count, sizeof *parts);
    for (size_t i = 0; i < report->sentence_count; i++) {
        const SentenceReport *sentence = &report->sentences[i];
        if (sentence->section == SIZE_MAX || sentence->end > text.size)
            continue;
        Part *part = &parts[sentence->section];
        if (part->count == 0 || sentence->start < part->first.start)
            part->first = (Span){sentence->start, sentence->end};
        part->count++;
        part->unsure += sentence->sure * 100 < SURE_PERCENT;
    }
    for (size_t i = 0; i < report->shape->section_count; i++)
        put_part(report, &parts[i], i, text, width, out);
    arena_free(arena);
}
