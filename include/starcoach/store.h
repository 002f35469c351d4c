/* The store: drafts and settings on disk, readable and diffable YAML, 0600 files in 0700 folders, saved atomically.
 *
 *   $XDG_DATA_HOME/starcoach/drafts/ID.yaml        the draft
 *   $XDG_DATA_HOME/starcoach/drafts/history/ID/    its revisions   (their place)
 *   $XDG_STATE_HOME/starcoach/journal/ID           commands not folded in yet (their place)
 *   $XDG_CONFIG_HOME/starcoach/config.yaml         settings
 *
 * A file that can't be read is never overwritten or removed. One writer per draft (fcntl lock); a second opens it read-only. */
#ifndef STARCOACH_STORE_H
#define STARCOACH_STORE_H

#include <starcoach/answer.h>
#include <stdint.h>

typedef struct Store Store;

/* Finds the folders (made when first written to). Fails only where no home is known. */
bool store_open(Store **out, Error *error);
void store_close(Store *store);
const char *store_drafts_folder(const Store *store);
const char *store_config_folder(const Store *store);
const char *store_state_folder(const Store *store);

/* ---- The list ---- */
typedef struct DraftCard { /* what a list shows, read without the bank */
    const char *id;
    const char *title;     /* the story's line, or "" */
    const char *question;  /* id */
    const char *shape;     /* id */
    int64_t saved;         /* UTC seconds */
    size_t words;
    const char *problem;   /* NULL, or why it can't be read: such a draft is listed, never hidden */
} DraftCard;

typedef struct DraftCards {
    DraftCard *items; /* newest first */
    size_t count;
} DraftCards;

/* Lists all drafts; an unreadable one is listed with its problem. No folder yet: an empty list. */
bool store_list(Store *store, Arena *arena, DraftCards *out, Error *error);

/* ---- One draft ---- */
typedef struct Draft Draft;

/* A new draft of the question (or shape): nothing is written before the first save. The id is made of the question's id and the date. */
bool draft_new(Store *store, Bank *bank, const Question *question, const Shape *shape, Draft **out, Error *error);
/* Opens by id, or by a unique beginning of one. Locked by another program: opened read-only (draft_read_only), with no error. */
bool draft_open(Store *store, Bank *bank, const char *id, Draft **out, Error *error);
void draft_close(Draft *draft); /* releases the lock; does not save */

const char *draft_id(const Draft *draft);
Answer *draft_answer(Draft *draft);
bool draft_read_only(const Draft *draft);
const char *draft_read_only_reason(const Draft *draft); /* NULL when it can be written */
bool draft_is_changed(const Draft *draft); /* since it was read or saved */
int64_t draft_saved(const Draft *draft);   /* UTC seconds; 0 before the first save */
/* Where the person was: the id of a section, "story", "review" … and the byte offset there. Kept with the draft. */
const char *draft_place(const Draft *draft);
size_t draft_place_offset(const Draft *draft);
void draft_set_place(Draft *draft, const char *place, size_t offset);
/* Saves atomically. On failure the file on disk is the old one, whole, and the draft stays changed. Refuses when the file on disk is
 * not the one that was read (another program wrote it): ERROR_LOCKED, with a remedy. */
bool draft_save(Draft *draft, Error *error);
/* Removes a draft's file; journal and history follow. */
bool draft_remove(Store *store, const char *id, Error *error);

/* ---- Settings ---- */
typedef struct Settings {
    double pace;   /* 1 */
    int takes;     /* timed takes behind the pace */
    const char *role; /* target role's id; NULL */
    int theme;     /* THEME_… of settings_theme_names */
    bool mouse;
    bool numbers;  /* points shown */
    bool ascii;    /* draw with plain ASCII */
    bool welcomed; /* the first-start screen was seen */
} Settings;

extern const char *const settings_theme_names[]; /* "auto", "light", "dark", "contrast", "mono", NULL */

/* No file: the standard settings. A broken file: those and an error; it is then not overwritten. */
bool settings_load(Store *store, Arena *arena, Settings *out, Error *error);
bool settings_save(Store *store, const Settings *settings, Error *error);

#endif
