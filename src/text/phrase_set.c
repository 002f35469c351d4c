#include "text/phrase_set.h"

#include "base/memory.h"
#include <stdlib.h>

/* ---- Places, cuts, groups ---- */

static bool set_has(const Terms *terms, uint32_t set, Term term) {
    size_t count;
    const uint32_t *items = pool_numbers(&terms->sets, set, &count);
    return bsearch(&term, items, count, sizeof *items, number_order) != NULL;
}

/* By set: whether any word satisfies it. The caller frees. */
static bool *find_any_sets(const Terms *terms) {
    bool *any_sets = memory_array(terms->sets.count + 1, sizeof *any_sets);
    for (uint32_t i = 0; i < terms->sets.count; i++)
        any_sets[i] = set_has(terms, i, term_of(TERM_CLASS, CLASS_ANY));
    return any_sets;
}

/* Marks the places before and after those that any word satisfies. */
static void mark_any_places(PhraseSet *set, const bool *any_sets) {
    Network *network = &set->network;
    for (uint32_t any = 0; any < network->place_count; any++) {
        if (!any_sets[network->places[any].set])
            continue;
        Follow follow = network->follows[network->places[any].follow];
        for (uint32_t i = 0; i < follow.count; i++)
            network->places[network->successors.items[follow.first + i]].flags |= PLACE_AFTER_ANY;
        for (uint32_t i = set->leads.from[any]; i < set->leads.from[any + 1]; i++) {
            uint32_t lead = set->leads.items[i];
            for (uint32_t at = set->holders.from[lead]; at < set->holders.from[lead + 1]; at++)
                network->places[set->holders.items[at]].flags |= PLACE_BEFORE_ANY;
        }
    }
}

static void link_phrase_sets(PhraseSet *set, const bool *any_sets) {
    const Network *network = &set->network;
    Pairs pairs = {0}, any = {0};
    Numbers sets = {0};
    for (uint32_t number = 0; number < network->phrase_count; number++) {
        const Phrase *phrase = &network->phrases[number];
        sets.count = 0;
        for (uint32_t place = phrase->first_place; place < phrase->end_place; place++)
            numbers_push(&sets, network->places[place].set);
        numbers_sort(&sets, 0);
        for (size_t i = 0; i < sets.count; i++)
            pairs_push(any_sets[sets.items[i]] ? &any : &pairs, number, sets.items[i]);
    }
    set->phrase_sets = number_rows_of(&pairs, network->phrase_count);
    set->phrase_any = number_rows_of(&any, network->phrase_count);
    free(sets.items);
}

/* Of the Follows only those that a place has: others were on the way to them. */
static void link_follows(PhraseSet *set) {
    const Network *network = &set->network;
    Pairs nexts = {0}, leads = {0};
    for (uint32_t number = 0; number < network->follow_count; number++) {
        Follow follow = network->follows[number];
        bool held = set->holders.from[number] < set->holders.from[number + 1];
        for (uint32_t i = 0; held && i < follow.count; i++) {
            uint32_t next = network->successors.items[follow.first + i];
            pairs_push(&nexts, number, next);
            pairs_push(&leads, next, number);
        }
    }
    set->nexts = number_rows_of(&nexts, network->follow_count);
    set->leads = number_rows_of(&leads, network->place_count);
}

static void link_places(PhraseSet *set) {
    const Network *network = &set->network;
    Pairs holders = {0};
    for (uint32_t i = 0; i < network->place_count; i++)
        if (network->places[i].follow != FOLLOW_NOTHING)
            pairs_push(&holders, network->places[i].follow, i);
    set->holders = number_rows_of(&holders, network->follow_count);
    link_follows(set);
}

static void lower(uint32_t *reach, const Requirement *requirement, bool before) {
    uint32_t asked = requirement->before == before ? requirement->reach : 0;
    *reach = *reach < asked ? *reach : asked;
}

/* One anchor, and those requirements of the network that are its own. */
static void link_anchor(PhraseSet *set, uint32_t place, const uint32_t *numbers, size_t count) {
    const Network *network = &set->network;
    Anchor anchor = {.place = place,
                     .phrase = network->places[place].phrase,
                     .first_requirement = (uint32_t)set->requirement_count,
                     .start_reach = UINT32_MAX / 2,
                     .end_reach = UINT32_MAX / 2};
    Requirement *requirements = set->requirements + set->requirement_count;
    for (size_t i = 0; i < count; i++) {
        Requirement requirement = network->requirements[numbers[i]];
        if (requirement.cut < CUT_FIRST) {
            bool start = requirement.cut == CUT_START;
            lower(start ? &anchor.start_reach : &anchor.end_reach, &requirement, start);
            continue;
        }
        uint32_t at = anchor.requirement_count++;
        for (; at > 0 && requirements[at - 1].reach > requirement.reach; at--)
            requirements[at] = requirements[at - 1];
        requirements[at] = requirement;
    }
    for (uint32_t i = 0; i < 2; i++)
        anchor.cuts[i] = i < anchor.requirement_count ? requirements[i].cut : CUT_START;
    set->requirement_count += anchor.requirement_count;
    set->anchors[set->anchor_count++] = anchor;
}

static void link_anchors(PhraseSet *set) {
    const Network *network = &set->network;
    Pairs by_set = {0}, by_place = {0};
    uint32_t anchors = 0;
    for (uint32_t i = 0; i < network->place_count; i++)
        if (network->places[i].flags & PLACE_ANCHORS)
            pairs_push(&by_set, network->places[i].set, anchors++);
    for (uint32_t i = 0; i < network->requirement_count; i++)
        pairs_push(&by_place, network->requirements[i].place, i);
    set->set_anchors = number_rows_of(&by_set, network->terms.sets.count);
    set->anchors = memory_array(anchors, sizeof *set->anchors);
    NumberRows required = number_rows_of(&by_place, network->place_count);
    set->requirements = memory_array(required.from[network->place_count], sizeof *set->requirements);
    for (uint32_t i = 0; i < network->place_count; i++)
        if (network->places[i].flags & PLACE_ANCHORS)
            link_anchor(set, i, required.items + required.from[i], required.from[i + 1] - required.from[i]);
    number_rows_free(&required);
}

/* Of the cuts only those that an anchor in the end requires. */
static void link_cuts(PhraseSet *set) {
    const Network *network = &set->network;
    Pairs pairs = {0};
    Numbers cuts = {0};
    for (size_t i = 0; i < set->requirement_count; i++)
        numbers_push(&cuts, set->requirements[i].cut);
    numbers_sort(&cuts, 0);
    for (size_t i = 0; i < cuts.count; i++) {
        size_t count;
        const uint32_t *sets = pool_numbers(&network->cuts, cuts.items[i] - CUT_FIRST, &count);
        for (size_t at = 0; at < count; at++)
            pairs_push(&pairs, sets[at], cuts.items[i]);
    }
    set->set_cuts = number_rows_of(&pairs, network->terms.sets.count);
    free(cuts.items);
}

/* Rules often look for the same list and nothing else: what their groups share is found and chosen once. */
static void bundle_groups(PhraseSet *set, const Pairs *uses) {
    Numbers ids = {0}, phrases = {0};
    for (size_t i = 0; i < uses->count; i++)
        numbers_push(&ids, uses->items[i].item);
    numbers_sort(&ids, 0);
    Pairs by_group = {0}, by_phrase = {0}, by_bundle = {0};
    for (size_t i = 0; i < uses->count; i++) {
        const uint32_t *id = bsearch(&uses->items[i].item, ids.items, ids.count, sizeof *ids.items, number_order);
        pairs_push(&by_group, (uint32_t)(id - ids.items), uses->items[i].row);
    }
    NumberRows groups = number_rows_of(&by_group, ids.count);
    Pool bundles = {0};
    for (uint32_t group = 0; group < ids.count; group++) {
        phrases.count = 0;
        for (uint32_t i = groups.from[group]; i < groups.from[group + 1]; i++)
            numbers_push(&phrases, groups.items[i]);
        numbers_sort(&phrases, 0);
        uint32_t bundle = pool_add_numbers(&bundles, phrases.items, phrases.count);
        bool is_new = bundle == set->bundle_count;
        for (size_t i = 0; is_new && i < phrases.count; i++)
            pairs_push(&by_phrase, phrases.items[i], bundle);
        set->bundle_count += is_new;
        pairs_push(&by_bundle, bundle, ids.items[group]);
    }
    set->bundles_of = number_rows_of(&by_phrase, set->network.phrase_count);
    set->bundles = number_rows_of(&by_bundle, set->bundle_count);
    number_rows_free(&groups);
    pool_free(&bundles);
    free(ids.items);
    free(phrases.items);
}

/* ---- The whole ---- */

PhraseSet *set_link(Network *network, Pairs *uses, uint64_t fingerprint) {
    PhraseSet *set = memory_alloc(sizeof *set);
    set->network = *network;
    terms_finish(&set->network.terms);
    link_places(set);
    bool *any_sets = find_any_sets(&set->network.terms);
    mark_any_places(set, any_sets);
    link_phrase_sets(set, any_sets);
    free(any_sets);
    link_anchors(set);
    link_cuts(set);
    bundle_groups(set, uses);
    free(uses->items);
    set->fingerprint = fingerprint;
    return set;
}

static void free_arrays(PhraseSet *set) {
    network_free(&set->network);
    number_rows_free(&set->phrase_sets);
    number_rows_free(&set->phrase_any);
    number_rows_free(&set->set_anchors);
    number_rows_free(&set->nexts);
    number_rows_free(&set->leads);
    number_rows_free(&set->holders);
    number_rows_free(&set->set_cuts);
    free(set->anchors);
    free(set->requirements);
    number_rows_free(&set->bundles_of);
    number_rows_free(&set->bundles);
}

void phrase_set_free(PhraseSet *set) {
    if (set && !set->ready)
        free_arrays(set);
    free(set);
}
