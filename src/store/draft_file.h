/* A draft as its file holds it: what is read and written, before and after it is an Answer.
 *
 *   version: 1
 *   id: failure-2026-03-01
 *   question: failure                  left out where only a shape was chosen
 *   shape: failure
 *   shape_revision: 1
 *   role: manager
 *   saved: 2026-03-01T14:05:09Z
 *   story:                             facts as text; ones this version does not know are kept
 *     title: …
 *     when: 2025-03
 *     candidate.1.title: …             a story noted beside it, with its own facts (answer/candidates.h)
 *   place: {section: action, offset: 12}
 *   sections:
 *     - {id: situation, label: Situation, text: …}
 *   unplaced:                          texts whose section the shape no longer has
 *     - {label: Background, text: …}
 *   revision: {why: marked, words: 431, seconds: 168, readiness: nearly}      in the history only; a draft made of such
 *                                                                             a file lets go of it when it is saved
 */
#ifndef STORE_DRAFT_FILE_H
#define STORE_DRAFT_FILE_H

#include "store/record.h"

enum { DRAFT_VERSION = 1 };

typedef struct DraftSection {
    const char *id;
    const char *label; /* as the shape called it; NULL where a person left it out */
    const char *text;  /* NULL: not begun */
} DraftSection;

typedef struct DraftUnplaced {
    const char *label;
    const char *text;
} DraftUnplaced;

typedef struct DraftFact { /* as the answer keeps it: any key, the value as it was given */
    const char *key;
    const char *value;
} DraftFact;

typedef struct DraftPlace {
    const char *section; /* id of a section, "story", "review" … */
    int offset;          /* bytes */
} DraftPlace;

typedef struct DraftRevision {
    int why; /* RevisionWhy */
    int words;
    double seconds; /* 0: not said */
    const char *readiness;
} DraftRevision;

typedef struct DraftRecord {
    int version; /* first: record.h reads it */
    const char *id;
    const char *question; /* NULL: only a shape */
    const char *shape;
    int shape_revision;
    const char *role;
    const char *saved; /* UTC, as base/clock.h writes it */
    const DraftFact *facts;
    size_t fact_count;
    const DraftPlace *place;
    const DraftSection *sections;
    size_t section_count;
    const DraftUnplaced *unplaced;
    size_t unplaced_count;
    const DraftRevision *revision; /* NULL: a draft, not one of its revisions */
} DraftRecord;

/* RECORD_NEWER only where enough of it is known to show it; else it counts as broken, with ERROR_NEWER. */
RecordState draft_file_load(const char *path, Arena *arena, DraftRecord *out, Fingerprint *print, Error *error);
/* The same from text; `path` is for messages. */
RecordState draft_file_parse(const char *path, Slice text, Arena *arena, DraftRecord *out, Error *error);
void draft_file_text(const DraftRecord *record, Buffer *out);
/* When the draft was saved, UTC seconds; where the record does not say, when the file was written; 0 when nobody knows.
 */
int64_t draft_file_saved(const DraftRecord *record, const char *path);

#endif
