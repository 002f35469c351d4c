/* Fuzzy search: how well the letters of a query, in their order, fit a text, and where they stand in it. */
#ifndef TUI_FUZZY_H
#define TUI_FUZZY_H

#include <starcoach/slice.h>

enum { FUZZY_MOST = 24 }; /* letters of a query that are looked at */

typedef struct Fuzzy {
    int score;             /* higher is nearer; only to be compared under one query */
    size_t count;          /* letters found: those of the query without its blanks */
    size_t at[FUZZY_MOST]; /* the byte of the text that each stands at, ascending within a word of the query */
} Fuzzy;

/* Each word of the query must be found, its letters in order, ASCII capitals and small letters alike. A letter counts
 * most at the start of a word and behind the letter before it; gaps cost a little, the more so inside words. An empty
 * query fits everything with score 0. False: it does not fit. Linear in the text for a given query. */
bool fuzzy_match(const char *query, const char *text, Fuzzy *out);

#endif
