/* drafts history and drafts diff: the states of a draft that were marked, and what changed between two of them. */
#include "answer/differences.h"
#include "base/clock.h"
#include "base/messages.h"
#include "base/utf8.h"
#include "cli/drafts.h"
#include "cli/json_list.h"
#include "render/json_write.h"
#include <starcoach/diff.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put_revision(size_t number, const Revision *revision, Buffer *out) {
    Buffer line = {0}, time = {0};
    drafts_append_time(revision->at, &time);
    buffer_printf(&line, MSG_CLI_REVISION, number, buffer_string(&time), revision_why_names[revision->why], revision->words,
                  revision->id);
    if (revision->problem)
        buffer_printf(&line, ": %s", revision->problem);
    utf8_append_line(out, buffer_slice(&line));
    buffer_append_byte(out, '\n');
    buffer_free(&time);
    buffer_free(&line);
}

static void put_revision_json(const Revision *revision, Buffer *out) {
    char time[21];
    clock_format_utc(revision->at, time);
    buffer_append_byte(out, '{');
    json_list_member("id", revision->id, out);
    json_list_member("at", time, out);
    json_list_member("why", revision_why_names[revision->why], out);
    json_key(out, "words");
    json_put_integer(out, (int64_t)revision->words);
    json_key(out, "seconds");
    json_put_number(out, revision->seconds, 1);
    json_list_member("readiness", revision->readiness, out);
    json_list_member("problem", revision->problem, out);
    json_close(out, '}');
}

static void put_revisions(const Session *session, const Revisions *revisions, const char *id, Buffer *out) {
    bool json = drafts_want_json(session);
    for (size_t i = 0; i < revisions->count; i++) {
        if (json) {
            json_list_part(i, out);
            put_revision_json(&revisions->items[i], out);
        } else {
            put_revision(i + 1, &revisions->items[i], out);
        }
    }
    if (json)
        json_list_close(revisions->count, out);
    else if (revisions->count == 0)
        fprintf(stderr, MSG_CLI_NO_REVISIONS, id);
}

int drafts_history(Session *session, const char *const *words, size_t count, Buffer *out) {
    (void)count;
    Draft *draft;
    Error error = {0};
    Revisions revisions = {0};
    if (!draft_open(session->store, session->bank, words[0], &draft, &error))
        return report_error(&error);
    if (draft_revisions(draft, session->arena, &revisions, &error))
        put_revisions(session, &revisions, draft_id(draft), out);
    draft_close(draft);
    return error.code == ERROR_NONE ? STATUS_FINE : report_error(&error);
}

/* The newest state that the person marked; where none was, the newest of any kind. There is one at least. */
static const char *newest_marked(const Revisions *revisions) {
    for (size_t i = 0; i < revisions->count; i++) {
        if (revisions->items[i].why == REVISION_MARKED)
            return revisions->items[i].id;
    }
    return revisions->items[0].id;
}

/* By its number, 1 the newest, or its name; NULL when there is none. */
static const Revision *find_revision(const Revisions *revisions, const char *word) {
    char *end;
    unsigned long number = strtoul(word, &end, 10);
    if (*word && *end == '\0' && number >= 1 && number <= revisions->count)
        return &revisions->items[number - 1];
    for (size_t i = 0; i < revisions->count; i++) {
        if (strcmp(revisions->items[i].id, word) == 0)
            return &revisions->items[i];
    }
    return NULL;
}

static bool read_revision(Draft *draft, const Revisions *revisions, const char *word, Answer **out, Error *error) {
    const Revision *revision = find_revision(revisions, word);
    if (revision)
        return revision_read(draft, revision->id, out, error);
    error_set(error, ERROR_NOT_FOUND, MSG_CLI_NO_REVISION, draft_id(draft), word);
    return error_remedy(error, MSG_CLI_NO_REVISION_FIX, draft_id(draft));
}

/* "[-taken out-]{+put in+}", as wdiff marks them. */
static void put_runs(const Diff *diff, Slice old_text, Slice new_text, Buffer *out) {
    static const char *const opens[] = {[DIFF_SAME] = "", [DIFF_REMOVED] = "[-", [DIFF_ADDED] = "{+"};
    static const char *const closes[] = {[DIFF_SAME] = "", [DIFF_REMOVED] = "-]", [DIFF_ADDED] = "+}"};
    for (size_t i = 0; i < diff->count; i++) {
        const DiffRun *run = &diff->items[i];
        buffer_append_string(out, opens[run->kind]);
        utf8_append_clean(out, slice_part(run->kind == DIFF_ADDED ? new_text : old_text, run->span));
        buffer_append_string(out, closes[run->kind]);
    }
    buffer_append_byte(out, '\n');
}

static void put_diff(const Differences *all, Buffer *out) {
    for (size_t i = 0; i < all->count; i++) {
        const Difference *difference = &all->items[i];
        Diff diff = {0};
        diff_words(difference->before, difference->after, DIFF_LIMIT, &diff);
        buffer_printf(out, "%s## %s\n", i > 0 ? "\n" : "", difference->label);
        put_runs(&diff, difference->before, difference->after, out);
        diff_free(&diff);
    }
    if (all->count == 0)
        buffer_append_string(out, MSG_CLI_SAME_TEXT);
}

static void put_diff_json(const Differences *all, Buffer *out) {
    for (size_t i = 0; i < all->count; i++) {
        json_list_part(i, out);
        buffer_append_byte(out, '{');
        json_list_member("part", all->items[i].label, out);
        json_list_slice("before", all->items[i].before, out);
        json_list_slice("after", all->items[i].after, out);
        json_close(out, '}');
    }
    json_list_close(all->count, out);
}

/* Nothing to compare with is nothing that differs. */
static void tell_no_revisions(const Session *session, const char *id, Buffer *out) {
    if (drafts_want_json(session))
        json_list_close(0, out);
    fprintf(stderr, MSG_CLI_NO_REVISIONS, id);
}

static bool diff_draft(const Session *session, Draft *draft, const char *const *words, size_t count, Buffer *out,
                       Error *error) {
    Revisions revisions = {0};
    Answer *old_answer = NULL, *new_answer = NULL;
    if (!draft_revisions(draft, session->arena, &revisions, error))
        return false;
    if (count < 2 && revisions.count == 0) {
        tell_no_revisions(session, draft_id(draft), out);
        return true;
    }
    bool fine = read_revision(draft, &revisions, count > 1 ? words[1] : newest_marked(&revisions), &old_answer, error) &&
                (count < 3 || read_revision(draft, &revisions, words[2], &new_answer, error));
    if (fine) {
        const Answer *now = new_answer ? new_answer : draft_answer(draft);
        const Differences all = answer_differences(old_answer, now, session->bank, session->arena);
        (drafts_want_json(session) ? put_diff_json : put_diff)(&all, out);
    }
    answer_free(old_answer);
    answer_free(new_answer);
    return fine;
}

int drafts_diff(Session *session, const char *const *words, size_t count, Buffer *out) {
    Draft *draft;
    Error error = {0};
    if (!draft_open(session->store, session->bank, words[0], &draft, &error))
        return report_error(&error);
    bool fine = diff_draft(session, draft, words, count, out, &error);
    draft_close(draft);
    return fine ? STATUS_FINE : report_error(&error);
}
