/* What a list shows of a draft, from its files. */
#ifndef STORE_CARD_H
#define STORE_CARD_H

#include "store/draft_file.h"
#include "store/store.h"

/* Reads the draft's file, or, where there is none, its journal (whose path may be NULL). The card lies in `arena`;
 * `scratch` holds the rest while it is looked at. */
DraftCard card_read(const char *id, const char *path, const char *journal_path, Arena *scratch, Arena *arena);
/* Whether the journal, if there is one, holds changes. */
bool card_is_unsaved(const char *journal_path, Arena *scratch);

/* Roughly. */
size_t record_words(const DraftRecord *record);
/* An error as one text, in the arena. */
const char *problem_text(const Error *error, Arena *arena);

#endif
