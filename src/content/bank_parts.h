/* The bank from inside: its tables, and the reading of content folders. */
#ifndef CONTENT_BANK_PARTS_H
#define CONTENT_BANK_PARTS_H

#include "content/schemas.h"

/* Objects with their id first, in the order they were read; one of the same id takes the place of the earlier one. */
typedef struct Table {
    void **items;
    size_t count, capacity;
} Table;

/* Both folders of one language; own may be NULL. */
struct Bank {
    Arena *arena;
    char *shipped, *own; /* PLACES/LANG */
    Language *language;
    Table questions, shapes, competencies, roles, guides, rules, rubrics, lists, ideas, idea_kinds, idea_places;
    bool rules_read, ideas_read;
};

void *table_find(const Table *table, const char *id);
void table_put(Table *table, void *item);
void table_free(Table *table);
const char *table_nearest(const Table *table, const char *id);

/* What kind of file a folder holds, and how its objects get into the bank. */
typedef struct FileKind {
    const char *folder; /* under LANG/; "" for a single file */
    const char *single; /* that file's name; NULL where the folder holds many */
    const YamlSchema *schema;
    void (*collect)(Bank *bank, void *file, const char *path, bool own);
} FileKind;

extern const FileKind file_kinds[];
extern const size_t file_kind_count;
const FileKind *file_kind_of(const char *path); /* by the folder's or the file's name; NULL */

/* Reads one file and collects what it holds, unless it has an error. */
bool content_read(Bank *bank, const FileKind *kind, const char *path, bool own, ErrorList *errors);
/* The same without collecting: the loaded struct in the bank's arena, NULL on errors. */
void *content_load(Bank *bank, const FileKind *kind, const char *path, ErrorList *errors);
/* Reads all files of a kind, shipped ones first. False on any error. */
bool content_read_all(Bank *bank, const char *folder, ErrorList *errors);

/* Checks of single objects against the bank; each problem is added. */
void check_shape(const Bank *bank, const Shape *shape, ErrorList *errors);
void check_question(const Bank *bank, const Question *question, ErrorList *errors);
void check_guide(const Bank *bank, const Guide *guide, ErrorList *errors);
void check_rule(const Bank *bank, const Rule *rule, ErrorList *errors);
void check_rubric(const Bank *bank, const Rubric *rubric, ErrorList *errors);
void check_idea(const Bank *bank, const Idea *idea, ErrorList *errors);
void check_role(const Bank *bank, const TargetRole *role, ErrorList *errors);

#endif
