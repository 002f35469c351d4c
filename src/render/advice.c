/* Findings as a person wants to meet them. */
#include "base/messages.h"
#include <starcoach/render.h>
#include <stdint.h>

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

static bool go_together(AdviceKind kind, const Finding *a, const Finding *b) {
    if (kind == ADVICE_FINDING)
        return b->again && a->rule == b->rule && a->section == b->section && a->start == b->start;
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

/* Adds the findings of one kind; those that go together join the item made for the first of them. */
static void add_kind(const Report *report, AdviceKind kind, Arena *arena, AdviceList *out) {
    const size_t first = out->count;
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        if (kind_of(report, finding) != kind)
            continue;
        size_t at = kind == ADVICE_FINDING && !finding->again ? out->count : first;
        while (at < out->count && !go_together(kind, out->items[at].finding, finding))
            at++;
        Advice *item = &out->items[at];
        if (at == out->count) {
            *item = (Advice){.kind = kind, .finding = finding, .message = message_of(report, kind, finding, arena)};
            out->count++;
        }
        if (finding->severity > item->finding->severity)
            item->finding = finding;
        item->cost += finding->cost;
        item->count++;
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
    size_t sections = out.count;
    add_kind(report, ADVICE_NOT_BEGUN, arena, &out);
    order_sections(out.items + sections, out.count - sections);
    add_kind(report, ADVICE_WAITS, arena, &out);
    add_kind(report, ADVICE_UNJUDGED, arena, &out);
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
