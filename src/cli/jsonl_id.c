/* The id as it was written, byte by byte: whoever reads 1.10 and writes it again makes 1.1000000000000001 of it. The
 * object is known to be JSON, so the scan only has to know where values end. */
#include "cli/jsonl_id.h"
#include <string.h>

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t skip_blanks(Slice text, size_t at) {
    while (at < text.size && is_blank(text.data[at]))
        at++;
    return at;
}

/* From its opening quote to behind its closing one. */
static size_t skip_string(Slice text, size_t at) {
    for (at++; at < text.size && text.data[at] != '"'; at++)
        at += text.data[at] == '\\';
    return at < text.size ? at + 1 : text.size;
}

static size_t skip_value(Slice text, size_t at) {
    size_t depth = 0;
    while (at < text.size) {
        char c = text.data[at];
        if (c == '"') {
            at = skip_string(text, at);
        } else if (depth == 0 && (c == ',' || c == '}' || is_blank(c))) {
            break;
        } else {
            depth += c == '{' || c == '[';
            depth -= c == '}' || c == ']';
            at++;
        }
        if (depth == 0 && at < text.size && strchr("\"]}", text.data[at - 1]))
            break;
    }
    return at;
}

Slice jsonl_id(Slice object) {
    size_t at = skip_blanks(object, 0) + 1;
    for (;;) {
        at = skip_blanks(object, at);
        if (at >= object.size || object.data[at] != '"')
            return slice_of("");
        size_t key = at, end = skip_string(object, at);
        at = skip_blanks(object, end);    /* the colon */
        at = skip_blanks(object, at + 1); /* the value */
        size_t value = at;
        at = skip_value(object, at);
        if (slice_is(slice_part(object, (Span){key, end}), "\"id\""))
            return slice_part(object, (Span){value, at});
        at = skip_blanks(object, at) + 1; /* behind the comma */
    }
}
