#include "cli/plain_ear.h"

#include "base/messages.h"
#include "cli/plain_wait.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 64 << 10 };

static const char *line_end(Ear *ear) {
    const char *end = ear->searched < ear->bytes.size
                          ? memchr(ear->bytes.data + ear->searched, '\n', ear->bytes.size - ear->searched)
                          : NULL;
    ear->searched = end ? (size_t)(end - ear->bytes.data) : ear->bytes.size;
    return end;
}

bool ear_is_ready(Ear *ear) {
    return ear->ended || line_end(ear) != NULL;
}

Slice ear_rest(const Ear *ear) {
    return ear->passing ? (Slice){"", 0} : slice_part(buffer_slice(&ear->bytes), (Span){ear->at, ear->bytes.size});
}

/* Gives the line that ends at `end`; the next begins at `next`. */
static Heard take(Ear *ear, size_t end, size_t next, Slice *line) {
    bool passed = ear->passing;
    *line = slice_part(buffer_slice(&ear->bytes), (Span){ear->at, end});
    if (line->size && line->data[line->size - 1] == '\r')
        line->size--;
    ear->at = ear->searched = next;
    ear->passing = false;
    return passed ? HEARD_TOO_LONG : HEARD_LINE;
}

/* The lines that were taken make room for what comes. */
static void make_room(Ear *ear) {
    if (!ear->passing && ear->bytes.size - ear->at > EAR_LINE_MOST)
        ear->passing = true;
    if (ear->passing)
        ear->at = ear->bytes.size;
    if (ear->at > 0)
        buffer_replace(&ear->bytes, (Span){0, ear->at}, (Slice){"", 0});
    ear->searched = ear->bytes.size;
    ear->at = 0;
}

static Heard read_more(Ear *ear, Error *error) {
    make_room(ear);
    buffer_reserve(&ear->bytes, ear->bytes.size + CHUNK);
    if (wait_to_read(ear->fd, -1) == WAITED_LEAVE)
        return HEARD_LEAVE;
    ssize_t count = read(ear->fd, ear->bytes.data + ear->bytes.size, CHUNK);
    if (count < 0 && errno == EIO) /* the terminal has hung up */
        count = 0;
    if (count < 0 && errno != EINTR && errno != EAGAIN) {
        error_from_errno(error, errno, MSG_BASE_VERB_READ, MSG_BASE_STDIN);
        return HEARD_ERROR;
    }
    ear->ended = count == 0;
    if (count > 0) {
        ear->bytes.size += (size_t)count;
        ear->bytes.data[ear->bytes.size] = '\0';
    }
    return HEARD_LINE;
}

Heard ear_hear(Ear *ear, Slice *line, Error *error) {
    for (;;) {
        const char *end = line_end(ear);
        if (end) {
            size_t at = (size_t)(end - ear->bytes.data);
            return take(ear, at, at + 1, line);
        }
        if (ear->ended) {
            bool rest = ear->at < ear->bytes.size || ear->passing;
            return rest ? take(ear, ear->bytes.size, ear->bytes.size, line) : HEARD_END;
        }
        Heard heard = read_more(ear, error);
        if (heard != HEARD_LINE)
            return heard;
    }
}

bool ear_wait(Ear *ear, int milliseconds) {
    return ear_is_ready(ear) || wait_to_read(ear->fd, milliseconds) != WAITED_LEAVE;
}
