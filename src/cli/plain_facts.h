/* Choosing a fact's value in line mode: by number, or by a word. */
#ifndef CLI_PLAIN_FACTS_H
#define CLI_PLAIN_FACTS_H

#include "answer/facts.h"

/* The whole number typed, from 1 to `most`; 0 where it is none. */
size_t number_in(Slice typed, size_t most);

typedef enum FactRead { FACT_READ, FACT_UNKNOWN, FACT_SEVERAL } FactRead;
/* From what was typed to the value: a choice by its number, value, label, or words that only its label has. */
FactRead fact_choose(const StoryFact *fact, const Bank *bank, Slice typed, const char **value);

#endif
