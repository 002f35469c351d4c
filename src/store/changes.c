#include "store/changes.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

/* ---- States ---- */

static void copy_texts(const Answer *answer, Arena *arena, AnswerState *out) {
    out->text_count = answer_shape(answer)->section_count;
    out->texts = arena_array(arena, out->text_count, sizeof *out->texts);
    for (size_t i = 0; i < out->text_count; i++) {
        Slice text = answer_text(answer, i);
        out->texts[i] = (Slice){arena_copy(arena, text), text.size};
    }
}

/* `room`: for how many facts more than there are. */
static void copy_facts(const Answer *answer, size_t room, Arena *arena, AnswerState *out) {
    out->fact_count = answer_fact_count(answer);
    out->facts = arena_array(arena, out->fact_count + room, sizeof *out->facts);
    for (size_t i = 0; i < out->fact_count; i++) {
        const char *key = answer_fact_key(answer, i);
        out->facts[i] = (DraftFact){arena_string(arena, key), arena_string(arena, answer_fact(answer, key))};
    }
}

AnswerState answer_state(const Answer *answer, Arena *arena) {
    AnswerState state = {0};
    copy_texts(answer, arena, &state);
    copy_facts(answer, 0, arena, &state);
    return state;
}

static void put_fact(AnswerState *state, const char *key, const char *value) {
    size_t at = 0;
    while (at < state->fact_count && strcmp(state->facts[at].key, key) < 0)
        at++;
    DraftFact *fact = &state->facts[at];
    bool found = at < state->fact_count && strcmp(fact->key, key) == 0;
    size_t behind = (state->fact_count - at) * sizeof *fact;
    if (found && !value[0]) {
        memmove(fact, fact + 1, behind - sizeof *fact);
        state->fact_count--;
    } else if (value[0]) {
        if (!found) {
            memmove(fact + 1, fact, behind);
            state->fact_count++;
        }
        *fact = (DraftFact){key, value};
    }
}

AnswerState answer_state_of_view(const Answer *answer, const AnswerView *view, Arena *arena) {
    AnswerState state = {.text_count = answer_shape(answer)->section_count};
    state.texts = arena_array(arena, state.text_count, sizeof *state.texts);
    for (size_t i = 0; i < state.text_count; i++) {
        Buffer text = {0};
        section_view_text(&view->sections[i], &text);
        state.texts[i] = (Slice){arena_copy(arena, buffer_slice(&text)), text.size};
        buffer_free(&text);
    }
    size_t keys = 1;
    while (story_keys[keys - 1])
        keys++;
    copy_facts(answer, keys, arena, &state);
    for (size_t i = 0; story_keys[i]; i++)
        put_fact(&state, story_keys[i], story_get(&view->story, story_keys[i], arena));
    put_fact(&state, "role", view->role ? view->role->id : "");
    return state;
}

/* ---- What parts them ---- */

static Command replacement(size_t section, Slice from, Slice to) {
    Span removed, inserted;
    utf8_difference(from, to, &removed, &inserted);
    return (Command){.kind = COMMAND_REPLACE, .section = section, .span = removed, .text = slice_part(to, inserted)};
}

static void add(Changes *changes, Command command) {
    command.joins = changes->count > 0;
    changes->commands[changes->count++] = command;
}

static void add_fact(Changes *changes, const char *key, const char *value) {
    add(changes, (Command){.kind = COMMAND_FACT, .key = key, .value = value});
}

/* Both are ordered by key. */
static void compare_facts(const AnswerState *from, const AnswerState *to, Changes *changes) {
    for (size_t i = 0, k = 0; i < from->fact_count || k < to->fact_count;) {
        int order = i == from->fact_count ? 1 : k == to->fact_count ? -1 : strcmp(from->facts[i].key, to->facts[k].key);
        if (order < 0)
            add_fact(changes, from->facts[i++].key, "");
        else if (order > 0 || strcmp(from->facts[i].value, to->facts[k].value) != 0)
            add_fact(changes, to->facts[k].key, to->facts[k].value);
        if (order >= 0)
            k++;
        if (order == 0)
            i++;
    }
}

Changes changes_between(const AnswerState *from, const AnswerState *to, Arena *arena) {
    Changes changes = {0};
    size_t most = from->text_count + from->fact_count + to->fact_count;
    changes.commands = arena_array(arena, most, sizeof *changes.commands);
    for (size_t i = 0; i < from->text_count; i++)
        if (!slice_equal(from->texts[i], to->texts[i]))
            add(&changes, replacement(i, from->texts[i], to->texts[i]));
    compare_facts(from, to, &changes);
    return changes;
}

static bool has_unplaced(const Answer *answer, const char *label, Slice text) {
    for (size_t i = 0; i < answer_unplaced_count(answer); i++)
        if (strcmp(answer_unplaced_label(answer, i), label) == 0 && slice_equal(answer_unplaced_text(answer, i), text))
            return true;
    return false;
}

Changes changes_to(const Answer *from, const Answer *to, Arena *arena) {
    AnswerState old = answer_state(from, arena), new = answer_state(to, arena);
    Changes changes = changes_between(&old, &new, arena);
    changes.unplaced = arena_array(arena, answer_unplaced_count(to), sizeof *changes.unplaced);
    for (size_t i = 0; i < answer_unplaced_count(to); i++) {
        const char *label = answer_unplaced_label(to, i);
        Slice text = answer_unplaced_text(to, i);
        if (!has_unplaced(from, label, text))
            changes.unplaced[changes.unplaced_count++] =
                (DraftUnplaced){arena_string(arena, label), arena_copy(arena, text)};
    }
    return changes;
}

bool changes_apply(const Changes *changes, Answer *answer, Error *error) {
    const unsigned long version = answer_version(answer);
    for (size_t i = 0; i < changes->count; i++) {
        if (answer_apply(answer, &changes->commands[i], error))
            continue;
        size_t section, at;
        if (answer_version(answer) != version)
            answer_undo(answer, &section, &at);
        return false;
    }
    for (size_t i = 0; i < changes->unplaced_count; i++)
        answer_add_unplaced(answer, changes->unplaced[i].label, slice_of(changes->unplaced[i].text));
    return true;
}
