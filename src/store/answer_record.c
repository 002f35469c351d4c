#include "store/answer_record.h"

#include <stdint.h>
#include <string.h>

static const char role_key[] = "role"; /* a fact to the answer, a line of its own in the file */

/* ---- From the file ---- */

static bool was_once(const Section *section, const char *id) {
    for (size_t i = 0; i < section->was.count; i++)
        if (strcmp(section->was.items[i], id) == 0)
            return true;
    return false;
}

size_t record_section(const Shape *shape, const char *id) {
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
    size_t section = record_section(answer_shape(answer), from->id);
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

bool record_fill(const DraftRecord *record, Answer *answer, Error *error) {
    bool fine = !record->role || take_fact(answer, role_key, record->role, error);
    for (size_t i = 0; fine && i < record->fact_count; i++)
        fine = take_fact(answer, record->facts[i].key, record->facts[i].value, error);
    for (size_t i = 0; fine && i < record->section_count; i++)
        fine = take_section(answer, &record->sections[i], error);
    for (size_t i = 0; fine && i < record->unplaced_count; i++)
        answer_add_unplaced(answer, record->unplaced[i].label, slice_of(record->unplaced[i].text));
    answer_forget_steps(answer);
    return fine;
}

Answer *record_answer(const DraftRecord *record, const Question *question, const Shape *shape, Error *error) {
    Answer *answer = answer_new(question, shape);
    if (record_fill(record, answer, error))
        return answer;
    answer_free(answer);
    return NULL;
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
        unplaced[i] = (DraftUnplaced){arena_string(arena, answer_unplaced_label(answer, i)),
                                      text_or_null(arena, answer_unplaced_text(answer, i))};
    record->unplaced = unplaced;
}

static bool is_story_key(const char *key) {
    for (size_t i = 0; story_keys[i]; i++)
        if (strcmp(story_keys[i], key) == 0)
            return true;
    return false;
}

static DraftFact copy_fact(const Answer *answer, const char *key, Arena *arena) {
    return (DraftFact){arena_string(arena, key), arena_string(arena, answer_fact(answer, key))};
}

/* The story's own facts first, in their order, then whatever else the answer keeps. */
static void make_facts(const Answer *answer, Arena *arena, DraftRecord *record) {
    size_t count = answer_fact_count(answer);
    DraftFact *facts = arena_array(arena, count, sizeof *facts);
    for (size_t i = 0; story_keys[i]; i++)
        if (answer_fact(answer, story_keys[i])[0])
            facts[record->fact_count++] = copy_fact(answer, story_keys[i], arena);
    for (size_t i = 0; i < count; i++) {
        const char *key = answer_fact_key(answer, i);
        if (!is_story_key(key) && strcmp(key, role_key) != 0)
            facts[record->fact_count++] = copy_fact(answer, key, arena);
    }
    record->facts = facts;
    const char *role = answer_fact(answer, role_key);
    record->role = role[0] ? arena_string(arena, role) : NULL;
}

DraftRecord record_of(const Answer *answer, Arena *arena) {
    const Question *question = answer_question(answer);
    const Shape *shape = answer_shape(answer);
    DraftRecord record = {
        .question = question ? question->id : NULL,
        .shape = shape->id,
        .shape_revision = shape->revision,
    };
    make_facts(answer, arena, &record);
    make_sections(answer, arena, &record);
    make_unplaced(answer, arena, &record);
    return record;
}

/* ---- Telling answers apart ---- */

/* No text holds a NUL: one after each keeps "a", "b" from being "ab". */
static uint64_t add_text(uint64_t hash, Slice text) {
    return hash_add(hash_add(hash, text), (Slice){"", 1});
}

uint64_t answer_text_hash(const Answer *answer) {
    uint64_t hash = HASH_START;
    for (size_t i = 0; i < answer_shape(answer)->section_count; i++)
        hash = add_text(hash, answer_text(answer, i));
    return hash ? hash : 1;
}

uint64_t answer_hash(const Answer *answer) {
    uint64_t hash = answer_text_hash(answer);
    for (size_t i = 0; i < answer_fact_count(answer); i++) {
        const char *key = answer_fact_key(answer, i);
        hash = add_text(add_text(hash, slice_of(key)), slice_of(answer_fact(answer, key)));
    }
    hash = add_text(hash, slice_of(""));
    for (size_t i = 0; i < answer_unplaced_count(answer); i++)
        hash = add_text(add_text(hash, slice_of(answer_unplaced_label(answer, i))), answer_unplaced_text(answer, i));
    return hash;
}
