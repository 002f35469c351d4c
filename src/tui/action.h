/* The action table: everything a key can do. It feeds dispatch, the footer and the help screen.
 *
 * A place is where an action can be asked for; a screen stands in several at once (the walk: AT_WALK and, through its
 * editor, AT_EDITOR; keys of AT_TEXT go to the editor itself). AT_ANY is everywhere. */
#ifndef TUI_ACTION_H
#define TUI_ACTION_H

#include "tui/keys.h"

#include <stdbool.h>
#include <stdint.h>

struct Screen;
typedef uint64_t Places;

#define PLACE(bit)   ((Places)1 << (bit))
#define AT_ANY       PLACE(0)
#define AT_WELCOME   PLACE(1)
#define AT_HOME      PLACE(2)
#define AT_STORY     PLACE(3)
#define AT_WALK      PLACE(4)
#define AT_REVIEW    PLACE(5)
#define AT_FINDINGS  PLACE(6)
#define AT_EXPORT    PLACE(7)
#define AT_PAGER     PLACE(8)
#define AT_LIST      PLACE(9)
#define AT_FIELD     PLACE(10) /* a line of text … */
#define AT_EDITOR    PLACE(11) /* … and many */
#define AT_TEXT      (AT_FIELD | AT_EDITOR)
#define AT_CONFIRM   PLACE(12)
#define AT_ROUGH     PLACE(13)
#define AT_CONFLICT  PLACE(14)
#define AT_READY     PLACE(15) /* a rehearsal: before it begins … */
#define AT_COUNTING  PLACE(16)
#define AT_SPEAKING  PLACE(17)
#define AT_PAUSED    PLACE(18)
#define AT_FELT      PLACE(19) /* … and what came of it */
#define AT_KEPT      PLACE(20)
#define AT_TAKES     PLACE(21)
#define AT_READING   PLACE(22)
#define AT_HISTORY   PLACE(23)
#define AT_PICK      PLACE(24)
#define AT_ASK       PLACE(25)
#define AT_SETTINGS  PLACE(26)
#define AT_MEND      PLACE(27)
#define AT_SEARCH    PLACE(28)
#define AT_SENTENCES PLACE(29)
#define AT_STORIES   PLACE(30)
#define AT_IDEAS     PLACE(31)
#define AT_MENDED    PLACE(32) /* nothing is left to mend */
#define AT_DRAFT     PLACE(33) /* on the first page: a draft is chosen, not a question */

typedef enum ActionId {
    ACTION_NONE,
    /* everywhere */
    ACTION_HELP,
    ACTION_BACK,
    ACTION_KEEP,
    ACTION_QUIT,
    ACTION_SUSPEND,
    ACTION_REDRAW,
    ACTION_PALETTE,
    ACTION_SETTINGS,
    /* screens */
    ACTION_BEGIN,
    ACTION_OTHERS,
    ACTION_OPEN,
    ACTION_REMOVE,
    ACTION_SORT,
    ACTION_RENAME,
    ACTION_DUPLICATE,
    ACTION_YES,
    ACTION_TAKE,
    ACTION_SET_NEXT,
    ACTION_SET_PREVIOUS,
    ACTION_NEXT,
    ACTION_PREVIOUS,
    ACTION_CHOOSE,
    ACTION_IDEAS,
    ACTION_STORIES,
    ACTION_TELL,
    ACTION_NOTE,
    ACTION_FACTS,
    ACTION_DROP_STORY,
    ACTION_REMIND,
    ACTION_ANOTHER,
    ACTION_EARLIER,
    ACTION_KIND,
    ACTION_PLACE,
    ACTION_TAKE_FILE,
    ACTION_TAKE_WRITTEN,
    ACTION_ROUGH,
    ACTION_CUT,
    ACTION_EXAMPLE,
    ACTION_WHY,
    ACTION_REVIEW,
    ACTION_EXPORT,
    ACTION_UNDO,
    ACTION_REDO,
    ACTION_HAND_OVER,
    ACTION_SENTENCES,
    ACTION_SENTENCE_BACK,
    ACTION_SENTENCE_ON,
    ACTION_NEXT_UNSURE,
    ACTION_SEARCH,
    ACTION_SEARCH_NEXT,
    ACTION_SEARCH_PREVIOUS,
    ACTION_DETAILS,
    ACTION_NEXT_FINDING,
    ACTION_PREVIOUS_FINDING,
    ACTION_OPEN_FINDING,
    ACTION_EDIT_THERE,
    ACTION_SILENCE,
    ACTION_HEAR,
    ACTION_MENDING,
    ACTION_MEND,
    ACTION_MEND_ALL,
    ACTION_WRITE,
    ACTION_POLISH,
    ACTION_FORMAT,
    /* rehearsal and history */
    ACTION_REHEARSE,
    ACTION_HISTORY,
    ACTION_SPEAK,
    ACTION_HOLD,
    ACTION_SAY_AGAIN,
    ACTION_NOT_YET,
    ACTION_TEXT,
    ACTION_STOP,
    ACTION_READING,
    ACTION_SKIP,
    ACTION_TAKES,
    ACTION_DROP_TAKE,
    ACTION_COMPARE,
    ACTION_COMPARE_WITH,
    ACTION_RESTORE,
    /* moving in lists and pages */
    ACTION_UP,
    ACTION_DOWN,
    ACTION_PAGE_UP,
    ACTION_PAGE_DOWN,
    ACTION_TOP,
    ACTION_BOTTOM,
    /* text */
    ACTION_LEFT,
    ACTION_RIGHT,
    ACTION_WORD_LEFT,
    ACTION_WORD_RIGHT,
    ACTION_ROW_START,
    ACTION_ROW_END,
    ACTION_LINE_START,
    ACTION_LINE_END,
    ACTION_TEXT_START,
    ACTION_TEXT_END,
    ACTION_ERASE_BACK,
    ACTION_ERASE,
    ACTION_ERASE_WORD_BACK,
    ACTION_ERASE_WORD,
    ACTION_KILL_LINE_START,
    ACTION_KILL_LINE_END,
    ACTION_YANK,
    ACTION_YANK_OLDER,
    ACTION_MARK,
    ACTION_SELECT_ALL,
    ACTION_SELECT_WORD,
    ACTION_COPY,
    ACTION_CUT_SELECTION,
    ACTION_SELECT_LEFT,
    ACTION_SELECT_RIGHT,
    ACTION_SELECT_UP,
    ACTION_SELECT_DOWN,
    ACTION_SELECT_WORD_LEFT,
    ACTION_SELECT_WORD_RIGHT,
    ACTION_SELECT_ROW_START,
    ACTION_SELECT_ROW_END,
    ACTION_EXCHANGE,
    ACTION_EXCHANGE_WORDS,
    ACTION_UPPER,
    ACTION_LOWER,
    ACTION_TITLE,
    ACTION_NEW_LINE,
    ACTION_COUNT
} ActionId;

enum { ACTION_KEYS = 4 };

typedef struct Action {
    ActionId id;
    const char *name;          /* "walk.next": for settings and tests */
    int keys[ACTION_KEYS + 1]; /* the standard ones; 0 ends them, and the first is the one shown */
    Places places;             /* or-ed */
    const char *label;         /* the footer's word; NULL: not in the footer */
    const char *help;          /* one sentence */
} Action;

extern const Action actions[];
extern const size_t action_count;

/* The keys that do it, 0 behind the last: its own, unless the settings say others (keymap.h). */
const int *action_keys(const Action *action);
/* Gives the action other keys (at most ACTION_KEYS, 0 behind the last); NULL: its own again. There is one keyboard, as
 * there is one terminal. */
void action_bind(const Action *action, const int *keys);
/* All places that a screen can stand in at once: within one of these, no two actions may share a key. 0 ends them. */
extern const Places action_standings[];
/* What the key does in these places; ACTION_NONE when nothing. */
ActionId action_find(Places places, int key);
const Action *action_of(ActionId id, Places places);
/* Whether the action would do nothing as the screen stands now. */
typedef bool ActionIdle(const struct Screen *screen, ActionId id);
/* Appends "Tab next · Ctrl-T example · …" for the places, as much as fits in `columns`; help is always among it, and
 * what `is_idle` (may be NULL) says would do nothing is not. */
void action_footer(Places places, ActionIdle *is_idle, const struct Screen *screen, size_t columns, Buffer *out);

#endif
