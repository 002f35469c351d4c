/* What the judge says of a story's facts before a word of it is written, and of several stories side by side: the same
 * for the front end and line mode. */
#ifndef RENDER_STORIES_H
#define RENDER_STORIES_H

#include "answer/candidates.h"
#include "answer/facts.h"

#include <starcoach/judge.h>

/* The story judged alone, without a word of the answer: its findings are about facts. NULL without a judge. */
const Report *story_judge(const Judge *judge, const Answer *answer, const Story *story, const JudgeOptions *options,
                          Arena *arena);
/* The gravest finding of a rule about this fact; NULL: none. */
const Finding *story_finding(const Report *report, const char *fact);
/* The gravest about facts that are given, with the fact it is about; what is not said costs nothing here. */
const Finding *story_gravest(const Report *report, const Story *story, FactId *fact);

/* From best to worst. */
typedef enum StoryStanding {
    STORY_GOOD,  /* its line and its date are known, and nothing stands against it */
    STORY_OPEN,  /* too little is known to say */
    STORY_DOUBT, /* a suggestion stands against it … */
    STORY_WEAK,  /* … a warning … */
    STORY_BAD    /* … an error: still the person's to choose */
} StoryStanding;

typedef struct StoryVerdict {
    StoryStanding standing;
    const char *sentence;  /* what it comes to */
    const char *why, *fix; /* of what stands against it, and what to look for; NULL: nothing does */
} StoryVerdict;

typedef struct StoryEntry {
    size_t number; /* as in Candidate; 0: the story that is told */
    Story story;
    size_t known; /* facts that are known */
    StoryVerdict verdict;
} StoryEntry;

typedef struct StoryList {
    StoryEntry *items; /* best first */
    size_t count;
} StoryList;

/* The story that is told, where one is begun, and all that are noted; in the arena. Of stories that stand alike, the
 * one of which more is known comes first, then the more recent. `judge` may be NULL: then nothing is held against any.
 */
StoryList stories_compare(const Judge *judge, const Bank *bank, const Answer *answer, const JudgeOptions *options,
                          Arena *arena);

bool story_is_known(const Story *story, FactId fact);
/* A fact as it stands in a table: short, and a question mark where it is not known. In the arena. */
const char *story_cell(const Story *story, FactId fact, Arena *arena);

#endif
