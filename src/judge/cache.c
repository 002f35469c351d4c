/* What a caller keeps between calls: the words and sentences met so far and what was found in them, the texts' memory,
 * and what each shape looks for. It changes no judgement. */
#include "base/memory.h"
#include "judge/parts.h"
#include <stdlib.h>
#include <string.h>

enum { KEEP_TOKENS = 1 << 14, KEEP_SENTENCES = 1 << 10 };

struct JudgeCache {
    const Judge *judge;
    PhraseScratch *scratch;
    Text forms;  /* lends its vocabulary to the texts */
    Text *texts; /* of the sections */
    size_t text_count;
    Plan *plans;
    PhraseFilter **filters; /* by group: that group alone; NULL: not made yet */
    uint32_t *alike;        /* by group: 1 + the first that is written alike; 0: not known yet */
    size_t filter_count;
    PhraseMatches found; /* on demand */
};

JudgeCache *judge_cache_new(void) {
    return memory_alloc(sizeof(JudgeCache));
}

/* Forgets what belongs to the judge. */
static void forget_judge(JudgeCache *cache) {
    while (cache->plans) {
        Plan *plan = cache->plans;
        cache->plans = plan->next;
        plan_free(plan);
    }
    for (size_t i = 0; i < cache->filter_count; i++)
        phrase_filter_free(cache->filters[i]);
    free(cache->filters);
    free(cache->alike);
    phrase_scratch_free(cache->scratch);
}

void judge_cache_free(JudgeCache *cache) {
    if (!cache)
        return;
    forget_judge(cache);
    for (size_t i = 0; i < cache->text_count; i++)
        text_free(&cache->texts[i]);
    free(cache->texts);
    text_free(&cache->forms);
    phrase_matches_free(&cache->found);
    free(cache);
}

void cache_begin(JudgeCache *cache, const Judge *judge) {
    if (cache->judge != judge) {
        forget_judge(cache);
        cache->judge = judge;
        cache->plans = NULL;
        cache->filter_count = judge->group_count;
        cache->filters = memory_array(judge->group_count + 1, sizeof *cache->filters);
        cache->alike = memory_array(judge->group_count + 1, sizeof *cache->alike);
        cache->scratch = phrase_scratch_new();
    }
    text_lend(&cache->forms, bank_language(judge->bank));
}

/* Large ones are given back, so that one huge text does not stay in memory. */
void cache_end(JudgeCache *cache) {
    for (size_t i = 0; i < cache->text_count; i++)
        if (cache->texts[i].token_capacity > KEEP_TOKENS || cache->texts[i].sentence_capacity > KEEP_SENTENCES)
            text_free(&cache->texts[i]);
}

const Plan *cache_plan(JudgeCache *cache, const Shape *shape, bool cut) {
    for (Plan *plan = cache->plans; plan; plan = plan->next)
        if (plan->shape == shape && plan->cut == cut)
            return plan;
    Plan *plan = plan_for_shape(cache->judge, shape, cut);
    plan->next = cache->plans;
    return cache->plans = plan;
}

void cache_make_texts(JudgeCache *cache, size_t count, const Text *scanned) {
    if (count > cache->text_count) {
        cache->texts = memory_resize(cache->texts, count * sizeof *cache->texts);
        for (; cache->text_count < count; cache->text_count++)
            cache->texts[cache->text_count] = (Text){0};
    }
    for (size_t i = 0; i < count; i++)
        text_borrow(&cache->texts[i], scanned ? scanned : &cache->forms);
}

Text *cache_text(JudgeCache *cache, size_t section) {
    return &cache->texts[section];
}

void cache_match(JudgeCache *cache, PhraseFilter *filter, const Text *text, size_t first, size_t end,
                 PhraseMatches *out) {
    phrase_scan_for(cache->judge->phrases, filter, cache->scratch, text, first, end, out);
}

uint32_t cache_alike(JudgeCache *cache, uint32_t group) {
    if (!cache->alike[group])
        cache->alike[group] = judge_alike(cache->judge, group) + 1;
    return cache->alike[group] - 1;
}

const PhraseMatches *cache_find(JudgeCache *cache, uint32_t group, const Text *text, size_t first, size_t end) {
    PhraseFilter **filter = &cache->filters[group];
    if (!*filter) {
        *filter = phrase_filter_new(cache->judge->phrases, &group, 1);
        phrase_filter_remember(*filter);
    }
    cache->found.count = 0;
    cache_match(cache, *filter, text, first, end, &cache->found);
    return &cache->found;
}
