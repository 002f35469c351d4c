/* Takes as the front end sees them: kept, dropped, learned from, put into words. */
#ifndef TUI_TAKES_H
#define TUI_TAKES_H

#include "tui/app.h"

/* The section of a take that is no rehearsal but the reading of a text of the program's own: it says how fast somebody
 * speaks, and nothing of an answer. */
#define TAKE_READING "reading"

/* Below this share of a part's estimate nobody has said it. */
#define TAKE_TOO_FAST 0.5

bool take_is_reading(const Take *take);
/* A rehearsal, whole or not, but not one whose keys were only pressed. */
bool take_is_spoken(const Take *take);
/* A whole rehearsal, said as fast as people speak: others are listed and do not count. */
bool take_counts(const Take *take);

/* Adds a take to the open draft, learns the pace from all takes, and keeps that in the settings: every estimate
 * thereafter reckons with it. */
bool takes_add(App *app, const Take *take, Error *error);
/* Drops a take of the open draft, and learns the pace anew; where no take is left to learn from, it becomes `pace` of
 * so many takes again. */
bool takes_drop(App *app, const Take *take, double pace, int count, Error *error);
/* What all takes say of this person's pace, in a calm sentence or two, outliers named, but for `told` (may be NULL), of
 * which that was said already. */
void takes_describe_pace(App *app, const Take *told, Buffer *out);
/* What the whole takes of a draft (newest first) say of its length, in one sentence. */
void takes_describe_trend(const Takes *takes, const Shape *shape, Buffer *out);

#endif
