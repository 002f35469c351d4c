/* The command palette, made from the action table: what can be done on the screen below, found by a few letters of its
 * sentence or its name. */
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/pick.h"

#include <string.h>

/* One sentence is one row, whichever of its names is bound here. */
static bool is_told_before(const Action *action, Places places) {
    for (const Action *other = actions; other < action; other++)
        if (other->places & places && strcmp(other->help, action->help) == 0)
            return true;
    return false;
}

static bool is_offered(const Action *action, Places places) {
    return action->places & places && action->id != ACTION_PALETTE && !is_told_before(action, places);
}

static Outcome press(void *host, size_t value) {
    (void)host;
    return (Outcome){.press = action_keys(&actions[value])[0]};
}

static void add(Screen *pick, size_t index) {
    const Action *action = &actions[index];
    Buffer key = {0}, names = {0};
    key_append_name(action_keys(action)[0], &key);
    buffer_printf(&names, "%s %s", action->label ? action->label : "", action->name);
    pick_add(pick, (PickChoice){buffer_string(&key), key_words(action->help), buffer_string(&names), index}, false);
    buffer_free(&key);
    buffer_free(&names);
}

/* Moving about and editing come last: fingers know them. */
Screen *palette_screen_new(Places places) {
    Screen *pick = pick_screen_new(MSG_TUI_PALETTE_TITLE, press, NULL);
    for (int last = 0; last <= 1; last++)
        for (size_t i = 0; i < action_count; i++) {
            bool plain = actions[i].places & (AT_TEXT | AT_LIST | AT_PAGER);
            if (plain == (last == 1) && is_offered(&actions[i], places | AT_ANY))
                add(pick, i);
        }
    return pick;
}
