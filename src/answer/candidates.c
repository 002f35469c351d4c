#include "answer/candidates.h"

#include <stdlib.h>
#include <string.h>

#define PREFIX "candidate."

enum { DIGITS_MOST = 6 };

/* The number in "candidate.NUMBER.KEY"; 0 for any other key. */
static size_t number_of(const char *key) {
    size_t number = 0, digits = 0;
    if (strncmp(key, PREFIX, strlen(PREFIX)) != 0)
        return 0;
    const char *at = key + strlen(PREFIX);
    for (; at[digits] >= '0' && at[digits] <= '9' && digits <= DIGITS_MOST; digits++)
        number = number * 10 + (size_t)(at[digits] - '0');
    bool fine = digits > 0 && digits <= DIGITS_MOST && *at != '0' && at[digits] == '.';
    return fine ? number : 0;
}

const char *candidate_key(size_t number, const char *key, Arena *arena) {
    return number ? arena_printf(arena, PREFIX "%zu.%s", number, key) : key;
}

/* ---- Reading ---- */

static int compare_numbers(const void *a, const void *b) {
    size_t left = *(const size_t *)a, right = *(const size_t *)b;
    return left < right ? -1 : left > right;
}

/* The numbers in use, ascending, each once. */
static size_t collect_numbers(const Answer *answer, Arena *arena, size_t **out) {
    size_t facts = answer_fact_count(answer), found = 0, kept = 0;
    size_t *numbers = arena_array(arena, facts + 1, sizeof *numbers);
    for (size_t i = 0; i < facts; i++) {
        size_t number = number_of(answer_fact_key(answer, i));
        if (number)
            numbers[found++] = number;
    }
    if (found > 1)
        qsort(numbers, found, sizeof *numbers, compare_numbers);
    for (size_t i = 0; i < found; i++)
        if (i == 0 || numbers[i] != numbers[i - 1])
            numbers[kept++] = numbers[i];
    *out = numbers;
    return kept;
}

Story answer_story(const Answer *answer, size_t number, Arena *arena) {
    Story story = {0};
    for (size_t i = 0; story_keys[i]; i++)
        story_set(&story, story_keys[i], answer_fact(answer, candidate_key(number, story_keys[i], arena)), arena, NULL);
    return story;
}

Candidates answer_candidates(const Answer *answer, Arena *arena) {
    size_t *numbers;
    Candidates out = {.count = collect_numbers(answer, arena, &numbers)};
    out.items = arena_array(arena, out.count + 1, sizeof *out.items);
    for (size_t i = 0; i < out.count; i++) {
        out.items[i].number = numbers[i];
        out.items[i].story = answer_story(answer, numbers[i], arena);
    }
    return out;
}

bool story_is_begun(const Answer *answer) {
    for (size_t i = 0; story_keys[i]; i++)
        if (*answer_fact(answer, story_keys[i]))
            return true;
    return false;
}

/* ---- Changing ---- */

/* Room for two facts a key: choosing changes both sides. */
static Commands commands_new(Arena *arena) {
    size_t keys = 0;
    while (story_keys[keys])
        keys++;
    return (Commands){.items = arena_array(arena, 2 * keys, sizeof(Command))};
}

static void put(Commands *commands, const Answer *answer, const char *key, const char *value) {
    if (strcmp(answer_fact(answer, key), value) == 0)
        return;
    commands->items[commands->count] =
        (Command){.kind = COMMAND_FACT, .key = key, .value = value, .joins = commands->count > 0};
    commands->count++;
}

static bool is_noted(const Answer *answer, const Candidates *candidates, const char *title) {
    for (size_t i = 0; i < candidates->count; i++) {
        const char *other = candidates->items[i].story.title;
        if (other && strcmp(other, title) == 0)
            return true;
    }
    return strcmp(answer_fact(answer, "title"), title) == 0;
}

Commands candidate_note(const Answer *answer, Slice title, Arena *arena) {
    Commands commands = commands_new(arena);
    Candidates candidates = answer_candidates(answer, arena);
    const char *line = arena_copy(arena, slice_trim(title));
    size_t number = candidates.count ? candidates.items[candidates.count - 1].number + 1 : 1;
    if (*line && !is_noted(answer, &candidates, line))
        put(&commands, answer, candidate_key(number, "title", arena), line);
    return commands;
}

Commands candidate_choose(const Answer *answer, size_t number, Arena *arena) {
    Commands commands = commands_new(arena);
    for (size_t i = 0; number && story_keys[i]; i++) {
        const char *key = story_keys[i], *its_key = candidate_key(number, key, arena);
        const char *old = arena_string(arena, answer_fact(answer, key));
        const char *new = arena_string(arena, answer_fact(answer, its_key));
        put(&commands, answer, key, new);
        put(&commands, answer, its_key, old);
    }
    return commands;
}

Commands candidate_remove(const Answer *answer, size_t number, Arena *arena) {
    Commands commands = commands_new(arena);
    for (size_t i = 0; number && story_keys[i]; i++)
        put(&commands, answer, candidate_key(number, story_keys[i], arena), "");
    return commands;
}
