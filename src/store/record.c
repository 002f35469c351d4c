#include "store/record.h"

#include "base/file.h"
#include "base/messages.h"

#include <string.h>

uint64_t hash_add(uint64_t hash, Slice text) {
    for (size_t i = 0; i < text.size; i++)
        hash = (hash ^ (unsigned char)text.data[i]) * UINT64_C(1099511628211);
    return hash;
}

static const char hex_digits[] = "0123456789abcdef";

void hash_format(uint64_t hash, char out[17]) {
    for (size_t i = 16; i-- > 0; hash >>= 4)
        out[i] = hex_digits[hash & 15];
    out[16] = '\0';
}

bool hash_parse(Slice digits, uint64_t *out) {
    uint64_t hash = 0;
    for (size_t i = 0; i < digits.size; i++) {
        const char *digit = memchr(hex_digits, digits.data[i], 16);
        if (!digit)
            return false;
        hash = hash << 4 | (uint64_t)(digit - hex_digits);
    }
    *out = hash;
    return digits.size > 0 && digits.size <= 16;
}

Fingerprint fingerprint_of(Slice text) {
    return (Fingerprint){text.size, hash_add(HASH_START, text)};
}

bool fingerprint_equal(Fingerprint a, Fingerprint b) {
    return a.size == b.size && a.hash == b.hash;
}

/* The first error stands for all, and says how many more there are. */
static void tell_first(ErrorList *errors, Error *error) {
    error_list_sort(errors);
    const Error *first = &errors->items[0];
    if (errors->count > 1)
        error_at(error, first->code, first->file, first->line, first->column, MSG_STORE_AND_MORE, first->message,
                 errors->count - 1);
    else
        error_at(error, first->code, first->file, first->line, first->column, "%s", first->message);
    error_remedy(error, "%s", first->remedy ? first->remedy : MSG_STORE_BROKEN_REMEDY);
}

RecordState record_parse(const YamlSchema *schema, int version, const char *path, Slice text, Arena *arena, void *out,
                         Error *error) {
    ErrorList errors = {0};
    bool fine = yaml_load(schema, path, text, NULL, arena, out, &errors);
    int found;
    memcpy(&found, out, sizeof found);
    RecordState state = found > version ? RECORD_NEWER : fine ? RECORD_FINE : RECORD_BROKEN;
    if (state == RECORD_BROKEN)
        tell_first(&errors, error);
    error_list_clear(&errors);
    return state;
}

RecordState record_load(const YamlSchema *schema, int version, const char *path, Arena *arena, void *out,
                        Fingerprint *print, Error *error) {
    Buffer text = {0};
    RecordState state = RECORD_BROKEN;
    if (file_read(path, yaml_limits.bytes, &text, error)) {
        if (print)
            *print = fingerprint_of(buffer_slice(&text));
        state = record_parse(schema, version, path, buffer_slice(&text), arena, out, error);
    }
    buffer_free(&text);
    return state;
}

bool record_tell_newer(const char *path, int found, int known, Error *error) {
    error_at(error, ERROR_NEWER, path, 0, 0, MSG_STORE_NEWER, found, known);
    return error_remedy(error, MSG_STORE_NEWER_REMEDY);
}
