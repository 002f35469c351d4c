/* The store: drafts, their history and takes, and settings on disk, all of it readable and diffable; 0600 files in 0700
 * folders, saved atomically.
 *
 *   $XDG_DATA_HOME/starcoach/drafts/ID.yaml                    the draft
 *   $XDG_DATA_HOME/starcoach/drafts/history/ID/UTC-SEQ.yaml    its revisions
 *   $XDG_DATA_HOME/starcoach/drafts/takes/ID.yaml              its rehearsals
 *   $XDG_DATA_HOME/starcoach/drafts/trash/ID-UTC/              what was removed, all of it together
 *   $XDG_STATE_HOME/starcoach/journal/ID                       commands not folded into the draft yet
 *   $XDG_STATE_HOME/starcoach/list                             what the list of drafts said last; only makes it fast
 *   $XDG_STATE_HOME/starcoach/.ID.lock                         there while a program has the draft open for writing
 *   $XDG_CONFIG_HOME/starcoach/config.yaml                     settings
 *
 * A file that can't be read is never overwritten or removed. One writer per draft (fcntl lock); a second opens it
 * read-only. A program opens one store only: fcntl locks don't keep it from itself, the store's own list does. */
#ifndef STARCOACH_STORE_H
#define STARCOACH_STORE_H

#include <starcoach/judge.h>
#include <stdint.h>

typedef struct Store Store;

/* Finds the folders (made when first written to), and finishes moving a draft to or from the trash where a program was
 * killed at it. Fails only where no home is known. */
bool store_open(Store **out, Error *error);
void store_close(Store *store); /* after all of its drafts; NULL is fine */
const char *store_drafts_folder(const Store *store);
const char *store_config_folder(const Store *store);
const char *store_state_folder(const Store *store);

/* ---- Settings ---- */
#define SETTINGS_PACE_LEAST 0.25 /* nobody speaks four times as fast as others, or as slowly */
#define SETTINGS_PACE_MOST  4.0

typedef struct KeyBinding { /* a line of `keys`: an action's name, and the keys that do it */
    const char *action;
    const char **keys;
    size_t count;
    uint32_t line, column; /* 1-based */
} KeyBinding;

typedef struct Settings {
    double pace;      /* 1; within the limits above */
    int takes;        /* timed takes behind the pace */
    const char *role; /* target role's id; NULL */
    const char *language; /* the folder of content that is read; NULL: English */
    int theme;        /* index in settings_theme_names */
    bool mouse;
    bool numbers;           /* points shown */
    bool ascii;             /* draw with plain ASCII */
    bool welcomed;          /* the first-start screen was seen */
    const KeyBinding *keys; /* what they mean is the front end's to say */
    size_t key_count;
    RuleChoices rules; /* switched off or reweighed; judge_check_choices tells ids that name none */
} Settings;

/* Where the settings lie: for messages about what they say. In the arena. */
const char *settings_file(const Store *store, Arena *arena);

/* Takes a rule into `rules.off`, or out of it with all that stands for it there; the new list lies in the arena. */
void settings_rule_off(Settings *settings, const char *rule, Arena *arena);
void settings_rule_on(Settings *settings, const char *rule, Arena *arena);

extern const char *const settings_theme_names[]; /* "auto", "light", "dark", "contrast", "mono", NULL */

/* No file: the standard settings (pace 1, all else off or none). A broken file, or a newer one: those and an error. The
 * role's id and the keys lie in the arena. */
bool settings_load(Store *store, Arena *arena, Settings *out, Error *error);
/* Saves atomically; comments in the file are not kept. What another program has changed since the settings were last
 * loaded or saved with this store stays, key by key, unless `settings` has changed it as well. Refuses to overwrite a
 * file that settings_load can't read, and to write what it could not read again. */
bool settings_save(Store *store, const Settings *settings, Error *error);

/* ---- The list ---- */
typedef struct DraftCard { /* what a list shows, read without the bank */
    const char *id;
    const char *title;    /* the story's line, or "" */
    const char *question; /* id; "" where only a shape was chosen */
    const char *shape;    /* id; "" where it can't be read */
    int64_t saved;        /* UTC seconds; where the draft does not say, when its file was written */
    size_t words;         /* roughly */
    const char *problem;  /* NULL, or why it can't be read: such a draft is listed, never hidden */
    bool unsaved; /* its journal holds more than its file; or it has no file yet (saved: when last written to) */
} DraftCard;

typedef struct DraftCards {
    DraftCard *items; /* newest first */
    size_t count;
} DraftCards;

/* Lists all drafts, those that are only a journal too; an unreadable one is listed with its problem. No folder yet: an
 * empty list. The cards lie in the arena. Only files that have changed since the last list are read. */
bool store_list(Store *store, Arena *arena, DraftCards *out, Error *error);

/* ---- The list, for who shows a part of it ----
 * A view holds all cards, newest first, and makes of them what is asked for: opening one costs the same for ten drafts
 * and for ten thousand. */
typedef struct DraftView DraftView;

typedef struct DraftGist { /* what can be counted over all drafts without reading a text */
    uint32_t words;
    uint16_t question, shape; /* numbers of names */
} DraftGist;

/* As the last check left it, with what this program has changed since. NULL where there is none, or where drafts came,
 * went or were replaced past this program: then a check must say. One that was written over in its place still shows as
 * it was: check when there is time. */
DraftView *draft_view_open(Store *store);
DraftView *draft_view_new(const DraftCards *cards);
void draft_view_free(DraftView *view); /* NULL is fine */
size_t draft_view_count(const DraftView *view);
DraftGist draft_view_gist(const DraftView *view, size_t index);
size_t draft_view_name_count(const DraftView *view);
const char *draft_view_name(const DraftView *view, size_t name); /* a question's id or a shape's; "" */
DraftCard draft_view_card(const DraftView *view, size_t index);  /* its texts are the view's */
bool draft_view_equal(const DraftView *a, const DraftView *b);   /* in all that is shown */

/* Looks at all drafts, some at a time; what it finds is kept for the next view. */
typedef struct ListCheck ListCheck;

ListCheck *list_check_new(Store *store, Error *error); /* NULL: the folder can't be read */
bool list_check_step(ListCheck *check, size_t drafts); /* looks at so many more; true: that was the last */
DraftView *list_check_end(ListCheck *check);           /* frees it */
void list_check_free(ListCheck *check);                /* before its end; NULL is fine */

/* Appends what is written in a draft, section by section, a line each: to search in. Without the bank, its journal
 * included; in a conflict what the file says. */
bool store_draft_words(const Store *store, const char *id, Buffer *out, Error *error);

/* ---- One draft ---- */
typedef struct Draft Draft;

/* A new draft of the question (or, with question NULL, of the shape alone): nothing is written before the first command
 * or save. Bank and store must outlive it. The id is made of the question's id (or the shape's) and the date; it
 * becomes another at the first command, mark or save if a second program has taken it by then, and is fixed from there
 * on. Never fails today. */
bool draft_new(Store *store, Bank *bank, const Question *question, const Shape *shape, Draft **out, Error *error);
/* Opens by id, or by a unique beginning of one (several: ERROR_USAGE, naming them). Read-only, with no error, where
 * another program (or this one) has it open, or where a newer version wrote it: see draft_read_only_reason. Errors:
 * ERROR_NEWER where too little of a newer file is known; ERROR_NOT_FOUND for a question or shape that the bank does not
 * hold; ERROR_INVALID with file, line and column for a damaged file. None of them touches the file. Sections follow by
 * id, else by an earlier id of the shape's (`was`); the others become the answer's unplaced texts.
 *
 * Commands that its journal holds are carried out again, so that text, facts, place and undo are as they were: see
 * draft_recovered. Where the file is not the one they stand on, they are not: see draft_conflict. While another program
 * has it open, the file alone is shown. */
bool draft_open(Store *store, Bank *bank, const char *id, Draft **out, Error *error);
/* Releases the lock; does not save, but what was not saved stays in the journal; NULL is fine. */
void draft_close(Draft *draft);

const char *draft_id(const Draft *draft);
Answer *draft_answer(Draft *draft); /* to read; changes go through the functions below, else the journal lags behind */
bool draft_read_only(const Draft *draft);
const char *draft_read_only_reason(const Draft *draft); /* "it is open in …"; NULL when it can be written */
bool draft_is_changed(const Draft *draft);              /* answer or place, since it was read or saved */
int64_t draft_saved(const Draft *draft);                /* UTC seconds; 0 before the first save */
/* Where the person was: the id of a section, "story", "review" … and the byte offset there; "" before it was ever set.
 * Kept with the draft. A section that was renamed is given by its new id, an offset past its end as the end. */
const char *draft_place(const Draft *draft);
size_t draft_place_offset(const Draft *draft);
void draft_set_place(Draft *draft, const char *place, size_t offset);
/* Saves atomically, changed or not, and lets the journal start anew; undo goes on working. On failure the file on disk
 * is the old one, whole, nothing else is left there, and the draft stays changed, its journal kept. Refuses when the
 * file on disk is not the one that was read (another program wrote it): ERROR_LOCKED, with a remedy; a file that is
 * gone is made anew. A read-only draft: ERROR_LOCKED or ERROR_NEWER. A conflict not yet decided: ERROR_LOCKED. */
bool draft_save(Draft *draft, Error *error);

/* ---- Changes, none of them lost ----
 * Each is in the journal when its function returns: one write, no sync, so that a killed program loses nothing. Call
 * draft_sync at a pause, and nothing more than the last moments is lost to a power cut either. */

/* As answer_apply; false also where the draft is read-only or in conflict (ERROR_LOCKED, ERROR_NEWER): nothing is
 * changed then. A journal that can't be written stops nothing: it is told once by draft_next_notice, the next
 * draft_sync tries again, and draft_save works as ever. */
bool draft_apply(Draft *draft, const Command *command, Error *error);
/* The same for several, as one step that can be undone and in one write: all of them, or none. */
bool draft_apply_all(Draft *draft, const Command *commands, size_t count, Error *error);
/* As answer_undo and answer_redo; false also where the draft is read-only or in conflict. */
bool draft_undo(Draft *draft, size_t *section, size_t *at);
bool draft_redo(Draft *draft, size_t *section, size_t *at);
/* As answer_take_view: one step that can be undone. */
bool draft_take_view(Draft *draft, const AnswerView *view, Error *error);
/* Writes what the journal still lacks (the place; changes made past it) and waits until the disk has it. Nothing to do:
 * true at once. Fails where the journal can't be written. */
bool draft_sync(Draft *draft, Error *error);
/* Things that stopped nothing but that the person should know, each given once, to be cleared by the caller: the
 * journal can't be written; its last record was torn; it was damaged and set aside. False when there is nothing (more)
 * to tell. Ask after opening, and when idle. */
bool draft_next_notice(Draft *draft, Error *out);
/* How many commands came back from the journal when the draft was opened: they are in the answer, not in the file. */
size_t draft_recovered(const Draft *draft);

/* The file was changed elsewhere while the journal held commands. Both answers to look at, until the choice. */
typedef struct DraftConflict {
    const Answer *file;      /* what is open */
    const Answer *journal;   /* what was being written here */
    int64_t file_saved;      /* UTC seconds */
    int64_t journal_written; /* UTC seconds */
} DraftConflict;

const DraftConflict *
draft_conflict(const Draft *draft); /* NULL: none. Until it is decided, the draft can't be changed */
/* Takes the journal's answer, as one step that can be undone (nothing is saved yet), or stays with the file's; the
 * other is kept as a revision. On failure nothing is decided and nothing lost. */
bool draft_conflict_take(Draft *draft, bool journal, Error *error);

/* ---- History ---- */
typedef enum RevisionWhy { REVISION_MARKED, REVISION_BEFORE_RESTORE, REVISION_CONFLICT, REVISION_REMOVED } RevisionWhy;
extern const char *const revision_why_names[]; /* "marked", "before-restore", "conflict", "removed", NULL */

typedef struct RevisionNote { /* what the caller knows of the text, to be shown in the list */
    double seconds;           /* as estimated; 0: not said */
    const char *readiness;    /* "ready", "nearly", … as the caller likes; NULL: not said */
    size_t words;             /* 0: counted here */
    RevisionWhy why;
} RevisionNote;

typedef struct Revision {
    const char *id; /* its file's name without .yaml */
    int64_t at;     /* UTC seconds */
    RevisionWhy why;
    size_t words;
    double seconds;
    const char *readiness; /* "" where it was not said */
    const char *problem;   /* NULL, or why it can't be read */
} Revision;

typedef struct Revisions {
    Revision *items; /* newest first */
    size_t count;
} Revisions;

/* Keeps what stands now as a revision (not as a save). Where the newest revision says the same, no second is made.
 * `note` may be NULL. */
bool draft_mark(Draft *draft, const RevisionNote *note, Error *error);
/* In the arena; one that can't be read is listed with its problem. */
bool draft_revisions(Draft *draft, Arena *arena, Revisions *out, Error *error);
/* An answer to look at, in the draft's shape; the caller frees it (answer_free) before the bank. */
bool revision_read(Draft *draft, const char *id, Answer **out, Error *error);
/* Keeps what stands now as a revision, then takes that one's text and facts, as one step that can be undone. */
bool draft_restore(Draft *draft, const char *id, Error *error);

/* ---- Takes: rehearsals aloud ---- */
enum { FELT_UNSAID, FELT_LEAST, FELT_MOST = 4 }; /* 1 to 4, as the caller's scale says */

typedef struct TakeSection {
    const char *id;
    double seconds;
    double estimate; /* seconds its text was estimated at with pace 1; 0: not known */
} TakeSection;

typedef struct Take {
    int64_t at; /* UTC seconds */
    const TakeSection *sections;
    size_t section_count;
    double seconds;    /* of the whole */
    double estimate;   /* seconds the text was estimated at with pace 1 */
    int felt;          /* FELT_UNSAID, or 1 to 4 */
    bool complete;     /* false: stopped early */
    uint64_t text;     /* draft_text_hash then; 0 when added: that of now */
    const char *draft; /* id; set by draft_takes and store_takes */
} Take;

typedef struct Takes {
    Take *items; /* newest first */
    size_t count;
    const char *const *problems; /* files that can't be read, and why */
    size_t problem_count;
} Takes;

/* The same for the same texts: tells whether a take was of what stands now. Never 0. */
uint64_t draft_text_hash(const Draft *draft);
/* In the arena. Errors as for the draft: a damaged or newer file is left as it is. */
bool draft_takes(Draft *draft, Arena *arena, Takes *out, Error *error);
bool draft_take_add(Draft *draft, const Take *take, Error *error);
/* Drops the take that is equal to this one in `at` and `seconds`; undone by adding it again. None: ERROR_NOT_FOUND. */
bool draft_take_drop(Draft *draft, const Take *take, Error *error);
/* Of all drafts, newest first; a file that can't be read is named in `problems`. */
bool store_takes(Store *store, Arena *arena, Takes *out, Error *error);

/* Pure. Complete, and said about as fast as people speak: keys pressed through a rehearsal are none. Parts out of all
 * sense (under half of their estimate, or over twice) are left out; the others must be most of the text, at 0.65 to 2 of
 * their estimate. */
bool take_tells_pace(const Take *take);

enum { PACE_TAKES = 8 };

typedef struct PaceLearned {
    double pace;                 /* 1 where nothing was learned */
    size_t used;                 /* takes it comes from */
    size_t outliers[PACE_TAKES]; /* indexes of takes left out because they are far from the others or from sense */
    size_t outlier_count;
} PaceLearned;

/* Pure. From the newest complete takes, at most PACE_TAKES (`takes` are newest first): the geometric mean of seconds ÷
 * estimate, drawn towards 1 by n/(n+1) on the log scale, since few takes say little (our own choice). Left out:
 * takes that don't tell the pace; from four takes on, those further than 2.5 MAD from the median (Leys and others 2013, the threshold
 * they call moderately conservative; on the log scale, and with MAD taken as at least 5%). */
void pace_learn(const Take *takes, size_t count, PaceLearned *out);
/* Learns from all drafts' takes; settings' pace and takes are set where anything was learned (not saved). `takes` (may
 * be NULL) are what the outliers index. */
bool store_learn_pace(Store *store, Arena *arena, Settings *settings, PaceLearned *out, Takes *takes, Error *error);

/* ---- Removing and copying ---- */
typedef struct TrashCard {
    const char *entry; /* its folder's name, ID-UTC */
    int64_t removed;   /* UTC seconds */
    DraftCard draft;
} TrashCard;

typedef struct TrashCards {
    TrashCard *items; /* last removed first */
    size_t count;
} TrashCards;

/* Moves a draft, by its whole id, with journal, history and takes, to the trash. Refuses where it is open anywhere, or
 * can't be read. */
bool draft_remove(Store *store, const char *id, Error *error);
/* In the arena. */
bool store_trash_list(Store *store, Arena *arena, TrashCards *out, Error *error);
/* Brings back what draft_remove moved: `id` is an entry of the trash, or a draft's id: the last removed of that id.
 * Refuses where a draft of that id is there again (ERROR_LOCKED). */
bool draft_restore_removed(Store *store, const char *id, Error *error);
/* A new draft, not saved yet but in its journal, that begins with the facts and texts of another (open here or not),
 * for `question` (NULL: the same). In another shape, text goes to the first section of its section's role, several
 * following each other; a role that the shape does not have leaves it unplaced. */
bool draft_duplicate(Store *store, Bank *bank, const char *id, const Question *question, Draft **out, Error *error);

#endif
