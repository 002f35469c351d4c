/* starcoach questions: what the bank holds. */
#include "base/memory.h"
#include "base/messages.h"
#include "cli/commands.h"
#include "cli/json_list.h"
#include "cli/pager.h"
#include "cli/questions_text.h"
#include "render/json_write.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool asks_for(const Question *question, const char *competency) {
    for (size_t i = 0; i < question->competencies.count; i++) {
        if (strcmp(question->competencies.items[i], competency) == 0)
            return true;
    }
    return false;
}

static void put_json(const Question *question, Buffer *out) {
    buffer_append_byte(out, '{');
    json_list_member("id", question->id, out);
    json_list_member("title", question->title, out);
    json_list_member("ask", question->ask, out);
    json_key(out, "competencies");
    json_open(out, '[');
    for (size_t i = 0; i < question->competencies.count; i++)
        json_put_string(out, slice_of(question->competencies.items[i]));
    json_close(out, ']');
    json_list_member("shape", question->shape, out);
    Buffer source = {0};
    buffer_printf(&source, "%s:%u", question->source.file, question->source.line);
    json_list_slice("source", buffer_slice(&source), out);
    json_close(out, '}');
    buffer_free(&source);
}

/* By id or label, in any case; NULL where there is none. */
static const Competency *competency_named(const Bank *bank, const char *name) {
    for (size_t i = 0; i < bank_competency_count(bank); i++) {
        const Competency *competency = bank_competency_at(bank, i);
        if (slice_equal_any_case(slice_of(competency->id), slice_of(name)) ||
            slice_equal_any_case(slice_of(competency->label), slice_of(name)))
            return competency;
    }
    return NULL;
}

/* Those asked for, in the bank's order; free the list. */
static const Question **find_questions(const Session *session, size_t *count) {
    const Bank *bank = session->bank;
    const char *named = session->options->competency;
    const Competency *competency = named ? competency_named(bank, named) : NULL;
    const Question **found = memory_array(bank_question_count(bank) + 1, sizeof *found);
    *count = 0;
    for (size_t i = 0; i < bank_question_count(bank); i++) {
        const Question *question = bank_question_at(bank, i);
        if (!competency || asks_for(question, competency->id))
            found[(*count)++] = question;
    }
    return found;
}

static int put_questions(const Session *session, Buffer *out) {
    const Options *options = session->options;
    const bool json = options->as && strcmp(options->as, "json") == 0;
    size_t count;
    const Question **found = find_questions(session, &count);
    if (count == 0 && !json)
        fprintf(stderr, MSG_CLI_NO_QUESTIONS "\n", options->competency ? options->competency : "");
    if (!json)
        questions_text(session, found, count, isatty(STDOUT_FILENO) == 1, out);
    for (size_t i = 0; json && i < count; i++) {
        json_list_part(i, out);
        put_json(found[i], out);
    }
    if (json)
        json_list_close(count, out);
    free(found);
    return json ? put_out(out, STATUS_FINE) : put_paged(out, STATUS_FINE);
}

static bool competency_is_known(const Session *session, Error *error) {
    const char *competency = session->options->competency;
    if (!competency || competency_named(session->bank, competency))
        return true;
    Buffer known = {0};
    for (size_t i = 0; i < bank_competency_count(session->bank); i++)
        buffer_printf(&known, "%s%s", i > 0 ? ", " : "", bank_competency_at(session->bank, i)->id);
    error_set(error, ERROR_USAGE, MSG_CLI_UNKNOWN_COMPETENCY, competency);
    error_remedy(error, MSG_CLI_ONE_OF, buffer_string(&known));
    buffer_free(&known);
    return false;
}

static int put_template(const Session *session, Buffer *out, Error *error) {
    const Options *options = session->options;
    const char *kind = options->word_count > 0 ? options->words[0] : bank_template_names[0];
    return bank_template(session->bank, kind, out, error) ? put_out(out, STATUS_FINE) : report_error(error);
}

/* A word is the kind of a template, and nothing else. */
static bool words_fit(const Session *session, Error *error) {
    const Options *options = session->options;
    if (options->template || options->word_count == 0)
        return true;
    error_set(error, ERROR_USAGE, MSG_CLI_TOO_MANY, options->words[0]);
    if (bank_question(session->bank, options->words[0]))
        return error_remedy(error, MSG_CLI_PRACTISE_IT, options->words[0], options->words[0]);
    return error_remedy(error, "%s", MSG_CLI_SEE_QUESTIONS_HELP);
}

/* A template may be on its way into the very content that is read here, where it is an empty file as yet: nothing is
 * said of that. */
static bool begin(const Options *options, Session *session) {
    if (!options->template)
        return session_begin(options, session);
    ErrorList errors = {0};
    bool fine = session_begin_quietly(options, session, &errors);
    if (fine)
        error_list_clear(&errors);
    report_errors(&errors);
    return fine;
}

int command_questions(const Options *options) {
    Session session;
    Buffer out = {0};
    Error error = {0};
    int status = STATUS_COULD_NOT;
    if (begin(options, &session)) {
        if (!words_fit(&session, &error) || !competency_is_known(&session, &error)) {
            status = report_error(&error);
        } else if (options->template) {
            status = put_template(&session, &out, &error);
        } else {
            status = put_questions(&session, &out);
        }
    }
    buffer_free(&out);
    session_end(&session);
    return status;
}
