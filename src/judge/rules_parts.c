/* Rules of kind `missing` that count parts of sentences: lessons, say, of which a sentence may hold two, and three
 * sentences one.
 *
 *   I learned to count the chairs and to show the proof around. | I learned to count the chairs twice.
 *   └ a part                     └ another, from `parts` on       └ says what the first says: counts once
 */
#include "judge/parts.h"
#include "text/lexicon.h"
#include "text/sayings.h"

enum { MOST_PARTS = 16, MOST_WORDS = 48, STEM = 5, SHORTEST = 3, SAME_PERCENT = 60 };

typedef struct Part { /* what it speaks of: hashes of its content words' beginnings */
    uint32_t words[MOST_WORDS];
    size_t count;
} Part;

typedef struct Counting {
    const Trial *trial;
    size_t rule;
    size_t section;
    Part *counted; /* those that count, so far */
    bool *met;     /* by saying: a sentence that says so was counted, and another adds nothing */
    Outcome *out;
} Counting;

static bool part_holds(const Part *part, uint32_t word) {
    for (size_t i = 0; i < part->count; i++)
        if (part->words[i] == word)
            return true;
    return false;
}

/* The words between two tokens that are not everybody's. Their beginnings, so that "check" and "checking" are one. */
static void part_read(const Text *text, uint32_t first, uint32_t end, Part *out) {
    out->count = 0;
    for (uint32_t i = first; i < end && out->count < MOST_WORDS; i++) {
        const Token *token = &text->tokens[i];
        Slice form = text_form(text, token);
        if (token->kind == TOKEN_MARK || form.size < SHORTEST)
            continue;
        uint32_t word = text_hash((Slice){form.data, form.size < STEM ? form.size : STEM});
        if (!(text_traits(text, token) & WORD_COMMON) && !part_holds(out, word))
            out->words[out->count++] = word;
    }
}

static bool says_the_same(const Part *a, const Part *b) {
    size_t common = 0, smaller = a->count < b->count ? a->count : b->count;
    for (size_t i = 0; i < a->count; i++)
        common += part_holds(b, a->words[i]);
    return common * 100 >= smaller * SAME_PERCENT;
}

static const PhraseMatch *match_within(const PhraseMatch *matches, size_t count, uint32_t first, uint32_t end) {
    for (size_t i = 0; i < count; i++)
        if (matches[i].first < end && matches[i].end > first)
            return &matches[i];
    return NULL;
}

static void count_part(Counting *counting, const PhraseMatch *match, uint32_t first, uint32_t end) {
    Outcome *out = counting->out;
    const SectionScan *scan = &counting->trial->sections[counting->section];
    Part *part = &counting->counted[out->count];
    part_read(scan->text, first, end, part);
    if (part->count == 0)
        return;
    for (size_t i = 0; i < out->count; i++)
        if (says_the_same(part, &counting->counted[i]))
            return;
    if (out->count++ == 0) {
        Span span = match_span(scan, match);
        out->shown = (Hit){(int)counting->section, span.start, span.end};
    }
}

/* `matches` are the sentence's. */
static void count_sentence(Counting *counting, const PhraseMatch *matches, size_t count) {
    const Trial *trial = counting->trial;
    const Text *text = trial->sections[counting->section].text;
    const uint32_t sentence = matches->sentence;
    const Sentence *whole = &text->sentences[sentence];
    if (counting->met[whole->saying] ||
        !sentence_belongs(trial, &trial->sections[counting->section], counting->rule, sentence))
        return;
    counting->met[whole->saying] = whole->saying != 0;
    uint32_t borders[MOST_PARTS + 1];
    size_t parts = 1;
    borders[0] = whole->first_token;
    const PhraseMatches *found =
        cache_find(trial->cache, rule_group(counting->rule, USE_PARTS), text, sentence, sentence + (size_t)1);
    for (size_t i = 0; i < found->count && parts < MOST_PARTS; i++)
        if (found->items[i].first > borders[parts - 1])
            borders[parts++] = found->items[i].first;
    borders[parts] = whole->end_token;
    bool excusable = bank_rule_at(trial->judge->bank, counting->rule)->unless.count > 0;
    found = excusable
                ? cache_find(trial->cache, rule_group(counting->rule, USE_UNLESS), text, sentence, sentence + (size_t)1)
                : NULL;
    for (size_t i = 0; i < parts && counting->out->count < MOST_PARTS; i++) {
        const PhraseMatch *match = match_within(matches, count, borders[i], borders[i + 1]);
        if (match && !(found && match_within(found->items, found->count, borders[i], borders[i + 1])))
            count_part(counting, match, borders[i], borders[i + 1]);
    }
}

/* `matches` are a section's, in the order of the text. */
static void count_matches(Counting *counting, size_t section, Matches matches) {
    counting->section = section;
    for (size_t i = 0, end; i < matches.count && counting->out->count < MOST_PARTS; i = end) {
        for (end = i + 1; end < matches.count && matches.items[end].sentence == matches.items[i].sentence;)
            end++;
        count_sentence(counting, &matches.items[i], end - i);
    }
}

static Counting counting_of(const Trial *trial, size_t rule, Outcome *out) {
    return (Counting){
        .trial = trial,
        .rule = rule,
        .counted = arena_array(trial->arena, MOST_PARTS + 1, sizeof(Part)),
        .met = arena_array(trial->arena, SAYINGS_MOST + 1, sizeof(bool)),
        .out = out,
    };
}

void count_parts(const Trial *trial, size_t rule, Outcome *out) {
    bool any = false;
    for (size_t i = 0; i < trial->section_count && !any; i++)
        any = section_matches(&trial->sections[i], rule_group(rule, USE_PHRASES)).count > 0;
    if (!any)
        return;
    Counting counting = counting_of(trial, rule, out);
    for (size_t i = 0; i < trial->section_count; i++)
        if (rule_may_find_in(trial, rule, i))
            count_matches(&counting, i, section_matches(&trial->sections[i], rule_group(rule, USE_PHRASES)));
}

bool parts_are_enough(const Trial *trial, size_t rule, size_t section, Matches matches) {
    Outcome out = {0};
    Counting counting = counting_of(trial, rule, &out);
    count_matches(&counting, section, matches);
    return out.count >= (size_t)bank_rule_at(trial->judge->bank, rule)->at_least;
}
