#include "base/memory.h"

#include "base/messages.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void (*on_exhausted)(void);

void memory_on_exhausted(void (*handler)(void)) {
    on_exhausted = handler;
}

/* The one place in which the program ends below its front ends. Nothing here may allocate. */
_Noreturn void memory_exhausted(void) {
    void (*handler)(void) = on_exhausted;
    on_exhausted = NULL;
    if (handler)
        handler();
    static const char sentence[] = MSG_BASE_MEMORY;
    if (write(STDERR_FILENO, sentence, sizeof sentence - 1) < 0)
        _exit(2); /* nobody listens */
    _exit(2);
}

void *memory_array(size_t count, size_t size) {
    void *block = calloc(count ? count : 1, size ? size : 1);
    if (!block)
        memory_exhausted();
    return block;
}

void *memory_alloc(size_t size) {
    return memory_array(1, size);
}

void *memory_resize(void *block, size_t size) {
    block = realloc(block, size ? size : 1);
    if (!block)
        memory_exhausted();
    return block;
}

void *memory_copy(const void *block, size_t size) {
    void *copy = memory_resize(NULL, size);
    if (size)
        memcpy(copy, block, size);
    return copy;
}

char *memory_string(const char *string) {
    return string ? memory_copy(string, strlen(string) + 1) : NULL;
}

void *memory_fit(void *items, size_t *capacity, size_t room, size_t item_size) {
    if (room > SIZE_MAX / item_size)
        memory_exhausted();
    *capacity = room;
    return memory_resize(items, room * item_size);
}

enum { FIRST_ITEMS = 8, FIRST_BYTES = 128 /* most arrays of small things get no larger */ };

static size_t first_room(size_t item_size) {
    return item_size < FIRST_BYTES / FIRST_ITEMS ? FIRST_BYTES / item_size : FIRST_ITEMS;
}

void *memory_grow_now(void *items, size_t *capacity, size_t needed, size_t item_size) {
    size_t room = *capacity == 0 ? first_room(item_size) : *capacity > SIZE_MAX / 2 ? needed : *capacity * 2;
    if (room < needed)
        room = needed;
    return memory_fit(items, capacity, room, item_size);
}
