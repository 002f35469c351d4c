#include "base/messages.h"
#include "tui/review.h"

enum { LABEL_COLUMNS = 15 };

void review_quote(const Review *review, const Finding *finding, Buffer *out) {
    if (finding->section == SIZE_MAX)
        return;
    Slice text = answer_text(review->practice->answer, finding->section);
    if (finding->start < finding->end && finding->end <= text.size)
        buffer_append(out, slice_part(text, (Span){finding->start, finding->end}));
}

/* The one looked at first: of marks that overlap the first is drawn. */
static void mark_findings(Review *review, size_t section) {
    if (review->finding_count == 0)
        return;
    const Finding *here = review->findings[review->here];
    if (here->section == section && here->end > here->start)
        pager_mark(review->pager, (Span){here->start, here->end}, INK_MARK_HERE);
    for (size_t i = 0; i < review->finding_count; i++) {
        const Finding *finding = review->findings[i];
        if (finding != here && finding->section == section && finding->end > finding->start)
            pager_mark(review->pager, (Span){finding->start, finding->end}, INK_MARK);
    }
}

/* Each section is one paragraph, empty ones included, so that section and paragraph have one number. */
static void add_sections(Review *review) {
    const Shape *shape = review->practice->shape;
    for (size_t i = 0; i < shape->section_count; i++) {
        Slice text = answer_text(review->practice->answer, i);
        bool empty = slice_trim(text).size == 0;
        if (empty)
            pager_add(review->pager, INK_QUIET, LABEL_COLUMNS, shape->sections[i].label,
                      slice_of(MSG_TUI_REVIEW_EMPTY));
        else
            pager_add(review->pager, INK_TEXT, LABEL_COLUMNS, shape->sections[i].label, text);
        if (!empty && review->details)
            mark_findings(review, i);
    }
}

static void add_unplaced(Review *review) {
    const Answer *answer = review->practice->answer;
    for (size_t i = 0; i < answer_unplaced_count(answer); i++) {
        if (i == 0) {
            pager_add_blank(review->pager);
            pager_add_string(review->pager, INK_TITLE, MSG_TUI_REVIEW_UNPLACED);
        }
        pager_add(review->pager, INK_TEXT, LABEL_COLUMNS, answer_unplaced_label(answer, i),
                  answer_unplaced_text(answer, i));
    }
}

static void add_follow_ups(Review *review) {
    const Report *report = review->report;
    if (!report || report->follow_up_count == 0)
        return;
    pager_add_blank(review->pager);
    pager_add_string(review->pager, INK_TITLE, MSG_TUI_REVIEW_FOLLOW_UPS);
    for (size_t i = 0; i < report->follow_up_count; i++)
        pager_add(review->pager, INK_TEXT, 2, MSG_TUI_DOT, slice_of(report->follow_ups[i]));
}

void review_fill(Review *review) {
    pager_clear(review->pager);
    add_sections(review);
    add_unplaced(review);
    add_follow_ups(review);
    if (review->details)
        review_show_finding(review);
}

void review_show_finding(Review *review) {
    if (review->finding_count == 0)
        return;
    const Finding *finding = review->findings[review->here];
    size_t section = review_section(review, finding);
    if (section != SIZE_MAX)
        pager_show(review->pager, section, section == finding->section ? finding->start : 0);
}
