/* A file with a version, read through a schema: drafts and settings alike. */
#ifndef STORE_RECORD_H
#define STORE_RECORD_H

#include "yaml/yaml.h"

/* What a file said when it was read, to tell later whether it still says the same. */
typedef struct Fingerprint {
    size_t size; /* bytes */
    uint64_t hash;
} Fingerprint;

/* FNV-1a, 64 bits: of texts, one after the other. Written as 16 small hexadecimal digits; read with as many as are
 * given. */
#define HASH_START UINT64_C(14695981039346656037)
uint64_t hash_add(uint64_t hash, Slice text);
void hash_format(uint64_t hash, char out[17]);
bool hash_parse(Slice digits, uint64_t *out);

typedef enum RecordState {
    RECORD_BROKEN, /* it can't be read: the error says where and why */
    RECORD_FINE,
    RECORD_NEWER, /* of a newer version: `out` holds what this one knows of it, perhaps not all that is required */
} RecordState;

Fingerprint fingerprint_of(Slice text);
bool fingerprint_equal(Fingerprint a, Fingerprint b);

/* Reads `path` into `out`, a struct that begins with `int version`. `print` may be NULL. Never changes the file. */
RecordState record_load(const YamlSchema *schema, int version, const char *path, Arena *arena, void *out,
                        Fingerprint *print, Error *error);
/* The same from text; `path` is for messages. */
RecordState record_parse(const YamlSchema *schema, int version, const char *path, Slice text, Arena *arena, void *out,
                         Error *error);
/* ERROR_NEWER, for those who can't go on with what they know of a newer file. */
bool record_tell_newer(const char *path, int found, int known, Error *error);

#endif
