/* starcoach check: judges answers from files, folders, drafts or standard input. */
#include "base/file.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/path.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/json_list.h"
#include "cli/jsonl.h"
#include "cli/pager.h"
#include "cli/progress.h"
#include "cli/session.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORK_BYTES = 24 }; /* of memory that judging takes at most for a byte of text (measured on prose: 14 to 23) */

typedef struct Check {
    Session session;
    JudgeOptions judging;
    ReportStyle style;
    Buffer out;
    Progress progress;
    size_t total; /* files, as far as they are known */
    size_t reports;
    int status;
    Buffer under; /* names of answers under --fail-under, parted by ", " */
    size_t under_count;
    bool stuck; /* standard output takes no more */
} Check;

static bool is_form(const Check *check, const char *form) {
    const char *as = check->session.options->as;
    return strcmp(as ? as : "text", form) == 0;
}

static void raise_status(Check *check, int status) {
    check->status = status > check->status ? status : check->status;
}

/* Reports that explain all are long; on a terminal they are read in one piece, all files' together. */
static bool is_read_in_one(const Check *check) {
    return check->session.options->explain && is_form(check, "text") && isatty(STDOUT_FILENO) == 1;
}

/* An error of one answer: the others go on. */
static void tell(Check *check, Error *error) {
    progress_hide(&check->progress);
    raise_status(check, report_error(error));
}

/* Writes what there is; once that has failed there is no more to do. */
static void put(Check *check, bool last) {
    bool in_one = is_read_in_one(check);
    if (check->session.options->quiet)
        buffer_clear(&check->out);
    if (check->stuck || (in_one && !last))
        return;
    if (check->out.size > 0)
        progress_hide(&check->progress);
    check->stuck = (in_one ? put_paged : put_out)(&check->out, STATUS_FINE) != STATUS_FINE;
    raise_status(check, check->stuck ? STATUS_COULD_NOT : STATUS_FINE);
}

static void put_report(Check *check, const Report *report, const char *name, Slice text, bool in_folder) {
    if (is_form(check, "json")) {
        json_list_part(check->reports, &check->out);
        render_report_json(report, NULL, name, check->session.options->explain, &check->out);
    } else if (is_form(check, "line")) {
        render_report_lines(report, name, text, &check->out);
    } else if (in_folder) {
        render_report_line(report, name, &check->style, &check->out);
    } else {
        if (check->reports > 0)
            buffer_append_byte(&check->out, '\n');
        render_report_text(report, name, text, &check->style, &check->out);
    }
    check->reports++;
}

static void weigh(Check *check, const Report *report, const char *name) {
    if (report->score < check->session.options->fail_under) {
        raise_status(check, STATUS_FOUND);
        buffer_printf(&check->under, "%s%s", check->under_count++ > 0 ? ", " : "", name);
    }
    for (size_t i = 0; i < report->finding_count; i++) {
        if (report->findings[i].severity == SEVERITY_ERROR)
            raise_status(check, STATUS_FOUND);
    }
}

static void check_text(Check *check, const char *name, Slice text, bool in_folder) {
    Session *session = &check->session;
    const AnswerOptions options = {session->options->question, session->options->shape};
    AnswerView view;
    Error error = {0};
    if (!answer_read(session->bank, session->cutter, name, text, &options, session->arena, &view, &error)) {
        tell(check, &error);
        return;
    }
    const Report *report = judge_answer(session->judge, session->cache, &view, &check->judging, session->arena);
    weigh(check, report, name);
    put_report(check, report, name, text, in_folder);
}

/* A draft's file, as the store keeps it, would be judged as if its keys were said. */
static bool is_answer_file(const char *path, Slice text, Error *error) {
    const char *name = path_name(path), *dot = strrchr(name, '.');
    if (!dot || strcmp(dot, ".yaml") != 0 || !slice_starts(text, "version:"))
        return true;
    Buffer id = {0};
    buffer_append(&id, (Slice){name, (size_t)(dot - name)});
    error_set(error, ERROR_INVALID, MSG_CLI_DRAFT_FILE, path);
    error_remedy(error, MSG_CLI_DRAFT_FILE_FIX, buffer_string(&id));
    buffer_free(&id);
    return false;
}

/* A draft is judged as `drafts show` prints it, its story's facts with it. False where there is none of that id. */
static bool check_draft(Check *check, const char *id) {
    Session *session = &check->session;
    Draft *draft;
    Error error = {0};
    if (!session->store || strchr(id, '/')) /* a path names a file */
        return false;
    if (!draft_open(session->store, session->bank, id, &draft, &error)) {
        bool there = error.code != ERROR_NOT_FOUND;
        if (there)
            tell(check, &error);
        error_clear(&error);
        return there;
    }
    Buffer text = {0};
    const RenderOptions rendering = {.date = check->judging.today, .own = true}; /* lines as "drafts show" has them */
    const AnswerView view = answer_view(draft_answer(draft), session->bank, session->arena);
    render_answer_markdown(session->bank, &view, &rendering, &text);
    check_text(check, draft_id(draft), buffer_slice(&text), false);
    draft_close(draft);
    buffer_free(&text);
    arena_reset(session->arena);
    put(check, false);
    progress_step(&check->progress, (double)(check->progress.done + 1) / (double)check->total);
    return true;
}

static void check_file(Check *check, const char *path, bool in_folder) {
    Buffer text = {0};
    Error error = {0};
    const char *name = strcmp(path, "-") == 0 ? "<stdin>" : path;
    const size_t size = file_size(path);
    void *expected = memory_expect(size * WORK_BYTES); /* before it is read, for it takes its part of it */
    if (file_read(path, ANSWER_LIMIT, &text, &error) && is_answer_file(path, buffer_slice(&text), &error)) {
        if (size == 0)
            expected = memory_expect(text.size * WORK_BYTES);
        check_text(check, name, buffer_slice(&text), in_folder);
    } else {
        tell(check, &error);
    }
    buffer_free(&text);
    free(expected);
    arena_reset(check->session.arena);
    put(check, false);
    progress_step(&check->progress, (double)(check->progress.done + 1) / (double)check->total);
}

static bool is_answer_name(const char *name) {
    const char *dot = strrchr(name, '.');
    return dot && (strcmp(dot, ".md") == 0 || strcmp(dot, ".markdown") == 0 || strcmp(dot, ".txt") == 0);
}

static bool is_answer(const char *folder, const char *name) {
    char *path = path_join(folder, name);
    bool is = is_answer_name(name) && !folder_exists(path);
    free(path);
    return is;
}

/* Its answers in the order of their names. */
static void check_folder(Check *check, const char *folder) {
    Names names = {0};
    Error error = {0};
    if (!folder_list(folder, &names, &error)) {
        tell(check, &error);
        return;
    }
    size_t found = 0;
    for (size_t i = 0; i < names.count; i++)
        found += is_answer(folder, names.items[i]);
    check->total += found;
    for (size_t i = 0; i < names.count && !check->stuck; i++) {
        if (!is_answer(folder, names.items[i]))
            continue;
        char *path = path_join(folder, names.items[i]);
        check_file(check, path, true);
        free(path);
    }
    names_free(&names);
    if (found == 0) {
        error_at(&error, ERROR_NOT_FOUND, folder, 0, 0, "%s", MSG_CLI_NO_ANSWERS);
        tell(check, &error);
    }
}

/* Of several answers: which were under --fail-under, since their lines tell no points. */
static void tell_under(const Check *check) {
    Buffer line = {0};
    const Options *options = check->session.options;
    if (check->under_count == 0 || check->reports < 2 || options->quiet)
        return;
    utf8_append_line(&line, buffer_slice(&check->under));
    fprintf(stderr, MSG_CLI_UNDER "\n", check->under_count, check->reports, options->fail_under, buffer_string(&line));
    buffer_free(&line);
}

static void check_words(Check *check) {
    const Options *options = check->session.options;
    check->progress = progress_begin(options);
    check->total = options->word_count > 0 ? options->word_count : 1;
    if (options->word_count == 0)
        check_file(check, "-", false);
    for (size_t i = 0; i < options->word_count && !check->stuck; i++) {
        if (folder_exists(options->words[i])) {
            check->total--;
            check_folder(check, options->words[i]);
        } else if (strcmp(options->words[i], "-") == 0 || file_exists(options->words[i]) ||
                   !check_draft(check, options->words[i])) {
            check_file(check, options->words[i], false);
        }
    }
    progress_hide(&check->progress);
    if (is_form(check, "json"))
        json_list_close(check->reports, &check->out);
    put(check, true);
    tell_under(check);
}

/* An unknown question or shape is told once, before any file is read. */
static bool options_are_known(const Session *session, Error *error) {
    const Question *question;
    const Shape *shape;
    return answer_find_shape(session->bank, session->options->question, session->options->shape, &question, &shape,
                             error);
}

int command_check(const Options *options) {
    Check check = {.status = STATUS_COULD_NOT};
    Error error = {0};
    if (session_begin(options, &check.session) && session_judge(&check.session)) {
        check.judging = session_judge_options(&check.session);
        check.style = session_style(&check.session);
        check.status = STATUS_FINE;
        if (!options_are_known(&check.session, &error))
            check.status = report_error(&error);
        else if (options->jsonl)
            check.status = jsonl_run(&check.session);
        else
            check_words(&check);
    }
    buffer_free(&check.out);
    buffer_free(&check.under);
    session_end(&check.session);
    return check.status;
}
