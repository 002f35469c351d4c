#include "tui/session.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/messages.h"
#include "tui/app.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define STORY_PLACE "story"

Session *session_new(App *app, Draft *draft) {
    Session *session = memory_alloc(sizeof *session);
    session->app = app;
    session->draft = draft;
    session->answer = draft_answer(draft);
    session->question = answer_question(session->answer);
    session->shape = answer_shape(session->answer);
    session->arena = arena_new();
    session->cache = judge_cache_new();
    session->kept_at = draft_saved(draft);
    Error error = {0};
    if (session->question)
        session->guide = bank_guide(app->bank, session->question->id, &error);
    error_clear(&error); /* without its guide a question is still walked */
    return session;
}

void session_free(Session *session) {
    if (!session)
        return;
    judge_cache_free(session->cache);
    arena_free(session->arena);
    draft_close(session->draft);
    free(session);
}

const char *session_title(const Session *session) {
    return session->question ? session->question->title : session->shape->label;
}

static bool apply(Session *session, const Command *command, Error *error) {
    if (draft_read_only(session->draft))
        return error_set(error, ERROR_LOCKED, "%s", draft_read_only_reason(session->draft));
    return answer_apply(session->answer, command, error);
}

bool session_replace(Session *session, size_t section, Span removed, Slice inserted, bool joins, Error *error) {
    Command command = {.kind = COMMAND_REPLACE, .section = section, .span = removed, .text = inserted, .joins = joins};
    return apply(session, &command, error);
}

bool session_set_fact(Session *session, const char *key, const char *value, Error *error) {
    Command command = {.kind = COMMAND_FACT, .key = key, .value = value};
    return apply(session, &command, error);
}

bool session_is_judged(const Session *session, JudgeMode mode) {
    return session->report && session->judged == answer_version(session->answer) && session->mode == mode;
}

const Report *session_judge(Session *session, JudgeMode mode) {
    if (session_is_judged(session, mode))
        return session->report;
    const Judge *judge = app_judge(session->app);
    if (!judge)
        return NULL;
    const Settings *settings = &session->app->settings;
    JudgeOptions options = {
        .mode = mode, .pace = settings->pace, .takes = settings->takes, .today = session->app->today};
    arena_reset(session->arena);
    session->view = answer_view(session->answer, session->app->bank, session->arena);
    session->report = judge_answer(judge, session->cache, &session->view, &options, session->arena);
    session->judged = answer_version(session->answer);
    session->mode = mode;
    return session->report;
}

bool session_is_changed(const Session *session) {
    return draft_is_changed(session->draft) && !draft_read_only(session->draft);
}

bool session_save(Session *session, Error *error) {
    if (!session_is_changed(session))
        return true;
    session->failed = !draft_save(session->draft, error);
    if (!session->failed)
        session->kept_at = clock_seconds();
    return !session->failed;
}

void session_state(const Session *session, Buffer *out) {
    if (draft_read_only(session->draft)) {
        buffer_append_string(out, MSG_TUI_STATE_READ_ONLY);
        return;
    }
    if (session->failed) {
        buffer_append_string(out, MSG_TUI_STATE_FAILED);
        return;
    }
    if (session->kept_at == 0) {
        buffer_append_string(out, session_is_changed(session) ? MSG_TUI_STATE_CHANGED : "");
        return;
    }
    if (session_is_changed(session)) {
        buffer_append_string(out, MSG_TUI_STATE_CHANGED);
        return;
    }
    time_t seconds = (time_t)session->kept_at;
    struct tm local;
    localtime_r(&seconds, &local);
    buffer_printf(out, MSG_TUI_STATE_KEPT, local.tm_hour, local.tm_min);
}

void session_go(Session *session, size_t section, size_t offset) {
    const char *place = section < session->shape->section_count ? session->shape->sections[section].id : STORY_PLACE;
    draft_set_place(session->draft, place, offset);
}

size_t session_place(const Session *session, size_t *offset) {
    *offset = draft_place_offset(session->draft);
    const char *place = draft_place(session->draft);
    const Section *section = place && strcmp(place, STORY_PLACE) != 0 ? shape_section(session->shape, place) : NULL;
    if (section)
        return shape_section_index(session->shape, section);
    *offset = 0;
    return session->shape->story ? SIZE_MAX : 0;
}
