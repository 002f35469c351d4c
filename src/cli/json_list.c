#include "cli/json_list.h"

#include "render/json_write.h"
#include <starcoach/render.h>

void json_list_part(size_t index, Buffer *out) {
    buffer_append_string(out, index > 0 ? ",\n" : "[");
}

void json_list_close(size_t count, Buffer *out) {
    buffer_append_string(out, count > 0 ? "]\n" : "[]\n");
}

void json_list_slice(const char *key, Slice value, Buffer *out) {
    json_key(out, key);
    render_json_string(value, out);
}

void json_list_member(const char *key, const char *value, Buffer *out) {
    if (value) {
        json_list_slice(key, slice_of(value), out);
    } else {
        json_key(out, key);
        json_put_literal(out, "null");
    }
}
