#include "answer/differences.h"

#include "answer/candidates.h"
#include "answer/facts.h"
#include "base/messages.h"

#include <string.h>

static void add(Differences *out, const char *label, Slice before, Slice after) {
    if (!slice_equal(before, after))
        out->items[out->count++] = (Difference){label, before, after};
}

/* ---- Facts ---- */

static void add_facts(Differences *out, const Answer *before, const Answer *after, const Bank *bank) {
    for (size_t i = 0; i < FACT_COUNT; i++) {
        const StoryFact *fact = &story_facts[i];
        add(out, fact->label, slice_of(fact_words(fact, bank, answer_fact(before, fact->key))),
            slice_of(fact_words(fact, bank, answer_fact(after, fact->key))));
    }
    add(out, MSG_ANSWER_FACT_COMPETENCIES, slice_of(answer_fact(before, "competencies")),
        slice_of(answer_fact(after, "competencies")));
}

/* ---- Stories noted ---- */

/* "The order that came late; when: 2025-03; what kind: a planning slip" */
static Slice words_of_story(const Answer *answer, size_t number, const Bank *bank, Arena *arena) {
    const char *words = "";
    for (size_t i = 0; i < STORY_FACTS; i++) {
        const StoryFact *fact = &story_facts[i];
        const char *value = answer_fact(answer, candidate_key(number, fact->key, arena));
        if (!*value)
            continue;
        const char *said = fact_words(fact, bank, value);
        size_t label = strlen(fact->label);
        if (i == FACT_TITLE)
            words = said;
        else
            words = arena_printf(arena, "%s%s%s%s %s", words, *words ? "; " : "", fact->label,
                                 fact->label[label - 1] == '?' ? "" : ":", said);
    }
    return slice_of(words);
}

/* Both lists are in the order of their numbers. */
static void add_stories(Differences *out, const Answer *before, const Answer *after, const Bank *bank, Arena *arena) {
    Candidates old = answer_candidates(before, arena), new = answer_candidates(after, arena);
    for (size_t i = 0, j = 0; i < old.count || j < new.count;) {
        size_t left = i < old.count ? old.items[i].number : SIZE_MAX;
        size_t right = j < new.count ? new.items[j].number : SIZE_MAX, number = left < right ? left : right;
        add(out, MSG_ANSWER_STORY_NOTED, words_of_story(before, number, bank, arena),
            words_of_story(after, number, bank, arena));
        i += left == number;
        j += right == number;
    }
}

/* ---- Texts without a place ---- */

/* The number of texts where there is none of that label. */
static size_t find_unplaced(const Answer *answer, const char *label) {
    size_t count = answer_unplaced_count(answer), index = 0;
    while (index < count && strcmp(answer_unplaced_label(answer, index), label) != 0)
        index++;
    return index;
}

static void add_unplaced(Differences *out, const Answer *before, const Answer *after) {
    size_t old = answer_unplaced_count(before), new = answer_unplaced_count(after);
    for (size_t i = 0; i < old; i++) {
        const char *label = answer_unplaced_label(before, i);
        size_t other = find_unplaced(after, label);
        add(out, label, answer_unplaced_text(before, i), other < new ? answer_unplaced_text(after, other) : (Slice){0});
    }
    for (size_t i = 0; i < new; i++)
        if (find_unplaced(before, answer_unplaced_label(after, i)) == old)
            add(out, answer_unplaced_label(after, i), (Slice){0}, answer_unplaced_text(after, i));
}

Differences answer_differences(const Answer *before, const Answer *after, const Bank *bank, Arena *arena) {
    const Shape *shape = answer_shape(before);
    size_t most = FACT_COUNT + 1 + shape->section_count + answer_fact_count(before) + answer_fact_count(after) +
                  answer_unplaced_count(before) + answer_unplaced_count(after);
    Differences out = {.items = arena_array(arena, most, sizeof *out.items)};
    add_facts(&out, before, after, bank);
    for (size_t i = 0; i < shape->section_count; i++)
        add(&out, shape->sections[i].label, answer_text(before, i), answer_text(after, i));
    add_stories(&out, before, after, bank, arena);
    add_unplaced(&out, before, after);
    return out;
}
