/* What the forms of an answer share: its words as they are given out. */
#ifndef RENDER_ANSWER_PARTS_H
#define RENDER_ANSWER_PARTS_H

#include <starcoach/render.h>

enum { ANSWER_WIDTH = 72 };

/* Whole or polished, without control characters and outer white space, lines ended by "\n" alone. */
typedef struct AnswerWords {
    Buffer title;     /* the file's own, else the question's, else the shape's; one line */
    Buffer *sections; /* one for each of the shape's */
    size_t section_count;
} AnswerWords;

void answer_words_read(const Bank *bank, const AnswerView *answer, const RenderOptions *options, AnswerWords *out);
void answer_words_free(AnswerWords *words);
/* Appends the text without control characters, its lines parted by "\n". */
void answer_append_clean(Slice text, Buffer *out);
Slice answer_words_of(const AnswerWords *words, size_t section);
/* How long a section takes to say: as reported, and polished ones measured anew. */
double answer_words_seconds(const Bank *bank, const AnswerWords *words, const Report *report,
                            const RenderOptions *options, size_t section);
/* "about 2:35 aloud (2:12 to 3:12) · 2026-11-22" and a newline; without a date of its own the report's. */
void answer_footer(const Bank *bank, const AnswerWords *words, const Report *report, const RenderOptions *options,
                   Buffer *out);

#endif
