#include "answer/labels.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_LABEL = 60 }; /* bytes of a line that are looked at */

typedef struct Label {
    const Section *section;
    Span words;   /* what names the section */
    size_t after; /* where its speech begins */
} Label;

static size_t run_of(Slice line, size_t at, const char *bytes) {
    size_t from = at;
    while (at < line.size && strchr(bytes, line.data[at]))
        at++;
    return at - from;
}

/* "- ", "* ", "1. " or "1) " and the blanks before it. */
static size_t skip_list_mark(Slice line) {
    size_t at = run_of(line, 0, " \t"), digits = run_of(line, at, "0123456789");
    bool bullet = digits == 0 && at + 1 < line.size && strchr("-*", line.data[at]) && line.data[at + 1] == ' ';
    bool number = digits > 0 && at + digits + 1 < line.size && strchr(".)", line.data[at + digits]) &&
                  line.data[at + digits + 1] == ' ';
    return bullet ? at + 2 : number ? at + digits + 2 : at;
}

/* The label that the line (its span in the file) begins with, if it does: with a colon behind it, or emphasised and
 * alone. */
static bool find_label(Slice file, Span span, const Shape *shape, Arena *arena, Label *out) {
    const Slice line = slice_part(file, span);
    size_t at = skip_list_mark(line), opened = run_of(line, at, "*_"), start = at + opened, end = start;
    if (opened == 0 && !memchr(line.data + start, ':', line.size - start))
        return false; /* as most lines */
    while (end < line.size && end - start <= LONGEST_LABEL && !strchr(":*_", line.data[end]))
        end++;
    size_t dress = run_of(line, end, ":*_"), rest = end + dress;
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

static Span next_line(Slice file, size_t at, size_t end) {
    const char *newline = memchr(file.data + at, '\n', end - at);
    return (Span){at, newline ? (size_t)(newline - file.data) + 1 : end};
}

/* At least two sections are named at the beginnings of lines. */
static bool names_sections(const Outline *outline, Slice file, const Shape *shape, Arena *arena) {
    const Section *first = NULL;
    Label label;
    for (size_t i = 0; i < outline->count; i++) {
        const OutlineItem *item = &outline->items[i];
        for (Span line = {0, item->span.start}; item->kind == OUTLINE_SPEECH && line.end < item->span.end;) {
            line = next_line(file, line.end, item->span.end);
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
    for (Span line = {0, speech.start}; line.end < speech.end;) {
        line = next_line(file, line.end, speech.end);
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
