/* An open draft: the answer, and what ties it to its files. */
#ifndef STORE_DRAFT_H
#define STORE_DRAFT_H

#include "store/changes.h"
#include "store/draft_file.h"
#include "store/journal.h"
#include "store/lock.h"
#include "store/store.h"

/* The journal of an open draft. What the journal's file says and what the answer says part only where something fails,
 * or where the answer is changed past it; the next draft_sync brings them together. */
typedef struct DraftJournal {
    int fd;                /* for appending; -1: not open */
    bool exists;           /* there is a file that holds what is not saved */
    bool torn;             /* it has more than `size` bytes, which are to be cut off before anything is added */
    bool damaged;          /* it can't be read as a whole: set aside before it is replaced */
    bool stale;            /* its commands don't lead to what stands: it must start anew */
    bool failed, told;     /* it can't be written (tried again at the next sync); the person knows */
    bool unsynced;         /* holds what may not be on the disk yet */
    bool folder_unsynced;  /* its name may not be on the disk yet */
    bool place_behind;     /* it does not say where the person is … */
    bool section_behind;   /* … not even in which section */
    size_t number;         /* of its last record */
    size_t size;           /* bytes */
    size_t commands;       /* changes that the draft's file does not hold */
    unsigned long version; /* of the answer, after the last change that went through here */
    Buffer lines;          /* being written */
} DraftJournal;

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

    Lock lock;       /* not held by a new draft before it has anything to keep, nor by a read-only one */
    char *read_only; /* why; NULL when it can be written */
    ErrorCode read_only_code;

    /* What the file said when it was read or last written (size 0: there was none), and what the last save that failed
     * meant to write: where only its very last step failed, that is what the file says now. */
    Fingerprint on_disk, attempted;

    DraftJournal journal;
    size_t recovered;       /* of journal.commands, when it was opened */
    Answer *other;          /* the journal's, where it is in conflict; else NULL … */
    DraftConflict conflict; /* … and this means nothing */
    ErrorList notices;      /* not yet told */
};

/* What draft.c makes and others fill. */
Draft *draft_chain(Store *store, Bank *bank, char *id);
void draft_make_read_only(Draft *draft, ErrorCode code, const char *reason);

/* The record of what stands, as of `saved` (UTC seconds; 0: never); in the arena, or the draft's and the bank's. */
DraftRecord draft_make_record(const Draft *draft, int64_t saved, Arena *arena);
/* Its text; ERROR_TOO_LARGE where it could not be read again. */
bool draft_text(const Draft *draft, int64_t saved, Buffer *out, Error *error);
/* Puts the person there; sections that were renamed are found by their earlier id. */
void draft_take_place(Draft *draft, const char *place, size_t offset);

/* Gives a new draft a name that is free now, and its lock. Nothing to do for one that has it. */
bool draft_claim(Draft *draft, Error *error);
/* False and an error where the draft is read-only or in conflict: it can't `verb` ("save"). */
bool draft_check_writable(const Draft *draft, const char *verb, Error *error);

/* Carries out what can be undone in one step, and writes it to the journal. */
bool draft_apply_changes(Draft *draft, const Changes *changes, Error *error);
/* Keeps what `error` says until it is told, and empties it. */
void draft_notice(Draft *draft, Error *error);

/* Keeps an answer of the draft's shape as a revision, unless the newest one says the same. */
bool draft_keep_revision(Draft *draft, const Answer *answer, const RevisionNote *note, Error *error);

/* Around a save: the journal learns what the draft's file will say; once it does, the journal is gone. */
void draft_journal_before_save(Draft *draft, Fingerprint file);
void draft_journal_after_save(Draft *draft);
/* In the place of the one in conflict: a new journal that holds these changes to what stands now; or none. */
bool draft_journal_restart(Draft *draft, const Changes *changes, Error *error);
bool draft_journal_drop(Draft *draft, Error *error);
/* Lets go of it; a journal in which nothing was changed on a draft without file is removed. */
void draft_journal_close(Draft *draft);

#endif
