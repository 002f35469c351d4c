/* What the parts of the story step share: story.c (keys), story_choose.c (choices), story_draw.c. The facts are those
 * of the story that is told, or of one that is noted beside it. */
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
    Field *finder;                                       /* what is typed to find a choice by its name … */
    size_t *found, found_count, found_capacity, pointed; /* … the choices that fit it, and the one of them pointed at */
    Arena *arena;                                        /* of what the judge says … */
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

/* The choices of the fact one is at. Up to nine are taken by their digit. Where there are more, letters look for one by
 * its name: nothing is taken by them until Enter or Tab says so. */
bool story_finds(const StoryScreen *story);
bool story_is_finding(const StoryScreen *story); /* letters are typed */
/* Looks anew: after what was typed, or the fact one is at, has changed. */
void story_find(StoryScreen *story);
void story_find_none(StoryScreen *story); /* forgets what was typed */
/* The place in `found` of the choice that is taken, or while one is looked for of the one pointed at; their number
 * where it is none of them. */
size_t story_marked(const StoryScreen *story);
Outcome story_take(StoryScreen *story, size_t place); /* in `found`; their number: left open */
bool story_point(StoryScreen *story, int by);         /* moves the pointer; false where nothing is looked for */
/* Takes the one pointed at, where one is looked for; false where none fits. */
bool story_take_pointed(StoryScreen *story);
Outcome story_choose(StoryScreen *story, int pressed);

/* story.c: the judge is asked what it says of the facts, where they have changed; a fact is set. */
void story_screen_judge(StoryScreen *story);
Outcome story_screen_set(StoryScreen *story, const char *key, const char *value);

/* The place in `found` of the choice drawn there; SIZE_MAX: none. */
size_t story_choice_drawn(const StoryScreen *story, int row, int column);
void story_draw(Screen *screen, Canvas *canvas, Area body);

#endif
