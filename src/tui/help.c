/* The help screen, made from the action table: what can be done here, what the signs here mean, what can be done
 * everywhere, and last what the keys of any text are, for those are many. */
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/screens.h"

enum { KEY_COLUMNS = 20 };

static void add_action(Pager *pager, const Action *action, Buffer *keys) {
    buffer_clear(keys);
    for (const int *key = action_keys(action); *key; key++) {
        if (keys->size > 0)
            buffer_append_string(keys, ", ");
        key_append_name(*key, keys);
    }
    pager_add(pager, INK_TEXT, KEY_COLUMNS, buffer_string(keys), slice_of(key_words(action->help)));
}

static void add_part(Pager *pager, const char *heading, Places places, Places but) {
    Buffer keys = {0};
    bool any = false;
    for (size_t i = 0; i < action_count; i++) {
        if (!(actions[i].places & places) || actions[i].places & but)
            continue;
        if (!any) {
            if (pager_count(pager) > 0)
                pager_add_blank(pager);
            pager_add_string(pager, INK_TITLE, heading);
        }
        any = true;
        add_action(pager, &actions[i], &keys);
    }
    buffer_free(&keys);
}

typedef struct Sign {
    Places places;
    const char *signs, *meaning;
} Sign;

static const Sign signs[] = {
    {AT_STORY, MSG_TUI_SIGNS_STORY, MSG_TUI_SIGN_FACT},
    {AT_STORIES, MSG_TUI_SIGNS_STORIES, MSG_TUI_SIGN_STORY},
    {AT_WALK, MSG_TUI_SIGNS_PART, MSG_TUI_SIGN_PART},
    {AT_WALK, MSG_TUI_COLUMN, MSG_TUI_SIGN_BAND_LEARNING},
    {AT_FINDINGS, MSG_TUI_SIGNS_BALANCE, MSG_TUI_SIGN_BALANCE},
    {AT_FINDINGS, MSG_TUI_COLUMN, MSG_TUI_SIGN_LIMIT},
    {AT_FINDINGS, MSG_TUI_METER_RANGE, MSG_TUI_SIGN_RANGE},
    {AT_SPEAKING | AT_PAUSED, MSG_TUI_COLUMN, MSG_TUI_SIGN_PART_TARGET},
    {AT_TAKES, MSG_TUI_SIGNS_TAKES, MSG_TUI_SIGN_TAKES},
    {AT_HISTORY, MSG_TUI_HISTORY_SIGN, MSG_TUI_SIGN_COMPARED},
};

static void add_signs(Pager *pager, Places places) {
    bool any = false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!(signs[i].places & places))
            continue;
        if (!any) {
            pager_add_blank(pager);
            pager_add_string(pager, INK_TITLE, MSG_TUI_HELP_SIGNS);
        }
        any = true;
        pager_add(pager, INK_TEXT, KEY_COLUMNS, signs[i].signs, slice_of(signs[i].meaning));
    }
}

Screen *help_screen_new(Places places) {
    Pager *pager = pager_new();
    add_part(pager, MSG_TUI_HELP_HERE, places & ~AT_TEXT, places & AT_TEXT);
    add_signs(pager, places);
    add_part(pager, MSG_TUI_HELP_EVERYWHERE, AT_ANY, 0);
    add_part(pager, MSG_TUI_HELP_TEXT, places & AT_TEXT, 0);
    pager_add_blank(pager);
    pager_add_string(pager, INK_QUIET, key_words(MSG_TUI_HELP_NOTE));
    return help_page_new(MSG_TUI_HELP_TITLE, pager);
}
