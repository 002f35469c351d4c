#include <starcoach/phrase.h>

#include "base/memory.h"
#include "text/phrase_automaton.h"
#include <stdlib.h>
#include <string.h>

/* One run over the sentence tells at which tokens which phrases end. From each such end the phrase alone is run
 * backwards to where its longest match begins:
 *
 *      my boss , who never asked , failed to tell us
 *                                         ^ ends here
 *      ^------ and, as far back as the phrase can reach, begins here
 */
typedef struct Run {
    const PhraseSet *set;
    PhraseScratch *scratch;
    const Token *tokens; /* of the sentence */
    uint32_t count;
    uint32_t first_word, last_word; /* tokens; without words: the count, and 0 */
} Run;

/* ---- Where a match begins ---- */

/* Whether a place now active may come right after those that have this Follow. */
static bool follow_leads(Run *run, uint32_t number) {
    PhraseScratch *scratch = run->scratch;
    if (scratch->follow_stamps[number] == scratch->stamp)
        return scratch->follow_leads[number];
    const Network *network = &run->set->network;
    Follow follow = network->follows[number];
    uint64_t active = scratch->stamp - 1;
    bool leads = false;
    for (uint32_t i = 0; i < follow.count && !leads; i++)
        leads = scratch->place_stamps[network->successors.items[follow.first + i]] == active;
    scratch->follow_stamps[number] = scratch->stamp;
    return scratch->follow_leads[number] = leads;
}

/* The phrase's places that the token satisfies and that end it (`last`) or lead to an active place, into `fresh`. */
static void step_back(Run *run, const Phrase *phrase, uint32_t token, bool last) {
    PhraseScratch *scratch = run->scratch;
    symbol_stamp(scratch, scratch->sentence_symbols.items[token]);
    unsigned ends = PLACE_ENDS | (token >= run->last_word ? PLACE_ENDS_SENTENCE : 0u);
    scratch->fresh.count = 0;
    for (uint32_t i = phrase->first_place; i < phrase->end_place; i++) {
        const Place *place = &run->set->network.places[i];
        if (scratch->set_stamps[place->set] == scratch->stamp &&
            (last ? (place->flags & ends) != 0 : follow_leads(run, place->follow)))
            numbers_push(&scratch->fresh, i);
    }
}

static void activate_fresh(PhraseScratch *scratch, bool keep) {
    if (!keep)
        scratch->active.count = 0;
    for (size_t i = 0; i < scratch->fresh.count; i++)
        numbers_push(&scratch->active, scratch->fresh.items[i]);
    scratch->stamp++;
    for (size_t i = 0; i < scratch->active.count; i++)
        scratch->place_stamps[scratch->active.items[i]] = scratch->stamp;
}

static bool opens_at(const Run *run, const Phrase *phrase, uint32_t token) {
    const PhraseScratch *scratch = run->scratch;
    if (phrase->polarity != POLARITY_ANY && scratch->negated[token] != (phrase->polarity == POLARITY_NEGATED))
        return false;
    unsigned flags = PLACE_OPENS | (token <= run->first_word ? PLACE_OPENS_SENTENCE : 0u);
    for (size_t i = 0; i < scratch->fresh.count; i++)
        if (run->set->network.places[scratch->fresh.items[i]].flags & flags)
            return true;
    return false;
}

/* The first token of the phrase's longest match that ends with token `last`; false when there is none in reach. */
static bool find_first(Run *run, const Phrase *phrase, uint32_t last, uint32_t *out) {
    PhraseScratch *scratch = run->scratch;
    bool found = false;
    uint32_t token = last;
    step_back(run, phrase, token, true);
    activate_fresh(scratch, false);
    for (;;) {
        if (opens_at(run, phrase, token)) {
            *out = token;
            found = true;
        }
        if (token == 0 || last - token + 1 == PHRASE_MOST_TOKENS || scratch->active.count == 0)
            return found;
        token--;
        step_back(run, phrase, token, false);
        activate_fresh(scratch, symbol_kind(scratch, scratch->sentence_symbols.items[token]) == SYMBOL_PASSED);
    }
}

/* ---- Which of overlapping matches is told ---- */

static int by_group_and_length(const void *a, const void *b) {
    const PhraseMatch *left = a, *right = b;
    uint32_t left_length = left->end - left->first, right_length = right->end - right->first;
    if (left->id != right->id)
        return left->id < right->id ? -1 : 1;
    if (left_length != right_length)
        return left_length > right_length ? -1 : 1;
    return (left->first > right->first) - (left->first < right->first);
}

static int by_place(const void *a, const void *b) {
    const PhraseMatch *left = a, *right = b;
    if (left->first != right->first)
        return left->first < right->first ? -1 : 1;
    return (left->id > right->id) - (left->id < right->id);
}

/* Marks the tokens as taken in this `round`; false when one of them is. */
static bool cover(Numbers *covered, uint32_t first, uint32_t end, uint32_t round) {
    for (uint32_t i = first; i < end; i++)
        if (covered->items[i] == round)
            return false;
    for (uint32_t i = first; i < end; i++)
        covered->items[i] = round;
    return true;
}

/* Of the sentence's matches, which begin at `from`, leaves those that are told. */
static void choose(Run *run, PhraseMatches *out, size_t from, uint32_t first_token) {
    size_t count = out->count - from;
    if (count < 2)
        return;
    PhraseMatch *matches = out->items + from;
    Numbers *covered = &run->scratch->covered;
    covered->count = 0;
    for (uint32_t i = 0; i < run->count; i++)
        numbers_push(covered, 0);
    qsort(matches, count, sizeof *matches, by_group_and_length);
    size_t kept = 0;
    uint32_t round = 0, id = 0;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || matches[i].id != id)
            round++;
        id = matches[i].id;
        if (cover(covered, matches[i].first - first_token, matches[i].end - first_token, round))
            matches[kept++] = matches[i];
    }
    qsort(matches, kept, sizeof *matches, by_place);
    out->count = from + kept;
}

/* ---- The run ---- */

static void tell_ends(Run *run, uint32_t state, uint32_t token, PhraseMatch match, PhraseMatches *out) {
    const Network *network = &run->set->network;
    size_t count;
    const uint32_t *entries = automaton_entries(run->scratch, state, &count);
    for (size_t i = count; i > 0 && entries[i - 1] >= ENTRY_ENDS; i--) {
        uint32_t entry = entries[i - 1], first;
        if (entry >= ENTRY_ENDS_SENTENCE && (entry >= ENTRY_START || token < run->last_word))
            continue;
        const Phrase *phrase = &network->phrases[entry & ENTRY_NUMBER];
        if (!find_first(run, phrase, token, &first))
            continue;
        out->items = memory_grow(out->items, &out->capacity, out->count + 1, sizeof *out->items);
        out->items[out->count++] =
            (PhraseMatch){phrase->id, match.sentence, match.first + first, match.first + token + 1};
    }
}

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

static void find_negated(Run *run) {
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

static void run_sentence(Run *run, const Text *text, size_t sentence, PhraseMatches *out) {
    const Sentence *at = &text->sentences[sentence];
    PhraseScratch *scratch = run->scratch;
    run->tokens = text->tokens + at->first_token;
    run->count = at->end_token - at->first_token;
    PhraseMatch match = {.sentence = (uint32_t)sentence, .first = at->first_token};
    size_t from = out->count;
    find_words(run);
    find_negated(run);
    scratch->sentence_symbols.count = 0;
    uint32_t state = automaton_start(scratch);
    for (uint32_t i = 0; i < run->count; i++) {
        uint32_t symbol = automaton_symbol(scratch, run->set, text, &run->tokens[i], i == run->first_word);
        numbers_push(&scratch->sentence_symbols, symbol);
        state = automaton_next(scratch, run->set, state, symbol);
        if (state & STATE_ENDS)
            tell_ends(run, state, i, match, out);
    }
    choose(run, out, from, at->first_token);
}

void phrase_scan(const PhraseSet *set, PhraseScratch *scratch, const Text *text, size_t first_sentence,
                 size_t end_sentence, PhraseMatches *out) {
    automaton_prepare(scratch, set);
    Run run = {.set = set, .scratch = scratch};
    for (size_t i = first_sentence; i < end_sentence; i++)
        run_sentence(&run, text, i, out);
}

void phrase_matches_free(PhraseMatches *matches) {
    free(matches->items);
    *matches = (PhraseMatches){0};
}

Span phrase_match_span(const Text *text, const PhraseMatch *match) {
    return (Span){text->tokens[match->first].start, text->tokens[match->end - 1].end};
}
