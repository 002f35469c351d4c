/* The bank from inside: its tables, and the reading of content folders. */
#ifndef CONTENT_BANK_PARTS_H
#define CONTENT_BANK_PARTS_H

#include "base/digest.h"
#include "content/schemas.h"

/* Objects with their id first, in the order they were read; one of the same id takes the place of the earlier one. */
typedef struct Table {
    void **items;
    size_t count, capacity;
    uint32_t *slots; /* by the id's digest, open addressing, at most half full: 1 + an item's index; 0: free */
    size_t slot_count;
    void **displaced; /* those whose place was taken, for check_twice */
    size_t displaced_count, displaced_capacity;
} Table;

/* What is read of the shipped content when it is first asked for, in the order in which an idle program reads it. */
typedef enum Part { PART_QUESTIONS, PART_SHAPES, PART_COMPETENCIES, PART_ROLES, PART_LANGUAGE, PART_COUNT } Part;

/* A file read before the rest of its part. Its objects are collected again, in their order, with the whole. */
typedef struct EarlyFile {
    char *path;
    void *file; /* in the arena; NULL: it can't be read, and that was told */
    bool own;
} EarlyFile;

typedef struct Sources { /* the files of one kind that were loaded */
    Digest digest;       /* of the shipped ones, in their order */
    bool others;         /* own ones as well, or one could not be loaded */
} Sources;

/* Both folders of one language; own may be NULL. */
struct Bank {
    Bank *self; /* what a const bank is asked for may have to be read first */
    Arena *arena;
    char *shipped, *own; /* PLACES/LANG */
    Language *language;
    bool language_missing; /* what stands there holds no words */
    Table questions, shapes, competencies, roles, guides, rules, rubrics, lists, ideas, idea_kinds, idea_places;
    bool part_read[PART_COUNT];
    Sources *sources; /* by kind of file */
    EarlyFile *early;
    size_t early_count, early_capacity;
    ErrorList errors; /* of what was read when it was asked for: told by bank_read_on */
    bool rules_read, ideas_read;
};

/* ---- Reading when asked (parts.c) ---- */
/* The whole part, shipped files first, whether it was asked for before or not. */
void part_read(Bank *bank, Part part, ErrorList *errors);
/* The same, unless it is read; errors are kept for bank_read_on. */
void part_need(const Bank *bank, Part part);
/* The object of that id, with no more read than it takes: an object mostly stands in the file of its name. NULL: none. */
const void *part_find(const Bank *bank, Part part, const char *id);
/* The own content of all parts, which lies over whatever is read of the shipped one. */
void part_read_own(Bank *bank, ErrorList *errors);
/* Forgets what was read early, so that it is read from disk again. */
void early_forget(Bank *bank);
/* NULL: not read early. */
const EarlyFile *early_find(const Bank *bank, const char *path);

void *table_find(const Table *table, const char *id);
void table_put(Table *table, void *item);
void table_empty(Table *table); /* keeps the memory */
void table_free(Table *table);
const char *table_nearest(const Table *table, const char *id);
void bank_each_table(Bank *bank, void (*act)(Table *table));

/* What kind of file a folder holds, and how its objects get into the bank. */
typedef struct FileKind {
    const char *folder; /* under LANG/; "" for a single file */
    const char *single; /* that file's name; NULL where the folder holds many */
    const YamlSchema *schema;
    void (*collect)(Bank *bank, void *file, const char *path, bool own);
    bool phrases; /* what the judge's phrases are compiled of */
} FileKind;

extern const FileKind file_kinds[];
extern const size_t file_kind_count;
const FileKind *file_kind_of(const char *path); /* by the folder's or the file's name; NULL */

/* Reads one file, where it was not read early, and collects what it holds, unless it has an error. */
bool content_read(Bank *bank, const FileKind *kind, const char *path, bool own, ErrorList *errors);
/* The same without collecting: the loaded struct in the bank's arena, NULL on errors. */
void *content_load(Bank *bank, const FileKind *kind, const char *path, ErrorList *errors);
/* Reads all files of a kind, shipped ones first. False on any error. */
bool content_read_all(Bank *bank, const char *folder, ErrorList *errors);
/* Calls `visit` with the path of every file of a kind in one of the two places. False: the folder can't be listed. */
bool content_visit(const FileKind *kind, const char *place, bool (*visit)(void *host, const char *path), void *host,
                   ErrorList *errors);

/* Checks of single objects against the bank; each problem is added. */
void check_shape(const Bank *bank, const Shape *shape, ErrorList *errors);
void check_question(const Bank *bank, const Question *question, ErrorList *errors);
void check_guide(const Bank *bank, const Guide *guide, ErrorList *errors);
/* What the rule says to people, by itself. */
void check_rule_words(const Rule *rule, ErrorList *errors);
void check_rule(const Bank *bank, const Rule *rule, ErrorList *errors);
void check_rubric(const Bank *bank, const Rubric *rubric, ErrorList *errors);
void check_idea(const Bank *bank, const Idea *idea, ErrorList *errors);
void check_role(const Bank *bank, const TargetRole *role, ErrorList *errors);
/* Objects that stand twice in one place: shipped, or own. One that lies over a shipped one is no twin. */
void check_twice(const Bank *bank, ErrorList *errors);

#endif
