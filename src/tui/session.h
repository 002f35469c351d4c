/* A draft being worked on: its answer, its guide, what the judge last said of it, and whether all of it is kept. */
#ifndef TUI_SESSION_H
#define TUI_SESSION_H

#include <starcoach/judge.h>
#include <starcoach/store.h>

struct App;

typedef struct Session {
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
    unsigned long judged; /* the answer's version that the report is of … */
    JudgeMode mode;       /* … and in which mode */
    bool failed;          /* the last attempt to keep the draft failed */
    int64_t kept_at;      /* UTC seconds; 0: not yet */
} Session;

/* Owns the draft. */
Session *session_new(struct App *app, Draft *draft);
void session_free(Session *session); /* does not save; NULL is fine */

/* The question's title, or the shape's label. */
const char *session_title(const Session *session);
/* Both false with an error where the draft is read-only or the change does not fit. */
bool session_replace(Session *session, size_t section, Span removed, Slice inserted, bool joins, Error *error);
bool session_set_fact(Session *session, const char *key, const char *value, Error *error);
/* The report in this mode, of the answer as it is; NULL when the rules can't be used. Offsets in it are of the answer
 * as it was then: session_is_judged tells whether they still hold. */
const Report *session_judge(Session *session, JudgeMode mode);
bool session_is_judged(const Session *session, JudgeMode mode);
bool session_is_changed(const Session *session);
/* Keeps the draft on disk when there is something to keep. */
bool session_save(Session *session, Error *error);
/* Appends "all kept 15:04", "not kept yet" … for the top line. */
void session_state(const Session *session, Buffer *out);
/* Goes to this section (SIZE_MAX: the story) when the walk comes to the top. */
void session_go(Session *session, size_t section, size_t offset);
/* Where the person was; the story where nothing was written yet. */
size_t session_place(const Session *session, size_t *offset);

#endif
