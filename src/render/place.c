/* Places and times as people and editors write them. */
#include <math.h>
#include <starcoach/render.h>
#include <string.h>

void render_minutes(double seconds, Buffer *out) {
    long whole = lround(seconds);
    buffer_printf(out, "%ld:%02ld", whole / 60, whole % 60);
}

void render_place(Slice text, size_t offset, size_t *line, size_t *column) {
    size_t start = 0;
    *line = 1;
    for (const char *newline; (newline = memchr(text.data + start, '\n', offset - start)); ++*line)
        start = (size_t)(newline - text.data) + 1;
    *column = offset - start + 1;
}
