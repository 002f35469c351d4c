/* The words of an answer as they are given out, and how long they take. */
#include "render/answer_parts.h"

#include "base/memory.h"
#include "base/messages.h"
#include "base/utf8.h"

#include <starcoach/text.h>
#include <stdlib.h>

void answer_append_clean(Slice text, Buffer *out) {
    for (Slice line; slice_next_line(&text, &line);) {
        utf8_append_clean(out, line);
        if (text.size)
            buffer_append_byte(out, '\n');
    }
}

static const char *title_of(const AnswerView *answer) {
    if (answer->title)
        return answer->title;
    return answer->question ? answer->question->title : answer->shape->label;
}

void answer_words_read(const Bank *bank, const AnswerView *answer, const RenderOptions *options, AnswerWords *out) {
    *out = (AnswerWords){.section_count = answer->shape->section_count};
    out->sections = memory_array(out->section_count + 1, sizeof *out->sections);
    utf8_append_line(&out->title, slice_trim(slice_of(title_of(answer))));
    Arena *arena = arena_new();
    Polish polish = options->polish ? polish_answer(bank_language(bank), answer, arena) : (Polish){0};
    Buffer text = {0};
    for (size_t i = 0; i < out->section_count; i++) {
        buffer_clear(&text);
        if (options->polish)
            polish_apply(&polish, answer, i, &text);
        else
            section_view_text(&answer->sections[i], &text);
        answer_append_clean(slice_trim(buffer_slice(&text)), &out->sections[i]);
    }
    buffer_free(&text);
    arena_free(arena);
}

void answer_words_free(AnswerWords *words) {
    for (size_t i = 0; i < words->section_count; i++)
        buffer_free(&words->sections[i]);
    free(words->sections);
    buffer_free(&words->title);
    *words = (AnswerWords){0};
}

Slice answer_words_of(const AnswerWords *words, size_t section) {
    return buffer_slice(&words->sections[section]);
}

double answer_words_seconds(const Bank *bank, const AnswerWords *words, const Report *report,
                            const RenderOptions *options, size_t section) {
    if (!options->polish)
        return report->sections[section].seconds;
    Text text = {0};
    text_scan(&text, bank_language(bank), answer_words_of(words, section));
    double seconds = speech_seconds(bank_language(bank), text_speech(&text), report->pace);
    text_free(&text);
    return seconds;
}

void answer_footer(const Bank *bank, const AnswerWords *words, const Report *report, const RenderOptions *options,
                   Buffer *out) {
    double seconds = 0;
    for (size_t i = 0; i < words->section_count; i++)
        seconds += answer_words_seconds(bank, words, report, options, i);
    double scale = report->seconds > 0 ? seconds / report->seconds : 0;
    Buffer about = {0}, low = {0}, high = {0};
    render_minutes(seconds, &about);
    render_minutes(report->seconds_low * scale, &low);
    render_minutes(report->seconds_high * scale, &high);
    char date[11];
    date_format(options->date.year ? options->date : report->today, date);
    buffer_printf(out, MSG_RENDER_FOOTER "\n", buffer_string(&about), buffer_string(&low), buffer_string(&high), date);
    buffer_free(&about);
    buffer_free(&low);
    buffer_free(&high);
}
