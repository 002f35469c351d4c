/* Stories that were noted and not chosen: each is kept among the answer's facts, as "candidate.NUMBER.KEY" (KEY as in
 * story_keys), so that journals, undo, drafts and older programs keep it as they keep any fact. */
#ifndef ANSWER_CANDIDATES_H
#define ANSWER_CANDIDATES_H

#include <starcoach/answer.h>

typedef struct Candidate {
    size_t number; /* from 1; 0: the story that is told */
    Story story;   /* a value that can't be read counts as unknown */
} Candidate;

typedef struct Candidates {
    Candidate *items; /* by number */
    size_t count;
} Candidates;

/* Those that are noted; in the arena. */
Candidates answer_candidates(const Answer *answer, Arena *arena);
/* One of them by its number, or with 0 the story that is told; all is unknown where there is none of that number. */
Story answer_story(const Answer *answer, size_t number, Arena *arena);
/* The key of one of its facts, in the arena; with number 0 the fact's own. */
const char *candidate_key(size_t number, const char *key, Arena *arena);
/* Whether the answer's own story has a fact at all. */
bool story_is_begun(const Answer *answer);

/* What has to be carried out, all of it as one step (draft_apply_all); borrows from the arena. */
typedef struct Commands {
    Command *items;
    size_t count;
} Commands;

/* Notes a story by its line; none where the line is blank, or is noted already. */
Commands candidate_note(const Answer *answer, Slice title, Arena *arena);
/* Its facts become the story's; what was the story is noted in its place. Texts stay. */
Commands candidate_choose(const Answer *answer, size_t number, Arena *arena);
Commands candidate_remove(const Answer *answer, size_t number, Arena *arena);

#endif
