#include "text/phrase_set.h"

#include "base/memory.h"
#include "base/messages.h"
#include <starcoach/text.h>
#include <stdlib.h>
#include <string.h>

/* A phrase is laid out from its end to its start, so that each part knows what may come next when it is laid. A part
 * gives what may come before it: a Follow. */
enum {
    MOST_LINKS = 64 * 1024,    /* successors of one phrase */
    RATE_WORTH_ASKING = 200000 /* what is more common than this is not worth requiring */
};

#define NO_ANCHORS UINT64_MAX /* the part may match nothing */

/* A part of a sequence, laid out. */
typedef struct Piece {
    NodeKind kind;
    size_t anchors, anchor_count; /* on the stack */
    uint64_t rate;
    uint32_t before, after; /* tokens up to the phrase's end at most, with it and without */
} Piece;

typedef struct Layout {
    Network *network;
    uint32_t phrase;
    size_t first_place, first_follow, first_successor, first_requirement;
    Piece *pieces; /* a stack */
    size_t piece_count, piece_capacity;
    Numbers terms, parts, anchors; /* stacks */
    uint64_t rate;                 /* of the anchors of the part last laid, which lie on top; NO_ANCHORS */
    Error *error;
    bool failed;
} Layout;

void network_init(Network *network) {
    *network = (Network){0};
    network->follows = memory_grow(NULL, &network->follow_capacity, 3, sizeof *network->follows);
    network->follows[FOLLOW_NOTHING] = (Follow){0};
    network->follows[FOLLOW_END] = (Follow){.ends = true};
    network->follows[FOLLOW_SENTENCE_END] = (Follow){.ends_sentence = true};
    network->follow_count = 3;
}

void network_free(Network *network) {
    terms_free(&network->terms);
    free(network->places);
    free(network->follows);
    free(network->successors.items);
    pool_free(&network->cuts);
    pool_free(&network->lists);
    free(network->list_sets.items);
    free(network->requirements);
    free(network->phrases);
    *network = (Network){0};
}

static uint32_t fail(Layout *layout, size_t column, const char *message, const char *remedy) {
    if (!layout->failed) {
        error_at(layout->error, ERROR_INVALID, NULL, 0, column, "%s", message);
        error_remedy(layout->error, "%s", remedy);
    }
    layout->failed = true;
    return FOLLOW_NOTHING;
}

static uint32_t fail_too_large(Layout *layout, const char *format, int limit) {
    if (!layout->failed) {
        error_at(layout->error, ERROR_INVALID, NULL, 0, 1, format, limit);
        error_remedy(layout->error, MSG_TEXT_PHRASE_LARGE_REMEDY);
    }
    layout->failed = true;
    return FOLLOW_NOTHING;
}

/* ---- Follows ---- */

static uint32_t follow_push(Layout *layout, Follow follow) {
    Network *network = layout->network;
    if (network->successors.count - layout->first_successor > MOST_LINKS)
        return fail_too_large(layout, MSG_TEXT_PHRASE_PLACES, PHRASE_MOST_PLACES);
    network->follows =
        memory_grow(network->follows, &network->follow_capacity, network->follow_count + 1, sizeof *network->follows);
    network->follows[network->follow_count] = follow;
    return (uint32_t)network->follow_count++;
}

static void follow_add(Network *network, Follow *all, uint32_t part_number) {
    Follow part = network->follows[part_number];
    for (uint32_t i = 0; i < part.count; i++)
        numbers_push(&network->successors, network->successors.items[part.first + i]);
    all->ends |= part.ends;
    all->ends_sentence |= part.ends_sentence;
    if (part.longest > all->longest)
        all->longest = part.longest;
    if (part.gap_column)
        all->gap_column = part.gap_column;
    if (part.start)
        all->start_column = part.start_column;
}

/* All that may come next by any of the parts on the stack from `base` on, which are taken off. */
static uint32_t follow_join(Layout *layout, size_t base) {
    Network *network = layout->network;
    size_t count = layout->parts.count - base, starts = 0;
    uint32_t *parts = layout->parts.items + base;
    layout->parts.count = base;
    if (count <= 1)
        return count ? parts[0] : FOLLOW_NOTHING;
    Follow all = {.first = (uint32_t)network->successors.count};
    for (size_t i = 0; i < count; i++) {
        follow_add(network, &all, parts[i]);
        if (network->follows[parts[i]].start)
            parts[starts++] = network->follows[parts[i]].start;
    }
    numbers_sort(&network->successors, all.first);
    all.count = (uint32_t)network->successors.count - all.first;
    layout->parts.count = base + starts;
    all.start = follow_join(layout, base);
    return follow_push(layout, all);
}

static uint32_t follow_either(Layout *layout, uint32_t one, uint32_t other) {
    size_t base = layout->parts.count;
    numbers_push(&layout->parts, one);
    numbers_push(&layout->parts, other);
    return follow_join(layout, base);
}

/* ---- Parts ---- */

/* The set of the terms on the stack from `base` on, which are taken off. */
static uint32_t take_set(Layout *layout, size_t base) {
    uint32_t set = terms_set(&layout->network->terms, &layout->terms, base);
    layout->terms.count = base;
    return set;
}

/* The same for the terms of a choice: lists are long, and the same wherever they are used. */
static uint32_t take_choice_set(Layout *layout, const Node *choice, size_t base) {
    Network *network = layout->network;
    Slice key = {(const char *)&choice->last, sizeof choice->last};
    uint32_t list = choice->value ? pool_add(&network->lists, text_hash(key), key) : POOL_NONE;
    if (list < network->list_sets.count) {
        layout->terms.count = base;
        return network->list_sets.items[list];
    }
    uint32_t set = take_set(layout, base);
    if (choice->value)
        numbers_push(&network->list_sets, set);
    return set;
}

/* A place that asks for the set. */
static uint32_t lay_place(Layout *layout, uint32_t set, uint32_t next) {
    Network *network = layout->network;
    Follow after = network->follows[next];
    uint32_t number = (uint32_t)network->place_count;
    if (after.start)
        return fail(layout, after.start_column, MSG_TEXT_PHRASE_START_INSIDE, MSG_TEXT_PHRASE_START_REMEDY);
    if (number - layout->first_place == PHRASE_MOST_PLACES)
        return fail_too_large(layout, MSG_TEXT_PHRASE_PLACES, PHRASE_MOST_PLACES);
    if (after.longest == PHRASE_MOST_TOKENS)
        return fail_too_large(layout, MSG_TEXT_PHRASE_TOKENS, PHRASE_MOST_TOKENS);
    network->places =
        memory_grow(network->places, &network->place_capacity, network->place_count + 1, sizeof *network->places);
    network->places[network->place_count++] = (Place){
        .set = set,
        .follow = after.count ? next : FOLLOW_NOTHING,
        .phrase = layout->phrase,
        .flags = (after.ends ? PLACE_ENDS : 0u) | (after.ends_sentence ? PLACE_ENDS_SENTENCE : 0u),
    };
    layout->rate = terms_rate(&network->terms, network->places[number].set);
    numbers_push(&layout->anchors, number);
    Follow before = {.first = (uint32_t)network->successors.count, .count = 1, .longest = after.longest + 1};
    numbers_push(&network->successors, number);
    return follow_push(layout, before);
}

static uint32_t lay_term(Layout *layout, Term term, uint32_t next) {
    size_t base = layout->terms.count;
    numbers_push(&layout->terms, term);
    return lay_place(layout, take_set(layout, base), next);
}

/* Takes off the anchors from `base` on: what they stand for may be left out. */
static void drop_anchors(Layout *layout, size_t base) {
    layout->anchors.count = base;
    layout->rate = NO_ANCHORS;
}

/* Places for any word, each of which may be left out. From the first on they are entered one by one, and from each the
 * gap may be left; back they are entered from the last on, and again left from each. So in either direction just one of
 * them is active at a time:
 *
 *   on     before -> w1 -> w2 -> w3 -> next     and from before, w1 and w2 to next
 *   back   before <- w1 <- w2 <- w3 <- next     and from w2, w3 and next to before
 */
static uint32_t lay_gap(Layout *layout, const Node *gap, uint32_t next) {
    if (gap->value > 0 && layout->network->follows[next].ends)
        return fail(layout, gap->column, MSG_TEXT_PHRASE_GAP_AT_END, MSG_TEXT_PHRASE_GAP_REMEDY);
    uint32_t before = next;
    size_t anchors = layout->anchors.count;
    for (uint32_t i = 0; i < gap->value && !layout->failed; i++) {
        before = follow_either(layout, lay_term(layout, term_of(TERM_CLASS, CLASS_ANY), before), next);
        if (layout->failed)
            break;
        layout->network->follows[before].gap_column = gap->column;
        layout->network->places[layout->network->place_count - 1].flags |=
            (i + 1 < gap->value ? PLACE_MORE_BEFORE : 0u) | (i > 0 ? PLACE_MORE_AFTER : 0u);
    }
    drop_anchors(layout, anchors);
    return before;
}

static uint32_t lay(Layout *layout, const Node *node, uint32_t next);

/* Single terms come together in one place, however deep in alternatives of alternatives; the rest goes on the stack.
 * The anchors are those of all alternatives; `rate` is their sum. */
static void lay_alternative(Layout *layout, const Node *node, uint32_t next, uint64_t *rate) {
    if (node->kind == NODE_TERM)
        numbers_push(&layout->terms, node->value);
    else if (node->kind == NODE_SEQUENCE && node->last && !node->last->previous)
        lay_alternative(layout, node->last, next, rate);
    else if (node->kind == NODE_CHOICE)
        for (const Node *child = node->last; child && !layout->failed; child = child->previous)
            lay_alternative(layout, child, next, rate);
    else {
        numbers_push(&layout->parts, lay(layout, node, next));
        *rate = layout->rate == NO_ANCHORS || *rate == NO_ANCHORS ? NO_ANCHORS : *rate + layout->rate;
    }
}

static uint32_t lay_choice(Layout *layout, const Node *choice, uint32_t next) {
    size_t terms = layout->terms.count, parts = layout->parts.count, anchors = layout->anchors.count;
    uint64_t rate = 0;
    lay_alternative(layout, choice, next, &rate);
    if (layout->terms.count > terms) {
        numbers_push(&layout->parts, lay_place(layout, take_choice_set(layout, choice, terms), next));
        rate = rate == NO_ANCHORS ? NO_ANCHORS : rate + layout->rate;
    }
    if (rate == NO_ANCHORS)
        layout->anchors.count = anchors;
    layout->rate = rate;
    return follow_join(layout, parts);
}

/* The number of the cut whose places lie on the stack. */
static uint32_t cut_of(Layout *layout, const Piece *piece) {
    if (piece->kind == NODE_START)
        return CUT_START;
    if (piece->kind == NODE_END)
        return CUT_END;
    size_t base = layout->terms.count;
    for (size_t i = 0; i < piece->anchor_count; i++)
        numbers_push(&layout->terms, layout->network->places[layout->anchors.items[piece->anchors + i]].set);
    numbers_sort(&layout->terms, base);
    uint32_t cut = pool_add_numbers(&layout->network->cuts, layout->terms.items + base, layout->terms.count - base);
    layout->terms.count = base;
    return CUT_FIRST + cut;
}

static void require(Layout *layout, const Piece *anchored, const Piece *other) {
    Network *network = layout->network;
    bool before = other > anchored; /* pieces lie from the last to the first */
    Requirement requirement = {.cut = cut_of(layout, other), .before = before};
    uint32_t tokens = before ? other->before - anchored->after : anchored->before - other->after;
    requirement.reach = tokens > 0 ? tokens - 1 : 0;
    for (size_t i = 0; i < anchored->anchor_count; i++) {
        requirement.place = layout->anchors.items[anchored->anchors + i];
        network->requirements = memory_grow(network->requirements, &network->requirement_capacity,
                                            network->requirement_count + 1, sizeof *network->requirements);
        network->requirements[network->requirement_count++] = requirement;
    }
}

/* Of the pieces from `base` on, the one whose anchors are rarest gives its own, near which it requires the others. */
static void choose_anchors(Layout *layout, size_t base) {
    Numbers *anchors = &layout->anchors;
    const Piece *pieces = layout->pieces + base, *best = pieces;
    size_t count = layout->piece_count - base;
    for (size_t i = 1; i < count; i++)
        if (pieces[i].rate < best->rate)
            best = &pieces[i];
    for (size_t i = 0; i < count && best->rate != NO_ANCHORS; i++) {
        bool edge = pieces[i].kind == NODE_START || pieces[i].kind == NODE_END;
        if (&pieces[i] != best && (edge || pieces[i].rate <= RATE_WORTH_ASKING))
            require(layout, best, &pieces[i]);
    }
    layout->rate = best->rate;
    if (best->anchor_count > 0)
        memmove(anchors->items + pieces->anchors, anchors->items + best->anchors,
                best->anchor_count * sizeof *anchors->items);
    anchors->count = pieces->anchors + best->anchor_count;
    layout->piece_count = base;
}

static uint32_t lay_sequence(Layout *layout, const Node *sequence, uint32_t next) {
    size_t base = layout->piece_count;
    for (const Node *child = sequence->last; child; child = child->previous) {
        Piece piece = {.kind = child->kind, .anchors = layout->anchors.count};
        piece.after = layout->network->follows[next].longest;
        next = lay(layout, child, next);
        if (layout->failed)
            return FOLLOW_NOTHING;
        piece.before = layout->network->follows[next].longest;
        piece.anchor_count = layout->anchors.count - piece.anchors;
        piece.rate = layout->rate;
        layout->pieces =
            memory_grow(layout->pieces, &layout->piece_capacity, layout->piece_count + 1, sizeof *layout->pieces);
        layout->pieces[layout->piece_count++] = piece;
    }
    choose_anchors(layout, base);
    return next;
}

static uint32_t lay_option(Layout *layout, const Node *option, uint32_t next) {
    size_t anchors = layout->anchors.count;
    uint32_t inner = lay(layout, option->last, next);
    drop_anchors(layout, anchors);
    return follow_either(layout, inner, next);
}

static uint32_t lay_start(Layout *layout, const Node *node, uint32_t next) {
    Follow after = layout->network->follows[next];
    if (after.start)
        return fail(layout, after.start_column, MSG_TEXT_PHRASE_START_INSIDE, MSG_TEXT_PHRASE_START_REMEDY);
    return follow_push(layout, (Follow){.start = next, .start_column = node->column, .longest = after.longest});
}

/* What may come before `node`, when `next` may come after it. */
static uint32_t lay(Layout *layout, const Node *node, uint32_t next) {
    if (layout->failed)
        return FOLLOW_NOTHING;
    switch (node->kind) {
    case NODE_TERM:
        return lay_term(layout, node->value, next);
    case NODE_GAP:
        return lay_gap(layout, node, next);
    case NODE_SEQUENCE:
        return lay_sequence(layout, node, next);
    case NODE_CHOICE:
        return lay_choice(layout, node, next);
    case NODE_OPTION:
        return lay_option(layout, node, next);
    case NODE_START:
        drop_anchors(layout, layout->anchors.count);
        return lay_start(layout, node, next);
    case NODE_END:
        drop_anchors(layout, layout->anchors.count);
        if (next != FOLLOW_END)
            return fail(layout, node->column, MSG_TEXT_PHRASE_END_INSIDE, MSG_TEXT_PHRASE_END_REMEDY);
        return FOLLOW_SENTENCE_END;
    }
    return next;
}

/* ---- Phrases ---- */

static void mark_places(Network *network, uint32_t follow_number, uint32_t flag) {
    Follow follow = network->follows[follow_number];
    for (uint32_t i = 0; i < follow.count; i++)
        network->places[network->successors.items[follow.first + i]].flags |= flag;
}

static void check_whole(Layout *layout, uint32_t opening) {
    Follow before = layout->network->follows[opening], start = layout->network->follows[before.start];
    if (before.ends || before.ends_sentence || (before.start && (start.ends || start.ends_sentence)))
        fail(layout, 1, MSG_TEXT_PHRASE_NOTHING, MSG_TEXT_PHRASE_NOTHING_REMEDY);
    else if (before.gap_column)
        fail(layout, before.gap_column, MSG_TEXT_PHRASE_GAP_AT_START, MSG_TEXT_PHRASE_GAP_REMEDY);
}

static void network_cut(Network *network, size_t places, size_t follows, size_t successors, size_t requirements) {
    network->requirement_count = requirements;
    network->place_count = places;
    network->follow_count = follows;
    network->successors.count = successors;
}

bool network_add(Network *network, const Node *root, Polarity polarity, Error *error) {
    Layout layout = {
        .network = network,
        .phrase = (uint32_t)network->phrase_count,
        .first_place = network->place_count,
        .first_follow = network->follow_count,
        .first_successor = network->successors.count,
        .first_requirement = network->requirement_count,
        .error = error,
    };
    uint32_t opening = lay(&layout, root, FOLLOW_END);
    if (!layout.failed)
        check_whole(&layout, opening);
    for (size_t i = 0; !layout.failed && i < layout.anchors.count; i++)
        network->places[layout.anchors.items[i]].flags |= PLACE_ANCHORS;
    free(layout.terms.items);
    free(layout.parts.items);
    free(layout.anchors.items);
    free(layout.pieces);
    if (layout.failed) {
        network_cut(network, layout.first_place, layout.first_follow, layout.first_successor, layout.first_requirement);
        return false;
    }
    mark_places(network, opening, PLACE_OPENS);
    mark_places(network, network->follows[opening].start, PLACE_OPENS_SENTENCE);
    network->phrases =
        memory_grow(network->phrases, &network->phrase_capacity, network->phrase_count + 1, sizeof *network->phrases);
    network->phrases[network->phrase_count++] = (Phrase){
        .polarity = polarity,
        .first_place = (uint32_t)layout.first_place,
        .end_place = (uint32_t)network->place_count,
        .first_follow = (uint32_t)layout.first_follow,
        .first_successor = (uint32_t)layout.first_successor,
        .first_requirement = (uint32_t)layout.first_requirement,
    };
    return true;
}

void network_drop(Network *network) {
    const Phrase *phrase = &network->phrases[--network->phrase_count];
    network_cut(network, phrase->first_place, phrase->first_follow, phrase->first_successor, phrase->first_requirement);
}
