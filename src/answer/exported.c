#include "answer/exported.h"

#include "base/messages.h"

#include <string.h>

/* A title is short; a longer first paragraph is not looked up. */
enum { MOST_TITLE = 300 };

/* Whether the line is the message, with figures ("1:53", "2026-11-23") wherever it has a "%s". */
static bool is_filled(Slice line, const char *message) {
    size_t at = 0;
    for (; *message; message++) {
        if (message[0] == '%' && message[1] == 's') {
            size_t start = at;
            while (at < line.size && (ascii_is_digit(line.data[at]) || strchr(":-", line.data[at])))
                at++;
            if (at == start)
                return false;
            message++;
        } else if (at == line.size || line.data[at++] != *message) {
            return false;
        }
    }
    return at == line.size;
}

static bool take_footer(OutlineItem *last, Slice file) {
    Slice speech = slice_part(file, last->span);
    size_t start = speech.size;
    while (start > 0 && speech.data[start - 1] != '\n')
        start--;
    if (!is_filled((Slice){speech.data + start, speech.size - start}, MSG_RENDER_FOOTER))
        return false;
    last->span.end = last->span.start + slice_trim((Slice){speech.data, start}).size;
    return true;
}

/* The first paragraph on one line, where another follows and it is short; *size is that of its bytes. */
static const char *first_paragraph(Slice speech, size_t *size, Arena *arena) {
    Slice rest = speech, line;
    Buffer words = {0};
    bool ended = false;
    *size = 0;
    while (!ended && *size <= MOST_TITLE && slice_next_line(&rest, &line)) {
        line = slice_trim(line);
        ended = line.size == 0;
        *size = speech.size - rest.size;
        if (words.size && !ended)
            buffer_append_byte(&words, ' ');
        buffer_append(&words, line);
    }
    const char *paragraph = ended && *size <= MOST_TITLE ? arena_copy(arena, buffer_slice(&words)) : NULL;
    buffer_free(&words);
    return paragraph;
}

static bool is_sentence(const char *words) {
    size_t size = strlen(words);
    return size > 0 && strchr(".!?", words[size - 1]);
}

const char *exported_take(Outline *outline, Slice file, const Bank *bank, Arena *arena) {
    if (outline->headings > 0 || outline->count == 0 || outline->items[0].kind != OUTLINE_SPEECH)
        return NULL;
    OutlineItem *first = &outline->items[0], *last = &outline->items[outline->count - 1];
    bool exported = last->kind == OUTLINE_SPEECH && take_footer(last, file);
    Slice speech = slice_part(file, first->span);
    size_t size;
    const char *title = first_paragraph(speech, &size, arena);
    if (!title || !(bank_question_titled(bank, slice_of(title)) || (exported && !is_sentence(title))))
        return NULL;
    first->span.start = first->span.end - slice_trim((Slice){speech.data + size, speech.size - size}).size;
    return title;
}
