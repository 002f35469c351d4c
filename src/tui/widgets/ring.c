#include "tui/widgets/ring.h"

#include "base/memory.h"

#include <stdlib.h>

enum { RING_PIECES = 16 };

struct KillRing {
    Buffer pieces[RING_PIECES];
    size_t count, last;
};

KillRing *ring_new(void) {
    return memory_alloc(sizeof(KillRing));
}

void ring_free(KillRing *ring) {
    for (size_t i = 0; ring && i < RING_PIECES; i++)
        buffer_free(&ring->pieces[i]);
    free(ring);
}

void ring_push(KillRing *ring, Slice piece) {
    ring->last = ring->count ? (ring->last + 1) % RING_PIECES : 0;
    ring->count += ring->count < RING_PIECES;
    buffer_clear(&ring->pieces[ring->last]);
    buffer_append(&ring->pieces[ring->last], piece);
}

void ring_extend(KillRing *ring, Slice piece, bool before) {
    Buffer *last = &ring->pieces[ring->last];
    ring->count += ring->count == 0;
    size_t at = before ? 0 : last->size;
    buffer_replace(last, (Span){at, at}, piece);
}

Slice ring_piece(const KillRing *ring, size_t back) {
    if (ring->count == 0)
        return (Slice){"", 0};
    size_t age = back % ring->count;
    return buffer_slice(&ring->pieces[(ring->last + ring->count - age) % ring->count]);
}
