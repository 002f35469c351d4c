/* A new draft from an old one, for the same question or another. */
#include "store/draft.h"

#include "base/messages.h"
#include "store/answer_record.h"
#include "store/draft_id.h"

#include <stdlib.h>
#include <string.h>

/* Sections take the id of the new shape's first section of their role; record_fill joins those that then are one. Texts
 * without such a section are unplaced. */
static void follow_roles(DraftRecord *record, const Shape *from, const Shape *to, Arena *arena) {
    DraftSection *sections = arena_array(arena, record->section_count, sizeof *sections);
    DraftUnplaced *unplaced = arena_array(arena, record->unplaced_count + record->section_count, sizeof *unplaced);
    size_t placed = 0, count = record->unplaced_count;
    if (count)
        memcpy(unplaced, record->unplaced, count * sizeof *unplaced);
    for (size_t i = 0; i < record->section_count; i++) {
        const DraftSection *section = &record->sections[i];
        const Section *target = shape_section_of_role(to, (SectionRole)from->sections[i].role);
        if (target)
            sections[placed++] = (DraftSection){target->id, target->label, section->text};
        else if (section->text)
            unplaced[count++] = (DraftUnplaced){section->label, section->text};
    }
    record->sections = sections;
    record->section_count = placed;
    record->unplaced = unplaced;
    record->unplaced_count = count;
}

static bool find_target(const Bank *bank, const Answer *from, const Question **question, const Shape **shape,
                        Error *error) {
    if (!*question) {
        *question = answer_question(from);
        *shape = answer_shape(from);
        return true;
    }
    *shape = bank_shape(bank, (*question)->shape);
    if (*shape)
        return true;
    error_set(error, ERROR_NOT_FOUND, MSG_STORE_UNKNOWN_SHAPE, (*question)->shape);
    return error_remedy(error, MSG_STORE_UNKNOWN_REMEDY);
}

static bool copy(Store *store, Bank *bank, const Answer *from, const Question *question, Draft **out, Error *error) {
    const Shape *shape;
    Draft *draft;
    if (!find_target(bank, from, &question, &shape, error) || !draft_new(store, bank, question, shape, &draft, error))
        return false;
    Arena *arena = arena_new();
    DraftRecord record = record_of(from, arena);
    if (shape != answer_shape(from))
        follow_roles(&record, answer_shape(from), shape, arena);
    bool fine = record_fill(&record, draft->answer, error);
    arena_free(arena);
    if (!fine) {
        draft_close(draft);
        return false;
    }
    draft_sync(draft, NULL); /* where that fails, there is a notice */
    *out = draft;
    return true;
}

/* The one that is being written here, whatever its files say; NULL: none. */
static Draft *find_open(const Store *store, const char *id) {
    Draft *draft = store->open;
    while (draft && (strcmp(draft->id, id) != 0 || draft->read_only))
        draft = draft->next;
    return draft;
}

bool draft_duplicate(Store *store, Bank *bank, const char *id, const Question *question, Draft **out, Error *error) {
    *out = NULL;
    Draft *open = find_open(store, id);
    if (open)
        return copy(store, bank, open->answer, question, out, error);
    char *full = draft_id_find(store, id, error);
    if (!full)
        return false;
    Draft *from = open = find_open(store, full);
    bool fine =
        (from || draft_open(store, bank, full, &from, error)) && copy(store, bank, from->answer, question, out, error);
    if (!open)
        draft_close(from);
    free(full);
    return fine;
}
