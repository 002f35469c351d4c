/* What the parts of the story step share: story.c (keys), story_draw.c. The facts are those of the story that is told,
 * or of one that is noted beside it. */
#ifndef TUI_STORY_H
#define TUI_STORY_H

#include "render/stories.h"
#include "tui/screens.h"
#include "tui/widgets/field.h"

enum { STORY_TEXT_FACTS = 2 }; /* facts that are a line of text: the first so many */

typedef enum StoryStep {
    STORY_BEFORE, /* in its place: before the writing */
    STORY_LATE,   /* over the walk: what was left open, once it is told */
    STORY_NOTED   /* over the stories side by side: one that is not told */
} StoryStep;

typedef struct StoryScreen {
    Screen screen;
    App *app;
    Practice *practice;
    StoryStep step;
    size_t number; /* as in Candidate */
    Arena *keys_arena;
    const char *keys[FACT_COUNT]; /* of this story's facts in the answer */
    size_t row;                   /* a FactId */
    Field *fields[STORY_TEXT_FACTS];
    Arena *arena; /* of what the judge says … */
    const Report *report;
    Story story;
    size_t noted;                             /* stories noted beside the one told … */
    unsigned long judged;                     /* … all of this version of the answer */
    Area facts, choices;                      /* where they were drawn: … */
    int first_choice, across, choice_columns; /* … these in rows of so many, from this one on */
    Buffer message;
} StoryScreen;

size_t story_row_count(const StoryScreen *story);
const StoryFact *story_here(const StoryScreen *story);
const char *story_value(const StoryScreen *story, size_t row);
/* The place of the value among the choices of the fact one is at; their number where it is none. */
size_t story_choice(const StoryScreen *story, const char *value);
/* The sign before a choice, which is the key that takes it: 1 to 9, then a to z. */
char story_choice_sign(size_t choice);

/* The choice drawn there; SIZE_MAX: none. */
size_t story_choice_drawn(const StoryScreen *story, int row, int column);
void story_draw(Screen *screen, Canvas *canvas, Area body);

#endif
