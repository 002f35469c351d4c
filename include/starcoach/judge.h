/* The judge: answer + bank + pace + today + mode → report. Pure: no files, no clock, no globals, no terminal.
 *
 * The number and its reasons come from one call: score = Σ points = 100 − Σ cost of the findings. */
#ifndef STARCOACH_JUDGE_H
#define STARCOACH_JUDGE_H

#include <starcoach/answer.h>

typedef struct Judge Judge;           /* a bank's rules, compiled; immutable but for its memory of examples */
typedef struct JudgeCache JudgeCache; /* one caller's memory between calls: the words and sentences met so far */

/* Compiles the bank's rules (reading them if need be). The bank must outlive the judge. */
bool judge_new(Bank *bank, Judge **out, ErrorList *errors);
void judge_free(Judge *judge);
/* It serves several judges in turn, none of which is freed while it is in use. */
JudgeCache *judge_cache_new(void);
void judge_cache_free(JudgeCache *cache);

typedef enum JudgeMode {
    JUDGE_FINAL,    /* check, review, export: all holds */
    JUDGE_DRAFTING, /* the walk: what is not begun is pending, neither earned nor held against anyone */
} JudgeMode;

typedef struct RuleWeight { /* as settings give it */
    const char *rule;
    int weight;
    Mark mark;
} RuleWeight;

/* What a person has chosen of the rules. An id stands for its rule and for all that begin with it and a full stop: "cliche" is
 * "cliche.hard-worker" too; of several that name a rule, the longest counts.
 * A rule that is off is not tried: its points are given, and what needs it has it. One with another weight takes so much, but
 * never more than its criterion has left; what it takes less is given. The rubric stays 100. */
typedef struct RuleChoices {
    Strings off;
    const RuleWeight *weights;
    size_t weight_count;
} RuleChoices;

typedef struct JudgeOptions {
    JudgeMode mode;
    double pace;  /* 1 = as most people speak */
    int takes;    /* timed takes behind the pace: the range narrows with them */
    Date today;
    bool explain; /* fill Report.tried */
    const RuleChoices *rules; /* NULL: all as the bank says */
} JudgeOptions;

/* Does an id of RuleChoices stand for the rule? */
bool rule_choice_covers(const char *choice, const char *rule);
/* Each id that stands for no rule is a problem with its place in `file`. True when there are none. Reads the rules if need be. */
bool judge_check_choices(Bank *bank, const RuleChoices *choices, const char *file, ErrorList *errors);

typedef struct SectionReport {
    const Section *section;
    size_t words;
    double seconds;
    double share;  /* 0..1 of the spoken seconds */
    bool begun;    /* has a word, or in text that was cut its points were earned beside, in other sections' sentences */
    bool thin;     /* begun, and too short for its share, as the shape says */
    bool ready;    /* begun, not thin, and no error or warning of substance stands against it */
    const SureSpan *spans;
    size_t span_count;
} SectionReport;

typedef struct SentenceReport {
    size_t start, end; /* bytes in the section's source */
    size_t section;    /* index */
    float sure;
} SentenceReport;

typedef struct Finding {
    const Rule *rule;
    const Criterion *criterion; /* NULL: costs nothing anywhere */
    int cost;                   /* points in fact taken */
    Severity severity;
    size_t section;    /* index in the shape; SIZE_MAX: the whole */
    size_t start, end; /* bytes in that section's source; equal where no words fired it */
    const char *words; /* these as one quotes them: on one line, rounded off, not too long; "" where there are none */
    const char *message, *why, *fix; /* filled in */
    bool again; /* the same rule was told before, under another criterion: this one only takes its points */
    const Rule *waits_for; /* the rule itself holds; its points count once this one does too. NULL for all others */
    bool unjudged; /* nothing fired: the text is foreign, and this is all the criterion's points; `rule` is its first */
} Finding;

typedef struct CriterionReport {
    const Criterion *criterion;
    int points, of; /* DRAFTING: `of` without what is pending */
    int pending;    /* points of parts not begun, DRAFTING only */
    bool unjudged;  /* of a foreign text */
} CriterionReport;

typedef struct Praise { /* a requirement that is met, with the words that met it */
    const Rule *rule;
    const Criterion *criterion;
    int weight;
    size_t section;    /* SIZE_MAX: the whole */
    size_t start, end; /* equal where no single words show it */
    const char *words; /* the clause that they stand in, as one quotes it; "" where there are none */
} Praise;

typedef enum RuleSkip {
    SKIP_NONE,
    SKIP_OFF,     /* the person switched it off */
    SKIP_FOREIGN, /* it looks for words of the bank's language, and the text is in another */
} RuleSkip;

typedef struct Tried { /* a rule that was tried, for --explain */
    const Rule *rule;
    const Criterion *criterion;
    RuleSkip skip; /* it was not tried, because */
    int weight;  /* what it could earn (requirement) or take (flag) */
    bool flag;
    bool pending;
    size_t fired; /* findings */
    int taken;   /* points */
    const char *measured; /* "2 sentences of 1 needed", "share 46%, limit 50%": what it found, in words */
} Tried;

typedef struct Asked { /* a competency that the target role asks for: advice, worth no points */
    const Competency *competency;
    bool shown;     /* some words of the answer show it … */
    size_t section; /* … these, the first of them */
    size_t start, end;
} Asked;

typedef enum Readiness { NOT_YET, NEARLY, READY } Readiness;

typedef struct Report {
    const Question *question; /* may be NULL */
    const Shape *shape;
    const Rubric *rubric;
    int score; /* 0..100 */
    Readiness readiness;
    size_t words;
    double seconds, seconds_low, seconds_high;
    double learning_share; /* 0..1; negative where the shape has no learning */
    double pace;
    int takes; /* behind the pace */
    Date today;
    bool cut;
    bool foreign; /* the text is not in the bank's language: only criteria of form are judged, by what can be
                   * measured; where it was cut too, only time */
    SectionReport *sections; /* one for each of shape->sections */
    SentenceReport *sentences;
    size_t sentence_count;
    CriterionReport *criteria; /* one for each of rubric->criteria */
    Finding *findings; /* in the rubric's order */
    size_t finding_count;
    Praise *praise; /* heaviest first */
    size_t praise_count;
    Tried *tried; /* with options.explain */
    size_t tried_count;
    const Rule **off; /* what was not tried because the person switched it off, in the rubric's order */
    size_t off_count;
    const Finding *next; /* the one that would help most; NULL when nothing stands against the answer */
    const char **follow_ups; /* at most three questions an interviewer would ask next */
    size_t follow_up_count;
    const TargetRole *role; /* NULL: none is applied for */
    Asked *asked; /* one for each competency of the role */
    size_t asked_count;
} Report;

/* Judges; the report lies in the arena and borrows the view. `cache` may be NULL; cached and fresh reports are equal. */
const Report *judge_answer(const Judge *judge, JudgeCache *cache, const AnswerView *answer, const JudgeOptions *options, Arena *arena);

/* Is the section counted in what a rule's share is `of`: a group, "learning", or a role? */
bool share_counts(const Section *section, const char *of);
/* Runs every rule's own examples; each that does not hold is an error with its file and line. `only` (a file) may be NULL: all. */
bool judge_check_examples(const Judge *judge, const char *only, ErrorList *errors);

#endif
