#include "answer/history.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void history_free(History *history) {
    free(history->changes);
    buffer_free(&history->pool);
    *history = (History){0};
}

Slice history_text(const History *history, Span span) {
    return slice_part(buffer_slice(&history->pool), span);
}

static Span keep(History *history, Slice text) {
    size_t start = history->pool.size;
    buffer_append(&history->pool, text);
    return (Span){start, history->pool.size};
}

static void forget_undone(History *history) {
    if (history->done == history->count)
        return;
    history->count = history->done;
    history->pool.size = history->count ? history->changes[history->count - 1].inserted.end : 0;
}

/* Does a word begin in `text`, or at its start when it follows `before`? */
static bool begins_word(char before, Slice text) {
    for (size_t i = 0; i < text.size; i++) {
        if (ascii_is_white(before) && !ascii_is_white(text.data[i]))
            return true;
        before = text.data[i];
    }
    return false;
}

/* Is `longer` the same text with more at its end? */
static bool extends(Slice text, Slice longer) {
    return longer.size > text.size && slice_equal(slice_part(longer, (Span){0, text.size}), text);
}

/* The last change, where the command only adds to what it inserted: a letter typed after the one before. A sentence
 * pasted or moved is no typing. */
static Change *change_typed_on(History *history, const Command *command, Slice removed) {
    if (history->sealed || history->count == 0 || command->kind != COMMAND_REPLACE || removed.size)
        return NULL;
    Change *last = &history->changes[history->count - 1];
    Slice typed = history_text(history, last->inserted);
    if (last->kind != COMMAND_REPLACE || last->section != command->section ||
        last->removed.start != last->removed.end || last->at + typed.size != command->span.start)
        return NULL;
    bool goes_on = last->typed && !begins_word(typed.data[typed.size - 1], command->text);
    return command->joins || goes_on ? last : NULL;
}

/* The same for a fact, whose commands give its whole value: a letter more than the last one put there. */
static Change *fact_typed_on(History *history, const Command *command, Slice removed) {
    Slice value = slice_of(command->value);
    if (history->sealed || history->count == 0 || command->kind != COMMAND_FACT || command->joins)
        return NULL;
    Change *last = &history->changes[history->count - 1];
    bool same = last->kind == COMMAND_FACT && last->typed && slice_is(history_text(history, last->key), command->key);
    if (!same || removed.size == 0 || !extends(removed, value))
        return NULL;
    Slice added = slice_part(value, (Span){removed.size, value.size});
    return begins_word(removed.data[removed.size - 1], added) ? NULL : last;
}

/* The value takes the place of the one before, at the pool's end: what is typed on costs no more than its last state. */
static Slice record_fact_typed_on(History *history, Change *last, const Command *command) {
    if (last->inserted.end == history->pool.size)
        history->pool.size = last->inserted.start;
    last->inserted = keep(history, slice_of(command->value));
    return history_text(history, last->inserted);
}

Slice history_record(History *history, const Command *command, Slice removed) {
    forget_undone(history);
    bool fact = command->kind == COMMAND_FACT;
    Change *last = change_typed_on(history, command, removed);
    if (last) {
        Span added = keep(history, command->text);
        last->inserted.end = added.end;
        return history_text(history, added);
    }
    last = fact_typed_on(history, command, removed);
    if (last)
        return record_fact_typed_on(history, last, command);
    Slice typed = fact ? slice_of(command->value) : command->text;
    bool adds = removed.size == 0 || (fact && extends(removed, typed));
    if (fact && adds)
        typed = slice_part(typed, (Span){removed.size, typed.size});
    Change change = {.kind = command->kind,
                     .joins = command->joins && !history->sealed && history->count > 0,
                     .typed = !command->joins && adds && !begins_word('\0', typed),
                     .section = fact ? 0 : command->section,
                     .at = fact ? 0 : command->span.start};
    change.key = keep(history, fact ? slice_of(command->key) : slice_of(NULL));
    change.removed = keep(history, removed);
    change.inserted = keep(history, fact ? slice_of(command->value) : command->text);
    history->changes = memory_grow(history->changes, &history->capacity, history->count + 1, sizeof *history->changes);
    history->changes[history->count++] = change;
    history->done = history->count;
    history->sealed = false;
    return history_text(history, change.inserted);
}

const Change *history_undo(History *history, bool first) {
    if (history->done == 0 || (!first && (history->done == history->count || !history->changes[history->done].joins)))
        return NULL;
    history->sealed = true;
    return &history->changes[--history->done];
}

const Change *history_redo(History *history, bool first) {
    if (history->done == history->count || (!first && !history->changes[history->done].joins))
        return NULL;
    history->sealed = true;
    return &history->changes[history->done++];
}
