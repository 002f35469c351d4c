/* The states that were marked, and coming back to one. */
#include "cli/plain_coach.h"

#include "base/messages.h"

#include <string.h>

static const char *const readiness_names[] = {
    [NOT_YET] = MSG_PLAIN_NAME_NOT_YET, [NEARLY] = MSG_PLAIN_NAME_NEARLY, [READY] = MSG_PLAIN_NAME_READY};

void history_mark(Coach *coach) {
    Error error = {0};
    RevisionNote note = {0}; /* its words are counted as everywhere else */
    const Report *report = coach_judge(coach, JUDGE_FINAL);
    if (report)
        note = (RevisionNote){.seconds = report->seconds, .readiness = readiness_names[report->readiness]};
    if (coach_save(coach, &error) && draft_mark(coach->draft, &note, &error))
        say(&coach->voice, MSG_PLAIN_MARKED);
    else
        say_error(&coach->voice, MSG_PLAIN_NOT_KEPT, &error);
    error_clear(&error);
}

/* The revisions, newest first; false, and said, where there are none or they can't be listed. */
static bool list(Coach *coach, Revisions *out) {
    Error error = {0};
    bool fine = draft_revisions(coach->draft, coach->arena, out, &error);
    if (!fine)
        say_error(&coach->voice, "", &error);
    else if (out->count == 0)
        say(&coach->voice, MSG_PLAIN_HISTORY_NONE);
    error_clear(&error);
    return fine && out->count > 0;
}

static const char *why_of(const Revision *revision) {
    switch (revision->why) {
    case REVISION_BEFORE_RESTORE:
        return MSG_PLAIN_HISTORY_RESTORED;
    case REVISION_CONFLICT:
        return MSG_PLAIN_HISTORY_CONFLICT;
    case REVISION_REMOVED:
        return MSG_PLAIN_HISTORY_REMOVED;
    case REVISION_MARKED:
        break;
    }
    return MSG_PLAIN_HISTORY_MARKED;
}

static void say_revision(Coach *coach, size_t number, const Revision *revision) {
    Buffer day = {0}, line = {0};
    coach_append_day(coach, revision->at, &day);
    if (revision->problem)
        buffer_printf(&line, MSG_PLAIN_START_BROKEN, buffer_string(&day), revision->problem);
    else
        buffer_printf(&line, MSG_PLAIN_HISTORY_LINE, buffer_string(&day), why_of(revision), revision->words,
                      words_of(revision->words));
    if (!revision->problem && *revision->readiness)
        buffer_printf(&line, ", %s", revision->readiness);
    say_numbered(&coach->voice, number, buffer_string(&line));
    buffer_free(&day);
    buffer_free(&line);
}

void history_say(Coach *coach) {
    Revisions revisions;
    if (!list(coach, &revisions))
        return;
    say_pause(&coach->voice);
    for (size_t i = 0; i < revisions.count; i++)
        say_revision(coach, i + 1, &revisions.items[i]);
    say(&coach->voice, MSG_PLAIN_HISTORY_HOW);
}

void history_restore(Coach *coach, Slice argument) {
    Revisions revisions;
    if (!list(coach, &revisions))
        return;
    size_t number = number_in(argument, revisions.count);
    if (number == 0) {
        say(&coach->voice, MSG_PLAIN_HISTORY_WHICH, revisions.count);
        return;
    }
    Error error = {0};
    if (draft_restore(coach->draft, revisions.items[number - 1].id, &error)) {
        size_t words = answer_words(coach->answer);
        say(&coach->voice, MSG_PLAIN_HISTORY_BACK, words, words_of(words));
        if (coach->place->kind == AT_PART)
            edit_say_so_far(coach);
    } else {
        say_error(&coach->voice, "", &error);
    }
    error_clear(&error);
}
