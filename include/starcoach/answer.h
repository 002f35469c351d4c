/* Answers: what the person wrote, section by section, plus the facts of the story. Two forms:
 *
 *   Answer      owned, edited by commands that can be undone (the walk, drafts)
 *   AnswerView  borrowed spans of any source (a file, a line of JSON, an Answer): what the judge and render read
 */
#ifndef STARCOACH_ANSWER_H
#define STARCOACH_ANSWER_H

#include <starcoach/bank.h>
#include <starcoach/text.h>

/* ---- Story ---- */
typedef struct Story {
    const char *title;                 /* NULL or one line */
    Date when;                         /* year 0: unknown */
    int kind, reach, repaired, doubts; /* enums of bank.h; 0 = unknown */
    Strings competencies;              /* ids */
} Story;

/* "title", "when", "kind", "reach", "repaired", "doubts", "competencies", NULL */
extern const char *const story_keys[];

/* Sets a fact from its text form; "" makes it unknown. Dates are YYYY or YYYY-MM, competencies are parted by commas;
 * kind, reach, repaired and doubts take the names of bank.h. Strings lie in the arena. An unknown key or value:
 * ERROR_INVALID, *story untouched. */
bool story_set(Story *story, const char *key, const char *value, Arena *arena, Error *error);
/* The text form of a fact, as story_set reads it; "" when it is unknown. May lie in the arena. */
const char *story_get(const Story *story, const char *key, Arena *arena);

/* ---- Views ---- */
typedef struct SureSpan {
    size_t start, end; /* bytes in the section's source */
    float sure;        /* 0..1 that it belongs to this section; 1 where headings or fields say so */
} SureSpan;

/* Below this a sentence's place is in doubt. */
enum { SURE_PERCENT = 75 };

typedef struct SectionView {
    Slice source;          /* what the offsets refer to: the file, the text, or this section's own text */
    const SureSpan *spans; /* ascending; none: not begun */
    size_t span_count;
    const Text *scanned; /* the source as it was cut: borrowed until the cutter cuts again; NULL where it was not */
} SectionView;

/* The text of a section that the shape no longer has. */
typedef struct UnplacedText {
    const char *label;
    Slice text;
} UnplacedText;

typedef struct AnswerView {
    const Question *question; /* NULL when only a shape is known */
    const Shape *shape;
    const TargetRole *role; /* NULL: none */
    Story story;
    const SectionView *sections;  /* one for each of shape->sections, in order */
    bool cut;                     /* sections were found by cutting, not by headings */
    const char *title;            /* NULL or the file's own title */
    const UnplacedText *unplaced; /* no part of the answer: neither spoken nor judged; of a file there is none */
    size_t unplaced_count;
} AnswerView;

/* The section's words, appended to `out`: its spans in order, joined by the white space that parts them in the source;
 * where something else parts them (a heading, a comment, another section's words), by a blank line, or by a space where
 * that stands on one line. */
void section_view_text(const SectionView *section, Buffer *out);
/* A section that is all of `source`: one span without the white space around it, or none where there is nothing else.
 */
SectionView section_view_whole(Slice source, Arena *arena);
/* The same with the white space around it. */
SectionView section_view_exact(Slice source, Arena *arena);

/* ---- Reading ---- */

/* What cuts text into sections: the bank's lists cue_situation, cue_task … cue_close, compiled, and the memory of one
 * caller at a time. */
typedef struct AnswerCutter AnswerCutter;

/* Reads the bank's rules if need be; NULL and an error when they can't be read. The bank must outlive it. */
AnswerCutter *answer_cutter_new(Bank *bank, Error *error);
void answer_cutter_free(AnswerCutter *cutter); /* NULL is fine */

/* Cuts text without headings into the shape's sections: each sentence is a span of exactly one section, with how sure
 * it is. `sections` is the caller's, one for each of the shape's; the spans lie in the arena. The text must be valid
 * UTF-8. */
void answer_cut(AnswerCutter *cutter, const Shape *shape, Slice text, Arena *arena, SectionView *sections);

typedef struct AnswerOptions {
    const char *question; /* id from the command line; NULL */
    const char *shape;    /* id; NULL */
} AnswerOptions;

/* Reads a Markdown answer file (front matter, # title, ## sections) or plain text (cut into sections). The view borrows
 * `text` and lies in the arena; its offsets are bytes of `text`. `cutter` may be NULL: one is made when it is needed;
 * `options` may be NULL.
 *
 *   ---                    front matter, when the first line is ---: question or shape, role, and the story's facts
 *   # Title                before all text; it may be a question's title and so choose it
 *   text                   before the first section: cut, and joined to the sections
 *   ## Situation           a section, by label, id or earlier id; the same heading twice gives two spans
 *   text ### and more      deeper headings, HTML comments and fenced code are not spoken
 *
 * No ## heading at all: everything is cut. An unknown heading, fact or key is an error that names the known ones, as is
 * a byte that is not UTF-8, or NUL. Errors carry file (`name`), line and column. */
bool answer_read(Bank *bank, AnswerCutter *cutter, const char *name, Slice text, const AnswerOptions *options,
                 Arena *arena, AnswerView *out, Error *error);
/* Finds question and shape as the contract says: either id may be NULL; none: `failure`. Both given: an error. */
bool answer_find_shape(const Bank *bank, const char *question_id, const char *shape_id, const Question **question,
                       const Shape **shape, Error *error);

/* ---- The edited answer ---- */
typedef struct Answer Answer;

Answer *answer_new(const Question *question, const Shape *shape); /* borrows both: the bank must outlive it */
void answer_free(Answer *answer);
const Question *answer_question(const Answer *answer); /* may be NULL */
const Shape *answer_shape(const Answer *answer);
Slice answer_text(const Answer *answer, size_t section); /* borrowed until the next command */
/* A fact's text form ("" when unknown), borrowed until the next command; keys as in story_set, "role" (a target role's
 * id), and any other the caller likes to keep. Values are kept as they are given: what story_set does not read counts
 * as unknown in the view. */
const char *answer_fact(const Answer *answer, const char *key);
size_t answer_fact_count(const Answer *answer); /* those that are known, ordered by key */
const char *answer_fact_key(const Answer *answer, size_t index);
/* Text of sections that the shape no longer has: shown, never dropped. */
size_t answer_unplaced_count(const Answer *answer);
const char *answer_unplaced_label(const Answer *answer, size_t index);
Slice answer_unplaced_text(const Answer *answer, size_t index);
void answer_add_unplaced(Answer *answer, const char *label, Slice text);
size_t answer_words(const Answer *answer);          /* rough count, of all sections */
unsigned long answer_version(const Answer *answer); /* grows with every change, undo and redo included */

/* A change, as data: what the journal keeps and what undo turns round. */
typedef enum CommandKind { COMMAND_REPLACE, COMMAND_FACT } CommandKind;
typedef struct Command {
    CommandKind kind;
    size_t section;          /* REPLACE: index of the section … */
    Span span;               /* … bytes taken out … */
    Slice text;              /* … and what comes in their place */
    const char *key, *value; /* FACT: value "" makes it unknown */
    bool joins;              /* may be undone in one step with the command before (typing on) */
} Command;

/* Carries it out; false and an error when it does not fit (span outside, off a character border, invalid UTF-8, NUL).
 * Typing on within a word joins the step before by itself; after an undo or redo a new step begins. What was undone
 * can't be redone any more. A command that changes nothing leaves no step. */
bool answer_apply(Answer *answer, const Command *command, Error *error);
/* Undo and redo one step; false when there is none. *section and *at tell where the change was, for the cursor (section
 * SIZE_MAX: a fact). */
bool answer_undo(Answer *answer, size_t *section, size_t *at);
bool answer_redo(Answer *answer, size_t *section, size_t *at);
/* Forgets all steps: what stands now is where undo ends. For an answer just read from its file. */
void answer_forget_steps(Answer *answer);

/* A view of the whole, in the arena, borrowing the answer's texts until its next change. `bank` finds the target role;
 * may be NULL. */
AnswerView answer_view(const Answer *answer, const Bank *bank, Arena *arena);
/* Replaces all texts, the story's facts and the role by the view's, as one step that can be undone. The shapes must be
 * the same. */
bool answer_take_view(Answer *answer, const AnswerView *view, Error *error);

/* ---- The sheet: the whole answer as one text, for an editor of the person's own ----
 *
 *   <!-- note -->      left out when it is read
 *   ## Situation       each section under its label, empty ones too
 *   …
 *   \## like this      a line of the answer that would read as a heading
 */

/* Appends it. `note`: NULL or one line. */
void answer_write_sheet(const Answer *answer, const char *note, Buffer *out);
/* What the sheet says, as a view in the arena; facts and role as they are. Nothing of the sheet is lost: text under a
 * heading that is no section's stays where it stands, heading and all, in the section before, and the heading is
 * appended to `strays` ("Plans, Thanks"; may be NULL). A section told twice is joined; one that is not there is empty.
 * A section that differs only by the white space around it is as it was. */
AnswerView answer_read_sheet(const Answer *answer, const Bank *bank, Slice sheet, Arena *arena, Buffer *strays);

/* ---- One box ---- */
/* Reads what stands in the answer's first section as a whole answer written in one box: parted at the headings or labels
 * that it has, as answer_read does, else cut. The view lies in the arena, with all that it borrows; facts and role are
 * the answer's. False where the rules can't be read. */
bool answer_read_box(const Answer *answer, Bank *bank, Arena *arena, AnswerView *out, Error *error);

/* ---- Moving ---- */

/* The answer once text[span) of section `from` stands in section `to` instead: at its end where `to` comes before, at
 * its start where it comes behind, so that sentences keep their order; a view in the arena for answer_take_view. *at is
 * where it then begins. False and an error where a section or the span does not fit. */
bool answer_move_view(const Answer *answer, const Bank *bank, size_t from, Span span, size_t to, Arena *arena,
                      AnswerView *out, size_t *at, Error *error);

#endif
