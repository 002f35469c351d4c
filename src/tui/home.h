/* What the parts of the first page share: home.c (keys), home_drafts.c (which drafts there are), home_find.c (what is
 * offered), home_next.c (the one next thing), home_draw.c. */
#ifndef TUI_HOME_H
#define TUI_HOME_H

#include "tui/screens.h"
#include "tui/widgets/field.h"
#include "tui/widgets/list.h"

typedef struct Entry {
    const DraftCard *draft;   /* or … */
    const Question *question; /* … a new answer to this one */
} Entry;

typedef enum Order { ORDER_NEWEST, ORDER_NAME, ORDER_WORDS, ORDER_COUNT } Order;

typedef enum NextKind { NEXT_NOTHING, NEXT_UNFINISHED, NEXT_NEVER_SPOKEN, NEXT_LONGEST_UNSPOKEN } NextKind;

typedef struct NextThing { /* the one thing to do next, and why */
    NextKind kind;
    size_t draft;   /* in the view; unless it is nothing */
    size_t words;   /* so many so far, … */
    bool well_on;   /* … which are no mere beginning, … */
    int least;      /* … and the seconds that the whole should take at least */
    int64_t spoken; /* UTC seconds; 0: never */
} NextThing;

typedef struct Home {
    Screen screen;
    App *app;
    Arena *arena;     /* of the drafts' words */
    DraftView *view;  /* all drafts, newest first … */
    DraftCard *cards; /* … and what was asked of it so far, in its order; home_card */
    size_t draft_count;
    bool unchecked;     /* the view is what the last list said: files are looked at when there is time */
    ListCheck *check;   /* that look, under way; NULL */
    const char **words; /* what each draft says, in small letters; NULL: not read yet */
    size_t read;        /* drafts whose words are read: all before this one */
    NextThing next;
    Order order;
    bool drafts_in_order; /* all drafts are offered, as the view has them; else: */
    size_t *drafts;       /* those that the filter leaves, in their order */
    size_t offered, draft_capacity;
    const Question **questions; /* those that the filter leaves */
    size_t question_count, question_capacity;
    List list;  /* drafts, then questions */
    bool whole; /* all questions are offered; false: those next to the first, which the first screen shows */
    Field *filter;
    Buffer message; /* what the last outcome said */
    Buffer left;    /* id of the draft come back from */
} Home;

const Question *home_first_question(const Home *home);
/* Of the list; both NULL past its end. */
Entry home_entry(const Home *home, size_t index);
Entry home_chosen(const Home *home);
/* The draft of that number in the view. */
const DraftCard *home_card(const Home *home, size_t draft);
const char *home_title(const Home *home, const DraftCard *card);

/* ---- The drafts ---- */
/* As they were last known, or, where that can't be, as they are. */
void home_drafts_open(Home *home);
void home_drafts_close(Home *home);
/* Looks at some more of the files while home->unchecked. True: they say something else, and the drafts are others now.
 */
bool home_drafts_check(Home *home);

/* ---- What is offered ---- */
/* The list anew: the drafts that the filter leaves, in their order, then the questions. */
void home_filter(Home *home);
/* All questions from now on. */
void home_offer_all(Home *home);
/* Puts the choice on this draft, where it is offered. */
void home_choose(Home *home, const char *draft);
/* Reads the words of some more drafts, to search in. */
void home_read_words(Home *home);

/* ---- The one next thing ----
 * The newest draft that is too short to be said; else the newest that nobody ever said aloud; else the one said aloud
 * longest ago. Drafts that can't be read are passed over. `takes` may be NULL: then only the first is looked for. With
 * them, what was said aloud is too short no more, unless little of it is left. */
NextThing home_next(const DraftView *view, const Takes *takes, const Bank *bank, double pace);
/* Two sentences: what, with its key, in so many columns, for which the draft's name is cut; and why. */
void home_tell_next(const Home *home, size_t columns, Buffer *what, Buffer *why);

void home_draw(Screen *screen, Canvas *canvas, Area body);

#endif
