/* Prints mdoc: all that a key can do in the front end, by the first part of the actions' names, from the very table
 * that feeds dispatch, footer and help. `scripts/manual/update` puts it into docs/starcoach.1. */
#include "tui/action.h"
#include "tui/key_words.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

static size_t group_size(const Action *action) {
    return strcspn(action->name, ".");
}

static bool is_of_group(const Action *action, const Action *first) {
    size_t size = group_size(first);
    return strncmp(action->name, first->name, size + 1) == 0;
}

static bool begins_group(const Action *action) {
    for (const Action *before = actions; before < action; before++)
        if (is_of_group(before, action))
            return false;
    return true;
}

/* Each sentence begins a line, and none with what would be a request to the formatter. */
static void print_sentences(const char *text) {
    for (const char *end; (end = strstr(text, ". ")); text = end + 2)
        printf("\\&%.*s\n", (int)(end + 1 - text), text);
    printf("\\&%s\n", text);
}

static void print_action(const Action *action) {
    Buffer line = {0};
    for (const int *key = action->keys; *key; key++) {
        buffer_append_string(&line, line.size > 0 ? ", " : "");
        key_append_name(*key, &line);
    }
    buffer_printf(&line, ": %s", key_words(action->help));
    printf(".It Cm %s\n", action->name);
    print_sentences(buffer_string(&line));
    buffer_free(&line);
}

static void print_group(const Action *first) {
    printf(".Ss Keys: %.*s\n.Bl -tag -width 22n -compact\n", (int)group_size(first), first->name);
    for (size_t i = 0; i < action_count; i++)
        if (is_of_group(&actions[i], first))
            print_action(&actions[i]);
    printf(".El\n");
}

int main(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    for (size_t i = 0; i < action_count; i++)
        if (begins_group(&actions[i]))
            print_group(&actions[i]);
    key_words_forget();
    return 0;
}
