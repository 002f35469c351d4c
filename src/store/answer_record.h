/* Between a draft's record and an answer: nothing that was written is lost on the way, whatever the shape has become.
 */
#ifndef STORE_ANSWER_RECORD_H
#define STORE_ANSWER_RECORD_H

#include "store/draft_file.h"

#include <starcoach/answer.h>

/* The section that has this id now, else the one that once had it; SIZE_MAX when there is none. */
size_t record_section(const Shape *shape, const char *id);
/* Fills a new answer: sections by id, else by an earlier id, else unplaced. What it then says is where undo ends. */
bool record_fill(const DraftRecord *record, Answer *answer, Error *error);
/* A new answer to look at; NULL and an error where it can't be filled. */
Answer *record_answer(const DraftRecord *record, const Question *question, const Shape *shape, Error *error);
/* And back, without version, id, time and place; all of it lies in the arena or is the bank's. */
DraftRecord record_of(const Answer *answer, Arena *arena);

/* Tells answers with different texts apart; never 0. */
uint64_t answer_text_hash(const Answer *answer);
/* And with different facts or unplaced texts. */
uint64_t answer_hash(const Answer *answer);

#endif
