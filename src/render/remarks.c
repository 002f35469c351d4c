/* Findings as a person wants to meet them. */
#include "base/messages.h"
#include <starcoach/render.h>
#include <stdint.h>

static bool is_not_begun(const Report *report, const Finding *finding) {
    return finding->section != SIZE_MAX && !report->sections[finding->section].begun && finding->start == finding->end;
}

static RemarkKind kind_of(const Report *report, const Finding *finding) {
    if (finding->waits_for)
        return REMARK_WAITS;
    return is_not_begun(report, finding) ? REMARK_NOT_BEGUN : REMARK_FINDING;
}

static bool go_together(RemarkKind kind, const Finding *a, const Finding *b) {
    return kind == REMARK_WAITS ? a->waits_for == b->waits_for : kind == REMARK_NOT_BEGUN && a->section == b->section;
}

static const char *message_of(const Report *report, RemarkKind kind, const Finding *finding, Arena *arena) {
    if (kind == REMARK_WAITS)
        return arena_printf(arena, MSG_RENDER_WAITS, finding->waits_for->label);
    if (kind == REMARK_NOT_BEGUN)
        return arena_printf(arena, MSG_RENDER_NOT_BEGUN, report->shape->sections[finding->section].label);
    return finding->message;
}

/* Adds the findings of one kind; those that go together join the remark made for the first of them since `first`. */
static void add_kind(const Report *report, RemarkKind kind, Arena *arena, Remarks *out) {
    const size_t first = out->count;
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        if (kind_of(report, finding) != kind)
            continue;
        size_t at = kind == REMARK_FINDING ? out->count : first;
        while (at < out->count && !go_together(kind, out->items[at].finding, finding))
            at++;
        Remark *remark = &out->items[at];
        if (at == out->count) {
            *remark = (Remark){.kind = kind, .finding = finding, .message = message_of(report, kind, finding, arena)};
            out->count++;
        }
        remark->cost += finding->cost;
        remark->count++;
    }
}

/* By section: there is at most one for each. */
static void order_sections(Remark *items, size_t count) {
    for (size_t i = 1; i < count; i++) {
        Remark remark = items[i];
        size_t at = i;
        for (; at > 0 && items[at - 1].finding->section > remark.finding->section; at--)
            items[at] = items[at - 1];
        items[at] = remark;
    }
}

Remarks report_remarks(const Report *report, Arena *arena) {
    Remarks out = {.items = arena_array(arena, report->finding_count + 1, sizeof *out.items)};
    add_kind(report, REMARK_FINDING, arena, &out);
    size_t sections = out.count;
    add_kind(report, REMARK_NOT_BEGUN, arena, &out);
    order_sections(out.items + sections, out.count - sections);
    add_kind(report, REMARK_WAITS, arena, &out);
    return out;
}
