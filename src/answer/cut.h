/* Cutting into sections, for text that is only part of a file. */
#ifndef ANSWER_CUT_H
#define ANSWER_CUT_H

#include <starcoach/answer.h>

/* As answer_cut, for the stretches of the source (ascending, apart) instead of all of it: each ends a sentence. */
void cut_spans(AnswerCutter *cutter, const Shape *shape, Slice source, const Span *stretches, size_t count,
               Arena *arena, SectionView *sections);

#endif
