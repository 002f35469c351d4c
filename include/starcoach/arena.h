/* Arenas: memory that lives and dies together. Loaded content and reports lie in one and are freed at once. */
#ifndef STARCOACH_ARENA_H
#define STARCOACH_ARENA_H

#include <starcoach/slice.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena); /* NULL is fine */
/* Forgets all that was handed out and keeps the memory for the next use. */
void arena_reset(Arena *arena);
/* Zeroed memory, aligned for any type. Never NULL: running out ends the program (see memory.h). */
void *arena_alloc(Arena *arena, size_t size);
/* A zeroed array; count * size must not overflow, or the program ends as when memory runs out. */
void *arena_array(Arena *arena, size_t count, size_t size);
/* The same, not zeroed: for callers that fill all of it. */
void *arena_room(Arena *arena, size_t count, size_t size);
/* NUL-terminated copies. */
char *arena_copy(Arena *arena, Slice slice);
char *arena_string(Arena *arena, const char *string); /* NULL stays NULL */
char *arena_printf(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
