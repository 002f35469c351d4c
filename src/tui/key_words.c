#include "tui/key_words.h"

#include "base/memory.h"
#include "tui/action.h"

#include <stdlib.h>
#include <string.h>

typedef struct Shown {
    const char *sentence; /* told apart by its address: each is one literal of the messages */
    Buffer words;
} Shown;

/* What was shown so far. There is one keyboard, as there is one terminal. */
static struct {
    Shown *items;
    size_t count, capacity;
} shown;

static const Action *action_named(const char *name, size_t size) {
    for (size_t i = 0; i < action_count; i++)
        if (strlen(actions[i].name) == size && strncmp(actions[i].name, name, size) == 0)
            return &actions[i];
    return NULL;
}

static void fill_in(const char *sentence, Buffer *out) {
    for (const char *at = sentence; *at;) {
        size_t size = *at == '{' ? strcspn(at + 1, "}") : 0;
        const Action *action = size > 0 ? action_named(at + 1, size) : NULL;
        if (action) {
            key_append_name(action_keys(action)[0], out);
            at += size + 2;
        } else {
            buffer_append_byte(out, *at++);
        }
    }
}

const char *key_words(const char *sentence) {
    if (!strchr(sentence, '{'))
        return sentence;
    for (size_t i = 0; i < shown.count; i++)
        if (shown.items[i].sentence == sentence)
            return buffer_string(&shown.items[i].words);
    shown.items = memory_grow(shown.items, &shown.capacity, shown.count + 1, sizeof *shown.items);
    Shown *fresh = &shown.items[shown.count++];
    *fresh = (Shown){.sentence = sentence};
    fill_in(sentence, &fresh->words);
    return buffer_string(&fresh->words);
}

void key_words_forget(void) {
    for (size_t i = 0; i < shown.count; i++)
        buffer_free(&shown.items[i].words);
    free(shown.items);
    memset(&shown, 0, sizeof shown);
}
