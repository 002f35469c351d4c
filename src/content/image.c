#include "content/image.h"

#include "base/digest.h"
#include "yaml/image.h"
#include <stdlib.h>

uint64_t file_fingerprint(const FileKind *kind, Slice text) {
    Digest digest = {0};
    digest_text(&digest, slice_of(kind->schema->name));
    digest_text(&digest, text);
    return digest_end(&digest);
}

static int by_fingerprint(const void *key, const void *image) {
    const uint64_t left = *(const uint64_t *)key, right = ((const FileImage *)image)->fingerprint;
    return (left > right) - (left < right);
}

void *file_image_open(uint64_t fingerprint, Arena *arena) {
    if (file_image_count == 0)
        return NULL;
    const FileImage *image = bsearch(&fingerprint, file_images, file_image_count, sizeof *file_images, by_fingerprint);
    return image ? yaml_image_open(image->words, arena) : NULL;
}
