/* Between the draft's file and the answer: nothing that was written is lost on the way, whatever the shape has become.
 */
#include "store/draft.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/messages.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

static const char role_key[] = "role"; /* a fact to the answer, a line of its own in the file */

/* ---- From the file ---- */

static bool add_remedy(const char *nearest, Error *error) {
    return nearest ? error_remedy(error, MSG_STORE_DID_YOU_MEAN, nearest)
                   : error_remedy(error, MSG_STORE_UNKNOWN_REMEDY);
}

static bool find_shape(const Bank *bank, const DraftRecord *record, const char *path, const Question **question,
                       const Shape **shape, Error *error) {
    *question = record->question ? bank_question(bank, record->question) : NULL;
    *shape = bank_shape(bank, record->shape);
    if (record->question && !*question) {
        error_at(error, ERROR_NOT_FOUND, path, 0, 0, MSG_STORE_UNKNOWN_QUESTION, record->question);
        return add_remedy(bank_nearest_question(bank, record->question), error);
    }
    if (!*shape) {
        error_at(error, ERROR_NOT_FOUND, path, 0, 0, MSG_STORE_UNKNOWN_SHAPE, record->shape);
        return add_remedy(bank_nearest_shape(bank, record->shape), error);
    }
    return true;
}

static bool was_once(const Section *section, const char *id) {
    for (size_t i = 0; i < section->was.count; i++)
        if (strcmp(section->was.items[i], id) == 0)
            return true;
    return false;
}

/* The section that has this id now, else the one that once had it; SIZE_MAX when there is none. */
static size_t find_section(const Shape *shape, const char *id) {
    for (size_t i = 0; i < shape->section_count; i++)
        if (strcmp(shape->sections[i].id, id) == 0)
            return i;
    for (size_t i = 0; i < shape->section_count; i++)
        if (was_once(&shape->sections[i], id))
            return i;
    return SIZE_MAX;
}

static bool append_text(Answer *answer, size_t section, const char *text, Error *error) {
    size_t end = answer_text(answer, section).size;
    const Command command = {
        .kind = COMMAND_REPLACE, .section = section, .span = {end, end}, .text = slice_of(text), .joins = true};
    return answer_apply(answer, &command, error);
}

/* Two sections may have become one: their texts then follow each other, parted by a blank line. */
static bool take_section(Answer *answer, const DraftSection *from, Error *error) {
    size_t section = find_section(answer_shape(answer), from->id);
    if (!from->text || !from->text[0])
        return true;
    if (section == SIZE_MAX) {
        answer_add_unplaced(answer, from->label ? from->label : from->id, slice_of(from->text));
        return true;
    }
    return (answer_text(answer, section).size == 0 || append_text(answer, section, "\n\n", error)) &&
           append_text(answer, section, from->text, error);
}

static bool take_fact(Answer *answer, const char *key, const char *value, Error *error) {
    const Command command = {.kind = COMMAND_FACT, .key = key, .value = value ? value : "", .joins = true};
    return answer_apply(answer, &command, error);
}

static void take_place(Draft *draft, const DraftPlace *place) {
    const Shape *shape = answer_shape(draft->answer);
    size_t section = find_section(shape, place->section);
    bool renamed = section != SIZE_MAX && strcmp(shape->sections[section].id, place->section) != 0;
    draft->place = memory_string(renamed ? shape->sections[section].id : place->section);
    draft->place_offset = (size_t)place->offset;
    if (section != SIZE_MAX && draft->place_offset > answer_text(draft->answer, section).size)
        draft->place_offset = answer_text(draft->answer, section).size; /* it was shortened by hand */
}

bool draft_take_record(Draft *draft, const DraftRecord *record, const char *path, Error *error) {
    const Question *question;
    const Shape *shape;
    if (!find_shape(draft->bank, record, path, &question, &shape, error))
        return false;
    Answer *answer = draft->answer = answer_new(question, shape);
    bool fine = !record->role || take_fact(answer, role_key, record->role, error);
    for (size_t i = 0; fine && i < record->fact_count; i++)
        fine = take_fact(answer, record->facts[i].key, record->facts[i].value, error);
    for (size_t i = 0; fine && i < record->section_count; i++)
        fine = take_section(answer, &record->sections[i], error);
    for (size_t i = 0; fine && i < record->unplaced_count; i++)
        answer_add_unplaced(answer, record->unplaced[i].label, slice_of(record->unplaced[i].text));
    if (fine && record->place)
        take_place(draft, record->place);
    answer_forget_steps(answer);
    draft->saved_version = answer_version(answer);
    return fine;
}

/* ---- To the file ---- */

static const char *text_or_null(Arena *arena, Slice text) {
    return text.size ? arena_copy(arena, text) : NULL;
}

static void make_sections(const Answer *answer, Arena *arena, DraftRecord *record) {
    const Shape *shape = answer_shape(answer);
    DraftSection *sections = arena_array(arena, shape->section_count, sizeof *sections);
    for (size_t i = 0; i < shape->section_count; i++)
        sections[i] = (DraftSection){shape->sections[i].id, shape->sections[i].label,
                                     text_or_null(arena, answer_text(answer, i))};
    record->sections = sections;
    record->section_count = shape->section_count;
}

static void make_unplaced(const Answer *answer, Arena *arena, DraftRecord *record) {
    record->unplaced_count = answer_unplaced_count(answer);
    DraftUnplaced *unplaced = arena_array(arena, record->unplaced_count, sizeof *unplaced);
    for (size_t i = 0; i < record->unplaced_count; i++)
        unplaced[i] =
            (DraftUnplaced){answer_unplaced_label(answer, i), text_or_null(arena, answer_unplaced_text(answer, i))};
    record->unplaced = unplaced;
}

static bool is_story_key(const char *key) {
    for (size_t i = 0; story_keys[i]; i++)
        if (strcmp(story_keys[i], key) == 0)
            return true;
    return false;
}

/* The story's own facts first, in their order, then whatever else the answer keeps. */
static void make_facts(const Answer *answer, Arena *arena, DraftRecord *record) {
    size_t count = answer_fact_count(answer);
    DraftFact *facts = arena_array(arena, count, sizeof *facts);
    for (size_t i = 0; story_keys[i]; i++)
        if (answer_fact(answer, story_keys[i])[0])
            facts[record->fact_count++] = (DraftFact){story_keys[i], answer_fact(answer, story_keys[i])};
    for (size_t i = 0; i < count; i++) {
        const char *key = answer_fact_key(answer, i);
        if (!is_story_key(key) && strcmp(key, role_key) != 0)
            facts[record->fact_count++] = (DraftFact){key, answer_fact(answer, key)};
    }
    record->facts = facts;
    const char *role = answer_fact(answer, role_key);
    record->role = role[0] ? role : NULL;
}

static const DraftPlace *make_place(const Draft *draft, Arena *arena) {
    if (!draft_place(draft)[0])
        return NULL;
    DraftPlace *place = arena_alloc(arena, sizeof *place);
    *place = (DraftPlace){draft->place, draft->place_offset > INT_MAX ? INT_MAX : (int)draft->place_offset};
    return place;
}

DraftRecord draft_make_record(const Draft *draft, int64_t now, Arena *arena) {
    const Answer *answer = draft->answer;
    const Question *question = answer_question(answer);
    const Shape *shape = answer_shape(answer);
    char saved[21];
    clock_format_utc(now, saved);
    DraftRecord record = {
        .version = DRAFT_VERSION,
        .id = draft->id,
        .question = question ? question->id : NULL,
        .shape = shape->id,
        .shape_revision = shape->revision,
        .saved = arena_string(arena, saved),
        .place = make_place(draft, arena),
    };
    make_facts(answer, arena, &record);
    make_sections(answer, arena, &record);
    make_unplaced(answer, arena, &record);
    return record;
}
