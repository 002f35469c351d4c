/* Findings as a person wants to meet them. */
#include "base/messages.h"
#include <starcoach/render.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool is_not_begun(const Report *report, const Finding *finding) {
    return finding->section != SIZE_MAX && !report->sections[finding->section].begun && finding->start == finding->end;
}

static AdviceKind kind_of(const Report *report, const Finding *finding) {
    if (finding->unjudged)
        return ADVICE_UNJUDGED;
    if (finding->waits_for)
        return ADVICE_WAITS;
    return is_not_begun(report, finding) ? ADVICE_NOT_BEGUN : ADVICE_FINDING;
}

/* Its one message names all the words. */
static bool quotes_all(const Rule *rule) {
    return strstr(rule->message, "{quotes}") != NULL;
}

static bool is_of_words(const Finding *finding) {
    const RuleKind kind = (RuleKind)finding->rule->kind;
    return (kind == RULE_PHRASE || kind == RULE_NEAR) && finding->start < finding->end;
}

static bool has_words(const Finding *finding) {
    return finding->start < finding->end;
}

/* Two rules that take points for the same words: whoever mends them for one has mended them for the other. */
static bool are_same_words(const Finding *a, const Finding *b) {
    return a->cost > 0 && b->cost > 0 && is_of_words(a) && is_of_words(b) && a->section == b->section &&
           a->start == b->start && a->end == b->end;
}

static bool share_words(const Finding *a, const Finding *b) {
    return a->section == b->section && a->start < b->end && b->start < a->end;
}

/* The one goes beyond the other: where that is missing too, its remark is enough, unless each has words of its own. */
static bool is_said_with(const Finding *root, const Finding *finding) {
    if (!rule_goes_beyond(finding->rule, root->rule))
        return false;
    return has_words(root) && has_words(finding) ? share_words(root, finding) : root->criterion == finding->criterion;
}

static bool go_together(AdviceKind kind, const Finding *a, const Finding *b) {
    if (kind == ADVICE_FINDING && a->rule != b->rule)
        return are_same_words(a, b) || is_said_with(a, b) || is_said_with(b, a);
    if (kind == ADVICE_FINDING && quotes_all(a->rule) && strcmp(a->message, b->message) == 0)
        return true;
    if (kind == ADVICE_FINDING)
        return are_same_words(a, b) || (b->again && a->section == b->section && a->start == b->start);
    if (kind == ADVICE_UNJUDGED)
        return true;
    return kind == ADVICE_WAITS ? a->waits_for == b->waits_for : kind == ADVICE_NOT_BEGUN && a->section == b->section;
}

static const char *message_of(const Report *report, AdviceKind kind, const Finding *finding, Arena *arena) {
    if (kind == ADVICE_WAITS)
        return arena_printf(arena, MSG_RENDER_WAITS, finding->waits_for->label);
    if (kind == ADVICE_UNJUDGED)
        return MSG_RENDER_UNJUDGED;
    if (kind == ADVICE_NOT_BEGUN)
        return arena_printf(arena, MSG_RENDER_NOT_BEGUN, report->shape->sections[finding->section].label);
    return finding->message;
}

/* Of those put together the graver speaks; else the one that the other goes beyond; of two rules on the same words the
 * costlier. */
static bool is_told_first(const Finding *one, const Finding *other) {
    if (one->severity != other->severity)
        return one->severity > other->severity;
    if (rule_goes_beyond(one->rule, other->rule) || rule_goes_beyond(other->rule, one->rule))
        return rule_goes_beyond(other->rule, one->rule);
    return one->rule != other->rule && are_same_words(one, other) && one->cost > other->cost;
}

static void join(const Report *report, AdviceKind kind, const Finding *finding, Advice *item, Arena *arena) {
    if (is_told_first(finding, item->finding)) {
        item->finding = finding;
        item->message = message_of(report, kind, finding, arena);
    }
}

/* Is what it goes together with looked for at once? What has words of its own and costs nothing joins others later
 * (join_neighbours): a long text has many of them. */
static bool is_looked_for(const Finding *finding) {
    if (finding->again || (finding->cost > 0 && is_of_words(finding)))
        return true;
    return finding->rule->beyond.count > 0 && (finding->cost > 0 || !has_words(finding));
}

/* Are its points those of the section that it stands in? */
static bool is_of_its_section(const Report *report, const Finding *finding) {
    const char *about = finding->criterion ? finding->criterion->section : NULL;
    return about && strcmp(about, report->shape->sections[finding->section].id) == 0;
}

/* Adds the findings of one kind; those that go together join the item made for the first of them. */
static void add_kind(const Report *report, AdviceKind kind, Arena *arena, AdviceList *out) {
    const size_t first = out->count;
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        if (kind_of(report, finding) != kind)
            continue;
        size_t at = first; /* few findings take points: most are looked for in no others */
        if (kind == ADVICE_FINDING && !is_looked_for(finding))
            at = out->count > first && quotes_all(finding->rule) ? out->count - 1 : out->count;
        while (at < out->count && !go_together(kind, out->items[at].finding, finding))
            at++;
        Advice *item = &out->items[at];
        if (at == out->count) {
            *item = (Advice){.kind = kind, .finding = finding, .message = message_of(report, kind, finding, arena)};
            out->count++;
        }
        join(report, kind, finding, item, arena);
        if (finding->cost > 0)
            item->from = item->cost == 0 || item->from == finding->criterion ? finding->criterion : NULL;
        if (finding->cost > 0 && kind == ADVICE_NOT_BEGUN && !is_of_its_section(report, finding)) {
            item->beside_from =
                item->beside == 0 || item->beside_from == finding->criterion ? finding->criterion : NULL;
            item->beside += finding->cost;
        }
        item->cost += finding->cost;
        item->count++;
    }
}

typedef struct Neighbour {
    size_t section, start, item;
} Neighbour;

static int compare_neighbours(const void *a, const void *b) {
    const Neighbour *x = a, *y = b;
    if (x->section != y->section)
        return x->section < y->section ? -1 : 1;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->item < y->item ? -1 : 1;
}

/* Remarks on words that overlap are one where they go together; the one that stands first in the list takes the other
 * in, which is left without findings. */
static void join_items(const Report *report, Advice *items, size_t one, size_t other, Arena *arena) {
    Advice *into = &items[one < other ? one : other], *from = &items[one < other ? other : one];
    join(report, ADVICE_FINDING, from->finding, into, arena);
    if (from->cost > 0)
        into->from = into->cost == 0 || into->from == from->from ? from->from : NULL;
    into->cost += from->cost;
    into->count += from->count;
    from->count = 0;
}

/* The items whose rule goes beyond another's that is told too, or is the one gone beyond, by place. */
static size_t find_neighbours(const AdviceList *list, Neighbour *out, Arena *arena) {
    const Rule **beyond = arena_array(arena, list->count + 1, sizeof *beyond), *seen = NULL;
    size_t rules = 0, count = 0;
    for (size_t i = 0; i < list->count; i++) { /* a rule's items mostly stand together */
        const Rule *rule = list->items[i].finding->rule;
        if (rule != seen && rule->beyond.count > 0)
            beyond[rules++] = rule;
        seen = rule;
    }
    bool related = false;
    seen = NULL;
    for (size_t i = 0; i < list->count; i++) {
        const Finding *finding = list->items[i].finding;
        if (finding->rule != seen) {
            seen = finding->rule;
            related = seen->beyond.count > 0;
            for (size_t j = 0; j < rules && !related; j++)
                related = rule_goes_beyond(beyond[j], seen);
        }
        if (related && has_words(finding))
            out[count++] = (Neighbour){finding->section, finding->start, i};
    }
    qsort(out, count, sizeof *out, compare_neighbours);
    return count;
}

/* By place, each is held against the one before it only. */
static void join_neighbours(const Report *report, AdviceList *list, Arena *arena) {
    Neighbour *neighbours = arena_array(arena, list->count + 1, sizeof *neighbours);
    const size_t count = find_neighbours(list, neighbours, arena);
    size_t kept = 0;
    for (size_t i = 1, last = 0; i < count; i++) {
        const size_t a = neighbours[last].item, b = neighbours[i].item;
        if (go_together(ADVICE_FINDING, list->items[a].finding, list->items[b].finding)) {
            join_items(report, list->items, a, b, arena);
            neighbours[last].item = a < b ? a : b;
        } else {
            last = i;
        }
    }
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].count > 0)
            list->items[kept++] = list->items[i];
    list->count = kept;
}

static bool stands_for(const Report *report, const Advice *item, const Finding *finding) {
    return kind_of(report, finding) == item->kind &&
           (item->finding == finding || go_together(item->kind, item->finding, finding));
}

/* The item of the rule's first finding; NULL where it has none. */
static Advice *item_of(const Report *report, const Rule *rule, const AdviceList *list) {
    const Finding *root = NULL;
    for (size_t i = 0; !root && i < report->finding_count; i++)
        if (report->findings[i].rule == rule && !report->findings[i].waits_for)
            root = &report->findings[i];
    for (size_t i = 0; root && i < list->count; i++)
        if (stands_for(report, &list->items[i], root))
            return &list->items[i];
    return NULL;
}

/* What waits is counted with what it waits for: mostly the same as what waits before it. */
static void add_waiting(const Report *report, AdviceList *list) {
    const Rule *last = NULL;
    Advice *item = NULL;
    for (size_t i = 0; i < report->finding_count; i++) {
        const Rule *rule = report->findings[i].waits_for;
        if (!rule)
            continue;
        item = rule == last ? item : item_of(report, rule, list);
        last = rule;
        if (item)
            item->waits += report->findings[i].cost;
    }
}

/* By section: there is at most one for each. */
static void order_sections(Advice *items, size_t count) {
    for (size_t i = 1; i < count; i++) {
        Advice item = items[i];
        size_t at = i;
        for (; at > 0 && items[at - 1].finding->section > item.finding->section; at--)
            items[at] = items[at - 1];
        items[at] = item;
    }
}

AdviceList report_advice(const Report *report, Arena *arena) {
    AdviceList out = {.items = arena_array(arena, report->finding_count + 1, sizeof *out.items)};
    add_kind(report, ADVICE_FINDING, arena, &out);
    join_neighbours(report, &out, arena);
    size_t sections = out.count;
    add_kind(report, ADVICE_NOT_BEGUN, arena, &out);
    order_sections(out.items + sections, out.count - sections);
    add_kind(report, ADVICE_WAITS, arena, &out);
    add_kind(report, ADVICE_UNJUDGED, arena, &out);
    add_waiting(report, &out);
    return out;
}

size_t finding_section(const Shape *shape, const Finding *finding) {
    const char *about = finding->criterion && finding->start == finding->end ? finding->criterion->section : NULL;
    const Section *section = about ? shape_section(shape, about) : NULL;
    return section ? shape_section_index(shape, section) : finding->section;
}

static bool stands_before(const Report *report, const Advice *a, const Advice *b) {
    if (a->kind != ADVICE_FINDING || b->kind != ADVICE_FINDING)
        return a->kind < b->kind;
    size_t of_a = finding_section(report->shape, a->finding), of_b = finding_section(report->shape, b->finding);
    if (of_a != of_b)
        return of_a < of_b; /* what is about the whole comes last */
    return of_a != SIZE_MAX && a->finding->section == of_a && b->finding->section == of_b &&
           a->finding->start < b->finding->start;
}

/* Of equals the judge's order stays. */
AdviceList report_advice_by_place(const Report *report, Arena *arena) {
    AdviceList list = report_advice(report, arena);
    for (size_t i = 1; i < list.count; i++) {
        Advice item = list.items[i];
        size_t at = i;
        for (; at > 0 && stands_before(report, &item, &list.items[at - 1]); at--)
            list.items[at] = list.items[at - 1];
        list.items[at] = item;
    }
    return list;
}

bool advice_goes_on(const Advice *one, const Advice *other) {
    return one->kind == ADVICE_FINDING && other->kind == ADVICE_FINDING && one->finding->rule == other->finding->rule &&
           strcmp(one->finding->why, other->finding->why) == 0 && strcmp(one->finding->fix, other->finding->fix) == 0;
}

/* An item with the weight of all that are told together with it. */
typedef struct Weighed {
    Advice item;
    size_t order, leader;    /* its place in the report's order, and that of the first told with it */
    bool next, error, first; /* first: what is next itself */
    int cost;
    size_t section;
} Weighed;

/* Zero for what is an advice on the text, then what waits, then what was not judged. */
static int rank_of(AdviceKind kind) {
    return kind == ADVICE_WAITS ? 1 : kind == ADVICE_UNJUDGED ? 2 : 0;
}

static int compare_weights(const void *a, const void *b) {
    const Weighed *x = a, *y = b;
    if (x->next != y->next)
        return x->next ? -1 : 1;
    const int ranks = rank_of(x->item.kind) - rank_of(y->item.kind);
    if (ranks != 0)
        return ranks;
    if (x->error != y->error)
        return x->error ? -1 : 1;
    if (x->cost != y->cost)
        return x->cost > y->cost ? -1 : 1;
    if (x->section != y->section)
        return x->section < y->section ? -1 : 1;
    if (x->leader != y->leader)
        return x->leader < y->leader ? -1 : 1;
    if (x->first != y->first)
        return x->first ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

static Weighed weigh(const Report *report, const Advice *item, size_t order) {
    return (Weighed){.item = *item,
                     .order = order,
                     .leader = order,
                     .next = report->next && stands_for(report, item, report->next),
                     .first = report->next && stands_for(report, item, report->next),
                     .error = item->finding->severity == SEVERITY_ERROR,
                     .cost = item->cost + item->waits,
                     .section = finding_section(report->shape, item->finding)};
}

AdviceList report_advice_by_weight(const Report *report, Arena *arena) {
    AdviceList list = report_advice(report, arena);
    Weighed *all = arena_array(arena, list.count + 1, sizeof *all);
    for (size_t i = 0; i < list.count; i++) {
        all[i] = weigh(report, &list.items[i], i);
        if (i == 0 || !advice_goes_on(&list.items[i - 1], &list.items[i]))
            continue;
        Weighed *leader = &all[all[i - 1].leader];
        leader->next |= all[i].next;
        leader->error |= all[i].error;
        leader->cost += all[i].cost;
        all[i].leader = leader->order;
    }
    for (size_t i = 0; i < list.count; i++) {
        const Weighed *leader = &all[all[i].leader];
        all[i].next = leader->next;
        all[i].error = leader->error;
        all[i].cost = leader->cost;
        all[i].section = leader->section;
    }
    qsort(all, list.count, sizeof *all, compare_weights);
    for (size_t i = 0; i < list.count; i++)
        list.items[i] = all[i].item;
    return list;
}
