#include "render/answer_fixture.h"

#include <string.h>

char *render_form(const Judging *judging, const AnswerView *view, Form form, RenderOptions options) {
    Buffer out = {0};
    const Report *report = judge_final(judging, *view);
    switch (form) {
    case FORM_TEXT:
        render_answer_text(judging->bank, view, report, &options, &out);
        break;
    case FORM_MARKDOWN:
        render_answer_markdown(judging->bank, view, &options, &out);
        break;
    case FORM_CARDS:
        render_answer_cards(judging->bank, view, report, &options, &out);
        break;
    case FORM_JSON:
        render_answer_json(judging->bank, view, &options, &out);
        break;
    }
    char *text = strdup(buffer_string(&out));
    buffer_free(&out);
    return text;
}
