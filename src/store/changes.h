/* What parts one state of an answer from another, as commands: one step that can be undone. */
#ifndef STORE_CHANGES_H
#define STORE_CHANGES_H

#include "store/draft_file.h"

#include <starcoach/answer.h>

/* What commands change of an answer; in an arena, or borrowed. */
typedef struct AnswerState {
    Slice *texts; /* one for each section */
    size_t text_count;
    DraftFact *facts; /* ordered by key, the role among them; none is empty */
    size_t fact_count;
} AnswerState;

typedef struct Changes {
    Command *commands; /* the first begins a step, the others join it */
    size_t count;
    DraftUnplaced *unplaced; /* texts to add that belong to no section; undo leaves them */
    size_t unplaced_count;
} Changes;

/* A copy in the arena: it stands still while the answer goes on. */
AnswerState answer_state(const Answer *answer, Arena *arena);
/* What a view says, over facts that views do not speak of. */
AnswerState answer_state_of_view(const Answer *answer, const AnswerView *view, Arena *arena);

/* Both states are of one shape. The changes borrow from them; each replaces as little as can be. */
Changes changes_between(const AnswerState *from, const AnswerState *to, Arena *arena);
/* Between answers of one shape; unplaced texts of `to` that `from` lacks are to be added. */
Changes changes_to(const Answer *from, const Answer *to, Arena *arena);
/* Carries them out; where one does not fit, none is. */
bool changes_apply(const Changes *changes, Answer *answer, Error *error);

#endif
