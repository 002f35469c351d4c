/* An answer file: what answer_read reads back to the same words, and to the same facts that an answer is judged by. */
#include "answer/outline.h"
#include "base/messages.h"
#include "base/utf8.h"
#include "render/answer_parts.h"
#include "yaml/scalar.h"
#include "yaml/yaml.h"

#include <string.h>

/* ---- Front matter ---- */

/* Names and ids as they are; in quotes what YAML might take for something else. */
static void append_fact(const char *key, const char *value, Buffer *out) {
    if (*value == '\0')
        return;
    buffer_printf(out, "%s: ", key);
    if (strcmp(key, "title") == 0 || strcmp(key, "repaired") == 0)
        yaml_append_quoted(slice_of(value), out);
    else
        buffer_append_string(out, value);
    buffer_append_byte(out, '\n');
}

/* A list by hand may hold anything. */
static void append_competencies(const Strings *ids, Buffer *out) {
    for (size_t i = 0; i < ids->count; i++) {
        const Slice id = slice_of(ids->items[i]);
        buffer_append_string(out, i ? ", " : "competencies: [");
        if (scalar_is_id(id))
            buffer_append(out, id);
        else
            yaml_append_quoted(id, out);
    }
    buffer_append_string(out, ids->count ? "]\n" : "");
}

static void append_front_matter(const AnswerView *answer, bool own, Buffer *out) {
    Arena *arena = arena_new();
    buffer_append_string(out, "---\n");
    append_fact(answer->question ? "question" : "shape", answer->question ? answer->question->id : answer->shape->id,
                out);
    append_fact("role", answer->role ? answer->role->id : "", out);
    for (size_t i = 0; story_keys[i]; i++) {
        if (strcmp(story_keys[i], "competencies") == 0)
            append_competencies(&answer->story.competencies, out);
        else if (own || strcmp(story_keys[i], "title") != 0)
            append_fact(story_keys[i], story_get(&answer->story, story_keys[i], arena), out);
    }
    buffer_append_string(out, "---\n\n");
    arena_free(arena);
}

/* ---- Words that must not be read as marks ---- */

/* A line that would be a heading or a fence is none when it is set in by four blanks. */
static bool reads_as_mark(Slice line) {
    if (outline_heading_level(line) > 0)
        return true;
    for (int blanks = 0; blanks < 3 && slice_starts(line, " "); blanks++)
        line = slice_part(line, (Span){1, line.size});
    return slice_starts(line, "```") || slice_starts(line, "~~~");
}

/* Appends the line; "<!--" is parted, or what follows would not be spoken. */
static void append_line(Slice line, Buffer *out) {
    if (reads_as_mark(line))
        buffer_append_string(out, "    ");
    for (size_t i = 0; i < line.size; i++) {
        buffer_append_byte(out, line.data[i]);
        if (slice_starts((Slice){line.data + i, line.size - i}, "!--") && i && line.data[i - 1] == '<')
            buffer_append_byte(out, ' ');
    }
    buffer_append_byte(out, '\n');
}

static void append_lines(Slice text, Buffer *out) {
    for (Slice line; slice_next_line(&text, &line);)
        append_line(line, out);
}

/* ---- What is kept, but is no part of the answer ---- */

/* Appends the text for the inside of a comment: "-->" is parted, or the comment would end there. */
static void append_within_comment(Slice text, Buffer *out) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '>' && i >= 2 && slice_equal((Slice){text.data + i - 2, 2}, slice_of("--")))
            buffer_append_byte(out, ' ');
        buffer_append_byte(out, text.data[i]);
    }
}

/* As comments, which are read by people alone. */
static void append_unplaced(const AnswerView *answer, Buffer *out) {
    Buffer label = {0}, text = {0};
    for (size_t i = 0; i < answer->unplaced_count; i++) {
        buffer_clear(&label);
        buffer_clear(&text);
        utf8_append_line(&label, slice_of(answer->unplaced[i].label));
        buffer_printf(&text, MSG_RENDER_UNPLACED "\n\n", buffer_string(&label));
        answer_append_clean(slice_trim(answer->unplaced[i].text), &text);
        buffer_append_string(out, "\n<!-- ");
        append_within_comment(buffer_slice(&text), out);
        buffer_append_string(out, "\n-->\n");
    }
    buffer_free(&label);
    buffer_free(&text);
}

void render_answer_markdown(const Bank *bank, const AnswerView *answer, const RenderOptions *options, Buffer *out) {
    AnswerWords words;
    answer_words_read(bank, answer, options, &words);
    append_front_matter(answer, options->own, out);
    buffer_append_string(out, "# ");
    append_line(buffer_slice(&words.title), out);
    for (size_t i = 0; i < words.section_count; i++) {
        const Section *section = &answer->shape->sections[i];
        Slice text = answer_words_of(&words, i);
        if (section->optional && text.size == 0)
            continue;
        buffer_printf(out, "\n## %s\n", section->label);
        if (text.size)
            buffer_append_byte(out, '\n');
        append_lines(text, out);
    }
    if (options->own)
        append_unplaced(answer, out);
    answer_words_free(&words);
}
