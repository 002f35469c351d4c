/* An open draft: the answer, and what ties it to its file. */
#ifndef STORE_DRAFT_H
#define STORE_DRAFT_H

#include "store/draft_file.h"
#include "store/lock.h"
#include "store/store.h"

struct Draft {
    Store *store;
    Draft *next; /* in the store's chain of open drafts */
    Bank *bank;
    char *id;
    Answer *answer;
    char *place; /* NULL: none yet */
    size_t place_offset;
    bool place_changed;
    unsigned long saved_version; /* of the answer */
    int64_t saved;

    Lock lock;       /* not held by a new draft before its first save, nor by a read-only one */
    char *read_only; /* why; NULL when it can be written */
    ErrorCode read_only_code;

    /* What the file said when it was read or last written (size 0: there was none), and what the last save that failed
     * meant to write: where only its very last step failed, that is what the file says now. */
    Fingerprint on_disk, attempted;
};

/* From record to answer: sections by id, else by an earlier id, else unplaced. False and an error naming the question
 * or shape that the bank does not hold. */
bool draft_take_record(Draft *draft, const DraftRecord *record, const char *path, Error *error);
/* And back, as of `now` (UTC seconds); all of it lies in the arena or is borrowed from the draft. */
DraftRecord draft_make_record(const Draft *draft, int64_t now, Arena *arena);

#endif
