#include "cli/plain_voice.h"

#include "base/messages.h"
#include "cli/plain_wait.h"
#include "render/layout.h"

#include <errno.h>
#include <limits.h>
#include <starcoach/text.h>
#include <string.h>
#include <unistd.h>

/* ---- Saying ---- */

void say_text(Voice *voice, Slice text) {
    for (Slice line; slice_next_line(&text, &line);)
        if (slice_trim(line).size)
            layout_wrap(line, voice->columns, 0, 0, &voice->out);
}

void say(Voice *voice, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    Buffer text = {0};
    buffer_vprintf(&text, format, arguments);
    va_end(arguments);
    layout_wrap(buffer_slice(&text), voice->columns, 0, 0, &voice->out);
    buffer_free(&text);
}

void say_item(Voice *voice, const char *mark, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    Buffer text = {0};
    buffer_vprintf(&text, format, arguments);
    va_end(arguments);
    size_t indent = text_columns(slice_of(mark));
    buffer_append_string(&voice->out, mark);
    layout_wrap(buffer_slice(&text), voice->columns, indent, indent, &voice->out);
    buffer_free(&text);
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
        layout_blanks(indent < voice->columns / 2 ? indent : 0, &voice->out);
        layout_wrap(line, voice->columns, indent < voice->columns / 2 ? indent : 0, indent, &voice->out);
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
    error_from_errno(error, number, MSG_BASE_VERB_WRITE, MSG_PLAIN_STDOUT);
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
