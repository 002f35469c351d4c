/* Render: answer and report → text, Markdown, cue cards, JSON, quickfix lines. Everything is appended to a Buffer; no terminal is
 * known here, colour is asked for by the caller. Control characters of the person's text never get through. */
#ifndef STARCOACH_RENDER_H
#define STARCOACH_RENDER_H

#include <starcoach/judge.h>

/* ---- Answers ---- */
typedef struct RenderOptions {
    size_t width; /* columns of text output; 0: 72 */
    bool polish;  /* with polish_answer's changes applied */
    bool own;     /* for the person alone: Markdown with the story's one line, which nobody else is to read; Markdown
                   * (as comments) and JSON with the texts that have no place in the shape */
    Date date;    /* for the footer */
} RenderOptions;

/* Title, the answer in spoken paragraphs, a footer with its time and the date. Sections stand in the shape's order; text that was cut
 * stays in the order it was written in. */
void render_answer_text(const Bank *bank, const AnswerView *answer, const Report *report, const RenderOptions *options, Buffer *out);
/* An answer file as answer_read reads it: front matter, title, sections. */
void render_answer_markdown(const Bank *bank, const AnswerView *answer, const RenderOptions *options, Buffer *out);
/* A cue card a section: its label and the words to hold on to (figures, names, verbs), never whole sentences. */
void render_answer_cards(const Bank *bank, const AnswerView *answer, const Report *report, const RenderOptions *options, Buffer *out);
/* The words to hold on to of one section, one cue a line, in the text's order; at most `most`. */
void render_section_cues(const Bank *bank, const AnswerView *answer, size_t section, size_t most, Buffer *out);
void render_answer_json(const Bank *bank, const AnswerView *answer, const RenderOptions *options, Buffer *out);

/* ---- Polish: fillers and doubled words out; spacing, capitals and end marks mended; no other word touched ---- */
typedef struct PolishEdit {
    size_t section;          /* index in the shape */
    Span span;               /* in that section's source */
    const char *replacement; /* in the arena */
    const char *why;         /* "filler", "doubled word", "spacing", "capital", "end mark" */
} PolishEdit;

typedef struct Polish {
    PolishEdit *items; /* by section, then span; not overlapping */
    size_t count;
} Polish;

Polish polish_answer(const Language *language, const AnswerView *answer, Arena *arena);
/* The section's spoken text with the edits applied. */
void polish_apply(const Polish *polish, const AnswerView *answer, size_t section, Buffer *out);

/* ---- Reports ---- */

/* A report's findings as a person wants to meet them: what stands in the text one by one (a rule that takes points under several
 * criteria once), each section that is not begun once, and what
 * only waits for something else once for each thing it waits for; what was not judged of a foreign text once. Together they cost what the findings cost. */
typedef enum AdviceKind { ADVICE_FINDING, ADVICE_NOT_BEGUN, ADVICE_WAITS, ADVICE_UNJUDGED } AdviceKind;

typedef struct Advice {
    AdviceKind kind;
    const Finding *finding; /* the finding; the first of those put together */
    int cost;               /* points, of all put together */
    int waits;              /* points of others that wait for it */
    const Criterion *from;  /* what its points are taken from; NULL: nothing, or several */
    int beside;             /* of a section not begun: those of `cost` that are not the section's own, … */
    const Criterion *beside_from; /* … and what they are taken from; NULL: nothing, or several */
    size_t count;           /* how many findings it stands for */
    const char *message;    /* one sentence */
} Advice;

typedef struct AdviceList {
    Advice *items; /* findings in the report's order, then sections not begun in theirs, then what waits, then what was not judged */
    size_t count;
} AdviceList;

AdviceList report_advice(const Report *report, Arena *arena);
/* The same, what stands in the text in the order of the text, and what is about the whole behind it. */
AdviceList report_advice_by_place(const Report *report, Arena *arena);
/* The same, what weighs most first: what is next, then errors, then by points, with those that wait for it; of equals those of one part together. What waits and
 * what was not judged comes last. Items that are told together (advice_goes_on) stay side by side. */
AdviceList report_advice_by_weight(const Report *report, Arena *arena);
/* Whether what is said of both is the same but for the words they quote. */
bool advice_goes_on(const Advice *one, const Advice *other);
/* The section that a finding is shown with: where no words fired it, the one that its criterion is about. SIZE_MAX: the whole. */
size_t finding_section(const Shape *shape, const Finding *finding);

typedef struct ReportStyle {
    size_t width;  /* columns; 0: 80 */
    bool colour;   /* SGR sequences; never the only sign of a state */
    bool utf8;     /* bars and marks in UTF-8; else ASCII */
    bool explain;  /* every criterion, every rule tried, what it found, the arithmetic */
} ReportStyle;

/* `file` is for headings and messages; `text` the file's bytes for lines and columns. Of a text that was cut a row a part shows where
 * its words went. Under a tenth of the shortest time only the next thing is told, and what is an error, unless all is explained. */
void render_report_text(const Report *report, const char *file, Slice text, const ReportStyle *style, Buffer *out);
/* "file:line:column: severity: message [rule]", one a finding, by place. Columns count bytes from 1, as editors' quickfix wants.
 * Left out is what only waits for another finding; of a text that is foreign one line says so. */
void render_report_lines(const Report *report, const char *file, Slice text, Buffer *out);
/* One line for a folder's listing: file, readiness, time, strongest and weakest part, one next step; never points. */
void render_report_line(const Report *report, const char *file, const ReportStyle *style, Buffer *out);
/* The JSON object of the contract, on one line without a newline. `id` is JSON text put under "id" (NULL: left out), `file` goes under
 * "file" (NULL: left out). */
void render_report_json(const Report *report, const char *id, const char *file, bool explain, Buffer *out);
/* A string as a JSON string, quotes included. */
void render_json_string(Slice text, Buffer *out);

/* Percent of the time that a group's sections take. The percents of all groups make the whole (largest remainders), and a group that is
 * beyond its limit has its share cut off, as in the judge's remark: 49.9 is not 50 yet. */
int report_group_percent(const Report *report, const Group *group);
/* "Set-up 21% (max 25%), What happened 23%"; nothing where the shape has no groups. */
void render_balance(const Report *report, Buffer *out);
/* Why a share beyond its limit costs nothing, to follow the balance; NULL where it costs points, or all keep their limits. */
const char *report_balance_note(const Report *report);
/* "2:05" */
void render_minutes(double seconds, Buffer *out);
/* Where a text's lines begin: the first at 0. Zero-initialise; free `starts`. */
typedef struct TextLines {
    size_t *starts;
    size_t count, capacity;
} TextLines;
void render_lines(Slice text, TextLines *out);
/* Line and column (1-based; columns in bytes) of a byte offset. */
void render_place(const TextLines *lines, size_t offset, size_t *line, size_t *column);

#endif
