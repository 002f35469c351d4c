/* Trying one rule on one answer. */
#include "base/memory.h"
#include "judge/parts.h"
#include <string.h>

/* Hits are few: the array is laid anew in the arena at each power of two. */
void outcome_hit(const Trial *trial, Outcome *outcome, Hit hit) {
    size_t count = outcome->hit_count;
    if ((count & (count - 1)) == 0) {
        Hit *hits = arena_array(trial->arena, count > 0 ? 2 * count : 1, sizeof *hits);
        if (count > 0)
            memcpy(hits, outcome->hits, count * sizeof *hits);
        outcome->hits = hits;
    }
    outcome->hits[outcome->hit_count++] = hit;
}

static bool shape_has_its_roles(const Trial *trial, size_t rule) {
    for (size_t i = 0; i < trial->section_count; i++) {
        if (rule_looks_into(trial, rule, i))
            return true;
    }
    return false;
}

/* Foreign words can be measured, not understood; nor can a text of them be cut into sections. */
static bool is_measured(const Trial *trial, const Rule *rule) {
    return rule->kind == RULE_TIME || (!trial->answer->cut && (rule->kind == RULE_SHARE || rule->kind == RULE_EMPTY));
}

RuleSkip rule_skip(const Trial *trial, size_t rule) {
    if (trial->choices && trial->choices[rule].off)
        return SKIP_OFF;
    return trial->foreign && !is_measured(trial, bank_rule_at(trial->judge->bank, rule)) ? SKIP_FOREIGN : SKIP_NONE;
}

Outcome rule_try(const Trial *trial, size_t rule) {
    static void (*const by_kind[RULE_KIND_COUNT])(const Trial *, size_t, Outcome *) = {
        [RULE_PHRASE] = try_phrase, [RULE_MISSING] = try_missing,   [RULE_EMPTY] = try_empty,
        [RULE_SHARE] = try_share,   [RULE_TIME] = try_time,         [RULE_RATIO] = try_ratio,
        [RULE_NEAR] = try_near,     [RULE_POSITION] = try_position, [RULE_STORY] = try_story,
        [RULE_ECHO] = try_echo,     [RULE_SENTENCE] = try_sentence,
    };
    const Rule *data = bank_rule_at(trial->judge->bank, rule);
    Outcome out = {.tried = true, .severity = (Severity)data->severity, .shown.section = WHOLE};
    out.applies = shape_has_its_roles(trial, rule);
    out.skip = rule_skip(trial, rule);
    if (out.applies && out.skip == SKIP_NONE)
        by_kind[data->kind](trial, rule, &out);
    return out;
}
