/* Large pages, on systems that have them: they spare the kernel handing out small ones one by one. */
#define _DEFAULT_SOURCE 1 /* sbrk, madvise */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
#if __GLIBC_PREREQ(2, 33)
#define HAS_LARGE_PAGES 1
#endif
#endif

#ifdef HAS_LARGE_PAGES
#include <malloc.h>

enum {
    LEAST = 2 << 20,    /* the size of such a page, and where one may begin; less is not worth it */
    MOST = 64 << 20,    /* … and more not: what comes behind that comes in small pages */
    AT_ONCE = 32 << 20, /* the largest block that malloc may be told to take from the heap */
    HEADS = 64,         /* of the filler and of what is behind it */
};

/* The heap grows by so much at once, large blocks are taken from it, and what it grew by is marked before anything is
 * written there, for a small page among those of a large one keeps them small.
 *
 *     in use | left | filler          | to be marked …
 *                   ^ the heap's end  ^ where a large page may begin */
void *memory_expect(size_t bytes) {
    void *volatile first = malloc(1); /* the first block ever makes the heap, and takes more of it */
    free(first);
    const size_t left = mallinfo2().keepcost;
    if (bytes < LEAST || bytes <= left)
        return NULL;
    bytes = bytes < MOST ? (bytes + LEAST - 1) / LEAST * LEAST : MOST;
    mallopt(M_MMAP_THRESHOLD, AT_ONCE);
    mallopt(M_TOP_PAD, (int)bytes);
    const uintptr_t before = (uintptr_t)sbrk(0), start = (before + HEADS + LEAST - 1) / LEAST * LEAST;
    void *filler = malloc(start - before + left - HEADS); /* none: what is hinted at may still find room */
    const uintptr_t end = (uintptr_t)sbrk(0);
    if (end > start) /* not so where another allocator is in use */
        madvise((void *)start, end - start, MADV_HUGEPAGE);
    return filler;
}
#else
void *memory_expect(size_t bytes) {
    (void)bytes;
    return NULL;
}
#endif
