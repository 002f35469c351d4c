/* Two objects of one id in one place, of which only the later would be seen. */
#include "base/messages.h"
#include "content/bank_parts.h"

#include <string.h>

typedef struct Kind {
    const char *what;
    size_t table;  /* where in the bank … */
    size_t source; /* … and where in its objects */
} Kind;

static const Kind kinds[] = {
    {"question", offsetof(Bank, questions), offsetof(Question, source)},
    {"shape", offsetof(Bank, shapes), offsetof(Shape, source)},
    {"competency", offsetof(Bank, competencies), offsetof(Competency, source)},
    {"target role", offsetof(Bank, roles), offsetof(TargetRole, source)},
    {"guide", offsetof(Bank, guides), offsetof(Guide, source)},
    {"rule", offsetof(Bank, rules), offsetof(Rule, source)},
    {"rubric", offsetof(Bank, rubrics), offsetof(Rubric, source)},
    {"list", offsetof(Bank, lists), offsetof(PhraseList, source)},
    {"idea", offsetof(Bank, ideas), offsetof(Idea, source)},
};

static bool is_own(const Bank *bank, const Source *source) {
    return bank->own && strncmp(source->file, bank->own, strlen(bank->own)) == 0;
}

static bool is_same(const Source *a, const Source *b) {
    return a->line == b->line && strcmp(a->file, b->file) == 0;
}

static void check_kind(const Bank *bank, const Kind *kind, ErrorList *errors) {
    const Table *table = (const Table *)((const char *)bank + kind->table);
    for (size_t i = 0; i < table->displaced_count; i++) {
        const char *before = table->displaced[i], *id = *(const char *const *)table->displaced[i];
        const char *after = table_find(table, id);
        const Source *first = (const Source *)(before + kind->source), *second = (const Source *)(after + kind->source);
        if (is_own(bank, first) != is_own(bank, second) || is_same(first, second))
            continue;
        Error *error = error_list_add(errors, ERROR_INVALID, second->file, second->line, second->column, MSG_CONTENT_TWICE,
                                      kind->what, id, first->file, first->line);
        error_remedy(error, MSG_CONTENT_TWICE_FIX);
    }
}

void check_twice(const Bank *bank, ErrorList *errors) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        check_kind(bank, &kinds[i], errors);
}
