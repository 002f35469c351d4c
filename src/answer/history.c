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

static bool is_blank(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* Does a word begin in `text`, or at its start when it follows `before`? */
static bool begins_word(char before, Slice text) {
    for (size_t i = 0; i < text.size; i++) {
        if (is_blank(before) && !is_blank(text.data[i]))
            return true;
        before = text.data[i];
    }
    return false;
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

Slice history_record(History *history, const Command *command, Slice removed) {
    forget_undone(history);
    bool fact = command->kind == COMMAND_FACT;
    Change *last = change_typed_on(history, command, removed);
    if (last) {
        Span added = keep(history, command->text);
        last->inserted.end = added.end;
        return history_text(history, added);
    }
    Change change = {.kind = command->kind,
                     .joins = command->joins && !history->sealed && history->count > 0,
                     .typed = !fact && !command->joins && removed.size == 0 && !begins_word('\0', command->text),
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
