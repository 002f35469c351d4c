/* starcoach export: a draft or an answer file as the person will say it. */
#include "base/clock.h"
#include "base/file.h"
#include "base/messages.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/session.h"
#include <string.h>

typedef struct Export {
    Session session;
    Buffer text;  /* of the file */
    Draft *draft; /* or the draft */
    AnswerView view;
} Export;

static bool read_answer_file(Export *export, const char *path, Error *error) {
    const AnswerOptions options = {export->session.options->question, export->session.options->shape};
    return file_read(path, ANSWER_LIMIT, &export->text, error) &&
           answer_read(export->session.bank, export->session.cutter, path, buffer_slice(&export->text), &options,
                       export->session.arena, &export->view, error);
}

static bool read_draft(Export *export, const char *id, Error *error) {
    if (!export->session.store && !store_open(&export->session.store, error))
        return false;
    if (!draft_open(export->session.store, export->session.bank, id, &export->draft, error)) {
        if (error->code != ERROR_NOT_FOUND)
            return false;
        if (folder_exists(id)) {
            error_set(error, ERROR_INVALID, MSG_CLI_EXPORT_FOLDER, id);
            return error_remedy(error, "%s", MSG_CLI_EXPORT_FOLDER_FIX);
        }
        error_set(error, ERROR_NOT_FOUND, MSG_CLI_NO_SUCH_ANSWER, id);
        return error_remedy(error, "%s", MSG_CLI_NO_SUCH_ANSWER_FIX);
    }
    export->view = answer_view(draft_answer(export->draft), export->session.bank, export->session.arena);
    return true;
}

static bool has_text(const AnswerView *view) {
    for (size_t i = 0; i < view->shape->section_count; i++) {
        if (view->sections[i].span_count > 0)
            return true;
    }
    return false;
}

static void render(Export *export, Buffer *out) {
    Session *session = &export->session;
    const Options *options = session->options;
    const JudgeOptions judging = session_judge_options(session);
    const Report *report = judge_answer(session->judge, session->cache, &export->view, &judging, session->arena);
    const RenderOptions rendering = {.width = options->width, .polish = options->polish, .date = judging.today};
    const char *as = options->as ? options->as : "text";
    if (strcmp(as, "markdown") == 0)
        render_answer_markdown(session->bank, &export->view, &rendering, out);
    else if (strcmp(as, "cards") == 0)
        render_answer_cards(session->bank, &export->view, report, &rendering, out);
    else if (strcmp(as, "json") == 0)
        render_answer_json(session->bank, &export->view, &rendering, out);
    else
        render_answer_text(session->bank, &export->view, report, &rendering, out);
}

/* Of a file that can't be written because its folder isn't there, say the folder. */
static void blame_folder(const char *path, Error *error) {
    const char *slash = strrchr(path, '/');
    if (error->code != ERROR_NOT_FOUND || !slash || slash == path)
        return;
    Buffer folder = {0};
    buffer_append(&folder, (Slice){path, (size_t)(slash - path)});
    if (!folder_exists(buffer_string(&folder))) {
        error_set(error, ERROR_NOT_FOUND, MSG_CLI_NO_FOLDER, path, buffer_string(&folder));
        error_remedy(error, "%s", MSG_CLI_NO_FOLDER_FIX);
    }
    buffer_free(&folder);
}

static int put(const Options *options, Buffer *out) {
    Error error = {0};
    if (!options->output || strcmp(options->output, "-") == 0)
        return put_out(out, STATUS_FINE);
    if (file_is_same(options->words[0], options->output)) {
        error_set(&error, ERROR_USAGE, MSG_CLI_EXPORT_ONTO_ITSELF, options->output);
        error_remedy(&error, "%s", MSG_CLI_EXPORT_ONTO_ITSELF_FIX);
        return report_error(&error);
    }
    bool replaced = file_exists(options->output);
    if (!file_replace(options->output, buffer_slice(out), 0600, &error)) {
        blame_folder(options->output, &error);
        return report_error(&error);
    }
    Buffer name = {0};
    utf8_append_line(&name, slice_of(options->output));
    buffer_clear(out);
    buffer_printf(out, replaced ? MSG_CLI_WRITTEN_OVER : MSG_CLI_WRITTEN, buffer_string(&name));
    buffer_free(&name);
    return put_success(options, out);
}

int command_export(const Options *options) {
    Export export = {0};
    Buffer out = {0};
    Error error = {0};
    int status = STATUS_COULD_NOT;
    const char *what = options->words[0];
    if (session_begin(options, &export.session) && session_judge(&export.session)) {
        bool is_stdin = strcmp(what, "-") == 0, is_file = is_stdin || file_exists(what);
        bool read = is_file ? read_answer_file(&export, what, &error) : read_draft(&export, what, &error);
        if (read && !has_text(&export.view))
            read = error_set(&error, ERROR_INVALID, MSG_CLI_NOTHING_TO_EXPORT, is_stdin ? MSG_BASE_STDIN : what);
        if (read) {
            render(&export, &out);
            status = put(options, &out);
        } else {
            status = report_error(&error);
        }
    }
    if (export.draft)
        draft_close(export.draft);
    buffer_free(&export.text);
    buffer_free(&out);
    session_end(&export.session);
    return status;
}
