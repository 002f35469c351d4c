/* The judge from inside.
 *
 *   answer ─ sections: scanned passage by passage; words, seconds, and matches by group
 *          ─ rules: each gives an Outcome (where it fired, what it measured)
 *          ─ rubric: outcomes become findings and points
 */
#ifndef JUDGE_PARTS_H
#define JUDGE_PARTS_H

#include "answer/dates.h"
#include "text/phrase_image.h"
#include <starcoach/judge.h>

enum { WHOLE = -1 }; /* "section" of what concerns the whole answer */

/* Each rule's phrases are compiled in six groups: 6·rule + set. Behind them each competency has one. */
typedef enum PhraseUse { USE_PHRASES, USE_WITH, USE_UNLESS, USE_QUOTES, USE_PARTS, USE_SIGNS, USE_COUNT } PhraseUse;

typedef struct QuestionWords QuestionWords; /* rules_echo.c */

/* The phrases of the shipped content, ready-made (scripts/image). */
extern const PhraseImage judge_image;

typedef struct RuleRoles { /* sets, a bit each */
    unsigned named;        /* 0: none */
    unsigned own;          /* the rule looks into these: all where none is named */
    unsigned headed, cut;  /* it may find in these, of an answer under headings or of text that was cut */
} RuleRoles;

struct Judge {
    Bank *bank;
    PhraseSet *phrases;
    size_t rule_count;
    size_t group_count;
    RuleRoles *roles; /* by rule */
    DateWords date_words;
    uint32_t *by_id; /* by hash of its id a rule's index and 1; 0 = empty. Open addressing, at most half full */
    size_t id_slots; /* a power of two */
    bool *loose;     /* rules that no rubric names and that name no criterion: told, costing nothing */
    Arena *arena;
    QuestionWords *questions; /* filled in when a question is first judged */
};

/* The phrases of the bank's rules and competencies: the image's where they are the same. */
PhraseSet *judge_compile(const Judge *judge, const PhraseImage *image, ErrorList *errors, bool *fine);

/* ---- What a rubric names (criteria.c) ---- */
typedef struct WeighedRule { /* a requirement, or a flag */
    size_t rule;             /* Judge.rule_count: there is none, here and below */
    int weight;
    size_t *needs; /* rules */
    size_t need_count;
} WeighedRule;

typedef struct CriterionRules {
    const Criterion *criterion;
    WeighedRule *requirements, *flags; /* in the criterion's order */
    size_t *volunteers;                /* rules that name the criterion themselves, not it them: in the bank's order */
    size_t volunteer_count;
} CriterionRules;

/* By criterion; a rubric of NULL has none. */
CriterionRules *criteria_find_rules(const Judge *judge, const Rubric *rubric, Arena *arena);

/* ---- What is looked for (plan.c) ---- */
typedef struct SignedPlan { /* rules with the same signs: where sentence_belongs says so of any of them */
    uint32_t signs;         /* their group */
    bool own;               /* whether the section is one that the rules look into */
    size_t rule;            /* the first */
    PhraseFilter *filter;
} SignedPlan;

typedef struct SectionPlan {
    PhraseFilter *filter; /* what is looked for in all sentences; NULL: nothing */
    SignedPlan *by_signs; /* and in some more; their signs are looked for in all */
    size_t by_signs_count, by_signs_capacity;
} SectionPlan;

typedef struct Plan {
    const Shape *shape;
    bool cut;            /* for text that was cut */
    bool *rules;         /* those it tries */
    bool *marks;         /* by group: whether each match may settle a rule, see search.c */
    PhraseFilter *whole; /* all that is looked for in any section */
    SectionPlan *sections;
    size_t section_count;
    CriterionRules *criteria; /* of the shape's rubric, where all its rules are tried */
    Arena *arena;             /* holds them */
    struct Plan *next;
} Plan;

Plan *plan_for_shape(const Judge *judge, const Shape *shape, bool cut);
Plan *plan_for_rule(const Judge *judge, const Shape *shape, size_t rule); /* that one alone, under headings */
void plan_free(Plan *plan);
static inline bool judge_looks_into(const Judge *judge, size_t rule, SectionRole role) {
    return judge->roles[rule].own >> role & 1u;
}
/* The same, or it may have been told there: the cut put it there, or, of what would else be missing, the person did. */
static inline bool judge_may_find_in(const Judge *judge, size_t rule, SectionRole role, bool cut) {
    return (cut ? judge->roles[rule].cut : judge->roles[rule].headed) >> role & 1u;
}
/* The first group whose phrases are written alike, so that it finds the same: some rules have the same signs. */
uint32_t judge_alike(const Judge *judge, uint32_t group);

/* ---- The cache ---- */
void cache_begin(JudgeCache *cache, const Judge *judge);
void cache_end(JudgeCache *cache);
const Plan *cache_plan(JudgeCache *cache, const Shape *shape, bool cut);
/* Texts for so many sections, with the words of the text that was cut, if one was; each is the caller's until
 * cache_end. */
void cache_make_texts(JudgeCache *cache, size_t count, const Text *scanned);
Text *cache_text(JudgeCache *cache, size_t section);
void cache_match(JudgeCache *cache, PhraseFilter *filter, const Text *text, size_t first, size_t end,
                 PhraseMatches *out);
uint32_t cache_alike(JudgeCache *cache, uint32_t group); /* judge_alike, asked once */
/* All matches of one group in the sentences; borrowed until the next call. */
const PhraseMatches *cache_find(JudgeCache *cache, uint32_t group, const Text *text, size_t first, size_t end);

/* ---- Sections ---- */
typedef struct Passage { /* a paragraph, or a sentence that was cut */
    uint32_t first_sentence, end_sentence;
    float sure;
} Passage;

typedef struct SectionScan {
    const Section *section;
    const SectionView *view;
    const Text *text; /* all its passages */
    size_t sentences_before; /* of earlier sections */
    Passage *passages;
    size_t passage_count;
    size_t words;
    double seconds;
    double unsure_seconds; /* of sentences that the cut is not sure of */
    PhraseMatch *matches;  /* of what is looked for at once, by group, then place */
    size_t match_count;
} SectionScan;

typedef struct Matches { /* of one group in one section */
    const PhraseMatch *items;
    size_t count;
} Matches;

typedef struct RuleChoice { /* what a person chose of one rule */
    bool off;
    bool weighed;
    int weight;
} RuleChoice;

typedef struct AnswerWords AnswerWords; /* rules_echo.c */

typedef struct Echoes { /* what the rules on repetition ask of an answer again and again */
    AnswerWords *words;
    bool counted;
    double repeated; /* the share of the words that stand in sentences said before, in percent */
} Echoes;

typedef struct ToldTime { /* when it happened, as the text itself tells it: read when first asked for */
    bool read;
    bool any;  /* some time is named */
    Date when; /* the only one; year 0: none, or several */
} ToldTime;

typedef struct Trial { /* one call of judge_answer */
    const Judge *judge;
    const AnswerView *answer;
    const JudgeOptions *options;
    const Language *language;
    JudgeCache *cache;
    const Plan *plan;
    Arena *arena;
    SectionScan *sections;
    size_t section_count, sentence_count;
    uint8_t **held; /* by group: by sentence of all sections whether it holds a match, see sentence_holds; NULL: not asked */
    size_t words;
    double seconds, seconds_low, seconds_high;
    bool foreign;
    RuleChoice *choices; /* by rule; NULL where nothing was chosen */
    Echoes *echoes;
    ToldTime *told_time;
} Trial;

void trial_scan(Trial *trial);
void trial_search(Trial *trial); /* the matches of all sections, once these are scanned */
Matches section_matches(const SectionScan *scan, uint32_t group);
Span match_span(const SectionScan *scan, const PhraseMatch *match);
/* The passage that the sentence stands in. */
const Passage *sentence_passage(const SectionScan *scan, uint32_t sentence);
/* On demand: does the sentence hold a match of the group? And the group's first match in the section, if there is one. */
bool sentence_holds(const Trial *trial, const SectionScan *scan, uint32_t sentence, uint32_t group);
bool section_find(const Trial *trial, const SectionScan *scan, uint32_t group, PhraseMatch *out);
/* Keeps for sentence_holds what was found of the group, the first of those alike, in the sentences [first, end). */
void sentences_searched(const Trial *trial, const SectionScan *scan, uint32_t group, size_t first, size_t end,
                        Matches found);
/* May the sentence stand for what the rule asks: in a section of the rule's own, or by the rule's `signs`? */
bool sentence_belongs(const Trial *trial, const SectionScan *scan, size_t rule, uint32_t sentence);
/* Does the match's sentence satisfy a rule of kind `missing`: it belongs there, nothing excuses it, and it holds what must stand with
 * it? */
bool sentence_counts(const Trial *trial, const SectionScan *scan, size_t rule, uint32_t sentence);
/* Where a finding without words stands: the end of the section, or of the whole (section WHOLE). */
size_t trial_end(const Trial *trial, int section);
bool trial_begun(const Trial *trial, size_t section);
/* Begun, or in text that was cut told in the sentences of other sections: what is asked of it earned points. */
bool section_told(const Trial *trial, const Report *report, size_t section);

/* ---- Rules ---- */
typedef struct Hit {
    int section; /* index, or WHOLE */
    size_t start, end;
} Hit;

enum { MOST_EXAMPLES = 8 };

typedef struct Outcome {
    bool tried;   /* already worked out, or skipped */
    RuleSkip skip;
    bool applies; /* the shape has what the rule speaks of */
    bool unknown; /* a fact of the story that was not given: it costs nothing, and is no merit */
    bool pending; /* DRAFTING: what it speaks of is not begun */
    bool doubtful; /* it fired, but by the place of sentences that the cut is not sure of: told, at no cost */
    Hit *hits;    /* none: it did not fire */
    size_t hit_count;
    Hit shown; /* the words that meet it, where it did not fire; start == end: none */
    Severity severity;
    double share, limit; /* percent: share, ratio, echo */
    size_t count, needed; /* sentences, matches, words */
    Hit *examples; /* ratio: the first of what was counted; MOST_EXAMPLES at most */
    size_t example_count;
    const char *quotes; /* what {quotes} stands for; NULL: not asked yet */
    bool told; /* its findings stand in the report */
} Outcome;

Outcome rule_try(const Trial *trial, size_t rule);
/* Why the rule is not tried, if so. */
RuleSkip rule_skip(const Trial *trial, size_t rule);
/* Works out what the options choose of each rule. */
void trial_choose(Trial *trial);
/* The weight that counts for a rule which the rubric gives this one. */
int trial_weight(const Trial *trial, size_t rule, int weight);
void outcome_hit(const Trial *trial, Outcome *outcome, Hit hit);
static inline bool rule_looks_into(const Trial *trial, size_t rule, size_t section) {
    return judge_looks_into(trial->judge, rule, (SectionRole)trial->sections[section].section->role);
}
static inline bool rule_may_find_in(const Trial *trial, size_t rule, size_t section) {
    const SectionRole role = (SectionRole)trial->sections[section].section->role;
    return judge_may_find_in(trial->judge, rule, role, trial->answer->cut);
}
uint32_t rule_group(size_t rule, PhraseUse use);
uint32_t competency_group(const Judge *judge, size_t competency);

/* The rule's index by its id; rule_count when there is none. */
size_t judge_rule_index(const Judge *judge, const char *id);

/* By kind; each gets an outcome with the rule's severity and fills it. */
void try_phrase(const Trial *trial, size_t rule, Outcome *out);
void try_missing(const Trial *trial, size_t rule, Outcome *out);
/* Counts parts of sentences that satisfy a rule with `parts`, those that say the same once, and shows the first. */
void count_parts(const Trial *trial, size_t rule, Outcome *out);
/* Whether these, some first ones of a section, already make as many as the rule asks for. */
bool parts_are_enough(const Trial *trial, size_t rule, size_t section, Matches matches);
void try_ratio(const Trial *trial, size_t rule, Outcome *out);
void try_near(const Trial *trial, size_t rule, Outcome *out);
void try_position(const Trial *trial, size_t rule, Outcome *out);
void try_empty(const Trial *trial, size_t rule, Outcome *out);
void try_sentence(const Trial *trial, size_t rule, Outcome *out);
void try_share(const Trial *trial, size_t rule, Outcome *out);
void try_time(const Trial *trial, size_t rule, Outcome *out);
void try_story(const Trial *trial, size_t rule, Outcome *out);
void try_echo(const Trial *trial, size_t rule, Outcome *out);

/* ---- Report ---- */
/* Fills criteria, findings, praise, tried, score and readiness. */
void trial_score(const Trial *trial, Report *report);
bool is_far_too_short(const Trial *trial);
bool is_too_short(const Trial *trial); /* under half of it: told well, but not ready */
/* A message with its {places} filled in, in the arena. `words`: hit_words of the hit. */
const char *message_fill(const Trial *trial, const Rule *rule, const char *message, Outcome *outcome, const Hit *hit,
                         const char *words);
/* The words that a rule found, as a finding quotes them, and the clause that they stand in, as praise does: in the
 * arena; "" where there are none. */
const char *hit_words(const Trial *trial, const Hit *hit);
const char *hit_clause(const Trial *trial, const Hit *hit);
/* What the rule measured, in words. */
const char *outcome_measured(const Trial *trial, const Rule *rule, const Outcome *outcome);

#endif
