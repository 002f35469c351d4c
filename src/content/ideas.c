/* Which ideas are shown, and in which order. */
#include "content/bank_parts.h"
#include <stdlib.h>
#include <string.h>

bool bank_load_ideas(Bank *bank, ErrorList *errors) {
    if (bank->ideas_read)
        return true;
    bank->ideas_read = true;
    return content_read_all(bank, "ideas.yaml", errors);
}

typedef struct Place { /* of an idea in the order */
    const Idea *idea;
    bool anywhere; /* it names no place */
    size_t round;  /* how many of its kind come before it, among those alike in that */
    size_t index;
} Place;

static bool names(const Idea *idea, const char *place) {
    for (size_t i = 0; i < idea->places.count; i++)
        if (strcmp(idea->places.items[i], place) == 0)
            return true;
    return false;
}

static bool fits(const Idea *idea, const char *kind, const char *place) {
    return (!kind || strcmp(idea->kind, kind) == 0) && (!place || idea->places.count == 0 || names(idea, place));
}

static int compare_places(const void *a, const void *b) {
    const Place *left = a, *right = b;
    if (left->anywhere != right->anywhere)
        return left->anywhere ? 1 : -1;
    if (left->round != right->round)
        return left->round < right->round ? -1 : 1;
    return left->index < right->index ? -1 : 1;
}

static size_t kind_index(const Bank *bank, const char *kind) {
    size_t i = 0;
    while (i < bank->idea_kinds.count && strcmp(((const IdeaTopic *)bank->idea_kinds.items[i])->id, kind) != 0)
        i++;
    return i;
}

Ideas bank_ideas(const Bank *bank, const char *kind, const char *place, Arena *arena) {
    size_t count = 0, *rounds = arena_array(arena, 2 * (bank->idea_kinds.count + 1), sizeof *rounds);
    Place *order = arena_array(arena, bank->ideas.count + 1, sizeof *order);
    for (size_t i = 0; i < bank->ideas.count; i++) {
        const Idea *idea = bank->ideas.items[i];
        if (!fits(idea, kind, place))
            continue;
        bool anywhere = place && idea->places.count == 0;
        size_t *round = &rounds[2 * kind_index(bank, idea->kind) + anywhere];
        order[count++] = (Place){idea, anywhere, (*round)++, i};
    }
    if (count > 1)
        qsort(order, count, sizeof *order, compare_places);
    const Idea **items = arena_array(arena, count + 1, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = order[i].idea;
    return (Ideas){items, count};
}
