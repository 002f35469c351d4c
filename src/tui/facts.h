/* The facts of a story as the front end asks for them: two lines of text, then choices. */
#ifndef TUI_FACTS_H
#define TUI_FACTS_H

#include <starcoach/answer.h>

typedef struct Choice {
    const char *value; /* as story_set reads it */
    const char *label; /* as people say it */
} Choice;

typedef struct Fact {
    const char *key;
    const char *label;     /* of its line */
    const char *ask;       /* the question in full */
    const Choice *choices; /* NULL: a line of text */
    size_t choice_count;
} Fact;

extern const Fact facts[];
extern const size_t fact_count;

/* The label of a value; the value itself where it is none of the choices. */
const char *fact_label(const Fact *fact, const char *value);
/* A date as people write it ("2025-03", "3/2025", "March 2025", "2025") in the form that answers keep; `out` holds 8
 * bytes. False when it is none. */
bool fact_read_date(const Language *language, const char *text, char out[8]);

#endif
