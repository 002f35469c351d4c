/* The bank: all content loaded — questions, shapes, rules, rubrics, competencies, target roles, the language.
 *
 * Everything is data read from YAML (docs/content.md); all objects live as long as the bank, and know the file and line they
 * came from. The user's own content lies over the shipped one. Cards of questions are read at once; guides, rules and rubrics
 * when they are first asked for. */
#ifndef STARCOACH_BANK_H
#define STARCOACH_BANK_H

#include <starcoach/date.h>
#include <starcoach/error.h>
#include <starcoach/language.h>

typedef struct Source { /* where an object came from */
    const char *file;
    unsigned line;   /* 1-based */
    unsigned column; /* 1-based */
} Source;

typedef struct Mark { /* a place in the object's file, 1-based */
    unsigned line, column;
} Mark;

typedef struct Strings {
    const char *const *items;
    size_t count;
    const Mark *marks; /* where each stood; NULL where nobody asks */
} Strings;

/* ---- Shapes ---- */

/* What a section does in an answer; rules speak of roles, not ids. */
typedef enum SectionRole {
    ROLE_SITUATION, ROLE_TASK, ROLE_ACTION, ROLE_RESULT, ROLE_CAUSE, ROLE_LESSON, ROLE_APPLIED, ROLE_CLOSE, ROLE_OTHER,
    ROLE_COUNT
} SectionRole;
extern const char *const section_role_names[ROLE_COUNT + 1]; /* "situation" …; NULL-terminated */

typedef struct Section {
    const char *id;
    const char *label;  /* "Root cause" */
    int role;           /* SectionRole */
    int share;          /* percent of the time aimed at; a shape's shares make 100 */
    bool learning;      /* counts as learning */
    bool optional;      /* its absence costs nothing */
    const char *group;  /* id of its group */
    const char *ask;    /* the question it puts, where the guide has no better one */
    const char *tip;    /* one line */
    Strings answers;    /* ids of the earlier sections it must answer: shown beside it */
    Strings was;        /* earlier ids */
    Mark mark;
} Section;

typedef struct Group { /* sections shown together: "Set-up" */
    const char *id;
    const char *label;
    int most;  /* percent of the time; 0 = no limit */
    int least; /* percent; 0 = none */
    int aim;   /* percent; 0 = none */
    Mark mark;
} Group;

typedef struct Act { /* a stretch of the walk: "What happened" */
    const char *label;
    Strings sections; /* ids; empty for the story step */
    Mark mark;
} Act;

typedef struct SecondsBand {
    int least, most;
} SecondsBand;

typedef struct Shape {
    const char *id;
    const char *label;
    int revision;
    SecondsBand seconds; /* the band for the whole */
    int thin;                        /* percent of its share of the shortest time under which a section is not ready; 0 = none */
    int minutes;                     /* about how long the walk takes */
    bool story;                      /* has a story step */
    const Section *sections;
    size_t section_count;
    const Group *groups;
    size_t group_count;
    const Act *acts;
    size_t act_count;
    const char *rubric; /* id */
    Source source;
} Shape;

const Section *shape_section(const Shape *shape, const char *id);          /* by id, label (any case) or earlier id; NULL */
const Section *shape_section_of_role(const Shape *shape, SectionRole role); /* the first; NULL */
size_t shape_section_index(const Shape *shape, const Section *section);
const Group *shape_group(const Shape *shape, const char *id);
bool shape_has_learning(const Shape *shape);

/* ---- Questions and guides ---- */

typedef struct Question {
    const char *id;
    const char *title; /* short: "Your last failure, and what you learned" */
    const char *ask;   /* as the interviewer says it */
    Strings competencies;
    const char *shape; /* id */
    bool own;          /* the user's own content */
    Source source;
} Question;

typedef struct Example {
    const char *text;
    const char *note; /* why it is good or poor; NULL */
} Example;

typedef struct SectionGuide {
    const char *section; /* id */
    const char *prompt;  /* the question put to the person */
    const char *tip;     /* one line */
    Strings tips;        /* more */
    Example good, poor;  /* text NULL when there is none */
    const char *difference; /* what makes it */
    Mark mark;
} SectionGuide;

typedef struct StoryGuide { /* advice for choosing the story */
    const char *prompt;
    const char *tip;
    Strings tips;
    Strings good; /* one-line stories worth telling */
    Strings poor; /* and ones to leave, with the reason after a dash */
} StoryGuide;

typedef struct FollowUp {
    const char *ask;
    Strings when; /* ids of rules: asked where one of them fired; empty: a general one */
    Mark mark;
} FollowUp;

typedef struct ModelSection {
    const char *section;
    const char *text;
    Mark mark;
} ModelSection;

/* The facts of a story as text, as answer files and guides give them. */
typedef struct StoryFacts {
    const char *title;    /* one line */
    const char *when;     /* YYYY or YYYY-MM */
    int kind;             /* StoryKind */
    int reach;            /* StoryReach */
    int repaired;         /* StoryRepaired */
    int doubts;           /* StoryDoubts */
    Strings competencies; /* ids */
} StoryFacts;

/* 0 is "unknown" everywhere and costs nothing. */
typedef enum StoryKind { KIND_UNKNOWN, KIND_COMMUNICATION, KIND_PLANNING, KIND_SKILL, KIND_DECISION, KIND_TEAMWORK, KIND_QUALITY, KIND_OTHER, KIND_COUNT } StoryKind;
typedef enum StoryReach { REACH_UNKNOWN, REACH_ME, REACH_TEAM, REACH_DEPARTMENT, REACH_CUSTOMERS, REACH_COMPANY, REACH_COUNT } StoryReach;
typedef enum StoryRepaired { REPAIRED_UNKNOWN, REPAIRED_YES, REPAIRED_MOSTLY, REPAIRED_NO, REPAIRED_COUNT } StoryRepaired;
typedef enum StoryDoubts { DOUBTS_UNKNOWN, DOUBTS_NONE, DOUBTS_HONESTY, DOUBTS_SAFETY, DOUBTS_MAJOR, DOUBTS_COUNT } StoryDoubts;
extern const char *const story_kind_names[];     /* "unknown", "communication", "planning", "skill", "decision", "teamwork", "quality", "other", NULL */
extern const char *const story_reach_names[];    /* "unknown", "me", "team", "department", "customers", "company", NULL */
extern const char *const story_repaired_names[]; /* "unknown", "yes", "mostly", "no", NULL */
extern const char *const story_doubts_names[];   /* "unknown", "none", "honesty", "safety", "major", NULL */

typedef struct Model { /* a whole answer that meets every target; no sections where there is none */
    Strings roles; /* ids of the target roles that its story is near to */
    StoryFacts story;
    const ModelSection *sections;
    size_t section_count;
} Model;

typedef struct Guide {
    const char *id; /* the question's */
    Strings wants;  /* what the interviewer is after */
    Strings never;  /* what they never want to hear, each with why */
    const char *neighbours; /* how it differs from questions near it; NULL */
    StoryGuide story;
    Strings roles; /* ids of the target roles that the sections' good examples are near to */
    const SectionGuide *sections;
    size_t section_count;
    const FollowUp *follow_ups;
    size_t follow_up_count;
    Model model;
    Source source;
} Guide;

const SectionGuide *guide_section(const Guide *guide, const char *section_id);

/* ---- Rules and rubrics ---- */

typedef enum RuleKind {
    RULE_PHRASE,   /* fires at each match of `phrases` */
    RULE_MISSING,  /* fires where fewer than `at_least` sentences hold a match of `phrases` (and one of `with`, when given) */
    RULE_EMPTY,    /* fires where the section has fewer than `words` words */
    RULE_SHARE,    /* fires where the share of the time lies outside: `of` a group, a section's role, or learning */
    RULE_TIME,     /* fires where the whole range lies outside the shape's band */
    RULE_RATIO,    /* fires where matches of `phrases` ÷ (matches of `phrases` + of `with`) is over `most` */
    RULE_NEAR,     /* fires at a match of `phrases` with no match of `with` in the next `words` words nor in the same sentence's rest */
    RULE_POSITION, /* fires where the section's `first` or `last` sentence holds a match (or, with `lacks: true`, holds none) */
    RULE_STORY,    /* fires on a fact of the story: `fact` with `is`, or its age in months within [age_over, age_to] */
    RULE_ECHO,     /* fires where the answer's words overlap by more than `most` with the bank's examples, the question, or itself */
    RULE_SENTENCE, /* fires where more than `most` of the words stand in sentences of more than `words` words */
    RULE_KIND_COUNT
} RuleKind;
extern const char *const rule_kind_names[RULE_KIND_COUNT + 1];

typedef enum Severity { SEVERITY_SUGGESTION, SEVERITY_WARNING, SEVERITY_ERROR } Severity;
extern const char *const severity_names[4];

typedef struct RoleText {
    const char *word;  /* the role's name */
    const char *means; /* the text */
} RoleText;

/* An answer in small: texts by role (or one text, in the rule's first role), and facts. */
typedef struct RuleExample {
    const char *text;
    const RoleText *texts;
    size_t text_count;
    const char *when;     /* facts for kinds `story` */
    const char *kind, *reach, *repaired, *doubts;
    int times;            /* the text repeated so often (0 = 1): for time and share */
    Mark mark;
} RuleExample;

typedef struct RuleExamples {
    const RuleExample *fires; /* must fire the rule */
    size_t fires_count;
    const RuleExample *silent; /* must not */
    size_t silent_count;
} RuleExamples;

typedef enum RulePlace { PLACE_ANY, PLACE_FIRST, PLACE_LAST } RulePlace;

typedef struct Rule {
    const char *id;
    int kind;      /* RuleKind */
    int severity;  /* Severity */
    Strings roles; /* of the sections it looks into; empty: all */
    Strings beside; /* phrase, missing, near, position: roles it looks into as well where the text was cut by the program */
    const char *label; /* what is met where it does not fire: "you name the cause"; for praise and --explain */
    Strings beyond; /* rules that this one goes beyond: where it holds, its praise says theirs; where they fire too, theirs says its remark */
    Strings phrases;
    Strings with;
    Strings unless; /* phrases that, overlapping a match or standing in the same sentence, excuse it */
    Strings signs;  /* missing, position: where the program cut the text, a sentence beside, or not surely in the right section, counts
                     * only where it holds a match of these; empty: it counts */
    Strings parts;  /* missing: each match begins another part of its sentence; parts are counted then, those that say the same once */
    Strings quotes; /* missing: where it fires, the first match of these in its sections is the words it quotes */
    bool quoted;    /* missing: fires only where a match of `quotes` is found */
    int at_least;   /* missing: sentences needed (1); phrase: matches needed before it fires (1) */
    int words;      /* empty, near, ratio, sentence */
    int place;      /* RulePlace: position */
    bool lacks;     /* position: fires where the sentence holds no match */
    const char *of; /* share: a group's id, "learning" or a role; echo: "examples", "question" or "itself" */
    int below;      /* share, percent: fires where it is under this … */
    int not_below;  /* … but not where it is under this too: another rule's band begins there; 0 = none */
    int over;       /* … or over this; 0 = none. time: both 0: either side of the band; else percent of its shortest or longest time */
    double most;    /* ratio, echo and sentence: 0..1 */
    const char *fact; /* story: "when", "kind", "reach", "repaired", "doubts" */
    Strings is;       /* story: the values it fires on */
    int age_over;     /* story, when: fires where older than so many months … */
    int age_to;       /* … up to so many; 0 = no end */
    const char *message; /* what; may hold {words} {share} {limit} {seconds} {count} {section} {ask} {shortest} {longest}, filled in by the judge */
    const char *why;     /* why interviewers mind, one sentence */
    const char *fix;     /* what to do, one sentence */
    const char *evidence; /* "measured", "read", "ours" and the source; NULL */
    const char *criterion; /* the criterion it takes from in shapes that have it and do not name the rule; NULL */
    int cost;              /* with `criterion`: the points it takes there */
    RuleExamples examples;
    bool own;
    Source source;
} Rule;

/* Does it name the other under `beyond`? */
bool rule_goes_beyond(const Rule *rule, const Rule *other);

typedef struct Requirement {
    const char *rule; /* id */
    int weight;       /* points; earned where the rule does not fire and all of `needs` are met */
    Strings needs;    /* ids of rules: points that count only where those do not fire either */
    Mark mark;
} Requirement;

typedef enum About { ABOUT_SUBSTANCE, ABOUT_FORM } About;

typedef struct Criterion {
    const char *id;
    const char *label;
    int about;  /* About */
    int points; /* the sum of the requirements' weights */
    const char *section; /* id of the section it is chiefly about; NULL: the whole */
    bool must;           /* an answer that earns nothing here is not yet ready, whatever its score */
    const Requirement *requirements;
    size_t requirement_count;
    const Requirement *flags; /* red flags: take `weight` from what is left, once each */
    size_t flag_count;
    Mark mark;
} Criterion;

typedef struct Rubric {
    const char *id;
    int ready, nearly; /* scores from which an answer is "ready", "nearly" */
    const Criterion *criteria;
    size_t criterion_count;
    Source source;
} Rubric;

typedef struct PhraseList { /* {name} in phrases */
    const char *name;
    Strings phrases;
    Source source;
} PhraseList;

/* ---- Competencies and target roles ---- */

typedef struct Competency {
    const char *id;
    const char *label;
    const char *meaning;
    Strings phrases; /* words that show it */
    Source source;
} Competency;

typedef struct TargetRole {
    const char *id;
    const char *label;
    Strings also; /* other words that people call such a job by */
    Strings competencies;
    const char *advice;
    Source source;
} TargetRole;

/* How the model says the section, where its story is near to the role and that of the good examples is not; else NULL. */
const char *guide_near_example(const Guide *guide, const char *section_id, const TargetRole *role);
/* That, or else the good example of the section; NULL: neither. */
const char *guide_example(const Guide *guide, const char *section_id, const TargetRole *role);

/* ---- Ideas: questions that bring a story back ---- */

typedef struct IdeaTopic { /* a kind of slip, or a place where it happens */
    const char *id;
    const char *label;
    Source source;
} IdeaTopic;

typedef struct Idea {
    const char *id;
    const char *kind; /* id */
    Strings places;   /* ids; none: anywhere */
    const char *ask;
    Source source;
} Idea;

typedef struct Ideas {
    const Idea *const *items;
    size_t count;
} Ideas;

/* ---- The bank ---- */

typedef struct Bank Bank;

typedef struct BankPlaces {
    const char *shipped; /* folder holding LANG/; NULL: found (bank_find_shipped) */
    const char *own;     /* folder holding LANG/ of the user's own; NULL: none */
    const char *language; /* "en"; NULL: "en" */
} BankPlaces;

/* The shipped content's folder: $STARCOACH_CONTENT where set and not empty, else beside the program as installed
 * (PREFIX/share/starcoach/content), else the source tree it was built from. The caller frees it. NULL and an error when none is there. */
char *bank_find_shipped(Error *error);

/* Loads the language, competencies, shapes, target roles and the cards. False when the shipped content can't be used at all; what is
 * wrong in the user's own content is skipped and told in `errors`. */
bool bank_load(const BankPlaces *places, Bank **out, ErrorList *errors);
/* The same for a program that must show something first: of the shipped content each part is read when one of the functions below
 * first asks for it (one thing by its id: mostly a single file). False where there is plainly no bank. What is wrong in the user's own
 * content is told at once, the rest by bank_read_on. */
bool bank_open(const BankPlaces *places, Bank **out, ErrorList *errors);
/* Reads what nobody has asked for yet, and tells what was wrong in anything read since bank_open. False where the bank turns out to be
 * of no use; until then it holds a language without words, and nothing that can't be read. */
bool bank_read_on(Bank *bank, ErrorList *errors);
bool bank_is_whole(const Bank *bank); /* nothing is left for bank_read_on */
void bank_free(Bank *bank);

const Language *bank_language(const Bank *bank);
size_t bank_question_count(const Bank *bank);
const Question *bank_question_at(const Bank *bank, size_t index); /* in the order of the files */
const Question *bank_question(const Bank *bank, const char *id);  /* NULL when there is none */
/* The same of those read so far, for a list that is completed later: at first one's own; the file of each that was found by its id. */
size_t bank_known_question_count(const Bank *bank);
const Question *bank_known_question_at(const Bank *bank, size_t index);
const Question *bank_question_titled(const Bank *bank, Slice title); /* by title or ask, any case */
size_t bank_shape_count(const Bank *bank);
const Shape *bank_shape_at(const Bank *bank, size_t index);
const Shape *bank_shape(const Bank *bank, const char *id);
size_t bank_competency_count(const Bank *bank);
const Competency *bank_competency_at(const Bank *bank, size_t index);
const Competency *bank_competency(const Bank *bank, const char *id);
size_t bank_role_count(const Bank *bank);
const TargetRole *bank_role_at(const Bank *bank, size_t index);
const TargetRole *bank_role(const Bank *bank, const char *id);
/* The nearest id, for "did you mean"; NULL when none is near. */
const char *bank_nearest_question(const Bank *bank, const char *id);
const char *bank_nearest_shape(const Bank *bank, const char *id);
const char *bank_nearest_rule(Bank *bank, const char *id); /* or what ids begin with, up to a full stop; rules must be read */

/* The guide of a question, read when first asked for; NULL when it has none (no error) or can't be read (error). */
const Guide *bank_guide(Bank *bank, const char *question_id, Error *error);
/* Reads the ideas if they are not read yet; needed before the next three. */
bool bank_load_ideas(Bank *bank, ErrorList *errors);
size_t bank_idea_kind_count(const Bank *bank);
const IdeaTopic *bank_idea_kind_at(const Bank *bank, size_t index);
const IdeaTopic *bank_idea_kind(const Bank *bank, const char *id);
size_t bank_idea_place_count(const Bank *bank);
const IdeaTopic *bank_idea_place_at(const Bank *bank, size_t index);
const IdeaTopic *bank_idea_place(const Bank *bank, const char *id);
/* The ideas of a kind and a place (NULL: of any), in the arena: those of the place itself before those of anywhere, and of each kind one
 * before the second of any. */
Ideas bank_ideas(const Bank *bank, const char *kind, const char *place, Arena *arena);
/* Reads rules, lists and rubrics if they are not read yet; needed before the next four. */
bool bank_load_rules(Bank *bank, ErrorList *errors);
size_t bank_rule_count(const Bank *bank);
const Rule *bank_rule_at(const Bank *bank, size_t index);
const Rule *bank_rule(const Bank *bank, const char *id);
size_t bank_list_count(const Bank *bank);
const PhraseList *bank_list_at(const Bank *bank, size_t index);
const Rubric *bank_rubric(const Bank *bank, const char *id);
/* The texts a person could recite: the good examples and the model of the question's guide. None (and no error) without a guide. */
bool bank_examples(Bank *bank, const char *question_id, Strings *out, Error *error);
/* Checks one content file, of the kind its folder's name tells (shapes, questions, …), against the bank. All problems go to `errors`;
 * true when there are none. */
bool bank_check_file(Bank *bank, const char *path, ErrorList *errors);
/* Reads every shipped and own file (again) and checks it, with the references between them. What was handed out before, the language
 * above all, is stale after: check first, judge then. */
bool bank_check(Bank *bank, ErrorList *errors);

/* Adds a warning for each two questions that ask nearly the same, at the later of the two. Gives how alike the two nearest are, 0 to 1. */
double bank_nearest_twins(const Bank *bank, ErrorList *warnings);

/* "question", "guide", "shape", "rubric", "rule", "role", "competency", "idea", NULL */
extern const char *const bank_template_names[];
/* Appends a commented start for a file of one's own. An unknown kind: ERROR_USAGE; a file that cannot be read: its error. */
bool bank_template(const Bank *bank, const char *kind, Buffer *out, Error *error);

#endif
