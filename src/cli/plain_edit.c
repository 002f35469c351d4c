/* Changing what is written: lines are added, sentences changed or taken out, and every step undone. */
#include "cli/plain_coach.h"

#include "base/messages.h"

#include <starcoach/text.h>

enum { SHORT_BYTES = 160 };

/* ---- Adding ---- */

void edit_add_line(Coach *coach, Slice line) {
    Slice text = answer_text(coach->answer, coach->section);
    Buffer added = {0};
    if (text.size && text.data[text.size - 1] != '\n')
        buffer_append_byte(&added, '\n');
    buffer_append(&added, line);
    if (coach_replace(coach, coach->section, (Span){text.size, text.size}, buffer_slice(&added)))
        coach->written = true;
    buffer_free(&added);
}

/* ---- Reading ---- */

static void scan(const Coach *coach, Text *out) {
    text_scan(out, bank_language(coach->bank), answer_text(coach->answer, coach->section));
}

/* The end of a text, where it is long. */
static void quote_end(Slice text, Buffer *out) {
    text = slice_trim(text);
    size_t at = text.size > SHORT_BYTES ? text.size - SHORT_BYTES : 0;
    buffer_append_string(out, at ? "... " : "");
    while (at > 0 && at < text.size && text.data[at] != ' ' && text.data[at] != '\n')
        at++;
    if (at == text.size && at > 0) /* one word as long as that */
        for (at = text.size - SHORT_BYTES; (text.data[at] & 0xC0) == 0x80;)
            at++;
    buffer_append(out, slice_trim(slice_part(text, (Span){at, text.size})));
}

static size_t words_here(const Coach *coach) {
    Text text = {0};
    scan(coach, &text);
    size_t words = text.words;
    text_free(&text);
    return words;
}

void edit_say_so_far(Coach *coach) {
    Slice text = slice_trim(answer_text(coach->answer, coach->section));
    if (text.size == 0)
        return;
    size_t words = words_here(coach);
    Buffer quoted = {0};
    quote_end(text, &quoted);
    if (text.size <= SHORT_BYTES)
        say(&coach->voice, MSG_PLAIN_SO_FAR, buffer_string(&quoted));
    else
        say(&coach->voice, MSG_PLAIN_SO_FAR_END, words, words_of(words), buffer_string(&quoted));
    buffer_free(&quoted);
}

void edit_show(Coach *coach) {
    Text text = {0};
    scan(coach, &text);
    if (text.sentence_count == 0)
        say(&coach->voice, MSG_PLAIN_SHOW_EMPTY, coach_section(coach)->label);
    for (size_t i = 0; i < text.sentence_count; i++) {
        const Sentence *sentence = &text.sentences[i];
        Buffer mark = {0};
        buffer_printf(&mark, MSG_PLAIN_SHOW_SENTENCE, i + 1);
        say_item(&coach->voice, buffer_string(&mark), "%.*s", (int)(sentence->end - sentence->start),
                 text.source.data + sentence->start);
        buffer_free(&mark);
    }
    if (text.sentence_count > 0)
        say(&coach->voice, MSG_PLAIN_SHOW_HOW);
    text_free(&text);
}

/* ---- One sentence ---- */

bool edit_find_sentence(Coach *coach, Slice argument, const char *command, const char *more, Span *span, size_t *number,
                        Slice *rest) {
    size_t size = 0;
    *number = 0;
    for (; size < argument.size && size < 6 && argument.data[size] >= '0' && argument.data[size] <= '9'; size++)
        *number = *number * 10 + (size_t)(argument.data[size] - '0');
    *rest = slice_trim((Slice){argument.data + size, argument.size - size});
    if (size == 0 || (rest->size == 0 && *more)) {
        say(&coach->voice, MSG_PLAIN_WHICH_SENTENCE, command, more);
        return false;
    }
    Text text = {0};
    scan(coach, &text);
    size_t count = text.sentence_count;
    if (*number >= 1 && *number <= count)
        *span = (Span){text.sentences[*number - 1].start, text.sentences[*number - 1].end};
    text_free(&text);
    if (*number >= 1 && *number <= count)
        return true;
    say(&coach->voice, MSG_PLAIN_NO_SENTENCE, *number, coach_section(coach)->label, count);
    return false;
}

void edit_change(Coach *coach, Slice argument) {
    Span span;
    size_t number;
    Slice words;
    if (!edit_find_sentence(coach, argument, "change", MSG_PLAIN_AND_WORDS, &span, &number, &words) ||
        !coach_replace(coach, coach->section, span, words))
        return;
    coach->written = true;
    say(&coach->voice, MSG_PLAIN_CHANGED, number, (int)words.size, words.data);
}

/* With the white space that parted it from its neighbour. */
static Span with_gap(Slice text, Span span) {
    while (span.end < text.size && (text.data[span.end] == ' ' || text.data[span.end] == '\n'))
        span.end++;
    while (span.end == text.size && span.start > 0 &&
           (text.data[span.start - 1] == ' ' || text.data[span.start - 1] == '\n'))
        span.start--;
    return span;
}

void edit_drop(Coach *coach, Slice argument) {
    Span span;
    size_t number;
    Slice rest;
    if (!edit_find_sentence(coach, argument, "drop", "", &span, &number, &rest))
        return;
    Slice text = answer_text(coach->answer, coach->section);
    Buffer gone = {0};
    buffer_append(&gone, slice_part(text, span));
    if (coach_replace(coach, coach->section, with_gap(text, span), (Slice){"", 0})) {
        coach->written = true;
        say(&coach->voice, MSG_PLAIN_DROPPED, buffer_string(&gone));
    }
    buffer_free(&gone);
}

/* ---- The whole part ---- */

static void clear_now(Coach *coach) {
    Slice text = answer_text(coach->answer, coach->section);
    if (coach_replace(coach, coach->section, (Span){0, text.size}, (Slice){"", 0}))
        say(&coach->voice, MSG_PLAIN_CLEARED, coach_section(coach)->label);
    coach->written = false;
}

void edit_clear(Coach *coach) {
    if (answer_text(coach->answer, coach->section).size == 0) {
        say(&coach->voice, MSG_PLAIN_SHOW_EMPTY, coach_section(coach)->label);
        return;
    }
    size_t words = words_here(coach);
    say(&coach->voice, MSG_PLAIN_CLEAR_ASK, coach_section(coach)->label, words, words_of(words));
    coach_ask(coach, clear_now);
}

/* ---- Undo ---- */

/* Where the change was, and what stands there now. */
static void say_step(Coach *coach, size_t section, const char *in_part, const char *in_facts) {
    if (section == SIZE_MAX) {
        say(&coach->voice, "%s", in_facts);
        return;
    }
    if (coach->place->kind == AT_PART)
        coach->section = section;
    say(&coach->voice, in_part, coach->shape->sections[section].label);
    if (coach->place->kind != AT_PART)
        return;
    if (slice_trim(answer_text(coach->answer, section)).size == 0)
        say(&coach->voice, MSG_PLAIN_NOW_EMPTY);
    edit_say_so_far(coach);
    coach->written = true;
}

void edit_undo(Coach *coach) {
    size_t section, at;
    if (coach_undo(coach, &section, &at))
        say_step(coach, section, MSG_PLAIN_UNDONE, MSG_PLAIN_UNDONE_FACT);
    else
        say(&coach->voice, MSG_PLAIN_NO_UNDO);
}

void edit_redo(Coach *coach) {
    size_t section, at;
    if (coach_redo(coach, &section, &at))
        say_step(coach, section, MSG_PLAIN_REDONE, MSG_PLAIN_REDONE_FACT);
    else
        say(&coach->voice, MSG_PLAIN_NO_REDO);
}
