/* Something to choose by a few letters, over the screen below: the palette's actions, questions, kinds of ideas.
 *
 * What begins a word of the name comes first, then of the text, then of what is searched as well; only where nothing of
 * the kind fits, letters scattered in their order do. Among equals the order is that in which they were added. A text
 * too long for its row is shown up to a clause of it, and whole at the foot when it is chosen. */
#ifndef TUI_PICK_H
#define TUI_PICK_H

#include "tui/screen.h"

typedef struct PickChoice {
    const char *label; /* stands before the text; NULL: nothing */
    const char *name;  /* what it is called: searched first; NULL: nothing */
    const char *text;  /* what is shown and searched */
    const char *also;  /* searched last; NULL: nothing */
    size_t value;      /* what it stands for */
} PickChoice;

/* What taking a choice does; the page is gone when it is carried out. */
typedef Outcome (*PickTake)(void *host, size_t value);

/* `host` must outlive it. */
Screen *pick_screen_new(const char *title, PickTake take, void *host);
/* Copies; `chosen` is where the pointer stands at first. All before the screen is shown. */
void pick_add(Screen *screen, PickChoice choice, bool chosen);

/* A line of text that is asked for, over the screen below: `take` is given what was written. */
Screen *ask_screen_new(const char *title, const char *text, Outcome (*take)(void *host, const char *text), void *host);

/* The actions that do something on the screen below as it stands. Taking one is pressing its key there. */
Screen *palette_screen_new(const Screen *under);

#endif
