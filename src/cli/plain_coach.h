/* The coach of line mode: where the person is, the answer being worked on, and what each file of line mode does. */
#ifndef CLI_PLAIN_COACH_H
#define CLI_PLAIN_COACH_H

#include "answer/candidates.h"
#include "cli/plain.h"
#include "cli/plain_ear.h"
#include "cli/plain_facts.h"
#include "cli/plain_voice.h"

#include <starcoach/judge.h>
#include <starcoach/render.h>

typedef struct Coach Coach;

/* Where one is. A place is said on coming to it, and takes each line that is no command ("" for an empty one). */
typedef struct Place {
    const char *name;
    unsigned kind; /* one of PlaceKind */
    void (*say)(Coach *coach);
    void (*take)(Coach *coach, Slice line);
} Place;

typedef enum PlaceKind {
    AT_CHOICE = 1,
    AT_STORY = 2,
    AT_PART = 4,
    AT_REHEARSAL = 8,
    AT_IDEAS = 16,
    AT_BOX = 32, /* and AT_PART, the first one */
    AT_ANSWER = AT_STORY | AT_PART
} PlaceKind;

extern const Place place_drafts, place_questions, place_conflict, place_story, place_noted, place_late, place_ideas,
    place_part, place_box, place_ready, place_speaking, place_felt;

typedef struct Remark { /* what the coach said last, for :why */
    bool known;
    size_t section; /* SIZE_MAX: the whole */
    Buffer rule, message, words, why, fix, evidence;
} Remark;

typedef struct Rehearsal {
    const Place *back; /* where it began */
    size_t section;    /* being said */
    bool paused, complete;
    int64_t since; /* when the clock was started last, monotonic milliseconds */
    double *seconds;
    bool *said;
} Rehearsal;

typedef struct IdeaSearch { /* looking for a story */
    const Place *back;      /* where it began */
    const IdeaTopic *kind;  /* NULL: any */
    const IdeaTopic *place; /* NULL: any */
    size_t at;
} IdeaSearch;

struct Coach {
    Bank *bank;
    Store *store;
    Ear ear;
    Voice voice;
    bool echoes; /* a terminal shows what is typed, the Enter with it */
    Date today;
    Settings settings;
    bool keeps_settings;
    Arena *arena; /* settings, lists */

    /* The answer that is open; NULL while choosing. */
    Draft *draft;
    Answer *answer;
    const Question *question; /* NULL: only the shape is known */
    const Shape *shape;
    const Guide *guide;   /* NULL: none */
    unsigned long opened; /* the answer's version then */
    bool failed;          /* it could not be kept last time */
    Judge *judge;         /* NULL before it is needed */
    bool unjudged;        /* the rules can't be used */
    JudgeCache *cache;
    Arena *judging; /* report and view */
    const Report *report;
    AnswerView view;
    unsigned long judged; /* the answer's version … */
    JudgeMode mode;       /* … and how */

    const Place *place;
    size_t section, fact;
    size_t noted;              /* at place_noted: whose facts are asked for, as in Candidate … */
    const Place *before_noted; /* … and where that was asked for */
    size_t fact_before;
    size_t facts_asked; /* how many of the told story's one has gone past, since the answer was opened */
    bool asked_late;    /* … those left were asked for once more */
    Date offered;       /* the date in the text that was offered as the story's; year 0: none */
    IdeaSearch search;
    bool written; /* lines came since the coach's last word */
    size_t act;   /* that was named last; SIZE_MAX: none */
    Remark remark;
    const char *silenced; /* the rule switched off last; NULL: none. In the arena */
    DraftCards cards;
    const Question **listed; /* those told last, to be chosen by number */
    size_t listed_count;
    Rehearsal rehearsal;
    void (*asked)(Coach *coach); /* what a "y" does; NULL: nothing was asked */
    bool goes_on;                /* the part is ended, and left once that is answered */
    bool ended;                  /* the line before ended a part */
    char *export_path;
    Buffer export_text;

    bool done;
    bool left;   /* because a signal asked to, or nobody listens */
    Error error; /* why it must end */
};

/* ---- plain.c: the loop ---- */
/* Comes to a place and says it. */
void coach_go(Coach *coach, const Place *place);
/* Asks for y or n; "y" calls `yes`. */
void coach_ask(Coach *coach, void (*yes)(Coach *coach));
void coach_end(Coach *coach, Error *error); /* takes the error */
/* Keeps, then says all that is gathered. False where it is time to end. */
bool coach_speak(Coach *coach);

/* ---- plain_draft.c: the answer on disk ---- */
bool coach_open(Coach *coach, const char *id, Error *error);
bool coach_begin(Coach *coach, const Question *question, Error *error);
void coach_close(Coach *coach); /* does not save */
/* Says why where a change does not fit, or can't be made. */
bool coach_replace(Coach *coach, size_t section, Span span, Slice text);
bool coach_set_fact(Coach *coach, const char *key, const char *value);
/* Several facts as one step. */
bool coach_set_facts(Coach *coach, Commands commands);
/* What was taken in is on disk after; what stood in the way is said once. */
bool coach_keep(Coach *coach);
/* The same, folded into the draft's own file. */
bool coach_save(Coach *coach, Error *error);
/* As answer_undo and answer_redo; what can't be changed has nothing to undo. */
bool coach_undo(Coach *coach, size_t *section, size_t *at);
bool coach_redo(Coach *coach, size_t *section, size_t *at);
/* Whether anything was ever written in it. */
bool coach_has_words(const Coach *coach);

/* ---- plain_start.c: choosing an answer ---- */
void start_begin(Coach *coach, const char *id); /* of a question */
void start_open_list(Coach *coach);
/* Who has written something needs no welcome any more. */
void start_welcomed(Coach *coach);

/* "today at 15:04", or the date. */
void coach_append_day(const Coach *coach, int64_t utc, Buffer *out);

/* ---- plain_history.c: what was marked ---- */
void history_mark(Coach *coach);
void history_say(Coach *coach);
void history_restore(Coach *coach, Slice argument);

/* ---- plain_story.c ---- */
size_t story_fact_count(const Coach *coach);
void story_clear_fact(Coach *coach);
void story_back(Coach *coach);
/* The verdict. */
void story_leave(Coach *coach);
void story_say_facts(Coach *coach);
/* What is gravest among the facts that were given; NULL: nothing. */
const Finding *story_off(Coach *coach);

/* The fact one is at, after something else was told. */
void story_say_again(Coach *coach);
/* A date in the part that tells where it was, offered as the story's where that has none; each once. */
bool story_offer_date(Coach *coach);
/* Asks for the facts of one story noted: the story step, from its first line. */
void story_ask_noted(Coach *coach, size_t number);
/* Whether the story step asks for those of one noted; ends that. */
bool story_end_noted(Coach *coach);
/* On leaving the part that tells the outcome: the facts that were not asked yet, once. False: there are none. */
bool story_ask_late(Coach *coach);

/* ---- plain_ideas.c: questions that bring a story back ---- */
void ideas_begin(Coach *coach);
void ideas_take_kind(Coach *coach, Slice words);
void ideas_take_place(Coach *coach, Slice words);
void ideas_end(Coach *coach);

/* ---- plain_stories.c: the stories noted, side by side ---- */
void stories_say(Coach *coach);
/* Notes a story in one line, and says so; false where there is nothing new in it. */
bool stories_note_line(Coach *coach, Slice line);
void stories_note(Coach *coach, Slice line);
/* By their numbers in what stories_say tells. */
void stories_tell(Coach *coach, Slice number);
void stories_about(Coach *coach, Slice number);
void stories_forget(Coach *coach, Slice number);

/* ---- plain_walk.c: the parts ---- */
const Section *coach_section(const Coach *coach);
/* The job applied for with this story, or else the one of the settings; NULL: none. */
const TargetRole *coach_role(const Coach *coach);
void walk_go(Coach *coach, size_t section);
/* To the part where the person was, or to the story. */
void walk_go_on(Coach *coach);
void walk_next(Coach *coach);
/* The same from a part that an empty line has ended. */
void walk_on_from_part(Coach *coach);
void walk_back(Coach *coach);
void walk_go_named(Coach *coach, Slice name);
/* The part of that name, number, or beginning of a name; SIZE_MAX, and said, where there is none. */
size_t walk_find_section(Coach *coach, Slice name);
void walk_say_where(Coach *coach);
/* "Task, 2 of 8." after something else was told. */
void walk_say_here(Coach *coach);

/* ---- plain_word.c: what the judge says, in words ---- */
const Judge *coach_rules(Coach *coach); /* NULL, said once, where they can't be used */
JudgeOptions coach_judge_options(const Coach *coach, JudgeMode mode);
const Report *coach_judge(Coach *coach, JudgeMode mode); /* NULL, said once, where the rules can't be used */
/* The beginning of a part. */
void coach_quote_start(const Coach *coach, size_t section, Buffer *out);
void coach_note_remark(Coach *coach, const Finding *finding);
void word_on_part(Coach *coach);
void word_in_short(Coach *coach); /* on leaving it */
void word_on_progress(Coach *coach);
void word_why(Coach *coach);
void word_example(Coach *coach);
const char *words_of(size_t count);                /* "word" or "words" */
void append_band(const Shape *shape, Buffer *out); /* "2 to 3 minutes" */

/* ---- plain_edit.c: changing what is written ---- */
void edit_add_line(Coach *coach, Slice line);
void edit_show(Coach *coach);
void edit_change(Coach *coach, Slice argument);
void edit_drop(Coach *coach, Slice argument);
/* The sentence of the part one is in whose number the argument begins with; *rest is what follows, which must not be
 * empty where `more` says what it is. False, and said, where there is none. */
bool edit_find_sentence(Coach *coach, Slice argument, const char *command, const char *more, Span *span, size_t *number,
                        Slice *rest);
void edit_clear(Coach *coach);
void edit_undo(Coach *coach);
void edit_redo(Coach *coach);
/* The text in one line: all of it where it is short, else its end. */
void edit_say_so_far(Coach *coach);

/* ---- plain_rough.c: all in one box, and what stands where ---- */
void rough_begin(Coach *coach);
void rough_cut(Coach *coach);
void rough_say_parts(Coach *coach);
void rough_move(Coach *coach, Slice argument);

/* ---- plain_review.c ---- */
void review_say(Coach *coach);
void review_say_all(Coach *coach);
void review_say_text(Coach *coach);
void review_say_points(Coach *coach);

/* ---- plain_silence.c: remarks one does not want to hear ---- */
/* The remark told last, or that of a number in review_say_all: in no answer any more. */
void silence_remark(Coach *coach, Slice argument);
/* The one switched off last, or that of a name, told again; where there is none, what is switched off. */
void silence_end(Coach *coach, Slice argument);

/* ---- plain_rehearse.c ---- */
void rehearse_begin(Coach *coach);
void rehearse_pause(Coach *coach);
void rehearse_stop(Coach *coach);
/* Ends it where the clock does not run: what was said is kept. */
void rehearse_leave(Coach *coach);
void rehearse_free(Rehearsal *rehearsal);

/* ---- plain_export.c ---- */
void export_to(Coach *coach, Slice name, bool polish);

/* ---- plain_command.c ---- */
/* Whether the line is a command (it begins with one colon or slash); *out is what stands behind that. */
bool command_in(Slice line, Slice *out);
void command_run(Coach *coach, Slice line);
/* The command of which this line is the bare name; NULL. */
const char *command_alone(Slice line);

#endif
