#include "text/phrase_set.h"

#include "base/memory.h"
#include <stdlib.h>

/* ---- Places, cuts, groups ---- */

/* By Follow: the places that it follows. */
static NumberRows find_holders(const Network *network) {
    Pairs holders = {0};
    for (uint32_t i = 0; i < network->place_count; i++)
        if (network->places[i].follow != FOLLOW_NOTHING)
            pairs_push(&holders, network->places[i].follow, i);
    return number_rows_of(&holders, network->follow_count);
}

static bool has_items(const NumberRows *rows, uint32_t row) {
    return rows->from[row] < rows->from[row + 1];
}

/* Of the Follows only those that a place has: others were on the way to them. By place, if `back`, those it stands in;
 * else by Follow the places in it. */
static NumberRows find_followers(const Network *network, const NumberRows *holders, bool back) {
    Pairs pairs = {0};
    for (uint32_t number = 0; number < network->follow_count; number++) {
        Follow follow = network->follows[number];
        for (uint32_t i = 0; has_items(holders, number) && i < follow.count; i++) {
            uint32_t next = network->successors.items[follow.first + i];
            pairs_push(&pairs, back ? next : number, back ? number : next);
        }
    }
    return number_rows_of(&pairs, back ? network->place_count : network->follow_count);
}

static void push_holders(const Network *network, const NumberRows *holders, uint32_t follow, uint32_t lead, Pairs *out) {
    for (uint32_t at = holders->from[follow]; at < holders->from[follow + 1]; at++)
        if (!(network->places[holders->items[at]].flags & PLACE_MORE_AFTER))
            pairs_push(out, lead, holders->items[at]);
}

/* Places that stand in the same Follows have the same before them: one lead. All places of a gap have that of its first
 * one, which is the last of them in the table, and begin where it does: back they are left like it. */
static void link_leads(PhraseSet *set, const NumberRows *holders) {
    Network *network = &set->network;
    NumberRows stands_in = find_followers(network, holders, true);
    Pool leads = {0};
    Pairs before = {0};
    pool_add_numbers(&leads, NULL, 0); /* LEAD_NOTHING */
    for (size_t number = network->place_count; number-- > 0;) {
        Place *place = &network->places[number];
        if (place->flags & PLACE_MORE_BEFORE) {
            place->lead = place[1].lead;
            place->flags |= place[1].flags & (PLACE_OPENS | PLACE_OPENS_SENTENCE);
            continue;
        }
        const uint32_t *follows = stands_in.items + stands_in.from[number];
        uint32_t count = stands_in.from[number + 1] - stands_in.from[number], known = (uint32_t)leads.count;
        place->lead = pool_add_numbers(&leads, follows, count);
        for (uint32_t i = 0; place->lead == known && i < count; i++)
            push_holders(network, holders, follows[i], known, &before);
    }
    set->lead_count = leads.count;
    NumberRows rows = number_rows_of(&before, leads.count);
    set->back = ways_of(&rows, leads.count, network->places);
    number_rows_free(&stands_in);
    pool_free(&leads);
}

static void mark_alone(Network *network) {
    for (uint32_t i = 0; i < network->place_count; i++) {
        Place *place = &network->places[i];
        bool alone = place->lead == LEAD_NOTHING && place->follow == FOLLOW_NOTHING &&
                     network->phrases[place->phrase].polarity == POLARITY_ANY;
        if (alone && place->flags & PLACE_OPENS && place->flags & PLACE_ENDS)
            place->flags |= PLACE_ALONE;
    }
}

static void link_places(PhraseSet *set) {
    NumberRows holders = find_holders(&set->network);
    NumberRows nexts = find_followers(&set->network, &holders, false);
    set->on = ways_of(&nexts, set->network.follow_count, set->network.places);
    link_leads(set, &holders);
    mark_alone(&set->network);
    number_rows_free(&holders);
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

/* A cut of the network, and how often in a million a token is in it. */
typedef struct RatedCut {
    uint64_t rate;
    uint32_t cut;
} RatedCut;

static int frequent_first(const void *a, const void *b) {
    const RatedCut *left = a, *right = b;
    if (left->rate != right->rate)
        return left->rate > right->rate ? -1 : 1;
    return (left->cut > right->cut) - (left->cut < right->cut);
}

static uint64_t rate_of_cut(const Network *network, uint32_t cut) {
    size_t count;
    const uint32_t *sets = pool_numbers(&network->cuts, cut - CUT_FIRST, &count);
    uint64_t rate = 0;
    for (size_t i = 0; i < count; i++)
        rate += terms_rate(&network->terms, sets[i]);
    return rate;
}

/* Those cuts of the network that an anchor in the end requires, the most frequent first. */
static RatedCut *find_required_cuts(const PhraseSet *set, size_t *count) {
    Numbers cuts = {0};
    for (size_t i = 0; i < set->requirement_count; i++)
        numbers_push(&cuts, set->requirements[i].cut);
    numbers_sort(&cuts, 0);
    RatedCut *rated = memory_array(cuts.count + 1, sizeof *rated);
    for (size_t i = 0; i < cuts.count; i++)
        rated[i] = (RatedCut){rate_of_cut(&set->network, cuts.items[i]), cuts.items[i]};
    *count = cuts.count;
    free(cuts.items);
    qsort(rated, *count, sizeof *rated, frequent_first);
    return rated;
}

/* Numbers the cuts anew, by how frequent they are. */
static void link_cuts(PhraseSet *set) {
    const Network *network = &set->network;
    Pairs pairs = {0};
    RatedCut *cuts = find_required_cuts(set, &set->cut_count);
    uint32_t *numbers = memory_array(CUT_FIRST + network->cuts.count, sizeof *numbers);
    for (uint32_t i = 0; i < set->cut_count; i++) {
        size_t count;
        const uint32_t *sets = pool_numbers(&network->cuts, cuts[i].cut - CUT_FIRST, &count);
        for (size_t at = 0; at < count; at++)
            pairs_push(&pairs, sets[at], CUT_FIRST + i);
        numbers[cuts[i].cut] = CUT_FIRST + i;
    }
    for (size_t i = 0; i < set->requirement_count; i++)
        set->requirements[i].cut = numbers[set->requirements[i].cut];
    set->set_cuts = number_rows_of(&pairs, network->terms.sets.count);
    free(numbers);
    free(cuts);
}

/* Each anchor gets the signs of the rarest cuts that it requires. */
static void link_signs(PhraseSet *set) {
    while ((CUT_FIRST + set->cut_count) >> set->sign_shift >= CUT_SIGNS * SIGN_BITS)
        set->sign_shift++;
    for (size_t i = 0; i < set->anchor_count; i++) {
        Anchor *anchor = &set->anchors[i];
        uint32_t rarest = CUT_START, next = CUT_START;
        for (uint32_t at = 0; at < anchor->requirement_count; at++) {
            const uint32_t cut = set->requirements[anchor->first_requirement + at].cut;
            next = cut > rarest ? rarest : cut > next ? cut : next;
            rarest = cut > rarest ? cut : rarest;
        }
        anchor->signs[0] = rarest >> set->sign_shift;
        anchor->signs[1] = next >> set->sign_shift;
    }
}

/* Rules often look for the same list and nothing else: what their groups share is found and chosen once. */
static void bundle_groups(PhraseSet *set, const Pairs *uses) {
    Numbers ids = {0}, phrases = {0}, bundle_of = {0};
    for (size_t i = 0; i < uses->count; i++)
        numbers_push(&ids, uses->items[i].item);
    numbers_sort(&ids, 0);
    Pairs by_group = {0}, by_phrase = {0}, by_bundle = {0}, in_bundle = {0};
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
        for (size_t i = 0; is_new && i < phrases.count; i++) {
            pairs_push(&by_phrase, phrases.items[i], bundle);
            pairs_push(&in_bundle, bundle, phrases.items[i]);
        }
        set->bundle_count += is_new;
        pairs_push(&by_bundle, bundle, ids.items[group]);
        numbers_push(&bundle_of, bundle);
    }
    set->bundles_of = number_rows_of(&by_phrase, set->network.phrase_count);
    set->phrases_of = number_rows_of(&in_bundle, set->bundle_count);
    set->bundles = number_rows_of(&by_bundle, set->bundle_count);
    number_rows_free(&groups);
    pool_free(&bundles);
    free(phrases.items);
    set->groups = ids.items;
    set->bundle_of = bundle_of.items;
    set->group_count = ids.count;
}

/* ---- The whole ---- */

PhraseSet *set_link(Network *network, Pairs *uses, uint64_t fingerprint) {
    PhraseSet *set = memory_alloc(sizeof *set);
    set->network = *network;
    terms_finish(&set->network.terms);
    link_places(set);
    link_anchors(set);
    link_cuts(set);
    link_signs(set);
    bundle_groups(set, uses);
    free(uses->items);
    set->fingerprint = fingerprint;
    return set;
}

static void free_arrays(PhraseSet *set) {
    network_free(&set->network);
    number_rows_free(&set->set_anchors);
    ways_free(&set->on);
    ways_free(&set->back);
    number_rows_free(&set->set_cuts);
    free(set->anchors);
    free(set->requirements);
    number_rows_free(&set->bundles_of);
    number_rows_free(&set->phrases_of);
    number_rows_free(&set->bundles);
    free(set->groups);
    free(set->bundle_of);
}

void phrase_set_free(PhraseSet *set) {
    if (set && !set->ready)
        free_arrays(set);
    free(set);
}
