/* The store: drafts and settings on disk, readable and diffable YAML, 0600 files in 0700 folders, saved atomically.
 *
 *   $XDG_DATA_HOME/starcoach/drafts/ID.yaml        the draft
 *   $XDG_DATA_HOME/starcoach/drafts/history/ID/    the place of its revisions; none are made yet
 *   $XDG_STATE_HOME/starcoach/journal/ID           the place of commands not folded in; none are made yet
 *   $XDG_STATE_HOME/starcoach/.ID.lock             there while a program has the draft open for writing
 *   $XDG_CONFIG_HOME/starcoach/config.yaml         settings
 *
 * A file that can't be read is never overwritten or removed. One writer per draft (fcntl lock); a second opens it
 * read-only. A program opens one store only: fcntl locks don't keep it from itself, the store's own list does. */
#ifndef STARCOACH_STORE_H
#define STARCOACH_STORE_H

#include <starcoach/answer.h>
#include <stdint.h>

typedef struct Store Store;

/* Finds the folders (made when first written to). Fails only where no home is known. */
bool store_open(Store **out, Error *error);
void store_close(Store *store); /* after all of its drafts; NULL is fine */
const char *store_drafts_folder(const Store *store);
const char *store_config_folder(const Store *store);
const char *store_state_folder(const Store *store);

/* ---- The list ---- */
typedef struct DraftCard { /* what a list shows, read without the bank */
    const char *id;
    const char *title;    /* the story's line, or "" */
    const char *question; /* id; "" where only a shape was chosen */
    const char *shape;    /* id; "" where it can't be read */
    int64_t saved;        /* UTC seconds; where the draft does not say, when its file was written */
    size_t words;         /* roughly */
    const char *problem;  /* NULL, or why it can't be read: such a draft is listed, never hidden */
} DraftCard;

typedef struct DraftCards {
    DraftCard *items; /* newest first */
    size_t count;
} DraftCards;

/* Lists all drafts; an unreadable one is listed with its problem. No folder yet: an empty list. The cards lie in the
 * arena. */
bool store_list(Store *store, Arena *arena, DraftCards *out, Error *error);

/* ---- One draft ---- */
typedef struct Draft Draft;

/* A new draft of the question (or, with question NULL, of the shape alone): nothing is written before the first save.
 * Bank and store must outlive it. The id is made of the question's id (or the shape's) and the date; it becomes another
 * at the first save if a second program has taken it by then, and is fixed from there on. Never fails today. */
bool draft_new(Store *store, Bank *bank, const Question *question, const Shape *shape, Draft **out, Error *error);
/* Opens by id, or by a unique beginning of one (several: ERROR_USAGE, naming them). Read-only, with no error, where
 * another program (or this one) has it open, or where a newer version wrote it: see draft_read_only_reason. Errors:
 * ERROR_NEWER where too little of a newer file is known; ERROR_NOT_FOUND for a question or shape that the bank does not
 * hold; ERROR_INVALID with file, line and column for a damaged file. None of them touches the file. Sections follow by
 * id, else by an earlier id of the shape's (`was`); the others become the answer's unplaced texts. */
bool draft_open(Store *store, Bank *bank, const char *id, Draft **out, Error *error);
void draft_close(Draft *draft); /* releases the lock; does not save; NULL is fine */

const char *draft_id(const Draft *draft);
Answer *draft_answer(Draft *draft);
bool draft_read_only(const Draft *draft);
const char *draft_read_only_reason(const Draft *draft); /* "it is open in …"; NULL when it can be written */
bool draft_is_changed(const Draft *draft);              /* answer or place, since it was read or saved */
int64_t draft_saved(const Draft *draft);                /* UTC seconds; 0 before the first save */
/* Where the person was: the id of a section, "story", "review" … and the byte offset there; "" before it was ever set.
 * Kept with the draft. A section that was renamed is given by its new id, an offset past its end as the end. */
const char *draft_place(const Draft *draft);
size_t draft_place_offset(const Draft *draft);
void draft_set_place(Draft *draft, const char *place, size_t offset);
/* Saves atomically, changed or not. On failure the file on disk is the old one, whole, nothing else is left there, and
 * the draft stays changed. Refuses when the file on disk is not the one that was read (another program wrote it):
 * ERROR_LOCKED, with a remedy; a file that is gone is made anew. A read-only draft: ERROR_LOCKED or ERROR_NEWER. */
bool draft_save(Draft *draft, Error *error);
/* Removes a draft's file, by its whole id; journal and history follow. Refuses where it is open anywhere, or can't be
 * read. */
bool draft_remove(Store *store, const char *id, Error *error);

/* ---- Settings ---- */
#define SETTINGS_PACE_LEAST 0.25 /* nobody speaks four times as fast as others, or as slowly */
#define SETTINGS_PACE_MOST  4.0

typedef struct Settings {
    double pace;      /* 1; within the limits above */
    int takes;        /* timed takes behind the pace */
    const char *role; /* target role's id; NULL */
    int theme;        /* index in settings_theme_names */
    bool mouse;
    bool numbers;  /* points shown */
    bool ascii;    /* draw with plain ASCII */
    bool welcomed; /* the first-start screen was seen */
} Settings;

extern const char *const settings_theme_names[]; /* "auto", "light", "dark", "contrast", "mono", NULL */

/* No file: the standard settings (pace 1, all else off or none). A broken file, or a newer one: those and an error. The
 * role's id lies in the arena. */
bool settings_load(Store *store, Arena *arena, Settings *out, Error *error);
/* Saves atomically; comments in the file are not kept. Refuses to overwrite a file that settings_load can't read, and
 * to write what it could not read again. */
bool settings_save(Store *store, const Settings *settings, Error *error);

#endif
