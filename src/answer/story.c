/* The facts of the story, each with a text form: what forms, journals and answer files hold. */
#include "answer/facts.h"

#include "base/messages.h"
#include "yaml/yaml.h"

#include <string.h>

const char *const story_keys[] = {"title", "when", "kind", "reach", "repaired", "doubts", "competencies", NULL};

static size_t count_names(const char *const *names) {
    size_t count = 0;
    while (names[count])
        count++;
    return count;
}

/* Adds the nearest name or all of them to the error. */
static bool suggest(Error *error, const char *word, const char *const *names) {
    const char *nearest = nearest_name(word, names, count_names(names));
    if (nearest)
        return error_remedy(error, MSG_ANSWER_DID_YOU_MEAN, nearest);
    Buffer list = {0};
    for (size_t i = 0; names[i]; i++)
        buffer_printf(&list, "%s%s", i ? ", " : "", names[i]);
    error_remedy(error, MSG_ANSWER_CHOOSE_ONE_OF, buffer_string(&list));
    buffer_free(&list);
    return false;
}

static bool set_choice(Story *story, const StoryFact *fact, const char *value, Error *error) {
    Slice word = slice_trim(slice_of(value));
    int index = 0;
    while (word.size && fact->values[index] && !slice_is(word, fact->values[index]))
        index++;
    if (!fact->values[index]) {
        error_set(error, ERROR_INVALID, MSG_ANSWER_FACT_VALUE, value, fact->key);
        return suggest(error, value, fact->values);
    }
    memcpy((char *)story + fact->offset, &index, sizeof index);
    return true;
}

static bool set_when(Story *story, const char *value, Error *error) {
    Slice text = slice_trim(slice_of(value));
    Date date = {0};
    if (text.size && !date_parse(text, &date)) {
        error_set(error, ERROR_INVALID, MSG_ANSWER_FACT_DATE, value);
        return error_remedy(error, MSG_ANSWER_FACT_DATE_REMEDY);
    }
    story->when = date;
    return true;
}

/* The next of the items parted by commas, trimmed; empty ones are passed over. */
static bool next_item(Slice *rest, Slice *item) {
    while (rest->size) {
        const char *comma = memchr(rest->data, ',', rest->size);
        size_t size = comma ? (size_t)(comma - rest->data) : rest->size;
        *item = slice_trim((Slice){rest->data, size});
        size_t taken = comma ? size + 1 : size;
        *rest = (Slice){rest->data + taken, rest->size - taken};
        if (item->size)
            return true;
    }
    return false;
}

static Strings split_items(const char *value, Arena *arena) {
    Slice item;
    size_t count = 0;
    for (Slice rest = slice_of(value); next_item(&rest, &item);)
        count++;
    const char **items = count ? arena_array(arena, count, sizeof *items) : NULL;
    size_t filled = 0;
    for (Slice rest = slice_of(value); next_item(&rest, &item);)
        items[filled++] = arena_copy(arena, item);
    return (Strings){.items = items, .count = count};
}

bool story_set(Story *story, const char *key, const char *value, Arena *arena, Error *error) {
    const StoryFact *fact = story_fact(key);
    if (fact && fact->values)
        return set_choice(story, fact, value, error);
    if (strcmp(key, "when") == 0)
        return set_when(story, value, error);
    if (strcmp(key, "title") == 0) {
        Slice title = slice_trim(slice_of(value));
        story->title = title.size ? arena_copy(arena, title) : NULL;
        return true;
    }
    if (strcmp(key, "competencies") == 0) {
        story->competencies = split_items(value, arena);
        return true;
    }
    error_set(error, ERROR_INVALID, MSG_ANSWER_FACT_UNKNOWN, key);
    return suggest(error, key, story_keys);
}

const char *story_get(const Story *story, const char *key, Arena *arena) {
    const StoryFact *fact = story_fact(key);
    if (fact && fact->values) {
        int index;
        memcpy(&index, (const char *)story + fact->offset, sizeof index);
        return index > 0 ? fact->values[index] : "";
    }
    if (strcmp(key, "title") == 0)
        return story->title ? story->title : "";
    if (strcmp(key, "when") == 0) {
        char date[11];
        date_format(story->when, date);
        return arena_string(arena, date);
    }
    const char *text = "";
    if (strcmp(key, "competencies") == 0) {
        Buffer list = {0};
        for (size_t i = 0; i < story->competencies.count; i++)
            buffer_printf(&list, "%s%s", i ? ", " : "", story->competencies.items[i]);
        text = arena_copy(arena, buffer_slice(&list));
        buffer_free(&list);
    }
    return text;
}
