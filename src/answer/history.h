/* What was done to an answer, step by step, so that it can be turned round. Its memory is linear in what was typed.
 *
 *   changes   [Tod][ay] [I] [-"I"] [+"we"]        a step is a change and those after it that join it
 *   done                    ^                     before: can be undone; behind: can be redone
 *   pool      TodayI Iwe                          their texts, in the same order
 */
#ifndef ANSWER_HISTORY_H
#define ANSWER_HISTORY_H

#include <starcoach/answer.h>

typedef struct Change {
    CommandKind kind;
    bool joins;     /* done and undone together with the change before */
    bool typed;     /* letters of one word, which the next may be added to */
    size_t section; /* REPLACE */
    size_t at;      /* REPLACE: where both texts begin */
    Span key;       /* FACT; spans of the pool */
    Span removed, inserted;
} Change;

typedef struct History {
    Change *changes;
    size_t count, capacity;
    size_t done;
    Buffer pool;
    bool sealed; /* the next change begins a step, whatever it says */
} History;

void history_free(History *history);
/* Records a command that is about to be carried out in place of `removed`; what could be redone is forgotten. Gives the
 * text to put in, which the history owns; borrowed until the next call. */
Slice history_record(History *history, const Command *command, Slice removed);
/* The change to undo or redo next within one step, NULL at the step's end. `first`: begin a step. */
const Change *history_undo(History *history, bool first);
const Change *history_redo(History *history, bool first);
Slice history_text(const History *history, Span span);

#endif
