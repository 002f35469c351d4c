/* JSON as it is written, value after value: reports are long, and a tree of them would be built only to be written out.
 * Each puts the comma it needs before itself. Strings are valid UTF-8. */
#ifndef RENDER_JSON_WRITE_H
#define RENDER_JSON_WRITE_H

#include <starcoach/slice.h>
#include <stdint.h>
#include <string.h>

/* Where at most so many bytes more may be put, and where they end once they are. A value's own come in between. */
static inline char *json_begin(Buffer *out, size_t most) {
    if (out->size + most >= out->capacity)
        buffer_reserve(out, out->size + most);
    return out->data + out->size;
}
static inline void json_end(Buffer *out, char *at) {
    *at = '\0';
    out->size = (size_t)(at - out->data);
}
static inline char *json_comma(const Buffer *out, char *at) { /* what a value's bytes begin with */
    const char last = out->size > 0 ? at[-1] : '[';
    *at = ',';
    return last == '[' || last == '{' || last == ':' ? at : at + 1;
}

void json_open(Buffer *out, char bracket);
void json_close(Buffer *out, char bracket);
/* The name of an object's next member; the member's value follows. Names are literals: their size is known when this is
 * compiled. */
static inline void json_key(Buffer *out, const char *key) {
    const size_t size = strlen(key);
    char *at = json_comma(out, json_begin(out, size + 4));
    *at = '"';
    memcpy(at + 1, key, size);
    memcpy(at + 1 + size, "\":", 2);
    json_end(out, at + size + 3);
}
void json_put_string(Buffer *out, Slice string);
void json_put_literal(Buffer *out, const char *literal);
void json_put_integer(Buffer *out, int64_t value);
/* With at most so many decimals, and at least one: 0.25, 12.0. Not negative. */
void json_put_number(Buffer *out, double value, unsigned decimals);

#endif
