#include "base/messages.h"
#include "tui/review.h"

#include <stdint.h>
#include <string.h>

/* The one looked at first: of marks that overlap the first is drawn. */
static void mark_findings(Review *review, size_t section) {
    const Advice *remark = review_remark(review);
    if (!remark)
        return;
    const Finding *here = remark->finding;
    if (here->section == section && here->end > here->start)
        pager_mark(review->pager, (Span){here->start, here->end}, INK_MARK_HERE);
    for (size_t i = 0; i < review->remarks.count; i++) {
        const Finding *finding = review->remarks.items[i].finding;
        if (finding != here && finding->section == section && finding->end > finding->start)
            pager_mark(review->pager, (Span){finding->start, finding->end}, INK_MARK);
    }
}

static void mark_hits(Review *review, size_t section) {
    const SearchHits *hits = review->hits;
    if (hits->items[review->hit].section == section)
        pager_mark(review->pager, hits->items[review->hit].span, INK_MARK_HERE);
    for (size_t i = 0; i < hits->count; i++)
        if (i != review->hit && hits->items[i].section == section)
            pager_mark(review->pager, hits->items[i].span, INK_MARK);
}

/* Each section is one paragraph, empty ones included, so that section and paragraph have one number. */
static void add_sections(Review *review) {
    const Shape *shape = review->practice->shape;
    for (size_t i = 0; i < shape->section_count; i++) {
        Slice text = answer_text(review->practice->answer, i);
        bool empty = slice_trim(text).size == 0;
        if (empty)
            pager_add(review->pager, INK_QUIET, REVIEW_LABEL_COLUMNS, shape->sections[i].label,
                      slice_of(MSG_TUI_REVIEW_EMPTY));
        else
            pager_add(review->pager, INK_TEXT, REVIEW_LABEL_COLUMNS, shape->sections[i].label, text);
        if (!empty && review->hits)
            mark_hits(review, i);
        else if (!empty && review->details)
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
        pager_add(review->pager, INK_TEXT, REVIEW_LABEL_COLUMNS, answer_unplaced_label(answer, i),
                  answer_unplaced_text(answer, i));
    }
}

/* Every requirement that is met, the weightiest first, with the words that meet it. */
static void add_good(Review *review) {
    const Report *report = review->report;
    if (!report || !review->details || report->praise_count == 0)
        return;
    pager_add_blank(review->pager);
    pager_add_string(review->pager, INK_TITLE, MSG_TUI_REVIEW_GOOD);
    Buffer line = {0};
    for (size_t i = 0; i < report->praise_count; i++) {
        const Praise *praise = &report->praise[i];
        buffer_clear(&line);
        buffer_append_string(&line, praise->rule->label);
        if (*praise->words && (i == 0 || strcmp(praise->words, praise[-1].words) != 0))
            buffer_printf(&line, MSG_TUI_REVIEW_GOOD_WORDS, praise->words);
        pager_add(review->pager, INK_GOOD, 2, MSG_TUI_TICK, buffer_slice(&line));
    }
    buffer_free(&line);
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
    add_good(review);
    add_follow_ups(review);
    if (review->hits)
        pager_show(review->pager, review->sought.section, review->sought.span.start);
    else if (review->details)
        review_show_finding(review);
}

void review_show_finding(Review *review) {
    const Advice *remark = review_remark(review);
    if (!remark)
        return;
    const Finding *finding = remark->finding;
    size_t section = review_section(review, remark);
    if (section != SIZE_MAX)
        pager_show(review->pager, section, section == finding->section ? finding->start : 0);
}

/* ---- Search ---- */

static void show_hit(void *host, const SearchHits *hits, size_t here) {
    Review *review = host;
    review->hits = here == SIZE_MAX ? NULL : hits;
    review->hit = here;
    if (review->hits)
        review->sought = hits->items[here];
    review_fill(review);
    if (!review->hits)
        pager_scroll_to(review->pager, review->top);
}

Outcome review_search(Review *review) {
    review->top = pager_top(review->pager);
    return (Outcome){.push = search_screen_new(review->app, (Searched){review, show_hit}, 0, 0)};
}

void review_show_sought(Review *review) {
    SearchHit hit = review->sought;
    show_hit(review, &(SearchHits){&hit, 1, 0}, 0);
    review->hits = NULL;
}

Outcome review_search_again(Review *review, bool forwards) {
    SearchHit hit;
    size_t section = review->sought.section, offset = review->sought.span.start;
    buffer_clear(&review->message);
    if (!search_again(review->app, section, offset, forwards, &hit, &review->message))
        return review_search(review);
    review->sought = hit;
    if (hit.span.start < hit.span.end)
        review_show_sought(review);
    return (Outcome){.message = buffer_string(&review->message)};
}
