#include "tui/action.h"

#include "base/messages.h"
#include "tui/canvas.h"

#include <string.h>

#define SCROLLED (AT_PAGER | AT_REVIEW | AT_FINDINGS | AT_CONFLICT)

/* In the order in which footers and the help screen show them. */
const Action actions[] = {
    {ACTION_BEGIN, "welcome.begin", {PRESSED_ENTER}, AT_WELCOME, MSG_TUI_LABEL_BEGIN, MSG_TUI_HELP_BEGIN},
    {ACTION_OTHERS, "welcome.others", {PRESSED_TAB}, AT_WELCOME, MSG_TUI_LABEL_OTHERS, MSG_TUI_HELP_OTHERS},
    {ACTION_OPEN, "home.open", {PRESSED_ENTER}, AT_HOME, MSG_TUI_LABEL_OPEN, MSG_TUI_HELP_OPEN},
    {ACTION_REHEARSE, "home.rehearse", {ALT('r')}, AT_DRAFT, MSG_TUI_LABEL_REHEARSE, MSG_TUI_HELP_REHEARSE},
    {ACTION_HISTORY, "home.history", {ALT('h')}, AT_DRAFT, MSG_TUI_LABEL_HISTORY, MSG_TUI_HELP_HISTORY},
    {ACTION_REMOVE, "home.remove", {CTRL('X')}, AT_DRAFT, MSG_TUI_LABEL_REMOVE, MSG_TUI_HELP_REMOVE},

    {ACTION_RENAME, "home.rename", {CTRL('R')}, AT_DRAFT, MSG_TUI_LABEL_RENAME, MSG_TUI_HELP_RENAME},
    {ACTION_DUPLICATE, "home.duplicate", {CTRL('N')}, AT_DRAFT, MSG_TUI_LABEL_DUPLICATE, MSG_TUI_HELP_DUPLICATE},
    {ACTION_SORT, "home.sort", {CTRL('O')}, AT_HOME, NULL, MSG_TUI_HELP_SORT},

    {ACTION_TAKE, "pick.take", {PRESSED_ENTER}, AT_PICK | AT_ASK, MSG_TUI_LABEL_TAKE, MSG_TUI_HELP_TAKE},
    {ACTION_SET_NEXT,
     "settings.next",
     {PRESSED_ENTER, ' ', NAMED(KEY_RIGHT)},
     AT_SETTINGS,
     MSG_TUI_LABEL_SET_NEXT,
     MSG_TUI_HELP_SET_NEXT},
    {ACTION_SET_PREVIOUS, "settings.previous", {NAMED(KEY_LEFT)}, AT_SETTINGS, NULL, MSG_TUI_HELP_SET_PREVIOUS},
    {ACTION_YES, "confirm.yes", {'y', 'Y'}, AT_CONFIRM, MSG_TUI_LABEL_YES, MSG_TUI_HELP_YES},

    {ACTION_TAKE_FILE, "conflict.file", {'1'}, AT_CONFLICT, MSG_TUI_LABEL_TAKE_FILE, MSG_TUI_HELP_TAKE_FILE},
    {ACTION_TAKE_WRITTEN,
     "conflict.written",
     {'2'},
     AT_CONFLICT,
     MSG_TUI_LABEL_TAKE_WRITTEN,
     MSG_TUI_HELP_TAKE_WRITTEN},

    {ACTION_NEXT, "walk.next", {PRESSED_TAB, CTRL('N')}, AT_WALK | AT_STORY, MSG_TUI_LABEL_NEXT, MSG_TUI_HELP_NEXT},
    {ACTION_PREVIOUS, "walk.previous", {CTRL('P'), NAMED(KEY_BTAB)}, AT_WALK | AT_STORY, NULL, MSG_TUI_HELP_PREVIOUS},
    {ACTION_CHOOSE, "story.choose", {PRESSED_ENTER}, AT_STORY, NULL, MSG_TUI_HELP_CHOOSE},
    {ACTION_IDEAS, "story.ideas", {ALT('i')}, AT_STORY, MSG_TUI_LABEL_IDEAS, MSG_TUI_HELP_IDEAS},
    {ACTION_STORIES, "story.stories", {ALT('l')}, AT_STORY, MSG_TUI_LABEL_STORIES, MSG_TUI_HELP_STORIES},
    {ACTION_TELL, "stories.tell", {PRESSED_ENTER}, AT_STORIES, MSG_TUI_LABEL_TELL, MSG_TUI_HELP_TELL},
    {ACTION_FACTS, "stories.facts", {'f'}, AT_STORIES, MSG_TUI_LABEL_FACTS, MSG_TUI_HELP_FACTS},
    {ACTION_NOTE, "stories.note", {'n'}, AT_STORIES, MSG_TUI_LABEL_NOTE_STORY, MSG_TUI_HELP_NOTE_STORY},
    {ACTION_IDEAS, "stories.ideas", {'i', ALT('i')}, AT_STORIES, MSG_TUI_LABEL_IDEAS, MSG_TUI_HELP_IDEAS},
    {ACTION_DROP_STORY,
     "stories.drop",
     {'x', CTRL('X')},
     AT_STORIES,
     MSG_TUI_LABEL_DROP_STORY,
     MSG_TUI_HELP_DROP_STORY},
    {ACTION_UNDO, "stories.undo", {'u', ALT('u'), CTRL('_')}, AT_STORIES, NULL, MSG_TUI_HELP_UNDO_HERE},
    {ACTION_REMIND, "ideas.remind", {PRESSED_ENTER}, AT_IDEAS, MSG_TUI_LABEL_REMIND, MSG_TUI_HELP_REMIND},
    {ACTION_ANOTHER,
     "ideas.another",
     {' ', NAMED(KEY_RIGHT), NAMED(KEY_DOWN), 'n'},
     AT_IDEAS,
     MSG_TUI_LABEL_ANOTHER,
     MSG_TUI_HELP_ANOTHER},
    {ACTION_EARLIER,
     "ideas.earlier",
     {NAMED(KEY_LEFT), NAMED(KEY_UP), PRESSED_BACKSPACE},
     AT_IDEAS,
     NULL,
     MSG_TUI_HELP_EARLIER},
    {ACTION_KIND, "ideas.kind", {'k'}, AT_IDEAS, MSG_TUI_LABEL_KIND, MSG_TUI_HELP_KIND},
    {ACTION_PLACE, "ideas.place", {'p'}, AT_IDEAS, MSG_TUI_LABEL_PLACE, MSG_TUI_HELP_PLACE},
    {ACTION_STORIES, "ideas.stories", {'l', ALT('l')}, AT_IDEAS, MSG_TUI_LABEL_STORIES, MSG_TUI_HELP_STORIES},
    {ACTION_EXAMPLE, "walk.example", {CTRL('T')}, AT_WALK | AT_STORY, MSG_TUI_LABEL_EXAMPLE, MSG_TUI_HELP_EXAMPLE},
    {ACTION_REVIEW, "walk.review", {CTRL('R')}, AT_WALK | AT_STORY, MSG_TUI_LABEL_REVIEW, MSG_TUI_HELP_REVIEW},
    {ACTION_WHY, "walk.why", {CTRL('O')}, AT_WALK | AT_STORY, MSG_TUI_LABEL_WHY, MSG_TUI_HELP_WHY},
    {ACTION_ROUGH, "walk.rough", {ALT('w')}, AT_WALK | AT_STORY, NULL, MSG_TUI_HELP_ROUGH},
    {ACTION_CUT, "rough.cut", {PRESSED_TAB}, AT_ROUGH, MSG_TUI_LABEL_CUT, MSG_TUI_HELP_CUT},
    {ACTION_UNDO, "home.undo", {ALT('u'), CTRL('_')}, AT_HOME, NULL, MSG_TUI_HELP_UNDO_REMOVAL},

    {ACTION_DETAILS, "review.details", {'a', PRESSED_TAB}, AT_REVIEW, MSG_TUI_LABEL_DETAILS, MSG_TUI_HELP_DETAILS},
    {ACTION_NEXT_FINDING, "review.next", {'n'}, AT_FINDINGS, MSG_TUI_LABEL_NEXT, MSG_TUI_HELP_NEXT_FINDING},
    {ACTION_PREVIOUS_FINDING,
     "review.previous",
     {'p'},
     AT_FINDINGS,
     MSG_TUI_LABEL_PREVIOUS,
     MSG_TUI_HELP_PREVIOUS_FINDING},
    {ACTION_OPEN_FINDING,
     "review.open",
     {PRESSED_ENTER, CTRL('O')},
     AT_FINDINGS,
     MSG_TUI_LABEL_WHY,
     MSG_TUI_HELP_OPEN_FINDING},
    {ACTION_EDIT_THERE, "review.edit", {'e'}, AT_REVIEW | AT_FINDINGS, MSG_TUI_LABEL_EDIT, MSG_TUI_HELP_EDIT},
    {ACTION_DETAILS, "review.text", {'a', PRESSED_TAB}, AT_FINDINGS, MSG_TUI_LABEL_TEXT_ALONE, MSG_TUI_HELP_TEXT_ALONE},
    {ACTION_SILENCE, "review.silence", {'d'}, AT_FINDINGS, MSG_TUI_LABEL_SILENCE, MSG_TUI_HELP_SILENCE},
    {ACTION_HEAR, "review.hear", {'u'}, AT_FINDINGS, NULL, MSG_TUI_HELP_UNSILENCE},
    {ACTION_MENDING, "review.mend", {'m'}, AT_REVIEW | AT_FINDINGS, MSG_TUI_LABEL_MENDING, MSG_TUI_HELP_MENDING},
    {ACTION_REHEARSE, "review.rehearse", {'r'}, AT_REVIEW | AT_FINDINGS, MSG_TUI_LABEL_REHEARSE, MSG_TUI_HELP_REHEARSE},
    {ACTION_EXPORT,
     "review.export",
     {'x', CTRL('X')},
     AT_REVIEW | AT_FINDINGS,
     MSG_TUI_LABEL_EXPORT,
     MSG_TUI_HELP_EXPORT},
    {ACTION_HISTORY, "review.history", {'h'}, AT_REVIEW | AT_FINDINGS, MSG_TUI_LABEL_HISTORY, MSG_TUI_HELP_HISTORY},
    {ACTION_MEND, "mend.one", {PRESSED_ENTER}, AT_MEND, MSG_TUI_LABEL_MEND, MSG_TUI_HELP_MEND},
    {ACTION_MEND_ALL, "mend.all", {'a'}, AT_MEND, MSG_TUI_LABEL_MEND_ALL, MSG_TUI_HELP_MEND_ALL},
    {ACTION_EXPORT, "walk.export", {CTRL('X')}, AT_WALK, NULL, MSG_TUI_HELP_EXPORT},
    {ACTION_HISTORY, "walk.history", {ALT('h')}, AT_WALK, NULL, MSG_TUI_HELP_HISTORY},
    {ACTION_SENTENCES, "walk.sentences", {ALT('q')}, AT_WALK, NULL, MSG_TUI_HELP_SENTENCES},
    {ACTION_SENTENCES, "review.sentences", {'s'}, AT_REVIEW | AT_FINDINGS, NULL, MSG_TUI_HELP_SENTENCES},
    {ACTION_SENTENCE_BACK,
     "sentences.back",
     {NAMED(KEY_LEFT), '<'},
     AT_SENTENCES,
     MSG_TUI_LABEL_SENTENCE_BACK,
     MSG_TUI_HELP_SENTENCE_BACK},
    {ACTION_SENTENCE_ON,
     "sentences.on",
     {NAMED(KEY_RIGHT), '>'},
     AT_SENTENCES,
     MSG_TUI_LABEL_SENTENCE_ON,
     MSG_TUI_HELP_SENTENCE_ON},
    {ACTION_NEXT_UNSURE, "sentences.unsure", {'n', PRESSED_TAB}, AT_SENTENCES, NULL, MSG_TUI_HELP_UNSURE},
    {ACTION_EDIT_THERE, "sentences.edit", {PRESSED_ENTER, 'e'}, AT_SENTENCES, MSG_TUI_LABEL_WALK, MSG_TUI_HELP_WALK},
    {ACTION_HAND_OVER, "walk.editor", {ALT('e')}, AT_WALK | AT_ROUGH, NULL, MSG_TUI_HELP_HAND_OVER},
    {ACTION_HAND_OVER, "review.editor", {ALT('e')}, AT_REVIEW | AT_FINDINGS, NULL, MSG_TUI_HELP_HAND_OVER_ALL},
    {ACTION_UNDO,
     "walk.undo",
     {ALT('u'), CTRL('_')},
     AT_WALK | AT_STORY | AT_ROUGH | AT_REVIEW | AT_FINDINGS | AT_SENTENCES,
     NULL,
     MSG_TUI_HELP_UNDO},
    {ACTION_REDO,
     "walk.redo",
     {ALT('r')},
     AT_WALK | AT_STORY | AT_ROUGH | AT_REVIEW | AT_FINDINGS | AT_SENTENCES,
     NULL,
     MSG_TUI_HELP_REDO},
    {ACTION_SEARCH, "walk.search", {ALT('s'), ALT('/')}, AT_WALK, NULL, MSG_TUI_HELP_SEARCH},
    {ACTION_SEARCH, "review.search", {'/', ALT('s')}, AT_REVIEW | AT_FINDINGS, NULL, MSG_TUI_HELP_SEARCH},
    {ACTION_SEARCH_NEXT,
     "walk.search-next",
     {ALT('n')},
     AT_WALK | AT_REVIEW | AT_FINDINGS,
     NULL,
     MSG_TUI_HELP_SEARCH_NEXT},
    {ACTION_SEARCH_PREVIOUS,
     "walk.search-previous",
     {ALT('p')},
     AT_WALK | AT_REVIEW | AT_FINDINGS,
     NULL,
     MSG_TUI_HELP_SEARCH_PREVIOUS},
    {ACTION_TAKE, "search.stay", {PRESSED_ENTER}, AT_SEARCH, MSG_TUI_LABEL_STAY, MSG_TUI_HELP_SEARCH_STAY},
    {ACTION_SEARCH_NEXT,
     "search.next",
     {NAMED(KEY_DOWN), CTRL('N'), ALT('n'), ALT('s')},
     AT_SEARCH,
     MSG_TUI_LABEL_NEXT,
     MSG_TUI_HELP_SEARCH_NEXT},
    {ACTION_SEARCH_PREVIOUS,
     "search.previous",
     {NAMED(KEY_UP), CTRL('P'), ALT('p')},
     AT_SEARCH,
     MSG_TUI_LABEL_PREVIOUS,
     MSG_TUI_HELP_SEARCH_PREVIOUS},

    {ACTION_WRITE, "export.write", {PRESSED_ENTER}, AT_EXPORT, MSG_TUI_LABEL_WRITE, MSG_TUI_HELP_WRITE},
    {ACTION_POLISH, "export.polish", {CTRL('P')}, AT_EXPORT, MSG_TUI_LABEL_POLISH, MSG_TUI_HELP_POLISH},
    {ACTION_FORMAT, "export.format", {PRESSED_TAB}, AT_EXPORT, MSG_TUI_LABEL_FORMAT, MSG_TUI_HELP_FORMAT},

    {ACTION_SPEAK, "rehearse.start", {' '}, AT_READY, MSG_TUI_LABEL_START, MSG_TUI_HELP_START},
    {ACTION_SPEAK, "rehearse.at-once", {' '}, AT_COUNTING, MSG_TUI_LABEL_AT_ONCE, MSG_TUI_HELP_AT_ONCE},
    {ACTION_SPEAK, "rehearse.next", {' '}, AT_SPEAKING, MSG_TUI_LABEL_PART_END, MSG_TUI_HELP_PART_END},
    {ACTION_SPEAK, "rehearse.go-on", {' ', 'p'}, AT_PAUSED, MSG_TUI_LABEL_GO_ON, MSG_TUI_HELP_GO_ON},
    {ACTION_SPEAK, "reading.start", {' '}, AT_READING, MSG_TUI_LABEL_READ, MSG_TUI_HELP_READ},
    {ACTION_HOLD, "rehearse.pause", {'p'}, AT_SPEAKING, MSG_TUI_LABEL_PAUSE, MSG_TUI_HELP_PAUSE},
    {ACTION_SAY_AGAIN,
     "rehearse.again",
     {'b'},
     AT_SPEAKING | AT_PAUSED,
     MSG_TUI_LABEL_SAY_AGAIN,
     MSG_TUI_HELP_SAY_AGAIN},
    {ACTION_TEXT, "rehearse.text", {'t'}, AT_SPEAKING | AT_PAUSED, MSG_TUI_LABEL_TEXT, MSG_TUI_HELP_SHOW_TEXT},
    {ACTION_STOP, "rehearse.stop", {'s'}, AT_SPEAKING | AT_PAUSED, MSG_TUI_LABEL_STOP, MSG_TUI_HELP_STOP},
    {ACTION_NOT_YET, "rehearse.not-yet", {PRESSED_BACKSPACE}, AT_SPEAKING | AT_PAUSED, NULL, MSG_TUI_HELP_NOT_YET},
    {ACTION_READING, "rehearse.reading", {'c'}, AT_READY, MSG_TUI_LABEL_READING, MSG_TUI_HELP_READING},
    {ACTION_SKIP, "rehearse.skip", {PRESSED_ENTER}, AT_FELT, MSG_TUI_LABEL_SKIP, MSG_TUI_HELP_SKIP},
    {ACTION_TAKES, "rehearse.takes", {'v'}, AT_READY | AT_KEPT, MSG_TUI_LABEL_TAKES, MSG_TUI_HELP_TAKES},
    {ACTION_REHEARSE, "rehearse.once-more", {'r'}, AT_KEPT, MSG_TUI_LABEL_ONCE_MORE, MSG_TUI_HELP_ONCE_MORE},
    {ACTION_DROP_TAKE, "takes.drop", {'u'}, AT_KEPT | AT_TAKES, MSG_TUI_LABEL_DROP, MSG_TUI_HELP_DROP},

    {ACTION_COMPARE, "history.compare", {PRESSED_ENTER}, AT_HISTORY, MSG_TUI_LABEL_COMPARE, MSG_TUI_HELP_COMPARE},
    {ACTION_COMPARE_WITH,
     "history.compare-with",
     {'m', ' '},
     AT_HISTORY,
     MSG_TUI_LABEL_COMPARE_WITH,
     MSG_TUI_HELP_COMPARE_WITH},
    {ACTION_RESTORE, "history.restore", {'b'}, AT_HISTORY, MSG_TUI_LABEL_RESTORE, MSG_TUI_HELP_RESTORE},
    {ACTION_UNDO,
     "history.undo",
     {ALT('u'), CTRL('_')},
     AT_HISTORY | AT_KEPT | AT_TAKES | AT_MEND, /* no label: there is mostly nothing to undo, and what can be says so */
     NULL,
     MSG_TUI_HELP_UNDO_HERE},
    {ACTION_UNDO, "mend.undo", {ALT('u'), CTRL('_')}, AT_MENDED, MSG_TUI_LABEL_UNDO, MSG_TUI_HELP_UNDO_HERE},

    {ACTION_UP,
     "move.up",
     {NAMED(KEY_UP)},
     AT_LIST | SCROLLED | AT_STORY | AT_EDITOR | AT_EXPORT,
     NULL,
     MSG_TUI_HELP_UP},
    {ACTION_DOWN,
     "move.down",
     {NAMED(KEY_DOWN)},
     AT_LIST | SCROLLED | AT_STORY | AT_EDITOR | AT_EXPORT,
     NULL,
     MSG_TUI_HELP_DOWN},
    {ACTION_PAGE_UP,
     "move.page-up",
     {NAMED(KEY_PPAGE), ALT('v')},
     AT_LIST | SCROLLED | AT_EDITOR | AT_EXPORT,
     NULL,
     MSG_TUI_HELP_PAGE_UP},
    {ACTION_PAGE_DOWN,
     "move.page-down",
     {NAMED(KEY_NPAGE), CTRL('V')},
     AT_LIST | SCROLLED | AT_EDITOR | AT_EXPORT,
     NULL,
     MSG_TUI_HELP_PAGE_DOWN},
    {ACTION_PAGE_DOWN, "page.down", {' '}, SCROLLED, NULL, MSG_TUI_HELP_PAGE_DOWN},
    {ACTION_TOP, "page.top", {NAMED(KEY_HOME)}, SCROLLED, NULL, MSG_TUI_HELP_TOP},
    {ACTION_BOTTOM, "page.bottom", {NAMED(KEY_END)}, SCROLLED, NULL, MSG_TUI_HELP_BOTTOM},

    {ACTION_LEFT, "text.left", {NAMED(KEY_LEFT), CTRL('B')}, AT_TEXT, NULL, MSG_TUI_HELP_LEFT},
    {ACTION_RIGHT, "text.right", {NAMED(KEY_RIGHT), CTRL('F')}, AT_TEXT, NULL, MSG_TUI_HELP_RIGHT},
    {ACTION_WORD_LEFT, "text.word-left", {NAMED(KEY_CONTROL_LEFT), ALT('b')}, AT_TEXT, NULL, MSG_TUI_HELP_WORD_LEFT},
    {ACTION_WORD_RIGHT,
     "text.word-right",
     {NAMED(KEY_CONTROL_RIGHT), ALT('f')},
     AT_TEXT,
     NULL,
     MSG_TUI_HELP_WORD_RIGHT},
    {ACTION_ROW_START, "text.row-start", {NAMED(KEY_HOME)}, AT_TEXT, NULL, MSG_TUI_HELP_ROW_START},
    {ACTION_ROW_END, "text.row-end", {NAMED(KEY_END)}, AT_TEXT, NULL, MSG_TUI_HELP_ROW_END},
    {ACTION_LINE_START, "text.line-start", {CTRL('A')}, AT_TEXT, NULL, MSG_TUI_HELP_LINE_START},
    {ACTION_LINE_END, "text.line-end", {CTRL('E')}, AT_TEXT, NULL, MSG_TUI_HELP_LINE_END},
    {ACTION_TEXT_START, "text.start", {NAMED(KEY_CONTROL_HOME), ALT('<')}, AT_EDITOR, NULL, MSG_TUI_HELP_TEXT_START},
    {ACTION_TEXT_END, "text.end", {NAMED(KEY_CONTROL_END), ALT('>')}, AT_EDITOR, NULL, MSG_TUI_HELP_TEXT_END},
    {ACTION_ERASE_BACK, "text.erase-back", {PRESSED_BACKSPACE}, AT_TEXT, NULL, MSG_TUI_HELP_ERASE_BACK},
    {ACTION_ERASE, "text.erase", {NAMED(KEY_DC), CTRL('D')}, AT_TEXT, NULL, MSG_TUI_HELP_ERASE},
    {ACTION_ERASE_WORD_BACK,
     "text.erase-word-back",
     {CTRL('W'), ALT(PRESSED_BACKSPACE)},
     AT_TEXT,
     NULL,
     MSG_TUI_HELP_ERASE_WORD_BACK},
    {ACTION_ERASE_WORD,
     "text.erase-word",
     {ALT('d'), NAMED(KEY_CONTROL_DELETE)},
     AT_TEXT,
     NULL,
     MSG_TUI_HELP_ERASE_WORD},
    {ACTION_KILL_LINE_START, "text.kill-start", {CTRL('U')}, AT_TEXT, NULL, MSG_TUI_HELP_KILL_LINE_START},
    {ACTION_KILL_LINE_END, "text.kill-end", {CTRL('K')}, AT_TEXT, NULL, MSG_TUI_HELP_KILL_LINE_END},
    {ACTION_YANK, "text.yank", {CTRL('Y')}, AT_TEXT, NULL, MSG_TUI_HELP_YANK},
    {ACTION_YANK_OLDER, "text.yank-older", {ALT('y')}, AT_TEXT, NULL, MSG_TUI_HELP_YANK_OLDER},
    {ACTION_MARK, "select.mark", {ALT('m'), NAMED(KEY_CONTROL_SPACE)}, AT_TEXT, NULL, MSG_TUI_HELP_MARK},
    {ACTION_SELECT_ALL, "select.all", {ALT('a')}, AT_TEXT, NULL, MSG_TUI_HELP_SELECT_ALL},
    {ACTION_SELECT_WORD, "select.word", {ALT('@')}, AT_EDITOR, NULL, MSG_TUI_HELP_SELECT_WORD},
    {ACTION_COPY, "select.copy", {ALT('c')}, AT_TEXT, NULL, MSG_TUI_HELP_COPY},
    {ACTION_CUT_SELECTION, "select.cut", {ALT('k')}, AT_TEXT, NULL, MSG_TUI_HELP_CUT_SELECTION},
    {ACTION_SELECT_LEFT, "select.left", {NAMED(KEY_SLEFT)}, AT_TEXT, NULL, MSG_TUI_HELP_SELECT_LEFT},
    {ACTION_SELECT_RIGHT, "select.right", {NAMED(KEY_SRIGHT)}, AT_TEXT, NULL, MSG_TUI_HELP_SELECT_RIGHT},
    {ACTION_SELECT_UP, "select.up", {NAMED(KEY_SR)}, AT_EDITOR, NULL, MSG_TUI_HELP_SELECT_UP},
    {ACTION_SELECT_DOWN, "select.down", {NAMED(KEY_SF)}, AT_EDITOR, NULL, MSG_TUI_HELP_SELECT_DOWN},
    {ACTION_SELECT_WORD_LEFT,
     "select.word-left",
     {NAMED(KEY_CONTROL_SHIFT_LEFT)},
     AT_TEXT,
     NULL,
     MSG_TUI_HELP_SELECT_WORD_LEFT},
    {ACTION_SELECT_WORD_RIGHT,
     "select.word-right",
     {NAMED(KEY_CONTROL_SHIFT_RIGHT)},
     AT_TEXT,
     NULL,
     MSG_TUI_HELP_SELECT_WORD_RIGHT},
    {ACTION_SELECT_ROW_START, "select.row-start", {NAMED(KEY_SHOME)}, AT_TEXT, NULL, MSG_TUI_HELP_SELECT_ROW_START},
    {ACTION_SELECT_ROW_END, "select.row-end", {NAMED(KEY_SEND)}, AT_TEXT, NULL, MSG_TUI_HELP_SELECT_ROW_END},
    {ACTION_EXCHANGE_WORDS, "text.exchange-words", {ALT('t')}, AT_EDITOR, NULL, MSG_TUI_HELP_EXCHANGE_WORDS},
    {ACTION_EXCHANGE, "text.exchange", {ALT('i')}, AT_EDITOR, NULL, MSG_TUI_HELP_EXCHANGE},
    {ACTION_UPPER, "text.upper", {ALT('g')}, AT_EDITOR, NULL, MSG_TUI_HELP_UPPER},
    {ACTION_LOWER, "text.lower", {ALT('l')}, AT_EDITOR, NULL, MSG_TUI_HELP_LOWER},
    {ACTION_TITLE, "text.capitalise", {ALT('j')}, AT_EDITOR, NULL, MSG_TUI_HELP_CAPITALISE},
    {ACTION_NEW_LINE, "text.new-line", {PRESSED_ENTER}, AT_EDITOR, NULL, MSG_TUI_HELP_NEW_LINE},

    {ACTION_BACK, "any.back", {PRESSED_ESCAPE}, AT_ANY, MSG_TUI_LABEL_BACK, MSG_TUI_HELP_BACK},
    {ACTION_QUIT, "any.quit", {CTRL('Q'), CTRL('C')}, AT_ANY, MSG_TUI_LABEL_QUIT, MSG_TUI_HELP_QUIT},
    {ACTION_KEEP, "any.keep", {CTRL('S')}, AT_ANY, NULL, MSG_TUI_HELP_KEEP},
    {ACTION_SUSPEND, "any.suspend", {CTRL('Z')}, AT_ANY, NULL, MSG_TUI_HELP_SUSPEND},
    {ACTION_REDRAW, "any.redraw", {CTRL('L')}, AT_ANY, NULL, MSG_TUI_HELP_REDRAW},
    {ACTION_SETTINGS, "any.settings", {ALT('o')}, AT_ANY, NULL, MSG_TUI_HELP_SETTINGS},
    {ACTION_PALETTE, "any.palette", {ALT('x')}, AT_ANY, NULL, MSG_TUI_HELP_PALETTE},
    {ACTION_PALETTE, "page.palette", {':'}, SCROLLED | AT_WELCOME | AT_SETTINGS, NULL, MSG_TUI_HELP_PALETTE},
    {ACTION_HELP, "any.help", {CTRL('G')}, AT_ANY, MSG_TUI_LABEL_HELP, MSG_TUI_HELP_HELP},
};
const size_t action_count = sizeof actions / sizeof *actions;

const Places action_standings[] = {
    AT_ANY | AT_WELCOME,
    AT_ANY | AT_HOME | AT_LIST | AT_FIELD,
    AT_ANY | AT_HOME | AT_DRAFT | AT_LIST | AT_FIELD,
    AT_ANY | AT_STORY | AT_FIELD,
    AT_ANY | AT_STORIES | AT_LIST,
    AT_ANY | AT_IDEAS,
    AT_ANY | AT_WALK | AT_EDITOR,
    AT_ANY | AT_ROUGH | AT_EDITOR,
    AT_ANY | AT_CONFLICT,
    AT_ANY | AT_REVIEW,
    AT_ANY | AT_FINDINGS,
    AT_ANY | AT_EXPORT | AT_FIELD,
    AT_ANY | AT_PAGER,
    AT_ANY | AT_CONFIRM,
    AT_ANY | AT_SETTINGS | AT_LIST,
    AT_ANY | AT_READY,
    AT_ANY | AT_COUNTING,
    AT_ANY | AT_SPEAKING | AT_LIST,
    AT_ANY | AT_PAUSED | AT_LIST,
    AT_ANY | AT_FELT,
    AT_ANY | AT_KEPT,
    AT_ANY | AT_TAKES | AT_LIST,
    AT_ANY | AT_READING,
    AT_ANY | AT_HISTORY | AT_LIST,
    AT_ANY | AT_MEND | AT_LIST,
    AT_ANY | AT_MENDED,
    AT_ANY | AT_PICK | AT_LIST | AT_FIELD,
    AT_ANY | AT_ASK | AT_FIELD,
    AT_ANY | AT_SEARCH | AT_FIELD,
    AT_ANY | AT_SENTENCES | AT_LIST,
    0,
};

static int bound[sizeof actions / sizeof *actions][ACTION_KEYS + 1]; /* what the settings say; none: the standard */

const int *action_keys(const Action *action) {
    const int *keys = bound[action - actions];
    return *keys ? keys : action->keys;
}

void action_bind(const Action *action, const int *keys) {
    int *to = bound[action - actions];
    memset(to, 0, sizeof *bound);
    for (size_t i = 0; keys && i < ACTION_KEYS && keys[i]; i++)
        to[i] = keys[i];
}

static bool is_bound_to(const Action *action, int key) {
    for (const int *at = action_keys(action); *at; at++)
        if (*at == key)
            return true;
    return false;
}

ActionId action_find(Places places, int key) {
    for (size_t i = 0; i < action_count; i++)
        if (actions[i].places & places && is_bound_to(&actions[i], key))
            return actions[i].id;
    return ACTION_NONE;
}

const Action *action_of(ActionId id, Places places) {
    for (size_t i = 0; i < action_count; i++)
        if (actions[i].id == id && actions[i].places & places)
            return &actions[i];
    return NULL;
}

static void append_entry(const Action *action, Buffer *out) {
    key_append_name(action_keys(action)[0], out);
    buffer_printf(out, " %s", action->label);
}

void action_footer(Places places, ActionIdle *is_idle, const struct Screen *screen, size_t columns, Buffer *out) {
    Buffer entry = {0}, last = {0};
    append_entry(action_of(ACTION_HELP, AT_ANY), &last);
    size_t separator = canvas_columns(slice_of(MSG_TUI_SEPARATOR));
    size_t room = columns > last.size + separator ? columns - last.size - separator : 0, used = 0;
    for (size_t i = 0; i < action_count; i++) {
        const Action *action = &actions[i];
        if (!action->label || action->id == ACTION_HELP || !(action->places & (places | AT_ANY)))
            continue;
        if (is_idle && is_idle(screen, action->id))
            continue;
        buffer_clear(&entry);
        append_entry(action, &entry);
        size_t needed = entry.size + (used ? separator : 0);
        if (used + needed > room)
            continue;
        if (used)
            buffer_append_string(out, MSG_TUI_SEPARATOR);
        buffer_append(out, buffer_slice(&entry));
        used += needed;
    }
    if (used)
        buffer_append_string(out, MSG_TUI_SEPARATOR);
    buffer_append(out, buffer_slice(&last));
    buffer_free(&entry);
    buffer_free(&last);
}
