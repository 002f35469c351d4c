#include "answer/labels.h"

#include "answer/marked_lines.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_LABEL = 60 };             /* bytes of a line that are looked at */
static const char label_marks[] = ":*_"; /* no label goes without one */

typedef struct Label {
    const Section *section;
    Span words;   /* what names the section */
    size_t after; /* where its speech begins */
} Label;

static inline bool is_one_of(char byte, const char *bytes) {
    while (*bytes && *bytes != byte)
        bytes++;
    return *bytes != '\0';
}

static inline bool is_label_mark(char byte) {
    return byte == ':' || byte == '*' || byte == '_';
}

static inline size_t run_of(Slice line, size_t at, const char *bytes) {
    size_t from = at;
    while (at < line.size && is_one_of(line.data[at], bytes))
        at++;
    return at - from;
}

/* "- ", "* ", "1. " or "1) " and the blanks before it. */
static size_t skip_list_mark(Slice line) {
    size_t at = run_of(line, 0, " \t"), digits = run_of(line, at, "0123456789");
    bool bullet = digits == 0 && at + 1 < line.size && is_one_of(line.data[at], "-*") && line.data[at + 1] == ' ';
    bool number = digits > 0 && at + digits + 1 < line.size && is_one_of(line.data[at + digits], ".)") &&
                  line.data[at + digits + 1] == ' ';
    return bullet ? at + 2 : number ? at + digits + 2 : at;
}

/* The label that the line (its span in the file) begins with, if it does: with a colon behind it, or emphasised and
 * alone. */
static bool find_label(Slice file, Span span, const Shape *shape, Arena *arena, Label *out) {
    const Slice line = slice_part(file, span);
    size_t at = skip_list_mark(line), opened = run_of(line, at, "*_"), start = at + opened, end = start;
    while (end < line.size && end - start <= LONGEST_LABEL && !is_label_mark(line.data[end]))
        end++;
    size_t dress = run_of(line, end, label_marks), rest = end + dress;
    bool colon = memchr(line.data + end, ':', dress) != NULL;
    bool alone = opened > 0 && dress > 0 && run_of(line, rest, " \t\r\n") == line.size - rest;
    if (!(colon || alone) || end == start)
        return false;
    const Slice words = slice_trim(slice_part(line, (Span){start, end}));
    out->section = shape_section(shape, arena_copy(arena, words));
    out->words.start = span.start + (size_t)(words.data - line.data);
    out->words.end = out->words.start + words.size;
    out->after = span.start + rest;
    return out->section != NULL;
}

/* Takes the next line of the stretch that may hold a label. */
static bool next_line(MarkedLines *lines, Span *line) {
    const size_t start = marked_line(lines, line->end), size = lines->end - start;
    const char *from = lines->text.data + start, *newline = memchr(from, '\n', size);
    *line = (Span){start, newline ? start + (size_t)(newline - from) + 1 : lines->end};
    return size > 0;
}

static MarkedLines lines_of(Slice file, Span stretch) {
    return (MarkedLines){.text = file, .end = stretch.end, .marks = label_marks};
}

/* At least two sections are named at the beginnings of lines. */
static bool names_sections(const Outline *outline, Slice file, const Shape *shape, Arena *arena) {
    const Section *first = NULL;
    Label label;
    for (size_t i = 0; i < outline->count; i++) {
        const OutlineItem *item = &outline->items[i];
        MarkedLines lines = lines_of(file, item->span);
        for (Span line = {0, item->span.start}; item->kind == OUTLINE_SPEECH && next_line(&lines, &line);) {
            if (!find_label(file, line, shape, arena, &label))
                continue;
            if (first && first != label.section)
                return true;
            first = label.section;
        }
    }
    return false;
}

static void add_item(Outline *out, OutlineKind kind, Span span) {
    out->items = memory_grow(out->items, &out->capacity, out->count + 1, sizeof *out->items);
    out->items[out->count++] = (OutlineItem){kind, span};
    out->headings += kind == OUTLINE_HEADING;
}

static void add_speech(Outline *out, Slice file, Span span) {
    const Slice words = slice_trim(slice_part(file, span));
    size_t start = (size_t)(words.data - file.data);
    if (words.size > 0)
        add_item(out, OUTLINE_SPEECH, (Span){start, start + words.size});
}

static void part_speech(Slice file, Span speech, const Shape *shape, Arena *arena, Outline *out) {
    size_t from = speech.start;
    Label label;
    MarkedLines lines = lines_of(file, speech);
    for (Span line = {0, speech.start}; next_line(&lines, &line);) {
        if (!find_label(file, line, shape, arena, &label))
            continue;
        add_speech(out, file, (Span){from, line.start});
        add_item(out, OUTLINE_HEADING, label.words);
        from = label.after;
    }
    add_speech(out, file, (Span){from, speech.end});
}

void outline_raise_labels(Outline *outline, Slice file, const Shape *shape, Arena *arena) {
    if (outline->headings > 0 || !names_sections(outline, file, shape, arena))
        return;
    Outline parted = {0};
    for (size_t i = 0; i < outline->count; i++) {
        if (outline->items[i].kind == OUTLINE_SPEECH)
            part_speech(file, outline->items[i].span, shape, arena, &parted);
        else
            add_item(&parted, outline->items[i].kind, outline->items[i].span);
    }
    outline_free(outline);
    *outline = parted;
}
