/* Answers: what the person wrote, section by section, plus the facts of the story. Two forms:
 *
 *   Answer      owned, edited by commands that can be undone (the walk, drafts)
 *   AnswerView  borrowed spans of any source (a file, a line of JSON, an Answer): what the judge and render read
 */
#ifndef STARCOACH_ANSWER_H
#define STARCOACH_ANSWER_H

#include <starcoach/bank.h>
#include <starcoach/slice.h>

/* ---- Story ---- */
typedef struct Story {
    const char *title; /* NULL or one line */
    Date when;         /* year 0: unknown */
    int kind, reach, repaired, doubts; /* enums of bank.h; 0 = unknown */
    Strings competencies;
} Story;

/* ---- Views ---- */
typedef struct SureSpan {
    size_t start, end; /* bytes in the section's source */
    float sure;        /* 0..1 that it belongs to this section; 1 where headings or fields say so */
} SureSpan;

typedef struct SectionView {
    Slice source;          /* what the offsets refer to: the file, the text, or this section's own text */
    const SureSpan *spans; /* ascending; none: not begun */
    size_t span_count;
} SectionView;

typedef struct AnswerView {
    const Question *question; /* NULL when only a shape is known */
    const Shape *shape;
    const TargetRole *role;   /* NULL: none */
    Story story;
    const SectionView *sections; /* one for each of shape->sections, in order */
    bool cut;                 /* sections were found by cutting, not by headings */
    const char *title;        /* NULL or the file's own title */
} AnswerView;

/* The section's spans joined by blank lines, in order; into `out` (appended). */
void section_view_text(const SectionView *section, Buffer *out);

/* ---- Reading ---- */
typedef struct AnswerOptions {
    const char *question; /* id from the command line; NULL */
    const char *shape;    /* id; NULL */
} AnswerOptions;

/* Reads a Markdown answer file (front matter, # title, ## sections) or plain text (cut into sections); docs: the contracts of
 * the command line. The view borrows `text` and lies in the arena. Errors carry file, line and column. Text before the
 * first heading is cut and joined to the sections. An unknown heading, unknown fact or unknown key in front matter is an error that
 * names the known ones; text must be valid UTF-8 without NUL. */
bool answer_read(Bank *bank, const char *name, Slice text, const AnswerOptions *options, Arena *arena, AnswerView *out, Error *error);
/* Cuts text without headings into the shape's sections: spans of sentences, each with how sure it is. */
void answer_cut(const Bank *bank, const Shape *shape, Slice text, Arena *arena, SectionView *sections);
/* Finds question and shape as the contract says: either id may be NULL; none: `failure`. Both given: an error. */
bool answer_find_shape(const Bank *bank, const char *question_id, const char *shape_id, const Question **question, const Shape **shape,
                       Error *error);
/* A fact by its key ("title", "when", "kind", "reach", "repaired", "doubts", "competencies") from its text form. */
bool story_set(Story *story, const char *key, const char *value, Arena *arena, Error *error);

/* ---- The edited answer ---- */
typedef struct Answer Answer;

Answer *answer_new(const Question *question, const Shape *shape); /* borrows both: the bank must outlive it */
void answer_free(Answer *answer);
const Question *answer_question(const Answer *answer); /* may be NULL */
const Shape *answer_shape(const Answer *answer);
Slice answer_text(const Answer *answer, size_t section); /* borrowed until the next command */
/* A fact's text form ("" when unknown); keys as in story_set, and "role" (target role's id) and "plan" … any other key is kept as it is. */
const char *answer_fact(const Answer *answer, const char *key);
size_t answer_fact_count(const Answer *answer);
const char *answer_fact_key(const Answer *answer, size_t index);
/* Text of sections that the shape no longer has: shown, never dropped. */
size_t answer_unplaced_count(const Answer *answer);
const char *answer_unplaced_label(const Answer *answer, size_t index);
Slice answer_unplaced_text(const Answer *answer, size_t index);
void answer_add_unplaced(Answer *answer, const char *label, Slice text);
size_t answer_words(const Answer *answer);      /* rough count, of all sections */
unsigned long answer_version(const Answer *answer); /* grows with every change, undo and redo included */

/* A change, as data: what the journal keeps and what undo turns round. */
typedef enum CommandKind { COMMAND_REPLACE, COMMAND_FACT } CommandKind;
typedef struct Command {
    CommandKind kind;
    size_t section; /* REPLACE: index of the section … */
    Span span;      /* … bytes taken out … */
    Slice text;     /* … and what comes in their place */
    const char *key, *value; /* FACT: value "" makes it unknown */
    bool joins;     /* may be undone in one step with the command before (typing on) */
} Command;

/* Carries it out; false and an error when it does not fit (span outside, off a character border, invalid UTF-8). */
bool answer_apply(Answer *answer, const Command *command, Error *error);
/* Undo and redo one step; false when there is none. *section and *at tell where the change was, for the cursor (section SIZE_MAX: a fact). */
bool answer_undo(Answer *answer, size_t *section, size_t *at);
bool answer_redo(Answer *answer, size_t *section, size_t *at);

/* A view of the whole, in the arena, borrowing the answer's texts until its next change. */
AnswerView answer_view(const Answer *answer, const Bank *bank, Arena *arena);
/* Replaces all texts and facts by the view's, as one step that can be undone. The shapes must be the same. */
bool answer_take_view(Answer *answer, const AnswerView *view, Error *error);

#endif
