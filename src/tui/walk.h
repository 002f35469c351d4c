/* What the parts of the walk share: walk.c (keys), walk_draw.c, walk_steps.c (the list on the left), walk_remark.c
 * (what the coach says under the text), walk_balance.c (the parts against each other), walk_search.c. */
#ifndef TUI_WALK_H
#define TUI_WALK_H

#include "tui/screens.h"
#include "tui/widgets/editor.h"

/* What stands under the text: praise first, then one next thing. Copies, since the text goes on changing. */
typedef struct Remark {
    Buffer praise, praised; /* what is good, and the words that show it */
    Buffer next;
    bool thin;    /* the section is too short for its share */
    bool calm;    /* nothing stands against the section */
    bool finding; /* the next thing is a finding; these are its parts */
    Severity severity;
    Buffer message, quote, why, fix, evidence;
} Remark;

typedef struct Walk {
    Screen screen;
    App *app;
    Practice *practice;
    size_t section; /* index in the shape */
    Editor *editor;
    Remark remark;
    unsigned long remarked;               /* the answer's version that the remark is of */
    Buffer message;                       /* of the last outcome */
    size_t search_section, search_offset; /* where the last search began */
} Walk;

const Section *walk_section(const Walk *walk);
const SectionGuide *walk_guide(const Walk *walk); /* NULL: none */

/* Goes to a place, there or in another section. */
void walk_enter(Walk *walk, size_t section, size_t offset);

Outcome walk_search(Walk *walk);
/* To the next or previous place where what was searched last stands. */
Outcome walk_search_again(Walk *walk, bool forwards);

/* Asks the judge and says what it found of this section; marks the words. */
void walk_remark(Walk *walk);
void remark_free(Remark *remark);

/* Parts that are ready; the least percent of learning that the shape asks for (0: none), and what it is. */
size_t walk_ready_count(const Report *report);
int walk_least_learning(const Shape *shape);
int walk_learning_percent(const Report *report);
/* Where all parts are ready each for itself and learning is too small a share of the whole: the part that is to grow.
 * SIZE_MAX: that is not so. */
size_t walk_part_to_lengthen(const Report *report);
/* What the judge says of learning's share of the time; NULL: nothing. */
const Finding *walk_learning_finding(const Report *report);
/* The first part holds so much, and the others nothing, that it must be the whole story: it can be cut. */
bool walk_holds_whole_story(const Walk *walk, const Report *report);

/* The columns that the list of steps takes, its border included. */
int walk_steps_columns(const Walk *walk, int columns);
void walk_draw_steps(const Walk *walk, Canvas *canvas, Area area);
/* What is asked on going on from this section, to lie over the next; NULL: nothing. */
Screen *walk_asks(Walk *walk);

void walk_draw(Screen *screen, Canvas *canvas, Area body);
void walk_echo(Screen *screen, Canvas *canvas);

#endif
