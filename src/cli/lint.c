/* starcoach lint: checks content files, runs the rules' own examples, and holds model answers to their promise. */
#include "base/file.h"
#include "base/messages.h"
#include "cli/commands.h"
#include "cli/session.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MODEL_SCORE = 95 };

static const Date model_today = {2026, 1, 15}; /* as in rules' examples: a model does not grow old */

static AnswerView model_view(const Session *session, const Question *question, const Guide *guide) {
    const Shape *shape = bank_shape(session->bank, question->shape);
    SectionView *sections = arena_array(session->arena, shape->section_count, sizeof *sections);
    for (size_t i = 0; i < shape->section_count; i++)
        sections[i].source = slice_of("");
    for (size_t i = 0; i < guide->model.section_count; i++) {
        const Section *section = shape_section(shape, guide->model.sections[i].section);
        if (section)
            sections[shape_section_index(shape, section)] =
                section_view_whole(slice_of(guide->model.sections[i].text), session->arena);
    }
    return (AnswerView){.question = question, .shape = shape, .sections = sections};
}

static bool take_model_story(const Session *session, const StoryFacts *facts, Story *story, Error *error) {
    story->title = facts->title;
    story->kind = facts->kind;
    story->reach = facts->reach;
    story->repaired = facts->repaired;
    story->doubts = facts->doubts;
    return !facts->when || story_set(story, "when", facts->when, session->arena, error);
}

/* A model that recites itself is no echo: the finding is passed over, and what it cost given back. */
static int model_score(const Report *report, const char **worst) {
    int score = report->score, most = 0;
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        if (finding->rule->kind == RULE_ECHO)
            score += finding->cost;
        else if (finding->cost > most) {
            most = finding->cost;
            *worst = finding->rule->id;
        }
    }
    return score;
}

static void lint_model(Session *session, const Question *question, ErrorList *errors) {
    Error error = {0};
    const Guide *guide = bank_guide(session->bank, question->id, NULL);
    if (!guide || guide->model.section_count == 0 || !bank_shape(session->bank, question->shape))
        return;
    AnswerView view = model_view(session, question, guide);
    if (!take_model_story(session, &guide->model.story, &view.story, &error)) {
        error_list_take(errors, &error);
        return;
    }
    const JudgeOptions options = {.mode = JUDGE_FINAL, .pace = 1, .today = model_today};
    const Report *report = judge_answer(session->judge, session->cache, &view, &options, session->arena);
    const char *worst = "";
    int score = model_score(report, &worst);
    if (score >= MODEL_SCORE)
        return;
    error_at(&error, ERROR_INVALID, guide->source.file, guide->model.sections[0].mark.line, guide->model.sections[0].mark.column,
             MSG_CLI_MODEL_SCORE, score, worst);
    error_list_take(errors, &error);
}

static void lint_bank(Session *session, ErrorList *errors) {
    bank_check(session->bank, errors);
    judge_new(session->bank, &session->judge, errors);
    session->cache = judge_cache_new();
    judge_check_examples(session->judge, NULL, errors);
    for (size_t i = 0; i < bank_question_count(session->bank); i++)
        lint_model(session, bank_question_at(session->bank, i), errors);
}

static void lint_file(Session *session, const char *path, ErrorList *errors) {
    if (!bank_check_file(session->bank, path, errors))
        return;
    ErrorList others = {0};
    judge_free(session->judge);
    judge_new(session->bank, &session->judge, &others);
    for (size_t i = 0; i < others.count; i++) {
        if (others.items[i].file && strcmp(others.items[i].file, path) == 0)
            error_list_take(errors, &others.items[i]);
    }
    error_list_clear(&others);
    judge_check_examples(session->judge, path, errors);
}

/* What deserves a look, and fails nothing. */
static void put_warnings(const ErrorList *warnings, Buffer *out) {
    for (size_t i = 0; i < warnings->count; i++) {
        error_format(&warnings->items[i], out);
        buffer_append_byte(out, '\n');
    }
}

static void put_errors(const ErrorList *errors, Buffer *out) {
    for (size_t i = 0; i < errors->count; i++) {
        error_format(&errors->items[i], out);
        buffer_append_byte(out, '\n');
    }
    if (errors->count == 1)
        buffer_append_string(out, MSG_CLI_LINT_ONE);
    else if (errors->count > 0)
        buffer_printf(out, MSG_CLI_LINT_COUNT, errors->count);
}

/* A file that can't be read is no content that is wrong. */
static bool is_readable(const char *path) {
    Error error = {0};
    if (access(path, R_OK) == 0 && !folder_exists(path))
        return true;
    error_from_errno(&error, folder_exists(path) ? EISDIR : errno, MSG_BASE_VERB_READ, path);
    report_error(&error);
    return false;
}

/* Gives the exit status, but for the problems. */
static int lint_words(Session *session, ErrorList *errors, Buffer *out) {
    const Options *options = session->options;
    int status = STATUS_FINE;
    for (size_t i = 0; i < options->word_count; i++) {
        size_t before = errors->count;
        if (!is_readable(options->words[i])) {
            status = STATUS_COULD_NOT;
            continue;
        }
        lint_file(session, options->words[i], errors);
        if (errors->count == before)
            buffer_printf(out, MSG_CLI_LINT_FILE_CLEAN, options->words[i]);
    }
    if (options->word_count > 0)
        return status;
    lint_bank(session, errors);
    ErrorList warnings = {0};
    bank_nearest_twins(session->bank, &warnings);
    put_warnings(&warnings, out);
    error_list_clear(&warnings);
    if (errors->count == 0)
        buffer_printf(out, MSG_CLI_LINT_CLEAN, bank_question_count(session->bank), bank_shape_count(session->bank),
                      bank_rule_count(session->bank));
    return status;
}

int command_lint(const Options *options) {
    Session session;
    ErrorList errors = {0};
    Buffer out = {0};
    int status;
    if (session_begin_quietly(options, &session, &errors)) {
        error_list_clear(&errors); /* the check tells them again, with the rest */
        status = lint_words(&session, &errors, &out);
        status = status == STATUS_FINE && errors.count > 0 ? STATUS_FOUND : status;
    } else {
        status = STATUS_FOUND;
    }
    put_errors(&errors, &out);
    if (options->quiet)
        buffer_clear(&out);
    status = put_out_clean(&out, status);
    error_list_clear(&errors);
    buffer_free(&out);
    session_end(&session);
    return status;
}
