/* Candidates for a shell's completion, by the kind of value. The bank and the store are opened when a kind first needs
 * them. */
#ifndef CLI_COMPLETE_VALUES_H
#define CLI_COMPLETE_VALUES_H

#include "cli/session.h"

typedef struct Values {
    const Options *options;
    const CommandRow *command; /* the one whose words are completed; NULL */
    Slice before;              /* stands before each candidate: "--as=" */
    Session session;
    bool begun, loaded; /* the session; and the bank could be read */
    Buffer out;
} Values;

void values_begin(const Options *options, Values *out);
/* Adds a candidate; `means` may be NULL. */
void values_put(Values *values, const char *candidate, const char *means);
void values_put_kind(Values *values, ValueKind kind);
/* The candidates for a command's next word, behind these. */
void values_put_words(Values *values, ValueKind kind, const char *const *words, size_t count);
/* Prints what there is, frees, and gives the exit status. */
int values_end(Values *values);

#endif
