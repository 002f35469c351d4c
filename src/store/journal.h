/* The journal's file: what a draft stood on when the journal began, then each change since, one record each.
 *
 *   starcoach journal 1
 *   on 8f3a2b1c00d1e2f3 1532           the draft's file: hash and size; "on none" where there is none yet
 *   ahead 0                            changes that are in the base but not in that file
 *   base 1532 00d1e2f38f3a2b1c         a draft as its file would hold it: size, and hash of all above and of it
 *   version: 1 …
 *   1 r 0 12 0 5 1d0f33aa hello        number, kind, what the kind needs, size, checksum, text
 *   2 r 0 17 0 1 9c1b02ee ,
 *
 * A kind is followed by "&" where the change joins the one before in one step of undo, and by "+" where the next record
 * belongs to it: such a group holds whole or not at all. A text may hold any bytes, new lines too. */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include "store/draft_file.h"

#include <starcoach/answer.h>

enum { JOURNAL_VERSION = 1, JOURNAL_MOST_BYTES = 64 * 1024 * 1024 };

typedef enum JournalKind {
    JOURNAL_REPLACE = 'r',  /* section, start, bytes taken out; text: what comes in their place */
    JOURNAL_FACT = 'f',     /* size of the key; text: key and value */
    JOURNAL_UNPLACED = 'n', /* size of the label; text: label and text */
    JOURNAL_PLACE = 'p',    /* offset; text: the place */
    JOURNAL_UNDO = 'u',  /* text: hash of the answer after it; its group: the same as changes, for a reader who … */
    JOURNAL_REDO = 'y',  /* … can't undo, since the step was done before the journal began */
    JOURNAL_SAVED = 's', /* size; text: hash of the file that holds all before, once it is in its place */
} JournalKind;

typedef struct JournalRecord {
    JournalKind kind;
    bool joins, more;
    size_t numbers[3]; /* as many as the kind needs */
    Slice text;
} JournalRecord;

typedef struct JournalHead {
    bool on_file; /* false: "on none" */
    Fingerprint on;
    size_t ahead;
} JournalHead;

typedef struct Journal { /* as read; all of it in the arena */
    JournalHead head;
    DraftRecord base;
    JournalRecord *records; /* whole groups only */
    size_t count;
    size_t last;     /* number of the last of those */
    size_t size;     /* bytes up to the end of those */
    bool torn;       /* more follows: half a record, or half a group */
    bool damaged;    /* and after that, records that are whole: the file was not just cut short */
    int64_t written; /* UTC seconds */
} Journal;

/* SIZE_MAX: there is no such kind. */
size_t journal_numbers_of(JournalKind kind);
/* Of a record's line up to here, and its text. */
uint32_t journal_checksum(Slice line, Slice text);

void journal_put_head(Buffer *out, const JournalHead *head, Slice base);
void journal_put(Buffer *out, size_t number, const JournalRecord *record);
JournalRecord journal_record_of(const Command *command,
                                Buffer *scratch); /* its text lies in `scratch` or is borrowed */
JournalRecord journal_record_saved(Fingerprint file, char hash[17]);

/* RECORD_BROKEN: damaged before the first record, or it can't be read; RECORD_NEWER: by a newer version. Both with an
 * error. */
RecordState journal_read(const char *path, Arena *arena, Journal *out, Error *error);
/* Whether the journal's changes belong on a file that says `file` (size 0: there is none); drops the records that it
 * holds already, in which case `record`, what the file says, becomes the base. */
bool journal_stand_on(Journal *journal, Fingerprint file, const DraftRecord *record);

/* A new journal in the place of any old one, atomically, open for appending; -1 and an error on failure. `text`: head
 * and perhaps records. */
int journal_start(const char *path, Slice text, Error *error);
/* Opens for appending; where it is torn, cuts it to `size` bytes first. -1 and an error on failure. */
int journal_reopen(const char *path, bool torn, size_t size, Error *error);

#endif
