/* What findings say: the rule's words with their {places} filled in, and what a rule measured. */
#include "base/messages.h"
#include "judge/parts.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

enum { QUOTED_HITS = 8, QUOTED_EXAMPLES = 3 };

/* The words of its first hits, each once: "leveraged", "synergy". Of what was only counted, some. */
static void list_quotes(const Trial *trial, const Outcome *outcome, Buffer *out) {
    Buffer quote = {0};
    const bool counted = outcome->example_count > 0;
    const Hit *hits = counted ? outcome->examples : outcome->hits;
    const size_t count = counted ? outcome->example_count : outcome->hit_count;
    const size_t first = out->size, most = counted ? QUOTED_EXAMPLES : QUOTED_HITS;
    for (size_t i = 0, shown = 0; i < count && shown < most; i++) {
        buffer_clear(&quote);
        buffer_append_byte(&quote, '"');
        buffer_printf(&quote, "%s\"", hit_words(trial, &hits[i]));
        if (out->size > first && strstr(buffer_string(out) + first, buffer_string(&quote)))
            continue;
        shown++;
        buffer_append_string(out, out->size > first ? ", " : "");
        buffer_append(out, buffer_slice(&quote));
    }
    buffer_free(&quote);
}

/* All findings of the outcome tell the same ones. */
static void append_quotes(const Trial *trial, Outcome *outcome, Buffer *out) {
    if (!outcome->quotes) {
        Buffer quotes = {0};
        list_quotes(trial, outcome, &quotes);
        outcome->quotes = arena_copy(trial->arena, buffer_slice(&quotes));
        buffer_free(&quotes);
    }
    buffer_append_string(out, outcome->quotes);
}

static void append_section(const Trial *trial, const Hit *hit, Buffer *out) {
    if (hit->section != WHOLE)
        buffer_append_string(out, trial->sections[hit->section].section->label);
}

static void append_ask(const Trial *trial, const Hit *hit, Buffer *out) {
    if (hit->section != WHOLE)
        buffer_append_string(out, trial->sections[hit->section].section->ask);
}

static void append_minutes(double seconds, Buffer *out) {
    long whole = lround(seconds);
    buffer_printf(out, "%ld:%02ld", whole / 60, whole % 60);
}

static void append_limit(const Rule *rule, const Outcome *outcome, Buffer *out) {
    if (rule->kind == RULE_TIME)
        append_minutes(outcome->limit, out);
    else
        buffer_printf(out, "%.0f%%", outcome->limit);
}

/* Whole percents that never look as if they kept the limit: 25.6 over 25 is 26, 49.6 under 50 is 49. */
static void append_share(const Outcome *outcome, Buffer *out) {
    bool over = outcome->limit > 0 && outcome->share > outcome->limit;
    buffer_printf(out, "%.0f%%", over ? ceil(outcome->share) : floor(outcome->share));
}

/* How many seconds the section misses of what its share of the shape's band would be; or has more of. */
static double seconds_off(const Trial *trial, size_t section, bool shortest) {
    const SectionScan *scan = &trial->sections[section];
    const SecondsBand *band = &trial->answer->shape->seconds;
    double wanted = scan->section->share * (shortest ? band->least : band->most) / 100.0;
    if (shortest && scan->section->optional && scan->words == 0)
        return -1; /* nobody has to write it */
    return shortest ? wanted - scan->seconds : scan->seconds - wanted;
}

/* The one or two sections that are furthest from their time, as "Lessons and Applied since", in the shape's order. */
static void append_extremes(const Trial *trial, bool shortest, Buffer *out) {
    size_t first = 0, second = SIZE_MAX;
    for (size_t i = 1; i < trial->section_count; i++) {
        double off = seconds_off(trial, i, shortest);
        if (off > seconds_off(trial, first, shortest)) {
            second = first;
            first = i;
        } else if (second == SIZE_MAX || off > seconds_off(trial, second, shortest)) {
            second = i;
        }
    }
    if (second == SIZE_MAX || seconds_off(trial, second, shortest) <= 0) {
        buffer_append_string(out, trial->sections[first].section->label);
        return;
    }
    size_t early = first < second ? first : second, late = first < second ? second : first;
    buffer_printf(out, MSG_JUDGE_TWO_SECTIONS, trial->sections[early].section->label,
                  trial->sections[late].section->label);
}

/* What fills the places of a message. */
typedef struct Filling {
    const Trial *trial;
    const Rule *rule;
    Outcome *outcome;
    const Hit *hit;
    const char *words;
} Filling;

static bool append_place(const Filling *with, Slice name, Buffer *out) {
    const Trial *trial = with->trial;
    const Hit *hit = with->hit;
    if (slice_is(name, "quote"))
        buffer_append_string(out, with->words);
    else if (slice_is(name, "quotes"))
        append_quotes(trial, with->outcome, out);
    else if (slice_is(name, "section"))
        append_section(trial, hit, out);
    else if (slice_is(name, "ask"))
        append_ask(trial, hit, out);
    else if (slice_is(name, "words"))
        buffer_printf(out, "%zu", hit->section == WHOLE ? trial->words : trial->sections[hit->section].words);
    else if (slice_is(name, "seconds"))
        append_minutes(trial->seconds, out);
    else if (slice_is(name, "share"))
        append_share(with->outcome, out);
    else if (slice_is(name, "limit"))
        append_limit(with->rule, with->outcome, out);
    else if (slice_is(name, "shortest") || slice_is(name, "longest"))
        append_extremes(trial, slice_is(name, "shortest"), out);
    else if (slice_is(name, "count"))
        buffer_printf(out, "%zu", with->outcome->count);
    else
        return false;
    return true;
}

/* Appends what stands for the place that the brace opens, and gives its end; a brace that opens none is one. */
static const char *fill_place(const Filling *with, const char *brace, Buffer *out) {
    const char *close = strchr(brace, '}');
    if (close && append_place(with, (Slice){brace + 1, (size_t)(close - brace) - 1}, out))
        return close + 1;
    buffer_append_byte(out, *brace);
    return brace + 1;
}

const char *message_fill(const Trial *trial, const Rule *rule, const char *message, Outcome *outcome, const Hit *hit,
                         const char *words) {
    const Filling with = {trial, rule, outcome, hit, words};
    const char *brace = strchr(message, '{'), *at = message;
    if (!brace)
        return message;
    Buffer out = {0};
    buffer_reserve(&out, strlen(message) + strlen(words));
    for (; brace; brace = strchr(at, '{')) {
        buffer_append(&out, (Slice){at, (size_t)(brace - at)});
        at = fill_place(&with, brace, &out);
    }
    buffer_append_string(&out, at);
    char *filled = arena_copy(trial->arena, buffer_slice(&out));
    buffer_free(&out);
    return filled;
}

const char *outcome_measured(const Trial *trial, const Rule *rule, const Outcome *outcome) {
    if (outcome->skip != SKIP_NONE)
        return outcome->skip == SKIP_OFF ? MSG_JUDGE_MEASURED_OFF : MSG_JUDGE_MEASURED_FOREIGN;
    if (!outcome->applies)
        return MSG_JUDGE_MEASURED_ABSENT;
    switch ((RuleKind)rule->kind) {
    case RULE_MISSING:
        return arena_printf(trial->arena, MSG_JUDGE_MEASURED_OF, outcome->count, outcome->needed);
    case RULE_EMPTY:
        return arena_printf(trial->arena, MSG_JUDGE_MEASURED_WORDS, outcome->count, outcome->needed);
    case RULE_SHARE:
    case RULE_RATIO:
    case RULE_ECHO:
    case RULE_SENTENCE:
        return arena_printf(trial->arena, MSG_JUDGE_MEASURED_SHARE, outcome->share, outcome->limit);
    case RULE_TIME:
        return arena_printf(trial->arena, MSG_JUDGE_MEASURED_TIME, trial->seconds_low, trial->seconds_high,
                            trial->answer->shape->seconds.least, trial->answer->shape->seconds.most);
    case RULE_STORY:
        if (outcome->count > 0)
            return arena_printf(trial->arena, MSG_JUDGE_MEASURED_AGE, outcome->count);
        return MSG_JUDGE_MEASURED_FACT;
    case RULE_PHRASE:
    case RULE_NEAR:
    case RULE_POSITION:
    case RULE_KIND_COUNT:
        break;
    }
    return arena_printf(trial->arena, MSG_JUDGE_MEASURED_MATCHES, outcome->hit_count);
}
