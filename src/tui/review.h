/* What the parts of the review share: review.c (keys), review_text.c (the page of text), review_draw.c (bars and
 * lines), review_rubric.c (the criteria's bars). */
#ifndef TUI_REVIEW_H
#define TUI_REVIEW_H

#include "tui/screens.h"
#include "tui/search.h"

#include <starcoach/render.h>

enum { REVIEW_LABEL_COLUMNS = 15 }; /* before the text */

typedef struct Review {
    Screen screen;
    App *app;
    Practice *practice;
    const Report *report; /* the practice's; NULL where there is no judge */
    Arena *arena;         /* of the remarks */
    AdviceList remarks;   /* in the order of the text */
    size_t here;          /* the one looked at */
    bool details;
    Pager *pager;
    const SearchHits *hits; /* while it is searched; else NULL */
    size_t hit;             /* the one looked at … */
    SearchHit sought;       /* … and where that was, or the last one */
    size_t top;             /* the page's first row before the search */
    Buffer silenced;        /* the rule that was switched off last, … */
    size_t silenced_at;     /* … at this remark */
    Buffer message;
} Review;

/* Fills the page: the text as it will be said; with details the words of all findings are marked. */
void review_fill(Review *review);
/* Scrolls to the finding looked at. */
void review_show_finding(Review *review);
Outcome review_search(Review *review);
Outcome review_search_again(Review *review, bool forwards);
/* The place found last, marked until the next key that fills the page anew. */
void review_show_sought(Review *review);
void review_draw(Screen *screen, Canvas *canvas, Area body);
/* The rows that the criteria's bars take in so many columns, `room` of them at most. */
int review_rubric_rows(const Review *review, int columns, int room);
/* The bars, from the area's second row on; what is left out for want of room is told at the right of its first, of
 * which so many columns are used. */
void review_draw_rubric(const Review *review, Canvas *canvas, Area area, int used);
/* The remark looked at; NULL: there is none. */
const Advice *review_remark(const Review *review);
/* The section that a remark is shown with; SIZE_MAX: the whole. */
size_t review_section(const Review *review, const Advice *remark);

#endif
