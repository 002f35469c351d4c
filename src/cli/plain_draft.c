/* The answer that is open, and how it is kept. */
#include "cli/plain_coach.h"

#include "base/messages.h"

#include <string.h>

#define STORY_PLACE "story"

enum { ANSWER_MOST = 2 << 20 /* bytes: nobody says more, and its file stays readable */ };

/* ---- Opening and closing ---- */

static void use(Coach *coach, Draft *draft) {
    Error error = {0};
    coach->draft = draft;
    coach->answer = draft_answer(draft);
    coach->question = answer_question(coach->answer);
    coach->shape = answer_shape(coach->answer);
    coach->opened = answer_version(coach->answer);
    coach->guide = coach->question ? bank_guide(coach->bank, coach->question->id, &error) : NULL;
    error_clear(&error); /* without its guide a question is still walked */
    coach->cache = judge_cache_new();
    coach->report = NULL;
    coach->failed = coach->written = coach->remark.known = false;
    coach->section = coach->fact = coach->noted = coach->facts_asked = 0;
    coach->asked_late = false;
    coach->search = (IdeaSearch){0};
    coach->offered = (Date){0};
    coach->act = SIZE_MAX;
}

bool coach_open(Coach *coach, const char *id, Error *error) {
    Draft *draft = NULL;
    coach_close(coach);
    if (!draft_open(coach->store, coach->bank, id, &draft, error))
        return false;
    use(coach, draft);
    return true;
}

bool coach_begin(Coach *coach, const Question *question, Error *error) {
    Draft *draft = NULL;
    coach_close(coach);
    if (!draft_new(coach->store, coach->bank, question, bank_shape(coach->bank, question->shape), &draft, error))
        return false;
    use(coach, draft);
    return true;
}

void coach_close(Coach *coach) {
    if (!coach->draft)
        return;
    judge_cache_free(coach->cache);
    draft_close(coach->draft);
    coach->draft = NULL;
    coach->answer = NULL;
    coach->cache = NULL;
    coach->report = NULL;
}

/* ---- Changing ---- */

static bool apply(Coach *coach, const Command *command) {
    Error error = {0};
    bool fits = draft_apply(coach->draft, command, &error);
    if (!fits)
        say_error(&coach->voice, MSG_PLAIN_NOT_ADDED, &error);
    error_clear(&error);
    return fits;
}

bool coach_replace(Coach *coach, size_t section, Span span, Slice text) {
    size_t size = text.size;
    for (size_t i = 0; i < coach->shape->section_count; i++)
        size += answer_text(coach->answer, i).size;
    if (size - (span.end - span.start) > ANSWER_MOST) {
        say(&coach->voice, MSG_PLAIN_ANSWER_LONG, ANSWER_MOST >> 20);
        return false;
    }
    return apply(coach, &(Command){.kind = COMMAND_REPLACE, .section = section, .span = span, .text = text});
}

bool coach_set_fact(Coach *coach, const char *key, const char *value) {
    return apply(coach, &(Command){.kind = COMMAND_FACT, .key = key, .value = value});
}

bool coach_set_facts(Coach *coach, Commands commands) {
    Error error = {0};
    bool fits = draft_apply_all(coach->draft, commands.items, commands.count, &error);
    if (!fits)
        say_error(&coach->voice, MSG_PLAIN_NOT_ADDED, &error);
    error_clear(&error);
    return fits;
}

bool coach_undo(Coach *coach, size_t *section, size_t *at) {
    return draft_undo(coach->draft, section, at);
}

bool coach_redo(Coach *coach, size_t *section, size_t *at) {
    return draft_redo(coach->draft, section, at);
}

/* ---- Keeping ---- */

static void remember_place(Coach *coach) {
    if (coach->place == &place_story)
        draft_set_place(coach->draft, STORY_PLACE, 0);
    else if (coach->place == &place_part || coach->place == &place_box)
        draft_set_place(coach->draft, coach_section(coach)->id, answer_text(coach->answer, coach->section).size);
}

/* A draft in which nothing was ever written is not worth a file. */
bool coach_has_words(const Coach *coach) {
    return coach->draft && (draft_saved(coach->draft) != 0 || draft_recovered(coach->draft) > 0 ||
                            answer_version(coach->answer) != coach->opened);
}

static bool can_be_kept(const Coach *coach) {
    return coach_has_words(coach) && !draft_read_only(coach->draft) && !draft_conflict(coach->draft);
}

static void say_notices(Coach *coach) {
    Error notice = {0};
    while (draft_next_notice(coach->draft, &notice)) {
        say_error(&coach->voice, "", &notice);
        error_clear(&notice);
    }
}

/* The journal has every change already; it only lacks the place, and the disk's word that it is safe. */
bool coach_keep(Coach *coach) {
    if (!can_be_kept(coach))
        return true;
    Error error = {0};
    remember_place(coach);
    bool kept = draft_sync(coach->draft, &error) || draft_save(coach->draft, &error);
    if (!kept && !coach->failed)
        say_error(&coach->voice, MSG_PLAIN_NOT_KEPT, &error);
    say_notices(coach);
    coach->failed = !kept;
    error_clear(&error);
    return kept;
}

bool coach_save(Coach *coach, Error *error) {
    if (!can_be_kept(coach))
        return true;
    remember_place(coach);
    return !draft_is_changed(coach->draft) || draft_save(coach->draft, error);
}
