/* The names of drafts: made, checked and found. An id is the file's name without ".yaml". */
#ifndef STORE_DRAFT_ID_H
#define STORE_DRAFT_ID_H

#include "base/file.h"
#include "store/store.h"

/* Small letters, digits, ".", "-" and "_", not beginning with ".", and short enough for a file's name. */
bool draft_id_is_valid(Slice id);
/* The same as an error, for what a person has typed. */
bool draft_id_check(const char *id, Error *error);
/* Whether anything of a draft of that id is on disk. */
bool draft_id_is_taken(const Store *store, const char *id);
/* "STEM-YYYY-MM-DD", or with -2, -3 … the first that is neither on disk nor open here; *number is the last one tried, 0
 * at first. The caller frees. */
char *draft_id_new(const Store *store, const char *stem, Date today, unsigned *number);
/* The id that `given` is or begins, among the drafts on disk; the caller frees. NULL: none, or several, which the error
 * names. */
char *draft_id_find(const Store *store, const char *given, Error *error);

/* The names in one of the store's folders, sorted; none where there is no such folder yet. */
bool store_names(const char *folder, Names *out, Error *error);
/* The ids of all drafts, sorted: those with a file (whatever its name says: it may be no valid id), and those that are
 * only a journal. */
bool draft_ids(const Store *store, Names *out, Error *error);
/* The id in a file's name ("ID.yaml"); valid or not. False: not a draft's file. */
bool draft_file_id(const char *name, Slice *out);

/* Where things of that id lie; the caller frees. */
char *draft_path(const Store *store, const char *id);
char *draft_lock_path(const Store *store, const char *id);
char *draft_journal_path(const Store *store, const char *id);
char *draft_history_folder(const Store *store, const char *id);
char *draft_takes_path(const Store *store, const char *id);

#endif
