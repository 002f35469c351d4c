/* Memory that never fails to its caller: running out ends the program in one place.
 * The program may say how (restore the terminal, print one sentence) with memory_on_exhausted. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* Called once when memory runs out, before the program ends with status 2. Must not allocate. */
void memory_on_exhausted(void (*handler)(void));
/* Ends the program as when memory runs out: for libraries that report it themselves. */
_Noreturn void memory_exhausted(void);

void *memory_alloc(size_t size);               /* zeroed */
void *memory_array(size_t count, size_t size); /* zeroed; overflow counts as running out */
void *memory_resize(void *block, size_t size);
char *memory_string(const char *string); /* a copy; NULL stays NULL */

/* Grows `items` so that `needed` fit and updates *capacity; doubles, so that appending is linear. New room is not
 * zeroed. Mostly there is room: memory_grow_now is for when there is none. */
void *memory_grow_now(void *items, size_t *capacity, size_t needed, size_t item_size);
static inline void *memory_grow(void *items, size_t *capacity, size_t needed, size_t item_size) {
    return needed <= *capacity ? items : memory_grow_now(items, capacity, needed, item_size);
}

/* Makes *capacity `room`, neither more nor less, for callers that know how many there will be. */
void *memory_fit(void *items, size_t *capacity, size_t room, size_t item_size);

void *memory_copy(const void *block, size_t size);
/* A hint that so many bytes will soon be filled: where the system has large pages, they come in these. It changes
 * nothing but time. Gives what is to be freed when they are no more expected, perhaps NULL. For programs of one thread.
 */
void *memory_expect(size_t bytes);

#endif
