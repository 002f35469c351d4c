#include <starcoach/arena.h>

#include "base/memory.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Memory is handed out from the front of the current chunk; a full one is left behind and the next is twice as large:
 *
 *   first [####]  →  [#######.]  →  [###.............]  →  NULL
 *                                    ^ current
 */
typedef struct Chunk {
    struct Chunk *next;
    size_t size; /* bytes at `data` */
    size_t used;
    alignas(max_align_t) char data[];
} Chunk;

struct Arena {
    Chunk *first;
    Chunk *current; /* all chunks after it are empty */
};

enum { FIRST_CHUNK = 4 * 1024, LARGEST_CHUNK = 1024 * 1024 };

Arena *arena_new(void) {
    return memory_alloc(sizeof(Arena));
}

void arena_free(Arena *arena) {
    if (!arena)
        return;
    for (Chunk *chunk = arena->first, *next; chunk; chunk = next) {
        next = chunk->next;
        free(chunk);
    }
    free(arena);
}

void arena_reset(Arena *arena) {
    for (Chunk *chunk = arena->first; chunk; chunk = chunk->next)
        chunk->used = 0;
    arena->current = arena->first;
}

static Chunk *chunk_new(size_t size) {
    Chunk *chunk = memory_resize(NULL, sizeof(Chunk) + size);
    *chunk = (Chunk){.size = size};
    return chunk;
}

/* Makes the current chunk one with room for `size` bytes. */
static Chunk *arena_chunk_with(Arena *arena, size_t size) {
    Chunk *chunk = arena->current;
    if (chunk && chunk->size - chunk->used >= size)
        return chunk;
    Chunk *next = chunk ? chunk->next : NULL;
    if (!next || next->size < size) {
        size_t wanted = chunk ? chunk->size * 2 : FIRST_CHUNK;
        if (wanted > LARGEST_CHUNK)
            wanted = LARGEST_CHUNK;
        Chunk *made = chunk_new(size > wanted ? size : wanted);
        made->next = next;
        if (chunk)
            chunk->next = made;
        else
            arena->first = made;
        next = made;
    }
    return arena->current = next;
}

/* As arena_alloc, but whatever stood there before stands there still. */
static void *arena_take(Arena *arena, size_t size) {
    const size_t border = alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        memory_exhausted();
    size_t rounded = (size + border - 1) / border * border;
    Chunk *chunk = arena_chunk_with(arena, rounded);
    void *block = chunk->data + chunk->used;
    chunk->used += rounded;
    return block;
}

void *arena_alloc(Arena *arena, size_t size) {
    return memset(arena_take(arena, size), 0, size);
}

void *arena_room(Arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / 2 / size)
        memory_exhausted();
    return arena_take(arena, count * size);
}

void *arena_array(Arena *arena, size_t count, size_t size) {
    void *items = arena_room(arena, count, size);
    return memset(items, 0, count * size);
}

char *arena_copy(Arena *arena, Slice slice) {
    if (slice.size == SIZE_MAX)
        memory_exhausted();
    char *copy = arena_take(arena, slice.size + 1);
    if (slice.size)
        memcpy(copy, slice.data, slice.size);
    copy[slice.size] = '\0';
    return copy;
}

char *arena_string(Arena *arena, const char *string) {
    return string ? arena_copy(arena, slice_of(string)) : NULL;
}

char *arena_printf(Arena *arena, const char *format, ...) {
    Buffer text = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_vprintf(&text, format, arguments);
    va_end(arguments);
    char *copy = arena_copy(arena, buffer_slice(&text));
    buffer_free(&text);
    return copy;
}
