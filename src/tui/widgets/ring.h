/* What was cut or copied, the last few pieces: all editors that share a ring can put back what any of them cut. */
#ifndef TUI_RING_H
#define TUI_RING_H

#include <starcoach/slice.h>

typedef struct KillRing KillRing;

KillRing *ring_new(void);
void ring_free(KillRing *ring); /* NULL is fine */
/* A new piece; the oldest of many is forgotten. */
void ring_push(KillRing *ring, Slice piece);
/* Adds to the piece pushed last: before it or behind it. */
void ring_extend(KillRing *ring, Slice piece, bool before);
/* The piece pushed `back` times ago, round and round; empty where nothing ever was. Borrowed until the next push. */
Slice ring_piece(const KillRing *ring, size_t back);

#endif
