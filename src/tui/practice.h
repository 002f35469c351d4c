/* A draft being worked on: its answer, its guide, what the judge last said of it, and whether all of it is kept. */
#ifndef TUI_PRACTICE_H
#define TUI_PRACTICE_H

#include <starcoach/judge.h>
#include <starcoach/store.h>

struct App;

/* How sure the last cut was of each sentence; see practice_sure. */
typedef struct CutSentence {
    Slice text;
    float sure;
} CutSentence;

typedef struct Practice {
    struct App *app; /* borrowed */
    Draft *draft;
    Answer *answer;           /* the draft's */
    const Question *question; /* NULL where only a shape is known */
    const Shape *shape;
    const Guide *guide; /* NULL: none */
    JudgeCache *cache;
    Arena *arena;         /* of the report and the view it borrows */
    const Report *report; /* NULL before the first */
    AnswerView view;
    Arena *cutting;             /* of the sentences that follow; NULL: nothing was cut */
    CutSentence *cut_sentences; /* ordered by text */
    size_t cut_count;
    unsigned long opened; /* the answer's version when it was opened */
    unsigned long judged; /* the answer's version that the report is of … */
    JudgeMode mode;       /* … and in which mode */
    bool failed;          /* the last attempt to keep the draft failed */
    int64_t kept_at;      /* UTC seconds; 0: not yet */
    size_t facts_asked;   /* how many of the story's facts one has gone past, since it was opened … */
    bool asked_late;      /* … those left were asked for once more, when the outcome was told */
    Date offered;         /* the date in the text that was offered as the story's; year 0: none */
} Practice;

/* Owns the draft. */
Practice *practice_new(struct App *app, Draft *draft);
void practice_free(Practice *practice); /* does not save; NULL is fine */

/* The question's title, or the shape's label. */
const char *practice_title(const Practice *practice);
/* Each is in the journal before it can be seen. All false with an error where the draft is read-only or the change
 * does not fit. */
bool practice_replace(Practice *practice, size_t section, Span removed, Slice inserted, bool joins, Error *error);
/* The section's text is another: the change between the two, as one step. *at is where it ends. */
bool practice_take_text(Practice *practice, size_t section, Slice text, size_t *at, Error *error);
bool practice_set_fact(Practice *practice, const char *key, const char *value, Error *error);
/* What is to be said where there is no step to undo (or redo); NULL: it was done, and where is told as by draft_undo.
 */
const char *practice_step(Practice *practice, bool undo, size_t *section, size_t *at);
/* What is to be said where this key put a word of a text in other letters: who meant another key sees nothing else of
 * it. NULL: the key does no such thing. */
const char *practice_tell_letters(int key);
/* The job applied for with this story, or else the one of the settings; NULL: none. */
const TargetRole *practice_role(const Practice *practice);
/* As the settings say. */
JudgeOptions practice_judge_options(const Practice *practice, JudgeMode mode);
/* The report in this mode, of the answer as it is; NULL when the rules can't be used. Offsets in it are of the answer
 * as it was then: practice_is_judged tells whether they still hold. */
const Report *practice_judge(Practice *practice, JudgeMode mode);
bool practice_is_judged(const Practice *practice, JudgeMode mode);
/* Cuts what stands in the first section into all of them, as one step, and remembers how sure it was of each sentence.
 */
bool practice_cut(Practice *practice, Error *error);
/* What the section asks: as this question puts it, else as its shape does. */
const char *practice_ask(const Practice *practice, size_t section);
/* How sure the cut was of the sentence; negative where it was not cut so. */
float practice_sure(const Practice *practice, Slice sentence);
/* The person has put the sentence where it stands: how sure the cut was of it counts no more. */
void practice_placed(Practice *practice, Slice sentence);
bool practice_is_changed(const Practice *practice);
/* Keeps the draft on disk when there is something to keep. */
bool practice_save(Practice *practice, Error *error);
/* Keeps it, and what stands now as a revision that can be looked at later. */
bool practice_mark(Practice *practice, Error *error);
/* Appends "all kept 15:04" (when it last was), "NOT KEPT" or "read only" for the top line. */
void practice_state(const Practice *practice, Buffer *out);
/* Goes to this section (SIZE_MAX: the story) when the walk comes to the top. */
void practice_go(Practice *practice, size_t section, size_t offset);
/* Where the person was; the story where nothing was written yet. */
size_t practice_place(const Practice *practice, size_t *offset);

#endif
