#include <starcoach/phrase.h>

#include "base/memory.h"
#include "text/phrase_choose.h"
#include "text/phrase_filter.h"
#include "text/phrase_walk.h"
#include <stdlib.h>

/* From each token that satisfies an anchor its phrase is followed to both sides, all ways at once:
 *
 *      my boss , who never asked , failed to tell us
 *                                  ^ anchor
 *      ^-------------------------- may begin here: a bit by distance
 *                                         ^--^------ may end here: the same
 *
 * Every beginning goes with every end, since all ways pass through the anchor. */
typedef struct Run {
    const PhraseSet *set;
    const Network *network;
    PhraseFilter *filter;
    PhraseScratch *scratch;
    const Token *tokens; /* of the sentence */
    const SeenToken *seen;
    uint32_t count;
    CutSigns cuts;                  /* of all tokens */
    uint32_t first_word, last_word; /* tokens; without words: the count, and 0 */
    bool negated_known;             /* scratch->negated holds for the sentence */
} Run;

enum { FAR_AWAY = INT32_MAX /* a position */ };

/* ---- From an anchor to both sides ---- */

/* `bits` is not 0; halves it again and again. */
static uint32_t highest_bit(uint64_t bits) {
    uint32_t highest = 0;
    for (uint32_t half = 32; half > 0; half /= 2)
        if (bits >> half) {
            bits >>= half;
            highest += half;
        }
    return highest;
}

/* Whether no word comes before the token (back) or after it (on) in the sentence. */
static bool at_sentence_edge(const Run *run, Direction direction, uint32_t token) {
    return direction == DIRECTION_BACK ? token <= run->first_word : token >= run->last_word;
}

/* Whether another place may come before (back) or after (on). */
static bool leads_on(const Run *run, Direction direction, uint32_t place) {
    const Place *here = &run->network->places[place];
    return direction == DIRECTION_BACK ? here->lead != LEAD_NOTHING : here->follow != FOLLOW_NOTHING;
}

/* The distances from `token` to where a match through `place` may begin (back) or end (on). */
static uint64_t find_edges(const Run *run, Direction direction, uint32_t place, uint32_t token) {
    const Place *anchor = &run->network->places[place];
    uint32_t left = direction == DIRECTION_BACK ? token : run->count - 1 - token;
    uint32_t edge = direction == DIRECTION_BACK ? PLACE_OPENS : PLACE_ENDS;
    uint32_t sentence_edge = direction == DIRECTION_BACK ? PLACE_OPENS_SENTENCE : PLACE_ENDS_SENTENCE;
    uint64_t found =
        (anchor->flags & edge) || (anchor->flags & sentence_edge && at_sentence_edge(run, direction, token));
    if (!leads_on(run, direction, place))
        return found;
    walk_begin(run->scratch, place);
    for (uint32_t distance = 1; distance <= left && distance < PHRASE_MOST_TOKENS; distance++) {
        uint32_t at = direction == DIRECTION_BACK ? token - distance : token + distance;
        uint32_t flags = walk_step(run->scratch, run->set, direction, run->seen[at].symbol);
        if (run->scratch->active.count == 0)
            break;
        if (flags & edge || (flags & sentence_edge && at_sentence_edge(run, direction, at)))
            found |= UINT64_C(1) << distance;
    }
    return found;
}

/* Whether what a match through the anchor must have is near enough. */
static bool is_near(const Run *run, const Requirement *requirement, uint32_t token) {
    if (!signs_have(&run->cuts, cut_sign(run->set, requirement->cut)))
        return false;
    const PhraseScratch *scratch = run->scratch;
    const uint64_t *cuts = scratch->cut_rows + requirement->cut / 64; /* the word of the first symbol's row */
    const size_t words = scratch->cut_words;
    const uint32_t bit = requirement->cut % 64, reach = requirement->reach;
    const ptrdiff_t step = requirement->before ? -1 : 1;
    const SeenToken *at = run->seen + token;
    const uint32_t farthest = at->position - reach; /* before; below 0 as well */
    bool near, satisfied;                           /* one branch for both: neither could be foreseen */
    do {
        at += step;
        near = at->position - farthest <= 2 * reach;
        satisfied = cuts[at->symbol * words] >> bit & 1;
    } while (near & !satisfied);
    return near;
}

static bool has_required(const Run *run, const Anchor *anchor, uint32_t token) {
    const Requirement *requirements = run->set->requirements + anchor->first_requirement;
    for (uint32_t i = 0; i < anchor->requirement_count; i++)
        if (!is_near(run, &requirements[i], token))
            return false;
    return true;
}

/* Which tokens a negator of their clause stands before. */
static void find_negated(Run *run) {
    if (run->negated_known)
        return;
    run->negated_known = true;
    PhraseScratch *scratch = run->scratch;
    scratch->negated = memory_grow(scratch->negated, &scratch->negated_capacity, run->count, sizeof *scratch->negated);
    bool negated = false;
    for (uint32_t i = 0; i < run->count; i++) {
        if (run->tokens[i].flags & TOKEN_STARTS_CLAUSE)
            negated = false;
        scratch->negated[i] = negated;
        if (run->tokens[i].flags & TOKEN_NEGATOR)
            negated = true;
    }
}

/* Leaves those beginnings where the match is negated, or is not, as the phrase asks. */
static uint64_t keep_by_polarity(Run *run, uint64_t beginnings, uint32_t token, uint32_t polarity) {
    if (polarity == POLARITY_ANY)
        return beginnings;
    find_negated(run);
    uint64_t kept = 0;
    for (uint32_t distance = 0; beginnings >> distance; distance++)
        if (beginnings >> distance & 1 && run->scratch->negated[token - distance] == (polarity == POLARITY_NEGATED))
            kept |= UINT64_C(1) << distance;
    return kept;
}

static void add_candidates(const Run *run, uint32_t phrase, uint32_t first, uint32_t end) {
    const NumberRows *bundles = &run->set->bundles_of;
    for (uint32_t i = bundles->from[phrase]; i < bundles->from[phrase + 1]; i++)
        if (filter_tells_bundle(run->filter, bundles->items[i]))
            candidate_add(run->scratch, bundles->items[i], first, end);
}

static void search_from(Run *run, uint32_t number, uint32_t token) {
    const Place *place = &run->network->places[number];
    const Phrase *phrase = &run->network->phrases[place->phrase];
    if (place->flags & PLACE_ALONE) { /* as a single word is */
        add_candidates(run, place->phrase, token, token + 1);
        return;
    }
    uint64_t beginnings =
        keep_by_polarity(run, find_edges(run, DIRECTION_BACK, number, token), token, phrase->polarity);
    if (beginnings == 0)
        return;
    uint64_t ends = find_edges(run, DIRECTION_ON, number, token);
    for (uint32_t distance = 0; distance < PHRASE_MOST_TOKENS && ends >> distance; distance++) {
        uint64_t within = beginnings & UINT64_MAX >> distance; /* no longer than a match may be */
        if (ends >> distance & 1 && within)
            add_candidates(run, place->phrase, token - highest_bit(within), token + distance + 1);
    }
}

/* ---- The run ---- */

static void find_words(Run *run) {
    run->first_word = 0;
    while (run->first_word < run->count && run->tokens[run->first_word].kind == TOKEN_MARK)
        run->first_word++;
    run->last_word = run->count;
    while (run->last_word > 0 && run->tokens[run->last_word - 1].kind == TOKEN_MARK)
        run->last_word--;
    if (run->last_word > 0)
        run->last_word--;
}

/* What each token means; and which of them satisfy an anchor. */
static void read_tokens(Run *run, const Text *text) {
    PhraseScratch *scratch = run->scratch;
    scratch->seen = memory_grow(scratch->seen, &scratch->seen_capacity, run->count + (size_t)2, sizeof *scratch->seen);
    SeenToken *const seen = scratch->seen + 1; /* one beyond either end is far from all */
    scratch->anchored.items =
        memory_grow(scratch->anchored.items, &scratch->anchored.capacity, run->count, sizeof(uint32_t));
    size_t anchored = 0;
    uint32_t position = 0;
    size_t anchors = 0;
    CutSigns cuts = {{1u << CUT_START}};
    for (uint32_t i = 0; i < run->count; i++) {
        uint32_t number = symbol_of_token(scratch, run->set, text, &run->tokens[i], i == run->first_word);
        const Symbol *symbol = &scratch->symbols[number];
        seen[i] = (SeenToken){number, position};
        for (size_t word = 0; word < CUT_SIGNS; word++)
            cuts.bits[word] |= symbol->cuts.bits[word];
        position += !symbol->passed_over;
        scratch->anchored.items[anchored] = i; /* kept or not: no branch, which could not be foreseen */
        uint32_t satisfied = *filter_anchors(run->filter, run->set, scratch, number);
        anchored += satisfied > 0;
        anchors += satisfied;
    }
    seen[-1] = seen[run->count] = (SeenToken){0, FAR_AWAY};
    scratch->hopeful = memory_grow(scratch->hopeful, &scratch->hopeful_capacity, anchors + 1, sizeof *scratch->hopeful);
    scratch->anchored.count = anchored;
    run->seen = seen;
    run->cuts = cuts;
}

/* Most anchors lack something: a cut that the whole sentence lacks, or its edge near enough. These are left out without
 * branches, which could not be foreseen; how many are left. */
static size_t find_hopeful(const Run *run) {
    const PhraseScratch *scratch = run->scratch;
    const PhraseFilter *filter = run->filter;
    bool wordless = run->first_word == run->count;
    uint32_t first = wordless ? UINT32_MAX / 2 : run->seen[run->first_word].position;
    uint32_t last = wordless ? 0 : run->seen[run->last_word].position;
    HopefulAnchor *next = scratch->hopeful;
    const Anchor *anchors = run->set->anchors;
    const CutSigns cuts = run->cuts;
    for (size_t at = 0; at < scratch->anchored.count; at++) {
        const uint32_t token = scratch->anchored.items[at], position = run->seen[token].position;
        const uint32_t from_start = position > first ? position - first : 0;
        const uint32_t to_end = position < last ? last - position : 0;
        const uint32_t *number = filter->anchors.items + filter->symbols[run->seen[token].symbol];
        for (const uint32_t *end = number + *number; number < end;) {
            const Anchor *anchor = &anchors[*++number];
            *next = (HopefulAnchor){anchor, token};
            next += (size_t)(from_start <= anchor->start_reach) & (to_end <= anchor->end_reach) &
                    signs_have(&cuts, anchor->signs[0]) & signs_have(&cuts, anchor->signs[1]);
        }
    }
    return (size_t)(next - scratch->hopeful);
}

/* Of the matches from `first` on. */
static void drop_paused(const PhraseFilter *filter, PhraseMatches *matches, size_t first) {
    size_t kept = first;
    for (size_t i = first; i < matches->count; i++)
        if (filter_tells_group(filter, matches->items[i].id))
            matches->items[kept++] = matches->items[i];
    matches->count = kept;
}

static void run_sentence(Run *run, const Text *text, size_t number, PhraseMatches *out) {
    PhraseFilter *filter = run->filter;
    const size_t before = out->count;
    if (recall_matches(&filter->recall, filter->paused_trait, text, number, out)) {
        if (filter->paused.count > 0)
            drop_paused(filter, out, before);
        return;
    }
    const Sentence *sentence = &text->sentences[number];
    const PhraseScratch *scratch = run->scratch;
    run->tokens = text->tokens + sentence->first_token;
    run->count = sentence->end_token - sentence->first_token;
    run->negated_known = false;
    find_words(run);
    read_tokens(run, text);
    size_t hopeful = find_hopeful(run);
    for (size_t i = 0; i < hopeful; i++) {
        const HopefulAnchor *at = &scratch->hopeful[i];
        if (filter->phrases[at->anchor->phrase] != SOUGHT)
            filter->passed++;
        else if (has_required(run, at->anchor, at->token))
            search_from(run, at->anchor->place, at->token);
    }
    candidates_choose(run->scratch, run->set, filter, text, number, out);
    if (filter->remembers)
        recall_keep(&filter->recall, filter->paused_trait, text, number, out, before);
}

void phrase_scan_for(const PhraseSet *set, PhraseFilter *filter, PhraseScratch *scratch, const Text *text,
                     size_t first_sentence, size_t end_sentence, PhraseMatches *out) {
    symbols_prepare(scratch, set, text);
    filter = filter ? filter : scratch->all;
    filter_prepare(filter, set, scratch);
    recall_prepare(&filter->recall, text);
    Run run = {.set = set, .network = &set->network, .filter = filter, .scratch = scratch};
    for (size_t i = first_sentence; i < end_sentence; i++)
        run_sentence(&run, text, i, out);
}

void phrase_scan(const PhraseSet *set, PhraseScratch *scratch, const Text *text, size_t first_sentence,
                 size_t end_sentence, PhraseMatches *out) {
    phrase_scan_for(set, NULL, scratch, text, first_sentence, end_sentence, out);
}

void phrase_matches_free(PhraseMatches *matches) {
    free(matches->items);
    *matches = (PhraseMatches){0};
}

Span phrase_match_span(const Text *text, const PhraseMatch *match) {
    return (Span){text->tokens[match->first].start, text->tokens[match->end - 1].end};
}
