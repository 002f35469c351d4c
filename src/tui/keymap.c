#include "tui/keymap.h"

#include "base/memory.h"
#include "base/messages.h"
#include "tui/action.h"
#include "tui/key_words.h"
#include "yaml/yaml.h"

#include <stdlib.h>
#include <string.h>

static const Action *find_action(const char *name) {
    for (size_t i = 0; i < action_count; i++)
        if (strcmp(actions[i].name, name) == 0)
            return &actions[i];
    return NULL;
}

static void tell_unknown(const KeyBinding *binding, const char *file, ErrorList *errors) {
    const char **names = memory_array(action_count, sizeof *names);
    for (size_t i = 0; i < action_count; i++)
        names[i] = actions[i].name;
    const char *near = nearest_name(binding->action, names, action_count);
    Error *error =
        error_list_add(errors, ERROR_INVALID, file, binding->line, binding->column, MSG_TUI_NO_ACTION, binding->action);
    if (near)
        error_remedy(error, MSG_TUI_DID_YOU_MEAN, near);
    else
        error_remedy(error, "%s", MSG_TUI_ACTIONS_REMEDY);
    free(names);
}

/* False, and told: one of them is no key. */
static bool parse_keys(const KeyBinding *binding, const char *file, int keys[ACTION_KEYS + 1], ErrorList *errors) {
    size_t count = binding->count < ACTION_KEYS ? binding->count : ACTION_KEYS;
    for (size_t i = 0; i < count; i++)
        if (!key_parse(slice_of(binding->keys[i]), &keys[i])) {
            error_remedy(error_list_add(errors, ERROR_INVALID, file, binding->line, binding->column, MSG_TUI_NO_KEY,
                                        binding->keys[i], binding->action),
                         "%s", MSG_TUI_NO_KEY_REMEDY);
            return false;
        }
    if (count == 0)
        error_list_add(errors, ERROR_INVALID, file, binding->line, binding->column, MSG_TUI_NO_KEYS_AT_ALL,
                       binding->action);
    return count > 0;
}

static void bind(const KeyBinding *binding, const char *file, ErrorList *errors) {
    const Action *action = find_action(binding->action);
    int keys[ACTION_KEYS + 1] = {0};
    if (!action)
        tell_unknown(binding, file, errors);
    else if (parse_keys(binding, file, keys, errors))
        action_bind(action, keys);
}

/* ---- Keys that can't be had ---- */

static bool share_a_place(const Action *a, const Action *b) {
    for (const Places *standing = action_standings; *standing; standing++)
        if (a->places & *standing && b->places & *standing)
            return true;
    return false;
}

static bool stands_in_text(const Action *action) {
    for (const Places *standing = action_standings; *standing; standing++)
        if (action->places & *standing && *standing & AT_TEXT)
            return true;
    return false;
}

static const Action *other_with(const Action *action, int key) {
    for (const Action *other = actions; other < actions + action_count; other++)
        for (const int *at = action_keys(other); *at && other != action; at++)
            if (*at == key && other->id != action->id && share_a_place(action, other))
                return other;
    return NULL;
}

/* Gives the standard keys back to an action whose keys can't be had; true: all is well. */
static bool holds(const KeyBinding *binding, const char *file, ErrorList *errors) {
    const Action *action = find_action(binding->action);
    if (!action || action_keys(action) == action->keys)
        return true;
    for (const int *key = action_keys(action); *key; key++) {
        bool is_text = key_is_text(*key) && stands_in_text(action);
        const Action *other = other_with(action, *key);
        if (!is_text && !other)
            continue;
        Buffer name = {0};
        key_append_name(*key, &name);
        if (is_text)
            error_list_add(errors, ERROR_INVALID, file, binding->line, binding->column, MSG_TUI_KEY_IS_TEXT,
                           buffer_string(&name), action->name);
        else
            error_remedy(error_list_add(errors, ERROR_INVALID, file, binding->line, binding->column, MSG_TUI_KEY_SHARED,
                                        buffer_string(&name), other->name, action->name),
                         "%s", MSG_TUI_KEY_SHARED_REMEDY);
        buffer_free(&name);
        action_bind(action, NULL);
        return false;
    }
    return true;
}

/* Two actions may change keys with each other, so all are bound before any is looked at; and one that gets its standard
 * key back may take it from another, so all are looked at again. */
void keymap_use(const Settings *settings, const char *file, ErrorList *errors) {
    key_words_forget();
    for (size_t i = 0; i < action_count; i++)
        action_bind(&actions[i], NULL);
    for (size_t i = 0; i < settings->key_count; i++)
        bind(&settings->keys[i], file, errors);
    for (size_t i = 0; i < settings->key_count;)
        i = holds(&settings->keys[i], file, errors) ? i + 1 : 0;
}
