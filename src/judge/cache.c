/* What a caller keeps between calls: passages by their bytes. A passage says all there is to know of a paragraph, whatever stands
 * around it, so a cached report equals a fresh one. Passages that the last call did not use are taken for new ones. */
#include "base/memory.h"
#include "judge/parts.h"
#include <stdlib.h>
#include <string.h>

enum { FIRST_BUCKETS = 1024, KEEP_BYTES = 1 << 16 };

struct JudgeCache {
    const Judge *judge;
    PhraseScratch *scratch;
    Text forms; /* lends its vocabulary to all passages */
    Passage **buckets;
    size_t bucket_count; /* a power of two, at least as many as passages */
    size_t count;
    Passage *spare;
    uint64_t call;
};

JudgeCache *judge_cache_new(void) {
    JudgeCache *cache = memory_alloc(sizeof *cache);
    cache->scratch = phrase_scratch_new();
    cache->bucket_count = FIRST_BUCKETS;
    cache->buckets = memory_array(cache->bucket_count, sizeof *cache->buckets);
    return cache;
}

static void passage_free(Passage *passage) {
    buffer_free(&passage->copy);
    text_free(&passage->text);
    phrase_matches_free(&passage->matches);
    free(passage);
}

static void passages_free(Passage **list) {
    while (*list) {
        Passage *next = (*list)->next;
        passage_free(*list);
        *list = next;
    }
}

static void cache_empty(JudgeCache *cache) {
    for (size_t i = 0; i < cache->bucket_count; i++)
        passages_free(&cache->buckets[i]);
    passages_free(&cache->spare);
    cache->count = 0;
}

void judge_cache_free(JudgeCache *cache) {
    if (!cache)
        return;
    cache_empty(cache);
    phrase_scratch_free(cache->scratch);
    text_free(&cache->forms);
    free(cache->buckets);
    free(cache);
}

void cache_begin(JudgeCache *cache, const Judge *judge) {
    if (cache->judge != judge) {
        cache_empty(cache);
        phrase_scratch_free(cache->scratch);
        cache->scratch = phrase_scratch_new();
        cache->judge = judge;
    }
    if (text_lend(&cache->forms, bank_language(judge->bank)))
        cache_empty(cache);
    cache->call++;
}

/* Large ones are given back, so that one huge text does not stay in memory. */
static void passage_spare(JudgeCache *cache, Passage *passage) {
    if (passage->copy.capacity > KEEP_BYTES) {
        passage_free(passage);
        return;
    }
    passage->next = cache->spare;
    cache->spare = passage;
}

void cache_end(JudgeCache *cache) {
    for (size_t i = 0; i < cache->bucket_count; i++) {
        Passage **link = &cache->buckets[i];
        while (*link) {
            Passage *passage = *link;
            if (passage->used == cache->call) {
                link = &passage->next;
                continue;
            }
            *link = passage->next;
            cache->count--;
            passage_spare(cache, passage);
        }
    }
}

static uint64_t bytes_hash(Slice bytes) { /* FNV-1a by eight bytes, then mixed */
    uint64_t hash = 1469598103934665603u ^ bytes.size;
    size_t at = 0;
    for (; at + 8 <= bytes.size; at += 8) {
        uint64_t word;
        memcpy(&word, bytes.data + at, 8);
        hash = (hash ^ word) * 1099511628211u;
        hash ^= hash >> 29;
    }
    for (; at < bytes.size; at++)
        hash = (hash ^ (unsigned char)bytes.data[at]) * 1099511628211u;
    return hash ^ hash >> 32;
}

static Passage *passage_take(JudgeCache *cache) {
    Passage *passage = cache->spare;
    if (passage) {
        cache->spare = passage->next;
        return passage;
    }
    passage = memory_alloc(sizeof *passage);
    text_borrow(&passage->text, &cache->forms);
    return passage;
}

static Passage **bucket_of(const JudgeCache *cache, uint64_t hash) {
    return &cache->buckets[hash & (cache->bucket_count - 1)];
}

static void passage_hang(JudgeCache *cache, Passage *passage) {
    Passage **bucket = bucket_of(cache, passage->hash);
    passage->next = *bucket;
    *bucket = passage;
}

static void buckets_make_room(JudgeCache *cache) {
    if (cache->count < cache->bucket_count)
        return;
    Passage **old = cache->buckets;
    size_t count = cache->bucket_count;
    cache->bucket_count *= 2;
    cache->buckets = memory_array(cache->bucket_count, sizeof *cache->buckets);
    for (size_t i = 0; i < count; i++) {
        for (Passage *passage = old[i], *next; passage; passage = next) {
            next = passage->next;
            passage_hang(cache, passage);
        }
    }
    free(old);
}

const Passage *cache_passage(JudgeCache *cache, const Judge *judge, Slice bytes) {
    uint64_t hash = bytes_hash(bytes);
    for (Passage *passage = *bucket_of(cache, hash); passage; passage = passage->next) {
        if (passage->hash == hash && slice_equal(buffer_slice(&passage->copy), bytes)) {
            passage->used = cache->call;
            return passage;
        }
    }
    Passage *passage = passage_take(cache);
    passage->hash = hash;
    passage->used = cache->call;
    buffer_clear(&passage->copy);
    buffer_append(&passage->copy, bytes);
    text_scan(&passage->text, bank_language(judge->bank), buffer_slice(&passage->copy));
    passage->matches.count = 0;
    phrase_scan(judge->phrases, cache->scratch, &passage->text, 0, passage->text.sentence_count, &passage->matches);
    buckets_make_room(cache);
    passage_hang(cache, passage);
    cache->count++;
    return passage;
}
