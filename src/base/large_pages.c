/* Large pages, on systems that have them: they spare the kernel handing out small ones one by one. */
#define _DEFAULT_SOURCE 1 /* sbrk, madvise */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
#include <malloc.h>

enum {
    LEAST = 2 << 20,   /* the size of such a page; less is not worth it */
    MOST = 64 << 20,   /* … and more not: what comes behind that comes in small pages */
    AT_ONCE = 32 << 20 /* the largest block that malloc may be told to take from the heap */
};

/* The heap grows by so much at once, large blocks are taken from it, and what it grew by is marked. */
void memory_expect(size_t bytes) {
    if (bytes < LEAST)
        return;
    if (bytes > MOST)
        bytes = MOST;
    mallopt(M_MMAP_THRESHOLD, AT_ONCE);
    mallopt(M_TOP_PAD, (int)bytes);
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    const uintptr_t before = (uintptr_t)sbrk(0);
    free(memory_resize(NULL, LEAST)); /* more than is likely left */
    const uintptr_t start = (before + page - 1) / page * page, end = (uintptr_t)sbrk(0);
    if (end > start) /* not so where another allocator is in use */
        madvise((void *)start, end - start, MADV_HUGEPAGE);
}
#else
void memory_expect(size_t bytes) {
    (void)bytes;
}
#endif
