/* The facts of a story as line mode asks for them: two lines of text, then choices by number or word. */
#ifndef CLI_PLAIN_FACTS_H
#define CLI_PLAIN_FACTS_H

#include <starcoach/bank.h>

typedef struct PlainChoice {
    const char *value; /* as story_set reads it */
    const char *label; /* as people say it */
} PlainChoice;

typedef struct PlainFact {
    const char *key;
    const char *label;
    const char *ask;
    const PlainChoice *choices; /* NULL: a line of text, or the bank's target roles */
    size_t choice_count;
} PlainFact;

enum { PLAIN_FACTS = 7 };
extern const PlainFact plain_facts[PLAIN_FACTS];

/* The choices, the bank's roles included. */
size_t fact_choice_count(const PlainFact *fact, const Bank *bank);
PlainChoice fact_choice(const PlainFact *fact, const Bank *bank, size_t index);
/* As people say it: a choice's label, else the value itself. */
const char *fact_words(const PlainFact *fact, const Bank *bank, const char *value);

/* The whole number typed, from 1 to `most`; 0 where it is none. */
size_t number_in(Slice typed, size_t most);

typedef enum FactRead { FACT_READ, FACT_UNKNOWN, FACT_SEVERAL } FactRead;
/* From what was typed to the value: a choice by its number, value, label, or words that only its label has. */
FactRead fact_choose(const PlainFact *fact, const Bank *bank, Slice typed, const char **value);
/* The year and month of a date as people write it ("2025-03", "3/2025", "14 March 2025", "2025"); false when it is
 * none. */
bool fact_date(const Language *language, Slice typed, Date *out);

#endif
