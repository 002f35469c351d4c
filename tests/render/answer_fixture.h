/* Answers of the small bank, with a report that says how long they take. */
#ifndef TESTS_RENDER_ANSWER_FIXTURE_H
#define TESTS_RENDER_ANSWER_FIXTURE_H

#include "judge/judging.h"

#include <starcoach/render.h>

/* What a form makes of the view; the caller frees. The report is judged. */
typedef enum Form { FORM_TEXT, FORM_MARKDOWN, FORM_CARDS, FORM_JSON } Form;
char *render_form(const Judging *judging, const AnswerView *view, Form form, RenderOptions options);

#endif
