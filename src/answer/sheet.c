/* The whole answer as one text with headings, and back. Unlike answer_read it loses nothing and knows no errors: what a
 * person wrote in an editor of their own must come back, whatever they did there. */
#include "answer/outline.h"
#include "base/memory.h"

#include <starcoach/answer.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- Writing ---- */

/* A heading, were it not for backslashes before it. */
static bool looks_like_heading(Slice line) {
    while (line.size && line.data[0] == '\\')
        line = slice_part(line, (Span){1, line.size});
    return outline_heading_level(line) > 0;
}

static void append_text(Slice text, Buffer *out) {
    for (Slice line; slice_next_line(&text, &line);) {
        if (looks_like_heading(line))
            buffer_append_byte(out, '\\');
        buffer_append(out, line);
        buffer_append_byte(out, '\n');
    }
}

void answer_write_sheet(const Answer *answer, const char *note, Buffer *out) {
    const Shape *shape = answer_shape(answer);
    if (note)
        buffer_printf(out, "<!-- %s -->\n\n", note);
    for (size_t i = 0; i < shape->section_count; i++) {
        buffer_printf(out, "%s## %s\n\n", i ? "\n" : "", shape->sections[i].label);
        append_text(slice_trim(answer_text(answer, i)), out);
    }
}

/* ---- Reading ---- */

static Slice without_note(Slice sheet) {
    Slice text = slice_trim(sheet);
    if (!slice_starts(text, "<!--"))
        return text;
    for (size_t at = 4; at + 3 <= text.size; at++)
        if (memcmp(text.data + at, "-->", 3) == 0)
            return slice_part(text, (Span){at + 3, text.size});
    return text;
}

/* The section that the line is the heading of; SIZE_MAX. */
static size_t section_headed(const Shape *shape, Slice line) {
    Buffer words = {0};
    buffer_append(&words, outline_heading_words(line));
    const Section *section = shape_section(shape, buffer_string(&words));
    buffer_free(&words);
    return section ? shape_section_index(shape, section) : SIZE_MAX;
}

static void note_stray(Slice line, Buffer *strays) {
    if (!strays)
        return;
    buffer_append_string(strays, strays->size ? ", " : "");
    buffer_append(strays, outline_heading_words(line));
}

/* What parts two stretches of one section. */
static void part(Buffer *text) {
    while (text->size && text->data[text->size - 1] == '\n')
        text->data[--text->size] = '\0';
    if (text->size)
        buffer_append_string(text, "\n\n");
}

/* Hands each line to its section. */
static void hand_out(const Shape *shape, Slice sheet, Buffer *texts, Buffer *strays) {
    size_t section = 0;
    for (Slice line; slice_next_line(&sheet, &line);) {
        size_t headed = outline_heading_level(line) ? section_headed(shape, line) : SIZE_MAX;
        if (headed != SIZE_MAX) {
            section = headed;
            part(&texts[section]);
            continue;
        }
        if (outline_heading_level(line))
            note_stray(line, strays);
        if (line.size && line.data[0] == '\\' && looks_like_heading(line))
            line = slice_part(line, (Span){1, line.size});
        buffer_append(&texts[section], line);
        buffer_append_byte(&texts[section], '\n');
    }
}

static SectionView view_of(Slice was, Slice is, Arena *arena) {
    if (slice_equal(slice_trim(was), slice_trim(is)))
        return section_view_exact(was, arena);
    Slice copy = slice_trim(is);
    copy.data = arena_copy(arena, copy);
    return section_view_exact(copy, arena);
}

AnswerView answer_read_sheet(const Answer *answer, const Bank *bank, Slice sheet, Arena *arena, Buffer *strays) {
    const Shape *shape = answer_shape(answer);
    size_t count = shape->section_count;
    Buffer *texts = memory_array(count, sizeof *texts);
    hand_out(shape, without_note(sheet), texts, strays);
    AnswerView view = answer_view(answer, bank, arena);
    SectionView *sections = arena_array(arena, count, sizeof *sections);
    for (size_t i = 0; i < count; i++) {
        sections[i] = view_of(answer_text(answer, i), buffer_slice(&texts[i]), arena);
        buffer_free(&texts[i]);
    }
    free(texts);
    view.sections = sections;
    return view;
}
