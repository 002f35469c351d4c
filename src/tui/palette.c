/* The command palette, made from the action table: what can be done on the screen below, found by what it is called, by
 * other words that people have for it, or by its sentence; and what can be done one screen further on. */
#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/pick.h"

#include <string.h>

/* ---- What else people call it ---- */

static const struct {
    ActionId id;
    const char *words;
} other_words[] = {
    {ACTION_KEEP, MSG_TUI_WORDS_KEEP},         {ACTION_QUIT, MSG_TUI_WORDS_QUIT},
    {ACTION_BACK, MSG_TUI_WORDS_BACK},         {ACTION_REHEARSE, MSG_TUI_WORDS_REHEARSE},
    {ACTION_EXPORT, MSG_TUI_WORDS_EXPORT},     {ACTION_REMOVE, MSG_TUI_WORDS_REMOVE},
    {ACTION_REVIEW, MSG_TUI_WORDS_REVIEW},     {ACTION_DETAILS, MSG_TUI_WORDS_DETAILS},
    {ACTION_HISTORY, MSG_TUI_WORDS_HISTORY},   {ACTION_SEARCH, MSG_TUI_WORDS_SEARCH},
    {ACTION_UNDO, MSG_TUI_WORDS_UNDO},         {ACTION_REDO, MSG_TUI_WORDS_REDO},
    {ACTION_MENDING, MSG_TUI_WORDS_MENDING},   {ACTION_ROUGH, MSG_TUI_WORDS_ROUGH},
    {ACTION_SENTENCES, MSG_TUI_WORDS_PARTS},   {ACTION_HAND_OVER, MSG_TUI_WORDS_EDITOR},
    {ACTION_SETTINGS, MSG_TUI_WORDS_SETTINGS}, {ACTION_WHY, MSG_TUI_WORDS_WHY},
};

static const char *words_for(ActionId id) {
    for (size_t i = 0; i < sizeof other_words / sizeof *other_words; i++)
        if (other_words[i].id == id)
            return other_words[i].words;
    return "";
}

/* ---- What is offered ---- */

static const ActionId beyond_review[] = {ACTION_REHEARSE, ACTION_HISTORY, ACTION_EXPORT,
                                         ACTION_DETAILS,  ACTION_MENDING, ACTION_SENTENCES};

/* One sentence is one row, whichever of its names is bound here. */
static bool is_told_before(const Action *action, Places places) {
    for (const Action *other = actions; other < action; other++)
        if (other->places & places && strcmp(other->help, action->help) == 0)
            return true;
    return false;
}

static bool is_offered(const Screen *under, const Action *action, Places places) {
    const bool idle = under->kind->is_idle && under->kind->is_idle(under, action->id);
    return action->places & places && action->id != ACTION_PALETTE && !idle && !is_told_before(action, places);
}

/* What is chosen: an action, and behind it the one that leads to where it can be asked for, as in `value_of`. */
static Outcome press(void *host, size_t value) {
    (void)host;
    const Action *action = &actions[value % action_count];
    size_t way = value / action_count;
    int key = action_keys(action)[0];
    return way ? (Outcome){.press = action_keys(&actions[way - 1])[0], .press_then = key} : (Outcome){.press = key};
}

static size_t value_of(const Action *action, const Action *way) {
    return (size_t)(action - actions) + (way ? (size_t)(way - actions) + 1 : 0) * action_count;
}

static void add(Screen *pick, const Action *action, const Action *way) {
    Buffer key = {0}, names = {0};
    if (way) {
        key_append_name(action_keys(way)[0], &key);
        buffer_append_byte(&key, ' ');
    }
    key_append_name(action_keys(action)[0], &key);
    buffer_printf(&names, "%s %s %s", action->label ? action->label : "", action->name, words_for(action->id));
    pick_add(pick,
             (PickChoice){.label = buffer_string(&key),
                          .name = buffer_string(&names),
                          .text = key_words(action->help),
                          .value = value_of(action, way)},
             false);
    buffer_free(&key);
    buffer_free(&names);
}

static void add_beyond(Screen *pick, Places places) {
    const Action *way = action_of(ACTION_REVIEW, places);
    for (size_t i = 0; way && i < sizeof beyond_review / sizeof *beyond_review; i++)
        if (!action_of(beyond_review[i], places))
            add(pick, action_of(beyond_review[i], AT_REVIEW), way);
}

/* What belongs to the screen comes first, then what is further on and everywhere. Moving about and editing come last:
 * fingers know them. */
Screen *palette_screen_new(const Screen *under) {
    const Places places = under->places;
    static const Places plain = AT_TEXT | AT_LIST | AT_PAGER;
    Screen *pick = pick_screen_new(MSG_TUI_PALETTE_TITLE, press, NULL);
    for (size_t i = 0; i < action_count; i++)
        if (is_offered(under, &actions[i], places) && !(actions[i].places & (plain | AT_ANY)))
            add(pick, &actions[i], NULL);
    add_beyond(pick, places);
    for (size_t i = 0; i < action_count; i++)
        if (is_offered(under, &actions[i], places | AT_ANY) && actions[i].places & AT_ANY)
            add(pick, &actions[i], NULL);
    for (size_t i = 0; i < action_count; i++)
        if (is_offered(under, &actions[i], places) && actions[i].places & plain)
            add(pick, &actions[i], NULL);
    return pick;
}
