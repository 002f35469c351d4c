/* Images of the shipped files as loaded, made when the program is built (scripts/image). A file whose text is one's is
 * not parsed. */
#ifndef CONTENT_IMAGE_H
#define CONTENT_IMAGE_H

#include "content/bank_parts.h"

typedef struct FileImage {
    uint64_t fingerprint; /* of the kind of file and its text */
    const uint64_t *words;
} FileImage;

extern const FileImage file_images[]; /* in the order of their fingerprints */
extern const size_t file_image_count;

uint64_t file_fingerprint(const FileKind *kind, Slice text);
/* What the file loads to, in the arena; NULL: there is no image of it. */
void *file_image_open(uint64_t fingerprint, Arena *arena);
/* Of all files that the judge's phrases are compiled of, once the rules are read; 0 where these are not the shipped
 * ones alone. */
uint64_t content_phrases_fingerprint(const Bank *bank);

#endif
