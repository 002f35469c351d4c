#include "store/draft.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/messages.h"
#include "store/answer_record.h"
#include "store/draft_id.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- Open drafts ---- */

Draft *draft_chain(Store *store, Bank *bank, char *id) {
    Draft *draft = memory_alloc(sizeof *draft);
    draft->store = store;
    draft->bank = bank;
    draft->id = id;
    draft->journal.fd = -1;
    draft->next = store->open;
    store->open = draft;
    return draft;
}

void draft_close(Draft *draft) {
    if (!draft)
        return;
    Draft **link = &draft->store->open;
    while (*link != draft)
        link = &(*link)->next;
    *link = draft->next;
    draft_journal_close(draft); /* while it is still locked */
    lock_release(&draft->lock);
    answer_free(draft->answer);
    answer_free(draft->other);
    error_list_clear(&draft->notices);
    free(draft->id);
    free(draft->place);
    free(draft->read_only);
    free(draft);
}

bool store_holds(const Store *store, const char *id) {
    for (const Draft *draft = store->open; draft; draft = draft->next)
        if (strcmp(draft->id, id) == 0)
            return true;
    return false;
}

bool draft_new(Store *store, Bank *bank, const Question *question, const Shape *shape, Draft **out, Error *error) {
    (void)error; /* nothing is touched yet, so that nothing can fail */
    unsigned number = 0;
    char *id = draft_id_new(store, question ? question->id : shape->id, clock_today(), &number);
    Draft *draft = draft_chain(store, bank, id);
    draft->answer = answer_new(question, shape);
    *out = draft;
    return true;
}

void draft_make_read_only(Draft *draft, ErrorCode code, const char *reason) {
    lock_release(&draft->lock);
    char *kept = memory_string(reason);
    free(draft->read_only);
    draft->read_only = kept;
    draft->read_only_code = code;
}

static bool tell_read_only(const Draft *draft, const char *verb, Error *error) {
    error_set(error, draft->read_only_code, MSG_STORE_READ_ONLY, verb, draft->id, draft->read_only);
    switch (draft->read_only_code) {
    case ERROR_NEWER:
        return error_remedy(error, MSG_STORE_NEWER_REMEDY);
    case ERROR_LOCKED:
        return error_remedy(error, MSG_STORE_LOCKED_REMEDY);
    default:
        return error_remedy(error, MSG_STORE_NO_LOCK_REMEDY, draft->store->state);
    }
}

bool draft_check_writable(const Draft *draft, const char *verb, Error *error) {
    if (draft->read_only)
        return tell_read_only(draft, verb, error);
    if (!draft->other)
        return true;
    error_set(error, ERROR_LOCKED, MSG_STORE_UNDECIDED, verb, draft->id);
    return error_remedy(error, MSG_STORE_UNDECIDED_REMEDY);
}

void draft_notice(Draft *draft, Error *error) {
    error_list_take(&draft->notices, error);
}

bool draft_next_notice(Draft *draft, Error *out) {
    ErrorList *notices = &draft->notices;
    error_clear(out);
    if (!notices->count)
        return false;
    *out = notices->items[0];
    notices->count--;
    memmove(&notices->items[0], &notices->items[1], notices->count * sizeof *notices->items);
    return true;
}

/* ---- What it holds ---- */

const char *draft_id(const Draft *draft) {
    return draft->id;
}

Answer *draft_answer(Draft *draft) {
    return draft->answer;
}

bool draft_read_only(const Draft *draft) {
    return draft->read_only != NULL;
}

const char *draft_read_only_reason(const Draft *draft) {
    return draft->read_only;
}

bool draft_is_changed(const Draft *draft) {
    return draft->place_changed || draft->journal.commands > 0 || answer_version(draft->answer) != draft->saved_version;
}

int64_t draft_saved(const Draft *draft) {
    return draft->saved;
}

const char *draft_place(const Draft *draft) {
    return draft->place ? draft->place : "";
}

size_t draft_place_offset(const Draft *draft) {
    return draft->place_offset;
}

size_t draft_recovered(const Draft *draft) {
    return draft->recovered;
}

const DraftConflict *draft_conflict(const Draft *draft) {
    return draft->other ? &draft->conflict : NULL;
}

uint64_t draft_text_hash(const Draft *draft) {
    return answer_text_hash(draft->answer);
}

void draft_set_place(Draft *draft, const char *place, size_t offset) {
    bool same = strcmp(draft_place(draft), place) == 0;
    if (same && draft->place_offset == offset)
        return;
    if (!same) {
        free(draft->place);
        draft->place = memory_string(place);
        draft->journal.section_behind = true;
    }
    draft->place_offset = offset;
    draft->place_changed = draft->journal.place_behind = true;
}

void draft_take_place(Draft *draft, const char *place, size_t offset) {
    const Shape *shape = answer_shape(draft->answer);
    size_t section = record_section(shape, place);
    char *kept = memory_string(section == SIZE_MAX ? place : shape->sections[section].id);
    free(draft->place);
    draft->place = kept;
    draft->place_offset = offset;
    if (section != SIZE_MAX && offset > answer_text(draft->answer, section).size)
        draft->place_offset = answer_text(draft->answer, section).size; /* it was shortened by hand */
}

static const DraftPlace *make_place(const Draft *draft, Arena *arena) {
    if (!draft_place(draft)[0])
        return NULL;
    DraftPlace *place = arena_alloc(arena, sizeof *place);
    *place = (DraftPlace){draft->place, draft->place_offset > INT_MAX ? INT_MAX : (int)draft->place_offset};
    return place;
}

DraftRecord draft_make_record(const Draft *draft, int64_t saved, Arena *arena) {
    DraftRecord record = record_of(draft->answer, arena);
    record.version = DRAFT_VERSION;
    record.id = draft->id;
    record.place = make_place(draft, arena);
    if (saved) {
        char time[21];
        clock_format_utc(saved, time);
        record.saved = arena_string(arena, time);
    }
    return record;
}

bool draft_text(const Draft *draft, int64_t saved, Buffer *out, Error *error) {
    Arena *arena = arena_new();
    DraftRecord record = draft_make_record(draft, saved, arena);
    draft_file_text(&record, out);
    arena_free(arena);
    if (out->size <= yaml_limits.bytes)
        return true;
    char *path = draft_path(draft->store, draft->id);
    error_at(error, ERROR_TOO_LARGE, path, 0, 0, MSG_STORE_TOO_LARGE, path, yaml_limits.bytes);
    free(path);
    return error_remedy(error, MSG_STORE_TOO_LARGE_REMEDY);
}
