/* The bytes of the list's cache: see list_cache.h for what they mean. */
#ifndef STORE_LIST_IMAGE_H
#define STORE_LIST_IMAGE_H

#include "store/list_cache.h"

#define IMAGE_ORDER UINT32_C(0x01020304)

enum { NAMES_AT_MOST = UINT16_MAX };

typedef struct ImageHead {
    char name[16];
    uint32_t order; /* IMAGE_ORDER, where numbers are written as here */
    uint32_t count, name_count, journal_count;
    uint64_t heap; /* bytes */
    FolderStamp folder;
    uint64_t hash; /* of all above */
} ImageHead;

typedef struct ImageRow {
    int64_t size, modified, changed, read, saved;
    uint32_t id, title, problem; /* in the heap; problem 0: none */
    uint32_t sum;
} ImageRow;

extern const char image_name[16];

uint64_t image_head_hash(const ImageHead *head);

#endif
