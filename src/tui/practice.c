#include "tui/practice.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/utf8.h"
#include "tui/action.h"
#include "tui/app.h"
#include "tui/key_words.h"
#include "tui/moment.h"

#include <stdlib.h>
#include <string.h>

#define STORY_PLACE "story"

Practice *practice_new(App *app, Draft *draft) {
    Practice *practice = memory_alloc(sizeof *practice);
    practice->app = app;
    practice->draft = draft;
    practice->answer = draft_answer(draft);
    practice->question = answer_question(practice->answer);
    practice->shape = answer_shape(practice->answer);
    practice->arena = arena_new();
    practice->cache = judge_cache_new();
    practice->kept_at = draft_saved(draft);
    practice->opened = answer_version(practice->answer);
    Error error = {0};
    if (practice->question)
        practice->guide = bank_guide(app->bank, practice->question->id, &error);
    error_clear(&error); /* without its guide a question is still walked */
    return practice;
}

void practice_free(Practice *practice) {
    if (!practice)
        return;
    judge_cache_free(practice->cache);
    arena_free(practice->arena);
    arena_free(practice->cutting);
    draft_close(practice->draft);
    free(practice);
}

const char *practice_title(const Practice *practice) {
    return practice->question ? practice->question->title : practice->shape->label;
}

bool practice_replace(Practice *practice, size_t section, Span removed, Slice inserted, bool joins, Error *error) {
    Command command = {.kind = COMMAND_REPLACE, .section = section, .span = removed, .text = inserted, .joins = joins};
    return draft_apply(practice->draft, &command, error);
}

bool practice_take_text(Practice *practice, size_t section, Slice text, size_t *at, Error *error) {
    Span removed, inserted;
    utf8_difference(answer_text(practice->answer, section), text, &removed, &inserted);
    *at = inserted.end;
    return practice_replace(practice, section, removed, slice_part(text, inserted), false, error);
}

bool practice_set_fact(Practice *practice, const char *key, const char *value, Error *error) {
    Command command = {.kind = COMMAND_FACT, .key = key, .value = value};
    return draft_apply(practice->draft, &command, error);
}

const char *practice_step(Practice *practice, bool undo, size_t *section, size_t *at) {
    if (undo)
        return draft_undo(practice->draft, section, at) ? NULL : MSG_TUI_NOTHING_TO_UNDO;
    return draft_redo(practice->draft, section, at) ? NULL : MSG_TUI_NOTHING_TO_REDO;
}

bool practice_is_judged(const Practice *practice, JudgeMode mode) {
    return practice->report && practice->judged == answer_version(practice->answer) && practice->mode == mode;
}

JudgeOptions practice_judge_options(const Practice *practice, JudgeMode mode) {
    const Settings *settings = &practice->app->settings;
    return (JudgeOptions){.mode = mode,
                          .pace = settings->pace,
                          .takes = settings->takes,
                          .today = practice->app->today,
                          .rules = &settings->rules};
}

const TargetRole *practice_role(const Practice *practice) {
    const TargetRole *role = bank_role(practice->app->bank, answer_fact(practice->answer, "role"));
    const char *usual = practice->app->settings.role;
    return role || !usual ? role : bank_role(practice->app->bank, usual);
}

const Report *practice_judge(Practice *practice, JudgeMode mode) {
    if (practice_is_judged(practice, mode))
        return practice->report;
    const Judge *judge = app_judge(practice->app);
    if (!judge)
        return NULL;
    JudgeOptions options = practice_judge_options(practice, mode);
    arena_reset(practice->arena);
    practice->view = answer_view(practice->answer, practice->app->bank, practice->arena);
    practice->view.role = practice_role(practice);
    practice->report = judge_answer(judge, practice->cache, &practice->view, &options, practice->arena);
    practice->judged = answer_version(practice->answer);
    practice->mode = mode;
    return practice->report;
}

/* A draft in which nothing was ever written is not worth a file. */
bool practice_is_changed(const Practice *practice) {
    const Draft *draft = practice->draft;
    if (draft_read_only(draft) || draft_conflict(draft) || !draft_is_changed(draft))
        return false;
    bool written = answer_version(practice->answer) != practice->opened || draft_recovered(practice->draft) > 0;
    return practice->kept_at != 0 || written;
}

bool practice_save(Practice *practice, Error *error) {
    if (!practice_is_changed(practice))
        return true;
    practice->failed = !draft_save(practice->draft, error);
    if (!practice->failed)
        practice->kept_at = clock_seconds();
    return !practice->failed;
}

bool practice_mark(Practice *practice, Error *error) {
    static const char *const readiness[] = {[NOT_YET] = "not yet", [NEARLY] = "nearly", [READY] = "ready"};
    if (!practice_save(practice, error) || practice->kept_at == 0)
        return !practice->failed;
    const Report *report = practice_judge(practice, JUDGE_FINAL);
    RevisionNote note = {0}; /* its words are counted as everywhere else */
    if (report)
        note = (RevisionNote){.seconds = report->seconds, .readiness = readiness[report->readiness]};
    return draft_mark(practice->draft, &note, error);
}

void practice_state(const Practice *practice, Buffer *out) {
    if (draft_read_only(practice->draft)) {
        buffer_append_string(out, MSG_TUI_STATE_READ_ONLY);
        return;
    }
    if (practice->failed) {
        buffer_append_string(out, MSG_TUI_STATE_FAILED);
        return;
    }
    if (practice->kept_at == 0)
        return;
    buffer_append_string(out, MSG_TUI_STATE_KEPT);
    moment_append_short(practice->kept_at, clock_seconds(), out);
}

void practice_go(Practice *practice, size_t section, size_t offset) {
    const char *place = section < practice->shape->section_count ? practice->shape->sections[section].id : STORY_PLACE;
    draft_set_place(practice->draft, place, offset);
}

size_t practice_place(const Practice *practice, size_t *offset) {
    *offset = draft_place_offset(practice->draft);
    const char *place = draft_place(practice->draft);
    const Section *section = place && strcmp(place, STORY_PLACE) != 0 ? shape_section(practice->shape, place) : NULL;
    if (section)
        return shape_section_index(practice->shape, section);
    *offset = 0;
    return practice->shape->story ? SIZE_MAX : 0;
}

const char *practice_tell_letters(int key) {
    switch (action_find(AT_EDITOR, key)) {
    case ACTION_UPPER:
        return key_words(MSG_TUI_LETTERS_UPPER);
    case ACTION_LOWER:
        return key_words(MSG_TUI_LETTERS_LOWER);
    case ACTION_TITLE:
        return key_words(MSG_TUI_LETTERS_TITLE);
    default:
        return NULL;
    }
}

const char *practice_ask(const Practice *practice, size_t section) {
    const Section *asked = &practice->shape->sections[section];
    const SectionGuide *guide = practice->guide ? guide_section(practice->guide, asked->id) : NULL;
    return guide && guide->prompt ? guide->prompt : asked->ask;
}
