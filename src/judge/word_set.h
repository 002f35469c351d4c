/* Sets of content words, each known by its form's hash. What they hold lies in an arena. */
#ifndef JUDGE_WORD_SET_H
#define JUDGE_WORD_SET_H

#include <starcoach/arena.h>
#include <starcoach/text.h>

typedef struct WordSet {
    uint32_t *slots; /* open addressing, at most half full; 0: empty */
    size_t room;     /* a power of two, or 0 */
    size_t count;
} WordSet;

typedef struct WordHashes { /* of a set, in any order */
    uint32_t *items;
    size_t count;
} WordHashes;

/* Adds the content words of some texts with one vocabulary: neither short words nor the language's most frequent. */
void word_set_add(WordSet *set, const Text *const *texts, size_t count, Arena *arena);
WordHashes word_set_hashes(const WordSet *set, Arena *arena);
/* The same of a string, which is scanned; words that it shares with the known text need not be looked up again. */
WordHashes word_hashes_of(const Language *language, const Text *known, Slice string, Arena *arena);
/* How many of the list are in the set. */
size_t word_set_common(const WordSet *set, const WordHashes *list);

#endif
