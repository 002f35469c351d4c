#include "cli/plain_voice.h"

#include "base/messages.h"
#include "base/utf8.h"
#include "cli/plain_wait.h"

#include <errno.h>
#include <limits.h>
#include <starcoach/text.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Saying ---- */

/* Where lines may end: a colon that begins a word is a command's, and belongs to what follows. */
static void wrap(Slice line, size_t columns, Rows *rows) {
    Buffer words = {0};
    buffer_append(&words, line);
    for (size_t i = 1; i < words.size; i++)
        if (words.data[i] == ':' && words.data[i - 1] == ' ')
            words.data[i] = 'a';
    text_wrap(buffer_slice(&words), (Span){0, words.size}, columns, rows);
    buffer_free(&words);
}

/* Rows under one another, the first behind `indent` columns that are there already. */
static void say_wrapped(Voice *voice, Slice text, size_t indent) {
    Buffer line = {0};
    Rows rows = {0};
    utf8_append_flat(&line, slice_trim(text));
    wrap(buffer_slice(&line), voice->columns > indent ? voice->columns - indent : 1, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        for (size_t blank = 0; i > 0 && blank < indent; blank++)
            buffer_append_byte(&voice->out, ' ');
        buffer_append(&voice->out, slice_trim(slice_part(buffer_slice(&line), rows.items[i])));
        buffer_append_byte(&voice->out, '\n');
    }
    free(rows.items);
    buffer_free(&line);
}

void say_text(Voice *voice, Slice text) {
    for (Slice line; slice_next_line(&text, &line);)
        if (slice_trim(line).size)
            say_wrapped(voice, line, 0);
}

static void say_behind(Voice *voice, const char *mark, const char *format, va_list arguments) {
    Buffer text = {0};
    buffer_vprintf(&text, format, arguments);
    buffer_append_string(&voice->out, mark);
    say_wrapped(voice, buffer_slice(&text), text_columns(slice_of(mark)));
    buffer_free(&text);
}

void say(Voice *voice, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    say_behind(voice, "", format, arguments);
    va_end(arguments);
}

void say_item(Voice *voice, const char *mark, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    say_behind(voice, mark, format, arguments);
    va_end(arguments);
}

void say_numbered(Voice *voice, size_t number, const char *text) {
    Buffer mark = {0};
    buffer_printf(&mark, MSG_PLAIN_NUMBER, number);
    say_item(voice, buffer_string(&mark), "%s", text);
    buffer_free(&mark);
}

static size_t blanks_before(Slice line) {
    size_t count = 0;
    while (count < line.size && line.data[count] == ' ')
        count++;
    return count;
}

void say_lines(Voice *voice, Slice lines) {
    for (Slice line; slice_next_line(&lines, &line);) {
        size_t indent = blanks_before(line);
        indent = indent < voice->columns / 2 ? indent : 0;
        buffer_append(&voice->out, (Slice){line.data, indent});
        say_wrapped(voice, line, indent);
    }
}

void say_pause(Voice *voice) {
    Slice out = buffer_slice(&voice->out);
    bool blank = out.size >= 2 && out.data[out.size - 1] == '\n' && out.data[out.size - 2] == '\n';
    if (!blank && (out.size || voice->begun))
        buffer_append_byte(&voice->out, '\n');
}

void say_prompt(Voice *voice, const char *prompt) {
    buffer_append_string(&voice->out, prompt);
}

void say_line_end(Voice *voice) {
    buffer_append_byte(&voice->out, '\n');
}

void say_error(Voice *voice, const char *opening, const Error *error) {
    Buffer told = {0};
    buffer_append_string(&told, opening);
    error_format(error, &told);
    bool ended = told.size && strchr(".?!", told.data[told.size - 1]);
    say(voice, "%s%s", buffer_string(&told), ended ? "" : ".");
    buffer_free(&told);
}

/* ---- Letting it out ---- */

static Flushed failed(int number, Error *error) {
    if (number == EPIPE)
        return FLUSH_GONE;
    error_from_errno(error, number, MSG_BASE_VERB_WRITE, MSG_BASE_STDOUT);
    return FLUSH_FAILED;
}

/* In pieces that a pipe with room takes at once, so that a reader who is slow can't hold a signal to leave. */
Flushed voice_flush(Voice *voice, Error *error) {
    Flushed result = FLUSHED;
    for (size_t at = 0; at < voice->out.size && result == FLUSHED;) {
        size_t size = voice->out.size - at;
        if (wait_to_write(voice->fd) == WAITED_LEAVE) {
            result = FLUSH_LEAVE;
            break;
        }
        ssize_t count = write(voice->fd, voice->out.data + at, size < _POSIX_PIPE_BUF ? size : _POSIX_PIPE_BUF);
        if (count >= 0)
            at += (size_t)count;
        else if (errno != EINTR && errno != EAGAIN)
            result = failed(errno, error);
    }
    voice->begun = true;
    buffer_clear(&voice->out);
    return result;
}
