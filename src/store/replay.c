#include "store/replay.h"

#include "store/answer_record.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

static void replay_change(const JournalRecord *record, Arena *arena, Replay *replay) {
    Command command = {.kind = COMMAND_FACT, .joins = record->joins};
    if (record->kind == JOURNAL_REPLACE) {
        if (record->numbers[0] >= replay->section_count)
            return;
        command.kind = COMMAND_REPLACE;
        command.section = replay->sections[record->numbers[0]];
        command.span = (Span){record->numbers[1], record->numbers[1] + record->numbers[2]};
        command.text = record->text;
    } else {
        command.key = arena_copy(arena, slice_part(record->text, (Span){0, record->numbers[0]}));
        command.value = arena_copy(arena, slice_part(record->text, (Span){record->numbers[0], record->text.size}));
    }
    answer_apply(replay->answer, &command, NULL);
}

/* Who typed stood behind what was typed, wherever the journal last said so. */
static void follow_typing(const JournalRecord *record, Replay *replay) {
    if (record->kind != JOURNAL_REPLACE || record->numbers[0] >= replay->section_count)
        return;
    replay->place = answer_shape(replay->answer)->sections[replay->sections[record->numbers[0]]].id;
    replay->place_offset = record->numbers[1] + record->text.size;
}

static void replay_unplaced(const JournalRecord *record, Arena *arena, Replay *replay) {
    const char *label = arena_copy(arena, slice_part(record->text, (Span){0, record->numbers[0]}));
    answer_add_unplaced(replay->answer, label, slice_part(record->text, (Span){record->numbers[0], record->text.size}));
}

/* Steps from before the journal began can't be undone here. Whether one was is told by what the answer says after it:
 * if it is not what it said then, the group's changes are made instead, and undo begins anew behind them. */
static void replay_turn(const JournalRecord *turn, size_t group, Arena *arena, Replay *replay) {
    bool undo = turn->kind == JOURNAL_UNDO;
    size_t section, at;
    uint64_t expected;
    bool turned = undo ? answer_undo(replay->answer, &section, &at) : answer_redo(replay->answer, &section, &at);
    if (turned && hash_parse(turn->text, &expected) && answer_hash(replay->answer) == expected)
        return;
    if (turned && undo)
        answer_redo(replay->answer, &section, &at);
    else if (turned)
        answer_undo(replay->answer, &section, &at);
    for (size_t i = 1; i < group; i++)
        replay_change(&turn[i], arena, replay);
    answer_forget_steps(replay->answer);
}

static void replay_record(const JournalRecord *record, Arena *arena, Replay *replay) {
    switch (record->kind) {
    case JOURNAL_REPLACE:
    case JOURNAL_FACT:
        replay_change(record, arena, replay);
        break;
    case JOURNAL_UNPLACED:
        replay_unplaced(record, arena, replay);
        break;
    case JOURNAL_PLACE:
        replay->place = arena_copy(arena, record->text);
        replay->place_offset = record->numbers[0];
        break;
    case JOURNAL_UNDO:
    case JOURNAL_REDO:
    case JOURNAL_SAVED:
        break;
    }
}

void replay_journal(const Journal *journal, Arena *arena, Replay *replay) {
    for (size_t i = 0, group; i < journal->count; i += group) {
        const JournalRecord *first = &journal->records[i];
        const unsigned long version = answer_version(replay->answer);
        for (group = 1; first[group - 1].more; group++)
            continue;
        if (first->kind == JOURNAL_UNDO || first->kind == JOURNAL_REDO)
            replay_turn(first, group, arena, replay);
        else
            for (size_t k = 0; k < group; k++)
                replay_record(&first[k], arena, replay);
        if (group == 1)
            follow_typing(first, replay);
        replay->done += answer_version(replay->answer) != version;
    }
}

const size_t *replay_sections(const Journal *journal, const Shape *shape, Arena *arena) {
    const size_t count = journal->base.section_count;
    size_t *sections = arena_array(arena, count, sizeof *sections);
    bool *taken = arena_array(arena, shape->section_count, sizeof *taken);
    for (size_t i = 0; i < count; i++) {
        size_t section = record_section(shape, journal->base.sections[i].id);
        if (section == SIZE_MAX || taken[section])
            return NULL;
        taken[section] = true;
        sections[i] = section;
    }
    return sections;
}

/* A shape of just the sections that the base has. */
static Shape shape_of(const Journal *journal, Arena *arena) {
    const DraftRecord *base = &journal->base;
    Section *sections = arena_array(arena, base->section_count, sizeof *sections);
    for (size_t i = 0; i < base->section_count; i++)
        sections[i] = (Section){.id = base->sections[i].id, .label = base->sections[i].label};
    return (Shape){.id = base->shape,
                   .revision = base->shape_revision,
                   .sections = sections,
                   .section_count = base->section_count};
}

bool replay_apart(const Journal *journal, Arena *arena, DraftRecord *out, size_t *done, Error *error) {
    const Shape shape = shape_of(journal, arena);
    Replay replay = {.answer = record_answer(&journal->base, NULL, &shape, error),
                     .sections = replay_sections(journal, &shape, arena),
                     .section_count = shape.section_count};
    if (!replay.answer)
        return false;
    replay_journal(journal, arena, &replay);
    *out = record_of(replay.answer, arena);
    answer_free(replay.answer);
    out->id = journal->base.id;
    out->question = journal->base.question;
    out->saved = journal->base.saved;
    out->place = journal->base.place;
    if (replay.place) {
        DraftPlace *place = arena_alloc(arena, sizeof *place);
        *place = (DraftPlace){replay.place, replay.place_offset > INT_MAX ? INT_MAX : (int)replay.place_offset};
        out->place = place;
    }
    *done = replay.done;
    return true;
}
