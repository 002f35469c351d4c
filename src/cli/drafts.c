/* starcoach drafts: the drafts, from scripts. */
#include "base/clock.h"
#include "base/messages.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/drafts.h"
#include "cli/json_list.h"
#include "cli/pager.h"
#include "render/json_write.h"
#include <stdio.h>
#include <string.h>

bool drafts_want_json(const Session *session) {
    return session->options->as && strcmp(session->options->as, "json") == 0;
}

void drafts_append_time(int64_t seconds, Buffer *out) {
    char time[21];
    if (seconds <= 0)
        return;
    clock_format_utc(seconds, time);
    buffer_printf(out, "%.10s %.5s", time, time + 11);
}

static void put_card(const DraftCard *card, Buffer *out) {
    Buffer line = {0}, saved = {0};
    drafts_append_time(card->saved, &saved);
    buffer_printf(&line, "%-28s  %-16s  ", card->id, buffer_string(&saved));
    buffer_free(&saved);
    if (card->problem)
        buffer_printf(&line, MSG_CLI_DRAFT_BROKEN, card->problem);
    else
        buffer_printf(&line, MSG_CLI_DRAFT_WORDS, card->words, *card->title ? card->title : card->question);
    utf8_append_line(out, buffer_slice(&line));
    buffer_append_byte(out, '\n');
    buffer_free(&line);
}

static void put_card_json(const DraftCard *card, Buffer *out) {
    char saved[21];
    clock_format_utc(card->saved, saved);
    buffer_append_byte(out, '{');
    json_list_member("id", card->id, out);
    json_list_member("title", card->title, out);
    json_list_member("question", card->question, out);
    json_list_member("shape", card->shape, out);
    json_list_member("problem", card->problem, out);
    json_key(out, "words");
    json_put_integer(out, (int64_t)card->words);
    json_list_member("saved", card->saved ? saved : NULL, out);
    json_close(out, '}');
}

static int list_drafts(Session *session, const char *const *words, size_t count, Buffer *out) {
    (void)words;
    (void)count;
    DraftCards cards;
    Error error = {0};
    if (!store_list(session->store, session->arena, &cards, &error))
        return report_error(&error);
    bool json = drafts_want_json(session);
    for (size_t i = 0; i < cards.count; i++) {
        if (json)
            json_list_part(i, out);
        (json ? put_card_json : put_card)(&cards.items[i], out);
    }
    if (json)
        json_list_close(cards.count, out);
    else if (cards.count == 0)
        fputs(MSG_CLI_NO_DRAFTS, stderr);
    return STATUS_FINE;
}

static int show_draft(Session *session, const char *const *words, size_t count, Buffer *out) {
    (void)count;
    Draft *draft;
    Error error = {0};
    if (!draft_open(session->store, session->bank, words[0], &draft, &error))
        return report_error(&error);
    AnswerView view = answer_view(draft_answer(draft), session->bank, session->arena);
    const RenderOptions options = {.date = clock_today(), .own = true};
    if (drafts_want_json(session))
        render_answer_json(session->bank, &view, &options, out);
    else
        render_answer_markdown(session->bank, &view, &options, out);
    draft_close(draft);
    return STATUS_FINE;
}

static int remove_draft(Session *session, const char *const *words, size_t count, Buffer *out) {
    (void)count;
    Error error = {0};
    if (!draft_remove(session->store, words[0], &error))
        return report_error(&error);
    if (!session->options->quiet)
        buffer_printf(out, MSG_CLI_DRAFT_REMOVED, words[0]);
    return STATUS_FINE;
}

const DraftVerb draft_verbs[] = {
    {"list", MSG_CLI_VERB_LIST, 0, 0, list_drafts},
    {"show", MSG_CLI_VERB_SHOW, 1, 1, show_draft},
    {"history", MSG_CLI_VERB_HISTORY, 1, 1, drafts_history},
    {"diff", MSG_CLI_VERB_DIFF, 1, 3, drafts_diff},
    {"remove", MSG_CLI_VERB_REMOVE, 1, 1, remove_draft},
    {NULL, NULL, 0, 0, NULL},
};

static const DraftVerb *find_verb(const Options *options, Error *error) {
    const char *name = options->word_count > 0 ? options->words[0] : "list";
    for (size_t i = 0; draft_verbs[i].name; i++) {
        if (strcmp(draft_verbs[i].name, name) != 0)
            continue;
        size_t count = options->word_count > 0 ? options->word_count - 1 : 0;
        if (count >= draft_verbs[i].least && count <= draft_verbs[i].most)
            return &draft_verbs[i];
        if (count > draft_verbs[i].most) {
            error_set(error, ERROR_USAGE, MSG_CLI_TOO_MANY, options->words[draft_verbs[i].most + 1]);
            error_remedy(error, MSG_CLI_SEE_HELP_OF, "drafts");
        } else {
            error_set(error, ERROR_USAGE, MSG_CLI_TOO_FEW, MSG_CLI_A_DRAFT);
            error_remedy(error, "%s", MSG_CLI_NO_SUCH_ANSWER_FIX);
        }
        return NULL;
    }
    error_set(error, ERROR_USAGE, MSG_CLI_BAD_VERB, name);
    error_remedy(error, "%s", MSG_CLI_DRAFT_VERBS);
    return NULL;
}

static int run_verb(Session *session, const DraftVerb *verb, Buffer *out) {
    size_t count = session->options->word_count;
    int status = verb->run(session, session->options->words + (count > 0), count > 0 ? count - 1 : 0, out);
    return drafts_want_json(session) ? put_out(out, status) : put_paged(out, status);
}

int command_drafts(const Options *options) {
    Session session;
    Error error = {0};
    Buffer out = {0};
    int status = STATUS_COULD_NOT;
    const DraftVerb *verb = find_verb(options, &error);
    bool begun = session_begin(options, &session);
    if (begun && verb && !session.store)
        store_open(&session.store, &error);
    if (error.code != ERROR_NONE)
        status = report_error(&error);
    else if (begun)
        status = run_verb(&session, verb, &out);
    buffer_free(&out);
    session_end(&session);
    return status;
}
