/* What was written or pasted in one box becomes an answer: parted at its own headings or labels, else cut. */
#include "answer/outline.h"

#include <starcoach/answer.h>

/* Headings that name no section, or that a file could not have, are no reason to refuse what a person has written.
 * Where none does the text is cut, *text of it: all that stands behind its front matter. A file's title, comments and
 * code are not spoken, but here they may have been meant to be. */
static bool read_headings(const Answer *answer, Bank *bank, AnswerCutter *cutter, Slice *text, Arena *arena,
                          AnswerView *out) {
    const Question *question = answer_question(answer);
    const AnswerOptions options = {.question = question ? question->id : NULL,
                                   .shape = question ? NULL : answer_shape(answer)->id};
    Error error = {0};
    bool read = answer_read(bank, cutter, "", *text, &options, arena, out, &error);
    error_clear(&error);
    Span front_matter;
    size_t body;
    if (read && out->cut && outline_front_matter(*text, &front_matter, &body))
        *text = slice_part(*text, (Span){body, text->size});
    return read && !out->cut && out->shape == answer_shape(answer);
}

bool answer_read_box(const Answer *answer, Bank *bank, Arena *arena, AnswerView *out, Error *error) {
    AnswerCutter *cutter = answer_cutter_new(bank, error);
    if (!cutter)
        return false;
    Slice text = answer_text(answer, 0);
    text.data = arena_copy(arena, text); /* what is read is about to be replaced */
    const size_t count = answer_shape(answer)->section_count;
    SectionView *sections = arena_array(arena, count, sizeof *sections);
    AnswerView read;
    if (read_headings(answer, bank, cutter, &text, arena, &read))
        for (size_t i = 0; i < count; i++)
            sections[i] = read.sections[i];
    else
        answer_cut(cutter, answer_shape(answer), text, arena, sections);
    for (size_t i = 0; i < count; i++)
        sections[i].scanned = NULL; /* the cutter's */
    *out = answer_view(answer, bank, arena);
    out->sections = sections;
    answer_cutter_free(cutter);
    return true;
}
