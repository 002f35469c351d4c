/* What commands share. */
#include "cli/session.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/messages.h"
#include "base/path.h"
#include "base/utf8.h"
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int report_error(Error *error) {
    Buffer told = {0}, line = {0};
    error_format(error, &told);
    buffer_append_string(&line, MSG_CLI_PROGRAM ": ");
    utf8_append_line(&line, buffer_slice(&told));
    fprintf(stderr, "%s\n", buffer_string(&line));
    buffer_free(&line);
    buffer_free(&told);
    error_clear(error);
    return STATUS_COULD_NOT;
}

void report_errors(ErrorList *errors) {
    for (size_t i = 0; i < errors->count; i++)
        report_error(&errors->items[i]);
    error_list_clear(errors);
}

int put_out(Buffer *out, int status) {
    Error error = {0};
    bool fine = file_write_fd(STDOUT_FILENO, buffer_slice(out), MSG_BASE_STDOUT, &error);
    buffer_clear(out);
    return fine ? status : report_error(&error);
}

int put_success(const Options *options, Buffer *out) {
    if (options->quiet)
        buffer_clear(out);
    return put_out(out, STATUS_FINE);
}

int put_out_clean(Buffer *out, int status) {
    Buffer clean = {0};
    utf8_append_clean(&clean, buffer_slice(out));
    buffer_clear(out);
    status = put_out(&clean, status);
    buffer_free(&clean);
    return status;
}

/* The folder of the person's own content, where there is one. */
static char *own_content(const Store *store) {
    if (!store)
        return NULL;
    char *folder = path_join(store_config_folder(store), "content");
    if (folder_exists(folder))
        return folder;
    free(folder);
    return NULL;
}

typedef bool (*BankOpening)(const BankPlaces *places, Bank **out, ErrorList *errors);

static bool begin(const Options *options, BankOpening opening, Session *out, ErrorList *errors) {
    Error error = {0};
    *out = (Session){.options = options, .arena = arena_new(), .settings_arena = arena_new()};
    if (!store_open(&out->store, &error))
        error_clear(&error); /* nothing is kept without a home; judging needs none */
    Settings settings = {0};
    if (out->store && !settings_load(out->store, out->arena, &settings, &error))
        error_clear(&error); /* told by whoever needs more of them than the language */
    char *own = own_content(out->store);
    bool fine = opening(&(BankPlaces){.own = own, .language = settings.language}, &out->bank, errors);
    free(own);
    return fine;
}

bool session_begin_quietly(const Options *options, Session *out, ErrorList *errors) {
    return begin(options, bank_load, out, errors);
}

bool session_begin(const Options *options, Session *out) {
    ErrorList errors = {0};
    bool fine = begin(options, bank_load, out, &errors);
    report_errors(&errors);
    return fine;
}

bool session_open(const Options *options, Session *out) {
    ErrorList errors = {0};
    bool fine = begin(options, bank_open, out, &errors);
    report_errors(&errors);
    return fine;
}

bool session_read_on(Session *session) {
    ErrorList errors = {0};
    bool fine = bank_read_on(session->bank, &errors);
    report_errors(&errors);
    return fine;
}

/* What can't be read or names no rule is told and left out: the rest is judged as ever. */
static void read_choices(Session *session, ErrorList *errors) {
    Error error = {0};
    if (!session->store)
        return;
    if (!settings_load(session->store, session->settings_arena, &session->settings, &error))
        error_list_take(errors, &error);
    else
        judge_check_choices(session->bank, &session->settings.rules,
                            settings_file(session->store, session->settings_arena), errors);
}

bool session_judge(Session *session) {
    ErrorList errors = {0};
    Error error = {0};
    judge_new(session->bank, &session->judge, &errors);
    read_choices(session, &errors);
    report_errors(&errors);
    session->cache = judge_cache_new();
    session->cutter = answer_cutter_new(session->bank, &error);
    if (!session->cutter)
        report_error(&error);
    return session->judge && session->cutter;
}

void session_end(Session *session) {
    answer_cutter_free(session->cutter);
    judge_cache_free(session->cache);
    judge_free(session->judge);
    bank_free(session->bank);
    if (session->store)
        store_close(session->store);
    arena_free(session->arena);
    arena_free(session->settings_arena);
}

JudgeOptions session_judge_options(const Session *session) {
    const Options *options = session->options;
    return (JudgeOptions){
        .mode = JUDGE_FINAL,
        .pace = options->pace > 0 ? options->pace : 1,
        .takes = options->takes,
        .today = options->today.year > 0 ? options->today : clock_today(),
        .explain = options->explain,
        .rules = &session->settings.rules,
    };
}

/* Colour on a terminal that has it, unless NO_COLOR or --color say otherwise. */
static bool wants_colour(const Options *options) {
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (options->colour != 0)
        return options->colour == 1;
    if ((no_color && *no_color) || !term || strcmp(term, "dumb") == 0)
        return false;
    return isatty(STDOUT_FILENO) == 1;
}

ReportStyle session_style(const Session *session) {
    const Options *options = session->options;
    return (ReportStyle){
        .width = options->width,
        .colour = wants_colour(options),
        .utf8 = !options->ascii && strcmp(nl_langinfo(CODESET), "UTF-8") == 0,
        .explain = options->explain,
    };
}
