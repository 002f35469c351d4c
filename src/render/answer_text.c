/* The answer to be read and said: paragraphs without headings, and how long it takes. */
#include "render/answer_parts.h"
#include "render/layout.h"

#include <starcoach/arena.h>
#include <stdlib.h>
#include <string.h>

/* The columns that a list mark and its blank take at the start of a line: "- ", "* ", "12. "; 0: there is none. */
static size_t list_mark(Slice line) {
    size_t digits = 0;
    while (digits < line.size && digits < 3 && line.data[digits] >= '0' && line.data[digits] <= '9')
        digits++;
    size_t mark = digits ? digits : 0;
    bool marked = mark < line.size && (digits ? line.data[mark] == '.' || line.data[mark] == ')'
                                              : line.data[mark] == '-' || line.data[mark] == '*');
    return marked && mark + 1 < line.size && line.data[mark + 1] == ' ' ? mark + 2 : 0;
}

/* Lines that run on, as one paragraph. */
typedef struct Paragraph {
    Buffer text;
    size_t indent;
} Paragraph;

static void paragraph_end(Paragraph *paragraph, size_t width, Buffer *out) {
    if (paragraph->text.size)
        layout_wrap(buffer_slice(&paragraph->text), width, paragraph->indent, 0, out);
    buffer_clear(&paragraph->text);
    paragraph->indent = 0;
}

/* Paragraphs are parted by a blank line; the items of a list begin a line each. */
static void append_paragraphs(Slice text, size_t width, Buffer *out) {
    Paragraph paragraph = {0};
    bool blank = false;
    for (Slice line; slice_next_line(&text, &line);) {
        line = slice_trim(line);
        size_t mark = list_mark(line);
        if (line.size == 0 || mark)
            paragraph_end(&paragraph, width, out);
        if (line.size && blank)
            buffer_append_byte(out, '\n');
        blank = line.size == 0;
        if (mark)
            paragraph.indent = mark;
        if (paragraph.text.size)
            buffer_append_byte(&paragraph.text, ' ');
        buffer_append(&paragraph.text, line);
    }
    paragraph_end(&paragraph, width, out);
    buffer_free(&paragraph.text);
}

static int compare_spans(const void *a, const void *b) {
    const SureSpan *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

/* Text that was cut is said in the order it was written in: which section a sentence belongs to is a guess, and a sentence that was
 * moved may speak of one that no longer stands before it. All its spans, as those of the first section. */
static AnswerView as_written(const AnswerView *answer, Arena *arena) {
    AnswerView view = *answer;
    size_t count = 0, sections = answer->shape->section_count;
    if (!answer->cut)
        return view;
    for (size_t i = 0; i < sections; i++)
        count += answer->sections[i].span_count;
    SureSpan *spans = arena_array(arena, count + 1, sizeof *spans);
    SectionView *views = arena_array(arena, sections, sizeof *views);
    count = 0;
    for (size_t i = 0; i < sections; i++) {
        views[i].source = answer->sections[i].source;
        for (size_t j = 0; j < answer->sections[i].span_count; j++)
            spans[count++] = answer->sections[i].spans[j];
    }
    qsort(spans, count, sizeof *spans, compare_spans);
    views[0].spans = spans;
    views[0].span_count = count;
    view.sections = views;
    return view;
}

void render_answer_text(const Bank *bank, const AnswerView *answer, const Report *report, const RenderOptions *options,
                        Buffer *out) {
    size_t width = options->width ? options->width : ANSWER_WIDTH;
    AnswerWords words;
    Arena *arena = arena_new();
    const AnswerView view = as_written(answer, arena);
    answer_words_read(bank, &view, options, &words);
    arena_free(arena);
    layout_wrap(buffer_slice(&words.title), width, 0, 0, out);
    buffer_append_byte(out, '\n');
    for (size_t i = 0; i < words.section_count; i++) {
        if (answer_words_of(&words, i).size == 0)
            continue;
        append_paragraphs(answer_words_of(&words, i), width, out);
        buffer_append_byte(out, '\n');
    }
    answer_footer(bank, &words, report, options, out);
    answer_words_free(&words);
}
