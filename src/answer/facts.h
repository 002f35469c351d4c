/* The facts of a story as people are asked for them: two lines of text, then choices. One table for reading and writing
 * their text form, the front end, line mode, and what shows what changed. */
#ifndef ANSWER_FACTS_H
#define ANSWER_FACTS_H

#include <starcoach/answer.h>

/* In the order they are asked. The last is no fact of the story, but asked with them. */
typedef enum FactId {
    FACT_TITLE,
    FACT_WHEN,
    FACT_KIND,
    FACT_REACH,
    FACT_REPAIRED,
    FACT_DOUBTS,
    FACT_ROLE,
    FACT_COUNT,
    STORY_FACTS = FACT_ROLE /* those of the story itself: the first so many */
} FactId;

typedef struct StoryFact {
    const char *key;
    const char *label;         /* of its line */
    const char *ask;           /* the question in full */
    const char *const *values; /* names of bank.h, NULL behind the last; NULL: a line of text, or the bank's roles */
    const char *const *labels; /* as people say them, in the same order */
    size_t offset;             /* in Story, of the value's index; where there are values */
} StoryFact;

extern const StoryFact story_facts[FACT_COUNT];

/* By its key; NULL where it is none of the table. */
const StoryFact *story_fact(const char *key);

typedef struct FactChoice {
    const char *value; /* as story_set reads it */
    const char *label; /* as people say it */
    Strings also;      /* other names of it */
} FactChoice;

/* The choices, the bank's roles included (NULL: none are known); "unknown" is none of them. */
size_t fact_choice_count(const StoryFact *fact, const Bank *bank);
FactChoice fact_choice(const StoryFact *fact, const Bank *bank, size_t index);
/* Whether each word typed begins a word of its label, its value or another of its names, in either case. */
bool fact_choice_fits(const FactChoice *choice, Slice typed);
/* As people say it: a choice's label, else the value itself. */
const char *fact_words(const StoryFact *fact, const Bank *bank, const char *value);

#endif
