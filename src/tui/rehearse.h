/* What the parts of a rehearsal share: rehearse.c (its course), rehearse_clock.c (seconds of each part),
 * rehearse_draw.c (while it runs), rehearse_result.c (what came of it).
 *
 *   ready ── Space ──► counting 3 2 1 ──► speaking ── Space at the last part's end, or stop ──► felt ──► kept
 *                                          │   ▲
 *                                     p, or whatever comes over it
 *                                          ▼   │
 *                                         paused
 */
#ifndef TUI_REHEARSE_H
#define TUI_REHEARSE_H

#include "tui/screens.h"

typedef enum Stage { STAGE_READY, STAGE_COUNTING, STAGE_SPEAKING, STAGE_PAUSED, STAGE_FELT, STAGE_KEPT } Stage;

enum { CUES_MOST = 5, COUNT_FROM = 3, COUNT_MILLISECONDS = 1000, TICK_MILLISECONDS = 250 };

typedef struct Part { /* a section that has words */
    const Section *section;
    Slice text;
    Slice cues;              /* one a line */
    double target, estimate; /* seconds */
    int64_t spent;           /* milliseconds, without those that run now */
    bool said;
    bool thin; /* its text is too short for its share, as the walk has it */
} Part;

typedef struct Rehearsal {
    Screen screen;
    App *app;
    Practice *practice;
    Arena *arena; /* of the parts and the take */
    Area felt;    /* where it is asked how it felt */
    Part *parts;
    size_t part_count, here;
    double estimate;  /* of all parts, at this person's pace … */
    double low, high; /* … and the range that it most likely lies in, narrower with each take */
    Stage stage;
    int64_t since; /* when the clock began to run, or the count-in; milliseconds */
    bool running;
    bool text; /* shown in place of the cues */
    Pager *pager;
    Take take;      /* once it ended */
    bool is_kept;   /* in the store */
    double pace;    /* the settings' before this take … */
    int pace_takes; /* … and how many takes it came from */
    Buffer said_of_pace;
    Buffer last_take; /* said before it begins */
    Buffer message;
} Rehearsal;

/* ---- The clock (rehearse_clock.c) ---- */
void rehearse_run(Rehearsal *rehearsal);
void rehearse_stand(Rehearsal *rehearsal);
/* Seconds of a part so far. */
double rehearse_part_seconds(const Rehearsal *rehearsal, size_t part);
double rehearse_seconds(const Rehearsal *rehearsal);
/* Seconds behind what the parts so far should have taken; negative: ahead. The part that is being said counts as it
 * should while it is within its time. */
double rehearse_behind(const Rehearsal *rehearsal);
/* 3, 2, 1; 0 when it is over. */
int rehearse_count(const Rehearsal *rehearsal);

/* ---- Pictures ---- */
void rehearse_draw(Screen *screen, Canvas *canvas, Area body);
void rehearse_draw_result(Rehearsal *rehearsal, Canvas *canvas, Area area);
/* Its keys were pressed faster than anybody speaks, so that nothing is learned from it. */
bool rehearse_was_rushed(const Rehearsal *rehearsal);
/* "2:00 to 3:00" */
void rehearse_append_band(const Shape *shape, Buffer *out);

#endif
